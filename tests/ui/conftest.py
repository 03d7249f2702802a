"""A dressed application offscreen, and a check that no test leaves a thread or a widget behind."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator
from typing import Any, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from kitstudio.jobs.runner import Runner
from kitstudio.ui.commands import name_store
from kitstudio.ui.fonts import load_fonts
from kitstudio.ui.style import KitStyle, dress
from kitstudio.ui.theme import Appearance, Choice, T
from tests.support.qt_leaks import job_threads, top_level_widgets

_PATIENCE_MS: Final = 30_000


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> tuple[QApplication, KitStyle]:
    load_fonts()
    T.still = True
    return qapp, dress(qapp)


def _patiently(wait: Callable[..., Any]) -> Callable[..., Any]:
    """The same, failing after half a minute at the earliest: a busy machine is no failure."""

    @functools.wraps(wait)
    def waited(*arguments: Any, **options: Any) -> Any:
        return wait(*arguments, **{**options, "timeout": max(options.get("timeout", 0), _PATIENCE_MS)})

    return waited


def _laid_out(press: Callable[..., Any]) -> Callable[..., Any]:
    """The same, once everything has its place, as for a person: what was just shown may have no width yet."""

    @functools.wraps(press)
    def pressed(*arguments: Any, **options: Any) -> Any:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        return press(*arguments, **options)

    return pressed


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Pytest-qt's own, patient, and holding on to its widgets: it keeps weak references only, and a page that the
    collector finds while it is being painted takes the process with it.
    """
    for name in ("mouseClick", "mouseDClick", "mousePress", "mouseMove"):
        setattr(qtbot, name, _laid_out(getattr(qtbot, name)))
    for name in ("waitUntil", "waitSignal", "waitSignals", "waitActive", "waitExposed"):
        setattr(qtbot, name, _patiently(getattr(qtbot, name)))
    kept: list[QWidget] = []
    add = qtbot.addWidget

    def add_and_keep(widget: QWidget, **options: Any) -> None:
        kept.append(widget)
        add(widget, **options)

    qtbot.addWidget = add_and_keep  # type: ignore[method-assign]  # this one object's, for this one test
    return qtbot


@pytest.fixture
def runner() -> Iterator[Runner]:
    """Runs the jobs of a page, as the reader of a window does; none is left over."""
    made = Runner(4, forgets=True)
    yield made
    assert made.shutdown()
    made.deleteLater()


@pytest.fixture
def appearance(dressed: tuple[QApplication, KitStyle]) -> Iterator[Appearance]:
    made = Appearance(dressed[0], Choice.LIGHT)
    yield made
    made.choose(Choice.LIGHT)
    made.deleteLater()


class _LastTarget(QWidget):
    """Takes every drag, so that Qt has a target that lives."""

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()


def _end_drags() -> None:
    """Qt remembers the last target of a drag by its address, also after the widget is gone.

    A test may end with a drag over its window. The next drag that nobody takes would then be moved over freed memory.
    """
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    content, target = QMimeData(), _LastTarget()
    target.setAcceptDrops(True)
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(), copy, content, left, none))
    QApplication.sendEvent(target, QDragLeaveEvent())


@pytest.fixture(autouse=True)
def _nothing_is_left(appearance: Appearance) -> Iterator[None]:
    yield
    name_store(None)
    _end_drags()
    assert job_threads() == []
    assert top_level_widgets() == []
