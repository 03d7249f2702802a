"""A folder on its way to a kit: its Kitfile (or a proposal), what is wrong with it, and where every file will go."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kitstudio.archive.selection import select
from kitstudio.archive.walk import Scan, scan
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.base.os_errors import converted
from kitstudio.model.document import Document
from kitstudio.model.finding import Finding, Severity
from kitstudio.model.folder_facts import cleaned, exists
from kitstudio.model.kitfile import FieldPath, Kitfile, LayerEntry, entries
from kitstudio.model.kitfile_rules import check as check_rules
from kitstudio.model.kitfile_yaml import inspect_text
from kitstudio.model.media_type import Kind
from kitstudio.operations.folder_facts import ScannedFolder
from kitstudio.operations.init import propose_kitfile
from kitstudio.operations.kitfile_source import KitfileNotFoundError, find_kitfile, read_bounded, require_folder
from kitstudio.operations.pack_plan import read_ignore

PACKED: Final = "packed"
UNCLAIMED: Final = "unclaimed"
IGNORED: Final = "ignored"
LEFT_OUT: Final = "left-out"


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A file or folder of the draft and what becomes of it.

    Attributes:
        path: relative to the folder, `/`-joined.
        size: bytes, 0 for a folder.
        is_folder: a folder (its files say more).
        state: `packed`, `unclaimed` (in no layer), `ignored` (by .kitignore), `left-out` (a link, a pipe…).
        kind: the role of the layer that packs it, None when none does.
        where: the Kitfile entry of that layer.
        reason: why it is left out, a stable word; empty else.
    """

    path: str
    size: int
    is_folder: bool
    state: str
    kind: Kind | None = None
    where: FieldPath = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DraftLayer:
    """A layer to be: its Kitfile entry, and the files and bytes that go in."""

    entry: LayerEntry
    files: int
    size: int


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything there is to know of a folder that is to be packed.

    Attributes:
        folder: the folder.
        text: the Kitfile's text as it is edited.
        kitfile_path: the Kitfile on disk, None while there is only a proposal.
        saved: the text on disk, empty while there is none.
        document: the text as read, None when it cannot be.
        findings: problems in the order of the text.
        files: every file and folder in the order of a walk.
        layers: in the order they will be packed; empty when the text cannot be read.
        facts: the scan behind it all, used again when only the text changes.
    """

    folder: Path
    text: str
    kitfile_path: Path | None
    saved: str
    document: Document | None
    findings: tuple[Finding, ...]
    files: tuple[DraftFile, ...]
    layers: tuple[DraftLayer, ...]
    facts: ScannedFolder

    @property
    def is_edited(self) -> bool:
        """Whether the text differs from what is on disk."""
        return self.kitfile_path is None or self.text != self.saved

    @property
    def errors(self) -> int:
        """How many findings block packing."""
        return sum(each.severity is Severity.ERROR for each in self.findings)

    @property
    def size(self) -> int:
        """Bytes of file content that will be packed."""
        return sum(layer.size for layer in self.layers)


def open_draft(folder: Path, control: Control) -> Draft:
    """Look at a folder: read its Kitfile, or propose one that stands alone; nothing is written.

    Raises:
        PathNotFoundError, NotAFolderError, LinkLeavesFolderError, NotPermittedError: it cannot be looked at.
    """
    require_folder(folder)
    try:
        path: Path | None = find_kitfile(folder)
        content = read_bounded(path, limits.KITFILE) if path is not None else b""
        text = content.decode("utf-8", "surrogateescape")
    except KitfileNotFoundError:
        path, text = None, propose_kitfile(folder, control=control).text
    ignore = read_ignore(folder)
    found = scan(folder, follow_links=False, control=control, ignore=ignore)
    facts = ScannedFolder(found, ignore)
    empty = Draft(folder, text, path, text if path is not None else "", None, (), (), (), facts)
    return redraft(empty, text)


def redraft(draft: Draft, text: str) -> Draft:
    """The same folder with another text, checked again; the folder is not looked at again."""
    document, findings = inspect_text(text.encode("utf-8", "surrogateescape"))
    if document is None:
        files = tuple(_files(draft.facts.scan, draft.facts, {}))
        return replace(draft, text=text, document=None, findings=findings, files=files, layers=())
    found = check_rules(document, draft.facts)
    chosen, layers = _layers(document.kitfile, draft.facts)
    files = tuple(_files(draft.facts.scan, draft.facts, chosen))
    return replace(draft, text=text, document=document, findings=found, files=files, layers=layers)


def save_draft(draft: Draft) -> Draft:
    """Write the text as the folder's Kitfile, whole or not at all.

    Raises:
        NotPermittedError, DiskFullError, FileSystemError: it cannot be written; what was there stays.
    """
    path = draft.kitfile_path or draft.folder / "Kitfile"
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with converted("Saving the Kitfile", path):
        try:
            with fresh.open("x", encoding="utf-8", errors="surrogateescape", newline="") as stream:
                stream.write(draft.text)
                stream.flush()
                os.fsync(stream.fileno())
            if path.exists():
                fresh.chmod(path.stat().st_mode & 0o7777)
            fresh.replace(path)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
    return replace(draft, kitfile_path=path, saved=draft.text)


def _layers(kitfile: Kitfile, facts: ScannedFolder) -> tuple[dict[str, LayerEntry], tuple[DraftLayer, ...]]:
    """Which entry takes which file, and the layers that result; entries with problems make none."""
    every = tuple(entries(kitfile))
    claims = tuple((each.kind, each.path) for each in every)
    chosen: dict[str, LayerEntry] = {}
    layers = []
    for each in every:
        is_file = exists(facts, cleaned(each.path))
        if (each.kind is Kind.MODEL and not each.path) or (each.is_remote and not is_file):
            continue
        try:
            members = select(facts.scan, each, claims, facts.ignore).members
        except KitStudioError:
            continue  # a finding says so, with its place
        for member in members:
            chosen.setdefault(member.path, each)
        sizes = [member.size for member in members if not member.is_dir]
        layers.append(DraftLayer(each, len(sizes), sum(sizes)))
    return chosen, tuple(layers)


def _files(found: Scan, facts: ScannedFolder, chosen: dict[str, LayerEntry]) -> list[DraftFile]:
    out = [_file(each.path, each.size, facts, chosen.get(each.path), is_folder=each.is_dir) for each in found.members]
    out += [DraftFile(each.path, 0, is_folder=False, state=LEFT_OUT, reason=each.reason) for each in found.left_out]
    return out


def _file(path: str, size: int, facts: ScannedFolder, entry: LayerEntry | None, *, is_folder: bool) -> DraftFile:
    if entry is not None:
        return DraftFile(path, size, is_folder, PACKED, entry.kind, entry.where)
    return DraftFile(path, size, is_folder, IGNORED if facts.ignored(path) else UNCLAIMED)
