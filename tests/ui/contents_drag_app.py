"""The two ends of drags over the contents of a draft, each in a process of its own.

python -m tests.ui.contents_drag_app --draft WORK FOLDER SNAPSHOT   the real window with a draft; writes down its rows
python -m tests.ui.contents_drag_app --source FILE                  a window that a file can be dragged out of
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel
from typing_extensions import override

from kitstudio.host.settings import Settings
from kitstudio.operations.context import Context
from kitstudio.ui.desk import Desk
from kitstudio.ui.fonts import load_fonts
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.style import dress
from kitstudio.ui.theme import Appearance, Choice

SOURCE = (1320, 300, 160, 120)


class Source(QLabel):
    """Gives a file away, as a file manager does."""

    def __init__(self, path: Path) -> None:
        super().__init__("drag me")
        self._path = path
        self.setWindowFlags(Qt.WindowType.FramelessWindowHint)
        self.setGeometry(*SOURCE)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self._path))])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


class Watch:
    """Writes down what a draft holds, and where its rows and roles are on the screen."""

    def __init__(self, page: DraftPage, snapshot: Path) -> None:
        self._page, self._snapshot = page, snapshot
        self._timer = QTimer(page)
        self._timer.timeout.connect(self.write)
        self._timer.start(100)

    def write(self) -> None:
        """Write it whole."""
        pane, draft = self._page.contents, self._page.state.draft
        rows: dict[str, Any] = {}
        pending = [QModelIndex()]
        while pending:
            above = pending.pop()
            for at in range(pane.model.rowCount(above)):
                index = pane.model.index(at, 0, above)
                place = pane.tree.viewport().mapToGlobal(pane.tree.visualRect(index).topLeft() + QPoint(90, 14))
                rows[pane.model.node(index).name] = (place.x(), place.y())
                if pane.tree.isExpanded(index):
                    pending.append(index)
        layers = {each.entry.path: str(each.entry.kind) for each in draft.contents.layers} if draft else {}
        told = {"rows": rows, "layers": layers, "ignore": self._page.state.ignore, "roles": pane.roles.isVisible()}
        fresh = self._snapshot.with_suffix(".new")
        fresh.write_text(json.dumps(told), "utf-8")
        fresh.replace(self._snapshot)


def _draft(application: QApplication, work: Path, folder: Path, snapshot: Path) -> int:
    context = Context(store_path=work / "store", cache_path=work / "cache", kitops_home=work / "kitops", now=time.time)
    environment = {"HOME": str(work), "XDG_STATE_HOME": str(work / "state"), "XDG_CONFIG_HOME": str(work / "config")}
    appearance = Appearance(application, Choice.LIGHT)
    desk = Desk(context, work)
    window = MainWindow(desk, Settings(environment, {}, {}), appearance)
    window.setGeometry(20, 60, 1280, 800)
    window.show()
    window.start()
    window.documents.open_draft(folder)
    page = window.documents.current
    assert isinstance(page, DraftPage)
    watch = Watch(page, snapshot)
    ended = application.exec()
    del watch
    return ended


def main() -> int:
    """Run one of the two."""
    application = QApplication([])
    load_fonts()
    style = dress(application)
    what, *paths = sys.argv[1], *map(Path, sys.argv[2:])
    if what == "--source":
        source = Source(paths[0])
        source.show()
        return application.exec()
    ended = _draft(application, paths[0], paths[1], paths[2])
    del style
    return ended


if __name__ == "__main__":
    sys.exit(main())
