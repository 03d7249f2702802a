"""The product's own source as syntax trees, for the tests of its laws."""

from __future__ import annotations

import ast
import functools
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Module:
    """One module: its path from the top (`kitstudio/base/errors.py`), text and tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The room it stands in (`base`); its own name for a module of the top folder (`__main__`)."""
        return self.path.split("/")[1].removesuffix(".py")


def module(path: str, text: str) -> Module:
    """A module out of its text."""
    return Module(path, text, ast.parse(text))


@functools.cache
def own_modules() -> tuple[Module, ...]:
    """Every module of the product, sorted by path."""
    paths = sorted((ROOT / "kitstudio").rglob("*.py"))
    return tuple(module(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in paths)
