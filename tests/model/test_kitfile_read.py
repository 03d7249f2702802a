"""Reading Kitfiles: the same meaning as kit's decoder, a place for everything, damage named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kitstudio.base import limits
from kitstudio.model.finding import Edit, Finding, Mark
from kitstudio.model.kitfile import Kitfile, entries, with_digests
from kitstudio.model.kitfile_json import config_json, from_config
from kitstudio.model.kitfile_yaml import BadKitfileError, inspect_text, read
from tests.support.vectors import VECTORS, case_folders, case_name, read_json

PACKED = [case for case in case_folders("kit") if (case / "expected" / "default" / "config.json").exists()]
SCALARS = read_json(VECTORS / "go-yaml" / "scalars.json")
DOCUMENTS = read_json(VECTORS / "go-yaml" / "documents.json")
DECODING_ERRORS = {
    "alias-bomb": ("too-large", Mark(10, 12)),
    "bad-yaml": ("bad-yaml", Mark(3, 1)),
    "duplicate-key": ("duplicate-key", Mark(3, 1)),
    "empty-kitfile": ("empty-kitfile", Mark(1, 1)),
    "explicit-tag": ("odd-tag", Mark(2, 38)),
    "null-author": ("wrong-type", Mark(2, 21)),
    "parameter-key-not-string": ("bad-parameter", Mark(2, 35)),
    "parameter-not-json": ("bad-parameter", Mark(2, 38)),
    "scalar-root": ("wrong-type", Mark(1, 1)),
    "wrong-type": ("wrong-type", Mark(2, 8)),
    "yaml-directive": ("bad-yaml", Mark(1, 1)),
}


def kitfile_of(case: Path) -> bytes:
    recipe = read_json(case / "recipe.json")
    texts = {entry.get("path"): entry["text"] for entry in recipe["entries"] if "text" in entry}
    name = next(name for name in ("Kitfile", "kitfile", ".kitfile") if name in texts)
    text: str = texts[name]
    return text.encode("utf-8", "surrogateescape")


def outcome(text: str) -> str | None:
    """The config JSON, None when the Kitfile is refused or has a key nobody declared."""
    document, findings = inspect_text(text.encode())
    return None if document is None or findings else config_json(document.kitfile).decode()


def damage(text: str | bytes) -> Finding:
    document, findings = inspect_text(text.encode() if isinstance(text, str) else text)
    assert document is None
    (finding,) = findings
    return finding


@pytest.mark.parametrize("case", PACKED, ids=case_name)
def test_a_kitfile_means_to_us_what_it_means_to_kit(case: Path) -> None:
    config = case / "expected" / "default" / "config.json"
    expected = config.read_bytes()
    digests = {
        each.where: (each.entry.digest, each.entry.diff_id)
        for each in entries(from_config(expected))
        if each.entry.digest is not None and each.entry.diff_id is not None
    }
    assert config_json(with_digests(read(kitfile_of(case)).kitfile, digests)) == expected


@pytest.mark.parametrize("name", DECODING_ERRORS)
def test_what_kit_cannot_decode_is_refused_with_its_place(name: str) -> None:
    code, mark = DECODING_ERRORS[name]
    content = kitfile_of(VECTORS / "kit-errors" / name)
    finding = damage(content)
    assert (finding.code, finding.mark) == (code, mark)
    with pytest.raises(BadKitfileError) as caught:
        read(content, where="x/Kitfile")
    facts = caught.value.facts
    assert (facts["where"], facts["line"], facts["column"], facts["problem"]) == (
        "x/Kitfile",
        mark.line,
        mark.column,
        code,
    )
    assert caught.value.exit_code == 6


def test_json_with_an_escaped_slash_is_refused_as_kit_refuses_it() -> None:
    assert damage(kitfile_of(VECTORS / "kit" / "kitfile-as-json")).mark == Mark(1, 104)


@pytest.mark.parametrize("tag", ["", "!!int", "!!float", "!!timestamp", "!!null", "!!bool", "!!str", "!!binary"])
def test_scalars_are_resolved_as_go_yaml_resolves_them(tag: str) -> None:
    rows = [row for row in SCALARS if (f"name: {tag} " in row["kitfile"] if tag else "!!" not in row["kitfile"])]
    assert len(rows) > 15
    assert {row["kitfile"]: outcome(row["kitfile"]) for row in rows} == {
        row["kitfile"]: row.get("config") for row in rows
    }


@pytest.mark.parametrize("start", range(0, len(DOCUMENTS), 100))
def test_documents_are_read_and_refused_as_go_yaml_does(start: int) -> None:
    rows = DOCUMENTS[start : start + 100]
    assert {row["kitfile"]: outcome(row["kitfile"]) for row in rows} == {
        row["kitfile"]: row.get("config") for row in rows
    }


def test_every_value_and_every_key_has_its_place() -> None:
    text = "# c\npackage:\n  name: x\n  authors: [a, b]\n"
    text += "datasets:\n  - path: d\n    parameters: {k: [1, {z: 2}]}\nodd: 1\n"
    document = read(text.encode())
    assert document.text == text
    assert document.marks == {
        (): Mark(2, 1),
        ("package",): Mark(3, 3),
        ("package", "name"): Mark(3, 9),
        ("package", "authors"): Mark(4, 12),
        ("package", "authors", 0): Mark(4, 13),
        ("package", "authors", 1): Mark(4, 16),
        ("datasets",): Mark(6, 3),
        ("datasets", 0): Mark(6, 5),
        ("datasets", 0, "path"): Mark(6, 11),
        ("datasets", 0, "parameters"): Mark(7, 17),
        ("datasets", 0, "parameters", "k"): Mark(7, 21),
        ("datasets", 0, "parameters", "k", 0): Mark(7, 22),
        ("datasets", 0, "parameters", "k", 1): Mark(7, 25),
        ("datasets", 0, "parameters", "k", 1, "z"): Mark(7, 29),
        ("odd",): Mark(8, 6),
    }
    assert document.key_marks == {
        ("package",): Mark(2, 1),
        ("package", "name"): Mark(3, 3),
        ("package", "authors"): Mark(4, 3),
        ("datasets",): Mark(5, 1),
        ("datasets", 0, "path"): Mark(6, 5),
        ("datasets", 0, "parameters"): Mark(7, 5),
        ("datasets", 0, "parameters", "k"): Mark(7, 18),
        ("datasets", 0, "parameters", "k", 1, "z"): Mark(7, 26),
        ("odd",): Mark(8, 1),
    }


def test_places_count_characters_after_the_byte_order_mark() -> None:
    document = read("\ufeffpackage: {name: 日本, version: x}\n".encode())
    assert document.marks["package", "version"] == Mark(1, 30)
    assert document.marks["package", "name"] == Mark(1, 17)
    assert document.text.startswith("package")


def test_an_aliased_value_stands_where_the_alias_stands() -> None:
    document = read(b"package: {name: &n x, version: *n}\n")
    assert document.kitfile.package.version == "x"
    assert document.marks["package", "version"] == Mark(1, 32)


def test_items_after_a_dropped_null_are_counted_without_it() -> None:
    document = read(b"code:\n  - ~\n  - path: a\n")
    assert document.kitfile.code[0].path == "a"
    assert document.marks["code", 0] == Mark(3, 5)
    assert ("code", 1) not in document.marks


def test_an_unknown_key_is_kept_and_found_with_a_suggestion_and_two_fixes() -> None:
    document = read(b"datasets:\n  - nmae: x\n    path: p\n")
    assert document.kitfile.datasets[0].unknown == {"nmae": "x"}
    (finding,) = document.findings
    assert (finding.code, finding.severity, finding.field_name, finding.mark) == (
        "unknown-key",
        "error",
        "datasets[0].nmae",
        Mark(2, 5),
    )
    assert finding.message == "nmae is not a key of a Kitfile here. Did you mean name?"
    where = ("datasets", 0, "nmae")
    assert [fix.edits for fix in finding.fixes] == [(Edit("rename", where, "name"),), (Edit("remove", where),)]


def test_digests_are_no_keys_of_the_text() -> None:
    document = read(b"model: {path: a, digest: x, diffId: y}\n")
    assert [finding.field_name for finding in document.findings] == ["model.digest", "model.diffId"]
    assert b"digest" not in config_json(document.kitfile)


def test_sections_newer_than_kit_1_7_are_known() -> None:
    text = b"prompts: [{name: a, path: p}]\nmcpServers: [{name: s, path: s.mcpb}]\ndatasets: [{remotePath: r}]\n"
    document = read(text)
    assert document.findings == ()
    assert document.kitfile.prompts[0].name == "a"
    assert document.kitfile.mcp_servers[0].path == "s.mcpb"
    assert document.kitfile.datasets[0].remote_path == "r"


@pytest.mark.parametrize(
    ("text", "code", "field", "words"),
    [
        ("package:\n  name: a\n  name: b\n", "duplicate-key", "package.name", "line 2"),
        ("model: {parameters: {a: {b: 1, b: 2}}}", "duplicate-key", "model.parameters.a.b", "line 1"),
        ("package: {authors: [a, [b]]}", "wrong-type", "package.authors[1]", "a text belongs here, not a list"),
        ("code: {path: x}", "wrong-type", "code", "a list belongs here, not a map"),
        ("model: {parameters: {x: [.nan]}}", "bad-parameter", "model.parameters.x[0]", "JSON has no form for .nan"),
        ("model: {parameters: 2026-01-02T03:04:05+24:00}", "bad-parameter", "model.parameters", "no form"),
        ("package: {name: !x a}", "odd-tag", "", "the tag !x"),
        ("package: !!set {name}", "odd-tag", "", "the tag !!set"),
        ("package: {name: !!python/object:os.system x}", "odd-tag", "", "python"),
        ("package: {name: !!binary '?'}", "odd-tag", "package.name", "base64"),
        ("model: {parameters: &a [*a]}", "alias-cycle", "", "stands inside"),
        ("package: {name: *nope}", "bad-yaml", "", "no anchor before"),
        ("package: {<<: x}", "wrong-type", "package", "can be merged"),
        ("? [a]\n: b\n", "wrong-type", "", "a key is a text"),
        ("package: {authors: [a?b]}", "bad-yaml", "", "wants quotes"),
        ("package: {name: a\n", "bad-yaml", "", "that begins in line 1"),
        ("a: \x07", "bad-yaml", "", "U+0007"),
    ],
)
def test_damage_says_what_and_where(text: str, code: str, field: str, words: str) -> None:
    finding = damage(text)
    assert (finding.code, finding.field_name) == (code, field)
    assert words in finding.message
    assert finding.mark.line >= 1
    assert finding.mark.column >= 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_with_a_byte_order_mark_is_text_too(encoding: str) -> None:
    text = "package: {name: é}\n"
    content = text.encode(encoding) if encoding == "utf-16" else ("\ufeff" + text).encode(encoding)
    assert read(content).kitfile.package.name == "é"


def test_text_that_is_no_utf_8_is_refused_where_it_breaks() -> None:
    assert damage(b"package:\n  name: a\xff\n").mark == Mark(2, 10)


def test_a_null_document_is_an_empty_kitfile() -> None:
    assert read(b"---\n").kitfile == Kitfile()


def test_only_the_first_document_is_read() -> None:
    assert read(b"manifestVersion: a\n---\nmanifestVersion: [\n").kitfile.manifest_version == "a"


@pytest.mark.parametrize("levels", [limits.KITFILE_DEPTH, limits.KITFILE_DEPTH + 1])
def test_depth_is_bounded_and_what_is_read_can_be_read_back_from_its_config(levels: int) -> None:
    inner = levels - 2
    text = "model: {parameters: " + "[" * inner + "x" + "]" * inner + "}"
    if levels > limits.KITFILE_DEPTH:
        assert "nested deeper than 64 levels" in damage(text).message
    else:
        kitfile = read(text.encode()).kitfile
        assert from_config(config_json(kitfile)) == kitfile


def test_aliases_cannot_pass_the_depth() -> None:
    steps = ["a0: &a0 [x]", *(f"a{i}: &a{i} [*a{i - 1}]" for i in range(1, 70))]
    assert "deeper" in damage("model:\n  parameters:\n    " + "\n    ".join(steps)).message


def test_many_aliases_within_the_bound_are_expanded() -> None:
    text = "model: {parameters: {a: &a [1, 2, 3], b: [" + "*a, " * 1000 + "]}}"
    parameters: Any = read(text.encode()).kitfile.model.parameters  # type: ignore[union-attr] # it is there
    assert parameters["b"] == [[1, 2, 3]] * 1000
