"""The Kitfile of a kit: read as sentences and paths with sizes, and as the text it was made from."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.model.kitfile import LayerEntry, entries
from kitstudio.model.media_type import Kind
from kitstudio.ui import kinds, paint, text
from kitstudio.ui.actions import add_act
from kitstudio.ui.editor.text_edit import TextEdit
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.layout import Entry, clear, col, row, scrolling, wrap
from kitstudio.ui.models.kit_reading import Looked, OpenKit
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Card, Glyph, Label, Line, Panel, Rule
from kitstudio.ui.widgets.buttons import Button, Pressable, Segmented, icon_button
from kitstudio.ui.widgets.text_view import TextView

_LEAST: Final = 560
_RIGHT: Final = 500
_WIDE: Final = 1000
_MOST: Final = 200
_LONG: Final = 40
"""Letters of a value from which on it may need a second line."""
_LONGEST: Final = 600


class PathRow(Pressable):
    """An entry of the Kitfile: drawing, path, what is said of it, size; pressing it shows its files."""

    def __init__(self, icon: Icon, tone: str, path: str, note: str, size: str) -> None:
        super().__init__(", ".join(each for each in (printable(path), note, size) if each))
        self._icon, self._tone, self._path, self._note, self._size = icon, tone, path, note, size
        self.setFixedHeight(T.wide(28))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(text.tip(path, note) or "")

    @override
    def sizeHint(self) -> QSize:
        return QSize(260, T.wide(28))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            area = QRectF(self.rect())
            if self.hot:
                paint.box(p, area.adjusted(-0, 1, 0, -1), 6, "hover")
            middle = area.center().y()
            paint_icon(p, self._icon, QRectF(2, middle - 8, 16, 16), f"{self._tone}.solid")
            end = area.right() - 20
            paint_icon(p, Icon.CHEVRON_RIGHT, QRectF(area.right() - 15, middle - 6, 12, 12), "muted", stroke=2)
            used = paint.width_of(self._size, "small")
            paint.write(
                p, QRectF(end - used - 4, 0, used + 2, area.height()), self._size, "small", "text2", paint.RIGHT
            )
            room = QRectF(28, 0, end - used - 44, area.height())
            taken = paint.write(p, room, self._path, "mono", elide=Qt.TextElideMode.ElideMiddle) + 10
            if self._note and taken + paint.width_of(self._note, "small") <= room.width():
                paint.write(p, room.adjusted(taken, 0, 0, 0), self._note, "small", "muted")
            if self.ringed:
                paint.ring(p, area.adjusted(0, 1, 0, -1), 6)


class KitKitfile(QWidget):
    """The tab of the Kitfile.

    Signals:
        draft(): the person wants to go on from it in a folder of their own.
        show(str): the person wants to see the files at this path.
    """

    draft = Signal()
    show_files = Signal(str)

    def __init__(self, opened: OpenKit) -> None:
        super().__init__()
        self._opened = opened
        self._looked: Looked | None = None
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(0, 0, 0, 0)
        self.yaml = TextEdit()
        self.yaml.load(opened.kitfile_text)
        self.yaml.setReadOnly(True)
        self.yaml.setAccessibleName(self.tr("Kitfile as YAML"))
        self.json = TextView(self.tr("Kitfile as JSON"))
        self.json.show_text(opened.config.text, json=True)
        self._texts = QStackedWidget()
        self._texts.addWidget(self.yaml)
        self._texts.addWidget(self.json)
        self.forms = Segmented((self.tr("YAML"), self.tr("JSON")), self.tr("Which text of the Kitfile"), height=28)
        self.forms.chosen.connect(self._turn)
        self._told = Line("", "small", "muted")
        self.setLayout(row((self._left(), 1), Rule(upright=True), self._right(), gap=0))
        self._turn(0)
        self._build()
        group = self.tr("Kitfile")
        add_act(self, self.tr("Start a draft from it…"), self.draft.emit, group=group, sign=Icon.DRAFT)
        add_act(self, self.tr("Copy the Kitfile"), self._copy, group=group, sign=Icon.COPY)
        self.setFocusProxy(self.yaml)

    def _left(self) -> QWidget:
        start = Button(self.tr("Start a draft from it…"), "secondary", Icon.DRAFT, height=28)
        start.clicked.connect(self.draft)
        words = Label(
            self.tr("Part of the digest, so it cannot be edited here."), "small", "text2", wrap=True, line=125
        )
        head = Panel(row(Glyph(Icon.LOCK, 15, "muted"), (words, 1), start, margins=(20, 4, 12, 4)), None, edges="b")
        head.setMinimumHeight(45)  # as its neighbour, and higher where the note takes three lines
        return wrap(col(head, (scrolling(wrap(self._cards)), 1), gap=0))

    def _right(self) -> QWidget:
        copy = icon_button(Icon.COPY, self.tr("Copy the Kitfile"))
        copy.clicked.connect(self._copy)
        title = Label(self.tr("As text"), "smallStrong", "text2")
        head = wrap(row(title, (self._told, 1), self.forms, copy, margins=(20, 0, 12, 0)), height=44)
        self._side = wrap(col(head, Rule(), (self._texts, 1), gap=0))
        self._side.setFixedWidth(_RIGHT)
        return self._side

    @Slot(object)
    def _turn(self, form: int) -> None:
        self._texts.setCurrentIndex(form)
        number = self._opened.kit.manifest.config.size
        as_yaml = self.tr("{n} bytes, shown as YAML") if self._opened.kit.has_kitfile else self.tr("{n} bytes, made up")
        words = as_yaml if form == 0 else self.tr("{n} bytes, laid out")
        self._told.say(words.format(n=self.locale().toString(number)))

    @Slot()
    def _copy(self) -> None:
        in_json = self.forms.current == 1
        QGuiApplication.clipboard().setText(self._opened.config.text if in_json else self._opened.kitfile_text)

    def show_looked(self, found: Looked) -> None:
        """Tell how many files each entry has."""
        self._looked = found
        self._build()

    def show_units(self) -> None:
        """Write every size anew."""
        self._build()

    def _build(self) -> None:
        clear(self._cards)
        kitfile = self._opened.kit.kitfile
        model = [each for each in entries(kitfile) if each.kind in (Kind.MODEL, Kind.PART)]
        rest = [each for each in entries(kitfile) if each.kind not in (Kind.MODEL, Kind.PART)]
        cards: list[Entry] = [self._package()]
        if kitfile.model is not None:
            about = (
                (self.tr("Name"), kitfile.model.name),
                (self.tr("Framework"), kitfile.model.framework),
                (self.tr("Format"), kitfile.model.format),
                (self.tr("Version"), kitfile.model.version),
                (self.tr("Licence"), kitfile.model.license),
                (self.tr("Description"), kitfile.model.description),
            )
            cards.append(Card(self.tr("Model"), col(*_lines(about), 4, *self._rows(model), gap=0), Icon.MODEL, gap=8))
        if rest:
            title = self.tr("Datasets, docs, code, prompts")
            cards.append(Card(title, col(*self._rows(rest), gap=0), Icon.LAYERS, gap=8))
        self._cards.addWidget(wrap(col(*cards, None, gap=8, margins=(18, 12, 18, 12))))

    def _package(self) -> Card:
        package = self._opened.kit.kitfile.package
        about = _lines(
            (
                (self.tr("Name"), package.name),
                (self.tr("Version"), package.version),
                (self.tr("Description"), package.description),
                (self.tr("Authors"), ", ".join(package.authors)),
                (self.tr("Licence"), package.license),
            )
        )
        if not about:
            about = [Label(self.tr("The Kitfile names no package."), "body", "muted")]
        return Card(self.tr("Package"), col(*about, gap=0), Icon.KIT, gap=8)

    def _rows(self, found: list[LayerEntry]) -> list[Entry]:
        sizes = {each.entry.where: each.descriptor.size for each in self._opened.kit.layers if each.entry is not None}
        rows: list[Entry] = []
        for each in [one for one in found if one.path][:_MOST]:
            size = self.tr("layer {size}").format(size=text.size(sizes[each.where])) if each.where in sizes else ""
            line = PathRow(kinds.ICONS[each.kind], kinds.TONES[each.kind], each.path, self._note(each), size)
            line.clicked.connect(partial(self._show, each.path))
            rows.append(line)
        if len(found) > _MOST:
            rows.append(Label(self.tr("and {n} more").format(n=len(found) - _MOST), "small", "muted"))
        return rows

    def _note(self, entry: LayerEntry) -> str:
        said = [getattr(entry.entry, name, "") for name in ("name", "type", "license")]
        if entry.is_remote:
            said.append(self.tr("not in this kit"))
        at = next((at for at, each in enumerate(self._opened.kit.layers) if each.entry == entry), -1)
        number = self._looked.layers[at].files if self._looked is not None and at in self._looked.layers else 0
        if number > 1:
            said.insert(0, text.count(number, self.tr("{n} file"), self.tr("{n} files")))
        return ", ".join(each for each in said if each) if entry.kind is not Kind.MODEL else said[0] or ""

    def _show(self, path: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signature
        self.show_files.emit(path)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, 200)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        self._side.setFixedWidth(_RIGHT if wide else self.width() * 43 // 100)
        self._told.setVisible(wide)


def _lines(facts: Iterable[tuple[str, str]]) -> list[Entry]:
    found: list[Entry] = []
    for name, value in facts:
        if value:
            label = Label(name, "small", "muted")
            label.setFixedWidth(T.wide(96))
            if len(value) > _LONG and max(map(len, value.split()), default=0) <= _LONG:
                whole = Label(printable(value, _LONGEST), "body", wrap=True)
                found.append(row(col(label, None, margins=(0, 2, 0, 0)), (whole, 1), gap=8))
            else:
                found.append(wrap(row(label, (Line(printable(value), "body"), 1), gap=8), height=22))
    return found
