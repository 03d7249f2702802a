"""The parts of a kit's page, made one at a time: each takes a moment, and the window answers between them."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.ui.desk import Desk
from kitstudio.ui.layout import col, wrap
from kitstudio.ui.models.files_nodes import LayerFiles
from kitstudio.ui.models.kit_reading import Looked, OpenKit, Sharing
from kitstudio.ui.pages.kit_files import KitFiles
from kitstudio.ui.pages.kit_kitfile import KitKitfile
from kitstudio.ui.pages.kit_manifest import KitManifest
from kitstudio.ui.pages.kit_overview import Overview

OVERVIEW, FILES, KITFILE, MANIFEST = _PARTS = range(4)
P = TypeVar("P", bound=QWidget)


class KitParts(QStackedWidget):
    """Overview, files, Kitfile and manifest. One that is asked for is made at once, the others in turns.

    What is found out about the kit is told to the parts that are there, and to each other one when it is made.

    Signals:
        verify(): the person wants every byte checked.
        path_asked(str), layer_asked(int), manifest_asked(): the person wants to see files, those of a layer, or layers.
        counted(int): every layer was read; so many files are in them.
        chose_file(Node), chose_layer(int): another row is current.
        save_files(tuple[Pick, ...]), save_blob(Digest, str): the person wants them outside of the store.
        draft(): the person wants to go on from the Kitfile.
    """

    verify = Signal()
    path_asked = Signal(str)
    layer_asked = Signal(object)
    manifest_asked = Signal()
    counted = Signal(object)
    chose_file = Signal(object)
    chose_layer = Signal(object)
    save_files = Signal(object)
    save_blob = Signal(object, str)
    draft = Signal()

    def __init__(self, desk: Desk, opened: OpenKit) -> None:
        super().__init__()
        self._desk, self._opened = desk, opened
        self._made: set[int] = set()
        self._looked: Looked | None = None
        self._fault = self._repository = self._moment = ""
        self._sharing: Sharing | None = None
        self._trouble: KitStudioError | None = None
        self._layers: tuple[LayerFiles, ...] = ()
        self._places = [col(gap=0) for _ in _PARTS]
        for place in self._places:
            self.addWidget(wrap(place))
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._make_next)
        self._turns.start(0)

    @Slot()
    def _make_next(self) -> None:
        missing = [each for each in (self.currentIndex(), *_PARTS) if each not in self._made]
        if missing:
            self.part(missing[0])
        else:
            self._turns.stop()

    def part(self, at: int) -> QWidget:
        """One of them, made now when it is not there yet."""
        if at == OVERVIEW:
            return self.overview
        if at == FILES:
            return self.files
        return self.kitfile if at == KITFILE else self.manifest

    def turn_to(self, at: int) -> None:
        """Show one of them."""
        self.part(at)
        self.setCurrentIndex(at)

    def _put(self, at: int, part: P) -> P:
        self._places[at].addWidget(part)
        self._made.add(at)
        return part

    @cached_property
    def overview(self) -> Overview:
        """What the kit is."""
        part = Overview(self._desk, self._opened)
        part.verify.connect(self.verify)
        part.read.connect(self.path_asked)
        part.manifest.connect(self.manifest_asked)
        if self._looked is not None:
            part.show_looked(self._looked)
        elif self._fault:
            part.show_unlooked(self._fault)
        if self._sharing is not None:
            part.show_sharing(self._sharing)
        if self._moment:
            part.show_verified(self._moment)
        if self._trouble is not None:
            part.show_fault(self._trouble)
        return self._put(OVERVIEW, part)

    @cached_property
    def files(self) -> KitFiles:
        """Its files."""
        part = KitFiles(self._desk, self._opened)
        part.verify.connect(self.verify)
        part.counted.connect(self.counted)
        part.chose.connect(self.chose_file)
        part.save.connect(self.save_files)
        if self._looked is not None:
            part.reading.take_looked(self._looked)
        if self._layers:
            part.show_verified(self._layers)
        return self._put(FILES, part)

    @cached_property
    def kitfile(self) -> KitKitfile:
        """What is stated about it."""
        part = KitKitfile(self._opened)
        part.draft.connect(self.draft)
        part.show_files.connect(self.path_asked)
        if self._looked is not None:
            part.show_looked(self._looked)
        return self._put(KITFILE, part)

    @cached_property
    def manifest(self) -> KitManifest:
        """How it is stored."""
        part = KitManifest(self._opened)
        part.layer_files.connect(self.layer_asked)
        part.chose.connect(self.chose_layer)
        part.save.connect(self.save_blob)
        if self._sharing is not None:
            part.show_sharing(self._sharing, self._repository)
        if self._moment:
            part.show_verified(self._moment)
        return self._put(MANIFEST, part)

    def show_looked(self, found: Looked) -> None:
        """Show what headers told."""
        self._looked = found
        if OVERVIEW in self._made:
            self.overview.show_looked(found)
        if FILES in self._made:
            self.files.reading.take_looked(found)
        if KITFILE in self._made:
            self.kitfile.show_looked(found)

    def show_unlooked(self, fault: str) -> None:
        """Show that headers could not be looked at, and why."""
        self._fault = fault
        if OVERVIEW in self._made:
            self.overview.show_unlooked(fault)

    def show_sharing(self, found: Sharing, repository: str) -> None:
        """Show what other kits hold too; those of this `repository` go by their tags."""
        self._sharing, self._repository = found, repository
        if OVERVIEW in self._made:
            self.overview.show_sharing(found)
        if MANIFEST in self._made:
            self.manifest.show_sharing(found, repository)

    @Slot()
    def save_document(self) -> None:
        """Save manifest or config, whichever is shown, as it is stored."""
        self.manifest.save_document()

    def show_verifying(self, *, on: bool) -> None:
        """Show that every byte is being read, or no longer is."""
        self.overview.show_verifying(on=on)
        # The button stays able to be pressed: one that is not would pass the keyboard on to whatever comes next.
        self.files.check.say(self.tr("Verifying…") if on else self.tr("Verify"))

    def show_verified(self, moment: str, layers: tuple[LayerFiles, ...]) -> None:
        """Show that every byte was read and is right, and when; without a moment that this is not known."""
        self._moment, self._layers = moment, layers
        if OVERVIEW in self._made:
            self.overview.show_verified(moment)
        if FILES in self._made:
            self.files.show_verified(layers)
        if MANIFEST in self._made:
            self.manifest.show_verified(moment)

    def show_fault(self, fault: KitStudioError | None) -> None:
        """Show what stands against the kit; what was verified before is no longer known."""
        self._trouble = fault
        if fault is not None and self._moment:
            self.show_verified("", ())
        if OVERVIEW in self._made:
            self.overview.show_fault(fault)

    def show_units(self) -> None:
        """Write every size anew."""
        if OVERVIEW in self._made:
            self.overview.show_units()
        if FILES in self._made:
            self.files.preview.show_node(None)
            self.files.preview.show_node(self.files.model.node(self.files.tree.currentIndex()))
        if KITFILE in self._made:
            self.kitfile.show_units()
        if MANIFEST in self._made:
            self.manifest.show_units()

    def closing(self) -> None:
        """Make nothing more, and stop reading."""
        self._turns.stop()
        if FILES in self._made:
            self.files.closing()
