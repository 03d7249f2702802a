"""New YAML text for values put into a Kitfile, so that every YAML reader takes them for the text they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from kitstudio.model.kitfile_meaning import Bare, is_bare, merged
from kitstudio.model.kitfile_source import EditRefusedError, Node, short_tag

New: TypeAlias = "str | Bare | Mapping[str, New] | Sequence[New]"
"""A value to be written: a text, a scalar that is none, or the maps and lists on the way to one."""

# Words other readers take for truth values (YAML 1.1); kit does not, but quotes cost nothing.
_TRUTH: Final = frozenset({"y", "n", "yes", "no", "on", "off"})
_SIXTIES: Final = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_PLAIN: Final = re.compile(r"[^\W_]|[^\W_].*[^\s:]|[_./].*[^\s:]", re.DOTALL)
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def scalar(value: str, *, style: str = "", flow: bool = False) -> str:
    """`value` on one line, in the quotes of `style` where they can hold it.

    Raises:
        EditRefusedError: the value cannot stand in UTF-8 text.
    """
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise EditRefusedError(path="the value", reason="it is no Unicode text, so YAML cannot hold it") from error
    if style == '"' or not value.isprintable():
        return _double(value)
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    if _is_plain(value, flow=flow):
        return value
    return _double(value) if is_bare(value) or "'" in value else f"'{value}'"


def _is_plain(value: str, *, flow: bool) -> bool:
    if not _PLAIN.fullmatch(value) or is_bare(value) or value.lower() in _TRUTH or _SIXTIES.fullmatch(value):
        return False
    if ": " in value or " #" in value:
        return False
    # Older parsers stop at a colon inside a flow collection.
    return not (flow and re.search(r"[,\[\]{}:?]", value))


def _double(value: str) -> str:
    return '"' + "".join(_SHORT.get(char) or _escaped(char) for char in value) + '"'


def _escaped(char: str) -> str:
    if char.isprintable():
        return char
    point = ord(char)
    if point < 0x100:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def is_literal(value: str) -> bool:
    """Whether a text of several lines reads back when written as it is (`|`)."""
    lines = value.removesuffix("\n").split("\n")
    return (
        "\n" in value
        and all(line.replace("\t", " ").isprintable() for line in lines)
        and bool(lines[0].strip())
        and not lines[0].startswith((" ", "\t"))
        and bool(lines[-1].strip())
    )


def literal(value: str, indent: int) -> tuple[str, list[str]]:
    """The header and the lines of a text written as it is."""
    lines = value.removesuffix("\n").split("\n")
    return ("|" if value.endswith("\n") else "|-"), [" " * indent + line if line else "" for line in lines]


def block(key: str, value: New, indent: int, step: int, offset: int) -> list[str]:
    """The lines of a new pair of a block map.

    Args:
        key: its key.
        value: its value.
        indent: blanks before the key.
        step: blanks a nested map is indented by.
        offset: blanks a list is indented by under its key, 0 or more.
    """
    head = " " * indent + scalar(key) + ":"
    if isinstance(value, str):
        if is_literal(value):
            header, lines = literal(value, indent + step)
            return [f"{head} {header}", *lines]
        return [f"{head} {scalar(value)}"]
    if isinstance(value, Bare) or not value:
        return [f"{head} {flow_value(value)}"]
    if isinstance(value, Mapping):
        return [head, *block_map(value, indent + step, step, offset)]
    return [head, *(line for item in value for line in block_item(item, indent + offset, step, offset))]


def block_map(value: Mapping[str, New], indent: int, step: int, offset: int) -> list[str]:
    """The lines of a new block map."""
    return [line for key, each in value.items() for line in block(key, each, indent, step, offset)]


def block_item(value: New, indent: int, step: int, offset: int) -> list[str]:
    """The lines of a new item of a block list whose dashes have `indent` blanks before them."""
    if isinstance(value, Mapping) and value:
        first, *rest = block_map(value, indent + 2, step, offset)
        return [" " * indent + "- " + first[indent + 2 :], *rest]
    if isinstance(value, str) and is_literal(value):
        header, lines = literal(value, indent + 2)
        return [" " * indent + f"- {header}", *lines]
    return [" " * indent + "- " + flow_value(value, flow=False)]


def flow_value(value: New, *, json: bool = False, flow: bool = True) -> str:
    """A new value on one line; `json` puts every text in double quotes."""
    if isinstance(value, str):
        return scalar(value, style='"' if json else "", flow=flow)
    if isinstance(value, Bare):
        return value.text or "null"
    if isinstance(value, Mapping):
        return "{" + ", ".join(flow_pair(key, each, json=json) for key, each in value.items()) + "}"
    return "[" + ", ".join(flow_value(each, json=json) for each in value) + "]"


def flow_pair(key: str, value: New, *, json: bool = False) -> str:
    """A new pair of a flow map."""
    name = scalar(key, style='"' if json else "", flow=True)
    return f"{name}: {flow_value(value, json=json)}"


def copy(node: Node) -> str:
    """What a node says on one line, aliases and merges expanded, without its anchors."""
    real = node.real
    tag = f"{short_tag(real.tag)} " if real.tag else ""
    if real.kind == "map":
        return tag + "{" + ", ".join(copy_pair(key, each) for key, each in merged(real).items()) + "}"
    if real.kind == "seq":
        return tag + "[" + ", ".join(copy(each) for each in real.items) + "]"
    if real.style or (tag and real.text) or not is_bare(real.text):
        return tag + scalar(real.text, style=real.style if real.style in ("'", '"') else "", flow=True)
    return tag + (real.text or "null")


def copy_pair(key: str, value: Node) -> str:
    """What a pair says on one line."""
    return f"{scalar(key, flow=True)}: {copy(value)}"
