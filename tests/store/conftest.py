"""A store for every test of this room; in memory where the machine has such a place, for fsync takes its time."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kitstudio.store.layout import Store
from tests.support.stored import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def quick_path(tmp_path: Path) -> Iterator[Path]:
    """A folder where fsync is quick."""
    if not os.access("/dev/shm", os.W_OK):
        yield tmp_path
        return
    path = Path(tempfile.mkdtemp(dir="/dev/shm"))
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def root(quick_path: Path) -> Path:
    return quick_path / "store"


@pytest.fixture
def open_store(root: Path, clock: Clock) -> Callable[[], Store]:
    """Open the store again, as another process would; waits half a second for locks."""
    return lambda: Store.open(root, wait=0.5, now=clock)


@pytest.fixture
def store(open_store: Callable[[], Store]) -> Store:
    return open_store()
