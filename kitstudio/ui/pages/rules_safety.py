"""What another program does to the .kitignore of a draft while it is edited: taken in, or asked about."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from kitstudio.model.line_diff import merge
from kitstudio.operations.contents.ignore import DraftIgnore
from kitstudio.ui.contents.ignore_pane import IgnorePane
from kitstudio.ui.contents.work import ContentsWork
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col
from kitstudio.ui.models.draft_meeting import is_taken_out, know_rules, take_rules_out
from kitstudio.ui.models.draft_state import DraftState
from kitstudio.ui.pages.draft_notices import BothDialog, Notice
from kitstudio.ui.text import is_editable


class RulesSafety(QWidget):
    """The two bands of the .kitignore.

    Args:
        state: the draft.
        work: takes a step that changes the rules.
        rules: where they are edited.
    """

    def __init__(self, state: DraftState, work: ContentsWork, rules: IgnorePane) -> None:
        super().__init__()
        self._state, self._work, self._rules = state, work, rules
        self.overtaken, self.merged = Notice("warn", Icon.WARN, ""), Notice("info", Icon.INFO, "")
        self.overtaken.add(self.tr("Show both"), self.show_both)
        self.overtaken.add(self.tr("Keep mine"), self.keep_mine)
        self.overtaken.add(self.tr("Take theirs"), self.take_theirs)
        self.merged.add(self.tr("Undo"), self._unmerge)
        self.merged.add(self.tr("Close"), self.merged.hide)
        self.setLayout(col(self.overtaken, self.merged, gap=0))
        state.changed.connect(self._follow)
        state.ignore_merged.connect(self._merge)

    @Slot()
    def show_both(self) -> None:
        """Show the rules on disk beside those that are edited."""
        theirs = self._state.ignore_theirs
        if theirs is not None:
            self._ask(theirs, self.tr("Another program changed the .kitignore"))

    def _ask(self, theirs: DraftIgnore, title: str) -> None:
        both = (self.tr("On disk"), theirs.text), (self.tr("In the editor"), self._state.ignore)
        dialog = BothDialog(self.window(), title, *both)
        dialog.add(self.tr("Keep mine"), partial(self._decide, theirs, self.keep_mine))
        dialog.add(self.tr("Take theirs"), partial(self._decide, theirs, self.take_theirs))
        dialog.open()

    def _decide(self, shown: DraftIgnore, way: Callable[[], None]) -> None:
        """Do what was decided about the rules that were shown; others that came since are shown first."""
        theirs = self._state.ignore_theirs
        if theirs == shown:
            way()
        elif theirs is not None:
            self._ask(theirs, self.tr("Another program changed the .kitignore again"))

    @Slot()
    def keep_mine(self) -> None:
        """Keep the rules; saving writes over what the other program wrote."""
        theirs = self._state.ignore_theirs
        if theirs is not None:
            know_rules(self._state, theirs.saved)

    @Slot()
    def take_theirs(self) -> None:
        """Take the rules on disk, as a step that can be undone."""
        theirs = self._state.ignore_theirs
        if theirs is not None:
            self.keep_mine()
            self._put(theirs.text)

    def _put(self, rules: str) -> None:
        state = self._state
        if not is_editable(rules):  # to be looked at; there is no step back from it
            self._rules.load(rules)
            state.edit_ignore(rules)
        elif rules != state.ignore:
            self._work.take_step((state.text, state.ignore), (state.text, rules))

    @Slot(object)
    def _merge(self, rules: str) -> None:
        self._put(rules)
        self.merged.say(self.tr("Another program changed the .kitignore; its lines are taken in"), "")
        self.merged.show()

    @Slot()
    def _unmerge(self) -> None:
        """Take back what was taken in, and nothing that was edited since."""
        taken = self._state.ignore_taken
        if taken is None:
            return
        back = merge(taken.both, self._state.ignore, taken.mine)
        if back is None:
            words = self.tr("Lines that were taken in were edited since: take the edits back first, with Ctrl+Z")
            self.merged.say(words, "")
            return
        self._put(back)
        take_rules_out(self._state)
        self.merged.hide()
        self._state.changed.emit()

    @Slot()
    def _follow(self) -> None:
        draft, theirs = self._state.draft, self._state.ignore_theirs
        words = self.tr("Another program changed the same lines of the .kitignore")
        if theirs is not None and not is_editable(theirs.text):
            words = self.tr("Another program wrote a .kitignore that cannot be read as text; yours is not saved")
        if theirs is not None and is_taken_out(self._state.ignore_taken, theirs.saved):
            words = self.tr("Lines of another program were taken out of the .kitignore")
            self.merged.hide()
        self.overtaken.say(words, "")
        self.overtaken.setVisible(theirs is not None)
        if draft is not None and self._state.ignore == (draft.ignore.saved or ""):
            self.merged.hide()
