"""Rules that name a file whose name is no text: shown, never lost to a key, and taken back like others."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kitstudio.jobs.runner import Runner
from kitstudio.operations.context import Context
from kitstudio.operations.editing.state import Target
from kitstudio.ui.contents.wishes import Verb, Wish
from kitstudio.ui.pages.draft_page import DraftPage
from tests.ui.draft_stand import opened, settled

ODD = "\udcff.bin"
RULES = "*.log\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "tiny"
    root.mkdir()
    for name in ("model.bin", "a.txt", "b.txt", ODD):
        (root / name).write_text("x")
    (root / "Kitfile").write_text("manifestVersion: 1.0.0\nmodel:\n  path: model.bin\n")
    (root / ".kitignore").write_text(RULES)
    return root


@pytest.fixture
def page(qtbot: QtBot, runner: Runner, folder: Path, tmp_path: Path) -> DraftPage:
    here = tmp_path / "here"
    context = Context(store_path=here / "store", cache_path=here / "cache", kitops_home=here / "kitops", now=time.time)
    return opened(qtbot, context, runner, folder)


def hide(qtbot: QtBot, page: DraftPage, *names: str) -> str:
    """Hide files, one after the other; the rules then."""
    for name in names:
        before = page.state.ignore
        page.work.wish(Wish(Verb.HIDE, (Target(name),)))
        qtbot.waitUntil(lambda before=before: page.state.ignore != before)  # type: ignore[misc]  # lambda
        settled(qtbot, page)
    return page.state.ignore


def test_a_key_in_rules_that_are_no_text_takes_nothing_of_them(qtbot: QtBot, page: DraftPage, folder: Path) -> None:
    rules = hide(qtbot, page, ODD)
    assert rules.startswith(RULES)
    assert ODD.removesuffix(".bin") in rules
    page.contents.edit_rules()
    edit = page.contents.rules.edit
    qtbot.keyClicks(edit, "*.tmp")
    settled(qtbot, page)
    assert page.state.ignore == edit.content() == rules
    assert "\\xff.bin" in edit.toPlainText()
    page.saving.save()
    qtbot.waitUntil(lambda: not page.state.edited)
    assert (folder / ".kitignore").read_bytes() == os.fsencode(rules)


def test_rules_that_are_no_text_are_taken_back_and_brought_again(qtbot: QtBot, page: DraftPage) -> None:
    edit = page.contents.rules.edit
    one = hide(qtbot, page, "a.txt")
    two = hide(qtbot, page, ODD)
    three = hide(qtbot, page, "b.txt")
    for wanted in (two, one, RULES):
        page.work.undo()
        settled(qtbot, page)
        assert page.state.ignore == edit.content() == wanted
    assert not page.state.edited
    for wanted in (one, two, three):
        page.work.redo()
        settled(qtbot, page)
        assert page.state.ignore == edit.content() == wanted
