"""PySide6 6.12.0 loses a reference to True with each signal on CPython 3.11 and aborts after some hundreds (ADR 0003).

No ordinary test notices, so the counts themselves are watched, in a process of their own.
"""

from __future__ import annotations

import subprocess
import sys

_PROBE = """
import sys, threading
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

class Sender(QObject):
    fired = Signal(object)
    plain = Signal()

class Receiver(QObject):
    @Slot(object)
    def take(self, *_arguments):
        pass

def counts():
    return [sys.getrefcount(constant) for constant in (True, False, None)]

def from_a_thread():
    thread = threading.Thread(target=lambda: queued.fired.emit(1))
    thread.start()
    thread.join()
    app.processEvents()

app = QCoreApplication([])
receiver, alone, direct, queued = Receiver(), Sender(), Sender(), Sender()
direct.fired.connect(receiver.take)
queued.fired.connect(receiver.take, Qt.ConnectionType.QueuedConnection)
steps = {
    "emit, nobody listening": (lambda: alone.fired.emit(1), 300),
    "emit, direct": (lambda: direct.fired.emit(1), 300),
    "emit, queued": (lambda: (queued.fired.emit(1), app.processEvents()), 300),
    "emit, from a thread": (from_a_thread, 50),
    "emit nothing": (lambda: alone.plain.emit(), 300),
    "connect": (lambda: (alone.plain.connect(receiver.take), alone.plain.disconnect(receiver.take)), 300),
    "set and read a property": (lambda: (alone.setProperty("a", True), alone.property("a")), 300),
}
for name, (step, times) in steps.items():
    step()
    before = counts()
    for _ in range(times):
        step()
    lost = [after - first for first, after in zip(before, counts())]
    if any(abs(drift) * 2 > times for drift in lost):
        print(f"{name}: {lost} after {times}")
"""

# From Python 3.12 on these objects cannot die, and code built for older ones miscounts them without harm.
_IMMORTAL = sys.version_info >= (3, 12)


def test_signals_neither_lose_nor_keep_references() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROBE], capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    if not _IMMORTAL:
        assert done.stdout == ""
