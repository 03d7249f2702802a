"""What a Kitfile's text says, without its layout: to compare what an edit should have done with what it did.

A map is a dict, a list a list, a text a str; any other scalar is a `Bare` of its tag and text. Aliases and merge keys
are expanded (within the bounds of a Kitfile).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kitstudio.base import limits
from kitstudio.model import yaml_scalars
from kitstudio.model.finding import Edit
from kitstudio.model.go_json import JsonValue
from kitstudio.model.kitfile import SECTIONS, Declared, FieldPath, Kitfile, declared, show_path
from kitstudio.model.kitfile_source import EditRefusedError, Node, short_tag


@dataclass(frozen=True, slots=True)
class Bare:
    """A scalar that is not a text: a number, a truth value, a time, nothing, or one with a tag of its own."""

    tag: str
    text: str


Meaning: TypeAlias = "dict[str, Meaning] | list[Meaning] | str | Bare"
NOTHING = Bare(yaml_scalars.NULL, "")
_ADDING = ("set", "insert")


def is_bare(text: str) -> bool:
    """Whether a plain scalar of that text would not be read as a text."""
    return yaml_scalars.implicit_tag(text) != yaml_scalars.STR


def meant(value: JsonValue) -> Meaning:
    """A value as a text says it.

    Raises:
        EditRefusedError: a number that kit would read as another one, or not as a number.
    """
    if isinstance(value, str):
        return value
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return Bare("", "true" if value else "false")
    if isinstance(value, int | float):
        return Bare("", _number(value))
    if isinstance(value, Mapping):
        return {key: meant(each) for key, each in value.items()}
    return [meant(each) for each in value]


def _number(value: float) -> str:
    text = repr(value)
    if "e" in text and "." not in text:
        text = text.replace("e", ".0e")  # older readers take 1e-05 for a text
    tag, read = yaml_scalars.resolve("", text)
    if read != value or tag != (yaml_scalars.INT if isinstance(value, int) else yaml_scalars.FLOAT):
        raise EditRefusedError(path="the value", reason=f"kit has no form for the number {text[:40]}")
    return text


def field_at(path: FieldPath) -> Declared | None:
    """The declared field a path names, None inside `parameters`, at entries of lists, and for unknown keys."""
    section: type[object] | None = Kitfile
    found: Declared | None = None
    for step in path:
        if isinstance(step, int):
            section = SECTIONS.get(found.item) if found is not None and found.type == "list" else None
            found = None
            continue
        fields = {each.key: each for each in declared(section) if each.type != "digest"} if section is not None else {}
        found = fields.get(step)
        section = SECTIONS[found.item] if found is not None and found.type == "object" else None
    return found


def section_at(path: FieldPath) -> type[object] | None:
    """The section class a path stands for (`()`, `model`, `datasets[0]`), None for anything else."""
    if not path:
        return Kitfile
    if isinstance(path[-1], int):
        holder = field_at(path[:-1])
        return SECTIONS[holder.item] if holder is not None and holder.type == "list" else None
    found = field_at(path)
    return SECTIONS[found.item] if found is not None and found.type == "object" else None


def is_text(path: FieldPath) -> bool:
    """Whether the value at a path is read as its source text, whatever it looks like (modelkit-format 1.3)."""
    if path and isinstance(path[-1], int):
        holder = field_at(path[:-1])
        return holder is not None and holder.type == "texts"
    found = field_at(path)
    return found is not None and found.type == "text"


def is_declared_list(path: FieldPath) -> bool:
    """Whether a path names a list of the Kitfile's own: its null items do not count, and it vanishes when empty."""
    found = field_at(path)
    return found is not None and found.type in ("list", "texts")


def meaning_of(root: Node | None) -> Meaning:
    """What a tree says; a text without a document says an empty map.

    Raises:
        EditRefusedError: more nodes after expansion than a Kitfile may have, or a merge of something that is no map.
    """
    return NOTHING if root is None else _Expansion().value(root, ())


def value_at(meaning: Meaning, path: FieldPath) -> Meaning | None:
    """What stands at a path, None when nothing does."""
    here: Meaning | None = meaning
    for step in path:
        if isinstance(here, dict) and isinstance(step, str):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return None
    return here


