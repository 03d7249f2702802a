"""One kit: its head, overview, files, Kitfile and manifest."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job, Task
from kitstudio.model.media_type import Kind
from kitstudio.ui import kinds, text
from kitstudio.ui.desk import Desk
from kitstudio.ui.editor.kitfile_edit import KitfileEdit
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.models.kit_reading import OpenKit, read, verify
from kitstudio.ui.pages.error_view import ErrorView
from kitstudio.ui.pages.kit_files import KitFiles
from kitstudio.ui.pages.kit_overview import layers_words, overview
from kitstudio.ui.widgets.base import Label, Rule
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.chips import Chip, DigestLabel, facts
from kitstudio.ui.widgets.heads import HeaderBand, SubTabs

OVERVIEW, FILES, KITFILE, MANIFEST = range(4)
_TAGS: Final = 4


class KitPage(QWidget):
    """The page of one kit.

    Signals:
        title_changed(str): what its tab is called.
        unpack(OpenKit): the person wants its files.
    """

    title_changed = Signal(str)
    unpack = Signal(object)

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__()
        self._desk, self._reference = desk, reference
        self.opened: OpenKit | None = None
        self._job: Job | None = None
        self._verifying: Job | None = None
        self._wants_unpack = False
        self._place = QVBoxLayout()
        self._error = ErrorView()
        self._error.retry.connect(self.refresh)
        self._waiting = Label(self.tr("Reading the kit"), "body", "muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(wrap(col(row(None, self._waiting, None), None, margins=(0, 48, 0, 0))))
        self._stack.addWidget(wrap(col(self._error, None, margins=(40, 40, 40, 20))))
        self.setLayout(col((self._stack, 1), gap=0))
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the kit, again when asked."""
        if self._job is not None or self.opened is not None:
            return
        work = partial(read, self._desk.context, self._reference)
        self._job = self._desk.reader.submit(Task("open", f"open:{self._reference}", ""), work)
        self._job.ended.connect(self._answered)

    @Slot()
    def _answered(self) -> None:
        job, self._job = self._job, None
        if job is None:
            return
        if isinstance(job.result, OpenKit):
            self._show(job.result)
        elif isinstance(job.error, KitStudioError):
            self._error.show_error(job.error)
            self._stack.setCurrentIndex(1)
        self._desk.reader.remove(job)

    def _show(self, opened: OpenKit) -> None:
        self.opened = opened
        self.tabs = SubTabs(
            (self.tr("Overview"), self.tr("Files"), self.tr("Kitfile"), self.tr("Manifest")),
            self.tr("Parts of the kit"),
        )
        self.files = KitFiles(self._desk, opened)
        self.files.verify.connect(self.verify)
        self.files.counted.connect(self._counted)
        self._parts = QStackedWidget()
        size = len(opened.kit.manifest.raw)
        stored = self.tr("Part of the digest, so it cannot be edited here")
        manifest = self.tr("{n} bytes as stored, shown with line breaks").format(n=size)
        for part in (
            overview(opened),
            self.files,
            self._text(opened.kitfile_text, self.tr("Text of the Kitfile"), stored),
            self._text(opened.manifest_text, self.tr("Text of the manifest"), manifest),
        ):
            self._parts.addWidget(part)
        self.tabs.currentChanged.connect(self._go)
        strip = wrap(row(self.tabs, None, margins=(8, 0, 8, 0)))
        whole = wrap(col(self._head(opened), strip, Rule(), (self._parts, 1), gap=0))
        self._stack.addWidget(whole)
        self._stack.setCurrentWidget(whole)
        self.title_changed.emit(self.title)
        self.tabs.setFocus()
        if self._wants_unpack:
            self._wants_unpack = False
            self._unpack()

    def _head(self, opened: OpenKit) -> HeaderBand:
        package = opened.kit.kitfile.package
        stored = self._desk.library.of(opened.kit.descriptor.digest)
        tags = stored.tags[:_TAGS] if stored is not None else ()
        version = package.version if package.version and package.version not in tags else ""
        chips: list[QWidget] = [Chip(tag, "accent") for tag in tags]
        chips += [Chip(version, "outline")] if version else []
        parts: list[str | QWidget] = [DigestLabel(str(opened.kit.descriptor.digest)), text.size(opened.total_size)]
        parts.append(layers_words(opened))
        if stored is not None and stored.row.stored_at:
            now = datetime.fromtimestamp(self._desk.context.now(), UTC)
            parts.append(text.relative(datetime.fromtimestamp(stored.row.stored_at, UTC), now))
        unpack = Button(self.tr("Unpack…"), "primary", Icon.EXPORT)
        unpack.clicked.connect(self._unpack)
        kind = next((each.kind for each in opened.kit.layers if each.kind is not None), Kind.MODEL)
        return HeaderBand(kinds.ICONS[kind], kinds.TONES[kind], self.title, chips, facts(*parts), [unpack])

    def _text(self, content: str, name: str, note: str) -> QWidget:
        view = KitfileEdit()
        view.load(content)
        view.setReadOnly(True)
        view.setAccessibleName(name)
        copy = icon_button(Icon.COPY, self.tr("Copy all"))
        copy.clicked.connect(partial(_copy, content))
        bar = row(Label(note, "small", "text2"), None, copy, margins=(20, 8, 12, 8))
        return wrap(col(wrap(bar, height=44), Rule(), (view, 1), gap=0))

    @property
    def title(self) -> str:
        """What the kit is called."""
        if self.opened is None:
            return self._reference
        stored = self._desk.library.of(self.opened.kit.descriptor.digest)
        return stored.title if stored is not None else (self.opened.kit.kitfile.package.name or self.opened.name)

    def go(self, part: int) -> None:
        """Show a part."""
        self.tabs.setCurrentIndex(part)

    @Slot(int)
    def _go(self, part: int) -> None:
        self._parts.setCurrentIndex(part)
        if part == FILES:
            self.files.open_first()

    @Slot()
    def _unpack(self) -> None:
        self.unpack.emit(self.opened)

    def unpack_soon(self) -> None:
        """Ask for the unpack sheet now, or as soon as the kit is read."""
        self._wants_unpack = self.opened is None
        if self.opened is not None:
            self._unpack()

    @Slot()
    def verify(self) -> None:
        """Check every byte, as a job."""
        if self.opened is None or self._verifying is not None:
            return
        reference = self.opened.reference
        task = Task("verify", f"verify:{reference}", self.tr("Verify {name}").format(name=self.title), self.title)
        self._verifying = self._desk.runner.submit(task, partial(verify, self._desk.context, reference))
        self._verifying.ended.connect(self._verified)
        self.files.check.setEnabled(False)

    @Slot()
    def _verified(self) -> None:
        job, self._verifying = self._verifying, None
        self.files.check.setEnabled(True)
        if job is not None and isinstance(job.result, tuple):
            self.files.show_verified(job.result)

    @Slot(object)
    def _counted(self, files: int) -> None:
        self.tabs.count_tab(FILES, str(files))

    def closing(self) -> None:
        """The tab is going away: nothing is read for it any more."""
        if self.opened is not None:
            self.files.closing()


def _copy(content: str) -> None:
    QGuiApplication.clipboard().setText(content)
