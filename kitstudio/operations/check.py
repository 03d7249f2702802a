"""Find what is wrong or odd in a Kitfile and its folder, without packing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kitstudio.archive.walk import scan
from kitstudio.base.control import Control
from kitstudio.model.document import Document
from kitstudio.model.finding import Finding, Severity
from kitstudio.model.kit_versions import KitVersion
from kitstudio.model.kitfile_rules import check as check_rules
from kitstudio.model.kitfile_yaml import inspect_text
from kitstudio.operations.contents.folder_findings import folder_findings, secret_findings
from kitstudio.operations.contents.licence_files import unclear_licences
from kitstudio.operations.contents.placing import place
from kitstudio.operations.packing.folder_facts import ScannedFolder
from kitstudio.operations.packing.kitfile_source import context_folder, read_kitfile
from kitstudio.operations.packing.links import link_findings
from kitstudio.operations.packing.plan import read_ignore


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found. `document` is None when the text cannot be read at all; `where` names it."""

    where: str
    document: Document | None
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing blocks packing."""
        return all(each.severity is not Severity.ERROR for each in self.findings)


def check(
    folder: Path,
    control: Control,
    *,
    kitfile: Path | bytes | None = None,
    for_kit: str = "",
    follow_links: bool = False,
) -> CheckReport:
    """Check a Kitfile against its folder.

    Args:
        folder: the context folder.
        control: cancel.
        kitfile: another Kitfile than the folder's own, as a path or as bytes.
        for_kit: a version of kit (`1.7`); also say what it would refuse or lose.
        follow_links: take what links lead to, inside or outside, as `pack` does with the same choice.

    Raises:
        KitfileNotFoundError, PathNotFoundError: there is nothing to check.
        UnknownKitVersionError: `for_kit` is no version of kit.
        LinkLeavesFolderError: the folder cannot be looked at truthfully.
    """
    if not KitVersion.parse(for_kit).is_known:
        control.notice(
            "unknown-kit-version", "Kit {version} is not known here: it is taken for older than 2026.", version=for_kit
        )
    folder = context_folder(folder, control)
    content, where = read_kitfile(folder, kitfile)
    document, findings = inspect_text(content)
    if document is None:
        return CheckReport(where, None, findings)
    ignore = read_ignore(folder)
    facts = ScannedFolder(scan(folder, follow_links=follow_links, control=control, ignore=ignore), ignore)
    licences = unclear_licences(folder, facts)
    findings = folder_findings(document, facts, licences, control, for_kit=for_kit)
    contents = place(document.kitfile, facts, control)
    links = link_findings(document.kitfile, facts, contents.paths_by_kind(), findings)
    return CheckReport(where, document, (*findings, *secret_findings(contents.left_out), *links))


def check_text(content: bytes, folder_facts: ScannedFolder | None) -> CheckReport:
    """Check a Kitfile's bytes while they are edited; `folder_facts` from the last scan, None without a folder."""
    document, findings = inspect_text(content)
    if document is None:
        return CheckReport("Kitfile", None, findings)
    return CheckReport("Kitfile", document, check_rules(document, folder_facts))
