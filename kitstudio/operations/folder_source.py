"""A folder with a Kitfile, read as if it had been packed: the manifest is computed, layers are made when asked for."""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from kitstudio.archive.layer_writer import LayerOptions, write_layer
from kitstudio.archive.stat_cache import StatCache
from kitstudio.base.control import Control
from kitstudio.base.os_errors import converted
from kitstudio.model.content import BlobNotFoundError, Named, Origin
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.pack import write_plan
from kitstudio.operations.pack_options import PackOptions
from kitstudio.operations.packing.plan import PackPlan, plan_pack
from kitstudio.operations.packing.target import MeasuringTarget


class FolderSource:
    """A `Source` over one folder; it knows exactly one kit, which has no name."""

    origin: Final = Origin.FOLDER

    def __init__(
        self, plan: PackPlan, manifest: Descriptor, blobs: dict[Digest, bytes | int], control: Control
    ) -> None:
        self.manifest = manifest
        self._plan = plan
        self._blobs = blobs
        self._control = control

    def has(self, digest: Digest) -> bool:
        """Whether it is one of the kit's blobs."""
        return digest in self._blobs

    def fetch(self, descriptor: Descriptor) -> BinaryIO:
        """A blob's bytes; a layer is made into an unnamed temporary file.

        Raises:
            BlobNotFoundError: it belongs to another kit.
            FileChangedError: a file changed since the folder was looked at.
        """
        blob = self._blobs.get(descriptor.digest)
        if blob is None:
            raise BlobNotFoundError(digest=str(descriptor.digest), place=str(self._plan.folder))
        if isinstance(blob, bytes):
            return io.BytesIO(blob)
        layer = self._plan.layers[blob]
        options = self._plan.options
        how = LayerOptions(layer.type.form, layer.type.compression, options.fastest, options.modes)
        with converted("Making a layer", tempfile.gettempdir()), contextlib.ExitStack() as unfinished:
            out = unfinished.enter_context(tempfile.TemporaryFile())
            write_layer(self._plan.scan, layer.selection.members, out.write, how, self._control, f"layer:{blob}")
            out.seek(0)
            unfinished.pop_all()  # the caller closes it
        return out

    def resolve(self, reference: Reference) -> Descriptor:
        """The one kit, whatever it is called."""
        del reference
        return self.manifest

    def named(self) -> Iterator[Named]:
        """The one kit, nameless."""
        yield Named(self.manifest)


@contextmanager
def packed_folder(
    context: Context, folder: Path, control: Control, options: PackOptions | None = None
) -> Iterator[FolderSource]:
    """A source over `folder`: what packing it now would give, by default with the default options.

    Raises:
        the errors of `pack`.
    """
    plan = plan_pack(folder, options or PackOptions(), context.store, control)
    report = write_plan(plan, MeasuringTarget(), StatCache(context.cache_path / "stat"), control)
    blobs: dict[Digest, bytes | int] = {layer.descriptor.digest: at for at, layer in enumerate(report.layers)}
    blobs[Digest.of(report.config)] = report.config
    blobs[report.descriptor.digest] = report.manifest.raw
    yield FolderSource(plan, report.descriptor, blobs, control)
