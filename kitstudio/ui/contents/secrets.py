"""Files whose names say that they hold a secret: which they are, and the question before one goes into a kit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from kitstudio.base.control import Control
from kitstudio.base.printable import printable
from kitstudio.model.kitfile import Kitfile
from kitstudio.operations.contents.ignore import DraftIgnore, rules_of
from kitstudio.operations.contents.placing import SECRET, Contents, place
from kitstudio.operations.packing.folder_facts import ScannedFolder
from kitstudio.ui import text
from kitstudio.ui.contents.wishes import Wish
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.text import translate
from kitstudio.ui.widgets.base import Glyph, Label
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.overlays import Dialog

_MOST: Final = 5


def secrets_of(facts: ScannedFolder, control: Control) -> frozenset[str]:
    """The files of a folder that would be left out as secrets if neither a Kitfile nor a rule spoke of them."""
    found: set[str] = set()
    for each in place(Kitfile(), facts.under(rules_of(DraftIgnore())), control).left_out:
        if each.reason != SECRET:
            continue
        if each.is_folder:
            below = facts.scan.below(facts.scan.places[each.path])
            members = facts.scan.members[below.start : below.stop]
            found.update(member.path for member in members if not member.is_dir)
        else:
            found.add(each.path)
    return frozenset(found)


def packed_among(paths: frozenset[str], contents: Contents) -> frozenset[str]:
    """Those of some files that a layer holds."""
    if not paths:
        return paths
    return frozenset(file.path for layer in contents.layers for file in layer.files if file.path in paths)


class SecretDialog(Dialog):
    """Asks before files that may hold a secret go into a kit. `agreed()`: they shall."""

    agreed = Signal()

    def __init__(self, window: QWidget, paths: Sequence[str]) -> None:
        names = "\n".join(printable(path) for path in paths[:_MOST])
        if len(paths) > _MOST:
            names += "\n" + translate("draft", "and {n} more").format(n=len(paths) - _MOST)
        head = text.count(
            len(paths),
            translate("draft", "By its name this file holds a password, a key or a token:"),
            translate("draft", "By their names these files hold passwords, keys or tokens:"),
        )
        means = translate(
            "draft",
            "Whoever gets the kit can read it, and a kit that was passed on cannot be taken back. "
            "Programs that use the kit hardly ever need it.",
        )
        self.names = Label(names, "mono", wrap=True)
        self.leave = Button(translate("draft", "Leave out"))
        self.take = Button(translate("draft", "Put into the kit"), "danger")
        first = row(Glyph(Icon.WARN, 18, "state.warn.solid"), (Label(head, "medium", wrap=True), 1), gap=10)
        body = wrap(col(first, self.names, Label(means, "body", "text2", wrap=True), gap=10, margins=(20, 16, 20, 18)))
        title = translate("draft", "Put a secret into the kit?")
        super().__init__(window, title, body, [None, self.leave, self.take], 480)
        self.leave.clicked.connect(self.dismiss)
        self.take.clicked.connect(self._agree)

    @Slot()
    def _agree(self) -> None:
        self.agreed.emit()
        self.dismiss()


class SecretGuard(QObject):
    """Lets a wish that brings in secrets through only when the person agrees. `agreed(Wish)`: it may be carried out."""

    agreed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wish: Wish | None = None

    def ask(self, window: QWidget, wish: Wish, paths: Sequence[str]) -> None:
        """Ask about the files that a wish would bring in."""
        self._wish = replace(wish, agreed=True)
        dialog = SecretDialog(window, paths)
        dialog.agreed.connect(self._agreed)
        dialog.open()

    @Slot()
    def _agreed(self) -> None:
        wish, self._wish = self._wish, None
        if wish is not None:
            self.agreed.emit(wish)
