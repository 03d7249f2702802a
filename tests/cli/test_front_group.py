"""Two processes that look like one: whoever started them, and whatever the group is sent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.cli.test_process import PROGRAM, ROOT

# A verb that waits, and says how it was told to end.
_VERB = """
import sys, time
from kitstudio.__main__ import main
from kitstudio.cli.commands import hosting
def waiting(session):
    print("waiting", flush=True)
    try:
        while not session.control.token.cancelled:
            time.sleep(0.01)
        time.sleep(0.2)
        print("in order", flush=True)
    except KeyboardInterrupt:
        print("at once", flush=True)
    return 0
hosting.config_show = waiting
main()
"""


def _environment(folder: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT)}


def _waiting(folder: Path) -> subprocess.Popen[str]:
    program = subprocess.Popen(
        [sys.executable, "-c", _VERB, "config", "show"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=_environment(folder),
        start_new_session=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "waiting\n"
    return program


def test_a_kill_of_the_whole_group_asks_once(tmp_path: Path) -> None:
    with _waiting(tmp_path) as program:
        os.killpg(program.pid, signal.SIGTERM)
        assert program.communicate(timeout=60)[0] == "in order\n"


def test_ctrl_c_twice_ends_it_at_once(tmp_path: Path) -> None:
    with _waiting(tmp_path) as program:
        program.send_signal(signal.SIGINT)
        time.sleep(0.05)  # two that wait to be heard are one
        program.send_signal(signal.SIGINT)
        assert program.communicate(timeout=60)[0] == "at once\n"


def test_it_ends_where_the_end_of_children_is_ignored(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        program = subprocess.Popen(
            [*PROGRAM, "config", "show"], stdout=subprocess.DEVNULL, env=_environment(tmp_path), restore_signals=False
        )
    finally:
        signal.signal(signal.SIGCHLD, before)
    assert program.wait(timeout=60) == 0
