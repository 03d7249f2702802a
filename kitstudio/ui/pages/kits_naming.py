"""Names of stored kits, changed in place: judged while they are typed, and asked about when they mean another kit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job, Task, Work
from kitstudio.model.reference import BadReferenceError, Reference
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.library import StoredKit
from kitstudio.ui.pages.draft_dialogs import ErrorDialog
from kitstudio.ui.pages.kits_names import Given, give, take_back
from kitstudio.ui.theme import METRIC
from kitstudio.ui.widgets.base import Label, Line, Panel
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.inputs import Field
from kitstudio.ui.widgets.overlays import Dialog
from kitstudio.ui.widgets.toasts import Toast

_WIDEST: Final = 520
_LEAST: Final = 200
_UNDO_MS: Final = 20_000
_OWN_KEYS: Final = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter})

_COMES_BACK: Final = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
"""The keyboard is only lent to another window, or to the menu of the field."""

translate: Final = text.translate


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a typed name is worth: the reference, None when it is none to give; words, and whether they warn.

    A name that it has already, or that is still to be typed, is `idle`: nothing to give, and nothing wrong.
    """

    reference: Reference | None
    words: str = ""
    warns: bool = False
    idle: bool = False


def judge(typed: str, before: str, holder: Callable[[Reference], StoredKit | None], kit: StoredKit) -> Verdict:
    """Judge a name by the grammar of references and by what it means in the store now.

    Args:
        typed: the name.
        before: the name that it replaces; empty for a further one.
        holder: which kit a name means.
        kit: the kit to be named.
    """
    if typed in ("", f"{kit.repository}:"):
        return Verdict(None, translate("naming", "Type a tag behind the colon") if typed else "", idle=True)
    try:
        reference = Reference.parse(typed)
    except BadReferenceError as error:
        said = text.error_text(error)
        return Verdict(None, f"{said.remedy} {said.summary}")  # what to do first: the row cuts what is too long
    full = reference.with_default_tag()
    other = holder(full)
    if str(full) == before:
        return Verdict(None, translate("naming", "Its name now"), idle=True)
    against = _against(full, other, kit)
    if against:
        return Verdict(None, against)
    if other is not None:
        words = translate("naming", "Kit {digest} has this name now; it would lose it")
        return Verdict(full, words.format(digest=text.digest(str(other.digest))), warns=True)
    words = "" if reference.tag else translate("naming", "Becomes {name}").format(name=full)
    return Verdict(full, words)


def _against(full: Reference, other: StoredKit | None, kit: StoredKit) -> str:
    if full.digest is not None:
        return translate("naming", "A kit is named by a tag, a digest names itself")
    if other is not None and other.digest == kit.digest:
        return translate("naming", "It has this name already")
    return ""


