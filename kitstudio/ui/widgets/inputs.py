"""Fields: a real QLineEdit inside a painted frame, so editing, input methods, undo and screen readers stay native."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, Piece, col, row
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import METRIC, RADIUS, T
from kitstudio.ui.widgets.base import Glyph, Label, Tinted

_TAG: Final = re.compile(r"[^,\s][^,]*(?<!\s)")


class _Edit(Tinted, QLineEdit):
    pass


class Field(QWidget):
    """One line of input. The edit itself is `field.edit`; `set_error` and `set_locked` change the frame.

    Args:
        value: text to begin with.
        placeholder: shown while it is empty.
        name: accessible name; the placeholder when empty.
        icon: a drawing at the left.
        mono: whether paths, tags or digests are typed here.
        trailing: a chip or small button at the right.
        height: 30 unless told.
        edit: the line itself where it is of another kind.
    """

    def __init__(
        self,
        value: str = "",
        placeholder: str = "",
        name: str = "",
        icon: Icon | None = None,
        trailing: QWidget | None = None,
        height: int | None = None,
        *,
        mono: bool = False,
        edit: _Edit | None = None,
    ) -> None:
        super().__init__()
        self._error = self._locked = False
        self.edit = edit or _Edit(value)
        self.edit.setFrame(False)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(name or placeholder)
        self.edit.setFont(T.font("mono" if mono else "body"))
        roles = QPalette.ColorRole
        self.edit.tint({roles.Base: None, roles.Text: "text", roles.PlaceholderText: "muted"})
        self.edit.setTextMargins(-2, 0, 0, 0)
        self.edit.setCursorPosition(0)
        self.edit.installEventFilter(self)
        entries: list[Entry] = [Glyph(icon, 15, "muted")] if icon else []
        entries.append((self.edit, 1))
        entries += [trailing] if trailing is not None else []
        self.setLayout(row(*entries, gap=7, margins=(9, 1, 8 if trailing is None else 4, 1)))
        hold(self, height=height or METRIC["control"])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        self._mono = mono
        self._align()

    def _align(self) -> None:
        """Words begin where one begins to read; Qt would ask the keyboard as long as there are none."""
        if not self._mono:
            side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
            self.edit.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()
        super().changeEvent(event)

    def set_error(self, *, wrong: bool) -> None:
        """Draw the frame of an error; the sentence stands below, in `labelled`."""
        self._error = wrong
        self.update()

    def set_locked(self, *, locked: bool) -> None:
        """Let the text be read and copied, not changed; a chip beside it says who decided."""
        self._locked = locked
        self.edit.setReadOnly(locked)
        self.update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        quiet = self._locked or not self.isEnabled()
        line, width = "lineStrong" if quiet else "control", 1.0
        if self._error:
            line, width = "state.danger.solid", 1.5
        if self.edit.hasFocus():
            line, width = ("state.danger.solid" if self._error else "focus"), 2.0
        with paint.Painter(self) as p:
            paint.box(p, QRectF(self.rect()), RADIUS["control"], "sunken" if quiet else "surface", line, width)


class _TagsEdit(_Edit):
    """Words between commas, each on a chip; it stays one line of text, so that keys and undo work as anywhere."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        metrics, content, cursor = QFontMetricsF(self.font()), self.text(), self.cursorRect()
        start = cursor.center().x() + 0.5 - metrics.horizontalAdvance(content[: self.cursorPosition()])
        with QPainter(self) as p:
            for match in _TAG.finditer(content):
                left = start + metrics.horizontalAdvance(content[: match.start()])
                area = QRectF(left - 4, cursor.center().y() - 9, metrics.horizontalAdvance(match[0]) + 8, 19)
                paint.box(p, area, 4, "accentTint")
        super().paintEvent(event)


class TagsField(Field):
    """A field of tags with commas between them."""

    def __init__(self, value: str, placeholder: str, name: str) -> None:
        super().__init__(value, placeholder, name, mono=True, edit=_TagsEdit(value))


class PathEdit(_Edit):
    """A path that is longer than its line shows what tells it from others, as long as nobody writes in it."""

    @property
    def is_cut(self) -> bool:
        """Whether the line is too short for it."""
        return paint.width_of(self.text(), "mono") > self.width() + 0.5

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or not self.is_cut:
            super().paintEvent(event)
            return
        with paint.Painter(self) as p:
            ink = self.palette().color(QPalette.ColorRole.Text)
            paint.write(p, QRectF(self.rect()), self.text(), "mono", ink, elide=Qt.TextElideMode.ElideMiddle)


def labelled(title: str, control: Piece, hint: QWidget | None = None, note: str = "") -> QBoxLayout:
    """A row of a form: the label above its control, a hint (an error, with a link beside it) below.

    Args:
        title: what is asked for.
        control: the field.
        hint: a Label or a row of them.
        note: "Optional", or what else stands beside the title.
    """
    head: list[Entry] = [Label(title, "smallMedium", "text2")]
    head += [Label(note, "small", "muted")] if note else []
    tail: list[Entry] = [5, hint] if hint is not None else []
    return col(row(*head, None, gap=6), 5, control, *tail, None, gap=0)


def setting(title: str, hint: str, control: QWidget) -> QBoxLayout:
    """A row of choices: words on the left, the switch or segments on the right."""
    words: list[Entry] = [Label(title, "medium")]
    words += [Label(hint, "small", "muted", wrap=True, line=125)] if hint else []
    return row((col(None, *words, None, gap=2), 1), 24, control, gap=0)
