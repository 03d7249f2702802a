"""The stream behind layers: equal bytes however they are handed over."""

from __future__ import annotations

import hashlib
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitstudio.archive.compression import build_of, compressor
from kitstudio.archive.pipeline import Hashed, Pipeline
from kitstudio.model.media_type import Compression

_CONTENT = b"".join(hashlib.sha256(b"%d" % index).digest() + b"text " * 20 for index in range(9_000))


def _nothing() -> None:
    pass


def _run(cuts: list[int], compression: Compression, *, through_room: bool, alone: bool = False) -> tuple[Hashed, bytes]:
    out = bytearray()
    with Pipeline(out.extend, compressor(compression), _nothing, alone=alone) as pipeline:
        begin = 0
        for cut in [*sorted(cuts), len(_CONTENT)]:
            piece, begin = _CONTENT[begin:cut], cut
            while piece and through_room:
                room = pipeline.room(len(piece))
                room[:] = piece[: len(room)]
                piece = piece[len(room) :]
                pipeline.fill(len(room))
            pipeline.add(piece)
        made = pipeline.finish()
    return made, bytes(out)


@pytest.mark.parametrize("compression", list(Compression))
@settings(max_examples=15)
@given(cuts=st.lists(st.integers(0, len(_CONTENT)), max_size=30), through_room=st.booleans(), alone=st.booleans())
def test_the_bytes_depend_neither_on_the_pieces_nor_on_the_threads(
    compression: Compression, cuts: list[int], through_room: bool, alone: bool
) -> None:
    made = _run(cuts, compression, through_room=through_room, alone=alone)
    assert made == _run([], compression, through_room=False)


@pytest.mark.parametrize("compression", list(Compression))
def test_digests_and_sizes_are_those_of_the_bytes(compression: Compression) -> None:
    made, stored = _run([], compression, through_room=False)
    assert made.digest.hex == hashlib.sha256(stored).hexdigest()
    assert made.diff_id.hex == hashlib.sha256(_CONTENT).hexdigest()
    assert (made.size, made.plain_size) == (len(stored), len(_CONTENT))


def test_little_content_needs_no_thread_and_much_leaves_none() -> None:
    seen = []

    def sink(data: memoryview) -> None:
        seen.append(any(thread.name == "kitstudio-hash" for thread in threading.enumerate()))

    with Pipeline(sink, None, _nothing) as pipeline:
        pipeline.add(b"x" * 1000)
        pipeline.finish()
    assert seen == [False]
    with Pipeline(sink, None, _nothing) as pipeline:
        pipeline.add(b"x" * 2_000_000)
        pipeline.finish()
    assert seen[1]
    assert not any(thread.name == "kitstudio-hash" for thread in threading.enumerate())


def test_a_stream_of_nothing_is_nothing() -> None:
    with Pipeline(bytearray().extend, None, _nothing) as pipeline:
        assert pipeline.finish().digest.hex == hashlib.sha256(b"").hexdigest()


def test_only_compressed_bytes_name_their_library() -> None:
    assert build_of(Compression.NONE) == ""
    assert build_of(Compression.GZIP).startswith("isal ")
    assert build_of(Compression.ZSTD).startswith("zstd ")
