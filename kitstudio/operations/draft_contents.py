"""Where every file of a folder goes under a Kitfile: into which layer, into none, or left out and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from kitstudio.archive.ignore import IGNORE_FILE
from kitstudio.archive.selection import Claims, select
from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.inspection.file_roles import Role, role_of
from kitstudio.inspection.junk import left_out_reason
from kitstudio.model.folder_facts import cleaned, exists
from kitstudio.model.kitfile import FILE_NAMES, Kitfile, LayerEntry, entries
from kitstudio.model.media_type import Kind
from kitstudio.operations.folder_facts import ScannedFolder

_IGNORED: Final = "ignored"
_OWN: Final = frozenset({*FILE_NAMES, IGNORE_FILE})
_GUESSES: Final = {
    Role.WEIGHTS: Kind.MODEL,
    Role.META: Kind.PART,
    Role.DATA: Kind.DATASET,
    Role.CODE: Kind.CODE,
    Role.DOCS: Kind.DOCS,
    Role.PROMPT: Kind.PROMPT,
    Role.MCP: Kind.MCP,
}
_AT_ONCE: Final = 500


class PlacedFile(Protocol):
    """A regular file of the folder: its `/`-joined path and its bytes."""

    @property
    def path(self) -> str:
        """Relative to the folder."""

    @property
    def size(self) -> int:
        """In bytes."""


@dataclass(frozen=True, slots=True)
class DraftLayer:
    """A layer to be: its Kitfile entry and the files that go in, in the order they are packed.

    `is_folder` says that the entry names a folder; `size` is bytes of file content.
    """

    entry: LayerEntry
    files: Sequence[PlacedFile]
    is_folder: bool
    size: int


@dataclass(frozen=True, slots=True)
class LeftOutFile:
    """A file, link or whole folder that no layer will hold.

    `reason` is a stable word: `ignored` (by .kitignore), a word of `inspection.junk.Reason`, or one of the walk
    (`link`, `dangling`, `loop`, `fifo`, `socket`, `device`, `unreadable`, `too-deep`, `ours`).
    """

    path: str
    reason: str
    is_folder: bool = False
    files: int = 1
    size: int = 0


@dataclass(frozen=True, slots=True)
class Contents:
    """Every file of the folder in exactly one place, but for the Kitfile and the .kitignore themselves."""

    layers: tuple[DraftLayer, ...] = ()
    unclaimed: Sequence[PlacedFile] = ()
    left_out: tuple[LeftOutFile, ...] = ()


def place(kitfile: Kitfile, facts: ScannedFolder, control: Control) -> Contents:
    """Say where every file goes; an entry that no layer can be made of makes none (a finding says why)."""
    layers, packed = _layers(kitfile, facts, control)
    unclaimed: list[PlacedFile] = []
    aside = _Aside(facts)
    for at, member in enumerate(facts.scan.members):
        if at % _AT_ONCE == 0:
            control.token.check()
        if member.is_dir or member.path in packed or member.path in _OWN or aside.takes(member):
            continue
        unclaimed.append(member)
    return Contents(layers, tuple(unclaimed), aside.found())


def guess(path: str) -> Kind:
    """The kind of layer that a file would most likely belong to, by its name."""
    return _GUESSES[role_of(path.rpartition("/")[2])]


def _layers(kitfile: Kitfile, facts: ScannedFolder, control: Control) -> tuple[tuple[DraftLayer, ...], set[str]]:
    every = tuple(entries(kitfile))
    claims = Claims((each.kind, each.path) for each in every)
    packed: set[str] = set()
    layers = []
    for each in every:
        control.token.check()
        path = cleaned(each.path)
        if (each.kind is Kind.MODEL and not each.path) or (each.is_remote and not exists(facts, path)):
            continue
        try:
            members = select(facts.scan, each, claims, facts.ignore).members
        except KitStudioError:
            continue
        files = tuple(member for member in members if not member.is_dir)
        packed.update(member.path for member in files)
        layers.append(DraftLayer(each, files, path not in facts.files, sum(member.size for member in files)))
    return tuple(layers), packed


class _Aside:
    """Collects what is left out, litter as whole folders."""

    def __init__(self, facts: ScannedFolder) -> None:
        self._facts = facts
        self._found: dict[str, LeftOutFile] = {}
        self._folders: dict[str, tuple[str, str]] = {"": ("", "")}

    def takes(self, file: PlacedFile) -> bool:
        """Note `file` if it is litter, or ignored; False leaves it unclaimed."""
        parent, _, name = file.path.rpartition("/")
        path, reason = self._folder(parent)
        is_folder = bool(path)
        if not path:
            reason = str(left_out_reason(name, is_dir=False) or "")
            path = file.path
        if not reason and self._facts.ignored(file.path):
            reason = _IGNORED
        if not reason:
            return False
        known = self._found.get(path)
        files, size = (known.files, known.size) if known else (0, 0)
        self._found[path] = LeftOutFile(path, reason, is_folder, files + 1, size + file.size)
        return True

    def _folder(self, path: str) -> tuple[str, str]:
        """The outermost folder on the way to `path` that is left out as a whole, and why; empty when none is."""
        known = self._folders.get(path)
        if known is None:
            parent, _, name = path.rpartition("/")
            known = self._folder(parent)
            if not known[0]:
                reason = left_out_reason(name, is_dir=True)
                if reason is None and not self._facts.ignore.has_exceptions and self._facts.ignored(path):
                    known = (path, _IGNORED)
                elif reason is not None:
                    known = (path, str(reason))
            self._folders[path] = known
        return known

    def found(self) -> tuple[LeftOutFile, ...]:
        """Everything left out, links and special files at the end."""
        walked: Mapping[str, LeftOutFile] = self._found
        special = [LeftOutFile(each.path, each.reason) for each in self._facts.scan.left_out]
        return (*walked.values(), *(each for each in special if not self._folder(each.path.rpartition("/")[0])[0]))
