"""Folders that were worked on, as a table in two groups: open ones, and those opened before."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.operations.folder_state import FolderState, Standing
from kitstudio.ui import text
from kitstudio.ui.icons import Icon
from kitstudio.ui.widgets import cells
from kitstudio.ui.widgets.delegates import Role

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()

translate: Final = text.translate


class Column(enum.IntEnum):
    """The columns in their order."""

    DRAFT = 0
    STATE = 1
    SIZE = 2
    FILES = 3
    EDITED = 4


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """One folder.

    Attributes:
        folder: its path.
        shown: the path as people write it, with `~`.
        is_open: whether it has a tab.
        unsaved: whether its tab has changes that are not saved.
        opened: when it was opened last, seconds since the epoch; 0 when that is not known.
        state: how it stands; None until somebody has looked.
        packed_as: the name of the kit it gives.
    """

    folder: str
    shown: str
    is_open: bool = False
    unsaved: bool = False
    opened: int = 0
    state: FolderState | None = None
    packed_as: str = ""

    @property
    def title(self) -> str:
        """What people call it: the name in its Kitfile, else the folder's."""
        return (self.state.name if self.state is not None else "") or Path(self.folder).name or self.folder

    @property
    def standing(self) -> Standing | None:
        """How it stands; None until somebody has looked."""
        return self.state.standing if self.state is not None else None

    @property
    def is_missing(self) -> bool:
        """Whether the folder is gone."""
        return self.standing is Standing.MISSING

    @property
    def has_problems(self) -> bool:
        """Whether something stands against packing it."""
        return self.standing in (Standing.PROBLEMS, Standing.UNREADABLE)

    @property
    def changed(self) -> int:
        """When its Kitfile was written; when it was opened where there is none."""
        return (self.state.edited if self.state is not None else 0) or self.opened


@dataclass(frozen=True, slots=True)
class _Group:
    title: str
    note: str


def state_of(entry: DraftEntry) -> cells.Status:
    """How a folder stands: glyph, word and colour."""
    state = entry.state
    if state is None:
        return cells.Status(translate("drafts", "Not looked at yet"), "state.neutral", Icon.CLOCK)
    plain = {
        Standing.MISSING: (translate("drafts", "Folder is not there"), "state.warn", Icon.WARN),
        Standing.UNREADABLE: (translate("drafts", "Cannot be read"), "state.danger", Icon.ERROR),
        Standing.NO_KITFILE: (translate("drafts", "No Kitfile yet"), "state.neutral", Icon.HELP),
        Standing.READY: (translate("drafts", "Ready to pack"), "state.ok", Icon.OK),
        Standing.PACKED: (_packed(entry), "state.neutral", Icon.KIT),
        Standing.PROBLEMS: (_counted(state) or translate("drafts", "Cannot be read"), "state.danger", Icon.ERROR),
    }
    if state.standing is Standing.READY and state.warnings:
        return cells.Status(_counted(state), "state.warn", Icon.WARN)
    return cells.Status(*plain[state.standing])


def _packed(entry: DraftEntry) -> str:
    repository, colon, tag = entry.packed_as.rpartition(":")
    own = colon and repository.rpartition("/")[2] in (entry.title, Path(entry.folder).name)
    return translate("drafts", "Packed as {name}").format(name=tag if own else entry.packed_as)


def _counted(state: FolderState) -> str:
    errors = text.count(state.errors, translate("drafts", "{n} error"), translate("drafts", "{n} errors"))
    warnings = text.count(state.warnings, translate("drafts", "{n} warning"), translate("drafts", "{n} warnings"))
    return ", ".join([errors] * bool(state.errors) + [warnings] * bool(state.warnings))


