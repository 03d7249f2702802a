"""What comes out of hostile layers: a refusal with a name, and nothing outside the stage."""

from __future__ import annotations

import gzip
import io
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from kitstudio.archive.decompress import decompressed
from kitstudio.archive.expansion import Bounds, NoRoomToExpandError
from kitstudio.archive.extract import Entry, Layer, RefusedMemberError, digest_first, extract_raw, extract_tar, list_tar
from kitstudio.archive.stage import MemberClashError, Stage
from kitstudio.archive.tar_fields import BadArchiveError
from kitstudio.base import limits
from kitstudio.base.control import Advanced, CancelToken, Control, Event
from kitstudio.base.errors import DigestMismatchError, ExitCode, KitStudioError, OperationCancelledError
from kitstudio.base.safe_path import SafeRelPath, UnsafePathError
from kitstudio.model.media_type import Compression
from tests.support import surroundings
from tests.support import tar_bytes as tar
from tests.support.unpacking import LAYER, raw, staged, tree, unpack

UNSAFE_NAMES = [
    b"",
    b"..",
    b"../victim",
    b"../../victim",
    b"a/../../victim",
    b"a/..",
    b"./..",
    b"./../victim",
    b"/",
    b"//",
    b"/etc/passwd",
    b"//server/share",
    b"\\",
    b"\\\\server\\share\\x",
    b"\\\\?\\C:\\x",
    b"C:\\x",
    b"c:/x",
    b"..\\victim",
    b"a\\..\\..\\victim",
    b"a/..\\victim",
    b".",
    b"./",
    b"././.",
    b"a/" * 129 + b"x",
    b"n" * 256,
    b"a/" + b"n" * 300 + b"/b",
    b"\xc3\xa9" * 128,
    b"p/" * 2048 + b"x",
    b".kitstudio-unpack-0123456789abcdef/journal",
    b"a/.kitstudio-unpack-0123456789abcdef",
]
SAFE_NAMES = [
    b"a..b.bin",
    b"v1..v2/x",
    b"...",
    b"-rf",
    b"a b",
    b"con",
    b"a:b",
    b"new\nline",
    b"\x1b[31mred",
    "\u202etxt.exe".encode(),
    b"\xff\xfe",
    b"%2e%2e/x",
    b"~",
    b"$HOME",
    b"n" * 255,
    b"a//b/./c",
    b"./a",
]


def named(name: bytes) -> bytes:
    """A file of that name, by a PAX header, which holds any name."""
    return tar.archive(tar.pax(tar.record(b"path", name)) if name else b"", tar.file(b"" if not name else b"x", b"boo"))


@pytest.mark.parametrize("name", UNSAFE_NAMES, ids=repr)
def test_names_that_leave_the_folder_are_refused(name: bytes, tmp_path: Path) -> None:
    destination = surroundings.build(tmp_path / "world")
    before = surroundings.snapshot(tmp_path)
    with pytest.raises(UnsafePathError):
        unpack(destination, named(name))
    with pytest.raises(UnsafePathError):
        list_tar(io.BytesIO(named(name)), LAYER, Control())
    assert surroundings.snapshot(tmp_path) == before


@pytest.mark.parametrize("name", [b"../victim", b"/etc/passwd", b"a/../../victim"])
def test_unsafe_names_are_refused_in_every_header_that_holds_names(name: bytes, tmp_path: Path) -> None:
    destination = surroundings.build(tmp_path / "world")
    before = surroundings.snapshot(tmp_path)
    prefix, _, rest = name.rpartition(b"/")
    for content in (
        tar.archive(tar.file(name, b"boo")),
        tar.archive(tar.folder(name)),
        tar.archive(tar.gnu_long(name + b"\0"), tar.file(b"x", b"boo")),
        tar.archive(tar.header(rest, 3, prefix=prefix or b"/") + tar.padded(b"boo")),
        tar.archive(tar.header(name, 3, magic=tar.V7, typeflag=b"\0") + tar.padded(b"boo")),
    ):
        with pytest.raises(UnsafePathError):
            unpack(destination, content)
    assert surroundings.snapshot(tmp_path) == before


