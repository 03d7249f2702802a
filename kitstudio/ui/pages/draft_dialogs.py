"""What a draft asks and says in the middle: what becomes of edits, a `.kitignore` too, what could not be saved."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.ui.layout import col, wrap
from kitstudio.ui.sheets.decision import Decision
from kitstudio.ui.text import count, translate
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button, Look
from kitstudio.ui.widgets.error_body import ErrorBody
from kitstudio.ui.widgets.overlays import Dialog

if TYPE_CHECKING:  # all of drafts, and errors of jobs are shown here too
    from kitstudio.ui.models.draft_saving import DraftSaving
    from kitstudio.ui.models.draft_state import DraftState


class Leaving(enum.Enum):
    """What becomes of edits when their page is closed."""

    SAVE = enum.auto()
    DISCARD = enum.auto()
    STAY = enum.auto()


def ask_to_leave(window: QWidget, states: Sequence[DraftState]) -> Leaving:
    """Ask what becomes of the edits of some drafts, once for all of them."""
    number = len(states)
    words = count(
        number,
        translate("draft", "The Kitfile of this draft has edits that are not saved."),
        translate("draft", "The Kitfiles of {n} drafts have edits that are not saved."),
    )
    save = count(number, translate("draft", "Save"), translate("draft", "Save all"))
    stay, discard = translate("draft", "Keep editing"), translate("draft", "Discard edits")
    folders = [str(each.folder) for each in states]
    acts: list[tuple[str, Look]] = [(stay, "secondary"), (discard, "danger"), (save, "primary")]
    answer = Decision(window, translate("draft", "Close without saving?"), words, folders, acts).ask()
    return {1: Leaving.DISCARD, 2: Leaving.SAVE}.get(answer, Leaving.STAY)


def slow_saving(window: QWidget, state: DraftState) -> Decision:
    """What says that a save takes its time, not shown yet; sent away, the draft stays open."""
    words = translate("draft", "The disk does not answer. The draft is closed as soon as its Kitfile is saved.")
    acts: list[tuple[str, Look]] = [(translate("draft", "Keep editing"), "secondary")]
    return Decision(window, translate("draft", "Saving takes long"), words, [str(state.folder)], acts)


class IgnoreDialog(Dialog):
    """Offers a `.kitignore` with the Kitfile. `decided(bool)`: whether to write it."""

    decided = Signal(bool)

    def __init__(self, window: QWidget) -> None:
        words = translate(
            "draft",
            "This folder holds caches or other litter between the files of its layers. With a .kitignore that names"
            " them, whole folders become one layer each. Without it, the Kitfile names every file by itself.",
        )
        alone = Button(translate("draft", "Save the Kitfile only"))
        both = Button(translate("draft", "Save both"), "primary")
        alone.clicked.connect(self._alone)
        both.clicked.connect(self._both)
        body = wrap(col(Label(words, wrap=True), margins=(20, 16, 20, 18)))
        super().__init__(window, translate("draft", "Write a .kitignore too?"), body, [None, alone, both], 480)

    @Slot()
    def _alone(self) -> None:
        self.decided.emit(False)  # noqa: FBT003 - a signal takes no keywords
        self.dismiss()

    @Slot()
    def _both(self) -> None:
        self.decided.emit(True)  # noqa: FBT003 - as above
        self.dismiss()


class ErrorDialog(Dialog):
    """An error over the page it concerns; nothing on the page is lost."""

    def __init__(self, window: QWidget, title: str, error: KitStudioError) -> None:
        close = Button(translate("draft", "Close"))
        body = wrap(col(ErrorBody(error), margins=20))
        super().__init__(window, title, body, [None, close], 560)
        close.clicked.connect(self.dismiss)


def ask_about_ignore(page: QWidget, saving: DraftSaving) -> None:
    """Offer the `.kitignore`; the answer is carried out."""
    dialog = IgnoreDialog(page.window())
    dialog.decided.connect(saving.answer)
    dialog.open()
