"""A cancelled job of the window: its runner in a process of its own, watched from inside.

python -m tests.campaigns.cancel_window CAMPAIGN GUARD|- SLOW-WORLD PANEL OPERATION CALL [button]
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

from tests.campaigns.campaign import Patches, Scope
from tests.campaigns.cancel_disk import Panel
from tests.campaigns.cancel_world import ACKNOWLEDGED, Interrupted, Trial

_LONG: Final = 30.0
_BEAT: Final = 2


def interrupt(scope: Scope, trial: Trial, panel: Path, *, button: bool = False) -> Interrupted | None:
    """Cancel the job of a trial in a process with an event loop; None when its point was never reached."""
    guard = scope.guard.name if scope.guard is not None else "-"
    point = trial.point
    words = [sys.executable, "-m", "tests.campaigns.cancel_window", scope.campaign, guard]
    words += [str(trial.slow.root), str(panel), point.operation.name, point.call, *(["button"] if button else [])]
    environment = {**trial.slow.environment, "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(words, env=environment, capture_output=True, text=True, check=False, timeout=3 * _LONG)
    trial.free()
    if ran.returncode:
        return Interrupted(ran.returncode, None, 0.0, busy=False, lingered=0.0, wrong=[ran.stderr[-2000:]])
    told = json.loads(ran.stdout)
    if not told["reached"]:
        return None
    state = told["state"]
    wrong = [f"left over in the process: {each}" for each in told["left"]]
    if state not in ("cancelled", "done"):
        wrong.append(f"the job is {state}: {told['error']}")
    return Interrupted(
        130 if state == "cancelled" else 0,
        told["acknowledged"],
        told["ended"] if told["ended"] is not None else _LONG,
        busy=told["lingering"],
        lingered=told["lingered"],
        wrong=wrong,
        calls=told["calls"],
    )


def work_of(operation: str, root: Path) -> Callable[[Any, Any], object]:
    """What the window runs for an operation of the world."""
    from kitstudio.model.media_type import Compression  # noqa: PLC0415 - for the window's own process
    from kitstudio.model.reference import Reference  # noqa: PLC0415
    from kitstudio.operations import export, pack, receive, unpack, upkeep  # noqa: PLC0415
    from kitstudio.operations.pack_options import PackOptions  # noqa: PLC0415
    from kitstudio.operations.unpack_options import OnConflict, UnpackOptions  # noqa: PLC0415

    def packing(folder: str, name: str, how: Compression = Compression.NONE) -> Callable[[Any, Any], object]:
        options = PackOptions(references=(Reference.parse(name),), compression=how)
        return lambda context, control: pack.pack(context, root / "folders" / folder, options, control)

    def unpacking(into: str, on_conflict: OnConflict) -> Callable[[Any, Any], object]:
        options = UnpackOptions(on_conflict=on_conflict)
        return lambda context, control: unpack.unpack(context, "team/base:v1", root / into, options, control)

    return {
        "pack": packing("new", "team/new:v1"),
        "pack zstd": packing("new", "team/new:z", Compression.ZSTD),
        "pack gzip": packing("new", "team/new:g", Compression.GZIP),
        "pack wide": packing("wide", "team/wide:v1"),
        "unpack": unpacking("unpacked/new", OnConflict.REFUSE),
        "unpack over files": unpacking("full", OnConflict.OVERWRITE),
        "export folder": lambda context, control: export.export(
            context, ["team/base:v1"], root / "out/layout", control
        ),
        "export archive": lambda context, control: export.export(
            context, ["team/base:v1", "team/lone:v1"], root / "out/a.kit.tar", control
        ),
        "receive archive": lambda context, control: receive.receive(context, root / "in/new.kit.tar", control),
        "receive layout": lambda context, control: receive.receive(context, root / "in/layout", control, force=True),
        "verify": lambda context, control: upkeep.verify(context, control, quick=False),
        "gc": lambda context, control: upkeep.collect(context, control, dry_run=False, older_than=0.0),
    }[operation]


IN_WINDOW: Final = (
    "pack", "pack zstd", "pack gzip", "pack wide", "unpack", "unpack over files", "export folder", "export archive",
    "receive archive", "receive layout", "verify", "gc",
)  # fmt: skip


@dataclass
class Seen:
    """What is told of one job."""

    reached: bool = False
    state: str = ""
    error: str = ""
    acknowledged: float | None = None
    ended: float | None = None
    lingering: bool = False
    lingered: float = 0.0
    calls: int = 0
    left: list[str] = field(default_factory=list)


def _files() -> set[str]:
    """Open files of this process that are files of a world, but for its log, which lives as long as it."""
    found = set()
    for number in os.listdir("/proc/self/fd"):
        try:
            found.add(os.readlink(f"/proc/self/fd/{number}"))
        except OSError:
            continue
    return {each for each in found if "/world" in each and not each.endswith("/logs/window.log")}


class Watch:
    """Cancels a job at its point and looks on; `press` is how a person would cancel it, `shows` what they see."""

    def __init__(self, runner: Any, job: Any, panel: Panel, call: str) -> None:
        self.seen = Seen()
        self.press: Callable[[], object] = job.cancel
        self.shows: Callable[[], bool] = lambda: bool(job.cancelling)
        self._runner, self._job, self._panel, self._call = runner, job, panel, call
        self._pressed = self._over = 0.0
        self._asked = 0
        self._until = time.monotonic() + _LONG
        job.ended.connect(self._ended)

    def beat(self) -> bool:
        """Look once; False when there is nothing more to see."""
        now, job = time.monotonic(), self._job
        if not self._pressed:
            if self._panel.held(self._call) and not job.over:
                self.seen.reached, self._pressed = True, now
                self._asked = self._panel.work(self._call)
                self.press()
            elif job.over or now > self._until:
                return False
        elif self.seen.acknowledged is None and self.shows():
            self.seen.acknowledged = now - self._pressed
        if self._over and not job.lingering:
            self.seen.lingered = now - self._over
            return False
        return now < self._until

    def _ended(self) -> None:
        self._over = time.monotonic()
        if self._pressed:
            self.seen.ended = self._over - self._pressed
            self.seen.lingering = self._job.lingering
            if self.seen.acknowledged is None and self.seen.ended < ACKNOWLEDGED:
                self.seen.acknowledged = self.seen.ended
        self._panel.free()

    def finish(self) -> None:
        """Take down what is left."""
        self.seen.state, self.seen.error = str(self._job.state), repr(self._job.error)
        self._runner.shutdown(5.0)
        self.seen.calls = self._panel.work(self._call) - self._asked
        alive = [each.name for each in threading.enumerate() if each.name.startswith("kitstudio")]
        self.seen.left += [f"thread {name}" for name in alive] + [f"file {name}" for name in sorted(_files())]


def _main() -> None:
    campaign, guard, root, panel, operation, call, *how = sys.argv[1:]
    if guard != "-":
        from tests.campaigns.proof import guards_of  # noqa: PLC0415 - only without a guard

        guards_of(campaign)[guard].remove(Patches())
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - Qt is for this process only
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from kitstudio.jobs.job import Task  # noqa: PLC0415

    application = QApplication(sys.argv[:1])
    context, runner, press = _made(Path(root), with_window=bool(how))
    work = work_of(operation, Path(root))
    verb = "verify" if operation in ("verify", "gc") else operation.split()[0]
    job = runner.submit(Task(verb, "key", operation.capitalize()), partial(work, context))
    watch = Watch(runner, job, Panel(Path(panel)), call)
    if press is not None:
        watch.press, watch.shows = press(job)
    timer = QTimer()
    timer.timeout.connect(lambda: None if watch.beat() else application.quit())
    timer.start(_BEAT)
    application.exec()
    timer.stop()
    watch.finish()
    print(json.dumps(vars(watch.seen)))


def _made(root: Path, *, with_window: bool) -> tuple[Any, Any, Any]:
    """A context and a runner; with the real window also what presses its cancel button and reads what it shows."""
    from kitstudio.host.assemble import make_context  # noqa: PLC0415 - for the window's own process
    from kitstudio.host.settings import load  # noqa: PLC0415
    from kitstudio.jobs.runner import Runner  # noqa: PLC0415

    settings = load(dict(os.environ), {"store.path": str(root / "store")})
    context = make_context(settings)
    if not with_window:
        return context, Runner(), None
    from tests.campaigns.cancel_button import opened  # noqa: PLC0415 - the whole window, when asked for

    return opened(context, settings)


if __name__ == "__main__":
    _main()
