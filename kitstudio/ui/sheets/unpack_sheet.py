"""The unpack sheet: where to, what, and what is in the way, before the first byte is written."""

from __future__ import annotations

import shlex
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job, Task
from kitstudio.model.media_type import Kind
from kitstudio.operations.unpack import unpack
from kitstudio.operations.unpack_options import OnConflict, UnpackOptions
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, clear, col, row, wrap
from kitstudio.ui.models.kit_reading import OpenKit
from kitstudio.ui.models.ticks_model import Pick, TicksModel
from kitstudio.ui.sheets.unpack_reading import Foresight, There, can_choose, filters_for, foresee
from kitstudio.ui.widgets.bars import ShareBar
from kitstudio.ui.widgets.base import Glyph, Label, Line, Panel, Rule
from kitstudio.ui.widgets.buttons import Button, Segmented
from kitstudio.ui.widgets.inputs import Field, labelled
from kitstudio.ui.widgets.notes import CommandWell
from kitstudio.ui.widgets.overlays import Sheet, note_label
from kitstudio.ui.widgets.tree import Tree

_ANSWERS: Final = (OnConflict.REFUSE, OnConflict.KEEP, OnConflict.OVERWRITE)
_LISTED: Final = 40
_PAUSE_MS: Final = 250
_ROW: Final = 26


class ConflictRow(QWidget):
    """One file that is there already, and its answer. `answered()` follows each choice."""

    answered = Signal()

    def __init__(self, there: There) -> None:
        super().__init__()
        self.there = there
        hint = self.tr("yours is {size}").format(size=text.size(max(0, there.size)))
        hint = hint if there.differs else self.tr("same size; taken as it is if its bytes are the same")
        words = col(
            None,
            Line(there.path, "medium", elide=Qt.TextElideMode.ElideMiddle),
            Line(hint, "small", "muted"),
            None,
            gap=0,
        )
        labels = (self.tr("Ask") if there.differs else self.tr("If same"), self.tr("Keep"), self.tr("Overwrite"))
        self._answer = Segmented(labels, self.tr("What to do with {path}").format(path=there.path), height=26)
        self._answer.chosen.connect(self.answered)
        icon = Glyph(Icon.FILE_TEXT, 16, "muted", "sunken")
        self.setLayout(row(icon, 10, (words, 1), self._answer, gap=0, margins=(12, 5, 8, 5)))
        self.setFixedHeight(46)

    @property
    def answer(self) -> OnConflict:
        """What was chosen."""
        return _ANSWERS[self._answer.current]

    def choose(self, answer: OnConflict) -> None:
        """Choose for the person."""
        self._answer.choose(_ANSWERS.index(answer))


