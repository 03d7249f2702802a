"""The window is there at once, scrolls without a jerk and stays awake while it packs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from tests.campaigns.campaign import Campaign, Scope, Tally
from tests.campaigns.window_guards import GUARDS

PAINTED: Final = 1.0
FRAME: Final = (16.7, 33.0)
"""Milliseconds of a repaint: 95 and 99 of 100 are not above."""

GAP: Final = 50.0
KEY: Final = 50.0
"""Milliseconds from a key to its picture: 99 of 100 are not above."""

_ROWS: Final = 100_000
_VISIBLE: Final = 30
_ASKED_PER_ROW: Final = 40
_CHANGES: Final = 18
"""Signals a second that a job may send: fifteen samples, and its beginning and end."""

_ROUNDS: Final = 3
_SECONDS: Final = 20
"""What the host takes away it takes from whoever runs: both sides are measured in turn, for as long."""

_MEASURING: Final = "the height of a row, when all are shown"
_PATIENCE: Final = 300
_MIB: Final = 1 << 20


def _run(scope: Scope, tally: Tally) -> None:
    guard = scope.guard.name if scope.guard is not None else ""
    tally.figure("load of the machine", f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    if guard != "sampling":
        _frames(scope, tally)
    if guard != "even-rows":
        _packing(scope, tally)
    if not guard:
        _typing(scope, tally)
        _starts(scope, tally, "offscreen", scope.of(15, 2), None)
        with _screen(tally) as display:
            if display:
                _starts(scope, tally, "xcb", scope.of(15, 1), display)


def _child(scope: Scope, *words: object, platform: str = "offscreen", display: str | None = None) -> Any:
    """What the window's process tells."""
    guard = scope.guard.name if scope.guard is not None else "-"
    home = scope.work / "home"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("KITSTUDIO_", "XDG_", "PYTHON"))},
        "HOME": str(home),
        "QT_QPA_PLATFORM": platform,
        **({"DISPLAY": display} if display else {}),
    }
    home.mkdir(exist_ok=True)
    ran = subprocess.run(
        [sys.executable, "-m", "tests.campaigns.window_child", guard, *map(str, words)],
        env=environment, capture_output=True, text=True, check=False, timeout=_PATIENCE,
    )  # fmt: skip
    if ran.returncode:
        raise RuntimeError(f"{words}: {ran.stderr[-2000:]}")
    return json.loads(ran.stdout.splitlines()[-1])


