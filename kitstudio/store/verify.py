"""Verification of a whole store: every name, every manifest, every blob, read anew.

What can be seen without reading much (names, manifests, presence, sizes) is seen at one moment, under the shared lock.
The content of blobs is hashed without it; a blob that was removed meanwhile is no problem.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kitstudio.base import limits
from kitstudio.base.control import Advanced, CancelToken, Control, Entered
from kitstudio.base.errors import DigestMismatchError, KitStudioError
from kitstudio.base.os_errors import FileSystemError, converted
from kitstudio.base.regular_file import read_regular
from kitstudio.model.content import BlobNotFoundError
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.store.blobs import Blobs, blob_files, size_of, strays
from kitstudio.store.core import Core
from kitstudio.store.paths import LAYOUT
from kitstudio.store.refs import Memory, Snapshot, read_snapshot

# Kinds of problems; stable words of the command line's answer.
BAD_LAYOUT: Final = "bad-layout-file"
BAD_NAME: Final = "bad-name"
BAD_MANIFEST: Final = "bad-manifest"
DAMAGED: Final = "damaged-blob"
MISSING: Final = "missing-blob"
STALE_INDEX: Final = "stale-index"
STRAY: Final = "stray-file"
UNREADABLE: Final = "unreadable-blob"
WRONG_SIZE: Final = "wrong-size"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong: a stable `kind` (kebab-case), what it is about, and an English detail.

    The subject is a digest, or a path relative to the store.
    """

    kind: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class Verified:
    """Outcome of a verification: blobs checked, their bytes, and what was wrong."""

    checked: int
    bytes: int
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


@dataclass(slots=True)
class Structure:
    """What the names and manifests say: the blobs needed, by whom, and what is wrong with it."""

    sizes: dict[Digest, int] = field(default_factory=dict)
    users: dict[Digest, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def verify(core: Core, *, quick: bool, control: Control) -> Verified:
    """Check everything; `quick` does not read the content of blobs.

    Raises:
        StoreLockedError: the names could not be read at one moment.
    """
    core.mend_index("verify")
    with converted("Verifying the store", core.paths.root):
        problems = structure_of(core, control).problems
        if any(problem.kind == STALE_INDEX for problem in problems) and core.mend_index("verify", wait=core.wait):
            # Whoever was changing names while we waited was killed.
            problems = structure_of(core, control).problems
        found = ((digest, size_of(path)) for digest, path in blob_files(core.paths))
        sizes = {digest: size for digest, size in found if size is not None}
        control.report(Entered("blobs", "blobs", sum(sizes.values())))
        if not quick:
            known = {problem.subject for problem in problems}
            read = _read_all(core, sizes, control)
            problems += [problem for problem in read if problem.subject not in known]
        return Verified(len(sizes), sum(sizes.values()), tuple(problems))


def structure_of(core: Core, control: Control) -> Structure:
    """Check names, manifests, presence and sizes at one moment."""
    out = Structure()
    with core.lock.shared("verify", control.token):
        snapshot = read_snapshot(core.paths, Memory(core.now))
        _check_names(core, snapshot, out)
        blobs = Blobs(core.paths)
        for digest, root in snapshot.roots.items():
            control.token.check()
            users = [str(ref.reference) for ref in snapshot.names_of(digest)] or [str(digest)]
            _check_kit(blobs, root, users, out)
        for digest, size in out.sizes.items():
            _check_presence(core, digest, size, out)
        for path in strays(core.paths):
            detail = "it is named like no blob, or is no regular file"
            out.problems.append(Problem(STRAY, str(path.relative_to(core.paths.root)), detail))
    return out


def _check_names(core: Core, snapshot: Snapshot, out: Structure) -> None:
    if _content(core.paths.layout_file) != LAYOUT:
        out.problems.append(Problem(BAD_LAYOUT, core.paths.layout_file.name, "it does not say what it should"))
    for name in snapshot.broken:
        out.problems.append(Problem(BAD_NAME, name, "it is no record of a name, or not of that one"))
    if _content(core.paths.index) != snapshot.index():
        out.problems.append(Problem(STALE_INDEX, core.paths.index.name, "it does not list the kits of this store"))


def _check_kit(blobs: Blobs, root: Descriptor, users: list[str], out: Structure) -> None:
    parts: Mapping[Digest, int] = {root.digest: root.size}
    try:
        parts = blobs.parts(root)
    except BlobNotFoundError as error:
        if error.facts["digest"] != str(root.digest):  # the root itself is found among the missing
            out.problems.append(Problem(MISSING, str(error.facts["digest"]), f"needed by {', '.join(users)}"))
    except DigestMismatchError as error:
        out.problems.append(Problem(DAMAGED, str(error.facts["subject"]), error.summary))
    except KitStudioError as error:
        out.problems.append(Problem(BAD_MANIFEST, str(root.digest), error.summary))
    for digest, size in parts.items():
        out.sizes.setdefault(digest, size)
        out.users.setdefault(digest, []).extend(users)


def _check_presence(core: Core, digest: Digest, size: int, out: Structure) -> None:
    found = size_of(core.paths.blob(digest))
    if found is None:
        out.problems.append(Problem(MISSING, str(digest), f"needed by {', '.join(out.users[digest])}"))
    elif found != size and not any(problem.subject == str(digest) for problem in out.problems):
        out.problems.append(Problem(WRONG_SIZE, str(digest), f"it has {found} bytes, {size} are promised"))


def _read_all(core: Core, sizes: Mapping[Digest, int], control: Control) -> Iterator[Problem]:
    done, total = 0, sum(sizes.values())

    def advance(size: int) -> None:
        control.report(Advanced("blobs", done + size, total))

    for digest, size in sizes.items():
        with contextlib.suppress(BlobNotFoundError):  # removed meanwhile
            problem = trouble_of(core.blobs, digest, control.token, advance)
            if problem is not None:
                yield problem
        done += size


def trouble_of(
    blobs: Blobs, digest: Digest, token: CancelToken, advance: Callable[[int], None] | None = None
) -> Problem | None:
    """What is wrong with the content of a blob; `advance` is told the bytes read so far.

    Raises:
        BlobNotFoundError: it is not there.
        OperationCancelledError: the token says so.
    """
    hasher = hashlib.new(digest.algorithm)
    done = 0
    try:
        with blobs.open(digest) as stream:
            while chunk := stream.read(limits.CHUNK):
                token.check()
                hasher.update(chunk)
                done += len(chunk)
                if advance is not None:
                    advance(done)
    except OSError as error:
        return Problem(UNREADABLE, str(digest), error.strerror or type(error).__name__)
    except FileSystemError as error:
        return Problem(UNREADABLE, str(digest), error.summary)
    if hasher.hexdigest() != digest.hex:
        return Problem(DAMAGED, str(digest), f"its content has the digest {digest.algorithm}:{hasher.hexdigest()}")
    return None


def _content(path: Path) -> bytes:
    try:
        return read_regular(path, limits.INDEX * 16)
    except OSError:
        return b""
