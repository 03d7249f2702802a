"""Where every file of a folder goes under a Kitfile: into which layer, into none, or left out and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from kitstudio.archive.ignore import IGNORE_FILE
from kitstudio.archive.selection import Claims, select
from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.inspection.file_roles import Role, role_of
from kitstudio.inspection.junk import Reason, left_out_reason
from kitstudio.model.folder_facts import cleaned, exists
from kitstudio.model.kitfile import FILE_NAMES, Kitfile, LayerEntry, entries
from kitstudio.model.media_type import Kind
from kitstudio.operations.contents.tree import (
    NO_TREE,
    ContentsTree,
    DraftLayer,
    LayerBranch,
    Leaf,
    LeftOutFile,
    PlacedFile,
    branch_of,
    flat_branch,
)
from kitstudio.operations.packing.folder_facts import LINKS, ScannedFolder

IGNORED: Final = "ignored"
"""Why a file is left out that a rule of the .kitignore hides."""
SECRET: Final = str(Reason.SECRET)
"""Why a file is left out whose name says that it holds a password, a key or a token."""
OWN: Final = frozenset({*FILE_NAMES, IGNORE_FILE})
"""What lies at the top of the folder and is no content of any kit."""
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


@dataclass(frozen=True, slots=True)
class Contents:
    """Every file of the folder in exactly one place, but for the Kitfile and the .kitignore themselves.

    `missing` are the entries that no layer can be made of; `tree` is all of it as rows.
    """

    layers: tuple[DraftLayer, ...] = ()
    unclaimed: Sequence[PlacedFile] = ()
    left_out: tuple[LeftOutFile, ...] = ()
    missing: tuple[LayerEntry, ...] = ()
    tree: ContentsTree = field(default=NO_TREE, compare=False)

    def paths_by_kind(self) -> Iterator[tuple[Kind, list[str]]]:
        """What each layer is for, and the paths of its files."""
        for layer in self.layers:
            yield layer.entry.kind, [file.path for file in layer.files]


def place(kitfile: Kitfile, facts: ScannedFolder, control: Control) -> Contents:
    """Say where every file goes; an entry that no layer can be made of makes none (a finding says why)."""
    made = layers_of(kitfile, facts, control)
    packed = {file.path for layer in made for file in layer.files}
    unclaimed: list[PlacedFile] = []
    aside = _Aside(facts)
    for at, member in enumerate(facts.scan.members):
        if at % _AT_ONCE == 0:
            control.token.check()
        if member.is_dir or member.path in packed or member.path in OWN or aside.takes(member):
            continue
        unclaimed.append(member)
    left_out = aside.found()
    layers = _with_hidden(made, left_out, facts)
    tree = _tree(kitfile, layers, unclaimed, left_out, facts, control)
    missing = tuple(each.layer.entry for each in tree.layers if each.missing)
    return Contents(layers, tuple(unclaimed), left_out, missing, tree)


def links_of(facts: ScannedFolder) -> Iterator[LeftOutFile]:
    """The links of a folder that are not followed, and whether a rule hides them."""
    for each in (*facts.scan.left_out, *facts.scan.hidden_links):
        if each.reason in LINKS:
            yield LeftOutFile(each.path, IGNORED if facts.ignored(each.path) else each.reason, is_link=True)


def guess(path: str) -> Kind:
    """The kind of layer that a file would most likely belong to, by its name."""
    return _GUESSES[role_of(path.rpartition("/")[2])]


def layers_of(kitfile: Kitfile, facts: ScannedFolder, control: Control) -> tuple[DraftLayer, ...]:
    """The layers to be with their files; an entry that no layer can be made of makes none."""
    every = tuple(entries(kitfile))
    claims = Claims((each.kind, each.path) for each in every)
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
        layers.append(DraftLayer(each, files, path not in facts.files, sum(member.size for member in files)))
    return tuple(layers)


def _with_hidden(
    layers: tuple[DraftLayer, ...], left_out: Sequence[LeftOutFile], facts: ScannedFolder
) -> tuple[DraftLayer, ...]:
    """The layers with what rules keep out of them."""
    owners = {cleaned(layer.entry.path): at for at, layer in reversed(list(enumerate(layers)))}
    hidden: dict[int, list[LeftOutFile]] = {}
    for each in left_out:
        if each.reason != IGNORED or each.path not in facts.scan.places:
            continue
        path = each.path
        while path not in owners and path:
            path = path.rpartition("/")[0]
        at = owners.get(path or ".")
        if at is not None:
            hidden.setdefault(at, []).append(each)
    return tuple(replace(layer, hidden=tuple(hidden.get(at, ()))) for at, layer in enumerate(layers))


def _tree(
    kitfile: Kitfile,
    layers: Sequence[DraftLayer],
    unclaimed: Sequence[PlacedFile],
    left_out: Sequence[LeftOutFile],
    facts: ScannedFolder,
    control: Control,
) -> ContentsTree:
    made = {layer.entry.where: layer for layer in layers}
    rows = []
    for entry in entries(kitfile):
        layer = made.get(entry.where)
        if layer is not None:
            rows.append(_rows(layer, facts, control))
        elif entry.path and not entry.is_remote:
            rows.append(LayerBranch(DraftLayer(entry, (), is_folder=False, size=0), None, missing=True))
    ignored = [each for each in left_out if each.reason == IGNORED]
    others = [each for each in left_out if each.reason != IGNORED]
    return ContentsTree(tuple(rows), branch_of(unclaimed, control), flat_branch(ignored), flat_branch(others))


def _rows(layer: DraftLayer, facts: ScannedFolder, control: Control) -> LayerBranch:
    if not layer.is_folder:
        return LayerBranch(layer, None)
    path = cleaned(layer.entry.path)
    leaves: Sequence[Leaf] = layer.files
    if layer.hidden:  # but for the folder of the layer, which is its own row
        inside = (*layer.files, *(each for each in layer.hidden if each.path != path))
        leaves = sorted(inside, key=lambda each: facts.scan.places[each.path])
    return LayerBranch(layer, branch_of(leaves, control, "" if path == "." else f"{path}/"))


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
            path = file.path
            ignored = self._facts.ignored(path)
            reason = IGNORED if ignored else str(left_out_reason(name, is_dir=False) or "")
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
                if not self._facts.ignore.has_exceptions and self._facts.ignored(path):
                    known = (path, IGNORED)
                elif reason is not None:
                    known = (path, str(reason))
            self._folders[path] = known
        return known

    def found(self) -> tuple[LeftOutFile, ...]:
        """Everything left out, links and special files at the end."""
        walked: Mapping[str, LeftOutFile] = self._found
        special = [
            LeftOutFile(each.path, each.reason) for each in self._facts.scan.left_out if each.reason not in LINKS
        ]
        every = (*links_of(self._facts), *special)
        return (*walked.values(), *(each for each in every if not self._folder(each.path.rpartition("/")[0])[0]))
