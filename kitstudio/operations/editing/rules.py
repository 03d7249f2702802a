"""Rules of a `.kitignore` that hide files of a draft, or cease to; as few as can be, and none that does more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from kitstudio.archive.ignore import IgnoreReasons, pattern_of
from kitstudio.base.errors import QT_TRANSLATE_NOOP
from kitstudio.operations.contents.ignore_text import with_rules, without_lines
from kitstudio.operations.editing.state import State, at_or_inside

_FEW: Final = 20
"""Rules for single files; where it takes more, one for their folder with exceptions is easier to read."""


def hide(state: State, roots: Sequence[str], gone: Collection[str]) -> None:
    """Let rules hide files and nothing else that is packed.

    Args:
        state: changed, and told what was done.
        roots: files and folders that rules may be about, with what lies in them.
        gone: the files, each at or below a root.
    """
    _without_exceptions(state, roots, gone)
    left = state.in_order(path for path in gone if not state.facts.ignored(path))
    kept = state.in_order(state.packed() - set(gone))
    rules = [rule for root in dict.fromkeys(roots) for rule in _covering(root, left, kept)]
    for rule in rules:
        state.note("rule-added", QT_TRANSLATE_NOOP("errors", "Adds the rule {rule} to .kitignore"), rule=rule)
    if rules:
        state.take_ignore(with_rules(state.ignore, rules))


def lift(state: State, roots: Sequence[str], wanted: Collection[str]) -> None:
    """Let no rule hide files any more: rules for just them go, against others there is an exception.

    Args:
        state: changed, and told what was done.
        roots: files and folders that exceptions may be about, with what lies in them.
        wanted: the files, each at or below a root.
    """
    hidden = [path for path in state.facts.files if state.facts.ignored(path)]
    inside = set(wanted) & set(hidden)
    reasons = IgnoreReasons(state.facts.ignore.rules)
    hides: dict[int, set[str]] = {}
    for path in hidden:
        hides.setdefault(reasons.reason(path)[0], set()).add(path)
    rules = dict(state.facts.ignore.rules)
    own = {pattern_of(each) for root in roots for each in _with_parents(inside, root)}
    lines = [line for line, found in hides.items() if line and found <= inside and rules[line] in own]
    _drop_lines(state, lines)
    for root in roots:
        if any(at_or_inside(path, root) and state.facts.ignored(path) for path in inside):
            rule = "!**" if root == "." else f"!{pattern_of(root)}"
            words = QT_TRANSLATE_NOOP("errors", "Adds the exception {rule} to .kitignore")
            state.note("exception-added", words, rule=rule)
            state.take_ignore(with_rules(state.ignore, [rule]))


def _drop_lines(state: State, lines: Sequence[int]) -> None:
    rules = dict(state.facts.ignore.rules)
    for line in lines:
        words = QT_TRANSLATE_NOOP("errors", "Takes line {line}, {rule}, out of .kitignore")
        state.note("rule-removed", words, line=line, rule=rules[line])
    if lines:
        state.take_ignore(without_lines(state.ignore, lines))


def _without_exceptions(state: State, roots: Sequence[str], gone: Collection[str]) -> None:
    """Exceptions that were made for just these files go before rules are added against them."""
    own = {f"!{pattern_of(each)}" for root in roots for each in (root, *_with_parents(gone, root))}
    lines = [line for line, rule in state.facts.ignore.rules if rule in own]
    facts = state.facts.under(state.facts.ignore)
    before, ignore, notes = state.packed() - set(gone), state.ignore, list(state.notes)
    _drop_lines(state, lines)
    if lines and before != state.packed() - set(gone):
        state.take_ignore(ignore)
        state.facts, state.notes = facts, notes


def _with_parents(paths: Iterable[str], root: str) -> set[str]:
    """Paths and the folders above them, as far up as `root`."""
    out: set[str] = set()
    for path in paths:
        here = path
        while here and here not in out and at_or_inside(here, root):
            out.add(here)
            here = here.rpartition("/")[0]
    return out


def _covering(root: str, gone: Sequence[str], kept: Sequence[str]) -> list[str]:
    """Patterns at or below `root` that match `gone` there and nothing in `kept`."""
    inside = [path for path in gone if at_or_inside(path, root)]
    if not inside:
        return []
    spared = [path for path in kept if at_or_inside(path, root)]
    if root != "." and not spared:
        return [pattern_of(root)]
    children = _children(root, inside)
    patterns = [pattern for child, below in children.items() for pattern in _covering(child, below, spared)]
    others = _children(root, spared)
    if len(patterns) > _FEW > len(others) and root != "." and not others.keys() & children.keys():
        return [pattern_of(root), *(f"!{pattern_of(child)}" for child in others)]
    return patterns


def _children(root: str, paths: Sequence[str]) -> dict[str, list[str]]:
    """The files and folders right in `root` that paths lead through, with those paths."""
    start = 0 if root == "." else len(root) + 1
    out: dict[str, list[str]] = {}
    for path in paths:
        end = path.find("/", start)
        out.setdefault(path if end < 0 else path[:end], []).append(path)
    return out
