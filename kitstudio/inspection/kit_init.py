"""The Kitfile that `kit init .` of kit 1.7 makes of a folder (modelkit-format 5.1 to 5.3), quirks included.

Only the root and the direct content of its folders count; suffixes are compared with their case; one file of unknown
kind makes all code one layer `.`; shards are not grouped; the last licence file wins.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from kitstudio.inspection.listing import Listed, by_bytes
from kitstudio.model.kitfile import FILE_NAMES, VERSION, Code, DataSet, Docs, Kitfile, Model, Package, Part

_WEIGHTS: Final = (
    *(".safetensors", ".pkl", ".joblib", ".bin", ".pth", ".pt", ".mar", ".pt2", ".ptl", ".pb", ".ckpt", ".tflite"),
    *(".tfrecords", ".npy", ".npz", ".keras", ".h5", ".caffemodel", ".pmml", ".coreml", ".gguf", ".ggml", ".ggmf"),
    *(".llamafile", ".onnx"),
)
_CODE_FOLDERS: Final = ("src", "pkg", "lib", "build")
_UNKNOWN_FOLDERS_AT_MOST: Final = 5


class _Kind(enum.Enum):
    MODEL = enum.auto()
    METADATA = enum.auto()
    DOCS = enum.auto()
    DATASET = enum.auto()
    UNKNOWN = enum.auto()


_ENDINGS: Final = {
    _Kind.MODEL: _WEIGHTS,
    _Kind.METADATA: (".json", ".yaml", ".xml", ".txt"),
    _Kind.DOCS: (".md", ".adoc", ".html", ".pdf"),
    _Kind.DATASET: (".tar", ".zip", ".parquet", ".csv"),
}


@dataclass(slots=True)
class _Found:
    """What the walk has met so far."""

    models: list[Listed] = field(default_factory=list)
    metadata: list[Listed] = field(default_factory=list)
    code: list[Code] = field(default_factory=list)
    datasets: list[DataSet] = field(default_factory=list)
    docs: list[Docs] = field(default_factory=list)
    unknown_folders: list[str] = field(default_factory=list)
    unknown_file: bool = False
    license: str = ""


def kit_kitfile(listing: Iterable[Listed], license_of: Callable[[str], str], package: Package) -> Kitfile:
    """The Kitfile kit 1.7 makes.

    Args:
        listing: regular files and folders, any depth (deeper than two levels is not looked at), any order.
        license_of: the licence kit names for the licence file at a path, empty for none.
        package: what the flags `--name --desc --author` gave.
    """
    children: dict[str, list[Listed]] = {}
    for each in sorted(listing, key=lambda item: by_bytes(item.path)):
        children.setdefault(each.folder, []).append(each)
    found = _Found()
    root = children.get("", [])
    for each in root:
        if not each.is_dir and each.name not in FILE_NAMES:
            _take_file(each, found, license_of)
    for each in root:
        if each.is_dir:
            _take_folder(each, children.get(each.path, []), found)
    if found.unknown_file or len(found.unknown_folders) > _UNKNOWN_FOLDERS_AT_MOST:
        found.code = [Code(path=".")]
    else:
        found.code += [Code(path=path) for path in found.unknown_folders]
    return _licensed(found, package)


def _take_file(file: Listed, found: _Found, license_of: Callable[[str], str]) -> None:
    if _begins(file.name, "readme"):
        found.docs.append(Docs(path=file.path, description="Readme file"))
        return
    if _begins(file.name, "license"):
        found.docs.append(Docs(path=file.path, description="License file"))
        found.license = license_of(file.path)
        return
    kind = _kind(file.name)
    if kind is _Kind.MODEL:
        found.models.append(file)
    elif kind is _Kind.METADATA:
        found.metadata.append(file)
    elif kind is _Kind.DOCS:
        found.docs.append(Docs(path=file.path))
    elif kind is _Kind.DATASET:
        found.datasets.append(DataSet(path=file.path))
    else:
        found.unknown_file = True


def _take_folder(folder: Listed, content: list[Listed], found: _Found) -> None:
    if folder.name == "docs":
        found.docs.append(Docs(path=folder.path))
        return
    if folder.name in _CODE_FOLDERS:
        found.code.append(Code(path=folder.path))
        return
    kinds = [(_Kind.UNKNOWN if each.is_dir else _kind(each.name), each) for each in content]
    models = [each for kind, each in kinds if kind is _Kind.MODEL]
    met = {kind for kind, _ in kinds} - {_Kind.METADATA}
    found.models += models
    if met == {_Kind.MODEL}:
        found.models += [each for kind, each in kinds if kind is _Kind.METADATA]
    elif met == {_Kind.DATASET}:
        found.datasets.append(DataSet(path=folder.path))
    elif met == {_Kind.DOCS}:
        found.docs.append(Docs(path=folder.path))
    else:
        found.unknown_folders.append(folder.path)


def _licensed(found: _Found, package: Package) -> Kitfile:
    """The Kitfile, with the licence where kit puts it: model, the only data set, the only code entry, or package."""
    model = _model(found.models)
    if model is not None:
        model = replace(model, parts=(*model.parts, *(Part(path=each.path) for each in found.metadata)))
    else:
        found.datasets += [DataSet(path=each.path) for each in found.metadata]
    if model is not None and found.license:
        model = replace(model, license=found.license)
    elif len(found.datasets) == 1:
        found.datasets[0] = replace(found.datasets[0], license=found.license)
    elif len(found.code) == 1:
        found.code[0] = replace(found.code[0], license=found.license)
    else:
        package = replace(package, license=found.license)
    return Kitfile(VERSION, package, model, tuple(found.code), tuple(found.datasets), tuple(found.docs))


def _model(candidates: list[Listed]) -> Model | None:
    """The only candidate, or the one bigger than 1.5 times the average; else the first, without a name."""
    if not candidates:
        return None
    main, name = candidates[0], ""
    if len(candidates) == 1:
        name = _stem(main.path)
    else:
        average = sum(each.size for each in candidates) // len(candidates)
        largest = max(candidates, key=lambda each: each.size)
        if largest.size > average + average // 2:
            main, name = largest, _stem(largest.path)
    parts = tuple(Part(path=each.path) for each in candidates if each is not main)
    return Model(name=name, path=main.path, parts=parts)


def _stem(path: str) -> str:
    """The path without its last extension, as Go cuts it: `.bin` alone is all extension."""
    head, slash, name = path.rpartition("/")
    dot = name.rfind(".")
    return head + slash + (name[:dot] if dot >= 0 else name)


def _begins(name: str, word: str) -> bool:
    # One character at a time, as Go lowers: "İ" becomes a plain "i" there, two characters in str.lower.
    return "".join(char.lower()[0] for char in name[: len(word)]) == word


def _kind(name: str) -> _Kind:
    return next((kind for kind, endings in _ENDINGS.items() if name.endswith(endings)), _Kind.UNKNOWN)
