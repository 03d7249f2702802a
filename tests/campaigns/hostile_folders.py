"""The part of the campaign `hostile` that attacks with folders: names, links, special files, changes meanwhile."""

from __future__ import annotations

import os
import subprocess
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.campaigns.campaign import Scope, Tally
from tests.campaigns.hostile_folder_files import try_links, try_own_files, try_rights, try_shapes, try_specials
from tests.campaigns.hostile_folder_races import (
    try_changes,
    try_folder_swaps,
    try_kitfile_swaps,
    try_removals,
    try_swaps,
    try_torn,
)
from tests.campaigns.hostile_oracle import ACCEPT, EITHER, Oracle
from tests.campaigns.hostile_paths import corpus
from tests.campaigns.hostile_watch import Happened, run_here

NAME: Final = "hostile/folder:v1"
_COLLISIONS: Final = 2_000
_NEVER_PACKED: Final = (b"Kitfile", b"kitfile", b".kitfile", b".kitignore")
_AT_ONCE: Final = 100
_RENEWED: Final = 40


def run(scope: Scope, tally: Tally) -> None:
    """Try all of it."""
    with Oracle(scope, tally, "folders") as oracle:
        for each in (_names, _collisions, try_links, try_own_files, try_specials, try_rights, try_shapes):
            each(oracle)
            oracle.renew_store()
        for each in (try_changes, try_swaps, try_kitfile_swaps, try_removals):
            each(oracle)
            oracle.renew_store()


def _hostile_names() -> Iterator[bytes]:
    """Names of files: each byte, the corpus as far as it can be a path, and what stands at the limits."""
    for byte in range(1, 256):
        if byte != ord("/"):
            yield b"a%cb" % byte
            if byte != ord("."):
                yield b"%c" % byte
    for path in corpus():
        name = path.encode("utf-8", "surrogateescape")
        parts = name.split(b"/")
        if (
            name
            and name not in _NEVER_PACKED
            and b"\0" not in name
            and all(0 < len(part) < 256 and part not in (b".", b"..") for part in parts)
        ):
            yield name
    yield from (b"n" * 255, b"/".join([b"d" * 200] * 18 + [b"x" * 400])[:4_000].rstrip(b"/"), b"d/" * 120 + b"x")


def _names(oracle: Oracle) -> None:
    """A folder with one hostile name is refused by that name, or comes out of a kit as it was."""
    names = list(dict.fromkeys(_hostile_names()))
    chance = oracle.scope.random("names")
    for number, name in enumerate(chance.sample(names, oracle.scope.of(len(names), 8))):
        folder = oracle.field.inputs / f"name-{number}"
        if _made(folder, {name: b"content"}):
            _there_and_back(oracle, "folders: names", ascii(name[:200]), folder, {name: b"content"})
        subprocess.run(["rm", "-rf", folder], check=True)
        if number % _RENEWED == 0:
            oracle.renew_store()


def _collisions(oracle: Oracle) -> None:
    """Names that some systems take for the same stay two files, or are refused before any byte is written."""
    pairs = [(char, other) for char in map(chr, range(0x41, 0x1F000)) for other in _taken_for(char)]
    chosen = oracle.scope.random("collisions").sample(pairs, oracle.scope.of(_COLLISIONS, 60))
    for start in range(0, len(chosen), _AT_ONCE):
        folder = oracle.field.inputs / f"collisions-{start}"
        files: dict[bytes, bytes] = {}
        for char, other in chosen[start : start + _AT_ONCE]:
            files |= {f"a{char}".encode(): b"one", f"a{other}".encode(): b"other"}
        if _made(folder, files):
            _there_and_back(
                oracle, "folders: names that collide", f"{chosen[start][0]!a}…", folder, files, count=len(files) // 2
            )
        subprocess.run(["rm", "-rf", folder], check=True)


def _taken_for(char: str) -> Iterator[str]:
    """What some file systems take for the same as a character."""
    forms = (unicodedata.normalize(form, char) for form in ("NFD", "NFKC"))
    for other in {char.lower(), char.upper(), char.casefold(), *forms} - {char}:
        if other.isprintable() and other.strip(".") and "/" not in other:
            yield other


def _made(folder: Path, files: Mapping[bytes, bytes]) -> bool:
    """Make a folder with a Kitfile for all of it; False when this file system cannot hold a name."""
    folder.mkdir()
    (folder / "Kitfile").write_text("manifestVersion: 1.0.0\ndocs: [{path: .}]\n")
    try:
        for name, content in files.items():
            path = os.path.join(os.fsencode(folder), name)
            _make_folders(os.fsencode(folder), name)
            with open(path, "wb") as file:
                file.write(content)
    except OSError:
        return False
    return True


def _make_folders(folder: bytes, name: bytes) -> None:
    """The folders above a file; os.makedirs would take one call of its own for each."""
    for part in name.split(b"/")[:-1]:
        folder = os.path.join(folder, part)
        if not os.path.isdir(folder):
            os.mkdir(folder)


def _there_and_back(
    oracle: Oracle, what: str, label: str, folder: Path, files: Mapping[bytes, bytes], count: int = 1
) -> None:
    packed = oracle.judge(what, label, "pack", folder, "-t", NAME, "--no-cache", must=EITHER)
    if packed.code or packed.trouble:
        return
    place = oracle.fresh()
    wrong: list[bytes] = []

    def unpacked(words: Sequence[str]) -> Happened:
        happened = run_here(words, as_json="--json" in words)
        if not happened.code:
            wrong.extend(name for name, content in files.items() if not _is(place / os.fsdecode(name), content))
        return happened

    oracle.judge(what, label, "unpack", NAME, "-d", place, destination=place, must=EITHER, run_it=unpacked)
    if wrong:
        oracle.tally.fault(f"folders: {what}: {label}: other than packed: {wrong[:3]!a}")
    oracle.tally.count(what, count - 1)
    oracle.judge(what, label, "inspect", NAME, "--deep", must=ACCEPT)


def _is(path: Path, content: bytes) -> bool:
    return path.is_file() and not path.is_symlink() and path.read_bytes() == content


GUARDED: Final[Mapping[str, Callable[[Oracle], None]]] = {
    "no-links": try_links,
    "own-kitfile": try_own_files,
    "what-was-seen": try_torn,
    "link-free-folders": try_folder_swaps,
    "unreadable": try_rights,
    "path-depth": try_shapes,
}
