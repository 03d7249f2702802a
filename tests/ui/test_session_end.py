"""The end of a session: nothing is asked, nothing is lost, and an end by hand is as it was."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from kitstudio.ui.application import Application

class Asking(QWidget):
    def closeEvent(self, event):
        print("asked")
        event.setAccepted(sys.argv[1] == "by hand")

application = Application(["kitstudio"])
window = Asking()
window.show()
application.told_to_end.connect(lambda: (print("told"), application.exit(0)))
QTimer.singleShot(0, window.close if sys.argv[1] == "by hand" else application.quit)
application.exec()
print("ended")
"""


@pytest.mark.parametrize(("how", "said"), [("the session", ["told", "ended"]), ("by hand", ["asked", "ended"])])
def test_the_end_of_a_session_closes_no_window_and_so_asks_nothing(how: str, said: list[str]) -> None:
    ran = subprocess.run([sys.executable, "-c", PROGRAM, how], capture_output=True, text=True, check=True)
    assert ran.stdout.split("\n")[:-1] == said
