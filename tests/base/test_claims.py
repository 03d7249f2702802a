"""Claimed files: what another process does to them between two calls of ours."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kitstudio.base.claims import unlink_dead


def test_a_dead_file_may_be_gone_before_it_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "new-0123"
    path.write_bytes(b"123")
    remove = os.unlink

    def second(name: Path) -> None:
        remove(name)  # by its maker, who found it locked
        remove(name)

    monkeypatch.setattr(os, "unlink", second)
    assert unlink_dead(path) == 3
    assert not path.exists()
