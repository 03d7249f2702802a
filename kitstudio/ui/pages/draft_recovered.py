"""Edits of a draft that an earlier run left: offered above it, gone on with, or dropped."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot

from kitstudio.operations.recovery import LeftBehind
from kitstudio.ui import text
from kitstudio.ui.editor.text_edit import TextEdit
from kitstudio.ui.icons import Icon
from kitstudio.ui.models.draft_keeping import DraftKeeping
from kitstudio.ui.models.draft_state import DraftState, know, know_base
from kitstudio.ui.pages.draft_notices import BothDialog, Notice, let_go_words


class Recovered(Notice):
    """The band that offers them; without a place where edits are kept it never does.

    Attributes:
        goes_on: whether edits that were left are, or will be, gone on with.
    """

    def __init__(self, state: DraftState, edit: TextEdit, keeping: DraftKeeping | None) -> None:
        super().__init__("info", Icon.RETRY, "")
        self._state, self._edit, self._keeping = state, edit, keeping
        self._found: LeftBehind | None = None
        self._wanted: LeftBehind | None = None
        """Edits to go on with once it is known what was left."""

        self._has_looked = self.goes_on = False
        self.add(self.tr("Show both"), self._show_both)
        self._let_go = self.add("", self.drop)
        self.add(self.tr("Open with edits"), self.resume)
        if keeping is not None:
            keeping.looked.connect(self._look_at)

    @Slot()
    def resume(self) -> None:
        """Go on with the edits that are offered."""
        if self._found is not None:
            self.go_on_with(self._found)

    def go_on_with(self, found: LeftBehind) -> None:
        """Go on with these edits, now or as soon as it is known what was left."""
        if self._keeping is None:
            return
        self.goes_on = True
        if not self._has_looked:
            self._wait_with(found)
            return
        draft, kept = self._state.draft, found.kept
        is_there = draft is not None and draft.kitfile_path is not None
        ruled_only = is_there and kept.text == kept.saved  # only the rules were edited: the Kitfile is what it is
        if not ruled_only and not self._edit.replace_content(kept.text):
            self._offer(found)
            self.say(self.tr("These edits stay kept: the Kitfile cannot be read as text"), "")
            return
        self._found = None
        self.hide()
        if is_there and not ruled_only and self._state.edited:
            know(self._state, kept.saved)  # which another program may have changed since
        if kept.ignore is not None:
            self._state.edit_ignore(kept.ignore)
            if kept.ignore_base is not None:
                know_base(self._state, kept.ignore_base)
        self._keeping.adopt(found)

    def _wait_with(self, found: LeftBehind) -> None:
        self._wanted = found
        if found.kept.ignore is not None:
            then = partial(_open_under, self._state, found.kept.ignore)
            if self._state.busy:
                self._state.follow(then)
            else:
                then()

    @Slot()
    def drop(self) -> None:
        """Use the file as it is saved; the edits of the earlier run go."""
        found, self._found = self._found, None
        self.hide()
        if found is not None and self._keeping is not None:
            self._keeping.drop(found)

    @Slot(object)
    def _look_at(self, left: tuple[LeftBehind, ...]) -> None:
        """Offer the newest of the edits that were left, unless others were chosen already."""
        self._has_looked = True
        if self._wanted is not None:
            self.go_on_with(self._wanted)
        elif left:
            self._offer(left[0])

    def _offer(self, found: LeftBehind) -> None:
        self._found = found
        self._let_go.say(let_go_words(found))
        is_moved = found.disk is not None and found.disk_moved
        self.say(self._words(found), self.tr("The file on disk was changed since") if is_moved else "")
        self.show()

    def _words(self, found: LeftBehind) -> str:
        return self.tr("Edits from {time} were not saved").format(time=text.clock(found.kept.at, exact=True))

    @Slot()
    def _show_both(self) -> None:
        found, draft = self._found, self._state.draft
        if found is not None and draft is not None:
            both = (self.tr("In the editor"), draft.text), (self.tr("Recovered"), found.kept.text)
            dialog = BothDialog(self.window(), self.tr("Edits that were not saved"), *both)
            dialog.add(let_go_words(found), self.drop)
            dialog.add(self.tr("Open with edits"), self.resume)
            dialog.open()


def _open_under(state: DraftState, rules: str) -> None:
    """Read a folder that could not be read, under rules that were left: they may hide what stands against it."""
    if state.draft is None:
        state.open(rules=rules)
