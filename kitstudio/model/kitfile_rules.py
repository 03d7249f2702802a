"""What is wrong or odd about a Kitfile: every rule, by the measure of the newest kit or of an older one.

An error is what `pack` refuses: the newest kit's rules (modelkit-format 1.5) and what nobody could unpack safely. For
an older kit errors are what that kit refuses, and what it loses without a word is a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kitstudio.base.control import unasked
from kitstudio.model import finding_kinds as kinds
from kitstudio.model.document import Document
from kitstudio.model.finding import Finding
from kitstudio.model.folder_facts import FolderFacts
from kitstudio.model.go_json import JsonValue
from kitstudio.model.kit_versions import KitVersion
from kitstudio.model.kitfile import SECTIONS, Declared, FieldPath, Kitfile, declared
from kitstudio.model.media_type import Compression, Form, Format
from kitstudio.model.rule_subject import Subject
from kitstudio.model.rules_fields import check_fields
from kitstudio.model.rules_layers import check_layers
from kitstudio.model.rules_paths import check_paths

# Fields are told apart from here on; what a kit before it lacked is not recorded.
_OLDEST = KitVersion(1)
_RAW_SINCE = KitVersion.parse("2026")
_ZSTD_SINCE = KitVersion.parse("2026")
_MODELPACK_SINCE = KitVersion(1, 10)


def check(
    document: Document, folder: FolderFacts | None, *, for_kit: str = "", go_on: Callable[[], None] = unasked
) -> tuple[Finding, ...]:
    """Everything found, in the order of the text; what reading found (unknown keys) is among it.

    Args:
        document: the Kitfile as it was read.
        folder: what lies beside it, None when only the text is to be checked.
        for_kit: the kit the result is meant for (`1.7`); empty for the newest, whose rules are ours.
        go_on: called again and again; raises to end the checking.

    Raises:
        UnknownKitVersionError: `for_kit` is no version of kit.
    """
    subject = Subject(document, folder, KitVersion.parse(for_kit), go_on)
    found = [*document.findings, *check_fields(subject), *check_paths(subject), *check_layers(subject)]
    if for_kit:
        found += compat_findings(document, for_kit)
    return tuple(sorted(found, key=lambda each: (each.mark.line, each.mark.column)))


def compat_findings(subject: Document | Kitfile, version: str) -> tuple[Finding, ...]:
    """What an older kit would refuse in a Kitfile, or lose from a kit made of it, whatever the folder holds.

    Args:
        subject: the Kitfile, as a Document when findings should have places.
        version: the older kit, such as `1.7`.

    Raises:
        UnknownKitVersionError: `version` is no version of kit.
    """
    document = subject if isinstance(subject, Document) else Document(subject)
    ground = Subject(document, None, KitVersion.parse(version))
    return (*_newer_fields(ground, document.kitfile, Kitfile, ()), *_numbers(ground))


def compat_packing(version: str, form: Form, compression: Compression, format: Format) -> tuple[Finding, ...]:  # noqa: A002 - the word of media_type
    """What an older kit cannot unpack of the way a kit is to be packed (modelkit-format 8.6).

    Raises:
        UnknownKitVersionError: `version` is no version of kit.
    """
    kit = KitVersion.parse(version)
    troubles = (
        (form is Form.RAW and kit < _RAW_SINCE, "raw layers"),
        (compression is Compression.ZSTD and kit < _ZSTD_SINCE, "zstd layers"),
        (format is Format.MODELPACK and kit < _MODELPACK_SINCE, "ModelPacks"),
    )
    ground = Subject(Document(Kitfile()), None, kit)
    return tuple(
        ground.finding(kinds.NEWER_LAYERS, (), version=str(kit), what=what)
        for is_trouble, what in troubles
        if is_trouble
    )


def _newer_fields(subject: Subject, section: Any, kind: type[Any], path: FieldPath) -> Iterator[Finding]:  # noqa: ANN401 - any section
    """Fields in use that came with a later kit; of a section that is new as a whole only the section."""
    for each in declared(kind):
        value = getattr(section, each.attribute)
        if each.type == "digest" or not value:
            continue
        where = (*path, each.key)
        if KitVersion.parse(each.since) > max(subject.kit, _OLDEST):
            mark = subject.key_mark(where)
            yield kinds.NEWER_FIELD.at(where, mark, version=str(subject.kit), key=each.key)
        else:
            yield from _newer_below(subject, value, each, where)


def _newer_below(subject: Subject, value: Any, field: Declared, where: FieldPath) -> Iterator[Finding]:  # noqa: ANN401 - any section
    if field.type == "object":
        yield from _newer_fields(subject, value, SECTIONS[field.item], where)
    elif field.type == "list":
        for index, item in enumerate(value):
            yield from _newer_fields(subject, item, SECTIONS[field.item], (*where, index))


def _numbers(subject: Subject) -> Iterator[Finding]:
    """Whole numbers in parameters that lose digits as floating point."""
    kitfile = subject.document.kitfile
    if kitfile.model is not None:
        yield from _inexact(subject, kitfile.model.parameters, ("model", "parameters"))
    for index, each in enumerate(kitfile.datasets):
        yield from _inexact(subject, each.parameters, ("datasets", index, "parameters"))


def _inexact(subject: Subject, value: JsonValue, where: FieldPath) -> Iterator[Finding]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _inexact(subject, each, (*where, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _inexact(subject, each, (*where, index))
    elif isinstance(value, int) and int(float(value)) != value:
        shown = f"{float(value):.17g}"
        yield subject.finding(kinds.NUMBER_PRECISION, where, number=str(value), shown=shown)
