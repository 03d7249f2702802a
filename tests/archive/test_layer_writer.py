"""Writing layers: what is refused, what is never left behind, and what the bytes depend on."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import io
import os
import tarfile
import threading
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from kitstudio.archive.layer_writer import FileChangedError, LayerOptions, WrittenLayer, write_layer
from kitstudio.archive.scanned import Scan
from kitstudio.archive.walk import scan
from kitstudio.base.control import Advanced, CancelToken, Control, Event
from kitstudio.base.errors import KitStudioError, OperationCancelledError
from kitstudio.model.media_type import Compression, Form

_MIB = 1 << 20


def _scan(folder: Path) -> Scan:
    return scan(folder, follow_links=False, control=Control())


def _write(found: Scan, how: LayerOptions | None = None, control: Control | None = None) -> tuple[WrittenLayer, bytes]:
    out = bytearray()
    return write_layer(found, found.members, out.extend, how or LayerOptions(), control or Control()), bytes(out)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder inside `tmp_path` with a large file between small ones."""
    made = tmp_path / "folder"
    (made / "sub").mkdir(parents=True)
    (made / "a.txt").write_bytes(b"a")
    (made / "sub" / "large.bin").write_bytes(os.urandom(3 * _MIB + 17))
    (made / "z.txt").write_bytes(b"z" * 512)
    return made


def _no_hash_thread() -> bool:
    return not any(thread.name == "kitstudio-hash" for thread in threading.enumerate())


def test_another_tar_reader_finds_the_files(folder: Path) -> None:
    made, stored = _write(_scan(folder))
    assert str(made.digest) == str(made.diff_id) == f"sha256:{hashlib.sha256(stored).hexdigest()}"
    assert made.size == made.tar_size == len(stored)
    assert made.bytes_read == 3 * _MIB + 17 + 1 + 512
    with tarfile.open(fileobj=io.BytesIO(stored)) as tar:
        assert tar.getnames() == ["a.txt", "sub", "sub/large.bin", "z.txt"]
        large = tar.extractfile("sub/large.bin")
        assert large is not None
        assert large.read() == (folder / "sub/large.bin").read_bytes()


