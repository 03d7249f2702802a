"""Which files of a context folder go into one layer (modelkit-format 3.2, 3.6), by our rules or with kit's quirks."""

from __future__ import annotations

import enum
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from kitstudio.archive.go_path import clean, relative, trim, within
from kitstudio.archive.ignore import IgnoreRules
from kitstudio.archive.scanned import LeftOut, Member, Scan
from kitstudio.base import limits
from kitstudio.base.control import Noticed
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.os_errors import NotPermittedError
from kitstudio.base.safe_path import SafeRelPath, UnsafePathError
from kitstudio.model.kitfile import LayerEntry
from kitstudio.model.media_type import Form, Kind

_LINKS: Final = frozenset({"link", "dangling", "loop"})


class Rules(enum.Enum):
    """Whose rules choose: ours lose nothing without a word; those of a kit version are its own, quirks included."""

    DEFAULT = "default"
    KIT_1_7 = "1.7"
    KIT_2026 = "2026"


class LayerPathMissingError(KitStudioError):
    """The Kitfile names a path that is not in the folder."""

    code = "KS-LAYER-PATH-MISSING"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "The {kind} layer has the path {path}, which is not in the folder.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Correct the path in the Kitfile, or put the file there.")


class LayerPathNotAFileError(KitStudioError):
    """A layer's path is neither a file nor a folder, or not the one file a raw layer needs."""

    code = "KS-LAYER-PATH-NOT-A-FILE"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "The {kind} layer cannot be made of {path}: it is a {what}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Name a file or folder in the Kitfile; a raw layer needs a file.")


class LayerPathIsLinkError(KitStudioError):
    """A layer's path is a link, or leads through one; kit would make an empty layer of it."""

    code = "KS-LAYER-PATH-IS-LINK"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP(
        "errors", "The {kind} layer has the path {path}, but {link} is a link to {target}."
    )
    remedy_template = QT_TRANSLATE_NOOP("errors", "Name what the link leads to in the Kitfile, or add --follow-links.")


class UnreadableError(NotPermittedError):
    """Files or folders of a layer cannot be read."""

    code = "KS-UNREADABLE"
    summary_template = QT_TRANSLATE_NOOP("errors", "These cannot be read by this account: {paths}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Make them readable, or name them in .kitignore to leave them out.")


@dataclass(frozen=True, slots=True)
class Selection:
    """The members of a layer in the order they are packed, and what a person should know about the choice."""

    members: tuple[Member, ...]
    notices: tuple[Noticed, ...] = ()


class Claims:
    """What the entries of a Kitfile claim; made once, since every layer asks for the paths of all others.

    Args:
        entries: kind and path of every entry, inherited ones included.

    Attributes:
        paths: the claimed paths, clean.
        as_kit: the same as kit reads them: it trims blanks off a path first.
    """

    def __init__(self, entries: Iterable[tuple[Kind, str]]) -> None:
        typed = {path for kind, path in entries if path or kind is not Kind.MODEL}
        self.paths: Final = frozenset(map(clean, typed))
        self.as_kit: Final = frozenset(clean(trim(path)) for path in typed)


def select(
    scan: Scan,
    entry: LayerEntry,
    claims: Claims,
    ignore: IgnoreRules,
    rules: Rules = Rules.DEFAULT,
    *,
    form: Form = Form.TAR,
) -> Selection:
    """Choose the files of the layer of one Kitfile entry.

    Args:
        scan: the context folder.
        entry: the Kitfile entry; an empty path is the whole folder.
        claims: of all entries; what another layer claims is left to it.
        ignore: the folder's `.kitignore`.
        rules: see Rules.
        form: a raw layer is its one file, whatever is ignored (modelkit-format 3.5).

    Raises:
        LayerPathMissingError, LayerPathNotAFileError, LayerPathIsLinkError: there is nothing to make a layer of.
        UnreadableError: files of the layer cannot be read, all of them named.
        UnsafePathError: a path leaves the folder, or no kit could be unpacked that holds it.
        BadIgnoreRuleError: a rule cannot be read.
    """
    path = clean(entry.path)
    if rules is Rules.DEFAULT and path != ".":
        SafeRelPath.parse(path)
    if path != "." and path not in scan.places:
        _explain_missing(scan, entry, path, rules if form is Form.TAR else Rules.DEFAULT)
        return Selection((), (_empty(entry),))
    if form is Form.RAW:
        return Selection((_raw_member(scan, entry, path),))
    layer = _Layer(scan, path, _claimed(path, claims, rules), ignore, rules)
    members = tuple(layer.members())
    layer.refuse_unpackable()
    if rules is Rules.DEFAULT:
        _refuse_unsafe(members)
    return Selection(members, tuple(_notices(entry, path, members, layer)))


