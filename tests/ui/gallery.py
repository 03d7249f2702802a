"""Every part in one picture, for eyes: python -m tests.ui.gallery DIR [--scale 2] draws the three themes into PNGs.

The same pages are what the tests of the theme switch and of the right-to-left window look at.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QMenu,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QWidget,
)
from typing_extensions import override

from kitstudio.model.media_type import Kind
from kitstudio.ui import paint
from kitstudio.ui.fonts import load_fonts
from kitstudio.ui.frame.shell import Shell
from kitstudio.ui.frame.sidebar import Room
from kitstudio.ui.frame.tabs import Document
from kitstudio.ui.icons import Icon, icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.style import dress
from kitstudio.ui.theme import Appearance, Choice, T
from kitstudio.ui.widgets import cells
from kitstudio.ui.widgets.bars import LayerBar, Legend, Segment, ShareBar, Sparkline
from kitstudio.ui.widgets.base import Card, Label, Panel, Rule, Tile
from kitstudio.ui.widgets.buttons import Button, Keys, Look, Segmented, Switch, icon_button
from kitstudio.ui.widgets.chips import Chip, DigestLabel, FilterChip, facts, kind_chip
from kitstudio.ui.widgets.delegates import Role
from kitstudio.ui.widgets.drop_zone import DropChoice, DropOverlay, DropZone
from kitstudio.ui.widgets.heads import FooterBar, HeaderBand, SubTabs, page_head
from kitstudio.ui.widgets.inputs import Field, labelled, setting
from kitstudio.ui.widgets.notes import Band, CommandWell, Crate, EmptyState, Steps, WayOut
from kitstudio.ui.widgets.overlays import Sheet
from kitstudio.ui.widgets.toasts import Toast, Toasts
from kitstudio.ui.widgets.tree import Tree

DIGEST = "sha256:3f9ac1e07b52d3a1c9c5d1f0a4e8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3b49e2d"[:71].ljust(71, "7")
GB = 1_000_000_000
SIZE = (1280, 800)
Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class Cells(QAbstractTableModel):
    """Rows of cells under titles."""

    def __init__(self, titles: Sequence[str], rows: Sequence[Sequence[cells.Cell]], parent: QWidget) -> None:
        super().__init__(parent)
        self._titles, self._rows = titles, rows

    @override
    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return len(self._titles)

    @override
    def data(self, index: Index, role: int = 0) -> object:
        return self._rows[index.row()][index.column()] if role == Role.CELL else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None


class Swatches(QWidget):
    """Tokens as small fields with their names."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = names
        self.setFixedSize(56 * len(names), 48)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            for at, name in enumerate(self._names):
                paint.box(p, QRectF(at * 56, 0, 50, 30), 6, name, "line")
                paint.write(p, QRectF(at * 56, 32, 54, 16), name, "label", "muted")


def block(title: str, *parts: QWidget) -> QWidget:
    return wrap(col(Label(title, "smallStrong", "text2"), 8, *parts, gap=8))


def _buttons() -> QWidget:
    grid = QGridLayout()
    grid.setSpacing(10)
    grid.setContentsMargins(0, 0, 0, 0)
    kinds: tuple[tuple[Look, str], ...] = (
        ("primary", "Pack…"),
        ("secondary", "Compare"),
        ("ghost", "Cancel"),
        ("danger", "Delete…"),
        ("link", "Use LICENSE instead"),
    )
    for at, (look, label) in enumerate(kinds):
        rest = Button(label, look, Icon.KIT if look == "primary" else None)
        off = Button(label, look, Icon.KIT if look == "primary" else None, keys="Ctrl D" if at < 2 else "")
        off.setEnabled(False)
        keyed = Button(label, look, keys="Ctrl O" if look != "link" else "", more=look == "secondary")
        for column, button in enumerate((rest, keyed, off)):
            grid.addWidget(button, at, column)
    grid.setColumnStretch(3, 1)
    return wrap(grid)


