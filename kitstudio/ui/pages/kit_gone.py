"""What stands in the tab of a kit that was removed: when that was, and the way back while there is one."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kitstudio.ui import text
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import clear
from kitstudio.ui.removed import Gone
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.notes import EmptyState


class KitGone(QWidget):
    """The page of a removed kit. `kits_asked()`: the person wants the list of kits."""

    kits_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said: tuple[object, ...] = ()
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)

    def show_gone(self, name: str, gone: Gone | None) -> None:
        """Tell of a kit that went by `gone`, or by another program when that is None."""
        undoable = gone is not None and gone.undo is not None
        coming_back = gone is not None and gone.coming_back
        if self._said == (name, gone, undoable, coming_back):
            return
        self._said = (name, gone, undoable, coming_back)
        had_keyboard = self.isAncestorOf(self.window().focusWidget() or self)
        listed = Button(
            self.tr("Show the kits"), "secondary" if undoable or coming_back else "primary", Icon.KIT, height=36
        )
        listed.clicked.connect(self._ask)
        buttons = [listed]
        if undoable:
            undo = Button(self.tr("Undo"), "primary", Icon.RETRY, "Ctrl Z", 36)
            undo.clicked.connect(self._undo)
            buttons.insert(0, undo)
        clear(self._place)
        title = self.tr("Bringing the kit back") if coming_back else self.tr("This kit was removed")
        self._place.addWidget(EmptyState(title, self._words(name, gone), buttons))
        self.setFocusProxy(buttons[0])
        if had_keyboard:
            buttons[0].setFocus()

    def _words(self, name: str, gone: Gone | None) -> str:
        if gone is None:
            return self.tr("{name} is no longer in the store. Another program removed it.").format(name=name)
        if gone.coming_back:
            return self.tr("{name} gets the names and digests it had.").format(name=name)
        words = self.tr("You removed {name} at {time}. Its bytes are freed.")
        if gone.undo is not None:
            words = self.tr("You removed {name} at {time}. It can still be brought back.")
        return words.format(name=name, time=text.clock(gone.at))

    @Slot()
    def _undo(self) -> None:
        gone = self._said[1] if self._said else None
        if isinstance(gone, Gone) and gone.undo is not None:
            gone.undo()

    @Slot()
    def _ask(self) -> None:
        self.kits_asked.emit()
