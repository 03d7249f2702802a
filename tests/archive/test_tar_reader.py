"""The strict tar reader, against archives of other writers and against bytes no writer should have made."""

from __future__ import annotations

import contextlib
import io
import tarfile
from typing import Any, BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from kitstudio.archive.tar_fields import BadArchiveError
from kitstudio.archive.tar_reader import TarMember, read_members
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.errors import OperationCancelledError
from tests.support import tar_bytes as tar
from tests.support.streams import Pipe

NAMES = ["a.txt", "folder/" + "n" * 90, "x" * 120 + "/" + "y" * 99, "deep/" * 40 + "end", "数据/行.csv", "é" * 110]


def listed(content: bytes) -> list[tuple[TarMember, bytes]]:
    return [(member, body.read()) for member, body in read_members(pipe(content))]


def pipe(content: bytes, step: int = 1 << 16) -> BinaryIO:
    return cast(BinaryIO, Pipe(content, step))


def refusal(content: bytes) -> str:
    with pytest.raises(BadArchiveError) as caught:
        listed(content)
    # Skipping by seeking refuses the same as reading does.
    with pytest.raises(BadArchiveError):
        list(read_members(io.BytesIO(content)))
    return caught.value.summary


def by_tarfile(format_: int) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=format_) as archive:
        for number, name in enumerate(NAMES):
            if format_ == tarfile.USTAR_FORMAT and len(name) > 99 and "/" not in name:
                continue
            member = tarfile.TarInfo(name)
            member.size = number * 500
            member.mode = 0o600 + number
            archive.addfile(member, io.BytesIO(bytes([number]) * member.size))
        sub = tarfile.TarInfo("a folder")
        sub.type = tarfile.DIRTYPE
        archive.addfile(sub)
    return out.getvalue()


