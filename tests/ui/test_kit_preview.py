"""What a file of a kit shows: bounded, told truthfully, and nothing that a hostile one asks for."""

from __future__ import annotations

import struct
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QImage
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from kitstudio.base import limits
from kitstudio.operations.context import Context
from kitstudio.operations.inspect import ListedFile
from kitstudio.operations.preview import Peek
from kitstudio.ui.models.previewing import Cut, Look, Shown, shown
from kitstudio.ui.pages.kit_page import FILES, KitPage
from kitstudio.ui.theme import Appearance, Choice, T
from kitstudio.ui.widgets.markdown_view import MarkdownView
from kitstudio.ui.widgets.text_view import TextView
from tests.ui.kit_stand import kit_page, make_store, png


def made(name: str, content: bytes, size: int | None = None) -> Shown:
    whole = len(content) if size is None else size
    return shown(Peek(ListedFile(name, whole, 0o644, is_folder=False, offset=0), content, verified=True))


def test_text_and_json_are_shown_as_what_they_are() -> None:
    assert (made("a.txt", b"one\ntwo").look, made("a.txt", b"one\ntwo").words) == (Look.TEXT, "one\ntwo")
    found = made("a.json", b'{"a":[1,2]}')
    assert (found.look, found.words) == (Look.JSON, '{\n  "a": [\n    1,\n    2\n  ]\n}')
    assert made("a.jsonl", b'{"a":1}\n{"a":2}').words == '{"a":1}\n{"a":2}'
    assert made("README.md", b"# Hi").look is Look.MARKDOWN


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("käse".encode(), "käse"),
        ("\ufeffkäse".encode(), "käse"),
        ("käse".encode("utf-16"), "käse"),
        ("a\u202eb".encode(), "a\\u202eb"),
        (b"a\x1b[31mb", "a\\x1b[31mb"),
        (b"a\tb\r\nc", "a\tb\nc"),
    ],
)
def test_every_encoding_we_know_reads_and_nothing_hides_or_turns(content: bytes, words: str) -> None:
    assert made("a.txt", content).words == words


@pytest.mark.parametrize("content", [b"\xff\xfe\xff", b"caf\xe9 latin", b"a\0b", bytes(range(256))])
def test_what_is_no_text_is_shown_as_bytes(content: bytes) -> None:
    found = made("a.txt", content)
    assert found.look is Look.BYTES
    assert found.words.startswith("00000000  ")
    assert bytes.fromhex(found.words.split("\n")[0][10:33]) == content[:8]


HEADER = b'{"w":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}'


def test_of_weights_the_header_is_shown_as_it_is_written() -> None:
    before = len(HEADER).to_bytes(8, "little")
    found = made("model.safetensors", before + HEADER + bytes(4))
    assert (found.look, found.cut, found.header) == (Look.HEADER, Cut.HEADER, 8 + len(HEADER))
    assert '"dtype": "F16"' in found.words
    cut = made("model.safetensors", before + HEADER[:20], size=10**9)
    assert cut.look is Look.HEADER
    assert cut.words.startswith("{"), "what was read of a long header"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 40,
        (10**12).to_bytes(8, "little") + HEADER,
        len(HEADER).to_bytes(8, "little") + b"[" + HEADER[1:],
        (4).to_bytes(8, "little") + b"{\xff\xfe}",
    ],
)
def test_what_only_calls_itself_weights_is_shown_as_bytes(content: bytes) -> None:
    assert made("model.safetensors", content).look is not Look.HEADER
    assert made("model.bin", len(HEADER).to_bytes(8, "little") + HEADER).look is Look.BYTES


def test_a_character_that_the_limit_cuts_is_no_reason_to_show_bytes() -> None:
    found = made("a.txt", "käse".encode()[:2], size=5)
    assert (found.look, found.words, found.cut) == (Look.TEXT, "k", Cut.BYTES)


def test_endless_lines_and_endless_files_are_cut_and_it_is_said() -> None:
    assert made("a.txt", b"x" * 100_000).cut is Cut.LINES
    assert made("a.txt", b"\n" * 100_000).cut is Cut.LINES
    assert len(made("a.txt", b"\n" * 100_000).words) < 10_000
    assert made("a.txt", b"x\n" * 10, size=1 << 40).cut is Cut.BYTES
    assert made("a.bin", bytes(100), size=1 << 60).cut is Cut.BYTES


