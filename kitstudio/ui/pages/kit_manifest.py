"""The manifest of a kit: its exact words beside the table of its layers, with one selection for both."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, QSize, Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from kitstudio.model.media_type import KIT_CONFIG, Format
from kitstudio.ui import text
from kitstudio.ui.actions import add_act
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.models.kit_reading import OpenKit, Sharing
from kitstudio.ui.models.layers_model import LayerColumn, LayersModel
from kitstudio.ui.pages import kit_facts
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Glyph, Label, Line, Rule
from kitstudio.ui.widgets.buttons import Button, Segmented, icon_button
from kitstudio.ui.widgets.chips import Chip, DigestLabel
from kitstudio.ui.widgets.heads import FooterBar
from kitstudio.ui.widgets.text_view import TextView
from kitstudio.ui.widgets.tree import Tree

MANIFEST, CONFIG = range(2)
_WIDTHS: Final = (0, 72, 104, 92)
_ROW: Final = 46
_LEAST: Final = 560
_RIGHT: Final = 520
_WIDE: Final = 1000
_FORMATS: Final = {Format.MODELKIT: "ModelKit", Format.MODELPACK: "ModelPack"}


class KitManifest(QWidget):
    """The tab of the manifest.

    Signals:
        save(Digest, str): the person wants this blob as a file, which may be called like that.
        layer_files(int): the person wants to see the files of this layer.
        chose(int): another layer is current.
    """

    save = Signal(object, str)
    layer_files = Signal(object)
    chose = Signal(object)

    def __init__(self, opened: OpenKit) -> None:
        super().__init__()
        self._opened = opened
        kit = opened.kit
        # Layers that hold only the Kitfile stand in the manifest and are none of the kit's.
        self._places = [at for at, each in enumerate(kit.manifest.layers) if each.media_type != KIT_CONFIG]
        digests = {str(each.digest) for each in (kit.manifest.config, *kit.manifest.layers)}
        self._links = frozenset(digests)
        self._following = False
        self.view = TextView(self.tr("Text of the manifest"))
        self.forms = Segmented((self.tr("Manifest"), self.tr("Config")), self.tr("Which document"), height=28)
        self._told = Line("", "small", "muted")
        self.model = LayersModel(kit, self)
        self.table = Tree(
            self.model, self.tr("Layers of the kit"), _WIDTHS, _ROW, (LayerColumn.SIZE,), first_pad=20, lines=True
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._state = Chip(self.tr("Not verified"), "outline", font="label", height=18)
        self._size, self._whole = Label("", "small", "text2"), Line("", "smallStrong")
        self._config = DigestLabel(str(kit.manifest.config.digest), head=7)
        self._shared = Line("", "small", "muted")
        self._sharing: Sharing | None = None
        self.setLayout(row((self._left(), 1), Rule(upright=True), self._right(), gap=0))
        self.setFocusProxy(self.table)
        self._connect()
        self.show_units()
        self._turn(MANIFEST)
        if kit.layers:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _left(self) -> QWidget:
        copy = icon_button(Icon.COPY, self.tr("Copy this text"))
        copy.clicked.connect(self._copy)
        title = Label(self.tr("As stored"), "smallStrong", "text2")
        head = wrap(row(title, (self._told, 1), self.forms, copy, margins=(20, 0, 12, 0)), height=44)
        return wrap(col(head, Rule(), (self.view, 1), gap=0))

    def _right(self) -> QWidget:
        kit = self._opened.kit
        number = Label(self.locale().toString(len(kit.layers)), "small", "muted")
        chips = (Chip(_FORMATS[kit.format], "outline", font="label", height=18), self._state)
        title = Label(self.tr("Layers"), "smallStrong", "text2")
        head = wrap(row(title, number, None, *chips, margins=(20, 0, 12, 0)), height=44)
        config = kit.manifest.config
        words = col(
            Line(self.tr("Config: the Kitfile"), "medium"),
            Line(config.media_type.rpartition(".modelkit.")[2].rpartition("cncf.model.")[2], "small", "muted"),
            gap=0,
        )
        self._open = Button(self.tr("Open"), "link", height=28)
        self._open.setAccessibleName(self.tr("Open the config"))
        self._open.clicked.connect(self.open_config)
        line = row(
            Glyph(Icon.KIT, 16, "text2"), (words, 1), self._size, self._config, self._open,
            gap=12, margins=(20, 6, 20, 6),
        )  # fmt: skip
        self._save = Button(self.tr("Save a layer…"), "secondary", Icon.EXPORT, height=28)
        foot = FooterBar([self._whole, self._shared], [self._save], 46)
        self._side = wrap(col(head, Rule(), wrap(line), Rule(), (self.table, 1), foot, gap=0))
        self._side.setFixedWidth(_RIGHT)
        return self._side

    def _connect(self) -> None:
        group = self.tr("Manifest")
        add_act(self, self.tr("Save layer as…"), self.save_layer, "Ctrl+S", group=group, sign=Icon.EXPORT)
        add_act(
            self, self.tr("Copy layer digest"), partial(_copy_digest, self), "Ctrl+Alt+C", group=group, sign=Icon.COPY
        )
        add_act(self, self.tr("Show the files of the layer"), self._show_files, group=group)
        add_act(self, self.tr("Show the manifest"), partial(self.forms.choose, MANIFEST), group=group)
        add_act(self, self.tr("Show the config"), partial(self.forms.choose, CONFIG), group=group)
        self._save.clicked.connect(self.save_layer)
        self.forms.chosen.connect(self._turn)
        self.view.followed.connect(self._follow)
        self.view.went.connect(self._went)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.activated.connect(self._show_files)

    @property
    def row(self) -> int:
        """The layer that is chosen, -1 for none."""
        return self.table.currentIndex().row()

    def show_sharing(self, found: Sharing, repository: str) -> None:
        """Tell which other kits hold the layers; those of this `repository` go by their tags."""
        self.model.show_sharing(found, repository)
        self._sharing = found
        self.show_units()

    def show_units(self) -> None:
        """Write every size anew; the rows do by themselves."""
        self._size.say(text.size(self._opened.kit.manifest.config.size))
        size, layers = text.size(self._opened.total_size), kit_facts.layers_words(self._opened)
        self._whole.say(self.tr("{size} in {layers}").format(size=size, layers=layers))
        if self._sharing is not None:
            shared = kit_facts.shared_size(self._opened, self._sharing)
            words = self.tr("{size} shared with other kits") if shared else self.tr("nothing shared")
            self._shared.say(words.format(size=text.size(shared)))

    def show_verified(self, moment: str) -> None:
        """Tell that every layer was read, and when; without a moment that none was."""
        if not moment:
            self._state.say(self.tr("Not verified"), "outline")
            return
        self._state.say(self.tr("Verified {when}").format(when=moment), "state.ok", Icon.CHECK)

    @Slot(object)
    def _turn(self, form: int) -> None:
        layout = self._opened.manifest if form == MANIFEST else self._opened.config
        self.view.show_text(layout.text, json=True, links=self._links)
        size = self._opened.kit.descriptor.size if form == MANIFEST else self._opened.kit.manifest.config.size
        words = self.tr("{n} bytes, shown with line breaks").format(n=self.locale().toString(size))
        self._told.say(words)
        self._wash()

    @Slot(QModelIndex, QModelIndex)
    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if not self._following:
            self.forms.choose(MANIFEST)
        self._wash(show=not self._following)
        self.chose.emit(self.row)

    def _wash(self, *, show: bool = True) -> None:
        lines = None
        if self.forms.current == MANIFEST and 0 <= self.row < len(self._places):
            lines = self._opened.manifest.spans.get(("layers", self._places[self.row]))
        self.view.wash(lines, show=show)

    @Slot(object)
    def _went(self, line: int) -> None:
        """Choose the layer whose lines hold the cursor."""
        if self.forms.current != MANIFEST:
            return
        spans = self._opened.manifest.spans
        for row_, place in enumerate(self._places):
            first, last = spans.get(("layers", place), (-1, -1))
            if first <= line <= last:
                self._following = True
                self.table.setCurrentIndex(self.model.index(row_, 0))
                self._following = False
                return

    @Slot(str)
    def _follow(self, digest: str) -> None:
        """Go where a digest leads: to the config, or to the files of a layer."""
        if digest == str(self._opened.kit.manifest.config.digest):
            self.open_config()
            return
        for at, layer in enumerate(self._opened.kit.layers):
            if str(layer.descriptor.digest) == digest:
                self.layer_files.emit(at)
                return

    @Slot()
    def _show_files(self) -> None:
        if self.row >= 0:
            self.layer_files.emit(self.row)

    @Slot()
    def open_config(self) -> None:
        """Show the config."""
        self.forms.choose(CONFIG)

    @Slot()
    def save_layer(self) -> None:
        """Save the chosen layer as it is stored."""
        layer = self.model.layer(self.row)
        if layer is not None:
            name = (layer.path or "layer").strip("./").rpartition("/")[2] or "layer"
            ending = layer.descriptor.media_type.rpartition(".v1.")[2].replace("tar+gzip", "tar.gz")
            ending = ending.replace("tar+zstd", "tar.zst") if "/" not in ending else "bin"
            self.save.emit(layer.descriptor.digest, f"{name}.{ending}")

    @Slot()
    def save_document(self) -> None:
        """Save manifest or config, whichever is shown, as it is stored."""
        manifest = self._opened.kit.manifest
        shown = self.forms.current == MANIFEST
        self.save.emit(
            *((manifest.descriptor.digest, "manifest.json") if shown else (manifest.config.digest, "config.json"))
        )

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.view.whole)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, 200)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= T.wide(_WIDE)
        self._side.setFixedWidth(T.wide(_RIGHT) if wide else self.width() // 2)
        self._told.setVisible(wide)
        self._shared.setVisible(wide)
        self._config.setVisible(wide)
        self.table.setColumnHidden(LayerColumn.DIGEST, not wide)


def _copy_digest(page: KitManifest) -> None:
    layer = page.model.layer(page.row)
    if layer is not None:
        QGuiApplication.clipboard().setText(str(layer.descriptor.digest))
