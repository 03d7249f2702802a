"""From the stage into the destination: all or nothing, whatever is there and whatever happens."""

from __future__ import annotations

import io
import itertools
import json
import os
import shutil
import stat
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import override

from kitstudio.archive.conflicts import Conflict, ConflictKind, conflicts
from kitstudio.archive.recover import InterruptedReleaseError, Outcome, recover
from kitstudio.archive.release import (
    DestinationChangedError,
    Existing,
    Rules,
    WouldOverwriteError,
    release,
)
from kitstudio.archive.stage import Stage
from kitstudio.base.control import CancelToken, Control
from kitstudio.base.errors import ExitCode, KitStudioError, OperationCancelledError
from kitstudio.base.seal import sealed
from tests.support import surroundings
from tests.support import tar_bytes as tar
from tests.support.tools import lack
from tests.support.unpacking import staged, tree, unpack
from tests.support.vectors import VECTORS, materialise, read_json

REPOSITORY = Path(__file__).parents[2]
LAYER = tar.archive(
    tar.folder(b"both"),
    tar.file(b"both/new", b"new"),
    tar.file(b"both/old", b"changed", mode=0o600),
    tar.folder(b"closed", mode=0o500),
    tar.file(b"closed/x", b"x"),
    tar.file(b"fresh", b"fresh"),
    tar.file(b"old", b"changed"),
)
NEW = {
    "both": (0o750, None),
    "both/mine": (0o644, b"mine"),
    "both/new": (0o644, b"new"),
    "both/old": (0o640, b"changed"),
    "closed": (0o500, None),
    "closed/x": (0o644, b"x"),
    "fresh": (0o644, b"fresh"),
    "old": (0o755, b"changed"),
}


def old_folder(place: Path) -> dict[str, tuple[int, bytes | None]]:
    """A destination that meets `LAYER` in a folder and two files; returns what is in it."""
    (place / "both").mkdir(parents=True)
    (place / "both").chmod(0o750)
    for name, mode in (("both/mine", 0o644), ("both/old", 0o640), ("old", 0o755)):
        (place / name).write_bytes(name.rpartition("/")[2].encode())
        (place / name).chmod(mode)
    return tree(place)


def refusal(destination: Path, *layers: bytes, existing: Existing = Existing.REFUSE) -> WouldOverwriteError:
    with pytest.raises(WouldOverwriteError) as caught:
        unpack(destination, *layers, existing=existing)
    return caught.value


