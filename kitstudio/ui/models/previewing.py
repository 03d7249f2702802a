"""One file of a kit made fit to be looked at, by a worker: bounded in bytes, lines and pixels, whatever it holds."""

from __future__ import annotations

import enum
import posixpath
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.printable import printable
from kitstudio.model.json_layout import laid_out
from kitstudio.operations.context import Context
from kitstudio.operations.inspect import ListedFile
from kitstudio.operations.preview import Peek, peek

_LINES: Final = 5_000
_LONGEST: Final = 2_000
_HEX: Final = 4_096
_ROW: Final = 8
_PIXELS: Final = 40_000_000
_SIDE: Final = 1_600
_RENDERED: Final = 64 * 1024
_WIDEST_TABLE: Final = 64
_DEEPEST: Final = 12
# Qt takes longer with each cell of a table, and with each bracket that may yet become a link.
_MOST: Final = {"|": 700, "[": 3_000, "\n": 3_000}
# By their first bytes and never by their name: what calls itself a picture may be a drawing that names other files.
_PICTURES: Final = (
    (b"\x89PNG\r\n\x1a\n", b"png"),
    (b"\xff\xd8\xff", b"jpeg"),
    (b"GIF87a", b"gif"),
    (b"GIF89a", b"gif"),
    (b"BM", b"bmp"),
    (b"RIFF", b"webp"),
)
_PICTURE_ENDINGS: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp"})
_JSON: Final = frozenset({".json", ".ipynb", ".jsonl", ".geojson", ".webmanifest"})
_ONE_DOCUMENT: Final = _JSON - {".jsonl"}
_TENSORS: Final = ".safetensors"
_LENGTH: Final = 8
_MARKDOWN: Final = frozenset({".md", ".markdown"})


class Look(enum.Enum):
    """How a file is shown."""

    TEXT = 0
    JSON = 1
    MARKDOWN = 2
    PICTURE = 3
    BYTES = 4
    HEADER = 5


class Cut(enum.Enum):
    """Why less is shown than there is."""

    NOTHING = 0
    BYTES = 1
    LINES = 2
    PIXELS = 3
    BROKEN = 4
    PLAIN = 5
    HEADER = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """A file ready to be shown: `words` of everything but a picture; `pixels` are its real width and height.

    `header` are the bytes of it that are shown as a HEADER.
    """

    peek: Peek
    look: Look
    words: str = ""
    picture: QImage | None = None
    pixels: tuple[int, int] = (0, 0)
    cut: Cut = Cut.NOTHING
    header: int = 0


def preview(context: Context, reference: str, layer: int, file: ListedFile, control: Control) -> Shown:
    """Read the beginning of a file and make of it what fits.

    Raises:
        KitStudioError: the layer cannot be read, or is damaged.
    """
    is_picture = _ending(file) in _PICTURE_ENDINGS and file.size <= limits.PREVIEW_PICTURE
    limit = limits.PREVIEW_PICTURE if is_picture else limits.PREVIEW
    return shown(peek(context, reference, layer, file, control, limit=limit))


def shown(found: Peek) -> Shown:
    """What to make of these bytes."""
    form = next((form for magic, form in _PICTURES if found.content.startswith(magic)), b"")
    if form and found.whole:
        return _picture(found, form)
    header = _header(found)
    if header:
        return header
    words = _decoded(found.content, whole=found.whole)
    if words is None:
        return Shown(found, Look.BYTES, _bytes(found.content), cut=_cut_of(found, _HEX))
    ending = _ending(found.file)
    if ending in _MARKDOWN and _is_modest(found, words):
        return Shown(found, Look.MARKDOWN, _clean(words))
    look = Look.JSON if ending in _JSON else Look.TEXT
    if ending in _ONE_DOCUMENT:
        words = laid_out(words).text
    text, lines = _lines(words)
    cut = Cut.LINES if lines else Cut.NOTHING if found.whole else Cut.BYTES
    return Shown(found, look, text, cut=Cut.PLAIN if ending in _MARKDOWN and cut is Cut.NOTHING else cut)


