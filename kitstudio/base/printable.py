"""Text from outside, made fit to be seen: nothing in it can move a cursor, hide or reorder what a person reads."""

from __future__ import annotations

import unicodedata

# Cc controls, Cf formats (bidirectional marks, zero width), Cs lone surrogates (undecodable bytes), Zl/Zp line breaks.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"})


def printable(text: str, limit: int = 4096) -> str:
    r"""Return `text` with every unseen character escaped (`\x1b`, `\u202e`, `\xff` for an undecodable byte).

    Args:
        text: any text; undecodable bytes as surrogates (`surrogateescape`).
        limit: longest result in characters of input; more is cut and marked with an ellipsis.
    """
    cut = text[:limit]
    if cut.isprintable():
        return cut if len(text) <= limit else cut + "…"
    shown = "".join(char if unicodedata.category(char) not in _UNSEEN else _escaped(char) for char in cut)
    return shown if len(text) <= limit else shown + "…"


def _escaped(char: str) -> str:
    point = ord(char)
    if 0xDC80 <= point <= 0xDCFF:
        return f"\\x{point - 0xDC00:02x}"
    if point < 0x100:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"
