"""Jobs: what a page may rely on, tried with real threads and a real event loop."""

from __future__ import annotations

import functools
import gc
import itertools
import os
import threading
import time

import pytest
from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, QTimer
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Advanced, Control, Entered, Noticed, Skipped
from kitstudio.base.errors import DigestMismatchError
from kitstudio.jobs.job import BugError, Job, Task, Work
from kitstudio.jobs.relay import State
from kitstudio.jobs.runner import Runner

FIVE_GB = 5_000_000_000


def task(key: str = "a") -> Task:
    return Task("pack", key, f"Pack {key}")


def until_cancelled(control: Control) -> None:
    while True:
        control.token.wait(30)


def test_the_result_of_the_work_arrives_in_the_gui_thread(qtbot: QtBot, runner: Runner) -> None:
    threads: list[int] = []
    job = runner.submit(task(), lambda _control: threading.get_ident())
    job.succeeded.connect(lambda _result: threads.append(threading.get_ident()))
    qtbot.waitUntil(lambda: job.over)
    assert job.state is State.DONE
    assert job.result != threading.get_ident()
    assert threads == [threading.get_ident()]


@pytest.mark.parametrize(("processors", "threads"), [(1, 1), (2, 1), (3, 2), (8, 7)])
def test_a_job_leaves_a_processor_to_the_window(
    qtbot: QtBot, runner: Runner, monkeypatch: pytest.MonkeyPatch, processors: int, threads: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: set(range(processors)))
    job = runner.submit(task(), lambda control: control.threads)
    qtbot.waitUntil(lambda: job.over)
    assert job.result == threads


def test_an_error_with_a_name_fails_the_job_with_that_error(qtbot: QtBot, runner: Runner) -> None:
    error = DigestMismatchError(subject="layer", expected="sha256:1", actual="sha256:2")

    def work(_control: Control) -> None:
        raise error

    job = runner.submit(task(), work)
    with qtbot.waitSignal(job.failed) as blocker:
        pass
    assert blocker.args == [error]
    assert job.error is error


def test_an_unexpected_exception_fails_the_job_with_a_bug_error_that_holds_the_traceback(
    qtbot: QtBot, runner: Runner
) -> None:
    def work(_control: Control) -> None:
        dict[str, int]()["no such key"]

    job = runner.submit(task(), work)
    qtbot.waitUntil(lambda: job.over)
    assert isinstance(job.error, BugError)
    assert job.error.facts["kind"] == "KeyError"
    report = str(job.error.facts["report"])
    assert "in work" in report
    assert "no such key" not in report, "it could be out of a file"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_worker_that_ends_its_thread_by_force_still_ends_its_job(qtbot: QtBot, runner: Runner) -> None:
    def work(_control: Control) -> None:
        raise SystemExit

    job = runner.submit(task(), work)
    qtbot.waitUntil(lambda: job.over)
    assert job.state is State.FAILED


