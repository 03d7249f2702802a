"""The private folder an unpack works in: modes, leftovers, locks, and file systems that see names differently."""

from __future__ import annotations

import contextlib
import fcntl
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kitstudio.archive import kernel
from kitstudio.archive.recover import Outcome, recover
from kitstudio.archive.release import Rules, release
from kitstudio.archive.site import NotAFolderError
from kitstudio.archive.stage import Content, NameCollisionError, Stage, TooManyNamesError
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.errors import ExitCode, KitStudioError
from kitstudio.base.os_errors import NotPermittedError
from kitstudio.base.safe_path import SafeRelPath, UnsafePathError
from tests.support import tar_bytes as tar
from tests.support.streams import Pipe
from tests.support.unpacking import staged, tree, unpack

REPOSITORY = Path(__file__).parents[2]


@contextlib.contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def modes(root: Path) -> dict[str, int]:
    return {name: mode for name, (mode, _) in tree(root).items()}


def one_byte() -> Content:
    return Content(Pipe(b"1"), 1, "layer", lambda _: None)


def unpack_exactly(destination: Path, content: bytes) -> None:
    with Stage(destination, exact_modes=True) as stage:
        staged(stage, content)
        release(stage, Rules(), Control())


def test_the_stage_is_private_and_beside_its_destination(tmp_path: Path) -> None:
    with umask(0), Stage(tmp_path / "out"):
        (found,) = tmp_path.iterdir()
        assert found.name.startswith(".kitstudio-unpack-")
        assert stat.S_IMODE(found.stat().st_mode) == 0o700
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("mask", "step"), [(0o022, 1), (0, 61), (0o077, 61)])
def test_all_4096_modes_lose_their_special_bits_and_obey_the_umask(mask: int, step: int, tmp_path: Path) -> None:
    every = range(0, 0o10000, step)
    with umask(mask):
        unpack(tmp_path / "out", tar.archive(*[tar.file(b"%04o" % mode, mode=mode) for mode in every]))
    found = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "out").iterdir()}
    assert found == {f"{mode:04o}": mode & 0o777 & ~mask for mode in every}


def test_folder_modes_are_given_when_all_is_written(tmp_path: Path) -> None:
    content = tar.archive(
        tar.folder(b"none", mode=0),
        tar.file(b"none/a", b"1", mode=0),
        tar.folder(b"none/read", mode=0o500),
        tar.file(b"none/read/b", b"2"),
        tar.folder(b"sticky", mode=0o7777),
        tar.file(b"implied/c", b"3"),
        tar.file(b"late/d", b"4"),
        tar.folder(b"late", mode=0o750),
    )
    with umask(0o022):
        unpack(tmp_path / "out", content)
    found = modes(tmp_path / "out") if os.geteuid() == 0 else {}
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "out/none").stat().st_mode) == 0
    assert found in (
        {},
        {
            "implied": 0o755,
            "implied/c": 0o644,
            "late": 0o750,
            "late/d": 0o644,
            "none": 0,
            "none/a": 0,
            "none/read": 0o500,
            "none/read/b": 0o644,
            "sticky": 0o755,
        },
    )
    (tmp_path / "out/none").chmod(0o700)


def test_exact_modes_do_not_know_the_umask(tmp_path: Path) -> None:
    content = tar.archive(tar.folder(b"d", mode=0o2777), tar.file(b"d/a", b"1", mode=0o4666), tar.file(b"i/b", b"2"))
    with umask(0o077):
        unpack_exactly(tmp_path / "out", content)
    assert modes(tmp_path / "out") == {"d": 0o777, "d/a": 0o666, "i": 0o700, "i/b": 0o644}


def test_an_umask_that_takes_our_own_rights_does_not_stop_us(tmp_path: Path) -> None:
    with umask(0o777):
        unpack(tmp_path / "a/b/out", tar.archive(tar.folder(b"d"), tar.file(b"d/a", b"1"), tar.file(b"e/f", b"2")))
    out = tmp_path / "a/b/out"
    assert stat.S_IMODE((out / "d").stat().st_mode) == 0
    (out / "d").chmod(0o700)  # for who is not root
    for name in ("d/a", "e/f"):
        assert stat.S_IMODE((out / name).stat().st_mode) == 0
        (out / name).chmod(0o400)
    assert modes(out) == {"d": 0o700, "d/a": 0o400, "e": 0o700, "e/f": 0o400}


def test_the_umask_of_the_process_is_never_touched(tmp_path: Path) -> None:
    with umask(0o027):
        unpack(tmp_path / "out", tar.archive(tar.file(b"a", b"1", mode=0o666)))
        assert os.umask(0o027) == 0o027
    assert modes(tmp_path / "out") == {"a": 0o640}


