"""A function that jobs call, held until it may go on: what takes long, without anybody waiting for it."""

from __future__ import annotations

import threading
from types import ModuleType
from typing import Any, Final

import pytest

_LONGEST_S: Final = 60


class Held:
    """A function of a module, for one test.

    Args:
        monkeypatch: of the test.
        module: the one that calls it.
        name: of the function there.
        late: whether it does its work before it waits.

    Attributes:
        begun: set once it was called.
        free: set it, and every call goes on.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, *, late: bool = False) -> None:
        self._real, self._late = getattr(module, name), late
        self.begun, self.free = threading.Event(), threading.Event()
        monkeypatch.setattr(module, name, self)

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        result = self._real(*arguments, **named) if self._late else None
        self.begun.set()
        self.free.wait(_LONGEST_S)
        return result if self._late else self._real(*arguments, **named)
