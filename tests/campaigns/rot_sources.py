"""Rot in what kits come from: exported layouts and archives, kit's own storage, a folder's remembered layers."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass

from tests.campaigns.product_call import Told, ask
from tests.campaigns.rot_damage import ALL, SWAP, Damaged
from tests.campaigns.rot_world import Kit, Rot, names_and_kits, store_of
from tests.campaigns.world import Tree, World, tree

_REFUSED = (2, 5, 6, 7)
_WITHOUT_SWAP = tuple(kind for kind in ALL if kind != SWAP)


@dataclass(frozen=True)
class _Place:
    """A file of a source.

    Attributes:
        what: in words.
        path: below the world.
        source: what a verb is given, `{root}` is the world.
        kit: a kit in it.
        is_blob: whether it is a blob of that kit: then no verb that needs it may succeed.
    """

    what: str
    path: str
    source: str
    kit: str
    is_blob: bool = False


def attack_layouts(rot: Rot) -> None:
    """An exported layout and archives of it."""
    for place in _layout_places(rot):
        for kind, number in rot.kinds(
            place.what, _WITHOUT_SWAP if place.path.endswith((".tar", ".gz", ".zst")) else ALL
        ):
            world = rot.copy()
            _Source(rot, world, place, kind, number, rot.kits).run()
            rot.drop(world)


def _layout_places(rot: Rot) -> list[_Place]:
    kit = rot.kits["rot/gzip:1"]
    out = [
        _Place(
            f"a {role} in a layout",
            f"in/layout/blobs/sha256/{digest.partition(':')[2]}",
            "oci:{root}/in/layout",
            kit.digest,
            True,
        )
        for role, digest in kit.blobs.items()
    ]
    out += [
        _Place(f"{name} of a layout", f"in/layout/{name}", "oci:{root}/in/layout", kit.digest)
        for name in ("index.json", "oci-layout")
    ]
    for name in ("a.kit.tar", "a.kit.tar.gz", "a.kit.tar.zst"):
        out.append(_Place(f"an archive ({name.partition('.kit')[2]})", f"in/{name}", f"{{root}}/in/{name}", kit.digest))
    return out


def attack_kitops(rot: Rot) -> None:
    """Kit's own storage: its blobs and its two kinds of index."""
    kits = _kitops_kits(rot)
    storage = rot.whole.root / "kitops/storage"
    first = next(iter(kits.values()))
    places = [
        _Place(
            f"a {role} in kit's storage",
            f"kitops/storage/blobs/sha256/{digest.partition(':')[2]}",
            "kitops:",
            first.digest,
            True,
        )
        for role, digest in first.blobs.items()
    ]
    for ending in ("-index.json", "-tags.json"):
        name = next(each for each in sorted(os.listdir(storage)) if each.endswith(ending) and "YWxwaGE" in each)
        places.append(_Place(f"an {ending[1:]} in kit's storage", f"kitops/storage/{name}", "kitops:", first.digest))
    for place in places:
        for kind, number in rot.kinds(place.what, ALL):
            world = rot.copy()
            _Source(rot, world, place, kind, number, kits).run()
            rot.drop(world)


def _kitops_kits(rot: Rot) -> Mapping[str, Kit]:
    """The kits of kit's storage, as they unpack when it is whole."""
    world = rot.copy()
    rows = ask(world, "list", "kitops:", *store_of(world)).facts["kits"]
    found = {}
    for number, row in enumerate(sorted(rows, key=lambda row: (row["tag"] or "", row["digest"]))):
        name = f"{row['repository']}:{row['tag']}" if row["tag"] else f"nameless{number}"
        target = world.root / f"kit{number}"
        source = f"kitops:{name}" if row["tag"] else f"kitops:{row['digest']}"
        ask(world, "unpack", source, "-d", str(target), *store_of(world))
        facts = ask(world, "inspect", source, *store_of(world)).facts
        blobs = {"manifest": row["digest"], "config": facts["manifest"]["config"]["digest"]}
        blobs["layer"] = facts["manifest"]["layers"][0]["digest"]
        found[name] = Kit(row["digest"], blobs, tree(target))
    rot.drop(world)
    return found


