"""Unpacking believes nothing: what the Kitfile promises of a layer is checked before a file has its place."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from kitstudio.base.control import Control
from kitstudio.base.errors import DigestMismatchError
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.kit import LayerMismatchError
from kitstudio.model.kit_filter import Filter
from kitstudio.model.kitfile import Docs, Kitfile
from kitstudio.model.kitfile_json import config_json
from kitstudio.model.manifest import write_manifest
from kitstudio.model.media_type import KIT_CONFIG
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.export import export
from kitstudio.operations.receive import receive
from kitstudio.operations.unpack import unpack
from kitstudio.operations.unpack_options import UnpackOptions
from tests.support.tar_bytes import archive, file

PLAIN = archive(file(b"a.md", b"text"))
STORED = gzip.compress(PLAIN, mtime=0)
GZIP = "application/vnd.kitops.modelkit.docs.v1.tar+gzip"


def _add(context: Context, *docs: Docs) -> None:
    """A kit `kit:v1` with one gzip layer, whatever its Kitfile says."""
    config = config_json(Kitfile(docs=docs))
    layer = Descriptor.of(GZIP, STORED)
    manifest = write_manifest(config=Descriptor.of(KIT_CONFIG, config), layers=(layer,), annotations={})
    with context.store.lease("test") as lease:
        for content in (config, STORED, manifest.raw):
            context.store.put(content, lease)
        context.store.commit([(manifest.descriptor, [Reference.parse("kit:v1")])], lease)


def _doc(path: str, diff_id: bytes, stored: bytes = STORED) -> Docs:
    return Docs(path=path, digest=Digest.of(stored), diff_id=Digest.of(diff_id))


def test_a_layer_that_expands_to_other_bytes_than_its_diff_id_is_refused(
    context: Context, control: Control, tmp_path: Path
) -> None:
    _add(context, _doc("a.md", PLAIN))
    unpack(context, "kit:v1", tmp_path / "good", UnpackOptions(), control)
    assert (tmp_path / "good/a.md").read_bytes() == b"text"
    _add(context, _doc("a.md", b"something else"))
    with pytest.raises(DigestMismatchError, match=str(Digest.of(b"something else"))):
        unpack(context, "kit:v1", tmp_path / "bad", UnpackOptions(), control)
    assert not (tmp_path / "bad").exists()


def test_an_entry_without_its_layer_is_refused_unless_it_is_filtered_out(
    context: Context, control: Control, tmp_path: Path
) -> None:
    _add(context, _doc("a.md", PLAIN), _doc("b.md", b"b", stored=b"no such layer"))
    with pytest.raises(LayerMismatchError, match=r"b\.md"):
        unpack(context, "kit:v1", tmp_path / "all", UnpackOptions(), control)
    only_a = UnpackOptions(filters=(Filter.parse("docs:a.md"),))
    unpack(context, "kit:v1", tmp_path / "a", only_a, control)
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["a.md"]


def test_a_dry_run_of_receive_reads_every_blob(context: Context, control: Control, tmp_path: Path) -> None:
    _add(context, _doc("a.md", PLAIN))
    export(context, ["kit:v1"], tmp_path / "out", control)
    blob = tmp_path / "out/blobs/sha256" / Digest.of(STORED).hex
    blob.chmod(0o644)
    blob.write_bytes(STORED[:-1] + b"!")
    with pytest.raises(DigestMismatchError):
        receive(context, tmp_path / "out", control, dry_run=True)
