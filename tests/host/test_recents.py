"""What was opened last is remembered by name only, bounded, and survives damage."""

from __future__ import annotations

import json
import os
import stat
import threading
from pathlib import Path

import pytest

from kitstudio.base.os_errors import FileSystemError
from kitstudio.host.recents import MOST, RecentKind, Recents

FOLDER, KIT = RecentKind.FOLDER, RecentKind.KIT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "recent.json"


@pytest.fixture
def recents(path: Path) -> Recents:
    return Recents(path)


def names(recents: Recents) -> list[str]:
    return [each.name for each in recents.all()]


def test_the_newest_is_first_and_nothing_is_there_twice(recents: Recents, path: Path) -> None:
    assert recents.all() == ()
    recents.remember(FOLDER, "/a", 1)
    recents.remember(KIT, "demo:v1", 2)
    recents.remember(FOLDER, "/a", 3)
    again = Recents(path).all()
    assert [(each.kind, each.name, each.opened) for each in again] == [(FOLDER, "/a", 3), (KIT, "demo:v1", 2)]


def test_a_kit_and_a_folder_of_one_name_are_two(recents: Recents) -> None:
    recents.remember(FOLDER, "demo", 1)
    recents.remember(KIT, "demo", 2)
    assert len(recents.all()) == 2
    assert [each.kind for each in recents.forget([(KIT, "demo")])] == [FOLDER]


def test_it_does_not_grow_without_end(recents: Recents) -> None:
    for number in range(MOST + 7):
        recents.remember(FOLDER, f"/{number}", number)
    assert len(recents.all()) == MOST
    assert names(recents)[0] == f"/{MOST + 6}"


def test_a_folder_that_moved_keeps_its_place_and_takes_that_of_another(recents: Recents) -> None:
    for number, name in enumerate(("/new", "/old", "/top")):
        recents.remember(FOLDER, name, number)
    recents.move("/old", "/new")
    assert names(recents) == ["/top", "/new"]


def test_all_of_it_is_forgotten_when_that_is_wanted(recents: Recents, path: Path) -> None:
    recents.remember(FOLDER, "/secret/project", 1)
    assert recents.clear() == ()
    assert b"secret" not in path.read_bytes()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"schema": "other/1", "items": [1]}', b"\xff\xfe", b"[" * 99999]
)
def test_a_damaged_file_is_an_empty_list_and_is_written_anew(recents: Recents, path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert recents.all() == ()
    recents.remember(FOLDER, "/a", 1)
    assert names(recents) == ["/a"]


def test_names_that_are_no_text_are_kept(recents: Recents) -> None:
    odd = os.fsdecode(b"/odd/\xff\xfename")
    recents.remember(FOLDER, odd, 1)
    assert names(recents) == [odd]


def test_only_the_person_can_read_it_and_only_names_are_in_it(recents: Recents, path: Path) -> None:
    recents.remember(FOLDER, "/a", 1)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert json.loads(path.read_bytes())["items"] == [{"kind": "folder", "name": "/a", "opened": 1}]


def test_threads_do_not_lose_each_others(recents: Recents) -> None:
    threads = [threading.Thread(target=recents.remember, args=(FOLDER, f"/{number}", number)) for number in range(16)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(names(recents)) == sorted(f"/{number}" for number in range(16))


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file in the place of the folder")
    with pytest.raises(FileSystemError):
        Recents(tmp_path / "state" / "recent.json").remember(FOLDER, "/a", 1)


def test_a_time_that_no_clock_wrote_is_bounded(recents: Recents, path: Path) -> None:
    items = [{"kind": "folder", "name": str(opened), "opened": opened} for opened in (10**30, -(10**30), 5)]
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"schema": "kitstudio.recent/1", "items": items}))
    assert [each.opened for each in recents.all()] == [1 << 40, 0, 5]
