"""Kits put into a store by hand: manifests as the OCI image-spec has them, written with the standard library only."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path

from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.reference import Reference
from kitstudio.store.layout import Store

MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json"
CONFIG_TYPE = "application/vnd.kitops.modelkit.config.v1+json"
LAYER_TYPE = "application/vnd.kitops.modelkit.model.v1.tar"
CONFIG = b'{"manifestVersion":"1.0.0"}'


class Clock:
    """The wall clock, which can be put forward."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead


def digest_of(content: bytes) -> Digest:
    """The sha256 of `content`, made without our own code."""
    return Digest("sha256", hashlib.sha256(content).hexdigest())


def described(media_type: str, content: bytes) -> dict[str, object]:
    """A descriptor as JSON."""
    return {"mediaType": media_type, "digest": str(digest_of(content)), "size": len(content)}


def manifest_of(*layers: bytes) -> bytes:
    """A ModelKit's manifest over uncompressed layers of these bytes."""
    return json.dumps(
        {
            "schemaVersion": 2,
            "mediaType": MANIFEST_TYPE,
            "config": described(CONFIG_TYPE, CONFIG),
            "layers": [described(LAYER_TYPE, layer) for layer in layers],
        }
    ).encode()


def kit_of(*layers: bytes) -> Descriptor:
    """The descriptor of the kit that has these layers."""
    raw = manifest_of(*layers)
    return Descriptor(MANIFEST_TYPE, digest_of(raw), len(raw))


def add_kit(store: Store, *names: str, layers: tuple[bytes, ...] = (b"layer",)) -> Descriptor:
    """Store a kit and name it; without names it is kept nameless."""
    with store.lease("pack") as lease:
        for content in (*layers, CONFIG, manifest_of(*layers)):
            store.put(content, lease)
        kit = kit_of(*layers)
        store.commit([(kit, [Reference.parse(name) for name in names])], lease)
    return kit


def names_in(store: Store) -> dict[str, Digest]:
    """What each name names; nameless kits stand under their digest."""
    return {str(named.reference or named.descriptor.digest): named.descriptor.digest for named in store.named()}


def blobs_in(root: Path) -> set[str]:
    """The names of the sha256 blobs on the disk."""
    return {path.name for path in (root / "blobs" / "sha256").iterdir()}


def start(program: str, *args: object) -> subprocess.Popen[str]:
    """Start a Python program in a process of its own, talked to by lines."""
    return subprocess.Popen(
        [sys.executable, "-c", HEAD + program, *map(str, args)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


HEAD = """
import sys, time
from pathlib import Path
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.reference import Reference
from kitstudio.store.layout import Store
from tests.support.stored import *
root = Path(sys.argv[1])
def say(word):
    sys.stdout.write(word + chr(10))
    sys.stdout.flush()
def heard():
    return sys.stdin.readline().strip()
"""
