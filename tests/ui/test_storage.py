"""The storage page: its numbers are the store's, nothing goes before it was listed, and the store can be moved."""

from __future__ import annotations

import itertools
import os
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.base.mounts import mount_of, read_mounts
from kitstudio.host.assemble import make_context
from kitstudio.host.declared import Value
from kitstudio.host.settings import Settings, load
from kitstudio.jobs.job import Job
from kitstudio.model.reference import Reference
from kitstudio.operations.catalog import list_kits
from kitstudio.operations.cleanup import Sort
from kitstudio.operations.context import Context
from kitstudio.operations.upkeep import usage
from kitstudio.ui import text, text_size
from kitstudio.ui.desk import Desk
from kitstudio.ui.library import Holding
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.models.storage_models import LeftoversModel, UsageColumn, UsageModel, shares_of
from kitstudio.ui.pages.cleanup_card import LeftoversSheet, SweepRow
from kitstudio.ui.pages.storage_page import StoragePage
from kitstudio.ui.sheets.move_store_dialog import MoveStoreDialog
from kitstudio.ui.store_care import Checked
from kitstudio.ui.theme import Appearance, Choice, T
from kitstudio.ui.widgets.bars import Legend
from kitstudio.ui.widgets.base import Label, Line
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.delegates import Role
from tests.support.stored import add_kit, digest_of
from tests.ui.access.painted import pieces

SHARED = b"s" * 30_000


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load({"HOME": str(tmp_path)})


@pytest.fixture
def context(settings: Settings) -> Context:
    made = make_context(settings)
    store = made.store
    add_kit(store, "team/big:1.0", "team/big:latest", layers=(b"b" * 500_000, SHARED))
    add_kit(store, "small:1.0", layers=(b"c" * 90_000, SHARED))
    add_kit(store, layers=(b"nobody names this",))
    with store.lease("pack") as lease:
        forgotten = store.put(b"f" * 70_000, lease)
    os.utime(store.blob_path(forgotten), (1, time.time() - 100_000))
    (store.root / "quarantine" / "sha256-bad").write_bytes(b"d" * 5000)
    return made


@pytest.fixture
def desk(context: Context, settings: Settings, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(context, tmp_path)
    made.preferences.adopt(settings)
    yield made
    made.close()
    made.deleteLater()


def shown(desk: Desk, qtbot: QtBot) -> StoragePage:
    page = StoragePage(desk)
    qtbot.addWidget(page)
    page.resize(1040, 720)
    page.show()
    desk.library.refresh()
    qtbot.waitUntil(lambda: bool(page.cleanup.rows))
    return page


@pytest.fixture
def page(desk: Desk, appearance: Appearance, qtbot: QtBot) -> StoragePage:
    return shown(desk, qtbot)


def words(widget: QWidget) -> str:
    labels = [each.content for each in widget.findChildren(Label) if not each.isHidden()]
    return " | ".join(labels + [each.accessibleName() for each in widget.findChildren(Line)])


def line(page: StoragePage, sort: Sort) -> SweepRow:
    return next(each for each in page.cleanup.rows if each.swept.sort is sort)


def settled(page: StoragePage, desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.reader.active and not desk.runner.active and not desk.library.looking)


def test_every_number_is_the_stores(page: StoragePage, context: Context) -> None:
    used = usage(context)
    said = words(page)
    assert f"One kit only, {text.size(sum(each.exclusive for each in used.kits))}" in said
    assert text.size(used.total) in said
    assert f"Shared, {text.size(used.shared)}" in said
    assert f"In no kit, {text.size(used.unreferenced + used.partials + used.quarantined)}" in said
    assert "for 3 kits" in said
    model = page.table.model()
    rows = {model.index(at, 0).data(Role.ROW).title: at for at in range(model.rowCount())}
    assert next(iter(rows)) == "team/big", "what frees most is first"
    by_digest = {str(each.descriptor.digest): each for each in used.kits}
    for at in rows.values():
        share = model.index(at, 0).data(Role.ROW)
        truth = by_digest[str(share.usage.descriptor.digest)]
        assert (share.alone, share.shared) == (truth.exclusive, truth.shared)
        assert model.index(at, UsageColumn.FREED).data() == text.size(truth.exclusive)


def test_large_text_in_a_narrow_window_leaves_the_names_of_the_kits_room(page: StoragePage, qtbot: QtBot) -> None:
    def name() -> int:
        return page.table.header().sectionSize(UsageColumn.NAME)

    try:
        text_size.fit(150, compact=False)
        page.resize(900, 540)
        qtbot.waitUntil(lambda: page.table.x() + page.table.width() < page._side.x() and name() > 260)
        assert page._side.width() >= page._beside.minimumSizeHint().width()
        legend = page.summary.findChildren(Legend)[-1]
        labels = legend.findChildren(Label)
        qtbot.waitUntil(lambda: all(each.width() >= each.sizeHint().width() for each in labels))
        qtbot.waitUntil(lambda: legend.height() >= legend.heightForWidth(legend.width()))
    finally:
        text_size.fit(100, compact=False)


@pytest.mark.parametrize("width", [420, 230])
def test_why_something_may_go_is_read_in_full_in_a_narrow_card_too(page: StoragePage, width: int) -> None:
    swept = line(page, Sort.BLOBS).swept
    row = SweepRow(swept, text.moment(time.time()), on=True)
    row.resize(width, row.height())
    painted = [each.words for each in pieces(row)]
    assert "1 file, older than 24 hours" in painted
    assert text.size(swept.size) in painted
    row.deleteLater()


def test_the_ring_of_a_row_to_clean_up_is_beside_its_words(page: StoragePage, qtbot: QtBot) -> None:
    line = page.cleanup.rows[0]
    heading = next(each for each in page.cleanup.findChildren(Label) if each.content == "Clean up")
    qtbot.waitUntil(lambda: line.mapTo(page.cleanup, QPoint()).x() == heading.mapTo(page.cleanup, QPoint()).x() - 6)
    quiet = line.grab().toImage()
    page.window().activateWindow()
    line.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: line.ringed)
    lit = line.grab().toImage()
    inner = line.rect().adjusted(4, 3, -4, -3)
    assert lit != quiet
    assert lit.copy(inner) == quiet.copy(inner)