def test_a_folder_that_hands_down_its_group_keeps_doing_so(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o2775)
    with umask(0o002):
        unpack(tmp_path / "shared/out", tar.archive(tar.folder(b"d", mode=0o775), tar.folder(b"e", mode=0o700)))
    assert modes(tmp_path / "shared") == {"out": 0o2755, "out/d": 0o2775, "out/e": 0o2700}


def test_missing_parents_of_the_destination_come_with_it_or_not_at_all(tmp_path: Path) -> None:
    with Stage(tmp_path / "a/b/out") as stage:
        staged(stage, tar.archive(tar.file(b"x", b"1")))
        assert not (tmp_path / "a").exists()
    assert list(tmp_path.iterdir()) == []
    unpack(tmp_path / "a/b/out", tar.archive(tar.file(b"x", b"1")))
    assert tree(tmp_path) == {
        "a": (0o755, None),
        "a/b": (0o755, None),
        "a/b/out": (0o755, None),
        "a/b/out/x": (0o644, b"1"),
    }


@pytest.mark.parametrize("below", ["", "/under/it"])
def test_a_destination_that_is_a_file_is_refused(below: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(NotAFolderError) as caught:
        Stage(Path(f"{tmp_path}/file{below}"))
    assert caught.value.exit_code is ExitCode.WOULD_OVERWRITE
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_destination_that_is_a_link_is_the_folder_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    unpack(tmp_path / "link", tar.archive(tar.file(b"x", b"1")))
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real/x").read_bytes() == b"1"


def test_the_stages_of_dead_runs_are_removed_by_the_next(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from kitstudio.archive.stage import Stage;"
        "from tests.support.unpacking import staged; from tests.support import tar_bytes as tar;"
        "stage = Stage(Path(sys.argv[1]));"
        "staged(stage, tar.archive(tar.folder(b'd', mode=0), tar.file(b'd/a', b'1')));"
        "stage.apply_modes(); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "out")], cwd=REPOSITORY, check=False)
    assert len(list(tmp_path.iterdir())) == 1
    with Stage(tmp_path / "out") as stage:
        assert [found.outcome for found in stage.recovered] == [Outcome.REMOVED]
    assert list(tmp_path.iterdir()) == []


def test_a_stage_made_higher_up_is_removed_when_the_parents_are_there(tmp_path: Path) -> None:
    script = "import os, sys; from pathlib import Path; from kitstudio.archive.stage import Stage;"
    script += "stage = Stage(Path(sys.argv[1])); os._exit(9)"
    out = tmp_path / "a/b/out"
    subprocess.run([sys.executable, "-c", script, str(out)], cwd=REPOSITORY, check=False)
    assert [path.name.startswith(".kitstudio-unpack-") for path in tmp_path.iterdir()] == [True]
    out.mkdir(parents=True)
    with Stage(out) as stage:
        assert [found.outcome for found in stage.recovered] == [Outcome.REMOVED]
    assert os.listdir(tmp_path) == ["a"]


def test_the_stage_of_a_living_run_is_left_alone(tmp_path: Path) -> None:
    with Stage(tmp_path / "out") as first:
        with Stage(tmp_path / "out") as second:
            assert second.recovered == ()
        staged(first, tar.archive(tar.file(b"a", b"1")))
        release(first, Rules(), Control())
    assert (tmp_path / "out/a").read_bytes() == b"1"


def test_what_only_looks_like_a_stage_is_left_alone(tmp_path: Path) -> None:
    names = [".kitstudio-unpack-" + "0" * 15 + end for end in "123456"]
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/precious").write_bytes(b"1")
    (tmp_path / names[0]).symlink_to("elsewhere")
    (tmp_path / names[1]).write_bytes(b"a file")
    (tmp_path / names[2]).mkdir(0o755)
    (tmp_path / names[3]).mkdir(0o700)
    (tmp_path / names[3] / "precious").write_bytes(b"1")
    (tmp_path / ".kitstudio-unpack-mine").mkdir(0o700)
    (tmp_path / names[4]).mkdir(0o700)
    (tmp_path / names[4] / "journal").write_bytes(b"not ours")
    before = set(tree(tmp_path))
    found = recover(tmp_path)
    assert [one.outcome for one in found] == [Outcome.STUCK, Outcome.STUCK]
    # A lock of ours may stay in a folder that turned out not to be a stage.
    assert {name for name in tree(tmp_path) if not name.endswith("/lock")} == before


def test_a_missing_folder_has_nothing_to_recover(tmp_path: Path) -> None:
    assert recover(tmp_path / "missing") == ()


def test_two_names_that_the_file_system_takes_for_one_are_refused_and_named(tmp_path: Path) -> None:
    with Stage(tmp_path / "out") as stage:
        staged(stage, tar.archive(tar.file(b"d/Model", b"1")))
        # A file system without case would answer so: the other name leads to the same file.
        content = next(tmp_path.iterdir()) / "files/d"
        os.link(content / "Model", content / "model")
        with pytest.raises(NameCollisionError) as caught:
            stage.add_file(SafeRelPath.parse("d/model"), 0o644, one_byte())
        assert caught.value.facts == {"path": "d/model", "other": "d/Model"}
        (content / "sub").mkdir()
        with pytest.raises(NameCollisionError):
            stage.add_folder(SafeRelPath.parse("d/sub/x"), 0o755, layer="layer")


def test_names_of_stages_cannot_be_unpacked(tmp_path: Path) -> None:
    with Stage(tmp_path / "out") as stage:
        path = SafeRelPath.parse("a/.kitstudio-unpack-x/b")
        with pytest.raises(UnsafePathError):
            stage.add_folder(path, 0o755, layer="layer")
        with pytest.raises(UnsafePathError):
            stage.add_file(path, 0o644, one_byte())


def _many(stage: Stage, count: int, below: str) -> None:
    """Add files, each in folders of its own."""
    for number in range(count):
        stage.add_file(SafeRelPath((f"{number}", *below, "f")), 0o644, one_byte())


def test_few_files_cannot_ask_for_very_many_folders(tmp_path: Path) -> None:
    with Stage(tmp_path / "out") as stage:
        with pytest.raises(TooManyNamesError) as caught:
            _many(stage, 1000, "d" * 100)
        assert len(stage.folders) < limits.FOLDERS_PER_MEMBER * 160
    assert "layer is refused at" in caught.value.summary
    assert not list(tmp_path.iterdir())


def test_a_folder_of_its_own_for_every_file_is_no_flood(tmp_path: Path) -> None:
    with Stage(tmp_path / "out") as stage:
        _many(stage, 400, "abcdefgh")
        assert len(stage.folders) == 400 * 9


def test_names_over_all_layers_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TAR_NAMES", 500)
    with Stage(tmp_path / "out") as stage:
        for number in range(5):
            stage.add_file(SafeRelPath((f"{number}" * 100,)), 0o644, one_byte())
        with pytest.raises(TooManyNamesError):
            stage.add_folder(SafeRelPath(("x",)), 0o755, layer="layer 2")


def test_the_room_leaves_a_reserve(tmp_path: Path) -> None:
    with Stage(tmp_path / "out") as stage:
        found = os.statvfs(tmp_path)
        assert 0 <= stage.room() < found.f_bavail * found.f_frsize


def test_a_parent_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from kitstudio.archive.stage import Stage;"
        "os.setgid(65534) if os.geteuid() == 0 else None; os.setuid(65534) if os.geteuid() == 0 else None;"
        "Stage(Path(sys.argv[1]))"
    )
    (tmp_path / "closed").mkdir(0o555)
    for folder in (tmp_path, tmp_path.parent):
        folder.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "closed/out")],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert NotPermittedError.__name__ in done.stderr or "PermissionError" in done.stderr


