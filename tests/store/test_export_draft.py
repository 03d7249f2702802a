"""Two exports into one folder: neither takes what the other has just begun for what a dead one left."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from kitstudio.store import export_draft
from kitstudio.store.export_draft import draft_beside, put_in_place, sweep_drafts


def test_a_sweep_takes_no_draft_that_is_just_being_made(tmp_path: Path) -> None:
    over = threading.Event()

    def sweep() -> None:
        while not over.is_set():
            sweep_drafts(tmp_path)

    others = [threading.Thread(target=sweep) for _ in range(2)]
    for other in others:
        other.start()
    try:
        for _ in range(300):
            with draft_beside(tmp_path / "out", "") as draft:
                draft.write_bytes(b"here")
    finally:
        over.set()
        for other in others:
            other.join()
    assert os.listdir(tmp_path) == []


def _export(place: Path) -> None:
    with draft_beside(place / "out", "") as draft:
        draft.mkdir()
        (draft / "new").touch()
        put_in_place(draft, place / "out")


def _failing(monkeypatch: pytest.MonkeyPatch, fails: Callable[[str], bool]) -> None:
    """No two names can be exchanged, and some cannot be given."""
    real = os.rename

    def rename(source: Path, target: Path) -> None:
        if fails(f"{source.name}-{target.name}"):
            raise OSError(5, "Input/output error", str(source))
        real(source, target)

    monkeypatch.setattr(export_draft, "exchange", lambda *_: False)
    monkeypatch.setattr(os, "rename", rename)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").touch()
    return tmp_path


def test_a_folder_is_replaced_where_names_cannot_be_exchanged(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _failing(monkeypatch, lambda _: False)
    _export(place)
    assert os.listdir(place) == ["out"]
    assert os.listdir(place / "out") == ["new"]


def test_a_folder_that_cannot_be_replaced_is_put_back(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _failing(monkeypatch, lambda names: names == "content-out")
    with pytest.raises(OSError, match="Input/output error"):
        _export(place)
    assert os.listdir(place) == ["out"]
    assert os.listdir(place / "out") == ["mine"]


def test_a_folder_that_cannot_be_put_back_is_kept_and_named(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _failing(monkeypatch, lambda names: names.endswith("-out"))
    with pytest.raises(OSError, match="Input/output error") as caught:
        _export(place)
    sweep_drafts(place)
    assert os.listdir(caught.value.filename) == ["mine"]
