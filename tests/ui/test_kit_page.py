"""The page of a kit: every number from the store, manifest and table as one, all of it by keys."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.model.descriptor import Digest
from kitstudio.model.media_type import Compression
from kitstudio.model.reference import Reference
from kitstudio.operations.catalog import remove
from kitstudio.operations.context import Context
from kitstudio.operations.folder_state import FolderState, Standing
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from kitstudio.operations.undoable import remove_undoably
from kitstudio.operations.upkeep import repair
from kitstudio.ui import text
from kitstudio.ui.actions import acts_of
from kitstudio.ui.desk import Desk
from kitstudio.ui.frame.inspector import Facts
from kitstudio.ui.icons import Icon
from kitstudio.ui.models.files_nodes import View
from kitstudio.ui.models.kit_reading import look, read
from kitstudio.ui.models.layers_model import LayerColumn, LayersModel
from kitstudio.ui.pages import kit_facts
from kitstudio.ui.pages.kit_facts import Stated
from kitstudio.ui.pages.kit_kitfile import PathRow
from kitstudio.ui.pages.kit_manifest import CONFIG
from kitstudio.ui.pages.kit_manifest import MANIFEST as DOCUMENT
from kitstudio.ui.pages.kit_overview import Overview
from kitstudio.ui.pages.kit_page import FILES, KITFILE, MANIFEST, OVERVIEW, KitPage
from kitstudio.ui.removed import Gone
from kitstudio.ui.theme import Appearance
from kitstudio.ui.widgets.base import Card, Label, Line
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.chips import Chip
from tests.ui.kit_stand import FILES as CONTENTS
from tests.ui.kit_stand import KITFILE as WRITTEN
from tests.ui.kit_stand import kit_page, make_store
from tests.ui.seen_words import Painted


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return make_store(tmp_path)


@pytest.fixture
def page(context: Context, qtbot: QtBot, appearance: Appearance) -> Iterator[KitPage]:
    with kit_page(context, qtbot) as made:
        yield made


def words(widget: QWidget) -> list[str]:
    """Everything that is written on a widget."""
    shown = [each.content for each in widget.findChildren(Label)]
    return [*shown, *(each.accessibleName() for kind in (Line, Chip, Button) for each in widget.findChildren(kind))]


def test_the_overview_tells_what_was_read(page: KitPage) -> None:
    assert page.body is not None
    assert page.opened is not None
    said = words(page.body.parts.overview)
    for each in (
        "Something small",
        "MIT",
        "onnx",
        "lr",
        "0.5",
        "epochs",
        "3",
        "1, 2",
        "Kim",
        "Manifest and Kitfile match the digest",
    ):
        assert each in said, each
    assert "Dataset eval" in said
    assert "Non-commercial" in said
    assert "reads as MIT, as stated" in said
    assert "No time in the manifest" in said
    assert "No time and no owner on any file" in said
    sizes = kit_facts.sizes_by_kind(page.opened)
    assert {text.size(each) for each in sizes.values()} <= set(said)


def with_config(context: Context, folder: Path, config: bytes, name: str = "demo:config") -> str:
    (folder / "model/weights/config.json").write_bytes(config)
    pack(
        context,
        folder / "model",
        PackOptions(kitfile=WRITTEN.encode(), references=(Reference.parse(name),)),
        Control(),
    )
    return name


def test_what_the_model_says_of_itself_stands_on_the_overview(
    context: Context, tmp_path: Path, qtbot: QtBot, appearance: Appearance
) -> None:
    config = b"""{"architectures": ["LlamaForCausalLM"], "torch_dtype": "bfloat16", "num_hidden_layers": 28,
        "max_position_embeddings": 4096, "_name_or_path": "some/base"}"""
    with kit_page(context, qtbot, with_config(context, tmp_path, config)) as page:
        assert page.body is not None
        said = words(page.body.parts.overview)
        wanted = {"LlamaForCausalLM", "bfloat16, 28 layers", "4,096 tokens", "some/base"}
        assert wanted <= {each.replace("4096", "4,096") for each in said}
        assert "by weights/config.json and Kitfile" in said


@pytest.mark.parametrize(
    "config",
    [
        b"{",
        b"[1]",
        b'{"a": 1}',
        b'{"torch_dtype": 7, "num_hidden_layers": true, "max_position_embeddings": -1}',
        b"\xff",
    ],
)
def test_a_config_that_says_nothing_of_the_kind_adds_nothing(context: Context, tmp_path: Path, config: bytes) -> None:
    assert look(context, with_config(context, tmp_path, config), Control()).config is None


def test_a_folder_that_packs_to_the_kit_is_told(page: KitPage, tmp_path: Path) -> None:
    assert page.body is not None
    assert page.opened is not None
    title = "Its folder packs to the same digest"
    assert title not in words(page.body.parts.overview)
    shelf, folder = page._desk.shelf, str(tmp_path / "model")
    shelf.states = {folder: FolderState(Path(folder), Standing.PACKED, kit=page.opened.kit.descriptor.digest)}
    shelf.changed.emit()
    assert {title, "~/model, as it was looked at last"} <= set(words(page.body.parts.overview))
    shelf.states = {folder: FolderState(Path(folder), Standing.READY)}
    shelf.changed.emit()
    assert title not in [
        each.accessibleName() for each in page.body.parts.overview.findChildren(Line) if each.isVisible()
    ]


def test_what_is_shared_is_counted_by_the_store(page: KitPage, context: Context, qtbot: QtBot) -> None:
    assert page.body is not None
    assert page.opened is not None
    shared = sum(each.descriptor.size for each in page.opened.kit.layers[1:])
    assert f"{text.size(shared)} shared" in words(page.body.parts.overview)
    model = page.body.parts.manifest.model
    assert [model.index(row, LayerColumn.SHARED).data() for row in range(3)] == ["only here", "v2", "v2"]
    remove(context, ["demo:v2"], Control())
    page._desk.library.refresh()
    qtbot.waitUntil(lambda: model.index(1, LayerColumn.SHARED).data() == "only here")
    qtbot.waitUntil(lambda: "No other kit of the store holds any of its layers." in words(page.body.parts.overview))  # type: ignore[union-attr]  # it is there


def test_verify_is_told_wherever_it_was_open(page: KitPage, qtbot: QtBot) -> None:
    assert page.body is not None
    assert "Layers not read yet" in words(page.body.parts.overview)
    state = page.body.parts.manifest._state
    page.verify()
    qtbot.waitUntil(lambda: state.accessibleName().startswith("Verified at"))
    assert any("re-hashed" in each for each in words(page.body.parts.overview))


def spoil(context: Context, digest: Digest) -> None:
    path = context.store.blob_path(digest)
    content = bytearray(path.read_bytes())
    content[700] ^= 1
    path.chmod(0o600)
    path.write_bytes(content)


def integrity(page: KitPage) -> list[str]:
    assert page.body is not None
    cards = page.body.parts.overview.findChildren(Card)
    return next(said for each in cards if "Manifest and Kitfile match the digest" in (said := words(each)))


def test_what_verify_finds_damaged_is_told_here_and_in_the_library_until_it_is_mended(
    page: KitPage, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    assert page.body is not None
    assert page.opened is not None
    library = page._desk.library
    weights = page.opened.kit.layers[0]
    assert weights.path == "weights"
    spoil(context, weights.descriptor.digest)
    page.verify()
    qtbot.waitUntil(lambda: any(each.damage for each in library.holding.kits))  # type: ignore[union-attr]  # it was read
    assert library.holding is not None
    assert {each.newest: each.damage for each in library.holding.kits} == {"v1": "Damaged layers: weights.", "v2": ""}
    said = integrity(page)
    assert "Damaged layers: weights." in said
    assert any("Storage page" in each for each in said), "what to do"
    assert "Verify again" in said
    assert "Layers not read yet" not in said

    repair(context, Control())
    library.refresh()
    qtbot.waitUntil(lambda: "Missing layers: weights." in integrity(page))

    pack(context, tmp_path / "model", PackOptions(kitfile=WRITTEN.encode()), Control())
    library.refresh()
    qtbot.waitUntil(lambda: "Layers not read yet" in integrity(page))
    assert not any(each.damage for each in library.holding.kits)


def test_a_clean_verify_takes_back_what_an_earlier_one_found(page: KitPage, context: Context, qtbot: QtBot) -> None:
    assert page.body is not None
    assert page.opened is not None
    digest = page.opened.kit.layers[0].descriptor.digest
    page._desk.library.learn(damaged={digest})
    qtbot.waitUntil(lambda: "Damaged layers: weights." in integrity(page))
    page.verify()
    qtbot.waitUntil(lambda: any("re-hashed" in each for each in integrity(page)))
    library = page._desk.library
    qtbot.waitUntil(lambda: not any(each.damage for each in library.holding.kits))  # type: ignore[union-attr]  # read
    qtbot.waitUntil(lambda: not page._desk.reader.active)
    assert any("re-hashed" in each for each in integrity(page))


def test_a_layer_that_came_back_is_listed_among_the_files_again(page: KitPage, context: Context, qtbot: QtBot) -> None:
    assert page.opened is not None
    page.go(FILES)
    reading = page.files.reading
    qtbot.waitUntil(lambda: reading.whole)
    path = context.store.blob_path(page.opened.kit.layers[0].descriptor.digest)
    kept = path.read_bytes()
    path.unlink()
    page._desk.library.refresh()
    qtbot.waitUntil(lambda: 0 not in reading.layers)
    path.write_bytes(kept)
    page._desk.library.refresh()
    qtbot.waitUntil(lambda: reading.whole)


def test_an_open_kit_writes_its_sizes_in_the_units_that_are_chosen(page: KitPage, qtbot: QtBot) -> None:
    assert page.body is not None
    heard: list[Facts] = []
    page.inspected.connect(heard.append)
    body = page.body

    def written() -> str:
        return " ".join([*words(body), *(each.accessibleName() for each in body.findChildren(PathRow))])

    decimal = written()
    assert " kB" in decimal
    try:
        text.count_in_binary(on=True)
        page._desk.preferences.take("appearance.sizes", "binary")
        qtbot.waitUntil(lambda: " kB" not in written())
        assert " KiB" in written()
        assert any("KiB" in fact.value for fact in heard[-1].rows)
    finally:
        text.count_in_binary(on=False)


def test_a_compressed_and_dated_kit_says_so(context: Context, tmp_path: Path, appearance: Appearance) -> None:
    options = PackOptions(
        kitfile=WRITTEN.encode(), references=(Reference.parse("demo:zip"),), compression=Compression.GZIP, created=10**9
    )
    pack(context, tmp_path / "model", options, Control())
    opened = read(context, "demo:zip", Control())
    looked = look(context, opened.reference, Control())
    told = [each.title for each in kit_facts.reproducibility(opened, looked)]
    assert told == ["The manifest holds a time", "Headers of the layers not looked at", "Compressed: gzip"]
    assert all(each.tone != "ok" for each in kit_facts.reproducibility(opened, looked))


def test_another_kit_changes_every_tab(context: Context, qtbot: QtBot, appearance: Appearance) -> None:
    pictures: dict[str, list[QImage]] = {"demo:v1": [], "demo:v2": []}
    for reference, taken in pictures.items():
        with kit_page(context, qtbot, reference) as page:
            for part in (OVERVIEW, FILES, MANIFEST):
                page.go(part)
                qtbot.wait(20)
                taken.append(page.grab().toImage())
    assert all(one != two for one, two in zip(*pictures.values(), strict=True))


def test_the_layers_keep_the_contract_of_models(context: Context, appearance: Appearance) -> None:
    model = LayersModel(read(context, "demo:v1", Control()).kit)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_sharing({}, "demo")
    assert model.index(0, LayerColumn.LAYER).data(Qt.ItemDataRole.AccessibleTextRole) == "Model weights"
    tip = str(model.index(0, LayerColumn.LAYER).data(Qt.ItemDataRole.ToolTipRole)).split("\n")
    assert tip == ["weights", "application/vnd.kitops.modelkit.model.v1.tar"]


def test_table_and_manifest_choose_each_other(page: KitPage, qtbot: QtBot) -> None:
    assert page.body is not None
    assert page.opened is not None
    page.go(MANIFEST)
    tab = page.body.parts.manifest
    tab.table.setCurrentIndex(tab.model.index(2, 0))
    first, last = page.opened.manifest.spans["layers", 2]
    assert tab.view._washed == (first, last)
    digest = str(page.opened.kit.layers[2].descriptor.digest)
    assert digest in "\n".join(tab.view.whole.split("\n")[first : last + 1])
    other = page.opened.manifest.spans["layers", 1][0]
    cursor = tab.view.textCursor()
    cursor.setPosition(tab.view.document().findBlockByNumber(other + 1).position())
    tab.view.setTextCursor(cursor)
    assert tab.row == 1


def test_the_manifest_is_shown_token_by_token_as_it_is_stored(page: KitPage) -> None:
    assert page.body is not None
    assert page.opened is not None
    raw = page.opened.kit.manifest.raw.decode()
    shown = page.body.parts.manifest.view.whole
    assert "".join(shown.split()) == "".join(raw.split())
    page.body.parts.manifest.open_config()
    assert '"manifestVersion"' in page.body.parts.manifest.view.toPlainText()


def test_a_digest_is_a_link_by_mouse_and_by_key(page: KitPage, qtbot: QtBot) -> None:
    assert page.body is not None
    assert page.opened is not None
    page.go(MANIFEST)
    view = page.body.parts.manifest.view
    layer = page.opened.kit.layers[1]
    line = next(at for at, each in enumerate(view.whole.split("\n")) if str(layer.descriptor.digest) in each)
    cursor = view.textCursor()
    cursor.setPosition(view.document().findBlockByNumber(line).position() + 20)
    view.setTextCursor(cursor)
    view.ensureCursorVisible()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect().center())
    assert page.tabs.currentIndex() == FILES
    assert page.files.views.current == View.LAYERS
    qtbot.waitUntil(lambda: page.files.tree.chosen()[0].path == layer.path)
    page.go(MANIFEST)
    config = next(
        at for at, each in enumerate(view.whole.split("\n")) if str(page.opened.kit.manifest.config.digest) in each
    )
    cursor.setPosition(view.document().findBlockByNumber(config).position())
    view.setTextCursor(cursor)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert page.body.parts.manifest.forms.current == CONFIG


def test_a_digest_is_shown_by_both_ends_and_copied_whole(page: KitPage) -> None:
    assert page.body is not None
    assert page.opened is not None
    page.go(MANIFEST)
    view, digest = page.body.parts.manifest.view, str(page.opened.kit.layers[1].descriptor.digest)
    assert digest not in view.toPlainText()
    assert f"{digest[:17]}…{digest[-8:]}" in view.toPlainText()
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text() == page.opened.manifest.text
    view.show_text(f'"{digest}"')
    assert view.toPlainText() == f'"{digest}"', "one that leads nowhere is shown whole"


def test_a_layer_and_the_manifest_are_saved_as_they_are_stored(
    page: KitPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.body is not None
    assert page.opened is not None
    offered: list[str] = []

    def ask(_parent: object, _title: str, path: str) -> tuple[str, str]:
        offered.append(Path(path).name)
        return str(tmp_path / Path(path).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    tab = page.body.parts.manifest
    tab.save_layer()
    qtbot.waitUntil((tmp_path / "weights.tar").exists)
    assert Digest.of((tmp_path / "weights.tar").read_bytes()) == page.opened.kit.layers[0].descriptor.digest
    tab.save_document()
    qtbot.waitUntil((tmp_path / "manifest.json").exists)
    assert (tmp_path / "manifest.json").read_bytes() == page.opened.kit.manifest.raw
    tab.forms.choose(CONFIG)
    tab.save_document()
    qtbot.waitUntil((tmp_path / "config.json").exists)
    assert offered == ["weights.tar", "manifest.json", "config.json"]
    tab.forms.choose(DOCUMENT)


def test_a_note_of_an_entry_is_whole_or_in_its_tooltip_alone(
    qtbot: QtBot, appearance: Appearance, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = PathRow(Icon.MODEL, "role.model", "weights", "the name of a model", "layer 26.7 MB")
    qtbot.addWidget(row)
    painted = Painted(monkeypatch)
    for width, is_shown in ((400, True), (240, False)):
        row.resize(width, 28)
        painted.words.clear()
        row.grab()
        assert painted.words.get("the name of a model") == ("the name of a model" if is_shown else None)
    assert row.toolTip().split("\n") == ["weights", "the name of a model"]


def test_the_kitfile_is_read_in_rows_that_lead_to_files(page: KitPage, qtbot: QtBot) -> None:
    assert page.body is not None
    page.go(KITFILE)
    tab = page.body.parts.kitfile
    rows = tab.findChildren(PathRow)
    assert [each.accessibleName().split(", ")[0] for each in rows] == [
        "weights",
        "src/app",
        "data",
        "README.md",
        "LICENSE",
    ]
    assert tab.yaml.isReadOnly()
    assert "epochs: 3" in tab.yaml.toPlainText()
    rows[2].click()
    assert page.tabs.currentIndex() == FILES
    qtbot.waitUntil(lambda: page.files.tree.chosen()[0].path == "data")


def test_a_draft_is_started_in_a_folder_that_is_chosen(
    page: KitPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.body is not None
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "draft"))
    made: list[Path] = []
    page.draft_made.connect(made.append)
    next(each for each in acts_of(page.body.parts.kitfile) if each.text() == "Start a draft from it…").trigger()
    qtbot.waitUntil(lambda: made == [tmp_path / "draft"])
    assert {name: (tmp_path / "draft" / name).read_bytes() for name in CONTENTS if CONTENTS[name]} == {
        name: content for name, content in CONTENTS.items() if content and name != "weights/a.bin"
    } | {"weights/a.bin": CONTENTS["weights/a.bin"]}
    assert (tmp_path / "draft/Kitfile").exists()


def test_keys_alone_reach_everything(page: KitPage, qtbot: QtBot) -> None:
    assert page.body is not None
    assert page.opened is not None
    heard: list[Facts] = []
    page.inspected.connect(heard.append)
    page.activateWindow()
    qtbot.keyClick(page.tabs, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.clipboard().text() == str(page.opened.kit.descriptor.digest)
    for key, part in (
        (Qt.Key.Key_2, FILES),
        (Qt.Key.Key_4, MANIFEST),
        (Qt.Key.Key_3, KITFILE),
        (Qt.Key.Key_1, OVERVIEW),
    ):
        qtbot.keyClick(page, key, Qt.KeyboardModifier.AltModifier)
        assert page.tabs.currentIndex() == part
    qtbot.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page.files.tree.hasFocus()
    qtbot.keyClick(page.files.tree, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.files.filter.edit.hasFocus()
    qtbot.keyClicks(page.files.filter.edit, "b.json")
    qtbot.waitUntil(lambda: page.files.tree.files == 1)
    qtbot.keyClick(page.files.filter.edit, Qt.Key.Key_Return)
    assert page.files.tree.hasFocus()
    for _ in range(3):
        qtbot.keyClick(page.files.tree, Qt.Key.Key_Down)
    assert heard[-1].heading == "b.json"
    qtbot.waitUntil(lambda: "laid out" in page.files.preview._sub.accessibleName())


def test_every_part_that_can_be_used_has_a_name(page: KitPage) -> None:
    nameless = [
        each
        for each in page.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(page) and not each.accessibleName()
    ]
    inner = {"qt_scrollarea_viewport", "qt_scrollarea_hcontainer", "qt_scrollarea_vcontainer"}
    assert [each for each in nameless if each.objectName() not in inner and type(each).__name__ != "QScrollArea"] == []


def test_a_kit_that_is_not_there_says_why_and_can_be_tried_again(
    context: Context, tmp_path: Path, qtbot: QtBot, appearance: Appearance
) -> None:
    with kit_page(context, qtbot, "demo:v3") as page:
        assert page._stack.currentIndex() == 1
        options = PackOptions(kitfile=WRITTEN.encode(), references=(Reference.parse("demo:v3"),))
        pack(context, tmp_path / "model", options, Control())
        page.refresh()
        qtbot.waitUntil(lambda: page.opened is not None)


def test_a_kit_without_layers_claims_nothing_about_them(
    context: Context, tmp_path: Path, qtbot: QtBot, appearance: Appearance
) -> None:
    (tmp_path / "bare").mkdir()
    options = PackOptions(
        kitfile=b"manifestVersion: 1.0.0\npackage: {name: bare}\n", references=(Reference.parse("bare:1"),)
    )
    pack(context, tmp_path / "bare", options, Control())
    with kit_page(context, qtbot, "bare:1") as page:
        assert page.body is not None
        said = words(page.body.parts.overview)
        assert "This kit has no model." in said
        assert not any("ompressed" in each or "Layers not read" in each for each in said)
        assert page.files.tree.accessibleDescription() == "The kit holds no files."


@pytest.mark.parametrize(
    ("stated", "title", "told"),
    [
        ("format: safetensors", "Format", "safetensors"),
        ("framework: vllm", "Framework", "vllm"),
        ("framework: vllm, format: safetensors", "Framework", "vllm, safetensors"),
    ],
)
def test_framework_and_format_stand_on_one_line_and_one_alone_by_its_name(
    stated: str, title: str, told: str, context: Context, tmp_path: Path, qtbot: QtBot, appearance: Appearance
) -> None:
    kitfile = f"manifestVersion: 1.0.0\nmodel: {{path: weights, {stated}}}\n".encode()
    options = PackOptions(kitfile=kitfile, references=(Reference.parse("format:1"),))
    pack(context, tmp_path / "model", options, Control())
    with kit_page(context, qtbot, "format:1") as page:
        assert page.body is not None
        said = words(page.body.parts.overview)
        assert {title, told} <= set(said)
        assert ("Framework" in said, "Format" in said) == (title == "Framework", title == "Format")
        on_its_page = words(page.body.parts.kitfile)
        assert ("Framework" in on_its_page, "Format" in on_its_page) == ("framework" in stated, "format" in stated)


@pytest.mark.parametrize(
    ("package", "model", "said"),
    [
        ("Apache-2.0", "MIT", ("reads as Apache-2.0, as stated", "")),
        ("MIT OR (Apache-2.0 AND Zlib)", "", ("reads as Apache-2.0, as stated", "")),
        ("", "Apache-2.0", ("reads as Apache-2.0, as stated", "")),
        ("MIT", "Apache-2.0", ("reads as Apache-2.0", "That is stated for Model m; for the package it is MIT.")),
        ("MIT", "", ("reads as Apache-2.0", "The Kitfile states MIT.")),
        ("", "", ("reads as Apache-2.0", "")),
    ],
)
def test_a_licence_text_that_contradicts_the_kitfile_is_not_called_as_stated(
    package: str, model: str, said: tuple[str, str]
) -> None:
    stated = [Stated(of, licence) for of, licence in (("", package), ("Model m", model)) if licence]
    assert kit_facts.licence_words("Apache-2.0", stated) == said


def test_a_contradiction_is_written_under_the_licence_text(
    context: Context, tmp_path: Path, qtbot: QtBot, appearance: Appearance
) -> None:
    folder = tmp_path / "two"
    folder.mkdir()
    known = resources.files("kitstudio.inspection").joinpath("licence_texts", "Apache-2.0.txt")
    (folder / "LICENSE").write_bytes(known.read_bytes())
    kitfile = b"manifestVersion: 1.0.0\npackage: {name: two, license: MIT}\ndocs: [{path: LICENSE}]\n"
    pack(context, folder, PackOptions(kitfile=kitfile, references=(Reference.parse("two:1"),)), Control())
    with kit_page(context, qtbot, "two:1") as page:
        assert page.body is not None
        overview = page.body.parts.overview
        qtbot.waitUntil(lambda: "The Kitfile states MIT." in words(overview), timeout=10_000)
        assert "reads as Apache-2.0" in words(overview)


def test_the_overview_says_that_it_reads_before_it_says_what_it_found(
    context: Context, qtbot: QtBot, appearance: Appearance
) -> None:
    opened = read(context, "demo:v1", Control())
    desk = Desk(context, context.store_path.parent)
    overview = Overview(desk, opened)
    qtbot.addWidget(overview)
    said = words(overview)
    assert "Reading the headers of the layers\u2026" in said
    assert "Looking for texts\u2026" in said
    assert not any("not looked" in each or "No licence text" in each for each in said)
    overview.show_looked(look(context, opened.reference, Control()))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    said = words(overview)
    assert "No time and no owner on any file" in said
    assert "Looking for texts\u2026" not in said
    desk.close()


def test_headers_that_cannot_be_read_are_told_with_the_reason(
    context: Context, qtbot: QtBot, appearance: Appearance
) -> None:
    desk = Desk(context, context.store_path.parent)
    overview = Overview(desk, read(context, "demo:v1", Control()))
    qtbot.addWidget(overview)
    overview.show_unlooked("It is cut short")
    assert {"The headers of the layers could not be read", "It is cut short"} <= set(words(overview))
    desk.close()


@pytest.mark.parametrize("part", [OVERVIEW, FILES])
def test_the_keyboard_stays_in_the_part_from_which_verify_was_pressed(page: KitPage, qtbot: QtBot, part: int) -> None:
    assert page.body is not None
    page.go(part)
    parts = page.body.parts
    button = page.files.check
    if part == OVERVIEW:
        button = next(each for each in parts.overview.findChildren(Button) if each.text() == "Verify")
    button.setFocus()
    assert page.window().focusWidget() is button
    button.click()
    qtbot.waitUntil(lambda: parts.manifest._state.accessibleName().startswith("Verified at"))
    held = page.window().focusWidget()
    assert held is not None
    assert parts.part(part).isAncestorOf(held)
    if part == OVERVIEW:
        assert isinstance(held, Button)
        assert held.text() == "Verify again"
    else:
        assert held is page.files.tree


def test_the_keyboard_stays_in_the_tab_when_a_removal_is_taken_back(
    page: KitPage, context: Context, qtbot: QtBot
) -> None:
    assert page.body is not None
    library, removed, body = page._desk.library, page._desk.removed, page.body
    done = remove_undoably(context, ["demo:v1"], Control())
    gone = Gone(("demo:v1", str(body.parts._opened.kit.descriptor.digest)), 0.0, None)
    heard: list[list[str]] = []

    def undo() -> None:
        removed.close(gone, coming_back=True)
        heard.append(words(page._gone))
        assert done.undo()
        library.refresh()

    gone.undo = undo
    library.refresh()
    qtbot.waitUntil(lambda: body.stored is None)
    removed.add(gone)
    button = next(each for each in page._gone.findChildren(Button) if each.text() == "Undo")
    button.setFocus()
    assert page.window().focusWidget() is button
    button.click()
    assert "Bringing the kit back" in heard[0]
    qtbot.waitUntil(body.isVisible)
    held = page.window().focusWidget()
    assert held is not None
    assert body.isAncestorOf(held)


def test_a_very_long_licence_does_not_widen_the_overview(
    context: Context, tmp_path: Path, qtbot: QtBot, appearance: Appearance
) -> None:
    licence = "LicenseRef-" + "very-long-" * 40
    kitfile = WRITTEN.replace("license: MIT", f"license: {licence}").replace("CC-BY-NC-4.0", licence)
    options = PackOptions(kitfile=kitfile.encode(), references=(Reference.parse("demo:long"),))
    pack(context, tmp_path / "model", options, Control())
    with kit_page(context, qtbot, "demo:v1") as page:
        assert page.body is not None
        narrow = page.body.minimumSizeHint().width()
    with kit_page(context, qtbot, "demo:long") as page:
        assert page.body is not None
        assert page.body.minimumSizeHint().width() <= narrow + 60
        cards = page.body.parts.overview._cards
        body = cards.widget()
        assert body is not None
        assert body.width() <= cards.viewport().width()
        whole = [each for each in page.body.findChildren(Line) if each.accessibleName() == licence]
        assert any(page.body.parts.overview.isAncestorOf(each) for each in whole)
        assert any(page.body.parts.kitfile.isAncestorOf(each) for each in whole), "one word cannot wrap"
        assert all(each.toolTip() == licence for each in whole)