def entries(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# -- new and empty destinations


def test_a_new_destination_appears_whole(tmp_path: Path) -> None:
    released = unpack(tmp_path / "out", LAYER)
    assert released.destination == tmp_path / "out"
    assert released.replaced == released.kept == frozenset()
    assert entries(tmp_path) == ["out"]
    assert tree(tmp_path / "out")["closed"] == (0o500, None)


def test_an_empty_destination_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out").chmod(0o1770)
    before = (tmp_path / "out").stat()
    unpack(tmp_path / "out", LAYER)
    after = (tmp_path / "out").stat()
    assert (after.st_mode, after.st_ino != before.st_ino) == (before.st_mode, True)
    assert entries(tmp_path) == ["out"]


def test_an_empty_working_folder_stays_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    inode = os.stat(".").st_ino
    unpack(Path(), LAYER)
    assert os.stat(".").st_ino == inode
    assert sorted(os.listdir(".")) == ["both", "closed", "fresh", "old"]
    assert entries(tmp_path) == ["out"]


def test_an_empty_folder_with_attributes_of_its_own_is_filled_in_place(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    try:
        os.setxattr(tmp_path / "out", "user.note", b"mine")
    except OSError:
        lack("this file system keeps no extended attributes: use another --basetemp")
    unpack(tmp_path / "out", LAYER)
    assert os.getxattr(tmp_path / "out", "user.note") == b"mine"


@pytest.mark.root
@pytest.mark.parametrize("kind", ["tmpfs", "bind"])
def test_a_mount_point_is_filled_in_place(kind: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    source = ["-t", "tmpfs", "none"] if kind == "tmpfs" else ["--bind", str(tmp_path / "elsewhere")]
    if subprocess.run(["mount", *source, str(tmp_path / "out")], check=False, capture_output=True).returncode:
        lack("mounting is not allowed here: run as real root, in a container with --privileged")
    try:
        unpack(tmp_path / "out", LAYER)
        assert entries(tmp_path / "out") == ["both", "closed", "fresh", "old"]
        unpack(tmp_path / "out", tar.archive(tar.file(b"old", b"2")), existing=Existing.OVERWRITE)
        assert (tmp_path / "out/old").read_bytes() == b"2"
        assert entries(tmp_path) == ["elsewhere", "out"]
    finally:
        subprocess.run(["umount", str(tmp_path / "out")], check=True)


@pytest.mark.root
@pytest.mark.parametrize(("option", "code"), [("size=2m", "KS-DISK-FULL"), ("nr_inodes=12", "KS-NO-MORE-FILES")])
def test_a_disk_that_fills_up_is_told_and_left_as_it_was(option: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", option, "none", str(tmp_path / "disk")], check=False).returncode:
        lack("mounting is not allowed here: run as real root, in a container with --privileged")
    try:
        before = old_folder(tmp_path / "disk/out")
        content = tar.archive(*[tar.file(b"f%d" % number, bytes(300_000)) for number in range(20)])
        for destination in ("disk/out", "disk/new"):
            with pytest.raises(KitStudioError) as caught:
                unpack(tmp_path / destination, content)
            assert (caught.value.code, caught.value.exit_code) == (code, ExitCode.FILE_SYSTEM)
            assert tree(tmp_path / "disk/out") == before
            assert entries(tmp_path / "disk") == ["out"]
    finally:
        subprocess.run(["umount", str(tmp_path / "disk")], check=True)


@pytest.mark.root
def test_a_mount_inside_the_destination_is_named(tmp_path: Path) -> None:
    (tmp_path / "out/both").mkdir(parents=True)
    if subprocess.run(["mount", "-t", "tmpfs", "none", str(tmp_path / "out/both")], check=False).returncode:
        lack("mounting is not allowed here: run as real root, in a container with --privileged")
    try:
        with pytest.raises(KitStudioError) as caught:
            unpack(tmp_path / "out", LAYER)
        assert (caught.value.code, caught.value.facts) == ("KS-OTHER-MOUNT", {"path": "both"})
    finally:
        subprocess.run(["umount", str(tmp_path / "out/both")], check=True)
    assert tree(tmp_path) == {"out": (0o755, None), "out/both": (0o755, None)}


def test_a_destination_that_appears_meanwhile_is_not_touched(tmp_path: Path) -> None:
    with Stage(tmp_path / "out") as stage:
        staged(stage, LAYER)
        (tmp_path / "out").mkdir()
        (tmp_path / "out/theirs").write_bytes(b"1")
        with pytest.raises(DestinationChangedError):
            release(stage, Rules(), Control())
    assert tree(tmp_path) == {"out": (0o755, None), "out/theirs": (0o644, b"1")}


# -- destinations that hold something


def test_what_stands_in_the_way_is_listed_before_anything_is_written(tmp_path: Path) -> None:
    before = old_folder(tmp_path / "out")
    error = refusal(tmp_path / "out", LAYER)
    assert error.exit_code is ExitCode.WOULD_OVERWRITE
    assert error.facts["conflicts"] == [{"path": "both/old", "kind": "exists"}, {"path": "old", "kind": "exists"}]
    assert tree(tmp_path / "out") == before
    assert entries(tmp_path) == ["out"]


def test_conflicts_are_told_by_kind(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for name in ("file-is-folder", "d"):
        (out / name).mkdir(parents=True)
    (out / "same").write_bytes(b"same")
    (out / "d/other").write_bytes(b"diff")
    (out / "d/longer").write_bytes(b"longer")
    (out / "folder-is-file").write_bytes(b"1")
    (out / "link").symlink_to("same")
    (out / "link-folder").symlink_to("d")
    os.mkfifo(out / "pipe")
    content = tar.archive(
        tar.file(b"d/other", b"same"),
        tar.file(b"d/longer", b"l"),
        tar.file(b"d/free", b"l"),
        tar.file(b"file-is-folder", b"1"),
        tar.file(b"folder-is-file/x", b"1"),
        tar.file(b"link", b"same"),
        tar.file(b"link-folder/x/y", b"1"),
        tar.file(b"new/a", b"1"),
        tar.file(b"pipe", b"1"),
        tar.file(b"same", b"same"),
    )
    with Stage(out) as stage:
        staged(stage, content)
        assert conflicts(stage, Control()) == (
            Conflict("d/longer", ConflictKind.EXISTS),
            Conflict("d/other", ConflictKind.EXISTS),
            Conflict("file-is-folder", ConflictKind.FILE_OVER_FOLDER),
            Conflict("folder-is-file", ConflictKind.FOLDER_OVER_FILE),
            Conflict("link", ConflictKind.LINK),
            Conflict("link-folder", ConflictKind.LINK),
            Conflict("pipe", ConflictKind.SPECIAL),
            Conflict("same", ConflictKind.SAME),
        )
    with Stage(tmp_path / "fresh") as stage:
        staged(stage, content)
        assert conflicts(stage, Control()) == ()


def test_overwriting_replaces_files_and_leaves_the_rest(tmp_path: Path) -> None:
    old_folder(tmp_path / "out")
    released = unpack(tmp_path / "out", LAYER, existing=Existing.OVERWRITE)
    assert released.replaced == {"old", "both/old"}
    assert tree(tmp_path / "out") == NEW
    assert entries(tmp_path) == ["out"]


def test_exact_modes_rule_replaced_files_too(tmp_path: Path) -> None:
    old_folder(tmp_path / "out")
    with Stage(tmp_path / "out", exact_modes=True) as stage:
        staged(stage, LAYER)
        release(stage, Rules(Existing.OVERWRITE), Control())
    assert tree(tmp_path / "out")["both/old"] == (0o600, b"changed")


def test_keeping_adds_what_is_missing(tmp_path: Path) -> None:
    before = old_folder(tmp_path / "out")
    released = unpack(tmp_path / "out", LAYER, existing=Existing.KEEP)
    assert released.kept == {"old", "both/old"}
    added = {name: NEW[name] for name in ("both/new", "closed", "closed/x", "fresh")}
    assert tree(tmp_path / "out") == before | added


def test_one_path_may_have_a_rule_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/Kitfile").write_bytes(b"same")
    with Stage(tmp_path / "out") as stage:
        staged(stage, tar.archive(tar.file(b"Kitfile", b"same"), tar.file(b"a", b"1")))
        rules = Rules(Existing.REFUSE, {"Kitfile": Existing.ACCEPT_SAME})
        assert release(stage, rules, Control()).kept == {"Kitfile"}
    with Stage(tmp_path / "out") as stage:
        staged(stage, tar.archive(tar.file(b"Kitfile", b"else")))
        with pytest.raises(WouldOverwriteError):
            release(stage, Rules(Existing.KEEP, {"Kitfile": Existing.ACCEPT_SAME}), Control())


LINKS_IN_THE_WAY: list[tuple[str, bytes]] = [
    ("link", b"link"),
    ("link", b"link/x"),
    ("d/link", b"d/link"),
    ("d/link", b"d/link/x/y"),
]


@pytest.mark.parametrize("target", ["../beside", "../victim", "/etc", "missing", ".", "a"])
@pytest.mark.parametrize(("name", "member"), LINKS_IN_THE_WAY)
@pytest.mark.parametrize("existing", [Existing.REFUSE, Existing.OVERWRITE])
def test_links_in_the_destination_are_never_followed(
    name: str, member: bytes, target: str, existing: Existing, tmp_path: Path
) -> None:
    destination = surroundings.build(tmp_path / "world")
    (destination / "d").mkdir(parents=True)
    (destination / "a").write_bytes(b"a")
    (destination / name).symlink_to(target)
    before = surroundings.snapshot(tmp_path)
    error = refusal(destination, tar.archive(tar.file(b"ok", b"1"), tar.file(member, b"boo")), existing=existing)
    assert error.facts["conflicts"] == [{"path": name, "kind": "link"}]
    assert surroundings.snapshot(tmp_path) == before


def test_a_link_where_a_file_would_go_may_be_kept(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "victim").write_bytes(b"1")
    (tmp_path / "out/a").symlink_to("../victim")
    unpack(tmp_path / "out", tar.archive(tar.file(b"a", b"boo")), existing=Existing.KEEP)
    assert (tmp_path / "out/a").is_symlink()
    assert (tmp_path / "victim").read_bytes() == b"1"
    (tmp_path / "out/d").symlink_to("..")
    error = refusal(tmp_path / "out", tar.archive(tar.file(b"d/victim", b"boo")), existing=Existing.KEEP)
    assert error.facts["conflicts"] == [{"path": "d", "kind": "link"}]


def test_a_link_that_appears_between_looking_and_moving_is_not_followed(tmp_path: Path) -> None:
    destination = surroundings.build(tmp_path / "world")
    (destination / "d").mkdir(parents=True)
    before = surroundings.snapshot(tmp_path, without=destination)

    class Swapping(CancelToken):
        """Replaces a folder of the destination by a link, after the look and before the first move."""

        checks = 0

        @override
        def check(self) -> None:
            if (destination.parent / entries(destination.parent)[0] / "journal").exists() and not self.checks:
                self.checks = 1
                (destination / "d").rename(destination / "moved")
                (destination / "d").symlink_to("../../beside")

    with Stage(destination) as stage:
        staged(stage, tar.archive(tar.file(b"d/victim2", b"boo")))
        with pytest.raises(KitStudioError):
            release(stage, Rules(), Control(token=Swapping()))
    assert surroundings.snapshot(tmp_path, without=destination) == before


def test_a_file_that_changes_hands_between_looking_and_moving_is_kept(tmp_path: Path) -> None:
    before = old_folder(tmp_path / "out")

    class Replacing(CancelToken):
        done = False

        @override
        def check(self) -> None:
            if not self.done and any((path / "journal").exists() for path in tmp_path.glob(".kitstudio*")):
                self.done = True
                (tmp_path / "out/theirs").write_bytes(b"theirs")
                (tmp_path / "out/theirs").rename(tmp_path / "out/old")

    with Stage(tmp_path / "out") as stage:
        staged(stage, LAYER)
        with pytest.raises(DestinationChangedError):
            release(stage, Rules(Existing.OVERWRITE), Control(token=Replacing()))
    assert tree(tmp_path / "out") == before | {"old": (0o644, b"theirs")}
    assert entries(tmp_path) == ["out"]


# -- as kit does (vectors), but all or nothing

CASES = [case for case in read_json(VECTORS / "kit-unpack/conflicts.json") if "Kitfile" not in case["case"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_conflicts_end_as_with_kit_but_leave_all_or_nothing(case: dict[str, Any], tmp_path: Path) -> None:
    source = materialise(VECTORS / "kit-unpack/plain/recipe.json", tmp_path / "source")
    (source / "Kitfile").unlink()
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for path in sorted(source.rglob("*")):
            archive.add(path, path.relative_to(source).as_posix(), recursive=False)
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "unpack-outside").mkdir()
    (tmp_path / "unpack-outside/victim").write_bytes(b"untouched")
    for entry in case["before"]:
        _put(out / entry["path"], entry, source, tmp_path)
    before = surroundings.snapshot(tmp_path)
    command = case["command"].split()
    # Given both, kit keeps.
    existing = Existing.KEEP if "-i" in command else Existing.OVERWRITE if "-o" in command else Existing.REFUSE
    if case["exit"]:
        refusal(out, packed.getvalue(), existing=existing)
        assert surroundings.snapshot(tmp_path) == before
        return
    unpack(out, packed.getvalue(), existing=existing)
    after = {entry["path"]: entry for entry in case["after"] if entry["path"] != "Kitfile"}
    assert {name: f"{mode:04o}" for name, (mode, _) in tree(out).items()} == {
        name: entry["mode"] for name, entry in after.items()
    }
    # A file that kit kept is the one we put there, with content of our own.
    kept = {entry["path"] for entry in case["before"] if entry == after.get(entry["path"])}
    for name, entry in after.items():
        if entry["type"] == "file":
            where = os.fsencode(out / name)
            found = surroundings.snapshot(out)[where]
            assert found == before[where] if name in kept else found[-1] == entry["sha256"]


def _put(path: Path, entry: dict[str, Any], source: Path, place: Path) -> None:
    if entry["type"] == "dir":
        path.mkdir()
    elif entry["type"] == "symlink":
        path.symlink_to(entry["target"].replace("<TMP>", str(place)))
    else:
        same = source / entry["path"]
        content = same.read_bytes() if same.is_file() and same.stat().st_size == entry["size"] else b"something else"
        path.write_bytes(content)
        path.chmod(int(entry["mode"], 8))


# -- whatever happens


class CancelAt(CancelToken):
    """Cancels at the n-th time it is asked."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._left = number

    @override
    def check(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise OperationCancelledError


@pytest.mark.parametrize("existing", [Existing.OVERWRITE, Existing.KEEP])
def test_a_cancel_at_any_moment_leaves_all_or_nothing(existing: Existing, tmp_path: Path) -> None:
    before = old_folder(tmp_path / "out")
    for number in itertools.count():
        with Stage(tmp_path / "out") as stage:
            staged(stage, LAYER)
            try:
                release(stage, Rules(existing), Control(token=CancelAt(number)))
            except OperationCancelledError:
                assert tree(tmp_path / "out") == before
                continue
            break
    assert number > 6
    assert entries(tmp_path) == ["out"]
    assert tree(tmp_path / "out") != before


CHILD = """
import sys
from pathlib import Path
from kitstudio.archive.release import Existing, Rules, release
from kitstudio.archive.stage import Stage
from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from tests.support.unpacking import staged
content = Path(sys.argv[2]).read_bytes()
try:
    with Stage(Path(sys.argv[1])) as stage:
        staged(stage, content)
        release(stage, Rules(Existing.OVERWRITE), Control())
except KitStudioError as error:
    print(error.code)
    sys.exit(3)
"""
# Everything that changes the file system after the imports (which only open and read).
CHANGING = "mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,rmdir,fsync,syncfs,fchmod,chmod,fchmodat,flock"
# Without --seccomp-bpf, which makes strace 6.1 forget to send the signal.
STRACE = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={CHANGING}"]
NO_FLAGS = "renameat2:error=EINVAL"


def traced(destination: Path, *injections: str) -> int:
    layer = destination.parent.parent / "layer.tar"
    layer.write_bytes(LAYER)
    asked = list(itertools.chain.from_iterable(("-e", f"inject={injection}") for injection in injections))
    done = subprocess.run(
        [*STRACE, *asked, sys.executable, "-B", "-c", CHILD, str(destination), str(layer)],
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr
    return done.returncode


def settled(place: Path, out: Path) -> list[Outcome]:
    """Recover as the next run does; nothing of ours may be left."""
    found = [*recover(place), *recover(out)]
    assert [path.name for path in place.rglob(".kitstudio*")] == []
    return [one.outcome for one in found]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "place").mkdir()
    return tmp_path / "place"


def emptied(place: Path) -> None:
    """Remove a folder, also as one who is not root what no one may enter or write."""
    for folder, folders, _ in os.walk(place):
        for name in folders:
            Path(folder, name).chmod(0o700)
    shutil.rmtree(place)


def killed_everywhere(place: Path, prepare: Callable[[], object], *more: str) -> Iterator[tuple[str, bool]]:
    """Run the child again and again, killed at the n-th call of each kind; yields where, and whether it was killed.

    strace counts each kind of call apart, so each has a sweep of its own, until the child ends by itself.
    """
    # A call that is made to fail cannot be made to kill as well.
    for call in CHANGING.split(","):
        for number in itertools.count(1):
            if any(injection.startswith(call + ":") for injection in more):
                break
            emptied(place)
            place.mkdir()
            prepare()
            code = traced(place / "out", *more, f"{call}:signal=KILL:when={number}")
            yield f"{call} {number}", code != 0
            if code == 0:
                break


@pytest.mark.slow
@pytest.mark.tool("strace")
@pytest.mark.parametrize("more", [(), (NO_FLAGS,)], ids=["exchange", "no-exchange"])
def test_a_kill_at_any_call_leaves_old_or_new_after_the_next_run(more: tuple[str, ...], place: Path) -> None:
    before = old_folder(place / "out")
    outcomes: set[Outcome] = set()
    kills = 0
    for where, killed in killed_everywhere(place, lambda: old_folder(place / "out"), *more):
        outcomes.update(settled(place, place / "out"))
        assert tree(place / "out") in (before, NEW), where
        kills += killed
    assert kills > 20
    assert outcomes == {Outcome.REMOVED, Outcome.UNDONE, Outcome.FINISHED}


RECOVER = (
    "import sys; from pathlib import Path; from kitstudio.archive.recover import recover; recover(Path(sys.argv[1]))"
)


@pytest.mark.slow
@pytest.mark.tool("strace")
@pytest.mark.parametrize("call", ["renameat2", "renameat", "unlinkat", "syncfs", "rmdir"])
def test_a_kill_while_an_earlier_kill_is_undone_is_undone_as_well(call: str, place: Path) -> None:
    before = old_folder(place / "out")
    for number in itertools.count(1):
        emptied(place)
        old_folder(place / "out")
        # Before the journal is committed, with all but the last move made.
        assert traced(place / "out", "renameat2:signal=KILL:when=5") != 0
        assert tree(place / "out") != before
        done = subprocess.run(
            [*STRACE, "-e", f"inject={call}:signal=KILL:when={number}", sys.executable, "-B", "-c", RECOVER, place],
            cwd=REPOSITORY,
            check=False,
        )
        settled(place, place / "out")
        assert tree(place / "out") == before
        if done.returncode == 0:
            break


@pytest.mark.slow
@pytest.mark.tool("strace")
def test_a_kill_at_any_call_leaves_a_new_destination_whole_or_missing(place: Path) -> None:
    unpack(place / "whole", LAYER)
    whole = tree(place / "whole")
    found = set()
    for where, _ in killed_everywhere(place, lambda: None):
        settled(place, place / "out")
        assert not (place / "out").exists() or tree(place / "out") == whole, where
        found.add((place / "out").exists())
    assert found == {True, False}


@pytest.mark.slow
@pytest.mark.tool("strace")
@pytest.mark.parametrize("call", ["renameat2", "syncfs", "fsync", "renameat"])
@pytest.mark.parametrize("error", ["EIO", "ENOSPC"])
def test_an_error_of_any_call_is_undone_and_named(call: str, error: str, place: Path) -> None:
    before = old_folder(place / "out")
    for number in range(1, 9):
        emptied(place)
        old_folder(place / "out")
        code = traced(place / "out", f"{call}:error={error}:when={number}")
        settled(place, place / "out")
        found = tree(place / "out")
        if code == 0:
            assert found == NEW
            break
        assert code == 3
        assert found in (before, NEW)


@pytest.mark.tool("strace")
def test_where_two_names_cannot_be_exchanged_the_old_file_waits_in_the_stage(place: Path) -> None:
    old_folder(place / "out")
    assert traced(place / "out", NO_FLAGS) == 0
    assert tree(place / "out") == NEW
    assert entries(place) == ["out"]


def test_what_cannot_be_undone_is_kept_for_the_next_run(place: Path) -> None:
    before = old_folder(place / "out")

    class Blocking(CancelToken):
        """Puts something in the way of undoing, then cancels."""

        @override
        def check(self) -> None:
            if (place / "out/fresh").exists():
                next(place.glob(".kitstudio*/files")).joinpath("fresh").mkdir()
                raise OperationCancelledError

    with Stage(place / "out") as stage:
        staged(stage, LAYER)
        with pytest.raises(KitStudioError) as caught:
            release(stage, Rules(Existing.OVERWRITE), Control(token=Blocking()))
    assert caught.value.code == "KS-UNDO-FAILED"
    kept = Path(str(caught.value.facts["stage"]))
    assert kept.is_dir()
    assert [(found.outcome, found.destination) for found in recover(place)] == [(Outcome.STUCK, place / "out")]
    with pytest.raises(InterruptedReleaseError):
        Stage(place / "out")
    with Stage(place / "other") as stage:
        assert [found.outcome for found in stage.recovered] == [Outcome.STUCK]
    (kept / "files/fresh").rmdir()
    assert settled(place, place / "out") == [Outcome.UNDONE]
    assert tree(place / "out") == before


def test_a_journal_with_one_changed_byte_is_not_obeyed(place: Path) -> None:
    before = old_folder(place / "out")

    class Stopping(CancelToken):
        """Puts something in the way of undoing when files have moved, so that journal and stage stay."""

        @override
        def check(self) -> None:
            if (place / "out/fresh").exists():
                next(place.glob(".kitstudio*/files")).joinpath("fresh").mkdir()
                raise OperationCancelledError

    with Stage(place / "out") as stage:
        staged(stage, LAYER)
        with pytest.raises(KitStudioError):
            release(stage, Rules(Existing.OVERWRITE), Control(token=Stopping()))
    (journal,) = place.glob(".kitstudio*/journal")
    (journal.parent / "files/fresh").rmdir()
    whole, half = journal.read_bytes(), tree(place / "out")
    for at in range(len(whole)):
        journal.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert [found.outcome for found in recover(place)] == [Outcome.STUCK]
        assert tree(place / "out") == half
    journal.write_bytes(whole)
    assert settled(place, place / "out") == [Outcome.UNDONE]
    assert tree(place / "out") == before


def test_a_journal_of_another_destination_is_not_obeyed(place: Path) -> None:
    old_folder(place / "out")
    stage = place / ".kitstudio-unpack-0123456789abcdef"
    (stage / "files").mkdir(parents=True)
    stage.chmod(0o700)
    inode = (place / "out/old").stat().st_ino
    for destination, number in (("out", 1), ("../../etc", 1), ("missing", 1), ("out", (place / "out").stat().st_ino)):
        lines = [["kitstudio unpack journal 2", destination, number], ["../old", inode, 0, None]]
        (stage / "journal").write_bytes(sealed("".join(json.dumps(line) + "\n" for line in lines).encode()))
        before = tree(place / "out")
        assert [found.outcome for found in recover(place)] == [Outcome.STUCK]
        assert tree(place / "out") == before


_NESTED = "[" * 100_000 + "]" * 100_000


@pytest.mark.parametrize(
    "line", ["[5, 5]", "[[], 1]", '["a", "b"]', '["a", 1, 2, 4095]', '["a/../../old", 1]', _NESTED]
)
def test_a_journal_of_something_else_is_not_obeyed(line: str, place: Path) -> None:
    old_folder(place / "out")
    stage = place / ".kitstudio-unpack-0123456789abcdef"
    (stage / "files").mkdir(parents=True)
    stage.chmod(0o700)
    head = json.dumps(["kitstudio unpack journal 2", "out", (place / "out").stat().st_ino])
    (stage / "journal").write_bytes(sealed(f"{head}\n{line}\n".encode()))
    before = tree(place / "out")
    assert [found.outcome for found in recover(place)] == [Outcome.STUCK]
    assert tree(place / "out") == before


@pytest.mark.parametrize("kind", ["pipe", "folder", "link", "sparse"])
def test_a_journal_that_never_ends_holds_nobody_up(kind: str, place: Path) -> None:
    stage = place / ".kitstudio-unpack-0123456789abcdef"
    stage.mkdir(0o700)
    journal = stage / "journal"
    if kind == "pipe":
        os.mkfifo(journal)
    elif kind == "folder":
        journal.mkdir()
    elif kind == "link":
        journal.symlink_to("/dev/zero")
    else:
        journal.touch()
        os.truncate(journal, 1 << 42)
    assert [found.outcome for found in recover(place)] == [Outcome.STUCK]


def test_a_stage_that_cannot_be_taken_over_does_not_keep_others_there(place: Path) -> None:
    stages = [place / f".kitstudio-unpack-{number:016x}" for number in range(2)]
    for stage in stages:
        stage.mkdir(0o700)
    (stages[0] / "lock").mkdir()
    assert [(found.stage, found.outcome) for found in recover(place)] == [
        (stages[0], Outcome.STUCK),
        (stages[1], Outcome.REMOVED),
    ]


# -- as an ordinary account


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that every account can reach."""
    with tempfile.TemporaryDirectory(prefix="kitstudio-test-") as name:
        (Path(name) / "place").mkdir()
        Path(name).chmod(0o711)
        yield Path(name) / "place"


AS_NOBODY = """
import os, sys
from pathlib import Path
from kitstudio.archive.release import Existing, Rules, release
from kitstudio.archive.stage import Stage
from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from tests.support.unpacking import staged, unpack
content = Path(sys.argv[2]).read_bytes()
os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    unpack(Path(sys.argv[1]), content, existing=Existing(sys.argv[3]))
except KitStudioError as error:
    print(error.code)
"""


def as_nobody(destination: Path, existing: Existing) -> str:
    layer = destination.parent / "layer.tar"
    layer.write_bytes(LAYER)
    done = subprocess.run(
        [sys.executable, "-B", "-c", AS_NOBODY, str(destination), str(layer), str(existing)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.mark.root
def test_a_folder_whose_parent_is_not_ours_is_filled_from_inside(open_place: Path) -> None:
    (open_place / "out").mkdir()
    os.chown(open_place / "out", 65534, 65534)
    assert as_nobody(open_place / "out", Existing.REFUSE) == ""
    assert entries(open_place / "out") == ["both", "closed", "fresh", "old"]
    assert tree(open_place / "out")["closed"] == (0o500, None)


@pytest.mark.root
def test_a_folder_that_is_not_ours_is_left_alone(open_place: Path) -> None:
    before = old_folder(open_place / "out")
    assert as_nobody(open_place / "out", Existing.OVERWRITE) == "KS-NOT-PERMITTED"
    assert as_nobody(open_place / "new", Existing.REFUSE) == "KS-NOT-PERMITTED"
    assert tree(open_place / "out") == before
    assert entries(open_place) == ["layer.tar", "out"]


@pytest.mark.root
def test_a_closed_folder_in_the_way_undoes_what_was_moved(open_place: Path) -> None:
    before = old_folder(open_place / "out")
    for path in (open_place / "out", *(open_place / "out").rglob("*")):
        os.chown(path, 65534, 65534)
    # `both` comes first and can be written, the last file's folder cannot.
    (open_place / "out/zlast").mkdir()
    os.chown(open_place / "out/both", 0, 0)
    before["zlast"] = (0o755, None)
    assert as_nobody(open_place / "out", Existing.OVERWRITE) == "KS-NOT-PERMITTED"
    assert tree(open_place / "out") == before
    assert entries(open_place) == ["layer.tar", "out"]
    assert stat.S_IMODE((open_place / "out").stat().st_mode) == 0o755
