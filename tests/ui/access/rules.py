"""The rules of accessibility that can be seen in one state of a window; each names the parts that break it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QAbstractAnimation, QAbstractItemModel, QAbstractListModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)

from kitstudio.ui.theme import T
from kitstudio.ui.widgets.chips import Chip
from kitstudio.ui.widgets.overlays import Overlay
from tests.ui.access.painted import Piece, contrast, ground, is_seen, pieces

TARGET: Final = 24
TEXT, LARGE_TEXT = 4.5, 3.0
_LARGE_PX, _LARGE_BOLD_PX = 24.0, 18.66
_ROWS: Final = 60
_INTERACTIVE: Final = (
    *(QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QTabBar, QPlainTextEdit, QTextEdit),
    QAbstractItemView,
)
_INLINE: Final = ("link", "quiet")


def front(window: QWidget) -> QWidget:
    """What can be reached: the topmost overlay, else the window."""
    overlays = [each for each in window.findChildren(Overlay) if each.isVisible()]
    return overlays[-1] if overlays else window


def said(widget: QWidget) -> str:
    """How a widget is called in a fault."""
    return f"{type(widget).__name__} “{name_of(widget)[:40]}”"


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it: its accessible name, else the words on it."""
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or words.replace("&", "")


def controls(within: QWidget) -> list[QWidget]:
    """The parts that a person acts on, as far as they are seen."""
    return [each for each in within.findChildren(QWidget) if each.isVisible() and is_control(each)]


def is_control(widget: QWidget) -> bool:
    """Whether a widget is one part that is acted on, not a part of such a part."""
    around = widget.parentWidget()
    if isinstance(widget, QHeaderView) or isinstance(around, (QAbstractSpinBox, QComboBox)):
        return False
    if isinstance(around, QMainWindow) and isinstance(widget, QTabBar):
        return False  # of docks there are none
    return isinstance(widget, _INTERACTIVE) and not _is_hidden_view(widget)


def _is_hidden_view(widget: QWidget) -> bool:
    return widget.width() <= 1 or widget.height() <= 1


def nameless(within: QWidget) -> Iterator[str]:
    """Controls without a name in words."""
    for each in controls(within):
        name = name_of(each).strip()
        if not any(char.isalpha() or char.isdigit() for char in name) or name == type(each).__name__:
            yield f"no name: {said(each)}, in {_around(each)}"


def _around(widget: QWidget) -> str:
    names: list[str] = []
    around = widget.parentWidget()
    while around is not None and len(names) < 3:
        if type(around).__module__.startswith("kitstudio"):
            names.append(type(around).__name__)
        around = around.parentWidget()
    return " in ".join(names)


def silent_rows(within: QWidget) -> Iterator[str]:
    """Rows of models that say nothing in words."""
    for view in within.findChildren(QAbstractItemView):
        if view.isVisible() and not isinstance(view, QHeaderView) and view.model() is not None:
            yield from (f"silent row {row} of {said(view)}" for row in _silent(view.model()))


def _silent(model: QAbstractItemModel) -> Iterator[int]:
    waiting = [(QModelIndex(), 0)]
    seen = 0
    while waiting and seen < _ROWS:
        parent, depth = waiting.pop()
        for row in range(min(model.rowCount(parent), _ROWS)):
            seen += 1
            if not words_of_row(model, row, parent):
                yield row
            if depth < 2:
                waiting.append((model.index(row, 0, parent), depth + 1))


def words_of_row(model: QAbstractItemModel, row: int, parent: QModelIndex) -> str:
    """What is read aloud of a row: the first of its cells that has words."""
    for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
        index = model.index(row, column, parent)
        for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            words = index.data(role)
            if isinstance(words, str) and any(char.isalnum() for char in words):
                return words
    return ""


def small_targets(within: QWidget) -> Iterator[str]:
    """Controls that are hard to hit; links in a line of words keep the line's height."""
    for each in controls(within):
        if isinstance(each, QAbstractButton) and getattr(each, "_look", "") in _INLINE:
            continue
        if isinstance(each, (QLineEdit, QPlainTextEdit)):
            continue  # its frame around it is the target
        if each.width() < TARGET or each.height() < TARGET:
            yield f"target of {each.width()} by {each.height()} px: {said(each)}, in {_around(each)}"


