"""What is asked for in the contents takes its time, and the draft goes on meanwhile: neither forgets the other."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.runner import Runner
from kitstudio.model.media_type import Kind
from kitstudio.operations.context import Context
from kitstudio.operations.editing.state import Target
from kitstudio.ui.contents import work
from kitstudio.ui.contents.wishes import Verb, Wish
from tests.ui.draft_stand import opened, settled
from tests.ui.held import Held

KITFILE = """\
manifestVersion: 1.0.0
package:
  name: tiny
model:
  path: model.bin
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "tiny"
    root.mkdir()
    for name in ("model.bin", "README.md", "train.csv"):
        (root / name).write_text("x")
    (root / "Kitfile").write_text(KITFILE)
    return root


@pytest.fixture
def context(tmp_path: Path) -> Context:
    here = tmp_path / "here"
    return Context(store_path=here / "store", cache_path=here / "cache", kitops_home=here / "kitops", now=time.time)


def test_a_role_that_comes_late_leaves_what_was_saved_meanwhile_known(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, context, runner, folder)
    page.kitfile.edit.appendPlainText("# mine")
    settled(qtbot, page)
    refused: list[KitStudioError] = []
    page.saving.refused.connect(refused.append)
    held = Held(monkeypatch, work, "carried_out")
    page.work.wish(Wish(Verb.ROLE, (Target("train.csv"),), Kind.DATASET))
    qtbot.waitUntil(held.begun.is_set)
    page.saving.save()
    qtbot.waitUntil(lambda: not page.state.edited and not page.state.busy)
    known: list[str] = []

    def note() -> None:
        assert page.state.draft is not None
        known.append(page.state.draft.saved)

    page.kitfile.edit.edited.connect(note)
    held.free.set()
    qtbot.waitUntil(lambda: "train.csv" in page.kitfile.edit.content())
    assert known[0] == (folder / "Kitfile").read_text() == KITFILE + "\n# mine"
    settled(qtbot, page)
    page.saving.save()
    qtbot.waitUntil(lambda: not page.state.edited)
    assert "train.csv" in (folder / "Kitfile").read_text()
    assert refused == []


def test_a_role_that_comes_late_leaves_what_was_found_in_the_folder_meanwhile_known(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, context, runner, folder)
    held = Held(monkeypatch, work, "carried_out")
    page.work.wish(Wish(Verb.ROLE, (Target("train.csv"),), Kind.DATASET))
    qtbot.waitUntil(held.begun.is_set)
    (folder / "new.csv").write_text("x")
    page.state.look_again()
    settled(qtbot, page)
    held.free.set()
    qtbot.waitUntil(lambda: "train.csv" in page.kitfile.edit.content())
    settled(qtbot, page)
    assert page.state.draft is not None
    assert "new.csv" in page.state.draft.facts.files
    assert page.state.draft.text == page.kitfile.edit.content()
