"""What rots: a store with a kit of every form, what was exported of it, kit's own storage; and what is counted."""

from __future__ import annotations

import hashlib
import random
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.campaigns.campaign import Scope, Tally
from tests.campaigns.product_call import Told, ask
from tests.campaigns.rot_damage import Damaged
from tests.campaigns.world import Tree, World, tree
from tests.support.vectors import VECTORS

# How a kit is packed, by the last part of its name.
FORMS: Mapping[str, tuple[str, ...]] = {
    "plain": (),
    "large": (),
    "gzip": ("--compression", "gzip"),
    "zstd": ("--compression", "zstd"),
    "raw": ("--use-model-pack", "--layer-format", "raw"),
}
# Larger blobs than this are trusted by their size when they are to be stored again.
LARGE = 1 << 20
EXPORTS = ("layout", "a.kit.tar", "a.kit.tar.gz", "a.kit.tar.zst")
IN_EXPORTS = ("rot/plain:1", "rot/gzip:1", "rot/raw:1")
_NAMELESS = "nameless"


@dataclass
class Rot:
    """The campaign under way: what is left whole of everything, and what was counted.

    Attributes:
        scope: of the campaign.
        tally: as told to the person.
        whole: the world nothing is done to.
        times: how often each kind of damage is done to each place.
        kits: for each name (`nameless` too) digest, blobs by role, and what it unpacks to.
        combinations: place, kind of damage and verb that met.
    """

    scope: Scope
    tally: Tally
    whole: World
    times: int
    kits: dict[str, Kit] = field(default_factory=dict)
    combinations: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    _copies: int = 0

    def chance(self, *names: object) -> random.Random:
        """Of one trial."""
        return self.scope.random("rot", *names)

    def kinds(self, place: str, kinds: tuple[str, ...], tries: int = 3) -> Iterator[tuple[str, int]]:
        """Every kind of damage so many times; in a sample one of them; without a guard those that find most."""
        if self.scope.guard is not None:
            kinds = ("cut",) * 3 if self.scope.guard.name == "remembered" else ("flip", "cut", "flip")
            yield from ((kinds[number % 3], number) for number in range(tries))
            return
        if self.scope.sample:
            yield self.chance("kind", place).choice(kinds), 0
            return
        for number in range(self.times):
            for kind in kinds:
                yield kind, number

    def copy(self) -> World:
        """A world of its own for one trial; folders to pack are shared, they are only read."""
        self._copies += 1
        root = self.scope.work / f"copy{self._copies}"
        for name in ("store", "in", "kitops", "home"):
            shutil.copytree(self.whole.root / name, root / name, symlinks=True)
        (root / "folders").symlink_to(self.whole.root / "folders")
        return World(root)

    def drop(self, world: World) -> None:
        """Away with a copy."""
        shutil.rmtree(world.root, ignore_errors=True)

    def planted(self, place: str, damage: Damaged) -> None:
        """Damage was done."""
        self.tally.count(f"damage planted: {place}")
        self.tally.count(f"kinds of damage: {damage.kind}")

    def asked(self, place: str, damage: Damaged, verb: str) -> None:
        """A verb met it."""
        self.tally.count(f"verbs that met it: {verb}")
        self.combinations[place, damage.kind, verb] += 1

    def fault(self, place: str, damage: Damaged, what: str) -> None:
        """A promise was broken."""
        self.tally.fault(f"seed {self.scope.seed}: {place}: {damage.words}: {what}")

    def tree_of(self, digest: str) -> Tree | None:
        """What a kit unpacks to; None for one nobody made."""
        return next((kit.unpacked for kit in self.kits.values() if kit.digest == digest), None)


@dataclass(frozen=True)
class Kit:
    """A kit that is whole: its digest, its blobs by role (`manifest`, `config`, `layer`), and what it unpacks to."""

    digest: str
    blobs: Mapping[str, str]
    unpacked: Tree


def blob_path(world: World, digest: str) -> Path:
    """Where the store keeps a blob."""
    return world.root / "store" / "blobs" / "sha256" / digest.partition(":")[2]


def store_of(world: World, name: str = "store") -> tuple[str, str]:
    """The flag that names a store of a world."""
    return ("--store", str(world.root / name))


def make(scope: Scope, tally: Tally, times: int) -> Rot:
    """Make what is whole."""
    root = scope.work / "whole"
    world, rot = World(root), Rot(scope, tally, World(root), times)
    for name in ("home/.config/kitstudio", "kitops", "in"):
        (root / name).mkdir(parents=True)
    (root / "home/.config/kitstudio/config.toml").write_text('[store]\nwait = 5.0\n[packing]\nauthor = "somebody"\n')
    for number, name in enumerate((*FORMS, _NAMELESS)):
        folder(root / "folders" / name, number, LARGE + 9_000 if name == "large" else 9_000)
    for name, flags in FORMS.items():
        done(ask(world, "pack", str(root / "folders" / name), "-t", f"rot/{name}:1", *flags, *store_of(world)))
    nameless = done(ask(world, "pack", str(root / "folders" / _NAMELESS), *store_of(world))).facts["digest"]
    for name in (*(f"rot/{form}:1" for form in FORMS), nameless):
        rot.kits[name if name != nameless else _NAMELESS] = _described(world, name)
    for name in EXPORTS:
        done(ask(world, "export", *IN_EXPORTS, "-o", str(root / "in" / name), *store_of(world)))
    subprocess.run(["cp", "-r", VECTORS / "kit-storage" / "storage", root / "kitops"], check=True)
    (root / "store" / "reserve").unlink(missing_ok=True)
    return rot


def folder(path: Path, seed: int, size: int) -> None:
    """A folder to pack, of two layers."""
    path.mkdir(parents=True)
    text = "manifestVersion: 1.0.0\nmodel: {path: model.bin}\ndocs:\n- path: notes.txt\n"
    (path / "Kitfile").write_text(text)
    (path / "model.bin").write_bytes(hashlib.shake_256(b"%d" % seed).digest(size // 2) + bytes(size - size // 2))
    (path / "notes.txt").write_text(f"notes {seed}\n" * 30)


def _described(world: World, name: str) -> Kit:
    facts = done(ask(world, "inspect", name, *store_of(world))).facts
    manifest, target = facts["manifest"], world.root / "described"
    done(ask(world, "unpack", name, "-d", str(target), *store_of(world)))
    unpacked = tree(target)
    shutil.rmtree(target)
    blobs = {
        "manifest": facts["digest"],
        "config": manifest["config"]["digest"],
        "layer": manifest["layers"][0]["digest"],
    }
    return Kit(facts["digest"], blobs, unpacked)


def done(answer: Told) -> Told:
    """What must succeed for there to be something to attack."""
    if answer.code:
        raise AssertionError(answer.words)
    return answer


def names_and_kits(world: World, store: str = "store") -> tuple[dict[str, str], frozenset[str]] | None:
    """The names and kits a store lists; None when it cannot be listed."""
    answer = ask(world, "list", *store_of(world, store))
    if answer.code:
        return None
    rows = answer.facts["kits"]
    named = {f"{row['repository']}:{row['tag']}": row["digest"] for row in rows if row["tag"]}
    return named, frozenset(row["digest"] for row in rows)
