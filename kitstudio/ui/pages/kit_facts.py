"""Sentences and numbers about a kit, from what was read of it; each says no more than is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from kitstudio.base.printable import printable
from kitstudio.model.descriptor import CREATED, KIT_VERSION
from kitstudio.model.go_json import JsonValue
from kitstudio.model.kitfile import entries
from kitstudio.model.media_type import Compression, Format, Kind
from kitstudio.model.spdx import check_expression
from kitstudio.ui import kinds, text
from kitstudio.ui.models.kit_reading import Looked, OpenKit, Sharing
from kitstudio.ui.models.model_facts import ModelConfig

translate: Final = QCoreApplication.translate
_DEEPEST: Final = 6
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that was found out: a state (`ok`, `warn`, `neutral`), what it is, and the ground for it."""

    tone: str
    title: str
    detail: str


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


def files_words(opened: OpenKit, looked: Looked | None) -> str:
    """`24 files`, empty while not every layer is known."""
    if looked is None or len(looked.layers) < len(opened.kit.layers):
        return ""
    number = sum(each.files for each in looked.layers.values())
    return text.count(number, translate("kit", "{n} file"), translate("kit", "{n} files"))


def parameter_rows(value: JsonValue, depth: int = 0) -> Iterator[tuple[int, str, str]]:
    """A map of parameters line by line: how deep, the key, and the value (empty for one that holds others)."""
    pairs: Sequence[tuple[str, JsonValue]] = ()
    if isinstance(value, Mapping):
        pairs = tuple(value.items())
    elif isinstance(value, Sequence) and not isinstance(value, str):
        pairs = tuple((str(at + 1), each) for at, each in enumerate(value))
    for key, each in pairs:
        if _is_leaf(each):
            yield depth, key, _leaf(each)
        elif depth >= _DEEPEST:
            yield depth, key, "…"
        else:
            yield depth, key, ""
            yield from parameter_rows(each, depth + 1)


def _is_leaf(value: JsonValue) -> bool:
    if isinstance(value, Mapping):
        return not value
    if isinstance(value, str) or not isinstance(value, Sequence):
        return True
    return all(not isinstance(each, (Mapping, list, tuple)) for each in value)


def _leaf(value: JsonValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, str):
        return value[:_LONGEST]
    if isinstance(value, Mapping):
        return "{}"
    return ", ".join(_leaf(each) for each in value)[:_LONGEST] if isinstance(value, Sequence) else str(value)


@dataclass(frozen=True, slots=True)
class Stated:
    """A licence as the Kitfile states it, and for what."""

    subject: str
    licence: str

    @property
    def is_spdx(self) -> bool:
        """Whether it is an SPDX expression."""
        return check_expression(self.licence) is None

    @property
    def is_limited(self) -> bool:
        """Whether its name says that it allows no commercial use."""
        return "-NC" in self.licence.upper() or "NONCOMMERCIAL" in self.licence.upper().replace("-", "")


def stated_licences(opened: OpenKit) -> tuple[Stated, ...]:
    """The licences the Kitfile states, that of the package first."""
    kitfile = opened.kit.kitfile
    found = [Stated("", kitfile.package.license)]
    for each in entries(kitfile):
        licence = getattr(each.entry, "license", "")
        name = getattr(each.entry, "name", "") or each.path
        found.append(Stated(f"{kinds.word(each.kind)} {name}", licence))
    return tuple(each for each in found if each.licence)


def licence_words(named: str, stated: Sequence[Stated]) -> tuple[str, str]:
    """What the text of a licence is, and how that fits what the Kitfile states, where it does not plainly do so.

    Args:
        named: the SPDX expression of the text; empty when it is none that is known.
        stated: as `stated_licences` gives it.
    """
    if not named:
        return translate("Overview", "no licence text that is known"), ""
    package = next((each.licence for each in stated if not each.subject), "")
    alike = [each for each in stated if named in re.split(r"[\s()]+", each.licence)]
    if alike and (not alike[0].subject or not package):
        return translate("Overview", "reads as {licence}, as stated").format(licence=named), ""
    words = translate("Overview", "reads as {licence}").format(licence=named)
    if alike:
        beside = translate("Overview", "That is stated for {part}; for the package it is {licence}.")
        return words, beside.format(part=alike[0].subject, licence=package)
    return words, translate("Overview", "The Kitfile states {licence}.").format(
        licence=stated[0].licence
    ) if stated else ""