class _Expansion:
    def __init__(self) -> None:
        self._count = 0

    def value(self, node: Node, path: FieldPath) -> Meaning:
        self._count += 1
        if self._count > limits.KITFILE_NODES:
            raise EditRefusedError(path=show_path(path), reason=f"it has more than {limits.KITFILE_NODES} values")
        real = node.real
        if real.kind == "map":
            return {key: self.value(each, (*path, key)) for key, each in merged(real).items()}
        if real.kind == "seq":
            items = [self.value(each, (*path, 0)) for each in real.items]
            keep_nothing = not is_declared_list(path)
            return [item for item in items if keep_nothing or item != NOTHING]
        return _scalar(real)


def _scalar(node: Node) -> Meaning:
    if node.is_null:
        return NOTHING
    if node.tag and node.tag != "!":
        return Bare(short_tag(node.tag), node.text)
    return node.text if node.style or node.tag or not is_bare(node.text) else Bare("", node.text)


def merged(node: Node, depth: int = 0) -> dict[str, Node]:
    """The values of a map by key: its own, then those of the maps it merges, the first of each key winning."""
    if depth > limits.KITFILE_DEPTH:
        raise EditRefusedError(path="<<", reason="merges are nested too deep")
    out = {pair.key.real.text: pair.value for pair in node.pairs if not pair.key.is_merge}
    for pair in node.pairs:
        if pair.key.is_merge:
            sources = pair.value.items if pair.value.kind == "seq" else [pair.value]
            for source in sources:
                if source.real.kind != "map":
                    raise EditRefusedError(path="<<", reason="only a map, or a list of maps, can be merged")
                out = {**merged(source.real, depth + 1), **out}
    return out


def edited(before: Meaning, edit: Edit) -> Meaning:
    """What a text says after an edit.

    Raises:
        EditRefusedError: the edit names a place that is not there, or a key that is there already.
    """
    if not edit.path:
        raise EditRefusedError(path="the whole", reason="an edit names a field")
    return _edited(before, edit, 0)


def _edited(here: Meaning, edit: Edit, depth: int) -> Meaning:
    step = edit.path[depth]
    if here == NOTHING and edit.op in _ADDING:
        here = {} if isinstance(step, str) else []
    if isinstance(step, str) and isinstance(here, dict):
        return _edited_map(here, step, edit, depth)
    if isinstance(step, int) and isinstance(here, list):
        return _edited_list(here, step, edit, depth)
    raise EditRefusedError(path=show_path(edit.path[: depth + 1]), reason="what stands there has no such parts")


def _edited_list(here: list[Meaning], at: int, edit: Edit, depth: int) -> Meaning:
    last = depth == len(edit.path) - 1
    if not 0 <= at <= len(here) or (at == len(here) and edit.op not in _ADDING) or (last and edit.op == "rename"):
        raise _absent(edit)
    if last and edit.op == "remove":
        return [*here[:at], *here[at + 1 :]]
    if last and edit.op == "insert":
        return [*here[:at], meant(edit.value), *here[at:]]
    before = here[at] if at < len(here) else NOTHING
    return [*here[:at], meant(edit.value) if last else _edited(before, edit, depth + 1), *here[at + 1 :]]


def _edited_map(here: dict[str, Meaning], key: str, edit: Edit, depth: int) -> Meaning:
    if key not in here and edit.op not in _ADDING:
        raise _absent(edit)
    if depth == len(edit.path) - 1:
        return _edited_entry(here, key, edit)
    inner = _edited(here.get(key, NOTHING), edit, depth + 1)
    if inner == [] and is_declared_list(edit.path[: depth + 1]):
        return {each: value for each, value in here.items() if each != key}
    return {**here, key: inner}


def _edited_entry(here: dict[str, Meaning], key: str, edit: Edit) -> Meaning:
    if edit.op == "insert":
        raise EditRefusedError(path=show_path(edit.path), reason="only lists have places")
    if edit.op == "set":
        return {**here, key: meant(edit.value)}
    if edit.op == "remove":
        return {each: value for each, value in here.items() if each != key}
    renamed = str(edit.value)
    if renamed in here and renamed != key:
        raise EditRefusedError(path=show_path(edit.path), reason=f"{renamed} is there already")
    return {renamed if each == key else each: value for each, value in here.items()}


def _absent(edit: Edit) -> EditRefusedError:
    return EditRefusedError(path=show_path(edit.path), reason="there is no such entry")
