"""What the file gets back: line ends, byte order mark and final newline as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitstudio.ui.editor.file_text import FileText
from kitstudio.ui.text import is_editable

TEXTS = st.lists(st.sampled_from(["a", "b: c", "\n", "\r\n", "\r", "é", "\U0001d4b3"]), max_size=20).map("".join)


@given(TEXTS, st.booleans())
def test_an_unchanged_text_comes_back_exactly(text: str, marked: bool) -> None:
    content = "\ufeff" * marked + text
    file = FileText(content)
    assert file.restored(file.shown) == content
    assert "\r" not in file.shown
    assert not file.shown.startswith("\ufeff") or text.startswith("\ufeff")


@given(TEXTS, st.data())
def test_lines_that_were_not_touched_keep_their_ends(text: str, data: st.DataObject) -> None:
    file = FileText(text)
    lines = file.shown.split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    before = text.splitlines(keepends=True)
    new = file.restored("\n".join([*lines[:at], "NEW", *lines[at + 1 :]]))
    assert FileText(new).shown.split("\n") == [*lines[:at], "NEW", *lines[at + 1 :]]
    after = new.splitlines(keepends=True)
    for number, line in enumerate(before):
        if number != at:
            assert after[number] == line


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_new_lines_end_as_the_others_do(end: str) -> None:
    file = FileText(f"\ufeffa{end}b{end}")
    assert file.restored("a\nnew\nb") == f"\ufeffa{end}new{end}b"


def test_a_new_line_in_a_mixed_file_ends_as_most_do() -> None:
    assert FileText("a\r\nb\nc\r\n").restored("a\nb\nnew\nc\n") == "a\r\nb\nnew\r\nc\r\n"


def test_what_is_no_text_is_shown_in_a_printable_form() -> None:
    file = FileText("a: \udcff\n")
    assert file.broken
    assert file.shown.isprintable() or "\n" in file.shown
    assert "\udcff" not in file.shown


@pytest.mark.parametrize("beside", ["", "é", "…", "\U0001f600"], ids=["ascii", "latin", "wide", "astral"])
def test_only_what_qt_cannot_hold_is_no_text_whatever_stands_beside_it(beside: str) -> None:
    for char in ("\ud800", "\udfff", "\ufdd0", "\ufdd1"):
        assert not is_editable(f"a: {beside}{char}\n")
    for char in ("", "\ufdcf", "\ufdd2", "\ue000", "\ud7ff", "\0"):
        assert is_editable(f"a: {beside}{char}\n")
