"""Characters as Python counts them, and as Qt does: to Qt one beyond the first plane is two."""

from __future__ import annotations


def units(piece: str) -> int:
    """Length of a text as Qt counts."""
    return len(piece) if piece.isascii() else len(piece.encode("utf-16-le", "surrogatepass")) // 2


def characters(line: str, at: int) -> int:
    """How many characters the first `at` of Qt's units are."""
    if line.isascii():
        return min(at, len(line))
    return len(line.encode("utf-16-le", "surrogatepass")[: 2 * at].decode("utf-16-le", "surrogatepass"))
