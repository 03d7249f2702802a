"""The real window with a draft, driven from inside: typed into until it is killed, or gone on with.

python -m tests.ui.editing_app FOLDER type     types a word, says so, and lives on
python -m tests.ui.editing_app FOLDER resume   presses "Resume all", prints the text, saves, and ends in order
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QTimer, Slot
from PySide6.QtTest import QTest
from typing_extensions import override

import kitstudio.ui.application as program
from kitstudio.host import settings
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.pages.recovery_page import RecoveryPage
from kitstudio.ui.widgets.buttons import Button

WORD = "# typed"


class DrivenWindow(MainWindow):
    """Does the next thing whenever it can be done."""

    @override
    def start(self, use: str = "", target: str = "") -> None:
        super().start(use, target)
        self._types = sys.argv[2] == "type"
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._type if self._types else self._resume)
        self._timer.start(30)

    def _draft(self) -> DraftPage | None:
        page = self.documents.current
        return page if isinstance(page, DraftPage) and page.state.draft is not None else None

    @Slot()
    def _type(self) -> None:
        page = self._draft()
        if page is not None:
            self._timer.stop()
            edit = page.kitfile.edit
            edit.go_to(edit.blockCount())
            QTest.keyClicks(edit, WORD)
            print("typed", flush=True)

    @Slot()
    def _resume(self) -> None:
        shown = self.shell.page
        if isinstance(shown, RecoveryPage):
            for button in shown.findChildren(Button):
                if button.text() == "Resume all":
                    button.click()
                    return
        page = self._draft()
        if page is None:
            return
        if page.state.edited:
            print(page.kitfile.edit.content(), end="")
            page.saving.save_now()
            print("saved", flush=True)
            self._timer.stop()
            self.close()


def main() -> int:
    """Run the program with the driven window."""
    vars(program)["MainWindow"] = DrivenWindow
    target = sys.argv[1] if sys.argv[2] == "type" else ""
    return int(program.open_window(settings.load(os.environ), target))


if __name__ == "__main__":
    sys.exit(main())
