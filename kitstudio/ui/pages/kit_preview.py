"""The pane beside the files of a kit: what the chosen one is, and what its first bytes show."""

from __future__ import annotations

import posixpath
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QMessageBox, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.base import limits
from kitstudio.base.errors import KitStudioError
from kitstudio.base.printable import printable
from kitstudio.jobs.job import Job, Task
from kitstudio.ui import kinds, paint, text
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, clear, col, row, wrap
from kitstudio.ui.models.files_cells import icon_of
from kitstudio.ui.models.files_nodes import Node
from kitstudio.ui.models.kit_reading import OpenKit
from kitstudio.ui.models.previewing import Cut, Look, Shown, preview
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Label, Line, Panel, Rule, Tile
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.chips import Chip, DigestLabel
from kitstudio.ui.widgets.markdown_view import MarkdownView
from kitstudio.ui.widgets.text_view import TextView

WIDTH: Final = 326
_PAUSE_MS: Final = 90
_OPENED: Final = frozenset({"http", "https", "mailto"})


class _Picture(QWidget):
    """A picture as large as fits, never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()

    def show_picture(self, picture: QImage, name: str) -> None:
        """Show another one."""
        self._picture = picture
        self.setAccessibleName(name)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, 200)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture.isNull():
            return
        room = QRectF(self.rect()).adjusted(16, 12, -16, -12)
        size = self._picture.size().toSizeF()
        factor = min(1.0, room.width() / size.width(), room.height() / size.height())
        area = QRectF(room.left(), room.top(), size.width() * factor, size.height() * factor)
        area.moveLeft(room.center().x() - area.width() / 2)
        with QPainter(self) as p:
            p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            p.drawImage(area, self._picture)
            paint.box(p, area.adjusted(-0.5, -0.5, 0.5, 0.5), 0, None, "line")


class Preview(QWidget):
    """The pane. `save()`: the person wants the file as a file of its own."""

    save = Signal()

    def __init__(self, desk: Desk, opened: OpenKit) -> None:
        super().__init__()
        self._desk, self._opened = desk, opened
        self._node: Node | None = None
        self._job: Job | None = None
        self._words = ""
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Preview"))
        self._tile = Tile(Icon.FILE, "plain", 34, 18)
        self._title = Line("", "strong", elide=Qt.TextElideMode.ElideMiddle)
        self._sub = Line("", "small", "muted")
        self._state = Chip("", "outline", font="label", height=18)
        self._copy = icon_button(Icon.COPY, self.tr("Copy the text"))
        self._copy.clicked.connect(self._copy_text)
        self._facts = QVBoxLayout()
        self._note = Label("", "small", "muted", wrap=True)
        self._code = TextView(self.tr("Text of the file"), numbers=False)
        self._markdown = MarkdownView(self.tr("Text of the file"))
        self._markdown.asked.connect(self._ask_to_open)
        self._picture = _Picture()
        self._message = Label("", "small", "muted", wrap=True)
        self._stack = QStackedWidget()
        for each in (wrap(col(self._message, None, margins=16)), self._code, self._markdown, self._picture):
            self._stack.addWidget(each)
        self._save = Button(self.tr("Save a copy…"), "secondary", Icon.EXPORT, height=28)
        self._save.clicked.connect(self.save)
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self.show_node(None)

    def _lay_out(self) -> None:
        words = col(None, self._title, self._sub, None, gap=1)
        self._head = wrap(
            col(
                row(self._tile, 11, (words, 1), 6, self._copy, gap=0),
                row(self._state, None, gap=0),
                self._facts,
                self._note,
                gap=9,
                margins=(16, 14, 12, 10),
            )
        )
        foot = Panel(row(self._save, None, margins=(12, 10, 12, 10)), None, edges="t")
        self.setLayout(col(self._head, Rule(), (self._stack, 1), foot, gap=0))

    def show_node(self, node: Node | None) -> None:
        """Show another row; its bytes follow when the person stays on it."""
        if node is not None and self._is_same(node):
            self._node = node  # the rows were arranged anew, the file is the one that is shown
            return
        self._stop()
        self._node, self._words = node, ""
        self._head.setVisible(node is not None)
        self._save.setEnabled(node is not None)
        self._note.hide()
        self._copy.hide()
        self._state.hide()
        if node is None:
            self._tell(self.tr("Choose a file to see what is in it."))
            return
        tone = kinds.TONES[node.kind] if node.kind else "plain"
        self._tile.show_icon(icon_of(node), tone)
        self._title.say(posixpath.basename(node.path) or node.path)
        self._show_facts(node, "")
        if node.is_file:
            self._sub.say(text.size(node.size))
            self._tell("")
            self._pause.start()
        else:
            self._sub.say(self._about(node))
            self._tell(node.fault or self.tr("Choose a file in it to see what it holds."))

    @property
    def shown(self) -> bool:
        """Whether all is shown that is known of the row."""
        return self._job is None and not self._pause.isActive()

    def _about(self, node: Node) -> str:
        if node.is_unread:
            return self.tr("{size}, not looked into").format(size=text.size(node.size))
        files = text.count(node.files, self.tr("{n} file"), self.tr("{n} files"))
        return f"{files} · {text.size(node.size)}"

    def _is_same(self, node: Node) -> bool:
        old = self._node
        return (
            old is not None
            and node.is_file
            and (old.path, old.layer, old.listed) == (node.path, node.layer, node.listed)
        )

    def _show_facts(self, node: Node, read: str) -> None:
        clear(self._facts)
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setSpacing(4)
        where = posixpath.dirname(node.path)
        if where:
            self._facts.addWidget(_fact(self.tr("Folder"), Line(printable(where), "small", "text2")))
        own = str(node.listed.digest) if node.listed is not None and node.listed.digest is not None else read
        if own:
            self._facts.addWidget(_fact("SHA-256", DigestLabel(own)))
        if node.top is not None and node.digest != own:
            self._facts.addWidget(_fact(self.tr("Layer"), DigestLabel(node.digest)))

    def _tell(self, words: str) -> None:
        self._message.say(words)
        self._stack.setCurrentIndex(0)

    @Slot()
    def _read(self) -> None:
        node = self._node
        if node is None or node.listed is None or not self.isVisible():
            return
        work = partial(preview, self._desk.context, self._opened.reference, node.layer, node.listed)
        self._job = self._desk.reader.submit(Task("preview", f"preview:{id(self)}", ""), work)
        self._job.ended.connect(self._ended)

    @Slot()
    def _ended(self) -> None:
        job = self.sender()
        if not isinstance(job, Job):
            return
        if job is self._job:
            self._job = None
            if isinstance(job.result, Shown):
                self._show(job.result)
            elif isinstance(job.error, KitStudioError):
                self._refuse(job.error)

    def _refuse(self, error: KitStudioError) -> None:
        told = text.error_text(error)
        self._state.say(self.tr("Cannot be shown"), "state.danger", Icon.ERROR)
        self._state.show()
        self._tell("\n".join(each for each in (told.summary, told.remedy) if each))

    def _show(self, found: Shown) -> None:
        if self._node is None:
            return
        self._sub.say(" · ".join(each for each in (self._kind(found), text.size(found.peek.file.size)) if each))
        if found.peek.verified:
            self._state.say(self.tr("Verified"), "state.ok", Icon.CHECK)
            self._state.setToolTip(self.tr("Its whole layer was read just now and has the digest of the manifest"))
        else:
            self._state.say(self.tr("Beginning only, not verified"), "outline")
            self._state.setToolTip(self.tr("Verify reads every byte and compares it with its digest"))
        self._state.show()
        self._show_facts(self._node, str(found.peek.digest or ""))
        note = self._cut(found)
        self._note.say(note)
        self._note.setVisible(bool(note))
        self._words = found.words
        self._copy.setVisible(bool(found.words))
        self._put(found)

    def _put(self, found: Shown) -> None:
        if found.look is Look.PICTURE and found.picture is not None:
            self._picture.show_picture(found.picture, printable(found.peek.file.path))
            self._stack.setCurrentWidget(self._picture)
        elif not found.peek.file.size:
            self._tell(self.tr("The file is empty."))
        elif found.look is Look.MARKDOWN:
            self._markdown.show_markdown(found.words)
            self._stack.setCurrentWidget(self._markdown)
        else:
            self._code.show_text(found.words, json=found.look in (Look.JSON, Look.HEADER))
            self._stack.setCurrentWidget(self._code)

    def _kind(self, found: Shown) -> str:
        if found.look is Look.PICTURE:
            return self.tr("{w} by {h} pixels").format(w=found.pixels[0], h=found.pixels[1])
        words = {
            Look.TEXT: self.tr("Text"),
            Look.JSON: self.tr("JSON, laid out"),
            Look.MARKDOWN: self.tr("Markdown"),
            Look.BYTES: self.tr("Bytes"),
            Look.HEADER: self.tr("safetensors"),
        }
        return words[found.look]

    def _cut(self, found: Shown) -> str:
        read = text.size(len(found.peek.content))
        whole = text.size(found.peek.file.size)
        if found.cut is Cut.PIXELS:
            many = self.tr("{w} by {h} pixels are too many to decode. These are its first bytes.")
            return many.format(w=found.pixels[0], h=found.pixels[1])
        words = {
            Cut.BYTES: self.tr("The first {read} of {whole}"),
            Cut.LINES: self.tr("Long: not every line of the first {read} is shown"),
            Cut.BROKEN: self.tr("No picture comes of it. These are its first bytes."),
            Cut.HEADER: self.tr("The header only, {read} of {whole}"),
            Cut.PLAIN: self.tr("Too large to render, so it is shown as it is written"),
        }
        if found.cut is Cut.HEADER:
            read = text.size(found.header)
        if found.look is Look.BYTES and found.cut is Cut.BYTES:
            read = text.size(min(len(found.peek.content), limits.SMALL_FILE // 16))
        return words[found.cut].format(read=read, whole=whole) if found.cut in words else ""

    @Slot()
    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._words)

    @Slot(str)
    def _ask_to_open(self, address: str) -> None:
        """Show where a link leads before anything is opened."""
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Link"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("The text in this kit links to:"))
        box.setInformativeText(text.tip(address[:1000]) or "")
        if QUrl(address).scheme() in _OPENED:
            opens = box.addButton(self.tr("Open in the browser"), QMessageBox.ButtonRole.AcceptRole)
            opens.clicked.connect(partial(_open, address))
        copy = box.addButton(self.tr("Copy address"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.connect(partial(_copy, address))
        box.setDefaultButton(box.addButton(self.tr("Stay"), QMessageBox.ButtonRole.RejectRole))
        box.open()

    @override
    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if visible and self._node is not None and self._node.is_file and self._job is None and not self._words:
            self._pause.start()

    def _stop(self) -> None:
        if hasattr(self, "_pause"):
            self._pause.stop()
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def closing(self) -> None:
        """Stop reading."""
        self._stop()


def _fact(title: str, value: QWidget) -> QWidget:
    label = Label(title, "small", "muted")
    label.setFixedWidth(T.wide(62))
    entry: Entry = (value, 1) if isinstance(value, Line) else value
    return wrap(row(label, entry, *([] if isinstance(value, Line) else [None]), gap=6), height=24)


def _open(address: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signature
    QDesktopServices.openUrl(QUrl(address))


def _copy(address: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - as above
    QGuiApplication.clipboard().setText(address)
