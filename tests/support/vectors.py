"""The golden data of the real tools: where it lies and how its input folders are built."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, cast

import pytest
from _pytest.mark.structures import ParameterSet

VECTORS = Path(__file__).resolve().parents[1] / "vectors"


def case_folders(name: str) -> list[Path]:
    """The cases of one collection (`kit`, `kit-errors`, …), sorted by name; parametrise with `ids=case_name`.

    Raises:
        FileNotFoundError: there is no such collection, or it is empty (a test that runs on nothing proves nothing).
    """
    cases = sorted(path for path in (VECTORS / name).iterdir() if path.is_dir())
    if not cases:
        raise FileNotFoundError(VECTORS / name)
    return cases


def case_name(case: Path) -> str:
    """The id of a case in pytest's output."""
    return case.name


def packed_by(cases: Iterable[Path]) -> list[ParameterSet]:
    """The same cases for a test that reads their files: one of `kit`'s has a file of mode 0, which only root reads."""
    unreadable = pytest.mark.root
    return [pytest.param(case, marks=unreadable if case.name == "modes" else (), id=case.name) for case in cases]


def read_json(path: Path) -> Any:
    """The content of one JSON file of the vectors."""
    return json.loads(path.read_bytes())


def materialise(recipe: Path | Mapping[str, Any], dest: Path) -> Path:
    """Build the folder a recipe describes at `dest` (new or empty) and return `dest`.

    Args:
        recipe: path of a `recipe.json`, or its content.
        dest: the folder to make.
    """
    content = read_json(recipe) if isinstance(recipe, Path) else recipe
    _materialise(content, dest)
    return dest


def _load() -> Callable[[Mapping[str, Any], Path], None]:
    spec = importlib.util.spec_from_file_location("materialise", VECTORS / "materialise.py")
    if spec is None or spec.loader is None:
        raise ImportError(VECTORS / "materialise.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast(Callable[[Mapping[str, Any], Path], None], module.materialise)


_materialise = _load()
