"""What can be asked of `pack`, and what it answers."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kitstudio.archive.scanned import LeftOut
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.finding import Finding
from kitstudio.model.kitfile import Kitfile
from kitstudio.model.manifest import Manifest
from kitstudio.model.media_type import Compression, Form, Kind
from kitstudio.model.reference import Reference


class Compat(enum.StrEnum):
    """Whose bytes to write: ours (reproducible), or those of a kit version with its quirks."""

    OURS = ""
    KIT_1_7 = "1.7"
    KIT_2026 = "2026"


@dataclass(frozen=True, slots=True)
class PackOptions:
    """Choices of one pack; the defaults give the same digest on any machine and day.

    Attributes:
        kitfile: another Kitfile than the folder's own, as a path or as bytes.
        ignore: other rules than those of the folder's `.kitignore`, as its bytes; None takes the folder's own.
        references: names to give the kit; none keeps it nameless.
        compression: of every layer (raw layers of MCP bundles excepted).
        fastest: gzip with the least effort.
        form: `tar`, or `raw` for one file per entry.
        model_pack: write a CNCF ModelPack instead of a ModelKit.
        created: seconds since the epoch for the creation time; None leaves it out.
        modes: `disk` keeps permission bits as they are; `canonical` makes them independent of the umask.
        follow_links: take what links point to, even outside the folder.
        allow_unknown_keys: carry keys no kit knows into the config instead of refusing them.
        use_cache: skip reading layers whose files did not change since they were last packed.
        compat: whose bytes; `kit_version` is the text of its `cli-version` annotation.
    """

    kitfile: Path | bytes | None = None
    ignore: bytes | None = None
    references: tuple[Reference, ...] = ()
    compression: Compression = Compression.NONE
    fastest: bool = False
    form: Form = Form.TAR
    model_pack: bool = False
    created: int | None = None
    modes: Literal["disk", "canonical"] = "disk"
    follow_links: bool = False
    allow_unknown_keys: bool = False
    use_cache: bool = True
    compat: Compat = Compat.OURS
    kit_version: str = "unknown"


@dataclass(frozen=True, slots=True)
class PackedLayer:
    """One layer of a packed kit; `reused` when its files were not read again, `present` when the store had it."""

    descriptor: Descriptor
    diff_id: Digest
    kind: Kind
    path: str
    reused: bool
    present: bool


@dataclass(frozen=True, slots=True)
class PackReport:
    """A packed kit. `bytes_read` counts bytes of the folder's files; sizes are bytes.

    `moved` are the names that meant another kit before, with its digest.
    """

    manifest: Manifest
    config: bytes
    kitfile: Kitfile
    layers: tuple[PackedLayer, ...]
    references: tuple[Reference, ...]
    bytes_read: int
    findings: tuple[Finding, ...]
    left_out: tuple[LeftOut, ...]
    moved: tuple[tuple[Reference, Digest], ...] = ()

    @property
    def descriptor(self) -> Descriptor:
        """What points at the kit's manifest."""
        return self.manifest.descriptor
