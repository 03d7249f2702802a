"""Home, kits and drafts: the rooms of what there is."""

from __future__ import annotations

import shutil
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kitstudio.ui.desk import Desk
from kitstudio.ui.pages.drafts_page import DraftsPage
from kitstudio.ui.pages.kits_page import KitsPage
from kitstudio.ui.widgets.overlays import Dialog
from tests.ui.library_room import kits_of
from tests.ui.scenes.scene import House, Room
from tests.ui.scenes.stage import Stage

HOME: Final = Room("HomePage", "Sidebar", "TopBar", "StatusBar")
KITS: Final = Room("KitsPage")
DRAFTS: Final = Room("DraftsPage")


def remember(stage: Stage) -> None:
    """Have opened kits and folders, one of which is gone."""
    work, world = stage.work, stage.world
    gone = work / "gone"
    shutil.rmtree(gone, ignore_errors=True)
    folders = (work / "small-0", gone, work / world.model, work / world.faulty)
    keys = [f"draft:{each}" for each in folders]
    for key in (f"kit:{world.small[0].reference}", f"kit:{world.kit}", *keys):
        stage.desk.shelf.opened(key)
    stage.until(lambda: _looked_at(stage.desk, len(folders)))


def _looked_at(desk: Desk, number: int) -> bool:
    return len(desk.shelf.folders) >= number and len(desk.shelf.states) == len(desk.shelf.folders)


@HOME.scene("home", "RecentRow", "StoreCard", "NeedsCard", "WeekBars", small=True)
def home(stage: Stage) -> None:
    remember(stage)
    stage.go("home")


@HOME.scene("home-empty", "BeginPage", "DropZone", "StartCard", house=House.EMPTY, small=True, own=False)
def home_empty(stage: Stage) -> None:
    stage.go("home")


@HOME.scene("home-loading", house=House.LOADING, own=False)
def home_loading(stage: Stage) -> None:
    stage.go("home")


@HOME.scene("home-error", house=House.REFUSED, own=False)
def home_error(stage: Stage) -> None:
    stage.go("home")


@HOME.scene("home-long", house=House.LONG, small=True, own=False)
def home_long(stage: Stage) -> None:
    home(stage)


def kits_page(stage: Stage) -> KitsPage:
    """The room of the kits."""
    page = stage.go("kits")
    assert isinstance(page, KitsPage)
    return page


@KITS.scene("kits", "KitsList", "KitsBar", small=True)
def kits(stage: Stage) -> None:
    page = kits_page(stage)
    page.list.choose(stage.stored(stage.world.kit))
    stage.until(page.bar.freed.accessibleName)


@KITS.scene("kits-full")
def kits_full(stage: Stage) -> None:
    kits_page(stage)


@KITS.scene("kits-several")
def kits_several(stage: Stage) -> None:
    page = kits_page(stage)
    page.list.table.selectAll()
    stage.until(page.bar.freed.accessibleName)


@KITS.scene("kits-cards", "KitCards", small=True)
def kits_cards(stage: Stage) -> None:
    kits_page(stage).list.turn()


@KITS.scene("kits-filtered", "KitFilters")
def kits_filtered(stage: Stage) -> None:
    kits_page(stage).list.filter.edit.setText(stage.world.small[0].name)


@KITS.scene("kits-none-found", own=False)
def kits_none_found(stage: Stage) -> None:
    kits_page(stage).list.filter.edit.setText("no such kit")


@KITS.scene("kits-empty", "EmptyState", house=House.EMPTY, small=True, own=False)
def kits_empty(stage: Stage) -> None:
    kits_page(stage)


@KITS.scene("kits-loading", house=House.LOADING, own=False)
def kits_loading(stage: Stage) -> None:
    page = kits_page(stage)
    stage.until(page.list.isVisible)


@KITS.scene("kits-error", "ErrorView", "ErrorBody", house=House.REFUSED, own=False)
def kits_error(stage: Stage) -> None:
    kits_page(stage)


@KITS.scene("kits-long", house=House.LONG, small=True, own=False)
def kits_long(stage: Stage) -> None:
    kits(stage)


@KITS.scene("kits-rename", "NameEditor")
def kits_rename(stage: Stage) -> None:
    page = kits_page(stage)
    page.list.table.setCurrentIndex(page.list.index_of(stage.stored(stage.world.small[-1].name)))
    page.rename()
    assert page.naming.editor is not None
    page.naming.editor.field.edit.setText(stage.world.moved)


@KITS.scene("kits-rename-question", "_Question")
def kits_rename_question(stage: Stage) -> None:
    kits_rename(stage)
    editor = kits_of(stage.window).naming.editor
    assert editor is not None
    stage.until(lambda: editor.hint)
    QTest.keyClick(editor.field.edit, Qt.Key.Key_Return)
    stage.one(Dialog)


@KITS.scene("kits-remove-question", "AskToRemove")
def kits_remove_question(stage: Stage) -> None:
    page = kits_page(stage)
    page.list.table.selectAll()
    stage.desk.preferences.take("general.confirm_remove", True)
    page.removals.remove(list(page.list.chosen))
    stage.desk.preferences.take("general.confirm_remove", None)


@KITS.scene("kits-removed", "Toast")
def kits_removed(stage: Stage) -> None:
    page = kits_page(stage)
    page.removals.remove([stage.stored(each.name) for each in stage.world.small[:2]])
    stage.until(lambda: page.removals.can_be_undone)


@KITS.scene("kits-inspector", "Inspector")
def kits_inspector(stage: Stage) -> None:
    kits(stage)
    stage.window.shell.inspect()


def drafts_page(stage: Stage) -> DraftsPage:
    """The room of the drafts, with folders in it."""
    remember(stage)
    page = stage.go("drafts")
    assert isinstance(page, DraftsPage)
    return page


@DRAFTS.scene("drafts", small=True)
def drafts(stage: Stage) -> None:
    drafts_page(stage)


@DRAFTS.scene("drafts-missing")
def drafts_missing(stage: Stage) -> None:
    page = drafts_page(stage)
    page.filter.edit.setText("gone")
    stage.until(lambda: page.model.rowCount() > 0)
    page.table.setCurrentIndex(page.model.index(page.model.rowCount() - 1, 0))


@DRAFTS.scene("drafts-none-found", own=False)
def drafts_none_found(stage: Stage) -> None:
    drafts_page(stage).filter.edit.setText("no such folder")


@DRAFTS.scene("drafts-empty", house=House.EMPTY, own=False)
def drafts_empty(stage: Stage) -> None:
    stage.go("drafts")


@DRAFTS.scene("drafts-long", house=House.LONG, small=True, own=False)
def drafts_long(stage: Stage) -> None:
    drafts_page(stage)
