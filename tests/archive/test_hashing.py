"""Readers that believe nothing before the last byte."""

from __future__ import annotations

import errno
import hashlib
import io
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import Buffer, override

from kitstudio.archive.hashing import VerifyingReader, hash_stream, read_whole
from kitstudio.base.control import Advanced, CancelToken, Control, Event
from kitstudio.base.errors import DigestMismatchError, OperationCancelledError
from kitstudio.base.os_errors import FileSystemError
from kitstudio.model.content import BlobTooLargeError
from kitstudio.model.descriptor import Descriptor, Digest


class _Slow(io.BytesIO):
    """Gives a few bytes at a time, as a network does, and only knows `read`."""

    readinto = None  # type: ignore[assignment] # some streams have none

    @override
    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(7 if size is None or size < 0 else min(size, 7))


def _stream(content: bytes, *, slow: bool) -> BinaryIO:
    return cast(BinaryIO, _Slow(content)) if slow else io.BytesIO(content)


@given(st.binary(max_size=300), st.lists(st.integers(1, 200), min_size=1, max_size=5), st.booleans())
def test_right_bytes_come_out_whatever_the_reads(content: bytes, sizes: list[int], slow: bool) -> None:
    reader = VerifyingReader(_stream(content, slow=slow), Descriptor.of("x", content))
    out = bytearray()
    while part := reader.read(sizes[len(out) % len(sizes)]):
        out += part
    assert bytes(out) == content
    assert reader.done == len(content)
    assert reader.read(10) == b""


@given(st.binary(min_size=1, max_size=100), st.integers(0, 10**6), st.booleans())
def test_one_other_bit_is_found(content: bytes, place: int, slow: bool) -> None:
    damaged = bytearray(content)
    damaged[place % len(content)] ^= 1 << (place % 8)
    reader = VerifyingReader(_stream(bytes(damaged), slow=slow), Descriptor.of("x", content))
    with pytest.raises(DigestMismatchError) as caught:
        reader.read()
    assert caught.value.facts["actual"] == f"sha256:{hashlib.sha256(damaged).hexdigest()}"


@pytest.mark.parametrize("slow", [False, True])
def test_a_short_body_is_found(slow: bool) -> None:
    reader = VerifyingReader(_stream(b"a" * 90, slow=slow), Descriptor.of("x", b"a" * 100))
    with pytest.raises(DigestMismatchError) as caught:
        reader.read()
    assert (caught.value.facts["expected"], caught.value.facts["actual"]) == ("100 bytes", "90 bytes")


@pytest.mark.parametrize("slow", [False, True])
def test_a_long_body_is_found_without_reading_on(slow: bool) -> None:
    stream = _stream(b"a" * 100_000, slow=slow)
    reader = VerifyingReader(stream, Descriptor.of("x", b"a" * 100))
    with pytest.raises(DigestMismatchError, match="more than 100 bytes"):
        reader.read()
    assert stream.tell() <= 107


def test_reading_exactly_the_promised_bytes_verifies_them() -> None:
    reader = VerifyingReader(io.BytesIO(b"wrong"), Descriptor.of("x", b"right"))
    with pytest.raises(DigestMismatchError):
        reader.read(5)


def test_no_bytes_at_all_are_verified_too() -> None:
    assert VerifyingReader(io.BytesIO(b""), Descriptor.of("x", b"")).read() == b""
    with pytest.raises(DigestMismatchError):
        VerifyingReader(io.BytesIO(b"x"), Descriptor.of("x", b"")).read()
    with pytest.raises(DigestMismatchError):
        VerifyingReader(io.BytesIO(b""), Descriptor("x", Digest.of(b"y"), 0)).read()


def test_sha512_is_checked_as_such() -> None:
    digest = Digest("sha512", hashlib.sha512(b"content").hexdigest())
    assert VerifyingReader(io.BytesIO(b"content"), Descriptor("x", digest, 7)).read() == b"content"
    with pytest.raises(DigestMismatchError):
        VerifyingReader(io.BytesIO(b"CONTENT"), Descriptor("x", digest, 7)).read()


def test_it_can_be_buffered_and_read_into() -> None:
    content = bytes(range(256)) * 100
    with io.BufferedReader(VerifyingReader(io.BytesIO(content), Descriptor.of("x", content))) as reader:
        assert reader.peek(1)
        assert reader.read() == content


def test_cancel_stops_a_read() -> None:
    token = CancelToken()
    reader = VerifyingReader(io.BytesIO(b"abc"), Descriptor.of("x", b"abc"), Control(token=token))
    assert reader.read(1) == b"a"
    token.cancel()
    with pytest.raises(OperationCancelledError):
        reader.read(1)


def test_a_stream_is_hashed_with_progress_and_cancel() -> None:
    events: list[Event] = []
    content = b"x" * 2_500_000
    done = hash_stream(io.BytesIO(content), Control(report=events.append), item="blob")
    assert done == (Digest.of(content), len(content))
    assert events[-1] == Advanced("blob", len(content))
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        hash_stream(io.BytesIO(content), Control(token=token))


class _FailingDisk(io.BytesIO):
    """Gives its bytes and then fails, as a stick that is pulled out does."""

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        count = super().readinto(buffer)
        if not count:
            raise OSError(errno.EIO, "Input/output error")
        return count


@pytest.mark.parametrize("there", [0, 5, 10])
def test_a_disk_that_fails_is_told_by_the_blob_it_failed_at(there: int) -> None:
    promised = Descriptor.of("x", b"0123456789")
    with pytest.raises(FileSystemError, match=str(promised.digest)):
        VerifyingReader(_FailingDisk(b"0123456789"[:there]), promised).read()


def test_a_blob_is_read_whole_only_when_it_promises_to_be_small() -> None:
    promised = Descriptor.of("x", b"0123456789")
    opened = []

    def open_blob() -> BinaryIO:
        opened.append(io.BytesIO(b"0123456789"))
        return opened[-1]

    assert read_whole(open_blob, promised, 10) == b"0123456789"
    assert opened[0].closed
    with pytest.raises(BlobTooLargeError):
        read_whole(open_blob, promised, 9)
    assert len(opened) == 1
