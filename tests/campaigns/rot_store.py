"""Rot inside the store: blobs, and the small files that name and describe them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.campaigns.product_call import Told, ask
from tests.campaigns.rot_damage import ALL, GONE, Damaged
from tests.campaigns.rot_world import (
    FORMS,
    LARGE,
    Rot,
    blob_path,
    names_and_kits,
    store_of,
)
from tests.campaigns.world import World, tree

_REFUSED = (5, 6, 7)
_INTEGRITY = 5
_ROLES = (("rot/plain:1", "manifest"), ("rot/gzip:1", "config"), *((f"rot/{form}:1", "layer") for form in FORMS))


def attack_blobs(rot: Rot) -> None:
    """Every kind of damage to every kind of blob."""
    for name, role in _ROLES:
        for kind, number in rot.kinds(f"{name} {role}", ALL):
            world = rot.copy()
            _Blob(rot, world, name, role, kind, number).run()
            rot.drop(world)


class _Blob:
    """One damaged blob, and every verb that could believe it."""

    def __init__(self, rot: Rot, world: World, name: str, role: str, kind: str, number: int) -> None:
        self.rot, self.world, self.name, self.role = rot, world, name, role
        self.kit = rot.kits[name]
        self.digest = self.kit.blobs[role]
        self.form = name.partition("/")[2].partition(":")[0]
        self.place = f"a {self.form} layer" if role == "layer" else f"a {role}"
        self.chance = rot.chance("blob", name, role, kind, number)
        other = next(each for each in rot.kits.values() if each.digest != self.kit.digest).blobs[role]
        self.damage = Damaged(blob_path(world, self.digest), kind, self.chance, blob_path(world, other))
        self.target = world.root / "target"

    def run(self) -> None:
        """Damage, ask everybody, heal."""
        self.rot.planted(self.place, self.damage)
        self._found()
        for verb in (self._unpack, self._unpack_over, self._dry, self._export, self._copy, self._deep):
            verb()
        self._described()
        self._collected()
        self._healed()

    def ask(self, verb: str, *words: str) -> Told:
        """Ask the command line; it may refuse, but never break."""
        answer = ask(self.world, *words, *store_of(self.world))
        self.rot.asked(self.place, self.damage, verb)
        if answer.code not in (0, 1, 5, 6, 7):
            self.fault(f"{verb}: {answer.words}")
        return answer

    def fault(self, what: str) -> None:
        """A promise was broken."""
        self.rot.fault(self.place, self.damage, what)

    def _found(self) -> None:
        for verb, words in (("verify", ()), ("verify --quick", ("--quick",))):
            answer = self.ask(verb, "store", "verify", *words)
            named = [problem["subject"] for problem in answer.facts.get("problems", ())]
            seen = answer.code == _INTEGRITY and self.digest in named
            size = self.damage.path.stat().st_size if self.damage.kind != GONE else -1
            must = not words or self.role == "manifest" or size != len(self.damage.content)
            if must and not seen:
                self.fault(f"{verb} does not name {self.digest}: {answer.words} {named}")

    def _refused(self, verb: str, answer: Told) -> None:
        if answer.code not in _REFUSED:
            self.fault(f"{verb} released it: {answer.words or 'exit 0'}")
        if os.path.lexists(self.target):
            self.fault(
                f"{verb} left something behind: {sorted(tree(self.target)) if self.target.is_dir() else 'a file'}"
            )

    def _unpack(self) -> None:
        self._refused("unpack", self.ask("unpack", "unpack", self.name, "-d", str(self.target)))

    def _unpack_over(self) -> None:
        self.target.mkdir()
        (self.target / "model.bin").write_bytes(b"mine")
        before = tree(self.target)
        answer = self.ask("unpack -o", "unpack", self.name, "-d", str(self.target), "-o")
        if tree(self.target) != before:
            self.fault("unpack -o changed the folder")
        shutil.rmtree(self.target)
        self._refused("unpack -o", answer)

    def _dry(self) -> None:
        self._refused(
            "unpack --dry-run", self.ask("unpack --dry-run", "unpack", self.name, "-d", str(self.target), "--dry-run")
        )

    def _export(self) -> None:
        for ending in ("", ".kit.tar.gz"):
            self.target = self.world.root / f"target{ending}"
            self._refused("export", self.ask("export", "export", self.name, "-o", str(self.target)))

    def _copy(self) -> None:
        """Into another store, as a layout; nothing arrives there."""
        source = f"oci:{self.world.root / 'store'}:{self.name}"
        answer = ask(self.world, "receive", source, *store_of(self.world, "other"))
        self.rot.asked(self.place, self.damage, "receive")
        self._refused("receive", answer)
        if names_and_kits(self.world, "other") != ({}, frozenset()):
            self.fault("receive took something of a damaged kit")

    def _deep(self) -> None:
        self._refused("inspect --deep", self.ask("inspect --deep", "inspect", self.name, "--deep"))

    def _described(self) -> None:
        """What only describes: right, or it says that it is damaged."""
        readable = self.role == "layer"
        for verb in ("info", "inspect"):
            answer = self.ask(verb, verb, self.name)
            if (answer.code == 0) != readable:
                self.fault(f"{verb}: {answer.words or 'exit 0'}")
        checked = self.ask("pack --check", "pack", str(self.world.root / "folders" / "nameless"), "--check", self.name)
        if checked.code == 0:
            self.fault("pack --check: another folder gives this kit")
        rows = self.ask("list", "list").facts.get("kits", [])
        damaged = {f"{row['repository']}:{row['tag']}" for row in rows if row["damage"]}
        is_seen = not readable or self.damage.kind == "gone"  # the bytes of a layer are not read for a list
        if damaged != ({self.name} if is_seen else set()):
            self.fault(f"list shows as damaged: {sorted(damaged)}")
        if self.ask("usage", "store", "usage").code:
            self.fault("store usage fails")

    def _collected(self) -> None:
        """A collection frees nothing that is needed."""
        before = set(os.listdir(self.world.root / "store/blobs/sha256"))
        answer = self.ask("gc", "store", "gc", "--older-than", "0s")
        after = set(os.listdir(self.world.root / "store/blobs/sha256"))
        if before != after or (answer.code != 0) != (self.role == "manifest"):
            self.fault(f"gc: {answer.words or 'exit 0'}, freed {before - after}")

    def _healed(self) -> None:
        """The good bytes come again, after a repair or without one."""
        repaired = self.chance.random() < 0.5
        if repaired:
            answer = self.ask("repair", "store", "repair")
            missing = [each["digest"] for each in answer.facts.get("missing", ())]
            if answer.code != _INTEGRITY or self.digest not in missing:
                self.fault(f"repair does not say that {self.digest} is missing: {answer.words} {missing}")
        trusted = not repaired and self._again() and self._looks_right()
        code = self.ask("verify", "store", "verify").code
        if trusted and code:
            # What is large, or remembered from an earlier pack, is not read again: a repair is needed first.
            self.rot.tally.count("damage of the right size that stayed until a repair")
            self.ask("repair", "store", "repair")
        if repaired or (trusted and code):
            self._again()
            code = self.ask("verify", "store", "verify").code
        if code:
            self.fault(f"not healed by packing or receiving it again ({'after a' if repaired else 'without'} repair)")
        answer = self.ask("unpack", "unpack", self.name, "-d", str(self.target))
        if answer.code or tree(self.target) != self.kit.unpacked:
            self.fault(f"healed, but it does not unpack to what it was: {answer.words}")

    def _looks_right(self) -> bool:
        """Whether the blob has its size; then it counts as stored."""
        path = blob_path(self.world, self.digest)
        return path.exists() and path.stat().st_size == len(self.damage.content)

    def _again(self) -> bool:
        """Store the good bytes again; whether a layer of the right size is not looked into by this way."""
        self.target = self.world.root / "healed"
        way = self.chance.choice(("receive", "remembered", "read"))
        if way == "receive" and self.form in ("plain", "gzip", "raw"):
            answer = self.ask("receive again", "receive", str(self.world.root / "in" / "layout"))
        else:
            way, flags = ("read", ("--no-cache",)) if way == "read" else ("remembered", ())
            folder = str(self.rot.whole.root / "folders" / self.form)
            answer = self.ask("pack again", "pack", folder, "-t", self.name, *FORMS[self.form], *flags)
        if answer.code:
            self.fault(f"storing it again: {answer.words}")
        return self.role == "layer" and (way == "remembered" or len(self.damage.content) > LARGE)


def attack_records(rot: Rot) -> None:
    """Names, kept kits, and the files that say what the store is."""
    for place in ("a name", "a kept kit", "index.json", "oci-layout", "version", "generation"):
        for kind, number in rot.kinds(place, ALL):
            world = rot.copy()
            _record(rot, world, place, kind, number)
            rot.drop(world)


def _record_path(rot: Rot, world: World, place: str) -> tuple[Path, Path]:
    """The file of a place, and another to swap it with."""
    store = world.root / "store"
    refs = sorted(store.joinpath("refs").iterdir(), key=lambda path: b"rot/plain" not in path.read_bytes())
    if place == "a name":
        return refs[0], refs[1]
    if place == "a kept kit":
        return next(iter(store.joinpath("kits").iterdir())), refs[0]
    return store / place, store / ("oci-layout" if place != "oci-layout" else "index.json")


def _record(rot: Rot, world: World, place: str, kind: str, number: int) -> None:
    chance = rot.chance("record", place, kind, number)
    path, other = _record_path(rot, world, place)
    generation = world.root.joinpath("store/generation").read_bytes()
    damage = Damaged(path, kind, chance, other)
    rot.planted(place, damage)
    verified = ask(world, "store", "verify", *store_of(world))
    rot.asked(place, damage, "verify")
    subjects = {problem["subject"] for problem in verified.facts.get("problems", ())}
    record = f"{path.parent.name}/{path.name}" if place.startswith("a ") else place
    if place == "version":
        _version(rot, world, damage, verified)
        return
    made_anew = kind == GONE and place in ("index.json", "oci-layout", "generation")
    found = verified.code == _INTEGRITY and subjects & ({record} if kind != GONE else {record, "index.json"})
    if not (found or made_anew or place == "generation"):
        rot.fault(place, damage, f"verify does not name {record}: {verified.words} {subjects}")
    _names_hold(rot, world, place, damage)
    if place.startswith("a ") and kind != GONE:
        gc = ask(world, "store", "gc", "--older-than", "0s", *store_of(world))
        rot.asked(place, damage, "gc")
        if gc.code != _INTEGRITY:
            rot.fault(place, damage, f"gc did not refuse: {gc.words}")
    _records_mended(rot, world, place, damage, generation)


def _version(rot: Rot, world: World, damage: Damaged, verified: Told) -> None:
    """Of another form, or none: nothing is touched; or it still says the same."""
    if verified.code not in (0, 6):
        rot.fault("version", damage, f"verify: {verified.words}")
    if verified.code == 0 and damage.path.read_text("ascii").strip() != damage.content.decode("ascii").strip():
        rot.fault("version", damage, f"{damage.path.read_bytes()!r} was taken for a version")
    damage.mend()
    if ask(world, "store", "verify", *store_of(world)).code:
        rot.fault("version", damage, "the store was changed though its version is not known")


def _names_hold(rot: Rot, world: World, place: str, damage: Damaged) -> None:
    """Every other name is right; the damaged one is told."""
    mine = {"a name": "rot/plain:1", "a kept kit": "nameless"}.get(place, "")
    for name, kit in rot.kits.items():
        target = world.root / f"seen{len(name)}"
        asked = kit.digest if name == "nameless" else name
        answer = ask(world, "unpack", asked, "-d", str(target), *store_of(world))
        rot.asked(place, damage, "unpack")
        if name == mine:
            wanted = (7,) if damage.kind == GONE or name == "nameless" else (_INTEGRITY,)
            if answer.code not in wanted or target.exists():
                rot.fault(place, damage, f"unpack of {name}: {answer.words or 'exit 0'}")
        elif answer.code or tree(target) != kit.unpacked:
            rot.fault(place, damage, f"unpack of {name}, which is whole: {answer.words}")
        shutil.rmtree(target, ignore_errors=True)
    listed = world.run("list", "--json", *store_of(world))
    rot.asked(place, damage, "list")
    silent = mine and damage.kind != GONE and '"damaged-name"' not in listed.err
    if listed.code or silent:
        rot.fault(place, damage, f"list: exit {listed.code}, {listed.err[:200] or 'without a word'}")


def _records_mended(rot: Rot, world: World, place: str, damage: Damaged, generation: bytes) -> None:
    """After a change of names and a repair all is as it was."""
    changed = ask(world, "tag", "rot/gzip:1", "rot/other:1", *store_of(world))
    repaired = ask(world, "store", "repair", *store_of(world))
    verified = ask(world, "store", "verify", *store_of(world))
    rot.asked(place, damage, "repair")
    if changed.code or repaired.code or verified.code:
        rot.fault(place, damage, f"not mended: {changed.words}, {repaired.words}, {verified.words} {verified.facts}")
    now = world.root.joinpath("store/generation").read_bytes()
    if now[:20] == generation[:20] or not now[:20].isdigit():
        rot.fault(place, damage, f"the generation is {now!r} after a change, was {generation!r}")
    found = names_and_kits(world)
    wanted = {name: kit.digest for name, kit in rot.kits.items() if name != "nameless"}
    lost = damage.kind == GONE and place.startswith("a ")
    kits = frozenset(kit.digest for kit in rot.kits.values())
    if not lost and found != ({**wanted, "rot/other:1": wanted["rot/gzip:1"]}, kits):
        rot.fault(place, damage, f"after a repair there are {found}")
