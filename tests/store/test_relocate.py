"""Moving a store: whole in its new place before anybody uses it, and never gone from both."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kitstudio.archive.outflow import write_all
from kitstudio.base.control import CancelToken, Control
from kitstudio.base.errors import KitStudioError, OperationCancelledError, UsageError
from kitstudio.base.os_errors import NoRoomError
from kitstudio.model.descriptor import Descriptor
from kitstudio.store import relocate as relocate_module
from kitstudio.store.layout import Store
from kitstudio.store.locks import StoreLockedError
from kitstudio.store.opening import open_core
from kitstudio.store.relocate import Moved, StoreTargetError, relocate, remains
from tests.support.stored import Clock, add_kit, digest_of
from tests.support.tools import lack

ROOT = Path(__file__).resolve().parents[2]
LAYERS = tuple(bytes([at]) * (70_000 + at) for at in range(12))


@pytest.fixture
def elsewhere() -> Iterator[Path]:
    """A folder on another file system than the store's."""
    if not os.access("/dev/shm", os.W_OK):
        lack("there is no second file system: mount a tmpfs at /dev/shm")
    path = Path(tempfile.mkdtemp(dir="/dev/shm"))
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def old(tmp_path: Path, clock: Clock) -> Store:
    store = Store.open(tmp_path / "old", wait=0.5, now=clock)
    add_kit(store, "team/one:v1", "team/one:latest", layers=LAYERS)
    add_kit(store, layers=(b"nameless", *LAYERS[:2]))
    return store


def move(store: Store, target: Path, adopt: Callable[[Path], object] = str, control: Control | None = None) -> Moved:
    core = open_core(store.root, wait=0.5, now=time.time, create=False)
    return relocate(core, target, adopt, control or Control())


def contents(root: Path) -> tuple[dict[str, bytes], list[tuple[str, str, int]]]:
    """All that a person could miss."""
    store = Store.open(root, wait=0.5, now=time.time, create=False)
    blobs = {path.name: path.read_bytes() for path in (root / "blobs" / "sha256").iterdir()}
    named = sorted((str(each.reference), str(each.descriptor.digest), each.stored_at) for each in store.named())
    assert store.verify().problems == ()
    return blobs, named


def test_a_store_moves_within_a_file_system_without_copying(old: Store, tmp_path: Path) -> None:
    before = contents(old.root)
    moved = move(old, tmp_path / "there" / "new")
    assert moved == Moved(tmp_path / "there" / "new", 0, cleared=True)
    assert contents(moved.root) == before
    assert not old.root.exists()
    assert "moved-from" not in os.listdir(moved.root)
    assert moved.root.stat().st_mode & 0o777 == 0o700


def test_a_store_moves_to_another_file_system_byte_for_byte(old: Store, elsewhere: Path) -> None:
    before = contents(old.root)
    blob = next((old.root / "blobs" / "sha256").iterdir())
    times = (blob.name, blob.stat().st_mtime_ns, blob.stat().st_mode)
    moved = move(old, elsewhere / "new")
    assert contents(moved.root) == before
    assert moved.copied >= sum(len(each) for each in before[0].values())
    assert not old.root.exists()
    there = moved.root / "blobs" / "sha256" / times[0]
    assert (there.name, there.stat().st_mtime_ns, there.stat().st_mode) == times


def test_a_part_of_a_blob_goes_along_and_is_gone_on_with(old: Store, tmp_path: Path) -> None:
    whole = Descriptor("", digest_of(b"whole"), 5)
    with old.lease("pull") as lease, old.ingest(whole, lease) as sink:
        sink.write(b"who")
    there = Store.open(move(old, tmp_path / "new").root, wait=0.5, now=time.time)
    with there.lease("pull") as lease, there.ingest(whole, lease) as sink:
        assert sink.offset == 3
        sink.write(b"le")
        sink.commit()


