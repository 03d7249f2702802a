"""Writes that fail half way, which a limit on the size of files does to any account: nothing is left that misleads."""

from __future__ import annotations

import contextlib
import errno
import os
import resource
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kitstudio.base.os_errors import FileLimitError, FileSystemError
from kitstudio.model.descriptor import Descriptor
from kitstudio.model.reference import Reference
from kitstudio.store.layout import Store
from kitstudio.store.leases import Lease
from tests.support.stored import add_kit, digest_of, names_in

CONTENT = os.urandom(900_000)
BLOB = Descriptor("", digest_of(CONTENT), len(CONTENT))


@contextlib.contextmanager
def file_limit(size: int) -> Iterator[None]:
    """No file may grow beyond `size` bytes while inside."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_part_whose_write_failed_is_not_gone_on_with(store: Store, root: Path) -> None:
    def ingest(lease: Lease) -> None:
        with store.ingest(BLOB, lease) as sink, file_limit(500_000):
            sink.write(CONTENT[:400_000])
            sink.write(CONTENT[400_000:])

    with store.lease("pull") as lease:
        with pytest.raises(FileLimitError) as caught:
            ingest(lease)
        assert caught.value.facts["limit"] == 500_000
        assert os.listdir(root / "ingest") == []
        with store.ingest(BLOB, lease) as sink:
            assert sink.offset == 0


def test_a_lease_that_cannot_be_written_is_named(store: Store, root: Path) -> None:
    with store.lease("pull") as lease, file_limit(0), pytest.raises(FileLimitError) as caught:
        lease.protect(BLOB.digest)
    assert caught.value.facts["path"] == str(root / "leases" / lease.name)


def test_a_lease_that_cannot_be_begun_leaves_nothing(store: Store, root: Path) -> None:
    (root / "reserve").unlink(missing_ok=True)

    def begin() -> None:
        with file_limit(0), store.lease("pull"):
            pass

    with pytest.raises(FileLimitError):
        begin()
    assert os.listdir(root / "leases") == []


def test_the_index_shows_a_name_whose_folder_could_not_be_synced(
    store: Store, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is there then, though nobody was told that it would survive a power loss."""
    kit = add_kit(store, "case:v1")
    real = os.fsync

    def fsync(fd: int) -> None:
        if os.readlink(f"/proc/self/fd/{fd}") == str(root / "refs"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(fd)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fsync)
        with pytest.raises(FileSystemError):
            store.tag(kit, Reference.parse("case:v2"))
    assert names_in(store).keys() == {"case:v1", "case:v2"}
    assert store.verify().problems == ()


def test_a_removal_that_fails_at_the_index_frees_its_room_all_the_same(
    store: Store, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_kit(store, "case:v1", layers=(b"1",))
    add_kit(store, "case:v2", layers=(b"2",))
    real = os.rename

    def rename(source: Path, target: Path) -> None:
        if target == root / "index.json":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", rename)
        with pytest.raises(FileSystemError):
            store.remove([Reference.parse("case:v1")])
    assert names_in(store).keys() == {"case:v2"}
    assert os.listdir(root / "trash") == []


def test_a_store_that_could_not_be_made_leaves_nothing_in_its_folder(root: Path, clock: Callable[[], float]) -> None:
    with file_limit(0), pytest.raises(FileLimitError):
        Store.open(root, now=clock)
    assert os.listdir(root) == []
    assert Store.open(root, now=clock).verify().ok
