"""Whether drafts may be closed: asked once for all their edits, and nothing is closed before the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from kitstudio.ui.pages.draft_dialogs import Leaving, ask_to_leave
from kitstudio.ui.pages.draft_page import DraftPage


def may_go(window: QWidget, pages: Sequence[DraftPage], show: Callable[[DraftPage], object]) -> bool:
    """Whether drafts may be closed; asks when edits would be lost.

    Args:
        window: over which it is asked.
        pages: the drafts.
        show: shows the first one whose edits could not be saved.
    """
    unsaved = [page for page in pages if page.unsaved]
    answer = ask_to_leave(window, [page.state for page in unsaved]) if unsaved else Leaving.DISCARD
    if answer is not Leaving.SAVE:
        return answer is Leaving.DISCARD
    left = [page for page in unsaved if not page.saving.save_now()]
    if left:
        show(left[0])
    return not left
