"""Exporting what rotted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kitstudio.base.control import Control, Event
from kitstudio.base.errors import DigestMismatchError
from kitstudio.operations.context import Context
from kitstudio.operations.export import export
from kitstudio.operations.names import NameMovedError
from kitstudio.store.oci_layout import OciLayout
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


@pytest.mark.parametrize("name", ["layout", "archive.kit.tar"])
def test_a_name_that_came_to_mean_another_kit_ends_an_export_that_expects_the_former(
    context: Context, control: Control, tmp_path: Path, name: str
) -> None:
    former = add_kit(context.store, "case:v1", layers=(b"former",)).digest
    other = add_kit(context.store, "other:v1", layers=(b"other",)).digest
    latter = add_kit(context.store, "case:v1", layers=(b"latter",)).digest
    expected = {"other:v1": other, "case:v1": former}
    (tmp_path / "out").mkdir()
    with pytest.raises(NameMovedError, match="case:v1") as caught:
        export(context, list(expected), tmp_path / "out" / name, control, expected=expected)
    assert caught.value.facts["digest"] == str(latter)
    assert os.listdir(tmp_path / "out") == []


def test_a_name_that_moves_while_it_is_exported_goes_along_with_the_expected_kit(
    context: Context, tmp_path: Path
) -> None:
    former = add_kit(context.store, "case:v1", layers=(b"former",)).digest
    moved: list[Event] = []

    def move(event: Event) -> None:
        if not moved:
            moved.append(event)
            add_kit(context.store, "case:v1", layers=(b"latter",))

    report = export(context, ["case:v1"], tmp_path / "out", Control(report=move), expected={"case:v1": former})
    assert moved
    assert [kit[:2] for kit in report.kits] == [("case:v1", former)]
    assert [(each.name, each.descriptor.digest) for each in OciLayout(tmp_path / "out").entries] == [
        ("case:v1", former)
    ]
