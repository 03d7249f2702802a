"""Bytes on their way in: right and whole, or nowhere to be seen."""

from __future__ import annotations

import hashlib
import os
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kitstudio.base.control import CancelToken, Control, Event, Noticed
from kitstudio.base.errors import DigestMismatchError, OperationCancelledError
from kitstudio.model.content import BlobNotFoundError, BlobTooLargeError
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.store.layout import Store
from kitstudio.store.locks import StoreLockedError
from tests.support.stored import digest_of, start

CONTENT = bytes(range(256)) * 20_000
BLOB = Descriptor("application/octet-stream", digest_of(CONTENT), len(CONTENT))


def partial(root: Path) -> Path:
    return root / "ingest" / f"sha256-{BLOB.digest.hex}"


def blob(root: Path) -> Path:
    return root / "blobs" / "sha256" / BLOB.digest.hex


def write_half(store: Store) -> None:
    with store.lease("pull") as lease, store.ingest(BLOB, lease) as sink:
        sink.write(CONTENT[:2_000_000])


def ingest(store: Store, content: bytes) -> None:
    with store.lease("pull") as lease, store.ingest(BLOB, lease) as sink:
        sink.write(content)
        sink.commit()


def finish(store: Store) -> int:
    """Write what is missing; returns where it went on."""
    with store.lease("pull") as lease, store.ingest(BLOB, lease) as sink:
        offset = sink.offset
        sink.write(CONTENT[offset:])
        sink.commit()
    return offset


def test_an_expected_blob_is_stored_read_only_and_leaves_no_part(store: Store, root: Path) -> None:
    with store.lease("pull") as lease, store.ingest(BLOB, lease) as sink:
        assert not sink.present
        assert sink.write(memoryview(CONTENT)[:100]) == 100
        sink.write(CONTENT[100:])
        assert sink.commit() is False
    assert blob(root).read_bytes() == CONTENT
    assert stat.S_IMODE(blob(root).stat().st_mode) == 0o444
    assert os.listdir(root / "ingest") == []
    with store.fetch(BLOB) as stream:
        assert stream.read() == CONTENT


def test_a_blob_that_is_there_needs_no_bytes(store: Store) -> None:
    finish(store)
    with store.lease("pull") as lease, store.ingest(BLOB, lease) as sink:
        assert sink.present
        assert sink.offset == BLOB.size
        assert sink.commit() is True


def test_a_part_is_gone_on_with(store: Store, root: Path) -> None:
    write_half(store)
    assert partial(root).stat().st_size == 2_000_000
    assert not store.has(BLOB.digest)
    assert finish(store) == 2_000_000
    assert blob(root).read_bytes() == CONTENT


def test_a_part_takes_no_more_of_the_disk_than_it_has_bytes(store: Store, root: Path) -> None:
    write_half(store)
    assert partial(root).stat().st_blocks * 512 < 2_000_000 + 65_536


def test_a_part_that_is_not_resumable_leaves_nothing(store: Store, root: Path) -> None:
    with store.lease("receive") as lease, store.ingest(BLOB, lease, resumable=False) as sink:
        sink.write(CONTENT[:1000])
    assert os.listdir(root / "ingest") == []


def test_who_cannot_resume_begins_at_the_beginning_whatever_is_there(store: Store, root: Path) -> None:
    write_half(store)
    with store.lease("receive") as lease, store.ingest(BLOB, lease, resumable=False) as sink:
        assert sink.offset == 0
        sink.write(CONTENT)
        sink.commit()
    assert blob(root).read_bytes() == CONTENT


def test_restart_forgets_the_part(store: Store, root: Path) -> None:
    write_half(store)
    with store.lease("pull") as lease, store.ingest(BLOB, lease) as sink:
        sink.restart()
        assert sink.offset == 0
        sink.write(CONTENT)
        sink.commit()
    assert blob(root).read_bytes() == CONTENT


def test_cancelling_while_a_part_is_hashed_keeps_it(store: Store, root: Path) -> None:
    write_half(store)
    token = CancelToken()
    with store.lease("pull", Control(token=token)) as lease:
        sink = store.ingest(BLOB, lease)
        lease.protect(BLOB.digest)
        token.cancel()
        with pytest.raises(OperationCancelledError), sink:
            pass
    assert partial(root).read_bytes() == CONTENT[:2_000_000]


def test_wrong_bytes_are_refused_and_thrown_away(store: Store, root: Path) -> None:
    wrong = CONTENT[:-1] + b"?"
    with pytest.raises(DigestMismatchError) as caught:
        ingest(store, wrong)
    assert caught.value.facts["actual"] == f"sha256:{hashlib.sha256(wrong).hexdigest()}"
    assert os.listdir(root / "ingest") == []
    assert not store.has(BLOB.digest)


