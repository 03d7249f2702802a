"""Kits and layouts made by hand for hostile cases: every byte of them can be chosen."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import zstandard

MANIFEST: Final = "application/vnd.oci.image.manifest.v1+json"
INDEX: Final = "application/vnd.oci.image.index.v1+json"
KIT_CONFIG: Final = "application/vnd.kitops.modelkit.config.v1+json"
PACK_CONFIG: Final = "application/vnd.cncf.model.config.v1+json"
TAR: Final = "application/vnd.kitops.modelkit.model.v1.tar"
RAW: Final = "application/vnd.cncf.model.weight.v1.raw"
FILE_PATH: Final = "org.cncf.model.filepath"
FILE_METADATA: Final = "org.cncf.model.file.metadata+json"
REF_NAME: Final = "org.opencontainers.image.ref.name"


def sha256(content: bytes) -> str:
    """The digest as text."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def described(media_type: str, content: bytes, **more: object) -> dict[str, Any]:
    """A descriptor."""
    return {"mediaType": media_type, "digest": sha256(content), "size": len(content), **more}


@dataclass(frozen=True)
class Layer:
    """One layer: its bytes as stored, and what its descriptor says of it.

    Attributes:
        content: the stored bytes.
        media_type: as its descriptor says.
        diff_id: as the config says, empty for nothing.
        claims: instead of the right digest and size, or beside them.
    """

    content: bytes
    media_type: str = TAR
    diff_id: str = ""
    claims: Mapping[str, object] = field(default_factory=dict)

    def descriptor(self) -> dict[str, Any]:
        """As it stands in the manifest."""
        return {**described(self.media_type, self.content), **self.claims}


def tar_layer(content: bytes, compression: str = "", **claims: object) -> Layer:
    """A layer of a tar archive, compressed with `gzip` or `zstd`."""
    stored = _gzip(content) if compression == "gzip" else _zstd(content) if compression else content
    return Layer(stored, TAR + (f"+{compression}" if compression else ""), claims=claims)


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, 6, mtime=0)


def _zstd(content: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=1).compress(content)


def raw_layer(content: bytes, path: str, metadata: str = "", **claims: object) -> Layer:
    """A raw layer with a path annotation."""
    annotations = {FILE_PATH: path, **({FILE_METADATA: metadata} if metadata else {})}
    return Layer(content, RAW, sha256(content), {"annotations": annotations, **claims})


@dataclass
class Kit:
    """A kit: blobs, and a manifest that can be anything.

    Attributes:
        layers: in order.
        config: bytes of the config; a Kitfile of one model for the first layer when None.
        is_pack: a ModelPack with its diff IDs.
        more: more members of the manifest, or others in their place.
    """

    layers: Sequence[Layer]
    config: bytes | None = None
    is_pack: bool = False
    more: Mapping[str, object] = field(default_factory=dict)

    def config_bytes(self) -> bytes:
        """The config."""
        if self.config is not None:
            return self.config
        if self.is_pack:
            diff_ids = [layer.diff_id or sha256(layer.content) for layer in self.layers]
            return _json(
                {"descriptor": {"name": "p"}, "modelfs": {"type": "layers", "diffIds": diff_ids}, "config": {}}
            )
        model: dict[str, object] = {"path": "."}
        if self.layers and self.layers[0].diff_id:
            model |= {"digest": self.layers[0].descriptor()["digest"], "diffId": self.layers[0].diff_id}
        return _json({"manifestVersion": "1.0.0", "model": model})

    def manifest(self) -> bytes:
        """The manifest."""
        config = described(PACK_CONFIG if self.is_pack else KIT_CONFIG, self.config_bytes())
        layers = [layer.descriptor() for layer in self.layers]
        document = {"schemaVersion": 2, "mediaType": MANIFEST, "config": config, "layers": layers, **self.more}
        return _json(document)

    def blobs(self) -> dict[str, bytes]:
        """Every blob by its digest."""
        contents = (*(layer.content for layer in self.layers), self.config_bytes(), self.manifest())
        return {sha256(content): content for content in contents}

    def index(self, *names: str) -> bytes:
        """An index that names the kit."""
        return index_of(self.manifest(), *names)


def index_of(manifest: bytes, *names: str, media_type: str = MANIFEST) -> bytes:
    """An index of one manifest."""
    found = [described(media_type, manifest, annotations={REF_NAME: name}) for name in names]
    return _json({"schemaVersion": 2, "mediaType": INDEX, "manifests": found or [described(media_type, manifest)]})


def _json(document: object) -> bytes:
    return json.dumps(document, separators=(",", ":")).encode()


def files_of(kit: Kit, *names: str) -> dict[str, bytes]:
    """The files of a layout of one kit."""
    files = {f"blobs/{digest.replace(':', '/')}": content for digest, content in kit.blobs().items()}
    return {"oci-layout": b'{"imageLayoutVersion":"1.0.0"}', "index.json": kit.index(*names), **files}


def write_layout(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write the files of a layout into a new folder."""
    if folder.exists():
        shutil.rmtree(folder)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder
