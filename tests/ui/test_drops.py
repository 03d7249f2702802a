"""What is said and done while something is dragged over a window."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.operations.context import Context
from kitstudio.operations.export import export
from kitstudio.ui.desk import Desk
from kitstudio.ui.drops import DRAFT, OPEN, RECEIVE, Drops
from kitstudio.ui.frame.shell import PANEL
from kitstudio.ui.widgets.drop_zone import DropOverlay
from tests.support.stored import add_kit


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    context = Context(store_path=tmp_path / "s", cache_path=tmp_path / "c", kitops_home=tmp_path / "k", now=time.time)
    made = Desk(context, tmp_path)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(960, 600)
    panel = QWidget(made)
    panel.setObjectName(PANEL)
    panel.setGeometry(200, 50, 700, 500)
    qtbot.addWidget(made)
    made.show()
    return made


def drag(window: QWidget, *paths: Path) -> QMimeData:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(300, 300), copy, content, left, none))
    return content


def drop(overlay: DropOverlay, content: QMimeData, at: QPoint) -> None:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(overlay, QDragEnterEvent(at, copy, content, left, none))
    QApplication.sendEvent(overlay, QDropEvent(QPointF(at), copy, content, left, none))


def overlay_of(window: QWidget) -> DropOverlay:
    found = window.findChild(DropOverlay)
    assert isinstance(found, DropOverlay)
    return found


def test_a_dragged_folder_is_counted_and_becomes_a_draft(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "llama"
    folder.mkdir()
    (folder / "config.json").write_bytes(b"{}")
    (folder / "model.safetensors").write_bytes(b"12345")
    drops = Drops(window, desk)
    content = drag(window, folder)
    overlay = overlay_of(window)
    assert overlay.isVisible()
    qtbot.waitUntil(lambda: overlay._sub == "2 files, 7 B · looks like a Hugging Face model")
    assert overlay.accessibleName().startswith("llama")
    with qtbot.waitSignal(drops.chosen) as chosen:
        drop(overlay, content, QPoint(300, 300))
    assert chosen.args == [DRAFT, str(folder)]
    assert not overlay.isVisible()


def test_of_several_things_the_first_is_opened_and_the_others_are_named(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    folders = [tmp_path / name for name in ("one", "two", "three", "four", "five")]
    for folder in folders:
        folder.mkdir()
    drops = Drops(window, desk)
    content = drag(window, *folders)
    told: list[tuple[str, ...]] = []
    desk.noted.connect(lambda *words: told.append(words))
    with qtbot.waitSignal(drops.chosen) as chosen:
        drop(overlay_of(window), content, QPoint(300, 300))
    assert chosen.args == [DRAFT, str(folders[0])]
    assert told == [("info", "One at a time: only the first of 5 is opened", "Not opened: two, three, four …")]


@pytest.mark.parametrize("name", ["layout", "sent.kit.tar", "sent.kit.tar.zst"])
def test_the_kits_of_what_is_dragged_are_named_before_it_is_dropped(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    add_kit(desk.context.store, "case:v1", layers=(b"one",))
    add_kit(desk.context.store, "other:v1", layers=(b"two",))
    export(desk.context, ["case:v1", "other:v1"], tmp_path / name, Control())
    drops = Drops(window, desk)
    content = drag(window, tmp_path / name)
    overlay = overlay_of(window)
    qtbot.waitUntil(lambda: overlay._sub == "2 kits, 60 B · case:v1, other:v1")
    assert overlay.current is not None
    assert overlay.current.key == RECEIVE
    with qtbot.waitSignal(drops.chosen) as chosen:
        drop(overlay, content, QPoint(300, 300))
    assert chosen.args == [RECEIVE, str(tmp_path / name)]


def test_only_the_panel_is_veiled_and_the_card_lies_on_it(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    drops = Drops(window, desk)
    drag(window, tmp_path)
    overlay = overlay_of(window)
    assert overlay.geometry() == window.rect(), "a drop counts everywhere"
    panel = QRect(200, 50, 700, 500)
    assert overlay._field() == panel
    assert panel.contains(overlay._card())
    assert abs(overlay._card().center().x() - panel.center().x()) <= 1
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert overlay._drawn(panel).left() == 960 - 900
    qtbot.waitUntil(lambda: not desk.reader.active)
    assert drops.parent() is window


def test_a_file_that_is_nothing_of_ours_is_refused_with_a_word(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    drops = Drops(window, desk)
    with qtbot.waitSignal(desk.noted) as noted:
        drops.take(str(tmp_path / "photo.jpg"))
    assert noted.args[0] == "warn"


def test_a_layout_that_is_only_to_be_looked_into_is_opened_as_one(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    add_kit(desk.context.store, "case:v1", layers=(b"one",))
    export(desk.context, ["case:v1"], tmp_path / "layout", Control())
    drops = Drops(window, desk)
    drag(window, tmp_path / "layout")
    with qtbot.waitSignal(drops.chosen) as chosen:
        overlay_of(window).chosen.emit(OPEN, (str(tmp_path / "layout"),))
    assert chosen.args == [OPEN, f"oci:{tmp_path / 'layout'}"]
