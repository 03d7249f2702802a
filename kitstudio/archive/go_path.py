"""Paths as Go's `path/filepath` and `strings` treat them on Unix: kit's rules are written in these terms."""

from __future__ import annotations

import re
from typing import Final

# `unicode.IsSpace`; `str.strip` would also take U+001C to U+001F.
SPACE: Final = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
NOT_UTF8: Final = re.compile("[\udc80-\udcff]")
"""A byte of a name that is no UTF-8, as `surrogateescape` has it."""


def clean(path: str) -> str:
    """The shortest path that means the same by its text alone (`filepath.Clean`): no `//`, `.` or inner `..`."""
    rooted = path.startswith("/")
    out: list[str] = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != "..":
            out.append(part)
        elif out and out[-1] != "..":
            out.pop()
        elif not rooted:
            out.append(part)
    joined = "/".join(out)
    return f"/{joined}" if rooted else joined or "."


def trim(text: str) -> str:
    """`strings.TrimSpace`."""
    return text.strip(SPACE)


def relative(base: str, target: str) -> str | None:
    """The path from `base` to `target`, both clean and relative (`filepath.Rel`); None when there is none."""
    start = [] if base == "." else base.split("/")
    goal = [] if target == "." else target.split("/")
    same = 0
    while same < min(len(start), len(goal)) and start[same] == goal[same]:
        same += 1
    if ".." in start[same:]:
        return None
    return "/".join([".."] * (len(start) - same) + goal[same:]) or "."


def within(path: str, folder: str) -> bool:
    """Whether a clean relative `path` is `folder` or lies inside it, part by part."""
    return folder in (".", path) or path.startswith(folder + "/")
