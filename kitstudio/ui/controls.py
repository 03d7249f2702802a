"""How Qt's own controls are painted: buttons, fields, ticks, menus, boxes to choose from, progress bars.

Each takes the fully derived option of the style and its painter.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionMenuItem,
    QStyleOptionProgressBar,
    QWidget,
)

from kitstudio.ui import paint
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.theme import RADIUS, T

_State: Final = QStyle.StateFlag


@contextlib.contextmanager
def _as_read(option: QStyleOption, p: QPainter) -> Iterator[None]:
    """Paint from where reading starts: from the right where that is the person's way."""
    p.save()
    if option.direction == Qt.LayoutDirection.RightToLeft:
        paint.turn(p, option.rect)
    yield
    p.restore()


def is_main(option: QStyleOptionButton) -> bool:
    """Whether a button is the one that Enter presses."""
    main = bool(option.features & QStyleOptionButton.ButtonFeature.DefaultButton)
    return main and bool(option.state & _State.State_Enabled)


def ringed(option: QStyleOption) -> bool:
    """Whether the keyboard came to it."""
    return bool(option.state & _State.State_HasFocus and option.state & _State.State_KeyboardFocusChange)


def button(option: QStyleOption, p: QPainter, _widget: QWidget | None) -> None:
    """The face of a push button."""
    on = bool(option.state & _State.State_Enabled)
    main = isinstance(option, QStyleOptionButton) and is_main(option)
    hover, down = bool(option.state & _State.State_MouseOver), bool(option.state & _State.State_Sunken)
    if main:
        fill = "accentFillHover" if hover or down else "accentFill"
    elif on:
        fill = "pressed" if down else "hover" if hover else "surface"
    else:
        fill = "hover"
    paint.box(p, option.rect, RADIUS["control"], fill, None if main else "lineStrong")
    if ringed(option):
        paint.ring(p, option.rect, RADIUS["control"], gap=main)


def frame(option: QStyleOption, p: QPainter) -> None:
    """The frame of what is typed into."""
    focus, on = bool(option.state & _State.State_HasFocus), bool(option.state & _State.State_Enabled)
    line = "focus" if focus else "control" if on else "lineStrong"
    paint.box(p, option.rect, RADIUS["control"], "surface" if on else "sunken", line, 2 if focus else 1)


def field(option: QStyleOption, p: QPainter, widget: QWidget | None) -> None:
    """A field, if its host paints no frame of its own."""
    bare = isinstance(option, QStyleOptionFrame) and option.lineWidth == 0
    if bare or isinstance(widget.parent() if widget else None, QComboBox):
        return  # the host paints a frame of its own
    frame(option, p)


def tick(option: QStyleOption, p: QPainter, widget: QWidget | None) -> None:
    """The box of a tick."""
    state = Qt.CheckState.Unchecked
    if option.state & _State.State_NoChange:
        state = Qt.CheckState.PartiallyChecked
    elif option.state & _State.State_On:
        state = Qt.CheckState.Checked
    middle = option.rect.center().y() + 0.5
    left = option.rect.x() + (option.rect.width() - 16) / 2
    paint.tick(p, left, middle, state, enabled=bool(option.state & _State.State_Enabled))
    if isinstance(widget, QCheckBox) and not widget.text() and ringed(option):  # where words are, they are ringed
        paint.ring(p, QRectF(option.rect).adjusted(-2, -2, 2, 2), 5)


def radio(option: QStyleOption, p: QPainter, _widget: QWidget | None) -> None:
    """The dot of a choice."""
    r = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
    enabled, on = bool(option.state & _State.State_Enabled), bool(option.state & _State.State_On)
    if on:
        paint.box(p, r, r.width() / 2, "accentFill" if enabled else "disabled")
        paint.dot(p, r.center().x(), r.center().y(), 3 * T.grown, "onAccent")
    else:
        paint.box(p, r, r.width() / 2, "surface", "control" if enabled else "lineStrong", 1.2)


def menu(option: QStyleOption, p: QPainter, widget: QWidget | None) -> None:
    """The ground of a menu. Where its corners are cut off, what is seen of them outside the curve is its line."""
    if widget is not None and not widget.mask().isEmpty():
        p.fillRect(option.rect, T["lineStrong"])
    paint.box(p, option.rect, RADIUS["card"], "raised", "lineStrong")


def tip(option: QStyleOption, p: QPainter, _widget: QWidget | None) -> None:
    """The ground of a tool tip."""
    p.fillRect(option.rect, T["tooltip"])


def focus(option: QStyleOption, p: QPainter, _widget: QWidget | None) -> None:
    """The ring of what has the keyboard."""
    if option.state & _State.State_KeyboardFocusChange:
        paint.ring(p, QRectF(option.rect).adjusted(-2, -1, 2, 1), 4)


def menu_item(option: QStyleOptionMenuItem, p: QPainter) -> None:
    """A line of a menu."""
    r, on = QRectF(option.rect), bool(option.state & _State.State_Enabled)
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
        paint.hairline(p, r.left() + 4, r.center().y(), r.width() - 8)
        return
    with _as_read(option, p):
        if option.state & _State.State_Selected and on:
            paint.box(p, r.adjusted(0, 1, 0, -1), 5, "selected")
        name, _, keys = option.text.partition("\t")
        side = T.wide(16)
        picture = QRect(round(r.left()) + 8, round(r.center().y() - side / 2), side, side)
        if option.checked:  # whatever its sign: that it is the one in force matters more
            paint_icon(p, Icon.CHECK, QRectF(picture), "accent", stroke=2, grow=False)
        elif not option.icon.isNull():
            mode = QIcon.Mode.Normal if on else QIcon.Mode.Disabled
            option.icon.paint(p, picture, Qt.AlignmentFlag.AlignCenter, mode)
        paint.write(p, r.adjusted(16 + side, 0, -12, 0), name.replace("&", ""), "body", "text" if on else "disabled")
        paint.write(p, r.adjusted(0, 0, -12, 0), keys, "label", "muted", paint.RIGHT)


def progress(option: QStyleOptionProgressBar, p: QPainter) -> None:
    """A progress bar; one without an end is filled."""
    r = QRectF(option.rect)
    span = option.maximum - option.minimum
    parts = [((option.progress - option.minimum) / span, "accentFill")] if span > 0 else [(1.0, "accentLine")]
    with _as_read(option, p):
        paint.bar(p, QRectF(r.left(), r.center().y() - 3, r.width(), 6), [*parts])


def combo_label(option: QStyleOptionComboBox, p: QPainter) -> None:
    """What is chosen, in a box to choose from."""
    ink = "text" if option.state & _State.State_Enabled else "disabled"
    with _as_read(option, p):
        paint.write(p, QRectF(option.rect).adjusted(9, 0, -13 - T.wide(13), 0), option.currentText, "body", ink)


def combo(option: QStyleOptionComplex, p: QPainter) -> None:
    """The box to choose from."""
    r = QRectF(option.rect)
    with _as_read(option, p):
        frame(option, p)
        if option.state & _State.State_MouseOver and option.state & _State.State_Enabled:
            paint.box(p, r.adjusted(2, 2, -2, -2), RADIUS["control"] - 2, "hover")
        paint_icon(
            p,
            Icon.CHEVRON_DOWN,
            QRectF(r.right() - 14.5 - T.wide(13) / 2, r.center().y() - 6, 13, 13),
            "muted",
            stroke=1.9,
        )
