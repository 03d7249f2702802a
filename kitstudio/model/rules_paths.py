"""Rules about paths: what they may be, and whether they name something in the folder (modelkit-format 1.5, 1.6)."""

from __future__ import annotations

import functools
import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from kitstudio.base import limits
from kitstudio.base.safe_path import SafeRelPath, UnsafePathError
from kitstudio.model import finding_kinds as kinds
from kitstudio.model.finding import Edit, Finding, Fix, Severity
from kitstudio.model.folder_facts import FolderFacts, cleaned, exists, leaves, through_link
from kitstudio.model.kitfile import DataSet, FieldPath, LayerEntry, Model, entries, show_path
from kitstudio.model.media_type import Kind
from kitstudio.model.nearest import nearest
from kitstudio.model.reference import looks_like_reference
from kitstudio.model.rule_subject import Place, Subject, change, is_absolute, removal

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_NEAREST = 3
# Comparing spellings is slow: one Kitfile may hold thousands of wrong paths, and a folder a million names.
_COMPARED = 20_000


def check_paths(subject: Subject) -> Iterator[Finding]:
    """What each path is by itself, then whether it is there."""
    slips = _Slips(subject.folder) if subject.folder is not None else None
    for entry in entries(subject.document.kitfile):
        subject.go_on()
        if entry.kind is Kind.MODEL and not entry.path:
            continue
        if isinstance(entry.entry, DataSet) and entry.entry.remote_path and not entry.path:
            continue
        found = _form(subject, entry) or (_presence(subject, slips, entry) if slips is not None else None)
        if found is not None:
            yield found
    yield from _duplicates(subject)


def _form(subject: Subject, entry: LayerEntry) -> Finding | None:
    """What the text of a path rules out, whatever the folder holds."""
    path, where = entry.path, (*entry.where, "path")
    there = subject.folder is not None and exists(subject.folder, cleaned(path))
    if _URL.match(path) and not there:
        return subject.finding(kinds.URL_PATH, where, path=path)
    if is_absolute(path):
        return subject.finding(kinds.ABSOLUTE_PATH, where, path=path, fixes=_inside(subject, where, path))
    if looks_like_reference(path):
        return _reference(subject, entry, where, there=there)
    if leaves(cleaned(path)):
        return subject.finding(kinds.ESCAPING_PATH, where, path=path, fixes=_inside(subject, where, path))
    return _unsafe(subject, where, path)


def _unsafe(subject: Subject, where: FieldPath, path: str) -> Finding | None:
    try:
        SafeRelPath.parse(cleaned(path) if cleaned(path) != "." else "whole")
    except UnsafePathError as error:
        return subject.finding(kinds.UNSAFE_PATH, where, path=path, reason=str(error.facts["reason"]))
    return None


def _reference(subject: Subject, entry: LayerEntry, where: FieldPath, *, there: bool) -> Finding | None:
    old = not subject.kit.cleans_paths
    if entry.kind is Kind.MODEL:
        severity = Severity.ERROR if old else None
        return subject.finding(kinds.REFERENCE_LOOKALIKE, where, severity=severity, path=entry.path) if there else None
    if old:
        return None
    if there:
        return subject.finding(kinds.REFERENCE_LOOKALIKE, where, path=entry.path)
    return subject.finding(kinds.REFERENCE_PATH, where, path=entry.path)


def _inside(subject: Subject, where: FieldPath, path: str) -> tuple[Fix, ...]:
    """The fix to the longest end of a path that names something in the folder."""
    if subject.folder is None:
        return ()
    parts = [part for part in re.split(r"[\\/]", path) if part not in ("", ".")]
    for start in range(max(0, len(parts) - limits.PATH_DEPTH), len(parts)):
        tail = "/".join(parts[start:])
        if ".." not in parts[start:] and exists(subject.folder, tail):
            return (change(where, tail),)
    return ()