def _inputs() -> QWidget:
    wrong = Field("LICENCE", name="path", mono=True)
    wrong.set_error(wrong=True)
    locked = Field("Locked", name="locked", icon=Icon.LOCK)
    locked.set_locked(locked=True)
    hint = wrap(row(Label("Not in this folder.", "small", "state.danger.text"), Button("Use LICENSE", "link"), None))
    select = QComboBox()
    select.addItems(["transformers", "onnx"])
    grid = QGridLayout()
    grid.setSpacing(10)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.addLayout(labelled("Name", Field("llama-3.1-ft", name="Name")), 0, 0)
    grid.addLayout(labelled("Path", wrong, hint), 0, 1)
    grid.addWidget(locked, 1, 0)
    grid.addWidget(Field("", "Filter by name, tag, digest", icon=Icon.FILTER), 1, 1)
    grid.addWidget(select, 2, 0)
    grid.addWidget(Field("1.2.0", name="Tags", trailing=Chip("latest", "accent")), 2, 1)
    tick, part = QCheckBox("On"), QCheckBox("Partly")
    tick.setChecked(True)
    part.setCheckState(Qt.CheckState.PartiallyChecked)
    off = Switch("off", on=True)
    off.setEnabled(False)
    chosen = FilterChip("On disk", "19")
    chosen.setChecked(True)
    return wrap(
        col(
            wrap(grid),
            row(Segmented(["Tree", "Layers", "Flat"], "View"), Switch("on", on=True), Switch("off"), off, None),
            row(tick, part, QCheckBox("Off"), FilterChip("Signed", "17"), chosen, Keys(["Ctrl", "⇧", "P"]), None),
        )
    )


KITS = (
    ("llama-3.1-ft", ("prod", "1.2.0"), "Clinical notes, merged LoRA", (Kind.MODEL, Kind.PART, Kind.DOCS), 16.6, 9),
    ("mistral-7b-router", ("0.4.1",), "Intent routing head", (Kind.MODEL, Kind.CODE, Kind.DOCS), 14.5, 4),
    ("whisper-small-clinic", ("staging", "0.9.2"), "Dictation", (Kind.MODEL, Kind.DATASET), 0.967, 5),
    ("support-agent", ("3.0.0",), "Prompts and tools only", (Kind.PROMPT, Kind.MCP), 0.000412, 4),
)


def kit_table(parent: QWidget) -> Tree:
    rows: list[list[cells.Cell]] = [
        [
            cells.TwoLine(name, sub, tags, frozenset({"prod", "staging"}), kinds),
            cells.SizeCell(int(size * GB), size / 16.6, size / 60),
            cells.Plain(str(layers), right=True),
            cells.Status("Verified", "state.ok", Icon.OK, "2 days ago"),
            cells.Chips((("tar", "outline"), ("New", "state.ok"))),
            cells.Plain("2 days ago", "muted"),
        ]
        for name, tags, sub, kinds, size, layers in KITS
    ]
    model = Cells(["Name", "Size", "Layers", "State", "Notes", "Modified"], rows, parent)
    widths = [0, 112, 58, 120, 110, 96]
    table = Tree(model, "Kits", widths, 48, right=(2,), first_pad=20, lines=True, parent=parent)
    table.setCurrentIndex(model.index(1, 0))
    return table


def file_table(parent: QWidget) -> Tree:
    on, off = Qt.CheckState.Checked, Qt.CheckState.Unchecked
    entries = (
        (cells.Entry("weights", Icon.FOLDER, "role.model", "5 files", on), Kind.MODEL, 16_100_000_000),
        (cells.Entry("model-00001-of-00004.safetensors", Icon.TENSOR, "role.model", "", on), Kind.MODEL, 5 * GB),
        (cells.Entry("data/eval.parquet", Icon.DATASET, "role.dataset", "", on), Kind.DATASET, 284_000_000),
        (cells.Entry("LICENSE", Icon.LICENSE, "", "", off, quiet=True), None, 7_600),
    )
    rows: list[list[cells.Cell]] = [
        [entry, cells.KindCell(kind, guess=kind is None), cells.SizeText(size), cells.DigestCell(DIGEST)]
        for entry, kind, size in entries
    ]
    return Tree(
        Cells(["Path", "Role", "Size", "SHA-256"], rows, parent), "Files", [0, 100, 80, 120], right=(2,), parent=parent
    )


