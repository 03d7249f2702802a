"""The store moves with its setting, or neither does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.host.assemble import make_context
from kitstudio.host.declared import Value
from kitstudio.host.settings import load, settings_file
from kitstudio.host.store_place import StoreFixedError, move
from kitstudio.operations.catalog import list_kits
from kitstudio.operations.context import Context
from tests.support.stored import add_kit


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"HOME": str(tmp_path)}


def opened(environment: dict[str, str], flags: dict[str, Value | None] | None = None) -> Context:
    context = make_context(load(environment, flags))
    add_kit(context.store, "team/one:v1")
    return context


def names(context: Context) -> list[str]:
    return [str(row.reference) for row in list_kits(context, Control())]


def test_the_next_start_finds_the_store_where_it_went(environment: dict[str, str], tmp_path: Path) -> None:
    context = opened(environment)
    first = context.store_path
    moved = move(load(environment), context, tmp_path / "disk" / "kits", Control())
    assert moved.cleared
    assert names(context) == ["team/one:v1"], "this one goes on with it"
    assert names(make_context(load(environment))) == ["team/one:v1"]
    assert load(environment).text("store.path") == str(tmp_path / "disk" / "kits")
    assert not first.exists()


def test_where_the_environment_or_a_flag_decides_nothing_is_moved(environment: dict[str, str], tmp_path: Path) -> None:
    fixed = {**environment, "KITSTUDIO_STORE": str(tmp_path / "fixed")}
    with pytest.raises(StoreFixedError, match="KITSTUDIO_STORE"):
        move(load(fixed), opened(fixed), tmp_path / "new", Control())
    flags: dict[str, Value | None] = {"store.path": str(tmp_path / "flagged")}
    with pytest.raises(StoreFixedError, match="--store"):
        move(load(environment, flags), opened(environment, flags), tmp_path / "new", Control())
    assert not (tmp_path / "new").exists()


def test_settings_that_cannot_be_written_keep_the_store_where_it_is(
    environment: dict[str, str], tmp_path: Path
) -> None:
    context = opened(environment)
    before = load(environment)
    file = settings_file(environment)
    file.parent.mkdir(parents=True)
    file.write_text("[store", "utf-8")
    with pytest.raises(KitStudioError):
        move(before, context, tmp_path / "new", Control())
    file.unlink()
    assert names(make_context(load(environment))) == ["team/one:v1"]
    assert not os.path.lexists(tmp_path / "new")
