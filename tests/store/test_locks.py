"""The lock and the leases, between processes."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kitstudio.base.control import CancelToken, Control
from kitstudio.base.errors import OperationCancelledError
from kitstudio.model.reference import Reference
from kitstudio.store.layout import Store
from kitstudio.store.locks import Holder, StoreLockedError
from tests.support.stored import add_kit, digest_of, names_in, start

_HOLD = """
store = Store.open(root, now=time.time)
with getattr(store._core.lock, sys.argv[2])("sweep"):
    say("holding")
    heard()
"""


@pytest.mark.parametrize("stopped", [False, True])
@pytest.mark.parametrize("kind", ["shared", "exclusive"])
def test_who_holds_the_store_for_too_long_is_named(store: Store, root: Path, kind: str, *, stopped: bool) -> None:
    with start(_HOLD, root, kind) as other:
        assert other.stdout
        other.stdout.readline()
        if stopped:
            os.kill(other.pid, signal.SIGSTOP)
        began = time.monotonic()
        with pytest.raises(StoreLockedError) as caught:
            add_kit(store, "case:v1")
        assert 0.4 < time.monotonic() - began < 5
        assert caught.value.exit_code == 11
        assert f"process {other.pid} (sweep) since 20" in caught.value.summary
        other.kill()
        other.wait()
        add_kit(store, "case:v1")


@pytest.mark.parametrize(
    "line", ['"since": 1e300', '"since": NaN', '"since": -1e18', '"since": 1, "pid": 1e999', '"sin']
)
def test_a_record_that_makes_no_sense_is_an_unknown_holder(line: str) -> None:
    holder = Holder.from_json(f'{{"pid": 7, "purpose": "pack", {line}}}'.encode())
    assert holder == Holder()
    assert "process ? (?) since ?" in holder.locked_error(Path("store"), 1).summary


def test_several_may_share_the_store(store: Store, root: Path) -> None:
    add_kit(store, "case:v1")
    with start(_HOLD, root, "shared") as other:
        assert other.stdout
        other.stdout.readline()
        assert names_in(store).keys() == {"case:v1"}
        with store.lease("pack") as lease:
            store.put(b"added beside a reader", lease)
        other.communicate("")


def test_waiting_for_the_store_can_be_cancelled(root: Path) -> None:
    patient = Store.open(root, wait=60, now=time.time)
    token = CancelToken()
    with start(_HOLD, root, "exclusive") as other:
        assert other.stdout
        other.stdout.readline()
        token.cancel()
        began = time.monotonic()
        with pytest.raises(OperationCancelledError), patient.lease("pack", Control(token=token)):
            pass
        assert time.monotonic() - began < 0.5
        other.kill()


def test_threads_of_one_store_exclude_each_other(store: Store) -> None:
    with store._core.lock.exclusive("one"), pytest.raises(StoreLockedError) as caught:
        store.remove([Reference.parse("case:v1")])
    assert caught.value.facts["pid"] == os.getpid()


def test_while_a_sweep_is_at_work_no_lease_grows_and_no_blob_gets_its_name(store: Store, root: Path) -> None:
    sweeper = Store.open(root, now=time.time)
    with store.lease("pack") as lease, store.ingest_new(lease) as blob:
        blob.write(b"known")
        lease.protect(digest_of(b"known"))
        with sweeper._core.lock.exclusive("sweep"):
            with pytest.raises(StoreLockedError):
                lease.protect(digest_of(b"another"))
            with pytest.raises(StoreLockedError):
                blob.commit(digest_of(b"known"), 5)
        assert not store.has(digest_of(b"known"))
        assert not blob.commit(digest_of(b"known"), 5)


def test_a_lock_file_that_was_replaced_protects_all_the_same(store: Store, root: Path) -> None:
    (root / "store.lock").unlink()
    with store._core.lock.exclusive("one"), pytest.raises(StoreLockedError):
        add_kit(store, "case:v1")


def test_nothing_of_a_lock_or_a_lease_stays(store: Store, root: Path) -> None:
    add_kit(store, "case:v1")
    names_in(store)
    assert os.listdir(root / "holders") == []
    assert os.listdir(root / "leases") == []


def test_what_killed_processes_leave_is_cleared_away(store: Store, root: Path, open_store: Callable[[], Store]) -> None:
    program = """
store = Store.open(root, now=time.time)
with store.lease("pack") as lease, store._core.lock.shared("pack"), store.ingest_new(lease) as sink:
    sink.write(b"part")
    say("writing")
    heard()
"""
    with start(program, root) as other:
        assert other.stdout
        other.stdout.readline()
        other.kill()
        other.wait()
    assert os.listdir(root / "ingest")
    assert open_store().verify().ok
    assert os.listdir(root / "ingest") == []
    add_kit(store, "case:v1")
    assert os.listdir(root / "leases") == []
    assert os.listdir(root / "holders") == []


def test_opening_leaves_what_living_processes_write(store: Store, open_store: Callable[[], Store]) -> None:
    with store.lease("pack") as lease, store.ingest_new(lease) as sink:
        sink.write(b"still being written")
        open_store()
        open_store().collect(older_than=0)
        assert sink.commit(digest_of(b"still being written"), 19) is False
    assert store.has(digest_of(b"still being written"))


def test_a_list_while_names_change_is_one_moment(store: Store, root: Path) -> None:
    """The other process always names the same kit `a` and `b` within one change; no list shows them apart."""
    program = """
store = Store.open(root, now=time.time)
first = add_kit(store, "a:v", "b:v", layers=(b"0",))
say("ready")
with store.lease("pack") as lease:
    for number in range(40):
        kit = add_kit(store, "a:v", "b:v", layers=(b"%d" % (number % 2),))
say("done")
"""
    with start(program, root) as other:
        assert other.stdout
        other.stdout.readline()
        while other.poll() is None:
            names = names_in(store)
            assert names["a:v"] == names["b:v"]
        assert other.returncode == 0