def parts() -> QWidget:
    """Every part and state."""
    page = Panel(None, "surface")
    types = [row(wrap(row(Label(name, "label", "muted")), 92), Label(words, name), None, gap=0) for name, words in (
        ("display", "Drop a model folder"),
        ("h1", "Kits and versions"),
        ("h2", "Pack llama-3.1-ft"),
        ("strong", "Title of a row"),
        ("body", "Body text, 13 px"),
        ("small", "Second line, 12 px"),
        ("label", "Column title, 11 px"),
        ("mono", "sha256:3f9ac1e07b52"),
        ("metric", "461 MB"),
    )]  # fmt: skip
    neutrals = ["canvas", "surface", "sunken", "hover", "pressed", "line", "lineStrong", "control", "muted", "text"]
    states = [Chip(tone, f"state.{tone}") for tone in ("ok", "warn", "danger", "info", "neutral")]
    chips = [Chip("Not run", "outline"), Chip("1.2.0", "accent"), Chip("1 error", "state.danger", Icon.ERROR)]
    layers = LayerBar("progress by layer")
    layers.show_segments(
        [Segment(16 * GB, 0.54, "accentFill"), Segment(GB, 1, "state.ok.solid"), Segment(9, 0, "accentFill")]
    )
    shares = ShareBar("layers by role")
    shares.show_parts([(0.8, "role.model.solid"), (0.1, "role.dataset.solid"), (0.1, "role.code.solid")])
    spark = Sparkline()
    spark.show_values([22, 30, 34, 31, 36, 38, 33, 35, 12, 0, 0, 20])
    legend = Legend([("role.model.solid", "Model"), ("role.dataset.solid", "2 datasets"), ("role.code.solid", "Code")])
    left = col(
        block("Neutrals", Swatches(neutrals)),
        block("Roles", wrap(row(*[kind_chip(kind) for kind in Kind], None, gap=6))),
        block("States and tags", wrap(row(*states, *chips, None, gap=6))),
        block("Type", wrap(col(*types, gap=5))),
        block("Bars", wrap(row((layers, 1), spark)), shares, legend),
        block("Digest", wrap(row(DigestLabel(DIGEST), None))),
        None,
        gap=18,
    )
    right = col(
        block("Buttons", _buttons()),
        block("Inputs", _inputs()),
        block("Rows", kit_table(page)),
        block("Files", file_table(page)),
        gap=14,
    )
    page.setLayout(row((wrap(left), 1), 20, Rule(upright=True), 20, (wrap(right), 1), gap=0, margins=(28, 20, 28, 16)))
    return page


def stock() -> QWidget:
    """Qt's own controls."""
    main, off = QPushButton("Default button"), QPushButton("Disabled")
    main.setDefault(True)
    off.setEnabled(False)
    combo, spin, bar, slider = QComboBox(), QSpinBox(), QProgressBar(), QSlider(Qt.Orientation.Horizontal)
    combo.addItems(["QComboBox", "Other"])
    bar.setValue(62)
    slider.setValue(35)
    edit, radio = QLineEdit("QLineEdit"), QRadioButton("QRadioButton")
    radio.setChecked(True)
    for widget in (combo, spin, bar, slider, edit):
        widget.setFixedWidth(180)
    menu = QMenu()
    for name, glyph, keys in (("Open", Icon.OPEN, "Enter"), ("Unpack…", Icon.EXPORT, "Ctrl+E")):
        menu.addAction(icon(glyph), name).setShortcut(keys)
    menu.addSeparator()
    menu.addAction(icon(Icon.TRASH), "Remove…").setEnabled(False)
    menu.setActiveAction(menu.actions()[1])
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    picture = Label()
    picture.setPixmap(menu.grab())
    menu.deleteLater()
    left = col(
        row(main, QPushButton("QPushButton"), off, None),
        row(edit, combo, None),
        row(spin, slider, None),
        row(QCheckBox("QCheckBox"), radio, QRadioButton("Other"), None, gap=18),
        row(bar, None),
        row(picture, None),
        None,
        gap=14,
        margins=40,
    )
    return Panel(left, "surface")


def notes() -> QWidget:
    """Bands, empty states, cards, steps, the command."""
    zone = DropZone(
        col(
            EmptyState(
                "Drop a model folder to begin",
                "A Kitfile works too. Files are read in place and never changed.",
                [Button("Choose folder…", "primary", Icon.FOLDER, "Ctrl O", 36)],
                Crate(),
            )
        ),
        "Drop a model folder",
    )
    ways = Steps(
        [
            WayOut("Free some space", "16.6 GB are needed, 2.1 GB are free.", (Button("Open storage", "primary"),)),
            WayOut("Choose another disk", "", (Button("Choose folder…", "secondary", Icon.FOLDER),)),
        ]
    )
    cards = row(
        (Card("Do one of these", ways), 1),
        (Card("Choices", setting("Reproducible", "Fixed order, owner and time.", Switch("Same", on=True))), 1),
    )
    band = Band("warn", Icon.WARN, "Form paused", "line 12 is no YAML", [Button("Go to line 12", "ghost", height=26)])
    command = CommandWell(["kitstudio pack . -t llama-3.1-ft:1.2.0,latest"])
    return Panel(col(band, (zone, 1), cards, command, gap=16, margins=28), "surface")


def shell(page: QWidget | None = None) -> Shell:
    """The frame around a page of kits."""
    rooms = [
        Room("home", Icon.HOME, "Home"),
        Room("kits", Icon.KIT, "Kits", "Library"),
        Room("drafts", Icon.DRAFT, "Drafts", "Library"),
        Room("jobs", Icon.JOBS, "Jobs", "Library"),
    ]
    frame = Shell(rooms)
    frame.sidebar.go("kits")
    frame.sidebar.count("kits", "24")
    frame.sidebar.show_usage("71.4 GB", (0.145, 0.04), "71.4 GB used, 212 GB free")
    frame.top_bar.show_jobs(2, 0.54)
    frame.status.show_store("Library 71.4 GB · 212 GB free")
    frame.status.show_transfer("412 MB/s · about 40 s")
    frame.status.show_problems("2 problems")
    frame.tabs.add_document(Document("a", Icon.DRAFT, changed=True), "llama-3.1-ft")
    frame.tabs.setCurrentIndex(frame.tabs.add_document(Document("b", Icon.KIT), "llama-3.1-ft 1.2.0"))
    frame.show_tabs(on=True)
    frame.show_page(page or kits_page())
    return frame


