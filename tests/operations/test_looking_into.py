"""Looking at single files of a kit, taking some out, saving blobs: bounded, verified, and honest about which."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import tarfile
from pathlib import Path

import pytest
import zstandard

from kitstudio.archive.expansion import ExpandsTooMuchError
from kitstudio.archive.release import WouldOverwriteError
from kitstudio.archive.tar_fields import BadArchiveError
from kitstudio.base import limits
from kitstudio.base.control import Advanced, CancelToken, Control
from kitstudio.base.errors import DigestMismatchError, OperationCancelledError, UsageError
from kitstudio.model.content import BlobNotFoundError
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.media_type import Compression, Form
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.inspect import ListedFile, glance_layer, inspect
from kitstudio.operations.kit_survey import survey
from kitstudio.operations.lent_files import lend_files, return_files
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import Compat, PackOptions
from kitstudio.operations.places import located
from kitstudio.operations.preview import Peek, peek
from kitstudio.operations.save_blob import save_blob
from kitstudio.operations.take_files import FileNotInKitError, Pick, take_files
from kitstudio.store.layout_writer import AlreadyThereError
from tests.support import tar_bytes as tar
from tests.support.stored import CONFIG, CONFIG_TYPE, MANIFEST_TYPE, described

KITFILE = b"""manifestVersion: 1.0.0
model: {path: weights}
datasets: [{path: data}]
docs: [{path: LICENSE}]
"""
FILES = {
    "weights/a.bin": bytes(range(256)) * 2000,
    "weights/deep/note.txt": b"a note\n",
    "data/note.txt": b"another note\n",
    "LICENSE": b"SPDX-License-Identifier: Apache-2.0\n",
}
STEM = "application/vnd.kitops.modelkit.model.v1"


def packed(context: Context, folder: Path, control: Control, **options: object) -> str:
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    names = (Reference.parse("demo:v1"),)
    report = pack(context, folder, PackOptions(kitfile=KITFILE, references=names, **options), control)  # type: ignore[arg-type]
    return str(report.descriptor.digest)


def stored(context: Context, media_type: str, layer: bytes, *, promised: Descriptor | None = None) -> str:
    """A kit of one layer of these very bytes; `promised` lets the manifest speak of others."""
    told = promised or Descriptor.of(media_type, layer)
    manifest = json.dumps(
        {
            "schemaVersion": 2,
            "mediaType": MANIFEST_TYPE,
            "config": described(CONFIG_TYPE, CONFIG),
            "layers": [{"mediaType": media_type, "digest": str(told.digest), "size": told.size}],
        }
    ).encode()
    with context.store.lease("pack") as lease:
        for content in (layer, CONFIG, manifest):
            context.store.put(content, lease)
        if promised is not None:
            context.store.blob_path(told.digest).write_bytes(layer)
        kit = Descriptor.of(MANIFEST_TYPE, manifest)
        context.store.commit([(kit, [Reference.parse("odd:v1")])], lease)
    return str(kit.digest)


def listed(context: Context, reference: str, control: Control, layer: int = 0) -> tuple[ListedFile, ...]:
    with located(context, reference, control) as found:
        return glance_layer(found.source, found.kit.layers[layer], control)


def seen(context: Context, reference: str, control: Control, name: str, limit: int = limits.PREVIEW) -> Peek:
    file = next(each for each in listed(context, reference, control) if each.path == name)
    return peek(context, reference, 0, file, control, limit=limit)


@pytest.mark.parametrize("compression", list(Compression))
def test_the_beginning_of_a_file_is_read_from_every_kind_of_layer(
    compression: Compression, context: Context, tmp_path: Path, control: Control
) -> None:
    reference = packed(context, tmp_path / "model", control, compression=compression)
    found = seen(context, reference, control, "weights/a.bin", 1000)
    assert found.content == FILES["weights/a.bin"][:1000]
    assert (found.whole, found.digest, found.verified) == (False, None, True)
    found = seen(context, reference, control, "weights/deep/note.txt", 1000)
    assert (found.content, found.whole) == (b"a note\n", True)
    assert found.digest == Digest("sha256", hashlib.sha256(b"a note\n").hexdigest())


@pytest.mark.parametrize("ending", ["", "+gzip", "+zstd"])
def test_a_layer_that_is_one_file_is_read_from_its_start(ending: str, context: Context, control: Control) -> None:
    plain = b"raw bytes " * 5000
    layer = {"": plain, "+gzip": gzip.compress(plain), "+zstd": zstandard.compress(plain)}[ending]
    reference = stored(context, f"{STEM}.raw{ending}", layer)
    file = listed(context, reference, control)[0]
    assert file.size == len(plain)
    assert peek(context, reference, 0, file, control, limit=17).content == plain[:17]


def test_a_large_layer_is_not_read_to_its_end_and_not_called_verified(
    context: Context, control: Control, monkeypatch: pytest.MonkeyPatch
) -> None:
    layer = tar.archive(tar.file(b"a", b"first"), tar.file(b"b", b"second"))
    damaged = layer.replace(b"second", b"sECOND")
    reference = stored(context, f"{STEM}.tar", damaged, promised=Descriptor.of(f"{STEM}.tar", layer))
    with pytest.raises(DigestMismatchError):
        seen(context, reference, control, "a")
    monkeypatch.setattr(limits, "PREVIEW_LAYER", len(layer) - 1)
    found = seen(context, reference, control, "a")
    assert (found.content, found.verified) == (b"first", False)


def test_a_size_that_is_a_lie_ends_where_the_layer_does(
    context: Context, control: Control, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PREVIEW_LAYER", 0)
    reference = stored(context, f"{STEM}.tar", tar.archive(tar.file(b"a", b"first")))
    file = listed(context, reference, control)[0]
    for lie in (
        ListedFile("a", 1 << 60, 0o644, is_folder=False, offset=file.offset),
        ListedFile("a", 5, 0o644, is_folder=False, offset=1 << 60),
    ):
        with pytest.raises(BadArchiveError, match="cut short"):
            peek(context, reference, 0, lie, control)


def test_a_bomb_before_the_file_is_stopped_at_the_bounds_of_every_expansion(
    context: Context, control: Control, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "EXPANSION_FREE_PASS", 1 << 20)
    reference = stored(context, f"{STEM}.tar+zstd", zstandard.compress(bytes(200 << 20)))
    far = ListedFile("far", 10, 0o644, is_folder=False, offset=150 << 20)
    with pytest.raises(ExpandsTooMuchError):
        peek(context, reference, 0, far, control)
    near = ListedFile("near", 1 << 40, 0o644, is_folder=False, offset=512)
    assert peek(context, reference, 0, near, control, limit=1000).content == bytes(1000)


def test_a_peek_heeds_a_cancel(context: Context, control: Control) -> None:
    reference = stored(context, f"{STEM}.tar", tar.archive(tar.file(b"a", b"first")))
    file = listed(context, reference, control)[0]
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        peek(context, reference, 0, file, Control(token=token))


def test_a_deep_look_can_name_the_digest_of_each_file(context: Context, tmp_path: Path, control: Control) -> None:
    reference = packed(context, tmp_path / "model", control)
    told: list[Advanced] = []
    watching = Control(lambda event: told.append(event) if isinstance(event, Advanced) else None)
    found = inspect(context, reference, watching, deep=True, digests=True)
    digests = {each.path: each.digest for files in found.files for each in files if not each.is_folder}
    assert digests == {name: Digest.of(content) for name, content in FILES.items()}
    assert {each.item for each in told} == {"layer:0", "layer:1", "layer:2"}
    assert all(each.digest is None for files in inspect(context, reference, control, deep=True).files for each in files)


def test_files_are_taken_under_their_own_names(context: Context, tmp_path: Path, control: Control) -> None:
    reference = packed(context, tmp_path / "model", control)
    into = tmp_path / "out"
    taken = take_files(context, reference, (Pick(0, "weights/deep"), Pick(2, "LICENSE")), into, control)
    assert (taken.names, taken.files, taken.size) == (("LICENSE", "deep"), 2, len(FILES["LICENSE"]) + 7)
    assert (into / "deep" / "note.txt").read_bytes() == b"a note\n"
    assert sorted(each.name for each in into.iterdir()) == ["LICENSE", "deep"]


def test_two_of_one_name_keep_their_paths_and_one_inside_another_comes_once(
    context: Context, tmp_path: Path, control: Control
) -> None:
    reference = packed(context, tmp_path / "model", control)
    both = (Pick(0, "weights/deep/note.txt"), Pick(1, "data/note.txt"))
    assert take_files(context, reference, both, tmp_path / "both", control).names == ("data", "weights")
    assert (tmp_path / "both/data/note.txt").read_bytes() == FILES["data/note.txt"]
    inside = (Pick(0, "weights/deep/note.txt"), Pick(0, "weights"))
    taken = take_files(context, reference, inside, tmp_path / "inside", control)
    assert (taken.names, taken.files) == (("weights",), 2)
    whole = take_files(context, reference, (Pick(0, "."),), tmp_path / "whole", control)
    assert (whole.names, whole.files) == (("weights",), 2)


def test_what_is_damaged_absent_or_in_the_way_leaves_nothing(
    context: Context, tmp_path: Path, control: Control
) -> None:
    reference = packed(context, tmp_path / "model", control)
    into = tmp_path / "out"
    with pytest.raises(FileNotInKitError):
        take_files(context, reference, (Pick(0, "weights/deep"), Pick(0, "weights/none")), into, control)
    assert not into.exists()
    into.mkdir()
    (into / "LICENSE").write_text("mine")
    with pytest.raises(WouldOverwriteError):
        take_files(context, reference, (Pick(0, "weights/a.bin"), Pick(2, "LICENSE")), into, control)
    assert [each.name for each in into.iterdir()] == ["LICENSE"]
    with located(context, reference, control) as found:
        blob = context.store.blob_path(found.kit.layers[0].descriptor.digest)
    content = blob.read_bytes()
    blob.chmod(0o600)
    blob.write_bytes(content[:-3000] + b"x" + content[-2999:])
    with pytest.raises(DigestMismatchError):
        take_files(context, reference, (Pick(0, "weights/deep"),), tmp_path / "new", control)
    assert not (tmp_path / "new").exists()
    with pytest.raises(UsageError):
        take_files(context, reference, (Pick(0, "."),), context.store_path / "blobs", control)


def test_a_raw_layer_is_taken_too(context: Context, tmp_path: Path, control: Control) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "w.bin").write_bytes(b"weights")
    options = PackOptions(kitfile=b"manifestVersion: 1.0.0\nmodel: {path: w.bin}\n", form=Form.RAW)
    reference = str(pack(context, folder, options, control).descriptor.digest)
    taken = take_files(context, reference, (Pick(0, "w.bin"),), tmp_path / "out", control)
    assert (taken.names, (tmp_path / "out/w.bin").read_bytes()) == (("w.bin",), b"weights")


def test_lent_files_lie_in_the_cache_for_a_day(context: Context, tmp_path: Path, control: Control) -> None:
    reference = packed(context, tmp_path / "model", control)
    first = lend_files(context, reference, (Pick(2, "LICENSE"),), control)
    assert (first.directory / "LICENSE").read_bytes() == FILES["LICENSE"]
    second = lend_files(context, reference, (Pick(2, "LICENSE"),), control)
    assert first.directory != second.directory
    os.utime(first.directory, (1, 1))
    third = lend_files(context, reference, (Pick(2, "LICENSE"),), control)
    assert not first.directory.exists()
    return_files((second.directory, third.directory), control)
    assert list((context.cache_path / "lent").iterdir()) == []


def test_a_blob_is_saved_as_it_is_stored(context: Context, tmp_path: Path, control: Control) -> None:
    reference = packed(context, tmp_path / "model", control, compression=Compression.GZIP)
    with located(context, reference, control) as found:
        manifest = found.kit.manifest
    for blob in (manifest.descriptor, manifest.config, *manifest.layers):
        path = tmp_path / blob.digest.hex
        assert save_blob(context, reference, blob.digest, path, control).size == blob.size
        assert Digest.of(path.read_bytes()) == blob.digest
        with pytest.raises(AlreadyThereError):
            save_blob(context, reference, blob.digest, path, control)
        path.write_text("mine")
        save_blob(context, reference, blob.digest, path, control, force=True)
        assert Digest.of(path.read_bytes()) == blob.digest
    (tmp_path / "folder").mkdir()
    with pytest.raises(AlreadyThereError):
        save_blob(context, reference, manifest.config.digest, tmp_path / "folder", control, force=True)
    with pytest.raises(BlobNotFoundError):
        save_blob(context, reference, Digest.of(b"strange"), tmp_path / "x", control)
    with pytest.raises(UsageError):
        save_blob(context, reference, manifest.config.digest, context.store_path / "x", control)


def test_a_damaged_blob_is_not_saved(context: Context, tmp_path: Path, control: Control) -> None:
    layer = tar.archive(tar.file(b"a", b"first"))
    told = Descriptor.of(f"{STEM}.tar", layer)
    reference = stored(context, f"{STEM}.tar", layer.replace(b"first", b"FIRST"), promised=told)
    (tmp_path / "there").mkdir()
    with pytest.raises(DigestMismatchError):
        save_blob(context, reference, told.digest, tmp_path / "there" / "x", control)
    assert list((tmp_path / "there").iterdir()) == []


def test_a_survey_lists_what_is_quick_and_names_licence_texts(
    context: Context, tmp_path: Path, control: Control
) -> None:
    reference = packed(context, tmp_path / "model", control)
    found = survey(context, reference, control)
    names = {at: [each.path for each in files if not each.is_folder] for at, files in found.files.items()}
    assert names == {0: ["weights/a.bin", "weights/deep/note.txt"], 1: ["data/note.txt"], 2: ["LICENSE"]}
    licence = found.licences[0]
    assert (licence.layer, licence.file.path, licence.detected.expression) == (2, "LICENSE", "Apache-2.0")
    assert licence.digest == Digest.of(FILES["LICENSE"])
    assert (found.stamps.layers, found.stamps.times, found.stamps.owners) == (3, False, False)


def test_a_survey_tells_times_and_owners_from_headers_and_goes_on_after_a_broken_layer(
    context: Context, tmp_path: Path, control: Control
) -> None:
    dated = tar.pax(tar.record(b"mtime", b"1700000000")) + tar.file(b"a", b"x")
    found = survey(context, stored(context, f"{STEM}.tar", tar.archive(dated)), control)
    assert (found.stamps.times, found.stamps.owners) == (True, False)
    owned = tarfile.TarInfo("a")
    owned.uname = "kim"
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        archive.addfile(owned)
    found = survey(context, stored(context, f"{STEM}.tar", stream.getvalue()), control)
    assert (found.stamps.times, found.stamps.owners) == (False, True)
    broken = survey(context, stored(context, f"{STEM}.tar", b"no archive at all" * 100), control)
    assert (broken.files, list(broken.faults)) == ({}, [0])
    assert isinstance(broken.faults[0], BadArchiveError)
    unknown = survey(context, stored(context, "application/x-new", b"anything"), control)
    assert (unknown.files, unknown.faults) == ({}, {})


def test_a_survey_does_not_expand_a_large_layer(
    context: Context, tmp_path: Path, control: Control, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SURVEY_LAYER", 10)
    reference = packed(context, tmp_path / "model", control, compression=Compression.ZSTD)
    assert survey(context, reference, control).files == {}


def test_kits_own_layers_carry_no_time(context: Context, tmp_path: Path, control: Control) -> None:
    reference = packed(context, tmp_path / "model", control, compat=Compat.KIT_1_7)
    assert not survey(context, reference, control).stamps.times


def test_of_a_damaged_layer_its_digest_is_told_and_not_what_came_of_the_damage(
    context: Context, tmp_path: Path, control: Control
) -> None:
    packed(context, tmp_path / "model", control)
    layer = inspect(context, "demo:v1", control).kit.layers[0]
    path = context.store.blob_path(layer.descriptor.digest)
    content = bytearray(path.read_bytes())
    content[0] ^= 1  # in a header, which then has another checksum
    path.chmod(0o600)
    path.write_bytes(content)
    with pytest.raises(DigestMismatchError) as caught:
        inspect(context, "demo:v1", control, deep=True)
    assert caught.value.facts["subject"] == str(layer.descriptor.digest)
