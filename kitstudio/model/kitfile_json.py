"""Kitfiles as the JSON config blob of a ModelKit: written as kit writes it, read as leniently (modelkit-format 1.4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kitstudio.base import limits
from kitstudio.model import go_json
from kitstudio.model.descriptor import BadDigestError, Digest
from kitstudio.model.go_json import BadJsonError, JsonValue
from kitstudio.model.kitfile import SECTIONS, Declared, FieldPath, Kitfile, declared, show_path

_WHERE = "the config"


def config_json(kitfile: Kitfile) -> bytes:
    """The bytes of the config blob: compact, declared keys in kit's order, then unknown keys sorted."""
    return go_json.encode(section_json(kitfile))


def section_json(section: Any) -> dict[str, JsonValue]:  # noqa: ANN401 - any section class
    """A section (or the whole Kitfile) as the JSON object kit would write, keys in order."""
    out: dict[str, JsonValue] = {}
    fields = declared(type(section))
    for field in fields:
        value = getattr(section, field.attribute)
        if _is_written(value, field):
            out[field.key] = _field_json(value, field)
    known = {field.key for field in fields}
    extra = {key: value for key, value in section.unknown.items() if key not in known}
    for key, value in sorted(extra.items(), key=lambda pair: pair[0].encode("utf-8", "surrogateescape")):
        out[key] = go_json.sort_keys(value)
    return out


def _is_written(value: object, field: Declared) -> bool:
    """Kit leaves out what is empty, but a parameter only when it is null and `package` never."""
    if field.type in {"parameters", "object"}:
        return value is not None
    return field.always or bool(value)


def _field_json(value: Any, field: Declared) -> JsonValue:  # noqa: ANN401 - a field of any declared type
    if field.type == "parameters":
        return go_json.sort_keys(value)
    if field.type == "digest":
        return str(value)
    if field.type == "object":
        return section_json(value)
    if field.type == "list":
        return [section_json(item) for item in value]
    return list(value) if field.type == "texts" else str(value)


def from_config(content: bytes) -> Kitfile:
    """Read a config blob as kit does: unknown keys are kept, letter case of keys does not matter, null is nothing.

    A digest that is none is left out: what counts are the digests of the manifest.

    Raises:
        BadJsonError: no JSON, over a bound, a key given twice, or a value of the wrong type.
    """
    value = go_json.decode(content, _WHERE, limits.CONFIG)
    return Kitfile() if value is None else _section(value, Kitfile, ())


def _section(value: JsonValue, kind: type[Any], path: FieldPath) -> Any:  # noqa: ANN401 - an instance of `kind`
    if not isinstance(value, Mapping):
        raise _wrong_type("an object", path)
    fields = {_folded(field.key): field for field in declared(kind)}
    values: dict[str, Any] = {}
    unknown: dict[str, JsonValue] = {}
    for key, item in value.items():
        field = fields.get(_folded(key))
        if field is None:
            unknown[key] = item
            continue
        if field.attribute in values:
            raise BadJsonError(where=_WHERE, reason=f"{show_path((*path, field.key))} stands twice")
        values[field.attribute] = _field(item, field, (*path, field.key))
    given = {attribute: item for attribute, item in values.items() if item is not None}
    return kind(**given, unknown=unknown)


def _field(value: JsonValue, field: Declared, path: FieldPath) -> Any:  # noqa: ANN401 - the type its declaration says
    """The value of a declared field, None for null."""
    if field.type == "parameters" or value is None:
        return value
    if field.type == "object":
        return _section(value, SECTIONS[field.item], path)
    if field.type in {"texts", "list"}:
        return _list(value, field, path)
    if not isinstance(value, str):
        raise _wrong_type("a text", path)
    return _digest(value) if field.type == "digest" else value


def _list(value: JsonValue, field: Declared, path: FieldPath) -> tuple[Any, ...]:
    """The items; null among them is an empty one, as Go decodes it."""
    if not isinstance(value, list):
        raise _wrong_type("a list", path)
    if field.type == "list":
        items = [{} if item is None else item for item in value]
        return tuple(_section(item, SECTIONS[field.item], (*path, at)) for at, item in enumerate(items))
    texts = ["" if item is None else item for item in value]
    if not all(isinstance(item, str) for item in texts):
        raise _wrong_type("a list of texts", path)
    return tuple(texts)


def _digest(text: str) -> Digest | None:
    try:
        return Digest.parse(text)
    except BadDigestError:
        return None


def _folded(key: str) -> str:
    """The key without its letter case, character by character as Go compares them."""
    return "".join(folded if len(folded := char.casefold()) == 1 else char for char in key)


def _wrong_type(wanted: str, path: FieldPath) -> BadJsonError:
    return BadJsonError(where=_WHERE, reason=f"{show_path(path) or 'it'} is not {wanted}")
