"""The same files give the same digest, whoever packs them, when, where and how."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.vectors import VECTORS, materialise, packed_by

ROOT = Path(__file__).resolve().parents[2]
CASES = ("all-sections", "unicode-names", "long-names", "name-not-utf8", "code-dot", "modes")


# Everything is imported before the user changes: the interpreter may lie where only its owner may read.
AS_USER = """
import os, sys
import kitstudio.cli.commands.making, kitstudio.cli.main, kitstudio.cli.session
user = int(sys.argv[1])
if user:
    os.setgroups([]); os.setgid(user); os.setuid(user)
run = kitstudio.cli.main.run
sys.exit(run(sys.argv[2:]))
"""


def pack(folder: Path, work: Path, *flags: str, environment: Mapping[str, str] | None = None, user: int = 0) -> str:
    """The digest a process of its own gives."""
    clean = {
        "PATH": os.environ["PATH"],
        "HOME": str(work),
        "XDG_CACHE_HOME": str(work / "cache"),
        **(environment or {}),
    }
    words = ["pack", str(folder), "--store", str(work / "store"), "--json", "-q", *flags]
    ran = subprocess.run(
        [sys.executable, "-c", AS_USER, str(user), *words], capture_output=True, check=False, env=clean, cwd=ROOT
    )
    assert ran.returncode == 0, ran.stderr
    digest = json.loads(ran.stdout)["digest"]
    assert isinstance(digest, str)
    return digest


def copy_reversed(source: Path, target: Path) -> Path:
    """A copy whose folders were filled in the opposite order, with other times."""
    target.mkdir()
    for path in sorted(source.rglob("*"), key=os.fsencode, reverse=True):
        if path.is_dir() and not path.is_symlink():
            continue
        there = target / path.relative_to(source)
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, there)
        os.chmod(there, path.stat().st_mode)
        os.utime(there, (1, 2))
    for path in sorted((each for each in source.rglob("*") if each.is_dir()), reverse=True):
        there = target / path.relative_to(source)
        there.mkdir(parents=True, exist_ok=True)
        os.chmod(there, path.stat().st_mode)
    return target


@pytest.mark.parametrize("case", packed_by(VECTORS / "kit" / name for name in CASES))
def test_other_days_places_and_orders_give_the_same_digest(case: Path, tmp_path: Path) -> None:
    folder = materialise(case / "recipe.json", tmp_path / "one")
    first = pack(folder, tmp_path)
    other = copy_reversed(folder, tmp_path / "a folder of another name")
    environment = {"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "7"}
    assert pack(other, tmp_path, "--no-cache", environment=environment) == first
    latin = {"LC_ALL": "en_US.ISO-8859-1", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert pack(folder, tmp_path, "--no-cache", environment=latin) == first


@pytest.mark.root
def test_another_user_and_file_system_give_the_same_digest(tmp_path: Path) -> None:
    folder = materialise(VECTORS / "kit" / "all-sections" / "recipe.json", tmp_path / "one")
    first = pack(folder, tmp_path)
    memory = Path("/dev/shm") / f"kitstudio-{os.getpid()}"
    try:
        shutil.copytree(folder, memory / "copy")
        (memory / "work").mkdir()
        for path in (memory, *memory.rglob("*")):
            os.chown(path, 12345, 12345)
        assert pack(memory / "copy", memory / "work", user=12345) == first
    finally:
        shutil.rmtree(memory, ignore_errors=True)


def test_canonical_modes_do_not_depend_on_the_umask_of_a_checkout(tmp_path: Path) -> None:
    folder = materialise(VECTORS / "kit" / "all-sections" / "recipe.json", tmp_path / "one")
    strict = tmp_path / "strict"
    shutil.copytree(folder, strict)
    for path in strict.rglob("*"):
        os.chmod(path, path.stat().st_mode & 0o700)
    assert pack(folder, tmp_path) != pack(strict, tmp_path)
    assert pack(folder, tmp_path, "--modes", "canonical") == pack(strict, tmp_path, "--modes", "canonical")


def test_the_time_is_added_only_when_asked_for(tmp_path: Path) -> None:
    folder = materialise(VECTORS / "kit" / "minimal" / "recipe.json", tmp_path / "one")
    plain = pack(folder, tmp_path)
    timed = pack(folder, tmp_path, environment={"SOURCE_DATE_EPOCH": "1700000000"})
    assert timed != plain
    assert pack(folder, tmp_path, "--created", "2023-11-14T22:13:20Z") == timed
    assert pack(folder, tmp_path, "--created", "1700000000") == timed


def test_check_names_what_differs(tmp_path: Path) -> None:
    folder = materialise(VECTORS / "kit" / "all-sections" / "recipe.json", tmp_path / "one")
    pack(folder, tmp_path, "-t", "a/b:1")

    def differences() -> list[dict[str, str]]:
        words = [sys.executable, "-m", "kitstudio", "pack", str(folder), "--check", "a/b:1", "--json", "-q"]
        words += ["--store", str(tmp_path / "store")]
        ran = subprocess.run(
            words, capture_output=True, check=False, env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
        )
        answer = json.loads(ran.stdout)
        assert ran.returncode == (0 if answer["equal"] else 1)
        found = answer["differences"]
        assert isinstance(found, list)
        return found

    assert differences() == []
    (folder / "serve.py").write_text("changed\n")
    assert [(each["kind"], each["path"]) for each in differences()] == [("file", "serve.py")]
    materialise_again = (folder / "README.md").stat().st_mode
    os.chmod(folder / "README.md", materialise_again ^ 0o111)
    assert ("header", "README.md mode") in [(each["kind"], each["path"]) for each in differences()]
    kitfile = folder / "Kitfile"
    kitfile.write_text(kitfile.read_text("utf-8").replace("2.1.0", "2.1.1"), "utf-8")
    assert ("field", "Kitfile.package.version") in [(each["kind"], each["path"]) for each in differences()]
