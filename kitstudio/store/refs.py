"""The files that name and keep kits: their form, and all of them read at one moment."""

from __future__ import annotations

import errno
import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

from kitstudio.base import limits
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.regular_file import NotRegularError, read_regular
from kitstudio.base.seal import sealed, unsealed
from kitstudio.model import go_json
from kitstudio.model import media_type as types
from kitstudio.model.content import Named
from kitstudio.model.descriptor import REF_NAME, Descriptor, Digest
from kitstudio.model.manifest import Index
from kitstudio.model.reference import NAMELESS, BadReferenceError, Reference
from kitstudio.store.paths import REFS, StorePaths

_NO_USABLE_FILE: Final = frozenset({errno.EIO, errno.EACCES})


_SETTLED: Final = 2.0
_Identity: TypeAlias = tuple[int, int, int, int, int]
_Name = TypeVar("_Name", "Ref", "KeptKit")


class DamagedNameError(KitStudioError):
    """The record of a name is damaged, so what it names is not known."""

    code = "KS-NAME-DAMAGED"
    exit_code = ExitCode.INTEGRITY
    summary_template = QT_TRANSLATE_NOOP("errors", "What {reference} names is not known: its record {file} is damaged.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Run `kitstudio store repair`: it brings the name back where index.json still tells it."
    )


@dataclass(frozen=True, slots=True)
class Ref:
    """A tag: what it names, and since when (seconds since the epoch)."""

    reference: Reference
    descriptor: Descriptor
    stored_at: int

    @property
    def file_name(self) -> str:
        """The name of its file."""
        return ref_file_name(self.reference)

    def encode(self) -> bytes:
        """The content of its file."""
        parts = {
            "registry": self.reference.registry,
            "repository": self.reference.repository,
            "tag": self.reference.tag,
        }
        return _encode({"reference": str(self.reference), **parts}, self.descriptor, self.stored_at)


@dataclass(frozen=True, slots=True)
class KeptKit:
    """A kit that stays although nothing may name it; `repositories` (with registry) are where it once had a name."""

    descriptor: Descriptor
    stored_at: int
    repositories: tuple[str, ...] = ()

    @property
    def file_name(self) -> str:
        """The name of its file."""
        return kit_file_name(self.descriptor.digest)

    def encode(self) -> bytes:
        """The content of its file."""
        return _encode({"repositories": list(self.repositories)}, self.descriptor, self.stored_at)


def repository_of(reference: Reference) -> str:
    """Registry and repository in one, never empty."""
    return f"{reference.registry}/{reference.repository}"


def ref_file_name(reference: Reference) -> str:
    """The file of a tag: a hash, so that length, case and odd characters do not matter."""
    return hashlib.sha256(f"{repository_of(reference)}:{reference.tag}".encode()).hexdigest()


def kit_file_name(digest: Digest) -> str:
    """The file of a kept kit."""
    return f"{digest.algorithm}-{digest.hex}"


def record_of(entry: Descriptor) -> str:
    """The name of the file that an entry of `index.json` was made from; empty when its name is none."""
    name = entry.annotations.get(REF_NAME)
    if name is None:
        return kit_file_name(entry.digest)
    try:
        return ref_file_name(Reference.parse(name))
    except BadReferenceError:
        return ""


@dataclass(slots=True)
class Snapshot:
    """All names at one moment, by file name; `broken` are files (relative to the root) that cannot be read."""

    refs: dict[str, Ref] = field(default_factory=dict)
    kits: dict[str, KeptKit] = field(default_factory=dict)
    broken: tuple[str, ...] = ()
    _names: dict[Digest, list[Ref]] | None = field(default=None, compare=False)

    def name(self, ref: Ref) -> None:
        """Let a tag name a kit."""
        self.refs[ref.file_name] = ref
        self._names = None

    def unname(self, file_name: str) -> None:
        """Take a tag away."""
        self.refs.pop(file_name, None)
        self._names = None

    def tagged(self, reference: Reference) -> Ref | None:
        """What a tag names; None when there is no such tag.

        Raises:
            DamagedNameError: its record cannot be read.
        """
        key = ref_file_name(reference)
        if f"{REFS}/{key}" in self.broken:
            raise DamagedNameError(reference=str(reference), file=f"{REFS}/{key}")
        return self.refs.get(key)

    @property
    def roots(self) -> Mapping[Digest, Descriptor]:
        """Every manifest that is named or kept."""
        holders: Iterable[Ref | KeptKit] = (*self.kits.values(), *self.refs.values())
        return {holder.descriptor.digest: holder.descriptor for holder in holders}

    def names_of(self, digest: Digest) -> Sequence[Ref]:
        """The tags of a kit, in order."""
        if self._names is None:
            # Once for all kits: whoever asks for one mostly asks for every one.
            self._names = defaultdict(list)
            for ref in sorted(self.refs.values(), key=_by_name):
                self._names[ref.descriptor.digest].append(ref)
        return self._names.get(digest, ())

    def knows(self, digest: Digest, repository: str) -> Descriptor | None:
        """The kit of that digest, if it has or had a name in `repository` (empty: wherever)."""
        for ref in self.names_of(digest):
            if repository in ("", repository_of(ref.reference)):
                return ref.descriptor
        kept = self.kits.get(kit_file_name(digest))
        return kept.descriptor if kept and (not repository or repository in kept.repositories) else None

    def named(self) -> Iterator[Named]:
        """Each name in order, then the kits without any, oldest first."""
        for ref in sorted(self.refs.values(), key=_by_name):
            yield Named(ref.descriptor, ref.reference, ref.stored_at)
        has_name = {ref.descriptor.digest for ref in self.refs.values()}
        nameless = (kit for kit in self.kits.values() if kit.descriptor.digest not in has_name)
        for kit in sorted(nameless, key=lambda kit: (kit.stored_at, kit.descriptor.digest)):
            yield Named(kit.descriptor, None, kit.stored_at)

    def index(self, before: bytes = b"") -> bytes:
        """The `index.json` that says the same to other tools.

        What `before`, the last one, told of records that are damaged now is told on: a repair goes by it.
        """
        told = self.told_of_broken(before) if self.broken else ()
        return Index((*map(_listed, self.named()), *told), {}).encode()

    def told_of_broken(self, index: bytes) -> Sequence[Descriptor]:
        """The entries of an `index.json` whose records are damaged; none when it is damaged itself."""
        wanted = {os.path.basename(name) for name in self.broken}
        try:
            return [entry for entry in Index.parse(index).manifests if record_of(entry) in wanted]
        except KitStudioError:
            return ()


