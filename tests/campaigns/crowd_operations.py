"""What a process of the crowd does: one function for each operation, which says what it did and saw."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kitstudio.model.content import KitNotFoundError
from kitstudio.model.reference import Reference
from kitstudio.store.layout import Store
from tests.campaigns.crowd_catalogue import NAMES, TAGS, VARIANTS, Catalogue, folder_digest, form_of, write_variant
from tests.campaigns.crowd_effects import Did, received, refused
from tests.campaigns.product_call import Told
from tests.campaigns.world import World


@dataclass
class Worker:
    """One process: its world, what it can meet, its chance, its name, how it asks the command line, and when it did."""

    world: World
    catalogue: Catalogue
    chance: random.Random
    who: str
    asking: Callable[..., Told]
    moments: list[int] = field(default_factory=list)

    def ask(self, *words: str) -> Told:
        """Ask the command line, and keep the moments before and after."""
        begin = time.monotonic_ns()
        answer = self.asking(*words)
        self.moments += [begin, time.monotonic_ns()]
        return answer

    @property
    def store(self) -> Path:
        """The one store."""
        return self.world.root / "store"

    @property
    def own(self) -> Path:
        """A folder nobody else uses."""
        return self.world.root / "own" / self.who

    def name(self) -> str:
        """One of the names."""
        return self.chance.choice(NAMES)

    def tags(self, most: int) -> list[str]:
        """Some of the tags that packing gives."""
        return self.chance.sample(TAGS, self.chance.randint(1, most))

    def generation(self) -> int:
        """The number that grows."""
        return int((self.store / "generation").read_bytes() or b"0")


def changing(operation: Callable[[Worker], Did]) -> Callable[[Worker], Did]:
    """An operation whose success changes names: the generation has grown when it is said."""

    def counted(worker: Worker) -> Did:
        before = worker.generation()
        did = operation(worker)
        wrote = any(kind in ("write", "delete", "join") for _, kind, _ in did.effects)
        after = worker.generation()
        if wrote and after <= before:
            did.faults.append(f"names were changed, but the generation went from {before} to {after}")
        return did

    return counted


def _pack(worker: Worker, folder: Path, variant: int, tags: list[str]) -> Did:
    flags = [word for tag in tags for word in ("-t", tag)]
    answer = worker.ask("pack", str(folder), *flags, *form_of(variant))
    if answer.code:
        return refused(answer)
    did, digest = Did(), worker.catalogue.variants[variant]
    if answer.facts["digest"] != digest:
        did.faults.append(f"variant {variant} became {answer.facts['digest']}, not {digest}")
    for tag in tags:
        did.tag(tag, "write", digest)
    for moved in answer.facts["moved"]:
        did.tag(moved["reference"], "read", moved["from"])
    did.kit(digest, "write")
    return did


def pack(worker: Worker) -> Did:
    """A folder that many pack; its layers are remembered."""
    variant = worker.chance.randrange(VARIANTS)
    return _pack(worker, worker.world.root / "folders" / str(variant), variant, worker.tags(2))


def pack_changed(worker: Worker) -> Did:
    """A folder of its own, written anew."""
    variant = worker.chance.randrange(VARIANTS)
    shutil.rmtree(worker.own / "folder", ignore_errors=True)
    write_variant(worker.own / "folder", variant)
    return _pack(worker, worker.own / "folder", variant, worker.tags(1))


def pack_nameless(worker: Worker) -> Did:
    """Without a name."""
    variant = worker.chance.randrange(VARIANTS)
    return _pack(worker, worker.world.root / "folders" / str(variant), variant, [])


def tag(worker: Worker) -> Did:
    """A second name."""
    source, target = worker.chance.sample(NAMES, 2)
    answer = worker.ask("tag", source, target)
    if answer.code:
        return refused(answer, source)
    did, digest = Did(), answer.facts["digest"]
    did.tag(source, "read", digest)
    did.tag(target, "write", digest)
    did.kit(digest, "read")
    return did


def remove(worker: Worker) -> Did:
    """A name, and the kit with its last one."""
    return _removed(worker.ask("remove", worker.name()))


def remove_kit(worker: Worker) -> Did:
    """A kit with all its names."""
    return _removed(worker.ask("remove", worker.name(), "--force"))


def remove_digest(worker: Worker) -> Did:
    """A kit by its digest."""
    return _removed(worker.ask("remove", worker.chance.choice(worker.catalogue.variants)))


def remove_nameless(worker: Worker) -> Did:
    """Every kit without a name: no name goes with them."""
    answer = worker.ask("remove", "--all")
    did = _removed(answer)
    named = [name for name in answer.facts.get("removed", ()) if not name.startswith("sha256:")]
    if named:
        did.faults.append(f"remove --all took {named}, which had names")
    if answer.code:
        did.faults.append(f"remove --all: {answer.words}")
    return did


def _removed(answer: Told) -> Did:
    if answer.code:
        return refused(answer)
    did = Did()
    for name in answer.facts["removed"]:
        if not name.startswith("sha256:"):
            did.tag(name, "delete", "")
    for digest in answer.facts["kits"]:
        did.kit(digest, "delete")
    return did


def untag(worker: Worker) -> Did:
    """A name alone, through the store's own door."""
    name = worker.name()
    store = Store.open(worker.store, wait=60, now=time.time)
    did = Did()
    try:
        store.untag(Reference.parse(name))
    except KitNotFoundError:
        did.outcome = "KS-KIT-NOT-FOUND"
        did.tag(name, "read", "")
    else:
        did.tag(name, "delete", "")
    return did


