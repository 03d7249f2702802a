"""What a cell of a table shows, as typed values, and the painter of each. Models make cells, delegates paint them.

Painters are given the rectangle of the contents and the token behind it, and work from left to right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from kitstudio.model.media_type import Kind
from kitstudio.ui import kinds, paint, text
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.theme import T


@dataclass(frozen=True, slots=True)
class Plain:
    """Words or a number on one line."""

    words: str
    ink: str = "text2"
    font: str = "body"
    right: bool = False


@dataclass(frozen=True, slots=True)
class TwoLine:
    """The row people scan: title with tag chips; role dots and a quiet second line. `moving` tags are outlined.

    Where there is no room for all tags, the `newest` is shown in any case, and how many more there are.
    """

    title: str
    sub: str = ""
    tags: tuple[str, ...] = ()
    moving: frozenset[str] = frozenset()
    kinds: tuple[Kind, ...] = ()
    icon: Icon | None = None
    tone: str = "accent"
    newest: str = ""


@dataclass(frozen=True, slots=True)
class SizeCell:
    """Bytes over a bar: `share` of the column's maximum, of which `shared` also belongs to other kits.

    The `note` says the shared part in words, at the end of the bar; where there is no room for it, it is left out.
    """

    size: int
    share: float
    shared: float = 0.0
    note: str = ""


@dataclass(frozen=True, slots=True)
class SizeText:
    """Bytes as a number, at the right; None shows nothing. A `share` is drawn as a line below, in the tone's colour."""

    size: int | None
    ink: str = "text2"
    share: float = 0.0
    tone: str = ""


@dataclass(frozen=True, slots=True)
class SizeBar:
    """Bytes at the right with a thin bar before them, on one line; `share` of the column's maximum."""

    size: int
    share: float


@dataclass(frozen=True, slots=True)
class DigestCell:
    """A digest with both ends, or a path, elided in the middle."""

    value: str


@dataclass(frozen=True, slots=True)
class KindCell:
    """The role of a layer or file as a chip; `guess` asks instead of telling. None shows nothing."""

    kind: Kind | None
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a file tree: tick box, icon, name, and a note that is shown whole or not at all."""

    name: str
    icon: Icon = Icon.FILE
    tone: str = ""
    note: str = ""
    tick: Qt.CheckState | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Chips:
    """Facts as `(word, tone)` chips."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Status:
    """A state: glyph, word and colour, with a quiet second line where there is one."""

    words: str
    tone: str
    icon: Icon
    sub: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The head of a group inside a tree: label, and what it counts."""

    title: str
    note: str = ""
    icon: Icon | None = None


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A grey bar in the place of a value that is still being read, `share` of the column's width; two for two lines.

    One in the place of a number stands `right`, where the number will.
    """

    share: float = 0.6
    lines: int = 1
    right: bool = False


Cell: TypeAlias = (
    Plain | TwoLine | SizeCell | SizeText | SizeBar | DigestCell | KindCell | Entry | Chips | Status | Group | Skeleton
)


_NUMBER: Final = 64
"""Room of a size in front of which a bar is painted, with the gap between them."""

_LEAST_BAR: Final = 20
_LEAST_LINE: Final = 2
_LONGEST_TAG: Final = 24
_TAG_LENGTHS: Final = (_LONGEST_TAG, 16, 11, 7)
"""Of the newest tag, the longest that leaves room for the name."""

_TAG_GAP: Final = 4
_LEAST_NAME: Final = 0.3
"""Share of the room that a name keeps beside its tags."""


def _plain(p: QPainter, r: QRectF, cell: Plain, _back: str) -> None:
    paint.write(p, r, cell.words, cell.font, cell.ink, paint.RIGHT if cell.right else paint.LEFT)


def _two_line(p: QPainter, r: QRectF, cell: TwoLine, back: str) -> None:
    middle = r.center().y()
    if cell.icon is not None:
        tone = "raised" if back == "selected" and cell.tone == "accent" else cell.tone
        paint.tile(p, QRectF(r.left() + 2, middle - 15, 30, 30), cell.icon, tone, 16, 7)
        r = r.adjusted(42, 0, 0, 0)
    if not (cell.sub or cell.kinds or cell.tags):
        paint.write(p, r, cell.title, "medium")
        return
    top, below = _two_lines(r)
    tagged_title(p, top, cell.title, Tags(cell.tags, cell.newest, cell.moving), back)
    x = r.left() + paint.dots(p, r.left(), below.center().y(), [kinds.TONES[kind] for kind in cell.kinds])
    is_path = cell.sub.startswith(("/", "~"))
    elide = Qt.TextElideMode.ElideMiddle if is_path else Qt.TextElideMode.ElideRight
    paint.write(p, QRectF(x, below.top(), r.right() - x, below.height()), cell.sub, "small", "muted", elide=elide)


