"""The real window, which also writes down where its parts are, as a screen reader would find them.

python -m tests.ui.journey_app SNAPSHOT        the program, with the settings of the environment
python -m tests.ui.journey_app --source PATH   a small window to drag PATH out of
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from typing_extensions import override

import kitstudio.ui.application as program
from kitstudio.host import settings
from kitstudio.ui.main_window import MainWindow

PLACE = (200, 60)


class WatchedWindow(MainWindow):
    """Writes the name, place and state of every visible part into the file named by the environment."""

    @override
    def start(self, use: str = "", target: str = "") -> None:
        super().start(use, target)
        self.move(*PLACE)
        self._snapshot = Path(os.environ["JOURNEY_SNAPSHOT"])
        timer = QTimer(self)
        timer.timeout.connect(self._write)
        timer.start(100)

    @Slot()
    def _write(self) -> None:
        parts = [_described(each) for each in self.findChildren(QWidget) if each.isVisible() and each.accessibleName()]
        fresh = self._snapshot.with_suffix(".new")
        fresh.write_text(json.dumps(parts))
        fresh.replace(self._snapshot)


def _described(part: QWidget) -> dict[str, object]:
    corner = part.mapToGlobal(QPoint(0, 0))
    return {
        "name": part.accessibleName(),
        "button": isinstance(part, QAbstractButton),
        "enabled": part.isEnabled(),
        "x": corner.x() + part.width() // 2,
        "y": corner.y() + part.height() // 2,
    }


class Source(QLabel):
    """Drags a path out when the pointer is moved with the button down."""

    def __init__(self, path: str) -> None:
        super().__init__("drag me")
        self._path = path
        self.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setGeometry(10, 10, 140, 60)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag, content = QDrag(self), QMimeData()
        content.setUrls([QUrl.fromLocalFile(self._path)])
        drag.setMimeData(content)
        drag.exec(Qt.DropAction.CopyAction)


def main() -> int:
    """Run one of the two."""
    if sys.argv[1] == "--source":
        application = QApplication(sys.argv[:1])
        source = Source(sys.argv[2])
        source.show()
        return application.exec()
    os.environ["JOURNEY_SNAPSHOT"] = sys.argv[1]
    vars(program)["MainWindow"] = WatchedWindow  # the same window, watched
    return int(program.open_window(settings.load(os.environ), ""))


if __name__ == "__main__":
    sys.exit(main())
