"""How much of the machine an operation takes: no more threads than it was given."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from kitstudio.base.control import Control
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from kitstudio.operations.unpack import unpack
from kitstudio.operations.unpack_options import UnpackOptions

_LARGE = 5_000_000


@pytest.mark.parametrize(("threads", "started"), [(1, []), (2, ["kitstudio-hash", "kitstudio-read"])])
def test_pack_and_unpack_keep_to_their_threads(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, threads: int, started: list[str]
) -> None:
    seen: list[str] = []
    start = threading.Thread.start

    def noted(thread: threading.Thread) -> None:
        seen.append(thread.name)
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", noted)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "model.bin").write_bytes(b"m" * _LARGE)
    (folder / "Kitfile").write_text("manifestVersion: 1.0.0\nmodel: {path: model.bin}\n")
    control = Control(threads=threads)
    pack(context, folder, PackOptions(references=(Reference.parse("demo:1"),)), control)
    unpack(context, "demo:1", tmp_path / "out", UnpackOptions(), control)
    assert (tmp_path / "out/model.bin").read_bytes() == b"m" * _LARGE
    assert sorted({*seen} - {"kitstudio-sync"}) == started  # waits for the disk, and is not busy
