"""Verification finds every damage; repair mends what can be mended and says what is missing."""

from __future__ import annotations

import json
import os
import random
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kitstudio.base.control import Advanced, CancelToken, Control, Entered, Event
from kitstudio.base.errors import OperationCancelledError
from kitstudio.model.reference import Reference
from kitstudio.store.layout import Store
from kitstudio.store.refs import DamagedNameError
from tests.support.stored import CONFIG, add_kit, digest_of, manifest_of, names_in, start


def blob(root: Path, content: bytes) -> Path:
    path = root / "blobs" / "sha256" / digest_of(content).hex
    path.chmod(0o600)
    return path


def kinds(store: Store, *, quick: bool = False) -> set[tuple[str, str]]:
    return {(problem.kind, problem.subject) for problem in store.verify(quick=quick).problems}


def test_a_whole_store_is_whole(store: Store) -> None:
    add_kit(store, "one:v1", layers=(b"shared", b"1"))
    add_kit(store, layers=(b"shared", b"2"))
    verified = store.verify()
    assert verified.ok
    assert verified.checked == 6
    assert verified.bytes == store.usage().total
    assert store.verify(quick=True) == verified


def test_every_flipped_bit_is_found(store: Store, root: Path) -> None:
    kit = add_kit(store, "case:v1", layers=(bytes(3_000_000),))
    contents = [bytes(3_000_000), CONFIG, manifest_of(bytes(3_000_000))]
    chance = random.Random(7)  # noqa: S311 - the same bits in every run
    for content in contents:
        path = blob(root, content)
        for _ in range(5):
            damaged = bytearray(content)
            damaged[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            path.write_bytes(damaged)
            assert ("damaged-blob", str(digest_of(content))) in kinds(store)
        path.write_bytes(content)
    assert store.verify().ok
    assert store.resolve(Reference.parse("case:v1")) == kit


def test_a_quick_look_finds_what_is_missing_or_cut(store: Store, root: Path) -> None:
    add_kit(store, "case:v1", layers=(b"one", b"two", b"three"))
    blob(root, b"one").unlink()
    blob(root, b"two").write_bytes(b"tw")
    blob(root, b"three").write_bytes(b"other")
    expected = {("missing-blob", str(digest_of(b"one"))), ("wrong-size", str(digest_of(b"two")))}
    assert kinds(store, quick=True) == expected
    assert kinds(store) == expected | {("damaged-blob", str(digest_of(b"three")))}
    (missing,) = (problem for problem in store.verify().problems if problem.kind == "missing-blob")
    assert "case:v1" in missing.detail


def test_a_missing_or_damaged_manifest_is_found(store: Store, root: Path) -> None:
    gone = add_kit(store, "gone:v1", layers=(b"gone",))
    damaged = add_kit(store, "damaged:v1", layers=(b"damaged",))
    blob(root, manifest_of(b"gone")).unlink()
    blob(root, manifest_of(b"damaged")).write_bytes(b"{" + manifest_of(b"damaged")[1:-1] + b" ")
    assert kinds(store) == {("missing-blob", str(gone.digest)), ("damaged-blob", str(damaged.digest))}


@pytest.mark.parametrize("content", [b"", b"{}", b"\x00" * 300, b'{"registry":1}', b"x" * 100_000])
def test_a_torn_name_is_found_set_aside_and_brought_back_from_the_index(
    store: Store, root: Path, content: bytes
) -> None:
    kit = add_kit(store, "case:v1")
    (name,) = (root / "refs").iterdir()
    name.write_bytes(content)
    assert ("bad-name", f"refs/{name.name}") in kinds(store)
    assert names_in(store) == {}
    repaired = store.repair()
    assert repaired.restored == (Reference.parse("case:v1"),)
    assert repaired.quarantined == (f"refs/{name.name}",)
    assert names_in(store) == {"case:v1": kit.digest}
    assert store.verify().ok


@pytest.mark.parametrize("folder", ["refs", "kits"])
def test_every_changed_byte_of_a_record_is_found(store: Store, root: Path, folder: str) -> None:
    kit = add_kit(store, *(["case:v1"] if folder == "refs" else []))
    (record,) = (root / folder).iterdir()
    whole = record.read_bytes()
    for at in range(len(whole)):
        record.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert ("bad-name", f"{folder}/{record.name}") in kinds(store)
    record.write_bytes(whole)
    assert store.verify().ok
    assert [named.descriptor for named in store.named()] == [kit]


def test_a_record_without_a_seal_is_of_an_older_release(store: Store, root: Path) -> None:
    kit = add_kit(store, "case:v1")
    (name,) = (root / "refs").iterdir()
    name.write_bytes(name.read_bytes().splitlines(keepends=True)[0])
    assert names_in(store) == {"case:v1": kit.digest}
    assert store.verify().ok


def test_a_damaged_name_is_told_and_never_taken_for_none(store: Store, root: Path) -> None:
    kit = add_kit(store, "case:v1")
    (name,) = (root / "refs").iterdir()
    name.write_bytes(b"torn")
    case, told = Reference.parse("case:v1"), list[str]()
    uses: tuple[Callable[[], object], ...] = (
        lambda: store.resolve(case),
        lambda: store.remove([case]),
        lambda: store.untag(case),
        lambda: store.tag(kit, case),
        lambda: add_kit(store, "case:v1", layers=(b"another",)),
    )
    store.tag(add_kit(store), Reference.parse("other:v1"))
    for use in uses:
        with pytest.raises(DamagedNameError) as caught:
            use()
        assert caught.value.facts == {"reference": "case:v1", "file": f"refs/{name.name}"}
    assert [str(named.reference) for named in store.named(told.append)] == ["other:v1"]
    assert told == [f"refs/{name.name}"]
    store.repair()
    assert store.resolve(case) == kit


def test_an_index_left_stale_by_a_process_killed_meanwhile_is_mended(
    root: Path, open_store: Callable[[], Store]
) -> None:
    add_kit(open_store(), "case:v1")
    program = """
store = Store.open(root, now=time.time)
with store._core.changing("tag"):
    (root / "index.json").write_bytes(b"{}")
    say("in")
    time.sleep(60)
"""
    with start(program, root) as other:
        assert other.stdout
        assert other.stdout.readline() == "in\n"
        patient = Store.open(root, wait=30, now=time.time)
        threading.Timer(0.3, other.kill).start()
        verified = patient.verify()
    assert verified.ok


def test_a_nameless_kit_whose_record_is_damaged_is_kept_by_a_repair(store: Store, root: Path) -> None:
    kit = add_kit(store)
    (record,) = (root / "kits").iterdir()
    record.write_bytes(b"torn")
    assert names_in(store) == {}
    add_kit(store, "other:v1", layers=(b"other",))
    assert store.repair().quarantined == (f"kits/{record.name}",)
    assert names_in(store)[str(kit.digest)] == kit.digest
    assert store.collect(older_than=0).removed == ()
    assert store.verify().ok


def test_a_name_under_another_file_name_is_no_name(store: Store, root: Path) -> None:
    add_kit(store, "case:v1")
    (name,) = (root / "refs").iterdir()
    name.rename(name.with_name("0" * 64))
    assert ("bad-name", "refs/" + "0" * 64) in kinds(store)


@pytest.mark.parametrize("content", [b"", b"{}", b'{"schemaVersion":2,"manifests":[]}'])
def test_a_wrong_index_is_found_and_derived_again(store: Store, root: Path, content: bytes) -> None:
    add_kit(store, "case:v1")
    before = (root / "index.json").read_bytes()
    (root / "index.json").write_bytes(content)
    (root / "oci-layout").write_bytes(b"{}")
    assert kinds(store) == {("stale-index", "index.json"), ("bad-layout-file", "oci-layout")}
    store.repair()
    assert store.verify().ok
    assert (root / "index.json").read_bytes() == before
    assert json.loads((root / "oci-layout").read_bytes()) == {"imageLayoutVersion": "1.0.0"}


def test_strays_are_found_and_set_aside(store: Store, root: Path) -> None:
    add_kit(store, "case:v1")
    folder = root / "blobs" / "sha256"
    (folder / "README").write_bytes(b"")
    (folder / ("a" * 64)).symlink_to("/etc/passwd")
    (folder / ("b" * 64)).mkdir()
    (root / "blobs" / "md5").mkdir()
    (root / "blobs" / "md5" / ("c" * 32)).write_bytes(b"")
    names = ("sha256/README", "sha256/" + "a" * 64, "sha256/" + "b" * 64, "md5/" + "c" * 32)
    assert kinds(store) == {("stray-file", f"blobs/{name}") for name in names}
    assert len(store.repair().quarantined) == 4
    assert store.verify().ok
    assert store.usage().quarantined > 0


def test_repair_sets_damaged_blobs_aside_and_says_who_misses_them(
    store: Store, root: Path, open_store: Callable[[], Store]
) -> None:
    add_kit(store, "one:v1", "one:v2", layers=(b"shared", b"1"))
    add_kit(store, "two:v1", layers=(b"shared", b"2"))
    blob(root, b"shared").write_bytes(b"Shared")
    repaired = store.repair()
    assert repaired.quarantined == (f"blobs/sha256/{digest_of(b'shared').hex}",)
    (missing,) = repaired.missing
    assert (missing.digest, missing.size, missing.references) == (
        digest_of(b"shared"),
        6,
        ("one:v1", "one:v2", "two:v1"),
    )
    assert (root / "quarantine" / f"sha256-{digest_of(b'shared').hex}").read_bytes() == b"Shared"
    add_kit(open_store(), "two:v1", layers=(b"shared", b"2"))
    assert store.verify().ok
    assert store.repair().missing == ()


def test_names_that_point_nowhere_are_dropped_only_when_asked(store: Store, root: Path) -> None:
    add_kit(store, "gone:v1", layers=(b"gone",))
    nameless = add_kit(store, layers=(b"nameless",))
    add_kit(store, "good:v1")
    blob(root, manifest_of(b"gone")).unlink()
    blob(root, manifest_of(b"nameless")).unlink()
    assert store.repair().dropped == ()
    assert names_in(store).keys() == {"gone:v1", "good:v1", str(nameless.digest)}
    assert store.repair(drop_dangling=True).dropped == (Reference.parse("gone:v1"),)
    assert names_in(store).keys() == {"good:v1"}
    assert store.verify().ok


def test_a_manifest_that_lies_about_a_size_does_not_cost_a_good_blob(store: Store, root: Path) -> None:
    kit = add_kit(store, "case:v1")
    (name,) = (root / "refs").iterdir()
    name.write_bytes(name.read_bytes().replace(b'"size":%d' % kit.size, b'"size":%d' % (kit.size + 1)))
    assert not store.verify().ok
    store.repair()
    assert blob(root, manifest_of(b"layer")).read_bytes() == manifest_of(b"layer")


def test_verification_tells_how_far_it_is_and_can_be_cancelled(store: Store) -> None:
    add_kit(store, "case:v1", layers=(bytes(5_000_000),))
    seen: list[Event] = []
    verified = store.verify(control=Control(seen.append))
    assert seen[0] == Entered("blobs", "blobs", verified.bytes)
    steps = [event.done for event in seen[1:] if isinstance(event, Advanced)]
    assert steps == sorted(steps)
    assert steps[-1] == verified.bytes
    token = CancelToken()

    def report(event: Event) -> None:
        if isinstance(event, Advanced):
            token.cancel()

    with pytest.raises(OperationCancelledError):
        store.verify(control=Control(report, token))


def test_an_index_left_stale_by_a_kill_is_mended_by_the_next(
    store: Store, root: Path, open_store: Callable[[], Store]
) -> None:
    add_kit(store, "case:v1")
    index = (root / "index.json").read_bytes()
    (root / "index.json").write_bytes(b"{}")
    (root / "changing").touch()
    open_store()
    assert (root / "index.json").read_bytes() == index
    assert not os.path.exists(root / "changing")


@pytest.mark.parametrize("content", [CONFIG, manifest_of(b"layer"), b"layer"], ids=["config", "manifest", "layer"])
def test_a_small_damaged_blob_gives_way_when_its_kit_is_stored_again(store: Store, root: Path, content: bytes) -> None:
    add_kit(store, "case:v1")
    blob(root, content).write_bytes(content[:-1] + b"?")
    assert kinds(store) == {("damaged-blob", str(digest_of(content)))}
    add_kit(store, "case:v1")
    assert store.verify().ok
