"""Files are whole or absent, keep their mode, and what dead writers left is swept."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import struct
import threading
from pathlib import Path

import pytest

from kitstudio.base.durable import create_file, make_folders, replace_file, sync_folder
from kitstudio.base.own_names import EXPORT, UNPACK, WRITE, is_own
from tests.support.tools import lack

_LEFT = ".kitstudio-write-0123456789abcdef"


def test_a_new_file_has_the_mode_the_umask_leaves(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        replace_file(tmp_path / "new", b"content", mode=0o644)
    finally:
        os.umask(before)
    assert (tmp_path / "new").read_bytes() == b"content"
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


def test_a_file_that_is_replaced_keeps_its_mode_and_the_link_to_it(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "real").chmod(0o606)
    (tmp_path / "link").symlink_to("real")
    replace_file(tmp_path / "link", b"new", mode=0o644, follow_links=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "real").stat().st_mode) == 0o606


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    """A file of somebody else's group that bears a note."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    os.chown(path, 1000, 1001)
    path.chmod(0o664)
    try:
        os.setxattr(path, "user.note", b"mine")
    except OSError:
        lack("needs a file system with attributes")
    return path


@pytest.mark.root
def test_a_file_of_a_persons_keeps_owner_group_and_attributes(noted: Path) -> None:
    replace_file(noted, b"new", mode=0o600, as_before=True)
    now = noted.stat()
    assert noted.read_bytes() == b"new"
    assert (now.st_uid, now.st_gid, stat.S_IMODE(now.st_mode)) == (1000, 1001, 0o664)
    assert os.getxattr(noted, "user.note") == b"mine"


@pytest.mark.root
def test_another_file_becomes_that_of_who_writes_it(noted: Path) -> None:
    replace_file(noted, b"new", mode=0o600)
    now = noted.stat()
    assert (now.st_uid, now.st_gid, stat.S_IMODE(now.st_mode)) == (os.geteuid(), os.getegid(), 0o664)
    assert os.listxattr(noted) == []


@pytest.mark.root
def test_a_group_is_kept_when_the_owner_cannot_be(noted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fchown = os.fchown

    def refuse(descriptor: int, owner: int, group: int) -> None:
        if owner != -1:
            raise PermissionError(1, "Operation not permitted")
        fchown(descriptor, owner, group)

    monkeypatch.setattr(os, "fchown", refuse)
    noted.chmod(0o4664)
    replace_file(noted, b"new", mode=0o600, as_before=True)
    now = noted.stat()
    assert (now.st_uid, now.st_gid, stat.S_IMODE(now.st_mode)) == (0, 1001, 0o664)


@pytest.mark.root
@pytest.mark.parametrize(("mode", "kept"), [(0o660, 0o600), (0o664, 0o644), (0o2750, 0o700), (0o606, 0o600)])
def test_no_other_group_gets_what_a_group_had(
    noted: Path, monkeypatch: pytest.MonkeyPatch, mode: int, kept: int
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "fchown", refuse)
    monkeypatch.setattr(os, "setxattr", refuse)
    noted.chmod(mode)
    replace_file(noted, b"new", mode=0o644, as_before=True)
    now = noted.stat()
    assert noted.read_bytes() == b"new"
    assert (now.st_gid, stat.S_IMODE(now.st_mode)) == (os.getegid(), kept)


@pytest.mark.root
def test_whom_else_a_file_was_open_to_stays_so(noted: Path) -> None:
    """User 1002 may read and write, the group only read."""
    entries = (1, 6, -1), (2, 6, 1002), (4, 4, -1), (16, 6, -1), (32, 0, -1)
    rules = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *each) for each in entries)
    try:
        os.setxattr(noted, "system.posix_acl_access", rules)
    except OSError:
        lack("needs a file system with access lists")
    replace_file(noted, b"new", mode=0o600, as_before=True)
    assert os.getxattr(noted, "system.posix_acl_access") == rules
    assert os.getxattr(noted, "user.note") == b"mine"


@pytest.mark.parametrize("target", ["real", "nowhere"])
def test_a_link_is_not_written_through_unasked(tmp_path: Path, target: str) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(target)
    replace_file(tmp_path / "link", b"new", mode=0o600)
    assert not (tmp_path / "link").is_symlink()
    assert (tmp_path / "link").read_bytes() == b"new"
    assert (tmp_path / "real").read_bytes() == b"old"
    assert sorted(os.listdir(tmp_path)) == ["link", "real"]


