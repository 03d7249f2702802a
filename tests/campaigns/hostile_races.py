"""Peers on the same machine: links swapped in while a destination is filled, names planted where ours will be."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from kitstudio.archive.recover import recover
from kitstudio.base.seal import sealed
from tests.campaigns.hostile_archives import Verbs, sound_kit
from tests.campaigns.hostile_kits import Kit, files_of, tar_layer, write_layout
from tests.campaigns.hostile_oracle import EITHER, Oracle
from tests.campaigns.hostile_watch import Happened
from tests.support.tar_bytes import archive, file, folder

# A failure of the file system is an honest answer where somebody moves folders away meanwhile.
_CODES: Final = range(2, 11)
_SWAPPER: Final = """
import ctypes, os, sys, threading
libc = ctypes.CDLL(None, use_errno=True)
swap = lambda one, two: libc.renameat2(-100, one, -100, two, 2)
stop = threading.Event()
count = 0
def run(one, two):
    global count
    while not stop.is_set():
        swap(one, two)
        count += 1
    if count % 2:
        swap(one, two)
        count += 1
for line in sys.stdin.buffer:
    one, two = line.rstrip(b"\\n").split(b"\\t")
    count = 0
    stop.clear()
    thread = threading.Thread(target=run, args=(one, two))
    thread.start()
    sys.stdout.write("going\\n")
    sys.stdout.flush()
    sys.stdin.buffer.readline()
    stop.set()
    thread.join()
    sys.stdout.write(f"{count}\\n")
    sys.stdout.flush()