def _explain_missing(scan: Scan, entry: LayerEntry, path: str, rules: Rules) -> None:
    """Raise what is wrong with a path that is no member; return when kit would make an empty layer of it.

    Raises:
        LayerPathMissingError, LayerPathNotAFileError, LayerPathIsLinkError: see there.
    """
    there = os.path.join(scan.root, path)
    if rules is not Rules.DEFAULT and (os.path.isfile(there) or os.path.isdir(there)):
        return
    for each in scan.left_out:
        if each.reason == "ours" or not within(path, each.path):
            continue
        if each.reason in _LINKS:
            raise LayerPathIsLinkError(kind=entry.kind, path=entry.path, link=each.path, target=each.target)
        if each.reason not in ("unreadable", "too-deep"):
            raise LayerPathNotAFileError(kind=entry.kind, path=entry.path, what=each.reason)
        _refuse((each,))
    raise LayerPathMissingError(kind=entry.kind, path=entry.path)


def _raw_member(scan: Scan, entry: LayerEntry, path: str) -> Member:
    member = None if path == "." else scan.members[scan.places[path]]
    if member is None or member.is_dir:
        raise LayerPathNotAFileError(kind=entry.kind, path=entry.path or ".", what="folder")
    _refuse([each for each in scan.unpackable if each.path == path])
    return member


@dataclass(slots=True)
class _Layer:
    """A choice being made; `lost` collects what only kit's quirks leave out."""

    scan: Scan
    path: str
    claimed: Callable[[str], bool]
    ignore: IgnoreRules
    rules: Rules
    lost: list[str] = field(default_factory=list)

    def members(self) -> Iterator[Member]:
        """Walk the layer's part of the folder; a folder left out takes along what lies in it."""
        return self._ours() if self.rules is Rules.DEFAULT else self._of_kit()

    def _ours(self) -> Iterator[Member]:
        claimed, ignores, cut = self.claimed, self.ignore.ignores, ""
        for member in self._candidates():
            path = member.path
            if cut and path.startswith(cut):
                continue
            if claimed(path):
                cut = path + "/"
            elif not ignores(path):
                yield member
            elif member.is_dir and not self.ignore.has_exceptions:
                cut = path + "/"

    def _of_kit(self) -> Iterator[Member]:
        cut = ""
        for member in self._candidates():
            path = member.path
            if cut and path.startswith(cut):
                continue
            keep, whole = self._as_kit_judges(path)
            if keep:
                yield member
            elif whole and member.is_dir:
                cut = path + "/"

    def refuse_unpackable(self) -> None:
        """Raise what is wrong with files that belong here and cannot be packed.

        Raises:
            UnreadableError, UnsafePathError: see there.
        """
        ours = (each for each in self.scan.unpackable if within(each.path, self.path))
        _refuse([each for each in ours if not self._hidden(each.path)])

    def _candidates(self) -> Sequence[Member]:
        """The folders above the layer's path, the path itself and all below it (modelkit-format 3.2)."""
        members = self.scan.members
        if self.path == ".":
            return members
        places = self.scan.places
        above = (members[places[each]] for each in _lineage(self.path))
        below = self.scan.below(places[self.path])
        return (*above, *members[below.start : below.stop])

    def _as_kit_judges(self, path: str) -> tuple[bool, bool]:
        """Whether to take a path, and if not, whether all below it goes too."""
        if not _same_tree(self.path, path):
            self.lost.append(path)
            return False, True
        seen = _as_kit_sees(path)
        if self.claimed(seen):
            return False, not self.ignore.has_exceptions
        return not self.ignore.ignores(seen), not self.ignore.has_exceptions

    def _hidden(self, path: str) -> bool:
        """Whether a path that is no member would be left out, itself or through a folder above it."""
        return any(self.claimed(each) for each in _lineage(path)) or self.ignore.ignores(path)


