"""What a page says beside its work: a band, an empty state, numbered ways out, and the command that does the same."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kitstudio.ui import paint, text
from kitstudio.ui.commands import joined, kit_line, without_program
from kitstudio.ui.icons import Icon, mirrored
from kitstudio.ui.layout import Entry, col, row, wrap
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import METRIC, T
from kitstudio.ui.widgets.base import Glyph, Label, Line, Panel
from kitstudio.ui.widgets.buttons import Button, icon_button

_COMMAND: Final = 58


class Band(Panel):
    """One line above or inside a page: what is the case, and the one act that changes it.

    `tone` is the state family: `ok`, `warn`, `danger`, `info`, `neutral`.
    """

    def __init__(self, tone: str, icon: Icon, sentence: str, detail: str = "", actions: Sequence[QWidget] = ()) -> None:
        self.sentence = Line(sentence, "medium", f"state.{tone}.text")
        self.detail = Line(detail, "small", "text2")
        glyph = Glyph(icon, 16, f"state.{tone}.solid", f"state.{tone}.tint")
        layout = row(glyph, self.sentence, (self.detail, 1), *actions, gap=8, margins=(14, 6, 8, 6))
        super().__init__(layout, f"state.{tone}.tint", 8, f"state.{tone}.strong")
        hold(self, height=42)


class Crate(QWidget):
    """Three sheets lifting apart: the only illustration of the product."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(116, 104)
        self.setAccessibleName(self.tr("Illustration: layers of a kit"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = self.width() / 2
            self._sheet(p, middle, 76, None, "accentLine", (3.0, 3.0))
            self._sheet(p, middle, 56, "accentTint", "accentLine", ())
            self._sheet(p, middle, 32, "accentFill", "accentFill", ())
            if mirrored(p):
                paint.turn(p, self.rect())  # a tick reads one way everywhere
            p.setPen(_pen("onAccent", 2.6))
            p.drawPolyline(QPolygonF([QPointF(middle - 11, 32), QPointF(middle - 3, 38.5), QPointF(middle + 12, 26)]))

    def _sheet(self, p: QPainter, x: float, y: float, fill: str | None, line: str, dash: Sequence[float]) -> None:
        pen = _pen(line, 1.6)
        if dash:
            pen.setDashPattern(list(dash))
        p.setPen(pen)
        p.setBrush(T[fill] if fill else Qt.BrushStyle.NoBrush)
        corners = [QPointF(x, y - 24), QPointF(x + 46, y), QPointF(x, y + 24), QPointF(x - 46, y)]
        p.drawPolygon(QPolygonF(corners))


def _pen(ink: str, width: float) -> QPen:
    return QPen(T[ink], width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


class EmptyState(QWidget):
    """A page with nothing on it: what belongs here, and the act that brings it."""

    def __init__(
        self, title: str, sentence: str, actions: Sequence[QWidget] = (), picture: QWidget | None = None
    ) -> None:
        super().__init__()
        entries: list[Entry] = [None]
        if picture is not None:
            entries += [row(None, picture, None), 14]
        entries += [row(None, Label(title, "display"), None), 6]
        entries += [row(None, Label(sentence, "body", "muted"), None)]
        if actions:
            entries += [20, row(None, *actions, None, gap=12)]
        self.setLayout(col(*entries, None, gap=0, margins=20))


class _Number(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = str(number)
        hold(self, width=22, height=22)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            paint.box(p, self.rect(), self.height() / 2, "hover")
            paint.write(p, QRectF(self.rect()), self._number, "smallStrong", "text2", paint.CENTRE)


@dataclass(frozen=True, slots=True)
class WayOut:
    """One thing a person can do about an error."""

    title: str
    hint: str = ""
    actions: tuple[QWidget, ...] = ()


class Steps(QWidget):
    """Numbered ways out of an error."""

    def __init__(self, ways: Sequence[WayOut]) -> None:
        super().__init__()
        self.setLayout(col(*[self._way(at + 1, way) for at, way in enumerate(ways)], gap=16))

    def _way(self, number: int, way: WayOut) -> QWidget:
        words: list[Entry] = [Label(way.title, "medium")]
        words += [Label(way.hint, "small", "muted", wrap=True, line=125)] if way.hint else []
        words += [9, row(*way.actions, None)] if way.actions else []
        return wrap(row(col(_Number(number), None), 12, (col(*words, gap=2), 1), gap=0))


class CommandWell(Panel):
    """The command that would do the same: every sheet can say what one would type, for `kit` too where it can."""

    def __init__(self, lines: Sequence[str] = ()) -> None:
        self._ours: tuple[str, ...] = ()
        self._theirs: tuple[str, ...] = ()
        self._lines = Label("", "monoSmall", "text2")
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lines.setMinimumWidth(60)
        self._lines.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a command reads so everywhere
        self._whose = [Button(each, "link", height=26) for each in ("kitstudio", "kit")]
        self._copy = icon_button(Icon.COPY, QCoreApplication.translate("CommandWell", "Copy the command"))
        self.title = Label("", "smallMedium", "text2")
        self.tell_same(same=True)
        head = row(Glyph(Icon.TERMINAL, 15, "muted", "sunken"), self.title, None, *self._whose, self._copy, gap=8)
        super().__init__(col(head, 2, self._lines, gap=0, margins=(12, 4, 6, 9)), "sunken", 8, "line")
        for each in self._whose:
            each.setCheckable(True)
            each.setAutoExclusive(True)
            each.setMinimumWidth(METRIC["hitMin"])
            each.toggled.connect(self._show)
        self._whose[0].setChecked(True)
        self._copy.clicked.connect(self._take)
        self.show_lines(lines)

    def tell_same(self, *, same: bool) -> None:
        """Say whether the command does the same, or only comes nearest."""
        words = QCoreApplication.translate("CommandWell", "Same as the command")
        self.title.say(words if same else QCoreApplication.translate("CommandWell", "Nearest command"))

    def show_lines(self, lines: Sequence[str]) -> None:
        """Change the command; continued lines are indented by the caller. Long lines are broken between words."""
        self._copy.show()
        self.tell_same(same=True)
        self._ours = tuple(piece for line in lines for piece in _folded(line))
        theirs = (f"kit{without_program(lines[0])}", *lines[1:]) if lines and kit_line(joined(list(lines))) else ()
        self._theirs = tuple(piece for line in theirs for piece in _folded(line))
        for each in self._whose:
            each.setVisible(bool(self._theirs))
        if not self._theirs:
            self._whose[0].setChecked(True)
        self._show()

    def show_why(self, why: str) -> None:
        """Say instead why nothing can be done now, which a command would not change."""
        self.show_lines(())
        self.title.say(QCoreApplication.translate("CommandWell", "No command for this yet"))
        self._lines.say(why)
        self._copy.hide()

    @property
    def line(self) -> str:
        """The command in one piece, as a shell takes it."""
        return joined(list(self._shown))

    @property
    def _shown(self) -> tuple[str, ...]:
        return self._theirs if self._theirs and self._whose[1].isChecked() else self._ours

    @Slot()
    def _show(self) -> None:
        for each in self._whose:
            each.change_look("link" if each.isChecked() else "quiet", None)
        self._lines.say("\n".join(self._shown))
        self._lines.setToolTip(text.tip(*self._shown) or "")

    @Slot()
    def _take(self) -> None:
        QGuiApplication.clipboard().setText(self.line)


def _folded(line: str) -> list[str]:
    """A line of a command in pieces that are not too long, as a shell reads them: broken between words, else in one."""
    body = line.removesuffix("\\").rstrip()
    if len(body) <= _COMMAND:
        return [line]
    indent = " " * (len(body) - len(body.lstrip()))
    pieces = [indent]
    for word in (each if each == "&&" else shlex.quote(each) for each in shlex.split(body)):
        if len(pieces[-1]) + len(word) >= _COMMAND and pieces[-1].strip() and word != "&&":
            pieces[-1] += " \\"
            pieces.append("    ")
        pieces[-1] += word if not pieces[-1].strip() else f" {word}"
        if len(pieces[-1]) > _COMMAND + 4 and word != "&&":
            pieces[-1:] = _broken(pieces[-1].removesuffix(word), shlex.split(word)[0])
    return [*pieces[:-1], pieces[-1] + line[len(body) :]]


def _broken(before: str, word: str) -> list[str]:
    """A word that no line holds, on several; a shell puts it together again, as the next line begins at its start."""
    lines: list[str] = []
    while word:
        most = room = _COMMAND + 2 - (0 if lines else len(before))
        while len(shlex.quote(word[:room])) > most:
            room -= 1
        lines.append(shlex.quote(word[:room]))
        word = word[room:]
    return [*(f"{each}\\" for each in [before + lines[0], *lines[1:-1]]), lines[-1]]
