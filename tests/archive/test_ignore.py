"""Expected readings: tests/vectors/patternmatcher/reads.jsonl (ignorefile.ReadAll); rules: modelkit-format 3.6."""

from __future__ import annotations

import json

import pytest

from kitstudio.archive.ignore import BadIgnoreRuleError, IgnoreRules, read_rules
from tests.support.vectors import VECTORS


def test_every_file_is_read_as_dockers_reader_reads_it() -> None:
    for line in (VECTORS / "patternmatcher" / "reads.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        read = [rule.encode("utf-8", "surrogateescape").hex() for _, rule in read_rules(bytes.fromhex(case["content"]))]
        assert read == case["patterns"], bytes.fromhex(case["content"])


def test_the_names_kit_never_packs_are_ignored_at_the_top_only() -> None:
    rules = IgnoreRules.parse(b"!Kitfile\n")
    assert all(rules.ignores(name) for name in ("Kitfile", "kitfile", ".kitfile", ".kitignore"))
    assert not any(rules.ignores(name) for name in ("sub/Kitfile", "KITFILE", "Kitfile.md", "sub/.kitignore"))


def test_rules_are_anchored_at_the_context_folder() -> None:
    rules = IgnoreRules.parse(b"*.log\nbuild/\n**/cache\n")
    assert rules.ignores("a.log")
    assert not rules.ignores("sub/a.log")
    assert rules.ignores("build/lib/x.o")
    assert not rules.ignores("sub/build")
    assert rules.ignores("cache")
    assert rules.ignores("a/b/cache/c")


def test_an_exception_brings_a_file_back_and_is_known() -> None:
    rules = IgnoreRules.parse(b"data\n!data/keep.csv\n")
    assert rules.has_exceptions
    assert not rules.ignores("data/keep.csv")
    assert rules.ignores("data/other.csv")
    assert not IgnoreRules.parse(b"data\n").has_exceptions


def test_a_malformed_rule_is_named_with_its_line() -> None:
    with pytest.raises(BadIgnoreRuleError) as caught:
        IgnoreRules.parse(b"# fine\n*.log\nfoo[\n")
    assert caught.value.facts["line"] == 3
    assert caught.value.facts["rule"] == "foo["


def test_a_rule_broken_only_for_the_matcher_is_named_when_it_is_asked() -> None:
    rules = IgnoreRules.parse(b"ok\n![z-a]\nok\n")
    with pytest.raises(BadIgnoreRuleError) as caught:
        rules.ignores("ok")
    assert caught.value.facts["line"] == 2


def test_a_line_longer_than_gos_scanner_takes_is_refused() -> None:
    assert read_rules(b"a" * 65_535) != []
    with pytest.raises(BadIgnoreRuleError):
        read_rules(b"x\n" + b"a" * 65_536)


def test_a_file_beyond_the_bound_is_refused() -> None:
    with pytest.raises(BadIgnoreRuleError):
        IgnoreRules.parse(b"a\n" * 600_000)


def test_reading_again_gives_the_same_answers_whatever_the_order() -> None:
    content = json.dumps("x").encode() + b"\n*.bin\n!keep.bin\n"
    one, other = IgnoreRules.parse(content), IgnoreRules.parse(content)
    names = ["a.bin", "keep.bin", "sub/a.bin", "readme"]
    assert [one.ignores(name) for name in names] == [other.ignores(name) for name in reversed(names)][::-1]
