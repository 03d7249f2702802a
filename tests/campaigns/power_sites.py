"""Every place in the product that waits for the disk, found in its source, and how to leave one out."""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import kitstudio
from kitstudio.archive import kernel
from tests.campaigns.campaign import Patches

_TOP = Path(kitstudio.__file__).parent
# Functions that do nothing but wait for the disk: their callers are the places.
_WAITING = {"sync_folder", "sync_file_system", "_make_durable"}
_libc: Any = kernel._libc
_CALLS = {("os", "fsync"), ("os", "fdatasync"), ("_libc", "syncfs")}


@dataclass(frozen=True)
class Site:
    """A call that waits for the disk."""

    file: str
    first: int
    last: int


@cache
def sites() -> dict[str, Site]:
    """All of them, by module and function, with a number where a function has several."""
    found: dict[str, Site] = {}
    for path in sorted(_TOP.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "sync" not in text:
            continue
        module = ".".join(path.relative_to(_TOP).with_suffix("").parts)
        calls: dict[str, list[ast.Call]] = {}
        for function, call in _calls(ast.parse(text), ""):
            calls.setdefault(function, []).append(call)
        for function, each in calls.items():
            for number, call in enumerate(each, 1):
                name = f"{module}.{function}" + (f"-{number}" if len(each) > 1 else "")
                found[name] = Site(str(path), call.lineno, call.end_lineno or call.lineno)
    return found


def _calls(node: ast.AST, function: str) -> Iterator[tuple[str, ast.Call]]:
    for child in ast.iter_child_nodes(node):
        inner = function
        if isinstance(child, ast.FunctionDef):
            if child.name in _WAITING:
                continue
            inner = f"{function}.{child.name}" if function else child.name
        elif isinstance(child, ast.ClassDef):
            inner = f"{function}.{child.name}" if function else child.name
        if isinstance(child, ast.Call) and _waits(child.func):
            yield function, child
        yield from _calls(child, inner)


def _waits(called: ast.expr) -> bool:
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        return (called.value.id, called.attr) in _CALLS
    return isinstance(called, ast.Name) and called.id in _WAITING


class Syncfs:
    """syncfs(2) as the product calls it; where the file system is a model, it is told in another way."""

    def __init__(self) -> None:
        self.call: Callable[[int], int] = _libc.syncfs

    def pass_to(self, call: Callable[[int], int]) -> None:
        """Let the product's calls go there, in this process."""
        if _libc.syncfs is self.call:
            _libc.syncfs = call
        self.call = call

    def __call__(self, fd: int) -> int:
        return self.call(fd)


SYNCFS = Syncfs()


def leave_out(name: str, patches: Patches) -> None:
    """From now on the product does not wait for the disk at that place."""
    site = sites()[name]
    fsync, fdatasync = os.fsync, os.fdatasync

    def unless_there(real: Callable[[int], Any]) -> Callable[[int], Any]:
        def call(fd: int) -> Any:
            return 0 if _is_at(sys._getframe(1), site) else real(fd)

        return call

    patches.replace(os, "fsync", unless_there(fsync))
    patches.replace(os, "fdatasync", unless_there(fdatasync))
    patches.replace(_libc, "syncfs", unless_there(SYNCFS))


def _is_at(frame: FrameType | None, site: Site) -> bool:
    while frame is not None and frame.f_code.co_name in _WAITING:
        frame = frame.f_back
    if frame is None:
        return False
    code = frame.f_code
    return code.co_filename == site.file and site.first <= frame.f_lineno <= site.last
