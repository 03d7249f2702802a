"""Sheets, toasts and drops: they come over the page, keep the focus, and go without a trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.ui import text_size
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.drop_zone import DropChoice, DropOverlay, DropZone, dropped_paths
from kitstudio.ui.widgets.inputs import Field
from kitstudio.ui.widgets.overlays import Dialog, Sheet
from kitstudio.ui.widgets.toasts import Toast, Toasts
from tests.ui.seen_words import Painted

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


def window(qtbot: QtBot) -> tuple[QWidget, Button]:
    opener = Button("Open")
    page = wrap(col(opener, None))
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    opener.setFocus()
    return page, opener


def sheet(page: QWidget) -> tuple[Sheet, Field, Button]:
    field, pack = Field("llama", name="Name"), Button("Pack", "primary")
    opened = Sheet(page, "Pack llama", "From ~/llama", Icon.KIT, wrap(col(field, None)), [None, pack])
    opened.open()
    return opened, field, pack


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_sheet_takes_the_focus_keeps_it_and_gives_it_back(qtbot: QtBot) -> None:
    page, opener = window(qtbot)
    opened, field, _pack = sheet(page)
    assert field.edit.hasFocus()
    for _step in range(12):
        assert opened.isAncestorOf(focus())
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    with qtbot.waitSignal(opened.dismissed):
        qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert opener.hasFocus()


def test_a_press_on_the_scrim_dismisses_and_one_on_the_sheet_does_not(qtbot: QtBot) -> None:
    page, _opener = window(qtbot)
    opened, _field, _pack = sheet(page)
    qtbot.mouseClick(opened, LEFT, pos=QPoint(900, 300))
    assert opened.isVisible()
    with qtbot.waitSignal(opened.dismissed):
        qtbot.mouseClick(opened, LEFT, pos=QPoint(50, 300))


def test_a_sheet_follows_the_size_of_its_window(qtbot: QtBot) -> None:
    page, _opener = window(qtbot)
    opened, _field, pack = sheet(page)
    page.resize(1300, 900)
    QApplication.processEvents()
    assert opened.size() == page.size()
    assert pack.mapTo(page, QPoint(0, 0)).x() > 1100
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert pack.mapTo(page, QPoint(0, 0)).x() < 200


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_what_a_sheet_shows_keeps_its_place_when_a_scroll_bar_comes(
    direction: Qt.LayoutDirection, qtbot: QtBot
) -> None:
    page, _opener = window(qtbot)
    page.setLayoutDirection(direction)
    words, tall = Label("Words"), QWidget()
    body = wrap(col(words, tall, None, gap=0, margins=20))
    opened = Sheet(page, "Pack llama", "From ~/llama", Icon.KIT, body, [None, Button("Pack", "primary")])
    opened.open()
    bar = opened._area.verticalScrollBar()
    qtbot.waitUntil(lambda: body.height() > 300 and not bar.maximum())
    width, place = body.width(), words.mapTo(opened._area, QPoint(0, 0))
    assert width == opened._area.width()
    for height in (2000, 0, 2000):
        tall.setFixedHeight(height)
        qtbot.waitUntil(lambda height=height: bool(bar.maximum()) == bool(height))  # type: ignore[misc]  # bound now
        assert (body.width(), words.mapTo(opened._area, QPoint(0, 0))) == (width, place)
    turned = Qt.LayoutDirection.LeftToRight if page.isRightToLeft() else Qt.LayoutDirection.RightToLeft
    for way in (turned, direction):
        page.setLayoutDirection(way)
        qtbot.waitUntil(lambda: body.x() == 0 and opened._area.viewport().geometry() == opened._area.rect())
    assert bar.mapTo(opened._area, QPoint(0, 0)).x() == (0 if page.isRightToLeft() else width - bar.width())
    assert opened._area.childAt(bar.mapTo(opened._area, bar.rect().center())) is bar
    opened.dismiss()


def test_a_sheet_grows_with_the_text(qtbot: QtBot) -> None:
    page, _opener = window(qtbot)
    usual = sheet(page)[0]._panel.width()
    try:
        text_size.fit(150, compact=False)
        assert sheet(page)[0]._panel.width() == round(usual * 1.5)
        page.resize(600, 700)
        assert sheet(page)[0]._panel.width() == 580
    finally:
        text_size.fit(100, compact=False)


def test_the_focus_goes_nowhere_when_what_had_it_is_gone(qtbot: QtBot) -> None:
    page, opener = window(qtbot)
    opened, _field, _pack = sheet(page)
    opener.setParent(None)
    opener.deleteLater()
    QApplication.processEvents()
    opened.dismiss()
    assert not opened.isVisible()


def test_a_dialog_is_as_high_as_its_words(qtbot: QtBot) -> None:
    page, _opener = window(qtbot)
    body = wrap(col(Label("Discard the draft? " * 12, wrap=True), margins=20))
    dialog = Dialog(page, "Discard", body, [None, Button("Discard", "danger")])
    dialog.open()
    assert 130 < body.parentWidget().height() < 300  # type: ignore[union-attr] # it lies on the panel
    dialog.dismiss()


def test_a_dialog_that_fills_the_window_stands_in_the_middle_of_it(qtbot: QtBot) -> None:
    page, _opener = window(qtbot)
    body = wrap(col(Label("Kept"), margins=20), height=5000)
    dialog = Dialog(page, "Report", body, [None, Button("Save")])
    dialog.open()
    panel = dialog._panel.geometry()
    assert panel.top() > 0
    assert panel.top() == page.height() - 1 - panel.bottom()
    dialog.dismiss()


def test_a_toast_goes_by_itself_and_an_error_stays(qtbot: QtBot) -> None:
    page, _opener = window(qtbot)
    toasts = Toasts(page)
    done, failed = Toast("ok", Icon.OK, "Packed", "in 3 s", "Open"), Toast("danger", Icon.ERROR, "Failed")
    toasts.add(done)
    toasts.add(failed)
    assert done.isVisible()
    assert failed.isVisible()
    act = next(button for button in done.findChildren(Button) if button.text() == "Open")
    with qtbot.waitSignal(done.acted):
        act.click()
    assert failed.isVisible()
    assert failed.mapTo(page, QPoint(0, failed.height())).y() <= page.height() - 26
    failed.findChildren(Button)[-1].click()
    assert not toasts.isVisible()


def test_a_toast_leaves_after_some_seconds(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kitstudio.ui.widgets.toasts._STAYS_MS", 20)
    page, _opener = window(qtbot)
    toasts = Toasts(page)
    toasts.add(Toast("ok", Icon.OK, "Packed"))
    assert toasts.isVisible()
    qtbot.waitUntil(lambda: not toasts.isVisible())


def test_the_cause_of_an_error_is_not_cut_and_the_dock_is_not_covered(qtbot: QtBot) -> None:
    page, _opener = window(qtbot)
    dock = QWidget(page)
    dock.setFixedHeight(200)
    dock.hide()
    toasts = Toasts(page)
    toasts.stay_above(dock)
    short = Toast("danger", Icon.ERROR, "Unpack demo failed", "No space", "Details")
    cause = "The disk of /home/ada/models/a-long-name/weights has too little room for what is to be unpacked."
    failed = Toast("danger", Icon.ERROR, "Unpack demo failed", cause, "Details")
    assert failed.height() > short.height()
    toasts.add(failed)
    dock.show()
    assert failed.mapTo(page, QPoint(0, failed.height())).y() <= page.height() - 26 - 200
    dock.hide()
    assert failed.mapTo(page, QPoint(0, failed.height())).y() > page.height() - 200


@pytest.mark.parametrize(
    "words",
    [
        "Gone in 59 s; other kits keep its bytes",
        "Weg in 59 s; andere Kits behalten die Bytes",
    ],
)
def test_a_note_that_is_too_long_for_one_line_is_whole_on_two(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    page, _opener = window(qtbot)
    toasts = Toasts(page)
    toast = Toast("ok", Icon.TRASH, "Removed demo", words, "Undo", stays_ms=60_000)
    painted = Painted(monkeypatch)
    toasts.add(toast)
    toast.grab()
    under = {piece: shown for piece, shown in painted.words.items() if piece and piece in words}
    assert " ".join(under) == words
    assert all(piece == shown for piece, shown in under.items()), "nothing of it is left out"


def dragged(*paths: Path) -> QMimeData:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return content


def send(widget: QWidget, content: QMimeData, at: QPoint, *, drop: bool = True) -> bool:
    acts = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(at, acts, content, LEFT, NO_KEYS)
    QApplication.sendEvent(widget, enter)
    QApplication.sendEvent(widget, QDragMoveEvent(at, acts, content, LEFT, NO_KEYS))
    last = QDropEvent(QPointF(at), acts, content, LEFT, NO_KEYS) if drop else QDragLeaveEvent()
    QApplication.sendEvent(widget, last)
    return enter.isAccepted()


def test_a_dropped_folder_is_told_with_its_exact_path(qtbot: QtBot, tmp_path: Path) -> None:
    page, _opener = window(qtbot)
    zone = DropZone(row(Label("Drop")), "Drop a model folder")
    zone.setParent(page)
    zone.setGeometry(0, 0, 400, 200)
    zone.show()
    folder = tmp_path / "llama 3 #1 ü%20"
    with qtbot.waitSignal(zone.dropped) as blocker:
        assert send(zone, dragged(folder), QPoint(10, 10))
    assert blocker.args == [(str(folder),)]


def test_text_and_far_addresses_are_no_drop(qtbot: QtBot) -> None:
    page, _opener = window(qtbot)
    zone = DropZone(row(Label("Drop")), "Drop a model folder")
    zone.setParent(page)
    words, far = QMimeData(), QMimeData()
    words.setText("hello")
    far.setUrls([QUrl("https://example.org/model")])
    assert dropped_paths(words) == dropped_paths(far) == ()
    assert not send(zone, words, QPoint(5, 5))


CHOICES = (
    DropChoice("draft", Icon.DRAFT, "role.model", "Start a draft", "Roles are guessed"),
    DropChoice("look", Icon.EYE, "role.docs", "Only look inside", "Keep nothing"),
)


def test_the_first_choice_is_taken_unless_the_drop_is_over_another(qtbot: QtBot, tmp_path: Path) -> None:
    page, _opener = window(qtbot)
    overlay = DropOverlay(page)
    chosen: list[tuple[str, tuple[str, ...]]] = []
    overlay.chosen.connect(lambda key, paths: chosen.append((key, paths)))
    overlay.offer("llama", "31 files", Icon.FOLDER, CHOICES)
    send(overlay, dragged(tmp_path), QPoint(20, 20))
    overlay.offer("llama", "31 files", Icon.FOLDER, CHOICES)
    send(overlay, dragged(tmp_path), overlay._row(1).center())
    assert chosen == [("draft", (str(tmp_path),)), ("look", (str(tmp_path),))]


def test_a_drag_that_leaves_takes_the_overlay_away(qtbot: QtBot, tmp_path: Path) -> None:
    page, _opener = window(qtbot)
    overlay = DropOverlay(page)
    overlay.offer("llama", "31 files", Icon.FOLDER, CHOICES)
    send(overlay, dragged(tmp_path), QPoint(20, 20), drop=False)
    assert not overlay.isVisible()


def test_a_dialog_grows_with_what_is_said_in_it(qtbot: QtBot) -> None:
    page, _opener = window(qtbot)
    facts = Label("", "small", wrap=True)
    dialog = Dialog(page, "Move the store", wrap(col(facts)), [None, Button("Move", "primary")])
    dialog.open()
    before = facts.height()
    facts.say("Becomes a folder with a name that takes more than a line. " * 4)
    qtbot.waitUntil(lambda: facts.height() >= facts.heightForWidth(facts.width()) > before)
