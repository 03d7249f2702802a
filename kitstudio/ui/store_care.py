"""Looking after the store, as jobs of the window: weigh and clean up, verify, repair, move."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from kitstudio.base.control import Control
from kitstudio.host import store_place
from kitstudio.jobs.job import Task
from kitstudio.operations.cleanup import Sort, Swept, clean_up
from kitstudio.operations.move_store import Moved
from kitstudio.operations.upkeep import Repaired, Verified, damaged_blobs, kept_back, repair, verify
from kitstudio.ui import text
from kitstudio.ui.core_words import reason_words
from kitstudio.ui.desk import Desk
from kitstudio.ui.text import translate

_MOST: Final = 2**63
"""Below it Qt can write a number."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with the store, for a band; `can_repair` offers the act that mends it."""

    tone: str
    sentence: str
    detail: str
    can_repair: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """That a store was read in full: where, when (seconds since 1970), its blobs, and whether all were right."""

    path: str
    when: float
    blobs: int
    ok: bool

    @classmethod
    def of(cls, found: object) -> Checked | None:
        """What was kept of one as a list; None when it is none."""
        if not isinstance(found, list) or [type(each) for each in found] != [str, float, int, bool]:
            return None
        known = cls(*found)
        return known if math.isfinite(known.when) and 0 <= known.blobs < _MOST else None

    def words(self, now: datetime) -> str:
        """As part of a line of facts."""
        blobs = text.count(self.blobs, translate("storage", "{n} blob"), translate("storage", "{n} blobs"))
        whole = translate("storage", "checked in full {when}, {blobs}, none damaged")
        words = whole if self.ok else translate("storage", "checked in full {when}, {blobs}, with problems")
        return words.format(when=text.relative(text.moment(self.when), now), blobs=blobs)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a clean-up would take, and the bytes that the store holds back for a full disk."""

    plan: tuple[Swept, ...]
    kept_back: int


class StoreCare(QObject):
    """One for each page.

    Signals:
        weighed(Weighed): what a clean-up would take. refused(KitStudioError): that cannot be known.
        checked(Checked): the store was read in full.
        told(Trouble | None): what is wrong now.
    """

    weighed = Signal(object)
    refused = Signal(object)
    checked = Signal(object)
    told = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def weigh(self) -> None:
        """Find out what a clean-up would take."""
        job = self._desk.reader.submit(Task("weigh", "clean-up", ""), self._dry_run)
        job.succeeded.connect(self.weighed)
        job.failed.connect(self.refused)

    def _dry_run(self, control: Control) -> Weighed:
        context = self._desk.context
        return Weighed(clean_up(context, tuple(Sort), control, dry_run=True), kept_back(context))

    @Slot(object)
    def clean(self, sorts: tuple[Sort, ...]) -> None:
        """Delete what is left over of these sorts."""
        job = self._desk.runner.submit(Task("clean-up", "clean-up", self.tr("Clean up")), partial(self._run, sorts))
        job.succeeded.connect(self._cleaned)
        job.ended.connect(self._desk.library.refresh)

    def _run(self, sorts: tuple[Sort, ...], control: Control) -> tuple[Swept, ...]:
        return clean_up(self._desk.context, sorts, control, dry_run=False)

    @Slot(object)
    def _cleaned(self, swept: tuple[Swept, ...]) -> None:
        freed = text.size(sum(each.size for each in swept))
        files = text.count(sum(len(each.files) for each in swept), self.tr("{n} file"), self.tr("{n} files"))
        self._desk.noted.emit("ok", self.tr("Freed {size}").format(size=freed), files)

    @Slot()
    def verify_all(self) -> None:
        """Read every blob of the store again."""
        context = self._desk.context
        task = Task("check", "check", self.tr("Verify the store"), str(context.store_path))
        self._desk.runner.submit(task, partial(verify, context)).succeeded.connect(self._verified)

    @Slot(object)
    def _verified(self, result: Verified) -> None:
        blobs = text.count(result.checked, self.tr("{n} blob"), self.tr("{n} blobs"))
        self._desk.library.learn(damaged=damaged_blobs(result))
        context = self._desk.context
        self.checked.emit(Checked(str(context.store_path), context.now(), result.checked, result.ok))
        if result.ok:
            self.told.emit(None)
            self._desk.noted.emit("ok", self.tr("The store is whole"), blobs)
            return
        number = text.count(len(result.problems), self.tr("{n} problem found"), self.tr("{n} problems found"))
        told = [f"{reason_words(each.detail)} ({text.with_short_digests(each.subject)})" for each in result.problems]
        detail = "; ".join(told)  # the words first: the end of a long line is cut
        self.told.emit(Trouble("danger", number, detail, can_repair=True))

    @Slot()
    def repair(self) -> None:
        """Make anew what can be derived and set damaged files aside."""
        job = self._desk.runner.submit(Task("repair", "check", self.tr("Repair the store")), self._mend)
        job.succeeded.connect(self._repaired)
        job.ended.connect(self._desk.library.refresh)

    def _mend(self, control: Control) -> Repaired:
        return repair(self._desk.context, control)

    @Slot(object)
    def _repaired(self, result: Repaired) -> None:
        aside = text.count(len(result.quarantined), self.tr("{n} file set aside"), self.tr("{n} files set aside"))
        if not result.missing:
            self.told.emit(None)
            self._desk.noted.emit("ok", self.tr("The store is repaired"), aside)
            return
        one, many = self.tr("{n} blob is missing now"), self.tr("{n} blobs are missing now")
        needed = sorted({name for each in result.missing for name in each.references})
        detail = self.tr("Pack or receive these again: {names}").format(names=", ".join(needed))
        self.told.emit(Trouble("warn", text.count(len(result.missing), one, many), detail))

    @Slot(object)
    def move(self, target: Path) -> None:
        """Move the store to a folder and let the settings say so."""
        desk = self._desk
        work = partial(store_place.move, desk.preferences.settings, desk.context, target)
        task = Task("move-store", "move-store", self.tr("Move the store"), str(target))
        job = desk.runner.submit(task, work)
        job.succeeded.connect(self._moved)
        job.ended.connect(desk.library.refresh)

    @Slot(object)
    def _moved(self, moved: Moved) -> None:
        self._desk.preferences.take("store.path", str(moved.root))
        left = self.tr("Something of the old folder is still there")
        self._desk.noted.emit("ok", self.tr("The store has moved"), str(moved.root) if moved.cleared else left)
