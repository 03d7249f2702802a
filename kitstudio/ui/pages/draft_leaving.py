"""Whether drafts may be closed: asked once for all their edits, and nothing is closed before the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

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
        unsaved = [page for page in pages if page.unsaved]
        if not unsaved:
            return True
        from kitstudio.ui.pages.draft_dialogs import Leaving, ask_to_leave  # noqa: PLC0415 - loaded with the first draft

        self._asking = True
        answer = ask_to_leave(self._over.window(), [page.state for page in unsaved])
        self._asking = False
        if answer is not Leaving.SAVE:
            return answer is Leaving.DISCARD
        left = [page for page in unsaved if not page.saving.save_now()]
        if left:
            self._show(left[0])
        return not left
