"""The head of a kit's page: what it is called, where it lies when that is not the store, its facts and its main act."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from kitstudio.model.content import Origin
from kitstudio.model.media_type import Kind
from kitstudio.ui import kinds, text
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import clear
from kitstudio.ui.library import StoredKit
from kitstudio.ui.models.kit_reading import OpenKit
from kitstudio.ui.pages.kit_facts import layers_words
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Line
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.cells import shortened
from kitstudio.ui.widgets.chips import Chip, DigestLabel, facts
from kitstudio.ui.widgets.end_menu import EndMenu
from kitstudio.ui.widgets.heads import HeaderBand

_TAGS: Final = 4
_PATH: Final = 260
_LONG_TAG, _SHORT_TAG = 24, 12
"""Letters of a tag, and where badges and a second act stand beside the name, which goes before it."""
_RECEIVED: Final = (Origin.ARCHIVE, Origin.LAYOUT)


class KitHead(QWidget):
    """Name, tags and facts of a kit. One that lies elsewhere says so, and its main act brings it into the store.

    Signals:
        unpack(): the person wants its files.
        receive(str): the kits at this path shall come into the store.
        open_asked(REF): the person wants to see it as the store has it.
    """

    unpack = Signal()
    receive = Signal(str)
    open_asked = Signal(str)

    def __init__(self, desk: Desk, opened: OpenKit) -> None:
        super().__init__()
        self._desk, self._opened, self._name = desk, opened, opened.name
        self._said: tuple[object, ...] = ()
        self._menu = EndMenu(self)
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)

    @property
    def menu(self) -> QMenu:
        """What stands behind the button at its end."""
        return self._menu

    @property
    def stored(self) -> StoredKit | None:
        """The kit as the library knows it, under the name by which it was opened, or that it has instead."""
        return self._desk.library.of(self._opened.kit.descriptor.digest, self._name)

    def rename(self, name: str) -> None:
        """Go by another REF from now on: what is shown of the kit's names are those beside it."""
        self._name = name

    @property
    def _is_elsewhere(self) -> bool:
        return self._opened.origin is not Origin.STORE

    @property
    def title(self) -> str:
        """What the kit is called: in the store, or in the archive that it lies in."""
        stored, named = self.stored, self._opened.named
        if stored is not None and not self._is_elsewhere:
            return stored.title
        return (named.name if named is not None else "") or self._opened.kit.kitfile.package.name or self._name

    @property
    def _tags(self) -> tuple[str, ...]:
        stored, named = self.stored, self._opened.named
        if not self._is_elsewhere:
            return stored.tags[:_TAGS] if stored is not None else ()
        return (named.tag,) if named is not None and named.tag else ()

    def show_facts(self, held: str, *, anew: bool = False) -> None:
        """Show name, tags and facts as they are now; `held` says how many files it has, and is empty for unknown."""
        stored = self.stored
        said = (self._tags, self.title, held, stored is None)
        if said == self._said and not anew:
            return
        self._said = said
        had_keyboard = self.isAncestorOf(self.window().focusWidget() or self.window())
        clear(self._place)
        acts = self._acts(stored)
        self._place.addWidget(self._band(stored, held, acts))
        if had_keyboard:
            acts[-2].setFocus()

    def _band(self, stored: StoredKit | None, held: str, acts: list[QWidget]) -> HeaderBand:
        opened, package, tags = self._opened, self._opened.kit.kitfile.package, self._tags
        version = package.version if package.version and package.version not in tags else ""
        longest = _SHORT_TAG if self._is_elsewhere else _LONG_TAG
        chips = [_tag_chip(tag, longest) for tag in tags]
        chips += [_tag_chip(version, longest)] if version and not tags else []
        digest = DigestLabel(str(opened.kit.descriptor.digest), head=4 if self._is_elsewhere else 12)
        parts: list[str | QWidget] = [digest, text.size(opened.total_size), layers_words(opened)]
        if self._is_elsewhere:
            chips += self._badges(stored)
            parts[:0] = [self._path()] if opened.place else []
        else:  # the path of the others needs the room
            parts += [held] if held else []
            parts += [Line(package.license, "small", "muted")] if package.license else []
        if stored is not None and stored.row.stored_at and not self._is_elsewhere:
            now = text.moment(self._desk.context.now())
            parts.append(text.relative(text.moment(stored.row.stored_at), now))
        kind = next((each.kind for each in opened.kit.layers if each.kind is not None), Kind.MODEL)
        return HeaderBand(kinds.ICONS[kind], kinds.TONES[kind], self.title, chips, facts(*parts), acts)

    def _path(self) -> QWidget:
        """Where it lies; a long path leaves the other facts their room."""
        path = DigestLabel(self._opened.place)
        path.setMaximumWidth(T.wide(_PATH))
        return path

    def _badges(self, stored: StoredKit | None) -> list[QWidget]:
        words = {
            Origin.ARCHIVE: self.tr("In an archive"),
            Origin.LAYOUT: self.tr("In a layout"),
            Origin.FOLDER: self.tr("In a folder"),
            Origin.KITOPS: self.tr("In kit's storage"),
        }
        badge = Chip(words.get(self._opened.origin, ""), "state.info", Icon.BUNDLE)
        badge.setToolTip(text.tip(self._opened.place) or "")
        if stored is None:
            return [badge, Chip(self.tr("Not in the store"), "outline")]
        return [badge, Chip(self.tr("In the store too"), "state.ok")]

    def _acts(self, stored: StoredKit | None) -> list[QWidget]:
        unpack = Button(self.tr("Unpack…"), "primary", Icon.EXPORT)
        unpack.clicked.connect(self.unpack)
        more = icon_button(Icon.MORE, self.tr("More acts for this kit"))
        self._menu.button = more
        more.setMenu(self._menu)
        if not self._is_elsewhere or (stored is None and not self.can_be_received):
            return [unpack, more]
        main = Button(self.tr("Receive…"), "primary", Icon.IMPORT)
        main.clicked.connect(self.ask_to_receive)
        if stored is not None:
            main = Button(self.tr("Open from the store"), "primary", Icon.OPEN)
            main.clicked.connect(partial(self._open, stored.reference))
        unpack.change_look("secondary", Icon.EXPORT)
        return [unpack, main, more]

    @property
    def can_be_received(self) -> bool:
        """Whether it lies where kits are received from."""
        return self._opened.origin in _RECEIVED

    @Slot()
    def ask_to_receive(self) -> None:
        """Ask for the sheet that takes it into the store."""
        self.receive.emit(self._opened.place)

    def _open(self, reference: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signature
        self.open_asked.emit(reference)


def _tag_chip(tag: str, longest: int) -> QWidget:
    """A tag; those that look like a version stay where they are, the others (prod, latest) move on."""
    chip = Chip(shortened(tag, longest), "accent" if any(map(str.isdigit, tag)) else "outline")
    chip.setToolTip(text.tip(tag) or "")
    chip.setAccessibleName(tag)
    return chip
