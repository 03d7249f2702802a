"""The real window on a real store, brought from scene to scene and back."""

from __future__ import annotations

import shutil
import threading
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from kitstudio.base.control import Control
from kitstudio.host.settings import Settings
from kitstudio.jobs.job import Job, Task
from kitstudio.jobs.runner import Runner
from kitstudio.model.descriptor import Digest
from kitstudio.ui.desk import Desk
from kitstudio.ui.library import StoredKit
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.pages.draft_views import View
from kitstudio.ui.pages.kit_page import KitPage
from kitstudio.ui.theme import Appearance
from kitstudio.ui.widgets.drop_zone import DropOverlay
from kitstudio.ui.widgets.overlays import Overlay
from kitstudio.ui.widgets.toasts import Toast
from tests.ui.library_room import kits_of
from tests.ui.scenes.material import LITTLE, LONG, World, context_of, fill
from tests.ui.scenes.scene import LARGE, House, Scene

W = TypeVar("W", bound=QWidget)

_GATES: Final = 6
_LIMIT: Final = 30.0


class NotShownError(Exception):
    """A scene did not come about."""


class Stage:
    """A window on one house.

    Attributes:
        work: the folder that is everyone's home here.
        world: what is in the store.
    """

    def __init__(self, work: Path, house: House, world: World, appearance: Appearance) -> None:
        """Open the window. `work` holds what `prepare` made and is changed: give it a copy."""
        self.work, self.house, self.world = work, house, world
        store = work / "refused" if house is House.REFUSED else None
        environment = {
            "HOME": str(work),
            "XDG_STATE_HOME": str(work / "state"),
            "XDG_CONFIG_HOME": str(work / "config"),
        }
        if house is House.FIXED:
            environment |= {"KITSTUDIO_REDUCE_MOTION": "1", "KITSTUDIO_STORE": str(work / "store")}
        context = context_of(work, store)
        self.desk = Desk(context, work)
        self._gate: threading.Event | None = None
        self._held: list[tuple[Runner, Job]] = []
        self.window = MainWindow(self.desk, Settings(environment, {}, {}), appearance)
        self.window.resize(*LARGE)
        if house is House.LOADING:
            self.hold()
        self.window.show()
        self.window.activateWindow()
        self.window.start()
        if house is not House.LOADING:
            self.until(lambda: self.desk.library.holding is not None or self.desk.library.error is not None)
            self.until(self.quiet)
        self._all = self._kits()

    def close(self) -> None:
        """Close the window and end all its work."""
        self.reset()
        self.release()
        self.desk.close()
        if self.desk.context.recovery is not None:
            self.desk.context.recovery.close()
        self.window.close()
        self.window.deleteLater()
        settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def bring(self, scene: Scene) -> None:
        """Bring a scene about."""
        self.reset()
        self.window.resize(*scene.size)
        settle()
        scene.show(self)
        if self._gate is None:
            self.until(self.quiet)
        settle()

    def reset(self) -> None:
        """Take away all that lies over the pages, close the documents and go home."""
        self.desk.runner.cancel_all()
        if self.house is not House.LOADING:
            self.release()
        for overlay in self.window.findChildren(Overlay):
            overlay.dismiss()
        for veil in self.window.findChildren(DropOverlay):
            veil.hide()
        self._reset_kits()
        for toast in self.window.findChildren(Toast):
            toast.gone.emit(toast)
        self._close_documents()
        self._reset_frame()
        self.window.jobs.dock.clear()
        self.window.resize(*LARGE)
        self.window.go("home")
        settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _reset_kits(self) -> None:
        kits = kits_of(self.window)
        if kits.naming.editor is not None:
            kits.naming.editor.close_up()
        if kits.removals.can_be_undone:
            kits.removals.undo()
            self.until(lambda: self.quiet() and self._kits() == self._all)
        kits.list.show_all()
        if kits.list.view is not kits.list.table:
            kits.list.turn()
        kits.list.table.clearSelection()

    def _kits(self) -> set[Digest]:
        holding = self.desk.library.holding
        return {each.digest for each in holding.kits} if holding is not None else set()

    def _reset_frame(self) -> None:
        shell = self.window.shell
        if shell.inspecting:
            shell.inspect()
        if shell.folded:
            shell.fold()
        shell.close_dock()
        if self.house is not House.LOADING:
            self.until(self.quiet)

    def _close_documents(self) -> None:
        """Close them as they are on disk: nobody is asked."""
        for page in self.window.findChildren(DraftPage):
            draft = page.state.draft
            if draft is not None:
                page.contents.show_files()
                page.contents.filter.end()
                page.state.text, page.state.ignore = draft.saved, draft.ignore.saved or ""
        self.window.documents.close_all()
        place = self.desk.context.recovery
        if place is not None:
            place.remove(place.names())

    def activate(self) -> None:
        """Give the keyboard to the window."""
        with warnings.catch_warnings():  # deprecated, but `activateWindow` is not always granted offscreen
            warnings.simplefilter("ignore", DeprecationWarning)
            QApplication.setActiveWindow(self.window)
        self.until(self.window.isActiveWindow)

    def quiet(self) -> bool:
        """Whether nothing runs."""
        return not any(each.active for each in (self.desk.reader, self.desk.keeper, self.desk.runner))

    def until(self, so: Callable[[], object]) -> None:
        """Run the event loop until something is so.

        Raises:
            NotShownError: it never was.
        """
        limit = time.monotonic() + _LIMIT
        while not so():
            if time.monotonic() > limit:
                raise NotShownError(getattr(so, "__qualname__", repr(so)))
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.002)
        settle()

    def hold(self) -> None:
        """Let no new work begin until `release`: what is asked for now is not answered."""
        gate = self._gate = threading.Event()

        def wait(control: Control) -> None:
            while not gate.wait(0.05):
                control.token.check()

        for runner in (self.desk.reader, self.desk.runner):
            for at in range(_GATES):
                self._held.append((runner, runner.submit(Task("hold", f"hold:{at}", ""), wait)))

    def release(self) -> None:
        """Let work go on."""
        if self._gate is None:
            return
        self._gate.set()
        self._gate = None
        held, self._held = self._held, []
        self.until(lambda: all(job.over for _runner, job in held))
        for runner, job in held:
            runner.remove(job)

    def one(self, kind: type[W]) -> W:
        """The one part of this kind that is seen."""
        found = [each for each in self.window.findChildren(kind) if each.isVisible()]
        if not found:
            raise NotShownError(kind.__name__)
        return found[-1]

    def go(self, room: str) -> QWidget:
        """Go to a room."""
        self.window.go(room)
        settle()
        return self.window.rooms.page(room)

    def kit(self, part: int = 0, reference: str = "") -> KitPage:
        """The page of a kit, read, with a part of it in front."""
        self.window.documents.open_kit(reference or self.world.kit)
        page = self.window.documents.current
        assert isinstance(page, KitPage)
        self.until(lambda: page.opened is not None)
        self.until(self.quiet)
        page.go(part)
        return page

    def draft(self, folder: str = "", view: View = View.BOTH) -> DraftPage:
        """The page of a draft, read and checked."""
        self.window.documents.open_draft(self.work / (folder or self.world.faulty))
        page = self.window.documents.current
        assert isinstance(page, DraftPage)
        self.until(lambda: page.state.draft is not None and self.checked(page))
        page.views.choose(view)
        settle()
        return page

    def checked(self, page: DraftPage) -> bool:
        """Whether what is shown is about the text as it is."""
        return page.state.checked and not page.state.busy

    def write(self, page: DraftPage, old: str, new: str) -> str:
        """Change the text of a draft, and wait until it is checked; answers the text."""
        content = page.kitfile.edit.content().replace(old, new, 1)
        page.kitfile.edit.replace_content(content)
        self.until(lambda: page.state.text == content and self.checked(page))
        return content

    def stored(self, name: str) -> StoredKit:
        """A kit of the store by its REF, or its repository if that has one alone."""
        holding = self.desk.library.holding
        assert holding is not None
        return next(each for each in holding.kits if name in {each.repository, *each.names})

    def copy(self, folder: str, name: str) -> Path:
        """A fresh copy of a folder, for a scene that changes it."""
        path = self.work / name
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(self.work / folder, path)
        return path


def prepare(work: Path, house: House, world: World) -> World:
    """Make what a stage of this house stands on; answers the world that is in it."""
    world = LONG if house is House.LONG else world
    if house in (House.FULL, House.LONG, House.FIXED):
        fill(work, world)
    else:
        work.mkdir(parents=True)
    if house is House.REFUSED:
        (work / "refused").write_bytes(b"a file where the store should be")
    return world


def settle() -> None:
    """Let what is due be done and painted."""
    for _ in range(4):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def open_stage(folder: Path, house: House, world: World = LITTLE) -> Stage:
    """A stage on what `prepare` left in `folder`, made there now if nothing is."""
    if not folder.exists():
        world = prepare(folder, house, world)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return Stage(folder, house, LONG if house is House.LONG else world, application.findChildren(Appearance)[-1])
