"""Every kit the crowd can meet, made beforehand: what it is made of, what it unpacks to, where it comes from."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.campaigns.product_call import Told, ask
from tests.campaigns.world import World, tree
from tests.support.vectors import VECTORS

VARIANTS = 13
TAGS = tuple(f"crowd/kit:t{number}" for number in range(8))
EXPORTED = ("crowd/kit:t0", "crowd/kit:t1", "crowd/in:a", "crowd/in:b")
IMPORTED = ("acme/alpha:1.0", "acme/alpha:2.0", "acme/gamma:copy")
NAMES = (*TAGS, "crowd/in:a", "crowd/in:b", *IMPORTED)
_FORMS = (
    (),
    ("--compression", "gzip"),
    (),
    ("--compression", "zstd"),
    ("--layer-format", "raw"),
    ("--compression", "gzip-fastest"),
)


@dataclass(frozen=True)
class Kit:
    """A kit: the digests of its blobs, its manifest among them, and a digest over the folder it unpacks to."""

    parts: tuple[str, ...]
    unpacked: str


@dataclass(frozen=True)
class Catalogue:
    """All kits by digest; which one a variant of the folder becomes, and what each thing to receive holds."""

    kits: Mapping[str, Kit]
    variants: tuple[str, ...]
    received: Mapping[str, Mapping[str, str]]
    imported: Mapping[str, str]

    def write(self, path: Path) -> None:
        """Keep it for the workers."""
        path.write_text(json.dumps(asdict(self)))

    @classmethod
    def read(cls, path: Path) -> Catalogue:
        """As written."""
        found = json.loads(path.read_text())
        kits = {digest: Kit(tuple(kit["parts"]), kit["unpacked"]) for digest, kit in found["kits"].items()}
        return cls(kits, tuple(found["variants"]), found["received"], found["imported"])


def form_of(variant: int) -> tuple[str, ...]:
    """The flags of `pack` for a variant."""
    return _FORMS[variant % len(_FORMS)]


def write_variant(folder: Path, variant: int) -> None:
    """Fill a folder; the model is of one of twelve, the notes of one of five, so that kits share layers."""
    folder.mkdir(parents=True, exist_ok=True)
    raw = "--layer-format" in form_of(variant)
    more = "" if raw else "- path: sub\n"
    text = f"manifestVersion: 1.0.0\nmodel: {{path: model.bin}}\ndocs:\n- path: notes.txt\n{more}"
    contents = {
        "Kitfile": text.encode(),
        "model.bin": hashlib.shake_256(b"model %d" % (variant % 12)).digest(3000 + 500 * (variant % 12)),
        "notes.txt": b"notes %d\n" % (variant % 5) * 20,
    }
    if not raw:
        (folder / "sub").mkdir(exist_ok=True)
        contents |= {f"sub/{number}.txt": b"%d of %d" % (number, variant) for number in range(2)}
    for name, content in contents.items():
        (folder / name).write_bytes(content)


def folder_digest(folder: Path) -> str:
    """A digest over what lies in a folder."""
    return hashlib.sha256(json.dumps(sorted(tree(folder).items())).encode()).hexdigest()


def make_catalogue(root: Path) -> Catalogue:
    """Make folders, archives and kit's own storage below `root`, and learn every kit in a store of its own."""
    world, store = World(root), ("--store", str(root / "made"))
    (root / "home").mkdir(parents=True)
    variants = []
    for number in range(VARIANTS):
        write_variant(root / "folders" / str(number), number)
        name = f"made/kit:v{number}"
        packed = _done(ask(world, "pack", str(root / "folders" / str(number)), "-t", name, *form_of(number), *store))
        variants.append(packed.facts["digest"])
    (root / "kitops").mkdir()
    subprocess.run(["cp", "-r", VECTORS / "kit-storage" / "storage", root / "kitops"], check=True)
    _done(ask(world, "import-kitops-store", str(root / "kitops"), *IMPORTED, *store))
    rows = _done(ask(world, "list", *store)).facts["kits"]
    kits = {row["digest"]: _described(world, row["digest"], store) for row in rows}
    imported = {f"{row['repository']}:{row['tag']}": row["digest"] for row in rows if row["repository"] != "made/kit"}
    received = _exports(world, variants, store)
    return Catalogue(kits, tuple(variants), received, {name: imported[name] for name in IMPORTED})


def _exports(world: World, variants: list[str], store: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Archives and layouts of kits under names of the crowd."""
    wanted = {
        "one.kit.tar": {EXPORTED[0]: 0},
        "two.kit.tar.gz": {EXPORTED[1]: 3, EXPORTED[2]: 7},
        "three.kit.tar.zst": {EXPORTED[2]: 9},
        "layout": {EXPORTED[3]: 10, EXPORTED[2]: 11, EXPORTED[0]: 12},
    }
    for name, kits in wanted.items():
        for tag, variant in kits.items():
            _done(ask(world, "tag", f"made/kit:v{variant}", tag, *store))
        _done(ask(world, "export", *kits, "-o", str(world.root / "in" / name), *store))
    return {name: {tag: variants[number] for tag, number in kits.items()} for name, kits in wanted.items()}


def _described(world: World, digest: str, store: tuple[str, ...]) -> Kit:
    manifest = _done(ask(world, "inspect", digest, *store)).facts["manifest"]
    target = world.root / "unpacked" / digest.partition(":")[2]
    _done(ask(world, "unpack", digest, "-d", str(target), *store))
    parts = (digest, manifest["config"]["digest"], *(layer["digest"] for layer in manifest["layers"]))
    return Kit(parts, folder_digest(target))


def _done(answer: Told) -> Told:
    if answer.code:
        raise AssertionError(answer.words)
    return answer
