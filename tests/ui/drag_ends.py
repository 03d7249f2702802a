"""The other end of a drag, in a process of its own, beside the window that is watched: as a file manager is.

python -m tests.ui.drag_ends --source PATH       a window that a path can be dragged out of
python -m tests.ui.drag_ends --target SNAPSHOT   a window that takes files, and writes down what they held
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel
from typing_extensions import override

from tests.support.display import tell

SOURCE: Final = QRect(1320, 100, 160, 120)
TARGET: Final = QRect(1320, 300, 160, 200)


def middle(end: QRect) -> tuple[int, int]:
    """Where to put the pointer on one of the two."""
    return end.center().x(), end.center().y()


class _End(QLabel):
    def __init__(self, words: str, place: QRect) -> None:
        super().__init__(words)
        self.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # the keyboard stays where it is
        self.setGeometry(place)


class Source(_End):
    """Gives a path away when the pointer is moved with the button down."""

    def __init__(self, path: Path) -> None:
        super().__init__("drag me", SOURCE)
        self._path = path

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag, content = QDrag(self), QMimeData()
        content.setUrls([QUrl.fromLocalFile(str(self._path))])
        drag.setMimeData(content)
        drag.setHotSpot(QPoint(-8, -8))
        drag.exec(Qt.DropAction.CopyAction)


class Target(_End):
    """Takes files, and writes down their digests."""

    def __init__(self, snapshot: Path) -> None:
        super().__init__("drop here", TARGET)
        self._snapshot = snapshot
        self.setAcceptDrops(True)

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
        tell(self._snapshot, found)


def main() -> int:
    """Run one of the two."""
    application = QApplication(sys.argv[:1])
    path = Path(sys.argv[2])
    end = Source(path) if sys.argv[1] == "--source" else Target(path)
    end.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
