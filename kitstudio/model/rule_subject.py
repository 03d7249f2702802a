"""What a rule of the Kitfile is asked about: the document, the folder beside it, the kit it is for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kitstudio.base.control import unasked
from kitstudio.base.errors import Fact
from kitstudio.model.document import Document
from kitstudio.model.finding import Edit, Finding, Fix, Mark, Severity
from kitstudio.model.finding_kinds import FindingKind
from kitstudio.model.folder_facts import FolderFacts, cleaned, exists, leaves
from kitstudio.model.kit_versions import KitVersion
from kitstudio.model.kitfile import FieldPath, LayerEntry, Model, entries, show_path
from kitstudio.model.media_type import Kind

SHOWN: Final = 5
"""How many names a sentence lists."""

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


@dataclass(frozen=True, slots=True)
class Subject:
    """A document being checked. `folder` is None when only the text is known."""

    document: Document
    folder: FolderFacts | None
    kit: KitVersion
    go_on: Callable[[], None] = unasked

    def mark(self, where: FieldPath) -> Mark:
        """Where a value stands, or the nearest thing around it that has a place."""
        for length in range(len(where), -1, -1):
            mark = self.document.marks.get(where[:length])
            if mark is not None:
                return mark
        return Mark()

    def key_mark(self, where: FieldPath) -> Mark:
        """Where a key stands, or the value, or what is around it."""
        return self.document.key_marks.get(where) or self.mark(where)

    def finding(
        self,
        kind: FindingKind,
        where: FieldPath,
        /,
        *,
        severity: Severity | None = None,
        fixes: Sequence[Fix] = (),
        **facts: Fact,
    ) -> Finding:
        """A finding about the value at `where`."""
        return kind.at(where, self.mark(where), severity=severity, fixes=fixes, **facts)

    def places(self) -> Iterator[Place]:
        """Every entry with a path that can be looked for in the folder, in layer order."""
        for entry in entries(self.document.kitfile):
            self.go_on()
            if self.is_local(entry):
                yield Place(entry, cleaned(entry.path))

    def is_local(self, entry: LayerEntry) -> bool:
        """Whether an entry has a layer of files from inside the folder."""
        if entry.kind is Kind.MODEL and not entry.path:
            return False
        if entry.is_remote and not self.is_lookalike(entry):
            return False
        return not (is_absolute(entry.path) or leaves(cleaned(entry.path)))

    def is_lookalike(self, entry: LayerEntry) -> bool:
        """Whether a model's path reads as a reference and yet names a file of the folder, which is packed."""
        is_reference = isinstance(entry.entry, Model) and entry.entry.is_reference
        return is_reference and self.folder is not None and exists(self.folder, cleaned(entry.path))


@dataclass(frozen=True, slots=True)
class Place:
    """An entry and its cleaned path."""

    entry: LayerEntry
    path: str

    @property
    def where(self) -> FieldPath:
        """Where the path stands in the Kitfile, or would."""
        return (*self.entry.where, "path")

    @property
    def name(self) -> str:
        """The entry as shown: `datasets[0]`."""
        return show_path(self.entry.where)


def is_absolute(path: str) -> bool:
    """Whether a path is absolute to any system."""
    return path.startswith(("/", "\\")) or _DRIVE.match(path) is not None


def change(where: FieldPath, value: str) -> Fix:
    """The fix that writes another value."""
    return Fix(f"Change to {value}", (Edit("set", where, value),))


def removal(where: FieldPath) -> Fix:
    """The fix that takes a key or an entry out."""
    return Fix(f"Remove {show_path(where)}", (Edit("remove", where),))


def listed(names: Sequence[str]) -> str:
    """Some names for a sentence; more than a few are counted."""
    text = ", ".join(names[:SHOWN])
    return text if len(names) <= SHOWN else f"{text} and {len(names) - SHOWN} more"
