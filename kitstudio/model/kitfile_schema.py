"""The JSON Schema of the Kitfile, made from the declaration that the reader uses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from kitstudio.model.kitfile import SECTIONS, Declared, Kitfile, declared

Schema: TypeAlias = "dict[str, Any]"

# Unquoted, `version: 1.10` and `name: no` are no text to an editor that knows YAML; to kit they are.
_TEXT: Final = ["string", "number", "boolean", "null"]


def json_schema() -> Schema:
    """The schema (draft 2020-12) of a Kitfile as it is written in YAML: no digests, no unknown keys."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kitfile",
        "description": "What belongs to a ModelKit, and under which names.",
        **_object(Kitfile),
        "$defs": {name: _object(kind) for name, kind in SECTIONS.items()},
    }


def schema_text() -> str:
    """The bytes of `kitfile.schema.json` as text."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _object(kind: type[Any]) -> Schema:
    properties = {field.key: _property(field) for field in declared(kind) if field.type != "digest"}
    return {"type": ["object", "null"], "additionalProperties": False, "properties": properties}


def _property(field: Declared) -> Schema:
    shapes: Mapping[str, Schema] = {
        "text": {"type": _TEXT},
        "texts": {"type": ["array", "null"], "items": {"type": _TEXT}},
        "list": {"type": ["array", "null"], "items": {"$ref": f"#/$defs/{field.item}"}},
        "object": {"$ref": f"#/$defs/{field.item}"},
        "parameters": {},
    }
    since = "" if field.since == "1.0" else f" (kit {field.since} and newer)"
    return {"description": field.meaning + since, **shapes[field.type]}