class NameEditor(Panel):
    """A field over the row of a kit. Return gives the name, Esc and leaving it give nothing.

    Signals:
        wanted(Reference): a name that can be given.
        closed(): it goes away.
    """

    wanted = Signal(object)
    closed = Signal()

    def __init__(
        self,
        view: QAbstractItemView,
        where: Callable[[], QModelIndex],
        start: str,
        verdict: Callable[[str], Verdict],
    ) -> None:
        self._judge = verdict
        self._hint = Line("", "small", "muted")
        self.field = Field(start, name=self.tr("Name of the kit"), mono=True, height=28)
        super().__init__(col(self.field, 1, row(9, (self._hint, 1), gap=0), gap=0, margins=(2, 1, 2, 0)), "surface", 6)
        self.setParent(view.viewport())
        self._view, self._where, self._over = view, where, False
        self.field.edit.setAcceptDrops(False)
        self.field.edit.installEventFilter(self)
        self.field.edit.textChanged.connect(self._typed)
        view.verticalScrollBar().valueChanged.connect(self._place)
        view.model().modelReset.connect(self._later)
        self._typed(start)
        self._place()
        self.show()
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def select(self, start: int) -> None:
        """Mark what is most likely replaced: the name from `start` on."""
        self.field.edit.setSelection(start, len(self.field.edit.text()) - start)

    @property
    def hint(self) -> str:
        """What is said of the name."""
        return self._hint.accessibleName()

    @Slot(str)
    def _typed(self, typed: str) -> None:
        verdict = self._judge(typed.strip())
        wrong = verdict.reference is None and bool(verdict.words) and not verdict.idle
        self.field.set_error(wrong=wrong)
        self._hint.dye("state.warn.text" if verdict.warns else "state.danger.text" if wrong else "muted")
        self._hint.say(verdict.words)
        self.field.edit.setAccessibleDescription(verdict.words)

    @Slot()
    def _later(self) -> None:
        QTimer.singleShot(0, self, self._place)

    @Slot()
    def _place(self) -> None:
        index = self._where()
        if not index.isValid():
            self.close_up()
            return
        area = self._view.visualRect(index)
        width = max(_LEAST, min(_WIDEST, area.width() - 24))
        left = area.right() - 4 - width if self.isRightToLeft() else area.left() + 12
        self.setGeometry(QRect(left, area.top() + 1, width, max(area.height(), METRIC["rowTwoLine"]) - 2))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent) and Qt.Key(event.key()) in _OWN_KEYS:
            if kind == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if kind == QEvent.Type.KeyPress:
                self._press(Qt.Key(event.key()))
                return True
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _COMES_BACK:
            self.close_up()
        return super().eventFilter(watched, event)

    def _press(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_Escape:
            self.close_up()
            return
        reference = self._judge(self.field.edit.text().strip()).reference
        if reference is not None:
            self.close_up()
            self.wanted.emit(reference)

    @Slot()
    def close_up(self) -> None:
        """Go away and give the keyboard back to the rows."""
        if not self._over:
            self._over = True
            if self.isAncestorOf(self.window().focusWidget() or self._view):  # hidden, it would pass it on to a button
                self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.hide()
            self.closed.emit()
            self.deleteLater()


class Naming(QObject):
    """Gives names to the kits of one page. `awaited` is what a kit is called now, until the page has shown it."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self.editor: NameEditor | None = None
        self.awaited = ""

    def edit(self, view: QAbstractItemView, where: Callable[[], QModelIndex], kit: StoredKit, before: str = "") -> None:
        """Let the person give a kit a name in its row.

        Args:
            view: where the row is.
            where: answers where it is now; an invalid index when it went.
            kit: the kit.
            before: its name that is to be another; empty for a further one.
        """
        if self.editor is not None:
            self.editor.close_up()
        start = before or (f"{kit.repository}:" if kit.repository else "")
        verdict = partial(judge, before=before, holder=self._holder, kit=kit)
        editor = self.editor = NameEditor(view, where, start, verdict)
        editor.select(start.rfind(":") + 1)
        editor.wanted.connect(partial(self._wanted, kit, before))
        editor.closed.connect(self._closed)

    @Slot()
    def _closed(self) -> None:
        self.editor = None

    def _holder(self, reference: Reference) -> StoredKit | None:
        holding = self._desk.library.holding
        kits = holding.kits if holding is not None else ()
        return next((each for each in kits if each.repository == reference.name and reference.tag in each.tags), None)

    def _wanted(self, kit: StoredKit, before: str, reference: Reference) -> None:
        other = self._holder(reference)
        if other is None:
            self._give(kit, before, reference, move=False)
            return
        question = _Question(self._page.window(), reference, other)
        question.agreed.connect(partial(self._give, kit, before, reference, move=True))
        question.open()

    def _give(self, kit: StoredKit, before: str, reference: Reference, *, move: bool) -> None:
        other = self._holder(reference) if move else None
        lost = str(other.digest) if other is not None else ""
        given = Given(str(kit.digest), before, reference, lost)
        self._do(given, self.tr("Name {name}").format(name=reference), partial(give, self._desk.context, given))

    def _do(self, given: Given, title: str, work: Work) -> None:
        job = self._desk.reader.submit(Task("name", "name", title, str(given.new)), work)
        job.ended.connect(partial(self._done, job, given))

    def _done(self, job: Job, given: Given) -> None:
        self._desk.library.refresh()  # which answers later
        if isinstance(job.error, KitStudioError):
            ErrorDialog(self._page.window(), job.task.title, job.error).open()
        elif isinstance(job.result, Given):
            self.awaited = str(given.new)
            self._offer_undo(given)
        elif job.result is False:
            kept = self.tr("{name} stays").format(name=given.new)
            self._desk.noted.emit("warn", kept, self.tr("It is the only name of the kit by now."))
        elif job.result is True:
            self.awaited = given.before or given.kit
            words = self.tr("{name} is named as before").format(name=given.before or text.digest(given.kit))
            self._desk.noted.emit("ok", words, "")

    def _offer_undo(self, given: Given) -> None:
        detail = self.tr("It was {name}").format(name=given.before) if given.before else ""
        if given.lost:
            detail = self.tr("Kit {digest} had this name").format(digest=text.digest(given.lost))
        title = self.tr("Take back the name {name}").format(name=given.new)
        undo = partial(self._do, given, title, partial(take_back, self._desk.context, given))
        words = self.tr("Named {name}").format(name=given.new)
        self._desk.offered.emit(_note(self._desk, words, detail, undo if self._can_be_taken_back(given) else None))

    def _can_be_taken_back(self, given: Given) -> bool:
        """Not the only name of a kit that had none: with it the kit would go."""
        holding = self._desk.library.holding
        kits = holding.kits if holding is not None else ()
        named = any(each.tags for each in kits if str(each.digest) == given.kit)
        return bool(given.before or given.lost) or named


def _note(desk: Desk, words: str, detail: str, undo: Callable[[], None] | None) -> Toast:
    """A note of a name; while it is there, its button and Ctrl+Z take the name back."""
    act = translate("naming", "Undo") if undo is not None else ""
    toast = Toast("ok", Icon.TAG, words, detail, act, stays_ms=_UNDO_MS)
    if undo is not None:
        done = desk.take_backs.add(toast.act)
        toast.acted.connect(undo)

        def over(_toast: Toast) -> None:
            desk.take_backs.drop(done)

        toast.gone.connect(over)
    return toast


class _Question(Dialog):
    """A name that means another kit. `agreed()` when it is to be moved."""

    agreed = Signal()

    def __init__(self, window: QWidget, reference: Reference, other: StoredKit) -> None:
        keep = Button(translate("naming", "Keep it there"), "ghost", height=32)
        move = Button(translate("naming", "Move the name"), "primary", Icon.TAG, height=32)
        words = translate("naming", "{name} is the name of kit {digest} now, which takes {size}.")
        what = words.format(name=reference, digest=text.digest(str(other.digest)), size=text.size(other.row.total_size))
        left = translate("naming", "That kit keeps its other names.")
        if len(other.tags) == 1:
            left = translate("naming", "That kit stays in the store without a name of this repository.")
        body = wrap(col(Label(what, wrap=True), Label(left, wrap=True), gap=8, margins=(20, 16, 20, 18)))
        title = translate("naming", "Move {name}?").format(name=reference)
        super().__init__(window, title, body, [None, keep, move], 480)
        keep.clicked.connect(self.dismiss)
        move.clicked.connect(self._move)

    @Slot()
    def _move(self) -> None:
        self.dismiss()
        self.agreed.emit()