def test_a_name_with_nul_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsafePathError, match="NUL"):
        unpack(tmp_path / "out", named(b"a\0b"))


@pytest.mark.parametrize("name", SAFE_NAMES, ids=repr)
def test_odd_names_that_stay_inside_come_out_byte_for_byte(name: bytes, tmp_path: Path) -> None:
    unpack(tmp_path / "out", named(name))
    with open(os.fsencode(tmp_path / "out") + b"/" + name, "rb") as found:
        assert found.read() == b"boo"


@pytest.mark.parametrize("flag", sorted(set(range(256)) - set(b"\x0005xgLK")))
def test_every_other_type_is_refused_by_its_letter(flag: int, tmp_path: Path) -> None:
    content = tar.archive(tar.file(b"a", b"1"), tar.header(b"odd", typeflag=bytes([flag]), linkname=b"a"))
    with pytest.raises(RefusedMemberError) as caught:
        unpack(tmp_path / "out", content)
    assert caught.value.facts["letter"] == chr(flag)
    assert caught.value.facts["path"] == "odd"
    assert caught.value.exit_code is ExitCode.BAD_INPUT
    assert list(tmp_path.iterdir()) == []


LINKS = {
    "symbolic link out, then a file through it": [tar.link(b"l", b"../.."), tar.file(b"l/victim", b"boo")],
    "symbolic link, absolute": [tar.link(b"l", b"/etc/passwd")],
    "symbolic link inside": [tar.file(b"a", b"1"), tar.link(b"l", b"a")],
    "hard link out": [tar.link(b"l", b"../victim", typeflag=b"1"), tar.file(b"l", b"boo")],
    "hard link to an earlier member": [tar.file(b"a", b"1"), tar.link(b"l", b"a", typeflag=b"1")],
    "link chain": [tar.link(b"a", b"."), tar.link(b"a/b", b".."), tar.file(b"a/b/victim", b"boo")],
    "link in place of a folder": [tar.folder(b"d"), tar.link(b"d", b"../.."), tar.file(b"d/victim", b"boo")],
    "link with an end slash": [tar.link(b"d/", b"../.."), tar.file(b"d/victim", b"boo")],
    "device": [tar.header(b"sda", typeflag=b"4")],
    "pipe": [tar.header(b"p", typeflag=b"6")],
    "GNU sparse": [tar.header(b"s", typeflag=b"S", magic=tar.GNU)],
    "PAX sparse": [tar.pax(tar.record(b"GNU.sparse.realsize", b"99999999")), tar.file(b"s", b"1")],
}


@pytest.mark.parametrize("case", LINKS)
def test_links_devices_and_sparse_files_are_refused_and_reach_nothing(case: str, tmp_path: Path) -> None:
    destination = surroundings.build(tmp_path / "world")
    before = surroundings.snapshot(tmp_path)
    with pytest.raises(RefusedMemberError):
        unpack(destination, tar.archive(*LINKS[case]))
    assert surroundings.snapshot(tmp_path) == before


CLASHES = {
    "file twice, other content": [tar.file(b"a", b"1"), tar.file(b"a", b"2")],
    "file twice, other size": [tar.file(b"a", b"1"), tar.file(b"a", b"22")],
    "file twice, the same": [tar.file(b"a", b"1"), tar.file(b"a", b"1")],
    "file twice in two spellings": [tar.file(b"d/a", b"1"), tar.file(b"./d//a", b"1")],
    "file, then folder": [tar.file(b"a", b"1"), tar.folder(b"a")],
    "file, then a file below it": [tar.file(b"a", b"1"), tar.file(b"a/b", b"1")],
    "file, then a folder below it": [tar.file(b"a", b"1"), tar.folder(b"a/b/c")],
    "folder, then file": [tar.folder(b"a"), tar.file(b"a", b"1")],
    "implied folder, then file": [tar.file(b"a/b", b"1"), tar.file(b"a", b"1")],
}


