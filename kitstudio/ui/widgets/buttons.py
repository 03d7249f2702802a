"""Buttons, key caps, switches and segments. All are real Qt buttons, so keys and screen readers work as everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from kitstudio.ui import paint, text
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.text import key_caps
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import METRIC, RADIUS, T
from kitstudio.ui.widgets.word_ring import WordRing

Look: TypeAlias = Literal["primary", "secondary", "ghost", "danger", "link", "quiet"]
_LINKS: Final = ("link", "quiet")

_BY_KEYBOARD: Final = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)


class Pressable(QAbstractButton):
    """A button of our own paint; `ringed` tells whether the keyboard brought the focus, `hot` whether to lift it."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._ring = False

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, was=self._ring)
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = self._ring and event.reason() == Qt.FocusReason.ActiveWindowFocusReason
        super().focusOutEvent(event)

    @property
    def ringed(self) -> bool:
        """Whether to draw the focus ring."""
        return self._ring and self.hasFocus()

    @property
    def hot(self) -> bool:
        """Whether the pointer is on it and it can be pressed."""
        return self.isEnabled() and self.underMouse()


def by_keyboard(event: QFocusEvent, *, was: bool) -> bool:
    """Whether a focus that comes in should be shown: it came by key, or was shown when the window was left."""
    if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
        return was
    return event.reason() in _BY_KEYBOARD


