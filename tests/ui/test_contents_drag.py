"""Rows dropped on roles and groups, files dropped from outside: by the events that Qt sends of a drag."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.jobs.runner import Runner
from kitstudio.model.media_type import Kind
from kitstudio.operations.context import Context
from kitstudio.ui.contents import bringing
from kitstudio.ui.contents.bringing import BringDialog
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button
from tests.ui.held import Held

KITFILE = """\
manifestVersion: 1.0.0
model:
  path: weights
datasets:
  - path: data
"""
BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "tiny"
    for name, size in {"weights/a.onnx": 100, "data/a.csv": 30, "notes.md": 5, "train.csv": 7, "old.log": 3}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
    (root / "Kitfile").write_text(KITFILE, "utf-8")
    (root / ".kitignore").write_text("*.log\n", "utf-8")
    return root


@pytest.fixture
def page(qtbot: QtBot, runner: Runner, folder: Path, tmp_path: Path) -> DraftPage:
    here = tmp_path / "here"
    context = Context(store_path=here / "s", cache_path=here / "c", kitops_home=here / "k", now=time.time)
    made = DraftPage(context, runner, folder)
    qtbot.addWidget(made, before_close_func=lambda _page: made.state.close())
    made.resize(1100, 760)
    made.show()
    settled(qtbot, made)
    return made


def settled(qtbot: QtBot, page: DraftPage) -> None:
    def done() -> bool:
        return not page._runner.active and page.state.checked and page.state.draft is not None

    qtbot.waitUntil(done, timeout=10_000)


def row(page: DraftPage, *names: str) -> QModelIndex:
    model, index = page.contents.model, QModelIndex()
    for name in names:
        page.contents.tree.expand(index)
        words = [str(model.index(at, 0, index).data()) for at in range(model.rowCount(index))]
        index = model.index(next(at for at, each in enumerate(words) if each.startswith(name)), 0, index)
    return index


def middle(page: DraftPage, *names: str) -> QPoint:
    return page.contents.tree.visualRect(row(page, *names)).center()


def drop(widget: QWidget, point: QPoint, data: QMimeData) -> None:
    """What Qt sends a widget when something is dragged in, over and let go."""
    sent = (
        QDragEnterEvent(point, BOTH, data, LEFT, NONE),
        QDragMoveEvent(point, BOTH, data, LEFT, NONE),
        QDropEvent(QPointF(point), BOTH, data, LEFT, NONE),
    )
    for event in sent:
        QApplication.sendEvent(widget, event)
        assert event.isAccepted()


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def kinds(page: DraftPage) -> dict[str, Kind]:
    draft = page.state.draft
    assert draft is not None
    return {layer.entry.path: layer.entry.kind for layer in draft.contents.layers}


def test_rows_dropped_on_a_layer_take_its_role(qtbot: QtBot, page: DraftPage) -> None:
    data = page.contents.model.mimeData([row(page, "Unclaimed", "train.csv"), row(page, "Unclaimed", "notes.md")])
    drop(page.contents.tree.viewport(), middle(page, "data"), data)
    settled(qtbot, page)
    assert kinds(page) == {
        "weights": Kind.MODEL,
        "data": Kind.DATASET,
        "train.csv": Kind.DATASET,
        "notes.md": Kind.DATASET,
    }


def test_rows_dropped_on_a_role_below_the_tree_take_it(qtbot: QtBot, page: DraftPage) -> None:
    data = page.contents.model.mimeData([row(page, "Unclaimed", "notes.md")])
    enter = QDragEnterEvent(middle(page, "data"), BOTH, data, LEFT, NONE)
    QApplication.sendEvent(page.contents.tree.viewport(), enter)
    roles = page.contents.roles
    assert roles.isVisible()
    drop(roles, roles.place_of(Kind.PROMPT).center().toPoint(), data)
    settled(qtbot, page)
    assert kinds(page)["notes.md"] is Kind.PROMPT
    assert not roles.isVisible()


def test_a_layer_dropped_on_the_groups_leaves_the_kit(qtbot: QtBot, page: DraftPage) -> None:
    data = page.contents.model.mimeData([row(page, "data")])
    drop(page.contents.tree.viewport(), middle(page, "Unclaimed"), data)
    settled(qtbot, page)
    assert kinds(page) == {"weights": Kind.MODEL}
    data = page.contents.model.mimeData([row(page, "Unclaimed", "train.csv")])
    drop(page.contents.tree.viewport(), middle(page, "Ignored"), data)
    settled(qtbot, page)
    assert page.state.ignore == "*.log\ntrain.csv\n"


def test_the_roles_go_when_what_was_dragged_goes_elsewhere(qtbot: QtBot, page: DraftPage) -> None:
    data = page.contents.model.mimeData([row(page, "Unclaimed", "notes.md")])
    port = page.contents.tree.viewport()
    QApplication.sendEvent(port, QDragEnterEvent(middle(page, "data"), BOTH, data, LEFT, NONE))
    QApplication.sendEvent(port, QDragLeaveEvent())
    assert page.contents.roles.isVisible()
    qtbot.waitUntil(lambda: not page.contents.roles.isVisible(), timeout=3_000)


def test_files_of_the_folder_take_the_role_they_are_dropped_on(qtbot: QtBot, page: DraftPage, folder: Path) -> None:
    drop(page.contents.tree.viewport(), middle(page, "weights"), files(folder / "train.csv"))
    qtbot.waitUntil(lambda: "train.csv" in kinds(page), timeout=5_000)
    settled(qtbot, page)
    assert kinds(page) == {"train.csv": Kind.MODEL, "weights": Kind.PART, "data": Kind.DATASET}


def test_files_from_elsewhere_are_copied_in_when_that_is_wanted(
    qtbot: QtBot, page: DraftPage, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "more.csv").write_bytes(b"m" * 50)
    drop(page.contents.tree.viewport(), middle(page, "data"), files(tmp_path / "more.csv"))
    qtbot.waitUntil(lambda: page.findChild(BringDialog) is not None, timeout=5_000)
    assert not (folder / "more.csv").exists()
    dialog = page.findChild(BringDialog)
    assert dialog is not None
    qtbot.mouseClick(next(each for each in dialog.findChildren(Button) if each.text() == "Copy 1 file"), LEFT)
    qtbot.waitUntil(lambda: "more.csv" in kinds(page), timeout=10_000)
    settled(qtbot, page)
    assert kinds(page)["more.csv"] is Kind.DATASET
    assert (folder / "more.csv").read_bytes() == b"m" * 50
    assert (tmp_path / "more.csv").exists()


def test_a_taken_name_is_said_and_cannot_be_copied_over(
    qtbot: QtBot, page: DraftPage, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "train.csv").write_bytes(b"theirs")
    drop(page.contents.tree.viewport(), middle(page, "data"), files(tmp_path / "train.csv"))
    qtbot.waitUntil(lambda: page.findChild(BringDialog) is not None, timeout=5_000)
    dialog = page.findChild(BringDialog)
    assert dialog is not None
    assert not next(each for each in dialog.findChildren(Button) if each.text() == "Copy 0 files").isEnabled()
    dialog.dismiss()
    assert (folder / "train.csv").read_bytes() == b"x" * 7


def bring_dialog(qtbot: QtBot, page: DraftPage) -> BringDialog:
    qtbot.waitUntil(lambda: page.findChild(BringDialog) is not None)
    dialog = page.findChild(BringDialog)
    assert dialog is not None
    return dialog


def test_what_is_dropped_while_files_are_copied_takes_its_own_role(
    qtbot: QtBot, page: DraftPage, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "more.csv").write_bytes(b"m" * 50)
    held = Held(monkeypatch, bringing, "bring_in")
    drop(page.contents.tree.viewport(), middle(page, "data"), files(tmp_path / "more.csv"))
    bring_dialog(qtbot, page)._accept()
    qtbot.waitUntil(held.begun.is_set)
    drop(page.contents.tree.viewport(), middle(page, "weights"), files(folder / "train.csv"))
    qtbot.waitUntil(lambda: "train.csv" in kinds(page))
    held.free.set()
    qtbot.waitUntil(lambda: "more.csv" in kinds(page))
    settled(qtbot, page)
    assert (kinds(page)["more.csv"], kinds(page)["train.csv"]) == (Kind.DATASET, Kind.MODEL)


def test_two_files_of_one_name_are_told_apart_from_what_can_be_copied(
    qtbot: QtBot, page: DraftPage, folder: Path, tmp_path: Path
) -> None:
    paths = [tmp_path / place for place in ("one/same.csv", "two/same.csv", "two/other.csv")]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    drop(page.contents.tree.viewport(), middle(page, "data"), files(*paths))
    dialog = bring_dialog(qtbot, page)
    said = [each.content for each in dialog.findChildren(Label)]
    assert "Several of them have the same name, so nothing of these is copied: same.csv." in said
    qtbot.mouseClick(next(each for each in dialog.findChildren(Button) if each.text() == "Copy 1 file"), LEFT)
    qtbot.waitUntil(lambda: "other.csv" in kinds(page))
    settled(qtbot, page)
    assert not (folder / "same.csv").exists()
