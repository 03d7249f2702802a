"""Before a byte is packed: the Kitfile read and checked, the folder walked, every layer's files chosen."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kitstudio.archive.ignore import IGNORE_FILE, IgnoreRules
from kitstudio.archive.scanned import Scan
from kitstudio.archive.selection import Claims, Rules, Selection, select
from kitstudio.archive.walk import scan
from kitstudio.base import limits
from kitstudio.base.control import Control, Noticed
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.os_errors import What, what_is
from kitstudio.model.content import Source
from kitstudio.model.document import Document
from kitstudio.model.finding import Finding, Severity
from kitstudio.model.folder_facts import cleaned, exists
from kitstudio.model.kitfile import Kitfile, LayerEntry, entries
from kitstudio.model.kitfile_rules import check
from kitstudio.model.kitfile_yaml import read
from kitstudio.model.media_type import Compression, Form, Format, Kind, LayerType
from kitstudio.operations.pack_options import Compat, PackOptions
from kitstudio.operations.packing.folder_facts import LINKS, ScannedFolder
from kitstudio.operations.packing.kitfile_source import context_folder, read_kitfile, read_own
from kitstudio.operations.packing.links import link_findings
from kitstudio.operations.packing.parents import parents

_NAMED = 5
_OTHERS_LEFT_OUT = "Pipes and the like are left out ({count}): {paths}."
_OURS_LEFT_OUT = (
    "What a run of Kit Studio keeps there, or left when it was interrupted, is left out ({count}): {paths}."
)
_RULES = {Compat.OURS: Rules.DEFAULT, Compat.KIT_1_7: Rules.KIT_1_7, Compat.KIT_2026: Rules.KIT_2026}


class KitfileRefusedError(KitStudioError):
    """The Kitfile or the folder has errors that block packing."""

    code = "KS-KITFILE-REFUSED"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{where} cannot be packed: {problems}")
    remedy_template = QT_TRANSLATE_NOOP("errors", "`kitstudio check` shows every problem with its place and its fix.")

    def __init__(self, where: str, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        blocking = [each for each in findings if each.severity is Severity.ERROR]
        shown = "; ".join(f"{_place(each)}{each.message}" for each in blocking[:5])
        more = f" … and {len(blocking) - 5} more." if len(blocking) > 5 else ""
        super().__init__(where=where, problems=shown + more, count=len(blocking))


def _place(finding: Finding) -> str:
    return f"line {finding.mark.line}: " if finding.mark.line else ""


@dataclass(frozen=True, slots=True)
class PlannedLayer:
    """One layer to be: its entry, its media type and the files that go in."""

    entry: LayerEntry
    type: LayerType
    selection: Selection

    @property
    def size(self) -> int:
        """Bytes of file content."""
        return sum(member.size for member in self.selection.members)


@dataclass(frozen=True, slots=True)
class PackPlan:
    """Everything packing will do, decided."""

    folder: Path
    scan: Scan
    document: Document
    layers: tuple[PlannedLayer, ...]
    findings: tuple[Finding, ...]
    options: PackOptions

    @property
    def kitfile(self) -> Kitfile:
        """The Kitfile to be packed."""
        return self.document.kitfile


def plan_pack(folder: Path, options: PackOptions, source: Source, control: Control) -> PackPlan:
    """Read, walk and check; nothing is written.

    Args:
        folder: the context folder.
        options: as asked for.
        source: where parent kits are resolved.
        control: notices and cancel.

    Raises:
        KitfileRefusedError: findings of severity error, all of them.
        BadKitfileError, KitfileNotFoundError, LinkLeavesFolderError, KitNotFoundError…: see the called rooms.
    """
    folder = context_folder(folder, control)
    content, where = read_kitfile(folder, options.kitfile)
    document = _without_refused_keys(read(content, where=where), options)
    ignore = read_ignore(folder) if options.ignore is None else IgnoreRules.parse(options.ignore)
    as_kit = options.compat is not Compat.OURS
    found = scan(folder, follow_links=options.follow_links, control=control, ignore=ignore, as_kit=as_kit)
    facts = ScannedFolder(found, ignore)
    wanted = _wanted(document.kitfile, facts, options.compat)
    for_kit = "" if options.compat is not Compat.KIT_1_7 else "1.7"
    findings = check(document, facts, for_kit=for_kit)
    if any(each.severity is Severity.ERROR for each in findings):
        raise KitfileRefusedError(where, findings)
    claims = _claims(document.kitfile, wanted, source)
    layers = []
    for entry in wanted:
        control.token.check()
        how = _layer_type(entry, options)
        chosen = select(found, entry, claims, ignore, _RULES[options.compat], form=how.form)
        layers.append(PlannedLayer(entry, how, chosen))
    for layer in layers:
        for notice in layer.selection.notices:
            control.report(notice)
    _say_links(document.kitfile, facts, layers, findings, control)
    _say_left_out(found, ignore, options.compat, control)
    return PackPlan(folder, found, document, tuple(layers), findings, options)


def read_ignore(folder: Path) -> IgnoreRules:
    """The rules of the folder's `.kitignore` (only the fixed names when there is none).

    Raises:
        NotAFileError, LinkedAwayError: something else has that name; what it was to leave out is not known.
        KitfileTooLargeError, BadIgnoreRuleError, FileSystemError: it cannot be used.
    """
    path = folder / IGNORE_FILE
    return IgnoreRules.parse(
        b"" if what_is(path) is What.NOTHING else read_own(folder, IGNORE_FILE, limits.IGNORE_FILE)
    )


def _say_links(
    kitfile: Kitfile,
    facts: ScannedFolder,
    layers: Sequence[PlannedLayer],
    findings: Sequence[Finding],
    control: Control,
) -> None:
    """Say before hours of packing what will be missed after them, whoever's bytes are written."""
    made = ((layer.entry.kind, [each.path for each in layer.selection.members if not each.is_dir]) for layer in layers)
    for each in link_findings(kitfile, facts, made, findings):
        control.report(Noticed(each.code, each.template, {name: str(fact) for name, fact in each.facts.items()}))


