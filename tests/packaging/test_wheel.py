"""The wheel holds all that the product needs, and works without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.source import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked wheel."""
    built, place = tmp_path_factory.mktemp("built"), tmp_path_factory.mktemp("place")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(place)
    return place


def _run(installed: Path, *arguments: str, home: Path) -> str:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(installed), "HOME": str(home)}
    command = [sys.executable, "-P", "-X", "dev", "-W", "error", *arguments]
    return subprocess.run(command, cwd=home, env=environment, check=True, capture_output=True, text=True).stdout


def test_the_wheel_has_every_file_of_the_package_and_the_resources(installed: Path) -> None:
    def files(folder: Path) -> set[str]:
        found = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
        return {path.relative_to(folder).as_posix() for path in found}

    resources = {f"_resources/{name}" for name in files(ROOT / "resources")}
    assert files(installed / "kitstudio") == files(ROOT / "kitstudio") | resources
    assert "py.typed" in files(installed / "kitstudio")


def test_what_is_installed_packs_and_unpacks(installed: Path, tmp_path: Path) -> None:
    where = _run(installed, "-c", "import kitstudio; print(kitstudio.__file__)", home=tmp_path).strip()
    assert Path(where).is_relative_to(installed)
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo/weights.bin").write_bytes(b"weights")
    (tmp_path / "demo/LICENSE").write_bytes((ROOT / "LICENSE").read_bytes())
    for verb in ("init demo", "check demo", "pack demo -t demo:v1", "unpack demo:v1 -d out", "store verify"):
        _run(installed, "-m", "kitstudio", *verb.split(), home=tmp_path)
    assert (tmp_path / "out/weights.bin").read_bytes() == b"weights"
    assert "Apache-2.0" in (tmp_path / "out/Kitfile").read_text("utf-8")  # the licence texts came along
    assert "kitstudio" in _run(installed, "-m", "kitstudio", "config", "set", "store.wait", "5", home=tmp_path)


def test_the_installed_window_finds_its_resources(installed: Path, tmp_path: Path) -> None:
    script = "from kitstudio.host.assets import asset; print(asset('themes/tokens.json'))"
    assert Path(_run(installed, "-c", script, home=tmp_path).strip()).is_relative_to(installed)