def kits_page() -> QWidget:
    page = QWidget()
    sub = Label("24 kits · 71.4 GB on disk, of which 3.9 GB is shared between versions", "small", "muted")
    chips = [Chip("1.2.0", "accent", font="smallStrong"), Chip("prod", "outline", font="small")]
    line = facts(DigestLabel(DIGEST), "16.6 GB", "9 layers", "24 files")
    band = HeaderBand(Icon.MODEL, "role.model", "llama-3.1-ft", chips, line, [Button("Unpack…", "primary", Icon.OPEN)])
    tabs = SubTabs(["Files", "Layers", "Kitfile"], "Views")
    tabs.count_tab(0, "24")
    foot = FooterBar([Chip("1 selected", "accent", font="smallStrong")], [Button("Open", "secondary"), Tile(Icon.KIT)])
    head = page_head("Kits", sub, Button("Open…", "secondary", Icon.OPEN), icon_button(Icon.MORE, "More", 30))
    page.setLayout(
        col(band, wrap(row(tabs, None, margins=(8, 0, 8, 0))), Rule(), head, (kit_table(page), 1), foot, gap=0)
    )
    return page


def sheet() -> Shell:
    """A sheet over the frame."""
    frame = shell()
    body = wrap(
        col(
            labelled("Name", Field("llama-3.1-ft", name="Name")),
            labelled("Compression", Segmented(["None", "zstd", "gzip"], "Compression", stretch=True)),
            Rule(),
            setting(
                "Reproducible",
                "Same files, same digest on every machine.",
                Switch("R", on=True),
            ),
            CommandWell(["kitstudio pack . -t llama-3.1-ft:1.2.0"]),
            None,
            gap=16,
            margins=(20, 16, 20, 16),
        )
    )
    frame.resize(*SIZE)
    footer = [
        Button("Cancel", "ghost"),
        None,
        Label("about 40 s", "small", "muted"),
        Button("Pack", "primary", Icon.KIT),
    ]
    opened = Sheet(frame, "Pack llama-3.1-ft", "From ~/training/llama-3.1-ft", Icon.KIT, body, footer)
    opened.open()
    return frame


def drop() -> Shell:
    """The drop overlay and toasts over the frame."""
    frame = shell()
    frame.resize(*SIZE)
    frame.show()
    overlay = DropOverlay(frame.pages)
    overlay.offer(
        "llama-3.1-ft",
        "31 files, 16.6 GB · looks like a Hugging Face model folder",
        Icon.FOLDER,
        [
            DropChoice("draft", Icon.DRAFT, "role.model", "Start a draft", "Roles are guessed; nothing is copied"),
            DropChoice("look", Icon.EYE, "role.docs", "Only look inside", "Read headers, keep nothing"),
        ],
    )
    toasts = Toasts(frame)
    toasts.add(Toast("ok", Icon.OK, "Packed llama-3.1-ft", "sha256:3f9ac1e…9e2d7 in 41 s", "Open"))
    toasts.add(Toast("danger", Icon.ERROR, "Unpack failed", "The disk is full"))
    return frame


PAGES: dict[str, Callable[[], QWidget]] = {
    "parts": parts,
    "stock": stock,
    "notes": notes,
    "shell": shell,
    "sheet": sheet,
    "drop": drop,
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", default="1")
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("pages", nargs="*")
    options = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = options.scale
    app = QApplication([])
    load_fonts()
    style = dress(app)
    T.still = True
    appearance = Appearance(app)
    if options.rtl:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    options.folder.mkdir(parents=True, exist_ok=True)
    for choice in (Choice.LIGHT, Choice.DARK, Choice.CONTRAST):
        appearance.choose(choice)
        for name in options.pages or PAGES:
            page = PAGES[name]()
            page.resize(SIZE[0], 1080 if name == "parts" else SIZE[1])
            page.show()
            page.setFocus()
            app.sendPostedEvents()
            suffix = ("-rtl" if options.rtl else "") + (f"@{options.scale}x" if options.scale != "1" else "")
            page.grab().save(str(options.folder / f"{name}-{choice}{suffix}.png"))
            page.close()
            page.deleteLater()
    del style


if __name__ == "__main__":
    main()
