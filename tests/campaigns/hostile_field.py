"""Where hostile cases are tried: a sentinel tree around the destination, a store with earlier kits, and their likeness.

FIELD/around/           sentinels with canaries, files and links, which nobody may touch; the working folder
FIELD/around/arena/out/ destinations
FIELD/inputs/           what a case is made of
FIELD/store, cache, config, state, temporary, home
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kitstudio.store.layout import Store
from tests.support.stored import add_kit, names_in

CANARY = "KS-CANARY"
EARLIER = ("earlier/one:v1", "earlier/two:v1", "earlier/two:stable")
_LARGEST_SCANNED = 1 << 20
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC

Likeness = Mapping[str, tuple[object, ...]]


@dataclass(frozen=True)
class Field:
    """The places of one part of the campaign."""

    root: Path

    @property
    def around(self) -> Path:
        """The sentinel tree, which is also the working folder."""
        return self.root / "around"

    @property
    def out(self) -> Path:
        """Where destinations lie."""
        return self.around / "arena" / "out"

    @property
    def inputs(self) -> Path:
        """Where cases are made."""
        return self.root / "inputs"

    @property
    def store(self) -> Path:
        """The store."""
        return self.root / "store"

    @property
    def temporary(self) -> Path:
        """Where temporary files go; empty after each case."""
        return self.root / "temporary"

    def environment(self) -> dict[str, str]:
        """The environment of the product, a secret in it."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("KITSTUDIO_", "XDG_"))}
        return {
            **kept,
            "HOME": str(self.root / "home"),
            "XDG_CONFIG_HOME": str(self.root / "config"),
            "XDG_STATE_HOME": str(self.root / "state"),
            "XDG_CACHE_HOME": str(self.root / "cache"),
            "TMPDIR": str(self.temporary),
            "KITSTUDIO_STORE": str(self.store),
            "KITSTUDIO_KEY_PASSWORD": f"{CANARY}-password",
            "HOSTILE_SECRET": f"{CANARY}-environment",
            "PYTHONDONTWRITEBYTECODE": "1",
            "NO_COLOR": "1",
        }

    def names(self) -> dict[str, str]:
        """Each name in the store with its digest."""
        return {name: str(digest) for name, digest in names_in(Store.open(self.store, now=time.time)).items()}

    def plant_sentinels(self) -> None:
        """Make the sentinel tree anew."""
        if self.around.exists():
            shutil.rmtree(self.around)
        self.out.mkdir(parents=True)
        (self.around / "folder" / "empty").mkdir(parents=True)
        (self.around / "folder" / "deep").mkdir()
        for number, name in enumerate(("secret", "folder/inner", "arena/beside", "arena/out-beside", "passwd", "etc")):
            path = self.around / name
            path.write_text(f"{CANARY}-{number}-{name}\n")
            path.chmod(0o600 if number % 2 else 0o640)
        (self.around / "script").write_text(f"#!/bin/sh\n# {CANARY}-script\n")
        (self.around / "script").chmod(0o755)
        (self.around / "link").symlink_to("secret")
        (self.around / "folder-link").symlink_to("folder")
        (self.around / "dangling").symlink_to("nothing")

    def plant_store(self) -> None:
        """Make the store anew, with the earlier kits."""
        if self.store.exists():
            shutil.rmtree(self.store)
        store = Store.open(self.store, now=time.time)
        add_kit(store, EARLIER[0], layers=(b"one",))
        add_kit(store, *EARLIER[1:], layers=(b"two", b"three"))

    @contextlib.contextmanager
    def entered(self) -> Iterator[None]:
        """While inside, the working folder, the environment and the place of temporary files are the field's."""
        here, before, umask = Path.cwd(), dict(os.environ), os.umask(0o022)
        kept_temporary = tempfile.tempdir
        for name in ("home", "config", "state", "cache", "temporary", "inputs"):
            (self.root / name).mkdir(parents=True, exist_ok=True)
        self.plant_sentinels()
        self.plant_store()
        try:
            os.chdir(self.around)
            wanted = self.environment()
            os.environ.clear()
            os.environ.update(wanted)
            tempfile.tempdir = str(self.temporary)
            yield
        finally:
            os.chdir(here)
            os.environ.clear()
            os.environ.update(before)
            tempfile.tempdir = kept_temporary
            os.umask(umask)