@dataclass(frozen=True, slots=True)
class Tags:
    """Tags in the order they are shown; `moving` ones are outlined, the `newest` stays where not all have room."""

    names: tuple[str, ...]
    newest: str = ""
    moving: frozenset[str] = frozenset()

    def fitting(self, room: float, longest: int = _LONGEST_TAG) -> tuple[tuple[str, ...], int]:
        """Those that have room, and how many have none; the first or newest is among the former in any case."""
        widths = {each: paint.chip_width(shortened(each, longest), None, "label") + _TAG_GAP for each in self.names}
        if sum(widths.values()) <= room or not self.names:
            return self.names, 0
        first = self.newest if self.newest in widths else self.names[0]
        kept, used = {first}, widths[first] + paint.chip_width(f"+{len(self.names)}", None, "label") + _TAG_GAP
        for each in self.names:
            if each not in kept and used + widths[each] <= room:
                kept.add(each)
                used += widths[each]
        return tuple(each for each in self.names if each in kept), len(self.names) - len(kept)

    def least(self, longest: int) -> float:
        """What they take when only one is shown, with what goes before and after them."""
        kept, rest = self.fitting(0, longest)
        chips = [*(shortened(each, longest) for each in kept), *([f"+{rest}"] if rest else [])]
        return sum(paint.chip_width(each, None, "label") + _TAG_GAP for each in chips) + _TAG_GAP if chips else 0.0


def tagged_title(p: QPainter, r: QRectF, title: str, tags: Tags, back: str, ink: str = "text") -> None:
    """Paint a name and its tags after it: a long name makes room for the newest of them and the number of the rest."""
    most = r.width() * (1 - _LEAST_NAME)
    longest = next((each for each in _TAG_LENGTHS if tags.least(each) <= most), _TAG_LENGTHS[-1])
    name = QRectF(r.left(), r.top(), max(r.width() - tags.least(longest), r.width() * _LEAST_NAME), r.height())
    x = r.left() + paint.write(p, name, title, "medium", ink, elide=Qt.TextElideMode.ElideMiddle) + 2 * _TAG_GAP
    kept, rest = tags.fitting(r.right() - x + _TAG_GAP, longest)
    middle = r.center().y() + 0.5
    for tag in kept:
        tone = "outline" if tag in tags.moving else "raised" if back == "selected" else "accent"
        words = shortened(tag, longest)
        x += paint.chip(p, x, middle, words, tone, font="label", height=tag_height()) + _TAG_GAP
    if rest:
        paint.chip(p, x, middle, f"+{rest}", "plain", font="label", height=tag_height())


def shortened(tag: str, longest: int = _LONGEST_TAG) -> str:
    """A tag as a chip has room for it: both ends of a long one."""
    end = longest // 3
    return tag if len(tag) <= longest else f"{tag[: longest - end - 1]}…{tag[-end:]}"


def tag_height() -> int:
    """Of a tag chip in a row, at the text size that is set."""
    return T.wide(16)


def _two_lines(r: QRectF) -> tuple[QRectF, QRectF]:
    """Where two lines of text stand in a row, around its middle."""
    middle, grown = r.center().y(), T.grown
    top = QRectF(r.left(), middle - 17 * grown, r.width(), 18 * grown)
    return top, QRectF(r.left(), middle + grown, r.width(), 16 * grown)


def _size(p: QPainter, r: QRectF, cell: SizeCell, back: str) -> None:
    top, below = _two_lines(r)
    used = paint.write(p, top, text.size(cell.size))
    note = QRectF(r.left() + used + 10, top.top(), r.width() - 12 - used - 10, top.height())
    if cell.note and paint.width_of(cell.note, "small") <= note.width():
        paint.write(p, note, cell.note, "small", "muted", paint.RIGHT)
    own = max(cell.share - cell.shared, 0.01)
    parts: list[tuple[float, paint.Ink]] = [(own, "accentFill")]
    parts += [(cell.shared, "accentLine")] if cell.shared else []
    track = "trackSelected" if back == "selected" else "track"
    paint.bar(p, QRectF(r.left(), below.top() + 5, r.width() - 12, 4), parts, track, 2)


def _size_text(p: QPainter, r: QRectF, cell: SizeText, _back: str) -> None:
    if cell.size is None:
        return
    width = cell.share * r.width()
    if width >= _LEAST_LINE:
        paint.box(p, QRectF(r.right() - width, r.bottom() - 4, width, 2), 1, f"{cell.tone}.solid")
    paint.write(p, r, text.size(cell.size), "body", cell.ink, paint.RIGHT)


