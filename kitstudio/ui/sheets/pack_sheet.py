"""The sheet that packs a draft: name, what will be made and how, then its progress, then the digest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job, Task
from kitstudio.jobs.runner import Runner
from kitstudio.model.descriptor import Digest
from kitstudio.model.media_type import Compression
from kitstudio.model.reference import BadReferenceError, Reference
from kitstudio.operations.context import Context
from kitstudio.operations.draft import Draft, suggested_name
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions, PackReport
from kitstudio.ui import text
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, col, row, wrap
from kitstudio.ui.models.name_lookup import NameLookup, Names
from kitstudio.ui.sheets.pack_command import command_lines
from kitstudio.ui.sheets.pack_parts import LayersCard, PackDone, PackFailed, PackProgress
from kitstudio.ui.widgets.base import Label, Rule
from kitstudio.ui.widgets.buttons import Button, Segmented, Switch
from kitstudio.ui.widgets.inputs import Field, labelled, setting
from kitstudio.ui.widgets.notes import CommandWell
from kitstudio.ui.widgets.overlays import Sheet

_COMPRESSIONS: Final = (Compression.NONE, Compression.ZSTD, Compression.GZIP)


class PackForm(QWidget):
    """The choices of a pack. `changed()`: they moved; `options` is None while the name cannot be read."""

    changed = Signal()

    def __init__(self, draft: Draft, lookup: NameLookup) -> None:
        super().__init__()
        self._draft, self._lookup = draft, lookup
        lookup.setParent(self)
        lookup.found.connect(self._warn)
        name, tag = suggested_name(draft)
        self.name = Field(name, self.tr("team/model"), self.tr("Name"))
        self.tags = Field(tag, self.tr("latest"), self.tr("Tags"), mono=True)
        self.hint = Label("", "small", "muted")
        self.moves = Label("", "small", "state.warn.text", wrap=True)
        self.moves.hide()
        self._format = Segmented(["ModelKit", "ModelPack"], self.tr("Format"), stretch=True)
        labels = [self.tr("None"), "zstd", "gzip"]
        self._compression = Segmented(labels, self.tr("Compression"), stretch=True)
        self._canonical = Switch(self.tr("Canonical file modes"))
        self._well = CommandWell()
        self._note = Label("", "small", "muted", wrap=True)
        self._build()
        for edit in (self.name.edit, self.tags.edit):
            edit.textChanged.connect(self._read)
        self._format.chosen.connect(self._read)
        self._compression.chosen.connect(self._read)
        self._canonical.toggled.connect(self._read)
        self.options: PackOptions | None = None
        self._read()

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
        modes = setting(
            self.tr("Canonical file modes"),
            self.tr("The same digest whatever permissions a checkout gave the files."),
            self._canonical,
        )
        card = LayersCard(self._draft)
        parts: list[Entry] = [
            names,
            5,
            self.hint,
            self.moves,
            11,
            card,
            16,
            forms,
            16,
            Rule(),
            12,
            modes,
            12,
            Rule(),
            16,
            self._well,
        ]
        self.setLayout(col(*parts, 6, self._note, None, gap=0, margins=20))

    @Slot()
    def _read(self) -> None:
        try:
            references = _references(self.name.edit.text(), self.tags.edit.text())
        except BadReferenceError as error:
            self.options = None
            self._ask(())
            self._refuse(error)
        else:
            self.options = PackOptions(
                kitfile=None if self._draft.is_saved else self._draft.text.encode("utf-8", "surrogateescape"),
                references=references,
                compression=_COMPRESSIONS[self._compression.current],
                model_pack=self._format.current == 1,
                modes="canonical" if self._canonical.isChecked() else "disk",
            )
            self._accept(self.options)
            self._ask(references)
        self.changed.emit()

    def _ask(self, references: Sequence[Reference]) -> None:
        """Look up what the names mean now; what was found for other names is no longer shown."""
        if self._lookup.ask(references):
            self.moves.hide()

    @Slot(object)
    def _warn(self, names: Names) -> None:
        self.moves.say("\n".join(self._moving(name, digest) for name, digest in names))
        self.moves.setVisible(bool(names))

    def _moving(self, name: Reference, digest: Digest) -> str:
        shown = f"{digest.algorithm}:{text.digest(str(digest), 6, 2)}"
        return self.tr("{name} names {digest} now and will move").format(name=name, digest=shown)

    def _refuse(self, error: BadReferenceError) -> None:
        in_tag = "tag" in str(error.facts.get("reason", ""))
        self.name.set_error(wrong=not in_tag)
        self.tags.set_error(wrong=in_tag)
        self.hint.dye("state.danger.text")
        self.hint.say(text.error_text(error).summary)
        for part in (self._well, self._note):  # no command does what cannot be done
            part.hide()

    def _accept(self, options: PackOptions) -> None:
        for field in (self.name, self.tags):
            field.set_error(wrong=False)
        self.hint.dye("muted")
        shown = ", ".join(str(each) for each in options.references)
        self.hint.say(self.tr("Will be named {names} on this computer.").format(names=shown))
        self._well.show_lines(command_lines(self._draft.folder, options))
        unsaved = self.tr("The command packs the saved Kitfile; save this one first to get the same kit.")
        self._note.say("" if self._draft.is_saved else unsaved)
        for part in (self._well, self._note):
            part.show()


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


class PackSheet(Sheet):
    """Packs one draft.

    Signals:
        packed(PackReport): done, with the kit in the store.
        open_asked(PackReport): the person wants to see it.
    """

    packed = Signal(object)
    open_asked = Signal(object)

    def __init__(self, window: QWidget, context: Context, runner: Runner, reader: Runner, draft: Draft) -> None:
        self._context, self._runner, self._draft = context, runner, draft
        self.job: Job | None = None
        self._report: PackReport | None = None
        lookup = NameLookup(context, reader)
        self.form = PackForm(draft, lookup)
        self._page: QWidget = self.form
        self._place = col((self.form, 1), gap=0)
        self.left = Button(self.tr("Cancel"), "ghost")
        self.main = Button(self.tr("Pack"), "primary", Icon.KIT, "Ctrl ↵", 32)
        title = self.tr("Pack {name}").format(name=draft.title)
        sub = self.tr("From {folder}").format(folder=draft.folder)
        super().__init__(window, title, sub, Icon.KIT, wrap(self._place), [self.left, None, self.main])
        self.dismissed.connect(lookup.close)
        self.form.changed.connect(self._form_moved)
        self.left.clicked.connect(self._step_back)
        self.main.clicked.connect(self.go_on)
        pack_now = QAction(self.tr("Pack"), self)
        pack_now.setShortcut(QKeySequence("Ctrl+Return"))
        pack_now.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        pack_now.triggered.connect(self.main.click)
        self.addAction(pack_now)
        self._form_moved()

    @override
    def open(self) -> None:
        super().open()
        self.form.name.edit.selectAll()  # typing replaces what is only a suggestion

    @Slot()
    def _form_moved(self) -> None:
        self.main.setEnabled(self.form.options is not None)

    @Slot()
    def go_on(self) -> None:
        """The main act: pack, go on in the background, open the kit, or try again."""
        if self._report is not None:
            self.open_asked.emit(self._report)
            self.dismiss()
        elif self.job is not None and not self.job.over:
            self.dismiss()
        elif self.form.options is not None:
            self._pack(self.form.options)

    def _pack(self, options: PackOptions) -> None:
        context, folder = self._context, self._draft.folder
        name = str(options.references[0])
        task = Task("pack", f"pack:{folder}", self.tr("Pack {name}").format(name=name), str(folder), self._draft.size)
        self.job = self._runner.submit(task, lambda control: pack(context, folder, options, control))
        self.job.succeeded.connect(self._succeeded)
        self.job.failed.connect(self._refused)
        self.job.cancelled.connect(self._cancelled)
        self._show(PackProgress(self._draft, self.job))
        self.left.say(self.tr("Cancel packing"))
        self.main.say(self.tr("Go on in the background"))
        self.main.change_look("secondary", None)
        self.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, page: QWidget) -> None:
        old, self._page = self._page, page
        old.hide()
        if old is not self.form:
            self._place.removeWidget(old)
            old.deleteLater()
        if page is not self.form:
            self._place.addWidget(page, 1)
        page.show()

    @Slot(object)
    def _succeeded(self, report: PackReport) -> None:
        self._report = report
        seconds = self.job.seconds if self.job is not None else 0.0
        self._show(PackDone(self._draft, report, seconds))
        self.left.say(self.tr("Close"))
        self.main.say(self.tr("Open kit"))
        self.main.change_look("primary", Icon.OPEN)
        self.main.setFocus()
        self.packed.emit(report)

    @Slot(object)
    def _refused(self, error: KitStudioError) -> None:
        self._show(PackFailed(error))
        self.left.say(self.tr("Back"))
        self.main.say(self.tr("Try again"))
        self.main.change_look("primary", Icon.RETRY)

    @Slot()
    def _cancelled(self) -> None:
        self._back_to_form()

    @Slot()
    def _step_back(self) -> None:
        if self.job is not None and not self.job.over:
            self.job.cancel()
            self.left.setEnabled(False)
        elif self.job is not None and self._report is None:
            self._back_to_form()
        else:
            self.dismiss()

    def _back_to_form(self) -> None:
        self._show(self.form)
        self.job = None
        self.left.setEnabled(True)
        self.left.say(self.tr("Cancel"))
        self.main.say(self.tr("Pack"))
        self.main.change_look("primary", Icon.KIT)
