"""What a person can do to a Kitfile through a form, each as a value that `perform` carries out on the text.

Every change touches the lines of its own field or entry and no others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from kitstudio.model.finding import Edit
from kitstudio.model.go_json import JsonValue
from kitstudio.model.kitfile import FieldPath, declared, show_path
from kitstudio.model.kitfile_edit import apply
from kitstudio.model.kitfile_meaning import Bare, Meaning, meaning_of, section_at, value_at
from kitstudio.model.kitfile_moves import change_role, copy_entry, move_entry, node_at
from kitstudio.model.kitfile_source import EditRefusedError, Source

_BOM: Final = "\ufeff"
_MODEL: Final = ("model",)


@dataclass(frozen=True, slots=True)
class SetText:
    """Write a text field; an empty text takes it away, unless its line has a comment or its section nothing else."""

    path: FieldPath
    value: str


@dataclass(frozen=True, slots=True)
class SetValue:
    """Write any value inside `parameters`, over what is there or as a new key or item."""

    path: FieldPath
    value: JsonValue


@dataclass(frozen=True, slots=True)
class RenameKey:
    """Give a key of `parameters` another name."""

    path: FieldPath
    key: str


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Put an entry (a map of fields) or a text into a list, at a place, or at the end where `at` is -1."""

    section: FieldPath
    value: Mapping[str, str] | str = field(default_factory=dict)
    at: int = -1


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a field, an entry or a value away."""

    path: FieldPath


@dataclass(frozen=True, slots=True)
class MoveEntry:
    """Move an entry within its list."""

    path: FieldPath
    to: int


@dataclass(frozen=True, slots=True)
class CopyEntry:
    """Put a copy of an entry behind it."""

    path: FieldPath


@dataclass(frozen=True, slots=True)
class ChangeRole:
    """Move an entry to the end of another list; `("model",)` is the place of the model itself."""

    path: FieldPath
    section: FieldPath


@dataclass(frozen=True, slots=True)
class Mend:
    """Apply the edits of a fix, one after the other."""

    edits: tuple[Edit, ...]


Change: TypeAlias = "SetText | SetValue | RenameKey | AddEntry | Remove | MoveEntry | CopyEntry | ChangeRole | Mend"


@dataclass(frozen=True, slots=True)
class Changed:
    """A text after a change: where what was changed stands now, and the keys that had to go."""

    text: str
    path: FieldPath
    dropped: tuple[str, ...] = ()


def perform(text: str, change: Change) -> Changed:
    """Carry out one change.

    Raises:
        EditRefusedError: it cannot be made without damage to something else; the error says why.
    """
    carried_out: Changed = _PERFORMERS[type(change)](text, change)
    return carried_out


def _renamed(text: str, change: RenameKey) -> Changed:
    return Changed(apply(text, [Edit("rename", change.path, change.key)]), (*change.path[:-1], change.key))


def _moved(text: str, change: MoveEntry) -> Changed:
    return Changed(move_entry(text, change.path, change.to), (*change.path[:-1], change.to))


def _copied(text: str, change: CopyEntry) -> Changed:
    new = copy_entry(text, change.path)
    return Changed(new, (*change.path[:-1], int(change.path[-1]) + 1))


def _set(text: str, change: SetValue) -> Changed:
    return Changed(apply(text, [Edit("set", change.path, change.value)]), change.path)


def _mended(text: str, change: Mend) -> Changed:
    return Changed(apply(text, change.edits), change.edits[0].path if change.edits else ())


def _removed(text: str, change: Remove) -> Changed:
    return Changed(apply(text, [Edit("remove", change.path)]), change.path)


def _texted(text: str, change: SetText) -> Changed:
    return Changed(_with_text(text, change), change.path)


def _with_text(text: str, change: SetText) -> str:
    if change.value:
        return apply(text, [Edit("set", change.path, change.value)])
    source = Source(text.removeprefix(_BOM))
    holder = value_at(meaning_of(source.root), change.path[:-1])
    is_there = isinstance(holder, list) or (isinstance(holder, dict) and change.path[-1] in holder)
    if not is_there:
        return text
    if isinstance(holder, dict) and len(holder) > 1 and not _is_commented(source, change.path):
        return apply(text, [Edit("remove", change.path)])
    return apply(text, [Edit("set", change.path, "")])


def _is_commented(source: Source, path: FieldPath) -> bool:
    """Whether a comment stands in the lines of a field of its own; one that a merge brings has none."""
    node = node_at(source, path[:-1])
    pair = next((each for each in node.pairs if each.key.real.text == path[-1]), None) if node is not None else None
    if pair is None:
        return False
    header = source.line_end(pair.value.inner) if pair.value.is_block_scalar else pair.value.inner
    around = ((pair.key.end, header), (pair.end, source.line_end(pair.end)))
    return any("#" in source.text[start:end] for start, end in around)


def _added(text: str, change: AddEntry) -> Changed:
    there = _at(text, change.section)
    length = len(there) if isinstance(there, list) else 0
    at = length if change.at < 0 else min(change.at, length)
    value: JsonValue = change.value
    if isinstance(value, Mapping):
        kind = section_at((*change.section, at))
        order = [each.key for each in declared(kind)] if kind is not None else []
        value = {key: value[key] for key in (*order, *value) if key in value}
    return Changed(apply(text, [Edit("insert", (*change.section, at), value)]), (*change.section, at))


def _recast(text: str, change: ChangeRole) -> Changed:
    if change.path == _MODEL:
        return _from_model(text, change.section)
    if change.section == _MODEL:
        return _to_model(text, change.path)
    moved = change_role(text, change.path, change.section)
    return Changed(moved.text, moved.path, moved.dropped)


def _from_model(text: str, section: FieldPath) -> Changed:
    """The model's files as an entry of another kind; what else is said of the model stays."""
    path = _words(_at(text, ("model", "path")))
    if not path:
        raise EditRefusedError(path="model.path", reason="the model has no files of its own")
    added = _added(text, AddEntry(section, {"path": path}))
    return Changed(_with_text(added.text, SetText(("model", "path"), "")), added.path)


