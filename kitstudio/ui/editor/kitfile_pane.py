"""The pane with the text of a Kitfile: its state, the find bar, the text, and what can be done in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from kitstudio.model.finding import Fix
from kitstudio.ui.actions import add_act
from kitstudio.ui.editor.draft_paths import DraftPaths
from kitstudio.ui.editor.find_bar import FindBar
from kitstudio.ui.editor.kitfile_edit import KitfileEdit
from kitstudio.ui.editor.line_bar import LineBar
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, col, row, wrap
from kitstudio.ui.models.draft_state import DraftState
from kitstudio.ui.widgets.base import Label, Panel, Rule
from kitstudio.ui.widgets.buttons import icon_button
from kitstudio.ui.widgets.chips import Chip

_LEAST: Final = 280


class KitfilePane(Panel):
    """The text of the Kitfile; `tools` stand in its head.

    Signals:
        mend_asked(edits): apply these edits to the text.
    """

    mend_asked = Signal(object)

    def __init__(self, *tools: QWidget) -> None:
        self.edit = KitfileEdit()
        self.find_bar, self.line_bar = FindBar(self.edit), LineBar(self.edit)
        self._facts: object = None
        self._chip = Chip("", "outline", font="label", height=18)
        self._chip.hide()
        more = icon_button(Icon.MORE, self.tr("What can be done in the text"))
        entries: list[Entry] = [Label(self.tr("Kitfile"), "smallStrong", "text2"), None, self._chip, *tools, more]
        head = wrap(row(*entries, gap=6, margins=(16, 0, 8, 0)), height=36)
        super().__init__(col(head, Rule(), self.find_bar, self.line_bar, (self.edit, 1), gap=0), edges="l")
        self.setMinimumWidth(_LEAST)
        self._menu = QMenu(self)
        more.clicked.connect(self._open_menu)
        self._more = more
        self._add_acts()
        self.edit.fix_chosen.connect(self._fix)

    def _add_acts(self) -> None:
        edit, find = self.edit, self.find_bar
        acts: tuple[tuple[str, Callable[[], object], str], ...] = (
            (self.tr("Find…"), find.open_find, "Ctrl+F"),
            (self.tr("Replace…"), find.open_replace, "Ctrl+H"),
            (self.tr("Find next"), find.find_next, "F3"),
            (self.tr("Find previous"), find.find_before, "Shift+F3"),
            (self.tr("Go to line…"), self.line_bar.ask, "Ctrl+G"),
            (self.tr("Suggest what can stand here"), edit.completion.ask, "Ctrl+Space"),
            (self.tr("Explain what stands here"), edit.explain, "Ctrl+F1"),
            (self.tr("Mend what is wrong here…"), edit.list_fixes, "Ctrl+.; Alt+Return"),
            (self.tr("Make lines comments, or lines again"), edit.comment, "Ctrl+/"),
            (self.tr("Move lines up"), edit.move_up, "Alt+Up"),
            (self.tr("Move lines down"), edit.move_down, "Alt+Down"),
            (self.tr("Fold what the cursor is in"), edit.fold, "Ctrl+Shift+["),
            (self.tr("Unfold at the cursor"), edit.unfold, "Ctrl+Shift+]"),
            (self.tr("Fold all sections"), edit.folds.fold_all, "Ctrl+Alt+["),
            (self.tr("Unfold everything"), edit.folds.unfold_all, "Ctrl+Alt+]"),
        )
        group = self.tr("Kitfile text")
        for words, run, keys in acts:
            self._menu.addAction(add_act(self, words, run, keys, group=group))

    def show_state(self, state: DraftState) -> None:
        """Say whether the text is saved, and mark what is not."""
        draft = state.draft
        self._chip.setVisible(draft is not None)
        if draft is None:
            return
        if state.text != draft.saved:
            self._chip.say(self.tr("Edited"), "state.warn")
        elif draft.kitfile_path is None:
            self._chip.say(self.tr("Proposed, not saved"), "state.info")
        else:
            self._chip.say(self.tr("Saved"), "outline")
        self.edit.show_saved(draft.saved if draft.kitfile_path is not None else None)
        if draft.facts is not self._facts:
            self._facts = draft.facts
            self.edit.offer_files(DraftPaths(draft.facts))

    @Slot()
    def _open_menu(self) -> None:
        corner = self._more.rect().bottomLeft()
        self._menu.popup(self._more.mapToGlobal(corner))

    @Slot(object)
    def _fix(self, fix: Fix) -> None:
        self.mend_asked.emit(fix.edits)
