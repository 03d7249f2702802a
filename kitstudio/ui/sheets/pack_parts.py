"""What the pack sheet is made of: the layers as a bar and a list, progress, the result, the error."""

from __future__ import annotations

from collections import Counter
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from kitstudio.base.errors import QT_TRANSLATE_NOOP, KitStudioError
from kitstudio.jobs.job import Job
from kitstudio.model.media_type import Kind
from kitstudio.operations.contents_tree import DraftLayer
from kitstudio.operations.draft import Draft
from kitstudio.operations.pack_options import PackReport
from kitstudio.ui import kinds, text
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, col, row, wrap
from kitstudio.ui.text import translate
from kitstudio.ui.widgets.bars import LayerBar, Legend, Segment
from kitstudio.ui.widgets.base import Glyph, Label, Line, Panel, Tile
from kitstudio.ui.widgets.chips import DigestLabel
from kitstudio.ui.widgets.error_body import ErrorBody

_LISTED: Final = 6
_WATCHED: Final = 14
_MANY: Final = {
    Kind.MODEL: QT_TRANSLATE_NOOP("draft", "{n} models"),
    Kind.PART: QT_TRANSLATE_NOOP("draft", "{n} parts"),
    Kind.DATASET: QT_TRANSLATE_NOOP("draft", "{n} datasets"),
    Kind.CODE: QT_TRANSLATE_NOOP("draft", "{n} code"),
    Kind.DOCS: QT_TRANSLATE_NOOP("draft", "{n} docs"),
    Kind.PROMPT: QT_TRANSLATE_NOOP("draft", "{n} prompts"),
    Kind.MCP: QT_TRANSLATE_NOOP("draft", "{n} MCP"),
}


def summary(draft: Draft) -> str:
    """`9 layers, 16.6 GB`."""
    number = len(draft.contents.layers)
    layers = text.count(number, translate("draft", "{n} layer"), translate("draft", "{n} layers"))
    return translate("draft", "{layers}, {size}").format(layers=layers, size=text.size(draft.size))


def layer_name(layer: DraftLayer) -> str:
    """The path of a layer as shown."""
    return layer.entry.path if layer.entry.path not in ("", ".", "./") else translate("draft", "The whole folder")


class LayersCard(Panel):
    """What will be made: the number, a bar by size, a legend, and each layer with its size."""

    def __init__(self, draft: Draft) -> None:
        layers = draft.contents.layers
        bar = LayerBar(translate("draft", "Layers by size"), 10)
        bar.show_segments([Segment(each.size, 1.0, f"{kinds.TONES[each.entry.kind]}.solid") for each in layers])
        numbers = Counter(each.entry.kind for each in layers)
        words = [(f"{kinds.TONES[kind]}.solid", _counted(kind, number)) for kind, number in numbers.items()]
        unclaimed = len(draft.contents.unclaimed)
        rest = translate("draft", "{n} file is in no layer"), translate("draft", "{n} files are in no layer")
        note = Label(text.count(unclaimed, *rest) if unclaimed else "", "small", "muted")
        rows: list[Entry] = [_layer_row(each) for each in layers[:_LISTED]]
        if len(layers) > _LISTED:
            more = translate("draft", "and {n} more").format(n=len(layers) - _LISTED)
            rows.append(row(24, Label(more, "small", "muted"), None))
        head = row(Label(summary(draft), "strong"), None, note)
        legends = [Legend(words[at : at + 5]) for at in range(0, len(words), 5)]
        parts: list[Entry] = [head, 10, bar, 9, col(*legends, gap=2), 10, col(*rows, gap=4)]
        super().__init__(col(*parts, gap=0, margins=(14, 12, 14, 12)), "sunken", 8, "line")


def _counted(kind: Kind, number: int) -> str:
    return kinds.word(kind) if number == 1 else translate("draft", _MANY[kind]).format(n=number)


def _layer_row(layer: DraftLayer, trailing: QWidget | None = None) -> QWidget:
    kind = layer.entry.kind
    name = Line(layer_name(layer), "monoSmall", "text2", Qt.TextElideMode.ElideMiddle)
    size = trailing or Label(text.size(layer.size), "small", "muted")
    return wrap(row(Glyph(kinds.ICONS[kind], 15, f"{kinds.TONES[kind]}.solid"), (name, 1), size, gap=9))


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
        head = row(title, None, Label(summary(draft), "small", "muted"))
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
        job = self._job
        self._bar.show_segments([self._segment(at, layer) for at, layer in enumerate(self._draft.contents.layers)])
        for at, label in enumerate(self._states):
            label.say(self._state(at, self._draft.contents.layers[at]))
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
            return text.size(layer.size)
        return translate("draft", "{n} %").format(n=int(share * 100)) if share < 1 else translate("draft", "Written")

    def _segment(self, at: int, layer: DraftLayer) -> Segment:
        item = self._job.items.get(f"layer:{at}")
        present = item is not None and bool(item.skipped)
        share = (item.share or 0.0) if item is not None else 0.0
        return Segment(layer.size, share, "state.ok.solid" if present else "accentFill")


class PackDone(QWidget):
    """The kit that was made: its digest, its names, and what did not have to be read again."""

    def __init__(self, draft: Draft, report: PackReport, seconds: float) -> None:
        super().__init__()
        names = ", ".join(str(each) for each in report.references)
        self.digest = DigestLabel(str(report.descriptor.digest), ink="text2", head=16)
        title = Label(translate("draft", "Packed in {time}").format(time=text.duration(seconds)), "h2")
        reused = sum(each.reused for each in report.layers)
        there = sum(each.present and not each.reused for each in report.layers)
        entries: list[Entry] = [
            row(
                Tile(Icon.OK, "state.ok", 42, 22),
                14,
                (col(None, title, Line(names, "body", "text2"), None, gap=1), 1),
                gap=0,
            ),
            16,
            Label(translate("draft", "Digest"), "smallMedium", "text2"),
            row(self.digest, None),
            12,
            _fact(Icon.LAYERS, summary(draft)),
        ]
        for name, old in report.moved:
            shown = f"{old.algorithm}:{text.digest(str(old), 6, 2)}"
            moved = translate("draft", "{name} named {digest} before and moved; that kit stays in the store")
            words = Label(moved.format(name=name, digest=shown), "body", "text2", wrap=True, line=125)
            entries += [6, row(Glyph(Icon.WARN, 15, "state.warn.solid", "sunken"), (words, 1), gap=9)]
        if reused:
            again = translate("draft", "{n} layer was unchanged"), translate("draft", "{n} layers were unchanged")
            entries += [6, _fact(Icon.CHECK, text.count(reused, *again))]
        if there:
            was = translate("draft", "{n} layer was already there"), translate("draft", "{n} layers were already there")
            entries += [6, _fact(Icon.CHECK, text.count(there, *was))]
        same = translate("draft", "Reproducible: no time, owner or order is stored")
        entries += [6, _fact(Icon.HASH, same)]
        card = Panel(col(*entries, gap=0, margins=(16, 16, 16, 16)), "sunken", 8, "line")
        self.setLayout(col(card, None, gap=0, margins=20))


def _fact(icon: Icon, words: str) -> QWidget:
    return wrap(row(Glyph(icon, 15, "muted", "sunken"), Line(words, "body", "text2"), None, gap=9))


class PackFailed(QWidget):
    """What stood against it; nothing was named."""

    def __init__(self, error: KitStudioError) -> None:
        super().__init__()
        calm = Label(translate("draft", "Nothing was named, and no half kit was left in the store."), "small", "muted")
        self.setLayout(col(ErrorBody(error), 14, calm, None, gap=0, margins=20))
