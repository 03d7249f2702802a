"""What was not saved when the program ended: what it was, and one press to go on with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.base.control import Control
from kitstudio.base.printable import printable
from kitstudio.jobs.job import Job, Task
from kitstudio.operations.recovery import LeftBehind, left_behind, set_unreadable_aside
from kitstudio.operations.recovery_place import RecoveryPlace
from kitstudio.ui import paint, text
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, clear, col, row, scrolling, wrap
from kitstudio.ui.pages.draft_notices import BothDialog, let_go_words
from kitstudio.ui.widgets.base import Card, Glyph, Label, Line, Rule, Tile
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.chips import Chip
from kitstudio.ui.widgets.field_changes import Changed, FieldChanges
from kitstudio.ui.widgets.notes import Band

_MOST_ROWS: Final = 6
_TILE: Final = 70
"""The tile before a name, and the gaps around the two."""


class RecoveryPage(QWidget):
    """The edits that earlier runs left, draft by draft.

    Args:
        desk: whose recovery place is looked at.
        resume: opens the draft of a folder with these edits.
        leave: goes elsewhere, when nothing is left or the person wants to decide later.
    """

    def __init__(self, desk: Desk, resume: Callable[[LeftBehind], None], leave: Callable[[], None]) -> None:
        super().__init__()
        self._desk, self._resume, self._leave = desk, resume, leave
        self._found: tuple[LeftBehind, ...] = ()
        self.title = Label(self.tr("Edits that were not saved"), "h1")
        self.sub = Label("", "body", "text2")
        self.unread = Band("warn", Icon.WARN, "")
        self.unread.hide()
        self._unread: tuple[Path, ...] = ()
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(0, 0, 0, 0)
        self.later = Button(self.tr("Ask me later"), "ghost")
        self.later.clicked.connect(leave)
        head = row(Tile(Icon.RETRY, "state.info", 44, 22), 14, (col(self.title, self.sub, gap=2), 1), gap=0)
        self.store = StoreLine(desk)
        body = col(
            head,
            *(20, self.unread, self._cards, 14),
            row((self.store, 1), self.later, gap=12),
            None,
            gap=0,
            margins=(28, 24, 28, 28),
        )
        self.setLayout(col(scrolling(wrap(body))))
        self.setAccessibleName(self.tr("Edits that were not saved"))
        self.setFocusProxy(self.later)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look what is there."""
        if self._desk.context.recovery is not None:
            self._run(partial(set_unreadable_aside, self._desk.context.recovery)).succeeded.connect(self._tell_unread)
            self._run(partial(left_behind, self._desk.context.recovery)).succeeded.connect(self._show)

    def _run(self, work: Callable[[Control], object]) -> Job:
        job = self._desk.reader.submit(Task("recover", "recover", self.tr("Recover edits")), work)
        job.ended.connect(self._ended)
        return job

    @Slot()
    def _ended(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._desk.reader.remove(job)

    @Slot(object)
    def _tell_unread(self, found: tuple[Path, ...]) -> None:
        """Files that hold no edits that can be read; they are told of once, while this page is open."""
        self._unread += found
        if self._unread:
            one = self.tr("A file of kept edits is damaged, or not one of Kit Studio; it was set aside")
            many = self.tr("{n} files of kept edits are damaged, or not of Kit Studio; they were set aside")
            self.unread.sentence.say(text.count(len(self._unread), one, many))
            self.unread.detail.say(printable("\n".join(map(str, self._unread))))
            self.unread.show()

    @Slot(object)
    def _show(self, found: tuple[LeftBehind, ...]) -> None:
        self._found = found
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        clear(self._cards)
        if not found:
            self.title.say(self.tr("Nothing is left to recover"))
            self.sub.say(self.tr("No edits are kept that were not saved."))
            self._take_focus(self.later, had=had_focus)
            return
        newest = max(each.kept.at for each in found)
        self.title.say(
            self.tr("Kit Studio ended unexpectedly after {time}").format(time=text.clock(newest, exact=True))
        )
        one = self.tr("{n} draft has edits that were not saved; they were kept.")
        many = self.tr("{n} drafts have edits that were not saved; they were kept.")
        self.sub.say(text.count(len(found), one, many))
        words = self.tr("{n} draft was recovered"), self.tr("{n} drafts were recovered")
        resume_all = Button(self.tr("Resume all"), "primary", Icon.PLAY)
        resume_all.clicked.connect(self.resume_all)
        can = any(each.folder_there for each in found)
        resume_all.setEnabled(can)
        resume_all.setToolTip("" if can else self.tr("The folder cannot be found"))
        drafts: list[Entry] = []
        for each in found:
            part = DraftPart(each, self._desk.short(str(each.kept.folder)))
            part.resumed.connect(self.resume)
            part.dropped.connect(self.drop)
            drafts += [part, 12, Rule(), 12]
        title = Label(text.count(len(found), *words), "smallStrong")
        head = row(Glyph(Icon.DRAFT, 16, "muted"), title, None, resume_all, gap=8)
        self._cards.addWidget(Card(body=col(head, 8, *drafts[:-3], gap=0)))
        self._take_focus(resume_all if can else self.later, had=had_focus)

    def _take_focus(self, first: QWidget, *, had: bool) -> None:
        """What the keyboard goes to, now and when it comes to the page."""
        self.setFocusProxy(first)
        if had:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def resume_all(self) -> None:
        """Open every draft that can be found, with its edits; the newest of each folder."""
        newest: dict[Path, LeftBehind] = {}
        for each in self._found:
            if each.folder_there:
                newest.setdefault(each.kept.folder, each)
        for each in reversed(newest.values()):
            self._resume(each)
        self.refresh()

    @Slot(object)
    def resume(self, found: LeftBehind) -> None:
        """Open one draft with its edits."""
        self._resume(found)
        self.refresh()

    @Slot(object)
    def drop(self, found: LeftBehind) -> None:
        """The edits of one draft are not wanted."""
        place = self._desk.context.recovery
        if place is not None:
            self._run(partial(_remove, place, found.name)).succeeded.connect(self._dropped)

    @Slot(object)
    def _dropped(self, found: tuple[LeftBehind, ...]) -> None:
        self._show(found)
        if not found:
            self._leave()


def _remove(place: RecoveryPlace, name: str, control: Control) -> tuple[LeftBehind, ...]:
    place.remove((name,))
    return left_behind(place, control)


class StoreLine(QWidget):
    """What the last look at the store says: that its kits can be read, or which cannot; nothing before that look."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._library = desk.library
        self._glyph = Glyph(Icon.OK, 16, "state.ok.solid")
        self.words = Line("", "body", "text2")
        self.setLayout(row(self._glyph, (self.words, 1), gap=9, margins=(2, 0, 0, 0)))
        desk.library.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        holding = self._library.holding
        self._glyph.setVisible(holding is not None)
        if holding is None:
            self.words.say("")
            return
        digests = {each.digest: bool(each.row.damage) for each in holding.kits}
        damaged = sum(digests.values())
        one, many = self.tr("The store holds {n} kit"), self.tr("The store holds {n} kits")
        said = [text.count(len(digests), one, many)]
        if damaged:
            said.append(text.count(damaged, self.tr("{n} cannot be read"), self.tr("{n} cannot be read")))
        elif digests:
            said.append(self.tr("each manifest and every tag can be read"))
        if holding.usage.partials:
            size = text.size(holding.usage.partials)
            said.append(self.tr("{size} of unfinished files can be cleaned up in Storage").format(size=size))
        self._glyph.show_icon(Icon.WARN if damaged else Icon.OK, "state.warn.solid" if damaged else "state.ok.solid")
        self.words.say("; ".join(said) + ".")


class DraftPart(QWidget):
    """One draft: what differs, and the three things that can be done.

    Signals:
        resumed(LeftBehind), dropped(LeftBehind): what the person decided.
    """

    resumed = Signal(object)
    dropped = Signal(object)

    def __init__(self, found: LeftBehind, where: str) -> None:
        """Make it for a draft whose folder people write as `where`."""
        super().__init__()
        self._found = found
        kept = found.kept
        self._proposed = found.is_proposed
        number = found.edits
        chip = Chip(self.tr("Edits not saved"), "state.warn")
        if number:
            chip.say(text.count(number, self.tr("{n} edit not saved"), self.tr("{n} edits not saved")), "state.warn")
        title = Line(kept.folder.name or str(kept.folder), "strong", elide=Qt.TextElideMode.ElideMiddle)
        name = row(title, chip, None, gap=8)
        place = Line(where, "small", "muted", Qt.TextElideMode.ElideMiddle)
        state = row(place, Label("·", "small", "muted"), Line(self._disk(), "small", "muted"), None, gap=5)
        self.both = Button(self.tr("Show as text"), "ghost")
        self.saved = Button(let_go_words(found))
        self.edits = Button(self.tr("Open with edits"), icon=Icon.DRAFT)
        if not found.folder_there:
            self.edits.setEnabled(False)
            self.edits.setToolTip(self.tr("The folder cannot be found"))
        self.both.clicked.connect(self._show_both)
        self.saved.clicked.connect(self._drop)
        self.edits.clicked.connect(self._resume)
        words = row(Tile(Icon.DRAFT, "role.model", 33, 17), (col(name, state, gap=1), 1), gap=12)
        acts = wrap(row(None, self.both, self.saved, self.edits, gap=6))
        self._head = row((words, 1), acts, gap=12)
        self._title, self._chip, self._acts = title, chip, acts
        self.setLayout(col(self._head, 8, *self._details(), gap=0))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The acts go below a name that has no room beside them."""
        super().resizeEvent(event)
        beside = self._chip.width() + self._acts.sizeHint().width() + _TILE
        narrow = beside + paint.width_of(self._title.accessibleName(), "strong") > self.width()
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._head.direction() is not direction:
            self._head.setDirection(direction)

    def _disk(self) -> str:
        if not self._found.folder_there:
            return self.tr("the folder is not there any more")
        if self._proposed:
            return self.tr("the Kitfile was never saved")
        if not self._found.disk_moved:
            return self.tr("the file on disk was not touched since")
        if self._found.disk is None:
            return self.tr("the file on disk is gone")
        return self.tr("the file on disk was changed since")

    def _details(self) -> list[Entry]:
        """What differs: of the Kitfile, where anything does, and of the .kitignore."""
        kept, ruled = self._found.kept, self._found.kept.ignore is not None
        words = Label(self.tr("The rules of .kitignore differ"), "small", "muted")
        same = kept.text == (self._found.disk if self._found.disk is not None else kept.saved)
        details = [] if ruled and same else self._differences()
        return [*details, words] if ruled else details

    def _differences(self) -> list[Entry]:
        changes = self._found.changes
        if changes is None:
            return [
                Label(self.tr("One of the two texts cannot be read as a Kitfile: show them as text."), "small", "muted")
            ]
        rows = [Changed(each.name, each.before, each.after) for each in changes[:_MOST_ROWS]]
        comments = text.count(
            self._found.comments,
            self.tr("{n} comment differs, see the text"),
            self.tr("{n} comments differ, see the text"),
        )
        if not rows:
            same = self.tr("The values are the same; order or layout differ.")
            return [Label(comments if self._found.comments else same, "small", "muted")]
        recovered = self.tr("Recovered, {time}").format(time=text.clock(self._found.kept.at, exact=True))
        before = self.tr("On disk now") if self._found.disk is not None else self.tr("Saved before")
        before = self.tr("Proposed") if self._proposed else before
        out: list[Entry] = [FieldChanges(before, recovered, rows)]
        if len(changes) > len(rows):
            more = self.tr("{n} more, see the text").format(n=len(changes) - len(rows))
            out.append(row(48, Label(more, "small", "muted"), None, gap=0))
        if self._found.comments:
            out.append(row(48, Label(comments, "small", "muted"), None, gap=0))
        return out

    @Slot()
    def _show_both(self) -> None:
        found = self._found
        disk = found.disk if found.disk is not None else found.kept.saved
        before = self.tr("Proposed") if self._proposed else self.tr("On disk now")
        both = (before, disk), (self.tr("Recovered"), found.kept.text)
        dialog = BothDialog(self.window(), self.tr("Edits that were not saved"), *both)
        dialog.add(self.saved.text(), self._drop)
        if found.folder_there:
            dialog.add(self.edits.text(), self._resume)
        dialog.open()

    @Slot()
    def _drop(self) -> None:
        self.dropped.emit(self._found)

    @Slot()
    def _resume(self) -> None:
        self.resumed.emit(self._found)
