"""A last line of a small file of ours that tells whether a byte of it was changed since it was written."""

from __future__ import annotations

import hashlib
from typing import Final

_MARK: Final = b"sha256:"
_LINE: Final = len(_MARK) + 64 + 1


def sealed(content: bytes) -> bytes:
    """The content, which ends with a newline, and its seal."""
    return content + _seal(content)


def unsealed(whole: bytes) -> bytes:
    """The content without its seal.

    Raises:
        ValueError: it is not what was written.
    """
    content, seal = whole[:-_LINE], whole[-_LINE:]
    if seal != _seal(content):
        raise ValueError("the seal does not fit")
    return content


def _seal(content: bytes) -> bytes:
    return _MARK + hashlib.sha256(content).hexdigest().encode("ascii") + b"\n"
