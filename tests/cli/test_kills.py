"""A hundred random SIGKILLs of two busy processes leave a store that verifies, and the next run works."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Kitstudio

_ROUNDS = 50
_WORK = """
import os, random, sys
from pathlib import Path
from kitstudio.cli.main import run
work, who, chance = Path(sys.argv[1]), sys.argv[2], random.Random(int(sys.argv[3]))
os.chdir(work)
def step(*words):
    code = run([*words, "-q", "--wait", "30"])
    # 7: the other one removed it; 9: a name means another kit by now.
    assert code in (0, 7, 9), (words, code)
print("up", flush=True)
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
for number in range(10_000):
    name = f"{who}/kit:v{chance.randrange(3)}"
    verb = chance.randrange(8)
    if verb < 3:
        (Path(who) / "notes.txt").write_text(str(chance.randrange(4)))
        step("pack", who, "-t", name, *(["--compression", "zstd"] if verb else []))
    elif verb == 3:
        step("tag", name, f"shared/kit:v{chance.randrange(3)}")
    elif verb == 4:
        step("remove", name)
    elif verb == 5:
        step("store", "gc", "--older-than", "0s")
    elif verb == 6:
        step("export", name, "-o", f"{who}.kit.tar", "--force")
        if Path(f"{who}.kit.tar").exists():
            step("receive", f"{who}.kit.tar", "--force")
    else:
        step("unpack", name, "-d", f"{who}-out", "-o")
"""


@pytest.mark.slow
def test_a_hundred_kills_of_two_processes_leave_the_store_clean(
    kitstudio: Kitstudio, store: Path, tmp_path: Path
) -> None:
    for who in ("ada", "bob"):
        folder = tmp_path / who
        folder.mkdir()
        (folder / "model.bin").write_bytes(os.urandom(2_000_000))
        (folder / "notes.txt").write_text("0")
        text = "manifestVersion: 1.0.0\nmodel: {path: model.bin}\ndocs: [{path: notes.txt}]\n"
        (folder / "Kitfile").write_text(text)
    environment = {**os.environ, "KITSTUDIO_STORE": str(store), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    chance = random.Random(20261121)  # noqa: S311 - moments, not secrets
    kills = 0
    for number in range(_ROUNDS):
        workers = [
            subprocess.Popen(
                [sys.executable, "-c", _WORK, str(tmp_path), who, str(number)],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment,
                cwd=Path(__file__).resolve().parents[2],
            )
            for who in ("ada", "bob")
        ]
        for worker in workers:
            assert worker.stdout is not None
            assert worker.stdout.readline() == b"up\n"
        time.sleep(chance.uniform(0.0, 0.5))
        for worker in workers:
            worker.kill()
            _, complaints = worker.communicate()
            # Killed by us, and not ended before by an error of its own.
            assert worker.returncode == -9, complaints
            kills += 1
        if number % 10 == 9:
            answer = kitstudio("store", "verify", "--json")
            assert answer.code == 0, answer.out
    assert kills == 100
    assert kitstudio("pack", tmp_path / "ada", "-t", "ada/last:v1").code == 0
    assert kitstudio("unpack", "ada/last:v1", "-d", tmp_path / "last").code == 0
    assert (tmp_path / "last" / "model.bin").read_bytes() == (tmp_path / "ada" / "model.bin").read_bytes()
    assert kitstudio("store", "gc", "--older-than", "0s").code == 0
    assert kitstudio("store", "verify").code == 0
    assert kitstudio("export", "ada/last:v1", "-o", tmp_path / "last.kit.tar").code == 0
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".kitstudio-")]
