"""Collection: takes what nobody needs, and never anything else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kitstudio.base.control import CancelToken, Control
from kitstudio.base.errors import OperationCancelledError
from kitstudio.model.descriptor import Descriptor
from kitstudio.model.reference import Reference
from kitstudio.store.collect import StoreDamagedError, What
from kitstudio.store.layout import Store
from tests.support.stored import CONFIG, Clock, add_kit, blobs_in, digest_of, kit_of, manifest_of, start

DAY = 24 * 3600


def put(store: Store, content: bytes) -> None:
    with store.lease("pack") as lease:
        store.put(content, lease)


def test_young_blobs_stay_and_old_ones_nobody_needs_go(store: Store, root: Path, clock: Clock) -> None:
    add_kit(store, "case:v1")
    put(store, b"forgotten")
    assert store.collect().removed == ()
    clock.ahead = DAY + 60
    would = store.collect(dry_run=True)
    assert (would.removed, would.freed) == ((digest_of(b"forgotten"),), len(b"forgotten"))
    assert store.has(digest_of(b"forgotten"))
    assert store.collect() == would
    assert not store.has(digest_of(b"forgotten"))
    assert store.collect().removed == ()
    assert store.verify().ok
    assert os.listdir(root / "trash") == []


def test_the_grace_can_be_given(store: Store) -> None:
    put(store, b"forgotten")
    assert store.collect(older_than=60).removed == ()
    assert store.collect(older_than=0).removed == (digest_of(b"forgotten"),)


def test_named_and_nameless_kits_stay(store: Store, root: Path, clock: Clock) -> None:
    add_kit(store, "case:v1", layers=(b"named",))
    add_kit(store, layers=(b"nameless",))
    add_kit(store, "moved:v1", layers=(b"before",))
    add_kit(store, "moved:v1", layers=(b"after",))
    before = blobs_in(root)
    clock.ahead = 400 * DAY
    assert store.collect(older_than=0).removed == ()
    assert blobs_in(root) == before


def test_what_a_living_lease_protects_stays_however_old(store: Store, clock: Clock) -> None:
    put(store, b"old already")
    clock.ahead = 10 * DAY
    with store.lease("pack") as lease:
        lease.protect(digest_of(b"old already"))
        store.put(b"new", lease)
        assert store.collect(older_than=0).removed == ()
    assert len(store.collect(older_than=0).removed) == 2


def test_the_lease_of_another_process_protects_until_it_is_killed(store: Store, root: Path) -> None:
    program = """
with Store.open(root, now=time.time).lease("pack") as lease:
    lease.protect(digest_of(b"wanted"))
    say("protected")
    heard()
