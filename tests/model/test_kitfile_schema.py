"""The JSON Schema: shipped, fresh, and of one mind with the reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped] # its stubs are not among our tools
import pytest

import kitstudio.model
from kitstudio.model.kitfile_json import config_json
from kitstudio.model.kitfile_schema import json_schema, schema_text
from kitstudio.model.kitfile_yaml import inspect_text
from tests.support.vectors import case_folders, case_name, read_json

SHIPPED = Path(kitstudio.model.__file__).with_name("kitfile.schema.json")


def _text(case: Path) -> str:
    entries = read_json(case / "recipe.json")["entries"]
    return next((entry["text"] for entry in entries if entry.get("path") == "Kitfile" and "text" in entry), "")


def _refusals(value: Any) -> list[str]:
    """What the schema has against a Kitfile."""
    return [each.message for each in jsonschema.Draft202012Validator(json_schema()).iter_errors(value)]


CASES = [case for name in ("kit", "kit-errors") for case in case_folders(name) if _text(case)]


def test_the_shipped_schema_is_what_the_declaration_makes() -> None:
    assert SHIPPED.read_text("utf-8") == schema_text(), (
        'stale: write `kitfile_schema.schema_text()` to "kitstudio/model/kitfile.schema.json"'
    )


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("case", CASES, ids=case_name)
def test_what_the_reader_takes_the_schema_takes(case: Path) -> None:
    document, findings = inspect_text(_text(case).encode("utf-8", "surrogateescape"))
    assert document is None or findings or _refusals(json.loads(config_json(document.kitfile))) == []


def test_text_an_editor_takes_for_numbers_and_nothing_is_taken() -> None:
    value = {"manifestVersion": 1.0, "package": {"version": 1.1, "name": True, "authors": [None, 1]}, "model": None}
    assert _refusals(value) == []


@pytest.mark.parametrize(
    "value",
    [
        {"models": {}},
        {"model": {"digest": "x"}},
        {"model": []},
        {"code": {"path": "x"}},
        {"package": {"authors": "a"}},
        {"package": {"authors": [["a"]]}},
        {"docs": [{"license": "MIT"}]},
        {"package": {"name": {"a": 1}}},
    ],
    ids=str,
)
def test_what_the_reader_refuses_the_schema_refuses(value: dict[str, Any]) -> None:
    document, findings = inspect_text(json.dumps(value).encode())
    assert document is None or findings
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value, json_schema())
