"""The rooms for looking after the program, and what a crash or an ended run leaves."""

from __future__ import annotations

import os
from typing import Final

from kitstudio.host.crash import report_of
from kitstudio.host.declared import PAGES
from kitstudio.ui.pages.recovery_page import RecoveryPage
from kitstudio.ui.pages.settings_page import SettingsPage
from kitstudio.ui.pages.storage_page import StoragePage
from kitstudio.ui.sheets.crash_dialog import Caught
from kitstudio.ui.sheets.move_store_dialog import MoveStoreDialog
from tests.ui.scenes.draft_scenes import leave_behind
from tests.ui.scenes.scene import House, Room
from tests.ui.scenes.stage import Stage

SETTINGS: Final = Room("SettingsPage", "SideNav")
STORAGE: Final = Room("StoragePage")
HELP: Final = Room("HelpPage")
TROUBLE: Final = Room()


def settings(stage: Stage, page: str) -> SettingsPage:
    """A page of the settings."""
    room = stage.go("settings")
    assert isinstance(room, SettingsPage)
    room.go(PAGES.index(page))
    return room


@SETTINGS.scene("settings", "ThemeCards", "SettingRow", small=True, own=False)
def settings_appearance(stage: Stage) -> None:
    settings(stage, "Appearance")


@SETTINGS.scene("settings-general", own=False)
def settings_general(stage: Stage) -> None:
    settings(stage, PAGES[0])


@SETTINGS.scene("settings-storage", own=False)
def settings_storage(stage: Stage) -> None:
    settings(stage, "Storage")


@SETTINGS.scene("settings-packing", own=False)
def settings_packing(stage: Stage) -> None:
    settings(stage, "Packing")


@SETTINGS.scene("settings-advanced", own=False)
def settings_advanced(stage: Stage) -> None:
    settings(stage, PAGES[-1])


@SETTINGS.scene("settings-search", own=False)
def settings_search(stage: Stage) -> None:
    settings(stage, "Appearance").nav.search.edit.setText("size")


@SETTINGS.scene("settings-none-found", own=False)
def settings_none_found(stage: Stage) -> None:
    settings(stage, "Appearance").nav.search.edit.setText("no such setting")


@SETTINGS.scene("settings-fixed", house=House.FIXED, own=False)
def settings_fixed(stage: Stage) -> None:
    """Settings that the environment decides."""
    settings(stage, "Appearance")


@STORAGE.scene("storage", "CleanupCard", "SweepRow", "DiskSummary", small=True)
def storage(stage: Stage) -> StoragePage:
    """The storage with something to clean up."""
    store, world = stage.desk.context.store, stage.world
    with store.lease("pack") as lease:
        digest = store.put(b"left over " * (90_000 + 7_777 * world.extra), lease)
    os.utime(store.blob_path(digest), (1, stage.desk.context.now() - 100_000))
    page = stage.go("storage")
    assert isinstance(page, StoragePage)
    stage.desk.library.refresh()
    stage.until(stage.quiet)
    return page


@STORAGE.scene("storage-verified")
def storage_verified(stage: Stage) -> None:
    storage(stage).care.verify_all()
    stage.until(stage.quiet)


@STORAGE.scene("storage-damaged", "Band")
def storage_damaged(stage: Stage) -> None:
    """A layer with one other byte."""
    page, kit = storage(stage), stage.stored(stage.world.small[0].name)
    path = stage.desk.context.store.blob_path(kit.row.blobs[-1][1].digest)
    content, mode = path.read_bytes(), path.stat().st_mode
    path.chmod(0o600)
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    page.care.verify_all()
    stage.until(stage.quiet)
    path.write_bytes(content)
    path.chmod(mode)


@STORAGE.scene("storage-leftovers", "LeftoversSheet")
def storage_leftovers(stage: Stage) -> None:
    storage(stage).cleanup._show_list()


@STORAGE.scene("storage-move", "MoveStoreDialog")
def storage_move(stage: Stage) -> None:
    storage(stage).ask_to_move()
    dialog = stage.one(MoveStoreDialog)
    dialog.path.edit.setText(str(stage.work / "elsewhere-store"))
    stage.until(stage.quiet)


@STORAGE.scene("storage-empty", house=House.EMPTY, own=False)
def storage_empty(stage: Stage) -> None:
    stage.go("storage")


@STORAGE.scene("storage-loading", house=House.LOADING, own=False)
def storage_loading(stage: Stage) -> None:
    stage.go("storage")


@STORAGE.scene("storage-error", "ErrorView", house=House.REFUSED, own=False)
def storage_error(stage: Stage) -> None:
    stage.go("storage")


@STORAGE.scene("storage-long", house=House.LONG, small=True, own=False)
def storage_long(stage: Stage) -> None:
    stage.go("storage")


@HELP.scene("help", "MarkdownView", small=True, own=False)
def help_start(stage: Stage) -> None:
    stage.window.care.show_help("start")


@HELP.scene("help-search", own=False)
def help_search(stage: Stage) -> None:
    stage.window.care.show_help("start")
    nav = stage.window.rooms.page("help").nav  # type: ignore[attr-defined]  # a HelpPage
    nav.search.edit.setText("layer")


@HELP.scene("help-about", "AboutPane", own=False)
def help_about(stage: Stage) -> None:
    stage.window.care.show_about()


@HELP.scene("help-diagnostics", "DiagnosticsPane", own=False)
def help_diagnostics(stage: Stage) -> None:
    stage.window.care.show_diagnostics()


@TROUBLE.scene("shortcuts", "ShortcutsPage", small=True, own=False)
def shortcuts(stage: Stage) -> None:
    stage.go("shortcuts")


@TROUBLE.scene("recovery", "RecoveryPage", small=True)
def recovery(stage: Stage) -> None:
    leave_behind(stage, stage.world.faulty, "gone")
    page = stage.go("recovery")
    assert isinstance(page, RecoveryPage)
    page.refresh()


@TROUBLE.scene("recovery-empty", "RecoveryPage", house=House.EMPTY, own=False)
def recovery_empty(stage: Stage) -> None:
    stage.go("recovery")


@TROUBLE.scene("crash-report", "CrashDialog", small=True, own=False)
def crash_report(stage: Stage) -> None:
    stage.go("kits")
    try:
        stage.window.rooms.page("nowhere")
    except KeyError as error:
        facts = {"qt": "6.11", "display": "wayland"}
        stage.window.show_crash(Caught(report_of(error, "the window", facts), "report.txt"))
