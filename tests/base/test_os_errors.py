"""Errors of the file system: each kind has its own words, with the figures a person needs."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
from pathlib import Path

import pytest

from kitstudio.base.os_errors import (
    FileSystemError,
    NoMoreFilesError,
    NoRoomError,
    What,
    converted,
    os_error,
    require_room,
    what_is,
)
from tests.support.tools import lack


def said(number: int, path: Path, needed: int = 0) -> tuple[str, dict[str, object], str]:
    error = os_error(OSError(number, os.strerror(number)), "Writing", path, needed)
    assert error.exit_code == 10
    return error.code, dict(error.facts), error.summary


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "KS-DISK-FULL"), (errno.EDQUOT, "KS-QUOTA")])
def test_a_full_disk_and_a_quota_say_what_was_needed_and_what_is_free(tmp_path: Path, number: int, code: str) -> None:
    found, facts, sentence = said(number, tmp_path / "not-there", 123_456)
    assert (found, facts["needed"], facts["path"]) == (code, 123_456, str(tmp_path / "not-there"))
    assert isinstance(facts["free"], int)
    assert "123456 bytes were needed" in sentence
    assert f"{facts['free']} bytes" in sentence


def test_where_nothing_is_known_at_least_a_block_was_needed(tmp_path: Path) -> None:
    _, facts, _ = said(errno.ENOSPC, tmp_path)
    assert facts["needed"] == os.statvfs(tmp_path).f_frsize


def test_a_limit_on_files_is_no_full_disk(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, before[1]))
    try:
        code, facts, sentence = said(errno.EFBIG, tmp_path / "large")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (code, facts["limit"]) == ("KS-FILE-LIMIT", 1 << 20)
    assert "1048576" in sentence
    assert said(errno.EFBIG, tmp_path / "large")[1]["limit"] != 1 << 20


@pytest.mark.root
def test_a_disk_with_room_but_no_name_left_says_so(tmp_path: Path) -> None:
    disk = tmp_path / "few"
    disk.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=4m,nr_inodes=4", "none", str(disk)]
    if subprocess.run(words, check=False, capture_output=True).returncode:
        lack("mounting is not allowed here: run as real root, in a container with --privileged")
    try:
        for number in range(3):
            (disk / f"{number}").touch()
        with pytest.raises(NoMoreFilesError, match="no more files"), converted("Writing", disk):
            (disk / "one more").touch()
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def test_room_is_asked_for_with_figures(tmp_path: Path) -> None:
    require_room(tmp_path, 1, "Packing")
    with pytest.raises(NoRoomError) as caught:
        require_room(tmp_path, 1 << 62, "Packing")
    assert caught.value.facts["needed"] == 1 << 62
    assert str(caught.value.facts["free"]) in caught.value.summary


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENAMETOOLONG, errno.ESTALE, errno.ENOTCONN, errno.EIO])
def test_where_nobody_can_look_nothing_is_said_to_be_missing(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, **_: object) -> os.stat_result:
        raise OSError(number, os.strerror(number), path)

    monkeypatch.setattr(os, "stat", refuse)
    with pytest.raises(FileSystemError) as caught:
        what_is("there/model")
    assert caught.value.facts["path"] == "there/model"


def test_what_stands_at_a_path(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "nowhere").symlink_to("gone")
    (tmp_path / "circle").symlink_to("circle")
    os.mkfifo(tmp_path / "pipe")
    found = {
        name: what_is(tmp_path / name) for name in ("file", "link", "nowhere", "circle", "pipe", "file/below", "\0")
    }
    assert found == {
        "file": What.FILE,
        "link": What.FOLDER,
        "nowhere": What.NOTHING,
        "circle": What.OTHER,
        "pipe": What.OTHER,
        "file/below": What.NOTHING,
        "\0": What.NOTHING,
    }
    assert what_is(tmp_path / "nowhere", follow_links=False) is What.OTHER
