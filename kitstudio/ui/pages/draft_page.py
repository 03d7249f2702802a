"""A dropped folder as a draft: where its files go, its Kitfile, what is wrong with it, and the way to a kit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget
from typing_extensions import override

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.runner import Runner
from kitstudio.model.finding import Finding, Severity
from kitstudio.operations.contents.folder_findings import SECRETS
from kitstudio.operations.contents.ignore import IGNORE_RULE
from kitstudio.operations.context import Context
from kitstudio.operations.pack_options import PackOptions
from kitstudio.operations.packing.links import LINKS
from kitstudio.ui.actions import add_act
from kitstudio.ui.contents.bringing import Bringing
from kitstudio.ui.contents.facts import ContentsFacts
from kitstudio.ui.contents.link_work import LinkWork
from kitstudio.ui.contents.nodes import Part
from kitstudio.ui.contents.work import ContentsWork
from kitstudio.ui.form.link import FormLink
from kitstudio.ui.frame.panes import set_pane
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, scrolling, wrap
from kitstudio.ui.models.draft_saving import DraftSaving
from kitstudio.ui.models.draft_state import DraftState
from kitstudio.ui.pages.draft_bars import DraftFooter, DraftHead, TroubleBand
from kitstudio.ui.pages.draft_dialogs import ErrorDialog, ask_about_ignore
from kitstudio.ui.pages.draft_links import link_ways
from kitstudio.ui.pages.draft_problems import ProblemsDock
from kitstudio.ui.pages.draft_safety import DraftSafety
from kitstudio.ui.pages.draft_views import DraftViews, View
from kitstudio.ui.pages.error_view import ErrorView
from kitstudio.ui.pages.rules_safety import RulesSafety
from kitstudio.ui.sheets.pack_sheet import PackSheet
from kitstudio.ui.widgets.base import Rule

_TALL: Final = 580
"""Height below which the problems shrink to their first line, and what is packed is told in the head."""


class DraftPage(QWidget):
    """One folder on its way to a kit.

    Args:
        context: the store to pack into.
        runner: runs packing, which people watch and cancel.
        folder: what was dropped.
        reader: runs reading and checking; `runner` when there is none of its own.
        keeper: keeps what is edited; `runner` when there is none of its own.
        author: written into a Kitfile that is proposed.
        first: what the pack sheet begins with.
        short: writes a path as people do, with `~` for their own folder.

    Signals:
        packed(PackReport): a kit was made.
        open_asked(PackReport): the person wants to see it.
        title_changed(str): what the tab should say.
        edited_changed(bool): whether there is something to lose.
        failed(KitStudioError): the folder could not be read or the Kitfile not written; the page shows it too.
        inspected(Facts): what is chosen in the contents, for the inspector; None for nothing.
    """

    packed = Signal(object)
    open_asked = Signal(object)
    title_changed = Signal(str)
    edited_changed = Signal(bool)
    failed = Signal(object)
    inspected = Signal(object)

    def __init__(
        self,
        context: Context,
        runner: Runner,
        folder: Path,
        *,
        reader: Runner | None = None,
        keeper: Runner | None = None,
        author: str = "",
        first: Callable[[], PackOptions] = PackOptions,
        short: Callable[[str], str] = str,
    ) -> None:
        super().__init__()
        self.state = DraftState(folder, reader or runner, self, author=author)
        self._first, self._where = first, short(str(folder))
        self.saving = DraftSaving(self.state)
        self._context, self._runner, self._reader, self._keeper = context, runner, reader or runner, keeper or runner
        self._title, self._was_edited = "", False
        self._facts_before: object = None
        """What was known of the folder when it could not be read any more."""

        self._sheet: PackSheet | None = None
        self._packs: str | None = None
        """The text that is to be packed as soon as it was checked."""

        self._build(folder)
        self._connect()
        self._add_keys()
        self.state.open()

    def _build(self, folder: Path) -> None:
        self.head = DraftHead(folder, self._where)
        self.trouble = TroubleBand()
        self.views = DraftViews()
        self.contents, self.form, self.kitfile = self.views.contents, self.views.form, self.views.kitfile
        self.link = FormLink(self.form.form, self.kitfile.edit, self._reader, self)
        self.safety = DraftSafety(self.state, self.kitfile.edit, self._context, self._reader, self._keeper)
        self.work = ContentsWork(self.contents, self.state, self.link, self.kitfile.edit, self._reader, self)
        self.rules_safety = RulesSafety(self.state, self.work, self.contents.rules)
        self.links = LinkWork(self.work, self.state, self._reader)
        self.facts = ContentsFacts(self.contents, self.state, self._context, self._reader)
        self.bringing = Bringing(self.state, self._reader, self._runner, self)
        self.problems = ProblemsDock()
        set_pane(self.problems)
        self.footer = DraftFooter()
        safety = col(self.safety, self.rules_safety, gap=0)
        body = col(self.head, Rule(), self.trouble, (self.views, 1), safety, self.problems, self.footer, gap=0)
        self._error = ErrorView()
        self._pages = QStackedLayout(self)
        self._pages.addWidget(wrap(body))
        self._pages.addWidget(scrolling(wrap(col(self._error, None, margins=(40, 40, 40, 20)))))
        self.setAccessibleName(self.tr("Draft"))
        self.setFocusProxy(self.contents.tree)

    def _connect(self) -> None:
        state = self.state
        state.changed.connect(self._show)
        state.reloaded.connect(self._load)
        self.saving.saved.connect(self.safety.settle)
        self.saving.ignore_offered.connect(self._offer_ignore)
        self.saving.refused.connect(self._unsaved)
        state.mended.connect(self.kitfile.edit.replace_content)
        state.unreadable.connect(self._unreadable)
        self._error.retry.connect(state.open)
        self.head.save_asked.connect(self._save)
        self.head.rescan_asked.connect(state.look_again)
        self.contents.layer_chosen.connect(self._go_to_entry)
        self.contents.brought.connect(self.bringing.take)
        self.contents.files_asked.connect(self.bringing.choose)
        self.bringing.wished.connect(self.work.wish)
        self.facts.inspected.connect(self.inspected)
        self.bringing.refused.connect(self.work.say_refused)
        self.kitfile.edit.edited.connect(state.edit)
        self.kitfile.mend_asked.connect(self.link.mend)
        self.problems.asked.connect(self._go_to)
        self.problems.mended.connect(self.link.mend)
        self.problems.followed.connect(self.links.follow)
        self.problems.left.connect(self.kitfile.edit.setFocus)
        self.problems.all_asked.connect(state.mend)
        self.trouble.retry.connect(state.look_again)
        self.trouble.leave_asked.connect(self.links.leave_out)
        self.trouble.follow_asked.connect(self.links.follow)
        self.contents.links_asked.connect(self.links.turn)
        self.link.paused.connect(self.form.pause)
        self.link.refused.connect(self.form.refused.say)
        self.link.dropped.connect(self.form.refused.tell_dropped)
        self.form.line_asked.connect(self._go_to_line)
        self.footer.pack_asked.connect(self.open_pack)

    def _add_keys(self) -> None:
        group = self.tr("Draft")
        add_act(self, self.tr("Save the Kitfile"), self._save, "Ctrl+S", group=group)
        add_act(self, self.tr("Undo"), self._undo, "Ctrl+Z", group=group)
        add_act(self, self.tr("Redo"), self._redo, "Ctrl+Shift+Z; Ctrl+Y", group=group)
        add_act(self, self.tr("Read the folder again"), self.state.look_again, "F5", group=group, sign=Icon.RETRY)
        add_act(self, self.tr("Pack…"), self.open_pack, "Ctrl+Return", group=group, sign=Icon.KIT)

    @Slot()
    def _save(self) -> None:
        self.link.when_settled(self.saving.save)

    @Slot()
    def _undo(self) -> None:
        self.link.when_settled(self.work.undo)

    @Slot()
    def _redo(self) -> None:
        self.link.when_settled(self.work.redo)

    @property
    def unsaved(self) -> bool:
        """Whether edits would be lost if the page went now, what is typed in the form and not in its text too."""
        return self.state.edited or self.link.holds_more

    @Slot()
    def _show(self) -> None:
        """Show the newest draft everywhere."""
        draft, state = self.state.draft, self.state
        if draft is not None and draft.facts is not self._facts_before:
            self.trouble.hide()
        blind = not self.trouble.isHidden()
        self.head.show_state(state, blind=blind)
        self.footer.show_state(state, blind=blind)
        self.kitfile.show_state(state)
        if state.edited != self._was_edited:
            self._was_edited = state.edited
            self.edited_changed.emit(state.edited)
        if draft is None:
            return
        if draft.title != self._title and (draft.document is not None or not self._title):
            self._title = draft.title
            self.title_changed.emit(draft.title)
        self.contents.show_draft(draft)
        self.form.show_state(edited=state.text != draft.saved)
        self.link.show(draft)
        if state.checked:
            self.kitfile.edit.show_findings(draft.findings)
            self.problems.show_findings(draft.findings)
            wanted, self._packs = self._packs, None
            if wanted == state.text and self.isVisible():  # who types on, or goes elsewhere, wants it no more
                QTimer.singleShot(0, self, self.open_pack)

    @Slot()
    def _load(self) -> None:
        self._pages.setCurrentIndex(0)
        self.trouble.hide()
        if self.kitfile.edit.content() == self.state.text:
            return
        self.kitfile.edit.load(self.state.text)
        findings = self.state.draft.findings if self.state.draft is not None else ()
        first = next((each for each in findings if each.severity is Severity.ERROR and each.mark.line), None)
        if first is not None:
            self.kitfile.edit.point_at(first.mark.line, first.mark.column)

    @Slot(object)
    def _unreadable(self, error: KitStudioError) -> None:
        """Show the error in the place of the page, or above it when there is something to lose."""
        if self.state.draft is None:
            self._error.show_error(error, link_ways(error, self.links))
            self._pages.setCurrentIndex(1)
        else:
            self._facts_before = self.state.draft.facts
            self.trouble.show_error(error)
            self._show()
        self.failed.emit(error)

    @Slot(object)
    def _unsaved(self, error: KitStudioError) -> None:
        """Say why, and let the person decide where that is what a save waits for."""
        if self.state.theirs is not None:
            self.safety.show_both()
        elif self.state.ignore_theirs is not None:
            self.rules_safety.show_both()
        else:
            ErrorDialog(self.window(), self.tr("The Kitfile was not saved"), error).open()
        self.failed.emit(error)

    @Slot(object)
    def _go_to(self, finding: Finding) -> None:
        """Go to the place in both views, with the keyboard in the one that was chosen."""
        if finding.code == IGNORE_RULE:
            self.contents.edit_rules()
            return
        if finding.code == SECRETS:
            self.contents.show_aside()
            return
        if finding.code in LINKS:
            self.contents.show_aside(Part.UNCLAIMED if self.state.follows_links else Part.LEFT_OUT)
            return
        if self.views.view is View.FORM and self.form.form.isEnabled() and self.form.form.go_to(finding.where):
            self.kitfile.edit.point_at(finding.mark.line, finding.mark.column)
            return
        self.views.show_text()
        self.form.form.reveal(finding.where)
        self.kitfile.edit.go_to(finding.mark.line, finding.mark.column)

    @Slot(object)
    def _go_to_line(self, finding: Finding) -> None:
        self.views.show_text()
        self.kitfile.edit.go_to(finding.mark.line, finding.mark.column)

    @Slot(object)
    def _go_to_entry(self, where: object) -> None:
        draft = self.state.draft
        if draft is not None and draft.document is not None and isinstance(where, tuple):
            mark = draft.document.marks.get(where)
            if mark is not None:
                self.kitfile.edit.point_at(mark.line)
                self.form.form.reveal(where)

    @Slot()
    def _offer_ignore(self) -> None:
        ask_about_ignore(self, self.saving)

    @Slot()
    def open_pack(self) -> None:
        """Open the sheet that packs, when nothing stands against it; what was typed just now is checked first."""
        self.link.when_settled(self._open_pack)

    def _open_pack(self) -> None:
        draft = self.state.draft
        self._packs = None if self.state.checked else self.state.text
        if draft is None or not self.footer.ready:
            return
        sheet = PackSheet(self.window(), self._context, self._runner, self._reader, draft, self._first(), self._where)
        sheet.packed.connect(self.packed)
        sheet.open_asked.connect(self.open_asked)
        sheet.keep_up(self.state, self.work)
        sheet.open()
        self._sheet = sheet

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        small = self.height() < _TALL
        self.problems.fold(small=small)
        self.contents.fold(small=small)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate and self.isVisible() and self.state.draft is not None:
            self.state.look_again()
        return super().event(event)
