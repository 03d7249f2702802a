"""JSON as Go's encoding/json writes it, and a strict bounded reader.

Kit's config and manifest digests are the sha256 of exactly these bytes: compact, `<`, `>`, `&`, U+2028 and U+2029
escaped, floats in the shortest form with Go's switch to exponents, no newline at the end (modelkit-format 1.4).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from kitstudio.base import limits
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError

JsonValue: TypeAlias = "str | int | float | bool | Mapping[str, JsonValue] | Sequence[JsonValue] | None"

_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPE = re.compile('["\\\\\x00-\x1f<>&\u2028\u2029\ud800-\udfff]')
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_HALF_PAIR_ESCAPE = re.compile(rb"\\u[dD][89a-fA-F]")
_UNDECODABLE = range(0xD800, 0xE000)
# As many as fill the longest document that is allowed, where each is as short as those of a real one.
_BYTES_PER_VALUE = 4


class BadJsonError(KitStudioError):
    """A JSON document from outside cannot be used."""

    code = "KS-BAD-JSON"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{where} is not usable JSON: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Fetch it again, or ask its author; nothing was taken from it.")


def encode(value: JsonValue) -> bytes:
    """Encode `value`; mappings keep their order (use `sort_keys` for free-form maps).

    Raises:
        ValueError: a float that is infinite or no number.
    """
    return _text(value).encode("utf-8")


def sort_keys(value: JsonValue) -> JsonValue:
    """`value` with the keys of all its maps sorted by their UTF-8 bytes, as Go sorts map keys."""
    if isinstance(value, Mapping):
        ordered = sorted(value.items(), key=lambda pair: pair[0].encode("utf-8", "surrogateescape"))
        return {key: sort_keys(item) for key, item in ordered}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [sort_keys(item) for item in value]
    return value


def _text(value: JsonValue) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, (int, float)):
        return number(value) if isinstance(value, float) else str(value)
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{quoted(key)}:{_text(item)}" for key, item in value.items()) + "}"
    return "[" + ",".join(_text(item) for item in value) + "]"


def quoted(text: str) -> str:
    """`text` as a JSON string in Go's escaping; undecodable bytes become U+FFFD."""
    return '"' + _ESCAPE.sub(_escaped, text) + '"'


def _escaped(match: re.Match[str]) -> str:
    char = match[0]
    if char in _SHORT:
        return _SHORT[char]
    return "\\ufffd" if ord(char) in _UNDECODABLE else f"\\u{ord(char):04x}"


def number(value: float) -> str:
    """A float as Go's encoding/json writes it (`1`, `0.1`, `1e+21`, `1e-7`).

    Raises:
        ValueError: infinite or no number.
    """
    if not math.isfinite(value):
        raise ValueError(value)
    digits, exponent = shortest(value)
    sign = "-" if math.copysign(1.0, value) < 0 else ""
    if value and not 1e-6 <= abs(value) < 1e21:
        head = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
        return f"{sign}{head}e{exponent - 1:+d}"
    if exponent <= 0:
        return f"{sign}0.{'0' * -exponent}{digits}" if value else f"{sign}0"
    whole = digits[:exponent].ljust(exponent, "0")
    return sign + whole + ("." + digits[exponent:] if len(digits) > exponent else "")


def shortest(value: float) -> tuple[str, int]:
    """Shortest round-trip digits of a float and the decimal exponent: value = 0.DIGITS * 10**exponent."""
    mantissa, _, power = repr(abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    if fraction == "0":
        fraction = ""
    digits = whole + fraction
    stripped = digits.lstrip("0")
    exponent = len(whole) - (len(digits) - len(stripped)) + int(power or 0)
    return stripped.rstrip("0") or "0", exponent


def decode(content: bytes, where: str, limit: int, depth: int = limits.KITFILE_DEPTH) -> JsonValue:
    """Parse a JSON document from outside.

    Args:
        content: the bytes; UTF-8 without byte order mark.
        where: what it is, for the error ("the manifest").
        limit: refuse more bytes than this (the caller has not read more than `limit + 1`).
        depth: deepest nesting allowed.

    Raises:
        BadJsonError: too long, too many values, not UTF-8, not JSON, a repeated key, NaN or Infinity, nested too deep.
    """
    if len(content) > limit:
        raise BadJsonError(where=where, reason=f"it is longer than {limit} bytes")
    # Two bytes of `[]` become sixty-four of memory. What is read grows with the values, so they are bounded too.
    if sum(map(content.count, (b",", b"[", b"{"))) > limit // _BYTES_PER_VALUE:
        raise BadJsonError(where=where, reason=f"it holds more than {limit // _BYTES_PER_VALUE} values")
    try:
        value: JsonValue = json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_unique,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            parse_int=_whole,
        )
    except RecursionError as error:
        raise BadJsonError(where=where, reason=f"it is nested deeper than {depth}") from error
    except ValueError as error:
        raise BadJsonError(where=where, reason=str(error)) from error
    if _deeper_than(value, depth):
        raise BadJsonError(where=where, reason=f"it is nested deeper than {depth}")
    return _without_surrogates(value) if _HALF_PAIR_ESCAPE.search(content) else value


def _unique(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    out = dict(pairs)
    if len(out) != len(pairs):
        seen: set[str] = set()
        repeated = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]  # None counts as no
        raise ValueError(f"the key {repeated!r} stands twice")
    return out


def _refuse_constant(text: str) -> JsonValue:
    raise ValueError(f"{text} is no JSON number")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"the number {text[:40]} is out of range")
    return value


def _whole(text: str) -> int | float:
    """An integer; `-0` keeps its sign as a float, and what no float can hold is out of range as it is for Go."""
    value = _finite(text)
    return value if text == "-0" else int(text)


def _without_surrogates(value: JsonValue) -> JsonValue:
    """Half a surrogate pair, as an escape can write it, becomes U+FFFD as in Go: it must not pass for a byte."""
    if isinstance(value, str):
        return _HALF_PAIR.sub("\ufffd", value)
    if isinstance(value, dict):
        return {str(_without_surrogates(key)): _without_surrogates(item) for key, item in value.items()}
    return [_without_surrogates(item) for item in value] if isinstance(value, list) else value


def _deeper_than(value: JsonValue, depth: int) -> bool:
    level: list[JsonValue] = [value]
    for _ in range(depth + 1):
        level = [item for outer in level if isinstance(outer, (dict, list)) for item in _children(outer)]
        if not level:
            return False
    return True


def _children(outer: dict[str, JsonValue] | list[JsonValue]) -> list[JsonValue]:
    return list(outer.values()) if isinstance(outer, dict) else outer