"""


@contextlib.contextmanager
def _swapper() -> Iterator[Callable[[Path, Path], contextlib.AbstractContextManager[list[int]]]]:
    """A process that swaps two names as fast as it can while asked to."""
    child = subprocess.Popen(
        [sys.executable, "-c", _SWAPPER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={}
    )

    @contextlib.contextmanager
    def swapping(one: Path, two: Path) -> Iterator[list[int]]:
        counted: list[int] = []
        _tell(child, f"{one}\t{two}\n")
        _heard(child)
        try:
            yield counted
        finally:
            _tell(child, "\n")
            counted.append(int(_heard(child)))

    try:
        yield swapping
    finally:
        child.kill()
        child.communicate()


def _tell(child: subprocess.Popen[str], line: str) -> None:
    if child.stdin is not None:
        child.stdin.write(line)
        child.stdin.flush()


def _heard(child: subprocess.Popen[str]) -> str:
    return child.stdout.readline() if child.stdout is not None else ""


def links_swapped(oracle: Oracle) -> None:
    """A folder of the destination is a link out of it every other moment; nothing of ours goes through it."""
    files = {f"sub/deep/new{number}": b"new" for number in range(6)} | {"sub/old": b"new", "first": b"1", "zlast": b"2"}
    layer = archive(folder(b"sub"), *(file(name.encode(), content) for name, content in files.items()))
    layout = write_layout(oracle.field.inputs / "raced", files_of(Kit((tar_layer(layer),))))
    swaps, needed, runs = 0, oracle.scope.of(20_000, 2_000), oracle.scope.of(150, 7)
    with _swapper() as swapping:
        for number in range(runs * 20):
            if number >= runs and swaps >= needed and oracle.scope.guard is None:
                break
            flags = (("-o",), ("-i",), ("-o",), ("-i",), ("-o",), (), ("-o", "--dry-run"))[number % 7]
            place = oracle.fresh()
            _prepare(place, oracle.field.around, missing=number % 2 == 0)
            settled: list[int] = []

            def run_it(words: list[str], place: Path = place, settled: list[int] = settled) -> Happened:
                with swapping(place / "sub", place / "way-out") as counted:
                    happened = oracle.run_here(words)
                settled.extend(counted)
                return happened

            oracle.judge(
                "unpacks while a link is swapped",
                f"{number} {flags}",
                *("unpack", f"oci:{layout}", "-d", place, *flags),
                destination=place,
                codes=_CODES,
                run_it=run_it,  # type: ignore[arg-type]  # a list is what it is given
                after=_all_or_nothing(set(files)) if "--dry-run" not in flags else None,
            )
            swaps += sum(settled)
            oracle.tally.count("swaps of a folder for a link", sum(settled))


def _prepare(place: Path, around: Path, *, missing: bool) -> None:
    """A destination with a folder, and a link out of it that takes turns with the folder."""
    (place / "sub").mkdir(parents=True)
    if not missing:
        (place / "sub" / "deep").mkdir()
    (place / "sub" / "old").write_text("old")
    (place / "way-out").symlink_to(around / "folder")


def _all_or_nothing(names: set[str]) -> Callable[[Happened, Path], Iterator[str]]:
    """Everything that is new is there, or nothing is: a run that could not undo is undone by the next one."""

    def after(happened: Happened, place: Path) -> Iterator[str]:
        recover(place.parent)
        new = {name for name in names if name != "sub/old" and (place / name).exists()}
        if happened.code and new:
            yield f"G5 half done: {sorted(new)} after {happened.err[-300:]}"
        if not happened.code and new != names - {"sub/old"}:
            yield f"G5 only {sorted(new)} of what was done"

    return after


def temporary_names(oracle: Oracle) -> None:
    """Partials, stages and journals planted where ours would be, by somebody who could write there."""
    _partials(oracle)
    for label, content in _journals(oracle.field.around):
        for inside in (True, False):
            if oracle.leaves_out():
                continue
            place = oracle.fresh()
            layout = write_layout(oracle.field.inputs / "layout", files_of(sound_kit()))
            (place / "kept").mkdir(parents=True)
            (place / "kept" / "mine").write_text("mine")
            home = place if inside else place.parent
            stage = home / ".kitstudio-unpack-0123456789abcdef"
            _plant_stage(stage, content, place)
            words = ("unpack", f"oci:{layout}", "-d", place)
            oracle.judge(
                "planted stages", f"{label}, inside {inside}", *words, destination=place, codes=_CODES, after=_mine
            )


def _mine(_happened: Happened, place: Path) -> Iterator[str]:
    """What was in the destination is there still, and what cannot be understood is left for a person to see."""
    if not (place / "kept" / "mine").exists():
        yield "G5 a planted journal took a file away"
    for home in (place, place.parent):
        stage = home / ".kitstudio-unpack-0123456789abcdef"
        if os.path.lexists(stage):
            subprocess.run(["rm", "-rf", stage], check=True)


def _plant_stage(stage: Path, journal: bytes | str, place: Path) -> None:
    if isinstance(journal, str):
        stage.symlink_to(journal)
        return
    stage.mkdir(0o700)
    (stage / "files" / "kept").mkdir(parents=True)
    (stage / "files" / "evil").write_text("evil")
    (stage / "old").mkdir()
    (stage / "lock").touch()
    (stage / "way-out").symlink_to(place.parents[2])
    inode, evil = place.stat().st_ino, (stage / "files" / "evil").stat().st_ino
    mine = (place / "kept" / "mine").stat().st_ino
    for name, number in ((b"%inode%", inode), (b"%evil%", evil), (b"%mine%", mine)):
        journal = journal.replace(name, b"%d" % number)
    journal = journal.replace(b"%place%", place.name.encode())
    (stage / "journal").write_bytes(sealed(journal) if journal.endswith(b"\n") else journal)


def _journals(around: Path) -> Iterator[tuple[str, bytes | str]]:
    """Journals with a right seal and wrong content: (label, lines), or a link in place of the stage."""
    yield "a link out", str(around / "folder")
    head = b'["kitstudio unpack journal 2", "%s", %s]\n'
    for destination in ("%place%", "", "..", "../..", "../../folder", str(around / "folder"), "a/b", "\\u0000", "."):
        yield f"into {destination}", head % (destination.encode(), b"%inode%")
    good = head % (b"%place%", b"%inode%")
    for path in (
        "../../secret",
        "kept/../../x",
        "..",
        ".",
        "",
        "/etc/passwd",
        "mine",
        "way-out/secret",
        "a\\u0000b",
    ):
        for facts in (
            f'"{path}", %mine%',
            f'"{path}", %mine%, %evil%',
            f'"{path}", %evil%, 0, 511',
            f'"{path}", 0, 0, 4095',
        ):
            yield f"move {facts}", good + f"[{facts}]\n".encode()
    for line in (
        b"[]",
        b"{}",
        b"5",
        b"null",
        b"[5, 5]",
        b"[[], 1]",
        b'["a"]',
        b'["a", "b"]',
        b'["a", 1, 2, 3, 4]',
        b'["a", 1e400]',
    ):
        yield f"line {line!r}", good + line + b"\n"
        yield f"head {line!r}", line + b"\n"
    yield "deep", good + b"[" * 100_000 + b"]" * 100_000 + b"\n"
    yield "no seal", good.rstrip(b"\n")
    yield "empty", b""
    yield "many digits", good + b'["a", ' + b"9" * 10_000 + b"]\n"
    yield "not text", good + b'["\xff", 1]\n'
    yield "other form", json.dumps(["kitstudio unpack journal 9", "", 1]).encode() + b"\n"


def _partials(oracle: Oracle) -> None:
    """What can lie where a blob grows."""
    kit = sound_kit()
    blob = str(kit.layers[0].descriptor()["digest"]).replace(":", "-")
    verbs = Verbs(oracle)
    ingest = oracle.field.store / "ingest"
    plants: dict[str, Callable[[Path], object]] = {
        "garbage": lambda path: path.write_bytes(b"garbage"),
        "too large": lambda path: path.write_bytes(b"x" * 100_000),
        "as large, wrong": lambda path: path.write_bytes(b"x" * len(kit.layers[0].content)),
        "a link out": lambda path: path.symlink_to(oracle.field.around / "secret"),
        "a dangling link": lambda path: path.symlink_to(oracle.field.around / "new"),
        "a folder": Path.mkdir,
        "a pipe": os.mkfifo,
        "a second name": lambda path: os.link(oracle.field.inputs / "mine", path),
        "shut": lambda path: path.touch(0),
    }
    (oracle.field.inputs / "mine").write_bytes(b"mine")
    for label, plant in plants.items():
        if oracle.leaves_out():
            continue
        verbs.renew()
        plant(ingest / blob)
        layout = write_layout(oracle.field.inputs / "layout", files_of(kit, "hostile/kit:v1"))
        verbs.read("planted partials", label, f"oci:{layout}", EITHER)
        if (oracle.field.inputs / "mine").read_bytes() != b"mine":
            oracle.tally.fault(f"layouts: planted partials: {label}: a file was written through its second name")
