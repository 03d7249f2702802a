"""Renaming, further names, and removals that are taken back, through the operations."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kitstudio.base.control import Control
from kitstudio.model.content import KitNotFoundError
from kitstudio.model.reference import Reference
from kitstudio.operations.catalog import list_kits
from kitstudio.operations.context import Context
from kitstudio.operations.names import NameMovedError, add_name, drop_name, give_back, rename
from kitstudio.operations.undoable import remove_undoably
from kitstudio.store.layout import Store
from kitstudio.store.naming import WouldMoveTagError
from tests.support.stored import add_kit, blobs_in, names_in
from tests.support.tools import lack

ref = Reference.parse


@pytest.fixture
def store(context: Context) -> Store:
    add_kit(context.store, "demo:v1", layers=(b"one",))
    add_kit(context.store, "demo:v2", layers=(b"two",))
    return context.store


def test_a_kit_has_its_new_name_and_no_longer_the_old(context: Context, store: Store) -> None:
    digest = names_in(store)["demo:v1"]
    assert rename(context, ref("demo:v1"), ref("ghcr.io/team/demo:prod"), Control()).digest == digest
    assert names_in(store)["ghcr.io/team/demo:prod"] == digest
    assert "demo:v1" not in names_in(store)


def test_a_name_is_not_taken_from_another_kit_unasked(context: Context, store: Store) -> None:
    before = names_in(store)
    for act in (rename, add_name):
        with pytest.raises(WouldMoveTagError):
            act(context, ref("demo:v1"), ref("demo:v2"), Control())
    assert names_in(store) == before
    add_name(context, ref("demo:v1"), ref("demo:v2"), Control(), move_from=before["demo:v2"])
    assert names_in(store)["demo:v2"] == before["demo:v1"]
    assert str(before["demo:v2"]) in names_in(store), "the kit that had the name is kept"


def test_a_kit_without_name_gets_one_by_its_digest(context: Context, store: Store) -> None:
    kit = add_kit(store, layers=(b"nameless",))
    add_name(context, ref(str(kit.digest)), ref("found:v1"), Control())
    assert names_in(store)["found:v1"] == kit.digest


def test_a_name_is_taken_only_from_the_kit_that_was_said(context: Context, store: Store) -> None:
    seen = names_in(store)["demo:v2"]
    meanwhile = add_kit(store, "demo:v2", layers=(b"meanwhile",))
    before = names_in(store)
    with pytest.raises(WouldMoveTagError):
        rename(context, ref("demo:v1"), ref("demo:v2"), Control(), move_from=seen)
    with pytest.raises(WouldMoveTagError):
        add_name(context, ref("demo:v1"), ref("demo:v2"), Control(), move_from=seen)
    assert names_in(store) == before
    rename(context, ref("demo:v1"), ref("demo:v2"), Control(), move_from=meanwhile.digest)
    assert names_in(store)["demo:v2"] == before["demo:v1"]
    assert "demo:v1" not in names_in(store)


def test_only_the_kit_that_was_meant_is_renamed(context: Context, store: Store) -> None:
    seen = names_in(store)["demo:v1"]
    add_kit(store, "demo:v1", layers=(b"meanwhile",))
    before = names_in(store)
    with pytest.raises(NameMovedError, match="demo:v1"):
        rename(context, ref("demo:v1"), ref("demo:v3"), Control(), kit=seen)
    assert names_in(store) == before


def test_a_name_goes_back_with_the_one_before_in_one_change(context: Context, store: Store) -> None:
    before = names_in(store)
    one, two = before["demo:v1"], before["demo:v2"]
    rename(context, ref("demo:v1"), ref("demo:v2"), Control(), kit=one, move_from=two)
    generation = store.generation()
    give_back(context, ref("demo:v2"), one, two, Control(), before=ref("demo:v1"))
    assert names_in(store) == before
    assert store.generation() == generation + 1
    assert store.verify().ok


def test_only_a_further_name_is_dropped(context: Context, store: Store) -> None:
    before = names_in(store)
    kit = add_name(context, ref("demo:v1"), ref("demo"), Control()).digest
    assert not drop_name(context, ref("demo:v2"), before["demo:v2"], Control()), "with it the kit would go"
    assert drop_name(context, ref("demo"), kit, Control())
    assert names_in(store) == before
    with pytest.raises(NameMovedError):
        drop_name(context, ref("demo:v2"), kit, Control())
    assert names_in(store) == before


def test_what_is_not_there_cannot_be_renamed(context: Context, store: Store) -> None:
    with pytest.raises(KitNotFoundError):
        rename(context, ref("nothing:v1"), ref("demo:v3"), Control())


def test_a_removal_is_taken_back_once(context: Context, store: Store) -> None:
    before = [(str(row.reference), row.descriptor.digest, row.stored_at) for row in list_kits(context, Control())]
    removal = remove_undoably(context, ["demo:v1", "demo:v2"], Control())
    assert list_kits(context, Control()) == ()
    assert removal.can_be_undone
    assert removal.undo()
    after = [(str(row.reference), row.descriptor.digest, row.stored_at) for row in list_kits(context, Control())]
    assert after == before
    assert not removal.undo()
    assert removal.finish() == 0
    assert store.verify().ok


def test_a_removal_that_is_over_has_freed_what_it_promised(context: Context, store: Store) -> None:
    before = blobs_in(store.root)
    removal = remove_undoably(context, ["demo:v1"], Control())
    assert blobs_in(store.root) == before
    assert removal.finish() == removal.removed.freed > 0
    assert len(blobs_in(store.root)) == len(before) - 2
    assert not removal.undo()
    assert set(names_in(store)) == {"demo:v2"}


def test_no_lease_is_left_behind(context: Context, store: Store) -> None:
    for end in ("undo", "finish"):
        getattr(remove_undoably(context, ["demo:v1"], Control()), end)()
        assert list((store.root / "leases").iterdir()) == []
        add_kit(store, "demo:v1", layers=(b"one",))


def test_nothing_goes_when_one_of_them_is_not_there(context: Context, store: Store) -> None:
    before = names_in(store)
    with pytest.raises(KitNotFoundError):
        remove_undoably(context, ["demo:v1", "nothing:v1"], Control())
    assert names_in(store) == before
    assert list((store.root / "leases").iterdir()) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MiB of its own."""
    target = tmp_path / "small"
    target.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(target)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        lack("mounting is not allowed here: run as real root, in a container with --privileged")
    yield target
    subprocess.run(["umount", "-l", target], check=True)


@pytest.mark.root
def test_on_a_full_disk_kits_go_at_once(small_disk: Path) -> None:
    context = Context(
        store_path=small_disk / "store", cache_path=small_disk / "c", kitops_home=small_disk / "k", now=time.time
    )
    add_kit(context.store, "demo:v1", layers=(b"l" * 200_000,))
    with open(small_disk / "filling", "wb", buffering=0) as file:
        state = os.statvfs(small_disk)
        file.write(bytes(state.f_bavail * state.f_frsize))
    removal = remove_undoably(context, ["demo:v1"], Control())
    assert not removal.can_be_undone
    assert removal.removed.freed > 200_000
    assert names_in(context.store) == {}
    assert not removal.undo()
    assert os.statvfs(small_disk).f_bavail > 0
