"""What a layout or archive holds, and what of it shall be taken: kits and names ticked one by one, moves said."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job, Task
from kitstudio.model.descriptor import Digest
from kitstudio.operations.receive import ReceiveChoice
from kitstudio.operations.receive_preview import Offer, OfferedKit, OfferedName
from kitstudio.ui import kinds, text
from kitstudio.ui.commands import program
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, clear, col, row, wrap
from kitstudio.ui.sheets.receive_reading import look
from kitstudio.ui.sheets.sheet_parts import Check, Checks, tag_chips
from kitstudio.ui.text import translate
from kitstudio.ui.widgets.bars import Legend
from kitstudio.ui.widgets.base import Glyph, Label, Line, Panel, Rule
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.error_body import ErrorBody
from kitstudio.ui.widgets.notes import CommandWell

_LISTED: Final = 40
_REPOSITORIES: Final = 3
_ROLES: Final = 4
"""In one line; there are seven."""
_PATIENCE_MS: Final = 150
_ONLY_WHOLE: Final = "KS-NOT-A-LAYOUT"


class ReceiveForm(QWidget):
    """The choices of one receive.

    Signals:
        changed(): they, or what is known of the layout, moved.
        another(): it shall be something else that is received.
    """

    changed = Signal()
    another = Signal()

    def __init__(self, desk: Desk, path: Path) -> None:
        super().__init__()
        self._desk, self._path = desk, path
        self.offer: Offer | None = None
        self._error: KitStudioError | None = None
        self._job: Job | None = None
        self.kits: list[tuple[QCheckBox, OfferedKit]] = []
        self.moves: list[tuple[QCheckBox, OfferedName, OfferedKit]] = []
        self.checks = Checks(self.tr("Checks"))
        self.command = CommandWell()
        self.command.hide()
        self._waiting = Label(self.tr("Looking at what it holds"), "body", "muted")
        self._waiting.hide()
        self._content = QVBoxLayout()
        self._content.setSpacing(0)
        self.setLayout(
            col(self._waiting, self._content, 12, self.checks, 12, self.command, None, gap=0, margins=(20, 14, 20, 8))
        )
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._waiting.show)
        self.look()

    @Slot()
    def look(self) -> None:
        """Look at what it holds."""
        self._look(whole=False)

    @Slot()
    def look_at_all(self) -> None:
        """Read a compressed archive to its end, whose index does not stand at the beginning."""
        self._look(whole=True)

    def _look(self, *, whole: bool) -> None:
        self.stop()
        self._patience.start()
        work = partial(look, self._desk.context, self._path, whole=whole)
        self._job = self._desk.reader.submit(Task("look-into", f"look-into:{id(self)}", ""), work)
        self._job.ended.connect(self._looked)

    @Slot()
    def stop(self) -> None:
        """Look no further."""
        self._patience.stop()
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def _looked(self) -> None:
        job = self._job
        if job is None or not job.over:
            return
        self._job, self._error = None, job.error
        self._patience.stop()
        self._waiting.hide()
        self._desk.reader.remove(job)
        clear(self._content)
        self.kits, self.moves = [], []
        self.offer = job.result if isinstance(job.result, Offer) else None
        if self.offer is not None:
            self._show(self.offer)
        elif self._error is not None:
            self._show_error(self._error)
        self._tell()

    def _show_error(self, error: KitStudioError) -> None:
        other = Button(self.tr("Choose another…"), "secondary", Icon.BUNDLE)
        other.clicked.connect(self.another)
        acts = [other]
        if error.code == _ONLY_WHOLE and not self._path.is_dir():
            acts.append(Button(self.tr("Read the whole archive"), "secondary", Icon.SEARCH))
            acts[1].clicked.connect(self.look_at_all)
        self._content.addWidget(ErrorBody(error, acts=acts, calm=_seeming(str(error.facts.get("seems", "")))))

    def _show(self, offer: Offer) -> None:
        title = text.count(len(offer.kits), self.tr("{n} kit in it"), self.tr("{n} kits in it"))
        self._content.addWidget(wrap(row(Label(title, "smallMedium", "text2"), None, margins=(0, 0, 0, 5))))
        rows: list[Entry] = []
        for each in offer.kits:
            tick = QCheckBox()
            tick.setChecked(True)
            tick.setAccessibleName(self.tr("Take {name}").format(name=_name(each)))
            tick.toggled.connect(self._tell)
            self.kits.append((tick, each))
            if len(self.kits) <= _LISTED:
                rows += ([Rule()] if rows else []) + [_kit_row(tick, each)]
        rest = len(offer.kits) - _LISTED + offer.more if len(offer.kits) > _LISTED else offer.more
        if rest:
            more = self.tr("and {n} more, which are taken too").format(n=rest)
            rows += [Rule(), wrap(row(Label(more, "small", "muted"), None, margins=(14, 6, 14, 6)))]
        self._content.addWidget(Panel(col(*rows, gap=0, margins=1), "sunken", 8, "line"))
        self._show_moves([(name, kit) for kit in offer.kits for name in kit.moves])

    def _show_moves(self, moves: Sequence[tuple[OfferedName, OfferedKit]]) -> None:
        if not moves:
            return
        title = text.count(
            len(moves), self.tr("{n} name means another kit here"), self.tr("{n} names mean other kits here")
        )
        head = row(
            Glyph(Icon.WARN, 16, "state.warn.solid", "sunken"),
            Label(title, "smallStrong"),
            None,
            margins=(12, 8, 12, 8),
        )
        rows: list[Entry] = [head]
        for name, kit in moves[:_LISTED]:
            tick = QCheckBox(self.tr("Move"))
            tick.setAccessibleName(self.tr("Move {name}").format(name=name.reference))
            tick.toggled.connect(self._tell)
            self.moves.append((tick, name, kit))
            rows += [Rule(), _move_row(tick, name, kit)]
        words = self.tr("A name that is not ticked stays where it is. The kit it leaves stays in the store.")
        rows += [Rule(), wrap(row((Label(words, "small", "muted", wrap=True, line=120), 1), margins=(14, 6, 14, 6)))]
        self._content.addSpacing(12)
        self._content.addWidget(Panel(col(*rows, gap=0, margins=1), "sunken", 8, "line"))

    @property
    def taken(self) -> tuple[OfferedKit, ...]:
        """The kits that are ticked."""
        return tuple(kit for tick, kit in self.kits if tick.isChecked())

    @property
    def number(self) -> int:
        """How many are taken, those that were not looked at with them."""
        return len(self.taken) + (self.offer.more if self.offer is not None else 0)

    @property
    def choice(self) -> ReceiveChoice | None:
        """What was agreed to. Where there is more than was looked at, that is taken too, whatever is left."""
        if self.offer is None:
            return None
        ticked = {name.reference for tick, name, _ in self.moves if tick.isChecked()}
        taken = frozenset(each.digest for each in self.taken)
        return ReceiveChoice(
            kits=None if self.offer.more else taken,
            without=frozenset(each.digest for each in self.offer.kits) - taken,
            leave=frozenset(name.reference for kit in self.offer.kits for name in kit.moves) - ticked,
            move={name.reference: name.now for _, name, _ in self.moves if name.now and name.reference in ticked},
        )

    @property
    def new_bytes(self) -> int | None:
        """Bytes that would be copied; None while that is not known of every kit."""
        return self._sum([each.new_size for each in self.taken])

    def _sum(self, sizes: Sequence[int | None]) -> int | None:
        known = [each for each in sizes if each is not None]
        return sum(known) if len(known) == self.number else None

    @property
    def reason(self) -> str:
        """Why it cannot begin; empty when it can."""
        if self.offer is None:
            return ""
        if not self.offer.kits:
            return self.tr("It holds no kit")
        if not self.taken:
            return self.tr("No kit is ticked")
        return self.tr("The disk has too little room") if (self.new_bytes or 0) > self.offer.free else ""

    @property
    def ready(self) -> bool:
        """Whether it can begin."""
        return self.offer is not None and not self.reason

    @Slot()
    def _tell(self) -> None:
        self.checks.show_checks(list(self._checked()))
        lines = self._lines()
        self.command.setVisible(bool(self.kits))
        if lines:
            self.command.show_lines(lines)
        else:
            self.command.show_why(self.reason or self.tr("The command would take all of them"))
        self.changed.emit()

    def _checked(self) -> Iterator[Check]:
        offer = self.offer
        if offer is None:
            return
        yield Check("info", self.tr("Every blob is verified before a kit has a name here"))
        need, free = self.new_bytes, text.size(offer.free)
        if need is not None and need > offer.free:
            words = self.tr("{free} free, {size} needed: {short} short")
            yield Check("danger", words.format(free=free, size=text.size(need), short=text.size(need - offer.free)))
        elif need is not None:
            yield Check("ok", self.tr("{free} free, {size} needed").format(free=free, size=text.size(need)))
        for each in offer.refused[:3]:
            yield Check("warn", self.tr("{name} is left: {reason}").format(name=each.subject, reason=each.reason))

    def _lines(self) -> list[str]:
        """The command, where there is one: it takes all kits, and moves all names or none."""
        if self.offer is None or len(self.taken) != len(self.kits):
            return []
        moved = [tick.isChecked() for tick, _, _ in self.moves]
        if any(moved) and not all(moved):
            return []
        if moved and not any(moved):
            return []  # it would refuse to leave them
        line = f"{program()} receive {shlex.quote(str(self._path))}"
        return [f"{line} --force" if moved else line]


def _seeming(word: str) -> str:
    """What something that is no archive seems to be; empty when that cannot be told."""
    words = {
        "folder": translate("receive", "It is a folder of other files."),
        "empty": translate("receive", "It is empty."),
        "text": translate("receive", "It seems to be a text."),
        "gzip": translate("receive", "It seems to be a gzip file with something else in it."),
        "zstd": translate("receive", "It seems to be a zstd file with something else in it."),
        "picture": translate("receive", "It seems to be a picture."),
        "program": translate("receive", "It seems to be a program."),
        "pdf": translate("receive", "It seems to be a PDF document."),
        "sqlite": translate("receive", "It seems to be a SQLite database."),
        "safetensors": translate("receive", "It seems to be a file of model weights (safetensors)."),
        "gguf": translate("receive", "It seems to be a file of model weights (GGUF)."),
        "hdf5": translate("receive", "It seems to be an HDF5 file."),
    }
    archive = translate("receive", "It seems to be an archive of another kind ({kind}).").format(kind=word)
    return words.get(word, archive) if word else ""


def _name(kit: OfferedKit) -> str:
    if kit.names:
        return ", ".join(str(each.reference) for each in kit.names)
    return kit.title or f"{kit.digest.hex[:12]}…"


def _short(digest: Digest) -> str:
    return f"{digest.algorithm}:{text.digest(str(digest))}"


def _kit_row(tick: QCheckBox, kit: OfferedKit) -> QWidget:
    facts = [_short(kit.digest)]
    facts += [text.size(kit.size)] if kit.size is not None else [translate("receive", "size known when it is read")]
    if kit.is_here:
        facts.append(translate("receive", "stored here already"))
    elif kit.new_size is not None and kit.new_size != kit.size:
        facts.append(translate("receive", "{size} of it new").format(size=text.size(kit.new_size)))
    dots = [(f"{kinds.TONES[kind]}.solid", kinds.word(kind)) for kind in kit.kinds]
    inside: list[Entry] = [*_names(kit), Line(" · ".join(facts), "small", "muted")]
    for at in range(0, len(dots), _ROLES):
        inside += [3, Legend(dots[at : at + _ROLES])]
    return wrap(row(col(2, tick, None, gap=0), (col(*inside, gap=1), 1), gap=10, margins=(12, 8, 12, 8)))


def _names(kit: OfferedKit) -> list[Entry]:
    """A line for each repository with its tags; what has no name by what it calls itself."""
    tags: dict[str, list[str]] = {}
    for each in kit.names:
        tags.setdefault(each.reference.name, []).append(each.reference.tag)
    lines: list[tuple[str, QWidget | None]] = [(name, tag_chips(given)) for name, given in tags.items()]
    lines = lines or [(_name(kit), None)]
    middle = Qt.TextElideMode.ElideMiddle
    out: list[Entry] = []
    for name, chips in lines[:_REPOSITORIES]:
        title = Line(name, "medium", elide=middle)
        out.append(row(title, chips, None, gap=8) if chips is not None else title)
    if len(lines) > _REPOSITORIES:
        more = translate("receive", "and {n} more names").format(n=len(lines) - _REPOSITORIES)
        out.append(Label(more, "small", "muted"))
    return out


def _move_row(tick: QCheckBox, name: OfferedName, kit: OfferedKit) -> QWidget:
    now = text.digest(str(name.now)) if name.now is not None else ""
    way = text.translate("receive", "from {old} to {new}").format(old=now, new=text.digest(str(kit.digest)))
    title = Line(str(name.reference), "medium", elide=Qt.TextElideMode.ElideMiddle)
    words = col(None, title, Line(way, "small", "muted", Qt.TextElideMode.ElideMiddle), None, gap=1)
    return wrap(row((words, 1), tick, gap=12, margins=(14, 6, 12, 6)))
