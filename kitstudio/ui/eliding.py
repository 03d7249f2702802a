"""Names that have no room: what is cut is what neighbours share, and what tells them apart stays."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

_SHARD: Final = re.compile(r"(.+)([-_]\d{2,6})([-_]of[-_]\d{2,6})(.*)")
"""A shard of a model, `model-00001-of-00004.safetensors`: its name, its number, how many there are, the rest."""

_MORE: Final = "…"
_MIDDLE: Final = Qt.TextElideMode.ElideMiddle


def elided(words: str, metrics: QFontMetricsF, width: float, mode: Qt.TextElideMode) -> str:
    """One line of words in a width. A shard that is cut in its middle keeps its number, at the cost of all else."""
    shown = metrics.elidedText(words, mode, width + 0.5)  # a width cut to 109 px elided text of 109.875 px that fitted
    shard = _SHARD.fullmatch(words) if mode is _MIDDLE and shown != words else None
    found = _shard(shard, metrics, width) if shard is not None else shown
    return found if metrics.horizontalAdvance(found) <= width + 0.5 else shown


def _shard(shard: re.Match[str], metrics: QFontMetricsF, width: float) -> str:
    name, number, total, rest = shard.groups()
    room = metrics.horizontalAdvance
    if room(name + number + total + _MORE) <= width:
        return metrics.elidedText(shard[0], Qt.TextElideMode.ElideRight, width)
    left = width - room(name + number)
    if left >= room(_MORE):
        return name + number + metrics.elidedText(total + rest, Qt.TextElideMode.ElideLeft, left)
    tails = number + total + rest, number + total + _MORE, number + _MORE
    tail = next((each for each in tails if room(each) <= width / 2), tails[-1])
    return metrics.elidedText(name, _MIDDLE, width - room(tail)) + tail
