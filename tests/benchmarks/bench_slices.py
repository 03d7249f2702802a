"""What the window's thread computes at a stretch, while a long Kitfile, a folder and a kit of 100,000 files are opened.

    python -m tests.benchmarks.bench_slices [FILES]

On a machine that does other things as well, how late the event loop comes says little about the program: most of it is
waiting for a processor. So each beat is told apart, in milliseconds of Linux's own accounts: what this thread computed,
what other threads of the program computed meanwhile (who hold the interpreter), and what all of it was late by. Nothing
is asserted here.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from kitstudio.base.control import Control
from kitstudio.host.assemble import make_context
from kitstudio.host.settings import load
from kitstudio.model.reference import Reference
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from kitstudio.ui.desk import Desk
from kitstudio.ui.drops import DRAFT, OPEN
from kitstudio.ui.fonts import load_fonts
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.models.files_nodes import Column, View
from kitstudio.ui.pages.kit_body import FILES, KitBody
from kitstudio.ui.pages.kit_files import KitFiles
from kitstudio.ui.style import dress
from kitstudio.ui.theme import Appearance, Choice
from tests.support.typing_run import SIZE, make_big_draft, share

_FILES: Final = 100_000
_BEAT_MS: Final = 2
_STEP_MS: Final = 4000
_FOLDER: Final = 1000


class _Beats(QObject):
    """Notes for each beat what was computed since the one before."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, list[tuple[float, float, float]]] = {}
        self._step = ""
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = _now()
        self._timer.start(_BEAT_MS)

    def turn_to(self, step: str) -> None:
        """From now on it is this that is done."""
        self._step = step

    @Slot()
    def _beat(self) -> None:
        now = _now()
        gap, own, whole = (a - b for a, b in zip(now, self._last, strict=True))
        self._last = now
        self._rows.setdefault(self._step, []).append((own, min(whole - own, gap), max(0.0, gap - _BEAT_MS)))

    def report(self) -> None:
        """Print the longest stretches of each step."""
        print(f"{'milliseconds':24} {'the window':>18} {'other threads':>18} {'late by':>18}   (p99.9, longest)")
        for step, rows in self._rows.items():
            columns = (sorted(each) for each in zip(*rows, strict=True))
            told = (f"{share(each, 0.999):8.1f} {each[-1]:9.1f}" for each in columns)
            print(f"{step:24} " + " ".join(told))


def _now() -> tuple[float, float, float]:
    return time.perf_counter() * 1000, time.thread_time() * 1000, time.process_time() * 1000


def _make_kit(work: Path, store: Path, files: int) -> str:
    folder = work / "folder"
    for number in range(files):
        path = folder / f"part-{number // _FOLDER:03}" / f"file-{number:06}.bin"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    (folder / "Kitfile").write_text("manifestVersion: 1.0.0\nmodel: {path: .}\n", "utf-8")
    context = make_context(load({"HOME": str(work)}, {"store.path": str(store)}))
    pack(context, folder, PackOptions(references=(Reference.parse("many:1"),)), Control())
    return "many:1"


def _steps(window: MainWindow, draft: Path, folder: Path, kit: str) -> Sequence[tuple[str, Callable[[], object]]]:
    def files() -> KitFiles:
        return _found(window).files

    return (
        ("window at rest", lambda: None),
        ("open the draft", lambda: window.acts.use(DRAFT, str(draft))),
        ("open the folder", lambda: window.acts.use(DRAFT, str(folder))),
        ("open the kit", lambda: window.acts.use(OPEN, kit)),
        ("turn to its files", lambda: _found(window).turn_to(FILES)),
        ("open a folder", lambda: files().tree.expand(files().model.index(0, 0))),
        ("sort by size", lambda: files().tree.sortByColumn(Column.SIZE, Qt.SortOrder.DescendingOrder)),
        ("show flat", lambda: files().views.choose(View.FLAT)),
        ("filter", lambda: files().filter.edit.setText("99")),
        ("filter no more", lambda: files().filter.edit.setText("")),
        ("scroll to the end", lambda: files().tree.verticalScrollBar().setValue(10**9)),
    )


def _found(window: MainWindow) -> KitBody:
    body = window.findChild(KitBody)
    assert isinstance(body, KitBody)
    return body


def main(given: Sequence[str]) -> None:
    """Print the figures."""
    application = QApplication(sys.argv[:1])
    load_fonts()
    application.setProperty("style", dress(application))
    with tempfile.TemporaryDirectory() as work:
        root = Path(work)
        store = root / "store"
        kit = _make_kit(root, store, int(given[0]) if given else _FILES)
        draft = make_big_draft(root / "draft", SIZE)
        settings = load({"HOME": work}, {"store.path": str(store)})
        desk = Desk(make_context(settings), root, application)
        window = MainWindow(desk, settings, Appearance(application, Choice.LIGHT))
        window.show()
        window.start()
        beats, steps = _Beats(), list(_steps(window, draft, root / "folder", kit))

        def go_on() -> None:
            if not steps:
                application.quit()
                return
            name, act = steps.pop(0)
            beats.turn_to(name)
            act()
            QTimer.singleShot(_STEP_MS, go_on)

        go_on()
        application.exec()
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        beats.report()
        desk.close()
        window.deleteLater()
        application.sendPostedEvents()


if __name__ == "__main__":
    main(sys.argv[1:])
