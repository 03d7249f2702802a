"""The two ends of a drag out of a kit, each in a process of its own.

python -m tests.ui.kit_drag_app --page FOLDER SNAPSHOT   the files of `demo:v1` in the store below FOLDER
python -m tests.ui.kit_drag_app --target SNAPSHOT        a window that takes files and writes down what they held
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from typing_extensions import override

from kitstudio.operations.context import Context
from kitstudio.ui.desk import Desk
from kitstudio.ui.fonts import load_fonts
from kitstudio.ui.pages.kit_page import FILES, KitPage
from kitstudio.ui.style import dress

TARGET = (1220, 300, 240, 200)


class WatchedPage(KitPage):
    """Writes down where the rows of its files are."""

    def __init__(self, desk: Desk, snapshot: Path) -> None:
        super().__init__(desk, "demo:v1")
        self._snapshot = snapshot
        timer = QTimer(self)
        timer.timeout.connect(self._write)
        timer.start(100)

    @Slot()
    def _write(self) -> None:
        if self.body is None or not self.files.tree.files:
            return
        self.go(FILES)
        tree, model = self.files.tree, self.files.model
        rows = {}
        for row in range(model.rowCount()):
            place = model.index(row, 0)
            at = tree.viewport().mapToGlobal(tree.visualRect(place).topLeft() + QPoint(60, 15))
            rows[str(place.data())] = (at.x(), at.y())
        fresh = self._snapshot.with_suffix(".new")
        fresh.write_text(json.dumps(rows))
        fresh.replace(self._snapshot)


class Target(QLabel):
    """Takes files, as a file manager does, and writes down their digests."""

    def __init__(self, snapshot: Path) -> None:
        super().__init__("drop here")
        self._snapshot = snapshot
        self.setAcceptDrops(True)
        self.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setGeometry(*TARGET)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        found = {}
        for url in event.mimeData().urls():
            top = Path(url.toLocalFile())
            for path in [top, *top.rglob("*")] if top.is_dir() else [top]:
                if path.is_file():
                    found[str(path.relative_to(top.parent))] = hashlib.sha256(path.read_bytes()).hexdigest()
        event.acceptProposedAction()
        self._snapshot.write_text(json.dumps(found))


def main() -> int:
    """Run one of the two."""
    application = QApplication(sys.argv[:1])
    if sys.argv[1] == "--target":
        target = Target(Path(sys.argv[2]))
        target.show()
        return application.exec()
    load_fonts()
    style = dress(application)
    folder = Path(sys.argv[2])
    context = Context(
        store_path=folder / "store", cache_path=folder / "cache", kitops_home=folder / "kitops", now=time.time
    )
    desk = Desk(context, folder)
    page = WatchedPage(desk, Path(sys.argv[3]))
    page.setGeometry(60, 60, 1040, 690)
    page.show()
    code = application.exec()
    desk.close()
    del style
    return code


if __name__ == "__main__":
    sys.exit(main())