@pytest.mark.parametrize("case", CLASHES)
def test_a_name_that_comes_twice_is_refused(case: str, tmp_path: Path) -> None:
    with pytest.raises(MemberClashError):
        unpack(tmp_path / "out", tar.archive(*CLASHES[case]))
    assert list(tmp_path.iterdir()) == []


def test_a_file_member_that_ends_like_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsafePathError):
        unpack(tmp_path / "out", tar.archive(tar.file(b"a/", b"1")))


def test_a_folder_entry_for_the_top_says_nothing(tmp_path: Path) -> None:
    unpack(tmp_path / "out", tar.archive(tar.folder(b"./", mode=0), tar.folder(b"."), tar.file(b"./a", b"1")))
    assert tree(tmp_path / "out") == {"a": (0o644, b"1")}
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o755


def test_files_and_folders_come_out_as_they_went_in(tmp_path: Path) -> None:
    with Stage(tmp_path / "out") as stage:
        entries = staged(
            stage,
            tar.archive(tar.folder(b"d"), tar.file(b"d/a", b"123", mode=0o755), tar.file(b"new/b"), tar.folder(b"e/")),
        )
    assert entries == (Entry("d", 0, is_folder=True), Entry("d/a", 3), Entry("new/b", 0), Entry("e", 0, is_folder=True))
    content = tar.archive(tar.folder(b"d"), tar.file(b"d/a", b"123", mode=0o755), tar.file(b"new/b"), tar.folder(b"e/"))
    assert list_tar(io.BytesIO(content), LAYER, Control()) == entries
    unpack(tmp_path / "out", content)
    assert tree(tmp_path / "out") == {
        "d": (0o755, None),
        "d/a": (0o755, b"123"),
        "e": (0o755, None),
        "new": (0o755, None),
        "new/b": (0o644, b""),
    }


def test_layers_of_old_kits_go_below_the_folder_of_their_entry(tmp_path: Path) -> None:
    layer = Layer("layer 0", "layer:0", below=SafeRelPath.parse("models/base"))
    with Stage(tmp_path / "out") as stage:
        assert staged(stage, tar.archive(tar.file(b"b.bin", b"1")), layer) == (Entry("models/base/b.bin", 1),)
        with pytest.raises(UnsafePathError):
            staged(stage, tar.archive(tar.file(b"../b.bin", b"1")), layer)


def test_two_layers_may_bring_the_same_file_and_folder(tmp_path: Path) -> None:
    first = tar.archive(tar.folder(b"d"), tar.file(b"d/a", b"1"), tar.file(b"secret", b"2", mode=0))
    second = tar.archive(tar.folder(b"d", mode=0o700), tar.file(b"d/a", b"1"), tar.file(b"secret", b"2", mode=0))
    unpack(tmp_path / "out", first, second, first)
    secret = tmp_path / "out" / "secret"
    assert stat.S_IMODE(secret.lstat().st_mode) == 0
    secret.chmod(0o400)  # for who is not root
    assert tree(tmp_path / "out") == {"d": (0o755, None), "d/a": (0o644, b"1"), "secret": (0o400, b"2")}


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (tar.file(b"d/a", b"2"), "contents"),
        (tar.file(b"d/a", b"12"), "contents"),
        (tar.file(b"d/a", b""), "contents"),
        (tar.file(b"d/a", b"1", mode=0o755), "modes"),
        (tar.folder(b"d/a"), "one a folder"),
    ],
)
def test_two_layers_that_differ_in_a_file_are_named(other: bytes, reason: str, tmp_path: Path) -> None:
    with pytest.raises(MemberClashError, match=reason) as caught:
        unpack(tmp_path / "out", tar.archive(tar.file(b"d/a", b"1")), tar.archive(other))
    assert caught.value.facts["first"] == "layer 0"
    assert caught.value.facts["second"] == "layer 1"


