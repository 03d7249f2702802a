"""A worker's question: answered, declined, cancelled, or let go when the window closes."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.jobs.job import Task
from kitstudio.jobs.prompts import Pending, Prompts, Question
from kitstudio.jobs.relay import State
from kitstudio.jobs.runner import Runner

PASSPHRASE = Question("passphrase", "Passphrase of {key}?", {"key": "build"}, secret=True)


@pytest.fixture
def prompts(qapp: object) -> Iterator[Prompts]:
    made = Prompts()
    yield made
    made.close()


def test_the_answer_of_the_person_reaches_the_worker(qtbot: QtBot, runner: Runner, prompts: Prompts) -> None:
    threads: list[int] = []

    def answer(pending: Pending) -> None:
        threads.append(threading.get_ident())
        assert pending.question == PASSPHRASE
        pending.answer("open sesame")

    prompts.asked.connect(answer)
    job = runner.submit(Task("sign", "a", "A"), lambda control: prompts.ask(PASSPHRASE, control.token))
    qtbot.waitUntil(lambda: job.over)
    assert job.result == "open sesame"
    assert threads == [threading.get_ident()]


def test_a_declined_question_gives_none(qtbot: QtBot, runner: Runner, prompts: Prompts) -> None:
    prompts.asked.connect(lambda pending: pending.answer(None))
    job = runner.submit(Task("sign", "a", "A"), lambda control: prompts.ask(PASSPHRASE, control.token))
    qtbot.waitUntil(lambda: job.over)
    assert (job.state, job.result) == (State.DONE, None)


def test_cancel_withdraws_the_question_and_ends_the_job(qtbot: QtBot, runner: Runner, prompts: Prompts) -> None:
    withdrawn: list[Pending] = []
    prompts.withdrawn.connect(withdrawn.append)
    with qtbot.waitSignal(prompts.asked) as blocker:
        job = runner.submit(Task("sign", "a", "A"), lambda control: prompts.ask(PASSPHRASE, control.token))
    job.cancel()
    qtbot.waitUntil(lambda: job.over)
    assert job.state is State.CANCELLED
    qtbot.waitUntil(lambda: withdrawn == blocker.args)


def test_closing_lets_every_waiting_worker_go(qtbot: QtBot, runner: Runner, prompts: Prompts) -> None:
    asked: list[Pending] = []
    prompts.asked.connect(asked.append)
    jobs = [
        runner.submit(Task("sign", str(at), "A"), lambda control: prompts.ask(PASSPHRASE, control.token))
        for at in range(2)
    ]
    qtbot.waitUntil(lambda: len(asked) == 2)
    prompts.close()
    qtbot.waitUntil(lambda: all(job.over for job in jobs))
    assert [job.state for job in jobs] == [State.CANCELLED] * 2


def test_a_question_after_closing_is_not_asked(qtbot: QtBot, runner: Runner, prompts: Prompts) -> None:
    prompts.close()

    def work(control: Control) -> str | None:
        return prompts.ask(PASSPHRASE, control.token)

    job = runner.submit(Task("sign", "a", "A"), work)
    qtbot.waitUntil(lambda: job.over)
    assert job.state is State.CANCELLED


def test_a_second_answer_changes_nothing(qtbot: QtBot, runner: Runner, prompts: Prompts) -> None:
    def answer(pending: Pending) -> None:
        pending.answer("first")
        pending.answer("second")

    prompts.asked.connect(answer)
    job = runner.submit(Task("sign", "a", "A"), lambda control: prompts.ask(PASSPHRASE, control.token))
    qtbot.waitUntil(lambda: job.over)
    assert job.result == "first"


def test_shutdown_ends_a_worker_that_waits_for_an_answer(qtbot: QtBot, prompts: Prompts) -> None:
    runner = Runner()
    with qtbot.waitSignal(prompts.asked):
        job = runner.submit(Task("sign", "a", "A"), lambda control: prompts.ask(PASSPHRASE, control.token))
    assert runner.shutdown(10)
    assert job.state is State.CANCELLED
