"""The `.kitignore` of a draft: as it is edited, as it is on disk, and the rules it makes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kitstudio.archive.ignore import IGNORE_FILE, BadIgnoreRuleError, IgnoreReasons, IgnoreRules
from kitstudio.base import limits
from kitstudio.base.durable import replace_file
from kitstudio.base.os_errors import What, converted, what_is
from kitstudio.model.finding import Finding, Severity
from kitstudio.operations.packing.kitfile_source import read_own

IGNORE_RULE: Final = "ignore-rule"
"""The code of what is wrong in a `.kitignore`; its place is not in the Kitfile."""

_MODE: Final = 0o644


@dataclass(frozen=True, slots=True)
class DraftIgnore:
    """The text of a `.kitignore`.

    Attributes:
        text: as it is edited.
        saved: as it is on disk, None while there is none.
        error: what is wrong with the text; the rules of the last good one hold meanwhile.
    """

    text: str = ""
    saved: str | None = None
    error: BadIgnoreRuleError | None = None

    @property
    def is_edited(self) -> bool:
        """Whether the text differs from what is on disk."""
        return self.text != (self.saved or "")


def read_draft_ignore(folder: Path) -> DraftIgnore:
    """The `.kitignore` on disk.

    Raises:
        NotAFileError, LinkedAwayError, KitfileTooLargeError, FileSystemError: it cannot be read.
    """
    if what_is(folder / IGNORE_FILE) is What.NOTHING:
        return DraftIgnore()
    text = read_own(folder, IGNORE_FILE, limits.IGNORE_FILE).decode("utf-8", "surrogateescape")
    return DraftIgnore(text, text)


def rules_of(ignore: DraftIgnore) -> IgnoreRules:
    """The rules of a text.

    Raises:
        BadIgnoreRuleError: one of them cannot be read.
    """
    return IgnoreRules.parse(raw_ignore(ignore.text))


def edited_ignore(ignore: DraftIgnore, text: str, before: IgnoreRules) -> tuple[DraftIgnore, IgnoreRules]:
    """Another text and its rules; those from before when it cannot be read, with the error in the answer."""
    new = replace(ignore, text=text, error=None)
    try:
        return new, rules_of(new)
    except BadIgnoreRuleError as error:
        return replace(new, error=error), before


def ignore_findings(ignore: DraftIgnore) -> tuple[Finding, ...]:
    """What blocks packing in a text whose rules cannot be read."""
    error = ignore.error
    if error is None:
        return ()
    return (Finding(IGNORE_RULE, Severity.ERROR, error.summary_template, error.facts),)


def save_ignore(path: Path, ignore: DraftIgnore) -> DraftIgnore:
    """Write the text to a path, whole or not at all.

    Raises:
        NotPermittedError, DiskFullError, FileSystemError: it cannot be written; what was there stays.
    """
    with converted("Saving the .kitignore", path):
        replace_file(path, raw_ignore(ignore.text), mode=_MODE, as_before=True)
    return replace(ignore, saved=ignore.text)


def reasons_of(rules: IgnoreRules) -> IgnoreReasons:
    """Says which rule hides a path; for one thread, whatever else asks the rules meanwhile."""
    return IgnoreReasons(rules.rules)


def raw_ignore(text: str) -> bytes:
    """The text as it is in the file."""
    return text.encode("utf-8", "surrogateescape")
