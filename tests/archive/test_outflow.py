"""Long files are on their way to the disk while they are written; short writes go on where they stopped."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from kitstudio.archive import outflow
from kitstudio.archive.outflow import Outflow, write_all


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Offset and size of every part the disk was told to begin with."""
    told: list[tuple[int, int]] = []

    def begin(_fd: int, offset: ctypes.c_int64, size: ctypes.c_int64, flags: int) -> int:
        assert flags == 2
        told.append((offset.value, size.value))
        return 0

    monkeypatch.setattr(outflow, "_libc", SimpleNamespace(sync_file_range=begin))
    monkeypatch.setattr(outflow, "_WINDOW", 100)
    return told


def test_the_disk_begins_with_each_part_once_while_more_is_written(
    begun: list[tuple[int, int]], tmp_path: Path
) -> None:
    with (tmp_path / "file").open("wb", buffering=0) as file:
        out = Outflow(file.fileno())
        for _each in range(7):
            out.write(b"x" * 40)
    assert begun == [(0, 120), (120, 120)]
    assert out.size == (tmp_path / "file").stat().st_size == 280


def test_a_file_that_is_gone_on_with_begins_where_it_stopped(begun: list[tuple[int, int]], tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"y" * 50)
    with path.open("ab", buffering=0) as file:
        Outflow(file.fileno(), 50).write(memoryview(b"z" * 100))
    assert begun == [(50, 100)]
    assert path.read_bytes() == b"y" * 50 + b"z" * 100


def test_a_short_write_goes_on_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    read, written = os.pipe()
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, part: real(fd, part[:3]))
    write_all(written, b"0123456789")
    os.close(written)
    with open(read, "rb") as end:
        assert end.read() == b"0123456789"
