"""Rules of a `.kitignore` against links that lead out of the folder, which nobody could pack without following them."""

from __future__ import annotations

from pathlib import Path

from kitstudio.archive.ignore import IgnoreRules, pattern_of
from kitstudio.archive.walk import LinkLeavesFolderError, scan
from kitstudio.base.control import Control
from kitstudio.operations.contents.ignore import raw_ignore
from kitstudio.operations.contents.ignore_text import with_rules


def against_links(folder: Path, ignore: str, control: Control) -> str:
    """The text of a `.kitignore` with a rule for each link out of the folder that it does not hide yet.

    Args:
        folder: the folder; nothing is written.
        ignore: the text so far.
        control: cancel.

    Raises:
        BadIgnoreRuleError: a rule of the text cannot be read.
        PathNotFoundError, NotPermittedError, FileSystemError: the folder cannot be looked through.
    """
    rules = IgnoreRules.parse(raw_ignore(ignore))
    try:
        scan(folder, follow_links=False, control=control, ignore=rules)
    except LinkLeavesFolderError as error:
        leaving = error.facts["links"]
    else:
        return ignore
    # What was refused is named as it is shown; its paths are those of the links that a look as kit's passes over.
    shown = frozenset(leaving) if isinstance(leaving, list) else frozenset()
    links = scan(folder, follow_links=False, control=control, ignore=rules, as_kit=True).left_out
    return with_rules(ignore, [pattern_of(each.path) for each in links if f"{each.path} -> {each.target}" in shown])
