"""The pane with the form: its head, the band that says why it is paused, and what could not be done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.model.finding import Finding
from kitstudio.ui import text
from kitstudio.ui.actions import add_act
from kitstudio.ui.core_words import reason_words
from kitstudio.ui.form.entries import DOWN, DUPLICATE, REMOVE, UP
from kitstudio.ui.form.kitfile_form import KitfileForm
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, col, row, wrap
from kitstudio.ui.widgets.base import Glyph, Label, Panel, Rule
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.chips import Chip

_LEAST: Final = 270


class PausedBand(QWidget):
    """Says that the text cannot be read, and where. `line_asked(finding)` goes there.

    It takes the keyboard in the place of the form: what is typed there must not go into the text unseen.
    """

    line_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._finding: Finding | None = None
        self._words = Label("", "smallMedium", "state.warn.text", wrap=True, line=125)
        self._link = Button("", "link", height=20)
        self._link.clicked.connect(self._ask)
        glyph = col(1, Glyph(Icon.PAUSE, 16, "state.warn.solid", "state.warn.tint"), None)
        words = col(self._words, 3, row(self._link, None), gap=0)
        self._box = Panel(row(glyph, (words, 1), gap=8, margins=(12, 8, 12, 8)), "state.warn.tint", 8)
        self.setLayout(col(self._box, margins=(12, 10, 12, 4)))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.hide()

    def show_finding(self, finding: Finding | None) -> None:
        """Show why, or that it is over."""
        self._finding = finding
        self.setVisible(finding is not None)
        self._tell()

    def _tell(self) -> None:
        finding, waits = self._finding, self.hasFocus()
        self._box.dress("state.warn.tint", "focus" if waits else "state.warn.strong", 2 if waits else 1)
        if finding is None:
            return
        reason = printable(reason_words(str(finding.facts.get("reason", "")))) or text.finding_text(finding)
        words = self.tr("Form paused, line {n}: {reason}").format(n=finding.mark.line, reason=reason)
        if waits:
            why = self.tr("The form waits for line {n}: until that is mended, what you type goes nowhere.")
            words = f"{words}\n{why.format(n=finding.mark.line)}"
        self._words.say(words)
        self.setAccessibleName(words)
        self._link.say(self.tr("Go to line {n}").format(n=finding.mark.line))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell()

    @Slot()
    def _ask(self) -> None:
        self.line_asked.emit(self._finding)


class RefusedBand(QWidget):
    """Says what could not be done, or what was left out on the way, until it is closed or something else is done."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Label("", "small", "state.info.text", wrap=True, line=125)
        close = icon_button(Icon.CLOSE, self.tr("Close"))
        close.clicked.connect(self.hide)
        glyph = col(5, Glyph(Icon.INFO, 16, "state.info.solid", "state.info.tint"), None)
        words = col(4, self._words, 4, None, gap=0)
        inner = row(glyph, (words, 1), col(close, None), gap=8, margins=(12, 2, 4, 2))
        self.setLayout(col(Panel(inner, "state.info.tint", 8, "state.info.strong"), margins=(12, 10, 12, 4)))
        self.hide()

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Show a sentence."""
        self._words.say(sentence)
        self.show()

    @Slot(object)
    def tell_dropped(self, keys: tuple[str, ...]) -> None:
        """Say which fields an entry lost in its new role."""
        words = self.tr("This role has no {keys}; what stood there is gone. Ctrl+Z brings it back.")
        self.say(words.format(keys=", ".join(printable(each) for each in keys)))


class FormPane(Panel):
    """The form with its head; `tools` stand at the right of it.

    Signals:
        line_asked(finding): show the place in the text that pauses the form.
    """

    line_asked = Signal(object)

    def __init__(self, *tools: QWidget) -> None:
        self.form = KitfileForm()
        self.band, self.refused = PausedBand(), RefusedBand()
        self._chip = Chip("", "state.warn", font="label", height=18)
        self._chip.hide()
        self._edited = self._chipped = False
        title = Label(QCoreApplication.translate("form", "Form"), "smallStrong", "text2")
        entries: list[Entry] = [title, None, self._chip, *tools]
        head = wrap(row(*entries, gap=8, margins=(16, 0, 8, 0)), height=36)
        super().__init__(col(head, Rule(), self.band, self.refused, (self.form, 1), gap=0), edges="l")
        self.setMinimumWidth(_LEAST)
        self.band.line_asked.connect(self.line_asked)
        group = self.tr("Kitfile form")
        for words, place, keys in (
            (self.tr("Move the entry up"), UP, "Alt+Up"),
            (self.tr("Move the entry down"), DOWN, "Alt+Down"),
            (self.tr("Duplicate the entry"), DUPLICATE, "Ctrl+Shift+D"),
            (self.tr("Remove the entry"), REMOVE, "Alt+Delete"),
        ):
            add_act(self, words, partial(self._act, place), keys, group=group)

    def _act(self, place: int) -> None:
        """Do with what has the keyboard: a value of parameters, else the entry around it."""
        parameters, entry = self.form.current_parameters, self.form.current_entry
        if parameters is not None:
            acts: dict[int, Callable[[], None]] = {
                UP: partial(parameters.shift, -1),
                DOWN: partial(parameters.shift, 1),
                DUPLICATE: parameters.duplicate,
                REMOVE: parameters.remove,
            }
            acts[place]()
        elif entry is not None:
            entry.act(place)

    def show_chip(self, *, on: bool) -> None:
        """Say here whether there is something to save: the text, which says it too, is not seen."""
        self._chipped = on
        self._chip.setVisible(on and self._edited)

    def show_state(self, *, edited: bool) -> None:
        """Take whether there is something to save."""
        self._edited = edited
        self._chip.say(self.tr("Edited"), "state.warn")
        self._chip.setVisible(self._chipped and edited)

    @Slot(object)
    def pause(self, finding: Finding | None) -> None:
        """Stop or resume: while the text cannot be read, the form shows what it said before and changes nothing."""
        had_keyboard = self.form.isAncestorOf(self.window().focusWidget() or self.window())
        self.band.show_finding(finding)
        if finding is not None and had_keyboard:
            self.band.setFocus()
        self.form.setEnabled(finding is None)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click into the form comes here while it is paused."""
        if not self.form.isEnabled():
            self.band.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)
