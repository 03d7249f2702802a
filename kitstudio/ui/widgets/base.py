"""Labels, surfaces, rules and glyphs: what every other part is made of."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPaintEvent, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QLayout, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.ui import paint
from kitstudio.ui.icons import Icon, paint_icon, paint_mark
from kitstudio.ui.layout import Entry, Piece, col, row
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import RADIUS, T

if TYPE_CHECKING:
    _MixinOf = QWidget
    _TextOf = QPlainTextEdit
else:
    _MixinOf = _TextOf = object

_BY_KEYBOARD: Final = Qt.WidgetAttribute.WA_KeyboardFocusChange


class Tinted(_MixinOf):
    """Mixin for widgets that must hold a palette; stands before the Qt class.

    A palette set by hand freezes its colours, so this remembers tokens and asks again when the inherited palette
    changes. `setPalette` raises the same event once more, hence the guard.
    """

    _tokens: dict[QPalette.ColorRole, str | None] = {}  # noqa: RUF012 - replaced, never changed
    _tinting = False

    def tint(self, tokens: dict[QPalette.ColorRole, str | None]) -> None:
        """Take the colours of these tokens, now and after each switch; None is transparent."""
        self._tokens = tokens
        self._retint()

    def _retint(self) -> None:
        self._tinting = True
        palette = self.palette()
        for role, token in self._tokens.items():
            palette.setColor(role, T[token] if token else QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        self._tinting = False

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self._tokens and not self._tinting:
            self._retint()
        super().changeEvent(event)


class RingedText(_TextOf):
    """Mixin for texts that are only read, and so have no caret: a ring tells that the keyboard scrolls them."""

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        if self.hasFocus() and self.isReadOnly() and self.window().testAttribute(_BY_KEYBOARD):
            with paint.Painter(self.viewport()) as p:
                paint.ring(p, self.viewport().rect().adjusted(1, 1, -1, -1), RADIUS["control"])

    @override
    def focusInEvent(self, e: QFocusEvent) -> None:
        super().focusInEvent(e)
        self.viewport().update()

    @override
    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        self.viewport().update()


class Label(Tinted, QLabel):
    """Words in a font and an ink of the tokens. Text from outside is made printable and is never read as markup."""

    def __init__(
        self, content: str = "", font: str = "body", ink: str = "text", *, wrap: bool = False, line: int = 140
    ) -> None:
        """Make a label; with `wrap` it breaks its lines, `line` per cent of the font apart."""
        super().__init__()
        self._wraps, self._line, self._content = wrap, line, ""
        self.setForegroundRole(QPalette.ColorRole.WindowText)  # inside a button it would take the button's
        self.setFont(T.font(font))
        self.setTextFormat(Qt.TextFormat.RichText if wrap else Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            self.setMinimumWidth(40)
        self.dye(ink)
        self._align()
        self.say(content)

    def _align(self) -> None:
        """Lie at the side where reading starts: left to itself QLabel goes by the words, and a name is not Hebrew."""
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()
        super().changeEvent(event)

    def dye(self, ink: str) -> None:
        """Change the colour."""
        self.tint({QPalette.ColorRole.WindowText: ink})

    def say(self, content: str) -> None:
        """Change the words."""
        if content == self._content and self.text():
            return
        self._content = content
        lines = [printable(each) for each in content.split("\n")]
        self.setAccessibleName("\n".join(lines))
        if self._wraps:  # QLabel knows no line spacing, rich text does
            body = "<br>".join(html.escape(each) for each in lines)
            self.setText(f'<div style="line-height:{self._line}%">{body}</div>')
        else:
            self.setText("\n".join(lines))

    @property
    def content(self) -> str:
        """The words as given."""
        return self._content


class Line(QWidget):
    """One line of words that elides when there is no room, and then tells the whole in its tooltip."""

    def __init__(
        self,
        content: str = "",
        font: str = "body",
        ink: str = "text",
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__()
        self._content, self._font, self._ink, self._elide = content, font, ink, elide
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.say(content)

    def say(self, content: str) -> None:
        """Change the words."""
        self._content = content
        self.setAccessibleName(printable(content))
        self.setToolTip(html.escape(printable(content)))
        self.updateGeometry()
        self.update()

    def dye(self, ink: str) -> None:
        """Change the colour."""
        self._ink = ink
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(paint.width_of(self._content, self._font) + 1), round(T.metrics(self._font).height() + 2))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(48, self.sizeHint().width()), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            paint.write(p, QRectF(self.rect()), self._content, self._font, self._ink, elide=self._elide)


class Lines(QWidget):
    """Words on as many lines as they need in a width, at most `most`; the last one elides in its middle."""

    def __init__(self, content: str, font: str, ink: str, width: int, most: int) -> None:
        super().__init__()
        self._font, self._ink, self._most = font, ink, most
        self._pitch = round(T.metrics(font).height() + 2)
        self.setFixedWidth(width)
        self.say(content)
        self.setFixedHeight(self._pitch * len(self._lines))

    def say(self, content: str) -> None:
        """Say other words on the same room."""
        self._lines = _broken(printable(content), self._font, self.width(), self._most)
        self.setAccessibleName(printable(content))
        self.setToolTip(html.escape(printable(content)))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            for at, line in enumerate(self._lines):
                area = QRectF(0, at * self._pitch, self.width(), self._pitch)
                paint.write(p, area, line, self._font, self._ink, elide=Qt.TextElideMode.ElideMiddle)


def _broken(words: str, font: str, width: int, most: int) -> list[str]:
    """Words in lines of a width, broken at spaces where there are any; the last line holds all that is left."""
    layout = QTextLayout(words, T.font(font))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(words)]
    return [words[start:end].strip() for start, end in zip(starts, ends, strict=True)] or [""]


class Panel(QWidget):
    """A painted surface: fill, radius and line; `edges` (any of `t b l r`) are single hairlines instead of a frame."""

    def __init__(
        self,
        layout: QLayout | None = None,
        fill: str | None = "surface",
        radius: float = 0,
        line: str | None = None,
        edges: str = "",
    ) -> None:
        super().__init__()
        self._fill, self._radius, self._line, self._edges = fill, radius, line, edges
        self._width = 1.0
        self._dash: Sequence[float] = ()
        if layout is not None:
            self.setLayout(layout)

    def dress(self, fill: str | None, line: str | None, width: float = 1.0, dash: Sequence[float] = ()) -> None:
        """Change fill and line."""
        self._fill, self._line, self._width, self._dash = fill, line, width, dash
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            r = QRectF(self.rect())
            if self._fill or self._line:
                paint.box(p, r, self._radius, self._fill, self._line, self._width, self._dash)
            w, h, t = r.width(), r.height(), paint.hair(p)
            sides = {
                "t": QRectF(0, 0, w, t),
                "b": QRectF(0, h - t, w, t),
                "l": QRectF(0, 0, t, h),
                "r": QRectF(w - t, 0, t, h),
            }
            for edge in self._edges:
                p.fillRect(sides[edge], T["line"])


class Card(Panel):
    """A bordered surface with a title line and a body."""

    def __init__(
        self,
        title: str = "",
        body: Piece | None = None,
        icon: Icon | None = None,
        trailing: QWidget | None = None,
        pad: int = 16,
        gap: int = 10,
        fill: str = "surface",
    ) -> None:
        entries: list[Entry] = []
        if title:
            head: list[Entry] = [Glyph(icon, 16, "muted")] if icon else []
            head += [Label(title, "smallStrong", "text2"), None]
            head += [trailing] if trailing is not None else []
            entries += [row(*head), gap]
        if body is not None:
            entries.append((body, 1))
        super().__init__(
            col(*entries, gap=0, margins=(pad, 14 if title else pad, pad, pad)), fill, RADIUS["card"], "line"
        )


class Rule(QWidget):
    """A hairline; upright and `length` long when asked."""

    def __init__(self, *, upright: bool = False, length: int | None = None, ink: str = "line") -> None:
        super().__init__()
        self._ink, self._upright = ink, upright
        (self.setFixedWidth if upright else self.setFixedHeight)(1)
        if length is not None:
            (self.setFixedHeight if upright else self.setFixedWidth)(length)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            t = paint.hair(p)
            w, h = (t, self.height()) if self._upright else (self.width(), t)
            p.fillRect(QRectF(0, 0, w, h), T[self._ink])


class Glyph(QWidget):
    """An icon that only shows; what it means stands in words beside it."""

    def __init__(self, icon: Icon, size: int = 16, ink: str = "text2", knockout: str = "surface") -> None:
        super().__init__()
        self._icon, self._ink, self._knockout = icon, ink, knockout
        hold(self, width=size, height=size, whole=True)

    def show_icon(self, icon: Icon, ink: str) -> None:
        """Change drawing and colour."""
        self._icon, self._ink = icon, ink
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            paint_icon(p, self._icon, QRectF(self.rect()), self._ink, self._knockout, grow=False)


_TILE_RADIUS: Final = {30: 7, 42: 9}


class Tile(QWidget):
    """An icon in a tinted square; `tone` is `accent`, `plain` or a family such as `role.model`."""

    def __init__(self, icon: Icon, tone: str = "accent", side: int = 34, size: int = 18) -> None:
        super().__init__()
        self._icon, self._tone, self._size = icon, tone, size
        self._radius = _TILE_RADIUS.get(side, 8)
        hold(self, width=side, height=side)

    def show_icon(self, icon: Icon, tone: str) -> None:
        """Change drawing and tone."""
        self._icon, self._tone = icon, tone
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            paint.tile(p, QRectF(self.rect()), self._icon, self._tone, self._size, self._radius)


class Mark(QWidget):
    """The mark of the application."""

    def __init__(self, size: int) -> None:
        super().__init__()
        hold(self, width=size, height=size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            paint_mark(p, QRectF(self.rect()))
