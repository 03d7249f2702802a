"""The problems of a draft: what, where, and the fix a press away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.model.finding import Finding, Fix, Severity
from kitstudio.model.finding_kinds import LINKS_LEFT_OUT
from kitstudio.ui import paint, text
from kitstudio.ui.core_words import fix_words
from kitstudio.ui.editor.waves import TONES
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, col, row, wrap
from kitstudio.ui.pages.draft_links import follow_words
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Glyph, Label, Line, Panel
from kitstudio.ui.widgets.buttons import Button, by_keyboard, icon_button
from kitstudio.ui.widgets.chips import Chip

_SHOWN: Final = 60
"""Rows made at most; a text with more is better mended from the top."""

_ROW: Final = 34
_ROWS_HIGH: Final = 4
_ORDER: Final = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


class _Problem(Panel):
    """One row. A press, Return or Space goes to the line, Up and Down to its neighbours; the button mends."""

    asked = Signal(object)
    mended = Signal(object)
    followed = Signal()

    def __init__(self, finding: Finding) -> None:
        self._finding, self._ring = finding, False
        tone, icon = TONES[finding.severity]
        sentence = text.finding_text(finding)
        place = printable(finding.field_name)
        where = Label(self.tr("line {n}").format(n=finding.mark.line) if finding.mark.line else "", "small", "muted")
        entries: list[Entry] = [Glyph(icon, 16, f"{tone}.solid", "sunken"), (Line(sentence), 0), where, None, 10]
        if place:
            shown = Line(place, "monoSmall", "muted", Qt.TextElideMode.ElideMiddle)
            shown.setMinimumWidth(min(180, shown.sizeHint().width()))
            entries.append(shown)
        for fix in finding.fixes[:1]:
            button = Button(fix_words(fix.title), height=28)
            button.setMaximumWidth(260)
            entries.append(button)
        is_link = finding.code == LINKS_LEFT_OUT.code
        if is_link:
            entries.append(Button(follow_words(), height=28))
        super().__init__(row(*entries, gap=10, margins=(16, 3, 12, 3)), None)
        for button in self.findChildren(Button):
            button.clicked.connect(self.followed if is_link else self._mend)
        hold(self, height=_ROW)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{_severity(finding.severity)}: {sentence} {place} {where.content}".rstrip())

    @Slot()
    def _mend(self) -> None:
        self.mended.emit(self._finding.fixes[0])

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, was=self._ring)
        super().focusInEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit(self._finding)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.asked.emit(self._finding)
            return
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        list_ = self.parentWidget()
        rows = [each for each in list_.children() if isinstance(each, _Problem)] if list_ is not None else []
        if step and 0 <= rows.index(self) + step < len(rows):
            rows[rows.index(self) + step].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            if self.underMouse() or (self._ring and self.hasFocus()):
                p.fillRect(self.rect(), paint.colour("hover"))
            if self._ring and self.hasFocus():
                paint.ring(p, self.rect().adjusted(4, 2, -4, -2), 5)


def _severity(severity: Severity) -> str:
    words = {
        Severity.ERROR: text.translate("draft", "Error"),
        Severity.WARNING: text.translate("draft", "Warning"),
        Severity.NOTE: text.translate("draft", "Note"),
    }
    return words[severity]


class ProblemsDock(Panel):
    """The list below the panes; gone while there is nothing to say.

    Signals:
        asked(Finding): go to its place.
        mended(edits): apply these edits to the text.
        all_asked(): mend all that can be.
        followed(): links are to be followed.
        left(): the keyboard was here, and here is nothing any more.
    """

    asked = Signal(object)
    mended = Signal(object)
    all_asked = Signal()
    followed = Signal()
    left = Signal()

    def __init__(self) -> None:
        self._findings: tuple[Finding, ...] = ()
        self._first: QWidget | None = None
        self._small = self._folded = False
        self._made = 0
        self._chip = Chip("0", "state.danger", font="label", height=17)
        self._all = Button("", "ghost", height=28)
        self._notes = Chip("", "state.info", font="label", height=17)
        title = Label(self.tr("Problems"), "smallStrong")
        self._less = icon_button(Icon.CHEVRON_DOWN, self.tr("Show only the first problem"))
        self._more = Button("", "ghost", height=28, tip=self.tr("Show all problems"), up=True)
        ends = (self._all, self._less)
        self._head = wrap(row(title, self._chip, self._notes, None, *ends, gap=6, margins=(16, 0, 8, 0)), height=36)
        self._rows = QScrollArea()
        self._rows.setWidgetResizable(True)
        self._rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the rows have it
        self._rows.setFrameShape(QFrame.Shape.NoFrame)
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows.viewport().setAutoFillBackground(False)
        self._box = col(self._head, row((self._rows, 1), self._more, 4, gap=0), gap=0)
        super().__init__(self._box, "sunken", edges="t")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._all.clicked.connect(self.all_asked)
        self._less.clicked.connect(self._show_first)
        self._more.clicked.connect(self._show_all)
        self.setAccessibleName(self.tr("Problems"))
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these; errors come first."""
        findings = sorted(findings, key=lambda each: _ORDER.index(each.severity))
        if tuple(findings) == self._findings:
            return
        self._findings = tuple(findings)
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self.setVisible(bool(findings))
        worst = TONES[findings[0].severity][0] if findings else "state.ok"
        notes = sum(each.severity is Severity.NOTE for each in findings)  # they are no problems, as everywhere
        self._chip.say(text.count(len(findings) - notes, "{n}", "{n}"), worst)
        self._chip.setVisible(len(findings) > notes)
        self._notes.say(text.count(notes, self.tr("{n} note"), self.tr("{n} notes")), "state.info")
        self._notes.setVisible(notes > 0)
        fixable = sum(bool(each.fixes) and not each.fixes[0].gives_up for each in findings)
        self._all.setVisible(fixable > 1)
        self._all.say(self.tr("Fix all {n}").format(n=fixable))
        self._make_rows()
        if had_focus and not findings:
            self.left.emit()
        elif had_focus and self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def enter(self) -> None:
        """Give the keyboard to the first problem."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.TabFocusReason)

    def _make_rows(self) -> None:
        rows: list[Entry] = []
        for finding in self._findings[:_SHOWN]:
            made = _Problem(finding)
            made.asked.connect(self.asked)
            made.mended.connect(self._mend)
            made.followed.connect(self.followed)
            rows.append(made)
        self._first = next((each for each in rows if isinstance(each, _Problem)), None)
        if len(self._findings) > _SHOWN:
            more = self.tr("{n} more below these").format(n=len(self._findings) - _SHOWN)
            rows.append(wrap(row(Label(more, "small", "muted"), None, margins=(42, 0, 0, 0)), height=_ROW))
        body = wrap(col(*rows, None, gap=0))
        body.setAutoFillBackground(False)
        self._rows.setWidget(body)
        body.setAutoFillBackground(False)
        self._made = len(rows)
        self._fit()

    def fold(self, *, small: bool) -> None:
        """On a small page only the first problem is shown until more is asked for."""
        if small != self._small:
            self._small = self._folded = small
            self._fit()

    @Slot()
    def _show_first(self) -> None:
        self._turn(self._less, self._more, folded=True)

    @Slot()
    def _show_all(self) -> None:
        self._turn(self._more, self._less, folded=False)

    def _turn(self, pressed: Button, back: Button, *, folded: bool) -> None:
        """Fold it or not; the keyboard stays with the button that turns it back."""
        had_focus = pressed.hasFocus()
        self._folded = folded
        self._fit()
        if had_focus and back.isVisible():
            back.setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()  # rows are as high as their text
        super().changeEvent(event)

    def _fit(self) -> None:
        self._head.setVisible(not self._folded)
        self._box.setContentsMargins(0, 0, 0, 0 if self._folded else 4)
        self._less.setVisible(self._small)
        self._more.setVisible(self._folded and len(self._findings) > 1)
        self._more.say(self.tr("{n} more").format(n=len(self._findings) - 1))
        self._rows.setFixedHeight(T.high(_ROW) * min(1 if self._folded else _ROWS_HIGH, self._made))
        if self._folded:
            self._rows.verticalScrollBar().setValue(0)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._rows.setVerticalScrollBarPolicy(never if self._folded else Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    @Slot(object)
    def _mend(self, fix: Fix) -> None:
        self.mended.emit(fix.edits)