def _starts(scope: Scope, tally: Tally, platform: str, times: int, display: str | None) -> None:
    """From the start of the process to the first picture; the first start warms the files and does not count."""
    taken = []
    for number in range(times + 1):
        begin = time.monotonic()
        painted = float(_child(scope, "start", platform=platform, display=display)["painted"]) - begin
        if number:
            taken.append(painted)
            tally.count(f"windows painted ({platform})")
    middle = sorted(taken)[len(taken) // 2]
    tally.figure(f"window painted ({platform})", f"{middle * 1000:.0f} ms, the slowest {max(taken) * 1000:.0f} ms")
    if not scope.sample and middle >= PAINTED:
        tally.fault(f"the window was painted after {middle:.2f} s on {platform}, not within {PAINTED} s")


def _frames(scope: Scope, tally: Tally) -> None:
    """Whole repaints of a tree of 100,000 rows: their time, and what the model is asked for them."""
    told = _child(scope, "frames", scope.of(_ROWS, 20_000), 20)
    each = {name: number / 20 for name, number in told["asked"].items()}
    tally.count("repaints whose questions were counted", 20)
    each[_MEASURING] = told["measured"]
    for name, most in (("data", 12 * _VISIBLE), ("index", _ASKED_PER_ROW * _VISIBLE), (_MEASURING, 10 * _VISIBLE)):
        if each.get(name, 0) > most:
            tally.fault(f"a repaint asks the tree {each[name]:.0f} times for {name}, not {most} times at most")
    if scope.sample:
        return
    spent = sorted(_child(scope, "frames", _ROWS, 1000)["frames"])
    tally.count("repaints of 100,000 rows", len(spent))
    found = [_share(spent, 0.95), _share(spent, 0.99)]
    words = f"p50 {_share(spent, 0.5):.1f} ms, p95 {found[0]:.1f} ms, p99 {found[1]:.1f} ms"
    tally.figure("repaint of 100,000 rows", words)
    for value, bar in zip(found, FRAME, strict=True):
        if value > bar:
            tally.fault(f"repaint of 100,000 rows: {words}; the bars are {FRAME}")


def _typing(scope: Scope, tally: Tally) -> None:
    """Keys typed into a Kitfile of a megabyte, and into a short one for the same machine in the same minute."""
    keys = scope.of(300, 10)
    found = {}
    for name, size in (("a short Kitfile", 1_000), ("a Kitfile of a megabyte", scope.of(1_000_000, 20_000))):
        work = scope.work / f"typing-{size}"
        found[name] = told = _child(scope, "typing", work, size, keys)
        tally.count(f"keys typed into {name}", len(told["key to picture"]))
        if len(told["key to picture"]) < keys:
            tally.fault(f"{keys - len(told['key to picture'])} of {keys} keys typed into {name} were never painted")
        shutil.rmtree(work)
    if scope.sample:
        return
    control, long = (sorted(each["key to picture"]) for each in found.values())
    late, waited = (sorted(each["event loop"]) for each in reversed(found.values()))
    words = (
        f"p50 {_share(long, 0.5):.1f} ms, p99 {_share(long, 0.99):.1f} ms "
        f"(a short one: {_share(control, 0.5):.1f} and {_share(control, 0.99):.1f} ms); "
        f"event loop p99.9 {_share(late, 0.999):.1f} ms, longest {late[-1]:.1f} ms (a short one: {waited[-1]:.1f} ms)"
    )
    tally.figure("from a key to its picture, in a Kitfile of a megabyte", words)
    if _share(long, 0.99) > KEY or _share(late, 0.999) > GAP or late[-1] > GAP + waited[-1]:
        tally.fault(f"typing in a Kitfile of a megabyte: {words}")


def _packing(scope: Scope, tally: Tally) -> None:
    """The event loop while the window packs, and in turn with it that of a window while another process packs."""
    for name, folder in _folders(scope):
        late: list[float] = []
        control: list[float] = []
        for _ in range(scope.of(_ROUNDS, 1)):
            late += _packing_here(scope, tally, name, folder)
            if not scope.sample:
                control += _packing_beside(scope, name, folder)
        tally.count(f"beats of the event loop ({name})", len(late))
        if not scope.sample:
            _compare(tally, name, sorted(late), sorted(control))


def _packing_here(scope: Scope, tally: Tally, name: str, folder: Path) -> list[float]:
    store = scope.work / f"store-{name}"
    ours = _child(scope, "gaps", store, folder, scope.of(_SECONDS, 1))
    shutil.rmtree(store, ignore_errors=True)
    tally.count(f"packs in the window ({name})", ours["jobs"])
    for error in ours["errors"]:
        tally.fault(f"packing {name} in the window: {error}")
    most = _CHANGES * ours["busy"] + 6 * ours["jobs"]
    if ours["changes"] > most:
        tally.fault(f"{name}: {ours['changes']} signals in {ours['busy']:.1f} s of packing, not {most:.0f} at most")
    return list(ours["late"])


def _packing_beside(scope: Scope, name: str, folder: Path) -> list[float]:
    store = scope.work / f"control-{name}"
    with _packing_elsewhere(scope, folder, store):
        late = _child(scope, "gaps", scope.work / "idle", "-", _SECONDS)["late"]
    shutil.rmtree(store, ignore_errors=True)
    return list(late)


def _compare(tally: Tally, name: str, late: Sequence[float], control: Sequence[float]) -> None:
    p999, longest, theirs = _share(late, 0.999), late[-1], control[-1]
    words = (
        f"p99.9 {p999:.1f} ms, longest {longest:.1f} ms ({len(late)} beats); "
        f"while another process packs: {_share(control, 0.999):.1f} and {theirs:.1f} ms"
    )
    tally.figure(f"event loop while packing {name}", words)
    if p999 > GAP or longest > GAP + theirs:
        tally.fault(f"event loop while packing {name}: {words}")


@contextmanager
def _packing_elsewhere(scope: Scope, folder: Path, store: Path) -> Iterator[None]:
    """The same packs, one after the other, in another process."""
    line = (
        "import sys, time\nfrom kitstudio.cli.main import run\nuntil = time.monotonic() + 600\n"
        "while time.monotonic() < until:\n    run(['pack', sys.argv[1], '--no-cache', '--store', sys.argv[2], '-q'])"
    )
    environment = {**os.environ, "HOME": str(scope.work / "home")}
    words = [sys.executable, "-c", line, str(folder), str(store)]
    with subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL) as other:
        try:
            yield
        finally:
            other.kill()


def _folders(scope: Scope) -> Iterator[tuple[str, Path]]:
    """Large files with small ones beside them, and small ones alone."""
    large, small = scope.work / "large", scope.work / "small"
    for folder, sizes in (
        (large, [*[scope.of(900, 20) * _MIB] * 2, *[scope.of(_MIB, 4096)] * scope.of(300, 30)]),
        (small, [4096] * scope.of(20_000, 1_000)),
    ):
        folder.mkdir()
        (folder / "Kitfile").write_text("manifestVersion: 1.0.0\nmodel: {path: .}\n")
        block = scope.random(folder.name).randbytes(_MIB)
        for number, size in enumerate(sizes):
            path = folder / f"part{number // 1000:02}" / f"{number:05}.bin"
            path.parent.mkdir(exist_ok=True)
            with path.open("wb") as file:
                for done in range(0, size, _MIB):
                    file.write(block[: size - done])
        yield folder.name, folder
        shutil.rmtree(folder)


@contextmanager
def _screen(tally: Tally) -> Iterator[str | None]:
    """A screen of its own; None, counted, where Xvfb is missing."""
    if shutil.which("Xvfb") is None:
        tally.skip("needs Xvfb: apt-get install xvfb")
        yield None
        return
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(words, pass_fds=(writing,), stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


def _share(values: Sequence[float], share: float) -> float:
    return values[min(len(values) - 1, int(len(values) * share))]


CAMPAIGN = Campaign(
    "window",
    "the window is painted at once, scrolls 100,000 rows smoothly and stays awake while it packs",
    _run,
    GUARDS,
)
