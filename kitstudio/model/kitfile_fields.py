"""From YAML nodes to the fields of a Kitfile, as go-yaml fills kit's structs: text, lists, sections, parameters."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from kitstudio.base import limits
from kitstudio.base.control import unasked
from kitstudio.model import yaml_scalars
from kitstudio.model.finding import Edit, Finding, Fix, Mark, Severity
from kitstudio.model.go_json import JsonValue
from kitstudio.model.kitfile import KINDS, SECTIONS, Declared, FieldPath, Kitfile, declared
from kitstudio.model.nearest import nearest
from kitstudio.model.yaml_nodes import Alias, DamageError, Items, Node, Pairs, Scalar

_Plain: TypeAlias = "Scalar | Items | Pairs"

# A text of nothing but slips is a hostile one; the first of them get a suggestion.
_SUGGESTIONS: Final = 50
_UNKNOWN_KEYS: Final = 1_000
# Digests stand in the config only.
_FIELDS: Final = {kind: {field.key: field for field in declared(kind) if field.type != "digest"} for kind in KINDS}
_SHOWN: Final = 40
_WORDS: Final = {Items: "a list", Pairs: "a map"}


class FieldReader:
    """Reads one document; collects the marks of all values and keys and a finding for each unknown key."""

    def __init__(self, go_on: Callable[[], None] = unasked) -> None:
        """`go_on` is called for each section; it raises to end the reading."""
        self._go_on = go_on
        self.marks: dict[FieldPath, Mark] = {}
        self.key_marks: dict[FieldPath, Mark] = {}
        self.findings: list[Finding] = []
        self._entries = 0

    def kitfile(self, root: Node) -> Kitfile:
        """The Kitfile of a document's root node (a null document is an empty Kitfile, as kit has it).

        Raises:
            DamageError: a value of the wrong type, a repeated key, a parameter JSON has no form for.
        """
        self.marks[()] = root.mark
        return self._section(root, Kitfile, ()) or Kitfile()

    def _section(self, node: Node, kind: type[Any], path: FieldPath) -> Any:  # noqa: ANN401 - an instance of `kind`
        """An instance of a section class, None for null."""
        self._go_on()
        plain = _plain(node)
        if not isinstance(plain, Pairs):
            return _null_or_refuse(plain, node.mark, "a map", path)
        fields = _FIELDS[kind]
        values: dict[str, Any] = {}
        unknown: dict[str, JsonValue] = {}
        for key, key_node, value in _merged(plain, _text_key, path):
            here = (*path, key)
            self.marks[here] = value.mark
            self.key_marks[here] = key_node.mark
            field = fields.get(key)
            if field is None:
                unknown[key] = self._value(value, here)
                self._report_unknown(here, key_node.mark, fields)
            else:
                read = self._field(value, field, here)
                if read is not None:
                    values[field.attribute] = read
        return kind(**values, unknown=unknown)

    def _field(self, node: Node, field: Declared, path: FieldPath) -> Any:  # noqa: ANN401 - the type its declaration says
        """The value of a declared field, None for null."""
        if field.type == "text":
            return self._text(node, path)
        if field.type == "parameters":
            return self._value(node, path)
        if field.type == "object":
            return self._section(node, SECTIONS[field.item], path)
        return self._list(node, field, path)

    def _list(self, node: Node, field: Declared, path: FieldPath) -> tuple[Any, ...] | None:
        """The items that are not null; indices in paths count those."""
        plain = _plain(node)
        if not isinstance(plain, Items):
            _null_or_refuse(plain, node.mark, "a list", path)
            return None
        out: list[Any] = []
        for item in plain.items:
            here = (*path, len(out))
            self.marks[here] = item.mark
            value = self._text(item, here) if field.type == "texts" else self._section(item, SECTIONS[field.item], here)
            if value is None:
                del self.marks[here]
            else:
                out.append(value)
                self._count(field, item.mark, here)
        return tuple(out)

    def _count(self, field: Declared, mark: Mark, path: FieldPath) -> None:
        """Refuse more entries than there can be layers: every rule looks at each of them."""
        self._entries += field.type == "list"
        if self._entries > limits.LAYERS:
            raise DamageError("too-large", f"it has more than {limits.LAYERS} entries", mark, path)

    @staticmethod
    def _text(node: Node, path: FieldPath) -> str | None:
        """The text of a scalar as it stands in the source, None for null."""
        plain = _plain(node)
        if not isinstance(plain, Scalar):
            raise _wrong_type(plain, node.mark, "a text", path)
        return _text_of(plain, node.mark, path)

    def _value(self, node: Node, path: FieldPath) -> JsonValue:
        """A free-form value as JSON has it."""
        plain = _plain(node)
        if isinstance(plain, Scalar):
            return _json_scalar(plain, node.mark, path)
        if isinstance(plain, Items):
            return [self._child(item, (*path, index)) for index, item in enumerate(plain.items)]
        out: dict[str, JsonValue] = {}
        for key, key_node, value in _merged(plain, _json_key, path):
            self.key_marks[*path, key] = key_node.mark
            out[key] = self._child(value, (*path, key))
        return out

    def _child(self, node: Node, path: FieldPath) -> JsonValue:
        self.marks[path] = node.mark
        return self._value(node, path)

    def _report_unknown(self, path: FieldPath, mark: Mark, fields: dict[str, Declared]) -> None:
        if len(self.findings) >= _UNKNOWN_KEYS:
            raise DamageError("too-large", f"it has more than {_UNKNOWN_KEYS} keys a Kitfile does not have", mark, path)
        key = str(path[-1])
        close = nearest(key, fields, limit=1) if len(self.findings) < _SUGGESTIONS else ()
        fixes = [Fix(f"Rename to {word}", (Edit("rename", path, word),)) for word in close]
        fixes.append(Fix("Remove it", (Edit("remove", path),)))
        template = "{key} is not a key of a Kitfile here." + (" Did you mean {nearest}?" if close else "")
        facts = {"key": key, "nearest": close[0] if close else ""}
        self.findings.append(Finding("unknown-key", Severity.ERROR, template, facts, path, mark, tuple(fixes)))


def _plain(node: Node) -> _Plain:
    return node.target if isinstance(node, Alias) else node


def _resolved(scalar: Scalar, mark: Mark, path: FieldPath) -> tuple[str, yaml_scalars.Resolved]:
    if scalar.quoted and not scalar.tag:
        return yaml_scalars.STR, scalar.text
    try:
        return yaml_scalars.resolve(scalar.tag, scalar.text)
    except yaml_scalars.UnfitScalarError as error:
        raise DamageError("odd-tag", str(error), mark, path) from error


def _text_of(scalar: Scalar, mark: Mark, path: FieldPath) -> str | None:
    tag, value = _resolved(scalar, mark, path)
    if value is None:
        return None
    return str(value) if tag == yaml_scalars.BINARY else scalar.text


def _json_scalar(scalar: Scalar, mark: Mark, path: FieldPath) -> JsonValue:
    tag, value = _resolved(scalar, mark, path)
    unfit = isinstance(value, float) and not math.isfinite(value)
    unfit = unfit or (tag == yaml_scalars.TIME and not yaml_scalars.is_json_time(str(value)))
    if unfit:
        raise DamageError("bad-parameter", f"JSON has no form for {scalar.text[:_SHOWN]}", mark, path)
    return value


def _null_or_refuse(plain: _Plain, mark: Mark, wanted: str, path: FieldPath) -> None:
    if not isinstance(plain, Scalar) or _resolved(plain, mark, path)[1] is not None:
        raise _wrong_type(plain, mark, wanted, path)


def _wrong_type(plain: _Plain, mark: Mark, wanted: str, path: FieldPath) -> DamageError:
    found = f"the text {plain.text[:_SHOWN]!r}" if isinstance(plain, Scalar) else _WORDS[type(plain)]
    return DamageError("wrong-type", f"{wanted} belongs here, not {found}", mark, path)


def _text_key(node: Node, path: FieldPath) -> str:
    """A key of a section, which go-yaml reads as it reads any text."""
    plain = _plain(node)
    if not isinstance(plain, Scalar):
        raise DamageError("wrong-type", f"a key is a text, not {_WORDS[type(plain)]}", node.mark, path)
    text = _text_of(plain, node.mark, path)
    return plain.text if text is None else text


def _json_key(node: Node, path: FieldPath) -> str:
    """A key inside parameters, which must be text by its own form."""
    plain = _plain(node)
    if isinstance(plain, Scalar) and _resolved(plain, node.mark, path)[0] == yaml_scalars.STR:
        return plain.text
    shown = plain.text[:_SHOWN] if isinstance(plain, Scalar) else _WORDS[type(plain)]
    raise DamageError("bad-parameter", f"the key {shown} is no text, and JSON has no other keys", node.mark, path)


def _merged(
    pairs: Pairs, key_of: Callable[[Node, FieldPath], str], path: FieldPath
) -> Iterator[tuple[str, Node, Node]]:
    """The pairs of a map: its own, then those of what it merges (`<<`), the first of each key winning.

    Args:
        pairs: the map.
        key_of: `_text_key` or `_json_key`; keys that come by merging are read as text either way.
        path: where the map stands.
    """
    seen: set[str] = set()
    maps = [(pairs, key_of)]
    while maps:
        each, reads = maps.pop()
        _refuse_repeats(each, path)
        merges: list[Pairs] = []
        for key, value in each.pairs():
            if _is_merge(key):
                merges = _merge_sources(value, path)
                continue
            word = reads(key, path)
            if word not in seen:
                seen.add(word)
                yield word, key, value
        maps.extend((source, _text_key) for source in reversed(merges))


def _is_merge(key: Node) -> bool:
    return (
        isinstance(key, Scalar)
        and key.text == "<<"
        and (key.tag == yaml_scalars.MERGE or (not key.tag and not key.quoted))
    )


def _merge_sources(value: Node, path: FieldPath) -> list[Pairs]:
    """The maps a `<<` key merges, first one first."""
    listed = value.items if isinstance(value, Items) else [value]
    sources = [plain for each in listed if isinstance(plain := _plain(each), Pairs)]
    if len(sources) != len(listed):
        raise DamageError("wrong-type", "only a map, or a list of maps, can be merged", value.mark, path)
    return sources


def _refuse_repeats(pairs: Pairs, path: FieldPath) -> None:
    seen: dict[str, Node] = {}
    for key in pairs.keys:
        plain = _plain(key)
        if not isinstance(plain, Scalar):
            continue
        before = seen.setdefault(plain.text, key)
        if before is not key:
            reason = f"the key {plain.text[:_SHOWN]!r} stands already in line {before.mark.line}"
            raise DamageError("duplicate-key", reason, key.mark, (*path, plain.text))
