"""Expected bytes: tests/vectors/go-tar (Go's archive/tar); whole layers of kit are compared in test_kit_layers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kitstudio.archive.tar_header import BLOCK, TRAILER, header, padding
from tests.support.vectors import VECTORS

_CASES = [json.loads(line) for line in (VECTORS / "go-tar" / "headers.jsonl").read_text("utf-8").splitlines()]


def _bytes(segments: list[list[Any]], size: int) -> bytes:
    out = bytearray(size)
    for offset, content in segments:
        out[offset : offset + len(content) // 2] = bytes.fromhex(content)
    return bytes(out)


def test_every_header_is_gos_header() -> None:
    assert len(_CASES) > 300
    for case in _CASES:
        made = header(bytes.fromhex(case["name"]), case["size"], case["mode"], folder=case["folder"])
        assert made == _bytes(case["header"], len(made)), case
        assert len(made) % BLOCK == 0


@pytest.mark.parametrize("length", [50, 95, 96, 97, 98, 99, 100, 101, 985, 990, 995, 1000])
def test_a_pax_record_counts_its_own_length(length: int) -> None:
    made = header(b"\xff" * length, 1, 0o644)
    records = made[BLOCK:].partition(b"\n")[0] + b"\n"
    assert int(records.partition(b" ")[0]) == len(records)


def test_padding_fills_whole_blocks() -> None:
    assert [len(padding(size)) for size in (0, 1, 511, 512, 513)] == [0, 511, 1, 0, 511]
    assert bytes(1024) == TRAILER
