"""Searching and replacing in a document, with bounds that a hard pattern runs into instead of the window."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRegularExpression, QRegularExpressionMatch

_REFERENCE: Final = re.compile(r"[\\$](\d|[\\$])")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for."""

    words: str
    is_pattern: bool = False
    by_case: bool = False

    def expression(self) -> QRegularExpression:
        """As Qt's own expression: unlike Python's it gives up where a pattern would try for ever."""
        words = self.words if self.is_pattern else QRegularExpression.escape(self.words)
        options = QRegularExpression.PatternOption.MultilineOption
        if not self.by_case:
            options |= QRegularExpression.PatternOption.CaseInsensitiveOption
        return QRegularExpression(words, options)


def find_all(text: str, wanted: Wanted) -> list[QRegularExpressionMatch]:
    """Every place, in order; positions as Qt counts. Empty matches are none."""
    expression = wanted.expression()
    if not wanted.words or not expression.isValid():
        return []
    found = []
    matches = expression.globalMatch(text)
    while matches.hasNext():
        match = matches.next()
        if match.capturedLength():
            found.append(match)
    return found


def replacement(match: QRegularExpressionMatch, words: str, *, is_pattern: bool) -> str:
    r"""What comes instead of a match; in a pattern `\1` or `$1` stand for its groups, `\\` and `$$` for the sign."""
    if not is_pattern:
        return words
    return _REFERENCE.sub(lambda found: match.captured(int(found[1])) if found[1].isdigit() else found[1], words)


def replaced(
    text: str, matches: Sequence[QRegularExpressionMatch], instead_of: Callable[[QRegularExpressionMatch], str]
) -> str:
    """A text with something else in every place."""
    units = text.encode("utf-16-le", "surrogatepass")  # as Qt counts
    out: list[bytes] = []
    at = 0
    for match in matches:
        start = 2 * match.capturedStart()
        out += units[at:start], instead_of(match).encode("utf-16-le", "surrogatepass")
        at = start + 2 * match.capturedLength()
    return b"".join((*out, units[at:])).decode("utf-16-le", "surrogatepass")