@pytest.mark.parametrize("modern", [True, False])
def test_no_link_is_followed_on_the_way_to_a_folder(
    modern: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not modern:
        # A kernel that has never heard of openat2.
        monkeypatch.setattr(kernel, "_OPENAT2", 100_000)
    (tmp_path / "real/deep").mkdir(parents=True)
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "real/up").symlink_to("..")
    root = os.open(tmp_path, os.O_RDONLY)
    try:
        os.close(kernel.open_folder(root, (b"real", b"deep")))
        for parts in ((b"link",), (b"link", b"deep"), (b"real", b"up"), (b"real", b"up", b"real")):
            with pytest.raises(OSError, match=r"symbolic|directory"):
                kernel.open_folder(root, parts)
        with pytest.raises(FileNotFoundError):
            kernel.open_folder(root, (b"real", b"missing"))
    finally:
        os.close(root)


def test_a_second_lock_cannot_be_had(tmp_path: Path) -> None:
    with Stage(tmp_path / "out"):
        (folder,) = tmp_path.iterdir()
        with (folder / "lock").open() as lock, pytest.raises(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_errors_of_the_file_system_have_names(tmp_path: Path) -> None:
    with pytest.raises(KitStudioError) as caught:
        Stage(tmp_path / ("n" * 300))
    assert caught.value.exit_code is ExitCode.FILE_SYSTEM
