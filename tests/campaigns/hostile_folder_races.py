"""Folders that change while they are packed: what was honest is packed whole, or nothing is and the file is named."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from kitstudio.model.descriptor import Descriptor
from kitstudio.model.reference import Reference
from kitstudio.operations.reading import read_kit
from kitstudio.store.layout import Store
from tests.campaigns.hostile_field import CANARY
from tests.campaigns.hostile_folder_files import folder_of
from tests.campaigns.hostile_oracle import EITHER, Oracle

NAME: Final = "hostile/race:v1"
_DATA: Final = "manifestVersion: 1.0.0\ndocs: [{path: data}]\n"
_PACKS: Final = 100
_SWAPS: Final = 10_000
_RACED: Final = 120  # packs of each kind of race
_PAUSES: Final = ("0.00002", "0.0002", "0.001", "0")  # seconds between swaps
_RACES: Final = "folders: races"
# What is never a mix of two; a file that is cut and grows again is one, honestly.
_WHOLE: Final = ("in place", "times kept", "replace")
# Made and kept by a process of its own; prints how often it did it, when its input ends.
_SWAPPER: Final = """
import ctypes, os, select, sys, time
libc = ctypes.CDLL(None, use_errno=True)
one, other, pause = os.fsencode(sys.argv[1]), os.fsencode(sys.argv[2]), float(sys.argv[3])
count = 0
while not select.select([0], [], [], 0)[0]:
    for _ in range(50):
        count += libc.renameat2(-100, one, -100, other, 2) == 0
        if pause:
            time.sleep(pause)