def test_the_bytes_depend_on_names_modes_and_content_alone(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    (other / "sub").mkdir(parents=True)
    for name in ("z.txt", "sub/large.bin", "a.txt"):
        (other / name).write_bytes((folder / name).read_bytes())
        os.utime(other / name, ns=(0, -5_000_000_000))
    assert _write(_scan(other))[1] == _write(_scan(folder))[1]


def test_canonical_modes_know_only_whether_the_owner_may_execute(folder: Path) -> None:
    os.chmod(folder / "a.txt", 0o600)
    os.chmod(folder / "z.txt", 0o4711)  # noqa: S103 - odd modes are the point
    os.chmod(folder / "sub", 0o700)
    os.chmod(folder / "sub" / "large.bin", 0o677)  # noqa: S103 - as above
    _, stored = _write(_scan(folder), LayerOptions(modes="canonical"))
    with tarfile.open(fileobj=io.BytesIO(stored)) as tar:
        assert [member.mode for member in tar] == [0o644, 0o755, 0o644, 0o755]
    _, stored = _write(_scan(folder))
    with tarfile.open(fileobj=io.BytesIO(stored)) as tar:
        assert [member.mode for member in tar] == [0o600, 0o700, 0o677, 0o4711]


def test_no_members_make_the_empty_tar_kit_writes(tmp_path: Path) -> None:
    made, stored = _write(_scan(tmp_path))
    assert stored == bytes(1024)
    # modelkit-format 3.2: seen often in the wild.
    assert str(made.digest) == "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef"


@pytest.mark.parametrize("fastest", [False, True])
def test_gzip_layers_are_one_member_that_gzip_reads(folder: Path, fastest: bool) -> None:
    plain, tar = _write(_scan(folder))
    made, stored = _write(_scan(folder), LayerOptions(compression=Compression.GZIP, fastest=fastest))
    assert gzip.decompress(stored) == tar
    assert made.diff_id == plain.digest
    assert (made.size, made.tar_size) == (len(stored), len(tar))
    assert str(made.digest) == f"sha256:{hashlib.sha256(stored).hexdigest()}"
    assert _write(_scan(folder), LayerOptions(compression=Compression.GZIP, fastest=fastest))[1] == stored


def test_zstd_layers_are_one_frame_with_kits_parameters(folder: Path) -> None:
    plain, tar = _write(_scan(folder))
    made, stored = _write(_scan(folder), LayerOptions(compression=Compression.ZSTD))
    assert zstandard.ZstdDecompressor().decompressobj().decompress(stored) == tar
    frame = zstandard.get_frame_parameters(stored)
    assert frame.window_size == 8 * _MIB
    assert frame.has_checksum
    assert frame.content_size == zstandard.CONTENTSIZE_UNKNOWN
    assert made.diff_id == plain.digest
    assert _write(_scan(folder), LayerOptions(compression=Compression.ZSTD))[1] == stored


def test_a_raw_layer_is_the_file(folder: Path) -> None:
    found = _scan(folder)
    members = [member for member in found.members if member.path.startswith("sub")]
    out = bytearray()
    made = write_layer(found, members, out.extend, LayerOptions(form=Form.RAW), Control())
    assert out == (folder / "sub/large.bin").read_bytes()
    assert made.size == made.tar_size == made.bytes_read == len(out)
    assert made.digest == made.diff_id


def test_followed_files_are_read_from_where_they_are(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.bin").write_bytes(b"outside")
    (folder / "link").symlink_to("../outside.bin")
    found = scan(folder, follow_links=True, control=Control())
    _, stored = _write(found)
    with tarfile.open(fileobj=io.BytesIO(stored)) as tar:
        member = tar.extractfile("link")
        assert member is not None
        assert member.read() == b"outside"


def _replace(path: Path, content: bytes) -> None:
    new = path.with_name("new")
    new.write_bytes(content)
    os.replace(new, path)


def _touch_back(path: Path) -> None:
    """Other bytes of the same size, and the old time set again: only ctime tells."""
    status = os.stat(path)
    path.write_bytes(b"!" * status.st_size)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _instead(path: Path, make: Callable[[Path], object]) -> None:
    os.unlink(path)
    make(path)


def _append(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"x")


_CHANGES: dict[str, Callable[[Path], object]] = {
    "appended": _append,
    "truncated": lambda path: os.truncate(path, 1),
    "emptied": lambda path: os.truncate(path, 0),
    "rewritten with the old time": _touch_back,
    "replaced": lambda path: _replace(path, b"z" * 512),
    "removed": os.unlink,
    "chmod": lambda path: os.chmod(path, 0o400),
    "became a folder": lambda path: _instead(path, os.mkdir),
    "became a pipe": lambda path: _instead(path, os.mkfifo),
    "became a link": lambda path: _instead(path, lambda there: os.symlink("/etc/hostname", there)),
    "became a link to a device": lambda path: _instead(path, lambda there: os.symlink("/dev/zero", there)),
}


@pytest.mark.parametrize("change", _CHANGES)
def test_a_file_that_changed_since_the_scan_is_named(folder: Path, change: str) -> None:
    time.sleep(0.02)
    found = _scan(folder)
    time.sleep(0.02)
    _CHANGES[change](folder / "z.txt")
    with pytest.raises(FileChangedError) as caught:
        _write(found)
    assert caught.value.facts["path"] == "z.txt"
    assert _no_hash_thread()


@pytest.mark.parametrize("change", ["appended", "truncated", "rewritten with the old time", "chmod"])
def test_a_file_that_changes_while_it_is_read_is_named(folder: Path, change: str) -> None:
    time.sleep(0.02)
    found = _scan(folder)
    time.sleep(0.02)
    written: list[int] = []

    def sink(data: memoryview) -> None:
        if not written:
            _CHANGES[change](folder / "sub" / "large.bin")
        written.append(len(data))

    with pytest.raises(FileChangedError) as caught:
        write_layer(found, found.members, sink, LayerOptions(), Control())
    assert caught.value.facts["path"] == "sub/large.bin"
    assert _no_hash_thread()


def test_a_folder_that_became_a_link_is_not_read_through(folder: Path, tmp_path: Path) -> None:
    found = _scan(folder)
    os.rename(folder / "sub", tmp_path / "moved")
    (folder / "sub").symlink_to("../moved")
    with pytest.raises(FileChangedError):
        _write(found)


def test_a_file_swapped_for_a_link_again_and_again_never_lets_outside_bytes_in(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    secret = tmp_path / "secret"
    secret.write_bytes(b"S" * 4096)
    (folder / "file").write_bytes(b"f" * 4096)
    stop = threading.Event()
    swaps = 0

    def swap() -> None:
        nonlocal swaps
        while not stop.is_set():
            os.symlink(secret, folder / ".l")
            os.rename(folder / ".l", folder / "file")
            (folder / ".f").write_bytes(b"f" * 4096)
            os.rename(folder / ".f", folder / "file")
            swaps += 2

    thread = threading.Thread(target=swap)
    thread.start()
    good = 0
    try:
        until = time.monotonic() + 1.0
        while time.monotonic() < until or swaps <= 50:
            with contextlib.suppress(KitStudioError):
                _, stored = _write(scan(folder, follow_links=False, control=Control(), as_kit=True))
                assert b"SSSS" not in stored
                good += 1
    finally:
        stop.set()
        thread.join()
    assert swaps > 50


def test_an_unreadable_file_is_named_with_its_whole_path(folder: Path) -> None:
    if os.geteuid() == 0:
        os.chmod(folder.parent, 0o755)  # noqa: S103 - nobody must get in
    found = _scan(folder)
    os.chmod(folder / "sub", 0)
    changed = os.lstat(folder / "sub").st_ctime_ns  # of what lies in it nothing changes
    moved = [member._replace(ctime_ns=changed) if member.path == "sub" else member for member in found.members]
    user = os.geteuid()
    try:
        if user == 0:
            os.seteuid(65534)
        with pytest.raises(KitStudioError) as caught:
            write_layer(found, moved, len, LayerOptions(), Control())
    finally:
        os.seteuid(user)
        os.chmod(folder / "sub", 0o700)
    assert caught.value.exit_code == 10


@pytest.mark.parametrize("how", [LayerOptions(), LayerOptions(compression=Compression.GZIP)])
def test_cancel_stops_between_chunks_and_leaves_no_thread(folder: Path, how: LayerOptions) -> None:
    token = CancelToken()
    taken = 0

    def sink(data: memoryview) -> None:
        nonlocal taken
        taken += len(data)
        token.cancel()

    found = _scan(folder)
    with pytest.raises(OperationCancelledError):
        write_layer(found, found.members, sink, how, Control(token=token))
    assert 0 < taken < 2 * _MIB
    assert _no_hash_thread()


def test_a_sink_that_fails_is_heard_and_leaves_no_thread(folder: Path) -> None:
    def sink(data: memoryview) -> None:
        raise OSError(28, "No space left on device")

    found = _scan(folder)
    before = len(os.listdir("/proc/self/fd"))
    with pytest.raises(OSError, match="No space"):
        write_layer(found, found.members, sink, LayerOptions(), Control())
    assert _no_hash_thread()
    assert len(os.listdir("/proc/self/fd")) == before


def test_progress_counts_content_and_ends_at_all_of_it(folder: Path) -> None:
    events: list[Event] = []
    _write(_scan(folder), control=Control(report=events.append))
    counts = [event.done for event in events if isinstance(event, Advanced)]
    assert counts == sorted(counts)
    assert counts[-1] == 3 * _MIB + 17 + 1 + 512
    assert len(counts) > 10


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    with (tmp_path / "sparse").open("wb") as file:
        file.truncate(96 * _MIB)
    found = _scan(tmp_path)
    tracemalloc.start()
    try:
        made = write_layer(found, found.members, len, LayerOptions(), Control())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert made.tar_size == 96 * _MIB + 512 + 1024
    assert peak < 4 * _MIB


def test_a_file_of_eight_gibibytes_gets_its_size_in_a_pax_record(tmp_path: Path) -> None:
    with (tmp_path / "huge").open("wb") as file:
        file.truncate((8 << 30) + 1)
    token = CancelToken()
    head = bytearray()

    def sink(data: memoryview) -> None:
        head.extend(data[:2048])
        token.cancel()

    found = _scan(tmp_path)
    with pytest.raises(OperationCancelledError):
        write_layer(found, found.members, sink, LayerOptions(), Control(token=token))
    # LEN counts itself: "19 size=8589934593\n".
    assert head[512:531] == b"19 size=8589934593\n"
    assert head[156:157] == b"x"
    assert head[1024 + 124 : 1024 + 136] == b"00000000000\0"


def test_names_that_are_no_utf8_keep_their_bytes(tmp_path: Path) -> None:
    name = b"w\xff.bin"
    Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_bytes(b"x")
    _, stored = _write(_scan(tmp_path))
    assert stored[512:].startswith(b"15 path=w\xff.bin\n")