def likeness(folder: Path, but: Path | None = None) -> Likeness:
    """What lies below a folder, links not followed: kind, mode, owner, and of files inode, size, time and digest.

    Args:
        folder: where to look; may be missing, or be no folder.
        but: left out with all it holds.
    """
    found: dict[str, tuple[object, ...]] = {}
    if os.path.lexists(folder):
        found["."] = _looks(os.fsencode(folder), None)
    if folder.is_dir() and not folder.is_symlink():
        hidden = os.fsencode(os.path.relpath(but, folder)) if but is not None else b""
        _look_below(os.open(folder, _FOLDER), b"", hidden, found)
    return found


def _look_below(folder: int, above: bytes, but: bytes, found: dict[str, tuple[object, ...]]) -> None:
    """Through descriptors: a path may be longer than what the kernel takes as one. Closes `folder`."""
    try:
        for name in map(os.fsencode, os.listdir(folder)):
            path = above + name
            if path != but:
                found[os.fsdecode(path)] = looks = _looks(name, folder)
                # Who is not root sees of a folder without rights only that it is there.
                reachable = os.access(name, os.R_OK | os.X_OK, dir_fd=folder, follow_symlinks=False)
                if isinstance(looks[0], int) and stat.S_ISDIR(looks[0]) and reachable:
                    _look_below(os.open(name, _FOLDER, dir_fd=folder), path + b"/", but, found)
    finally:
        os.close(folder)


def _looks(name: bytes, folder: int | None) -> tuple[object, ...]:
    status = os.lstat(name, dir_fd=folder)
    owned = (status.st_mode, status.st_uid, status.st_gid)
    if stat.S_ISLNK(status.st_mode):
        return (*owned, os.readlink(name, dir_fd=folder))
    if not stat.S_ISREG(status.st_mode):
        return owned
    same = (status.st_ino, status.st_nlink, status.st_size, status.st_mtime_ns)
    if not status.st_size or not os.access(name, os.R_OK, dir_fd=folder):
        return (*owned, *same)
    with open(os.open(name, os.O_RDONLY | os.O_CLOEXEC, dir_fd=folder), "rb") as file:
        return (*owned, *same, hashlib.file_digest(file, "sha256").hexdigest())


def fingerprint(folder: Path) -> dict[str, tuple[int, ...]]:
    """Inode, size and times of every file below a folder: the same means that nobody wrote to it."""
    found: dict[str, tuple[int, ...]] = {}
    for place, _, files in os.walk(folder):
        for name in files:
            with contextlib.suppress(FileNotFoundError):
                status = os.lstat(path := os.path.join(place, name))
                found[path] = (status.st_ino, status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    return found


def differences(before: Likeness, after: Likeness) -> str:
    """What is not as it was, in words; empty when all is."""
    wrong = [f"{name!r} appeared" for name in after.keys() - before.keys()]
    wrong += [f"{name!r} is gone" for name in before.keys() - after.keys()]
    wrong += [f"{name!r} changed" for name in before.keys() & after.keys() if before[name] != after[name]]
    return "; ".join(sorted(wrong)[:8])


def canaries_below(folder: Path) -> list[str]:
    """Files below a folder that hold a canary."""
    found: list[str] = []
    if not folder.exists():
        return found
    for place, _, files, at in os.fwalk(folder):
        for name in files:
            if stat.S_ISREG(os.lstat(name, dir_fd=at).st_mode) and os.access(name, os.R_OK, dir_fd=at):
                with open(os.open(name, os.O_RDONLY | os.O_CLOEXEC, dir_fd=at), "rb") as file:
                    if CANARY.encode() in file.read(_LARGEST_SCANNED):
                        found.append(os.path.join(place, name))
    return found