def faint_texts(window: QWidget, picture: QImage) -> Iterator[str]:
    """Texts with too little contrast to what is really behind them; what is covered or cut off is not seen."""
    root = ground_floor(window)
    offset = root.mapTo(window, QPoint(0, 0))
    for piece in pieces(root):
        area = piece.area.translated(offset)
        owner = window.childAt(area.center())
        back = ground(picture, area)
        if owner is None or back is None or isinstance(owner, QAbstractSlider) or _is_off(owner, piece):
            continue
        ink = _mixed(piece.ink, back)
        ratio = contrast(ink, back)
        if ratio < _floor(piece) and is_seen(picture, area, ink, back):
            words = f"“{piece.words[:30]}” {piece.ink.name()} on {back.name()}"
            yield f"contrast {ratio:.2f}: {words}, {said(owner)} in {_around(owner)}"


def ground_floor(window: QWidget) -> QWidget:
    """The part in which nothing is covered: the panel of the topmost overlay, else the window."""
    top = front(window)
    return top._panel if isinstance(top, Overlay) else window


def _is_off(owner: QWidget, piece: Piece) -> bool:
    """Whether it belongs to what cannot be used now, which needs no contrast."""
    return not owner.isEnabled() or piece.ink.rgb() == T["disabled"].rgb()


def _floor(piece: Piece) -> float:
    large = piece.size >= (_LARGE_BOLD_PX if piece.bold else _LARGE_PX)
    return LARGE_TEXT if large else TEXT


def _mixed(ink: QColor, back: QColor) -> QColor:
    share = ink.alphaF()
    return QColor.fromRgbF(
        ink.redF() * share + back.redF() * (1 - share),
        ink.greenF() * share + back.greenF() * (1 - share),
        ink.blueF() * share + back.blueF() * (1 - share),
    )


def bare_states(within: QWidget) -> Iterator[str]:
    """Chips of a state that say it by colour alone."""
    for chip in within.findChildren(Chip):
        if chip.isVisible() and chip._tone.startswith("state.") and not (chip._label.strip() and chip._icon):
            yield f"state by word and colour only: Chip “{chip._label}” {chip._tone}, in {_around(chip)}"


def moving(window: QWidget) -> Iterator[str]:
    """Animations that run although nothing shall move."""
    for each in window.findChildren(QAbstractAnimation):
        if each.state() == QAbstractAnimation.State.Running:
            yield f"moves: {type(each).__name__} of {type(each.parent()).__name__}"


def cut_labels(within: QWidget) -> Iterator[str]:
    """Words of the program that do not fit where they stand, and say the rest nowhere."""
    for each in within.findChildren(QAbstractButton):
        if each.isVisible() and each.text() and each.width() + 1 < each.minimumSizeHint().width():
            yield f"cut: {said(each)}, {each.width()} of {each.minimumSizeHint().width()} px, in {_around(each)}"


OF_PARTS: Final = (nameless, silent_rows, small_targets, bare_states, cut_labels)
"""The rules that look at the parts of what is in front."""


def stops(within: QWidget) -> list[QWidget]:
    """What Tab should reach: enabled parts that take the focus by Tab, of a group of choices the chosen one."""
    out = []
    for each in within.findChildren(QWidget):
        reached = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) and each.isEnabled() and each.isVisible()
        if (
            reached
            and not isinstance(each, QAbstractSlider)
            and each.focusProxy() is None
            and not _is_hidden_view(each)
        ):
            out.append(each)
    return [each for each in out if not _is_other_choice(each) and not _scrolls_stops(each, out)]


def _scrolls_stops(widget: QWidget, found: list[QWidget]) -> bool:
    """Whether it scrolls parts that are stops themselves, and need not be one."""
    return isinstance(widget, QScrollArea) and any(widget.isAncestorOf(each) for each in found)


def _is_other_choice(widget: QWidget) -> bool:
    """Whether it is one of a group of which another one is chosen: arrows move within."""
    if not isinstance(widget, QAbstractButton) or widget.isChecked() or not widget.isCheckable():
        return False
    group: QButtonGroup | None = widget.group()
    if group is not None and group.exclusive():
        return group.checkedButton() is not None or group.buttons()[0] is not widget
    around = widget.parentWidget()
    siblings = around.findChildren(type(widget)) if around is not None and widget.autoExclusive() else []
    return any(each.isChecked() for each in siblings)


def place(widget: QWidget, window: QWidget) -> QRect:
    """Where a part is in the window."""
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def focused() -> QWidget | None:
    """What has the keyboard."""
    return QApplication.focusWidget()