def _say_left_out(found: Scan, ignore: IgnoreRules, compat: Compat, control: Control) -> None:
    """Name special files that no layer can hold (kit 1.7 says nothing of them), and what is no content."""
    seen = [each for each in found.left_out if not ignore.ignores(each.path) and each.reason not in LINKS]
    others = [each.path for each in seen if each.reason != "ours"]
    if others and compat is not Compat.KIT_1_7:
        control.notice("left-out", _OTHERS_LEFT_OUT, count=len(others), paths=_shown(others))
    ours = [each.path for each in seen if each.reason == "ours"]
    if ours:
        control.notice("left-out", _OURS_LEFT_OUT, count=len(ours), paths=_shown(ours))


def _shown(paths: Sequence[str]) -> str:
    return ", ".join(paths[:_NAMED]) + (" …" if len(paths) > _NAMED else "")


def _without_refused_keys(document: Document, options: PackOptions) -> Document:
    """Drop the finding for unknown keys where they are allowed; the keys stay in the Kitfile."""
    if not options.allow_unknown_keys:
        return document
    kept = tuple(each for each in document.findings if each.code != "unknown-key")
    return dataclasses.replace(document, findings=kept)


def _wanted(kitfile: Kitfile, facts: ScannedFolder, compat: Compat) -> tuple[LayerEntry, ...]:
    """The entries that become layers; a file whose name looks like a reference is a file where it exists."""
    out = []
    for each in entries(kitfile):
        if each.kind is Kind.MODEL and not each.path:
            continue
        is_file = compat is Compat.OURS and each.kind is Kind.MODEL and exists(facts, cleaned(each.path))
        if is_file or not each.is_remote:
            out.append(each)
    return tuple(out)


def _claims(kitfile: Kitfile, wanted: tuple[LayerEntry, ...], source: Source) -> Claims:
    """Paths that belong to some layer, here or in a parent kit."""
    has_own_model = any(each.kind is Kind.MODEL for each in wanted)
    above_it = () if has_own_model else parents(source, kitfile)
    chain = [kitfile, *(kit.kitfile for _, kit in above_it)]
    return Claims((each.kind, each.path) for above in chain for each in entries(above))


def _layer_type(entry: LayerEntry, options: PackOptions) -> LayerType:
    family = Format.MODELPACK if options.model_pack else Format.MODELKIT
    if entry.kind is Kind.MCP:
        return LayerType(family, entry.kind, Form.RAW, Compression.NONE)
    return LayerType(family, entry.kind, options.form, options.compression)
