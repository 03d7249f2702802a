"""The form of a pack: names, what will be made and how, and what was looked at before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job
from kitstudio.jobs.runner import Runner
from kitstudio.model.media_type import Compression, Form
from kitstudio.model.reference import BadReferenceError, Reference
from kitstudio.operations.contents.ignore import raw_ignore
from kitstudio.operations.contents.placing import IGNORED
from kitstudio.operations.contents.tree import LeftOutFile
from kitstudio.operations.context import Context
from kitstudio.operations.draft import Draft, suggested_name
from kitstudio.operations.estimate import Estimate, estimate
from kitstudio.operations.pack_forecast import Forecast
from kitstudio.operations.pack_options import PackOptions
from kitstudio.ui import text
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, col, row, wrap
from kitstudio.ui.models.name_lookup import NameLookup, Names
from kitstudio.ui.sheets.asking import Asking
from kitstudio.ui.sheets.pack_as_shown import forecast_as_shown
from kitstudio.ui.sheets.pack_command import command_lines
from kitstudio.ui.sheets.pack_parts import LayersCard, News, news
from kitstudio.ui.sheets.sheet_parts import Check, Checks
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Glyph, Label, Rule
from kitstudio.ui.widgets.buttons import Button, Segmented, Switch
from kitstudio.ui.widgets.inputs import Field, TagsField, labelled, setting
from kitstudio.ui.widgets.notes import CommandWell

_COMPRESSIONS: Final = (Compression.NONE, Compression.ZSTD, Compression.GZIP)
_PAUSE_MS: Final = 250
_NAMED: Final = 12
_HINT: Final = 380


class PackForm(QWidget):
    """The choices of a pack, `first` those it begins with.

    `changed()`: they moved; `options` is None while the name cannot be read.
    """

    changed = Signal()

    def __init__(self, context: Context, reader: Runner, draft: Draft, first: PackOptions) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._suggested = suggested_name(draft)
        self._lookup = NameLookup(context, reader, self)
        self._lookup.found.connect(self._warn)
        self._ahead = Asking(reader, "forecast", _PAUSE_MS, self)
        self._ahead.answered.connect(self._foreseen)
        self._gain = Asking(reader, "estimate", 0, self)
        self._gain.answered.connect(self._estimated)
        self._forecast: Forecast | None = None
        self._estimate: Estimate | None = None
        self._error: KitStudioError | None = None
        self._asked: PackOptions | None = None
        self._unfolded: set[str] = set()
        self.news = News()
        self.name = Field(self._suggested[0], self.tr("team/model"), self.tr("Name"))
        self.tags = TagsField(self._suggested[1], self.tr("latest"), self.tr("Tags"))
        self.hint = Label("", "small", "muted", wrap=True, line=120)
        self.moves = Label("", "small", "state.warn.text", wrap=True, line=120)
        self.moves.hide()
        self.card = LayersCard(draft)
        self._format = Segmented(["ModelKit", "ModelPack"], self.tr("Format"), stretch=True)
        labels = [self.tr("None"), "zstd", "gzip"]
        self._compression = Segmented(labels, self.tr("Compression"), stretch=True)
        self.gain = Label(self.tr("Trying samples of the files"), "small", "muted", wrap=True, line=120)
        self._layers = Segmented(["tar", "raw"], self.tr("Layer format"), height=28)
        self._canonical = Switch(self.tr("Canonical file modes"))
        self._time = Segmented([self.tr("None"), self.tr("Now")], self.tr("Time stored"), height=28)
        self._more = Button(self.tr("Layer format, file modes…"), "link", height=24)
        self._word = Label(self.tr("Reproducible"), "medium")
        self._promise = Label("", "small", "muted", wrap=True, line=125)
        self.checks = Checks(self.tr("Checks"))
        self._well = CommandWell()
        self._note = Label("", "small", "muted", wrap=True)
        self._begin_with(first)
        self._build()
        self.options: PackOptions | None = None
        self._read()
        self._gain.ask(partial(estimate, draft.folder, draft.contents.layers), now=True)

    def _begin_with(self, first: PackOptions) -> None:
        self._format.choose(int(first.model_pack))
        self._compression.choose(_COMPRESSIONS.index(first.compression))
        self._layers.choose(int(first.form is Form.RAW))
        self._canonical.setChecked(first.modes == "canonical")

    def _build(self) -> None:
        names = row(
            (labelled(self.tr("Name"), self.name), 3),
            (labelled(self.tr("Tags"), self.tags, note=self.tr("comma between")), 2),
            gap=10,
        )
        forms = row(
            (labelled(self.tr("Format"), self._format), 1),
            (labelled(self.tr("Compression"), self._compression), 1),
            gap=10,
        )
        tar = self.tr("tar keeps folders; raw is one file an entry.")
        layers = setting(self.tr("Layer format"), tar, self._layers)
        modes = self.tr("The same digest whatever the umask was.")
        canonical = setting(self.tr("Canonical file modes"), modes, self._canonical)
        clock = Glyph(Icon.CLOCK, 15, "muted")
        stored = row(clock, Label(self.tr("Time stored"), "small", "muted"), None, self._time, gap=8)
        promise = col(row(self._word, None, self._more), self._promise, gap=2)
        parts: list[Entry] = [
            self.news,
            names,
            5,
            self.hint,
            self.moves,
            11,
            self.card,
            16,
            forms,
            5,
            self.gain,
            12,
            Rule(),
            10,
        ]
        self._fine = wrap(col(6, canonical, 6, layers, gap=0))
        self._more.clicked.connect(self._show_fine)
        parts += [promise, 6, stored, self._fine, 12, Rule(), 12]
        parts += [self.checks, 12, self._well, 6, self._note, None]
        self._column = col(*parts, gap=0, margins=(20, 16, 20, 8))
        self.setLayout(self._column)
        is_fine = self._layers.current == 1 or self._canonical.isChecked()
        self._fine.setVisible(is_fine)
        self._more.setVisible(not is_fine)
        for edit in (self.name.edit, self.tags.edit):
            edit.textChanged.connect(self._read)
        for choice in (self._format, self._compression, self._layers, self._time):
            choice.chosen.connect(self._read)
        self._canonical.toggled.connect(self._read)

    @Slot()
    def _show_fine(self) -> None:
        """Show the choices that few people make; what was chosen in the settings is never hidden."""
        self._more.hide()
        self._fine.show()
        self._canonical.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def close_questions(self) -> None:
        """Want no answers any more."""
        self._lookup.close()
        self._ahead.stop()
        self._gain.stop()

    @Slot()
    def _read(self) -> None:
        try:
            references = _references(self.name.edit.text(), self.tags.edit.text())
        except BadReferenceError as error:
            references, self.options = (), None
            self._refuse(error)
        else:
            self.options = PackOptions(
                kitfile=self._draft.text.encode("utf-8", "surrogateescape"),  # these very texts, whatever comes later
                ignore=raw_ignore(self._draft.ignore.text),
                references=references,
                compression=_COMPRESSIONS[self._compression.current],
                form=Form.RAW if self._layers.current else Form.TAR,
                model_pack=self._format.current == 1,
                modes="canonical" if self._canonical.isChecked() else "disk",
                created=int(self._context.now()) if self._time.current else None,
                follow_links=self._draft.follows_links,
            )
            self._accept(self.options)
            self.look_ahead()
        if self._lookup.ask(references):
            self.moves.hide()  # what was found for other names
        is_timed = bool(self._time.current)
        self._word.say(self.tr("Not reproducible") if is_timed else self.tr("Reproducible"))
        same = self.tr("Same files and permissions, same digest.")
        if self._canonical.isChecked():
            same = self.tr("Same files, same digest on every machine.")
        self._promise.say(self.tr("Fixed order and owner. Each pack has another digest.") if is_timed else same)
        self._say_gain()
        self._show_checks()
        self.changed.emit()

    def show_draft(self, draft: Draft) -> None:
        """Show what became of the draft, and say what is new; a name that was only suggested is suggested anew."""
        old, self._draft = self._draft, draft
        words = news(old, draft)
        if words:
            self.news.say(words)
        before, self.card = self.card, LayersCard(draft)
        self._column.replaceWidget(before, self.card)
        before.hide()
        before.deleteLater()
        self._asked = self._forecast = self._estimate = self._error = None
        self.gain.say(self.tr("Trying samples of the files"))
        self._gain.ask(partial(estimate, draft.folder, draft.contents.layers), now=True)
        typed, self._suggested = self._suggested, suggested_name(draft)
        for edit, was, now in zip((self.name.edit, self.tags.edit), typed, self._suggested, strict=True):
            if edit.text() == was:
                edit.setText(now)
        self._read()

    @Slot()
    def look_ahead(self) -> None:
        """Find out what packing would read and write."""
        if self.options is not None and self.options != self._asked:
            self._asked = self.options
            self._ahead.ask(partial(forecast_as_shown, self._context, self._draft, self.options))

    @Slot(object)
    def _foreseen(self, job: Job) -> None:
        self._error = job.error
        self._forecast = job.result if isinstance(job.result, Forecast) else None
        self.card.show_forecast(self._forecast)
        self._show_checks()
        self.changed.emit()

    @Slot(object)
    def _estimated(self, job: Job) -> None:
        self._estimate = job.result if isinstance(job.result, Estimate) else None
        self._say_gain()

    def _say_gain(self) -> None:
        found = self._estimate
        if found is None:
            return
        chosen = _COMPRESSIONS[self._compression.current]
        asked = chosen if chosen is not Compression.NONE else Compression.ZSTD
        saved = found.gain(asked)
        share = round(100 * saved / found.whole) if found.whole else 0
        words = self.tr("{kind} saves about {size} ({share} %)")
        if chosen is Compression.NONE:
            words = self.tr("{kind} would save about {size} ({share} %)")
        if share < 1:
            words = self.tr("{kind} saves next to nothing here: the files are dense already")
        self.gain.say(words.format(kind=asked.value, size=text.size(saved), share=share))

    @property
    def reason(self) -> str:
        """Why packing cannot begin, besides the name; empty when it can."""
        if self._forecast is not None and self._forecast.short:
            return self.tr("The disk has too little room")
        is_blocked = self._error is not None or self._draft.errors or not self._draft.contents.layers
        return self.tr("See the checks") if is_blocked else ""

    def _show_checks(self) -> None:
        self.checks.show_checks(list(self._checked()))

    def _checked(self) -> Iterator[Check]:
        draft, ahead = self._draft, self._forecast
        if self._error is not None:
            yield Check("danger", text.error_text(self._error).summary)
        else:
            yield _said_of_kitfile(draft)
        if ahead is not None and ahead.short:
            words = self.tr("{free} free where the store is, {size} needed: {short} short")
            sizes = {"free": text.size(ahead.free), "size": text.size(ahead.needed), "short": text.size(ahead.short)}
            yield Check("danger", words.format(**sizes))
        elif ahead is not None:
            every = self.tr("{free} free, every layer is stored already")
            words = self.tr("{free} free, {size} needed") if ahead.needed else every
            yield Check("ok", words.format(free=text.size(ahead.free), size=text.size(ahead.needed)))
        loose = [each.path for each in draft.contents.unclaimed]
        if loose:
            one, many = self.tr("{n} file is in no layer"), self.tr("{n} files are in no layer")
            yield self._listed(text.count(len(loose), one, many), loose)
        one, many = self.tr("{n} file is left out by rules"), self.tr("{n} files are left out by rules")
        yield from self._left_out(one, many, [each for each in draft.contents.left_out if each.reason == IGNORED])
        one, many = self.tr("{n} file is left out without a rule"), self.tr("{n} files are left out without a rule")
        yield from self._left_out(one, many, [each for each in draft.contents.left_out if each.reason != IGNORED])
        yield from _said_of_choices(draft)

    def _left_out(self, one: str, many: str, things: Sequence[LeftOutFile]) -> Iterator[Check]:
        if things:
            number = sum(each.files for each in things)
            yield self._listed(text.count(number, one, many), [each.path for each in things])

    def _listed(self, words: str, paths: Sequence[str]) -> Check:
        """A number of files, and after a press on its link what they are called."""
        if words not in self._unfolded:
            return Check("info", words, self.tr("Show"), partial(self._unfold, words))
        named = ", ".join(paths[:_NAMED]) + (" …" if len(paths) > _NAMED else "")
        return Check("info", self.tr("{words}: {names}").format(words=words, names=named))

    def _unfold(self, words: str) -> None:
        self._unfolded.add(words)
        self._show_checks()

    @Slot(object)
    def _warn(self, names: Names) -> None:
        moving = self.tr("{name} is kit {digest} now, and will be this one")
        shown = ((name, f"{each.algorithm}:{text.digest(str(each), 6, 2)}") for name, each in names)
        self.moves.say("\n".join(moving.format(name=name, digest=digest) for name, digest in shown))
        self.moves.setVisible(bool(names))

    def _refuse(self, error: BadReferenceError) -> None:
        in_tag = "tag" in str(error.facts.get("reason", ""))
        self.name.set_error(wrong=not in_tag)
        self.tags.set_error(wrong=in_tag)
        self.hint.dye("state.danger.text")
        what = self.tr("Write it in lower case, for example team/model.")
        if in_tag:
            what = self.tr("Write letters, digits, dots and dashes, for example v1.")
        self.hint.say(f"{text.error_text(error).summary} {what}")
        for part in (self._well, self._note):  # no command does what cannot be done
            part.hide()

    def _accept(self, options: PackOptions) -> None:
        for field in (self.name, self.tags):
            field.set_error(wrong=False)
        self.hint.dye("muted")
        middle = Qt.TextElideMode.ElideMiddle  # a word that is too long for a line would be cut off
        shown = ", ".join(T.metrics("small").elidedText(str(each), middle, _HINT) for each in options.references)
        self.hint.say(self.tr("Will be named {names} on this computer.").format(names=shown))
        self._well.show_lines(command_lines(self._draft.folder, options))
        unsaved = ""
        if self._draft.ignore.is_edited:
            unsaved = self.tr("The command obeys the saved .kitignore; save this one first to get the same kit.")
        if not self._draft.is_saved:
            unsaved = self.tr("The command packs the saved Kitfile; save this one first to get the same kit.")
        self._note.say(unsaved)
        self._well.tell_same(same=not unsaved)
        self._well.show()
        self._note.setVisible(bool(unsaved))


def _said_of_kitfile(draft: Draft) -> Check:
    """Whether what is written in it can be packed."""
    if draft.errors:
        one, many = text.translate("PackForm", "{n} error"), text.translate("PackForm", "{n} errors")
        return Check("danger", text.count(draft.errors, one, many))
    if not draft.contents.layers:
        return Check("danger", text.translate("PackForm", "No file is in a layer"))
    if draft.warnings:
        one = text.translate("PackForm", "{n} warning in the Kitfile")
        return Check("warn", text.count(draft.warnings, one, text.translate("PackForm", "{n} warnings in the Kitfile")))
    return Check("ok", text.translate("PackForm", "No missing, duplicate or overlapping paths"))


def _said_of_choices(draft: Draft) -> Iterator[Check]:
    """What the folder itself does not say."""
    if draft.follows_links:
        yield Check("info", text.translate("draft", "What links lead to is packed as if it stood in the folder"))
    if not draft.is_saved:
        words = text.translate("PackForm", "Packs the Kitfile as it is shown; it is not saved in the folder")
        yield Check("info", words)
    if draft.ignore.is_edited:
        words = text.translate("PackForm", "Obeys the .kitignore as it is shown; it is not saved in the folder")
        yield Check("info", words)


def _references(name: str, tags: str) -> tuple[Reference, ...]:
    """What the two fields name.

    Raises:
        BadReferenceError: they do not.
    """
    wanted = [each.strip() for each in tags.split(",") if each.strip()]
    base = Reference.parse(name.strip())
    if base.tag or base.digest:
        raise BadReferenceError(text=name, reason="the tag belongs into the field beside it")
    return tuple(base.with_tag(tag) for tag in dict.fromkeys(wanted)) or (base.with_default_tag(),)
