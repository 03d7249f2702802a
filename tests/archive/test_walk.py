"""Looking through context folders: order, links, what is left out, and bounds (modelkit-format 3.2, cli.md)."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typing_extensions import override

from kitstudio.archive.hub_snapshot import SnapshotIncompleteError
from kitstudio.archive.ignore import IgnoreRules
from kitstudio.archive.scanned import LeftOut, Scan
from kitstudio.archive.walk import (
    FolderChangedError,
    LinkLeavesFolderError,
    LinksMultiplyError,
    TooManyFilesError,
    scan,
)
from kitstudio.base import limits
from kitstudio.base.control import CancelToken, Control
from kitstudio.base.errors import OperationCancelledError
from kitstudio.base.os_errors import PathNotFoundError
from tests.support.tools import lack

ROOT = Path(__file__).resolve().parents[2]


def _scan(folder: Path, *, follow: bool = False) -> Scan:
    return scan(folder, follow_links=follow, control=Control())


def _paths(found: Scan) -> list[str]:
    return [member.path for member in found.members]


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())


def test_names_come_in_byte_order_within_each_folder_and_folders_before_their_content(tmp_path: Path) -> None:
    # The order of vector walk-order: `a` and all below it before `a b`, `a-b`, `a.txt`.
    _write(tmp_path, "a/z", "a b", "a-b/x", "a.txt", "B", "é", "a/y/1")
    assert _paths(_scan(tmp_path)) == ["B", "a", "a/y", "a/y/1", "a/z", "a b", "a-b", "a-b/x", "a.txt", "é"]


@pytest.mark.parametrize("as_kit", [False, True])
def test_what_our_own_runs_keep_or_left_there_is_no_content(*, as_kit: bool, tmp_path: Path) -> None:
    ours = [f"sub/.kitstudio-{what}-0123456789abcdef" for what in ("export", "unpack", "write")]
    _write(tmp_path, f"{ours[0]}/old/file", f"{ours[1]}/files/a", ours[2], "sub/.kitstudio-write-mine", "sub/x")
    found = scan(tmp_path, follow_links=False, control=Control(), as_kit=as_kit)
    assert _paths(found) == ["sub", "sub/.kitstudio-write-mine", "sub/x"]
    assert found.left_out == tuple(LeftOut(path, "ours") for path in ours)
    assert found.unpackable == ()


def test_names_that_are_no_utf8_survive_and_sort_as_bytes(tmp_path: Path) -> None:
    for name in (b"\xff.bin", b"z", "\U0001f600".encode(), b"\xc3\xa9"):
        (Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name)))).write_bytes(b"x")
    sources = [member.source for member in _scan(tmp_path).members]
    assert sources == [b"z", b"\xc3\xa9", "\U0001f600".encode(), b"\xff.bin"]


def test_a_member_tells_what_the_file_system_tells(tmp_path: Path) -> None:
    _write(tmp_path, "sub/file")
    os.chmod(tmp_path / "sub" / "file", 0o4750)  # noqa: S103 - all twelve bits are the point
    folder, file = _scan(tmp_path).members
    status = os.stat(tmp_path / "sub" / "file")
    assert (folder.is_dir, folder.size, file.is_dir, file.size) == (True, 0, False, 8)
    assert (file.mode, file.inode, file.device) == (0o4750, status.st_ino, status.st_dev)
    assert (file.mtime_ns, file.ctime_ns) == (status.st_mtime_ns, status.st_ctime_ns)


def test_the_look_began_between_two_writes(tmp_path: Path) -> None:
    _write(tmp_path, "before")
    time.sleep(0.02)
    found = _scan(tmp_path)
    time.sleep(0.02)
    _write(tmp_path, "after")
    assert os.stat(tmp_path / "before").st_ctime_ns < found.began_ns < os.stat(tmp_path / "after").st_ctime_ns


def test_pipes_sockets_and_inner_links_are_left_out_and_said(tmp_path: Path) -> None:
    _write(tmp_path, "real/file")
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening, contextlib.chdir(tmp_path):
        listening.bind("sock")
    (tmp_path / "folder-link").symlink_to("real")
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "nowhere").symlink_to("real/none")
    (tmp_path / "up").symlink_to(".")
    found = _scan(tmp_path)
    assert _paths(found) == ["real", "real/file"]
    assert found.left_out == (
        LeftOut("folder-link", "link", "real"),
        LeftOut("nowhere", "link", "real/none"),
        LeftOut("pipe", "fifo"),
        LeftOut("self", "link", "self"),
        LeftOut("sock", "socket"),
        LeftOut("up", "link", "."),
    )


@pytest.mark.root
def test_a_device_is_left_out_and_said(tmp_path: Path) -> None:
    try:
        os.mknod(tmp_path / "null", 0o020666, os.makedev(1, 3))
    except PermissionError:
        lack("devices cannot be made here: run as real root, in a container with --cap-add MKNOD")
    assert _scan(tmp_path).left_out == (LeftOut("null", "device"),)


def test_links_out_of_the_folder_are_refused_and_all_of_them_named(tmp_path: Path) -> None:
    _write(tmp_path, "outside.txt", "in/file", "in/deep/er")
    (tmp_path / "in/a").symlink_to("../outside.txt")
    (tmp_path / "in/deep/b").symlink_to("/etc/hostname")
    (tmp_path / "in/c").symlink_to("../in-not/there")
    (tmp_path / "in/ok").symlink_to("file")
    with pytest.raises(LinkLeavesFolderError) as caught:
        _scan(tmp_path / "in")
    assert caught.value.facts["links"] == ["a -> ../outside.txt", "c -> ../in-not/there", "deep/b -> /etc/hostname"]
    assert caught.value.exit_code == 6


def test_a_link_that_leaves_through_another_link_is_seen(tmp_path: Path) -> None:
    _write(tmp_path, "outside/secret", "in/file")
    (tmp_path / "in/door").symlink_to("../outside")
    (tmp_path / "in/through").symlink_to("door/secret")
    with pytest.raises(LinkLeavesFolderError) as caught:
        _scan(tmp_path / "in")
    assert caught.value.facts["links"] == ["door -> ../outside", "through -> door/secret"]


def test_an_ignored_link_is_no_reason_to_refuse_the_folder(tmp_path: Path) -> None:
    _write(tmp_path, "in/file")
    (tmp_path / "in/.venv").mkdir()
    (tmp_path / "in/.venv/python").symlink_to("/usr/bin/python3")
    found = scan(tmp_path / "in", follow_links=False, control=Control(), ignore=IgnoreRules.parse(b".venv\n"))
    assert _paths(found) == [".venv", "file"]


def test_kit_leaves_out_every_link_wherever_it_leads(tmp_path: Path) -> None:
    _write(tmp_path, "in/file")
    (tmp_path / "in/abs").symlink_to("/etc/hostname")
    found = scan(tmp_path / "in", follow_links=False, control=Control(), as_kit=True)
    assert found.left_out == (LeftOut("abs", "link", "/etc/hostname"),)


def test_followed_links_stand_for_what_they_lead_to(tmp_path: Path) -> None:
    _write(tmp_path, "outside/data.csv", "in/own")
    (tmp_path / "in/file").symlink_to("../outside/data.csv")
    (tmp_path / "in/folder").symlink_to("../outside")
    (tmp_path / "in/gone").symlink_to("none")
    (tmp_path / "in/long").symlink_to("x" * 256)  # longer than any name can be
    found = _scan(tmp_path / "in", follow=True)
    assert _paths(found) == ["file", "folder", "folder/data.csv", "own"]
    assert found.members[2].source == os.fsencode(tmp_path / "outside" / "data.csv")
    assert found.left_out == (LeftOut("gone", "dangling", "none"), LeftOut("long", "dangling", "x" * 256))


def test_followed_loops_end(tmp_path: Path) -> None:
    _write(tmp_path, "a/file")
    (tmp_path / "a/up").symlink_to("..")
    (tmp_path / "a/self").symlink_to("self")
    (tmp_path / "other").symlink_to("a")
    found = _scan(tmp_path, follow=True)
    assert _paths(found) == ["a", "a/file", "other", "other/file"]
    assert {each.reason for each in found.left_out} == {"loop"}


def test_links_that_multiply_stop_at_the_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TAR_MEMBERS", 2_000)
    for level in range(20):
        (tmp_path / f"l{level}").mkdir()
        for twin in "ab":
            (tmp_path / f"l{level}" / twin).symlink_to(f"../l{level + 1}")
    (tmp_path / "l20").mkdir()
    with pytest.raises(TooManyFilesError):
        _scan(tmp_path, follow=True)


def _bush(folder: Path, levels: int) -> None:
    """Folders that each hold four links to the next one: a handful on the disk, 4 ** (levels - 1) files behind them."""
    for level in range(1, levels + 1):
        (folder / f"n{level}").mkdir()
        for name in "abcd" if level < levels else "":
            (folder / f"n{level}" / name).symlink_to(f"../n{level + 1}")
    (folder / f"n{levels}" / "x").touch()


def test_a_bush_of_links_is_no_folder_to_walk_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _bush(tmp_path, 12)
    looked: list[int] = []
    really = os.listdir

    def look(folder: int) -> list[str]:
        looked.append(folder)
        return really(folder)

    monkeypatch.setattr(os, "listdir", look)
    with pytest.raises(LinksMultiplyError) as caught:
        _scan(tmp_path, follow=True)
    assert caught.value.exit_code == 6
    assert len(looked) <= limits.FOLDER_REPEATS + 14  # the twelve and their parent, and one too many


def test_the_same_folder_behind_many_links_is_taken_each_time(tmp_path: Path) -> None:
    _write(tmp_path, "common/words")
    for number in range(300):
        (tmp_path / f"sample{number}").mkdir()
        (tmp_path / f"sample{number}" / "common").symlink_to("../common")
    paths = _paths(_scan(tmp_path, follow=True))
    assert sum(path.endswith("common/words") for path in paths) == 301


def test_what_is_left_out_counts_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TAR_MEMBERS", 100)
    (tmp_path / "links").mkdir()
    for number in range(101):
        (tmp_path / "links" / f"{number}").symlink_to("gone")
    with pytest.raises(TooManyFilesError):
        _scan(tmp_path, follow=True)


def _snapshot(cache: Path) -> Path:
    """A repository as huggingface_hub lays it out."""
    blobs = cache / "models--org--name" / "blobs"
    snapshot = cache / "models--org--name" / "snapshots" / ("c" * 40)
    (snapshot / "onnx").mkdir(parents=True)
    blobs.mkdir()
    for name in ("config.json", "model.safetensors", "onnx/model.onnx"):
        blob = blobs / name.replace("/", "-").encode().hex()
        blob.write_bytes(name.encode())
        (snapshot / name).symlink_to(os.path.relpath(blob, (snapshot / name).parent))
    return snapshot


def test_a_hugging_face_snapshot_is_followed_without_asking(tmp_path: Path) -> None:
    found = _scan(_snapshot(tmp_path))
    assert found.hub_snapshot
    assert _paths(found) == ["config.json", "model.safetensors", "onnx", "onnx/model.onnx"]
    assert [member.size for member in found.members] == [11, 17, 0, 15]
    assert found.left_out == ()


def test_a_folder_inside_a_snapshot_is_followed_too(tmp_path: Path) -> None:
    assert _paths(_scan(_snapshot(tmp_path) / "onnx")) == ["model.onnx"]


def test_a_snapshot_reached_through_a_link_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "shortcut").symlink_to(_snapshot(tmp_path))
    assert _scan(tmp_path / "shortcut").hub_snapshot


def test_a_stray_link_in_a_snapshot_is_refused(tmp_path: Path) -> None:
    snapshot = _snapshot(tmp_path)
    (snapshot / "passwd").symlink_to("/etc/passwd")
    with pytest.raises(LinkLeavesFolderError) as caught:
        _scan(snapshot)
    assert caught.value.facts["links"] == ["passwd -> /etc/passwd"]


def test_a_blob_that_is_itself_a_link_is_not_trusted(tmp_path: Path) -> None:
    snapshot = _snapshot(tmp_path)
    (tmp_path / "models--org--name/blobs/evil").symlink_to("/etc/passwd")
    (snapshot / "weights").symlink_to("../../blobs/evil")
    with pytest.raises(LinkLeavesFolderError):
        _scan(snapshot)


def test_a_cache_whose_blobs_lead_elsewhere_is_not_trusted(tmp_path: Path) -> None:
    snapshot = _snapshot(tmp_path)
    repository = tmp_path / "models--org--name"
    shutil.move(repository / "blobs", tmp_path / "elsewhere")
    (repository / "blobs").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LinkLeavesFolderError):
        _scan(snapshot)


def test_a_snapshot_that_misses_a_blob_is_named_not_thinned(tmp_path: Path) -> None:
    snapshot = _snapshot(tmp_path)
    os.unlink(os.path.realpath(snapshot / "onnx/model.onnx"))
    with pytest.raises(SnapshotIncompleteError) as caught:
        _scan(snapshot)
    assert caught.value.facts["paths"] == ["onnx/model.onnx"]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(PathNotFoundError):
        _scan(tmp_path / "none")


def test_folders_deeper_than_a_kit_may_hold_are_said(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(limits.PATH_DEPTH + 3):
        deep /= "d"
    deep.mkdir(parents=True)
    found = _scan(tmp_path)
    assert len(found.members) == limits.PATH_DEPTH
    assert [each.reason for each in found.left_out] == ["too-deep"]


@contextlib.contextmanager
def _nobodys_folder() -> Iterator[Path]:
    """A folder in which permissions count: as root the test becomes nobody."""
    folder = Path(tempfile.mkdtemp())
    os.chmod(folder, 0o755)  # noqa: S103 - nobody must get in
    user = os.geteuid()
    try:
        _write(folder, "fine", "secret", "closed/file")
        os.chmod(folder / "secret", 0)
        os.chmod(folder / "closed", 0)
        if user == 0:
            os.seteuid(65534)
        yield folder
    finally:
        os.seteuid(user)
        os.chmod(folder / "closed", 0o700)
        shutil.rmtree(folder)


def test_what_cannot_be_read_is_named() -> None:
    with _nobodys_folder() as folder:
        found = _scan(folder)
    assert found.left_out == (LeftOut("closed", "unreadable"), LeftOut("secret", "unreadable"))
    assert found.unpackable == found.left_out


def test_a_cancelled_look_stops(tmp_path: Path) -> None:
    _write(tmp_path, "a", "b")
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        scan(tmp_path, follow_links=False, control=Control(token=token))


def test_a_cancel_is_noticed_between_empty_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for index in range(20):
        (tmp_path / f"d{index:02}").mkdir()
    token = CancelToken()
    listed: list[int] = []
    true = os.listdir

    def listing(folder: int) -> list[str]:
        listed.append(folder)
        if len(listed) == 4:
            token.cancel()
        return true(folder)

    monkeypatch.setattr(os, "listdir", listing)
    with pytest.raises(OperationCancelledError):
        scan(tmp_path, follow_links=False, control=Control(token=token))
    assert len(listed) == 4


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    _write(tmp_path, *(f"d{index}/e/f" for index in range(20)))
    before = len(os.listdir("/proc/self/fd"))
    _scan(tmp_path)
    (tmp_path / "out").symlink_to("/")
    with pytest.raises(LinkLeavesFolderError):
        _scan(tmp_path)
    assert len(os.listdir("/proc/self/fd")) == before


_PACK = """
import resource, sys
from pathlib import Path
from kitstudio.archive.layer_writer import LayerOptions, write_layer
from kitstudio.archive.walk import scan
from kitstudio.base.control import Control
resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[2]), int(sys.argv[2])))
found = scan(Path(sys.argv[1]), follow_links=False, control=Control())
made = write_layer(found, found.members, len, LayerOptions(), Control())
print(len(found.members), made.bytes_read)
"""


def _pack_with_few_descriptors(folder: Path, descriptors: int) -> list[int]:
    done = subprocess.run(
        [sys.executable, "-c", _PACK, str(folder), str(descriptors)], cwd=ROOT, capture_output=True, check=True
    )
    return [int(word) for word in done.stdout.split()]


def test_a_hundred_folders_deep_need_no_more_descriptors(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(100):
        deep /= "d"
        deep.mkdir()
        (deep / "f").write_bytes(b"x")
    assert _pack_with_few_descriptors(tmp_path, 16) == [200, 100]


@pytest.mark.parametrize("count", [2_000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_many_files_need_no_more_descriptors(count: int, tmp_path: Path) -> None:
    for index in range(0, count, 1_000):
        folder = tmp_path / f"{index:06d}"
        folder.mkdir()
        descriptor = os.open(folder, os.O_RDONLY)
        for file in range(1_000):
            os.close(os.open(f"{file:03d}", os.O_CREAT | os.O_WRONLY, dir_fd=descriptor))
        os.close(descriptor)
    assert _pack_with_few_descriptors(tmp_path, 32) == [count + count // 1_000, 0]


def test_places_and_below_find_their_way(tmp_path: Path) -> None:
    _write(tmp_path, "a/b/c", "a/d", "a.txt")
    found = _scan(tmp_path)
    assert [found.members[at].path for at in found.below(found.places["a"])] == ["a/b", "a/b/c", "a/d"]
    assert list(found.below(found.places["a.txt"])) == []


class _Swapping(CancelToken):
    """Swaps something for a link when asked the `at`th time; the walk asks at every entry."""

    def __init__(self, at: int, swap: Callable[[], None]) -> None:
        super().__init__()
        self.left = at
        self.swap = swap

    @override
    def check(self) -> None:
        super().check()
        self.left -= 1
        if self.left == 0:
            self.swap()


def test_a_link_that_is_none_any_more_when_it_is_followed_is_named(tmp_path: Path) -> None:
    """A process exchanges a link and a folder all the time: every outcome is the folder, the link, or their change."""
    _write(tmp_path, "in/data/deep/file", "outside/secret")
    (tmp_path / "other").symlink_to("outside")
    program = (
        "import ctypes, sys\nlibc = ctypes.CDLL(None)\nprint(flush=True)\n"
        "while True: libc.renameat2(-100, sys.argv[1].encode(), -100, sys.argv[2].encode(), 2)"
    )
    words = [sys.executable, "-c", program, str(tmp_path / "in/data/deep"), str(tmp_path / "other")]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as exchanging:
        try:
            assert exchanging.stdout is not None
            exchanging.stdout.readline()
            seen = set()
            for _ in range(3_000):
                try:
                    seen.add(tuple(member.path for member in _scan(tmp_path / "in").members))
                except (FolderChangedError, LinkLeavesFolderError) as error:
                    seen.add((type(error).__name__,))
        finally:
            exchanging.kill()
    whole = ("data", "data/deep", "data/deep/file")
    assert seen <= {whole, ("data",), ("LinkLeavesFolderError",), ("FolderChangedError",)}


def test_a_folder_that_became_a_link_after_it_was_seen_is_not_entered(tmp_path: Path) -> None:
    _write(tmp_path, "in/a/file", "in/folder/file", "outside/secret")

    def swap() -> None:
        shutil.rmtree(tmp_path / "in/folder")
        (tmp_path / "in/folder").symlink_to("../outside")

    # Two questions for the entries of the top, the third inside `a`: `folder` was seen and is not open yet.
    with pytest.raises(FolderChangedError, match="folder") as caught:
        scan(tmp_path / "in", follow_links=False, control=Control(token=_Swapping(3, swap)))
    assert "secret" not in str(caught.value)