def test_what_the_store_keeps_back_for_a_full_disk_has_its_own_line(
    page: StoragePage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    reserve = context.store.root / "reserve"
    assert reserve.stat().st_size > 0
    size = text.size(reserve.stat().st_size)
    assert f"Kept back, {size}" in words(page)
    assert f"{size} of the disk are kept back: when it is full, kits can still be removed and cleaned up." in words(
        page
    )
    reserve.unlink()
    desk.library.refresh()
    qtbot.waitUntil(lambda: "ept back" not in words(page))


def test_no_two_colours_of_the_bar_are_alike_in_any_theme(page: StoragePage, appearance: Appearance) -> None:
    tokens = {ink for _share, ink in page.summary._bar._parts} | {"track"}
    assert {"accentFill", "accentLine", "control"} < tokens
    for choice in (Choice.LIGHT, Choice.DARK, Choice.CONTRAST):
        appearance.choose(choice)
        for one, other in itertools.combinations([T[each] for each in sorted(tokens)], 2):
            parts = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
            assert sum(map(abs, parts)) > 70, (choice, one.name(), other.name())


def test_a_page_says_which_disk_it_is_and_puts_moving_tags_first(page: StoragePage, context: Context) -> None:
    mount = mount_of(context.store_path, read_mounts())
    assert mount is not None
    assert f" on {mount.point} · {mount.kind}" in words(page)
    kits = (Reference.parse("big:1.0"), Reference.parse("big:prod"))
    used = replace(usage(context).kits[0], references=kits)
    shown = shares_of(Holding((), replace(usage(context), kits=(used,)), 0, 0), page._now())
    model = UsageModel()
    model.show_rows(shown)
    cell = model.index(0, 0).data(Role.CELL)
    assert (cell.tags, cell.moving) == (("prod", "1.0"), {"prod"})
    opened = {"big:1.0": int(page._now().timestamp()) - 3 * 86_400, "big:prod": 5, "else:1": 9}
    known = shares_of(Holding((), replace(usage(context), kits=(used,)), 0, 0), page._now(), opened)
    assert known[0].sub == "opened 3 days ago"


def test_an_empty_store_says_so_and_offers_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    context = make_context(load({"HOME": str(tmp_path / "empty")}))
    desk = Desk(context, tmp_path)
    page = StoragePage(desk)
    qtbot.addWidget(page)
    page.show()
    assert not page.cleanup.free.isVisible()  # nothing is known yet
    desk.library.refresh()
    qtbot.waitUntil(lambda: "Nothing to clean up" in words(page))
    assert not page.table.isVisible()
    assert page._none.isVisible()
    desk.close()


def test_another_store_is_another_page(page: StoragePage, context: Context, desk: Desk, qtbot: QtBot) -> None:
    before = words(page)
    add_kit(context.store, "third:1", layers=(b"t" * 900_000,))
    desk.library.refresh()
    qtbot.waitUntil(lambda: "for 4 kits" in words(page))
    assert words(page) != before
    model = page.table.model()
    assert model.index(0, 0).data(Role.ROW).title == "third"


def test_the_models_keep_qts_contract(page: StoragePage, desk: Desk) -> None:
    holding = desk.library.holding
    assert holding is not None
    model = UsageModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(shares_of(holding, page._now()))
    model.show_rows(())
    files = [("why", each) for swept in page.cleanup.chosen for each in swept.files]
    QAbstractItemModelTester(LeftoversModel(files), QAbstractItemModelTester.FailureReportingMode.Fatal)
    spoken = page.table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert re.match(r"team/big .*, frees .* when removed, shares 30", spoken)


def test_nothing_is_deleted_before_it_was_said_and_ticks_decide(
    page: StoragePage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    assert {each.sort for each in page.cleanup.chosen} == {Sort.BLOBS}, "nobody can miss that"
    assert page.cleanup.free.text() == "Free 70 kB"
    assert "Dry run: 1 file would go" in words(page)
    qtbot.mouseClick(line(page, Sort.SET_ASIDE), Qt.MouseButton.LeftButton)
    line(page, Sort.NAMELESS).setFocus()
    qtbot.keyClick(line(page, Sort.NAMELESS), Qt.Key.Key_Space)
    assert "1 kit would be gone for good." in words(page)
    qtbot.keyClick(line(page, Sort.NAMELESS), Qt.Key.Key_Space)
    before = usage(context)
    assert before.quarantined == 5000
    with qtbot.waitSignal(desk.noted) as noted:
        qtbot.mouseClick(page.cleanup.free, Qt.MouseButton.LeftButton)
    assert noted.args == ["ok", "Freed 75 kB", "2 files"]
    settled(page, desk, qtbot)
    after = usage(context)
    assert before.total - after.total == 70_000
    assert after.quarantined == 0
    assert len(list_kits(context, Control())) == 4, "two names, one name, and the one without a name"
    qtbot.waitUntil(lambda: [each.swept.sort for each in page.cleanup.rows] == [Sort.NAMELESS])


def test_the_list_names_each_file_with_its_bytes(page: StoragePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(line(page, Sort.SET_ASIDE), Qt.MouseButton.LeftButton)
    button = next(each for each in page.findChildren(Button) if each.text() == "Show the list")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    sheet = page.window().findChild(LeftoversSheet)
    assert sheet is not None
    model = sheet.table.model()
    found = {model.index(at, 0).data(): model.index(at, 1).data() for at in range(model.rowCount())}
    assert found == {str(digest_of(b"f" * 70_000)): "70 kB", "quarantine/sha256-bad": "5 kB"}
    assert "2 files, 75 kB" in words(sheet)
    sheet.dismiss()


def test_the_command_that_does_the_same_can_be_copied(page: StoragePage, qtbot: QtBot) -> None:
    button = next(each for each in page.findChildren(Button) if each.text() == "Copy command")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "kitstudio store gc"


def test_a_whole_store_is_said_to_be_whole_and_a_damaged_one_is_named_and_repaired(
    page: StoragePage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.noted) as noted:
        page.care.verify_all()
    assert noted.args[:2] == ["ok", "The store is whole"]
    assert "none damaged" in words(page)
    blob = context.store.blob_path(digest_of(SHARED))
    blob.chmod(0o644)
    blob.write_bytes(b"x" * len(SHARED))
    page.care.verify_all()
    qtbot.waitUntil(lambda: "1 problem found" in words(page))
    assert f"({text.with_short_digests(str(digest_of(SHARED)))})" in words(page)
    mend = next(each for each in page.findChildren(Button) if each.text() == "Repair the store")
    qtbot.mouseClick(mend, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "1 blob is missing now" in words(page))
    assert "small:1.0, team/big:1.0" in words(page)
    settled(page, desk, qtbot)


def test_when_the_store_was_read_in_full_is_known_after_a_start_too(
    desk: Desk, context: Context, settings: Settings, appearance: Appearance, tmp_path: Path, qtbot: QtBot
) -> None:
    for read in (True, False):
        other = Desk(context, tmp_path)
        window = MainWindow(other, settings, appearance)
        qtbot.addWidget(window)
        window.show()
        window.start()
        window.go("storage")
        page = window.rooms.page("storage")
        assert isinstance(page, StoragePage)
        if read:
            with qtbot.waitSignal(page.care.checked):
                page.care.verify_all()
        qtbot.waitUntil(lambda: "checked in full just now, " in words(page))  # noqa: B023 - at once
        assert "blobs, none damaged" in words(page)
        settled(page, other, qtbot)
        other.close()
        window.close()


def test_the_store_moves_and_the_window_goes_on_with_it(
    page: StoragePage, context: Context, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "other.txt").write_bytes(b"mine")
    names = [str(each.reference) for each in list_kits(context, Control())]
    qtbot.mouseClick(page.move_it, Qt.MouseButton.LeftButton)
    dialog = page.window().findChild(MoveStoreDialog)
    assert dialog is not None
    assert not dialog.go.isEnabled()
    dialog.path.edit.setText("~/disk")
    qtbot.waitUntil(dialog.go.isEnabled)
    assert "nothing is copied" in words(dialog)
    with qtbot.waitSignal(desk.noted) as noted:
        qtbot.keyClick(dialog.path.edit, Qt.Key.Key_Return)
    place = tmp_path / "disk" / "kitstudio-store"
    assert noted.args == ["ok", "The store has moved", str(place)]
    assert context.store_path == place
    assert desk.preferences.settings.text("store.path") == str(place)
    assert load({"HOME": str(tmp_path)}).text("store.path") == str(place)
    settled(page, desk, qtbot)
    assert [str(each.reference) for each in list_kits(context, Control())] == names
    assert "~/disk/kitstudio-store" in words(page)


def test_a_store_never_moves_to_a_folder_that_is_no_longer_typed(
    page: StoragePage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    chosen: list[Path] = []
    late: list[Job] = []

    def answer(job: Job) -> None:
        """Type on when the answer is on its way, and press Return when it is there."""
        if job.task.verb == "place" and not late:
            late.append(job)
            for thread in [each for each in threading.enumerate() if each.name.endswith(f"-{job.task.verb}")]:
                thread.join()
            dialog.path.edit.setText(str(tmp_path / "second"))
            job.ended.connect(partial(qtbot.keyClick, dialog.path.edit, Qt.Key.Key_Return))

    settled(page, desk, qtbot)
    dialog = MoveStoreDialog(page.window(), desk, 10)
    dialog.chosen.connect(chosen.append)
    dialog.open()
    desk.reader.added.connect(answer, Qt.ConnectionType.QueuedConnection)
    dialog.path.edit.setText(str(tmp_path / "first"))
    qtbot.waitUntil(lambda: bool(late) and dialog.go.isEnabled())
    assert chosen == []
    qtbot.keyClick(dialog.path.edit, Qt.Key.Key_Return)
    assert chosen == [tmp_path / "second"]
    qtbot.waitUntil(lambda: not [each for each in desk.reader.jobs if each.task.verb == "place"])


def test_a_store_that_the_environment_places_is_not_moved_from_here(
    context: Context, tmp_path: Path, appearance: Appearance, qtbot: QtBot
) -> None:
    desk = Desk(context, tmp_path)
    flags: dict[str, Value | None] = {"store.path": str(context.store_path)}
    desk.preferences.adopt(load({"HOME": str(tmp_path)}, flags))
    page = shown(desk, qtbot)
    assert not page.move_it.isEnabled()
    assert page.move_it.toolTip() == "Set by --store"
    page.ask_to_move()
    assert page.window().findChild(MoveStoreDialog) is None
    desk.close()
    desk.deleteLater()


def test_a_store_that_cannot_be_used_is_explained_and_tried_again(
    page: StoragePage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    version = context.store.root / "version"
    kept = version.read_bytes()
    version.write_bytes(b"99\n")
    context.use_store()
    desk.library.refresh()
    qtbot.waitUntil(lambda: "form 99" in words(page._error))
    version.write_bytes(kept)
    again = next(each for each in page._error.findChildren(Button) if each.text() == "Try again")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 0)
    settled(page, desk, qtbot)


def test_a_kit_is_opened_from_its_row(page: StoragePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.chosen) as chosen:
        page.table.activated.emit(page.table.model().index(0, 0, QModelIndex()))
    assert chosen.args[0] in ("team/big:1.0", "team/big:latest")


@pytest.mark.parametrize("odd", [{"when": float("nan")}, {"when": float("inf")}, {"blobs": 2**63}, {"blobs": -1}])
def test_a_check_that_cannot_have_been_is_as_if_it_was_never_kept(odd: dict[str, float | int]) -> None:
    kept: dict[str, object] = {"path": "/store", "when": 1e9, "blobs": 3, "ok": True}
    assert Checked.of([*kept.values()]) == Checked("/store", 1e9, 3, ok=True)
    assert Checked.of([*(kept | odd).values()]) is None