def test_a_layer_cut_at_any_block_leaves_nothing(tmp_path: Path) -> None:
    content = tar.archive(
        tar.folder(b"d"), tar.file(b"d/a", b"x" * 1500), tar.pax(tar.record(b"path", b"p")), tar.file(b"q")
    )
    for cut in range(0, len(content), 512):
        with pytest.raises(BadArchiveError):
            unpack(tmp_path / "out", content[:cut])
        assert list(tmp_path.iterdir()) == []


def test_a_member_larger_than_the_disk_is_refused_before_it_is_written(tmp_path: Path) -> None:
    content = tar.header(b"huge", size_field=b"\x80" + (1 << 60).to_bytes(11, "big")) + bytes(10_000)
    with pytest.raises(KitStudioError) as caught:
        unpack(tmp_path / "out", content)
    assert caught.value.code == "KS-NO-ROOM"


def test_a_bomb_stops_at_the_room_there_is(tmp_path: Path) -> None:
    packed = io.BytesIO(gzip.compress(tar.archive(tar.file(b"a", bytes(1_000_000)))))
    with Stage(tmp_path / "out") as stage, pytest.raises(NoRoomToExpandError):
        extract_tar(decompressed(packed, Compression.GZIP, Bounds(room=500_000)), stage, LAYER, Control())
    assert list(tmp_path.iterdir()) == []


def test_progress_counts_up_and_ends_at_the_last_byte(tmp_path: Path) -> None:
    events: list[Event] = []
    content = tar.archive(tar.file(b"a", bytes(3 << 20)), tar.file(b"b", b"1"))
    with Stage(tmp_path / "out") as stage:
        layer = Layer("layer 0", "layer:0", total=len(content))
        extract_tar(io.BytesIO(content), stage, layer, Control(report=events.append))
    seen = [event for event in events if isinstance(event, Advanced)]
    assert [event.done for event in seen] == sorted(event.done for event in seen)
    assert len(seen) >= 3
    assert all(event.total == len(content) and event.item == "layer:0" for event in seen)
    assert seen[-1].done == 3 * (1 << 20) + 2 * 512 + 1


def test_a_cancel_in_the_middle_of_a_file_leaves_nothing(tmp_path: Path) -> None:
    token = CancelToken()
    control = Control(report=lambda _event: token.cancel(), token=token)
    content = tar.archive(tar.file(b"a", bytes(5 << 20)))
    with pytest.raises(OperationCancelledError), Stage(tmp_path / "out") as stage:
        extract_tar(io.BytesIO(content), stage, LAYER, control)
    assert list(tmp_path.iterdir()) == []


def test_a_raw_layer_becomes_one_file(tmp_path: Path) -> None:
    with Stage(tmp_path / "out") as stage:
        path = SafeRelPath.parse("deep/er/model.gguf")
        assert extract_raw(raw(b"abc"), stage, path, 0o640, LAYER, Control()) == Entry("deep/er/model.gguf", 3)
        with pytest.raises(MemberClashError):
            extract_raw(raw(b"abd"), stage, path, 0o640, Layer("other", "x"), Control())


def test_damage_is_called_damage_before_what_it_led_to() -> None:
    class Verifying(io.BytesIO):
        @override
        def read(self, size: int | None = -1, /) -> bytes:
            found = super().read(size)
            if not found:
                raise DigestMismatchError(subject="layer", expected="a", actual="b")
            return found

    with pytest.raises(DigestMismatchError), digest_first(Verifying(bytes(5000))):
        raise BadArchiveError(reason="x", offset=0)
    with pytest.raises(BadArchiveError), digest_first(io.BytesIO(bytes(5000))):
        raise BadArchiveError(reason="x", offset=0)


