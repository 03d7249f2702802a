"""The fields of one section of a Kitfile in rows, and its list of short texts (authors)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Slot
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
    """All fields of one section but its lists of entries.

    `without` is the key of a field shown elsewhere. Of more rows than `first`, empty ones are shown when asked for.
    """

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
        first: int = 0,
    ) -> None:
        super().__init__()
        self._rows: list[tuple[QWidget, list[FieldBox]]] = []
        self._first, self._all = first, not first
        self.boxes: dict[FieldPath, FieldBox] = {}
        self.texts: TextsBox | None = None
        lines: list[Entry] = []
        for fields in shape.rows(section, without=without):
            line: list[Entry] = []
            made: list[FieldBox] = []
            for field in fields:
                if field.type == "texts":
                    self.texts = TextsBox((*where, field.key), requests)
                    line.append((self.texts, 1))
                    continue
                own = size if field.key == "path" else None
                icon = Icon.FOLDER if field.key == "path" else None
                box = joined(field_box(section, field, where, paths, of=of, icon=icon, size=own), requests)
                self.boxes[box.path] = box
                made.append(box)
                line.append((col(box, None), 1))
            stack = QVBoxLayout()  # a layout of Qt's own gives no room to what is hidden
            stack.setContentsMargins(0, 0, 0, 11)
            stack.setSpacing(5)
            stack.addLayout(row(*line, gap=10))
            for box in made if len(made) > 1 else ():
                stack.addWidget(box.below)
            holder = wrap(stack)
            self._rows.append((holder, made))
            lines.append(holder)
        self._more = Button("", "link", height=20)
        self._more.clicked.connect(self._show_all)
        self._more.hide()
        self.setLayout(col(*lines, row(self._more, None), gap=0))

    def show_section(self, section: Any) -> None:  # noqa: ANN401 - any section class, or None for one that is not there
        """Show what a section of the Kitfile says."""
        for path, box in self.boxes.items():
            box.show_value(value_of(section, path[-1]))
        self._fit()
        if self.texts is not None:
            self.texts.show_values(section.authors if section is not None else ())

    def _fit(self) -> None:
        """Hide rows without a word, but those that come first and those one has been in."""
        if self._all:
            return
        hidden = 0
        for at, (holder, boxes) in enumerate(self._rows):
            empty = at >= self._first and not any(box.shown or box.control.edit.hasFocus() for box in boxes)
            holder.setVisible(not empty)
            hidden += len(boxes) if empty else 0
        self._more.setVisible(hidden > 0)
        self._more.say(text.count(hidden, self.tr("Show {n} empty field"), self.tr("Show {n} empty fields")))

    @Slot()
    def _show_all(self) -> None:
        new = next((boxes[0] for holder, boxes in self._rows if holder.isHidden() and boxes), None)
        self.show_all()
        if new is not None:
            new.setFocus(Qt.FocusReason.TabFocusReason)

    def show_all(self) -> None:
        """Show empty fields too, from now on."""
        self._all = True
        self._more.hide()
        for holder, _boxes in self._rows:
            holder.show()

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
    return str(getattr(section, names[str(key)]))