def _presence(subject: Subject, slips: _Slips, entry: LayerEntry) -> Finding | None:
    """Whether a path names a file or a folder that can be packed."""
    folder, path = slips.folder, cleaned(entry.path)
    if not subject.is_local(entry):
        return None
    where = (*entry.where, "path")
    softer = None if subject.kit.cleans_paths else Severity.WARNING
    link = through_link(folder, path)
    if link:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(link), folder.links[link]))
        real = target + path[len(link) :]
        fixes = [change(where, real)] if real in folder.files or real in folder.folders else []
        is_dangling = not (is_absolute(real) or leaves(real) or exists(folder, real))
        severity = None if is_dangling else softer
        return subject.finding(kinds.LINK_PATH, where, severity=severity, fixes=fixes, path=entry.path, link=link)
    if path in folder.specials:
        kind = folder.specials[path]
        return subject.finding(kinds.SPECIAL_PATH, where, severity=softer, path=entry.path, kind=kind)
    if exists(folder, path):
        return None
    fixes = [change(where, each) for each in slips.similar(entry.path)]
    if not fixes:
        return subject.finding(kinds.MISSING_PATH, where, fixes=[_without(entry)], path=entry.path)
    best = str(fixes[0].edits[0].value)
    return subject.finding(kinds.MISSING_PATH_NEAREST, where, fixes=fixes, path=entry.path, nearest=best)


def _without(entry: LayerEntry) -> Fix:
    """The fix for a path that is gone for good. A model that says more than its path keeps the rest."""
    if entry.kind is Kind.MODEL and entry.entry != Model(path=entry.path):
        return Fix("Remove this path", (Edit("remove", (*entry.where, "path")),), gives_up=True)
    return Fix("Remove this entry", (Edit("remove", entry.where),), gives_up=True)


class _Slips:
    """What paths that name nothing may be slips of; after many comparisons there are no more suggestions."""

    def __init__(self, folder: FolderFacts) -> None:
        self.folder = folder
        self._left = _COMPARED

    def similar(self, path: str) -> tuple[str, ...]:
        """The files and folders a path may be a slip of, best first; a folder keeps the slash the path ends in."""
        folder = self.folder
        wanted = cleaned(path.replace("\\", "/").strip()).split("/")
        if len(wanted) > limits.PATH_DEPTH:
            return ()
        found = ["."]
        for part in wanted:
            found = [posixpath.normpath(f"{parent}/{name}") for parent in found for name in self._named(part, parent)]
        if not found:
            same = sorted(self._of_name.get(wanted[-1], ()))
            found = same if len(same) <= _NEAREST else []
        slash = path.endswith("/")
        return tuple(f"{each}/" if slash and each in folder.folders else each for each in found[:_NEAREST])

    def _named(self, part: str, parent: str) -> tuple[str, ...]:
        """The names in a folder that a part of a path may be a slip of."""
        names: Collection[str] = self._children.get(parent, ())
        if part in names:
            return (part,)
        if len(names) > self._left:
            return ()
        self._left -= len(names)
        return nearest(part, names, limit=_NEAREST)

    @functools.cached_property
    def _children(self) -> Mapping[str, set[str]]:
        """The names in each folder."""
        children: dict[str, set[str]] = defaultdict(set)
        for each in [*self.folder.files, *self.folder.folders]:
            parent, _slash, name = each.rpartition("/")
            children[parent or "."].add(name)
        return children

    @functools.cached_property
    def _of_name(self) -> Mapping[str, list[str]]:
        """The files and folders of each name, wherever they lie."""
        named: dict[str, list[str]] = defaultdict(list)
        for each in [*self.folder.files, *self.folder.folders]:
            named[posixpath.basename(each)].append(each)
        return named


def _duplicates(subject: Subject) -> Iterator[Finding]:
    """Two entries of one path; a model without path counts as the whole folder, as it does to kit."""
    first: dict[str, Place] = {}
    for entry in entries(subject.document.kitfile):
        is_empty_model = entry.kind is Kind.MODEL and not entry.path
        if not is_empty_model and not subject.is_local(entry) and not _is_remote_with_path(entry):
            continue
        place = Place(entry, cleaned(entry.path))
        other = first.setdefault(place.path, place)
        if other is place:
            continue
        as_typed = (other.entry.path or ".") == (entry.path or ".")
        severity = None if subject.kit.cleans_paths or as_typed else Severity.WARNING
        in_list = isinstance(entry.where[-1], int) and (other.entry.path or other.entry.kind is not Kind.MODEL)
        yield subject.finding(
            kinds.DUPLICATE_PATH,
            place.where,
            severity=severity,
            fixes=[removal(entry.where)] if in_list else [],
            path=entry.path or ".",
            other=show_path(other.entry.where),
        )


def _is_remote_with_path(entry: LayerEntry) -> bool:
    return isinstance(entry.entry, DataSet) and entry.is_remote and bool(entry.path)
