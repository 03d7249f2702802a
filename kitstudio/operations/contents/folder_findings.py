"""What is to be said of a Kitfile in its folder: one rule, for who checks at a prompt and who has a draft open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kitstudio.base.control import Control
from kitstudio.model import finding_kinds as kinds
from kitstudio.model.document import Document
from kitstudio.model.finding import Finding, Mark
from kitstudio.model.kitfile_rules import check as check_rules
from kitstudio.operations.contents.licence_files import UnclearLicence, licence_findings
from kitstudio.operations.contents.placing import SECRET
from kitstudio.operations.contents.tree import LeftOutFile
from kitstudio.operations.packing.folder_facts import ScannedFolder

SECRETS: Final = kinds.SECRETS_LEFT_OUT.code
"""The code of what is said of secrets; their place is not in the Kitfile."""

_NAMED: Final = 10


def folder_findings(
    document: Document,
    facts: ScannedFolder,
    licences: tuple[UnclearLicence, ...],
    control: Control,
    *,
    for_kit: str = "",
) -> tuple[Finding, ...]:
    """What the rules say, and what the folder's licence files do."""
    found = check_rules(document, facts, for_kit=for_kit, go_on=control.token.check)
    return (*found, *licence_findings(licences, document, facts))


def secret_findings(left_out: Sequence[LeftOutFile]) -> tuple[Finding, ...]:
    """That files are left out because they look like secrets."""
    secrets = [each for each in left_out if each.reason == SECRET]
    count = sum(each.files for each in secrets)
    if count > 1:
        paths = ", ".join(each.path for each in secrets[:_NAMED])
        return (kinds.SECRETS_LEFT_OUT.at((), Mark(), count=count, paths=paths),)
    return tuple(kinds.SECRET_LEFT_OUT.at((), Mark(), path=each.path) for each in secrets)
