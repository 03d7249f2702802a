"""Named sets of characters in Go's regular expressions."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final


class BadExpressionError(ValueError):
    """Go would not compile the expression; its text says why. Never leaves the room: `patterns` names it."""


@dataclass(frozen=True, slots=True)
class Charset:
    """Ranges of characters and groups, any of which may hold a character; `negated` turns the answer round."""

    ranges: tuple[tuple[str, str], ...]
    groups: tuple[Callable[[str], bool], ...] = ()
    negated: bool = False

    def __contains__(self, char: str) -> bool:
        inside = any(low <= char <= high for low, high in self.ranges) or any(group(char) for group in self.groups)
        return inside is not self.negated


def _set(*ranges: str, negated: bool = False) -> Charset:
    return Charset(tuple((each[0], each[-1]) for each in ranges), negated=negated)


PERL: Final[Mapping[str, Charset]] = {
    "\\d": _set("09"),
    "\\D": _set("09", negated=True),
    "\\s": _set("\t\n", "\f\r", " "),
    "\\S": _set("\t\n", "\f\r", " ", negated=True),
    "\\w": _set("09", "AZ", "_", "az"),
    "\\W": _set("09", "AZ", "_", "az", negated=True),
}

POSIX: Final[Mapping[str, Charset]] = {
    "alnum": _set("09", "AZ", "az"),
    "alpha": _set("AZ", "az"),
    "ascii": _set("\x00\x7f"),
    "blank": _set("\t", " "),
    "cntrl": _set("\x00\x1f", "\x7f"),
    "digit": _set("09"),
    "graph": _set("!~"),
    "lower": _set("az"),
    "print": _set(" ~"),
    "punct": _set("!/", ":@", "[`", "{~"),
    "space": _set("\t\r", " "),
    "upper": _set("AZ"),
    "word": _set("09", "AZ", "az", "_"),
    "xdigit": _set("09", "AF", "af"),
}

_CATEGORIES: Final = frozenset(
    major + minor
    for major, minors in {
        "C": "cfos",
        "L": "lmotu",
        "M": "cen",
        "N": "dlo",
        "P": "cdefios",
        "S": "ckmo",
        "Z": "lps",
    }.items()
    for minor in ("", *minors)
)


def category(name: str, *, negated: bool) -> Callable[[str], bool]:
    r"""The characters of a general category (`\p{Lu}`, `\pL`) or `Any`; scripts (`\p{Greek}`) are not known here.

    Raises:
        BadExpressionError: no such category.
    """
    negated ^= name.startswith("^")
    name = name.removeprefix("^")
    if name != "Any" and name not in _CATEGORIES:
        raise BadExpressionError(f"the group \\p{{{name}}} is not known")
    wanted = "" if name == "Any" else name
    return lambda char: unicodedata.category(char).startswith(wanted) is not negated