class Button(QPushButton):
    """A button: one `primary` a surface, the others `secondary`, `ghost`, `danger`, `link`, or `quiet` links.

    Args:
        label: a verb with its object; empty for an icon button, which needs a `tip`.
        look: how loud it is.
        icon: a drawing before the label.
        keys: its shortcut, shown as a cap inside ("Ctrl O"); the shortcut itself belongs to an action.
        height: 30 unless told.
        tip: tooltip, and the accessible name where there is no label.
        more: whether a chevron says that a menu opens.
        up: whether it says that something opens above.
    """

    def __init__(
        self,
        label: str = "",
        look: Look = "secondary",
        icon: Icon | None = None,
        keys: str = "",
        height: int | None = None,
        tip: str = "",
        *,
        more: bool = False,
        up: bool = False,
    ) -> None:
        super().__init__(label)
        self._look, self._glyph, self._more, self._ring = look, icon, more or up, False
        self._chevron = Icon.CHEVRON_UP if up else Icon.CHEVRON_DOWN
        self._keys = " ".join(key_caps(keys.split()))
        self._around: WordRing | None = None
        self.setFont(T.font("medium"))
        hold(self, height=height or METRIC["control"])
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(label or tip)
        self.setToolTip(text.tip(tip) or "")
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses it, as Space does; Qt would only in a dialog of its own."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held and self.isEnabled():
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def say(self, label: str) -> None:
        """Change the label."""
        self.setText(label)
        self.setAccessibleName(label)
        self.updateGeometry()

    def change_look(self, look: Look, icon: Icon | None) -> None:
        """Change look and drawing."""
        self._look, self._glyph = look, icon
        self.updateGeometry()
        self.update()

    def open_menu(self, menu: QMenu) -> None:
        """Open `menu` when pressed, and say so with a chevron."""
        self._more = True
        self.setMenu(menu)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, was=self._ring)
        if self._ring and self._look in _LINKS:
            self._around = self._around or WordRing()
            self._around.surround(self)
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._around is not None:
            self._around.surround(None)
        super().focusOutEvent(event)

    @override
    def sizeHint(self) -> QSize:
        label = self.text()
        width = 2.0 * self._pad()
        width += T.wide(16) if self._glyph else 0
        width += 6 if self._glyph and label else 0
        width += paint.width_of(label, "medium") if label else 0
        width += paint.width_of(self._keys, "label") + 18 if self._keys else 0
        width += T.wide(16) if self._more else 0
        least = 0 if self._look in _LINKS else METRIC["hitMin"]  # words in a line keep the line's spaces
        return QSize(max(round(width + 0.5), least), self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _pad(self) -> int:
        return 0 if self._look in _LINKS else 12 if self.text() else 7

    def _inks(self) -> tuple[str | None, str, str | None]:
        """Fill, ink and line of the moment."""
        on, down = self.isEnabled(), self.isDown() or self.isChecked()
        hot = on and self.underMouse()
        neutral = "pressed" if down else "hover" if hot else None
        main = "accentFillHover" if hot or down else "accentFill"
        inks: dict[Look, tuple[str | None, str, str | None]] = {
            "primary": (main if on else "hover", "onAccent", None),
            "secondary": (neutral or "surface", "text", "lineStrong"),
            "ghost": (neutral, "text2", None),
            "danger": ("state.danger.tint" if hot or down else "surface", "state.danger.text", "lineStrong"),
            "link": (None, "accent", None),
            "quiet": (None, "muted", None),
        }
        fill, ink, line = inks[self._look]
        return fill, ink if on else "disabled", line

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fill, ink, line = self._inks()
        with paint.Painter(self) as p:
            r = QRectF(self.rect())
            if self._look in _LINKS:
                self._underline(p, r)
            else:
                paint.box(p, r, RADIUS["control"], fill, line)
            x = float(self._pad())
            if self._glyph:
                side = T.wide(16)
                left = x if self.text() else (r.width() - side) / 2
                at = QRectF(left, (r.height() - side) / 2, side, side)
                paint_icon(p, self._glyph, at, ink, stroke=1.7, grow=False)
                x += side + 6
            if self.text():
                paint.write(p, QRectF(x, 0, r.width(), r.height()), self.text(), "medium", ink)
            if self._keys:
                self._cap(p, r, ink)
            if self._more:
                chevron = QRectF(r.right() - 20, (r.height() - 12) / 2, 12, 12)
                paint_icon(p, self._chevron, chevron, "muted" if self.isEnabled() else "disabled", stroke=2)
            if self._ring and self.hasFocus() and self._look not in _LINKS:
                paint.ring(p, r, RADIUS["control"], gap=self._look == "primary")

    def _underline(self, p: QPainter, r: QRectF) -> None:
        if self.isEnabled() and self.underMouse():
            paint.hairline(p, 0, r.center().y() + 8, paint.width_of(self.text(), "medium"), "accent")

    def _cap(self, p: QPainter, r: QRectF, ink: str) -> None:
        loud = self._look == "primary"
        width = paint.width_of(self._keys, "label") + 10
        end = r.right() - (24 if self._more else 8)
        high = T.high(18)
        key = QRectF(end - width, (r.height() - high) / 2, width, high)
        shade = T["shadow" if loud else "text"]
        shade.setAlpha(38 if loud and self.isEnabled() else 14)
        paint.box(p, key, 4, shade)
        paint.write(p, key, self._keys, "label", ink if loud or not self.isEnabled() else "muted", paint.CENTRE)


def icon_button(icon: Icon, tip: str, size: int = 28) -> Button:
    """A button that is only a drawing; `tip` is its tooltip and its accessible name."""
    button = Button("", "ghost", icon, tip=tip, height=size)
    hold(button, width=max(size, METRIC["hitMin"]), height=size)
    return button


class Keys(QWidget):
    """A shortcut as key caps: `Keys(["Ctrl", "K"])`."""

    def __init__(self, caps: Sequence[str]) -> None:
        super().__init__()
        self._caps = key_caps(caps)
        self.setAccessibleName(" ".join(self._caps))
        self._fit()

    def _fit(self) -> None:
        self.setFixedSize(_keys_width(self._caps), T.high(18))

    @staticmethod
    def width_of(caps: Sequence[str]) -> int:
        """How wide the caps of a shortcut are."""
        return _keys_width(key_caps(caps))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            x = 0.0
            for cap in self._caps:
                key = QRectF(x, 0, paint.width_of(cap, "label") + 10, self.height())
                paint.box(p, key, 4, "hover", "line")
                paint.write(p, key, cap, "label", "muted", paint.CENTRE)
                x += key.width() + 3


def _keys_width(caps: Sequence[str]) -> int:
    return round(sum(paint.width_of(cap, "label") + 10 for cap in caps) + 3 * (len(caps) - 1))


class Switch(Pressable):
    """On or off, at once. The off track has the contrast of an input border."""

    def __init__(self, name: str, *, on: bool = False) -> None:
        super().__init__(name)
        self.setCheckable(True)
        self.setChecked(on)
        hold(self, width=36, height=METRIC["hitMin"], whole=True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        on = self.isChecked()
        with paint.Painter(self) as p:
            p.scale(T.grown, T.grown)
            track = QRectF(2, (self.height() / T.grown - 18) / 2, 32, 18)
            paint.box(p, track, 9, "disabled" if not self.isEnabled() else "accentFill" if on else "control")
            middle = track.center().y()
            paint.dot(p, track.left() + (23 if on else 9), middle, 6.6, "onAccent" if on else "surface")
            if self.ringed:
                paint.ring(p, track.adjusted(-2, -2, 2, 2), 11)


class _Segment(Pressable):
    def __init__(self, label: str, icon: Icon | None, tip: str) -> None:
        super().__init__(label or tip)
        self.setText(label)
        self.setToolTip(text.tip(tip) or "")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self._glyph = icon

    @override
    def sizeHint(self) -> QSize:
        if not self.text():
            return QSize(T.wide(32), T.high(26))
        wide = paint.width_of(self.text(), "medium") + 24 + (T.wide(20) if self._glyph else 0)
        return QSize(round(wide), T.high(26))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        on = self.isChecked()
        with paint.Painter(self) as p:
            r = QRectF(self.rect()).adjusted(0, 1, 0, -1)
            if on:
                paint.box(p, r, RADIUS["control"] - 1, "pressed" if T.dark else "surface", "lineStrong")
            ink = "disabled" if not self.isEnabled() else "text" if on or self.hot else "muted"
            words = paint.width_of(self.text(), "medium") if self.text() else 0
            side = T.wide(15) if self._glyph else 0
            left = r.center().x() - (words + side + (6 if self._glyph and words else 0)) / 2
            if self._glyph:
                at = QRectF(left, r.center().y() - side / 2, side, side)
                paint_icon(p, self._glyph, at, "accent" if on else ink, grow=False)
                left += side + 6
            paint.write(p, QRectF(left, 0, words + 2, r.height()), self.text(), "medium", ink)
            if self.ringed:
                paint.ring(p, r, RADIUS["control"] - 1)


class Segmented(QWidget):
    """One choice of a few, in a well; arrow keys move within it. `chosen(place)` follows each change."""

    chosen = Signal(object)

    def __init__(
        self,
        labels: Sequence[str],
        name: str,
        icons: Sequence[Icon | None] = (),
        tips: Sequence[str] = (),
        height: int = 30,
        *,
        stretch: bool = False,
        start: int = 0,
    ) -> None:
        """Make it with the place `start` chosen, none with -1."""
        super().__init__()
        self.setAccessibleName(name)
        hold(self, height=height)
        self._group = QButtonGroup(self)
        box = QHBoxLayout(self)
        box.setContentsMargins(2, 1, 2, 1)
        box.setSpacing(0)
        for at, label in enumerate(labels):
            segment = _Segment(label, icons[at] if icons else None, tips[at] if tips else "")
            segment.setSizePolicy(
                QSizePolicy.Policy.Expanding if stretch else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
            )
            self._group.addButton(segment, at)
            box.addWidget(segment)
        if start >= 0:
            self._group.button(start).setChecked(True)
        self._group.idToggled.connect(self._toggled)
        if not stretch:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> int:
        """Which one is chosen, -1 for none."""
        return self._group.checkedId()

    def choose(self, at: int) -> None:
        """Choose one."""
        self._group.button(at).setChecked(True)

    @Slot(int, bool)
    def _toggled(self, at: int, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        if on:
            self.chosen.emit(at)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            paint.box(p, self.rect(), RADIUS["control"], "hover", "line")
