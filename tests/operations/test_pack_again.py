"""Packing a folder again, when the store lost something of its kit since."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kitstudio.base.control import Control
from kitstudio.operations.context import Context
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions

_SIZE = 2_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    made.mkdir()
    (made / "Kitfile").write_text("manifestVersion: 1.0.0\nmodel: {path: model.bin}\n", "utf-8")
    (made / "model.bin").write_bytes(os.urandom(_SIZE))
    hour_ago = time.time() - 3600
    os.utime(made / "model.bin", (hour_ago, hour_ago))
    time.sleep(0.03)  # so that the layer is remembered
    return made


@pytest.mark.parametrize("size", [None, 0, _SIZE, _SIZE + 5000])
def test_a_remembered_layer_that_is_gone_or_of_another_size_is_packed_again(
    context: Context, folder: Path, control: Control, size: int | None
) -> None:
    options = PackOptions()
    packed = pack(context, folder, options, control)
    assert pack(context, folder, options, control).layers[0].reused
    layer = context.store.blob_path(packed.layers[0].descriptor.digest)
    if size is None:
        layer.unlink()
    else:
        layer.chmod(0o600)
        os.truncate(layer, size)
    again = pack(context, folder, options, control)
    assert again.descriptor == packed.descriptor
    assert not again.layers[0].reused
    assert context.store.verify().ok