def test_the_new_place_is_adopted_while_the_old_one_is_still_whole(old: Store, elsewhere: Path) -> None:
    before = contents(old.root)
    seen: list[object] = []

    def adopt(place: Path) -> None:
        assert (old.root / "version").exists()
        assert len(list((old.root / "blobs" / "sha256").iterdir())) == len(before[0])
        seen.append(contents(place))

    move(old, elsewhere / "new", adopt)
    assert seen == [before]


def test_when_nobody_adopts_it_nothing_was_moved(old: Store, elsewhere: Path) -> None:
    before = contents(old.root)

    def adopt(_place: Path) -> None:
        raise UsageError(problem="No.", advice="")

    with pytest.raises(UsageError):
        move(old, elsewhere / "new", adopt)
    assert contents(old.root) == before
    assert os.listdir(elsewhere) == []


def test_a_cancelled_move_leaves_nothing(old: Store, elsewhere: Path) -> None:
    before = contents(old.root)
    token, seen = CancelToken(), []

    def report(event: object) -> None:
        seen.append(event)
        if len(seen) == 5:
            token.cancel()

    with pytest.raises(OperationCancelledError):
        move(old, elsewhere / "new", control=Control(report, token))
    assert contents(old.root) == before
    assert os.listdir(elsewhere) == []


