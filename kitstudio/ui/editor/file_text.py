"""A text as its file has it and as an editor shows it: byte order mark and line ends are kept and not shown."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from kitstudio.base.printable import printable
from kitstudio.ui.text import is_editable

_BOM: Final = "\ufeff"
_END: Final = re.compile("\r\n|[\n\r\u2029]")


class FileText:
    """One text of a file.

    Attributes:
        content: as the file has it.
        shown: with plain line ends; what is no text at all in a printable form, to be looked at only.
        broken: whether it is none, or holds what no editor here can keep.
    """

    def __init__(self, content: str) -> None:
        self.content = content
        self.broken = not is_editable(content)
        body = content.removeprefix(_BOM)
        self._mark = content[: len(content) - len(body)]
        self.shown = _END.sub("\n", body) if "\r" in body or "\u2029" in body else body
        if self.broken:
            self.shown = "\n".join(printable(line) for line in self.shown.split("\n"))
        counts = Counter(_END.findall(body)) if "\r" in body or "\u2029" in body else Counter({"\n": 1})
        self._end = counts.most_common(1)[0][0]
        self._mixed = len(counts) > 1

    def restored(self, now: str) -> str:
        """What the file gets when this is shown: lines that were there keep their own ends, new ones get the usual."""
        if now == self.shown:
            return self.content
        if not self._mixed:
            return self._mark + (now if self._end == "\n" else now.replace("\n", self._end))
        lines, old = now.split("\n"), self.shown.split("\n")
        ends = _END.findall(self.content)
        head = _common(lines, old)
        tail = _common(lines[:head:-1], old[:head:-1])
        usual = [self._end] * (len(lines) - 1)
        kept = usual[: len(usual) - tail] + ends[len(ends) - tail :] if tail else usual
        kept[: min(head, len(ends))] = ends[: min(head, len(kept))]
        return self._mark + "".join(map("".join, zip(lines, [*kept, ""], strict=True)))


def _common(one: list[str], two: list[str]) -> int:
    """How many lines two texts begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
