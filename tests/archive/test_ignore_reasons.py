"""Which rule hides a path, rules judged one by one, and patterns that name one path and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kitstudio.archive.ignore import BadIgnoreRuleError, IgnoreReasons, IgnoreRules, judged, pattern_of

_PATHS = ("a.tmp", "b/a.tmp", "b/c/a.tmp", "b/keep.txt", "b", "c", "log/x", "log/b/x", "[x].md")
_LINES = st.lists(
    st.sampled_from(
        ["*.tmp", "**/*.tmp", "b", "!b/keep.txt", "log", "!log/b", "**", "!c", "b/*", "?", "\\[x\\].md", "# b", ""]
    ),
    max_size=8,
)


@given(_LINES)
def test_a_rule_is_named_exactly_for_what_is_hidden_and_the_last_change_decides(lines: list[str]) -> None:
    content = "\n".join(lines).encode()
    rules = IgnoreRules.parse(content)
    reasons = IgnoreReasons(rules.rules)
    for path in _PATHS:
        line, rule = reasons.reason(path)
        assert (line > 0) is rules.ignores(path)
        if line:
            assert lines[line - 1].strip() == rule
            # Without what follows it, and alone, that rule hides the path.
            assert IgnoreRules.parse("\n".join(lines[:line]).encode()).ignores(path)
            assert IgnoreRules.parse(rule.encode()).ignores(path)


def test_names_that_kit_never_packs_are_hidden_by_no_line() -> None:
    rules = IgnoreRules.parse(b"x\n")
    assert rules.ignores("Kitfile")
    assert IgnoreReasons(rules.rules).reason("Kitfile") == (0, "")


def test_each_rule_is_judged_by_itself() -> None:
    found = judged(b"# words\n*.tmp\n[\n\n!a[\n  !\n")
    assert [(each.line, each.text, bool(each.refusal)) for each in found] == [
        (2, "*.tmp", False),
        (3, "[", True),
        (5, "!a[", True),
        (6, "!", True),
    ]


def test_a_refused_rule_has_no_reasons() -> None:
    with pytest.raises(BadIgnoreRuleError):
        IgnoreReasons(((1, "["),))


_NAMES = st.text(st.characters(exclude_characters="/\x00", exclude_categories=["Cs"]), min_size=1, max_size=8).filter(
    lambda name: name not in (".", "..")
)


@given(_NAMES, _NAMES)
@example("#^", "0")
@example("!+", "(")
@example("x", "x")
def test_a_path_as_a_pattern_hides_it_and_what_lies_in_it_and_no_plain_neighbour(folder: str, name: str) -> None:
    path = f"{folder}/{name}"
    pattern = pattern_of(path)
    rules = IgnoreRules.parse(f"{pattern}\n".encode())
    assert rules.ignores(path)
    assert rules.ignores(f"{path}/deeper")
    assert not rules.ignores(folder)
    if "?" not in pattern.replace("\\?", ""):  # else it stands for what no line can hold, and for a neighbour too
        assert not rules.ignores(f"{path}x")
        assert not rules.ignores(f"{folder}x/{path}")  # which never lies in it, as x/x/x does in x/x