print(count)
"""
_WRITER: Final = """
import os, select, sys, time
path, way, size = sys.argv[1], sys.argv[2], int(sys.argv[3])
count = 0
while not select.select([0], [], [], 0)[0]:
    letter = b"AB"[count % 2:][:1]
    if way == "replace":
        with open(path + ".new", "wb") as file:
            file.write(letter * size)
        os.replace(path + ".new", path)
    elif way == "append":
        with open(path, "r+b") as file:
            file.truncate(size)
            file.seek(0, 2)
            file.write(letter * (count % 5000))
    elif way == "truncate":
        os.truncate(path, size if count % 2 else size // 3)
    else:
        with open(path, "r+b", buffering=0) as file:
            file.write(letter * size)
        if way == "times kept":
            os.utime(path, ns=(10**18, 10**18))
    count += 1
    time.sleep((count % 7) * 0.002)
print(count)
"""


@contextlib.contextmanager
def _beside(program: str, *words: str) -> Iterator[Callable[[], int]]:
    """While inside, a program runs; the function ends it and tells how often it did its deed."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    told: list[int] = []

    def end() -> int:
        if not told:
            out, _ = process.communicate("end\n", timeout=60)
            told.append(int(out))
        return told[0]

    try:
        yield end
    finally:
        end()


def try_changes(oracle: Oracle) -> None:
    """A file that is appended to, cut, replaced or written over in place, with its times set back too."""
    for way in ("in place", "times kept", "replace", "append", "truncate"):
        _changed(oracle, way, (700_000,) if oracle.scope.sample else (3_000, 700_000))


def try_torn(oracle: Oracle) -> None:
    """A file that is written over in place again and again."""
    for _ in range(10):
        _changed(oracle, "in place", (700_000,), pause="0.0005")


def _changed(oracle: Oracle, way: str, sizes: Sequence[int], pause: str = "(count % 7) * 0.002") -> None:
    what = "folders: files that change"
    program = _WRITER.replace("(count % 7) * 0.002", pause)
    for size in sizes:
        with folder_of(oracle, _DATA) as folder:
            path = folder / "data" / "a.csv"
            path.write_bytes(b"A" * size)
            with _beside(program, str(path), way, str(size)) as end:
                for at in range(oracle.scope.of(_PACKS // 2, 3)):
                    packed = oracle.judge(
                        what,
                        f"{way} {size}, pack {at}",
                        "pack",
                        folder,
                        "-t",
                        NAME,
                        must=EITHER,
                        named=("data/a.csv", "a.csv"),
                    )
                    if not packed.code and not packed.trouble and way in _WHOLE:
                        _require_whole(oracle, f"{what}: {way} {size}, pack {at}")
                oracle.tally.count("folders: changes made meanwhile", end())
        oracle.renew_store()


def _require_whole(oracle: Oracle, label: str) -> None:
    """Every file in the newest kit is of one letter: a mix of two was never in the folder."""
    for name, content in _files(oracle).items():
        if name.endswith("a.csv") and len(set(content)) > 1:
            first = content.find(content[-1:])
            oracle.tally.fault(
                f"{label}: {name} is torn: {content[:1]!r} until {first}, then {content[-1:]!r}, of {len(content)}"
            )


def _files(oracle: Oracle) -> Mapping[str, bytes]:
    store = Store.open(oracle.field.store, now=time.time)
    found: dict[str, bytes] = {}
    if NAME not in oracle.field.names():  # damage was found, and the store made anew
        return {}
    manifest = store.resolve(Reference.parse(NAME))
    for layer in read_kit(store, manifest).manifest.layers:
        with (
            store.fetch(Descriptor(layer.media_type, layer.digest, layer.size)) as blob,
            tarfile.open(fileobj=blob, mode="r|") as tar,
        ):
            for member in tar:
                inner = tar.extractfile(member) if member.isfile() else None
                if inner is not None:
                    found[member.name] = inner.read()
    return found


def try_swaps(oracle: Oracle) -> None:
    """A file or a folder swapped for a link that leads out, and back, all the time."""
    kinds = ("folder", "folder above", "file", "pipe")
    for kind in kinds[1:3] if oracle.scope.sample else kinds:
        _swapped(oracle, kind)


def try_folder_swaps(oracle: Oracle) -> None:
    """A folder swapped for a link, and nothing but packed."""
    _swapped(oracle, "folder", least=600)


def _swapped(oracle: Oracle, kind: str, least: int = 0) -> None:
    with folder_of(oracle, _DATA) as folder:
        other = folder.parent / "other"
        target = folder / "data" if kind.startswith("folder") else folder / "data" / "a.csv"
        if kind == "folder above":
            (folder / "data" / "deep" / "er").mkdir(parents=True)
            (folder / "data" / "deep" / "er" / "a.csv").write_bytes(b"honest")
            (folder.parent / "outside" / "er").mkdir()
            (folder.parent / "outside" / "er" / "a.csv").write_bytes(CANARY.encode()[:6])
            target = folder / "data" / "deep"
        if kind == "pipe":
            os.mkfifo(other)
        else:
            other.symlink_to(
                folder.parent / "outside" if kind.startswith("folder") else folder.parent / "outside" / "a.csv"
            )
        _raced(
            oracle, f"a {kind} and a link out" if kind != "pipe" else "a file and a pipe", folder, target, other, least
        )
    oracle.renew_store()


def _raced(oracle: Oracle, label: str, folder: Path, target: Path, other: Path, least: int = 0) -> None:
    done = at = 0
    named = ("data", "a.csv", target.name)
    wanted, packs = oracle.scope.of(_SWAPS, 400), least or oracle.scope.of(_RACED, 5)
    while done < wanted or at < packs:
        with _beside(_SWAPPER, str(target), str(other), _PAUSES[at % len(_PAUSES)]) as end:
            for _ in range(5):
                at += 1
                words = ("pack", folder, "-t", NAME)
                packed = oracle.judge(_RACES, f"{label}, pack {at}", *words, must=EITHER, named=named)
                if not packed.code and not packed.trouble:
                    _require_honest(oracle, f"{_RACES}: {label}, pack {at}")
            if not least:
                oracle.judge(_RACES, f"{label}, init {at}", "init", folder, "-o", "-", must=EITHER)
            done += end()
    oracle.tally.count("folders: swaps made meanwhile", done)


def _require_honest(oracle: Oracle, label: str) -> None:
    for name, content in _files(oracle).items():
        if name.endswith("a.csv") and content != b"honest":
            oracle.tally.fault(f"{label}: {name} holds {content[:60]!r}")


def try_kitfile_swaps(oracle: Oracle) -> None:
    """The Kitfile, a model card and a licence swapped for links to secrets."""
    names = ("Kitfile", "README.md", ".kitignore", "LICENSE")
    for name in names[:2] if oracle.scope.sample else names:
        with folder_of(oracle, _DATA) as folder:
            target, other = folder / name, folder.parent / "other"
            if name != "Kitfile":
                target.write_text("# honest\n\nhonest words\n" if name != ".kitignore" else "nothing\n")
            other.symlink_to(folder.parent / "outside" / ("Kitfile" if name == "Kitfile" else "a.csv"))
            _raced(oracle, f"{name} and a link out", folder, target, other)
        oracle.renew_store()


def try_removals(oracle: Oracle) -> None:
    """Folders that come and go while they are listed."""
    with folder_of(oracle, "manifestVersion: 1.0.0\ndocs: [{path: .}]\n") as folder:
        kept = folder.parent / "kept"
        (kept / "er").mkdir(parents=True)
        for at in range(50):
            (kept / "er" / f"f{at}").touch()
        program = _SWAPPER.replace(
            "libc.renameat2(-100, one, -100, other, 2) == 0", "(os.rename(one, other) or os.rename(other, one)) is None"
        )
        with _beside(program, str(kept), str(folder / "comes"), "0.0005") as end:
            for at in range(oracle.scope.of(100, 3)):
                label = f"comes and goes, pack {at}"
                oracle.judge(
                    "folders: removed meanwhile",
                    label,
                    "pack",
                    folder,
                    "-t",
                    NAME,
                    must=EITHER,
                    named=("comes", "er", "f"),
                )
                oracle.judge("folders: removed meanwhile", label, "init", folder, "-o", "-", must=EITHER)
            oracle.tally.count("folders: removals made meanwhile", end())
    oracle.renew_store()
