"""A program that quits while jobs run ends with its own exit code: no abort, no hang, no word on stderr."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys, time
from PySide6.QtCore import QCoreApplication, QTimer
from kitstudio.jobs.job import Task
from kitstudio.jobs.runner import Runner
from kitstudio.base.control import Advanced

def work(control):
    at = 0
    while True:
        {check}
        at += 1
        control.report(Advanced("layer:0", at, 5_000_000_000))

app = QCoreApplication(sys.argv)
runner = Runner()
job = runner.submit(Task("pack", "a", "A"), work)
QTimer.singleShot(200, app.quit)
app.exec()
print(job.state)
sys.exit(7)
"""


def run(check: str) -> subprocess.CompletedProcess[str]:
    program = PROGRAM.format(check=check)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)


def test_quitting_with_a_running_job_cancels_it_and_exits_with_the_own_code() -> None:
    done = run("control.token.check()")
    assert (done.returncode, done.stdout.strip(), done.stderr) == (7, "cancelled", "")


def test_quitting_with_a_job_blocked_in_sleep_wakes_it() -> None:
    done = run("control.token.wait(60)")
    assert (done.returncode, done.stdout.strip(), done.stderr) == (7, "cancelled", "")
