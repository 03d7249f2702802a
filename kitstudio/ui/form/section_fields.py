"""The fields of one section of a Kitfile in rows, and its list of short texts (authors)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kitstudio.model.finding import Finding
from kitstudio.model.kitfile import FieldPath, declared
from kitstudio.model.kitfile_change import AddEntry, Remove
from kitstudio.ui import text
from kitstudio.ui.form import shape
from kitstudio.ui.form.fields import FieldBox, field_box
from kitstudio.ui.form.requests import Requests
from kitstudio.ui.form.suggestions import Paths
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, clear, col, row, wrap
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.chips import Chip
from kitstudio.ui.widgets.inputs import Field


class TextsBox(QWidget):
    """A list of texts, one below the other, each with a button that takes it away."""

    def __init__(self, path: FieldPath, requests: Requests) -> None:
        super().__init__()
        self.path, self._requests = path, requests
        self.boxes: list[FieldBox] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._add = Button(self.tr("Add author"), "ghost", Icon.PLUS, height=28)
        self._add.clicked.connect(self._append)
        self.setLayout(col(Label(shape.label("authors"), "smallMedium", "text2"), 5, self._rows, row(self._add, None)))

    def show_values(self, values: Sequence[str]) -> None:
        """Show these texts; what is there already keeps its cursor."""
        if len(values) != len(self.boxes):
            self._make(len(values))
        for box, value in zip(self.boxes, values, strict=True):
            box.show_value(value)

    def _make(self, number: int) -> None:
        clear(self._rows)
        self.boxes = []
        for at in range(number):
            name = self.tr("Author {n}").format(n=at + 1)
            box = joined(FieldBox((*self.path, at), Field(name=name)), self._requests)
            gone = icon_button(Icon.CLOSE, self.tr("Remove author {n}").format(n=at + 1))
            gone.setProperty("at", at)
            gone.clicked.connect(self._drop)
            self.boxes.append(box)
            self._rows.addWidget(wrap(row((box, 1), gone, gap=4)))

    @Slot()
    def _append(self) -> None:
        self._requests.changed.emit(AddEntry(self.path, ""))

    @Slot()
    def _drop(self) -> None:
        button = self.sender()
        if button is not None:
            self._requests.changed.emit(Remove((*self.path, button.property("at"))))


def joined(box: FieldBox, requests: Requests) -> FieldBox:
    """A field that tells what is asked of it."""
    box.typed.connect(requests.typed)
    box.left.connect(requests.left)
    box.mended.connect(requests.mended)
    box.text_asked.connect(requests.text_asked)
    return box


class SectionFields(QWidget):
    """All fields of one section but its lists of entries; `without` is the key of a field shown elsewhere."""

    def __init__(
        self,
        section: type,
        where: FieldPath,
        requests: Requests,
        paths: Paths,
        *,
        of: str = "",
        without: str = "",
        size: Chip | None = None,
    ) -> None:
        super().__init__()
        self.boxes: dict[FieldPath, FieldBox] = {}
        self.texts: TextsBox | None = None
        lines: list[Entry] = []
        for fields in shape.rows(section, without=without):
            line: list[Entry] = []
            for field in fields:
                if field.type == "texts":
                    self.texts = TextsBox((*where, field.key), requests)
                    line.append((self.texts, 1))
                    continue
                own = size if field.key == "path" else None
                icon = Icon.FOLDER if field.key == "path" else None
                box = joined(field_box(section, field, where, paths, of=of, icon=icon, size=own), requests)
                self.boxes[box.path] = box
                line.append((col(box, None), 1))
            lines.append(row(*line, gap=10))
        self.setLayout(col(*lines, gap=11))

    def show_section(self, section: Any) -> None:  # noqa: ANN401 - any section class, or None for one that is not there
        """Show what a section of the Kitfile says."""
        for path, box in self.boxes.items():
            box.show_value(value_of(section, path[-1]))
        if self.texts is not None:
            self.texts.show_values(section.authors if section is not None else ())

    def show_findings(self, findings: Mapping[FieldPath, Sequence[Finding]]) -> None:
        """Show what is wrong with each field."""
        authors = self.texts.boxes if self.texts is not None else []
        for box in (*self.boxes.values(), *authors):
            box.show_findings(findings.get(box.path, ()))


def value_of(section: Any, key: object) -> str:  # noqa: ANN401 - as above
    """A text field of a section by its key in the Kitfile, empty where there is none."""
    if section is None:
        return ""
    names = {each.key: each.attribute for each in declared(type(section))}
    value = getattr(section, names[str(key)])
    return value if isinstance(value, str) else text.translate("form", "Not a text")
