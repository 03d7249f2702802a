"""What the palette lists: acts, kits, open documents and rooms, ranked by what was typed, under their headings."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.ui.frame.ranking import Fit, Tier, fit
from kitstudio.ui.icons import Icon
from kitstudio.ui.text import key_caps
from kitstudio.ui.widgets.delegates import Role

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()
_MOST: Final = 12
"""Rows of a kind while something is typed; more typing finds the others."""

_MOST_LISTED: Final = 8
"""Kits or files that are listed while nothing is typed."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be run from the palette.

    Args:
        name: what is shown and looked for.
        group: the heading it stands under.
        run: does it.
        note: the quiet words behind the name; looked for too.
        more: what is looked for and not shown, such as a digest.
        caps: its keys.
        sign: its icon.
        reason: why it cannot be run now; empty when it can.
        key: what it is remembered by; empty for what is not.
        kind: the sign that asks for its like only (`>` acts, `@` documents and rooms, `#` kits, `/` files,
            `=` settings).
        too: another sign that asks for it as well.
    """

    name: str
    group: str
    run: Callable[[], object]
    note: str = ""
    more: str = ""
    caps: tuple[str, ...] = ()
    sign: Icon | None = None
    reason: str = ""
    key: str = ""
    kind: str = ">"
    too: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list: an offer with its found letters, or without one the heading of a group."""

    title: str
    note: str = ""
    offer: Offer | None = None
    letters: frozenset[int] = field(default_factory=frozenset)


ACTS, PLACES, KITS, FILES, SETTINGS = ">", "@", "#", "/", "="
SIGNS: Final = (ACTS, PLACES, KITS, FILES, SETTINGS)


def rows_for(typed: str, offers: Iterable[Offer], recent: Sequence[str], titles: Mapping[str, str]) -> list[Row]:
    """The rows for what was typed.

    Args:
        typed: words; a first `>`, `@`, `#`, `/` or `=` asks for acts, places, kits, files or settings only.
        offers: everything there is, groups in the order they are to be listed.
        recent: keys of what was run last, the newest first.
        titles: headings of each kind while something is typed, and under an empty key that of the recent ones, which
            are listed first while nothing is.
    """
    kind, words = (typed[0], typed[1:]) if typed.startswith(SIGNS) else ("", typed)
    fits = [each for each in offers if not kind or kind in (each.kind, each.too)]
    if not words.strip():
        return _listed(fits, recent, titles[""])
    return _ranked(words, fits, recent, titles)


def _listed(offers: list[Offer], recent: Sequence[str], heading: str) -> list[Row]:
    by_key = {each.key: each for each in offers if each.key and not each.reason}
    last = [by_key[key] for key in recent if key in by_key]
    groups: dict[str, list[Offer]] = {heading: last} if last else {}
    for each in offers:
        if each not in last:
            groups.setdefault(each.group, []).append(each)
    rows: list[Row] = []
    for title, inside in groups.items():
        kept = inside[:_MOST_LISTED] if inside[0].kind in (KITS, FILES) else inside
        rows.append(Row(title))
        rows += [Row(each.name, each.note, each) for each in sorted(kept, key=lambda each: bool(each.reason))]
    return rows


def _ranked(words: str, offers: list[Offer], recent: Sequence[str], titles: Mapping[str, str]) -> list[Row]:
    """Kinds in the order of their best row; in each of them the best first.

    What cannot be run is last, and listed beside what can only where it is called as was typed.
    """
    order = {key: at for at, key in enumerate(recent)}
    matches = [(fit(words, each.name, each.note, each.group, each.more), each) for each in offers]
    can = any(match is not None and not offer.reason for match, offer in matches)
    kinds: dict[str, list[tuple[Fit, Offer]]] = {}
    for match, each in matches:
        if match is not None and not (can and each.reason and not _is_meant(match)):
            kinds.setdefault(each.kind, []).append((match, each))
    best = sorted(kinds.items(), key=lambda pair: min(match.tiers for match, _ in pair[1]))
    rows: list[Row] = []
    for kind, found in best:
        first = heapq.nsmallest(_MOST, found, key=partial(_place, order))
        rows.append(Row(titles[kind]))
        rows += [Row(each.name, each.note or each.group, each, frozenset(match.letters)) for match, each in first]
    return rows


def _is_meant(match: Fit) -> bool:
    """Whether words of the name begin with what was typed; other letters find what cannot be run by chance."""
    return max(match.tiers) <= Tier.BEGINNINGS


def _place(order: Mapping[str, int], pair: tuple[Fit, Offer]) -> tuple[bool, tuple[int, ...], int, Fit]:
    """What cannot be run is last; of two that fit alike the one used last is first."""
    match, offer = pair
    return bool(offer.reason), match.tiers, order.get(offer.key, len(order)), match


class PaletteModel(QAbstractListModel):
    """The rows; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return tuple(self._rows)

    @override
    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].offer is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return printable(row.title)
        return _spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None


def _spoken(row: Row) -> str:
    if row.offer is None:
        return row.title
    parts = (row.title, row.offer.reason or row.note, " ".join(key_caps(row.offer.caps)))
    return ", ".join(printable(each) for each in parts if each)