class _Source:
    """One damaged file of a source, and every verb that reads it."""

    def __init__(self, rot: Rot, world: World, place: _Place, kind: str, number: int, kits: Mapping[str, Kit]) -> None:
        self.rot, self.world, self.place, self.kits = rot, world, place, kits
        path = world.root / place.path
        others = [each for each in sorted(path.parent.iterdir()) if each.is_file() and each != path]
        other = next((each for each in others if each.read_bytes() != path.read_bytes()), None)
        self.damage = Damaged(path, kind, rot.chance("source", place.what, kind, number), other)
        self.source = place.source.replace("{root}", str(world.root))

    def run(self) -> None:
        """Damage, ask everybody."""
        self.rot.planted(self.place.what, self.damage)
        before = tree(self.world.root / "kitops"), tree(self.world.root / "in")
        self._take("receive", "receive", self.source.removeprefix("oci:"))
        self._take("receive --dry-run", "receive", self.source.removeprefix("oci:"), "--dry-run")
        if self.source == "kitops:":
            self._take("import", "import-kitops-store", str(self.world.root / "kitops"))
        self._unpack()
        self._export()
        self._look()
        if before != (tree(self.world.root / "kitops"), tree(self.world.root / "in")):
            self.fault("a source was changed")

    @property
    def one(self) -> str:
        """The REF of the kit in the source."""
        return f"{self.source}:{self.place.kit}" if self.source.startswith("oci:") else f"{self.source}{self.place.kit}"

    def fault(self, what: str) -> None:
        """A promise was broken."""
        self.rot.fault(self.place.what, self.damage, what)

    def ask(self, verb: str, *words: str) -> Told:
        """Ask the command line; it may refuse, but never break."""
        answer = ask(self.world, *words)
        self.rot.asked(self.place.what, self.damage, verb)
        if answer.code not in (0, *_REFUSED):
            self.fault(f"{verb}: {answer.words}")
        return answer

    def tree_of(self, digest: str) -> Tree | None:
        """What a kit unpacks to, None for one nobody made."""
        return next((kit.unpacked for kit in self.kits.values() if kit.digest == digest), None)

    def _take(self, verb: str, *words: str) -> None:
        """Into an empty store: all of it and right, or nothing."""
        name = verb.replace(" ", "")
        answer = self.ask(verb, *words, *store_of(self.world, name))
        names, kits = names_and_kits(self.world, name) or ({}, frozenset())
        if (answer.code or "--dry-run" in words) and (names or kits):
            self.fault(f"{verb}: {answer.words or 'a dry run'}, but the store holds {names or kits}")
        if not answer.code and self.place.is_blob:
            self.fault(f"{verb} took a damaged kit")
        for digest in kits:
            target = self.world.root / "taken"
            unpacked = ask(self.world, "unpack", digest, "-d", str(target), *store_of(self.world, name))
            if unpacked.code or tree(target) != self.tree_of(digest):
                self.fault(f"{verb}: {digest} came in as something else: {unpacked.words}")
            shutil.rmtree(target, ignore_errors=True)
        store = self.world.root / name
        if answer.code and not store.exists():
            return  # what is refused before anything is taken makes no store
        left = [path.name for path in (store / "ingest").iterdir()]
        if left or ask(self.world, "store", "verify", *store_of(self.world, name)).code:
            self.fault(f"{verb}: {answer.words}; the store is not whole, or parts are left: {left}")

    def _unpack(self) -> None:
        target = self.world.root / "target"
        for verb, flags in (("unpack", ()), ("unpack --dry-run", ("--dry-run",))):
            words = ("unpack", self.one, "-d", str(target), *flags)
            answer = self.ask(verb, *words, *store_of(self.world, "empty"))
            if answer.code == 0 and self.place.is_blob:
                self.fault(f"{verb} released it")
            if (answer.code or flags) and target.exists():
                self.fault(f"{verb} left something behind: {sorted(tree(target))}")
            if not (answer.code or flags) and tree(target) != self.tree_of(answer.facts["digest"]):
                self.fault(f"{verb} gave other files than were packed")
            shutil.rmtree(target, ignore_errors=True)

    def _export(self) -> None:
        target = self.world.root / "again.kit.tar"
        answer = self.ask("export", "export", self.one, "-o", str(target), *store_of(self.world, "empty"))
        if (answer.code == 0) != target.exists() or (answer.code == 0 and self.place.is_blob):
            self.fault(f"export: {answer.words or 'exit 0'}, there is {'something' if target.exists() else 'nothing'}")

    def _look(self) -> None:
        """Looking releases nothing, and says what is damaged."""
        answer = self.ask("inspect --deep", "inspect", self.one, "--deep", *store_of(self.world, "empty"))
        if answer.code == 0 and self.place.is_blob:
            self.fault("inspect --deep believed it")
        if answer.code == 0 and self.tree_of(answer.facts["digest"]) is None:
            self.fault(f"inspect shows a kit nobody made: {answer.facts['digest']}")
        rows = self.ask("list", "list", self.source, *store_of(self.world, "empty")).facts.get("kits", [])
        odd = [row["digest"] for row in rows if self.tree_of(row["digest"]) is None and not row["damage"]]
        if odd:
            self.fault(f"list shows kits nobody made, without a word: {odd}")


def attack_settings(rot: Rot) -> None:
    """The settings file: refused with its place, or read; never a crash."""
    for kind, number in rot.kinds("settings", ALL):
        world = rot.copy()
        path = world.root / "home/.config/kitstudio/config.toml"
        other = world.root / "store/oci-layout"
        damage = Damaged(path, kind, rot.chance("settings", kind, number), other)
        rot.planted("the settings file", damage)
        for verb, words in (("list", ("list",)), ("config show", ("config", "show"))):
            answer = ask(world, *words, *store_of(world))
            rot.asked("the settings file", damage, verb)
            if answer.code not in (0, 6) or (answer.code == 6 and str(path) not in answer.words):
                rot.fault("the settings file", damage, f"{verb}: {answer.words}")
        rot.drop(world)
