"""Speed and remaining time: right when there is enough to tell, silent when there is not."""

from __future__ import annotations

import pytest

from kitstudio.jobs.pace import Pace

MB = 1_000_000


def run(seconds: float, rate: float, *, pace: Pace | None = None, start: float = 100.0, moved: float = 0) -> Pace:
    pace = pace or Pace()
    steps = round(seconds * 15)
    for step in range(steps + 1):
        pace.sample(start + step / 15, round(moved + step / 15 * rate))
    return pace


def test_speed_is_bytes_per_second() -> None:
    assert run(3, 40 * MB).speed == pytest.approx(40 * MB, rel=0.01)


def test_speed_forgets_what_is_older_than_five_seconds() -> None:
    pace = run(10, 100 * MB)
    run(6, 10 * MB, pace=pace, start=110.0, moved=1000 * MB)
    assert pace.speed == pytest.approx(10 * MB, rel=0.05)


def test_there_is_no_speed_from_a_single_sample_or_a_blink() -> None:
    assert Pace().speed is None
    assert run(0.2, MB).speed is None


def test_no_remaining_time_is_guessed_in_the_first_five_seconds() -> None:
    assert run(4.5, 10 * MB).remaining(100 * MB) is None


def test_remaining_time_follows_the_speed() -> None:
    assert run(8, 10 * MB).remaining(100 * MB) == pytest.approx(10, rel=0.02)


def test_a_stalled_job_has_no_remaining_time() -> None:
    pace = run(8, 10 * MB)
    run(7, 0, pace=pace, start=108.0, moved=80 * MB)
    assert pace.speed == pytest.approx(0, abs=1)
    assert pace.remaining(100 * MB) is None


def test_an_unknown_rest_has_no_remaining_time() -> None:
    assert run(8, 10 * MB).remaining(None) is None


def test_a_step_back_is_no_negative_speed() -> None:
    pace = Pace()
    pace.sample(0.0, 50 * MB)
    pace.sample(1.0, 10 * MB)
    assert pace.speed == 0


def test_history_has_one_speed_a_second_and_is_bounded() -> None:
    assert len(run(10, MB).history) == 10
    assert len(run(100, MB).history) == 32