"""
    put(store, b"wanted")
    with start(program, root) as other:
        assert other.stdout
        other.stdout.readline()
        assert store.collect(older_than=0).removed == ()
        other.kill()
        other.wait()
    assert store.collect(older_than=0).removed == (digest_of(b"wanted"),)


def test_leases_and_records_of_killed_processes_go(store: Store, root: Path) -> None:
    for folder in ("leases", "holders"):
        (root / folder / "dead").write_bytes(b"{}")
    store.collect(dry_run=True)
    assert os.listdir(root / "leases") == ["dead"]
    with store.lease("pack"):
        store.collect()
        assert "dead" not in os.listdir(root / "leases")
        assert len(os.listdir(root / "leases")) == 1
    assert os.listdir(root / "holders") == []


def test_a_kit_committed_between_marking_and_sweeping_stays(store: Store, open_store: Callable[[], Store]) -> None:
    """A collector that has marked before another process commits looks at the names again."""
    collector = open_store()
    collector.collect()
    kit = add_kit(store, "case:v1")
    assert collector.collect(older_than=0).removed == ()
    assert store.resolve(Reference.parse("case:v1")) == kit


def test_parts_live_seven_times_as_long_as_blobs(store: Store, root: Path, clock: Clock) -> None:
    with (
        store.lease("pull") as lease,
        store.ingest(Descriptor("", digest_of(b"whole"), 5), lease) as sink,
    ):
        sink.write(b"who")
    clock.ahead = 6 * DAY
    assert store.collect().partials == 0
    clock.ahead = 8 * DAY
    assert store.usage().partials == 3
    assert store.collect(dry_run=True).partials == 1
    collected = store.collect()
    assert (collected.partials, collected.freed) == (1, 3)
    assert os.listdir(root / "ingest") == []


def test_a_folder_planted_as_a_part_is_cleared_away_however_deep_it_is(store: Store, root: Path) -> None:
    part = root / "ingest" / f"sha256-{digest_of(b'whole').hex}"
    part.mkdir()
    above = os.open(part, os.O_RDONLY)
    for _ in range(1_500):
        os.mkdir("d", dir_fd=above)
        below = os.open("d", os.O_RDONLY, dir_fd=above)
        os.close(above)
        above = below
    os.close(above)
    with store.lease("pull") as lease, store.ingest(Descriptor("x", digest_of(b"whole"), 5), lease) as blob:
        blob.write(b"whole")
        blob.commit()
    store.collect()
    assert os.listdir(root / "trash") == []


def test_a_part_that_is_being_written_stays(store: Store) -> None:
    with (
        store.lease("pull") as lease,
        store.ingest(Descriptor("", digest_of(b"whole"), 5), lease) as sink,
    ):
        sink.write(b"who")
        assert store.collect(older_than=0).partials == 0
        sink.write(b"le")
        sink.commit()


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"{}")])
def test_while_a_manifest_is_damaged_nothing_is_collected(
    root: Path, open_store: Callable[[], Store], damage: Callable[[Path], None]
) -> None:
    kit = add_kit(open_store(), "case:v1")
    path = root / "blobs" / "sha256" / kit.digest.hex
    path.chmod(0o600)
    damage(path)
    store = open_store()
    with pytest.raises(StoreDamagedError) as caught:
        store.collect(older_than=0)
    assert caught.value.exit_code == 5
    assert store.has(digest_of(b"layer"))


def test_while_a_name_is_damaged_nothing_is_collected(store: Store, root: Path) -> None:
    add_kit(store, "case:v1")
    (name,) = (root / "refs").iterdir()
    name.write_bytes(b"{")
    with pytest.raises(StoreDamagedError):
        store.collect(older_than=0)


def test_removing_beside_a_damaged_kit_frees_nothing_that_kit_may_need(
    root: Path, open_store: Callable[[], Store]
) -> None:
    damaged = add_kit(open_store(), "damaged:v1", layers=(b"shared", b"one"))
    add_kit(open_store(), "other:v1", layers=(b"shared", b"two"))
    path = root / "blobs" / "sha256" / damaged.digest.hex
    path.chmod(0o600)
    path.write_bytes(b"{}")
    store = open_store()
    assert store.remove([Reference.parse("other:v1")]).freed == 0
    assert store.has(digest_of(b"shared"))
    store.remove([Reference.parse("damaged:v1")])
    assert len(store.collect(older_than=0).removed) == 5
    assert blobs_in(root) == set()


def test_collecting_can_be_cancelled(store: Store) -> None:
    add_kit(store, "case:v1")
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        store.collect(control=Control(token=token))


def test_an_index_of_kits_keeps_its_kits(store: Store, root: Path, clock: Clock) -> None:
    inner = manifest_of(b"layer")
    kit = kit_of(b"layer")
    raw = (
        b'{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"%s",'
        b'"digest":"%s","size":%d}]}' % (kit.media_type.encode(), str(kit.digest).encode(), kit.size)
    )
    with store.lease("receive") as lease:
        for content in (b"layer", CONFIG, inner, raw):
            store.put(content, lease)
        index = Descriptor("application/vnd.oci.image.index.v1+json", digest_of(raw), len(raw))
        store.commit([(index, [Reference.parse("all:v1")])], lease)
    clock.ahead = 2 * DAY
    assert store.collect().removed == ()
    store.remove([Reference.parse("all:v1")])
    assert blobs_in(root) == set()


def test_usage_tells_shared_from_exclusive(store: Store) -> None:
    one = add_kit(store, "one:v1", "one:v2", layers=(b"shared", b"1"))
    two = add_kit(store, layers=(b"shared", b"22"))
    put(store, b"nobody's")
    usage = store.usage()
    shared = len(b"shared") + len(CONFIG)
    sizes = {kit.descriptor.digest: (kit.exclusive, kit.shared, len(kit.references)) for kit in usage.kits}
    assert sizes == {one.digest: (one.size + 1, shared, 2), two.digest: (two.size + 2, shared, 0)}
    assert usage.unreferenced == len(b"nobody's")
    assert usage.shared == shared
    assert usage.total == shared + one.size + two.size + 3 + len(b"nobody's")
    assert store.remove([Reference.parse("one:v1")], force=True).freed == one.size + 1


def test_a_dry_run_names_each_file_with_its_bytes_and_a_run_takes_just_those(store: Store, root: Path) -> None:
    with store.lease("pack") as lease:
        forgotten = store.put(b"forgotten", lease)
        with store.ingest(Descriptor("", digest_of(b"whole"), 5), lease) as sink:
            sink.write(b"who")
    (root / "trash" / "new-0").write_bytes(b"half")
    (root / "quarantine" / "sha256-bad").write_bytes(b"damaged")
    would = store.collect(dry_run=True, older_than=0)
    assert [(each.name, each.size) for each in would.blobs] == [(str(forgotten), 9)]
    names = [(each.name, each.size) for each in would.parts]
    assert names == [(f"ingest/sha256-{digest_of(b'whole').hex}", 3), ("trash/new-0", 4)]
    assert (would.freed, would.set_aside) == (16, ())
    done = store.collect(older_than=0)
    assert (done.blobs, done.parts, done.freed) == (would.blobs, would.parts, 16)
    assert (os.listdir(root / "ingest"), os.listdir(root / "trash")) == ([], [])
    assert os.listdir(root / "quarantine") == ["sha256-bad"], "nobody asked for it"


def test_only_what_is_asked_for_is_collected(store: Store, root: Path) -> None:
    with store.lease("pack") as lease:
        store.put(b"forgotten", lease)
    (root / "quarantine" / "sha256-bad").write_bytes(b"damaged")
    aside = store.collect(older_than=0, what=What.SET_ASIDE)
    assert [(each.name, each.size) for each in aside.set_aside] == [("quarantine/sha256-bad", 7)]
    assert os.listdir(root / "quarantine") == []
    assert store.collect(older_than=0, what=What.PARTS).removed == ()
    assert store.collect(older_than=0, what=What.BLOBS).removed == (digest_of(b"forgotten"),)
