"""The rules of the .kitignore in the place of the contents: the text above, what it changes below, as one types."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kitstudio.operations.contents.ignore_preview import IgnorePreview
from kitstudio.operations.draft import Draft
from kitstudio.ui import text
from kitstudio.ui.contents.ignore_changes import ChangesModel
from kitstudio.ui.contents.ignore_edit import IgnoreEdit
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.widgets.base import Glyph, Label, Line, Rule
from kitstudio.ui.widgets.buttons import icon_button
from kitstudio.ui.widgets.chips import Chip
from kitstudio.ui.widgets.tree import Tree

_PAUSE_MS = 300
_WIDTHS = (0, 84)


class IgnorePane(QWidget):
    """Editor and preview.

    Signals:
        edited(str): the text after each change.
        preview_asked(str): what do these rules do? Answer with `show_preview`.
        left(): back to the contents.
    """

    edited = Signal(object)
    preview_asked = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.edit = IgnoreEdit()
        self.changes = ChangesModel(self)
        self._chip = Chip("", "outline", font="label", height=18)
        back = icon_button(Icon.ARROW_LEFT, self.tr("Back to the contents  Esc"))
        head = wrap(
            row(back, Label(".kitignore", "smallStrong", "text2"), None, self._chip, margins=(8, 0, 12, 0)), height=36
        )
        self._glyph, self._sum = Glyph(Icon.EYE, 14, "muted"), Line("", "small", "text2")
        summary = wrap(row(self._glyph, (self._sum, 1), gap=7, margins=(16, 0, 12, 0)), height=30)
        self.list = Tree(
            self.changes, self.tr("What these rules change"), _WIDTHS, 28, (1,), first_pad=16, header=False
        )
        same = Label(self.tr("The same files are hidden as by the rules on disk."), "small", "muted", wrap=True)
        self._same = wrap(col(same, None, margins=(37, 0, 16, 0)))
        self.setLayout(col(head, Rule(), (self.edit, 3), Rule(), summary, (self._same, 2), (self.list, 2), gap=0))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.edit.edited.connect(self._edited)
        back.clicked.connect(self.left)
        self.setFocusProxy(self.edit)

    def load(self, content: str) -> None:
        """Show another text; nothing can be undone past it."""
        if content != self.edit.content():
            self.edit.load(content)
        self._ask()

    def put(self, content: str) -> None:
        """Another text as one step that can be undone; one that is no text can only be loaded."""
        if content == self.edit.content():
            return
        if self.edit.isReadOnly() or not text.is_editable(content):
            self.edit.load(content)
            self._edited(content)
        else:
            self.edit.replace_content(content)

    def show_draft(self, draft: Draft, *, edited: bool) -> None:
        """Say whether the text is saved."""
        if edited:
            self._chip.say(self.tr("Edited"), "state.warn")
        else:
            self._chip.say(self.tr("Saved") if draft.ignore.saved is not None else self.tr("No file yet"), "outline")

    @Slot(object)
    def show_preview(self, preview: IgnorePreview) -> None:
        """Show what the rules do."""
        self.edit.show_effects(preview)
        self.changes.show(preview)
        bad = sum(bool(each.refusal) for each in preview.rules)
        if preview.refusal:
            self._tell(self.tr("Not usable: {reason}").format(reason=preview.refusal), Icon.ERROR, "state.danger.solid")
        elif bad:
            words = text.count(bad, self.tr("{n} rule is refused"), self.tr("{n} rules are refused"))
            self._tell(words, Icon.ERROR, "state.danger.solid")
        else:
            files = text.count(preview.hidden, self.tr("Hides {n} file"), self.tr("Hides {n} files"))
            words = self.tr("{files}, {size}").format(files=files, size=text.size(preview.hidden_size))
            self._tell(words if preview.hidden else self.tr("Hides nothing"), Icon.EYE, "muted")
        moved = bool(preview.newly_hidden or preview.newly_shown)
        self.list.setVisible(moved)
        self._same.setVisible(not moved)

    @property
    def summary(self) -> str:
        """What the rules do, in one sentence."""
        return self._sum.accessibleName()

    def _tell(self, words: str, sign: Icon, ink: str) -> None:
        self._glyph.show_icon(sign, ink)
        self._sum.say(words)

    @Slot(object)
    def _edited(self, content: str) -> None:
        self._pause.start()
        self.edited.emit(content)

    @Slot()
    def _ask(self) -> None:
        self.preview_asked.emit(self.edit.content())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
