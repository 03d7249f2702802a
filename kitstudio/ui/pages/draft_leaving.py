"""Whether drafts may be closed: asked once for all their edits, and nothing is closed before the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:  # loaded with the first draft
    from kitstudio.ui.pages.draft_page import DraftPage


class Leave:
    """Asks about drafts that are to be closed; no second question while one stands.

    Args:
        over: its window is asked over.
        show: shows the first draft whose edits could not be saved.
    """

    def __init__(self, over: QWidget, show: Callable[[DraftPage], object]) -> None:
        self._over, self._show = over, show
        self._asking = False

    def may_go(self, pages: Sequence[DraftPage]) -> bool:
        """Whether these drafts may be closed."""
        if self._asking:
            return False
        self._asking = True
        try:
            for page in pages:
                _wait(page)
            return self._is_settled([page for page in pages if page.unsaved])
        finally:
            self._asking = False

    def _is_settled(self, unsaved: Sequence[DraftPage]) -> bool:
        """Whether these edits are saved, or need not be."""
        if not unsaved:
            return True
        from kitstudio.ui.pages.draft_dialogs import Leaving, ask_to_leave  # noqa: PLC0415 - loaded with the first draft

        answer = ask_to_leave(self._over.window(), [page.state for page in unsaved])
        if answer is not Leaving.SAVE:
            return answer is Leaving.DISCARD
        left = [page for page in unsaved if not self._is_saved(page)]
        if left:
            self._show(left[0])
        return not left

    def _is_saved(self, page: DraftPage) -> bool:
        """Save a draft now; a disk that takes its time can be left to itself.

        What is in a field and cannot be written is not saved.
        """
        _wait(page)
        if not page.state.edited:
            return not page.unsaved
        from kitstudio.ui.pages.draft_dialogs import slow_saving  # noqa: PLC0415 - as above

        dialog = slow_saving(self._over.window(), page.state)
        page.saving.late.connect(dialog.open)
        dialog.dismissed.connect(page.saving.give_up)
        done = page.saving.save_now()
        dialog.dismiss()
        return done and not page.unsaved


def _wait(page: DraftPage) -> None:
    """Let what was typed come into the text; the window lives on meanwhile."""
    if page.link.long.waiting is not None:
        loop = QEventLoop()
        page.link.when_settled(loop.quit)
        loop.exec()
