"""Files copied into a folder: to its top, whole or not at all, never over anything."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kitstudio.base.control import Advanced, CancelToken, Control, Event
from kitstudio.base.errors import OperationCancelledError
from kitstudio.operations.bring_in import InTheWayError, NothingToCopyError, bring_in, sort_out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "kit"
    (made / "data").mkdir(parents=True)
    (made / "data/a.csv").write_bytes(b"mine")
    return made


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    made = tmp_path / "elsewhere"
    (made / "deep/er").mkdir(parents=True)
    (made / "b.csv").write_bytes(b"b" * 3_000_000)
    (made / "deep/er/c.txt").write_bytes(b"c")
    (made / "deep/link").symlink_to("er/c.txt")
    os.chmod(made / "b.csv", 0o640)
    return made


def test_what_lies_inside_is_told_from_what_lies_outside_and_taken_names_are_named(
    folder: Path, outside: Path, control: Control
) -> None:
    (folder / "b.csv").touch()
    link = folder.parent / "same"
    link.symlink_to(folder)
    found = sort_out(
        folder, [folder / "data/a.csv", link / "data", outside / "b.csv", outside / "deep", folder], control
    )
    assert found.inside == ("data/a.csv", "data")
    assert found.outside == (outside / "b.csv", outside / "deep")
    assert found.taken == ("b.csv",)


def test_files_and_folders_are_copied_whole_without_links_and_the_originals_stay(folder: Path, outside: Path) -> None:
    seen: list[Event] = []
    assert bring_in(folder, [outside / "b.csv", outside / "deep"], Control(seen.append)) == ("b.csv", "deep")
    assert (folder / "b.csv").read_bytes() == b"b" * 3_000_000
    assert (folder / "b.csv").stat().st_mode & 0o777 == 0o640
    assert (folder / "deep/er/c.txt").read_bytes() == b"c"
    assert not os.path.lexists(folder / "deep/link")
    assert (outside / "b.csv").exists()
    assert isinstance(seen[-1], Advanced)
    assert (seen[-1].done, seen[-1].total) == (3_000_001, 3_000_001)


def test_a_taken_name_stops_everything_before_a_byte_is_copied(folder: Path, outside: Path, control: Control) -> None:
    (folder / "deep").write_bytes(b"mine")
    with pytest.raises(InTheWayError, match="deep"):
        bring_in(folder, [outside / "b.csv", outside / "deep"], control)
    assert sorted(os.listdir(folder)) == ["data", "deep"]
    assert (folder / "deep").read_bytes() == b"mine"


def test_two_of_one_name_are_refused(folder: Path, outside: Path, tmp_path: Path, control: Control) -> None:
    (tmp_path / "b.csv").touch()
    with pytest.raises(InTheWayError):
        bring_in(folder, [outside / "b.csv", tmp_path / "b.csv"], control)


def test_a_link_is_not_copied(folder: Path, outside: Path, control: Control) -> None:
    with pytest.raises(NothingToCopyError):
        bring_in(folder, [outside / "deep/link"], control)


def test_a_cancelled_copy_leaves_nothing_behind(folder: Path, outside: Path) -> None:
    token = CancelToken()

    def stop(event: Event) -> None:
        if isinstance(event, Advanced) and event.done > 1_500_000:
            token.cancel()

    with pytest.raises(OperationCancelledError):
        bring_in(folder, [outside / "deep", outside / "b.csv"], Control(stop, token))
    assert sorted(os.listdir(folder)) == ["data"]


def test_whoever_takes_the_name_meanwhile_keeps_it(folder: Path, outside: Path) -> None:
    def take(event: Event) -> None:
        if isinstance(event, Advanced) and not (folder / "b.csv").exists():
            (folder / "b.csv").write_bytes(b"theirs")

    with pytest.raises(InTheWayError):
        bring_in(folder, [outside / "b.csv"], Control(take))
    assert (folder / "b.csv").read_bytes() == b"theirs"
    assert sorted(os.listdir(folder)) == ["b.csv", "data"]
