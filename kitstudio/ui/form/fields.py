"""One field of the form: its label, the control, and below it the hint or what is wrong, with the fix as a link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import QEvent, QObject, QSize, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.model.finding import Finding, Fix, Severity
from kitstudio.model.kitfile import Declared, FieldPath
from kitstudio.ui import text
from kitstudio.ui.core_words import fix_words
from kitstudio.ui.form import shape, suggestions
from kitstudio.ui.form.completing import CompletingField
from kitstudio.ui.form.path_field import PathField
from kitstudio.ui.form.text_area import TextArea
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import clear, row, wrap
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.chips import Chip
from kitstudio.ui.widgets.inputs import Field

Control: TypeAlias = "Field | TextArea"

_TONES: Final = {Severity.ERROR: "state.danger", Severity.WARNING: "state.warn", Severity.NOTE: "state.info"}
_UNDO: Final = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_UNDO_NAMES: Final = ("edit-undo", "edit-redo")
_SHORT: Final = ("missing-path", "missing-path-nearest")


class FixLink(Button):
    """The fix of a finding in the words of its result."""

    mended = Signal(object)

    def __init__(self, fix: Fix) -> None:
        super().__init__(printable(fix_words(fix.title)), "link", height=20)
        self._fix = fix
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._mend)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.height())

    @Slot()
    def _mend(self) -> None:
        self.mended.emit(self._fix.edits)


class FieldBox(QWidget):
    """A text field of the Kitfile.

    Signals:
        typed(path, str): the person changed its text.
        left(): the keyboard went elsewhere.
        mended(edits): the fix of a finding was pressed.
        text_asked(path): show its place in the text.
    """

    typed = Signal(object, str)
    left = Signal()
    mended = Signal(object)
    text_asked = Signal(object)

    def __init__(self, path: FieldPath, control: Control, title: str = "", hint: str = "") -> None:
        super().__init__()
        self.path, self.control = path, control
        self._hint, self._value = hint, ""
        self._findings: tuple[Finding, ...] = ()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(5)
        if title:
            box.addWidget(Label(title, "smallMedium", "text2"))
        box.addWidget(control)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(2)
        self.below = wrap(self._below)
        """The hint or what is wrong; whoever puts fields side by side gives it the whole width."""
        box.addWidget(self.below)
        self._said: tuple[object, ...] = ()
        self._listen(control)
        control.edit.installEventFilter(self)
        control.edit.setAcceptDrops(False)  # a folder is for the window, not words of a field
        if isinstance(control, TextArea):
            control.edit.viewport().setAcceptDrops(False)
        self.setFocusProxy(control)
        self._say_below()

    def _listen(self, control: Control) -> None:
        if isinstance(control, TextArea):
            control.typed.connect(self._typed)
        else:
            control.edit.textEdited.connect(self._typed)
        if isinstance(control, CompletingField):
            control.taken.connect(self._typed)

    @property
    def shown(self) -> str:
        """What stands in the control."""
        return self.control.words() if isinstance(self.control, TextArea) else self.control.edit.text()

    def show_value(self, value: str) -> None:
        """Show what the Kitfile says; what no line can hold without being changed is only shown."""
        whole = isinstance(self.control, TextArea)
        lines = value.split("\n") if whole else [value]
        odd = any(printable(line, len(line)) != line for line in lines)
        self._value = value
        self._lock(on=odd)
        seen = "\n".join(printable(line) for line in lines) if odd else value
        if isinstance(self.control, TextArea):
            self.control.show_words(seen)
        elif self.control.edit.text() != seen:
            at = self.control.edit.cursorPosition()
            self.control.edit.setText(seen)
            self.control.edit.setCursorPosition(min(at, len(seen)) if self.control.edit.hasFocus() else 0)
        self._say_below()

    def _lock(self, *, on: bool) -> None:
        if isinstance(self.control, TextArea):
            self.control.edit.setReadOnly(on)
        elif self.control.edit.isReadOnly() != on:
            self.control.set_locked(locked=on)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what is wrong with it."""
        self._findings = tuple(findings)
        self.control.set_error(wrong=any(each.severity is Severity.ERROR for each in findings))
        self._say_below()

    def _say_below(self) -> None:
        """The hint, or the sentences with their links; nothing is made anew that is there already."""
        locked = self.control.edit.isReadOnly()
        empty = not self._value
        wanted = (self._findings, locked, empty)
        if wanted == self._said:
            return
        self._said = wanted
        told = [text.finding_text(each) for each in self._findings]
        self.control.edit.setAccessibleDescription(" ".join(told) or self._hint)
        clear(self._below)
        self.below.setVisible(bool(self._findings) or locked or bool(self._hint and empty))
        for finding in self._findings:
            self._below.addWidget(sentence(finding))
            if finding.fixes:
                self._below.addWidget(self._fix(finding))
        if locked:
            words = self.tr("It holds characters a field cannot show as they are.")
            self._below.addWidget(Label(words, "small", "muted", wrap=True, line=125))
            there = Button(self.tr("Change it in the text"), "link", height=18)
            there.clicked.connect(self._ask_text)
            self._below.addWidget(there)
        elif self._hint and empty and not self._findings:
            self._below.addWidget(Label(self._hint, "small", "muted", wrap=True, line=125))

    def _fix(self, finding: Finding) -> QWidget:
        link = FixLink(finding.fixes[0])
        link.mended.connect(self.mended)
        return wrap(row(link, None))

    @Slot()
    def _ask_text(self) -> None:
        self.text_asked.emit(self.path)

    @Slot(str)
    def _typed(self, value: str) -> None:
        self.typed.emit(self.path, value)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusOut:
            self.left.emit()
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.ShortcutOverride:
            if any(event.matches(key) for key in _UNDO):
                event.ignore()  # there is one way back, that of the Kitfile
                return True
        elif isinstance(event, QContextMenuEvent) and isinstance(watched, QLineEdit):
            menu = watched.createStandardContextMenu()
            for action in [each for each in menu.actions() if each.objectName() in _UNDO_NAMES]:
                menu.removeAction(action)
            menu.exec(event.globalPos())
            menu.deleteLater()
            return True
        return super().eventFilter(watched, event)


