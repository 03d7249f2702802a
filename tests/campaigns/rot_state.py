"""Rot in what running and killed operations leave for each other: remembered layers, leases, journals of unpacking."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable

from kitstudio.archive.journal import Moving
from kitstudio.archive.layer_writer import LayerOptions, write_layer
from kitstudio.archive.scanned import Member
from kitstudio.archive.stat_cache import StatCache
from kitstudio.archive.walk import scan
from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.model.reference import Reference
from kitstudio.store.layout import Store
from tests.campaigns.campaign import Patches
from tests.campaigns.product_call import ask
from tests.campaigns.rot_damage import ALL, GONE, SWAP, Damaged
from tests.campaigns.rot_world import FORMS, Rot, blob_path, done, folder, store_of
from tests.campaigns.world import World, tree

_INTEGRITY = 5
_CLASH = 400
_HOUR = 3600
_TICK = 4_000_000


def attack_cache(rot: Rot) -> None:
    """What is remembered of layers: a pack gives what it gives without, and verification never asks it."""
    world = rot.whole
    path = world.root / "home/.cache/kitstudio/stat"
    for kind, number in rot.kinds("cache", tuple(kind for kind in ALL if kind != SWAP), 80):
        _remembered(rot, world)
        chance = rot.chance("cache", kind, number)
        damage = Damaged(path, kind, chance)
        rot.planted("the stat cache", damage)
        for name in chance.sample(tuple(FORMS), 2 if rot.scope.guard is None else len(FORMS)):
            words = ("pack", str(world.root / "folders" / name), *FORMS[name], *store_of(world, "packed"))
            answer = ask(world, *words)
            rot.asked("the stat cache", damage, "pack")
            if answer.code or answer.facts["digest"] != rot.kits[f"rot/{name}:1"].digest:
                rot.fault("the stat cache", damage, f"pack of {name} gave {answer.facts.get('digest')}: {answer.words}")
        if ask(world, "store", "verify", *store_of(world, "packed")).code:
            rot.fault("the stat cache", damage, "the store is not whole after packing with it")
        damage.mend()
    _hides_nothing(rot)


def _remembered(rot: Rot, world: World) -> None:
    """Every layer remembered, and in the store `packed`."""
    for name, flags in FORMS.items():
        done(ask(world, "pack", str(world.root / "folders" / name), *flags, *store_of(world, "packed")))
    words = ("pack", str(world.root / "folders" / "plain"), *store_of(world, "packed"))
    if not all(layer["reused"] for layer in done(ask(world, *words)).facts["layers"]):
        raise AssertionError("nothing is remembered of a folder that did not change")


def _hides_nothing(rot: Rot) -> None:
    """A remembered layer that rotted in the store: packing again may trust it, verification does not."""
    for name in FORMS:
        shutil.rmtree(rot.whole.root / "packed", ignore_errors=True)
        _remembered(rot, rot.whole)
        path = (
            rot.whole.root / "packed/blobs/sha256" / blob_path(rot.whole, rot.kits[f"rot/{name}:1"].blobs["layer"]).name
        )
        damage = Damaged(path, "flip", rot.chance("hidden", name))
        rot.planted("a remembered layer", damage)
        words = ("pack", str(rot.whole.root / "folders" / name), *FORMS[name], *store_of(rot.whole, "packed"))
        done(ask(rot.whole, *words))
        rot.asked("a remembered layer", damage, "verify")
        if ask(rot.whole, "store", "verify", *store_of(rot.whole, "packed")).code != _INTEGRITY:
            rot.fault("a remembered layer", damage, "verify does not find it")
        shutil.rmtree(rot.whole.root / "packed")


def attack_clock(rot: Rot) -> None:
    """A file changed within the tick in which it was looked at has the same size and times: it is not remembered.

    The times are made as coarse as most kernels stamp them; newer ones tell such changes apart.
    """
    root = rot.scope.work / "tick"
    root.mkdir()
    path, how, control = root / "model.bin", LayerOptions(), Control()
    for number in range(rot.scope.of(_CLASH, 60)):
        first, second = (hash_like(number, word) for word in ("first", "second"))
        path.write_bytes(first)
        found = scan(root, follow_links=False, control=control)
        members = [_coarse(member) for member in found.members]
        made = write_layer(found, found.members, len, how, control)
        path.write_bytes(second)
        cache = StatCache(rot.scope.work / f"stat{number % 4}")
        cache.put(cache.key(members, how), made, members, found.began_ns)
        cache.save()
        again = scan(root, follow_links=False, control=control)
        known = StatCache(rot.scope.work / f"stat{number % 4}").get(
            cache.key([_coarse(member) for member in again.members], how)
        )
        rot.tally.count("files changed in the moment in which they were packed")
        if known is not None and known.digest != write_layer(again, again.members, len, how, control).digest:
            rot.tally.fault(f"a file changed just after it was packed (attempt {number}) is taken for unchanged")
    shutil.rmtree(root)


def _coarse(member: Member) -> Member:
    return member._replace(mtime_ns=member.mtime_ns // _TICK * _TICK, ctime_ns=member.ctime_ns // _TICK * _TICK)


def hash_like(number: int, word: str) -> bytes:
    """Content of one length."""
    return f"{word:<8}{number:08}".encode() * 8


def attack_leases(rot: Rot) -> None:
    """The lease of a living operation: its kit is stored whole, or it is told."""
    for kind, number in rot.kinds("lease", tuple(kind for kind in ALL if kind not in (SWAP, GONE))):
        world = rot.copy()
        store = Store.open(world.root / "store", now=time.time)
        source = Store.open(rot.whole.root / "store", now=time.time)
        kit = rot.kits["rot/plain:1"]
        done(ask(world, "remove", "rot/plain:1", *store_of(world)))
        manifest = source.resolve(Reference.parse("rot/plain:1"))
        with store.lease("pack") as lease:
            for digest in _parts(source, kit.digest):
                store.put(blob_path(rot.whole, digest).read_bytes(), lease)
            damage = Damaged(world.root / "store/leases" / lease.name, kind, rot.chance("lease", kind, number))
            rot.planted("a lease", damage)
            ask(world, "store", "gc", "--older-than", "0s", *store_of(world))
            rot.asked("a lease", damage, "gc")
            stored = True
            try:
                store.commit([(manifest, [Reference.parse("rot/plain:1")])], lease)
            except KitStudioError:
                stored = False
        target = world.root / "target"
        unpacked = ask(world, "unpack", "rot/plain:1", "-d", str(target), *store_of(world))
        if stored != (unpacked.code == 0) or ask(world, "store", "verify", *store_of(world)).code:
            rot.fault("a lease", damage, f"the kit was {'stored' if stored else 'refused'}, then: {unpacked.words}")
        rot.drop(world)


def _parts(source: Store, digest: str) -> list[str]:
    manifest = source.resolve(Reference.parse(digest))
    return [str(each) for each in (*source._core.blobs.parts(manifest),)]


def attack_journals(rot: Rot) -> None:
    """The journal of a killed unpack: undone and finished right, or everything is kept and a person is told."""
    for place, stop in (("a journal", _before(3)), ("a journal at its end", _before_finishing)):
        # A journal that vanished is none: what lies in the stage is then taken for what was never moved.
        for kind, number in rot.kinds(place, tuple(kind for kind in ALL if kind not in (SWAP, GONE)), 60):
            world = rot.copy()
            _journal(rot, world, place, kind, number, stop)
            rot.drop(world)


def _before(nth: int) -> Callable[[Patches], None]:
    """Killed before the nth move."""

    def stop(patches: Patches) -> None:
        make = Moving.make
        made: list[int] = []

        def dying(self: Moving, number: int, move: object) -> None:
            made.append(number)
            if len(made) == nth:
                os.kill(os.getpid(), signal.SIGKILL)
            make(self, number, move)  # type: ignore[arg-type] # passed on as it came

        patches.replace(Moving, "make", dying)

    return stop


def _before_finishing(patches: Patches) -> None:
    """Killed after the last move, before it is tidied up."""
    patches.replace(Moving, "finish", lambda _self, _move: os.kill(os.getpid(), signal.SIGKILL))


def _journal(rot: Rot, world: World, place: str, kind: str, number: int, stop: Callable[[Patches], None]) -> None:
    target = world.root / "out"
    folder(target, 77, 5_000)
    (target / "own.txt").write_text("mine")
    os.utime(target, (time.time() - _HOUR,) * 2)
    old = tree(target)
    child = os.fork()
    if not child:
        with Patches() as patches:
            stop(patches)
            ask(world, "unpack", "rot/plain:1", "-d", str(target), "-o", *store_of(world))
        os._exit(1)
    os.waitpid(child, 0)
    (journal,) = world.root.glob(".kitstudio-unpack-*/journal*")
    damage = Damaged(journal, kind, rot.chance(place, kind, number))
    rot.planted(place, damage)
    beside = ask(world, "unpack", "rot/gzip:1", "-d", str(world.root / "beside"), *store_of(world))
    rot.asked(place, damage, "unpack beside")
    new, lost = (
        rot.kits["rot/plain:1"].unpacked,
        [path for path, entry in old.items() if not _is_somewhere(world, entry)],
    )
    if beside.code:
        rot.fault(place, damage, f"an unpack beside it: {beside.words}")
    if "own.txt" in lost or (lost and stop is not _before_finishing):
        rot.fault(place, damage, f"old files are gone: {lost}")
    answer = ask(world, "unpack", "rot/plain:1", "-d", str(target), "-o", *store_of(world))
    rot.asked(place, damage, "unpack -o")
    whole = all(tree(target).get(path) == entry for path, entry in new.items())
    if answer.code not in (0, 10) or ((answer.code == 0) != whole and stop is not _before_finishing):
        rot.fault(
            place, damage, f"the next run: {answer.words or 'exit 0'}, the files are {'' if whole else 'not '}there"
        )
    if not _is_somewhere(world, old["own.txt"]):
        rot.fault(place, damage, "a file that has nothing to do with it is gone")


def _is_somewhere(world: World, entry: tuple[int, str]) -> bool:
    """Whether a file is still in the folder or kept in the stage beside it."""
    places = [world.root / "out", *world.root.glob(".kitstudio-unpack-*")]
    return any(entry[1] == found[1] for place in places for found in tree(place).values())
