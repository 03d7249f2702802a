"""The files of a kit: as folders, by layer or flat; filtered as one types; what the chosen one holds beside them."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from kitstudio.ui import text
from kitstudio.ui.actions import add_act
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.models.files_model import FilesModel
from kitstudio.ui.models.files_nodes import Column, LayerFiles, Shape, View, Wish
from kitstudio.ui.models.files_reader import FilesReader
from kitstudio.ui.models.kit_reading import OpenKit
from kitstudio.ui.pages.drag_out import DragOut
from kitstudio.ui.pages.files_tree import FilesTree
from kitstudio.ui.pages.kit_preview import WIDTH, Preview
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Label, Rule
from kitstudio.ui.widgets.buttons import Button, Segmented, icon_button
from kitstudio.ui.widgets.chips import Chip
from kitstudio.ui.widgets.inputs import Field

_WIDTHS: Final = (0, 96, 120, 96, 104)
_ROW: Final = 30
_FILTER_PAUSE_MS: Final = 120
_NARROW: Final = 920
_NO_DIGEST: Final = 640
_NO_KIND: Final = 520
_LEAST: Final = 560


class KitFiles(QWidget):
    """The tab of files.

    Signals:
        verify(): the person wants every byte checked.
        counted(int): every layer was read; so many files are in them.
        chose(Node): another row is current, None when none is.
        save(tuple[Pick, ...]): the person wants these files as files of their own.
    """

    verify = Signal()
    counted = Signal(object)
    chose = Signal(object)
    save = Signal(object)

    def __init__(self, desk: Desk, opened: OpenKit) -> None:
        super().__init__()
        self._opened = opened
        self._order = (Column.PATH, False)
        self._sought = ""
        self._wants_preview: bool | None = None
        self.reading = FilesReader(desk, opened, self)
        self.model = FilesModel(self)
        self.out = DragOut(desk, opened.reference, self)
        self.preview = Preview(desk, opened)
        self._make_parts()
        self._lay_out()
        self._add_acts()
        self._connect()
        self._show(self.reading.first())
        self._tell()

    def _make_parts(self) -> None:
        self.filter = Field("", self.tr("Filter files"), icon=Icon.FILTER)
        self.filter.setMinimumWidth(96)
        self.filter.setMaximumWidth(240)
        self._count = Label("", "small", "muted")
        self._state = Chip(self.tr("Verified"), "state.ok", Icon.CHECK)
        self._state.setToolTip(self.tr("Every byte was read and has its digest"))
        self._state.hide()
        self.check = Button(self.tr("Verify"), "secondary", Icon.SHIELD_CHECK, height=28)
        self.check.setToolTip(self.tr("Reads every byte and compares it with its digest"))
        self.views = Segmented(
            (self.tr("Tree"), self.tr("Layers"), self.tr("Flat")), self.tr("How files are arranged"), height=28
        )
        self.side = icon_button(Icon.INSPECTOR, self.tr("Show or hide the preview"))
        self.tree = FilesTree(self.model, self.tr("Files of the kit"), _WIDTHS, _ROW, self.out)

    def _lay_out(self) -> None:
        bar = row(
            (self.filter, 2), None, self._count, self._state, self.check, self.views, self.side,
            margins=(16, 9, 12, 9),
        )  # fmt: skip
        left = wrap(col(wrap(bar), (self.tree, 1), gap=0))
        self._rule = Rule(upright=True)
        self.setLayout(row((left, 1), self._rule, self.preview, gap=0))
        self.preview.hide()
        self.setFocusProxy(self.tree)

    def _add_acts(self) -> None:
        group = self.tr("Files of the kit")
        add_act(self, self.tr("Filter files"), self.filter.edit.setFocus, "Ctrl+F", group=group, sign=Icon.FILTER)
        add_act(self, self.tr("Show or hide the preview"), self.toggle, "Ctrl+Shift+I", group=group, sign=Icon.EYE)
        add_act(self, self.tr("Verify every byte"), self.verify.emit, "Ctrl+Shift+V", group=group)
        words = self.tr("Save selected files to…")
        self._save_act = add_act(self, words, self.save_selected, "Ctrl+S", group=group, sign=Icon.EXPORT)
        self._copy_act = add_act(self, self.tr("Copy path"), self.tree.copy_paths, "Ctrl+Alt+C", group=group)
        for at, each in enumerate((self.tr("Show as tree"), self.tr("Show by layer"), self.tr("Show flat"))):
            add_act(self, each, partial(self.views.choose, at), f"Alt+Shift+{at + 1}", group=group)

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_FILTER_PAUSE_MS)
        self._pause.timeout.connect(self._reshape)
        self.filter.edit.textChanged.connect(self._typed)
        self.filter.edit.returnPressed.connect(self.tree.setFocus)
        self.check.clicked.connect(self.verify)
        self.views.chosen.connect(self._reshape)
        self.side.clicked.connect(self.toggle)
        self.preview.save.connect(self.save_selected)
        self.model.wanted.connect(self.reading.ask)
        self.model.ordered.connect(self._sort)
        self.reading.learned.connect(self._reshape)
        self.reading.learned.connect(self._tell)
        self.reading.arranged.connect(self._show)
        self.tree.selectionModel().currentChanged.connect(self._chosen)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._open_menu)

    def show_verified(self, layers: tuple[LayerFiles, ...]) -> None:
        """Show the files as they were read in full; without layers that they are not."""
        self._state.setVisible(bool(layers))
        if not layers:
            self._fit()
            return
        if self.check.hasFocus():
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)  # where the digests are now
        self.check.hide()
        self.reading.take_verified(layers)

    @Slot()
    def _typed(self) -> None:
        if self.filter.edit.text().strip():
            self.reading.ask_all()
        self._pause.start()

    @Slot(object, object)
    def _sort(self, column: Column, descending: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._order = (column, descending)
        self._reshape()

    @Slot()
    def _reshape(self) -> None:
        self.reading.arrange(Wish(View(self.views.current), self.filter.edit.text(), *self._order))

    @Slot(object)
    def _show(self, found: Shape) -> None:
        self.tree.show_shape(found)
        if self._sought and self.tree.select_path(self._sought):
            self._sought = ""
        words = self.tr("No file has this in its path.") if found.wish.words else self.tr("The kit holds no files.")
        self.tree.say_instead("" if found.roots else words)
        self._chosen()
        self._tell()

    def show_path(self, path: str) -> None:
        """Choose the row of a path, now or when what was wished for is arranged."""
        self._sought = "" if self.tree.select_path(path) else path

    @Slot()
    def _chosen(self) -> None:
        node = self.model.node(self.tree.currentIndex())
        self.preview.show_node(node)
        self.chose.emit(node)

    @Slot()
    def save_selected(self) -> None:
        """Ask for a folder and write what is chosen into it."""
        picks = self.tree.picks()
        if picks:
            self.save.emit(picks)

    @Slot(QPoint)
    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self._save_act, self._copy_act])
        menu.popup(self.tree.viewport().mapToGlobal(at))

    @Slot()
    def toggle(self) -> None:
        """Show or hide the preview."""
        self._wants_preview = self.preview.isHidden()
        self._fit()

    def _fit(self) -> None:
        """Let go of what there is no room for."""
        shown = self.width() >= _NARROW if self._wants_preview is None else self._wants_preview
        self.preview.setVisible(shown)
        self._rule.setVisible(shown)
        room = self.width() - (WIDTH if shown else 0)
        self.tree.setColumnHidden(Column.DIGEST, room < T.wide(_NO_DIGEST))
        self.tree.setColumnHidden(Column.KIND, room < T.wide(_NO_KIND + 60))
        self.tree.setColumnHidden(Column.ROLE, room < T.wide(_NO_KIND - 60))
        self.check.setVisible(room >= T.wide(_NO_KIND) and self._state.isHidden())
        self._count.setVisible(room >= T.wide(_NO_KIND + 80))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, 200)  # what does not fit then is let go of

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _tell(self) -> None:
        found, shown = self.reading.layers, self.tree.files
        layers = len(self._opened.kit.layers)
        whole = text.count(layers, self.tr("{n} layer"), self.tr("{n} layers"))
        number = sum(each.files for each in found.values())
        files = text.count(number, self.tr("{n} file"), self.tr("{n} files"))
        words = self.tr("{files} in {layers}") if self.reading.whole else self.tr("{files} in {n} of {layers}")
        if self.filter.edit.text().strip():
            words = self.tr("{shown} of {files}")
        numbers = {"files": files, "layers": whole, "n": len(found), "shown": self.locale().toString(shown)}
        self._count.say(words.format(**numbers) if found else whole)
        if self.reading.whole:
            self.counted.emit(number)

    def closing(self) -> None:
        """Stop reading."""
        self.preview.closing()
        self.reading.closing()
        self.out.closing()
