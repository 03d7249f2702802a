"""What could be written at a place of a Kitfile, and what stands there means: from the schema, SPDX and the folder."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kitstudio.model.kitfile import VERSION, FieldPath
from kitstudio.model.kitfile_schema import json_schema
from kitstudio.model.spdx_ids import DEPRECATED, LICENCES, words
from kitstudio.model.yaml_cursor import Part, Place

MOST: Final = 200
"""Suggestions at most; more are found by typing on."""

_EXPRESSION_WORD: Final = re.compile(r"[^\s()]*$")
# The schema leaves these open; this is what kits in the field say.
_USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "manifestVersion": (VERSION,),
    "framework": (
        *(
            "transformers",
            "pytorch",
            "tensorflow",
            "onnx",
            "jax",
            "flax",
            "keras",
            "scikit-learn",
            "xgboost",
            "lightgbm",
        ),
        *("diffusers", "sentence-transformers", "peft", "llama.cpp", "mlx", "spacy"),
    ),
    "format": ("safetensors", "gguf", "onnx", "pytorch", "tensorflow", "tflite", "keras", "pickle", "joblib", "mlx"),
    "type": ("lora", "tokenizer", "adapter", "config", "vocabulary", "projector"),
}
_COMMON_LICENCES: Final = words("Apache-2.0 MIT BSD-3-Clause CC-BY-4.0 CC-BY-SA-4.0 CC-BY-NC-4.0 CC0-1.0 GPL-3.0-only")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to write instead of the word at the cursor.

    Attributes:
        label: what is shown.
        text: what is written; lines after the first are indented as far as the first.
        about: what it means, in a sentence; may be empty.
        back: characters of the word before the cursor that it replaces; None for the whole word.
        is_key: whether it is a key.
    """

    label: str
    text: str
    about: str = ""
    back: int | None = None
    is_key: bool = False


def meaning_at(path: FieldPath) -> str:
    """What the schema says of a value; empty where it says nothing."""
    found = _schema_at(path[:-1] if path and isinstance(path[-1], int) else path)
    return str(found.get("description", "")) if found is not None else ""


def suggest(place: Place, files: Collection[str] = ()) -> tuple[Suggestion, ...]:
    """What could be written at a place, best first.

    Args:
        place: where the cursor is.
        files: paths of the files and folders of the draft.
    """
    if place.part in (Part.COMMENT, Part.TEXT):
        return ()
    schema = _schema_at(place.parent if place.part is Part.KEY else place.path) or {}
    if place.part is Part.KEY and "properties" in schema:
        return tuple(_ranked(_keys(schema, place), place.word))[:MOST]
    if place.part is Part.KEY and "items" in schema and place.path == place.parent:
        return tuple(_ranked(_entries(schema), place.word))[:MOST] if "$ref" in schema["items"] else ()
    return tuple(_values(place, schema, files))[:MOST]


@functools.lru_cache(maxsize=1)
def _whole() -> Mapping[str, Any]:
    return json_schema()


def _schema_at(path: FieldPath) -> Mapping[str, Any] | None:
    """The part of the schema that is about a path, with what it refers to; None where it has none."""
    found: Mapping[str, Any] = _whole()
    for step in path:
        below = found.get("items") if isinstance(step, int) else found.get("properties", {}).get(step)
        if below is None:
            return None
        found = {**_whole()["$defs"][below["$ref"].rpartition("/")[2]], **below} if "$ref" in below else below
    return found


def _keys(schema: Mapping[str, Any], place: Place) -> Iterator[Suggestion]:
    """The keys of a section that are not used yet; a key that is being changed keeps what follows it."""
    renamed = place.path != place.parent
    for key, below in schema["properties"].items():
        if key not in place.siblings:
            text = key if renamed else f"{key}:{_opening(below)}"
            yield Suggestion(key, text, str(below.get("description", "")), is_key=True)


def _opening(below: Mapping[str, Any]) -> str:
    """What follows the colon of a new key: the place for its first value."""
    if "items" in below:
        return "\n  - "
    return "\n  " if "$ref" in below or "type" not in below else " "


def _entries(schema: Mapping[str, Any]) -> Iterator[Suggestion]:
    """The beginnings of a new entry of a list."""
    entry = _whole()["$defs"][schema["items"]["$ref"].rpartition("/")[2]]
    for key, below in entry["properties"].items():
        if "items" not in below:
            yield Suggestion(f"- {key}", f"- {key}:{_opening(below)}", str(below.get("description", "")), is_key=True)


def _values(place: Place, schema: Mapping[str, Any], files: Collection[str]) -> Iterator[Suggestion]:
    name = place.path[-1] if place.path and isinstance(place.path[-1], str) else ""
    if not schema or "type" not in schema or "items" in schema or "properties" in schema:
        return iter(())
    if name == "license":
        return _licences(place.word)
    if name == "path":
        return _paths(place.word, files)
    return _ranked((Suggestion(each, each) for each in _USUAL.get(str(name), ())), place.word)


def _licences(word: str) -> Iterator[Suggestion]:
    """Identifiers for the last word of an expression, the common ones first."""
    match = _EXPRESSION_WORD.search(word)
    last = match[0] if match else ""
    ids = sorted(LICENCES - DEPRECATED, key=lambda each: (each not in _COMMON_LICENCES, each.lower()))
    return _ranked((Suggestion(each, each, back=len(last)) for each in ids), last)


def _paths(word: str, files: Collection[str]) -> Iterator[Suggestion]:
    """Files and folders; a path with signs that mean something to YAML in quotes."""
    if word[:1] in ("'", '"'):
        shown = (Suggestion(each, f'"{each}"') for each in sorted(files) if '"' not in each and "\\" not in each)
        return _ranked(shown, word[1:])
    return _ranked((Suggestion(each, _scalar(each)) for each in sorted(files)), word)


def _scalar(text: str) -> str:
    plain = re.fullmatch(r"[\w./+@-][\w./+@ -]*(?<! )", text) and not re.fullmatch(r"[-.\d_+eE]+|~|-.*", text)
    return text if plain else "'" + text.replace("'", "''") + "'"


def _ranked(all_of_them: Iterable[Suggestion], word: str) -> Iterator[Suggestion]:
    """Those that begin with the word, then those that hold it; in the order given otherwise."""
    wanted = word.strip().lower().removeprefix("- ")
    later = []
    for each in all_of_them:
        label = each.label.lower().removeprefix("- ")
        if label.startswith(wanted):
            yield each
        elif wanted in label:
            later.append(each)
    yield from later