def test_more_bytes_than_promised_never_reach_the_disk(store: Store, root: Path) -> None:
    with store.lease("pull") as lease, store.ingest(BLOB, lease) as sink:
        sink.write(CONTENT)
        with pytest.raises(DigestMismatchError):
            sink.write(b"!")
    assert os.listdir(root / "ingest") == []


def test_too_few_bytes_are_refused_but_kept_to_go_on(store: Store, root: Path) -> None:
    with pytest.raises(DigestMismatchError):
        ingest(store, CONTENT[:10])
    assert partial(root).read_bytes() == CONTENT[:10]


def _oversize(path: Path) -> None:
    path.write_bytes(CONTENT + b"more")


def _garbage(path: Path) -> None:
    path.write_bytes(bytes(len(CONTENT)))


def _link(path: Path) -> None:
    (path.parent.parent.parent / "victim").write_bytes(b"victim")
    path.symlink_to("../../victim")


def _hard_link(path: Path) -> None:
    victim = path.parent.parent.parent / "victim"
    victim.write_bytes(b"victim")
    os.link(victim, path)


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "something").write_bytes(b"")


def _no_mode(path: Path) -> None:
    path.write_bytes(b"x")
    path.chmod(0)


def _other_digest(path: Path) -> None:
    path.write_bytes(CONTENT[::-1])


@pytest.mark.parametrize(
    "plant", [_oversize, _garbage, _link, _hard_link, _folder, os.mkfifo, _other_digest, lambda path: path.touch()]
)
def test_whatever_lies_where_the_part_should_be_the_blob_comes_out_right(
    store: Store, root: Path, plant: Callable[[Path], None]
) -> None:
    plant(partial(root))
    assert finish(store) == 0
    assert blob(root).read_bytes() == CONTENT
    assert os.listdir(root / "ingest") == []
    victim = root.parent / "victim"
    assert not victim.exists() or victim.read_bytes() == b"victim"


def test_a_part_nobody_may_read_or_of_wrong_bytes_costs_one_attempt_at_most(store: Store, root: Path) -> None:
    _no_mode(partial(root))
    for _ in range(2):
        with store.lease("pull") as lease:
            try:
                with store.ingest(BLOB, lease) as sink:
                    sink.write(CONTENT[sink.offset :])
                    sink.commit()
            except DigestMismatchError:
                continue
    assert blob(root).read_bytes() == CONTENT


def test_a_new_blob_is_named_by_its_producer(store: Store, root: Path) -> None:
    with store.lease("pack") as lease:
        with store.ingest_new(lease, len(CONTENT)) as sink:
            sink.write(memoryview(CONTENT))
            assert sink.commit(BLOB.digest, BLOB.size) is False
        with store.ingest_new(lease) as sink:
            sink.write(CONTENT)
            assert sink.commit(BLOB.digest, BLOB.size) is True
    assert blob(root).read_bytes() == CONTENT
    assert stat.S_IMODE(blob(root).stat().st_mode) == 0o444
    assert os.listdir(root / "ingest") == []


def test_a_new_blob_that_is_not_committed_leaves_nothing(store: Store, root: Path) -> None:
    with store.lease("pack") as lease, store.ingest_new(lease) as sink:
        sink.write(CONTENT)
    assert os.listdir(root / "ingest") == []


def test_a_new_blob_of_another_size_than_its_producer_says_is_refused(store: Store) -> None:
    with store.lease("pack") as lease, store.ingest_new(lease) as sink:
        sink.write(b"abc")
        with pytest.raises(DigestMismatchError):
            sink.commit(digest_of(b"abc"), 4)
    assert not store.has(digest_of(b"abc"))


def test_a_blob_cut_short_on_the_disk_is_replaced(store: Store, root: Path) -> None:
    finish(store)
    blob(root).chmod(0o600)
    blob(root).write_bytes(b"cut")
    finish(store)
    assert blob(root).read_bytes() == CONTENT
    blob(root).chmod(0o600)
    blob(root).write_bytes(b"cut")
    with store.lease("pack") as lease, store.ingest_new(lease) as sink:
        sink.write(CONTENT)
        assert sink.commit(BLOB.digest, BLOB.size) is False
    assert blob(root).read_bytes() == CONTENT


def test_empty_and_sha512_blobs_are_blobs(store: Store, root: Path) -> None:
    digest = Digest("sha512", hashlib.sha512(b"content").hexdigest())
    with store.lease("pull") as lease:
        assert store.put(b"", lease) == digest_of(b"")
        with store.ingest(Descriptor("", digest, 7), lease) as sink:
            sink.write(b"content")
            sink.commit()
    assert (root / "blobs" / "sha512" / digest.hex).read_bytes() == b"content"
    assert store.read(Descriptor("", digest, 7), 10) == b"content"
    assert store.verify().ok