def _size_bar(p: QPainter, r: QRectF, cell: SizeBar, back: str) -> None:
    room = r.width() - T.wide(_NUMBER)
    if room >= _LEAST_BAR:
        track = "trackSelected" if back == "selected" else "track"
        parts: list[tuple[float, paint.Ink]] = [(max(cell.share, 0.02), "accentFill")] if cell.size else []
        paint.bar(p, QRectF(r.left(), r.center().y() - 2, room, 4), parts, track, 2)
    paint.write(p, r, text.size(cell.size), "body", "text2", paint.RIGHT)


def _digest(p: QPainter, r: QRectF, cell: DigestCell, _back: str) -> None:
    shown = text.digest(cell.value) if ":" in cell.value else cell.value
    paint.write(p, r, shown, "monoSmall", "muted", elide=Qt.TextElideMode.ElideMiddle)


def _kind(p: QPainter, r: QRectF, cell: KindCell, _back: str) -> None:
    if cell.kind is None:
        return
    word = kinds.word(cell.kind)
    if cell.guess:
        paint.chip(p, r.left(), r.center().y(), f"{word}?", "quiet", font="label", height=18)
    else:
        paint.chip(p, r.left(), r.center().y(), word, kinds.TONES[cell.kind], kinds.ICONS[cell.kind])


def _entry(p: QPainter, r: QRectF, cell: Entry, _back: str) -> None:
    x, middle = r.left(), r.center().y()
    if cell.tick is not None:
        paint.tick(p, x + T.wide(16) / 2 - 8, middle, cell.tick)
        x += T.wide(16) + 8
    ink = f"{cell.tone}.solid" if cell.tone and not cell.quiet else "muted"
    side = T.wide(16)
    paint_icon(p, cell.icon, QRectF(x, middle - side / 2, side, side), ink, grow=False)
    x += side + 6
    area = QRectF(x, r.top(), r.right() - x, r.height())
    words = "muted" if cell.quiet else "text"
    x += paint.write(p, area, cell.name, "body", words, elide=Qt.TextElideMode.ElideMiddle)
    if cell.note and x + 8 + paint.width_of(cell.note, "small") <= r.right() + 1:
        paint.write(p, QRectF(x + 8, r.top(), r.right() - x - 8, r.height()), cell.note, "small", "muted")


def _chips(p: QPainter, r: QRectF, cell: Chips, _back: str) -> None:
    x = r.left()
    for word, tone in cell.items:
        if x + paint.chip_width(word, None, "label") > r.right() + 1:
            break
        x += paint.chip(p, x, r.center().y(), word, tone, font="label", height=18) + 4


def _status(p: QPainter, r: QRectF, cell: Status, back: str) -> None:
    middle = r.center().y()
    side = T.wide(16)
    at = QRectF(r.left(), middle - side / 2, side, side)
    paint_icon(p, cell.icon, at, f"{cell.tone}.solid", back, grow=False)
    words = r.adjusted(7 + side, 0, 0, 0)
    if cell.sub:
        top, below = _two_lines(words)
        paint.write(p, top, cell.words)
        paint.write(p, below, cell.sub, "small", "muted")
    else:
        paint.write(p, words, cell.words, "body", f"{cell.tone}.text")


def _group(p: QPainter, r: QRectF, cell: Group, _back: str) -> None:
    x = r.left()
    if cell.icon is not None:
        paint_icon(p, cell.icon, QRectF(x, r.center().y() - 7.5, 15, 15), "muted")
        x += 22
    area = QRectF(x, r.top(), r.right() - x, r.height())
    x += paint.write(p, area, cell.title, "smallStrong", "text2") + 7
    paint.write(p, QRectF(x, r.top(), r.right() - x, r.height()), cell.note, "small", "muted")


def _skeleton(p: QPainter, r: QRectF, cell: Skeleton, _back: str) -> None:
    middle, width = r.center().y(), r.width() * cell.share
    if cell.lines == 1:
        left = r.right() - width if cell.right else r.left()
        paint.box(p, QRectF(left, middle - 5, width, 10), 5, "hover")
        return
    paint.box(p, QRectF(r.left(), middle - 13, width, 10), 5, "hover")
    paint.box(p, QRectF(r.left(), middle + 5, width * 0.6, 8), 4, "hover")


_PAINTERS: Final[dict[type, Callable[[QPainter, QRectF, Any, str], None]]] = {
    Plain: _plain,
    TwoLine: _two_line,
    SizeCell: _size,
    SizeText: _size_text,
    SizeBar: _size_bar,
    DigestCell: _digest,
    KindCell: _kind,
    Entry: _entry,
    Chips: _chips,
    Status: _status,
    Group: _group,
    Skeleton: _skeleton,
}


def paint_cell(p: QPainter, r: QRectF, cell: Cell, back: str) -> None:
    """Paint a cell into `r`; `back` is the token behind it, `surface` or `selected`."""
    _PAINTERS[type(cell)](p, r, cell, back)
