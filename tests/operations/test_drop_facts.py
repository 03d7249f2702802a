"""What is said of a folder or archive while it is dragged."""

from __future__ import annotations

from pathlib import Path

import pytest

from kitstudio.base.control import Control
from kitstudio.operations import drop_facts
from kitstudio.operations.context import Context
from kitstudio.operations.drop_facts import DropFacts, look_at_drop
from kitstudio.operations.export import export
from tests.support.stored import add_kit


def test_a_folder_is_counted_and_recognised(context: Context, control: Control, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    (folder / "deep").mkdir(parents=True)
    (folder / "config.json").write_bytes(b"{}")
    (folder / "model.safetensors").write_bytes(b"12345")
    (folder / "deep" / "gone").symlink_to("nowhere")
    assert look_at_drop(context, folder, control) == DropFacts(2, 7, more=False, is_hub_model=True)
    (folder / "Kitfile").write_bytes(b"")
    found = look_at_drop(context, folder, control)
    assert found is not None
    assert found.has_kitfile


def test_counting_ends_where_it_would_take_long(
    context: Context, control: Control, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drop_facts, "_MOST", 3)
    for at in range(9):
        (tmp_path / f"{at}.txt").write_bytes(b"x")
    found = look_at_drop(context, tmp_path, control)
    assert found is not None
    assert (found.files, found.more) == (3, True)


@pytest.mark.parametrize("name", ["out", "out.kit.tar", "out.kit.tar.zst"])
def test_the_kits_of_a_layout_are_named(context: Context, control: Control, tmp_path: Path, name: str) -> None:
    add_kit(context.store, "case:v1", layers=(b"one",))
    add_kit(context.store, "other:v1", layers=(b"two",))
    export(context, ["case:v1", "other:v1"], tmp_path / name, control)
    found = look_at_drop(context, tmp_path / name, control)
    assert found is not None
    assert (found.kits, found.more) == (("case:v1", "other:v1"), False)
    assert found.size == 2 * (3 + 27)


def test_of_what_is_neither_nothing_is_said(context: Context, control: Control, tmp_path: Path) -> None:
    (tmp_path / "no.tar").write_bytes(b"no archive")
    assert look_at_drop(context, tmp_path / "no.tar", control) is None
    assert look_at_drop(context, tmp_path / "missing", control) is None
