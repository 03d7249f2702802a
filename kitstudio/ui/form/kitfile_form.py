"""The whole Kitfile as sections that fold: shows a document and what is wrong with it, and asks for changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kitstudio.model.finding import Finding, Severity
from kitstudio.model.kitfile import FieldPath, Kitfile, Model, Package
from kitstudio.model.media_type import Kind
from kitstudio.operations.draft import Draft
from kitstudio.ui import kinds, text
from kitstudio.ui.form import shape
from kitstudio.ui.form.entries import EntryCard, EntryList
from kitstudio.ui.form.fields import FieldBox
from kitstudio.ui.form.notes import Notes
from kitstudio.ui.form.parameters import ParametersBox
from kitstudio.ui.form.requests import Requests
from kitstudio.ui.form.section import INDENT, Section
from kitstudio.ui.form.section_fields import SectionFields
from kitstudio.ui.form.suggestions import Paths
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, scrolling, wrap
from kitstudio.ui.models.parameters_model import inside
from kitstudio.ui.widgets.chips import Chip

PACKAGE, MODEL, PARAMETERS = ("package",), ("model",), ("model", "parameters")
_LIST_INDENT: Final = INDENT - 28  # the chevrons of entries stand before their fields
_FORMAT: Final = ("manifestVersion",)
_RANK: Final = (Severity.NOTE, Severity.WARNING, Severity.ERROR)


class KitfileForm(QWidget):
    """All sections below each other. `requests` says what the person does; `show_kitfile` shows what came of it."""

    def __init__(self) -> None:
        super().__init__()
        self.requests = Requests(self)
        self.paths = Paths()
        self.sections: dict[FieldPath, Section] = {}
        self.lists: dict[FieldPath, EntryList] = {}
        self._notes: dict[FieldPath, Notes] = {}
        self._kitfile: Kitfile | None = None
        self._worst: dict[FieldPath, Severity] = {}
        self._sizes: dict[FieldPath, int] = {}
        self._reveals: QWidget | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._scroll)
        self._parts = self._made()
        self._soon = QTimer(self)
        self._soon.timeout.connect(self._make_on)
        self._soon.start(0)
        self.setAccessibleName(self.tr("Form of the Kitfile"))

    def make(self) -> None:
        """Make all that is not made yet, now."""
        for _part in self._parts:
            pass
        self._soon.stop()

    @Slot()
    def _make_on(self) -> None:
        """Make a part: all of them in one turn of the event loop would hold the window."""
        for _part in self._parts:
            return
        self._soon.stop()

    def _made(self) -> Iterator[Section]:
        """Make the sections one by one, then show them."""
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        inner = wrap(self._column)
        inner.setParent(self)  # what is made goes with the form, also when that goes before all is made
        inner.hide()
        self._package = SectionFields(Package, PACKAGE, self.requests, self.paths)
        self._format = SectionFields(Kitfile, (), self.requests, self.paths)
        package = wrap(col(self._package, self._format, gap=11))
        yield self._add(PACKAGE, self.tr("Package"), Icon.KIT, "text2", package)
        self._size = Chip("", kinds.TONES[Kind.MODEL], font="label", height=18)
        self._size.hide()
        self._model = SectionFields(Model, MODEL, self.requests, self.paths, size=self._size, first=2)
        yield self._add(MODEL, kinds.word(Kind.MODEL), Icon.MODEL, "role.model.text", self._model)
        for each in shape.LISTS:
            made = EntryList(each, self.requests, self.paths)
            self.lists[each.section] = made
            ink = f"{kinds.TONES[each.kind]}.text"
            section = self._add(each.section, shape.words(each.title), kinds.ICONS[each.kind], ink, made, _LIST_INDENT)
            section.opened.connect(made.make)
            yield section
        self.parameters = ParametersBox(PARAMETERS, self.requests)
        self.parameters.hide_title()
        yield self._add(PARAMETERS, self.tr("Parameters"), Icon.SETTINGS, "text2", self.parameters)
        self._column.addStretch(1)
        self.area = scrolling(inner)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(col((self.area, 1), gap=0))

    def _add(self, key: FieldPath, title: str, icon: Icon, ink: str, body: QWidget, indent: int = INDENT) -> Section:
        notes = Notes(self.requests)
        section = Section(title, icon, ink, wrap(col(notes, body, gap=0)), indent)
        self.sections[key], self._notes[key] = section, notes
        section.head.toggled.connect(self._sum_up)
        self._column.addWidget(section)
        return section

    def show_folder(self, draft: Draft) -> None:
        """Learn what lies in the folder: paths to offer, and what each layer weighs."""
        self.paths.learn(draft.facts, draft.contents.unclaimed)
        self._sizes = {layer.entry.where: layer.size for layer in draft.contents.layers}

    def show_kitfile(self, kitfile: Kitfile) -> None:
        """Show a Kitfile; what is being typed in keeps its cursor."""
        self.make()
        first, self._kitfile = self._kitfile is None, kitfile
        self._package.show_section(kitfile.package)
        self._format.show_section(kitfile)
        self._model.show_section(kitfile.model)
        size = self._sizes.get(MODEL)
        self._size.setVisible(size is not None)
        if size is not None:
            self._size.say(text.size(size), kinds.TONES[Kind.MODEL])
        for section, made in self.lists.items():
            made.show_entries(_entries(kitfile, section), self._sizes)
        self.parameters.show_value(kitfile.model.parameters if kitfile.model is not None else None)
        self._sum_up()
        if first:
            self.sections[MODEL].open()
            self.sections[PACKAGE].open(on=not kitfile.package.name)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show each problem under its field, or at the head of its section."""
        self.make()
        first = not self._worst
        by_section: dict[FieldPath, dict[FieldPath, list[Finding]]] = {key: {} for key in self.sections}
        self._worst = {}
        for each in findings:
            key = section_of(each.where)
            if key is not None:
                by_section[key].setdefault(each.where, []).append(each)
                self._worst[key] = max(self._worst.get(key, Severity.NOTE), each.severity, key=_RANK.index)
        for fields, key in ((self._package, PACKAGE), (self._format, PACKAGE), (self._model, MODEL)):
            fields.show_findings(by_section[key])
        for section, made in self.lists.items():
            made.show_findings(by_section[section])
        for key, notes in self._notes.items():
            found = by_section[key]
            notes.show_findings([each for path in found if self._is_loose(key, path) for each in found[path]])
        self._sum_up()
        if first:
            for key in [key for key, worst in self._worst.items() if worst is Severity.ERROR]:
                self.sections[key].open()

    def _is_loose(self, key: FieldPath, path: FieldPath) -> bool:
        """Whether no field of a section shows what is at a path of it."""
        return len(path) <= len(key) if key in self.lists else path not in self._singles

    @Slot()
    def _sum_up(self) -> None:
        for key, section in self.sections.items():
            section.head.tell(self._summary(key), self._worst.get(key))

    def _summary(self, key: FieldPath) -> str:
        kitfile = self._kitfile
        if kitfile is None:
            return ""
        if key == PARAMETERS:
            number = len(inside(kitfile.model.parameters)) if kitfile.model is not None else 0
            return str(number) if number else ""
        if key in self.lists:
            number = len(_entries(kitfile, key))
            return str(number) if number else ""
        if self.sections[key].is_open:
            return ""
        if key == MODEL:
            return kitfile.model.path if kitfile.model is not None else ""
        name = " ".join(each for each in (kitfile.package.name, kitfile.package.version) if each)
        return ", ".join(each for each in (name, kitfile.package.license) if each)

    def field(self, path: FieldPath) -> QWidget | None:
        """The widget that shows a path, its section unfolded; None for what the form does not show."""
        self.make()
        key = section_of(path)
        if key is None:
            return None
        section = self.sections[key]
        section.open()
        if key in self.lists:
            return self.lists[key].field(path)
        if key == PARAMETERS:
            return self.parameters.reveal(path)
        if path in self._model.boxes and not self._model.boxes[path].isVisible():
            self._model.show_all()
        return self._singles.get(path) or self._singles.get((*key, "path")) or section.head

    @property
    def _singles(self) -> dict[FieldPath, FieldBox]:
        """The fields of what there is once: package, model, format."""
        texts = self._package.texts
        authors = {box.path: box for box in texts.boxes} if texts is not None else {}
        return {**self._package.boxes, **authors, **self._format.boxes, **self._model.boxes}

    @property
    def fields(self) -> dict[FieldPath, FieldBox]:
        """All fields there are now, by path."""
        self.make()
        cards = (card for made in self.lists.values() for card in made.cards)
        return self._singles | {path: box for card in cards for path, box in card.boxes.items()}

    def go_to(self, path: FieldPath) -> bool:
        """Put the keyboard where a path is shown; whether it is shown."""
        widget = self.field(path)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.reveal(path)

    def reveal(self, path: FieldPath) -> bool:
        """Scroll to where a path is shown; whether it is."""
        self._reveals = self.field(path)
        self._later.start()
        return self._reveals is not None

    @Slot()
    def _scroll(self) -> None:
        """Scroll there once what was unfolded has its size."""
        if self._reveals is not None:
            self.area.ensureWidgetVisible(self._reveals, 0, 40)

    @property
    def current_parameters(self) -> ParametersBox | None:
        """The parameters the keyboard is in."""
        focus = QApplication.focusWidget()
        while focus is not None and not isinstance(focus, ParametersBox):
            focus = focus.parentWidget()
        return focus

    @property
    def current_entry(self) -> EntryCard | None:
        """The entry the keyboard is in."""
        focus = QApplication.focusWidget()
        found = (made.card_of(focus) for made in self.lists.values())
        return next((card for card in found if card is not None), None)


def section_of(path: FieldPath) -> FieldPath | None:
    """The section of the form that shows a path; None for what is of the whole Kitfile, or unknown to it."""
    if path[:2] == PARAMETERS:
        return PARAMETERS
    if path[:1] == _FORMAT:
        return PACKAGE
    known: list[FieldPath] = [each.section for each in shape.LISTS]
    return next((key for key in (*known, PACKAGE, MODEL) if path[: len(key)] == key), None)


def _entries(kitfile: Kitfile, section: FieldPath) -> Sequence[object]:
    if section == ("model", "parts"):
        return kitfile.model.parts if kitfile.model is not None else ()
    lists: Mapping[str, Sequence[object]] = {
        "datasets": kitfile.datasets,
        "docs": kitfile.docs,
        "code": kitfile.code,
        "prompts": kitfile.prompts,
        "mcpServers": kitfile.mcp_servers,
    }
    return lists[str(section[0])]
