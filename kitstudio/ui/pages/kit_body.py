"""A kit that was read: its head, and its parts in tabs."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTime, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from kitstudio.model.content import Origin
from kitstudio.ui.actions import add_act
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.library import StoredKit
from kitstudio.ui.models.files_nodes import LayerFiles, Node, View
from kitstudio.ui.models.kit_reading import Looked, OpenKit
from kitstudio.ui.pages import kit_inspected
from kitstudio.ui.pages.kit_facts import files_words
from kitstudio.ui.pages.kit_files import KitFiles
from kitstudio.ui.pages.kit_head import KitHead
from kitstudio.ui.pages.kit_parts import FILES, KITFILE, MANIFEST, OVERVIEW, KitParts
from kitstudio.ui.sheets.export_sheet import open_export
from kitstudio.ui.widgets.base import Rule
from kitstudio.ui.widgets.heads import SubTabs

__all__ = ["FILES", "KITFILE", "MANIFEST", "OVERVIEW", "KitBody"]


class KitBody(QWidget):
    """Head and tabs of one kit.

    Signals:
        unpack(): the person wants its files.
        verify(): the person wants every byte checked.
        inspected(Facts): what the inspector shows now.
        receive(str): the kits at this path shall come into the store.
        open_asked(REF): the person wants to see it as the store has it.
        act_asked(str, StoredKit): what the list of kits does is wanted for this one, `remove`, `rename` or `name`.
    """

    unpack = Signal()
    verify = Signal()
    inspected = Signal(object)
    receive = Signal(str)
    open_asked = Signal(str)
    act_asked = Signal(str, object)

    def __init__(self, desk: Desk, opened: OpenKit) -> None:
        super().__init__()
        self._desk, self._opened = desk, opened
        self._looked: Looked | None = None
        self.tabs = SubTabs(
            (self.tr("Overview"), self.tr("Files"), self.tr("Kitfile"), self.tr("Manifest")),
            self.tr("Parts of the kit"),
        )
        self.parts = KitParts(desk, opened)
        self.head = KitHead(desk, opened)
        strip = wrap(row(self.tabs, None, margins=(8, 0, 8, 0)))
        self.setLayout(col(self.head, strip, Rule(), (self.parts, 1), gap=0))
        self.setFocusProxy(self.tabs)
        self._add_acts()
        self._connect()
        self.show_head()

    def _add_acts(self) -> None:
        group = self.tr("Kit")
        copy = add_act(self, self.tr("Copy digest"), self.copy_digest, "Ctrl+Shift+C", group=group, sign=Icon.COPY)
        check = add_act(self, self.tr("Verify"), self.verify.emit, group=group, sign=Icon.SHIELD_CHECK)
        words = self.tr("Save manifest or config as…")
        save = add_act(self, words, self.parts.save_document, group=group, sign=Icon.EXPORT)
        add_act(self, self.tr("Unpack…"), self.unpack.emit, "Ctrl+Return", group=group, sign=Icon.EXPORT)
        shows = (self.tr("Show overview"), self.tr("Show files"), self.tr("Show Kitfile"), self.tr("Show manifest"))
        for at, each in enumerate(shows):
            add_act(self, each, partial(self.turn_to, at), f"Alt+{at + 1}", group=group)
        self.head.menu.addActions([copy, check, save])
        if self._opened.origin is Origin.STORE:
            self._add_acts_of_the_store(group, copy)
        elif self.head.can_be_received:
            add = partial(add_act, self, group=group, sign=Icon.IMPORT)
            self.head.menu.insertAction(copy, add(self.tr("Receive this kit…"), self.head.ask_to_receive))

    def _add_acts_of_the_store(self, group: str, before: QAction) -> None:
        """What cannot be done with a kit that lies elsewhere."""
        away, *own = (
            add_act(self, words, partial(self.act, act), keys, group=group, sign=sign)
            for act, words, keys, sign in (
                ("export", self.tr("Export…"), "Ctrl+E", Icon.BUNDLE),
                ("rename", self.tr("Rename the tag"), "F2", Icon.TAG),
                ("name", self.tr("Add a name"), "Shift+F2", Icon.PLUS),
                ("remove", self.tr("Remove from the store"), "", Icon.TRASH),
            )
        )
        self.head.menu.insertAction(before, away)
        self.head.menu.addSeparator()
        self.head.menu.addActions(own)

    def _connect(self) -> None:
        self.head.unpack.connect(self.unpack)
        self.head.receive.connect(self.receive)
        self.head.open_asked.connect(self.open_asked)
        self.tabs.currentChanged.connect(self._go)
        self.parts.verify.connect(self.verify)
        self.parts.path_asked.connect(self.show_path)
        self.parts.layer_asked.connect(self.show_layer)
        self.parts.manifest_asked.connect(partial(self.turn_to, MANIFEST))
        self.parts.counted.connect(self._counted)
        self.parts.chose_file.connect(self._chose_file)
        self.parts.chose_layer.connect(self._chose_layer)
        self._desk.preferences.changed.connect(self._changed)

    @property
    def files(self) -> KitFiles:
        """The part with the files."""
        return self.parts.files

    @property
    def stored(self) -> StoredKit | None:
        """The kit as the library knows it."""
        return self.head.stored

    @property
    def title(self) -> str:
        """What the kit is called."""
        return self.head.title

    def show_head(self) -> None:
        """Show name, tags and facts as they are now."""
        self.head.show_facts(files_words(self._opened, self._looked))

    def act(self, name: str) -> None:
        """Do what can be done with a kit of the store: `export` it here, the rest in the list of kits."""
        stored = self.stored
        if stored is None:
            self._desk.noted.emit("warn", self.tr("This kit is not in the store"), "")
        elif name == "export":
            open_export(self.window(), self._desk, (stored,))
        else:
            self.act_asked.emit(name, stored)

    def show_looked(self, found: Looked) -> None:
        """Show what headers told."""
        self._looked = found
        self.show_head()
        self.parts.show_looked(found)

    def show_verified(self, layers: tuple[LayerFiles, ...]) -> None:
        """Show that every byte was read and is right."""
        moment = self.tr("at {time}").format(time=self.locale().toString(QTime.currentTime(), "HH:mm"))
        self.parts.show_verified(moment, layers)

    @Slot(int)
    def _go(self, part: int) -> None:
        self.parts.turn_to(part)
        self.inspected.emit(kit_inspected.kit_facts(self._opened, self.title))
        if part == FILES:
            self._chose_file(self.files.model.node(self.files.tree.currentIndex()))
        elif part == MANIFEST:
            self._chose_layer(self.parts.manifest.row)

    def turn_to(self, part: int) -> None:
        """Turn to a part, and take the keyboard there."""
        self.tabs.setCurrentIndex(part)
        self.parts.part(part).setFocus()

    @Slot(str)
    def show_path(self, path: str) -> None:
        """Turn to the files and choose the one at this path."""
        self.turn_to(FILES)
        self.files.show_path(path)

    @Slot(object)
    def show_layer(self, layer: int) -> None:
        """Turn to the files and choose those of a layer."""
        self.turn_to(FILES)
        self.files.views.choose(View.LAYERS)
        self.files.show_path(self._opened.kit.layers[layer].path)

    @Slot(str)
    def _changed(self, key: str) -> None:
        """Sizes are written in other units now: whatever holds one as words says it anew."""
        if key == "appearance.sizes":
            self.head.show_facts(files_words(self._opened, self._looked), anew=True)
            self.parts.show_units()
            self._go(self.tabs.currentIndex())

    @Slot()
    def copy_digest(self) -> None:
        """Put the digest of the kit into the clipboard."""
        QGuiApplication.clipboard().setText(str(self._opened.kit.descriptor.digest))
        self._desk.noted.emit("ok", self.tr("Digest copied"), str(self._opened.kit.descriptor.digest))

    @Slot(object)
    def _counted(self, files: int) -> None:
        self.tabs.count_tab(FILES, self.locale().toString(files))

    @Slot(object)
    def _chose_file(self, node: Node | None) -> None:
        if node is not None and self.tabs.currentIndex() == FILES:
            self.inspected.emit(kit_inspected.file_facts(node, self._opened))

    @Slot(object)
    def _chose_layer(self, at: int) -> None:
        if at >= 0 and self.tabs.currentIndex() == MANIFEST:
            self.inspected.emit(kit_inspected.layer_facts(self._opened.kit.layers[at]))
