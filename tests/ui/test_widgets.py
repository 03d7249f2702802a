"""The parts: reached by keyboard, named for screen readers, safe with text from outside."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.model.media_type import Kind
from kitstudio.ui import paint
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, scrolling, wrap
from kitstudio.ui.pages.home_parts import RecentEntry, RecentRow
from kitstudio.ui.pages.kit_kitfile import PathRow
from kitstudio.ui.theme import METRIC, T
from kitstudio.ui.widgets.bars import LayerBar, Legend, Segment, ShareBar
from kitstudio.ui.widgets.base import Label, Line
from kitstudio.ui.widgets.buttons import Button, Segmented, Switch, icon_button
from kitstudio.ui.widgets.chips import Chip, DigestLabel, FilterChip, kind_chip
from kitstudio.ui.widgets.heads import SubTabs
from kitstudio.ui.widgets.inputs import Field, TagsField
from kitstudio.ui.widgets.word_ring import WordRing
from tests.ui.gallery import DIGEST, PAGES, SIZE

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton


Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    kept: list[QWidget] = []

    def shown(*widgets: QWidget) -> QWidget:
        page = wrap(col(*widgets, None))
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(400, 300)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return shown


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("name", PAGES)
def test_every_control_has_a_name_and_can_be_hit(name: str, qtbot: QtBot) -> None:
    page = PAGES[name]()
    qtbot.addWidget(page)
    page.resize(*SIZE)
    page.show()
    for control in page.findChildren(QAbstractButton):
        words = control.accessibleName() or control.text() or control.toolTip()
        assert words, control
        if control.isVisible() and type(control).__name__ not in {
            "QCheckBox",
            "QRadioButton",
            "DigestLabel",
            "_Segment",
        }:
            assert min(control.width(), control.height()) >= 26, (control, control.size())
    for edit in page.findChildren(QLineEdit):
        if edit.isVisible() and edit.objectName() != "qt_spinbox_lineedit" and edit.text() != "QLineEdit":
            assert edit.accessibleName(), edit


def test_a_label_never_reads_outside_text_as_markup(show: Show) -> None:
    plain, wrapped = Label("<b>a</b>\u202eb"), Label("<img src=x>\u202e", wrap=True)
    show(plain, wrapped)
    assert plain.text() == "<b>a</b>\\u202eb"
    assert "&lt;img src=x&gt;\\u202e" in wrapped.text()


def test_a_line_elides_and_tells_the_whole_in_its_tooltip(show: Show) -> None:
    line = Line("<i>a very long name</i>" * 20)
    page = show(line)
    assert line.width() <= page.width()
    assert line.toolTip().startswith("&lt;i&gt;")


@pytest.mark.parametrize(
    "family",
    [
        "model-0000{}-of-00002.safetensors",
        "weights/fp16/model-0000{}-of-00002.safetensors",
        "qwen2.5-7b-instruct-q4_k_m-0000{}-of-00002.gguf",
        "train-0000{}-of-00002-0c4f7a9e.parquet",
    ],
)
def test_shards_keep_the_number_that_tells_them_apart(family: str) -> None:
    names = [family.format(at) for at in (1, 2)]
    whole = paint.width_of(names[0], "body")
    for room in range(95, int(whole), 3):
        shown = [paint._elided(name, "body", room, Qt.TextElideMode.ElideMiddle) for name in names]
        assert ["-0000" + each in name for each, (name, _width) in zip("12", shown, strict=True)] == [True, True]
        assert all("…" in name and width <= room + 1 for name, width in shown)


def test_a_shard_says_of_how_many_it_is_where_there_is_room() -> None:
    name = "model-00001-of-00002.safetensors"
    room = paint.width_of("model-00001-of-00002.saf…", "body")
    assert paint._elided(name, "body", room, Qt.TextElideMode.ElideMiddle)[0].startswith("model-00001-of-00002.s")
    path = "weights/fp16/a-long-name-of-a-model-that-was-tuned-00001-of-00002.bin"
    room = paint.width_of(path, "body") * 0.7
    assert paint._elided(path, "body", room, Qt.TextElideMode.ElideMiddle)[0].endswith("-00001-of-00002.bin")


def test_text_that_fits_to_the_fraction_of_a_pixel_is_not_elided() -> None:
    for words in ("llama-3.1-ft", "2 days ago", "sha256:3f9ac1e", "config.json"):
        room = paint.width_of(words)
        assert paint._elided(words, "body", room - 0.4, Qt.TextElideMode.ElideRight)[0] == words
        assert paint._elided(words, "body", room - 4, Qt.TextElideMode.ElideRight)[0] != words


def test_the_keyboard_shows_a_ring_and_the_mouse_does_not(show: Show, qtbot: QtBot) -> None:
    first, second = Button("First"), Button("Second")
    page = show(first, second)
    ring = T["focus"].name()
    qtbot.mouseClick(first, LEFT)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring not in colours(first.grab().toImage())
    qtbot.keyClick(page, KEY.Key_Tab)
    assert second.hasFocus()
    assert ring in colours(second.grab().toImage())


@pytest.mark.parametrize("make", [lambda: Button("Read", "link"), lambda: DigestLabel(DIGEST)])
def test_the_ring_of_plain_words_stands_around_them_and_follows_them(
    make: Callable[[], QWidget], show: Show, qtbot: QtBot
) -> None:
    words = make()
    tight = wrap(row(words, None))
    area = scrolling(wrap(col(tight, None, margins=(40, 900, 0, 0)), height=2000))
    page = show(Button("First"), area)
    quiet = words.grab().toImage()
    for _ in range(2):
        qtbot.keyClick(page.window().focusWidget() or page, KEY.Key_Tab)
    assert words.hasFocus()
    (ring,) = page.findChildren(WordRing)
    area.ensureWidgetVisible(words)
    place = words.mapTo(area.viewport(), QPoint(0, 0))
    qtbot.waitUntil(lambda: ring.pos() == words.mapTo(area.viewport(), QPoint(0, 0)) - QPoint(5, 0))
    assert ring.isVisible()
    assert area.viewport().rect().contains(place)
    assert (ring.width(), ring.height()) == (words.width() + 10, words.height())
    assert T["focus"].name() in colours(page.grab().toImage())
    assert words.grab().toImage() == quiet
    qtbot.keyClick(words, KEY.Key_Backtab)
    assert not ring.isVisible()


def test_a_button_is_pressed_by_space_or_return_and_grows_with_its_words(show: Show, qtbot: QtBot) -> None:
    button = Button("Pack")
    show(wrap(row(button, None)))
    before = button.sizeHint().width()
    button.say("Pack 16.2 GB")
    assert button.sizeHint().width() > before
    assert button.accessibleName() == "Pack 16.2 GB"
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, KEY.Key_Space)
    for key in (KEY.Key_Return, KEY.Key_Enter):
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(button, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_disabled_button_cannot_be_pressed(show: Show, qtbot: QtBot) -> None:
    button = Button("Pack", "primary")
    show(button)
    button.setEnabled(False)
    pressed: list[bool] = []
    button.clicked.connect(pressed.append)
    qtbot.mouseClick(button, LEFT)
    assert pressed == []
    assert T["accentFill"].name() not in colours(button.grab().toImage())


def test_a_button_with_a_menu_says_so(show: Show) -> None:
    button = Button("Import")
    page = show(button)
    narrow = button.sizeHint().width()
    button.open_menu(QMenu(page))
    assert button.sizeHint().width() == narrow + 16


def test_an_icon_button_has_its_tip_as_its_name(show: Show) -> None:
    button = icon_button(Icon.CLOSE, "Close  Esc", 20)
    show(button)
    assert (button.accessibleName(), button.toolTip()) == ("Close  Esc", "Close  Esc")
    assert button.width() >= METRIC["hitMin"]


def test_a_switch_is_turned_by_space(show: Show, qtbot: QtBot) -> None:
    switch = Switch("Reproducible")
    show(switch)
    switch.setFocus()
    with qtbot.waitSignal(switch.toggled):
        qtbot.keyClick(switch, KEY.Key_Space)
    assert switch.isChecked()


def test_segments_are_one_choice_and_arrow_keys_move_in_it(show: Show, qtbot: QtBot) -> None:
    segments = Segmented(["None", "zstd", "gzip"], "Compression")
    page = show(segments)
    chosen: list[int] = []
    segments.chosen.connect(chosen.append)
    segments.choose(1)
    page.findChildren(QAbstractButton)[1].setFocus()
    qtbot.keyClick(page.findChildren(QAbstractButton)[1], KEY.Key_Right)
    assert (segments.current, chosen) == (2, [1, 2])


def test_a_filter_chip_makes_room_for_its_tick(show: Show) -> None:
    chip = FilterChip("Signed", "17")
    show(wrap(row(chip, None)))
    before = chip.sizeHint().width()
    chip.click()
    assert chip.sizeHint().width() == before + 16
    chip.count("")
    assert chip.sizeHint().width() < before + 16


def test_a_digest_shows_both_ends_and_copies_the_whole(show: Show, qtbot: QtBot) -> None:
    label = DigestLabel(DIGEST)
    show(wrap(row(label, None)))
    with qtbot.waitSignal(label.copied) as blocker:
        label.click()
    assert blocker.args == [DIGEST]
    assert QGuiApplication.clipboard().text() == DIGEST
    assert label.accessibleName() == DIGEST


def test_a_field_is_a_real_line_edit(show: Show, qtbot: QtBot) -> None:
    field = Field("", "Filter by name", icon=Icon.FILTER)
    show(field)
    field.setFocus()
    qtbot.keyClicks(field.edit, "llama")
    assert field.edit.text() == "llama"
    assert field.edit.accessibleName() == "Filter by name"
    field.edit.undo()
    assert field.edit.text() == ""


def test_each_tag_of_a_field_stands_on_a_chip(qtbot: QtBot) -> None:
    field = TagsField("v1, latest", "", "Tags")
    qtbot.addWidget(field)
    field.resize(240, 30)
    picture, middle = field.grab().toImage(), field.height() // 2
    tinted = [picture.pixelColor(x, middle - 8) == T["accentTint"] for x in range(field.width())]
    assert sum(now and not before for before, now in itertools.pairwise(tinted)) == 2


def test_a_field_shows_focus_error_and_lock_in_its_frame(show: Show, qtbot: QtBot) -> None:
    field, other = Field("a", name="Name"), Button("Other")
    show(field, other)
    other.setFocus()
    assert T["control"].name() in colours(field.grab().toImage())
    field.setFocus()
    assert T["focus"].name() in colours(field.grab().toImage())
    field.set_error(wrong=True)
    assert T["state.danger.solid"].name() in colours(field.grab().toImage())
    field.set_error(wrong=False)
    other.setFocus()
    field.set_locked(locked=True)
    assert T["sunken"].name() in colours(field.grab().toImage())
    field.setFocus()
    qtbot.keyClicks(field.edit, "b")
    assert field.edit.text() == "a"


def test_a_chip_is_as_wide_as_its_word(show: Show) -> None:
    chip = Chip("1 error", "state.danger", Icon.ERROR)
    show(chip)
    before = chip.width()
    chip.say("12 errors", "state.danger", Icon.ERROR)
    assert chip.width() > before
    assert [kind_chip(kind).accessibleName() for kind in (Kind.MODEL, Kind.MCP)] == ["Model", "MCP"]


def test_ten_thousand_layers_fit_into_one_bar(show: Show) -> None:
    bar = LayerBar("progress")
    show(bar)
    bar.show_segments([Segment(5_000_000_000, 0.5, "accentFill")] * 10_000)
    assert not bar.grab().isNull()
    bar.show_segments([])
    assert not bar.grab().isNull()


def test_a_layer_of_nearly_everything_has_nearly_the_whole_bar(show: Show) -> None:
    bar = LayerBar("layers")
    tiny = [Segment(1_000_000_000 // 12, 1.0, "role.docs.solid")] * 12
    bar.show_segments([Segment(99_000_000_000, 1.0, "role.model.solid"), *tiny])
    show(bar)
    image = bar.grab().toImage()
    row = [image.pixelColor(x, image.height() // 2).name() for x in range(image.width())]
    assert row.count(T["role.model.solid"].name()) >= 0.88 * image.width()
    assert row.count(T["role.docs.solid"].name()) >= 6  # edges are blended
    assert row[-2] != row[1]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([99, 1], [392.0, 8.0]),
        ([50, 50], [200.0, 200.0]),
        ([0, 0], [200.0, 200.0]),
        ([0, 10**12, 0], [8.0, 384.0, 8.0]),
        ([9900] + [10] * 10, [376.0] + [2.4] * 10),
        ([1] * 400, [1.0] * 400),
    ],
)
def test_small_layers_are_widened_only_where_the_bar_stays_true(sizes: list[int], expected: list[float]) -> None:
    assert paint.segment_widths(sizes, 400, 8) == pytest.approx(expected)


def test_a_bar_has_the_shares_it_was_given(show: Show) -> None:
    bar = ShareBar("shares", 10)
    show(bar)
    bar.show_parts([(0.5, "role.model.solid")])
    image = bar.grab().toImage()
    assert image.pixelColor(QPoint(image.width() // 4, 5)) == T["role.model.solid"]
    assert image.pixelColor(QPoint(image.width() * 3 // 4, 5)) == T["track"]


def test_sub_tabs_move_with_the_arrow_keys(show: Show, qtbot: QtBot) -> None:
    tabs = SubTabs(["Files", "Layers"], "Views")
    show(tabs)
    width = tabs.tabRect(0).width()
    tabs.count_tab(0, "24")
    assert tabs.tabRect(0).width() > width
    tabs.setFocus()
    qtbot.keyClick(tabs, KEY.Key_Right)
    assert tabs.currentIndex() == 1


def test_what_strangers_wrote_is_no_markup_in_a_tooltip(qtbot: QtBot) -> None:
    evil = "<img src='file:///etc/hostname'>"
    rows = (
        RecentRow(RecentEntry("draft:/a", "a", "", evil)),
        PathRow(Icon.FILE, "role.docs", evil, "", ""),
        DigestLabel(evil),
        Button("", "ghost", tip=evil),
    )
    for each in rows:
        qtbot.addWidget(each)
        assert each.toolTip().startswith("<qt>")
        shown = QTextDocumentFragment.fromHtml(each.toolTip()).toPlainText()
        assert evil in shown, type(each)


def test_a_legend_begins_where_reading_does_also_when_that_changes(show: Show) -> None:
    legend = Legend([("role.model.solid", "Model"), ("role.code.solid", "Code")])
    show(legend)
    first, second = (each.parentWidget() for each in legend.findChildren(Label))
    assert first is not None
    assert second is not None
    assert first.x() == 0
    legend.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert first.geometry().right() == legend.rect().right()
    assert second.geometry().right() < first.x()
