"""Several trials at a time, each worker in a process with mounts of its own."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import IO, Any, TypeVar

from tests.campaigns.power_disks import keep_mounts_to_ourselves

Job = TypeVar("Job")
_WORKERS = 2
_DEATH_SIGNAL = 1


def spread(
    jobs: Sequence[Job], ready: Callable[[int], AbstractContextManager[Callable[[Job], Any]]]
) -> Iterator[tuple[Job, Any]]:
    """Do the jobs in some processes, and give each with its answer; nothing is left when this ends, whatever ends it.

    Args:
        jobs: what to do.
        ready: gives, in the process of a worker, what does a job and answers with something that JSON can hold.
    """
    workers: list[tuple[int, IO[str]]] = []
    try:
        workers.extend(_worker(number, jobs[number::_WORKERS], ready) for number in range(_WORKERS))
        streams = {number: iter(lines) for number, (_, lines) in enumerate(workers)}
        done = dict.fromkeys(streams, 0)
        while streams:
            for number, lines in list(streams.items()):
                line = next(lines, "")
                if not line:
                    del streams[number]
                    continue
                said = json.loads(line)
                if "failed" in said:
                    raise RuntimeError(said["failed"])
                yield jobs[number + _WORKERS * done[number]], said["answer"]
                done[number] += 1
        if sum(done.values()) != len(jobs):
            raise RuntimeError("a worker died")
    finally:
        for child, told in workers:
            told.close()
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)  # its mounts and devices go with it
            os.waitpid(child, 0)


def _worker(
    number: int, jobs: Sequence[Job], ready: Callable[[int], AbstractContextManager[Callable[[Job], Any]]]
) -> tuple[int, IO[str]]:
    read, write = os.pipe()
    child = os.fork()
    if child:
        os.close(write)
        return child, open(read, encoding="utf-8")
    try:
        os.close(read)
        die_with_parent()
        with open(write, "w", encoding="utf-8", buffering=1) as told:
            try:
                if os.geteuid() == 0:
                    keep_mounts_to_ourselves()
                with ready(number) as work:
                    told.writelines(json.dumps({"answer": work(job)}) + "\n" for job in jobs)
            except BaseException:  # noqa: BLE001 - told to the parent; nothing of it may run on here
                told.write(json.dumps({"failed": traceback.format_exc()}) + "\n")
    finally:
        os._exit(0)


def die_with_parent() -> None:
    """Nothing of ours is to go on when the campaign is killed."""
    if ctypes.CDLL(None, use_errno=True).prctl(_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")


def in_child(act: Callable[[], int]) -> int:
    """The answer of `act`, which runs in a process of its own."""
    child = os.fork()
    if not child:
        code = 99
        try:
            code = act()
        except BaseException:  # noqa: BLE001 - nothing of the parent may run in the child
            traceback.print_exc()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
