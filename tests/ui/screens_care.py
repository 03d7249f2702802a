"""Pictures of the rooms for looking after the program: storage, settings, help, and what a crash leaves."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kitstudio.host.crash import report_of
from kitstudio.host.declared import PAGES
from kitstudio.ui.desk import Desk
from kitstudio.ui.pages.cleanup_card import LeftoversSheet
from kitstudio.ui.pages.help_page import HelpPage
from kitstudio.ui.pages.settings_page import SettingsPage
from kitstudio.ui.pages.storage_page import StoragePage
from kitstudio.ui.sheets.crash_dialog import Caught, CrashDialog
from kitstudio.ui.sheets.move_store_dialog import MoveStoreDialog

if TYPE_CHECKING:
    from kitstudio.ui.main_window import MainWindow


class CareScenes:
    """Scenes of a window; see `screens.Scenes`."""

    window: MainWindow
    desk: Desk

    def _settings(self, at: int) -> SettingsPage:
        self.window.resize(1280, 800)
        self.window.go("settings")
        page = self.window.rooms.page("settings")
        assert isinstance(page, SettingsPage)
        page.go(at)
        return page

    def show_settings(self) -> None:
        self._settings(1)

    def show_settings_general(self) -> None:
        self._settings(0)

    def show_settings_packing(self) -> None:
        self._settings(3)

    def show_settings_search(self) -> None:
        self._settings(1).nav.search.edit.setText("size")

    def show_settings_small(self) -> None:
        self._settings(PAGES.index("Appearance"))
        self.window.resize(960, 600)

    def _storage(self) -> StoragePage:
        self.window.resize(1280, 800)
        store = self.desk.context.store
        with store.lease("pack") as lease:
            digest = store.put(b"left over " * 90_000, lease)
        os.utime(store.blob_path(digest), (1, self.desk.context.now() - 100_000))
        self.window.go("storage")
        page = self.window.rooms.page("storage")
        assert isinstance(page, StoragePage)
        self.desk.library.refresh()
        return page

    def show_storage(self) -> None:
        self._storage()

    def show_storage_small(self) -> None:
        self._storage()
        self.window.resize(960, 600)

    def show_storage_verified(self) -> None:
        self._storage().care.verify_all()

    def show_storage_verified_list(self) -> None:
        self._storage().cleanup._show_list()

    def show_storage_verified_move(self) -> None:
        for sheet in self.window.findChildren(LeftoversSheet):
            sheet.dismiss()
        self._storage().ask_to_move()
        dialog = self.window.findChild(MoveStoreDialog)
        assert dialog is not None
        dialog.path.edit.setText("/tmp")

    def show_storage_verified_zz_closed(self) -> None:
        for dialog in self.window.findChildren(MoveStoreDialog):
            dialog.dismiss()

    def _help(self, topic: str) -> None:
        self.window.resize(1280, 800)
        self.window.care.show_help(topic)
        page = self.window.rooms.page("help")
        assert isinstance(page, HelpPage)

    def show_help(self) -> None:
        self._help("start")

    def show_help_about(self) -> None:
        self._help("about")

    def show_help_diagnostics(self) -> None:
        self._help("diagnostics")

    def show_kits_zz_crash(self) -> None:
        self.window.resize(1280, 800)
        self.window.go("kits")
        try:
            self.window.rooms.page("nowhere")
        except KeyError as error:
            facts = {"qt": "6.11", "display": "wayland"}
            self.window.show_crash(Caught(report_of(error, "the window", facts), "report.txt"))

    def show_kits_zz_crash_closed(self) -> None:
        for dialog in self.window.findChildren(CrashDialog):
            dialog.dismiss()
