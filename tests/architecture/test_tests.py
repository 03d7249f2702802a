"""The laws of the tests themselves: real parts, names that are sentences, skips that say how to get what they need."""

from __future__ import annotations

import ast

import pytest

from tests.support.nevers import calls, dotted
from tests.support.source import ROOT, Module, module


def _modules() -> list[Module]:
    paths = sorted(path for path in (ROOT / "tests").rglob("*.py") if "vectors" not in path.relative_to(ROOT).parts)
    return [module(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in paths]


MODULES = _modules()


@pytest.mark.parametrize("own", MODULES, ids=lambda own: own.path)
def test_our_own_code_is_never_replaced_by_a_mock(own: Module) -> None:
    imported = {
        name
        for node in ast.walk(own.tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in [getattr(node, "module", None) or "", *(alias.name for alias in node.names)]
    }
    assert not imported & {"unittest.mock", "mock", "pytest_mock"}
    patched = [
        f"{own.path}:{node.lineno}"
        for node, name in calls(own)
        if name.endswith("setattr") and node.args and ast.unparse(node.args[0]).startswith("'kitstudio.")
    ]
    assert patched == []


@pytest.mark.parametrize("own", MODULES, ids=lambda own: own.path)
def test_the_name_of_a_test_is_a_sentence(own: Module) -> None:
    short = [
        f"{own.path}:{node.lineno} {node.name}"
        for node in ast.walk(own.tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.name.startswith("test_")
        and len(node.name.split("_")) < 4
    ]
    assert short == []


@pytest.mark.parametrize("own", MODULES, ids=lambda own: own.path)
def test_nothing_is_skipped_but_for_want_of_something_named(own: Module) -> None:
    skips = {"pytest.skip", "pytest.importorskip", "pytest.mark.skip", "pytest.mark.skipif", "pytest.mark.xfail"}
    # `lack` says how to get it, and fails where everything is required.
    silent = [
        f"{own.path}:{node.lineno}"
        for node, name in calls(own)
        if name in skips and own.path != "tests/support/tools.py"
    ]
    bare = [
        f"{own.path}:{node.lineno}"
        for node in ast.walk(own.tree)
        if isinstance(node, ast.FunctionDef)
        for mark in node.decorator_list
        if dotted(mark) in {"pytest.mark.skip", "pytest.mark.xfail"}
    ]
    assert silent + bare == []
