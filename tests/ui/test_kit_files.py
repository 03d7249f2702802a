"""The files of a kit: arranged three ways, filtered, kept open, read when asked, taken out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QIdentityProxyModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from typing_extensions import override

from kitstudio.base.control import Control
from kitstudio.model.kit import KitLayer
from kitstudio.operations.context import Context
from kitstudio.operations.inspect import ListedFile
from kitstudio.operations.take_files import Pick
from kitstudio.ui import text
from kitstudio.ui.actions import acts_of
from kitstudio.ui.frame.inspector import Facts
from kitstudio.ui.models.files_model import FilesModel
from kitstudio.ui.models.files_nodes import FIRST_ROWS, Column, LayerFiles, Reading, Shape, Top, View, Wish, shape
from kitstudio.ui.models.kit_reading import OpenKit, look, read, read_layer, verify
from kitstudio.ui.pages.kit_page import FILES, KitPage
from kitstudio.ui.theme import Appearance
from kitstudio.ui.widgets import cells
from kitstudio.ui.widgets.delegates import Role
from kitstudio.ui.widgets.tree import Tree
from tests.ui.kit_stand import FILES as CONTENTS
from tests.ui.kit_stand import kit_page, make_store


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return make_store(tmp_path)


@pytest.fixture
def opened(context: Context) -> OpenKit:
    return read(context, "demo:v1", Control())


class CellByCell(QIdentityProxyModel):
    """The same rows for a view that must ask for each cell."""


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize("chosen", [0, 2])
def test_a_row_painted_in_one_call_looks_like_one_painted_cell_by_cell(
    context: Context, opened: OpenKit, qtbot: QtBot, appearance: Appearance, direction: Qt.LayoutDirection, chosen: int
) -> None:
    pictures = []
    for proxy in (None, CellByCell()):
        model = FilesModel()
        model.show_shape(known(context, opened, Wish()))
        if proxy is not None:
            proxy.setSourceModel(model)
        tree = Tree(proxy or model, "Files", [0, 90, 150, 90, 120], right=(Column.SIZE,), decorated=True)
        qtbot.addWidget(tree)
        model.setParent(tree)
        tree.setLayoutDirection(direction)
        tree.resize(700, 300)
        tree.show()
        tree.expandAll()
        tree.setCurrentIndex(tree.model().index(chosen, 0))
        pictures.append(tree.grab().toImage())
        tree.hide()
    assert pictures[0] == pictures[1]
    assert pictures[0] != QImage(pictures[0].size(), pictures[0].format())


def test_a_cell_of_a_whole_row_that_fails_is_a_dash_and_is_told(
    context: Context, opened: OpenKit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, _error, _trace: told.append(kind))
    model = FilesModel()
    model.show_shape(known(context, opened, Wish()))
    node = model.node(model.index(0, 0))
    assert node is not None
    failing = cells.DigestCell(5)  # type: ignore[arg-type]  # at a place where nothing else fails
    node.shown = (cells.Entry("data"), *[failing] * 4)
    tree = Tree(model, "Files", [0, 90, 150, 90, 120], decorated=True)
    qtbot.addWidget(tree)
    tree.resize(700, 300)
    tree.show()
    assert tree.grab().toImage() == tree.grab().toImage()
    assert len(told) == 1


class Speechless(FilesModel):
    """Cannot say what its rows are."""

    @override
    def row_of(self, index: QModelIndex | QPersistentModelIndex) -> tuple[Sequence[cells.Cell], int]:
        raise OverflowError(str(index.row()))


def test_a_whole_row_that_fails_is_a_dash_and_is_told(
    context: Context, opened: OpenKit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, _error, _trace: told.append(kind))
    model = Speechless()
    model.show_shape(known(context, opened, Wish()))
    tree = Tree(model, "Files", [0, 90, 150, 90, 120], decorated=True)
    qtbot.addWidget(tree)
    tree.resize(700, 300)
    tree.show()
    assert tree.grab().toImage() == tree.grab().toImage()
    assert told == [OverflowError]


@pytest.fixture
def page(context: Context, qtbot: QtBot, appearance: Appearance) -> Iterator[KitPage]:
    with kit_page(context, qtbot) as made:
        made.go(FILES)
        qtbot.waitUntil(lambda: made.files.tree.files == len(CONTENTS))
        yield made


def known(context: Context, opened: OpenKit, wish: Wish) -> Shape:
    found = look(context, opened.reference, Control())
    return shape(wish, [Top(each, Reading.DONE) for each in opened.kit.layers], found.layers)


def paths(model: FilesModel, parent: QModelIndex | None = None) -> list[object]:
    here = parent if parent is not None else QModelIndex()
    out: list[object] = []
    for row in range(model.rowCount(here)):
        place = model.index(row, 0, here)
        inner = paths(model, place)
        out.append((place.data(), inner) if inner else place.data())
    return out


def test_files_stand_in_folders_as_they_unpack_folders_first(
    context: Context, opened: OpenKit, appearance: Appearance
) -> None:
    model = FilesModel()
    model.show_shape(known(context, opened, Wish()))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert paths(model) == [
        ("data", ["eval.csv"]),
        ("src/app", ["logo.png", "main.py"]),
        ("weights", [("deep", ["b.json"]), "a.bin"]),
        "LICENSE",
        "README.md",
    ]


def test_by_layer_they_keep_the_order_of_the_manifest_and_show_its_digests(
    context: Context, opened: OpenKit, appearance: Appearance
) -> None:
    model = FilesModel()
    model.show_shape(known(context, opened, Wish(View.LAYERS)))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    digests = [model.index(row, Column.DIGEST).data() for row in range(model.rowCount())]
    assert digests == [str(each.descriptor.digest) for each in opened.kit.layers]
    stored = [f"tar, {text.size(each.descriptor.size)}" for each in opened.kit.layers]
    assert [model.index(row, Column.KIND).data() for row in range(model.rowCount())] == stored
    assert paths(model)[0] == ("weights", [("deep", ["b.json"]), "a.bin"])
    assert "README.md" in paths(model), "a layer of one file has nothing below it"


def test_flat_they_go_by_whole_paths_and_in_any_order(
    context: Context, opened: OpenKit, appearance: Appearance
) -> None:
    model = FilesModel()
    model.show_shape(known(context, opened, Wish(View.FLAT)))
    assert paths(model) == sorted(CONTENTS, key=str.casefold)
    model.show_shape(known(context, opened, Wish(View.FLAT, "", Column.SIZE, descending=True)))
    assert paths(model)[0] == "weights/a.bin"


@pytest.mark.parametrize("view", list(View))
def test_a_filter_keeps_what_has_the_words_in_its_path(view: View, context: Context, opened: OpenKit) -> None:
    assert known(context, opened, Wish(view, "DEEP")).files == 1
    assert known(context, opened, Wish(view, "src/app")).files == 2
    assert known(context, opened, Wish(view, "nowhere")).roots == []


def test_a_digest_is_shown_where_it_is_known_and_only_there(
    context: Context, opened: OpenKit, appearance: Appearance
) -> None:
    unverified = known(context, opened, Wish(View.FLAT))
    assert {each.digest for each in unverified.roots} == {""}, "a tar of one file has another digest than the file"
    layers = {each.layer: each for each in verify(context, opened.reference, Control())}
    found = shape(Wish(View.FLAT), [Top(each, Reading.DONE) for each in opened.kit.layers], layers)
    assert all(each.digest.startswith("sha256:") for each in found.roots)


def test_a_layer_nobody_read_asks_once_when_it_is_opened(opened: OpenKit, appearance: Appearance) -> None:
    model = FilesModel()
    asked: list[int] = []
    model.wanted.connect(asked.append)
    model.show_shape(shape(Wish(), [Top(each) for each in opened.kit.layers], {}))
    weights = next(
        model.index(at, 0) for at in range(model.rowCount()) if model.index(at, 0).data().startswith("weights")
    )
    assert model.hasChildren(weights)
    assert model.canFetchMore(weights)
    model.fetchMore(weights)
    model.fetchMore(weights)
    assert asked == [0]
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def many(number: int, layer: KitLayer) -> Shape:
    entries = tuple(
        (f"part/{at:06}.bin", ListedFile(f"part/{at:06}.bin", at, 0o644, is_folder=False, offset=0))
        for at in range(number)
    )
    return shape(Wish(View.FLAT), [Top(layer, Reading.DONE)], {0: LayerFiles(0, entries, number)})


def test_a_hundred_thousand_rows_come_as_far_as_one_scrolls(
    opened: OpenKit, page: KitPage, qtbot: QtBot, appearance: Appearance
) -> None:
    model = FilesModel()
    found = many(3 * FIRST_ROWS, opened.kit.layers[0])
    model.show_shape(found)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == FIRST_ROWS
    assert model.place_of(found.roots[FIRST_ROWS + 5]).isValid()
    assert model.rowCount() == FIRST_ROWS + 6
    tree = page.files.tree
    tree.show_shape(many(3 * FIRST_ROWS, opened.kit.layers[0]))
    assert page.files.model.rowCount() == FIRST_ROWS
    qtbot.keyClick(tree, Qt.Key.Key_End)
    qtbot.keyClick(tree, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: page.files.model.rowCount() == 3 * FIRST_ROWS)
    assert not page.files.model.grow(None)


def test_the_end_of_many_rows_is_a_few_steps_away(opened: OpenKit, appearance: Appearance) -> None:
    model = FilesModel()
    model.show_shape(many(60 * FIRST_ROWS, opened.kit.layers[0]))
    steps = 0
    while model.grow(None):
        steps += 1
    assert model.rowCount() == 60 * FIRST_ROWS
    assert steps == 6


def test_the_chosen_row_stays_chosen_in_another_order_unless_thousands_would_come_with_it(
    opened: OpenKit, page: KitPage, qtbot: QtBot
) -> None:
    tree, number = page.files.tree, 4 * FIRST_ROWS
    listed = [ListedFile(f"part/{at:06}.bin", at, 0o644, is_folder=False, offset=0) for at in range(number)]
    found = {0: LayerFiles(0, tuple((each.path, each) for each in listed), number)}
    tops = [Top(opened.kit.layers[0], Reading.DONE)]
    tree.show_shape(shape(Wish(View.FLAT), tops, found))
    assert tree.select_path("part/000007.bin")
    tree.show_shape(shape(Wish(View.FLAT, column=Column.SIZE), tops, found))
    assert [node.path for node in tree.chosen()] == ["part/000007.bin"]
    tree.show_shape(shape(Wish(View.FLAT, column=Column.SIZE, descending=True), tops, found))
    assert page.files.model.rowCount() == FIRST_ROWS
    assert [node.path for node in tree.chosen()] == [f"part/{number - 1:06}.bin"]


def test_thousands_of_folders_are_not_given_to_the_view_to_ask_which_are_open(
    opened: OpenKit, page: KitPage, qtbot: QtBot
) -> None:
    tree, number = page.files.tree, FIRST_ROWS + 500
    listed = [ListedFile(f"{at:05}/a.bin", at, 0o644, is_folder=False, offset=0) for at in range(number)]
    found = {0: LayerFiles(0, tuple((each.path, each) for each in listed), number)}
    tops = [Top(opened.kit.layers[0], Reading.DONE)]
    tree.show_shape(shape(Wish(), tops, found))
    tree.expand(page.files.model.index(3, 0))
    tree.show_shape(shape(Wish(column=Column.SIZE), tops, found))
    assert page.files.model.rowCount() == FIRST_ROWS
    assert [at for at in range(FIRST_ROWS) if tree.isExpanded(page.files.model.index(at, 0))] == [3]


def test_the_page_counts_filters_and_keeps_what_is_open(page: KitPage, qtbot: QtBot) -> None:
    files = page.files
    assert page.tabs._counts[FILES] == str(len(CONTENTS))
    assert files.tree.select_path("weights/deep/b.json")
    files.filter.edit.setText("b.json")
    qtbot.waitUntil(lambda: files.tree.files == 1)
    assert "1 of 7 files" in files._count.content
    files.filter.edit.setText("zzz")
    qtbot.waitUntil(lambda: files.tree.files == 0)
    assert files.tree.accessibleDescription() == "No file has this in its path."
    files.filter.edit.clear()
    qtbot.waitUntil(lambda: files.tree.files == len(CONTENTS))
    assert files.tree.accessibleDescription() == ""
    weights = files.reading  # the rows are others now, what was open is open
    assert weights.whole
    opened = [
        key for key, node in files.tree._folders.items() if key and files.tree.isExpanded(files.model.place_of(node))
    ]
    assert {"weights", "weights/deep", "data"} <= set(opened)


def test_verify_fills_the_digests_in(page: KitPage, qtbot: QtBot) -> None:
    page.verify()
    qtbot.waitUntil(page.files._state.isVisible)
    page.files.views.choose(View.FLAT)
    qtbot.waitUntil(lambda: page.files.model.rowCount() == len(CONTENTS))
    found = [page.files.model.index(row, Column.DIGEST).data() for row in range(len(CONTENTS))]
    assert all(each.startswith("sha256:") for each in found)


def test_chosen_files_are_saved_by_an_act(
    page: KitPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    page.files.tree.select_path("weights/deep")
    act = next(each for each in acts_of(page.files) if each.text() == "Save selected files to…")
    act.trigger()
    qtbot.waitUntil((tmp_path / "out/deep/b.json").exists)
    assert (tmp_path / "out/deep/b.json").read_bytes() == CONTENTS["weights/deep/b.json"]
    assert os.listdir(tmp_path / "out") == ["deep"]


def test_dragged_files_are_written_verified_before_the_drag(
    page: KitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    out = page.files.out

    def drag(_view: object, picks: tuple[Pick, ...]) -> None:
        started.append([each.toLocalFile() for each in out.mime(picks).urls()])

    monkeypatch.setattr(out, "_drag", drag)
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    page.files.tree.select_path("weights")
    page.files.tree.startDrag(Qt.DropAction.CopyAction)
    folder = Path(started[0][0])
    assert folder.name == "weights"
    assert (folder / "deep/b.json").read_bytes() == CONTENTS["weights/deep/b.json"]
    page.files.tree.startDrag(Qt.DropAction.CopyAction)
    assert started[0] == started[1], "what was written once is not written again"
    page.files.closing()
    qtbot.waitUntil(lambda: not folder.exists())


def test_a_drag_that_was_let_go_while_files_were_written_says_so(
    page: KitPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.NoButton)
    noted: list[str] = []
    page._desk.noted.connect(lambda _tone, title, _detail: noted.append(title))
    page.files.tree.select_path("weights/deep")
    page.files.tree.startDrag(Qt.DropAction.CopyAction)
    assert noted == ["The files are ready"]


def test_a_large_drag_is_written_first_and_says_so(page: KitPage, qtbot: QtBot) -> None:
    page.files.out.at_once = 10
    noted: list[str] = []
    page._desk.noted.connect(lambda _tone, title, _detail: noted.append(title))
    page.files.tree.select_path("weights")
    page.files.tree.startDrag(Qt.DropAction.CopyAction)
    assert noted == ["Drag again in a moment"]
    qtbot.waitUntil(lambda: noted == ["Drag again in a moment", "The files are ready"])


def test_a_damaged_layer_cannot_be_dragged(page: KitPage, context: Context, qtbot: QtBot) -> None:
    assert page.opened is not None
    blob = context.store.blob_path(page.opened.kit.layers[0].descriptor.digest)
    blob.chmod(0o600)
    content = blob.read_bytes()
    blob.write_bytes(content.replace(b'"x"', b'"y"'))
    noted: list[str] = []
    page._desk.noted.connect(lambda tone, _title, _detail: noted.append(tone))
    page.files.tree.select_path("weights/deep")
    page.files.tree.startDrag(Qt.DropAction.CopyAction)
    qtbot.waitUntil(lambda: noted == ["danger"])
    assert not list((context.cache_path / "lent").iterdir())


def test_what_a_page_chooses_is_chosen_alone_whatever_keys_are_held(page: KitPage) -> None:
    tree = page.files.tree
    tree.select_path("data")
    QTest.keyPress(tree, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.ControlModifier
    tree.select_path("weights/deep/b.json")
    QTest.keyRelease(tree, Qt.Key.Key_Control)
    assert [each.path for each in tree.chosen()] == ["weights/deep/b.json"]


def test_paths_are_copied_and_the_inspector_hears_of_the_file(page: KitPage) -> None:
    heard: list[Facts] = []
    page.inspected.connect(heard.append)
    page.files.tree.select_path("weights/deep/b.json")
    page.files.tree.copy_paths()
    assert QGuiApplication.clipboard().text() == "weights/deep/b.json"
    assert heard[-1].heading == "b.json"
    assert {each.label: each.value for each in heard[-1].rows}["Mode"] == "0644"


def test_a_small_page_lets_go_of_columns_and_the_preview_can_be_called(
    context: Context, qtbot: QtBot, appearance: Appearance
) -> None:
    with kit_page(context, qtbot, size=(700, 480)) as page:
        page.go(FILES)
        assert page.width() == 700
        assert not page.files.preview.isVisible()
        page.files.toggle()
        assert page.files.preview.isVisible()
        assert page.files.tree.isColumnHidden(Column.DIGEST)
        assert not page.files.tree.isColumnHidden(Column.SIZE)


def test_cells_and_spoken_words_agree(context: Context, opened: OpenKit, appearance: Appearance) -> None:
    model = FilesModel()
    model.show_shape(known(context, opened, Wish(View.FLAT)))
    for row in range(model.rowCount()):
        cell = model.index(row, Column.PATH).data(Role.CELL)
        assert isinstance(cell, cells.Entry)
        assert model.index(row, Column.PATH).data(Qt.ItemDataRole.AccessibleTextRole) == cell.name


def test_a_broken_layer_says_why_in_its_row(opened: OpenKit, appearance: Appearance) -> None:
    tops = [Top(each, Reading.FAILED, "It is cut short") for each in opened.kit.layers]
    model = FilesModel()
    model.show_shape(shape(Wish(View.LAYERS), tops, {}))
    assert model.index(0, 0).data() == "weights — cannot be read"
    assert "It is cut short" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert not model.hasChildren(model.index(0, 0))


def test_one_layer_alone_is_read_by_its_headers(context: Context, opened: OpenKit) -> None:
    found = read_layer(context, opened.reference, 0, Control())
    assert [path for path, each in found.entries if not each.is_folder] == ["weights/a.bin", "weights/deep/b.json"]


def test_by_layer_the_bytes_of_files_and_those_of_the_stored_layer_are_told_apart(
    context: Context, opened: OpenKit, appearance: Appearance
) -> None:
    model = FilesModel()
    model.show_shape(known(context, opened, Wish(View.LAYERS)))
    files = len(CONTENTS["weights/a.bin"]) + len(CONTENTS["weights/deep/b.json"])
    stored = opened.kit.layers[0].descriptor.size
    assert stored > files
    assert model.index(0, Column.SIZE).data(Qt.ItemDataRole.AccessibleTextRole) == text.size(files)
    assert model.index(0, Column.KIND).data() == f"tar, {text.size(stored)}"
    tip = model.index(0, Column.SIZE).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == f"Its files: {text.size(files)}\nStored layer: {text.size(stored)}"
    model.show_shape(shape(Wish(View.LAYERS), [Top(each) for each in opened.kit.layers], {}))
    unread = [model.index(row, Column.SIZE).data() for row in range(model.rowCount())]
    assert unread
    assert all(each.endswith(" stored") for each in unread)


def test_the_title_with_the_arrow_is_that_of_the_order(
    context: Context, opened: OpenKit, appearance: Appearance
) -> None:
    model = FilesModel()
    model.show_shape(known(context, opened, Wish()))
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Path"
    model.show_shape(known(context, opened, Wish(View.LAYERS)))
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Layer"
    assert "manifest" in str(model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole))


def test_a_digest_that_nobody_knows_yet_is_a_dash_that_says_how_it_gets_known(page: KitPage, qtbot: QtBot) -> None:
    page.files.views.choose(View.FLAT)
    qtbot.waitUntil(lambda: page.files.model.rowCount() == len(CONTENTS))
    place = page.files.model.index(0, Column.DIGEST)
    cell = place.data(Role.CELL)
    assert isinstance(cell, cells.Plain)
    assert cell.words == "\u2013"
    assert "Verify" in place.data(Qt.ItemDataRole.ToolTipRole)
    assert "Verify" in place.data(Qt.ItemDataRole.AccessibleTextRole)
    page.verify()
    qtbot.waitUntil(lambda: isinstance(page.files.model.index(0, Column.DIGEST).data(Role.CELL), cells.DigestCell))
