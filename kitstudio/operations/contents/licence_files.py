"""Licence files of a draft whose text is no licence known here, while its Kitfile names none."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kitstudio.base import limits
from kitstudio.base.errors import KitStudioError
from kitstudio.inspection.licence_names import is_licence_file, reference
from kitstudio.inspection.licences import Detected, detect
from kitstudio.model import finding_kinds as kinds
from kitstudio.model.document import Document
from kitstudio.model.finding import Finding, Mark
from kitstudio.model.kitfile import FieldPath, Kitfile, entries
from kitstudio.model.rule_subject import change
from kitstudio.operations.packing.folder_facts import ScannedFolder
from kitstudio.operations.packing.kitfile_source import read_own

_WHERE: Final[FieldPath] = ("package", "license")
_OWN: Final = "custom"
_FILES: Final = 16


@dataclass(frozen=True, slots=True)
class UnclearLicence:
    """A licence file at the top of the folder, and the identifiers its text resembles without being one of them."""

    path: str
    resembles: tuple[str, ...]


def unclear_licences(folder: Path, facts: ScannedFolder) -> tuple[UnclearLicence, ...]:
    """The licence files whose texts name no licence; one that cannot be read says nothing."""
    names = sorted(each for each in facts.files if "/" not in each and is_licence_file(each))
    found = []
    for name in names[:_FILES]:
        try:
            content = read_own(folder, name, limits.LICENCE_TEXT)
        except KitStudioError:
            continue
        text = _detected(content)
        if content.strip() and not text.expression:
            found.append(UnclearLicence(name, text.resembles))
    return tuple(found)


def licence_findings(unclear: tuple[UnclearLicence, ...], document: Document, facts: ScannedFolder) -> list[Finding]:
    """What is to be said of such files as long as the Kitfile names no licence anywhere."""
    kitfile = document.kitfile
    if _names_one(kitfile):
        return []
    mark = document.key_marks.get(_WHERE[:1]) or document.marks.get((), Mark())
    own = change(_WHERE, reference(kitfile.package.name) or reference(_OWN))
    found = []
    for each in unclear:
        if facts.ignored(each.path):
            continue
        # That a changed text still is that licence only a person can say.
        near = [replace(change(_WHERE, name), gives_up=True) for name in each.resembles]
        if near:
            said = ", ".join(each.resembles)
            kind = kinds.LICENCE_TEXT_CHANGED
            found.append(kind.at(_WHERE, mark, path=each.path, licences=said, fixes=[*near, own]))
        else:
            found.append(kinds.LICENCE_TEXT_UNKNOWN.at(_WHERE, mark, path=each.path, fixes=[own]))
    return found


def _names_one(kitfile: Kitfile) -> bool:
    texts = (kitfile.package.license, *(getattr(each.entry, "license", "") for each in entries(kitfile)))
    return any(map(str.strip, texts))


@functools.lru_cache(maxsize=_FILES)
def _detected(content: bytes) -> Detected:
    """A folder is looked at each time its window comes to the front, and its licence is seldom another one then."""
    return detect(content)
