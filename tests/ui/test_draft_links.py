"""A folder with links in the window: one that leads out of it closes nothing, and none is left out unsaid."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.jobs.runner import Runner
from kitstudio.model.descriptor import Digest
from kitstudio.operations.context import Context
from kitstudio.operations.pack_options import PackReport
from kitstudio.operations.recovery import left_behind
from kitstudio.operations.recovery_place import Kept, RecoveryPlace
from kitstudio.ui.actions import acts_of
from kitstudio.ui.contents.nodes import Part
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.pages.draft_problems import _Problem
from kitstudio.ui.pages.error_view import ErrorView
from kitstudio.ui.sheets.pack_parts import PackDone
from kitstudio.ui.sheets.pack_sheet import PackSheet
from kitstudio.ui.widgets.base import Label, Line
from kitstudio.ui.widgets.buttons import Button
from tests.ui.draft_stand import opened

LEFT = Qt.MouseButton.LeftButton
KITFILE = "manifestVersion: 1.0.0\npackage:\n  name: tiny\ndocs:\n  - path: README.md\n"
WEIGHTS = b"w" * 3000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Its weights lie elsewhere."""
    root = tmp_path / "tiny"
    root.mkdir()
    (root / "README.md").write_text("# Tiny\n", "utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "model.safetensors").write_bytes(WEIGHTS)
    (root / "model.safetensors").symlink_to(tmp_path / "elsewhere" / "model.safetensors")
    return root


@pytest.fixture
def context(tmp_path: Path) -> Context:
    here = tmp_path / "here"
    return Context(store_path=here / "s", cache_path=here / "c", kitops_home=here / "k", now=time.time)


def settled(qtbot: QtBot, page: DraftPage, runner: Runner) -> None:
    qtbot.waitUntil(lambda: page.state.draft is not None and page.state.checked and not runner.active, timeout=10_000)


def shown(of: QWidget) -> list[str]:
    return [each.text() for each in of.findChildren(Button) if each.isVisible()]


def press(qtbot: QtBot, of: QWidget, words: str) -> None:
    """Press the one button of these words, as soon as it is there and can be pressed."""

    def found() -> list[Button]:
        return [each for each in of.findChildren(Button) if each.text() == words and each.isVisible()]

    qtbot.waitUntil(lambda: [each.isEnabled() for each in found()] == [True], timeout=10_000)
    qtbot.mouseClick(found()[0], LEFT)


def error_of(page: DraftPage) -> ErrorView:
    view = page.findChild(ErrorView)
    assert isinstance(view, ErrorView)
    return view


def words_on(widget: QWidget) -> list[str]:
    return [
        each.content if isinstance(each, Label) else each.accessibleName()
        for each in widget.findChildren(QWidget)
        if isinstance(each, Label | Line) and each.isVisible()
    ]


def rows(page: DraftPage) -> list[str]:
    model = page.contents.model
    return [str(model.index(at, 0, QModelIndex()).data()) for at in range(model.rowCount(QModelIndex()))]


def top(page: DraftPage) -> list[QModelIndex]:
    model = page.contents.model
    return [model.index(at, 0, QModelIndex()) for at in range(model.rowCount(QModelIndex()))]


def problems(page: DraftPage) -> list[_Problem]:
    area = page.problems._rows.widget()
    return area.findChildren(_Problem) if area is not None else []


def test_the_link_is_left_out_and_the_contents_come_up(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "Kitfile").write_text(KITFILE, "utf-8")
    page = opened(qtbot, context, runner, folder)
    qtbot.waitUntil(error_of(page).isVisible, timeout=10_000)
    assert "--" not in " ".join(words_on(error_of(page)))
    press(qtbot, error_of(page), "Leave the link out")
    settled(qtbot, page, runner)
    assert page.contents.tree.isVisible()
    assert not error_of(page).isVisible()
    assert any("README.md" in each for each in rows(page))
    assert page.state.ignore == "model.safetensors\n"
    assert not (folder / ".kitignore").exists()
    assert page.state.edited
    page.saving.save()
    qtbot.waitUntil(lambda: not page.state.edited and not page.state.busy, timeout=10_000)
    assert (folder / ".kitignore").read_text("utf-8") == "model.safetensors\n"
    assert (folder / "Kitfile").read_text("utf-8") == KITFILE


def test_what_was_left_out_can_be_taken_back(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    (folder / "Kitfile").write_text(KITFILE, "utf-8")
    (folder / ".kitignore").write_text("*.log\n", "utf-8")
    page = opened(qtbot, context, runner, folder)
    press(qtbot, error_of(page), "Leave the link out")
    settled(qtbot, page, runner)
    assert page.state.ignore == "*.log\nmodel.safetensors\n"
    assert page.contents.rules.edit.content() == page.state.ignore
    page.work.undo()
    settled(qtbot, page, runner)
    assert page.state.ignore == "*.log\n"
    assert not page.state.edited
    page.work.redo()
    settled(qtbot, page, runner)
    assert page.state.ignore == "*.log\nmodel.safetensors\n"


def left_out(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> DraftPage:
    """A page whose one link out of the folder is left out."""
    (folder / "Kitfile").write_text(KITFILE, "utf-8")
    page = opened(qtbot, context, runner, folder)
    press(qtbot, error_of(page), "Leave the link out")
    settled(qtbot, page, runner)
    return page


def test_the_link_that_is_left_out_is_shown_and_counted_among_the_ignored(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = left_out(qtbot, context, runner, folder)
    page.contents.show_aside(Part.IGNORED)
    model = page.contents.model
    head = next(each for each in top(page) if "Ignored" in str(each.data()))
    assert [str(model.index(at, 0, head).data()) for at in range(model.rowCount(head))] == ["model.safetensors, line 1"]
    assert model.index(0, 0, head).data(Qt.ItemDataRole.CheckStateRole) is None  # no layer can hold a link itself
    rules = page.contents.rules
    qtbot.waitUntil(lambda: rules.summary == "Hides 1 file, 0 B", timeout=10_000)
    assert rules.edit.words_of(1) == "hides 1"


@pytest.mark.parametrize("at", ["once", "later"])
def test_rules_that_were_left_hide_the_link_when_edits_are_gone_on_with(
    qtbot: QtBot, runner: Runner, folder: Path, tmp_path: Path, at: str
) -> None:
    (folder / "Kitfile").write_text(KITFILE, "utf-8")
    here = tmp_path / "here"
    context = Context(
        store_path=here / "s", cache_path=here / "c", kitops_home=here / "k", now=time.time, state_path=here / "state"
    )
    assert context.recovery is not None
    mine = KITFILE.replace("tiny", "mine")
    earlier = RecoveryPlace(context.recovery.folder, time.time)
    earlier.keep(Kept(folder, mine, KITFILE, was_file=True, ignore="model.safetensors\n"), earlier.order())
    earlier.close()
    left = left_behind(context.recovery, Control())[0]
    page = DraftPage(context, runner, folder)
    qtbot.addWidget(page, before_close_func=lambda _page: page.state.close())
    page.show()
    if at == "later":
        qtbot.waitUntil(error_of(page).isVisible, timeout=10_000)
        qtbot.waitUntil(lambda: not page.state.busy, timeout=10_000)
    page.safety.recovered.go_on_with(left)
    qtbot.waitUntil(page.contents.tree.isVisible, timeout=10_000)
    qtbot.waitUntil(lambda: page.state.text == mine, timeout=10_000)
    settled(qtbot, page, runner)
    assert page.state.ignore == "model.safetensors\n"
    assert not error_of(page).isVisible()
    page.state.close()
    qtbot.waitUntil(lambda: not runner.active, timeout=10_000)
    context.recovery.close()


@pytest.mark.parametrize("way", ["undone", "emptied"])
def test_a_link_that_is_left_out_no_more_is_said_by_itself(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, way: str
) -> None:
    page = left_out(qtbot, context, runner, folder)
    assert page.footer.ready
    if way == "undone":
        page.work.undo()
    else:
        page.contents.rules.edit.replace_content("")
    qtbot.waitUntil(page.trouble.isVisible, timeout=10_000)
    qtbot.waitUntil(lambda: not runner.active, timeout=10_000)
    assert not page.footer.pack.isEnabled()
    page.contents.rules.put("model.*\n")
    qtbot.waitUntil(lambda: page.footer.ready, timeout=10_000)
    settled(qtbot, page, runner)
    assert not page.trouble.isVisible()


def test_links_are_followed_and_packed_to_what_the_command_packs(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    press(qtbot, error_of(page), "Follow links")
    settled(qtbot, page, runner)
    assert page.contents.tree.isVisible()
    draft = page.state.draft
    assert draft is not None
    assert draft.follows_links
    assert "path: model.safetensors" in page.state.text
    assert draft.size == len(WEIGHTS) + len("# Tiny\n")
    assert any(each.endswith("links followed") for each in words_on(page.head))
    made: list[PackReport] = []
    page.packed.connect(made.append)
    page.open_pack()
    sheet = page.window().findChild(PackSheet)
    assert sheet is not None
    assert "--follow-links" in sheet.form._well.line
    qtbot.waitUntil(lambda: sheet.form.options is not None and not runner.active, timeout=10_000)
    press(qtbot, sheet, "Pack")
    qtbot.waitUntil(lambda: bool(sheet.findChildren(PackDone)), timeout=10_000)
    assert [each.path for each in made[0].layers] == ["model.safetensors", "README.md"]
    assert made[0].left_out == ()
    assert isinstance(made[0].descriptor.digest, Digest)
    sheet.dismiss()


def test_following_that_goes_wrong_can_be_given_up(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "away").symlink_to("/on-a-dead-mount")
    lstat = os.lstat

    def dead(path: bytes, **options: Any) -> os.stat_result:
        if os.fsencode(path) == b"/on-a-dead-mount":
            raise OSError(errno.EIO, "the disk does not answer")
        return lstat(path, **options)

    monkeypatch.setattr(os, "lstat", dead)
    page = opened(qtbot, context, runner, folder)
    press(qtbot, error_of(page), "Follow links")
    press(qtbot, error_of(page), "Do not follow links")
    press(qtbot, error_of(page), "Leave the 2 links out")
    settled(qtbot, page, runner)
    assert page.contents.tree.isVisible()


def test_a_link_that_comes_later_shuts_nothing_and_loses_nothing(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    (folder / "Kitfile").write_text(KITFILE, "utf-8")
    (folder / "model.safetensors").unlink()
    page = opened(qtbot, context, runner, folder)
    page.kitfile.edit.replace_content(KITFILE.replace("tiny", "tinier"))
    settled(qtbot, page, runner)
    for name in ("model.safetensors", "data"):
        (folder / name).symlink_to(tmp_path / "elsewhere")
    page.state.look_again()
    qtbot.waitUntil(page.trouble.isVisible, timeout=10_000)
    assert page.contents.tree.isVisible()
    assert not page.footer.pack.isEnabled()
    qtbot.waitUntil(lambda: not runner.active, timeout=10_000)
    press(qtbot, page.trouble, "Leave the 2 links out")
    qtbot.waitUntil(lambda: not page.trouble.isVisible(), timeout=10_000)
    settled(qtbot, page, runner)
    assert page.state.ignore == "data\nmodel.safetensors\n"
    assert "tinier" in page.state.text
    assert page.footer.pack.isEnabled()
    page.work.undo()
    settled(qtbot, page, runner)
    assert (page.state.ignore, "tinier" in page.state.text) == ("", True)


def test_later_links_are_followed_from_the_band(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    (folder / "Kitfile").write_text(KITFILE, "utf-8")
    (folder / "model.safetensors").unlink()
    page = opened(qtbot, context, runner, folder)
    settled(qtbot, page, runner)
    (folder / "model.safetensors").symlink_to(tmp_path / "elsewhere" / "model.safetensors")
    page.state.look_again()
    qtbot.waitUntil(page.trouble.isVisible, timeout=10_000)
    qtbot.waitUntil(lambda: not runner.active, timeout=10_000)
    press(qtbot, page.trouble, "Follow links")
    qtbot.waitUntil(lambda: not page.trouble.isVisible(), timeout=10_000)
    settled(qtbot, page, runner)
    found = [each.accessibleName() for each in problems(page)]
    assert "Warning: What 1 link leads to is in no layer: model.safetensors." in found
    assert "Warning: The kit has no model: the link model.safetensors looks like one and is in no layer." in found


def test_another_trouble_has_no_such_buttons(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    (folder / "Kitfile").write_text(KITFILE, "utf-8")
    page = opened(qtbot, context, runner, folder)
    settled(qtbot, page, runner)
    folder.rename(folder.with_name("away"))
    page.state.look_again()
    qtbot.waitUntil(page.trouble.isVisible, timeout=10_000)
    assert shown(page.trouble) == ["Try again"]


def test_a_link_inside_is_said_and_followed_from_the_contents(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "model.safetensors").unlink()
    (folder / "blob").write_bytes(WEIGHTS)
    (folder / "model.safetensors").symlink_to("blob")
    (folder / "Kitfile").write_text(KITFILE, "utf-8")
    page = opened(qtbot, context, runner, folder)
    settled(qtbot, page, runner)
    first = problems(page)[0]
    assert first.accessibleName() == "Warning: 1 link is left out: model.safetensors."
    page.problems.asked.emit(first._finding)
    tree = page.contents.tree
    assert tree.isExpanded(tree.currentIndex())
    assert str(page.contents.model.index(0, 0, tree.currentIndex()).data()).startswith("model.safetensors")
    [act] = [each for each in acts_of(page) if each.text() == "Follow links"]
    assert not act.isChecked()
    act.trigger()
    qtbot.waitUntil(lambda: page.state.draft is not None and page.state.draft.follows_links, timeout=10_000)
    settled(qtbot, page, runner)
    assert act.isChecked()
    said = [each.accessibleName() for each in problems(page)]
    assert "Warning: What 1 link leads to is in no layer: model.safetensors." in said
    act.trigger()
    qtbot.waitUntil(lambda: page.state.draft is not None and not page.state.draft.follows_links, timeout=10_000)
    settled(qtbot, page, runner)
    assert problems(page)[0].accessibleName() == "Warning: 1 link is left out: model.safetensors."
    press(qtbot, problems(page)[0], "Follow links")
    qtbot.waitUntil(lambda: page.state.draft is not None and page.state.draft.follows_links, timeout=10_000)
    settled(qtbot, page, runner)
    assert "Follow links" not in [words for each in problems(page) for words in shown(each)]


def test_a_link_that_leads_nowhere_is_said(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    (folder / "model.safetensors").symlink_to("gone")
    page = opened(qtbot, context, runner, folder)
    settled(qtbot, page, runner)
    said = [each.accessibleName() for each in problems(page)]
    assert "Warning: 1 link is left out: model.safetensors." in said
    page.links.follow()
    qtbot.waitUntil(lambda: page.state.draft is not None and page.state.draft.follows_links, timeout=10_000)
    settled(qtbot, page, runner)
    said = [each.accessibleName() for each in problems(page)]
    assert "Warning: 1 link leads nowhere and is left out: model.safetensors." in said