@pytest.mark.parametrize("format_", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
@pytest.mark.parametrize("step", [1, 511, 1 << 20])
def test_archives_of_the_standard_library_are_read_as_it_reads_them(format_: int, step: int) -> None:
    content = by_tarfile(format_)
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        expected = [(m.name, m.mode, m.size, m.offset, m.offset_data, m.isdir()) for m in archive]
    found = [
        (m.name.rstrip("/"), m.mode, m.size, m.header_offset, m.data_offset, m.is_folder)
        for m, _ in read_members(pipe(content, step))
    ]
    assert found == expected
    for member, body in read_members(pipe(content, step)):
        assert body.read() == content[member.data_offset : member.data_offset + member.size]


def test_offsets_count_from_where_the_stream_stood() -> None:
    stream = io.BytesIO(b"front" + tar.archive(tar.file(b"a", b"x" * 600), tar.file(b"b", b"y")))
    stream.seek(5)
    assert [(m.header_offset, m.data_offset) for m, _ in read_members(stream)] == [(0, 512), (1536, 2048)]


def test_the_stream_is_read_to_its_end_and_left_open() -> None:
    source = Pipe(tar.archive(tar.file(b"a", b"x")) + bytes(9 * 1024))
    assert len(list(read_members(cast(BinaryIO, source)))) == 1
    assert source.ended
    assert not source.closed


def test_a_stream_that_can_seek_is_not_read_where_it_is_skipped() -> None:
    class Counting(io.BytesIO):
        taken = 0

        @override
        def readinto(self, buffer: Any, /) -> int:
            got = super().readinto(buffer)
            self.taken += got
            return got

    source = Counting(tar.archive(tar.file(b"a", bytes(50_000_000)), tar.file(b"b", b"y")))
    assert [member.name for member, _ in read_members(source)] == ["a", "b"]
    assert source.taken < 1_000_000


def test_a_body_that_is_half_read_does_not_disturb_the_next_member() -> None:
    content = tar.archive(tar.file(b"a", b"x" * 3000), tar.file(b"b", b"y"))
    bodies = []
    for _, body in read_members(pipe(content)):
        bodies.append(body.read(7))
    assert bodies == [b"x" * 7, b"y"]


def test_old_headers_without_magic_are_read() -> None:
    content = tar.archive(
        tar.header(b"folder/", typeflag=b"\0", magic=tar.V7),
        tar.header(b"folder/a", 3, typeflag=b"\0", magic=tar.V7) + tar.padded(b"abc"),
    )
    assert [(m.name, m.typeflag, body) for m, body in listed(content)] == [
        ("folder/", "5", b""),
        ("folder/a", "0", b"abc"),
    ]


def test_the_gnu_magic_has_no_prefix_field() -> None:
    block = tar.header(b"a", magic=tar.GNU, prefix=b"1234567890")
    assert [m.name for m, _ in listed(tar.archive(block))] == ["a"]


def test_a_checksum_of_signed_bytes_is_taken() -> None:
    block = tar.header(b"\xe9\xe8.txt")
    signed = sum(block[:148] + block[156:]) + 256 - 256 * 2
    content = tar.archive(tar.header(b"\xe9\xe8.txt", checksum=b"%06o\0 " % signed))
    assert [m.name for m, _ in listed(content)] == ["\udce9\udce8.txt"]


def test_gnu_long_names_are_read() -> None:
    name = b"long/" * 60 + b"end"
    content = tar.archive(tar.gnu_long(name + b"\0"), tar.file(b"cut", b"abc"))
    ((member, body),) = listed(content)
    assert (member.name, member.header_offset, member.data_offset) == (name.decode(), 0, 1536)
    assert body == b"abc"


def test_a_pax_size_rules_what_is_read_and_what_is_skipped() -> None:
    # A reader that skips by the header's size would find a member hidden in the content (CVE-2025-62518).
    hidden = tar.file(b"hidden", b"boo")
    content = tar.archive(
        tar.pax(tar.record(b"size", b"%d" % len(hidden))), tar.header(b"a", 0), hidden, tar.file(b"b", b"y")
    )
    assert [(m.name, m.size, body) for m, body in listed(content)] == [("a", len(hidden), hidden), ("b", 1, b"y")]


def test_a_pax_path_may_hold_bytes_that_are_no_text() -> None:
    content = tar.archive(tar.pax(tar.record(b"path", b"a\xff\n=b")), tar.file(b"x", b"1"))
    assert [m.name for m, _ in listed(content)] == ["a\udcff\n=b"]


def test_harmless_global_headers_are_passed_over() -> None:
    content = tar.archive(tar.pax(tar.record(b"comment", b"abc"), typeflag=b"g"), tar.file(b"a", b"1"))
    assert [m.name for m, _ in listed(content)] == ["a"]


def test_base_256_sizes_are_read() -> None:
    content = tar.archive(tar.header(b"a", size_field=b"\x80" + (3).to_bytes(11, "big")) + tar.padded(b"abc"))
    assert [body for _, body in listed(content)] == [b"abc"]


@pytest.mark.parametrize("flag", [b"0", b"\0"])
def test_sparse_files_of_every_kind_are_told(flag: bytes) -> None:
    sparse = tar.pax(tar.record(b"GNU.sparse.major", b"1")), tar.file(b"a", b"1", typeflag=flag)
    content = tar.archive(*sparse, tar.file(b"b"))
    assert [m.typeflag for m, _ in listed(content)] == ["S", "0"]


@pytest.mark.parametrize("flag", sorted(set(range(256)) - set(b"xgLK")))
def test_every_type_letter_is_told_as_it_is(flag: int) -> None:
    content = tar.archive(tar.header(b"a", typeflag=bytes([flag])), tar.file(b"b"))
    assert [m.typeflag for m, _ in listed(content)] == ["0" if flag == 0 else chr(flag), "0"]


GOOD = tar.file(b"a", b"x" * 700)
REFUSED = {
    "empty stream": b"",
    "no end": GOOD,
    "one zero block only": GOOD + bytes(512),
    "one zero block, then a member": GOOD + bytes(512) + GOOD + tar.END,
    "garbage behind the end": tar.archive(GOOD) + bytes(512) + b"x",
    "a member behind the end": tar.archive(GOOD) + tar.archive(GOOD),
    "wrong checksum": tar.archive(tar.header(b"a", checksum=b"000001\0 ")),
    "no checksum": tar.archive(tar.header(b"a", checksum=bytes(8))),
    "checksum with letters": tar.archive(tar.header(b"a", checksum=b"abcdef\0 ")),
    "unknown magic": tar.archive(tar.header(b"a", magic=b"USTAR\x0000")),
    "no tar at all": b"PK\x03\x04" + bytes(2000),
    "size with letters": tar.archive(tar.header(b"a", size_field=b"0000000000z\0")),
    "size with a sign": tar.archive(tar.header(b"a", size_field=b"-0000000001\0")),
    "size with bytes behind its NUL": tar.archive(tar.header(b"a", size_field=b"0000\x000000001")),
    "negative base-256 size": tar.archive(tar.header(b"a", size_field=b"\xff" * 12)),
    "base-256 size of 2**63": tar.archive(tar.header(b"a", size_field=b"\x80" + (1 << 63).to_bytes(11, "big"))),
    "mode with letters": tar.archive(tar.header(b"a", mode_field=b"rwxr-xr\0")),
    "size beyond the end": tar.archive(tar.header(b"a", 1 << 30)),
    "folder with content": tar.archive(tar.header(b"a", 3, typeflag=b"5") + tar.padded(b"abc")),
    "link with content": tar.archive(tar.header(b"a", 3, typeflag=b"1") + tar.padded(b"abc")),
    "PAX without a member": tar.archive(tar.pax(tar.record(b"path", b"x"))),
    "two PAX headers for one member": tar.archive(tar.pax(b"6 a=b\n"), tar.pax(b"6 a=c\n"), GOOD),
    "PAX and GNU for one member": tar.archive(tar.pax(b"6 a=b\n"), tar.gnu_long(b"x\0"), GOOD),
    "GNU and PAX for one member": tar.archive(tar.gnu_long(b"x\0"), tar.pax(b"6 a=b\n"), GOOD),
    "two GNU names for one member": tar.archive(tar.gnu_long(b"x\0"), tar.gnu_long(b"y\0"), GOOD),
    "empty GNU name": tar.archive(tar.gnu_long(b"\0"), GOOD),
    "GNU name with two ends": tar.archive(tar.gnu_long(b"x\0y\0"), GOOD),
    "GNU name too long": tar.archive(tar.gnu_long(b"x" * (limits.PAX_RECORD + 1)), GOOD),
    "GNU name of a gibibyte": tar.archive(tar.header(b"l", 1 << 30, typeflag=b"L")),
    "PAX too long": tar.archive(tar.pax(tar.record(b"comment", b"x" * limits.PAX_RECORD)), GOOD),
    "PAX cut by its size": tar.archive(tar.header(b"p", 4, typeflag=b"x") + tar.padded(b"9 a=b\n"), GOOD),
    "PAX length too short": tar.archive(tar.pax(b"5 a=b\n"), GOOD),
    "PAX length too long": tar.archive(tar.pax(b"7 a=b\n"), GOOD),
    "PAX length with a zero in front": tar.archive(tar.pax(b"07 a=b\n"), GOOD),
    "PAX length with a sign": tar.archive(tar.pax(b"+7 a=b\n"), GOOD),
    "PAX length with another script's digits": tar.archive(tar.pax("٦ a=b\n".encode()), GOOD),
    "PAX length huge": tar.archive(tar.pax(b"9" * 5000 + b" a=b\n"), GOOD),
    "PAX without an equals sign": tar.archive(tar.pax(b"6 abc\n"), GOOD),
    "PAX without a key": tar.archive(tar.pax(b"5 =b\n"), GOOD),
    "PAX without a line end": tar.archive(tar.pax(b"6 a=bc"), GOOD),
    "PAX of only NULs": tar.archive(tar.pax(bytes(20)), GOOD),
    "PAX record twice": tar.archive(tar.pax(b"6 a=b\n6 a=b\n"), GOOD),
    "PAX names nothing": tar.archive(tar.pax(tar.record(b"path", b"")), GOOD),
    "PAX size empty": tar.archive(tar.pax(tar.record(b"size", b"")), GOOD),
    "PAX size negative": tar.archive(tar.pax(tar.record(b"size", b"-1")), GOOD),
    "PAX size with a blank": tar.archive(tar.pax(tar.record(b"size", b" 1")), GOOD),
    "PAX size of 2**63": tar.archive(tar.pax(tar.record(b"size", b"%d" % (1 << 63))), GOOD),
    "PAX size of a thousand digits": tar.archive(tar.pax(tar.record(b"size", b"9" * 1000)), GOOD),
    "PAX size beyond the end": tar.archive(tar.pax(tar.record(b"size", b"100000")), GOOD),
    "global path": tar.archive(tar.pax(tar.record(b"path", b"x"), typeflag=b"g"), GOOD),
    "global size": tar.archive(tar.pax(tar.record(b"size", b"0"), typeflag=b"g"), GOOD),
    "many global headers": tar.archive(*[tar.pax(b"6 a=b\n", typeflag=b"g")] * 20, GOOD),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_two_readers_could_understand_differently_is_refused(case: str) -> None:
    assert "archive is refused" in refusal(REFUSED[case])


def test_ten_thousand_pax_records_in_one_header_are_read_quickly() -> None:
    records = b"".join(tar.record(b"%d" % number, b"") for number in range(6000))
    assert len(records) <= limits.PAX_RECORD
    assert len(listed(tar.archive(tar.pax(records), GOOD))) == 1


@pytest.mark.parametrize("build", [by_tarfile(tarfile.PAX_FORMAT), by_tarfile(tarfile.GNU_FORMAT)], ids=["pax", "gnu"])
def test_an_archive_cut_anywhere_is_refused(build: bytes) -> None:
    end = len(build.rstrip(b"\0")) // 512 * 512 + 512 + 1024
    for cut in [*range(0, end, 512), *range(1, end, 509)]:
        with pytest.raises(BadArchiveError):
            listed(build[:cut])
        with pytest.raises(BadArchiveError):
            list(read_members(io.BytesIO(build[:cut])))
    assert listed(build[:end]) == listed(build)


def test_more_members_than_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TAR_MEMBERS", 100)
    exactly = b"".join(tar.file(b"%d" % number) for number in range(100))
    assert len(listed(exactly + tar.END)) == 100
    assert "over 100 members" in refusal(exactly + GOOD + tar.END)


def test_names_that_alone_would_fill_the_memory_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TAR_NAMES", 1000)
    long = tar.pax(tar.record(b"path", b"n" * 500)) + tar.file(b"x")
    assert len(listed(tar.archive(long, long))) == 2
    assert "its names are over" in refusal(tar.archive(long, long, tar.file(b"x")))


def test_zeros_without_end_after_the_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TAR_PADDING", 1 << 17)
    assert len(listed(tar.archive(GOOD) + bytes(1 << 17))) == 1
    assert "zeros follow its end" in refusal(tar.archive(GOOD) + bytes(1 << 18))


def test_a_cancel_is_heeded_while_a_large_member_is_skipped() -> None:
    control = Control()
    members = read_members(pipe(tar.archive(tar.file(b"a", bytes(1_000_000)), GOOD)), control)
    next(members)
    control.token.cancel()
    with pytest.raises(OperationCancelledError):
        next(members)


@given(st.data())
def test_damaged_archives_are_refused_with_a_name_or_read(data: st.DataObject) -> None:
    content = bytearray(tar.archive(tar.pax(tar.record(b"path", b"p/q")), GOOD, tar.gnu_long(b"l\0"), tar.file(b"b")))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    for start in range(0, len(content) - 1024, 512):
        if data.draw(st.booleans()):
            # A right checksum lets the damage in.
            block = bytearray(content[start : start + 512])
            block[148:156] = b" " * 8
            content[start + 148 : start + 156] = b"%06o\0 " % sum(block)
    with contextlib.suppress(BadArchiveError):
        listed(bytes(content))