def config_rows(said: ModelConfig | None) -> tuple[tuple[str, str], ...]:
    """What the model says of itself, as rows of a card."""
    if said is None:
        return ()
    locale = QLocale()
    tokens = translate("kit", "{n} tokens").format(n=locale.toString(said.context)) if said.context else ""
    layers = text.count(said.layers, translate("kit", "{n} layer"), translate("kit", "{n} layers"))
    precision = ", ".join(each for each in (said.precision, layers if said.layers else "") if each)
    return (
        (translate("kit", "Architecture"), said.architecture),
        (translate("kit", "Precision"), precision),
        (translate("kit", "Context"), tokens),
        (translate("kit", "Base"), said.base),
    )


def reproducibility(opened: OpenKit, looked: Looked | None, fault: str = "") -> tuple[Evidence, ...]:
    """What of the kit depends on when, where and by whom it was packed; `fault` is why its headers were not read."""
    created = opened.kit.manifest.annotations.get(CREATED, "")
    if created:
        first = Evidence(
            "warn",
            translate("kit", "The manifest holds a time"),
            translate("kit", "Packed again at another time, it gets another digest"),
        )
    else:
        first = Evidence(
            "ok",
            translate("kit", "No time in the manifest"),
            translate("kit", "It does not depend on when the kit was packed"),
        )
    return (first, _in_layers(looked, fault), _bytes_of(opened)) if opened.kit.layers else (first,)


def _in_layers(looked: Looked | None, fault: str) -> Evidence:
    if looked is None:
        if fault:
            return Evidence("warn", translate("kit", "The headers of the layers could not be read"), fault)
        return Evidence("neutral", translate("kit", "Reading the headers of the layers…"), "")
    stamps = looked.stamps
    if not stamps.layers:
        detail = translate("kit", "They are compressed or not tar archives")
        return Evidence("neutral", translate("kit", "Headers of the layers not looked at"), detail)
    ground = text.count(
        stamps.layers, translate("kit", "Header of {n} layer"), translate("kit", "Headers of {n} layers")
    )
    if stamps.times or stamps.owners:
        words = {
            (True, True): translate("kit", "Files carry times and owners"),
            (True, False): translate("kit", "Files carry times"),
            (False, True): translate("kit", "Files carry owners"),
        }
        return Evidence("warn", words[stamps.times, stamps.owners], ground)
    return Evidence("ok", translate("kit", "No time and no owner on any file"), ground)


def _bytes_of(opened: OpenKit) -> Evidence:
    forms = compressions(opened)
    if forms == {Compression.NONE}:
        return Evidence(
            "ok",
            translate("kit", "Not compressed"),
            translate("kit", "The bytes follow from the files and their modes"),
        )
    words = translate("kit", "Compressed: {forms}").format(forms=", ".join(sorted(map(str, forms))))
    return Evidence("warn", words, translate("kit", "Another version of the packer may write other bytes"))


def compressions(opened: OpenKit) -> set[Compression]:
    """How the layers are compressed."""
    return {each.type.compression for each in opened.kit.layers if each.type is not None}


def stored_words(opened: OpenKit) -> str:
    """How the kit is written: `ModelKit of tar layers, packed by kit 1.7`."""
    manifest = opened.kit.manifest
    forms = " / ".join(sorted({str(each.type.form) for each in opened.kit.layers if each.type is not None}))
    name = {Format.MODELKIT: "ModelKit", Format.MODELPACK: "ModelPack"}[opened.kit.format]
    said = [translate("kit", "{format} of {forms} layers").format(format=name, forms=forms) if forms else name]
    version = manifest.annotations.get(KIT_VERSION, "")
    said += [translate("kit", "packed by {version}").format(version=printable(version))] if version else []
    created = manifest.annotations.get(CREATED, "")
    return ", ".join([*said, *([printable(created)] if created else [])])


def shared_size(opened: OpenKit, sharing: Sharing) -> int:
    """Bytes of the layers that other kits of the store hold too."""
    sizes = {each.descriptor.digest: each.descriptor.size for each in opened.kit.layers}
    return sum(size for digest, size in sizes.items() if sharing.get(digest))


def sharers(sharing: Sharing) -> tuple[str, ...]:
    """The other kits that hold any layer of this one."""
    return tuple(sorted({name for names in sharing.values() for name in names}))