def test_twenty_thousand_events_a_second_do_not_starve_the_window(qtbot: QtBot, runner: Runner) -> None:
    beats: list[int] = []
    clock = QElapsedTimer()
    clock.start()
    pulse = QTimer()
    pulse.setInterval(5)
    pulse.timeout.connect(lambda: beats.append(clock.elapsed()))
    pulse.start()
    updates: list[int] = []

    def work(control: Control) -> None:
        began = time.monotonic()
        for at in range(20_000):
            control.report(Advanced(f"layer:{at % 5}", at, FIVE_GB))
            if at % 200 == 0:
                time.sleep(max(0.0, began + at / 20_000 - time.monotonic()))

    job = runner.submit(task(), work)
    job.changed.connect(lambda: updates.append(clock.elapsed()))
    qtbot.waitUntil(lambda: job.over, timeout=20_000)
    pulse.stop()
    gaps = [after - before for before, after in itertools.pairwise(beats)]
    assert max(gaps) < 500  # a shared machine; on a quiet one it is under 20
    assert sorted(gaps)[len(gaps) * 9 // 10] < 50
    assert len(updates) < 20 * (clock.elapsed() / 1000 + 1)
    assert [job.items[f"layer:{at}"].done for at in range(5)] == [19_995, 19_996, 19_997, 19_998, 19_999]


def test_sizes_beyond_32_bits_arrive_whole(qtbot: QtBot, runner: Runner) -> None:
    def work(control: Control) -> int:
        control.report(Entered("layer:0", "weights", FIVE_GB))
        control.report(Advanced("layer:0", FIVE_GB - 1))
        return FIVE_GB

    job = runner.submit(task(), work)
    qtbot.waitUntil(lambda: job.over)
    assert (job.done, job.total, job.result) == (FIVE_GB - 1, FIVE_GB, FIVE_GB)
    assert job.items["layer:0"].label == "weights"


def test_the_newest_event_of_each_item_wins_and_a_skipped_item_counts_as_done(qtbot: QtBot, runner: Runner) -> None:
    def work(control: Control) -> None:
        control.report(Entered("layer:0", "weights", 100))
        control.report(Advanced("layer:0", 40))
        control.report(Entered("layer:1", "data", 60))
        control.report(Skipped("layer:1", "cached"))
        control.token.wait(30)

    job = runner.submit(task(), work)
    qtbot.waitUntil(lambda: len(job.items) == 2)
    assert (job.done, job.total, job.share) == (100, 160, 0.625)
    assert job.items["layer:1"].share == 1.0
    job.cancel()
    qtbot.waitUntil(lambda: job.over)


def test_a_total_is_not_guessed_while_an_item_has_none(qtbot: QtBot, runner: Runner) -> None:
    def work(control: Control) -> None:
        control.report(Entered("layer:0", "weights", 100))
        control.report(Entered("layer:1", "data"))
        control.token.wait(30)

    job = runner.submit(task(), work)
    qtbot.waitUntil(lambda: len(job.items) == 2)
    assert job.total is None
    assert job.share is None
    assert job.remaining is None
    job.cancel()
    qtbot.waitUntil(lambda: job.over)


def test_the_first_notices_arrive_in_order_and_no_more_of_them_however_long_the_job_lasts(
    qtbot: QtBot, runner: Runner
) -> None:
    seen = threading.Event()

    def work(control: Control) -> None:
        for at in range(5_000):
            control.report(Noticed("odd-name", "Odd name {at}", {"at": at}))
            if at == 999:
                seen.wait(30)  # the first look is over

    job = runner.submit(task(), work)
    qtbot.waitUntil(lambda: bool(job.notices))
    seen.set()
    qtbot.waitUntil(lambda: job.over)
    assert [notice.facts["at"] for notice in job.notices] == [*range(200)]


def test_cancel_is_acknowledged_at_once_and_the_job_ends_cancelled(qtbot: QtBot, runner: Runner) -> None:
    job = runner.submit(task(), until_cancelled)
    qtbot.waitUntil(lambda: job.state is State.RUNNING)
    with qtbot.waitSignal(job.changed):
        job.cancel()
        assert job.cancelling, "it waits for nothing"
    qtbot.waitUntil(lambda: job.over)
    assert job.state is State.CANCELLED


def test_a_waiting_job_is_cancelled_without_ever_starting(qtbot: QtBot, runner: Runner) -> None:
    ran: list[str] = []
    first = runner.submit(task("same"), until_cancelled)
    second = runner.submit(task("same"), lambda _control: ran.append("second"))
    second.cancel()
    assert second.state is State.CANCELLED
    first.cancel()
    qtbot.waitUntil(lambda: not runner.active)
    assert ran == []


def test_jobs_of_one_key_run_one_after_the_other_in_their_order(qtbot: QtBot, runner: Runner) -> None:
    running: list[int] = []
    order: list[int] = []

    def work(number: int, control: Control) -> None:
        running.append(number)
        order.append(number)
        assert running == [number]
        control.token.wait(0.01)
        running.remove(number)

    for number in range(5):
        runner.submit(task("same"), functools.partial(work, number))
    qtbot.waitUntil(lambda: not runner.active)
    assert order == [0, 1, 2, 3, 4]
    assert [job.state for job in runner.jobs] == [State.DONE] * 5


def test_no_more_than_the_allowed_number_of_jobs_run_at_once(qtbot: QtBot, runner: Runner) -> None:
    lock = threading.Lock()
    now = most = 0

    def work(control: Control) -> None:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        control.token.wait(0.01)
        with lock:
            now -= 1

    for number in range(12):
        runner.submit(task(str(number)), work)
    qtbot.waitUntil(lambda: not runner.active)
    assert most == 2


def test_no_job_is_lost_when_it_is_submitted_the_moment_another_ends(qtbot: QtBot, qapp: object) -> None:
    runner = Runner(at_most=1)
    finished: list[int] = []
    left = list(range(200))

    def submit_next() -> None:
        if left:
            number = left.pop()
            job = runner.submit(task(str(number)), lambda _control: None)
            job.succeeded.connect(lambda _result: finished.append(number))
            job.succeeded.connect(lambda _result: submit_next())

    submit_next()
    submit_next()
    qtbot.waitUntil(lambda: len(finished) == 200, timeout=20_000)
    assert runner.active == ()
    assert runner.shutdown()


def test_shutdown_joins_the_threads_and_settles_every_job(qtbot: QtBot, qapp: object) -> None:
    runner = Runner(at_most=2)
    jobs = [runner.submit(task(str(number)), until_cancelled) for number in range(5)]
    qtbot.waitUntil(lambda: jobs[1].state is State.RUNNING)
    assert runner.shutdown(10)
    assert [job.state for job in jobs] == [State.CANCELLED] * 5
    late = runner.submit(task("late"), until_cancelled)
    assert late.state is State.CANCELLED


def test_shutdown_says_when_a_worker_does_not_listen_and_touches_no_window_afterwards(
    qtbot: QtBot, qapp: object
) -> None:
    runner = Runner()
    release = threading.Event()
    job = runner.submit(task(), lambda _control: release.wait(30))
    qtbot.waitUntil(lambda: job.state is State.RUNNING)
    thread = next(each for each in threading.enumerate() if each.name.startswith("kitstudio-job"))
    assert not runner.shutdown(0.05)
    job.setParent(None)
    runner.deleteLater()
    job.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    release.set()
    thread.join(10)
    assert not thread.is_alive()


def test_a_runner_dropped_in_haste_leaves_its_worker_to_end_in_peace(qtbot: QtBot, qapp: object) -> None:
    owner = QObject()
    runner = Runner(parent=owner)
    release = threading.Event()
    runner.submit(task(), lambda _control: release.wait(30))
    thread = next(each for each in threading.enumerate() if each.name.startswith("kitstudio-job"))
    del runner, owner
    gc.collect()
    release.set()
    thread.join(10)
    assert not thread.is_alive()


def test_an_ended_job_can_be_forgotten_and_nothing_of_it_stays(qtbot: QtBot, runner: Runner) -> None:
    gone: list[str] = []
    job = runner.submit(task(), lambda _control: None)
    qtbot.waitUntil(lambda: job.over)
    job.destroyed.connect(lambda: gone.append("job"))
    runner.remove(job)
    assert runner.jobs == ()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone == ["job"]


def test_a_runner_that_forgets_forgets_what_ended_in_any_way_when_all_have_heard_of_it(qtbot: QtBot) -> None:
    def fail(_control: Control) -> None:
        raise DigestMismatchError(subject="a", expected="b", actual="c")

    runner, heard, gone = Runner(at_most=2, forgets=True), list[tuple[str, bool]](), list[str]()
    works: dict[str, Work] = {
        "good": lambda _control: None,
        "bad": fail,
        "held": lambda control: control.token.wait(30),
    }
    jobs = {name: runner.submit(task(name), work) for name, work in (*works.items(), ("late", fail))}
    for name, job in jobs.items():
        job.ended.connect(lambda name=name, job=job: heard.append((name, job in runner.jobs)))
        job.destroyed.connect(lambda *_job, name=name: gone.append(name))
    jobs["late"].cancel()
    jobs["held"].cancel()
    qtbot.waitUntil(lambda: not runner.jobs)
    assert sorted(heard) == [("bad", True), ("good", True), ("held", True), ("late", True)]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert sorted(gone) == ["bad", "good", "held", "late"]
    assert runner.shutdown(10)


def test_finished_jobs_are_cleared_and_failed_ones_stay(qtbot: QtBot, runner: Runner) -> None:
    def fail(_control: Control) -> None:
        raise DigestMismatchError(subject="a", expected="b", actual="c")

    good = runner.submit(task("good"), lambda _control: None)
    bad = runner.submit(task("bad"), fail)
    qtbot.waitUntil(lambda: good.over and bad.over)
    runner.clear_finished()
    assert runner.jobs == (bad,)


def test_a_job_submitted_from_another_thread_is_refused(runner: Runner) -> None:
    caught: list[str] = []

    def other() -> None:
        try:
            runner.submit(task(), lambda _control: None)
        except RuntimeError as error:
            caught.append(str(error))

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    assert caught == ["jobs are submitted in the GUI thread"]


@pytest.mark.parametrize("verb", ["pack", "unpack"])
def test_the_thread_of_a_job_is_named_after_its_verb_and_is_no_daemon(qtbot: QtBot, runner: Runner, verb: str) -> None:
    job: Job = runner.submit(
        Task(verb, "a", "A"), lambda _control: (threading.current_thread().name, threading.current_thread().daemon)
    )
    qtbot.waitUntil(lambda: job.over)
    assert job.result == (f"kitstudio-job-{verb}", False)
