"""The overview of a kit: what is inside by role, its facts, licences, integrity, making, and what it shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.base.errors import KitStudioError
from kitstudio.base.printable import printable
from kitstudio.model.content import Origin
from kitstudio.model.kitfile import Model
from kitstudio.operations.kit_survey import LicenceFile
from kitstudio.ui import kinds, text
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, col, row, scrolling, wrap
from kitstudio.ui.models.kit_reading import Looked, OpenKit, Sharing
from kitstudio.ui.pages import kit_facts
from kitstudio.ui.pages.kit_facts import Evidence, Stated
from kitstudio.ui.widgets.bars import ShareBar
from kitstudio.ui.widgets.base import Card, Glyph, Label, Line, Rule
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.chips import Chip
from kitstudio.ui.widgets.donut import Donut

_TONES: Final = {"ok": Icon.OK, "warn": Icon.WARN, "danger": Icon.ERROR, "neutral": Icon.INFO}
_MOST: Final = 24
_MOST_TEXTS: Final = 4
_MOST_NAMES: Final = 4


class Overview(QWidget):
    """The cards, in two columns that scroll.

    Signals:
        verify(): the person wants every byte checked.
        read(str): the person wants to see the file of this path.
        manifest(): the person wants to see the layers.
    """

    verify = Signal()
    read = Signal(str)
    manifest = Signal()

    def __init__(self, desk: Desk, opened: OpenKit) -> None:
        super().__init__()
        self._desk, self._opened = desk, opened
        self._looked: Looked | None = None
        self._sharing: Sharing | None = None
        self._trouble: KitStudioError | None = None
        self._fault, self._verified, self._verifying, self._source = "", "", False, self._folder
        self._places: dict[Callable[[], QWidget], QVBoxLayout] = {}
        self._made: dict[Callable[[], QWidget], QWidget] = {}
        left = col(*map(self._place, (self._inside, self._model, *_parameters(opened), self._making)), None, gap=12)
        right = col(*map(self._place, (self._integrity, self._licence, _package(opened), self._size)), None, gap=12)
        self._cards = scrolling(wrap(row((left, 1), (right, 1), gap=12, margins=(18, 14, 18, 4))))
        self.setLayout(col((self._cards, 1), gap=0))
        self.setFocusProxy(self._cards)
        desk.shelf.changed.connect(self._show_source)
        self._renew(*self._places)

    def _place(self, card: Callable[[], QWidget]) -> QVBoxLayout:
        """Where a card stands, however often it is made anew."""
        place = self._places[card] = QVBoxLayout()
        return place

    def _renew(self, *cards: Callable[[], QWidget]) -> None:
        """Make cards anew; the keyboard stays on the one it was on."""
        for make in cards:
            place = self._places[make]
            held, card = self.window().focusWidget() or self, make()
            old, self._made[make] = self._made.get(make), card
            had_keyboard = old is not None and old.isAncestorOf(held)
            place.addWidget(card)
            card.show()
            if had_keyboard:
                (card.findChild(Button) or self._cards).setFocus(Qt.FocusReason.OtherFocusReason)
            if old is not None:
                place.removeWidget(old)
                old.hide()
                old.deleteLater()

    def show_looked(self, found: Looked) -> None:
        """Show what headers told."""
        self._looked = found
        self._renew(self._inside, self._model, self._making, self._licence)

    def show_unlooked(self, fault: str) -> None:
        """Show that the headers could not be looked at, and why."""
        self._fault = fault
        self._renew(self._making, self._licence)

    def show_sharing(self, found: Sharing) -> None:
        """Show what other kits hold too."""
        if found != self._sharing:
            self._sharing = found
            self._renew(self._size)

    @Slot()
    def _show_source(self) -> None:
        """Tell of a folder that was worked on and packs to this very kit."""
        if self._folder != self._source:
            self._source = self._folder
            self._renew(self._making)

    @property
    def _folder(self) -> str:
        digest = self._opened.kit.descriptor.digest
        found = next((name for name, state in self._desk.shelf.states.items() if state.kit == digest), "")
        return self._desk.short(found)

    def show_units(self) -> None:
        """Write every size anew."""
        self._renew(self._inside, self._size)

    def show_verifying(self, *, on: bool) -> None:
        """Show that every byte is being read, or no longer is."""
        self._verifying = on
        self._renew(self._integrity)

    def show_verified(self, moment: str) -> None:
        """Show that every byte was read, and when."""
        self._verified = moment
        self._renew(self._integrity)

    def show_fault(self, fault: KitStudioError | None) -> None:
        """Show what stands against the layers, and what to do about it."""
        if fault is not self._trouble:
            self._trouble = fault
            self._renew(self._integrity)

    def _inside(self) -> Card:
        sizes = kit_facts.sizes_by_kind(self._opened)
        number, _, unit = text.size(self._opened.total_size).partition(" ")
        held = kit_facts.files_words(self._opened, self._looked) or kit_facts.layers_words(self._opened)
        parts = [(size, f"{kinds.TONES[kind]}.solid") for kind, size in sizes.items()]
        ring = Donut(124, self.tr("Shares of the roles"), parts, number, f"{unit}, {held}")
        lines: list[Entry] = []
        for kind, size in sizes.items():
            mark = Glyph(kinds.ICONS[kind], 16, f"{kinds.TONES[kind]}.solid")
            lines.append(
                row(mark, (Label(kinds.word(kind), "body", "text2"), 1), Label(text.size(size), "body", "text2"))
            )
        return Card(self.tr("What's inside"), row(ring, 22, (col(None, *lines, None, gap=4), 1), gap=0))

    def _model(self) -> Card:
        model = self._opened.kit.kitfile.model
        if model is None:
            return Card(self.tr("Model"), Label(self.tr("This kit has no model."), "body", "muted"))
        said = self._looked.config if self._looked is not None else None
        parts = text.count(len(model.parts), self.tr("{n} part"), self.tr("{n} parts"))
        facts = _facts(
            (self.tr("Name"), model.name if model.name != self._opened.kit.kitfile.package.name else ""),
            *kit_facts.config_rows(said),
            _made_with(model),
            (self.tr("Version"), model.version),
            (self.tr("Files"), ", ".join([*([model.path] if model.path else []), *([parts] if model.parts else [])])),
            (self.tr("Description"), model.description),
        )
        if said is None:
            return Card(self.tr("Model"), facts)
        source = Line(self.tr("by {file} and Kitfile").format(file=printable(said.path)), "small", "muted")
        return Card(self.tr("Model"), facts, trailing=source)

    def _integrity(self) -> Card:
        first = Evidence(
            "ok", self.tr("Manifest and Kitfile match the digest"), self.tr("Read when the kit was opened")
        )
        number = len(self._opened.kit.layers)
        if not number:
            return Card(self.tr("Integrity"), _evidence(first))
        if self._verifying:
            layers = Evidence("neutral", self.tr("Reading every byte"), kit_facts.layers_words(self._opened))
        elif self._trouble is not None:
            told = text.error_text(self._trouble)
            layers = Evidence("danger", told.summary, told.remedy)
        elif self._verified:
            words = self.tr("{n} of {n} re-hashed, {when}").format(n=number, when=self._verified)
            layers = Evidence("ok", self.tr("Layers"), words)
        else:
            layers = Evidence("neutral", self.tr("Layers not read yet"), kit_facts.layers_words(self._opened))
        check = _link(self.tr("Verify again") if self._verified or self._trouble is not None else self.tr("Verify"))
        check.clicked.connect(self.verify)
        return Card(self.tr("Integrity"), col(_evidence(first), _evidence(layers, check), gap=8))

    def _licence(self) -> Card:
        stated = kit_facts.stated_licences(self._opened)
        entries: list[Entry] = []
        if not stated:
            entries.append(Label(self.tr("The Kitfile names none."), "body", "muted"))
        elif not stated[0].subject:
            name = Line(printable(stated[0].licence), "h2")
            entries.append(row((name, 0), *_licence_chips(stated[0]), None, gap=8))
        for each in stated if stated and stated[0].subject else stated[1:]:
            subject, name = Line(printable(each.subject), "body", "text2"), Line(printable(each.licence), "medium")
            entries.append(row(subject, 8, None, name, *_licence_chips(each), gap=8))
        texts = self._looked.licences if self._looked is not None else ()
        entries += [self._licence_text(found, stated) for found in texts[:_MOST_TEXTS]]
        if not texts:
            told = self.tr("No licence text in the layers that were looked into.")
            if self._looked is None:
                told = self.tr("The layers could not be looked into.") if self._fault else self.tr("Looking for texts…")
            entries.append(Label(told, "small", "muted"))
        return Card(self.tr("Licence"), col(*entries, gap=6))

    def _licence_text(self, found: LicenceFile, stated: tuple[Stated, ...]) -> QWidget:
        read = _link(self.tr("Read"))
        read.setAccessibleName(self.tr("Read {name}").format(name=printable(found.file.path)))
        read.clicked.connect(partial(self._read, found.file.path))
        words, beside = kit_facts.licence_words(found.detected.expression, stated)
        glyph = Glyph(Icon.LICENSE, 15, "muted")
        digest = Label(text.digest(str(found.digest), 4, 4) if found.digest else "", "monoSmall", "muted")
        path = Line(printable(found.file.path), "small", "text2")
        entries: list[Entry] = [row(glyph, path, digest, (Line(words, "small", "muted"), 1), read, gap=7)]
        if beside:
            entries.append(row(22, (Label(printable(beside), "small", "text2", wrap=True), 1)))
        return wrap(col(*entries, gap=1))

    def _read(self, path: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signature
        self.read.emit(path)

    def _making(self) -> Card:
        rows: list[Entry] = []
        if self._source:
            title, where = self.tr("Its folder packs to the same digest"), self.tr("{folder}, as it was looked at last")
            rows += [_evidence(_ok(title, where.format(folder=self._source))), 2]
        rows += [_OneLine(each) for each in kit_facts.reproducibility(self._opened, self._looked, self._fault)]
        written = Line(kit_facts.stored_words(self._opened), "small", "muted")
        return Card(self.tr("Reproducibility"), col(*rows, gap=2), trailing=written)

    def _size(self) -> Card:
        whole, here = self._opened.total_size, self._opened.origin is Origin.STORE
        title = self.tr("Size in the store") if here else self.tr("What the store has of it")
        if self._sharing is None:
            return Card(title, Label(text.size(whole), "body", "text2"))
        shared = kit_facts.shared_size(self._opened, self._sharing)
        bar = ShareBar(self.tr("Own and shared bytes"), 8)
        bar.show_parts([((whole - shared) / (whole or 1), "accentFill"), (shared / (whole or 1), "accentLine")])
        own = self.tr("{size} only here") if here else self.tr("{size} would be new")
        both = self.tr("{size} shared") if here else self.tr("{size} is there already")
        names = kit_facts.sharers(self._sharing)
        told = ", ".join(names[:_MOST_NAMES])
        if len(names) > _MOST_NAMES:
            told = self.tr("{names} and {n} more").format(names=told, n=len(names) - _MOST_NAMES)
        words = (
            self.tr("Shared with {names}").format(names=told)
            if names
            else self.tr("No other kit of the store holds any of its layers.")
        )
        more = _link(self.tr("Layers"))
        more.clicked.connect(self.manifest)
        stored = self._desk.library.of(self._opened.kit.descriptor.digest) if here and shared else None
        alone = stored.own if stored is not None else whole - shared
        sizes = own.format(size=text.size(alone)), both.format(size=text.size(shared))
        head = row(Label(sizes[0], "medium"), None, Label(sizes[1], "body", "text2"))
        return Card(
            title,
            col(head, bar, row((Label(words, "small", "muted", wrap=True), 1), more), gap=6),
        )


def _package(opened: OpenKit) -> Callable[[], QWidget]:
    return partial(_package_card, opened)


def _package_card(opened: OpenKit) -> Card:
    package = opened.kit.kitfile.package
    facts = _facts(
        (text.translate("Overview", "Name"), package.name),
        (text.translate("Overview", "Version"), package.version),
        (text.translate("Overview", "Authors"), ", ".join(package.authors)),
    )
    entries: list[Entry] = []
    if package.description:
        entries += [Label(package.description, "body", "text2", wrap=True), 6]
    if not entries and not facts.count():
        entries.append(Label(text.translate("Overview", "The Kitfile names no package."), "body", "muted"))
    return Card(text.translate("Overview", "Package"), col(*entries, facts, gap=0))


def _licence_chips(stated: Stated) -> list[QWidget]:
    chips: list[QWidget] = []
    if stated.is_limited:
        chips.append(Chip(text.translate("Overview", "Non-commercial"), "state.warn", Icon.WARN))
    if not stated.is_spdx:
        chips.append(Chip(text.translate("Overview", "No SPDX name"), "outline"))
    return chips


def _parameters(opened: OpenKit) -> tuple[Callable[[], QWidget], ...]:
    """The card of the parameters, when there are any."""
    model = opened.kit.kitfile.model
    found = tuple(kit_facts.parameter_rows(model.parameters)) if model is not None else ()
    return (partial(_parameter_card, found),) if found else ()


def _parameter_card(found: Sequence[tuple[int, str, str]]) -> Card:
    lines: list[Entry] = []
    for depth, key, value in found[:_MOST]:
        name = Line(printable(key), "body", "text2" if value else "text")
        key_of = wrap(row(depth * 16, (name, 1), gap=0))
        lines.append(wrap(row((key_of, 1), (Line(printable(value), "medium"), 1), gap=8), height=22))
    if len(found) > _MOST:
        rest = text.translate("Overview", "and {n} more in the Kitfile").format(n=len(found) - _MOST)
        lines.append(Label(rest, "small", "muted"))
    return Card(text.translate("Overview", "Parameters"), col(*lines, gap=0))


def _made_with(model: Model) -> tuple[str, str]:
    """Framework and format on one line, as on the page of the Kitfile: what follows is seen without scrolling."""
    title = text.translate("Overview", "Framework") if model.framework else text.translate("KitFacts", "Format")
    return title, ", ".join(each for each in (model.framework, model.format) if each)


def _facts(*facts: tuple[str, str]) -> QVBoxLayout:
    entries: list[Entry] = []
    for title, value in facts:
        if value:
            entries += [Rule()] if entries else []
            line = Line(printable(value), "medium")
            entries.append(wrap(row(Label(title, "body", "text2"), 24, None, (line, 0), gap=0), height=26))
    return col(*entries, gap=0)


def _evidence(found: Evidence, act: QWidget | None = None) -> QWidget:
    glyph = Glyph(_TONES[found.tone], 16, "muted" if found.tone == "neutral" else f"state.{found.tone}.solid")
    grave = found.tone == "danger"  # then what to do is read to its end
    title = Label(found.title, "medium", "state.danger.text" if grave else "text", wrap=True, line=115)
    detail = Label(found.detail, "small", "muted", wrap=True) if grave else Line(found.detail, "small", "muted")
    words = col(title, detail, gap=0)
    entries: list[Entry] = [col(1, glyph, None, gap=0), 10, (words, 1)]
    if act is not None:
        entries += [8, act]
    return wrap(row(*entries, gap=0))


class _OneLine(QWidget):
    """The same with its ground at the end of the line, or below where there is no room for both."""

    def __init__(self, found: Evidence) -> None:
        super().__init__()
        glyph = Glyph(_TONES[found.tone], 16, "muted" if found.tone == "neutral" else f"state.{found.tone}.solid")
        self._title, self._ground = Line(found.title, "body"), Line(found.detail, "small", "muted")
        self._words = row((self._title, 0), None, (self._ground, 0), gap=0)
        self._words.setSpacing(0)
        self.setLayout(row(col(1, glyph, None, gap=0), 10, (self._words, 1), gap=0, margins=(0, 1, 0, 1)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = self._title.sizeHint().width() + 12 + self._ground.sizeHint().width()
        way = QBoxLayout.Direction
        below = wanted > self._words.geometry().width()
        self._words.setDirection(way.TopToBottom if below else way.LeftToRight)


def _ok(title: str, detail: str) -> Evidence:
    return Evidence("ok", title, detail)


def _link(words: str) -> Button:
    return Button(words, "link", height=28)
