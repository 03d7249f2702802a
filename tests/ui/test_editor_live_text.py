"""The text of a document followed from change to change is the one that a whole reading gives."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument, QTextLayout
from PySide6.QtWidgets import QPlainTextDocumentLayout
from pytestqt.qtbot import QtBot

from kitstudio.ui.editor import ink
from kitstudio.ui.editor.kitfile_edit import KitfileEdit
from kitstudio.ui.editor.live_text import LiveText

_KEEP = QTextCursor.MoveMode.KeepAnchor
_PIECES = st.text(alphabet="ab: \n\u00a0\u00e4\u2028\U0001f600", max_size=6)
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 60), st.integers(0, 12), _PIECES),
        st.tuples(st.sampled_from(("undo", "redo", "both")), st.integers(0, 60), st.integers(0, 60), _PIECES),
    ),
    max_size=12,
)


def document(content: str) -> QTextDocument:
    made = QTextDocument()
    made.setDocumentLayout(QPlainTextDocumentLayout(made))
    made.setPlainText(content)
    return made


def put(doc: QTextDocument, at: int, length: int, piece: str) -> None:
    cursor = QTextCursor(doc)
    end = doc.characterCount() - 1
    cursor.setPosition(min(at, end))
    cursor.setPosition(min(at + length, end), _KEEP)
    cursor.insertText(piece)


@settings(deadline=None)
@given(_PIECES, _STEPS)
def test_it_is_the_text_of_the_document_whatever_is_done(
    qapp: object, content: str, steps: Sequence[tuple[str, int, int, str]]
) -> None:
    doc = document(content)
    live = LiveText(doc)
    assert live.lines == live.text_now().split("\n")
    for what, first, second, piece in steps:
        if what == "put":
            put(doc, first, second, piece)
        elif what == "both":  # one step with two places
            cursor = QTextCursor(doc)
            cursor.beginEditBlock()
            put(doc, first, 1, piece)
            put(doc, second, 2, piece[::-1])
            cursor.endEditBlock()
        else:
            (doc.undo if what == "undo" else doc.redo)()
        assert live.text == live.text_now()
        assert live.lines == live.text.split("\n")


@pytest.mark.parametrize("where", ["a: 1\n" * 30, "\u00e4: 1\n" * 30])
def test_a_key_does_not_read_the_document_anew(qtbot: QtBot, where: str) -> None:
    edit = KitfileEdit()
    qtbot.addWidget(edit)
    edit.load(where)
    edit.show_saved(where)
    edit.go_to(12, 5)
    edit.lines()
    before = edit._live.readings
    for key in "xyz":
        qtbot.keyClicks(edit, key)
        edit.place()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.raw() == edit.content() != where
    assert edit._live.readings == before


def test_a_key_in_a_text_beyond_the_first_plane_is_followed_by_a_reading(qtbot: QtBot) -> None:
    edit = KitfileEdit()
    qtbot.addWidget(edit)
    edit.load("a: \U0001f600\nb: 2\n")
    edit.go_to(2, 5)
    qtbot.keyClicks(edit, "x")
    assert edit.raw() == "a: \U0001f600\nb: 2x\n"


def test_a_line_has_its_colours_before_it_is_painted(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    edit = KitfileEdit()
    qtbot.addWidget(edit)
    edit.load("a: 1\n" * 30)
    edit.resize(400, 300)
    edit.show()
    edit.go_to(3, 5)
    edit.grab()
    coloured: list[str] = []

    def formats(line: str, *, in_text: bool) -> list[QTextLayout.FormatRange]:
        coloured.append(line)
        return []

    monkeypatch.setattr(ink, "_formats", formats)
    qtbot.keyClicks(edit, "x")
    assert coloured == ["a: 1x"]
    edit.grab()
    assert coloured == ["a: 1x"], "and not again while it is painted"
