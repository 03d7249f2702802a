"""Head and foot of a draft: what it is called and how it stands; whether it can be packed, and what will come out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.operations.draft import Draft
from kitstudio.ui import text
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import row, wrap
from kitstudio.ui.models.draft_state import DraftState
from kitstudio.ui.pages.draft_links import follow_words, leave_words, leaving
from kitstudio.ui.widgets.base import Glyph, Label, Line, Rule
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.chips import Chip
from kitstudio.ui.widgets.heads import FooterBar, HeaderBand
from kitstudio.ui.widgets.notes import Band


class DraftHead(HeaderBand):
    """Tile, name, chips of state, path and number of files; Rescan and Save."""

    save_asked = Signal()
    rescan_asked = Signal()

    def __init__(self, folder: Path, where: str) -> None:
        """Make it for a folder that people write as `where`."""
        self._named = False
        self._state = Chip(self.tr("Draft"), "accent", font="smallStrong")
        self._errors = Chip("", "state.danger", Icon.ERROR)
        self._warnings = Chip("", "state.warn", Icon.WARN)
        self._ready = Chip(self.tr("Ready to pack"), "state.ok", Icon.CHECK)
        for chip in (self._errors, self._warnings, self._ready):
            chip.hide()
        self._path = Line(where, "small", "muted", Qt.TextElideMode.ElideMiddle)
        self._facts = Label("", "small", "muted")
        rescan = icon_button(Icon.RETRY, self.tr("Read the folder again  F5"), 30)
        self._save = Button(self.tr("Save"), keys="Ctrl S")
        chips = _close_up(self._state, self._errors, self._warnings, self._ready)
        sub = row(self._path, Label("·", "small", "muted"), self._facts, None, gap=7)  # turns round with the rest
        super().__init__(Icon.DRAFT, "role.model", folder.absolute().name, [chips], sub, [rescan, self._save])
        rescan.clicked.connect(self.rescan_asked)
        self._save.clicked.connect(self.save_asked)

    def show_state(self, state: DraftState, *, blind: bool = False) -> None:
        """Show name, counts and whether there is something to save; `blind` while the folder cannot be read."""
        draft = state.draft
        self._save.setEnabled(draft is not None and (state.edited or draft.kitfile_path is None))
        if draft is None:
            self._facts.say(self.tr("Reading the folder"))
            return
        if draft.document is not None or not self._named:
            self._named = True
            self.title.say(draft.title)
        files = text.count(draft.files, self.tr("{n} file in the folder"), self.tr("{n} files in the folder"))
        followed = self.tr("{files}, links followed").format(files=files)
        self._facts.say(followed if draft.follows_links else files)
        _tell(self._errors, draft.errors, "state.danger", Icon.ERROR, self.tr("{n} error"), self.tr("{n} errors"))
        _tell(self._warnings, draft.warnings, "state.warn", Icon.WARN, self.tr("{n} warning"), self.tr("{n} warnings"))
        self._ready.setVisible(not blind and not draft.errors and bool(draft.contents.layers))


def _close_up(*chips: Chip) -> QWidget:
    """Chips side by side that leave no gap when they are hidden."""
    box = QHBoxLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(8)
    for chip in chips:
        box.addWidget(chip)
    return wrap(box)


def _tell(chip: Chip, number: int, tone: str, icon: Icon, one: str, many: str) -> None:
    chip.say(text.count(number, one, many), tone, icon)
    chip.setVisible(bool(number))


class DraftFooter(FooterBar):
    """The state of the whole draft in one line, and Pack with the reason beside it when it cannot be."""

    pack_asked = Signal()

    def __init__(self) -> None:
        self.ready = False
        self._summed: Draft | None = None
        self._glyph = Glyph(Icon.CLOCK, 16, "muted", "sunken")
        self._words = Label("", "medium")
        self._size = Label("", "body", "text2")
        self._promise = _promise(self.tr("Reproducible, no time stored"))
        self.pack = Button(self.tr("Pack…"), "primary", Icon.KIT, "Ctrl ↵")
        self.pack.setEnabled(False)
        self._rule = Rule(upright=True, length=16)
        super().__init__([self._glyph, self._words, 10, self._rule, 10, self._size, 10, self._promise], [self.pack])
        self.pack.clicked.connect(self.pack_asked)

    def show_state(self, state: DraftState, *, blind: bool = False) -> None:
        """Say what stands against packing, or that nothing does; `blind` while the folder cannot be read."""
        draft = state.draft
        gone = Icon.ERROR, "state.danger", self.tr("The folder cannot be read now")
        icon, ink, words = gone if blind else self._verdict(state)
        self.ready = icon is Icon.OK
        self.pack.setEnabled(self.ready)
        self.pack.setToolTip(text.tip("" if self.ready else words) or "")
        if state.checked or draft is None or draft.document is None:
            self._glyph.show_icon(icon, f"{ink}.solid" if "." in ink else ink)
            self._words.say(words)
            self._words.dye(f"{ink}.text" if ink == "state.danger" else "text")
        layers = draft.contents.layers if draft is not None else ()
        for part in (self._rule, self._size, self._promise):
            part.setVisible(bool(layers) and draft is not None and draft.document is not None)
        if draft is not None and draft is not self._summed:  # not at every key: there can be thousands
            self._summed = draft
            number = text.count(len(layers), self.tr("{n} layer"), self.tr("{n} layers"))
            self._size.say(self.tr("{layers}, {size}").format(layers=number, size=text.size(draft.size)))

    def _verdict(self, state: DraftState) -> tuple[Icon, str, str]:
        draft: Draft | None = state.draft
        if draft is None:
            return Icon.CLOCK, "muted", self.tr("Reading the folder")
        if draft.errors:
            blocks = self.tr("{n} error blocks packing"), self.tr("{n} errors block packing")
            return Icon.ERROR, "state.danger", text.count(draft.errors, *blocks)
        if not draft.contents.layers:
            return Icon.INFO, "state.info", self.tr("No file is in a layer yet")
        if not state.checked:
            return Icon.CLOCK, "muted", self.tr("Checking")
        return Icon.OK, "state.ok", self._unblocked(draft)

    def _unblocked(self, draft: Draft) -> str:
        """What is worth a look all the same."""
        if draft.warnings:
            nothing = self.tr("No errors, {n} warning"), self.tr("No errors, {n} warnings")
            return text.count(draft.warnings, *nothing)
        notes = self.tr("No errors, {n} note"), self.tr("No errors, {n} notes")
        return text.count(len(draft.findings), *notes) if draft.findings else self.tr("No problems")


def _promise(words: str) -> QWidget:
    rule = Rule(upright=True, length=16)
    return wrap(row(rule, 10, Glyph(Icon.HASH, 15, "muted", "sunken"), Line(words, "body", "text2"), gap=8))


class TroubleBand(QWidget):
    """Says that the folder cannot be read any more; what is on the page is what was known before.

    Signals:
        retry(): read it again.
        leave_asked(), follow_asked(): leave the links that lead out of it out, or follow links.
    """

    retry = Signal()
    leave_asked = Signal()
    follow_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        again = Button(self.tr("Try again"), height=28)
        again.clicked.connect(self.retry)
        self.leave, self.follow = Button(height=28), Button(follow_words(), height=28)
        self.leave.clicked.connect(self.leave_asked)
        self.follow.clicked.connect(self.follow_asked)
        acts = (self.leave, self.follow, again)
        self._band = Band("danger", Icon.ERROR, self.tr("The folder cannot be read now"), "", acts)
        self.setLayout(row((self._band, 1), margins=(12, 8, 12, 8)))
        self.hide()

    def show_error(self, error: KitStudioError) -> None:
        """Show what stands against it."""
        self._band.detail.say(text.error_text(error).summary)
        number = leaving(error)
        self.leave.say(leave_words(number))
        for act in (self.leave, self.follow):
            act.setVisible(bool(number))
        self.show()
