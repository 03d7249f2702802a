"""What keeps a draft safe: edits kept while they are not saved, and what another program does to the Kitfile."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.base.printable import printable
from kitstudio.jobs.job import Task
from kitstudio.jobs.runner import Runner
from kitstudio.model.line_diff import merge
from kitstudio.operations.context import Context
from kitstudio.operations.draft_save import copy_aside
from kitstudio.operations.kitfile_text import text_of
from kitstudio.operations.packing.kitfile_source import read_own
from kitstudio.ui import text
from kitstudio.ui.editor.file_text import FileText
from kitstudio.ui.editor.text_edit import TextEdit
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col
from kitstudio.ui.models.draft_keeping import DraftKeeping
from kitstudio.ui.models.draft_meeting import is_taken_out, take_out
from kitstudio.ui.models.draft_state import DraftState, know
from kitstudio.ui.models.draft_watch import DraftWatch
from kitstudio.ui.pages.draft_dialogs import ErrorDialog
from kitstudio.ui.pages.draft_notices import BothDialog, Notice
from kitstudio.ui.pages.draft_recovered import Recovered


class DraftSafety(QWidget):
    """The bands of one draft, and what they do."""

    def __init__(self, state: DraftState, edit: TextEdit, context: Context, reader: Runner, keeper: Runner) -> None:
        super().__init__()
        self._state, self._edit, self._reader = state, edit, reader
        self.watch = DraftWatch(state, reader)
        place = context.recovery
        self.keeping = DraftKeeping(state, place, keeper, reader) if place is not None else None
        self.overtaken, self.merged, self.unkept, self.gone, self.sealed = self._bands()
        self.recovered = Recovered(state, edit, self.keeping)
        self.aside = Notice("info", Icon.INFO, "")
        self.aside.add(self.tr("Close"), self.aside.hide)
        bands = (self.unkept, self.recovered, self.overtaken, self.merged, self.aside, self.gone, self.sealed)
        self.setLayout(col(*bands, gap=0))
        state.overtaken.connect(self._overtake)
        state.gone.connect(self.gone.show)
        state.changed.connect(self._follow)
        state.merged.connect(self._merge)
        state.reloaded.connect(self.settle)
        if self.keeping is not None:
            self.keeping.refused.connect(self._unkept)
            self.keeping.settled.connect(self.unkept.hide)

    def _bands(self) -> tuple[Notice, ...]:
        overtaken = Notice("warn", Icon.WARN, "")
        overtaken.add(self.tr("Show both"), self.show_both)
        overtaken.add(self.tr("Keep mine"), self.keep_mine)
        overtaken.add(self.tr("Keep both"), self.keep_both).setToolTip(text.tip(_both_tip()) or "")
        overtaken.add(self.tr("Take theirs"), self.take_theirs)
        merged = Notice("info", Icon.INFO, self.tr("Another program changed the Kitfile; its lines are taken in"))
        merged.add(self.tr("Undo"), self._unmerge)
        merged.add(self.tr("Close"), merged.hide)
        unkept = Notice("warn", Icon.WARN, self.tr("Edits are not kept until they are saved"))
        unkept.add(self.tr("Close"), unkept.hide)
        words = self.tr("Another program deleted the Kitfile; saving writes it again")
        gone = Notice("warn", Icon.WARN, words)
        gone.add(self.tr("Close"), gone.hide)
        words = self.tr("The Kitfile holds what this editor could not keep; it can only be looked at")
        return overtaken, merged, unkept, gone, Notice("warn", Icon.WARN, words)

    @Slot()
    def keep_mine(self) -> None:
        """Keep the text; saving writes over what the other program wrote."""
        if self._state.theirs is not None:
            know(self._state, self._state.theirs)

    @Slot()
    def keep_both(self) -> None:
        """Keep the text, and that on disk as a copy beside the Kitfile; nothing is decided when it cannot be made."""
        draft = self._state.draft
        if draft is None or draft.kitfile_path is None:
            return
        task = Task("copy", f"keep:{draft.folder}", draft.folder.name)
        job = self._reader.submit(task, partial(_copied, draft.kitfile_path))
        job.succeeded.connect(self._kept_both)
        job.failed.connect(self._not_kept)

    @Slot(object)
    def _kept_both(self, found: tuple[Path, str]) -> None:
        copy, content = found
        draft = self._state.draft
        if draft is not None and draft.kitfile_path is not None:  # else it is gone since: there is nothing to decide
            know(self._state, content)
        self.aside.say(
            self.tr("Your text stays; the other one is kept as {name}").format(name=printable(copy.name)), ""
        )
        self.aside.show()

    @Slot(object)
    def _not_kept(self, error: KitStudioError) -> None:
        ErrorDialog(self.window(), self.tr("The copy was not made"), error).open()

    @Slot()
    def take_theirs(self) -> None:
        """Take the text on disk, as a step that can be undone."""
        theirs = self._state.theirs
        if theirs is not None:
            know(self._state, theirs)
            self._put(theirs)

    def _put(self, content: str) -> None:
        if not self._edit.replace_content(content):  # to be looked at; there is no step back from it
            self._edit.load(content)
            self._state.edit(content)

    @Slot()
    def show_both(self) -> None:
        """Show the text on disk beside that in the editor."""
        if self._state.theirs is not None:
            self._ask(self._state.theirs, self.tr("Another program changed the Kitfile"))

    def _ask(self, theirs: str, title: str) -> None:
        both = (self.tr("On disk"), theirs), (self.tr("In the editor"), self._state.text)
        dialog = BothDialog(self.window(), title, *both)
        decided = partial(self._decide, theirs)
        dialog.add(self.tr("Keep mine"), partial(decided, self.keep_mine))
        dialog.add(self.tr("Keep both"), partial(decided, self.keep_both)).setToolTip(text.tip(_both_tip()) or "")
        dialog.add(self.tr("Take theirs"), partial(self._take_shown, theirs))
        dialog.open()

    def _decide(self, shown: str, way: Callable[[], None]) -> None:
        """Do what was decided about the text that was shown; another one that came since is shown first."""
        theirs = self._state.theirs
        if theirs == shown:
            way()
        elif theirs is not None:
            self._ask(theirs, self.tr("Another program changed the Kitfile again"))

    def _take_shown(self, shown: str) -> None:
        draft = self._state.draft
        if draft is not None and draft.kitfile_path is None:  # it is gone: nobody else has that text any more
            self._put(shown)
        else:
            self._decide(shown, self.take_theirs)

    @Slot(object)
    def _merge(self, content: str) -> None:
        self.overtaken.hide()
        self._edit.replace_content(content)
        self.merged.say(self.tr("Another program changed the Kitfile; its lines are taken in"), "")
        self.merged.show()

    @Slot()
    def _unmerge(self) -> None:
        """Take back what was taken in, and nothing that was typed since."""
        taken = self._state.taken
        if taken is None:
            return
        back = merge(taken.both, self._edit.content(), taken.mine)
        if back is None:
            words = self.tr("Lines that were taken in were edited since: take the edits back first, with Ctrl+Z")
            self.merged.say(words, "")
            return
        self._edit.replace_content(back)
        take_out(self._state)
        self.merged.hide()

    @Slot()
    def _overtake(self) -> None:
        words, theirs = self.tr("Another program changed the same lines of the Kitfile"), self._state.theirs or ""
        if is_taken_out(self._state.taken, theirs):
            words = self.tr("Lines of another program were taken out of the Kitfile")
            self.merged.hide()
        unread = self.tr("Another program wrote a Kitfile that cannot be read as text; yours is not saved")
        self.overtaken.say(words if text.is_editable(theirs) else unread, "")
        self.overtaken.show()

    @Slot()
    def _follow(self) -> None:
        draft = self._state.draft
        if self._state.theirs is None:
            self.overtaken.hide()
        if draft is not None and draft.kitfile_path is not None:
            self.gone.hide()
        if draft is not None and self._state.text == draft.saved:
            self.merged.hide()
        self.sealed.setVisible(draft is not None and FileText(self._state.text).broken)

    @Slot()
    def settle(self) -> None:
        """Disk and text are one again."""
        self.overtaken.hide()
        self.merged.hide()

    @Slot(object)
    def _unkept(self, error: KitStudioError | None) -> None:
        slow = self.tr("The disk does not answer; they are kept as soon as it does")
        words = slow if error is None else text.error_text(error).summary
        self.unkept.say(self.tr("Edits are not kept until they are saved"), words)
        self.unkept.show()


def _both_tip() -> str:
    return text.translate("DraftSafety", "Keeps your text, and the other one as a copy beside the Kitfile")


def _copied(kitfile: Path, _control: Control) -> tuple[Path, str]:
    """The copy, and the text in it: another program may write the Kitfile at any time."""
    copy = copy_aside(kitfile)
    return copy, text_of(read_own(copy.parent, copy.name, limits.KITFILE))
