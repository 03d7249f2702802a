"""The rules refuse what kit 1.7 refused and take what it took: answers of a real kit (tests/vectors/ORIGIN.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from kitstudio.model import kitfile_yaml
from kitstudio.model.finding import Finding, Severity
from kitstudio.model.kitfile_rules import check
from tests.support.facts import facts_of
from tests.support.vectors import case_folders, case_name, materialise, read_json

# Cases of kit-errors whose refusal lies in the Kitfile and its folder, with the codes of our findings.
REFUSED = {
    "absolute-path": {"absolute-path"},
    "alias-bomb": {"too-large"},
    "bad-yaml": {"bad-yaml"},
    "catch-all-and-parts-only": {"duplicate-path"},
    "duplicate-key": {"duplicate-key"},
    "duplicate-path": {"duplicate-path"},
    "empty-kitfile": {"empty-kitfile"},
    "explicit-tag": {"odd-tag"},
    "missing-path": {"missing-path"},
    "newer-section": {"newer-field", "missing-path"},
    "null-author": {"wrong-type"},
    "parameter-key-not-string": {"bad-parameter"},
    "parameter-not-json": {"bad-parameter"},
    "parent-path": {"escaping-path"},
    "part-type-characters": {"part-type"},
    "part-type-long": {"part-type-long"},
    "scalar-root": {"wrong-type"},
    "unknown-field": {"unknown-key"},
    "wrong-type": {"wrong-type"},
    "yaml-directive": {"bad-yaml"},
}

# Flags, tags, files of other names, and parents that only a store or a network can answer for.
ELSEWHERE = {
    "bad-compression", "bad-ignore-pattern", "bad-tag", "bad-tag-2", "missing-parent", "no-folder", "no-kitfile",
    "self-reference", "unreadable-name", "use-model-pack",
}  # fmt: skip

# What we refuse by the newest kit's rules: two that kit 1.7 packs, and a text that is YAML to no kit.
STRICTER = {
    "duplicate-by-spelling": {"duplicate-path"},
    "kitfile-as-json": {"bad-yaml"},
    "layer-path-is-symlink": {"link-path"},
}


def findings(folder: Path, *, for_kit: str) -> tuple[Finding, ...]:
    name = next(each for each in ("Kitfile", "kitfile", ".kitfile") if (folder / each).exists())
    document, found = kitfile_yaml.inspect_text((folder / name).read_bytes())
    return found if document is None else check(document, facts_of(folder), for_kit=for_kit)


def errors(folder: Path, *, for_kit: str) -> set[str]:
    return {each.code for each in findings(folder, for_kit=for_kit) if each.severity is Severity.ERROR}


@pytest.mark.parametrize("case", [case for case in case_folders("kit-errors") if case.name in REFUSED], ids=case_name)
def test_what_kit_1_7_refuses_for_its_kitfile_is_an_error(case: Path, tmp_path: Path) -> None:
    folder = materialise(case / "recipe.json", tmp_path / "in")
    assert read_json(case / "expected.json")["exit"] == 1
    assert errors(folder, for_kit="1.7") == REFUSED[case.name]


@pytest.mark.parametrize("case", [case for case in case_folders("kit-errors") if case.name in REFUSED], ids=case_name)
def test_every_error_has_a_place_and_a_printable_message(case: Path, tmp_path: Path) -> None:
    folder = materialise(case / "recipe.json", tmp_path / "in")
    for each in findings(folder, for_kit="1.7"):
        if each.severity is Severity.ERROR:
            assert each.mark.line > 0, each
            assert each.mark.column > 0, each
            assert each.message.isprintable()


def test_every_case_of_kit_errors_is_accounted_for() -> None:
    assert {case.name for case in case_folders("kit-errors")} == REFUSED.keys() | ELSEWHERE


@pytest.mark.parametrize("case", case_folders("kit"), ids=case_name)
def test_what_kit_1_7_packs_has_no_error_for_it(case: Path, tmp_path: Path) -> None:
    folder = materialise(case / "recipe.json", tmp_path / "in")
    refused = read_json(case / "summary.json")["default"].get("exit", 0) != 0
    assert bool(errors(folder, for_kit="1.7")) == refused


@pytest.mark.parametrize("case", case_folders("kit"), ids=case_name)
def test_what_kit_1_7_packs_passes_our_own_rules_but_for_a_named_few(case: Path, tmp_path: Path) -> None:
    folder = materialise(case / "recipe.json", tmp_path / "in")
    assert errors(folder, for_kit="") == STRICTER.get(case.name, set())


@pytest.mark.parametrize(
    ("case", "code", "fragment"),
    [
        ("prefix-siblings", "swallowed-names", "data-v2/2.csv, database.sql"),
        ("prefix-siblings", "swallowed-names", "model-card.md, model.json"),
        ("dots-in-names", "dots-in-name", "weights/a..b.bin, weights/dir..x/in.txt"),
        ("dots-in-names", "dots-in-name", "notes..txt, v1..v2/x"),
        ("layer-path-is-symlink", "link-path", "the link current.bin"),
        ("layer-path-is-symlink", "link-path", "the link linkdir"),
        ("duplicate-by-spelling", "duplicate-path", "already"),
        ("no-layers", "no-layers", "no files"),
        ("reference-lookalike-path", "reference-lookalike", "weights:v1"),
        ("zero-size", "zero-size", "no bytes"),
    ],
)
def test_what_kit_loses_without_a_word_is_said(case: str, code: str, fragment: str, tmp_path: Path) -> None:
    recipe = next(each for each in case_folders("kit") if each.name == case) / "recipe.json"
    folder = materialise(recipe, tmp_path / "in")
    said = [each.message for each in findings(folder, for_kit="1.7") if each.code == code]
    assert any(fragment in message for message in said), said
