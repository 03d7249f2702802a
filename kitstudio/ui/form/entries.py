"""The entries of a list of the Kitfile: each its path with a menu, and the rest of its fields when unfolded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from kitstudio.model.finding import Finding
from kitstudio.model.kitfile import DataSet, FieldPath, declared
from kitstudio.model.kitfile_change import AddEntry, Change, ChangeRole, CopyEntry, MoveEntry, Remove
from kitstudio.model.media_type import Kind
from kitstudio.ui import kinds, text
from kitstudio.ui.form import shape
from kitstudio.ui.form.fields import FieldBox, field_box
from kitstudio.ui.form.parameters import ParametersBox
from kitstudio.ui.form.requests import Requests
from kitstudio.ui.form.section_fields import SectionFields, joined, value_of
from kitstudio.ui.form.suggestions import Paths
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.widgets.base import Label, Line
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.chips import Chip

_PAGE: Final = 100
"""Entries shown at once; a list of thousands is for the text."""

_MODEL: Final = ("model",)


UP, DOWN, DUPLICATE, REMOVE = range(4)


class EntryCard(QWidget):
    """One entry. `requests` hears what is asked; the menu and the keys ask the same."""

    def __init__(self, of: shape.ListShape, at: int, requests: Requests, paths: Paths) -> None:
        super().__init__()
        self._of, self._requests, self._paths = of, requests, paths
        self.at = at
        self._entry: Any = None
        self._bytes: int | None = None
        self._opened = False
        self._findings: Mapping[FieldPath, Sequence[Finding]] = {}
        self._last = 0
        self._details: SectionFields | None = None
        self._parameters: ParametersBox | None = None
        self._size = Chip("", kinds.TONES[of.kind], font="label", height=18)
        self._size.hide()
        field = next(each for each in declared(of.item) if each.key == "path")
        box = field_box(
            of.item, field, self.where, paths, of=self._name(), icon=kinds.ICONS[of.kind], size=self._size, titled=False
        )
        self.path = joined(box, requests)
        self._fold = icon_button(Icon.CHEVRON_RIGHT, "", 28)
        self._fold.clicked.connect(self._turn)
        self._more = icon_button(Icon.MORE, "", 28)
        self._more.clicked.connect(self._open_menu)
        self._sum = Line("", "small", "muted")
        self._sum.hide()
        self._inside = QVBoxLayout()
        words = col(self.path, 2, self._sum, self._inside, gap=0)
        self.setLayout(row(col(1, self._fold, None), (words, 1), 2, col(1, self._more, None), gap=0))
        self._tell()

    @property
    def where(self) -> FieldPath:
        """Its place in the Kitfile."""
        return (*self._of.section, self.at)

    @property
    def is_open(self) -> bool:
        """Whether all its fields are shown."""
        return self._opened

    def open(self, *, on: bool = True) -> None:
        """Show all its fields, or only the path."""
        if on != self._opened:
            self._opened = on
            self._unfold()

    @Slot()
    def _turn(self) -> None:
        self.open(on=not self._opened)

    @property
    def boxes(self) -> dict[FieldPath, FieldBox]:
        """Its fields by path, as far as they are made."""
        return {self.path.path: self.path, **(self._details.boxes if self._details is not None else {})}

    def field(self, path: FieldPath) -> QWidget | None:
        """The widget that shows a path inside the entry; unfolds it where it must."""
        if path in (self.where, (*self.where, "path")):
            return self.path
        self.open()
        if self._parameters is not None and path[: len(self.where) + 1] == (*self.where, "parameters"):
            return self._parameters.reveal(path)
        return self._details.boxes.get(path) if self._details is not None else None

    def show_entry(self, entry: Any, number: int, size: int | None) -> None:  # noqa: ANN401 - any entry class
        """Show an entry, one of `number`, and the bytes of its layer."""
        self._entry, self._last, self._bytes = entry, number - 1, size
        self.path.show_value(value_of(entry, "path"))
        self._size.setVisible(size is not None)
        if size is not None:
            self._size.say(text.size(size), kinds.TONES[self._of.kind])
        if self._details is not None:
            self._details.show_section(entry)
        if self._parameters is not None:
            self._parameters.show_value(entry.parameters)
        told = [value_of(entry, key) for key in ("name", "type", "description", "license") if _has(self._of.item, key)]
        self._sum.say(", ".join(each.partition("\n")[0] for each in told if each))
        self._sum.setVisible(any(told) and not self.is_open)

    def show_findings(self, findings: Mapping[FieldPath, Sequence[Finding]]) -> None:
        """Show what is wrong with it; what is about the whole entry stands below its path."""
        self._findings = findings
        inside = self._details.boxes if self._details is not None else {}
        self.path.show_findings([each for path, found in findings.items() if path not in inside for each in found])
        if self._details is not None:
            self._details.show_findings(findings)

    def _name(self) -> str:
        return shape.words(self._of.one).format(n=self.at + 1)

    @Slot()
    def _tell(self) -> None:
        name = self._name()
        opened = self.tr("Show only the path of {entry}") if self.is_open else self.tr("Show all fields of {entry}")
        self._fold.change_look("ghost", Icon.CHEVRON_DOWN if self.is_open else Icon.CHEVRON_RIGHT)
        for button, words in ((self._fold, opened), (self._more, self.tr("What to do with {entry}"))):
            button.setToolTip(text.tip(words.format(entry=name)) or "")
            button.setAccessibleName(words.format(entry=name))

    def _unfold(self) -> None:
        on = self._opened
        if on and self._details is None:
            made = SectionFields(
                self._of.item, self.where, self._requests, self._paths, of=self._name(), without="path"
            )
            self._details = made
            self._inside.addSpacing(8)
            self._inside.addWidget(made)
            if self._of.item is DataSet:
                self._parameters = ParametersBox((*self.where, "parameters"), self._requests)
                self._inside.addSpacing(8)
                self._inside.addWidget(self._parameters)
        if self._details is not None:
            self._details.setVisible(on)
        if self._parameters is not None:
            self._parameters.setVisible(on)
        self._tell()
        if self._entry is not None:
            self.show_entry(self._entry, self._last + 1, self._bytes)
            self.show_findings(self._findings)

    @Slot()
    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, change in self._acts():
            action = menu.addAction(words)
            action.setEnabled(change is not None)
            action.setData(change)
        roles = menu.addMenu(self.tr("Change role to"))
        for shape_, change in self.roles():
            roles.addAction(shape_).setData(change)
        menu.triggered.connect(self._chosen)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _acts(self) -> list[tuple[str, Change | None]]:
        up = MoveEntry(self.where, self.at - 1) if self.at else None
        down = MoveEntry(self.where, self.at + 1) if self.at < self._last else None
        return [
            (self.tr("Move up"), up),
            (self.tr("Move down"), down),
            (self.tr("Duplicate"), CopyEntry(self.where)),
            (self.tr("Remove"), Remove(self.where)),
        ]

    def act(self, place: int) -> None:
        """Do what stands at a place of its menu: move up, move down, duplicate, remove."""
        _words, change = self._acts()[place]
        if change is not None:
            self._requests.changed.emit(change)

    def roles(self) -> list[tuple[str, Change]]:
        """The roles it can take, by the word."""
        others = [each for each in shape.LISTS if each is not self._of]
        model: list[tuple[str, Change]] = [(kinds.word(Kind.MODEL), ChangeRole(self.where, _MODEL))]
        return model + [(kinds.word(each.kind), ChangeRole(self.where, each.section)) for each in others]

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        change = action.data()
        if change is not None:
            self._requests.changed.emit(change)


def _has(section: type, key: str) -> bool:
    return any(each.key == key for each in declared(section))


class EntryList(QWidget):
    """The entries of one list, and the act that adds one."""

    def __init__(self, of: shape.ListShape, requests: Requests, paths: Paths) -> None:
        super().__init__()
        self._of, self._requests, self._paths = of, requests, paths
        self.cards: list[EntryCard] = []
        self._most = 0
        self._entries: Sequence[Any] = ()
        self._sizes: Mapping[FieldPath, int] = {}
        self._findings: Mapping[FieldPath, Sequence[Finding]] = {}
        self._box = QVBoxLayout()
        self._box.setSpacing(6)
        self._add = Button(shape.words(of.adds), "ghost", Icon.PLUS, height=28)
        self._add.clicked.connect(self.append)
        self._more = Button("", "link", height=20)
        self._more.clicked.connect(self._show_more)
        self._rest = Label("", "small", "muted")
        more = wrap(row(self._rest, self._more, None))
        self._below = more
        more.hide()
        self.setLayout(col(self._box, more, row(16, self._add, None, gap=0), gap=4))

    @Slot()
    def make(self) -> None:
        """Make the cards; before a section is first unfolded there are none."""
        if not self._most:
            self._most = _PAGE
            self.show_entries(self._entries, self._sizes)
            self.show_findings(self._findings)

    def show_entries(self, entries: Sequence[Any], sizes: Mapping[FieldPath, int]) -> None:
        """Show these entries; cards that stay keep their cursors."""
        self._entries, self._sizes = entries, sizes
        shown = entries[: self._most]
        while len(self.cards) > len(shown):
            card = self.cards.pop()
            self._box.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self.cards) < len(shown):
            card = EntryCard(self._of, len(self.cards), self._requests, self._paths)
            self.cards.append(card)
            self._box.addWidget(card)
        for card, entry in zip(self.cards, shown, strict=True):
            card.show_entry(entry, len(entries), sizes.get(card.where))
        rest = len(entries) - len(shown) if self._most else 0
        self._below.setVisible(rest > 0)
        if rest > 0:
            self._rest.say(text.count(rest, self.tr("{n} more."), self.tr("{n} more.")))
            self._more.say(self.tr("Show {n} of them").format(n=min(rest, _PAGE)))

    def show_findings(self, findings: Mapping[FieldPath, Sequence[Finding]]) -> None:
        """Show what is wrong with each."""
        self._findings = findings
        depth = len(self._of.section)
        by_entry: dict[str | int, dict[FieldPath, Sequence[Finding]]] = {}
        for path, found in findings.items():
            if len(path) > depth:
                by_entry.setdefault(path[depth], {})[path] = found
        for card in self.cards:
            card.show_findings(by_entry.get(card.at, {}))

    def field(self, path: FieldPath) -> QWidget | None:
        """The widget that shows a path in the list."""
        depth = len(self._of.section)
        at = path[depth] if len(path) > depth else None
        if not isinstance(at, int) or at >= len(self.cards):
            return self._add
        return self.cards[at].field(path)

    def card_of(self, widget: QWidget | None) -> EntryCard | None:
        """The entry a widget belongs to."""
        return next((card for card in self.cards if widget is not None and card.isAncestorOf(widget)), None)

    @Slot()
    def append(self) -> None:
        """Add an entry at the end."""
        self._requests.changed.emit(AddEntry(self._of.section, {"path": ""}))

    @Slot()
    def _show_more(self) -> None:
        self._most += _PAGE
        self.show_entries(self._entries, self._sizes)
        self.show_findings(self._findings)
