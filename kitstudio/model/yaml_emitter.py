"""YAML as go-yaml v3 3.0.1 writes it with an indent of two: quoting, literal blocks, escapes, key order.

No line is ever folded. What go-yaml writes although it could not read it again (a literal block that begins with a tab
or a line break) is written just so: these bytes are compared with those of kit (modelkit-format 1.4).
"""

from __future__ import annotations

import base64
import enum
import functools
import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from kitstudio.model import go_json, yaml_scalars

Value: TypeAlias = "str | int | float | bool | Mapping[str, Value] | Sequence[Value] | None"

_INDENT: Final = 2
_SIMPLE_KEY: Final = 128
_BASE64_LINE: Final = 70
_BREAKS: Final = frozenset("\r\n\x85\u2028\u2029")
_BREAK: Final = "[\r\n\x85\u2028\u2029]"
_SPECIAL: Final = re.compile("[^\n\t\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]")
_ESCAPED: Final = re.compile('[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]|["\\\\]')
_ANY: Final = re.compile(".", re.DOTALL)
_LINES: Final = re.compile(f"{_BREAK}|[^\r\n\x85\u2028\u2029]+")
_UNDECODABLE: Final = re.compile("[\ud800-\udfff]")
_BROKEN: Final = re.compile(_BREAK)
_BREAK_SPACE: Final = re.compile(f"{_BREAK} ")
_SPACE_BREAK: Final = re.compile(f" {_BREAK}")
_BASE_60: Final = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_INDICATOR: Final = re.compile(r"""[#,\[\]{}&*!|>'"%@`]|---|\.\.\.|[?:-](?:[ \t]|\Z)|.*?(?::(?:[ \t]|\Z)|[ \t]\#)""")
_FLOW_INDICATOR: Final = re.compile(r"""[#&*!|>'"%@`]|---|\.\.\.|-(?:[ \t]|\Z)|.*?(?:[,?\[\]{}:]|[ \t]\#)""")
_OLD_BOOLEANS: Final = frozenset(
    ("y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF")
)
_SHORT: Final = dict(zip('\0\a\b\t\n\v\f\r\x1b"\\\x85\xa0\u2028\u2029', '0abtnvfre"\\N_LP', strict=True))
_BOM: Final = "\ufeff"
_LAST: Final = "\U0010ffff"
_SIGNS: Final = 0
_NUMBER: Final = 1
_LETTERS: Final = 2
_INT64_DIGITS: Final = 18


class Ordered(dict[str, Value]):
    """A map whose keys are written in their own order; those of any other map are sorted by `natural_key`."""


class Flow(tuple[str, ...]):
    """A list of texts written in brackets on one line."""

    __slots__ = ()


class _Style(enum.Enum):
    PLAIN = enum.auto()
    SINGLE = enum.auto()
    DOUBLE = enum.auto()
    LITERAL = enum.auto()


def emit(value: Value) -> str:
    """A YAML document of `value`, ending in a line break; floats in Go's shortest `%g` form."""
    return _Writer().document(value)


class _Writer:
    """The state of libyaml's emitter that matters here: the column, and whether a blank or a new line is due."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._column = 0
        self._blank = True
        self._fresh = True
        self._in_flow = False

    def document(self, value: Value) -> str:
        self._node(value, -1)
        self._indent_to(0)
        return "".join(self._out)

    def _node(self, value: Value, indent: int, *, as_key: bool = False) -> None:
        """Write a node inside one that is indented by `indent`, -1 at the top."""
        inner = 0 if indent < 0 else indent + _INDENT
        if isinstance(value, str):
            self._text(value, max(indent, 0) + _INDENT, as_key=as_key)
        elif isinstance(value, Mapping):
            self._map(value, inner)
        elif isinstance(value, Flow):
            self._flow(value, indent)
        elif isinstance(value, Sequence):
            self._list(value, inner)
        else:
            self._indicator(_simple(value))

    def _map(self, value: Mapping[str, Value], indent: int) -> None:
        if not value:
            self._indicator("{}")
        for key in value if isinstance(value, Ordered) else sorted(value, key=natural_key):
            self._indent_to(indent)
            if _is_simple_key(key):
                self._node(key, indent, as_key=True)
                self._indicator(":", apart=False)
            else:
                self._indicator("?", starts_line=True)
                self._node(key, indent)
                self._indent_to(indent)
                self._indicator(":", starts_line=True)
            self._node(value[key], indent)

    def _list(self, value: Sequence[Value], indent: int) -> None:
        if not value:
            self._indicator("[]")
        for item in value:
            self._indent_to(indent)
            self._indicator("-", starts_line=True)
            self._node(item, indent)

    def _flow(self, value: Flow, indent: int) -> None:
        inner = max(indent, 0) + _INDENT
        self._indicator("[")
        self._blank = True
        self._in_flow = True
        for at, item in enumerate(value):
            if at:
                self._indicator(",", apart=False)
            if self._column == 0:
                self._indent_to(inner)
            self._node(item, inner)
        self._in_flow = False
        if self._column == 0:
            self._indent_to(max(indent, 0))
        self._indicator("]", apart=False)

    def _text(self, text: str, indent: int, *, as_key: bool) -> None:
        if _UNDECODABLE.search(text):
            self._indicator("!!binary")
            text = _base64(text)
            wanted = _Style.LITERAL if "\n" in text else _Style.PLAIN
        else:
            wanted = _wanted_style(text)
        style = _allowed_style(wanted, text, in_flow=self._in_flow, as_key=as_key)
        if style is _Style.PLAIN:
            self._indicator(text)
        elif style is _Style.LITERAL:
            self._literal(text, indent)
        elif style is _Style.DOUBLE:
            pattern = _ANY if text.startswith(_BOM) else _ESCAPED
            self._indicator('"' + pattern.sub(_escaped, text) + '"')
        else:
            self._indicator("'")
            self._broken(text.replace("'", "''"), indent, fresh_line=False)
            self._indicator("'", apart=False)

    def _literal(self, text: str, indent: int) -> None:
        self._indicator("|" + _hints(text))
        self._blank = True
        self._broken(text, indent, fresh_line=True)

    def _broken(self, text: str, indent: int, *, fresh_line: bool) -> None:
        """Write text line by line; every line after a break (the first one too if `fresh_line`) is indented."""
        for run in _LINES.findall(text):
            if run in _BREAKS:
                self._out.append(run)
                self._column = 0
                self._fresh = fresh_line = True
                continue
            if fresh_line:
                self._indent_to(indent)
            self._put(run)
            self._fresh = fresh_line = False

    def _indicator(self, mark: str, *, apart: bool = True, starts_line: bool = False) -> None:
        """Write a mark, after a blank if it must stand `apart`; `starts_line`: what follows may share its line."""
        if apart and not self._blank:
            self._put(" ")
        self._put(mark)
        self._blank = False
        self._fresh = self._fresh and starts_line

    def _indent_to(self, indent: int) -> None:
        if not self._fresh or self._column > indent or (self._column == indent and not self._blank):
            self._out.append("\n")
            self._column = 0
            self._fresh = True
        self._put(" " * (indent - self._column))
        self._blank = True

    def _put(self, text: str) -> None:
        self._out.append(text)
        self._column += len(text)


def _simple(value: float | None) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else general(value)


def general(value: float) -> str:
    """A finite float as Go's `%g` in its shortest form (`1000`, `1e+06`, `1e-07`)."""
    digits, point = go_json.shortest(value)
    if not value or -4 <= point - 1 < 6:
        return go_json.number(value)
    sign = "-" if value < 0 else ""
    head = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
    return f"{sign}{head}e{point - 1:+03d}"


