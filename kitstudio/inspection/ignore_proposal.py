"""The `.kitignore` that keeps what is left out of a proposed Kitfile out of its layers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from kitstudio.archive.ignore import IgnoreRules
from kitstudio.inspection.folder_tree import LeftOut
from kitstudio.inspection.junk import Reason
from kitstudio.inspection.listing import by_bytes

_HEAD: Final = "# Written by `kitstudio init`: kept out of the layers of the Kitfile beside it.\n"
# Names that are left out for their ending or beginning get one rule for all of them.
_ENDING = re.compile(
    r".*(\.(?:py[co]|pem|key|p12|pfx|jks|keystore|kdbx|ppk|sw[op]|crdownload|incomplete|aria2|tmp)|~)",
    re.IGNORECASE | re.DOTALL,
)
_BEGINNING = re.compile(r"(\._).*", re.DOTALL)
_RULES: Final = 300
_PLAIN = re.compile(r"[A-Za-z0-9._-]+")
_WILD = re.compile(r"[*?\[\]\\{}|()+^$\x00-\x1f\x7f\u0085\u2028\u2029]|^[#!\s]|\s$")


def ignore_text(left_out: Iterable[LeftOut]) -> str:
    """The text of a `.kitignore` for what is left out, one rule a line, sorted; empty when there is nothing."""
    rules = sorted({_rule(each) for each in left_out}, key=by_bytes)
    return _HEAD + "".join(f"{rule}\n" for rule in rules) if rules else ""


def keeps_apart(text: str, left_out: Iterable[LeftOut], kept: Iterable[str]) -> bool:
    """Whether the rules of `text` ignore all that is left out and nothing that is kept, and are few enough to read."""
    if text.count("\n") > _RULES:
        return False
    rules = IgnoreRules.parse(text.encode("utf-8", "surrogateescape"))
    return all(rules.ignores(each.path) for each in left_out) and not any(rules.ignores(path) for path in kept)


def _rule(each: LeftOut) -> str:
    name = each.path.rpartition("/")[2]
    by_name = each.reason not in (Reason.IGNORED, Reason.LINK, Reason.SPECIAL, Reason.UNSAFE)
    ending, beginning = _ENDING.fullmatch(name), _BEGINNING.fullmatch(name)
    if by_name and ending is not None:
        return f"**/*{ending[1]}"
    if by_name and beginning is not None:
        return f"**/{beginning[1]}*"
    if by_name and _PLAIN.fullmatch(name):
        return f"**/{name}"
    # A path with a character that would mean something gets a `?` for each of them.
    return _WILD.sub("?", each.path)