FLOOD = """
import io, resource, sys
from pathlib import Path
from kitstudio.archive.extract import Layer, extract_tar
from kitstudio.archive.release import Rules, release
from kitstudio.archive.stage import Stage
from kitstudio.base.control import Control
from tests.support import tar_bytes as tar
resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
count = int(sys.argv[2])
blocks = []
for number in range(count):
    if number % 50 == 0:
        blocks.append(tar.folder(b"d%d" % (number // 50)))
    blocks.append(tar.file(b"d%d/f%d" % (number // 50, number)))
for rounds in range(2):
    with Stage(Path(sys.argv[1])) as stage:
        entries = extract_tar(io.BytesIO(tar.archive(*blocks)), stage, Layer("l", "l"), Control())
        if rounds == 0:
            release(stage, Rules(), Control())
print(len(entries), max(int(fd) for fd in __import__("os").listdir("/proc/self/fd")))
"""


@pytest.mark.slow
@pytest.mark.parametrize("count", [20_000, 100_000])
def test_many_files_need_few_descriptors(count: int, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FLOOD, str(tmp_path / "out"), str(count)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    entries, highest = done.stdout.split()
    assert int(entries) == count + count // 50
    assert int(highest) < 20
    assert sum(len(list(folder.iterdir())) for folder in (tmp_path / "out").iterdir()) == count


def test_deep_folders_need_few_descriptors(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    names = [b"d/" * depth + b"f" for depth in range(limits.PATH_DEPTH)]
    content = tar.archive(*[tar.pax(tar.record(b"path", name)) + tar.file(b"x", b"1") for name in names])
    highest = max(map(int, os.listdir("/proc/self/fd")))
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(highest + 60, soft), hard))
    try:
        with Stage(tmp_path / "kept") as stage:
            staged(stage, content)
        unpack(tmp_path / "out", content)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


PARTS = st.sampled_from([b"a", b"b", b"..", b".", b"", b"\xff", b"A", b"link", b"victim", b"etc"])
NAME = st.lists(PARTS, max_size=5).map(b"/".join)
MEMBER = st.one_of(
    st.builds(tar.file, NAME, st.binary(max_size=20), mode=st.integers(0, 0o7777)),
    st.builds(tar.folder, NAME, mode=st.integers(0, 0o7777)),
    st.builds(tar.link, NAME, NAME, typeflag=st.sampled_from([b"1", b"2"])),
    st.builds(lambda name: tar.pax(tar.record(b"path", name)), NAME),
    st.builds(lambda name: tar.gnu_long(name + b"\0"), NAME),
)


@given(members=st.lists(MEMBER, max_size=6), old=st.booleans())
def test_no_mix_of_members_touches_anything_outside(
    members: list[bytes], old: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    world = tmp_path_factory.mktemp("world")
    destination = surroundings.build(world / "w")
    if old:
        destination.mkdir()
        (destination / "a").write_bytes(b"old")
        (destination / "link").symlink_to("../../etc")
    before = surroundings.snapshot(world, without=destination)
    inside = surroundings.snapshot(destination) if old else None
    refusal = None
    try:
        unpack(destination, tar.archive(*members))
    except KitStudioError as error:
        refusal = error
    if refusal is not None:
        assert refusal.exit_code in (ExitCode.BAD_INPUT, ExitCode.WOULD_OVERWRITE)
        assert inside is None or surroundings.snapshot(destination) == inside
        assert old or not destination.exists()
    assert surroundings.snapshot(world, without=destination) == before


def test_what_is_refused_is_told_with_its_layer(tmp_path: Path) -> None:
    whole = tar.archive(tar.file(b"a", b"1"))
    with Stage(tmp_path / "out") as stage, pytest.raises(BadArchiveError) as caught:
        staged(stage, whole[:512], Layer("layer 3 (code src)", "layer:3"))
    assert caught.value.summary == "layer 3 (code src) is refused: it is cut short (at byte 512)."
