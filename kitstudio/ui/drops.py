"""What happens when something is dragged over the window: what it may be, and what could be done with it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kitstudio.base.control import Control
from kitstudio.base.printable import printable
from kitstudio.jobs.job import Job
from kitstudio.operations.context import Context
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.frame.shell import PANEL
from kitstudio.ui.icons import Icon
from kitstudio.ui.sheets.asking import Asking
from kitstudio.ui.text import translate
from kitstudio.ui.widgets.drop_zone import DropChoice, DropOverlay, dropped_paths

if TYPE_CHECKING:  # loaded with the first drop or draft
    from kitstudio.operations.drop_facts import DropFacts
    from kitstudio.ui.contents.pane import ContentsPane

DRAFT, RECEIVE, OPEN = "draft", "receive", "open"
_NAMED: Final = 3
_KITFILES = ("Kitfile", "kitfile", ".kitfile")


def folder_of(path: str) -> Path:
    """The folder a draft is made of: the path itself, or where the Kitfile lies."""
    given = Path(path)
    return given.parent if given.name in _KITFILES else given


def _is_archive(path: str) -> bool:
    from kitstudio.operations.places import ARCHIVE_ENDINGS  # noqa: PLC0415 - all of packing, after the first picture

    return path.endswith(ARCHIVE_ENDINGS)


@dataclass(frozen=True, slots=True)
class Look:
    """What can be done with a path, the likeliest first, and what it is."""

    uses: tuple[str, ...]
    facts: DropFacts | None = None


def uses_of(path: str) -> tuple[str, ...]:
    """What can be done with a path, the likeliest first; looks at the disk, so a worker asks."""
    from kitstudio.operations.drop_facts import is_layout  # noqa: PLC0415 - as above

    if _is_archive(path):
        return (RECEIVE, OPEN)
    if not os.path.isdir(folder_of(path)):
        return ()
    return (RECEIVE, OPEN, DRAFT) if is_layout(Path(path)) else (DRAFT,)


def look(context: Context | None, path: str, control: Control) -> Look:
    """Say what can be done with a path, and with a context what it is, which takes longer."""
    from kitstudio.operations.drop_facts import look_at_drop  # noqa: PLC0415 - as above

    uses = uses_of(path)
    return Look(uses, look_at_drop(context, folder_of(path), control) if uses and context is not None else None)


def facts_words(facts: DropFacts) -> str:
    """`31 files, 16.6 GB · looks like a Hugging Face model`."""
    if facts.kits is not None:
        number = len(facts.kits)
        kits = text.count(number, translate("Drops", "{n} kit"), translate("Drops", "{n} kits"))
        named = ", ".join(facts.kits[:3]) + (" …" if number > 3 else "")
        size = translate("Drops", "at least {size}") if facts.more else "{size}"
        return f"{kits}, {size.format(size=text.size(facts.size))} · {named}"
    files = text.count(facts.files, translate("Drops", "{n} file"), translate("Drops", "{n} files"))
    if facts.more:
        return translate("Drops", "over {files}").format(files=files)
    parts = [f"{files}, {text.size(facts.size)}"]
    if facts.has_kitfile:
        parts.append(translate("Drops", "has a Kitfile"))
    elif facts.is_hub_model:
        parts.append(translate("Drops", "looks like a Hugging Face model"))
    return " · ".join(parts)


class Drops(QObject):
    """Watches one window. `chosen(use, path)` after a drop, `use` one of DRAFT, RECEIVE, OPEN."""

    chosen = Signal(str, str)

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._path = ""
        self._asking = Asking(desk.reader, "drop", 0, self)
        self._asking.answered.connect(self._told)
        self._dropping = False
        self._overlay = DropOverlay(window, window.findChild(QWidget, PANEL))
        self._overlay.chosen.connect(self._released)
        self._overlay.gone.connect(self._gone)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and isinstance(event, QDragEnterEvent):
            paths = dropped_paths(event.mimeData())
            if paths:
                event.acceptProposedAction()
                self._offer(paths[0])
                return True
        return super().eventFilter(watched, event)

    def _offer(self, path: str) -> None:
        self._path, self._dropping = path, False
        uses = (RECEIVE, OPEN) if _is_archive(path) else (DRAFT,)
        self._show(uses)
        self._asking.ask(partial(look, self._desk.context, path), now=True)

    def _show(self, uses: tuple[str, ...]) -> None:
        name = os.path.basename(self._path.rstrip("/")) or self._path
        icon = Icon.BUNDLE if uses[0] == RECEIVE else Icon.FOLDER
        choices = [choice for choice in _choices() if choice.key in uses]
        choices.sort(key=lambda choice: uses.index(choice.key))
        pane = next((each for each in self._panes() if each.isVisible()), None)
        self._overlay.offer(name, os.path.dirname(self._path), icon, choices, pane)
        if pane is not None:
            pane.roles.offer()

    @Slot(object)
    def _told(self, job: Job) -> None:
        if not isinstance(job.result, Look):
            return
        uses = job.result.uses
        if self._dropping:
            self._dropping = False
            if uses:
                self.chosen.emit(uses[0], self._path)
            else:
                self._refuse()
        elif uses and self._overlay.isVisible():
            self._show(uses)
            if job.result.facts is not None:
                self._overlay.describe(facts_words(job.result.facts))

    @Slot()
    def _gone(self) -> None:
        """What was dragged may be on its way to a draft that takes it."""
        for pane in self._panes():
            pane.roles.linger()

    def _panes(self) -> list[ContentsPane]:
        from kitstudio.ui.contents.pane import ContentsPane  # noqa: PLC0415 - as above

        return self._window.findChildren(ContentsPane)

    def take(self, path: str) -> None:
        """Do the likeliest thing with a path that was dropped on a zone, or typed."""
        self._path, self._dropping = path, True
        self._asking.ask(partial(look, None, path), now=True)

    def take_first(self, paths: tuple[str, ...]) -> None:
        """The same with the first of several, and say what becomes of the others."""
        self._tell_rest(paths)
        self.take(paths[0])

    def _tell_rest(self, paths: tuple[str, ...]) -> None:
        rest = [printable(os.path.basename(path.rstrip("/")) or path) for path in paths[1:]]
        if rest:
            names = ", ".join(rest[:_NAMED]) + (" …" if len(rest) > _NAMED else "")
            words = self.tr("One at a time: only the first of {n} is opened")
            self._desk.noted.emit(
                "info", words.format(n=len(paths)), self.tr("Not opened: {names}").format(names=names)
            )

    @Slot(str, object)
    def _released(self, use: str, paths: tuple[str, ...]) -> None:
        self._tell_rest(paths)
        if use == DRAFT:
            self.take(paths[0])  # it may be a file, or a layout after all
        elif use == OPEN and not _is_archive(paths[0]):
            self.chosen.emit(use, f"oci:{paths[0]}")  # the folder of a layout
        else:
            self.chosen.emit(use, paths[0])

    def _refuse(self) -> None:
        words = self.tr("No folder, Kitfile or archive")
        self._desk.noted.emit("warn", words, self._path)


def _choices() -> tuple[DropChoice, ...]:
    return (
        DropChoice(
            DRAFT,
            Icon.DRAFT,
            "role.model",
            translate("Drops", "Open as a draft"),
            translate("Drops", "Roles are guessed and problems listed; nothing is changed"),
        ),
        DropChoice(
            RECEIVE,
            Icon.BUNDLE,
            "role.code",
            translate("Drops", "Receive its kits…"),
            translate("Drops", "Shows what it holds; every digest is checked first"),
        ),
        DropChoice(
            OPEN,
            Icon.EYE,
            "role.dataset",
            translate("Drops", "Look inside"),
            translate("Drops", "Shows the kit where it lies; nothing is stored"),
        ),
    )