def sentence(finding: Finding) -> Label:
    """What is wrong, short where the field itself shows the rest."""
    short = finding.code in _SHORT
    words = text.translate("form", "Not in this folder.") if short else text.finding_text(finding)
    return Label(words, "small", f"{_TONES[finding.severity]}.text", wrap=True, line=125)


def control_for(field: Declared, name: str, paths: suggestions.Paths, icon: Icon | None, size: Chip | None) -> Control:
    """The control of a text field by its key: paths and licences are completed, descriptions have lines."""
    if field.key == "description":
        return TextArea(name)
    if field.key == "path":
        return PathField(paths, name, icon or Icon.FILE, size)
    if field.key == "license":
        return CompletingField(suggestions.licences, name, opener=True)
    known = suggestions.KNOWN.get(field.key)
    if known is not None:
        return CompletingField(suggestions.words(known), name, opener=True)
    return Field(name=name, mono=field.key in ("version", "remotePath", "remoteHash", "manifestVersion"))


def field_box(
    section: type,
    field: Declared,
    where: FieldPath,
    paths: suggestions.Paths,
    *,
    of: str = "",
    icon: Icon | None = None,
    size: Chip | None = None,
    titled: bool = True,
) -> FieldBox:
    """A field of a section with its label; `of` says in its accessible name which entry it belongs to."""
    title = shape.label(field.key)
    name = text.translate("form", "{field} of {entry}").format(field=title, entry=of) if of else title
    control = control_for(field, name, paths, icon, size)
    return FieldBox((*where, field.key), control, title if titled else "", shape.hint(section, field.key))
