"""What a field of the form offers while one types: licences by id and name, files of the folder, common words."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtCore import QCoreApplication

from kitstudio.host.assets import asset
from kitstudio.model.folder_facts import cleaned
from kitstudio.model.spdx import check_expression
from kitstudio.model.spdx_ids import DEPRECATED, EXCEPTIONS, LICENCES
from kitstudio.operations.contents.tree import PlacedFile
from kitstudio.operations.packing.folder_facts import ScannedFolder

MOST: Final = 40
"""Rows offered at once."""

KNOWN: Final[Mapping[str, Sequence[str]]] = {
    "framework": (
        *("transformers", "pytorch", "tensorflow", "jax", "keras", "onnx", "scikit-learn", "xgboost", "lightgbm"),
        *("diffusers", "sentence-transformers", "llama.cpp", "mlx", "paddlepaddle", "fastai", "spacy", "timm", "vllm"),
    ),
    "format": (
        *("safetensors", "gguf", "onnx", "pytorch", "tf", "tflite", "keras", "joblib", "pickle", "hdf5"),
        *("torchscript", "openvino", "tensorrt", "coreml", "mlx", "paddle", "saved_model", "npz"),
    ),
    "type": ("tokenizer", "config", "lora", "adapter", "projector", "vocabulary", "shard", "index"),
}
"""Common words by field; any other word may stand there too."""

_COMMON: Final = ("Apache-2.0", "MIT", "BSD-3-Clause", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC0-1.0")
_TAIL: Final = re.compile(r"[^\s()]*$")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to take: the whole text it makes of the field, its name, and what is to be known of it."""

    value: str
    shown: str
    name: str = ""
    note: str = ""


Suggest: TypeAlias = "Callable[[str], Sequence[Suggestion]]"


@functools.cache
def licence_names() -> dict[str, str]:
    """The names of all SPDX licences and exceptions, by identifier."""
    lines = asset("licences/names.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("\t") for line in lines if not line.startswith("#"))
    return {identifier: name for identifier, _tab, name in pairs}


def licences(typed: str) -> Sequence[Suggestion]:
    """Licences for the last word of what is typed; exceptions after WITH. Deprecated ones come last and say so."""
    match = _TAIL.search(typed)
    start = match.start() if match is not None else len(typed)
    before, word = typed[:start], typed[start:]
    pool = EXCEPTIONS if before.split()[-1:] == ["WITH"] else LICENCES
    meant = _meant(typed)
    if not word:
        return [*meant, *(_licence(before, each) for each in _COMMON if each in pool)]
    names = licence_names()
    found = _ranked(word, ((each, names.get(each, "")) for each in pool))
    found.sort(key=lambda each: each in DEPRECATED)
    taken = {each.value for each in meant}
    return [*meant, *(_licence(before, each) for each in found if before + each not in taken)][:MOST]


def _meant(typed: str) -> list[Suggestion]:
    """What the words of the field mean when they are no expression: `apache 2`."""
    problem = check_expression(typed) if typed.strip() else None
    values = problem.suggestions if problem is not None and problem.clear else ()
    return [Suggestion(each, each, licence_names().get(each, "")) for each in values]


def _licence(before: str, identifier: str) -> Suggestion:
    note = QCoreApplication.translate("form", "Deprecated") if identifier in DEPRECATED else ""
    return Suggestion(before + identifier, identifier, licence_names().get(identifier, ""), note)


def _ranked(word: str, pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The identifiers that begin with the word, then those that hold it, then those whose name does."""
    lowered = word.lower()
    ranks: tuple[list[str], list[str], list[str]] = ([], [], [])
    for identifier, name in pairs:
        small = identifier.lower()
        at = 0 if small.startswith(lowered) else 1 if lowered in small else 2 if lowered in name.lower() else -1
        if at >= 0:
            ranks[at].append(identifier)
    return [each for rank in ranks for each in sorted(rank, key=str.lower)]


def words(known: Sequence[str]) -> Suggest:
    """Suggestions from a fixed list; all of it while nothing is typed."""

    def suggest(typed: str) -> Sequence[Suggestion]:
        found = _ranked(typed, ((each, "") for each in known)) if typed and typed not in known else known
        return [Suggestion(each, each) for each in found]

    return suggest


class Paths:
    """Suggestions from the files and folders of a draft; those that are in no layer yet come first."""

    def __init__(self) -> None:
        self._facts: ScannedFolder | None = None
        self._unclaimed: Sequence[PlacedFile] = ()
        self._paths: Sequence[str] | None = None
        self._free: frozenset[str] | None = None

    def learn(self, facts: ScannedFolder, unclaimed: Sequence[PlacedFile]) -> None:
        """Take this folder; it is sorted when somebody asks, for it may be large."""
        if facts is not self._facts:
            self._facts, self._paths = facts, None
        if unclaimed is not self._unclaimed:
            self._unclaimed, self._free = unclaimed, None

    def _all(self) -> Sequence[str]:
        if self._paths is None:
            facts = self._facts
            folders = [f"{path}/" for path in facts.folders if path not in ("", ".")] if facts is not None else []
            self._paths = sorted([*(facts.files if facts is not None else ()), *folders])
        return self._paths

    def _unclaimed_paths(self) -> frozenset[str]:
        if self._free is None:
            self._free = frozenset(file.path for file in self._unclaimed)
        return self._free

    def __call__(self, typed: str) -> Sequence[Suggestion]:
        """What begins with the words typed, then what holds them."""
        lowered = cleaned(typed).lower() if typed.strip("./") else ""
        first: list[str] = []
        then: list[str] = []
        for path in self._all():
            small = path.lower()
            if small.startswith(lowered):
                first.append(path)
            elif lowered in small:
                then.append(path)
            if len(first) >= MOST * 4:
                break
        free = self._unclaimed_paths()
        found = sorted([*first, *then[:MOST]], key=lambda path: path not in free)[:MOST]
        note = QCoreApplication.translate("form", "Unclaimed")
        return [Suggestion(each, each, note=note if each in free else "") for each in found if each != typed]
