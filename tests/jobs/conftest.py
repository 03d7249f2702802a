"""Offscreen Qt, and a check that no test leaves a thread or a widget behind."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from kitstudio.jobs.runner import Runner
from tests.support.qt_leaks import job_threads, top_level_widgets


@pytest.fixture(autouse=True)
def _nothing_is_left() -> Iterator[None]:
    yield
    assert job_threads() == []
    assert top_level_widgets() == []


@pytest.fixture
def runner(qapp: object) -> Iterator[Runner]:
    made = Runner(at_most=2)
    yield made
    assert made.shutdown(10)
