"""The laws of the tests themselves: real parts, names that are sentences, skips that say how to get what they need."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import sys
from collections.abc import Iterator, Mapping
from typing import Final

import pytest

from tests.support.nevers import calls, dotted
from tests.support.source import ROOT, Module, module


def _modules() -> list[Module]:
    paths = sorted(path for path in (ROOT / "tests").rglob("*.py") if "vectors" not in path.relative_to(ROOT).parts)
    return [module(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in paths]


MODULES = _modules()


REPLACED: Final = {
    "?.out._drag": "a drag that the system takes over until the hand lets go",
    "?.token.check": "a cancel at a certain moment",
    "kitstudio.archive.kernel.exchange": "a file system that cannot exchange two names",
    "kitstudio.archive.outflow._libc": "watched: what the disk is told to begin with",
    "kitstudio.archive.outflow.write_all": "a disk that lies about what it wrote",
    "kitstudio.base.durable.create_file": "a full disk",
    "kitstudio.base.durable.replace_file": "a disk that fills between two files",
    "kitstudio.base.os_errors.require_room": "a disk without room",
    "kitstudio.model.kitfile_change.perform": "an answer that comes late",
    "kitstudio.operations.draft.Draft.size": "watched: how often it is asked for",
    "kitstudio.operations.draft_save.copy_aside": "a disk that is slow to answer",
    "kitstudio.operations.draft.look_again": "a look that ends late",
    "kitstudio.operations.draft.redraft": "a check that goes on until it is given up",
    "kitstudio.operations.recovery_place._unlink": "a slow disk",
    "kitstudio.ui.contents.foot.ContentsFoot.count": "watched: how often it is called",
    "kitstudio.ui.editor.ink._formats": "watched: which lines are coloured",
    "kitstudio.ui.pages.draft_dialogs.ask_to_leave": "a person's answer",
    "kitstudio.ui.paint._elided": "watched: what is painted",
    "kitstudio.ui.quitting.ask_to_quit": "a person's answer",
    "kitstudio.ui.theme.T.still": "a setting: nothing moves in a picture",
}
"""What of our own a test replaces or watches all the same, where it was defined, and for what."""


def _imports(own: Module) -> Mapping[str, str]:
    """What each imported name stands for, in full."""
    out: dict[str, str] = {}
    for node in ast.walk(own.tree):
        if isinstance(node, ast.Import):
            firsts = [each.name.partition(".")[0] for each in node.names]
            out |= {
                each.asname or first: each.name if each.asname else first
                for each, first in zip(node.names, firsts, strict=True)
            }
        elif isinstance(node, ast.ImportFrom):
            out |= {each.asname or each.name: f"{node.module}.{each.name}" for each in node.names}
    return out


def _set_by(own: Module) -> Iterator[tuple[int, str]]:
    """What a module sets on others: in full what was imported, `?.` and as it is spelled what was not."""
    known = _imports(own)

    def full(node: ast.expr) -> str:
        first, dot, rest = dotted(node).partition(".")
        return f"{known[first]}{dot}{rest}" if first in known else ""

    for node in ast.walk(own.tree):
        if isinstance(node, ast.Assign):
            places = [full(each) for each in node.targets if isinstance(each, ast.Attribute)]
            yield from ((node.lineno, each) for each in places if each)
    for call, name in calls(own):
        if not name.endswith("setattr") or not call.args:
            continue
        holder, *rest = call.args
        if isinstance(holder, ast.Constant):
            yield call.lineno, str(holder.value)
        elif rest and isinstance(rest[0], ast.Constant) and (name != "setattr" or full(holder)):
            yield call.lineno, f"{full(holder) or f'?.{dotted(holder)}'}.{rest[0].value!s}"


def _meant(name: str) -> str:
    """Where that was defined which an imported name leads to; the name itself where it does not say."""
    holder, _, rest = name.rpartition(".")
    while importlib.util.find_spec(holder.partition(".")[0]) and not _is_module(holder):
        holder, _, first = holder.rpartition(".")
        rest = f"{first}.{rest}"
    found: object = sys.modules.get(holder)
    for part in rest.split("."):
        found = getattr(found, part, None)
    where, called = getattr(found, "__module__", None), getattr(found, "__qualname__", None)
    return f"{where}.{called}" if isinstance(where, str) and isinstance(called, str) else name


def _is_module(name: str) -> bool:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError:
        return False
    return True


def replaced_by(own: Module) -> Iterator[tuple[int, str]]:
    """What of the product a test module sets, but for constants; what others made is the test's to choose."""
    for line, name in _set_by(own):
        meant = _meant(name) if name.startswith("kitstudio.") else name
        if meant.startswith(("kitstudio.", "?.")) and not name.rpartition(".")[2].isupper():
            yield line, meant


@pytest.mark.parametrize(
    "line",
    [
        "monkeypatch.setattr('kitstudio.ui.quitting.ask_to_quit', stay)",
        "monkeypatch.setattr(quitting, 'ask_to_quit', stay)",
        "patched.setattr(kitstudio.ui.quitting, 'ask_to_quit', stay)",
        "setattr(quitting, 'ask_to_quit', stay)",
        "quitting.ask_to_quit = stay",
    ],
)
def test_every_way_to_replace_our_own_is_seen(line: str) -> None:
    own = module("tests/ui/seeded.py", f"import kitstudio.ui.quitting\nfrom kitstudio.ui import quitting\n{line}\n")
    assert list(replaced_by(own)) == [(3, "kitstudio.ui.quitting.ask_to_quit")]


def test_what_is_not_imported_is_taken_for_ours() -> None:
    own = module("tests/ui/seeded.py", "import token\nmonkeypatch.setattr(page.token, 'check', third)\n")
    assert list(replaced_by(own)) == [(2, "?.page.token.check")]


@pytest.mark.parametrize(
    "line",
    [
        "monkeypatch.setattr(language, 'QLocale', other)",
        "monkeypatch.setattr(limits, 'INDEX_ENTRIES', 10)",
        "monkeypatch.setattr(collecting, '_AWAY_MS', 50)",
        "monkeypatch.setattr(os, 'rename', refused)",
        "monkeypatch.setattr('os.rename', refused)",
        "mine.name = 'mine'",
    ],
)
def test_constants_and_what_others_made_may_be_replaced(line: str) -> None:
    imports = "import os\nfrom kitstudio.base import limits\nfrom kitstudio.ui import collecting, language\n"
    assert list(replaced_by(module("tests/ui/seeded.py", f"{imports}{line}\n"))) == []


def test_what_is_known_to_be_replaced_still_is() -> None:
    assert {name for own in MODULES for _, name in replaced_by(own)} >= REPLACED.keys()


@pytest.mark.parametrize("own", MODULES, ids=lambda own: own.path)
def test_our_own_code_is_never_replaced_by_a_mock(own: Module) -> None:
    imported = {
        name
        for node in ast.walk(own.tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in [getattr(node, "module", None) or "", *(alias.name for alias in node.names)]
    }
    assert not imported & {"unittest.mock", "mock", "pytest_mock"}
    assert [f"{own.path}:{line} {name}" for line, name in replaced_by(own) if name not in REPLACED] == []


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