def test_a_disk_that_lies_about_what_it_wrote_is_not_moved_to(
    old: Store, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(old.root)
    monkeypatch.setattr(relocate_module, "write_all", lambda fd, chunk: write_all(fd, bytes(len(chunk))))
    with pytest.raises(KitStudioError):
        move(old, elsewhere / "new")
    assert contents(old.root) == before
    assert os.listdir(elsewhere) == []


def test_a_disk_without_room_is_refused_before_anything_is_copied(
    old: Store, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(path: Path, needed: int, action: str) -> None:
        assert needed == sum(each.stat().st_size for each in (old.root / "blobs" / "sha256").iterdir())
        raise NoRoomError(action=action, path=str(path), needed=needed, free=1)

    monkeypatch.setattr(relocate_module, "require_room", no_room)
    with pytest.raises(NoRoomError):
        move(old, elsewhere / "new")
    assert os.listdir(elsewhere) == []


def test_whoever_is_using_the_store_is_not_moved_away_under(old: Store, tmp_path: Path) -> None:
    with old.lease("pack"), pytest.raises(StoreLockedError, match="pack"):
        move(old, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    with old._core.lock.shared("list"), pytest.raises(StoreLockedError, match="list"):
        move(old, tmp_path / "new")


@pytest.mark.parametrize("place", ["old", "old/inside", ".", "full", "file"])
def test_a_place_that_cannot_take_it_is_refused(place: str, old: Store, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.tex").write_bytes(b"mine")
    (tmp_path / "file").write_bytes(b"mine")
    before = contents(old.root)
    with pytest.raises(StoreTargetError):
        move(old, tmp_path / place)
    assert contents(old.root) == before
    assert (tmp_path / "full" / "thesis.tex").read_bytes() == b"mine"


def test_files_of_the_person_in_the_old_folder_stay(old: Store, tmp_path: Path) -> None:
    (old.root / "notes.txt").write_bytes(b"mine")
    moved = move(old, tmp_path / "new")
    assert not moved.cleared
    assert os.listdir(old.root) == ["notes.txt"]


def test_damage_goes_along_as_it_is(old: Store, elsewhere: Path) -> None:
    blob = old.root / "blobs" / "sha256" / digest_of(LAYERS[0]).hex
    blob.chmod(0o644)
    blob.write_bytes(b"x" * len(LAYERS[0]))
    moved = move(old, elsewhere / "new")
    problems = Store.open(moved.root, wait=0.5, now=time.time).verify().problems
    assert [each.subject for each in problems] == [str(digest_of(LAYERS[0]))]


def test_what_a_killed_move_left_of_the_old_store_can_be_taken_away(old: Store, elsewhere: Path) -> None:
    before = contents(old.root)
    shutil.copytree(old.root, elsewhere / "copy")
    moved = move(old, elsewhere / "new")
    assert remains(moved.root, take=False) == ()
    # As a kill leaves it: the new one adopted and marked, the old one no store any more, with half of its blobs.
    (elsewhere / "copy").rename(elsewhere / "old")
    (moved.root / "moved-from").write_text(json.dumps(str(elsewhere / "old")), "utf-8")
    assert remains(moved.root, take=True) == (), "a folder that is a store still may be in use"
    (elsewhere / "old" / "version").unlink()
    (elsewhere / "old" / "mine.txt").write_bytes(b"mine")
    listed = remains(moved.root, take=False)
    assert sum(each.size for each in listed) >= sum(map(len, before[0].values()))
    assert remains(moved.root, take=True) == listed
    assert os.listdir(elsewhere / "old") == ["mine.txt"]
    assert contents(moved.root) == before
    assert "moved-from" not in os.listdir(moved.root)


MOVER = """
import sys, time
from pathlib import Path
from kitstudio.base.control import Control
from kitstudio.store.opening import open_core
from kitstudio.store.relocate import relocate
old, new, setting = map(Path, sys.argv[1:])
def adopt(place):
    draft = setting.with_suffix(".new")
    draft.write_text(str(place), "utf-8")
    draft.rename(setting)
relocate(open_core(old, wait=5, now=time.time, create=False), new, adopt, Control())
"""
CHANGING = "mkdir,mkdirat,rename,renameat,link,linkat,unlink,unlinkat,rmdir,write,fsync,fchmod,ftruncate,flock"
MOST = 3  # kills at one kind of call, evenly over all there are


class Mover:
    """Moves of one store in processes that strace kills."""

    def __init__(self, around: Path) -> None:
        self.setting, self._log = around / "setting", around / "calls"

    def run(self, old: Path, new: Path, kill: str = "") -> int:
        """The exit code of a move from `old` to `new`, killed at `CALL:NUMBER` when asked to."""
        call, _, number = kill.partition(":")
        self.setting.write_text(str(old), "utf-8")
        inject = ["-e", f"inject={call}:signal=KILL:when={number}"] if kill else []
        # Without --seccomp-bpf, which makes strace 6.1 forget to send the signal.
        words: list[str | Path] = ["strace", "-f", "-qq", "-o", self._log, "-e", f"trace={CHANGING}", *inject]
        words += [sys.executable, "-B", "-c", MOVER, old, new, self.setting]
        done = subprocess.run(words, cwd=ROOT, capture_output=True, check=False)
        assert b"Traceback" not in done.stderr, done.stderr
        return done.returncode

    def points(self) -> Iterator[str]:
        """Where the run before can be killed."""
        counts = Counter(re.findall(r"^\d+ +(\w+)\(", self._log.read_text("utf-8"), re.MULTILINE))
        for call, count in counts.items():
            yield from (
                f"{call}:{number}" for number in sorted({1 + at * (count - 1) // MOST for at in range(MOST + 1)})
            )


@pytest.mark.slow
@pytest.mark.tool("strace")
@pytest.mark.parametrize("far", [True, False], ids=["copied", "linked"])
def test_a_move_killed_at_any_call_loses_nothing_and_can_be_gone_on_with(
    far: bool, old: Store, elsewhere: Path, tmp_path: Path
) -> None:
    before, mover = contents(old.root), Mover(tmp_path)
    shutil.copytree(old.root, tmp_path / "kept")
    start, end = tmp_path / "old", (elsewhere if far else tmp_path) / "new"
    assert mover.run(start, end) == 0
    used = set()
    for point in list(mover.points()):
        for place in (start, end):
            shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(tmp_path / "kept", start)
        assert mover.run(start, end, point) != 0, point
        place = Path(mover.setting.read_text("utf-8"))
        used.add(place)
        assert contents(place) == before, point
        if place == start:
            assert mover.run(start, end) == 0, point
        remains(end, take=True)
        assert contents(end) == before, point
        assert not start.exists(), point
        assert "moved-from" not in os.listdir(end) or place == end, point
    assert used == {start, end}