@pytest.mark.parametrize("content", [b"[" * 250_000, b'{"a":' * 50_000, b'["' + b"a" * 250_000, b"[1," * 80_000])
def test_deep_or_endless_json_costs_little(content: bytes) -> None:
    begin = time.thread_time()
    assert len(made("a.json", content).words) < 3_000_000
    assert time.thread_time() - begin < 5


def test_a_picture_is_decoded_and_told_its_size() -> None:
    found = made("a.png", png(30, 20))
    assert (found.look, found.pixels) == (Look.PICTURE, (30, 20))
    assert found.picture is not None
    assert found.picture.pixelColor(3, 3) == QColor("#ff00fe")
    assert made("named-so.txt", png(30, 20)).look is Look.PICTURE


def huge_png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


def test_a_picture_of_too_many_pixels_is_not_decoded() -> None:
    found = made("bomb.png", huge_png(100_000, 100_000))
    assert (found.look, found.cut, found.pixels) == (Look.BYTES, Cut.PIXELS, (100_000, 100_000))


@pytest.mark.qt_log_ignore(".*")
def test_a_broken_picture_is_shown_as_bytes() -> None:
    assert (made("a.png", png()[:40]).look, made("a.png", png()[:40]).cut) == (Look.BYTES, Cut.BROKEN)
    assert made("a.jpg", b"\xff\xd8\xff" + bytes(200)).look is Look.BYTES
    assert made("a.png", b"").words == ""


def test_a_drawing_that_could_name_other_files_is_only_read() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
    for name in ("a.svg", "a.png"):
        assert made(name, svg).look is Look.TEXT
        assert made(name, svg).words == svg.decode()


def test_a_large_picture_is_no_longer_read_whole() -> None:
    found = made("a.png", png()[:30], size=limits.PREVIEW_PICTURE + 1)
    assert found.look is Look.BYTES


@pytest.mark.parametrize(
    "content",
    [
        b"> " * 20_000, b"|" * 30_000, b"[" * 30_000, b"[a](b) " * 9_000, (b"> " * 40 + b"x\n") * 500,
        b"* " * 20_000, b"_" * 60_000, b"`" * 60_001, (b"|x" * 60 + b"\n") * 100, b"#" * 60_000, b"- " * 30_000,
        b"|a|b|\n|-|-|\n" + b"|x|y|\n" * 9_000, b"|a" * 60 + b"\n" + b"|-" * 60 + b"\n" + (b"|x" * 60 + b"\n") * 500,
    ],
)  # fmt: skip
def test_markdown_bombs_are_shown_plainly_or_rendered_at_once(
    content: bytes, qtbot: QtBot, appearance: Appearance
) -> None:
    found = made("a.md", content)
    view = MarkdownView("text")
    qtbot.addWidget(view)
    begin = time.thread_time()  # its own work, which is no more where the machine is busy with other things
    if found.look is Look.MARKDOWN:
        view.show_markdown(found.words)
    assert time.thread_time() - begin < 1.5
    assert found.look is Look.MARKDOWN or found.cut in (Cut.PLAIN, Cut.LINES)


