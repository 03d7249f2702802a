"""Jobs whose thread a call of the kernel holds: they end for the person, and their thread is not forgotten."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.jobs.job import GRACE, Job, Task
from kitstudio.jobs.relay import Outcome, State
from kitstudio.jobs.runner import Runner
from tests.support.qt_leaks import job_threads


@pytest.fixture
def disk() -> Iterator[threading.Event]:
    """Stands for a disk that answers when it is set."""
    made = threading.Event()
    yield made
    made.set()


def held(runner: Runner, disk: threading.Event, *, checks: bool, key: str = "a") -> Job:
    def work(control: Control) -> str:
        disk.wait(60)
        if checks:
            control.token.check()
        return "done"

    return runner.submit(Task("pack", key, "Pack"), work)


@pytest.mark.parametrize("checks", [True, False], ids=["then it notices", "then it is done"])
def test_a_cancel_ends_the_job_though_the_disk_does_not_answer(
    qtbot: QtBot, runner: Runner, disk: threading.Event, *, checks: bool
) -> None:
    job, told = held(runner, disk, checks=checks), list[Outcome]()
    job.released.connect(told.append)
    began = time.monotonic()
    job.cancel()
    assert job.cancelling
    with qtbot.waitSignal(job.ended, timeout=30_000):  # the disk answers long after that
        pass
    assert time.monotonic() - began >= 0.9 * GRACE / 1000
    assert (job.state, job.lingering, told) == (State.CANCELLED, True, [])
    disk.set()
    with qtbot.waitSignal(job.released):
        pass
    assert (job.state, job.lingering) == (State.CANCELLED, False)
    assert [each.state for each in told] == [State.CANCELLED if checks else State.DONE]
    assert job_threads() == []


def test_the_same_work_does_not_begin_beside_a_thread_that_lingers(
    qtbot: QtBot, runner: Runner, disk: threading.Event
) -> None:
    first = held(runner, disk, checks=True)
    first.cancel()
    qtbot.waitUntil(lambda: first.lingering)
    runner.remove(first)
    second, other = held(runner, disk, checks=False), runner.submit(Task("pack", "b", "Pack"), lambda _control: None)
    qtbot.waitUntil(lambda: other.over)
    assert second.state is State.QUEUED
    disk.set()
    qtbot.waitUntil(lambda: second.state is State.DONE)


def test_jobs_that_linger_hold_their_keys_but_no_place(qtbot: QtBot, runner: Runner, disk: threading.Event) -> None:
    lost = [held(runner, disk, checks=True, key=key) for key in ("a", "b")]  # as many as there are places
    for job in lost:
        job.cancel()
    qtbot.waitUntil(lambda: all(job.lingering for job in lost))
    same, other = held(runner, disk, checks=False), runner.submit(Task("pack", "c", "Pack"), lambda _control: "done")
    qtbot.waitUntil(lambda: other.over)
    assert (other.result, same.state) == ("done", State.QUEUED)


def test_a_runner_that_ends_waits_for_what_lingers(qtbot: QtBot, runner: Runner, disk: threading.Event) -> None:
    job = held(runner, disk, checks=True)
    job.cancel()
    qtbot.waitUntil(lambda: job.lingering)
    assert not runner.shutdown(0.05)
    disk.set()
    assert runner.shutdown(10)
