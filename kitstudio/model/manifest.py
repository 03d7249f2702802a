"""Manifests and indexes: the raw bytes beside what was read from them.

The digest of a manifest is the digest of its bytes, so bytes that came from outside are kept and never written anew
(OCI image-spec 1.1 `manifest.md`, `image-index.md`; ModelKit rules in modelkit-format 2.2 and 2.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kitstudio.base import limits
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.model import go_json
from kitstudio.model import media_type as types
from kitstudio.model.descriptor import Descriptor, Digest, read_annotations


class BadManifestError(KitStudioError):
    """A manifest or index cannot be used."""

    code = "KS-BAD-MANIFEST"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "The manifest {digest} is refused: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "It is not a ModelKit or ModelPack that can be read; ask its author.")


class NotAModelKitError(KitStudioError):
    """An image manifest that is neither a ModelKit nor a ModelPack."""

    code = "KS-NOT-A-MODELKIT"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{digest} is not a ModelKit: its config has the type {config_type}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Name a ModelKit or ModelPack; container images are not read.")


@dataclass(frozen=True, slots=True)
class Manifest:
    """An OCI image manifest and the very bytes it was read from."""

    raw: bytes
    config: Descriptor
    layers: tuple[Descriptor, ...]
    annotations: Mapping[str, str]
    media_type: str = ""
    artifact_type: str = ""
    subject: Descriptor | None = None

    @classmethod
    def parse(cls, raw: bytes) -> Manifest:
        """Read manifest bytes.

        Raises:
            BadJsonError, BadManifestError, BadDescriptorError, BadDigestError: no usable image manifest. An index, or a
                document that is manifest and index at once (CVE-2021-41190), is refused.
        """
        digest = str(Digest.of(raw))
        value = go_json.decode(raw, "the manifest", limits.MANIFEST)
        if not isinstance(value, dict):
            raise BadManifestError(digest=digest, reason="it is not an object")
        written = _document_type(value, digest)
        layers = value.get("layers")
        if "manifests" in value or written not in ("", types.OCI_MANIFEST, types.DOCKER_MANIFEST):
            raise BadManifestError(digest=digest, reason="it is not an image manifest")
        if layers is not None and not isinstance(layers, list):
            raise BadManifestError(digest=digest, reason="its layers are not a list")
        if len(layers or ()) > limits.LAYERS:
            raise BadManifestError(digest=digest, reason=f"it has more than {limits.LAYERS} layers")
        artifact_type = value.get("artifactType", "")
        return cls(
            raw,
            Descriptor.from_json(value.get("config"), "the manifest's config"),
            tuple(Descriptor.from_json(item, "the manifest's layers") for item in layers or ()),
            read_annotations(value.get("annotations"), "the manifest"),
            written,
            artifact_type if isinstance(artifact_type, str) else "",
            None if value.get("subject") is None else Descriptor.from_json(value["subject"], "the manifest's subject"),
        )

    @property
    def descriptor(self) -> Descriptor:
        """What points at this manifest."""
        return Descriptor(self.media_type or types.OCI_MANIFEST, Digest.of(self.raw), len(self.raw))

    @property
    def total_size(self) -> int:
        """Bytes of config and layers together, as stored; equal layers count once."""
        return sum({blob.digest: blob.size for blob in (self.config, *self.layers)}.values())

    @property
    def format(self) -> types.Format:
        """ModelKit or ModelPack, by the newest kit's rules.

        Raises:
            NotAModelKitError: neither.
        """
        config = self.config.media_type
        if self.artifact_type == types.KIT_ARTIFACT or config == types.KIT_CONFIG:
            return types.Format.MODELKIT
        packs = (types.MODELPACK_CONFIG, types.OLD_MODELPACK_CONFIG)
        if self.artifact_type == types.MODELPACK_ARTIFACT or config in packs:
            return types.Format.MODELPACK
        raise NotAModelKitError(digest=str(self.descriptor.digest), config_type=config or self.artifact_type or "none")


def write_manifest(
    *,
    config: Descriptor,
    layers: tuple[Descriptor, ...],
    annotations: Mapping[str, str],
    written_type: str = types.OCI_MANIFEST,
    artifact_type: str = "",
    null_layers: bool = False,
) -> Manifest:
    """Make a manifest in Go's key order; `null_layers` writes `null` for none, as kit 1.7 does."""
    out: dict[str, go_json.JsonValue] = {"schemaVersion": 2}
    if written_type:
        out["mediaType"] = written_type
    if artifact_type:
        out["artifactType"] = artifact_type
    out["config"] = config.to_json()  # type: ignore[assignment]  # its values are JSON
    out["layers"] = None if null_layers and not layers else [layer.to_json() for layer in layers]  # type: ignore[misc]  # as above
    if annotations:
        out["annotations"] = dict(sorted(annotations.items()))
    return Manifest(go_json.encode(out), config, layers, dict(annotations), written_type, artifact_type)


@dataclass(frozen=True, slots=True)
class Index:
    """An OCI image index: descriptors of manifests."""

    manifests: tuple[Descriptor, ...]
    annotations: Mapping[str, str]

    @classmethod
    def parse(cls, raw: bytes) -> Index:
        """Read index bytes.

        Raises:
            BadJsonError, BadManifestError, BadDescriptorError, BadDigestError: not a usable index.
        """
        digest = str(Digest.of(raw))
        value = go_json.decode(raw, "the index", limits.INDEX)
        if not isinstance(value, dict) or _document_type(value, digest) not in ("", types.OCI_INDEX):
            raise BadManifestError(digest=digest, reason="it is not an image index")
        if "layers" in value or "config" in value:
            raise BadManifestError(digest=digest, reason="it is a manifest and an index at once")
        manifests = value.get("manifests") or []
        if not isinstance(manifests, list):
            raise BadManifestError(digest=digest, reason="its manifests are not a list")
        return cls(
            tuple(Descriptor.from_json(item, "the index") for item in manifests),
            read_annotations(value.get("annotations"), "the index"),
        )

    def encode(self) -> bytes:
        """The index as JSON bytes."""
        out: dict[str, go_json.JsonValue] = {"schemaVersion": 2, "mediaType": types.OCI_INDEX}
        out["manifests"] = [item.to_json() for item in self.manifests]  # type: ignore[misc]  # as above
        if self.annotations:
            out["annotations"] = dict(sorted(self.annotations.items()))
        return go_json.encode(out)


def _document_type(value: dict[str, go_json.JsonValue], digest: str) -> str:
    written = value.get("mediaType", "")
    if not isinstance(written, str):
        raise BadManifestError(digest=digest, reason="its media type is not text")
    return written