class Conflicts(Panel):
    """The files in the way. `answered()` follows each choice."""

    answered = Signal()

    def __init__(self) -> None:
        self._rows: list[ConflictRow] = []
        self._title = Label("", "smallStrong")
        self._keep = Button("", "link", height=20)
        self._over = Button("", "link", height=20)
        head = row(
            Glyph(Icon.WARN, 16, "state.warn.solid", "sunken"),
            self._title,
            None,
            self._keep,
            Label("·", "small", "muted"),
            self._over,
            gap=7,
            margins=(12, 8, 12, 8),
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        super().__init__(col(head, self._list, gap=0, margins=1), "sunken", 8, "line")
        self._keep.say(self.tr("Keep all"))
        self._over.say(self.tr("Overwrite all"))
        self._keep.clicked.connect(self._keep_all)
        self._over.clicked.connect(self._overwrite_all)
        self._rest: tuple[There, ...] = ()
        self._rest_answer = OnConflict.REFUSE
        self.hide()

    def show_files(self, there: tuple[There, ...]) -> None:
        """Show these; past a bound only their number, answered by Keep all and Overwrite all."""
        clear(self._list)
        in_order = sorted(there, key=lambda each: (not each.differs, each.path))
        self._rows, self._rest = [], tuple(in_order[_LISTED:])
        self._rest_answer = OnConflict.REFUSE
        for each in in_order[:_LISTED]:
            line = ConflictRow(each)
            line.answered.connect(self.answered)
            self._rows.append(line)
            self._list.addWidget(Rule())
            self._list.addWidget(line)
        if self._rest:
            more = self.tr("and {n} more: choose for all above").format(n=len(self._rest))
            self._list.addWidget(Rule())
            self._list.addWidget(wrap(row(Label(more, "small", "muted"), None, margins=(38, 0, 8, 0)), height=30))
        one, many = self.tr("{n} file is there already"), self.tr("{n} files are there already")
        self._title.say(text.count(len(there), one, many))
        self.setVisible(bool(there))

    @property
    def open(self) -> int:
        """How many surely differ and have no answer."""
        rows = [each for each in self._rows if each.there.differs and each.answer is OnConflict.REFUSE]
        rest = [each for each in self._rest if each.differs and self._rest_answer is OnConflict.REFUSE]
        return len(rows) + len(rest)

    @property
    def answers(self) -> dict[str, OnConflict]:
        """What was chosen, by path; without the files that need no choice."""
        out: dict[str, OnConflict] = {
            each.there.path: each.answer for each in self._rows if each.answer is not OnConflict.REFUSE
        }
        if self._rest_answer is not OnConflict.REFUSE:
            out |= {each.path: self._rest_answer for each in self._rest}
        return out

    @Slot()
    def _keep_all(self) -> None:
        self._choose_all(OnConflict.KEEP)

    @Slot()
    def _overwrite_all(self) -> None:
        self._choose_all(OnConflict.OVERWRITE)

    def _choose_all(self, answer: OnConflict) -> None:
        self._rest_answer = answer
        for each in self._rows:
            each.choose(answer)
        self.answered.emit()


class UnpackSheet(QObject):
    """Prepares one unpack. `started(Job)` when it was submitted; the sheet is gone then."""

    started = Signal(object)

    def __init__(self, window: QWidget, desk: Desk, opened: OpenKit, title: str, folder: Path) -> None:
        super().__init__(window)
        self._desk, self._opened, self._title = desk, opened, title
        self._looking: Job | None = None
        self._foresight: Foresight | None = None
        self._error: KitStudioError | None = None
        self._model = TicksModel(self._picks(), self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._conflicts = Conflicts()
        self._command = CommandWell()
        self._choose = Button(self.tr("Choose…"), "ghost", height=24)
        self.into = Field(str(folder), self.tr("Folder"), icon=Icon.FOLDER, trailing=self._choose, mono=True)
        self._state = note_label("")
        self._cancel = Button(self.tr("Cancel"), "ghost", height=32)
        self.go = Button(self.tr("Unpack"), "primary", Icon.EXPORT, "↵", 32)
        digest = text.digest(str(opened.kit.descriptor.digest))
        self.sheet = Sheet(
            window,
            self.tr("Unpack {name}").format(name=title),
            f"sha256:{digest}",
            Icon.EXPORT,
            self._body(),
            [self._cancel, None, self._state, self.go],
        )
        self._connect()
        self._look()

    def _picks(self) -> list[Pick]:
        kit = self._opened.kit
        picks = [Pick("Kitfile", None, len(self._opened.kitfile_text.encode("utf-8", "surrogateescape")))]
        picks += [
            Pick(each.path or ".", each.kind, each.descriptor.size, fixed=not can_choose(each)) for each in kit.layers
        ]
        return picks

    def _body(self) -> QWidget:
        tree = Tree(self._model, self.tr("What to unpack"), (0, 84), _ROW, right=(1,), base="raised", header=False)
        tree.setFixedHeight(min(8, self._model.rowCount()) * _ROW + (13 if self._model.rowCount() > 8 else 0))
        framed = Panel(col(tree, gap=0, margins=(1, 3, 1, 3)), "raised", 8, "line")
        links: list[Entry] = [Label(self.tr("What to unpack"), "smallMedium", "text2"), None]
        for at, (words, act) in enumerate(
            ((self.tr("All"), self._all), (self.tr("Without weights"), self._light), (self.tr("None"), self._none))
        ):
            link = Button(words, "link", height=18)
            link.clicked.connect(act)
            links += [Label("·", "small", "muted")] if at else []
            links.append(link)
        self._size = Label("", "metric")
        self._of = Label("", "body", "text2")
        self._free = Label("", "small", "muted")
        self._bar = ShareBar(self.tr("Share of the kit"), 8)
        big = row(self._size, col(None, self._of, 3, gap=0), None, col(None, self._free, 4, gap=0))
        parts: list[Entry] = [labelled(self.tr("Into"), self.into), 12, row(*links, gap=6), 5, framed, 10, big, 6]
        parts += [self._bar, 14, self._conflicts, 12, self._command, None]
        return wrap(col(*parts, gap=0, margins=(20, 12, 20, 8)))

    def _connect(self) -> None:
        self._choose.clicked.connect(self._choose_folder)
        self._cancel.clicked.connect(self.sheet.dismiss)
        self.go.clicked.connect(self.start)
        self._model.changed.connect(self._changed)
        self.into.edit.textChanged.connect(self._changed)
        self._pause.timeout.connect(self._look)
        self._conflicts.answered.connect(self._tell)
        self.sheet.dismissed.connect(self._gone)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self.sheet)
            shortcut.activated.connect(self.start)
        self.into.edit.returnPressed.connect(self.start)

    @property
    def folder(self) -> Path | None:
        """Where to, None while nothing sensible is typed."""
        typed = self.into.edit.text().strip()
        path = self._desk.home / typed[2:] if typed.startswith("~/") else Path(typed)
        return path if path.is_absolute() else None

    @Slot()
    def _all(self) -> None:
        self._model.tick_all(on=True)

    @Slot()
    def _light(self) -> None:
        self._model.tick_all(on=True, but=frozenset({Kind.MODEL}))

    @Slot()
    def _none(self) -> None:
        self._model.tick_all(on=False)

    @Slot()
    def _choose_folder(self) -> None:
        start = str(self.folder or "")
        chosen = QFileDialog.getExistingDirectory(self.sheet, self.tr("Unpack into"), start)
        if chosen:
            self.into.edit.setText(chosen)

    @Slot()
    def _changed(self) -> None:
        self._foresight = None
        self._pause.start()
        self._tell()

    def _options(self) -> UnpackOptions:
        kit, ticked = self._opened.kit, self._model.ticked
        chosen = [kit.layers[at - 1] for at in ticked if at > 0]
        filters = filters_for(kit, chosen, kitfile=0 in ticked)
        return UnpackOptions(filters=filters, on_conflict_at=self._conflicts.answers)

    @Slot()
    def _look(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        folder = self.folder
        if folder is None or not self._model.ticked:
            self._tell()
            return
        filters = self._options().filters
        work = partial(foresee, self._desk.context, self._opened.reference, folder, filters)
        key = f"foresee:{id(self)}:{len(self._desk.reader.jobs)}"
        self._looking = self._desk.reader.submit(Task("foresee", key, ""), work)
        self._looking.ended.connect(self._looked)
        self._tell()

    @Slot()
    def _looked(self) -> None:
        job = self._looking
        if job is None or not job.over:
            return
        self._looking = None
        self._error = job.error
        if isinstance(job.result, Foresight):
            self._foresight = job.result
            self._conflicts.show_files(job.result.there)
        self._desk.reader.remove(job)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        size, whole = self._model.size, self._opened.total_size
        self._size.say(text.size(size))
        self._of.say(self.tr("of {size}").format(size=text.size(whole)))
        free = self._foresight.free if self._foresight else 0
        self._free.say(self.tr("{size} free").format(size=text.size(free)) if free else "")
        self._bar.show_parts([(min(1.0, size / whole) if whole else 0.0, "accentFill")])
        self.go.say(self.tr("Unpack {size}").format(size=text.size(size)))
        reason = self._reason(free)
        self._state.say(reason or self.tr("released in one step"))
        self.go.setEnabled(not reason and self._foresight is not None)
        self._command.show_lines(self._lines())

    def _reason(self, free: int) -> str:
        """Why it cannot begin; empty when it can."""
        if self.folder is None:
            return self.tr("Name a folder")
        if not self._model.ticked:
            return self.tr("Nothing is ticked")
        if self._error is not None:
            return text.error_text(self._error).summary
        if free and self._model.size > free:
            return self.tr("The disk has too little room")
        waiting = self._conflicts.open
        return text.count(waiting, self.tr("{n} file differs"), self.tr("{n} files differ")) if waiting else ""

    def _lines(self) -> list[str]:
        options = self._options()
        lines = [f"kitstudio unpack {shlex.quote(self._opened.name)} -d {shlex.quote(str(self.folder or ''))}"]
        for each in options.filters:
            value = ",".join(each.types) + (":" + ",".join(each.names) if each.names is not None else "")
            lines.append(f"  --filter={shlex.quote(value)}")
        answers = set(options.on_conflict_at.values())
        if answers == {OnConflict.KEEP}:
            lines.append("  --ignore-existing")
        elif answers == {OnConflict.OVERWRITE}:
            lines.append("  --overwrite")
        return lines

    @Slot()
    def start(self) -> None:
        """Unpack, if nothing stands against it."""
        folder = self.folder
        if folder is None or not self.go.isEnabled():
            return
        work = partial(unpack, self._desk.context, self._opened.reference, folder, self._options())
        task = Task("unpack", f"unpack:{folder}", self.tr("Unpack {name}").format(name=self._title), str(folder))
        job = self._desk.runner.submit(task, work)
        self.started.emit(job)
        self.sheet.dismiss()

    @Slot()
    def _gone(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        self.deleteLater()
