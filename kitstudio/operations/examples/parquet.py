"""Just enough of Parquet for the example's data: flat columns, plain and uncompressed, Thrift's compact protocol."""

from __future__ import annotations

import struct

_I32, _I64, _BINARY, _LIST, _STRUCT = 5, 6, 8, 9, 12
_INT64, _DOUBLE, _BYTE_ARRAY = 2, 5, 6


def varint(number: int) -> bytes:
    """An unsigned number, seven bits a byte, low bits first."""
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def record(*fields: tuple[int, int, object]) -> bytes:
    """A Thrift struct of (id, type, value) in rising order of id; a list is a pair of its item type and its items."""
    out = bytearray()
    last = 0
    for number, kind, value in fields:
        out.append((number - last) << 4 | kind)
        out += thrift(kind, value)
        last = number
    return bytes(out) + b"\0"


def thrift(kind: int, value: object) -> bytes:
    """One value of the compact protocol; a struct comes encoded."""
    if isinstance(value, int):
        return varint(value << 1)  # zigzag; nothing here is negative
    if isinstance(value, str):
        return varint(len(value.encode())) + value.encode()
    if isinstance(value, tuple):
        item_kind, items = value
        long = len(items) > 14
        head = bytes([0xF0 | item_kind]) + varint(len(items)) if long else bytes([len(items) << 4 | item_kind])
        return head + b"".join(thrift(item_kind, item) for item in items)
    if isinstance(value, bytes) and kind == _STRUCT:
        return value
    raise TypeError(kind, value)


def column(name: str, kind: int, values: list[bytes], offset: int) -> tuple[bytes, bytes]:
    """The page of one column and its ColumnChunk, the page lying at `offset`."""
    body = b"".join(values)
    page = record((1, _I32, len(values)), (2, _I32, 0), (3, _I32, 3), (4, _I32, 3))
    head = record((1, _I32, 0), (2, _I32, len(body)), (3, _I32, len(body)), (5, _STRUCT, page))
    size = len(head) + len(body)
    meta = record(
        (1, _I32, kind),
        (2, _LIST, (_I32, [0, 3])),
        (3, _LIST, (_BINARY, [name])),
        (4, _I32, 0),
        (5, _I64, len(values)),
        (6, _I64, size),
        (7, _I64, size),
        (9, _I64, offset),
    )
    return head + body, record((2, _I64, offset), (3, _STRUCT, meta))


def parquet(table: list[tuple[int, str, str, float]]) -> bytes:
    """The rows as a Parquet file of one row group."""

    def text(value: str) -> bytes:
        return struct.pack("<I", len(value.encode())) + value.encode()

    columns = [
        ("id", _INT64, [struct.pack("<q", row[0]) for row in table]),
        ("text", _BYTE_ARRAY, [text(row[1]) for row in table]),
        ("label", _BYTE_ARRAY, [text(row[2]) for row in table]),
        ("score", _DOUBLE, [struct.pack("<d", row[3]) for row in table]),
    ]
    content = b"PAR1"
    chunks = []
    schema = [record((4, _BINARY, "schema"), (5, _I32, len(columns)))]
    for name, kind, values in columns:
        page, chunk = column(name, kind, values, len(content))
        content += page
        chunks.append(chunk)
        converted = [(6, _I32, 0)] if kind == _BYTE_ARRAY else []
        schema.append(record((1, _I32, kind), (3, _I32, 0), (4, _BINARY, name), *converted))
    group = record((1, _LIST, (_STRUCT, chunks)), (2, _I64, len(content) - 4), (3, _I64, len(table)))
    footer = record(
        (1, _I32, 1),
        (2, _LIST, (_STRUCT, schema)),
        (3, _I64, len(table)),
        (4, _LIST, (_STRUCT, [group])),
        (6, _BINARY, "example_model.py"),
    )
    return content + footer + struct.pack("<I", len(footer)) + b"PAR1"
