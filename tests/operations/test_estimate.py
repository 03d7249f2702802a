"""What packing would gain, read and write, told before it and held against what it then does."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kitstudio.base.control import Control
from kitstudio.model.media_type import Compression
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.draft import open_draft
from kitstudio.operations.estimate import SAMPLES, estimate
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_forecast import forecast
from kitstudio.operations.pack_options import PackOptions

KITFILE = "manifestVersion: 1.0.0\nmodel:\n  path: weights\ndatasets:\n  - path: data\n"


def folder_of(tmp_path: Path, files: dict[str, bytes]) -> Path:
    folder = tmp_path / "model"
    for name, content in {**files, "Kitfile": KITFILE.encode()}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    for path in folder.rglob("*"):
        os.utime(path, (time.time() - 9, time.time() - 9))
    return folder


@pytest.mark.parametrize("compression", [Compression.GZIP, Compression.ZSTD])
def test_the_estimate_is_near_what_packing_then_makes(
    context: Context, control: Control, tmp_path: Path, compression: Compression
) -> None:
    many = {f"data/{at}.csv": b"text,label\nfine,%d\n" % at * 60 for at in range(200)}
    folder = folder_of(tmp_path, {"weights/a.bin": os.urandom(3_000_000), **many})
    draft = open_draft(folder, control)
    found = estimate(folder, draft.contents.layers, control)
    assert found.whole == found.read == draft.size
    report = pack(context, folder, PackOptions(compression=compression), control)
    made = sum(each.descriptor.size for each in report.layers)
    assert abs(found.sizes[compression] - made) < 0.05 * found.whole
    assert found.gain(Compression.NONE) == 0


def test_of_a_large_folder_only_samples_are_read(control: Control, tmp_path: Path) -> None:
    half = 20 << 20
    folder = folder_of(tmp_path, {"weights/a.bin": bytes(half), "weights/b.bin": os.urandom(half), "data/x": b"1"})
    draft = open_draft(folder, control)
    found = estimate(folder, draft.contents.layers, control, samples=4)
    assert found.read <= 4 << 20
    assert abs(found.sizes[Compression.ZSTD] - half) < 0.05 * found.whole
    assert SAMPLES <= 32


def test_what_cannot_be_read_gains_nothing(control: Control, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"weights/a.bin": bytes(9_000), "data/x": b"1"})
    draft = open_draft(folder, control)
    (folder / "weights/a.bin").unlink()
    (folder / "data/x").unlink()
    found = estimate(folder, draft.contents.layers, control)
    assert (found.read, found.gain(Compression.ZSTD)) == (0, 0)


def test_unchanged_layers_are_known_with_the_kit_they_came_from(
    context: Context, control: Control, tmp_path: Path
) -> None:
    folder = folder_of(tmp_path, {"weights/a.bin": bytes(9_000), "data/x": b"123"})
    time.sleep(0.1)  # a file touched in the moment of packing is not remembered
    names = (Reference.parse("case:v2"),)
    before = forecast(context, folder, PackOptions(references=names), control)
    assert (before.unchanged, before.since, before.needed) == (0, None, 9_003)
    pack(context, folder, PackOptions(references=(Reference.parse("case:v1"),)), control)
    pack(context, folder, PackOptions(references=(Reference.parse("other:v1"),)), control)
    again = forecast(context, folder, PackOptions(references=names), control)
    assert (again.unchanged, str(again.since), again.needed, again.short) == (2, "case:v1", 0, 0)
    (folder / "data/x").write_bytes(b"1234")
    changed = forecast(context, folder, PackOptions(references=names), control)
    assert [each.stored is None for each in changed.layers] == [False, True]
    assert changed.needed == 4
    packed = forecast(context, folder, PackOptions(references=names, compression=Compression.ZSTD), control)
    assert packed.unchanged == 0
