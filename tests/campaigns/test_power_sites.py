"""No place that waits for the disk is without a guard that shows what it is for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kitstudio.base.durable import make_folders, replace_file
from tests.campaigns.campaign import Patches
from tests.campaigns.power_guards import NOT_MISSED, SHOWN
from tests.campaigns.power_sites import leave_out, sites


def test_every_place_that_waits_for_the_disk_is_shown_to_be_needed_or_told_why_not() -> None:
    assert sites().keys() == SHOWN.keys() | NOT_MISSED.keys()
    assert not SHOWN.keys() & NOT_MISSED.keys()


def test_one_place_is_left_out_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda fd: synced.append(os.path.basename(os.readlink(f"/proc/self/fd/{fd}"))))
    with Patches() as patches:
        leave_out("base.durable.replace_file", patches)
        make_folders(tmp_path / "made" / "new")
        replace_file(tmp_path / "made" / "new" / "file", b"content", mode=0o644)
    before, draft = synced[:-1], synced[-1]
    assert before == [tmp_path.parent.name, tmp_path.name, "made"]
    assert draft.startswith(".kitstudio-write-")
