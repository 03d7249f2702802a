"""Expected answers: tests/vectors/patternmatcher, made by moby/patternmatcher 0.6.0 itself."""

from __future__ import annotations

import json
import time

import pytest

from kitstudio.archive.go_path import clean, relative, trim, within
from kitstudio.archive.pattern_tests import BadPatternError
from kitstudio.archive.patterns import PatternMatcher
from tests.support.vectors import VECTORS


def _cases(name: str) -> list[dict[str, object]]:
    lines = (VECTORS / "patternmatcher" / name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _answer(matcher: PatternMatcher, path: str) -> str:
    try:
        return "yes" if matcher.matches(path) else "no"
    except BadPatternError:
        return "error"


def test_every_answer_is_that_of_dockers_matcher() -> None:
    wrong = []
    cases = _cases("matches.jsonl")
    assert len(cases) > 900
    for case in cases:
        patterns = case["patterns"]
        assert isinstance(patterns, list)
        if case.get("refused"):
            with pytest.raises(BadPatternError):
                PatternMatcher(patterns)
            continue
        matcher = PatternMatcher(patterns)
        assert matcher.has_exceptions is case["exceptions"], patterns
        for expected in ("yes", "no", "error"):
            paths = case.get(expected, [])
            assert isinstance(paths, list)
            wrong += [(patterns, path, expected) for path in paths if _answer(matcher, path) != expected]
    assert not wrong


def test_answers_do_not_depend_on_what_was_asked_before() -> None:
    patterns = ["**/cache", "a*/**/b?", "!**/cache/keep", "x|y*"]
    paths = ["cache", "a/cache/keep", "a1/q/bc", "q/cache/x", "ab/bc/deep/er", "zx", "xq/y1"]
    fresh = {path: PatternMatcher(patterns).matches(path) for path in paths}
    matcher = PatternMatcher(patterns)
    assert {path: matcher.matches(path) for path in [*paths, *reversed(paths)]} == fresh


def test_more_folders_than_are_remembered_change_no_answer() -> None:
    matcher = PatternMatcher(["**/deep/*.log"])
    for index in range(10_000):
        assert matcher.matches(f"f{index}/deep/a.log")
        assert not matcher.matches(f"f{index}/deep/a.txt")


@pytest.mark.parametrize(
    "pattern",
    [
        "**/" * 200 + "x",
        "**/a/" * 200 + "b*",
        "*a" * 200 + "b",
        "?*" * 300 + "x",
        "[^b]*" * 200 + "b",
        "**/*a" * 100 + "b*",
    ],
)
def test_a_pattern_made_to_run_away_answers_within_ten_milliseconds(pattern: str) -> None:
    matcher = PatternMatcher([pattern])
    matcher.matches("warm/up")
    for path in ("a/" * 60 + "c", "a" * 250, "ab/" * 40 + "b", "a/b/c/d.txt"):
        best = min(_timed(matcher, path) for _ in range(3))
        assert best < 0.010


@pytest.mark.parametrize("pattern", ["x%d", "*%d", "**/%d", "**/%d*", "a%d/**"])
def test_ten_thousand_rules_answer_within_ten_milliseconds(pattern: str) -> None:
    matcher = PatternMatcher([pattern % at for at in range(10_000)])
    assert matcher.matches(pattern.replace("%d", "17").replace("**/", "").replace("/**", "/b").replace("*", ""))
    for path in ("weights/model.bin", "a/b/c/d.txt", "a" * 250):
        assert min(_timed(matcher, path) for _ in range(3)) < 0.010


def test_rules_that_stand_together_answer_as_if_asked_one_after_the_other() -> None:
    rules = ["*.log", "tmp", "**/cache", "build/**", "!keep.log", "!build/**/x?", "a[bc]", "build/x1", "*.log"]
    for path in (
        "a.log",
        "keep.log",
        "tmp/x",
        "q/cache/y",
        "build/a",
        "build/xx",
        "build/x1",
        "ab",
        "ad",
        "b/keep.log",
    ):
        expected = False
        for rule in rules:
            if PatternMatcher([rule.removeprefix("!")]).matches(path):
                expected = not rule.startswith("!")
        assert PatternMatcher(rules).matches(path) is expected, path


def test_rules_made_to_fill_the_memory_are_refused_by_name() -> None:
    with pytest.raises(BadPatternError, match="take turns") as turns:
        PatternMatcher([f"{'!' * (at % 2)}*{at}" for at in range(1_000)])
    assert turns.value.pattern == "*200"
    with pytest.raises(BadPatternError, match="wildcards"):
        PatternMatcher([f"{'?' * 1_000}{at}" for at in range(500)])
    with pytest.raises(BadPatternError, match="wildcards"):
        PatternMatcher([f"a{{1000}}*{at}" for at in range(500)])


def _timed(matcher: PatternMatcher, path: str) -> float:
    begin = time.perf_counter()
    matcher.matches(path)
    return time.perf_counter() - begin


def test_repetitions_that_would_fill_the_memory_are_refused_when_asked() -> None:
    matcher = PatternMatcher(["a{1000}" * 1000 + "*"])
    with pytest.raises(BadPatternError, match="too large"):
        matcher.matches("a")


def test_names_that_are_no_utf8_are_matched_byte_by_byte() -> None:
    name = b"w\xff.bin".decode("utf-8", "surrogateescape")
    assert PatternMatcher([name]).matches(name)
    assert PatternMatcher(["w?.bin"]).matches(name)
    assert not PatternMatcher(["w\ufffd.bin"]).matches(name)


@pytest.mark.parametrize(
    ("path", "shortest"),
    [
        ("", "."),
        ("a//b/./c/..", "a/b"),
        ("../a/../..", "../.."),
        ("/../a", "/a"),
        ("//a/", "/a"),
        ("a/..", "."),
        ("./", "."),
    ],
)
def test_clean_is_gos_clean(path: str, shortest: str) -> None:
    # Examples of Go's path/filepath documentation and tests.
    assert clean(path) == shortest


def test_relative_is_gos_rel() -> None:
    assert relative("a/b", "a/b/c") == "c"
    assert relative("a/b/c", "a/b") == ".."
    assert relative("a/b", "a/b") == "."
    assert relative("a/b", "x/y") == "../../x/y"
    assert relative(".", "x") == "x"
    assert relative("x", ".") == ".."
    assert relative("..", "x") is None
    assert relative("../a", "../b") == "../b"


def test_within_looks_at_whole_parts() -> None:
    assert within("data/x", "data")
    assert within("data", "data")
    assert within("x", ".")
    assert not within("data-v2/x", "data")


def test_trim_takes_what_go_calls_a_space() -> None:
    assert trim("\u00a0\u3000 a \x85") == "a"
    assert trim("\x1ca\x1f") == "\x1ca\x1f"
