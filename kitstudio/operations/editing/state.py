"""A draft while its contents are changed: two texts, what they make of the folder, and what was done to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kitstudio.archive.ignore import IgnoreRules
from kitstudio.base.control import Control, Noticed
from kitstudio.inspection.junk import left_out_reason
from kitstudio.model.finding import Finding, Severity
from kitstudio.model.folder_facts import cleaned
from kitstudio.model.kitfile import FieldPath, Kitfile, LayerEntry, entries
from kitstudio.model.kitfile_change import Change, perform
from kitstudio.model.kitfile_rules import check
from kitstudio.model.kitfile_source import EditRefusedError
from kitstudio.model.kitfile_yaml import inspect_text
from kitstudio.model.media_type import Kind
from kitstudio.operations.contents.ignore import raw_ignore
from kitstudio.operations.contents.placing import OWN, layers_of
from kitstudio.operations.contents.tree import DraftLayer
from kitstudio.operations.draft import Draft


@dataclass(frozen=True, slots=True)
class Target:
    """A row that something is done to: a file or folder by its path (`.` is the whole folder).

    `where` is the place of the Kitfile entry whose own row it is; empty for a row inside a layer or outside of all.
    """

    path: str
    where: FieldPath = ()


class State:
    """Both texts as they are changed.

    Attributes:
        text: of the Kitfile.
        ignore: of the .kitignore.
        facts: the folder under its rules.
        kitfile: what the text says.
        notes: what was done.
        packed_before: the files that were packed at the start.
        changed_entries: how often the Kitfile was changed.
    """

    def __init__(self, draft: Draft, kitfile: Kitfile, control: Control) -> None:
        self.text, self.ignore = draft.text, draft.ignore.text
        self.facts, self.kitfile, self.notes = draft.facts, kitfile, list[Noticed]()
        self.changed_entries = 0
        self._control = control
        self._paths: dict[str, Sequence[str]] = {}
        self._before = self._layers = layers_of(kitfile, draft.facts, control)
        self.packed_before = _files_of(self._layers)
        self._packed: set[str] | None = self.packed_before

    def perform(self, change: Change) -> tuple[str, ...]:
        """Change the Kitfile; the keys that had to go.

        Raises:
            EditRefusedError: it cannot be changed so.
        """
        done = perform(self.text, change)
        document = inspect_text(done.text.encode("utf-8", "surrogateescape"))[0]
        if document is None:
            raise EditRefusedError(path="", reason="it could not be read afterwards")
        self.text, self.kitfile = done.text, document.kitfile
        self.changed_entries += 1
        self._layers, self._packed = (), None
        return done.dropped

    def take_ignore(self, text: str) -> None:
        """Change the .kitignore.

        Raises:
            BadIgnoreRuleError: it cannot be read.
        """
        self.facts = self.facts.under(IgnoreRules.parse(raw_ignore(text)))
        self.ignore, self._layers, self._packed = text, (), None

    def packed(self) -> set[str]:
        """The files that are packed now."""
        if self._packed is None:
            self._layers = layers_of(self.kitfile, self.facts, self._control)
            self._packed = _files_of(self._layers)
        return self._packed

    def entries(self) -> Sequence[LayerEntry]:
        """The entries that have or claim a path, as they are now."""
        return tuple(each for each in entries(self.kitfile) if each.path or each.kind is not Kind.MODEL)

    def entries_at(self, path: str) -> list[LayerEntry]:
        """The entries with this very path."""
        return [each for each in self.entries() if cleaned(each.path) == path]

    def entry_of(self, target: Target) -> LayerEntry | None:
        """The entry with the path of a target; of two the one the target means."""
        same = self.entries_at(target.path)
        return next((each for each in same if each.where == target.where), same[0] if same else None)

    def kind_around(self, path: str) -> Kind | None:
        """The kind of the layer that holds a path, or would if no rule hid it."""
        claims = {cleaned(each.path): each.kind for each in reversed(self.entries())}
        return claims.get(_nearest(path, claims))

    def paths_of(self, path: str) -> Sequence[str]:
        """The files at a path: itself, or all below it."""
        known = self._paths.get(path)
        if known is None:
            known = self._paths[path] = self._found(path)
        return known

    def held_by(self, target: Target) -> set[str]:
        """The files that a row stood for at the start: of its own layer, or below it in the layer around it."""
        if target.where:
            twins = len(self.entries_at(target.path)) > 1  # what is packed twice stays packed
            mine = [layer for layer in self._before if layer.entry.where == target.where]
            return set() if twins else _files_of(mine)
        claims = {cleaned(layer.entry.path) for layer in self._before}
        nearest = _nearest(target.path, claims)
        around = [layer for layer in self._before if cleaned(layer.entry.path) == nearest]
        return _files_of(around) & set(self.paths_of(target.path))

    def errors(self) -> list[Finding]:
        """What would block packing now."""
        document = inspect_text(self.text.encode("utf-8", "surrogateescape"))[0]
        found = check(document, self.facts) if document is not None else ()
        return [each for each in found if each.severity is Severity.ERROR]

    def note(self, code: str, template: str, **facts: str | int) -> None:
        """Say what is done."""
        self.notes.append(Noticed(code, template, facts))

    def in_order(self, paths: Iterable[str]) -> list[str]:
        """Paths in the order of the scan."""
        return sorted(paths, key=self.facts.scan.places.__getitem__)

    def _found(self, path: str) -> Sequence[str]:
        if path in self.facts.files:
            return (path,)
        scan = self.facts.scan
        if path == ".":
            members = scan.members
        else:
            at = scan.places.get(path)
            below = scan.below(at) if at is not None else range(0)
            members = scan.members[below.start : below.stop]
        return tuple(each.path for each in members if not each.is_dir and each.path not in OWN)


def is_litter(path: str) -> bool:
    """Whether a file or a folder above it is litter, or may hold a secret."""
    *folders, name = path.split("/")
    inside = any(left_out_reason(each, is_dir=True) for each in folders)
    return inside or left_out_reason(name, is_dir=False) is not None


def at_or_inside(path: str, folder: str) -> bool:
    """Whether a clean path is a folder or lies in it."""
    return folder in (".", path) or path.startswith(f"{folder}/")


def _nearest(path: str, claims: Iterable[str]) -> str:
    """The claim that is the path or lies nearest around it; the whole folder when none does."""
    known = frozenset(claims)
    while path and path not in known:
        path = path.rpartition("/")[0]
    return path or "."


def _files_of(layers: Iterable[DraftLayer]) -> set[str]:
    return {each.path for layer in layers for each in layer.files}
