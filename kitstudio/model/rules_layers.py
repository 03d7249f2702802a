"""Rules about what ends up in which layer, and what an older kit would make of it (modelkit-format 3.2, 3.6, 13)."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kitstudio.base.safe_path import windows_trouble
from kitstudio.model import finding_kinds as kinds
from kitstudio.model.finding import Finding, Severity
from kitstudio.model.folder_facts import FolderFacts, exists, through_link
from kitstudio.model.rule_subject import Place, Subject, listed

_DOTS = ".."
# Paths that trouble no Windows, nearly all; `windows_trouble` decides about the others. As many are asked as there are
# files, so it is written to be quick: it takes linear time, and `re.IGNORECASE` would take twice as long.
_PLAIN = re.compile(
    r'(?:(?![cCpPaAnNlL][oOrRuUpP][nNmMxXlLtT])[^<>:"\\|?*\x00-\x1f/]*[^<>:"\\|?*\x00-\x1f/. ](?:/|$))*'
)


@dataclass(slots=True)
class _Layer:
    """What is known of one entry's layer."""

    place: Place
    count: int = 0
    size: int = 0
    ignored: int = 0
    claimed: set[str] = field(default_factory=set)


def check_layers(subject: Subject) -> Iterator[Finding]:
    """Overlaps from the text alone; with a folder also what is empty, hidden, or lost by an older kit."""
    layers: dict[str, _Layer] = {}
    for place in subject.places():
        layers.setdefault(place.path, _Layer(place))
    yield from _overlaps(subject, layers)
    folder = subject.folder
    if folder is None:
        return
    owners = _owners(folder, layers)
    for layer in layers.values():
        yield from _emptiness(subject, folder, layer)
    yield from _lost(subject, layers, owners)
    yield from _awkward(subject, {*owners, *layers})


def _overlaps(subject: Subject, layers: Mapping[str, _Layer]) -> Iterator[Finding]:
    for path, layer in layers.items():
        outer = next((each for each in _above(path) if each in layers), None)
        if outer is not None:
            layers[outer].claimed.add(layer.place.name)
    for layer in layers.values():
        if layer.claimed:
            names, path = sorted(layer.claimed), layer.place.entry.path or "."
            yield subject.finding(kinds.OVERLAPPING_PATHS, layer.place.where, path=path, names=listed(names))


def _above(path: str) -> Iterator[str]:
    """The folders around a path, the nearest first, the whole folder last."""
    while path != ".":
        path = posixpath.dirname(path) or "."
        yield path


def _owners(folder: FolderFacts, layers: Mapping[str, _Layer]) -> dict[str, str]:
    """Each packed file with the path of its layer: the deepest around it. Counts what the layers hold."""
    owners: dict[str, str] = {}
    sizes: dict[str, list[int]] = {path: [] for path in layers}
    around: dict[str, str | None] = {}  # of a folder, for all its files
    ignored = folder.ignored
    for path, size in folder.files.items():
        above = path.rpartition("/")[0] or "."
        if above not in around:
            around[above] = next((each for each in (above, *_above(above)) if each in layers), None)
        owner = path if path in layers else around[above]
        if owner is None:
            continue
        if ignored(path):
            layers[owner].ignored += 1
        else:
            owners[path] = owner
            sizes[owner].append(size)
    for owner, found in sizes.items():
        layers[owner].count, layers[owner].size = len(found), sum(found)
    return owners


def _emptiness(subject: Subject, folder: FolderFacts, layer: _Layer) -> Iterator[Finding]:
    path, where = layer.place.path, layer.place.where
    if not exists(folder, path) or path in folder.specials or through_link(folder, path):
        return
    shown = layer.place.entry.path or "."
    if layer.count and not layer.size:
        yield subject.finding(kinds.ZERO_SIZE, where, path=shown)
    elif not layer.count and (layer.ignored or (path != "." and folder.ignored(path))):
        yield subject.finding(kinds.IGNORED_PATH, where, path=shown)
    elif not layer.count:
        kind = kinds.CLAIMED_LAYER if layer.claimed else kinds.EMPTY_LAYER
        yield subject.finding(kind, where, path=shown)


def _lost(subject: Subject, layers: Mapping[str, _Layer], owners: Mapping[str, str]) -> Iterator[Finding]:
    """What kit loses without a word: names with `..` (every kit), names that begin like another path (kit 1.7)."""
    dotted: dict[str, list[str]] = defaultdict(list)
    swallowed: dict[tuple[str, str], list[str]] = defaultdict(list)
    # What begins like the whole folder, `.`, belongs to it or to a layer that begins so too.
    lengths = sorted({len(path) for path in layers if path != "."})
    for path, owner in owners.items():
        if _DOTS in path and _loses_dots(path, owner):
            dotted[owner].append(path)
        for prefix in _prefixes(path, lengths, layers) if lengths else ():
            if prefix != owner and not owner.startswith(prefix):
                swallowed[owner, prefix].append(path)
                break
    for owner, paths in dotted.items():
        yield subject.finding(kinds.DOTS_IN_NAME, layers[owner].place.where, names=listed(sorted(paths)))
    softer = None if subject.kit.cleans_paths else Severity.WARNING
    for (owner, prefix), paths in swallowed.items():
        yield subject.finding(
            kinds.SWALLOWED_NAMES,
            layers[owner].place.where,
            severity=softer,
            names=listed(sorted(paths)),
            other=layers[prefix].place.name,
            prefix=prefix,
        )


def _loses_dots(path: str, owner: str) -> bool:
    """Whether kit leaves a file out for two dots in its name: below the layer's path, or in a path that is deep."""
    below = path if owner == "." else path[len(owner) :]
    return _DOTS in below or (_DOTS in owner and "/" in owner)


def _prefixes(path: str, lengths: Iterable[int], layers: Mapping[str, _Layer]) -> Iterator[str]:
    for length in lengths:
        if length < len(path) and path[:length] in layers:
            yield path[:length]


def _awkward(subject: Subject, paths: Iterable[str]) -> Iterator[Finding]:
    troubles = sorted(path for path in paths if not _PLAIN.fullmatch(path) and windows_trouble(path))
    if troubles:
        yield subject.finding(kinds.WINDOWS_NAMES, (), names=listed([windows_trouble(path) for path in troubles]))
