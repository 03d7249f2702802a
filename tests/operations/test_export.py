"""Exporting what rotted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kitstudio.base.control import Control
from kitstudio.base.errors import DigestMismatchError
from kitstudio.operations.context import Context
from kitstudio.operations.export import export
from tests.support.stored import add_kit, digest_of


@pytest.mark.parametrize("name", ["layout", "archive.kit.tar", "archive.kit.tar.gz"])
def test_a_damaged_layer_ends_an_export_with_nothing_left_and_nothing_open(
    context: Context, control: Control, tmp_path: Path, name: str
) -> None:
    add_kit(context.store, "case:v1", layers=(b"layer",))
    layer = context.store.blob_path(digest_of(b"layer"))
    layer.chmod(0o600)
    layer.write_bytes(b"lay?r")
    (tmp_path / "out").mkdir()
    before = set(os.listdir("/proc/self/fd"))
    with pytest.raises(DigestMismatchError):
        export(context, ["case:v1"], tmp_path / "out" / name, control)
    assert os.listdir(tmp_path / "out") == []
    assert set(os.listdir("/proc/self/fd")) == before
