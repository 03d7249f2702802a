"""Reading the Kitfile and `.kitignore` a person names: whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.operations.check import check
from kitstudio.operations.draft import open_draft
from kitstudio.operations.folder_listing import list_folder
from kitstudio.operations.init import propose_kitfile
from kitstudio.operations.packing.kitfile_source import (
    KitfileTooLargeError,
    LinkedAwayError,
    NotAFileError,
    read_bounded,
    read_own,
)
from kitstudio.operations.packing.plan import read_ignore


def test_a_pipe_is_refused_because_half_a_kitfile_may_be_a_whole_one() -> None:
    reader, writer = os.pipe()
    try:
        os.write(writer, b"manifestVersion: 1.0.0\npackage:\n  name: half\n")
        with pytest.raises(NotAFileError):
            read_bounded(Path(f"/dev/fd/{reader}"), limits.KITFILE)
    finally:
        os.close(reader)
        os.close(writer)


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_a_kitignore_that_is_no_file_is_refused_rather_than_taken_for_none(make: object, tmp_path: Path) -> None:
    assert callable(make)
    make(tmp_path / ".kitignore")
    with pytest.raises(NotAFileError):
        read_ignore(tmp_path)


def test_a_file_longer_than_its_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Kitfile").write_bytes(b"#" * 11)
    assert len(read_bounded(tmp_path / "Kitfile", 11)) == 11
    with pytest.raises(KitfileTooLargeError):
        read_bounded(tmp_path / "Kitfile", 10)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    (made / "data").mkdir(parents=True)
    (made / "data" / "real").write_text("manifestVersion: 1.0.0\ndocs: [{path: data}]\n")
    (tmp_path / "secret").write_text("manifestVersion: 1.0.0\npackage: {name: secret}\ndocs: [{path: data}]\n")
    return made


@pytest.mark.parametrize("name", ["Kitfile", "kitfile", ".kitfile", ".kitignore"])
def test_a_kitfile_that_is_a_link_is_followed_inside_its_folder_only(name: str, folder: Path) -> None:
    (folder / name).symlink_to("data/real")
    assert read_own(folder, name, limits.KITFILE) == (folder / "data" / "real").read_bytes()
    for target in ("../secret", "../folder/../secret", "/proc/self/environ", "/etc/passwd"):
        (folder / name).unlink()
        (folder / name).symlink_to(target)
        with pytest.raises(LinkedAwayError, match=name) as refused:
            read_own(folder, name, limits.KITFILE)
        assert refused.value.facts["target"] == os.path.realpath(folder / name)
    (folder / name).unlink()
    (folder / name).symlink_to(name)
    with pytest.raises(NotAFileError):
        read_own(folder, name, limits.KITFILE)


def test_nothing_reads_what_a_hostile_kitfile_links_to(folder: Path) -> None:
    (folder / "Kitfile").symlink_to("../secret")
    for look in (check, open_draft):
        with pytest.raises(LinkedAwayError):
            look(folder, Control())
    (folder / "Kitfile").unlink()
    (folder / ".kitignore").symlink_to("../secret")
    with pytest.raises(LinkedAwayError):
        propose_kitfile(folder, control=Control())
    with pytest.raises(LinkedAwayError):
        read_ignore(folder)


def test_a_kitfile_in_a_snapshot_of_the_hub_is_a_link_into_its_blobs(tmp_path: Path) -> None:
    cache = tmp_path / "models--a--b"
    snapshot = cache / "snapshots" / ("a" * 40)
    snapshot.mkdir(parents=True)
    (cache / "blobs").mkdir()
    (cache / "blobs" / "1").write_bytes(b"whole")
    (snapshot / "Kitfile").symlink_to("../../blobs/1")
    assert read_own(snapshot, "Kitfile", limits.KITFILE) == b"whole"


def test_what_took_the_place_of_a_listed_file_is_not_read_for_a_proposal(folder: Path, tmp_path: Path) -> None:
    (folder / "README.md").write_text("# mine\n")
    listing = list_folder(folder, Control())
    (folder / "README.md").unlink()
    (folder / "README.md").symlink_to("../secret")
    (folder / "data").rename(folder / "moved")
    (folder / "data").symlink_to(tmp_path)
    assert listing.read("README.md", 100) == b""
    assert listing.read("data/secret", 100) == b""
    assert listing.read("moved/real", 8) == b"manifest"
