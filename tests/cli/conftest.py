"""The command line, run in this process on a store of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kitstudio.cli.main import run


@dataclass(frozen=True)
class Answer:
    """What one run gave: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON object on stdout."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found

    @property
    def error(self) -> dict[str, Any]:
        """The JSON error on the last line of stderr."""
        found = json.loads(self.err.strip().splitlines()[-1])["error"]
        assert isinstance(found, dict)
        return found


Kitstudio = Callable[..., Answer]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def kitstudio(store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kitstudio:
    monkeypatch.setenv("KITSTUDIO_STORE", str(store))
    monkeypatch.setenv("XDG_CACHE_HOME", str(store.with_name("cache")))

    def call(*arguments: object) -> Answer:
        capsys.readouterr()
        code = run([str(each) for each in arguments])
        found = capsys.readouterr()
        return Answer(code, found.out, found.err)

    return call