def _is_simple_key(key: str) -> bool:
    length = len(key.encode("utf-8", "surrogateescape"))
    return length <= _SIMPLE_KEY and not _BROKEN.search(key)


def _wanted_style(text: str) -> _Style:
    """Plain unless it would be read as something else, literal when it has lines."""
    if "\n" in text:
        return _Style.LITERAL
    ambiguous = (
        text in _OLD_BOOLEANS
        or yaml_scalars.implicit_tag(text) != yaml_scalars.STR
        or (":" in text and _BASE_60.fullmatch(text))
    )
    return _Style.DOUBLE if ambiguous else _Style.PLAIN


def _allowed_style(style: _Style, text: str, *, in_flow: bool, as_key: bool) -> _Style:
    """The wanted style, or the next one the characters of the text allow."""
    special = bool(_SPECIAL.search(text) or _SPACE_BREAK.search(text))
    if style is _Style.LITERAL:
        return _Style.DOUBLE if special or text.endswith(" ") or in_flow or as_key else style
    if style is _Style.DOUBLE:
        return style
    if special or "\t" in text or _BREAK_SPACE.search(text):
        return _Style.DOUBLE
    indicator = (_FLOW_INDICATOR if in_flow else _INDICATOR).match(text)
    edges = text[:1] + text[-1:]
    if indicator or " " in edges or _BROKEN.search(text):
        return _Style.SINGLE
    return _Style.PLAIN


def _hints(text: str) -> str:
    """What follows the bar of a literal block: the indent if the text hides it, and how it ends."""
    indent = str(_INDENT) if text[0] == " " or text[0] in _BREAKS else ""
    if text[-1] not in _BREAKS:
        return indent + "-"
    return indent + ("+" if len(text) == 1 or text[-2] in _BREAKS else "")


def _escaped(match: re.Match[str]) -> str:
    char = match[0]
    if char in _SHORT:
        return "\\" + _SHORT[char]
    point = ord(char)
    if point <= 0xFF:
        return f"\\x{point:02X}"
    return f"\\u{point:04X}" if point <= 0xFFFF else f"\\U{point:08X}"


def _base64(text: str) -> str:
    written = base64.b64encode(text.encode("utf-8", "surrogateescape")).decode("ascii")
    if len(written) < _BASE64_LINE:
        return written
    return "".join(written[at : at + _BASE64_LINE] + "\n" for at in range(0, len(written), _BASE64_LINE))


def natural_key(text: str) -> list[tuple[int, int, str, int]]:
    """A sort key for map keys in go-yaml's order: signs, numbers by value, letters; after a number letters, signs.

    Differs from go-yaml only for runs of 19 digits and more, which overflow there.
    """
    out: list[tuple[int, int, str, int]] = []
    done = 0
    after_number = False
    for kind, run in itertools.groupby(text, _kind):
        word = "".join(run)
        done += len(word)
        if kind == _NUMBER:
            digits = _decimal(word)
            out.append((_NUMBER, len(digits), digits, len(word)))
        elif kind == _LETTERS:
            out.append((-1 if after_number else _LETTERS, 0, word, 0))
        else:
            out.append((_SIGNS, 0, word if done == len(text) else word + _LAST, 0))
        after_number = kind == _NUMBER
    return out


def _decimal(word: str) -> str:
    """The value of a run of digits, without leading zeros; digits of other scripts count as far as they are from 0."""
    if word.isascii() or len(word) > _INT64_DIGITS:
        return word.lstrip("0")
    return str(functools.reduce(lambda value, char: value * 10 + ord(char) - ord("0"), word, 0))


def _kind(char: str) -> int:
    if char.isalpha():
        return _LETTERS
    return _NUMBER if char.isdecimal() else _SIGNS