def test_creating_leaves_a_file_that_is_there(tmp_path: Path) -> None:
    create_file(tmp_path / "file", b"first", mode=0o644)
    with pytest.raises(FileExistsError):
        create_file(tmp_path / "file", b"second", mode=0o644)
    assert (tmp_path / "file").read_bytes() == b"first"
    assert os.listdir(tmp_path) == ["file"]


def test_creating_works_where_there_are_no_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    create_file(tmp_path / "file", b"first", mode=0o644)
    with pytest.raises(FileExistsError):
        create_file(tmp_path / "file", b"second", mode=0o644)
    assert (tmp_path / "file").read_bytes() == b"first"
    assert os.listdir(tmp_path) == ["file"]


def test_what_a_killed_writer_left_is_swept_and_a_living_ones_is_not(tmp_path: Path) -> None:
    (tmp_path / _LEFT).write_bytes(b"half")
    (tmp_path / ".kitstudio-write-mine").write_bytes(b"not ours")
    living = tmp_path / _LEFT.replace("0", "f")
    with living.open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        replace_file(tmp_path / "file", b"content", mode=0o644)
    assert sorted(os.listdir(tmp_path)) == sorted([".kitstudio-write-mine", living.name, "file"])


def test_a_failed_write_leaves_the_old_content_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output error"):
        replace_file(tmp_path / "file", b"new", mode=0o644)
    assert os.listdir(tmp_path) == ["file"]
    assert (tmp_path / "file").read_bytes() == b"old"


def _folders_refuse(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    fsync = os.fsync

    def refuse(fd: int) -> None:
        if stat.S_ISDIR(os.fstat(fd).st_mode):
            raise OSError(number, os.strerror(number))
        fsync(fd)

    monkeypatch.setattr(os, "fsync", refuse)


def test_a_new_file_whose_folder_cannot_be_synced_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _folders_refuse(monkeypatch, errno.EIO)
    with pytest.raises(OSError, match="Input/output error"):
        create_file(tmp_path / "file", b"new", mode=0o644)
    assert os.listdir(tmp_path) == []


def test_a_file_system_that_knows_no_sync_of_folders_and_no_locks_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    _folders_refuse(monkeypatch, errno.EINVAL)
    monkeypatch.setattr(fcntl, "flock", no_locks)
    make_folders(tmp_path / "new")
    create_file(tmp_path / "new" / "file", b"first", mode=0o644)
    replace_file(tmp_path / "new" / "file", b"second", mode=0o644)
    assert (tmp_path / "new" / "file").read_bytes() == b"second"
    (tmp_path / _LEFT).write_bytes(b"of a writer that may live")
    create_file(tmp_path / "file", b"third", mode=0o644)
    assert (tmp_path / _LEFT).exists()
    with pytest.raises(OSError, match="Invalid argument"):
        sync_folder(tmp_path)


def test_folders_are_made_down_to_the_last(tmp_path: Path) -> None:
    make_folders(tmp_path / "a" / "b" / "c")
    make_folders(tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b" / "c").is_dir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="File exists"):
        make_folders(tmp_path / "file")


def test_folders_of_a_killed_maker_are_made_durable_before_they_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda fd: synced.append(os.readlink(f"/proc/self/fd/{fd}")))
    (tmp_path / "a").mkdir()
    make_folders(tmp_path / "a" / "b", mode=0o700)
    assert synced == [str(tmp_path), str(tmp_path / "a")]
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700
    make_folders(tmp_path / "a")
    assert len(synced) == 2


def test_our_own_drafts_are_known_by_name() -> None:
    assert is_own(_LEFT)
    assert is_own(_LEFT, WRITE)
    assert not is_own(_LEFT, EXPORT, UNPACK)
    assert not is_own(".kitstudio-write-mine")


def test_writers_in_one_folder_do_not_take_each_other_for_dead(tmp_path: Path) -> None:
    failures: list[OSError] = []

    def write(name: str) -> None:
        try:
            for number in range(300):
                replace_file(tmp_path / name, b"%d" % number, mode=0o644)
        except OSError as error:
            failures.append(error)

    writers = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    assert sorted(os.listdir(tmp_path)) == ["a", "b", "c"]
