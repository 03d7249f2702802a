"""Layouts from elsewhere: what their indexes may and may not do."""

from __future__ import annotations

import gzip
import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from kitstudio.archive.expansion import NoRoomToExpandError
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.errors import DigestMismatchError
from kitstudio.store.layout_entries import NotALayoutError
from kitstudio.store.oci_archive import OciArchive
from kitstudio.store.oci_layout import OciLayout
from tests.support import tar_bytes as tar
from tests.support.stored import MANIFEST_TYPE, described

_INDEX_TYPE = "application/vnd.oci.image.index.v1+json"
_MARKER = b'{"imageLayoutVersion": "1.0.0"}'
_LEAF = described(MANIFEST_TYPE, b"a manifest")


def index_of(*manifests: dict[str, Any]) -> bytes:
    return json.dumps({"schemaVersion": 2, "manifests": manifests}).encode()


def layout(folder: Path, index: bytes, *blobs: bytes) -> OciLayout:
    (folder / "blobs/sha256").mkdir(parents=True)
    (folder / "oci-layout").write_bytes(_MARKER)
    (folder / "index.json").write_bytes(index)
    for blob in blobs:
        digest = str(described("", blob)["digest"])
        (folder / "blobs" / digest.replace(":", "/")).write_bytes(blob)
    return OciLayout(folder)


def test_an_index_in_an_index_is_opened(tmp_path: Path) -> None:
    inner = index_of(_LEAF)
    found = layout(tmp_path, index_of(described(_INDEX_TYPE, inner)), inner).entries
    assert [str(each.descriptor.digest) for each in found] == [_LEAF["digest"]]


def test_an_index_that_stands_many_times_is_opened_once(tmp_path: Path) -> None:
    # Four levels of a hundred: opened each time they would be a hundred million manifests.
    level = index_of(*[_LEAF] * 100)
    blobs = [level]
    for _ in range(3):
        level = index_of(*[described(_INDEX_TYPE, level)] * 100)
        blobs.append(level)
    assert len(layout(tmp_path, level, *blobs).entries) == 100


def test_indexes_nested_too_deep_are_refused(tmp_path: Path) -> None:
    level = index_of(_LEAF)
    blobs = [level]
    for _ in range(5):
        level = index_of(described(_INDEX_TYPE, level))
        blobs.append(level)
    with pytest.raises(NotALayoutError, match="nested too deep"):
        layout(tmp_path, level, *blobs)


def test_more_manifests_than_the_limit_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "INDEX_ENTRIES", 10)
    assert len(layout(tmp_path / "ten", index_of(*[_LEAF] * 10)).entries) == 10
    with pytest.raises(NotALayoutError, match="over 10 manifests"):
        layout(tmp_path / "eleven", index_of(*[_LEAF] * 11))


def test_a_nested_index_with_other_bytes_is_damaged(tmp_path: Path) -> None:
    inner = index_of(_LEAF)
    layout(tmp_path, index_of(described(_INDEX_TYPE, inner)), inner)
    place = tmp_path / "blobs" / str(described("", inner)["digest"]).replace(":", "/")
    place.write_bytes(inner + b" ")
    with pytest.raises(DigestMismatchError):
        OciLayout(tmp_path)


def test_a_compressed_archive_must_fit_where_it_is_expanded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.tar.gz"
    files = [tar.file(b"oci-layout", _MARKER), tar.file(b"index.json", index_of(_LEAF)), tar.file(b"x", bytes(1 << 20))]
    path.write_bytes(gzip.compress(tar.archive(*files)))
    with OciArchive(path, Control()) as archive:
        assert len(archive.entries) == 1
    full = os.statvfs(tmp_path)
    monkeypatch.setattr(os, "statvfs", lambda _fd: os.statvfs_result((*full[:3], 0, 0, *full[5:])))
    with pytest.raises(NoRoomToExpandError):
        OciArchive(path, Control())


@pytest.mark.parametrize("kind", ["folder", "pipe", "socket", "device", "loop"])
def test_what_is_no_file_is_no_blob(kind: str, tmp_path: Path) -> None:
    source = layout(tmp_path, index_of(_LEAF))
    digest = str(_LEAF["digest"])
    path = tmp_path / "blobs" / digest.replace(":", "/")
    if kind == "folder":
        path.mkdir()
    elif kind in ("pipe", "socket"):
        os.mknod(path, stat.S_IFIFO | 0o600 if kind == "pipe" else stat.S_IFSOCK | 0o600)
    else:
        path.symlink_to("/dev/zero" if kind == "device" else path)
    before = len(os.listdir("/proc/self/fd"))
    with pytest.raises(NotALayoutError, match="no regular file"):
        source.fetch(source.entries[0].descriptor)
    assert len(os.listdir("/proc/self/fd")) == before


def test_an_archive_of_more_files_than_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LAYOUT_FILES", 10)
    files = [tar.file(b"oci-layout", _MARKER), tar.file(b"index.json", index_of(_LEAF))]
    path = tmp_path / "a.tar"
    path.write_bytes(tar.archive(*files, *(tar.file(b"%d" % number) for number in range(8))))
    with OciArchive(path, Control()) as archive:
        assert len(archive.entries) == 1
    path.write_bytes(tar.archive(*files, *(tar.file(b"%d" % number) for number in range(9))))
    with pytest.raises(NotALayoutError, match="over 10 files"):
        OciArchive(path, Control())


@pytest.mark.parametrize("kind", ["pipe", "loop", "folder"])
def test_an_archive_that_is_no_file_is_refused(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    if kind == "loop":
        path.symlink_to(path)
    else:
        (os.mkfifo if kind == "pipe" else os.mkdir)(path)
    with pytest.raises(NotALayoutError, match="no regular file"):
        OciArchive(path, Control())