def inks(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def test_markdown_loads_no_picture_from_anywhere(tmp_path: Path, qtbot: QtBot, appearance: Appearance) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(png(60, 60, "#ff00fe"))
    view = MarkdownView("text")
    qtbot.addWidget(view)
    view.resize(400, 400)
    view.setSearchPaths([str(tmp_path)])
    view.show_markdown(
        f"![a]({secret}) ![b](file://{secret}) ![c](secret.png) <img src='{secret}'>\n\n![d](https://example.org/x.png)\n\n"
        f"![ref][r]\n\n[r]: {secret}\n"
    )
    view.show()
    assert "#ff00fe" not in inks(view.grab().toImage())
    assert view.toPlainText().count("picture, not loaded") == 5
    assert "https://example.org/x.png" in view.toPlainText()


def test_markdown_has_the_sizes_of_the_pages_around_it(qtbot: QtBot, appearance: Appearance) -> None:
    view = MarkdownView("text")
    qtbot.addWidget(view)
    view.show_markdown("# One *more*\n\n## Two\n\n### Three\n\nwords\n\n```\ncode\n```\n")
    heights = {}
    block = view.document().begin()
    while block.isValid():
        line = block.layout().lineAt(0)
        heights[block.text()] = line.ascent() + line.descent()
        block = block.next()
    wanted = {"One more": "h1", "Two": "h2", "Three": "strong", "words": "body", "code": "mono"}
    assert {name: round(heights[name]) for name in wanted} == {
        name: round(T.metrics(font).height()) for name, font in wanted.items()
    }


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return make_store(tmp_path)


@pytest.fixture
def page(context: Context, qtbot: QtBot, appearance: Appearance) -> Iterator[KitPage]:
    with kit_page(context, qtbot) as found:
        found.go(FILES)
        qtbot.waitUntil(lambda: found.files.tree.files > 0)
        yield found


def choose(page: KitPage, path: str, qtbot: QtBot) -> None:
    assert page.files.tree.select_path(path)
    qtbot.waitUntil(page.files.preview._state.isVisible)


def test_the_pane_shows_each_kind_and_says_what_was_checked(page: KitPage, qtbot: QtBot) -> None:
    pane = page.files.preview
    choose(page, "weights/deep/b.json", qtbot)
    assert pane._stack.currentWidget() is pane._code
    assert pane._code.toPlainText() == '{\n  "b": [\n    1,\n    2\n  ],\n  "a": "x"\n}'
    assert pane._state.accessibleName() == "Verified"
    choose(page, "README.md", qtbot)
    assert pane._stack.currentWidget() is pane._markdown
    choose(page, "src/app/logo.png", qtbot)
    assert pane._stack.currentWidget() is pane._picture
    assert "20 by 10 pixels" in pane._sub.accessibleName()
    choose(page, "weights/a.bin", qtbot)
    assert pane._code.toPlainText().startswith("00000000  00 01 02")
    page.files.tree.select_path("weights")
    assert not pane._state.isVisible()


def test_a_large_layer_is_not_called_verified(page: KitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PREVIEW_LAYER", 10)
    choose(page, "weights/deep/b.json", qtbot)
    assert page.files.preview._state.accessibleName() == "Beginning only, not verified"


def test_a_damaged_layer_shows_no_byte_of_it(page: KitPage, context: Context, qtbot: QtBot) -> None:
    assert page.opened is not None
    blob = context.store.blob_path(page.opened.kit.layers[0].descriptor.digest)
    blob.chmod(0o600)
    blob.write_bytes(blob.read_bytes().replace(b'"x"', b'"y"'))
    choose(page, "weights/deep/b.json", qtbot)
    pane = page.files.preview
    assert pane._state.accessibleName() == "Cannot be shown"
    assert "is damaged" in pane._message.content
    assert '"y"' not in pane._code.toPlainText()


def test_a_link_shows_its_address_before_anything_is_opened(
    page: KitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    choose(page, "README.md", qtbot)
    page.files.preview._markdown.anchorClicked.emit(QUrl("https://example.org/a"))
    box = page.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.informativeText() == "https://example.org/a"
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert opened == []
    next(each for each in box.buttons() if each.text() == "Open in the browser").click()
    assert opened == ["https://example.org/a"]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "smb://host/x", "/etc/passwd"])
def test_a_link_to_anything_but_the_web_can_only_be_copied(
    address: str, page: KitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(page, "README.md", qtbot)
    page.files.preview._markdown.anchorClicked.emit(QUrl(address))
    box = page.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert {each.text() for each in box.buttons()} == {"Copy address", "Stay"}
    box.reject()


def test_the_colours_of_a_text_follow_the_theme(qtbot: QtBot, appearance: Appearance) -> None:
    view = TextView("text")
    qtbot.addWidget(view)
    view.resize(300, 100)
    view.show_text('{"key": "value", "n": 1}', json=True)
    view.show()
    qtbot.waitUntil(lambda: len(view.document().firstBlock().layout().formats()) > 0)

    def keys() -> str:
        first = view.document().firstBlock().layout().formats()[0]  # it owns its format
        return first.format.foreground().color().name()

    assert keys() == T["codeKey"].name()
    before = keys()
    appearance.choose(Choice.DARK)
    qtbot.waitUntil(lambda: keys() != before)
    assert keys() == T["codeKey"].name()
