"""Kitfiles as YAML text, the bytes `kit unpack`, `kit info` and `kit init` write (modelkit-format 1.4, 9.4)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.model.go_json import JsonValue
from kitstudio.model.kitfile import Declared, Kitfile, Package, declared
from kitstudio.model.yaml_emitter import Flow, Ordered, Value, emit

_NODE: Final = re.compile(r"\.?[a-zA-Z0-9_-]+(?:\.[a-zA-Z0-9_-]+)*")


class BadNodeError(KitStudioError):
    """A node of a Kitfile is asked for in words that name none."""

    code = "KS-BAD-NODE"
    exit_code = ExitCode.USAGE
    summary_template = QT_TRANSLATE_NOOP("errors", "{node} does not name a part of a Kitfile.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Write keys joined by dots, for example model.parameters; list items cannot be chosen."
    )


class NodeNotFoundError(KitStudioError):
    """The Kitfile has no such node."""

    code = "KS-NODE-NOT-FOUND"
    exit_code = ExitCode.NOT_FOUND
    summary_template = QT_TRANSLATE_NOOP("errors", "The Kitfile has no {node}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Show the whole Kitfile with `kitstudio info` to see what it has.")


def kitfile_yaml(kitfile: Kitfile, *, numbers_from_json: bool) -> str:
    """The Kitfile as kit writes it.

    Args:
        kitfile: what to write; digests are never written.
        numbers_from_json: whether kit would have it from a config blob, as for `info` and `unpack`: every number is
            then a float to it and written as one. False keeps integers, as `init` does.
    """
    return emit(_section(kitfile, as_floats=numbers_from_json))


def node_yaml(kitfile: Kitfile, dotted: str) -> str:
    """One node of the Kitfile as `kit info --filter` prints it; letter case of declared keys does not matter.

    Args:
        kitfile: as read from a config blob.
        dotted: keys joined by dots, with or without a dot in front.

    Raises:
        BadNodeError: `dotted` breaks the grammar.
        NodeNotFoundError: there is no such node.
    """
    if not _NODE.fullmatch(dotted):
        raise BadNodeError(node=dotted)
    node: Any = kitfile
    value: Value = None
    for key in dotted.removeprefix(".").split("."):
        node, value = _below(node, key, dotted)
    return emit(value)


def _below(node: Any, key: str, dotted: str) -> tuple[Any, Value]:  # noqa: ANN401 - a section or a parameter
    """What stands below a section or a map of parameters: itself, and as it is written."""
    if isinstance(node, Mapping) and key in node:
        return node[key], _parameter(node[key], as_floats=True)
    if hasattr(node, "unknown"):
        for field in declared(type(node)):
            if field.key.lower() == key.lower():
                below = getattr(node, field.attribute)
                written = _field(below, field, as_floats=True)
                return below, list(written) if isinstance(written, Flow) else written
    raise NodeNotFoundError(node=dotted)


def _section(section: Any, *, as_floats: bool) -> Ordered:  # noqa: ANN401 - any section class
    out = Ordered()
    fields = declared(type(section))
    for field in fields:
        value = getattr(section, field.attribute)
        if _is_written(value, field):
            out[field.key] = _field(value, field, as_floats=as_floats)
    known = {field.key for field in fields}
    for key, value in sorted(section.unknown.items()):
        if key not in known:
            out[key] = _parameter(value, as_floats=as_floats)
    return out


def _is_written(value: object, field: Declared) -> bool:
    if field.type == "digest":
        return False
    if field.type in {"parameters", "object"}:
        return value is not None and value != Package()
    return field.always or bool(value)


def _field(value: Any, field: Declared, *, as_floats: bool) -> Value:  # noqa: ANN401 - a field of any declared type
    if field.type == "object":
        return None if value is None else _section(value, as_floats=as_floats)
    if field.type == "list":
        return [_section(item, as_floats=as_floats) for item in value]
    if field.type == "parameters":
        return _parameter(value, as_floats=as_floats)
    if field.type == "texts":
        return Flow(value) if value else []
    return "" if value is None else str(value)


def _parameter(value: JsonValue, *, as_floats: bool) -> Value:
    if isinstance(value, Mapping):
        return {key: _parameter(item, as_floats=as_floats) for key, item in value.items()}
    if isinstance(value, str) or value is None or isinstance(value, (bool, float)):
        return value
    if isinstance(value, int):
        return float(value) if as_floats else value
    return [_parameter(item, as_floats=as_floats) for item in value]
