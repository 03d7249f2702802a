"""What belongs to the window itself: palette, dock, notes, and what lies over it while something is dragged."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication

from kitstudio.base.control import Advanced, Control, Entered
from kitstudio.jobs.job import Task
from kitstudio.ui.frame.palette import Palette
from kitstudio.ui.pages.kit_page import OVERVIEW
from kitstudio.ui.widgets.drop_zone import DropOverlay
from tests.ui.scenes.material import send
from tests.ui.scenes.scene import House, Room
from tests.ui.scenes.stage import Stage

PALETTE: Final = Room("Palette")
DOCK: Final = Room("Dock")
OVER: Final = Room()
_MB: Final = 1_000_000


def find(stage: Stage, words: str) -> Palette:
    """The palette with these words in it."""
    stage.window.finder.find()
    palette = stage.one(Palette)
    palette.query.setText(words)
    return palette


@PALETTE.scene("palette", small=True)
def palette(stage: Stage) -> None:
    stage.go("kits")
    find(stage, "co")


@PALETTE.scene("palette-empty")
def palette_empty(stage: Stage) -> None:
    stage.kit(OVERVIEW)
    find(stage, "")


@PALETTE.scene("palette-kits")
def palette_kits(stage: Stage) -> None:
    stage.go("kits")
    find(stage, stage.world.small[0].name)


@PALETTE.scene("palette-nothing", own=False)
def palette_nothing(stage: Stage) -> None:
    stage.go("kits")
    find(stage, "no such thing")


@DOCK.scene("dock-jobs", "JobsDock", "JobRow", small=True)
def dock_jobs(stage: Stage) -> None:
    stage.kit(OVERVIEW).verify()
    stage.until(stage.quiet)
    stage.window.jobs.show_jobs()


@DOCK.scene("dock-jobs-running", "JobRow", own=False)
def dock_jobs_running(stage: Stage) -> None:
    """A job half way, one that waits, and one that failed."""
    stage.go("kits")
    runner = stage.desk.runner
    runner.submit(Task("verify", "missing", "Verify a kit that is gone", "gone:1"), _fail)
    stage.until(stage.quiet)
    runner.submit(Task("pack", "pack:half", "Pack a model", "model:2"), _half)
    stage.until(lambda: any(job.done for job in runner.active))
    stage.hold()
    runner.submit(Task("unpack", "unpack:later", "Unpack a model", "model:1"), _half)
    stage.window.jobs.show_jobs()


def _fail(control: Control) -> None:
    from kitstudio.base.errors import UsageError  # noqa: PLC0415 - only here

    raise UsageError(problem="There is no such kit.", advice="See what there is.")


def _half(control: Control) -> None:
    for at, size in enumerate((700, 90, 4)):
        control.report(Entered(f"layer:{at}", f"layer {at}", size * _MB))
    control.report(Advanced("layer:0", 700 * _MB, 700 * _MB))
    control.report(Advanced("layer:1", 41 * _MB, 90 * _MB))
    while True:
        control.token.wait(0.05)


@DOCK.scene("dock-jobs-empty", "JobsDock", own=False)
def dock_jobs_empty(stage: Stage) -> None:
    stage.go("kits")
    stage.window.jobs.show_jobs()


@DOCK.scene("dock-log", "LogPart")
def dock_log(stage: Stage) -> None:
    stage.kit(OVERVIEW).verify()
    stage.until(stage.quiet)
    stage.window.jobs.show_log()


@DOCK.scene("dock-commands", "CommandPart", small=True)
def dock_commands(stage: Stage) -> None:
    stage.kit(OVERVIEW).verify()
    stage.until(stage.quiet)
    stage.window.jobs.show_commands()


@OVER.scene("toasts", "Toast", own=False)
def toasts(stage: Stage) -> None:
    stage.go("kits")
    for tone, title, detail in (
        ("ok", "Copied", "The digest is in the clipboard"),
        ("info", "Looked again", "Nothing changed"),
        ("warn", "Not remembered", "The folder of the settings cannot be written"),
        ("danger", "Not verified", "A layer has other bytes than the manifest says: " + "sha256:" + "0f" * 32),
    ):
        stage.desk.noted.emit(tone, title, detail)


@OVER.scene("drop-overlay", "DropOverlay")
def drop_overlay(stage: Stage) -> None:
    stage.go("home")
    _drag(stage, str(stage.work / stage.world.model))


@OVER.scene("drop-overlay-archive", "DropOverlay")
def drop_overlay_archive(stage: Stage) -> None:
    stage.go("kits")
    _drag(stage, str(send(stage.work, stage.world)))


@OVER.scene("drop-overlay-draft", "DropOverlay", "RoleBar")
def drop_overlay_draft(stage: Stage) -> None:
    stage.draft()
    _drag(stage, str(stage.work / stage.world.model))


def _drag(stage: Stage, path: str) -> None:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(path)])
    point, none = QPointF(500, 300).toPoint(), Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(point, Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(stage.window, event)
    stage.one(DropOverlay)
    stage.until(stage.quiet)


@OVER.scene("sidebar-folded", "Sidebar")
def sidebar_folded(stage: Stage) -> None:
    stage.go("kits")
    stage.window.shell.fold()


@OVER.scene("tabs-many", "DocumentTabs", house=House.LONG, own=False)
def tabs_many(stage: Stage) -> None:
    for each in (*(each.reference for each in stage.world.small), stage.world.kit):
        stage.window.documents.open_kit(each)
    for name in (stage.world.model, stage.world.faulty):
        stage.window.documents.open_draft(stage.work / name)
    stage.kit(OVERVIEW, stage.world.kit)
