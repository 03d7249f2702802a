"""The application of the window: made, dressed, run, and ended in order."""

from __future__ import annotations

import os
import signal
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from kitstudio import __version__
from kitstudio.base.errors import ExitCode
from kitstudio.host import folders
from kitstudio.host.assemble import make_context
from kitstudio.host.settings import Settings
from kitstudio.host.single import become_first
from kitstudio.ui.bugs import Bugs
from kitstudio.ui.desk import Desk
from kitstudio.ui.display import require_display
from kitstudio.ui.drops import DRAFT, OPEN
from kitstudio.ui.fonts import load_fonts
from kitstudio.ui.frame.first_paint import FirstPaint
from kitstudio.ui.icons import window_icon
from kitstudio.ui.instance import Instance
from kitstudio.ui.language import speak
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.page_kinds import is_draft
from kitstudio.ui.restarting import start_again, wants_restart
from kitstudio.ui.style import dress
from kitstudio.ui.theme import Appearance, Choice


class Heartbeat(QObject):
    """Lets the interpreter run now and then, so that SIGINT and SIGTERM end the window in order."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        timer = QTimer(self)
        timer.timeout.connect(self._beat)
        timer.start(500)

    @Slot()
    def _beat(self) -> None:
        """Nothing: being called is enough."""


class Application(QApplication):
    """The application. `told_to_end()`: whoever is outside said so while a window is shown, as at the end of a session.

    Qt would close the windows first, and one with edits asks: the session could not end before somebody answered.
    """

    told_to_end = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Quit and any(each.isVisible() for each in self.topLevelWidgets()):
            self.told_to_end.emit()
            return True
        return super().event(event)


def aim(target: str, home: Path) -> tuple[str, str]:
    """What to do with the argument of `gui`: a folder or Kitfile is a draft, anything else a kit to open."""
    if not target:
        return "", ""
    from kitstudio.operations.places import ARCHIVE_ENDINGS  # noqa: PLC0415 - a fifth of the start, for a target only

    path = os.path.abspath(target.replace("~", str(home), 1) if target.startswith("~/") else target)
    if os.path.isfile(os.path.join(path, "oci-layout")):
        return OPEN, f"oci:{path}"
    if os.path.isdir(path) or (os.path.isfile(path) and not path.endswith(ARCHIVE_ENDINGS)):
        return DRAFT, path
    return (OPEN, path) if os.path.isfile(path) else (OPEN, target)


def _named_application() -> Application:
    QCoreApplication.setApplicationName("kitstudio")
    QCoreApplication.setApplicationVersion(__version__)
    application = Application([sys.argv[0]])
    application.setApplicationDisplayName("Kit Studio")
    application.setDesktopFileName("kitstudio")
    load_fonts()
    return application


def _take_errand(window: MainWindow, home: Path, asked: str) -> None:
    window.acts.use(*aim(asked, home))


def _keep(window: MainWindow, *_asked: object) -> None:
    """Keep edits that are not saved, to be offered next time, and what the window remembers."""
    for page in window.findChildren(QWidget):
        if is_draft(page) and page.unsaved and page.safety.keeping is not None:
            page.link.long.finish()
            page.safety.keeping.keep_now()
    window.memory.keep_place(window)


def _end_now(window: MainWindow, *_signal: object) -> None:
    """End at once and ask nothing: the system said so."""
    _keep(window)
    QCoreApplication.exit(ExitCode.DONE)  # `quit` would close the window first, which asks


def _obey(application: Application, window: MainWindow) -> None:
    """End when the system says so, with what was typed kept."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, partial(_end_now, window))
    application.commitDataRequest.connect(partial(_keep, window))
    application.told_to_end.connect(partial(_end_now, window))


def open_window(settings: Settings, target: str) -> ExitCode:
    """Show the window and return when it was closed.

    Args:
        settings: language, theme and store.
        target: a folder, Kitfile, layout or REF to open; empty for none.

    Raises:
        NoDisplayError: there is no screen to show it on.
    """
    home = folders.home(settings.environment)
    use, target = aim(target, home)
    require_display(settings.environment)
    application = _named_application()
    speak(application, settings)
    style = dress(application)
    appearance = Appearance(application, Choice(settings.text("appearance.theme")))
    application.setWindowIcon(window_icon())
    bugs = Bugs(settings.environment)
    bugs.install()
    Heartbeat(application)
    desk = Desk(make_context(settings), home)
    window = MainWindow(desk, settings, appearance)
    # Never in the middle of what broke, which may be a paint event.
    bugs.caught.connect(window.show_crash, Qt.ConnectionType.QueuedConnection)
    first = become_first(settings.environment, desk.context.store_path)
    instance = Instance(first, window) if first is not None else None
    if instance is not None:
        instance.asked.connect(partial(_take_errand, window, home))
    _obey(application, window)
    try:
        window.restore()
        FirstPaint(window.shell, partial(window.start, use, target))
        window.show()
        bugs.look_back()
        application.exec()
    finally:
        again = wants_restart(window)
        if instance is not None:
            instance.close()
        desk.close()
        if desk.context.recovery is not None:
            desk.context.recovery.close()
        bugs.uninstall()
        window.deleteLater()
        application.sendPostedEvents()
        del style
    if again:
        start_again()
    return ExitCode.DONE