def find(snapshot: Snapshot, reference: Reference) -> Descriptor | None:
    """The manifest a reference (with a tag or a digest) names; a digest wins over a tag.

    Raises:
        DamagedNameError: the record of the tag is damaged.
    """
    if reference.digest is None:
        ref = snapshot.tagged(reference)
        return None if ref is None else ref.descriptor
    return snapshot.knows(reference.digest, "" if reference.repository == NAMELESS else repository_of(reference))


def _by_name(ref: Ref) -> tuple[str, Digest]:
    return str(ref.reference), ref.descriptor.digest


def _listed(named: Named) -> Descriptor:
    there = named.descriptor
    name = {} if named.reference is None else {REF_NAME: str(named.reference)}
    return Descriptor(there.media_type or types.OCI_MANIFEST, there.digest, there.size, name, there.artifact_type)


class Memory:
    """Names read before, so that a list of thousands reads only what changed.

    A file is always replaced whole, so it is the same while inode, size and times are; one so young that another could
    have come in its place within a tick of the clock is read again.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self.refs: dict[str, tuple[_Identity, Ref]] = {}
        self.kits: dict[str, tuple[_Identity, KeptKit]] = {}


def read_snapshot(paths: StorePaths, memory: Memory) -> Snapshot:
    """Read every name; consistent only under the lock. A fresh memory reads everything anew."""
    out = Snapshot()
    settled = memory.now() - _SETTLED
    bad_refs = _read_folder(paths.refs, read_ref, out.refs, memory.refs, settled)
    bad_kits = _read_folder(paths.kits, _read_kit, out.kits, memory.kits, settled)
    out.broken = (*bad_refs, *bad_kits)
    return out


def _read_folder(
    folder: Path,
    read: Callable[[Path], _Name | None],
    names: dict[str, _Name],
    known: dict[str, tuple[_Identity, _Name]],
    settled: float,
) -> Iterator[str]:
    """Fill `names` with what lies in a folder; yields what cannot be read."""
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        there = entry.stat(follow_symlinks=False)
        identity = (there.st_dev, there.st_ino, there.st_size, there.st_mtime_ns, there.st_ctime_ns)
        before, name = known.get(entry.name, (None, None))
        if before != identity or name is None:
            name = read(folder / entry.name)
        if name is None:
            yield f"{folder.name}/{entry.name}"
            continue
        names[entry.name] = name
        if there.st_mtime < settled:
            known[entry.name] = identity, name


def read_ref(path: Path) -> Ref | None:
    """The tag in a file; None when the file is none that this store wrote under that name.

    Raises:
        OSError: there is no such file, or it cannot be told whether it is good.
    """
    value = _decode(path)
    try:
        ref = Ref(
            Reference(str(value["registry"]), str(value["repository"]), str(value["tag"])),
            Descriptor.from_json(value["descriptor"], "a tag"),
            int(str(value["storedAt"])),
        )
        Reference.parse(str(ref.reference))
    except (KeyError, ValueError, KitStudioError):
        return None
    return ref if ref.file_name == path.name else None


def _read_kit(path: Path) -> KeptKit | None:
    value = _decode(path)
    try:
        repositories = value["repositories"]
        kit = KeptKit(
            Descriptor.from_json(value["descriptor"], "a kept kit"),
            int(str(value["storedAt"])),
            tuple(map(str, repositories)) if isinstance(repositories, list) else (),
        )
    except (KeyError, ValueError, KitStudioError):
        return None
    return kit if kit.file_name == path.name else None


def _encode(head: Mapping[str, go_json.JsonValue], descriptor: Descriptor, stored_at: int) -> bytes:
    out: dict[str, go_json.JsonValue] = {**head, "storedAt": stored_at}
    bare = Descriptor(descriptor.media_type, descriptor.digest, descriptor.size, {}, descriptor.artifact_type)
    out["descriptor"] = bare.to_json()  # type: ignore[assignment]  # a descriptor's JSON holds text and numbers only
    return sealed(go_json.encode(out) + b"\n")


def _unsealed(whole: bytes) -> bytes:
    # Stores of the first days hold records of one line, without a seal.
    return whole if whole.count(b"\n") == 1 else unsealed(whole)


def _decode(path: Path) -> Mapping[str, go_json.JsonValue]:
    try:
        content = read_regular(path, limits.SMALL_FILE + 1)
        value = go_json.decode(_unsealed(content), "a name", limits.SMALL_FILE)
    except (KitStudioError, ValueError, NotRegularError):
        return {}
    except OSError as error:
        if error.errno in _NO_USABLE_FILE:
            return {}
        raise
    return value if isinstance(value, Mapping) else {}
