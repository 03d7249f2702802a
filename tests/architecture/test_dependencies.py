"""What the product imports is what `pip install` brings."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator

from tests.support.source import ROOT, Module, own_modules

# What a distribution is called when its modules are called otherwise.
MODULES = {"pyside6-essentials": ("PySide6", "shiboken6"), "pyyaml": ("yaml",)}


def foreign_imports(modules: tuple[Module, ...]) -> Iterator[str]:
    for each in modules:
        for node in ast.walk(each.tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            yield from (name.partition(".")[0] for name in names)


def test_every_foreign_module_is_declared_and_every_declared_one_is_used() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = [re.split(r"[^\w.-]", text, maxsplit=1)[0].lower() for text in project["dependencies"]]
    declared = {module for name in names for module in MODULES.get(name, (name,))}
    assert set(foreign_imports(own_modules())) - {*sys.stdlib_module_names, "kitstudio"} == declared
