"""A removal that can be taken back, and a name given instead of another."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kitstudio.model.content import BlobNotFoundError, KitNotFoundError
from kitstudio.model.reference import Reference
from kitstudio.store.layout import Store
from kitstudio.store.naming import WouldMoveTagError
from tests.support.stored import CONFIG, HEAD, Clock, add_kit, blobs_in, digest_of, manifest_of, names_in, start

TOP = Path(__file__).parents[2]


def refs(*names: str) -> list[Reference]:
    return [Reference.parse(name) for name in names]


def files_in(root: Path) -> dict[str, bytes]:
    """Every record and the index, by path."""
    records = [*(root / "refs").iterdir(), *(root / "kits").iterdir(), root / "index.json"]
    return {str(path.relative_to(root)): path.read_bytes() for path in records}


@pytest.fixture
def full(store: Store, clock: Clock) -> Store:
    """Kits with own and shared layers, a moved tag, and one without a name; all of them old."""
    add_kit(store, "one:v1", "one:prod", layers=(b"shared", b"only one"))
    add_kit(store, "two:v1", layers=(b"shared", b"only two"))
    add_kit(store, "three:v1", layers=(b"before",))
    add_kit(store, "three:v1", layers=(b"after",))
    add_kit(store, layers=(b"nameless",))
    clock.ahead = 100_000
    return store


def test_what_is_put_back_is_what_was_there_byte_for_byte(full: Store, root: Path) -> None:
    before = files_in(root)
    nameless = [str(each.descriptor.digest) for each in full.named() if each.reference is None]
    with full.lease("remove") as lease:
        removed = full.remove(refs("one:v1", "one:prod", "three:v1", *nameless), keep=lease)
        assert set(names_in(full)) == {"two:v1"}
        assert removed.undo is not None
        removed.undo.put_back()
    assert files_in(root) == before
    assert full.verify().ok


def test_nothing_is_collected_while_the_removal_can_be_taken_back(full: Store, root: Path) -> None:
    before = blobs_in(root)
    with full.lease("remove") as lease:
        removed = full.remove(refs("one:v1", "one:prod", "two:v1"), keep=lease)
        assert full.collect(older_than=0).removed == ()
        assert blobs_in(root) == before
    assert removed.undo is not None
    assert removed.undo.free() == removed.freed
    gone = {digest_of(each).hex for each in (b"shared", b"only one", b"only two")}
    gone |= {digest_of(manifest_of(b"shared", each)).hex for each in (b"only one", b"only two")}
    assert blobs_in(root) == before - gone
    assert full.verify().ok


def test_what_would_be_freed_is_told_beforehand_and_leaves_out_what_others_need(full: Store, root: Path) -> None:
    only = len(b"only one") + len(manifest_of(b"shared", b"only one"))
    with full.lease("remove") as lease:
        removed = full.remove(refs("one:v1", "one:prod"), keep=lease)
        assert removed.freed == only
    assert removed.undo is not None
    assert removed.undo.free() == only
    assert digest_of(b"shared").hex in blobs_in(root)
    assert digest_of(CONFIG).hex in blobs_in(root)


def test_a_name_of_a_kit_with_others_comes_back_alone(full: Store) -> None:
    before = names_in(full)
    with full.lease("remove") as lease:
        removed = full.remove(refs("one:prod"), keep=lease)
        assert (removed.kits, removed.freed) == ((), 0)
        assert removed.undo is not None
        removed.undo.put_back()
    assert names_in(full) == before


def test_a_name_that_means_another_kit_by_now_is_not_taken_back(full: Store, root: Path) -> None:
    with full.lease("remove") as lease:
        removed = full.remove(refs("one:v1", "one:prod"), keep=lease)
        add_kit(full, "one:prod", layers=(b"newer",))
        after = files_in(root)
        assert removed.undo is not None
        with pytest.raises(WouldMoveTagError, match="one:prod"):
            removed.undo.put_back()
    assert files_in(root) == after


def test_a_kit_that_is_no_longer_whole_does_not_come_back(full: Store, root: Path) -> None:
    with full.lease("remove") as lease:
        removed = full.remove(refs("one:v1", "one:prod"), keep=lease)
        (root / "blobs" / "sha256" / digest_of(b"only one").hex).unlink()
        assert removed.undo is not None
        with pytest.raises(BlobNotFoundError):
            removed.undo.put_back()
    assert set(names_in(full)) & {"one:v1", "one:prod"} == set()


def test_a_kit_that_another_hand_removed_meanwhile_does_not_come_back(full: Store) -> None:
    with full.lease("remove") as lease:
        removed = full.remove(refs("one:prod"), keep=lease)
        full.remove(refs("one:v1"))
        assert removed.undo is not None
        with pytest.raises(KitNotFoundError):
            removed.undo.put_back()


def test_what_somebody_names_again_meanwhile_is_not_freed(full: Store) -> None:
    with full.lease("remove") as lease:
        removed = full.remove(refs("one:v1", "one:prod"), keep=lease)
        add_kit(full, "again:v1", layers=(b"shared", b"only one"))
    assert removed.undo is not None
    assert removed.undo.free() == 0
    assert full.verify().ok


def test_after_a_crash_the_names_are_gone_and_any_collection_frees_the_rest(full: Store, root: Path) -> None:
    program = """
