"""The process in front of the worker: what it says, how it ends, and that neither outlives the other in vain."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEAF_SECONDS = 3.0

# A verb that hears nothing, as if a call into the kernel did not return; then it says how it went on.
DEAF = """
import os, sys, time
from pathlib import Path
from kitstudio.__main__ import main
from kitstudio.cli.commands import hosting
def deaf(session):
    Path(sys.argv[-1]).write_text(str(os.getpid()))
    until = time.monotonic() + {seconds}
    while time.monotonic() < until:
        time.sleep(0.05)
    Path(sys.argv[-1]).write_text("went on")
    session.control.token.check()
hosting.config_show = deaf
place = sys.argv[-1]
sys.argv[1:] = ["config", "show", *sys.argv[1:-1], "--store", place]
main()
"""


def start(tmp_path: Path, *flags: str) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", DEAF.format(seconds=DEAF_SECONDS), *flags, str(tmp_path / "sign")]
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    return subprocess.Popen(words, env=environment, stdout=pipe, stderr=pipe, text=True)


def worker_of(tmp_path: Path) -> int:
    """The process that works, once it does."""
    sign = tmp_path / "sign"
    until = time.monotonic() + 30
    while not (sign.exists() and sign.read_text()):
        assert time.monotonic() < until
        time.sleep(0.01)
    return int(sign.read_text())


def is_gone(pid: int, seconds: float) -> bool:
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], seconds)[0])
    finally:
        os.close(handle)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_leaves_a_worker_behind_that_does_not_end(number: signal.Signals, tmp_path: Path) -> None:
    with start(tmp_path, "--json") as process:
        worker = worker_of(tmp_path)
        assert worker != process.pid
        began = time.monotonic()
        process.send_signal(number)
        _, err = process.communicate(timeout=30)
        assert time.monotonic() - began < DEAF_SECONDS - 0.5
    assert process.returncode == 130
    first, last = (json.loads(line) for line in err.splitlines())
    assert first == {"event": "cancelling"}
    assert last["error"]["code"] == "KS-CANCELLED-BUSY"
    assert last["error"]["facts"] == {"pid": worker}
    assert is_gone(worker, 30)
    assert (tmp_path / "sign").read_text() == "went on"


def test_it_says_in_words_that_it_heard(tmp_path: Path) -> None:
    with start(tmp_path) as process:
        worker_of(tmp_path)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert err.startswith("Cancelling; once more ends it at once.\nerror: Cancelled, though")


def test_a_second_request_ends_the_worker_at_once(tmp_path: Path) -> None:
    with start(tmp_path, "-q") as process:
        worker = worker_of(tmp_path)
        process.send_signal(signal.SIGINT)
        time.sleep(0.15)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Cancelled" in err
    assert is_gone(worker, 30)
    assert (tmp_path / "sign").read_text() == str(worker)


def test_a_worker_dies_with_its_front(tmp_path: Path) -> None:
    with start(tmp_path) as process:
        worker = worker_of(tmp_path)
        process.kill()
        process.wait(timeout=30)
        assert is_gone(worker, 30)
    assert (tmp_path / "sign").read_text() == str(worker)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGUSR2])
def test_it_ends_as_its_worker_ended(number: signal.Signals, tmp_path: Path) -> None:
    with start(tmp_path) as process:
        os.kill(worker_of(tmp_path), number)
        _, err = process.communicate(timeout=30)
    if number == signal.SIGTERM:  # asked politely itself, it cancels
        assert process.returncode == 130
        assert "Cancelled" in err
    else:
        assert process.returncode == -number
