"""The import contracts: kept by the product, and broken by every violation that is planted in a copy of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.source import ROOT

LINT = Path(sys.executable).with_name("lint-imports")


class Seed(NamedTuple):
    """A violation: the file it is planted in (appended), the text, and words import-linter must say about it."""

    path: str
    text: str
    words: tuple[str, ...]


_LATE = "\n\ndef _late() -> None:\n    from {0} import {1}\n"
_TYPED = "\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from {0} import {1}\n"

SEEDS = {
    "upward": Seed("model/kit.py", "\nimport kitstudio.operations\n", ("kitstudio.model.kit", "kitstudio.operations")),
    "sideways": Seed(
        "store/__init__.py", "\nimport kitstudio.inspection\n", ("kitstudio.store", "kitstudio.inspection")
    ),
    "for a type only": Seed(
        "archive/__init__.py", _TYPED.format("kitstudio", "store"), ("kitstudio.archive", "kitstudio.store")
    ),
    "inside a function": Seed(
        "base/limits.py", _LATE.format("kitstudio.model", "descriptor"), ("kitstudio.base.limits", "kitstudio.model")
    ),
    "a face past operations": Seed(
        "cli/__init__.py", "\nimport kitstudio.store\n", ("kitstudio.cli -> kitstudio.store",)
    ),
    "Qt in the core": Seed("host/__init__.py", "\nimport PySide6.QtCore\n", ("kitstudio.host -> PySide6",)),
    "the command line into the window": Seed(
        "cli/__init__.py", "\nimport kitstudio.ui\n", ("kitstudio.cli", "kitstudio.ui")
    ),
    "a second door to the network": Seed(
        "operations/__init__.py", _LATE.format("http", "client"), ("kitstudio.operations -> http",)
    ),
    "a door to the keyring": Seed("ui/__init__.py", "\nimport keyring\n", ("kitstudio.ui -> keyring",)),
    "foreign archive code": Seed("archive/__init__.py", "\nimport tarfile\n", ("kitstudio.archive -> tarfile",)),
    "pickle": Seed("inspection/__init__.py", "\nimport pickle\n", ("kitstudio.inspection -> pickle",)),
    "torch": Seed("inspection/__init__.py", _LATE.format("torch", "load"), ("kitstudio.inspection -> torch",)),
    "a cycle of two files": Seed(
        "base/errors.py", _LATE.format("kitstudio.base", "control"), ("No cycles are allowed in kitstudio.base",)
    ),
    "a room nobody declared": Seed("utils/__init__.py", '"""Drawer."""\n', ("kitstudio.utils",)),
}


def lint(top: Path) -> tuple[int, str]:
    """Exit code and output of import-linter run in `top`, lines joined so that its wrapping does not matter."""
    done = subprocess.run(
        [LINT, "--no-cache", "--no-logo"], cwd=top, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.returncode, " ".join((done.stdout + done.stderr).split())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the product that may be spoilt."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        ROOT / "kitstudio", tmp_path / "kitstudio", ignore=shutil.ignore_patterns("__pycache__", "_resources")
    )
    return tmp_path


def test_the_product_keeps_every_contract() -> None:
    code, output = lint(ROOT)
    assert code == 0, output
    assert "0 broken" in output


@pytest.mark.parametrize("name", SEEDS)
def test_a_planted_violation_breaks_a_contract(name: str, copy: Path) -> None:
    seed = SEEDS[name]
    place = copy / "kitstudio" / seed.path
    place.parent.mkdir(exist_ok=True)
    with place.open("a", encoding="utf-8") as module:
        module.write(seed.text)
    code, output = lint(copy)
    assert code != 0
    for word in seed.words:
        assert word in output


def test_a_clean_copy_breaks_nothing_so_that_the_seeds_prove_something(copy: Path) -> None:
    assert lint(copy)[0] == 0