def _header(found: Peek) -> Shown | None:
    """What stands before the weights of a safetensors file: its length in eight bytes, then JSON."""
    if _ending(found.file) != _TENSORS:
        return None
    length = int.from_bytes(found.content[:_LENGTH], "little")
    written = found.content[_LENGTH : _LENGTH + length]
    words = _decoded(written, whole=len(written) == length)
    if not written.startswith(b"{") or length > found.file.size - _LENGTH or words is None:
        return None
    text, lines = _lines(laid_out(words).text)
    return Shown(found, Look.HEADER, text, cut=Cut.LINES if lines else Cut.HEADER, header=_LENGTH + length)


def _ending(file: ListedFile) -> str:
    return posixpath.splitext(file.path)[1].lower()


def _cut_of(found: Peek, shown_bytes: int) -> Cut:
    return Cut.NOTHING if found.whole and len(found.content) <= shown_bytes else Cut.BYTES


def _decoded(content: bytes, *, whole: bool) -> str | None:
    """The text that bytes are, None when they are none; the last character may be cut."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding, content = "utf-16", content if whole else content[: len(content) // 2 * 2]
    else:
        encoding = "utf-8-sig"
        if b"\0" in content:
            return None
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if not whole and len(content) - error.start < 4:
            return content[: error.start].decode(encoding)
        return None


def _clean(words: str) -> str:
    """Text without what moves a cursor or turns what is read; lines and tabs stay."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("\t".join(printable(piece) for piece in line.split("\t")) for line in lines)


def _lines(words: str) -> tuple[str, bool]:
    """The first lines of a text, none of them endless, and whether any were cut."""
    lines = _clean(words[: limits.PREVIEW * 2]).split("\n")
    kept = [line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…" for line in lines[:_LINES]]
    return "\n".join(kept), len(lines) > _LINES or any(len(line) > _LONGEST for line in lines[:_LINES])


def _bytes(content: bytes) -> str:
    rows = []
    for at in range(0, min(len(content), _HEX), _ROW):
        piece = content[at : at + _ROW]
        letters = "".join(chr(each) if 0x20 <= each < 0x7F else "." for each in piece)
        rows.append(f"{at:08x}  {piece.hex(' '):<23}  {letters}")
    return "\n".join(rows)


def _is_modest(found: Peek, words: str) -> bool:
    """Whether rendering costs little: no endless tables, nothing nested without end."""
    if not found.whole or len(words) > _RENDERED or any(words.count(each) > most for each, most in _MOST.items()):
        return False
    return not any(
        line.count("|") > _WIDEST_TABLE or line.count(">") > _WIDEST_TABLE or _depth(line) > _DEEPEST
        for line in words.split("\n")
    )


def _depth(line: str) -> int:
    """How deep a line of Markdown stands: two blanks, a quote or a list mark are a step each."""
    bare = line.lstrip(" \t>*+-0123456789.)")
    head = line[: len(line) - len(bare)]
    return head.count(">") + sum(head.count(each) for each in "*+-") + (len(head) - len(head.lstrip(" "))) // 2


def _picture(found: Peek, form: bytes) -> Shown:
    buffer = QBuffer()
    buffer.setData(QByteArray(found.content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(form))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    pixels = (size.width(), size.height())
    as_bytes = Shown(found, Look.BYTES, _bytes(found.content), pixels=pixels, cut=Cut.BROKEN)
    if not size.isValid():
        return as_bytes
    if size.width() * size.height() > _PIXELS:
        return Shown(found, Look.BYTES, as_bytes.words, pixels=pixels, cut=Cut.PIXELS)
    if max(pixels) > _SIDE:
        reader.setScaledSize(size * (_SIDE / max(pixels)))
    picture = reader.read()
    return as_bytes if picture.isNull() else Shown(found, Look.PICTURE, picture=picture, pixels=pixels)
