"""A draft of a megabyte in the window's page, and keys typed into it while everything is timed."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from kitstudio.jobs.runner import Runner
from kitstudio.operations.context import Context
from kitstudio.ui.collecting import COLLECT
from kitstudio.ui.fonts import load_fonts
from kitstudio.ui.main_window import _TURN
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.style import dress

SIZE: Final = 1_000_000
_BEAT_MS: Final = 2
_WORD: Final = "the quick brown fox jumps over "
_SETTLED_MS: Final = 1500


def make_big_draft(folder: Path, size: int) -> Path:
    """A folder whose Kitfile names every file of it in so many bytes."""
    folder.mkdir(parents=True)
    (folder / "data").mkdir()
    text, number = ["manifestVersion: 1.0.0\npackage:\n  name: big\ndatasets:\n"], 0
    length = len(text[0])
    while length < size:
        name = f"data/part-{number:05}.parquet"
        (folder / name).write_bytes(b"x")
        text.append(
            f"  - name: set-{number}\n    path: {name}\n    license: CC-BY-4.0\n"
            f"    description: rows of the part number {number}\n"
        )
        length += len(text[-1])
        number += 1
    (folder / "Kitfile").write_text("".join(text), "utf-8")
    return folder


def share(values: Sequence[float], part: float) -> float:
    """The value that so large a part of sorted ones is not above."""
    return values[min(len(values) - 1, int(len(values) * part))]


class _Typist(QObject):
    """Types a key at a time, and notes how long each took to its picture, and how late the event loop came."""

    def __init__(self, page: DraftPage, keys: int, every: int) -> None:
        super().__init__()
        self.taken: list[float] = []
        self.computed: list[float] = []
        self.late: list[float] = []
        self.checks = 0
        self._page, self._left, self._every, self._last = page, keys, every, 0.0
        self._sent = self._began = 0.0
        self._keys, self._beats = QTimer(self), QTimer(self)
        for timer, each in ((self._keys, every), (self._beats, _BEAT_MS)):
            timer.setTimerType(Qt.TimerType.PreciseTimer)
            timer.setInterval(each)
        self._keys.timeout.connect(self._press)
        self._beats.timeout.connect(self._beat)
        page.kitfile.edit.viewport().installEventFilter(self)
        page.state.changed.connect(self._count)

    @Slot()
    def begin(self) -> None:
        """Type from now on, in the middle of the text."""
        edit = self._page.kitfile.edit
        edit.go_to(edit.blockCount() // 2, 1000)
        self._last = time.perf_counter()
        self._beats.start()
        self._keys.start()

    @Slot()
    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, (now - self._last) * 1000 - _BEAT_MS))
        self._last = now

    @Slot()
    def _count(self) -> None:
        self.checks += self._page.state.checked

    @Slot()
    def _press(self) -> None:
        if not self._left:
            self._keys.stop()
            QTimer.singleShot(_SETTLED_MS, QApplication.quit)
            return
        self._left -= 1
        char = _WORD[self._left % len(_WORD)]
        edit = self._page.kitfile.edit
        self._sent, self._began = time.perf_counter(), time.thread_time()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.postEvent(edit, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char))
        if self._left % 12 == 0:  # a person pauses now and then, and the text is checked
            self._keys.setInterval(max(self._every, 700))
        else:
            self._keys.setInterval(self._every)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._sent:
            QTimer.singleShot(0, self._painted)
        return False

    @Slot()
    def _painted(self) -> None:
        if self._sent:
            self.taken.append((time.perf_counter() - self._sent) * 1000)
            self.computed.append((time.thread_time() - self._began) * 1000)
            self._sent = 0.0


def type_keys(work: Path, folder: Path, keys: int, every: int) -> dict[str, Any]:
    """Open the draft and type: milliseconds from each key to its picture, and how late the event loop came.

    Args:
        work: for the store.
        folder: of the draft.
        keys: how many.
        every: milliseconds between two.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    load_fonts()
    style = dress(application)
    store, cache, kit, state = (work / name for name in ("store", "cache", "kit", "state"))
    context = Context(store_path=store, cache_path=cache, kitops_home=kit, state_path=state, now=time.time)
    runner, reader, keeper = Runner(3), Runner(4, forgets=True), Runner(32, forgets=True)
    gc.freeze()  # as the window does before it opens anything
    gc.set_threshold(*COLLECT)
    sys.setswitchinterval(_TURN)
    begin = time.perf_counter()
    page = DraftPage(context, runner, folder, reader=reader, keeper=keeper)
    page.resize(1280, 800)
    page.show()
    page.views.show_text()
    typist = _Typist(page, keys, every)
    opened: list[float] = []

    def ready() -> None:
        if not opened and page.state.draft is not None and not page.state.busy and page.state.checked:
            opened.append((time.perf_counter() - begin) * 1000)
            QTimer.singleShot(_SETTLED_MS, typist.begin)

    page.state.changed.connect(ready)
    application.exec()
    page.state.close()
    keeper.shutdown()
    reader.shutdown()
    runner.shutdown()
    assert context.recovery is not None
    context.recovery.close()
    page.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    del style
    return {
        "key to picture": typist.taken,
        "of it computing": typist.computed,
        "event loop": typist.late,
        "opened": opened[0],
        "checks": typist.checks,
    }
