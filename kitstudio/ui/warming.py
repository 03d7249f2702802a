"""Loads what the first picture could do without, in short turns while nobody does anything: then nothing opens slowly.

What lies below the pages comes first, so that no turn loads much; a test counts.
"""
# ruff: noqa: F401, PLC0415 - loading these modules, each in its turn, is all that is wanted of them here

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QWindow
from typing_extensions import override

_FIRST_MS: Final = 400
"""The first looks at the store and at the folders load what is below the window, in their own threads."""
_BETWEEN_MS: Final = 10
_BUSY_MS: Final = 500
_DOING: Final = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}
)


class Warming(QObject):
    """Watches one window while it loads; gone when all is there."""

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self._turns = turns()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)
        window.installEventFilter(self)
        self._timer.start(_FIRST_MS)

    @Slot()
    def _turn(self) -> None:
        if next(self._turns, False):
            self._timer.start(_BETWEEN_MS)
        else:
            self.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _DOING:
            self._timer.start(_BUSY_MS)
        return super().eventFilter(watched, event)


def turns() -> Iterator[bool]:
    """Load something at each step; true as long as there is more."""
    return chain(_lists_and_kits(), _drafts(), _rest())


def _lists_and_kits() -> Iterator[bool]:
    import kitstudio.operations.unpack_options

    yield True
    import kitstudio.operations.unpack

    yield True
    import kitstudio.ui.pages.home_entries
    import kitstudio.ui.pages.kits_list

    yield True
    import kitstudio.ui.sheets.export_parts

    yield True
    import kitstudio.ui.sheets.export_sheet

    yield True
    import kitstudio.ui.pages.drafts_page
    import kitstudio.ui.pages.kits_page

    yield True
    import kitstudio.ui.models.kit_reading

    yield True
    import kitstudio.ui.models.files_model

    yield True
    import kitstudio.ui.pages.kit_files

    yield True
    import kitstudio.ui.pages.kit_inspected
    import kitstudio.ui.pages.kit_saving

    yield True
    import kitstudio.model.yaml_cursor
    import kitstudio.ui.editor.code_view

    yield True
    import kitstudio.ui.pages.kit_kitfile
    import kitstudio.ui.pages.kit_manifest
    import kitstudio.ui.pages.kit_overview

    yield True
    import kitstudio.ui.pages.kit_page

    yield True


def _drafts() -> Iterator[bool]:
    import kitstudio.ui.pages.draft_safety

    yield True
    import kitstudio.operations.editing.state

    yield True
    import kitstudio.ui.contents.bringing
    import kitstudio.ui.contents.tree

    yield True
    import kitstudio.ui.editor.kitfile_edit
    import kitstudio.ui.form.long_change

    yield True
    import kitstudio.ui.form.fields
    import kitstudio.ui.form.section

    yield True
    import kitstudio.ui.form.kitfile_form
    import kitstudio.ui.form.link

    yield True
    import kitstudio.ui.contents.ignore_pane

    yield True
    import kitstudio.ui.contents.pane

    yield True
    import kitstudio.ui.sheets.pack_sheet

    yield True
    import kitstudio.ui.pages.draft_views

    yield True
    import kitstudio.ui.pages.draft_page

    yield True


def _rest() -> Iterator[bool]:
    import kitstudio.ui.frame.palette
    import kitstudio.ui.palette_offers

    yield True
    import kitstudio.operations.drop_facts
    import kitstudio.ui.sheets.receive_dialog
    import kitstudio.ui.sheets.receive_sheet

    yield True
    import kitstudio.ui.sheets.unpack_sheet

    yield True
    import kitstudio.ui.pages.storage_page

    yield True
    import kitstudio.ui.pages.help_page
    import kitstudio.ui.pages.settings_page

    yield True
    import kitstudio.ui.pages.error_view
    import kitstudio.ui.pages.recovery_page
    import kitstudio.ui.pages.shortcuts_page
    import kitstudio.ui.quitting
    import kitstudio.ui.settings_notice
    import kitstudio.ui.shortcut_groups
