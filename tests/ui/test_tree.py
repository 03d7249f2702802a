"""Tables and trees: cells painted from typed values, ticks by click and Space, sides mirrored from right to left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from typing_extensions import override

from kitstudio.model.media_type import Kind
from kitstudio.ui.icons import Icon
from kitstudio.ui.theme import T
from kitstudio.ui.widgets import cells
from kitstudio.ui.widgets.delegates import Role
from kitstudio.ui.widgets.tree import Tree
from tests.ui.gallery import DIGEST, Cells

ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
Index = QModelIndex | QPersistentModelIndex


class Files(QAbstractTableModel):
    """Three files that can be ticked, and one that cannot."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.ticks: list[Qt.CheckState | None] = [ON, OFF, ON, None]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.ticks)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else 1

    @override
    def data(self, index: Index, role: int = 0) -> object:
        if role == Role.CELL:
            return cells.Entry(f"file {index.row()}", tick=self.ticks[index.row()])
        return None

    @override
    def setData(self, index: Index, value: object, role: int = 0) -> bool:
        self.ticks[index.row()] = Qt.CheckState(value)
        self.dataChanged.emit(index, index)
        return True


def tree(qtbot: QtBot) -> tuple[Tree, Files, QWidget]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(400, 300)
    files = Files(host)
    view = Tree(files, "Files", [0], parent=host)
    view.resize(400, 300)
    host.show()
    return view, files, host


def click(qtbot: QtBot, view: Tree, row: int, x: int) -> None:
    at = QPoint(x, view.visualRect(view.model().index(row, 0)).center().y())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_on_the_box_ticks_and_a_click_on_the_name_selects_only(qtbot: QtBot) -> None:
    view, files, _host = tree(qtbot)
    click(qtbot, view, 1, 14)
    assert files.ticks == [ON, ON, ON, None]
    click(qtbot, view, 1, 14)
    assert files.ticks == [ON, OFF, ON, None]
    click(qtbot, view, 0, 80)
    click(qtbot, view, 3, 14)
    assert files.ticks == [ON, OFF, ON, None]


def test_space_ticks_the_current_row(qtbot: QtBot) -> None:
    view, files, _host = tree(qtbot)
    view.setCurrentIndex(files.index(2, 0))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert files.ticks[2] == OFF


def test_the_box_is_at_the_right_in_a_right_to_left_window(qtbot: QtBot) -> None:
    view, files, _host = tree(qtbot)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    click(qtbot, view, 0, 14)
    assert files.ticks[0] == ON
    click(qtbot, view, 0, view.viewport().width() - 14)
    assert files.ticks[0] == OFF


def test_the_models_of_the_gallery_keep_qts_rules(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    qtmodeltester.check(Files(host))
    qtmodeltester.check(Cells(["A"], [[cells.Plain("a")]], host))


def painted(cell: cells.Cell, back: str = "surface") -> QImage:
    image = QImage(QSize(300, 48), QImage.Format.Format_ARGB32)
    image.fill(QColor(T[back]))
    p = QPainter(image)
    from PySide6.QtCore import QRectF  # noqa: PLC0415 - keeps the imports above to what models need

    cells.paint_cell(p, QRectF(0, 0, 300, 48), cell, back)
    p.end()
    return image


def inks(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_every_cell_paints_something_and_an_unknown_value_nothing() -> None:
    shown: list[cells.Cell] = [
        cells.Plain("9"),
        cells.TwoLine("llama", "Clinical notes", ("1.2.0",), kinds=(Kind.MODEL,), icon=Icon.KIT),
        cells.TwoLine("alone"),
        cells.SizeCell(5_000_000_000, 0.5, 0.1),
        cells.SizeText(5_000_000_000),
        cells.DigestCell(DIGEST),
        cells.KindCell(Kind.MODEL),
        cells.KindCell(Kind.MODEL, guess=True),
        cells.Entry("weights", Icon.FOLDER, "role.model", "5 files", ON),
        cells.Chips((("tar", "outline"),)),
        cells.Status("Verified", "state.ok", Icon.OK, "2 days ago"),
        cells.Group("Unclaimed", "3", Icon.HELP),
        cells.Skeleton(),
    ]
    for cell in shown:
        assert len(inks(painted(cell))) > 1, cell
    for cell in (cells.KindCell(None), cells.SizeText(None)):
        assert inks(painted(cell)) == {T["surface"].name()}


def test_a_role_has_its_colour_and_a_moving_tag_is_only_outlined() -> None:
    assert T["role.dataset.solid"].name() in inks(painted(cells.TwoLine("a", "b", kinds=(Kind.DATASET,))))
    fixed = inks(painted(cells.TwoLine("a", "b", ("1.0",))))
    moving = inks(painted(cells.TwoLine("a", "b", ("prod",), frozenset({"prod"}))))
    assert T["accentTint"].name() in fixed
    assert T["accentTint"].name() not in moving


def test_a_note_is_shown_whole_or_not_at_all() -> None:
    alone = painted(cells.Entry("a" * 30))
    crowded = painted(cells.Entry("a" * 30, note="a note that is much too long for what is left"))
    assert alone == crowded


def test_a_selected_row_has_its_pill_and_the_others_have_not(qtbot: QtBot) -> None:
    view, files, _host = tree(qtbot)
    view.setCurrentIndex(files.index(1, 0))
    view.activateWindow()
    image = view.viewport().grab().toImage()
    pills = {T["selected"].name(), T["selectedIdle"].name()}

    def ground(row: int) -> str:
        return image.pixelColor(image.width() - 40, view.visualRect(files.index(row, 0)).center().y()).name()

    assert ground(1) in pills
    assert ground(0) not in pills


def test_children_have_a_chevron_that_opens_them(qtbot: QtBot) -> None:
    model = QStandardItemModel()
    folder = QStandardItem()
    folder.setData(cells.Entry("weights", Icon.FOLDER), Role.CELL)
    folder.appendRow(QStandardItem())
    model.appendRow(folder)
    view = Tree(model, "Files", [0], decorated=True, header=False)
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    index = model.index(0, 0)
    at = QPoint(8, view.visualRect(index).center().y())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.isExpanded(index)
    view.setCurrentIndex(index)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert not view.isExpanded(index)


class Failing(Files):
    """One row that cannot say what it shows, one whose cell cannot be painted."""

    @override
    def data(self, index: Index, role: int = 0) -> object:
        if role == Role.CELL and index.row() == 1:
            raise OverflowError("a date of the year 31690708")
        if role == Role.CELL and index.row() == 2:
            return cells.Plain(5)  # type: ignore[arg-type]  # what is to fail
        return super().data(index, role)


def test_a_cell_that_fails_is_a_dash_and_is_told_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, _error, _trace: told.append(kind))
    host = QWidget()
    qtbot.addWidget(host)
    view = Tree(Failing(host), "Files", [0], parent=host)
    view.resize(400, 300)
    host.show()
    first = view.grab().toImage()
    assert view.grab().toImage() == first
    assert told[0] is OverflowError
    assert len(told) == 2  # not once for each picture
    blank = QColor(first.pixel(200, 250))
    for row in range(3):
        rect = view.visualRect(view.model().index(row, 0)).translated(0, view.viewport().y())
        inks = {first.pixel(x, y) for x in range(10, 30) for y in range(rect.top() + 4, rect.bottom() - 4)}
        assert any(QColor(each) != blank for each in inks), row
