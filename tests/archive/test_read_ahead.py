"""Reading ahead changes nothing of what is read, and ends with its context."""

from __future__ import annotations

import io
import threading
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import Buffer, override

from kitstudio.archive.hashing import VerifyingReader
from kitstudio.archive.read_ahead import ReadAhead
from kitstudio.base.errors import DigestMismatchError
from kitstudio.model.descriptor import Descriptor

_CONTENT = bytes(range(256)) * 12_345


class _Pieces(io.RawIOBase):
    """Gives its content in pieces of given sizes, again and again, then ends or breaks."""

    def __init__(self, content: bytes, sizes: list[int], error: Exception | None = None) -> None:
        super().__init__()
        self.rest = memoryview(content)
        self.sizes = sizes
        self.error = error
        self.reads = 0

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        if not self.rest and self.error is not None:
            raise self.error
        count = min(len(view), len(self.rest), self.sizes[self.reads % len(self.sizes)])
        self.reads += 1
        view[:count] = self.rest[:count]
        self.rest = self.rest[count:]
        return count


def _readers() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "kitstudio-read"]


@given(
    st.integers(0, len(_CONTENT)),
    st.lists(st.integers(1, 400_000), min_size=1, max_size=5),
    st.lists(st.integers(1, 400_000), min_size=1, max_size=5),
)
def test_what_comes_out_is_what_went_in(size: int, pieces: list[int], wanted: list[int]) -> None:
    found = bytearray()
    with ReadAhead(_Pieces(_CONTENT[:size], pieces)) as ahead:
        turn = 0
        while part := ahead.read(wanted[turn % len(wanted)]):
            found += part
            turn += 1
        assert ahead.read(1) == b""
    assert found == _CONTENT[:size]
    assert not _readers()


def test_an_error_comes_where_its_bytes_would_have_come_and_again() -> None:
    with ReadAhead(_Pieces(_CONTENT, [65_536], OSError("broken"))) as ahead:
        assert len(ahead.read(1) or b"") + len(_all_of(ahead, len(_CONTENT) - 1)) == len(_CONTENT)
        for _ in range(2):
            with pytest.raises(OSError, match="broken"):
                ahead.read(1)
    assert not _readers()


def test_leaving_early_ends_the_thread_soon() -> None:
    endless = _Pieces(bytes(64 << 20), [1 << 20])
    with ReadAhead(endless) as ahead:
        assert ahead.read(10) == bytes(10)
    assert not _readers()
    assert endless.reads <= 8


def test_the_last_bytes_of_wrong_content_are_never_handed_out() -> None:
    wrong = _CONTENT[:-1] + b"?"
    verified = VerifyingReader(cast("BinaryIO", io.BytesIO(wrong)), Descriptor.of("a/b", _CONTENT))
    taken: list[int] = []
    with ReadAhead(verified) as ahead, pytest.raises(DigestMismatchError):
        taken.extend(len(part) for part in iter(lambda: ahead.read(100_000), b"") if part)
    assert sum(taken) < len(_CONTENT)


def _all_of(stream: io.RawIOBase, size: int) -> bytes:
    found = bytearray()
    while len(found) < size:
        found += stream.read(size - len(found)) or b""
    return bytes(found)
