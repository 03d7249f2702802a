"""Pieces of the export form: the cards of places, the kits that go along, and the words for what does not fit."""

from __future__ import annotations

import html
import shlex
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from kitstudio.base.printable import printable
from kitstudio.operations.target_check import Fit, Target, fit
from kitstudio.ui import text
from kitstudio.ui.commands import program
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, col, row
from kitstudio.ui.library import StoredKit
from kitstudio.ui.sheets.export_survey import Place, Shape, Standing, Survey
from kitstudio.ui.sheets.sheet_parts import CardFacts, Check, ChoiceCard, tag_chips
from kitstudio.ui.text import translate
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Label, Panel

CARDS: Final = 4
_LISTED: Final = 8
_LINE: Final = 56
_NAME: Final = 190


class TargetCards(QWidget):
    """The places an export could go to. `picked(Path)`: another one was chosen."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[ChoiceCard] = []
        self._paths: list[Path] = []
        self._grid = QGridLayout(self)
        self._grid.setSpacing(8)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setMinimumHeight(84)

    def show_places(self, found: Survey, folder: Path | None) -> Path | None:
        """Show the places, and say which one is chosen: as before, else the first that works."""
        places = found.places[:CARDS]
        self._paths = [each.target.path for each in places]
        if folder not in self._paths:
            working = (each.target.path for each in places if fit(found.need, each.target).works)
            folder = next(working, self._paths[0] if places else None)
        while len(self.cards) > len(places):
            card = self.cards.pop()
            card.hide()
            card.deleteLater()
        for at, place in enumerate(places):
            facts = _card(found, place)
            icon = Icon.USB if place.removable else Icon.FOLDER
            if at == len(self.cards):
                self.cards.append(ChoiceCard(icon, facts))
                self.cards[at].clicked.connect(self._clicked)
                self._grid.addWidget(self.cards[at], at // 2, at % 2)
            self.cards[at].show_as(icon, facts)
            self.cards[at].setChecked(place.target.path == folder)
        return folder

    @Slot()
    def _clicked(self) -> None:
        at = next((at for at, each in enumerate(self.cards) if each.isChecked()), -1)
        if 0 <= at < len(self._paths):
            self.picked.emit(self._paths[at])


class AlongList(Panel):
    """The kits that go along, each with a tick, its tags and its size. `moved()` follows each tick.

    `blobs` says what they are made of, beside their title.
    """

    moved = Signal()

    def __init__(self, kits: Sequence[StoredKit]) -> None:
        self._kits = tuple(kits)
        self.ticks = [QCheckBox(_fitted(each.title)) for each in kits]
        self.blobs = Label("", "small", "muted")
        rows: list[Entry] = []
        for tick, kit in list(zip(self.ticks, kits, strict=True))[:_LISTED]:
            size = Label(text.size(kit.row.total_size), "small", "text2")
            rows.append(row(tick, tag_chips(kit.tags), None, size))
        if len(kits) > _LISTED:
            more = translate("export", "and {n} more").format(n=len(kits) - _LISTED)
            rows.append(Label(more, "small", "muted"))
        super().__init__(col(*rows, gap=4, margins=(12, 8, 12, 8)), "sunken", 8, "line")
        for tick, kit in zip(self.ticks, kits, strict=True):
            tick.setAccessibleName(
                translate("export", "Export {name}").format(name=f"{kit.title} {', '.join(kit.tags)}")
            )
            tick.setToolTip(html.escape(printable(kit.title)))
            tick.setChecked(True)
            tick.toggled.connect(self.moved)

    @property
    def kits(self) -> tuple[StoredKit, ...]:
        """Those that are ticked."""
        return tuple(kit for kit, tick in zip(self._kits, self.ticks, strict=True) if tick.isChecked())

    def count_blobs(self, number: int) -> None:
        """Say what the kits are made of."""
        one, many = translate("export", "{n} blob"), translate("export", "{n} blobs, shared ones once")
        self.blobs.say(text.count(number, one, many))


def _fitted(title: str) -> str:
    """A name that leaves room for tags and size; an ampersand is one."""
    shown = T.metrics("body").elidedText(printable(title), Qt.TextElideMode.ElideMiddle, _NAME)
    return shown.replace("&", "&&")


def references(kit: StoredKit) -> tuple[str, ...]:
    """A REF for each name a kit has; its digest when it has none."""
    return tuple(f"{kit.repository}:{tag}" for tag in kit.tags) or (str(kit.digest),)


def folder_name(kit: StoredKit) -> str:
    """What a file or folder of a kit is called."""
    tag = kit.tags[0] if kit.tags else kit.digest.hex[:12]
    return f"{kit.title.rpartition('/')[2]}-{tag}"


def folders_of(kits: Sequence[StoredKit]) -> tuple[tuple[str, str], ...]:
    """For plain files: a REF of each kit and the folder it goes to, empty for the only one."""
    return tuple((each.reference, folder_name(each) if len(kits) > 1 else "") for each in kits)


def pinned(kits: Sequence[StoredKit]) -> tuple[tuple[str, str], ...]:
    """The digest of each kit, which means the same for ever, and the folder that its files go to."""
    return tuple((str(kit.digest), folder) for kit, (_name, folder) in zip(kits, folders_of(kits), strict=True))


def suggested(kits: Sequence[StoredKit]) -> str:
    """A file name: the only kit with its tag, else what all are called, else `kits`."""
    if len(kits) == 1:
        return folder_name(kits[0])
    titles = {each.title.rpartition("/")[2] for each in kits}
    return titles.pop() if len(titles) == 1 else "kits"


def export_lines(names: Sequence[str], path: Path, *, force: bool) -> list[str]:
    """The `kitstudio export` command."""
    words = [*map(shlex.quote, names), f"-o {shlex.quote(str(path))}", *(["--force"] if force else [])]
    lines = [f"{program()} export"]
    for word in words:
        if len(lines[-1]) + len(word) > _LINE and lines[-1].strip():
            lines[-1] += " \\"
            lines.append("   ")
        lines[-1] += f" {word}"
    return lines


def unpack_lines(folders: Sequence[tuple[str, str]], path: Path) -> list[str]:
    """The `kitstudio unpack` commands that give only the files."""
    pairs = ((shlex.quote(ref), shlex.quote(str(path / name if name else path))) for ref, name in folders)
    lines = [f"{program()} unpack {ref} --no-parents -d {folder}" for ref, folder in pairs]
    return [*(f"{line} &&" for line in lines[:-1]), *lines[-1:]]


def stands_against(found: Fit, target: Target, known: Survey, as_folder: Callable[[], object]) -> Iterator[Check]:
    """What keeps a need from fitting a target, by how much, and what would do."""
    refusals = {
        "read-only": translate("export", "{name} is mounted read-only"),
        "not-permitted": translate("export", "{name} may not be written by this account"),
        "not-a-folder": translate("export", "{name} is no folder"),
    }
    if found.refusal:
        yield Check("danger", refusals[found.refusal].format(name=target.name))
    if found.short:
        short = translate("export", "{free} free on {name}: {short} short")
        free, missing = text.size(target.free), text.size(found.short)
        yield Check("danger", short.format(free=free, name=target.name, short=missing))
    if found.over and target.largest_file is not None:
        limit = translate("export", "One file of {size}; {whose} takes files up to {limit}")
        if target.limited_by_process:
            limit = translate("export", "One file of {size}; this program may write files up to {limit} (ulimit -f)")
        facts = {"size": text.size(known.need.largest), "limit": text.size(target.largest_file)}
        words = limit.format(**facts, whose=target.kind or target.name)
        would_do = known.wish.shape is Shape.FILE and fit(known.sizes.folder, target).works
        yield Check("danger", words, translate("export", "As a folder") if would_do else "", as_folder)


def taken_checks(
    known: Survey, name: str, replace: Callable[[], object], take_spare: Callable[[], object]
) -> Iterator[Check]:
    """What stands there, and the ways on: another name, or to replace it where an export does so."""
    words = {
        Standing.FILE: translate("export", "A file called {name} is there already"),
        Standing.LAYOUT: translate("export", "A folder with kits called {name} is there already"),
        Standing.FOLDER: translate("export", "A folder called {name} is there already, with other files in it"),
    }
    can = known.wish.shape is not Shape.FILES and known.taken is not Standing.FOLDER
    said = words[known.taken or Standing.FILE].format(name=name)
    yield Check("warn", said, translate("export", "Replace it") if can else "", replace)
    if known.spare is not None:
        spare = translate("export", "{name} would be free").format(name=known.spare.name)
        yield Check("info", spare, translate("export", "Take this name"), take_spare)


def room_words(target: Target, known: Survey) -> str:
    """`51.8 GB free, 33.4 GB needed`, and how sure that is."""
    words = translate("export", "{free} free, {size} needed")
    if known.wish.compressed:
        words = translate("export", "{free} free, at most {size} needed")
    elif known.need.at_least:
        words = translate("export", "{free} free, at least {size} needed")
    return words.format(free=text.size(target.free), size=text.size(known.need.total))


def _card(known: Survey, place: Place) -> CardFacts:
    target, found = place.target, fit(known.need, place.target)
    free = translate("export", "{free} free").format(free=text.size_of(target.free, target.total))
    if target.refusal == "read-only":
        free = translate("export", "mounted read-only")
    elif target.refusal:
        free = translate("export", "cannot be written")
    elif found.short:
        short = translate("export", "{free} free: {short} short")
        free = short.format(free=text.size(target.free), short=text.size(found.short))
    limit = translate("export", "no limit for one file")
    if target.largest_file is not None:
        limit = translate("export", "files up to {limit}").format(limit=text.size(target.largest_file))
    if found.over:
        over = translate("export", "{limit}: {over} over")
        limit = over.format(limit=limit, over=text.size(found.over))
    whole = max(1, target.total)
    title = target.name if place.removable else target.path.name or str(target.path)
    used, added = min(1.0, 1 - target.free / whole), known.need.total / whole
    return CardFacts(title, target.kind, free, limit, used, added, bool(found.short or found.refusal), bool(found.over))
