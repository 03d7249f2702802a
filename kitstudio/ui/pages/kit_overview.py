"""The overview of a kit: what is inside by role, its package, its licence, and how it is stored."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from kitstudio.base.printable import printable
from kitstudio.model.media_type import Compression, Kind
from kitstudio.ui import kinds, text
from kitstudio.ui.layout import Entry, col, row, wrap
from kitstudio.ui.models.kit_reading import OpenKit
from kitstudio.ui.widgets.bars import Legend
from kitstudio.ui.widgets.base import Card, Label, Line, Rule
from kitstudio.ui.widgets.donut import Donut

translate = QCoreApplication.translate


def overview(opened: OpenKit) -> QWidget:
    """The cards, in two columns that scroll."""
    left = col(_inside(opened), _model(opened), None, gap=12)
    right = col(_package(opened), _licence(opened), _stored(opened), None, gap=12)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    body = wrap(row((left, 1), (right, 1), gap=12, margins=(18, 16, 18, 16)))
    area.setWidget(body)
    area.viewport().setAutoFillBackground(False)
    body.setAutoFillBackground(False)
    return area


def sizes_by_kind(opened: OpenKit) -> dict[Kind, int]:
    """Bytes of the layers by role, the largest first."""
    sizes: dict[Kind, int] = {}
    for layer in opened.kit.layers:
        if layer.kind is not None:
            sizes[layer.kind] = sizes.get(layer.kind, 0) + layer.descriptor.size
    return dict(sorted(sizes.items(), key=lambda item: -item[1]))


def layers_words(opened: OpenKit) -> str:
    """`9 layers`."""
    number = len(opened.kit.layers)
    return text.count(number, translate("kit", "{n} layer"), translate("kit", "{n} layers"))


def _inside(opened: OpenKit) -> Card:
    sizes = sizes_by_kind(opened)
    number, _, unit = text.size(opened.total_size).partition(" ")
    below = translate("kit", "{unit}, {layers}").format(unit=unit, layers=layers_words(opened))
    parts = [(size, f"{kinds.TONES[kind]}.solid") for kind, size in sizes.items()]
    ring = Donut(124, translate("kit", "Shares of the roles"), parts, number, below)
    lines: list[Entry] = []
    for kind, size in sizes.items():
        name = Legend([(f"{kinds.TONES[kind]}.solid", kinds.word(kind))])
        lines.append(row((name, 1), Label(text.size(size), "body", "text2")))
    return Card(translate("kit", "What's inside"), row(ring, 20, (col(None, *lines, None, gap=5), 1), gap=0))


def _fact(title: str, value: str, *, mono: bool = False) -> QWidget:
    line = Line(value, "monoSmall" if mono else "medium")
    return wrap(row(Label(title, "body", "text2"), None, (line, 0)), height=26)


def _facts(facts: list[tuple[str, str]], *, mono: bool = False) -> QVBoxLayout:
    entries: list[Entry] = []
    for title, value in facts:
        if value:
            entries += [Rule()] if entries else []
            entries.append(_fact(title, printable(value), mono=mono))
    return col(*entries, gap=0)


def _model(opened: OpenKit) -> Card:
    model = opened.kit.kitfile.model
    if model is None:
        return Card(translate("kit", "Model"), Label(translate("kit", "This kit has no model."), "body", "muted"))
    parts = str(len(model.parts)) if model.parts else ""
    facts = [
        (translate("kit", "Name"), model.name),
        (translate("kit", "Path"), model.path),
        (translate("kit", "Framework"), model.framework),
        (translate("kit", "Format"), model.format),
        (translate("kit", "Version"), model.version),
        (translate("kit", "Parts"), parts),
    ]
    return Card(translate("kit", "Model"), _facts(facts))


def _package(opened: OpenKit) -> Card:
    package = opened.kit.kitfile.package
    entries: list[Entry] = []
    if package.description:
        entries += [Label(package.description, "body", "text", wrap=True), 8]
    facts = [
        (translate("kit", "Name"), package.name),
        (translate("kit", "Version"), package.version),
        (translate("kit", "Authors"), ", ".join(package.authors)),
    ]
    if not any(value for _, value in facts) and not entries:
        entries.append(Label(translate("kit", "The Kitfile names no package."), "body", "muted"))
    return Card(translate("kit", "Package"), col(*entries, _facts(facts), gap=0))


def _licence(opened: OpenKit) -> Card:
    kitfile = opened.kit.kitfile
    model = kitfile.model.license if kitfile.model else ""
    facts = [(translate("kit", "Package"), kitfile.package.license), (translate("kit", "Model"), model)]
    facts += [(each.name or each.path, each.license) for each in kitfile.datasets]
    facts += [(each.path, each.license) for each in kitfile.code]
    stated = [each for each in facts if each[1]]
    if not stated:
        return Card(translate("kit", "Licence"), Label(translate("kit", "The Kitfile names none."), "body", "muted"))
    return Card(translate("kit", "Licence"), _facts(stated))


def _stored(opened: OpenKit) -> Card:
    manifest, layers = opened.kit.manifest, opened.kit.layers
    forms = {f"{each.type.form}, {_compression(each.type.compression)}" for each in layers if each.type is not None}
    created = manifest.annotations.get("org.opencontainers.image.created", "")
    facts = [
        (translate("kit", "Format"), str(opened.kit.format)),
        (translate("kit", "Layers"), "; ".join(sorted(forms))),
        (translate("kit", "Time stored"), created or translate("kit", "none")),
        (translate("kit", "Manifest"), text.size(len(manifest.raw))),
    ]
    return Card(translate("kit", "Reproducibility"), _facts(facts, mono=True))


def _compression(compression: Compression) -> str:
    return translate("kit", "not compressed") if compression is Compression.NONE else str(compression)