def _to_model(text: str, path: FieldPath) -> Changed:
    """An entry's files as those of the model; only what the model does not say yet is taken along."""
    entry, model = _at(text, path), _at(text, _MODEL)
    said = model if isinstance(model, dict) else {}
    if _words(said.get("path")):
        raise EditRefusedError(path="model.path", reason="there is a model already, and a kit has one")
    if not isinstance(entry, dict) or not _words(entry.get("path")):
        raise EditRefusedError(path=show_path(path), reason="it has no files of its own")
    kind = section_at(_MODEL)
    known = {each.key for each in declared(kind) if each.type == "text"} if kind is not None else set()
    taken = {key: _words(value) for key, value in entry.items() if key in known and not _words(said.get(key))}
    edits = [Edit("set", (*_MODEL, key), value) for key, value in taken.items()]
    made = apply(text, [*edits, Edit("remove", path)])
    if made.count("#") < text.count("#"):
        raise EditRefusedError(path=show_path(path), reason="its comments have no place at the model")
    return Changed(made, (*_MODEL, "path"), tuple(key for key in entry if key not in taken))


def _at(text: str, path: FieldPath) -> Meaning | None:
    return value_at(meaning_of(Source(text.removeprefix(_BOM)).root), path)


def _words(value: Meaning | None) -> str:
    """A text field as kit reads it: `1.10` is a text there too."""
    return value if isinstance(value, str) else value.text if isinstance(value, Bare) else ""


_PERFORMERS: Final[Mapping[type, Callable[[str, Any], Changed]]] = {
    SetText: _texted,
    SetValue: _set,
    RenameKey: _renamed,
    AddEntry: _added,
    Remove: _removed,
    MoveEntry: _moved,
    CopyEntry: _copied,
    ChangeRole: _recast,
    Mend: _mended,
}