def test_reading_small_blobs_is_bounded_and_verified(store: Store, root: Path) -> None:
    finish(store)
    with pytest.raises(BlobTooLargeError):
        store.read(BLOB, BLOB.size - 1)
    with pytest.raises(BlobNotFoundError):
        store.read(Descriptor("", digest_of(b"nothing"), 7), 10)
    blob(root).chmod(0o600)
    for damage in (CONTENT[:-1] + b"?", CONTENT[:-1], CONTENT + b"!"):
        blob(root).write_bytes(damage)
        with pytest.raises(DigestMismatchError):
            store.read(BLOB, BLOB.size)


def test_a_link_or_a_pipe_among_the_blobs_is_not_followed(store: Store, root: Path) -> None:
    (root / "secret").write_bytes(CONTENT)
    blob(root).symlink_to(root / "secret")
    assert not store.has(BLOB.digest)
    with pytest.raises(BlobNotFoundError):
        store.fetch(BLOB)
    blob(root).unlink()
    os.mkfifo(blob(root))
    with pytest.raises(BlobNotFoundError):
        store.fetch(BLOB)


_HALF_AND_WAIT = """
store = Store.open(root, now=time.time)
content = bytes(range(256)) * 20_000
with store.lease("pull") as lease:
    with store.ingest(Descriptor("", digest_of(content), len(content)), lease) as sink:
        sink.write(content[:3_000_000])
        say("half")
        if heard() == "finish":
            sink.write(content[3_000_000:])
            sink.commit()
"""


@pytest.mark.parametrize(("word", "went_on_at"), [("finish", BLOB.size), ("give up", 3_000_000)])
def test_two_processes_that_expect_one_blob_take_turns(store: Store, root: Path, word: str, went_on_at: int) -> None:
    with start(_HALF_AND_WAIT, root) as other:
        assert other.stdin
        assert other.stdout
        other.stdout.readline()
        noticed: list[Event] = []

        def take_turn() -> None:
            if not noticed:
                other.stdin.write(word + "\n")  # type: ignore[union-attr]
                other.stdin.flush()  # type: ignore[union-attr]

        def report(event: Event) -> None:
            take_turn()
            noticed.append(event)

        with store.lease("pull", Control(report)) as lease, store.ingest(BLOB, lease) as sink:
            assert sink.offset == went_on_at
            sink.write(CONTENT[sink.offset :])
            sink.commit()
        assert other.wait(10) == 0
    (notice,) = noticed
    assert isinstance(notice, Noticed)
    assert notice.facts["pid"] == other.pid
    assert blob(root).read_bytes() == CONTENT


def test_a_writer_that_stands_still_is_named(store: Store, root: Path) -> None:
    with start(_HALF_AND_WAIT, root) as other:
        assert other.stdin
        assert other.stdout
        other.stdout.readline()
        with store.lease("pull") as lease, pytest.raises(StoreLockedError) as caught, store.ingest(BLOB, lease):
            pass
        assert caught.value.facts["pid"] == other.pid
        assert caught.value.facts["purpose"] == "pull"
        other.kill()


def test_waiting_for_a_part_can_be_cancelled(root: Path) -> None:
    patient = Store.open(root, wait=60, now=time.time)
    token = CancelToken()
    with start(_HALF_AND_WAIT, root) as other:
        assert other.stdout
        other.stdout.readline()
        timer = threading.Timer(0.2, token.cancel)
        timer.start()
        began = time.monotonic()
        with (
            patient.lease("pull", Control(token=token)) as lease,
            pytest.raises(OperationCancelledError),
            patient.ingest(BLOB, lease),
        ):
            pass
        assert time.monotonic() - began < 2
        timer.join()
        other.kill()


def test_the_part_of_a_killed_process_is_gone_on_with_at_once(store: Store, root: Path) -> None:
    with start(_HALF_AND_WAIT, root) as other:
        assert other.stdout
        other.stdout.readline()
        other.kill()
        other.wait()
    assert finish(store) == 3_000_000
    assert blob(root).read_bytes() == CONTENT


def test_what_was_planted_as_a_part_may_be_cleared_away_by_another_first(
    store: Store, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "ingest" / f"sha256-{digest_of(b'whole').hex}").mkdir()
    rename = os.rename

    def too_late(source: Path, target: Path) -> None:
        rename(source, f"{target}-by-another")
        rename(source, target)

    monkeypatch.setattr(os, "rename", too_late)
    with store.lease("pull") as lease, store.ingest(Descriptor("x", digest_of(b"whole"), 5), lease) as blob:
        monkeypatch.undo()
        blob.write(b"whole")
        assert not blob.commit()
