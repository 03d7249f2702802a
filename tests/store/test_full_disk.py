"""A full disk: said with numbers, nothing damaged, names and removal still work."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kitstudio.base.limits import MIB
from kitstudio.base.os_errors import DiskFullError, NoRoomError
from kitstudio.model.descriptor import Descriptor
from kitstudio.model.reference import Reference
from kitstudio.store.durable import RESERVE
from kitstudio.store.layout import Store
from tests.support.stored import add_kit, digest_of, names_in
from tests.support.tools import lack

pytestmark = pytest.mark.root


@pytest.fixture
def small_disk(quick_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A file system of its own; 8 MiB unless the test is marked with another size."""
    size = getattr(request, "param", 8)
    target = quick_path / "small"
    target.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}m", "none", str(target)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        lack("mounting is not allowed here: run as real root, in a container with --privileged")
    yield target
    subprocess.run(["umount", "-l", target], check=True)


def fill(folder: Path, leave: int = 0) -> None:
    """Fill the disk up to `leave` bytes."""
    with open(folder / "filling", "ab", buffering=0) as file:
        free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
        file.write(bytes(max(free - leave, 0)))


def open_on(disk: Path, clock: Callable[[], float]) -> Store:
    return Store.open(disk / "store", now=clock)


def test_what_does_not_fit_is_refused_before_a_byte_is_written(small_disk: Path, clock: Callable[[], float]) -> None:
    store = open_on(small_disk, clock)
    content = bytes(20 * MIB)
    with store.lease("pull") as lease:
        expected = store.ingest(Descriptor("", digest_of(content), len(content)), lease)
        for sink in (expected, store.ingest_new(lease, len(content))):
            with pytest.raises(NoRoomError) as caught, sink:
                pass
            assert caught.value.exit_code == 10
            assert caught.value.facts["needed"] == len(content)
            assert 0 < int(str(caught.value.facts["free"])) < 8 * MIB
    assert os.listdir(store.root / "ingest") == []


def test_a_disk_that_fills_up_while_writing_leaves_no_new_blob(small_disk: Path, clock: Callable[[], float]) -> None:
    store = open_on(small_disk, clock)
    add_kit(store, "case:v1")

    def write_too_much() -> None:
        with store.lease("pack") as lease, store.ingest_new(lease) as sink:
            for _ in range(20):
                sink.write(bytes(MIB))

    with pytest.raises(DiskFullError) as caught:
        write_too_much()
    assert "free" in caught.value.facts
    assert os.listdir(store.root / "ingest") == []
    assert store.verify().ok


def test_a_part_that_met_a_full_disk_goes_on_when_there_is_room(small_disk: Path, clock: Callable[[], float]) -> None:
    store = open_on(small_disk, clock)
    content = os.urandom(900_000)  # too small to be reserved at once
    blob = Descriptor("", digest_of(content), len(content))

    def ingest() -> int:
        with store.lease("pull") as lease, store.ingest(blob, lease) as sink:
            offset = sink.offset
            for start in range(offset, len(content), 50_000):
                sink.write(content[start : start + 50_000])
                if not offset:
                    fill(small_disk, leave=300_000)
            sink.commit()
            return offset

    with pytest.raises(DiskFullError):
        ingest()
    (small_disk / "filling").unlink()
    assert ingest() > 0
    assert store.has(blob.digest)
    assert store.verify().ok


@pytest.mark.parametrize("small_disk", [80], indirect=True)
def test_names_are_written_and_taken_away_on_a_full_disk(small_disk: Path, clock: Callable[[], float]) -> None:
    store = open_on(small_disk, clock)
    kit = add_kit(store, "case:v1", layers=(bytes(100_000),))
    assert (store.root / "reserve").stat().st_size == RESERVE
    fill(small_disk)
    for number in range(20):
        store.tag(kit, Reference.parse(f"case:full{number}"))
    assert len(names_in(store)) == 21
    assert store.verify().ok
    assert not (store.root / "reserve").exists()
    fill(small_disk)
    assert store.remove([Reference.parse("case:v1")], force=True).freed > 100_000
    assert store.verify().ok
    (small_disk / "filling").unlink()
    add_kit(store, "case:v2")
    assert (store.root / "reserve").stat().st_size == RESERVE


def test_at_every_fill_level_a_kit_is_stored_whole_or_not_at_all(small_disk: Path, clock: Callable[[], float]) -> None:
    store = open_on(small_disk, clock)
    add_kit(store, "before:v1", layers=(b"before",))
    for leave in range(0, 30 * 4096, 4096):
        fill(small_disk, leave)
        try:
            add_kit(store, "case:v1", layers=(os.urandom(20_000), os.urandom(20_000)))
        except DiskFullError:
            assert names_in(store).keys() == {"before:v1"}
        else:
            store.remove([Reference.parse("case:v1")])
        assert Store.open(store.root, now=clock).verify().problems == ()
        store.collect(older_than=0)
        (small_disk / "filling").unlink()
    assert names_in(store).keys() == {"before:v1"}
