"""What the pack sheet is made of: the layers as a bar and a list, the running pack, the kit that was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kitstudio.base.errors import QT_TRANSLATE_NOOP
from kitstudio.jobs.job import Job
from kitstudio.model.descriptor import CREATED
from kitstudio.model.media_type import Kind
from kitstudio.operations.contents.tree import DraftLayer
from kitstudio.operations.draft import Draft
from kitstudio.operations.pack_forecast import Forecast
from kitstudio.operations.pack_options import PackReport
from kitstudio.ui import kinds, paint, text
from kitstudio.ui.commands import unpack_line
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, clear, col, row, wrap
from kitstudio.ui.sheets.sheet_parts import ResultCard, fact_line
from kitstudio.ui.speech import announce
from kitstudio.ui.text import translate
from kitstudio.ui.widgets.bars import LayerBar, Legend, Segment
from kitstudio.ui.widgets.base import Glyph, Label, Line, Panel
from kitstudio.ui.widgets.buttons import Button

_LISTED: Final = 3
"""Layers that are named unasked; where there are more, bar and legend tell the shape and a press names them."""

_WATCHED: Final = 14
_ROOM: Final = 386
_MANY: Final = {
    Kind.MODEL: QT_TRANSLATE_NOOP("draft", "{n} models"),
    Kind.PART: QT_TRANSLATE_NOOP("draft", "{n} parts"),
    Kind.DATASET: QT_TRANSLATE_NOOP("draft", "{n} datasets"),
    Kind.CODE: QT_TRANSLATE_NOOP("draft", "{n} code"),
    Kind.DOCS: QT_TRANSLATE_NOOP("draft", "{n} docs"),
    Kind.PROMPT: QT_TRANSLATE_NOOP("draft", "{n} prompts"),
    Kind.MCP: QT_TRANSLATE_NOOP("draft", "{n} MCP"),
}


def summary(number: int, size: int) -> str:
    """`9 layers, 16.6 GB`."""
    layers = text.count(number, translate("draft", "{n} layer"), translate("draft", "{n} layers"))
    return translate("draft", "{layers}, {size}").format(layers=layers, size=text.size(size))


def layer_name(layer: DraftLayer) -> str:
    """The path of a layer as shown."""
    return layer.entry.path if layer.entry.path not in ("", ".", "./") else translate("draft", "The whole folder")


def news(old: Draft, new: Draft) -> str:
    """What is new in a draft that was shown before; empty when it packs the same."""
    if old.text != new.text:
        return translate("draft", "The Kitfile changed while this was open. Shown here is what it says now.")
    if old.ignore.text != new.ignore.text:
        return translate("draft", "The .kitignore changed while this was open. Shown here is what it leaves now.")
    if old.contents != new.contents or old.follows_links != new.follows_links:
        return translate("draft", "Files of the folder changed while this was open. Shown here is what is there now.")
    return ""


class News(Panel):
    """Says at the top of the sheet that what it shows is not what it showed before."""

    def __init__(self) -> None:
        self._words = Label("", "body", "state.warn.text", wrap=True, line=120)
        glyph = Glyph(Icon.WARN, 16, "state.warn.solid", "state.warn.tint")
        card = Panel(
            row(col(1, glyph, None, gap=0), (self._words, 1), gap=9, margins=(14, 9, 14, 9)),
            "state.warn.tint",
            8,
            "state.warn.strong",
        )
        super().__init__(col(card, 12, gap=0), None)
        self.hide()

    def say(self, words: str) -> None:
        """Show it, and tell a screen reader."""
        self._words.say(words)
        self.show()
        announce(self, words)


class LayersCard(Panel):
    """What will be made: the number, a bar by size, a legend on one line, and the layers with their sizes."""

    def __init__(self, draft: Draft) -> None:
        self._draft, self._all = draft, False
        self._forecast: Forecast | None = None
        layers = draft.contents.layers
        bar = LayerBar(translate("draft", "Layers by size"), 10)
        bar.show_segments([Segment(each.size, 1.0, f"{kinds.TONES[each.entry.kind]}.solid") for each in layers])
        self.since = Label("", "small", "muted")
        self._more = Button("", "link", height=20)
        self._more.clicked.connect(self._turn)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._rows.setContentsMargins(0, 7, 0, 0)
        self._named = wrap(self._rows)
        head = row(Label(summary(len(layers), draft.size), "strong"), None, self.since)
        parts: list[Entry] = [head, 10, bar, 9, _legend(draft), 5, row(self._more, None), self._named]
        super().__init__(col(*parts, gap=0, margins=(14, 12, 14, 10)), "sunken", 8, "line")
        self._more.setVisible(len(layers) > _LISTED)
        self._show_rows()

    def show_forecast(self, forecast: Forecast | None) -> None:
        """Say which layers are stored already; None while that is not known."""
        self._forecast = forecast
        unchanged = forecast.unchanged if forecast is not None else 0
        words = ""
        if forecast is not None and unchanged:
            words = text.count(unchanged, translate("draft", "{n} unchanged"), translate("draft", "{n} unchanged"))
            if forecast.since is not None:
                since = translate("draft", "{n} since {tag}")
                words = since.format(n=words, tag=forecast.since.tag)
        self.since.say(words)
        self._show_rows()

    @Slot()
    def _turn(self) -> None:
        self._all = not self._all
        self._show_rows()

    def _show_rows(self) -> None:
        clear(self._rows)
        layers = self._draft.contents.layers
        shown = layers if self._all or len(layers) <= _LISTED else ()
        known = self._forecast.layers if self._forecast is not None else ()
        stored = {(each.kind, each.path) for each in known if each.stored is not None}
        for each in shown:
            is_stored = (each.entry.kind, each.entry.path) in stored
            self._rows.addWidget(_layer_row(each, note=translate("draft", "unchanged") if is_stored else ""))
        self._named.setVisible(bool(shown))
        names = translate("draft", "Show the {n} layers").format(n=len(layers))
        self._more.say(translate("draft", "Hide the layers") if self._all else names)


def _legend(draft: Draft) -> QWidget:
    """One line: with counts where they fit, else the words alone."""
    numbers = Counter(each.entry.kind for each in draft.contents.layers)
    tokens = [f"{kinds.TONES[kind]}.solid" for kind in numbers]
    counted = [_counted(kind, number) for kind, number in numbers.items()]
    plain = [kinds.word(kind) for kind in numbers]
    tries = ((counted, 14), (counted, 9), (plain, 14))
    words, gap = next((each for each in tries if _width(*each) <= _ROOM), (plain, 6))
    return Legend(list(zip(tokens, words, strict=True)), gap)


def _width(words: Sequence[str], gap: int) -> float:
    return sum(paint.width_of(each, "small") + 14 + gap for each in words) - gap


def _counted(kind: Kind, number: int) -> str:
    return kinds.word(kind) if number == 1 else translate("draft", _MANY[kind]).format(n=number)


def _layer_row(layer: DraftLayer, trailing: QWidget | None = None, note: str = "") -> QWidget:
    kind = layer.entry.kind
    name = Line(layer_name(layer), "monoSmall", "text2", Qt.TextElideMode.ElideMiddle)
    size = trailing or Label(text.size(layer.size), "small", "muted")
    said: list[Entry] = [Label(note, "small", "muted"), 6] if note else []
    return wrap(row(Glyph(kinds.ICONS[kind], 15, f"{kinds.TONES[kind]}.solid"), (name, 1), *said, size, gap=9))


class PackProgress(QWidget):
    """A running pack: a bar by layer, what is being read, speed and what is left."""

    def __init__(self, draft: Draft, job: Job) -> None:
        super().__init__()
        self._draft, self._job = draft, job
        self._bar = LayerBar(translate("draft", "Progress by layer"), 10)
        self._share = Label("", "metric")
        self._bytes = Label("", "body", "text2")
        self._now = Line("", "monoSmall", "muted", Qt.TextElideMode.ElideMiddle)
        self._pace = Label("", "small", "muted")
        title = Label(translate("draft", "Packing"), "strong")
        self._sum = Label("", "small", "muted")
        head = row(title, None, self._sum)
        numbers = row(self._share, None, self._bytes, gap=8)
        self._states = [Label("", "small", "muted") for _layer in draft.contents.layers[:_WATCHED]]
        pairs = zip(draft.contents.layers, self._states, strict=False)
        rows = col(*[_layer_row(layer, state) for layer, state in pairs], gap=5)
        below = row((self._now, 1), self._pace)
        body = col(head, 12, self._bar, 12, numbers, 4, below, 12, rows, gap=0, margins=(14, 12, 14, 14))
        promise = translate("draft", "Nothing is named until every layer is stored. Cancelling leaves nothing behind.")
        card = Panel(body, "sunken", 8, "line")
        self.setLayout(col(card, 14, Label(promise, "small", "muted", wrap=True), None, gap=0, margins=20))
        job.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        job, layers = self._job, self._draft.contents.layers
        self._sum.say(summary(len(layers), self._draft.size if job.total is None else job.total))
        self._bar.show_segments([self._segment(at, layer) for at, layer in enumerate(layers)])
        for at, label in enumerate(self._states):
            label.say(self._state(at, layers[at]))
        share = job.share
        self._share.say(translate("draft", "{n} %").format(n=int(share * 100)) if share is not None else "—")
        if job.cancelling:
            self._bytes.say(translate("draft", "Cancelling"))
        elif job.total is not None:
            self._bytes.say(text.size_of(job.done, job.total))
        else:
            self._bytes.say(translate("draft", "Looking at the folder"))
        running = [each.label for each in job.items.values() if 0 < (each.share or 0.0) < 1]
        self._now.say(running[-1] if running else "")
        pace = [text.speed(job.speed)] if job.speed else []
        pace += [text.remaining(job.remaining)] if job.remaining is not None else []
        self._pace.say(" · ".join(pace))

    def _state(self, at: int, layer: DraftLayer) -> str:
        item = self._job.items.get(f"layer:{at}")
        share = item.share if item is not None else None
        if item is not None and item.skipped == "exists":
            return translate("draft", "Already there")
        if item is not None and item.skipped:
            return translate("draft", "Unchanged")
        if not share:
            return text.size(self._size(at, layer))
        return translate("draft", "{n} %").format(n=int(share * 100)) if share < 1 else translate("draft", "Written")

    def _size(self, at: int, layer: DraftLayer) -> int:
        """Bytes of a layer: what packing found, and before that what the draft did."""
        item = self._job.items.get(f"layer:{at}")
        return layer.size if item is None or item.total is None else item.total

    def _segment(self, at: int, layer: DraftLayer) -> Segment:
        item = self._job.items.get(f"layer:{at}")
        present = item is not None and bool(item.skipped)
        share = (item.share or 0.0) if item is not None else 0.0
        return Segment(self._size(at, layer), share, "state.ok.solid" if present else "accentFill")


class PackDone(QWidget):
    """The kit that was made: its digest, its names, time and speed, and what did not have to be read again."""

    def __init__(self, report: PackReport, seconds: float) -> None:
        super().__init__()
        names = ", ".join(str(each) for each in report.references)
        size = sum(each.descriptor.size for each in report.layers)
        made = translate("draft", "{layers} as packed").format(layers=summary(len(report.layers), size))
        reused = sum(each.reused for each in report.layers)
        there = sum(each.present and not each.reused for each in report.layers)
        facts = [fact_line(Icon.LAYERS, made), fact_line(Icon.STORAGE, _amount(report, seconds))]
        if reused:
            again = translate("draft", "{n} layer was unchanged"), translate("draft", "{n} layers were unchanged")
            facts.append(fact_line(Icon.CHECK, text.count(reused, *again)))
        if there:
            was = translate("draft", "{n} layer was already there"), translate("draft", "{n} layers were already there")
            facts.append(fact_line(Icon.CHECK, text.count(there, *was)))
        for name, old in report.moved:
            shown = f"{old.algorithm}:{text.digest(str(old), 6, 2)}"
            moved = translate("draft", "{name} named {digest} before and moved; that kit stays in the store")
            words = Label(moved.format(name=name, digest=shown), "body", "text2", wrap=True, line=125)
            facts.append(wrap(row(Glyph(Icon.WARN, 15, "state.warn.solid", "sunken"), (words, 1), gap=9)))
        facts.append(_promise(report))
        title = translate("draft", "Packed in {time}").format(time=text.duration(seconds))
        self._line = unpack_line(str(report.references[0] if report.references else report.descriptor.digest))
        copy = Button(translate("draft", "Copy the unpack command"), "secondary", Icon.TERMINAL)
        copy.clicked.connect(self._copy)
        card = ResultCard(title, names, str(report.descriptor.digest), facts, [copy])
        self.digest = card.digest
        self.setLayout(col(card, None, gap=0, margins=20))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._line)


def _promise(report: PackReport) -> QWidget:
    """Whether the same files make the same kit another day."""
    if CREATED in report.manifest.annotations:
        return fact_line(Icon.CLOCK, translate("draft", "The time is stored: packed again, it has another digest"))
    return fact_line(Icon.HASH, translate("draft", "Reproducible: no time, owner or order is stored"))


def _amount(report: PackReport, seconds: float) -> str:
    """What was read, and how fast."""
    if all(each.reused for each in report.layers):
        return translate("draft", "No file had to be read")
    words = translate("draft", "{size} of files read").format(size=text.size(report.bytes_read))
    if seconds < 0.5:
        return words
    return translate("draft", "{words}, {speed}").format(words=words, speed=text.speed(report.bytes_read / seconds))
