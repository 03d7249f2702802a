"""What the rules of an edited `.kitignore` hide, rule by rule, and what that changes against the one on disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kitstudio.archive.ignore import BadIgnoreRuleError, IgnoreReasons, IgnoreRules, JudgedRule, judged
from kitstudio.base.control import Control
from kitstudio.operations.contents.ignore import raw_ignore
from kitstudio.operations.contents.placing import OWN, links_of
from kitstudio.operations.contents.tree import PlacedFile
from kitstudio.operations.packing.folder_facts import ScannedFolder

_ASK: Final = 500


@dataclass(frozen=True, slots=True)
class RuleEffect:
    """One rule: what it hides by having the last word (an exception: what it shows), or why it is refused."""

    line: int
    text: str
    files: int = 0
    size: int = 0
    refusal: str = ""

    @property
    def is_exception(self) -> bool:
        """Whether it shows instead of hiding."""
        return self.text.startswith("!")


@dataclass(frozen=True, slots=True)
class IgnorePreview:
    """Every rule, what is hidden in all, and what is hidden or shown now that was not. Refused rules are passed over.

    `refusal` says why the text as a whole cannot be used, apart from single rules; empty when it can.
    """

    rules: tuple[RuleEffect, ...] = ()
    hidden: int = 0
    hidden_size: int = 0
    newly_hidden: tuple[PlacedFile, ...] = ()
    newly_shown: tuple[PlacedFile, ...] = ()
    refusal: str = ""


def preview_ignore(facts: ScannedFolder, saved: str, text: str, control: Control) -> IgnorePreview:
    """Try rules out on a folder as it was scanned.

    Args:
        facts: the folder; its own rules do not count.
        saved: text of the `.kitignore` on disk.
        text: as it is edited.
        control: cancel.
    """
    try:
        every = judged(raw_ignore(text))
        good = tuple((each.line, each.text) for each in every if not each.refusal)
        reasons = IgnoreReasons(good)
        IgnoreRules(good)  # all of them together may be too many
    except BadIgnoreRuleError as error:
        return IgnorePreview(refusal=str(error.facts["reason"]))
    before = _readable(saved)
    counts: dict[int, tuple[int, int]] = {}
    shown: list[PlacedFile] = []
    hidden: list[PlacedFile] = []
    number = size = 0
    for at, each in enumerate(_hideable(facts)):
        if at % _ASK == 0:
            control.token.check()
        line, now = reasons.last_word(each.path)
        if line:
            files, total = counts.get(line, (0, 0))
            counts[line] = files + 1, total + each.size
        if now:
            number, size = number + 1, size + each.size
        if now is not before.ignores(each.path):
            (hidden if now else shown).append(each)
    effects = tuple(_effect(each, counts) for each in every)
    return IgnorePreview(effects, number, size, tuple(hidden), tuple(shown))


def _hideable(facts: ScannedFolder) -> Iterator[PlacedFile]:
    """The files and links that rules can hide."""
    for member in facts.scan.members:
        if not member.is_dir and member.path not in OWN:
            yield member
    yield from links_of(facts)


def _effect(rule: JudgedRule, counts: dict[int, tuple[int, int]]) -> RuleEffect:
    return RuleEffect(rule.line, rule.text, *counts.get(rule.line, (0, 0)), rule.refusal)


def _readable(saved: str) -> IgnoreRules:
    """The rules on disk, as far as they can be read."""
    try:
        return IgnoreRules(tuple((each.line, each.text) for each in judged(raw_ignore(saved)) if not each.refusal))
    except BadIgnoreRuleError:
        return IgnoreRules(())