store = Store.open(root, now=time.time)
with store.lease("remove") as lease:
    store.remove([Reference.parse("two:v1")], keep=lease)
    say("removed")
    heard()
"""
    with start(program, root) as other:
        assert other.stdout
        other.stdout.readline()
        assert full.collect(older_than=0).removed == ()
        other.kill()
        other.wait()
    assert "two:v1" not in names_in(full)
    taken = {digest_of(b"only two"), digest_of(manifest_of(b"shared", b"only two"))}
    assert set(full.collect(older_than=0).removed) == taken
    assert full.verify().ok


def test_a_name_instead_of_another_is_one_change(store: Store) -> None:
    kit = add_kit(store, "case:v1")
    before = store.generation()
    store.tag(kit, Reference.parse("case:v2"), instead_of=Reference.parse("case:v1"))
    assert names_in(store) == {"case:v2": kit.digest}
    assert store.generation() == before + 1
    store.tag(kit, Reference.parse("case:v2"), instead_of=Reference.parse("case:v2"))
    assert names_in(store) == {"case:v2": kit.digest}


def test_a_name_that_meant_another_kit_is_taken_only_when_that_is_wanted(store: Store) -> None:
    old = add_kit(store, "case:prod", layers=(b"old",))
    new = add_kit(store, "case:v2", layers=(b"new",))
    prod, v2 = refs("case:prod", "case:v2")
    with pytest.raises(WouldMoveTagError, match="case:prod"):
        store.tag(new, prod, instead_of=v2, move=False)
    assert names_in(store) == {"case:prod": old.digest, "case:v2": new.digest}
    store.tag(new, prod, instead_of=v2)
    assert names_in(store) == {"case:prod": new.digest, str(old.digest): old.digest}


def test_only_a_name_of_the_kit_itself_can_go_for_another(store: Store) -> None:
    kit = add_kit(store, "case:v1", layers=(b"one",))
    add_kit(store, "other:v1", layers=(b"two",))
    for name in ("other:v1", "nothing:v1"):
        with pytest.raises(KitNotFoundError, match=name):
            store.tag(kit, Reference.parse("case:v2"), instead_of=Reference.parse(name))
    assert set(names_in(store)) == {"case:v1", "other:v1"}


def test_a_removal_is_seen_by_others_at_once(full: Store, open_store: Callable[[], Store]) -> None:
    other = open_store()
    with full.lease("remove") as lease:
        full.remove(refs("two:v1"), keep=lease)
        assert "two:v1" not in names_in(other)


_CALLS = ("rename", "unlink", "fsync")
_PUT_BACK = """
store = Store.open(root, now=time.time)
with store.lease("remove") as lease:
    names = [Reference.parse(name) for name in ("one:v1", "one:prod", "two:v1")]
    removed = store.remove(names, keep=lease)
    say("begin")
    removed.undo.put_back()
    say("done")
"""
_RENAME = """
store = Store.open(root, now=time.time)
kit = store.resolve(Reference.parse("two:v1"))
say("begin")
store.tag(kit, Reference.parse("two:v2"), instead_of=Reference.parse("two:v1"))
say("done")
"""


def strace(program: str, root: Path, log: Path, *options: str) -> str:
    """Run a program under strace; the calls it made."""
    head = ["strace", "-f", "-o", str(log), "-e", f"trace={','.join(_CALLS)},write", *options]
    subprocess.run(
        [*head, sys.executable, "-c", HEAD + program, str(root)], check=False, cwd=TOP, capture_output=True, timeout=60
    )
    return log.read_text()


@pytest.mark.tool("strace")
@pytest.mark.parametrize(("program", "wanted"), [(_PUT_BACK, {"one:v1", "one:prod", "two:v1"}), (_RENAME, {"two:v2"})])
def test_killed_at_any_call_every_name_means_what_it_meant_or_is_not_there(
    full: Store, root: Path, tmp_path: Path, program: str, wanted: set[str]
) -> None:
    before = names_in(full)
    meant = {**before, "two:v2": before["two:v1"]}
    whole = tmp_path / "whole"
    shutil.copytree(root, whole)
    lines = strace(program, whole, tmp_path / "log").splitlines()
    begin = next(at for at, line in enumerate(lines) if '"begin' in line)
    points = []
    for call in _CALLS:
        places = [at for at, line in enumerate(lines) if f" {call}(" in line]
        points += [(call, number + 1) for number, at in enumerate(places) if at > begin]
    assert len(points) >= 8, "the calls of the change itself"
    for call, number in points:
        copy = tmp_path / f"{call}-{number}"
        shutil.copytree(root, copy)
        ended = strace(program, copy, tmp_path / "log", "-e", f"inject={call}:signal=KILL:when={number}")
        assert "killed by SIGKILL" in ended
        store = Store.open(copy, now=time.time)
        found = names_in(store)
        assert {name: found[name] for name in found.keys() & meant.keys()}.items() <= meant.items()
        assert "two:v1" in found or "two:v2" in found or program is _PUT_BACK, "a renamed kit has one of its names"
        store.collect(older_than=0)
        assert store.verify().ok, (call, number)
        shutil.rmtree(copy)
    assert wanted <= names_in(Store.open(whole, now=time.time)).keys()
