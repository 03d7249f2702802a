"""What a YAML scalar means to kit: go-yaml v3 3.0.1 decides, neither YAML 1.1 nor 1.2 (modelkit-format 1.3).

Tags are in their short form (`!!int`). Times are kept as the RFC 3339 text their JSON form would be.
"""

from __future__ import annotations

import base64
import binascii
import calendar
import math
import re
from typing import Final, TypeAlias

Resolved: TypeAlias = "str | int | float | bool | None"

NULL: Final = "!!null"
BOOL: Final = "!!bool"
STR: Final = "!!str"
INT: Final = "!!int"
FLOAT: Final = "!!float"
TIME: Final = "!!timestamp"
BINARY: Final = "!!binary"
MERGE: Final = "!!merge"
SEQ: Final = "!!seq"
MAP: Final = "!!map"
CORE: Final = frozenset({NULL, BOOL, STR, INT, FLOAT, TIME, BINARY, MERGE, SEQ, MAP})

_WORDS: Final[dict[str, tuple[str, Resolved]]] = {
    **dict.fromkeys(("true", "True", "TRUE"), (BOOL, True)),
    **dict.fromkeys(("false", "False", "FALSE"), (BOOL, False)),
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), (NULL, None)),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), (FLOAT, math.nan)),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), (FLOAT, math.inf)),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), (FLOAT, -math.inf)),
}
_FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_DOTTED: Final = re.compile(r"\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?")
_WHOLE: Final = re.compile(
    r"([-+]?)(?:0[xX](?P<hex>[0-9a-fA-F]+)|0[oO]?(?P<octal>[0-7]+)|0[bB](?P<binary>[01]+)|(?P<decimal>0|[1-9][0-9]*))"
)
_BASES: Final = {"hex": 16, "octal": 8, "binary": 2, "decimal": 10}
# `0b-101` and `0o+17`: after its own prefix go-yaml hands the rest to a parser that takes a sign.
_SIGNED_INSIDE: Final = re.compile(r"0(?:b(?P<binary>[-+][01]+)|o(?P<octal>[-+][0-7]+))")
_INT_MIN: Final = -(1 << 63)
_UINT_MAX: Final = (1 << 64) - 1
_DIGITS_MAX: Final = 40
_TIME: Final = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)"
    r"(?:(?P<gap>[Tt]| +)(?P<hour>\d\d?):(?P<minute>\d\d?):(?P<second>\d\d?)(?:[.,](?P<fraction>\d+))?"
    r"(?P<zone>Z|[-+]\d\d:\d\d)?)?",
    re.ASCII,
)


class UnfitScalarError(ValueError):
    """A scalar has an explicit tag that it does not fit; the message is a reason fit for a sentence."""


def resolve(tag: str, text: str) -> tuple[str, Resolved]:
    """The tag and the value of a scalar that is no plain string by its quotes.

    Args:
        tag: an explicit core tag, or empty when the text decides.
        text: the scalar's text, escapes and folding done.

    Raises:
        UnfitScalarError: the text is not what the tag says.
    """
    if tag in {STR, MERGE}:
        return tag, text
    if tag == BINARY:
        return tag, _decoded(text)
    found, value = _implicit(text, times=tag in {"", TIME})
    if tag in {"", found}:
        return found, value
    if tag == FLOAT and found == INT and isinstance(value, int) and value < 1 << 63:
        return FLOAT, float(value)
    raise UnfitScalarError(f"{text[:40]!r} is no {tag}")


def implicit_tag(text: str) -> str:
    """The tag a plain scalar of that text resolves to."""
    return _implicit(text, times=True)[0]


def _implicit(text: str, *, times: bool) -> tuple[str, Resolved]:
    if text in _WORDS:
        return _WORDS[text]
    first = text[0]
    if first == ".":
        number = float(text.replace("_", "")) if _DOTTED.fullmatch(text) else math.inf
        return (FLOAT, number) if math.isfinite(number) else (STR, text)
    if first in "+-0123456789":
        return _numeric(text, times=times)
    return STR, text


def _numeric(text: str, *, times: bool) -> tuple[str, Resolved]:
    if times and text[4:5] == "-":
        moment = timestamp(text)
        if moment is not None:
            return TIME, moment
    plain = text.replace("_", "")
    whole = _whole(plain)
    if whole is not None:
        return INT, whole
    if _FLOAT.fullmatch(plain):
        number = float(plain)
        if math.isfinite(number):
            return FLOAT, number
    return STR, text


def _whole(plain: str) -> int | None:
    """The integer, if it fits 64 bits: signed, or unsigned when it is written without a sign."""
    match = _WHOLE.fullmatch(plain)
    if match is None:
        match = _SIGNED_INSIDE.fullmatch(plain)
        lowest, highest = _INT_MIN, (1 << 63) - 1
    else:
        lowest, highest = _INT_MIN, ((1 << 63) - 1 if match[1] else _UINT_MAX)
    base = match.lastgroup or "" if match is not None else ""
    if match is None or (base == "decimal" and len(plain) > _DIGITS_MAX):
        return None
    value = int(match[base], _BASES[base])
    if match.re is _WHOLE and match[1] == "-":
        value = -value
    return value if lowest <= value <= highest else None


def timestamp(text: str) -> str | None:
    """The RFC 3339 form of a time go-yaml recognises, None for other text.

    A time with a blank instead of `T` has no zone; hours, minutes, seconds, months and days may have one digit. An
    offset of 24 hours is let through as go-yaml does; JSON has no form for it (`is_json_time`).
    """
    match = _TIME.fullmatch(text)
    if match is None or (match["gap"] is not None and (match["gap"][0] == " ") == (match["zone"] is not None)):
        return None
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    if not 1 <= month <= 12 or hour > 23 or minute > 59 or second > 59:
        return None
    zone = _zone(match["zone"] or "Z")
    if not 1 <= day <= calendar.monthrange(year, month)[1] or zone is None:
        return None
    fraction = (match["fraction"] or "")[:9].rstrip("0")
    clock = f"{hour:02}:{minute:02}:{second:02}" + (f".{fraction}" if fraction else "")
    return f"{year:04}-{month:02}-{day:02}T{clock}{zone}"


def is_json_time(moment: str) -> bool:
    """Whether Go's JSON has a form for a time `timestamp` made: its offset is below 24 hours."""
    return moment.endswith("Z") or int(moment[-5:-3]) < 24


def _zone(written: str) -> str | None:
    if written == "Z":
        return "Z"
    hours, minutes = int(written[1:3]), int(written[4:6])
    if hours > 24 or minutes > 60:
        return None
    total = hours * 60 + minutes
    return f"{written[0]}{total // 60:02}:{total % 60:02}" if total else "Z"


def _decoded(text: str) -> str:
    """The bytes of a `!!binary` scalar as text; undecodable bytes as surrogates."""
    try:
        content = base64.b64decode(text.replace("\r", "").replace("\n", ""), validate=True)
    except (binascii.Error, ValueError) as error:
        raise UnfitScalarError("!!binary value contains invalid base64 data") from error
    return content.decode("utf-8", "surrogateescape")