def _lineage(path: str) -> list[str]:
    """The folders above a path, the topmost first, and the path itself."""
    parts = path.split("/")
    return ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]


def _same_tree(layer: str, path: str) -> bool:
    """Kit's question whether one path lies above the other: it looks for the characters `..`, also inside names."""
    if ".." not in layer and ".." not in path:
        return True
    there, back = relative(layer, path), relative(path, layer)
    return there is not None and back is not None and not (".." in there and ".." in back)


def _as_kit_sees(path: str) -> str:
    """Kit trims blanks off a path before it asks its rules."""
    trimmed = trim(path)
    return path if trimmed == path else clean(trimmed)


def _claimed(path: str, claims: Claims, rules: Rules) -> Callable[[str], bool]:
    """What other layers claim: a path above or equal to this layer's own claims nothing of it."""
    if rules is Rules.DEFAULT:
        # A folder that is claimed is cut off whole, so its own path is all that must be known. No set is made for it:
        # there are as many layers as claims.
        paths, above = claims.paths, {".", *_lineage(path)}
        return lambda seen: seen in paths and seen not in above
    own = _as_kit_sees(path)
    if rules is Rules.KIT_1_7:
        prefixes = tuple(claim for claim in claims.as_kit if not own.startswith(claim))
        return lambda seen: seen.startswith(prefixes)
    others = {claim for claim in claims.as_kit if not within(own, claim)}
    inside = tuple(f"{claim}/" for claim in others)
    return lambda seen: seen in others or seen.startswith(inside)


def _refuse(found: Sequence[LeftOut]) -> None:
    """Raise an error that names all of them; return when there are none.

    Raises:
        UnreadableError, UnsafePathError: see there.
    """
    deep = next((each.path for each in found if each.reason == "too-deep"), "")
    if deep:
        raise UnsafePathError(path=deep, reason=f"it is deeper than {limits.PATH_DEPTH} folders")
    if found:
        raise UnreadableError(paths=[each.path for each in found])


def _refuse_unsafe(members: tuple[Member, ...]) -> None:
    """Refuse names our own unpack would refuse.

    Raises:
        UnsafePathError: see SafeRelPath.
    """
    # A path that is too deep, or too long in bytes, has more signs than this.
    few = min(limits.PATH_DEPTH, limits.PATH // 4)
    for member in members:
        path = member.path
        if "\\" in path or path[1:2] == ":" or len(path) > few:
            SafeRelPath.parse(path)


def _notices(entry: LayerEntry, path: str, members: tuple[Member, ...], layer: _Layer) -> Iterator[Noticed]:
    dotted = [member.path for member in members if ".." in member.path]
    if dotted and layer.rules is Rules.DEFAULT:
        yield Noticed(
            "names-with-dots",
            "{count} names hold two dots in a row, such as {path}: kit drops them when packing and refuses them later.",
            {"count": len(dotted), "path": dotted[0]},
        )
    if layer.lost:
        yield Noticed(
            "left-out-as-kit",
            "{count} names with two dots in a row are left out of the {kind} layer as kit does, the first is {path}.",
            {"count": len(layer.lost), "kind": entry.kind, "path": layer.lost[0]},
        )
    if not any(not member.is_dir for member in members):
        ignored = layer.ignore.ignores(path)
        yield _ignored(entry) if ignored else _empty(entry)


def _empty(entry: LayerEntry) -> Noticed:
    facts = {"kind": str(entry.kind), "path": entry.path or "."}
    return Noticed("layer-empty", "The {kind} layer with the path {path} holds no files.", facts)


def _ignored(entry: LayerEntry) -> Noticed:
    facts = {"kind": str(entry.kind), "path": entry.path or "."}
    return Noticed("layer-ignored", "The {kind} layer with the path {path} is ignored by .kitignore and empty.", facts)
