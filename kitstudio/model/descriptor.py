"""Digests, descriptors and annotation keys (OCI image-spec 1.1 `descriptor.md`; ModelKit keys as `kit` has them)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from typing_extensions import override

from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError

KIT_VERSION: Final = "ml.kitops.modelkit.cli-version"
KITFILE_JSON: Final = "ml.kitops.modelkit.kitfile"
LAYER_SUBTYPE: Final = "ml.kitops.modelkit.layer-subtype"
FILE_PATH: Final = "org.cncf.model.filepath"
FILE_METADATA: Final = "org.cncf.model.file.metadata+json"
OLD_FILE_PATH: Final = "org.cnai.model.filepath"
OLD_FILE_METADATA: Final = "org.cnai.model.file.metadata+json"
CREATED: Final = "org.opencontainers.image.created"
REF_NAME: Final = "org.opencontainers.image.ref.name"

_HEX_LENGTH = {"sha256": 64, "sha512": 128}
_DIGEST = re.compile(r"(sha256|sha512):([0-9a-f]+)")
SIZE_MAX: Final = (1 << 63) - 1


class BadDigestError(KitStudioError):
    """Text that should be a digest is none."""

    code = "KS-BAD-DIGEST"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{text} is not a digest.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "A digest is sha256: followed by 64 lower-case hex digits.")


class BadDescriptorError(KitStudioError):
    """A descriptor misses a part or holds one of the wrong type."""

    code = "KS-BAD-DESCRIPTOR"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "A descriptor in {where} is refused: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "The manifest was written wrongly; fetch it again or ask its author.")


@dataclass(frozen=True, slots=True, order=True)
class Digest:
    """An algorithm and lower-case hex digits of exactly its length; only `parse` and `of` take outside data."""

    algorithm: str
    hex: str

    @classmethod
    def parse(cls, text: object) -> Digest:
        """Read `sha256:<64 hex>` or `sha512:<128 hex>`.

        Raises:
            BadDigestError: anything else, whatever its type.
        """
        match = _DIGEST.fullmatch(text) if isinstance(text, str) else None
        if match is None or len(match[2]) != _HEX_LENGTH[match[1]]:
            raise BadDigestError(text=str(text)[:200])
        return cls(match[1], match[2])

    @classmethod
    def of(cls, content: bytes) -> Digest:
        """The sha256 digest of `content`."""
        return cls("sha256", hashlib.sha256(content).hexdigest())

    @override
    def __str__(self) -> str:
        return f"{self.algorithm}:{self.hex}"


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What points at a blob: media type, digest, size in bytes, and annotations.

    Keys we do not use (`urls`, `data`, `platform`) are not kept: manifests are kept as raw bytes and never rewritten
    from descriptors that were read.
    """

    media_type: str
    digest: Digest
    size: int
    annotations: Mapping[str, str] = field(default_factory=dict)
    artifact_type: str = ""

    @classmethod
    def of(cls, media_type: str, content: bytes) -> Descriptor:
        """The descriptor of `content`."""
        return cls(media_type, Digest.of(content), len(content))

    @classmethod
    def from_json(cls, value: object, where: str) -> Descriptor:
        """Read a parsed JSON object; `where` names the place for an error.

        Raises:
            BadDescriptorError, BadDigestError: wrong shape, size outside 0..2**63-1, no digest.
        """
        if not isinstance(value, dict):
            raise BadDescriptorError(where=where, reason="it is not an object")
        size = value.get("size")
        media_type = value.get("mediaType", "")
        artifact_type = value.get("artifactType", "")
        if not isinstance(size, int) or isinstance(size, bool) or not 0 <= size <= SIZE_MAX:
            raise BadDescriptorError(where=where, reason="its size is not a number of bytes")
        if not isinstance(media_type, str) or not isinstance(artifact_type, str):
            raise BadDescriptorError(where=where, reason="its media type is not text")
        annotations = read_annotations(value.get("annotations"), where)
        return cls(media_type, Digest.parse(value.get("digest")), size, annotations, artifact_type)

    def to_json(self) -> dict[str, object]:
        """The JSON object, keys in the order of the reference implementation."""
        out: dict[str, object] = {"mediaType": self.media_type, "digest": str(self.digest), "size": self.size}
        if self.annotations:
            out["annotations"] = dict(sorted(self.annotations.items()))
        if self.artifact_type:
            out["artifactType"] = self.artifact_type
        return out


def read_annotations(value: object, where: str) -> dict[str, str]:
    """Read an annotation map (or null) of parsed JSON.

    Raises:
        BadDescriptorError: not a map of text to text.
    """
    if value is None:
        return {}
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise BadDescriptorError(where=where, reason="its annotations are not text")
    return dict(value)