def receive(worker: Worker) -> Did:
    """An archive or layout; now and then under another name, now and then with force."""
    what = worker.chance.choice(list(worker.catalogue.received))
    kits: Mapping[str, str] = worker.catalogue.received[what]
    flags = ["--force"] if (force := worker.chance.random() < 0.5) else []
    if len(kits) == 1 and worker.chance.random() < 0.5:
        name = worker.chance.choice(TAGS)
        kits = {name: next(iter(kits.values()))}
        flags += ["--tag-as", name]
    return received(worker.ask("receive", str(worker.world.root / "in" / what), *flags), kits, force=force)


def import_kits(worker: Worker) -> Did:
    """Kits out of kit's own storage."""
    names = worker.chance.sample(list(worker.catalogue.imported), worker.chance.randint(1, 3))
    flags = ["--force"] if (force := worker.chance.random() < 0.5) else []
    answer = worker.ask("import-kitops-store", str(worker.world.root / "kitops"), *names, *flags)
    return received(answer, {name: worker.catalogue.imported[name] for name in names}, force=force)


def export(worker: Worker) -> Did:
    """Into a folder or an archive."""
    name, target = worker.name(), worker.own / worker.chance.choice(("layout", "a.kit.tar", "a.kit.tar.gz"))
    answer = worker.ask("export", name, "-o", str(target))
    if answer.code:
        did = refused(answer)
        if os.path.lexists(target):
            did.faults.append("a refused export left something behind")
        return did
    did = _read(name, answer.facts["kits"][0]["digest"])
    if target.is_dir():
        shutil.rmtree(target)
    else:
        target.unlink()
    return did


def unpack(worker: Worker) -> Did:
    """Into a new folder; every byte is compared."""
    name, target = worker.name(), worker.own / "unpacked"
    answer = worker.ask("unpack", name, "-d", str(target))
    if answer.code:
        did = refused(answer)
        if target.exists():
            did.faults.append("a refused unpack left something behind")
        return did
    digest = answer.facts["digest"]
    did = _read(name, digest)
    if digest not in worker.catalogue.kits or folder_digest(target) != worker.catalogue.kits[digest].unpacked:
        did.faults.append(f"{digest} was unpacked to other files than were packed")
    shutil.rmtree(target)
    return did


def inspect(worker: Worker) -> Did:
    """One kit looked at."""
    name = worker.name()
    answer = worker.ask(worker.chance.choice(("inspect", "info")), name)
    return refused(answer) if answer.code else _read(name, answer.facts["digest"])


def _read(name: str, digest: str) -> Did:
    did = Did()
    did.tag(name, "read", digest)
    return did


def list_kits(worker: Worker) -> Did:
    """All names and kits at one moment."""
    answer = worker.ask("list")
    if answer.code:
        return refused(answer)
    did, rows = Did(), answer.facts["kits"]
    named = {f"{row['repository']}:{row['tag']}": row["digest"] for row in rows if row["tag"]}
    listed = {row["digest"] for row in rows}
    for name in NAMES:
        did.tag(name, "read", named.get(name, ""))
    for digest in worker.catalogue.kits:
        did.kit(digest, "read" if digest in listed else "miss")
    did.faults += [f"lists {name}, which nobody gave" for name in named.keys() - set(NAMES)]
    did.faults += [f"lists {digest}, which nobody made" for digest in listed - worker.catalogue.kits.keys()]
    did.faults += [f"lists {row['digest']} as damaged: {row['damage']}" for row in rows if row["damage"]]
    return did


def _quiet(*words: str) -> Callable[[Worker], Did]:
    """A verb that must succeed whatever others do."""

    def operation(worker: Worker) -> Did:
        answer = worker.ask(*words)
        did = Did()
        if answer.code:
            did.faults.append(f"{' '.join(words)}: {answer.words} {answer.facts.get('problems', '')}")
        return did

    return operation


# How often, and what.
OPERATIONS: Mapping[str, tuple[int, Callable[[Worker], Did]]] = {
    "pack": (20, changing(pack)),
    "pack a changed folder": (8, changing(pack_changed)),
    "pack without a name": (4, changing(pack_nameless)),
    "tag": (12, changing(tag)),
    "remove": (9, changing(remove)),
    "remove with all names": (3, changing(remove_kit)),
    "remove by digest": (2, changing(remove_digest)),
    "remove nameless": (2, changing(remove_nameless)),
    "untag": (5, changing(untag)),
    "receive": (8, changing(receive)),
    "import": (4, changing(import_kits)),
    "export": (4, export),
    "unpack": (6, unpack),
    "inspect": (5, inspect),
    "list": (6, list_kits),
    "verify --quick": (3, _quiet("store", "verify", "--quick")),
    "verify": (1, _quiet("store", "verify")),
    "usage": (2, _quiet("store", "usage")),
    "gc": (1, _quiet("store", "gc", "--older-than", "0s")),
}
