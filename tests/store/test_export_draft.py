"""Two exports into one folder: neither takes what the other has just begun for what a dead one left."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from kitstudio.store.export_draft import draft_beside, sweep_drafts


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
