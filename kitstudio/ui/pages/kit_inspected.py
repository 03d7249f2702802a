"""What the inspector tells of a kit, of one of its layers, and of a file in it."""

from __future__ import annotations

import posixpath
from typing import Final

from PySide6.QtCore import QCoreApplication

from kitstudio.base.printable import printable
from kitstudio.model.kit import KitLayer
from kitstudio.ui import kinds, text
from kitstudio.ui.frame.inspector import Fact, Facts
from kitstudio.ui.icons import Icon
from kitstudio.ui.models.files_cells import icon_of
from kitstudio.ui.models.files_nodes import Node
from kitstudio.ui.models.kit_reading import OpenKit
from kitstudio.ui.models.layers_model import short_type

translate: Final = QCoreApplication.translate


def kit_facts(opened: OpenKit, title: str) -> Facts:
    """Of the kit as a whole."""
    kit = opened.kit
    package = kit.kitfile.package
    rows = (
        Fact(translate("kit", "Digest"), str(kit.descriptor.digest), mono=True, copyable=True),
        Fact(translate("kit", "Config"), str(kit.manifest.config.digest), mono=True, copyable=True),
        Fact(translate("kit", "Lies in"), printable(opened.place), mono=True, copyable=True),
        Fact(translate("kit", "Size"), text.size(opened.total_size)),
        Fact(translate("kit", "Layers"), str(len(kit.layers))),
        Fact(translate("kit", "Version"), printable(package.version)),
        Fact(translate("kit", "Licence"), printable(package.license)),
        Fact(translate("kit", "Authors"), printable(", ".join(package.authors))),
        Fact(translate("kit", "Media type"), kit.descriptor.media_type, mono=True),
    )
    return Facts(printable(title), rows, printable(package.description), Icon.KIT)


def layer_facts(layer: KitLayer) -> Facts:
    """Of one layer."""
    rows = (
        Fact(translate("kit", "Digest"), str(layer.descriptor.digest), mono=True, copyable=True),
        Fact(translate("kit", "Size"), text.size(layer.descriptor.size)),
        Fact(translate("kit", "Role"), kinds.word(layer.kind) if layer.kind is not None else ""),
        Fact(translate("kit", "Path"), printable(layer.path or "."), mono=True, copyable=True),
        Fact(translate("kit", "Diff ID"), str(layer.diff_id or ""), mono=True, copyable=True),
        Fact(translate("kit", "Media type"), printable(layer.descriptor.media_type), mono=True, copyable=True),
    )
    icon = kinds.ICONS[layer.kind] if layer.kind is not None else Icon.LAYERS
    tone = kinds.TONES[layer.kind] if layer.kind is not None else "plain"
    return Facts(printable(layer.path or "."), rows, short_type(layer), icon, tone)


def file_facts(node: Node, opened: OpenKit) -> Facts:
    """Of a file or folder."""
    if node.top is not None:
        return layer_facts(node.top.layer)
    layer = opened.kit.layers[node.layer] if len(node.layers) == 1 else None
    mode = f"{node.listed.mode:04o}" if node.listed is not None else ""
    number = "" if node.is_file else str(node.files)
    rows = (
        Fact(translate("kit", "Path"), printable(node.path), mono=True, copyable=True),
        Fact(translate("kit", "SHA-256"), node.digest, mono=True, copyable=True),
        Fact(translate("kit", "Size"), text.size(node.size)),
        Fact(translate("kit", "Files"), number),
        Fact(translate("kit", "Role"), kinds.word(node.kind) if node.kind else ""),
        Fact(translate("kit", "Mode"), mode, mono=True),
        Fact(translate("kit", "Layer"), str(layer.descriptor.digest) if layer else "", mono=True, copyable=True),
    )
    tone = kinds.TONES[node.kind] if node.kind else "plain"
    name = posixpath.basename(node.path) or node.path
    return Facts(printable(name), rows, text.size(node.size), icon_of(node), tone)
