"""Folders nobody may look into, and names no file can have: a sentence and the exit code of the file system."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Kitstudio
from tests.support.tools import require_tool

_ASKED = [
    ("check", "par/m"),
    ("check", "par/m/Kitfile"),
    ("check", "par"),
    ("pack", "par"),
    ("pack", "par/m"),
    ("init", "par"),
    ("init", "par/m"),
    ("inspect", "dir:par"),
    ("inspect", "dir:par/m"),
    ("inspect", "oci:par/m"),
    ("list", "oci:par/x"),
    ("receive", "par/e.kit.tar"),
    ("import-kitops-store", "par"),
    ("export", "a:v1", "-o", "par/m"),
]


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    inside = tmp_path / "par" / "m"
    inside.mkdir(parents=True)
    (inside / "Kitfile").write_text("manifestVersion: 1.0.0\nmodel: {path: m.bin}\n")
    inside.parent.chmod(0)
    yield tmp_path
    inside.parent.chmod(0o700)


def _run_without_privileges(folder: Path, *words: str, **variables: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "kitstudio", "--json", *words]
    if os.geteuid() == 0:  # who may look everywhere
        command = [require_tool("setpriv"), "--bounding-set=-dac_override,-dac_read_search", *command]
    around = {**os.environ, "KITSTUDIO_STORE": str(folder / "store"), "HOME": str(folder), **variables}
    ran = subprocess.run(command, cwd=folder, env=around, capture_output=True, text=True, timeout=60, check=False)
    return ran.returncode, json.loads(ran.stderr.strip().splitlines()[-1])["error"]["code"]


@pytest.mark.parametrize("words", _ASKED, ids=" ".join)
def test_a_folder_that_may_not_be_searched_is_not_permitted(closed: Path, words: tuple[str, ...]) -> None:
    assert _run_without_privileges(closed, *words) == (10, "KS-NOT-PERMITTED")


def test_a_home_of_kit_that_may_not_be_searched_is_not_permitted(closed: Path) -> None:
    found = _run_without_privileges(closed, "import-kitops-store", "--list", KITOPS_HOME="par/k")
    assert found == (10, "KS-NOT-PERMITTED")


@pytest.mark.parametrize("words", [("check", ""), ("pack", ""), ("receive", ""), ("inspect", "oci:"), ("list", "oci:")])
def test_a_name_that_no_file_can_have_is_an_error_of_the_file_system(
    words: tuple[str, str], kitstudio: Kitstudio
) -> None:
    answer = kitstudio("--json", words[0], words[1] + "a" * 300)
    assert (answer.code, answer.error["code"]) == (10, "KS-FILE-SYSTEM")


def test_a_store_of_kit_with_a_name_that_no_file_can_have(kitstudio: Kitstudio) -> None:
    answer = kitstudio("--json", "import-kitops-store", "a" * 300)
    assert (answer.code, answer.error["code"]) == (10, "KS-FILE-SYSTEM")
