"""Edits that outlive the program: kept apart, whole, offered once their program is gone, and never to be confused."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.operations import recovery, recovery_place
from kitstudio.operations.recovery import left_behind, set_unreadable_aside
from kitstudio.operations.recovery_place import LONGEST, DraftTooLongError, Kept, RecoveryPlace

SAVED = "manifestVersion: 1.0.0\npackage:\n  name: one\n"
TEXT = SAVED.replace("one", "two \udcff é")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    folder = tmp_path / "draft"
    folder.mkdir()
    (folder / "Kitfile").write_text(SAVED)
    return folder


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state" / "recovery"


def place(state: Path) -> RecoveryPlace:
    return RecoveryPlace(state, lambda: 1000.5)


def killed(state: Path, *folders: Path, text: str = TEXT) -> None:
    """Another program that keeps edits of these folders and is killed."""
    code = (
        "import sys, os, signal\nfrom pathlib import Path\n"
        "from kitstudio.operations.recovery_place import Kept, RecoveryPlace\n"
        "place = RecoveryPlace(Path(sys.argv[1]), lambda: float(len(sys.argv)))\n"
        "for name in sys.argv[3:]:\n"
        f"    place.keep(Kept(Path(name), sys.argv[2], {SAVED!r}, True), place.order())\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(state), text, *map(str, folders)], check=False)
    assert ran.returncode == -signal.SIGKILL


def test_what_a_killed_program_kept_is_there_whole(state: Path, draft: Path) -> None:
    killed(state, draft)
    [found] = left_behind(place(state), Control())
    assert found.kept == Kept(draft, TEXT, SAVED, was_file=True, at=4.0)
    assert (found.folder_there, found.disk, found.disk_moved) == (True, SAVED, False)
    assert [path.name for path in draft.iterdir()] == ["Kitfile"]  # nothing is written into the folder


def test_the_values_that_differ_are_told(state: Path, draft: Path) -> None:
    killed(state, draft, text=SAVED.replace("one", "two"))
    (draft / "Kitfile").write_text(SAVED + "  version: 1\n")
    [found] = left_behind(place(state), Control())
    assert found.disk_moved
    assert [(each.name, each.before, each.after) for each in found.changes or ()] == [
        ("package.name", "one", "two"),
        ("package.version", "1", None),
    ]


def test_what_a_living_program_keeps_is_its_own(state: Path, draft: Path) -> None:
    living, other = place(state), place(state)
    living.keep(Kept(draft, TEXT, SAVED, was_file=True), living.order())
    assert left_behind(living, Control()) == left_behind(other, Control()) == ()
    living.close()
    [found] = left_behind(other, Control())
    assert found.kept.at == 1000.5


def test_only_the_owner_can_read_it(state: Path, draft: Path) -> None:
    living = place(state)
    living.keep(Kept(draft, TEXT, SAVED, was_file=True), living.order())
    modes = {stat.S_IMODE(path.stat().st_mode) for path in state.iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE(state.stat().st_mode) == 0o700


def test_a_later_text_takes_the_place_of_an_earlier_one(state: Path, draft: Path) -> None:
    living = place(state)
    for text in ("a: 1\n", "a: 2\n"):
        living.keep(Kept(draft, text, SAVED, was_file=True), living.order())
    living.close()
    assert [each.kept.text for each in left_behind(place(state), Control())] == ["a: 2\n"]


def test_an_earlier_text_whose_thread_comes_late_does_not_take_the_place_of_a_later_one(
    state: Path, draft: Path
) -> None:
    living = place(state)
    early, late = living.order(), living.order()
    living.keep(Kept(draft, "a: 2\n", SAVED, was_file=True), late)  # the program is about to end
    living.keep(Kept(draft, "a: 1\n", SAVED, was_file=True), early)
    living.close()
    assert [each.kept.text for each in left_behind(place(state), Control())] == ["a: 2\n"]


def test_two_names_of_one_folder_do_not_take_each_others_edits(state: Path, draft: Path, tmp_path: Path) -> None:
    link, round_about = tmp_path / "link", draft / ".." / "draft"
    link.symlink_to(draft)
    living = place(state)
    for at, name in enumerate((draft, link, round_about)):
        living.keep(Kept(name, f"a: {at}\n", SAVED, was_file=True), living.order())
    living.forget(link)
    living.sweep()
    living.close()
    found = left_behind(place(state), Control(), folder=link)
    assert {(each.kept.folder, each.kept.text) for each in found} == {(draft, "a: 0\n"), (round_about, "a: 2\n")}


def test_what_is_kept_anew_while_it_is_swept_away_stays(
    state: Path, draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    living = place(state)
    others = [tmp_path / name for name in "ab"]
    for folder in (*others, draft):
        living.keep(Kept(folder, "a: 1\n", SAVED, was_file=True), living.order())
        living.forget(folder)
    keeping = threading.Thread(
        target=lambda: living.keep(Kept(draft, "a: 2\n", SAVED, was_file=True), living.order()), daemon=True
    )
    unlink = recovery_place._unlink

    def unlink_slowly(path: Path) -> None:
        """The draft is kept anew before the first of them went; it waits for all of them, else it is done by then."""
        if keeping.ident is None:
            keeping.start()
            keeping.join(0.5)
        unlink(path)

    monkeypatch.setattr(recovery_place, "_unlink", unlink_slowly)
    living.sweep()
    keeping.join(60)
    living.close()
    assert [each.kept.text for each in left_behind(place(state), Control())] == ["a: 2\n"]


def test_what_was_saved_or_discarded_is_forgotten_however_late_its_keeping_comes(state: Path, draft: Path) -> None:
    living = place(state)
    living.keep(Kept(draft, "a: 1\n", SAVED, was_file=True), living.order())
    late = living.order()
    living.forget(draft)
    living.keep(Kept(draft, "a: 2\n", SAVED, was_file=True), late)
    living.sweep()
    assert not list(state.glob("draft-*"))
    living.keep(Kept(draft, "a: 3\n", SAVED, was_file=True), living.order())
    living.sweep()
    assert len(list(state.glob("draft-*"))) == 1
    living.forget(draft)
    living.close()
    assert list(state.iterdir()) == []


def test_two_programs_on_one_folder_do_not_overwrite_each_other(state: Path, draft: Path) -> None:
    killed(state, draft, text="a: first\n")
    living = place(state)
    living.keep(Kept(draft, "a: second\n", SAVED, was_file=True), living.order())
    assert [each.kept.text for each in left_behind(living, Control())] == ["a: first\n"]
    living.close()
    assert {each.kept.text for each in left_behind(place(state), Control())} == {"a: first\n", "a: second\n"}


def test_only_what_was_decided_is_removed(state: Path, draft: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    killed(state, draft, other)
    here = place(state)
    one, two = left_behind(here, Control())
    assert [each.kept.folder for each in left_behind(here, Control(), folder=other)] == [other]
    here.remove((one.name, "../draft-" + "0" * 32, "session-nobody"))
    assert left_behind(here, Control()) == (two,)
    here.remove((two.name,))
    assert list(state.iterdir()) == []


def test_a_folder_that_is_gone_does_not_take_the_edits_with_it(state: Path, draft: Path) -> None:
    killed(state, draft)
    (draft / "Kitfile").unlink()
    draft.rmdir()
    [found] = left_behind(place(state), Control())
    assert (found.folder_there, found.disk, found.disk_moved, found.kept.text) == (False, None, True, TEXT)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"form": 2}', b'{"form": 1, "folder": 3}', b"\xff", b"[" * 100_000]
)
def test_a_file_that_is_none_of_ours_is_passed_over(state: Path, draft: Path, content: bytes) -> None:
    killed(state, draft)
    (state / f"draft-{'0' * 32}-{'0' * 16}.json").write_bytes(content)
    os.symlink("/etc/passwd", state / f"draft-{'1' * 32}-{'0' * 16}.json")
    assert [each.kept.folder for each in left_behind(place(state), Control())] == [draft]


def test_a_long_text_is_refused_and_old_ones_go(
    state: Path, draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    living = place(state)
    with pytest.raises(DraftTooLongError):
        living.keep(Kept(draft, "x" * (LONGEST + 1), SAVED, was_file=True), living.order())
    monkeypatch.setattr(recovery, "MOST", 2)
    for name in "abc":
        killed(state, *[tmp_path / name] * len(name), *[draft] * "abc".index(name))
    assert len(left_behind(place(state), Control())) == 2
    assert len(list(state.glob("draft-*.json"))) == 2


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, draft: Path) -> None:
    (tmp_path / "file").write_text("")
    living = RecoveryPlace(tmp_path / "file" / "recovery", lambda: 0.0)
    with pytest.raises(KitStudioError):
        living.keep(Kept(draft, TEXT, SAVED, was_file=True), living.order())
    assert left_behind(living, Control()) == ()


HOSTILE = {
    "a time of four hundred digits": '"at": 1' + "0" * 400,
    "a time that is no number": '"at": NaN',
    "a time without an end": '"at": Infinity',
    "half a letter": '"at": 1, "text": "\\ud800"',
    "half a letter in the folder": '"at": 1, "folder": "/\\ud800"',
    "half a letter in the rules": '"at": 1, "ignore": "\\udfff"',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_nobody_could_have_kept_hides_no_other(state: Path, draft: Path, name: str) -> None:
    killed(state, draft)
    whole = f'"form": 1, "folder": "/a", "text": "", "saved": "", "wasFile": true, "ignore": null, {HOSTILE[name]}'
    (state / f"draft-{'0' * 32}-{1:016x}.json").write_text(f"{{{whole}}}")
    assert [each.kept.folder for each in left_behind(place(state), Control())] == [draft]
    assert len(list(state.glob("draft-*"))) == 2  # nothing is thrown away either


def test_a_folder_whose_name_is_too_long_hides_no_other(state: Path, draft: Path) -> None:
    killed(state, draft)
    killed(state, Path("/" + "a" * 300))
    found = left_behind(place(state), Control())
    assert sorted(each.folder_there for each in found) == [False, True]


def test_a_file_that_holds_no_edits_is_told_of_once_and_keeps_its_bytes(state: Path, draft: Path) -> None:
    killed(state, draft)
    [name] = place(state).names()
    other = f"draft-{'0' * 32}-{'0' * 16}.json"
    (state / other).write_bytes(b'{"form": 7}')
    found = set_unreadable_aside(place(state), Control())
    assert found == (state / f"unread-{other}",)
    assert found[0].read_bytes() == b'{"form": 7}'
    assert set_unreadable_aside(place(state), Control()) == ()
    assert place(state).names() == [name]


def test_a_long_text_is_kept_whole(state: Path, draft: Path) -> None:
    text = ('é"\\\udcff\U0001f600\n' * 20_000)[:119_999]
    killed(state, draft, text="x")
    place_ = place(state)
    place_.keep(Kept(draft, text, SAVED, was_file=True), place_.order())
    place_.close()
    assert text in [each.kept.text for each in left_behind(place(state), Control())]


def test_rules_are_kept_with_those_they_were_edited_from(state: Path, draft: Path) -> None:
    place_ = place(state)
    place_.keep(Kept(draft, TEXT, SAVED, was_file=True, ignore="b\n", ignore_base="a\n"), place_.order())
    place_.close()
    [found] = left_behind(place(state), Control())
    assert (found.kept.ignore, found.kept.ignore_base) == ("b\n", "a\n")


def test_edits_that_an_earlier_release_kept_are_read(state: Path, draft: Path) -> None:
    """It did not keep the rules they were edited from."""
    killed(state, draft)
    [path] = state.glob("draft-*")
    written = json.loads(path.read_bytes())
    del written["ignoreBase"]
    path.write_text(json.dumps({**written, "ignore": "b\n"}))
    [found] = left_behind(place(state), Control())
    assert (found.kept.text, found.kept.ignore, found.kept.ignore_base) == (TEXT, "b\n", None)


def test_comments_that_differ_count_as_edits(state: Path, draft: Path) -> None:
    (draft / "Kitfile").write_text(SAVED + "# a\n# b\n")
    killed(state, draft, text=SAVED.replace("one", "'two # 2' # c") + "# a\n# d\n")
    [found] = left_behind(place(state), Control())
    assert (len(found.changes or ()), found.comments, found.edits) == (1, 2, 3)