class DraftsModel(QAbstractTableModel):
    """Rows of `DraftEntry`; `Role.ROW` gives the entry of a row, None for the head of a group."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[DraftEntry | _Group] = []
        self._now = text.moment(0)

    def show_entries(self, entries: Sequence[DraftEntry], now: datetime) -> None:
        """Show these; rows that stay where they are keep choice and keyboard."""
        groups = (
            (self.tr("Open"), self.tr("in a tab of this window"), [each for each in entries if each.is_open]),
            (self.tr("Recent folders"), "", [each for each in entries if not each.is_open]),
        )
        rows: list[DraftEntry | _Group] = []
        for title, note, members in groups:
            if members:
                number = str(len(members))
                rows += [_Group(title, f"{number} · {note}" if note else number), *members]
        self._now = now
        if [_key(each) for each in rows] == [_key(each) for each in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], _Group):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = {
            Column.DRAFT: self.tr("Draft"),
            Column.STATE: self.tr("State"),
            Column.SIZE: self.tr("Size"),
            Column.FILES: self.tr("Files"),
            Column.EDITED: self.tr("Edited"),
        }
        return titles[Column(section)] if section in titles else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        found, column = self._rows[index.row()], Column(index.column())
        if isinstance(found, _Group):
            return _group_data(found, column, role)
        if role == Role.ROW:
            return found
        if role == Role.CELL:
            return _cell(found, column, self._now)
        answer = _ANSWERS.get(role)
        return answer(found, column, self._now) if answer is not None else None


def _key(each: DraftEntry | _Group) -> str:
    return f"group:{each.title}" if isinstance(each, _Group) else each.folder


def _group_data(group: _Group, column: Column, role: int) -> object:
    if column is not Column.DRAFT:
        return None
    if role == Role.CELL:
        return cells.Group(group.title, group.note)
    return group.title if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


def _cell(entry: DraftEntry, column: Column, now: datetime) -> cells.Cell:
    if column is Column.DRAFT:
        icon, tone = (Icon.DRAFT, "role.model") if entry.is_open else (Icon.FOLDER, "plain")
        if entry.is_missing:
            icon, tone = Icon.WARN, "state.warn"
        tags = (translate("drafts", "unsaved"),) if entry.unsaved else ()
        return cells.TwoLine(entry.title, entry.shown, tags, icon=icon, tone=tone)
    if entry.state is None:
        return cells.Skeleton(0.6)
    if column is Column.STATE:
        return state_of(entry)
    if column is Column.SIZE and entry.is_missing:
        return cells.Plain(translate("drafts", "Locate…"), "accent", "medium", right=True)
    words = _words(entry, column, now)
    if column is Column.EDITED:
        return cells.Plain(words, "muted")
    return cells.Plain(words, right=True)


def _words(entry: DraftEntry, column: Column, now: datetime) -> str:
    state = entry.state
    counted = state is not None and not entry.is_missing and state.standing is not Standing.UNREADABLE
    words = {
        Column.DRAFT: entry.title,
        Column.STATE: state_of(entry).words,
        Column.SIZE: text.size(state.size) if counted and state is not None else "",
        Column.FILES: str(state.files) if counted and state is not None else "",
        Column.EDITED: text.relative(text.moment(entry.changed), now) if entry.changed else "",
    }
    return printable(words[column])


def _spoken(entry: DraftEntry, column: Column, now: datetime) -> str:
    """A row in one breath in its first cell, for a screen reader."""
    if column is not Column.DRAFT:
        return _words(entry, column, now)
    unsaved = translate("drafts", "unsaved") if entry.unsaved else ""
    size, files = _words(entry, Column.SIZE, now), _words(entry, Column.FILES, now)
    if files:
        files = text.count(int(files), translate("drafts", "{n} file"), translate("drafts", "{n} files"))
    facts = [entry.title, entry.shown, unsaved, state_of(entry).words, size, files, _words(entry, Column.EDITED, now)]
    return ", ".join(printable(each) for each in facts if each)


def _tip(entry: DraftEntry, column: Column, _now: datetime) -> str | None:
    if column is Column.EDITED and entry.changed:
        return text.exact(text.moment(entry.changed))
    return text.tip(entry.folder) if column is Column.DRAFT else None


_ANSWERS: Final[dict[int, Callable[[DraftEntry, Column, datetime], object]]] = {
    Qt.ItemDataRole.DisplayRole: _words,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Qt.ItemDataRole.ToolTipRole: _tip,
}
