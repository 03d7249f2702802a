"""The bytes of a Kitfile as text and back: UTF-8, or UTF-16 where the file says so; what is neither stays as it is."""

from __future__ import annotations

import codecs
import contextlib
from typing import Final

_MARKS: Final = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SIGN: Final = "\ufeff"


def text_of(content: bytes) -> str:
    """The text of a file, its byte order mark included; bytes that are no text become lone surrogates."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            with contextlib.suppress(UnicodeDecodeError):
                return content.decode(encoding)
    return content.decode("utf-8", "surrogateescape")


def bytes_like(text: str, before: bytes) -> bytes:
    """A text as the bytes of a file that held `before`: in its encoding, as long as the text has its mark."""
    for mark, encoding in _MARKS:
        if before.startswith(mark) and text.startswith(_SIGN) and text_of(before).startswith(_SIGN):
            return text.encode(encoding, "surrogatepass")
    return text.encode("utf-8", "surrogateescape")
