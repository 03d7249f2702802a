"""A store of its own for each test."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kitstudio.base.control import Control
from kitstudio.operations.context import Context


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return Context(
        store_path=tmp_path / "store",
        cache_path=tmp_path / "cache",
        kitops_home=tmp_path / "kitops",
        now=time.time,
    )


@pytest.fixture
def control() -> Control:
    return Control()
