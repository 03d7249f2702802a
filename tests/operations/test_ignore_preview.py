"""What edited rules hide: counted rule by rule, told apart from what is hidden on disk, refused ones named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kitstudio.base.control import CancelToken, Control
from kitstudio.base.errors import OperationCancelledError
from kitstudio.operations.contents.ignore_preview import preview_ignore
from kitstudio.operations.draft import Draft, open_draft


@pytest.fixture
def draft(tmp_path: Path, control: Control) -> Draft:
    for at, name in enumerate(("a.tmp", "x/b.tmp", "x/keep.tmp", "x/c.txt", "d.md")):
        path = tmp_path / "f" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * (at + 1))
    (tmp_path / "f/Kitfile").write_text("manifestVersion: 1.0.0\ncode:\n  - path: .\n", "utf-8")
    (tmp_path / "f/.kitignore").write_text("*.tmp\nd.md\n", "utf-8")
    return open_draft(tmp_path / "f", control)


def test_each_rule_counts_what_it_decides_and_an_exception_what_it_shows(draft: Draft, control: Control) -> None:
    text = "# words\n**/*.tmp\n!x/keep.tmp\nx/c.txt\nnothing\n"
    found = preview_ignore(draft.facts, draft.ignore.text, text, control)
    assert [(each.line, each.text, each.files, each.size) for each in found.rules] == [
        (2, "**/*.tmp", 2, 3),
        (3, "!x/keep.tmp", 1, 3),
        (4, "x/c.txt", 1, 4),
        (5, "nothing", 0, 0),
    ]
    assert (found.hidden, found.hidden_size) == (3, 7)
    assert [each.path for each in found.newly_hidden] == ["x/b.tmp", "x/c.txt"]
    assert [each.path for each in found.newly_shown] == ["d.md"]


def test_a_refused_rule_is_named_and_the_others_are_tried(draft: Draft, control: Control) -> None:
    found = preview_ignore(draft.facts, "", "[\nd.md\n", control)
    assert [(each.line, bool(each.refusal), each.files) for each in found.rules] == [(1, True, 0), (2, False, 1)]
    assert not found.refusal


def test_links_are_counted_and_those_that_lead_out_too(draft: Draft, tmp_path: Path, control: Control) -> None:
    (tmp_path / "f/within").symlink_to("d.md")
    (tmp_path / "f/out").symlink_to("/nowhere/else")
    (tmp_path / "f/.kitignore").write_text("out\n")
    facts = open_draft(tmp_path / "f", control).facts
    found = preview_ignore(facts, "out\n", "out\nwithin\n", control)
    assert [(each.text, each.files) for each in found.rules] == [("out", 1), ("within", 1)]
    assert found.hidden == 2
    assert [(each.path, each.size) for each in found.newly_hidden] == [("within", 0)]
    assert [each.path for each in preview_ignore(facts, "out\n", "", control).newly_shown] == ["out"]


def test_a_line_too_long_refuses_the_whole_text(draft: Draft, control: Control) -> None:
    assert preview_ignore(draft.facts, "", "x" * 70_000, control).refusal


def test_it_can_be_cancelled(draft: Draft) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        preview_ignore(draft.facts, "", "x", Control(token=token))
