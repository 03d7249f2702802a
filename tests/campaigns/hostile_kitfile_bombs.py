"""Kitfiles that are to exhaust a reader or to be read as something else: bombs, depth, numbers, traps, repeats."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

TOP: Final = Path(__file__).resolve().parents[2]
HEAD: Final = "manifestVersion: 1.0.0\n"
BODY: Final = "package: {name: demo}\nmodel:\n  path: weights\n"
_NODES: Final = 200_000
_DEPTHS: Final = (31, 32, 33, 61, 62, 63, 64, 65, 66, 200, 1_000, 5_000, 100_000)
_DEPTH: Final = 64
_TRAPS: Final = [
    "no",
    "No",
    "NO",
    "n",
    "N",
    "yes",
    "Yes",
    "y",
    "Y",
    "on",
    "On",
    "off",
    "OFF",
    "true",
    "True",
    "false",
    "FALSE",
    "~",
    "null",
    "Null",
    "NULL",
    "1.10",
    "1.0",
    "01",
    "007",
    "0o17",
    "0O17",
    "0b11",
    "0x1F",
    "1_000",
    "1e3",
    "1E400",
    "-0",
    "+1",
    ".5",
    "5.",
    ".inf",
    "-.inf",
    "+.INF",
    ".nan",
    ".NaN",
    "12:30:45",
    "1:59:59",
    "190:20:30",
    "2001-12-14",
    "2001-12-14t21:59:43.10-05:00",
    "2001-1-1",
    "=",
    "<<",
    "<<:",
    "-",
    "--",
    "---",
    "...",
    "?",
    ":",
    "!",
    "!!",
    "*",
    "&",
    "%",
    "@",
    "`",
    "|",
    ">",
    "0777",
    "0xfg",
    "1__0",
    "_1",
    "1_",
    "0b",
    "0x",
    "1.2.3",
    "v1",
    ".5.5",
    "1e",
    "1e+",
    "e1",
    "0.0",
    "-0.0",
    "0e0",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775809",
]


@dataclass(frozen=True)
class Input:
    """A Kitfile to try.

    Attributes:
        row: the kind, as it is counted.
        label: which one of its kind.
        content: its bytes.
        refused: whether no pack may come of it.
        ignore: what stands in `.kitignore`, when it is about that.
    """

    row: str
    label: str
    content: bytes
    refused: bool = False
    ignore: bytes | None = None


def shown(hostile: Input) -> str:
    """All that is needed to try it again."""
    rules = f" with rules {hostile.ignore[:80]!r}" if hostile.ignore is not None else ""
    return f"{hostile.row} {hostile.label}: {hostile.content[:160]!r}{rules}"


def _text(row: str, label: str, text: str, *, refused: bool = False) -> Input:
    return Input(row, label, text.encode("utf-8", "surrogatepass"), refused)


def alias_bombs() -> Iterator[Input]:
    """Lists and maps of aliases of lists and maps, in a place that takes anything and in places that do not."""
    for levels, fan in itertools.product(range(2, 13), (2, 3, 5, 9, 20, 50)):
        too_large = fan**levels > _NODES
        for shape in ("list", "map", "text", "unknown", "parts"):
            lines = [f"{HEAD}{BODY}  parameters:\n"] if shape != "unknown" else [HEAD, BODY, "bomb:\n"]
            value = "lol" if shape != "text" else "l" * 2_000
            lines.append(f"    a0: &a0 [{', '.join([value] * fan)}]\n")
            for level in range(1, levels):
                inner = [f"*a{level - 1}"] * fan
                shown = ", ".join(f"k{at}: {each}" for at, each in enumerate(inner))
                lines.append(
                    f"    a{level}: &a{level} " + (f"{{{shown}}}" if shape == "map" else f"[{', '.join(inner)}]") + "\n"
                )
            if shape == "parts":
                lines.append(f"  parts: *a{levels - 1}\n")
            refused = too_large or shape in ("unknown", "parts")
            yield _text("alias bombs", f"{shape} {levels} x {fan}", "".join(lines), refused=refused)


def merge_bombs() -> Iterator[Input]:
    """Maps that merge maps that merge maps."""
    for levels, fan in itertools.product(range(2, 13), (2, 3, 5, 9, 20, 50)):
        for shape in ("same", "own"):
            lines = [HEAD, BODY, "  parameters:\n    a0: &a0 {k: v}\n"]
            for level in range(1, levels):
                inner = ", ".join([f"*a{level - 1}"] * fan)
                own = f"own{level}: 1, " if shape == "own" else ""
                lines.append(f"    a{level}: &a{level} {{{own}<<: [{inner}]}}\n")
            lines.append(f"    last: {{<<: *a{levels - 1}}}\n")
            yield _text("merge bombs", f"{shape} {levels} x {fan}", "".join(lines))
    for text in (
        "<<: [*a, 1]",
        "<<: 1",
        "<<: [[*a]]",
        "<<: {<<: {<<: {<<: *a}}}",
        "? <<\n    : *a",
        '"<<": *a',
        "<<: *b",
    ):
        yield _text("merge bombs", text, f"{HEAD}{BODY}  parameters:\n    a: &a {{k: v}}\n    {text}\n")


def cycles() -> Iterator[Input]:
    """Aliases inside what they stand for, as keys, without an anchor, of an anchor that is set again."""
    for text in (
        "p: &p [*p]",
        "p: &p {a: *p}",
        "p: &p {*p : a}",
        "p: &p [[[{a: [*p]}]]]",
        "*p : 1",
        "p: *q",
        "&p [*p]",
        "&p : *p",
        "p: &p 1\n    q: *p\n    r: &p 2\n    s: *p",
        "? &k [1, 2]\n    : v\n    *k : w",
        "p: &p {<<: *p}",
        "p: &p {<<: [*p]}",
    ):
        yield _text("alias cycles", text, f"{HEAD}{BODY}  parameters:\n    {text}\n")
    yield _text("alias cycles", "root", "&r {manifestVersion: 1.0.0, model: *r}\n", refused=True)
    for count in (1_000, 60_000):
        anchors = "\n".join(f"    k{at}: &a{at} v" for at in range(count))
        yield _text("alias cycles", f"{count} anchors", f"{HEAD}{BODY}  parameters:\n{anchors}\n")
        same = "\n".join("    - &a v\n    - *a" for _ in range(count))
        yield _text("alias cycles", f"{count} times one anchor", f"{HEAD}{BODY}  parameters:\n{same}\n")


def depth() -> Iterator[Input]:
    """Lists and maps in one another."""
    for deep in _DEPTHS:
        refused = deep > _DEPTH
        for opening in ("[", "{a: ", "- ", "? ", "[{a: ", "&a [", "!!seq [", "{? ", "[[], "):
            for closing in ("", "]" * deep):
                text = f"{HEAD}{BODY}  parameters: {opening * deep}{closing}\n"
                yield _text("depth", f"{deep} of {opening!r}{' closed' * bool(closing)}", text, refused=refused)
        flow = "{a: " * deep + "1" + "}" * deep
        yield _text("depth", f"{deep} maps closed", f"{HEAD}{BODY}  parameters: {flow}\n", refused=refused)
        yield _text("depth", f"{deep} at the top", "[" * deep, refused=True)
        block = "".join(f"{'  ' * at}a:\n" for at in range(min(deep, 1_900)))
        yield _text("depth", f"{deep} blocks", block, refused=True)
        for opening, closing in (("[", "]"), ('{"a":', "}")):
            value = opening * deep + ("1" if "{" in opening else "") + closing * deep
            text = f'{{"manifestVersion":"1.0.0","package":{{}},"model":{{"path":"weights","parameters":{value}}}}}'
            yield _text("depth", f"{deep} of {opening!r} in JSON", text, refused=refused)


def numbers() -> Iterator[Input]:
    """Whole numbers, fractions and times past every bound, in every kind of field."""
    values = [
        "NaN",
        "-0",
        "1e400",
        "-1e400",
        "1e-400",
        "0x" + "f" * 1_000_000,
        "0b" + "1" * 1_000_000,
        "Infinity",
        "1.5e",
    ]
    values += [
        "1:" * 60_000 + "59",
        "0." + "0" * 1_000_000 + "1",
        "+" + "9" * 5_000,
        "1" + "_0" * 100_000,
        "0o" + "7" * 9_999,
    ]
    for digits in (1, 10, 18, 19, 20, 39, 40, 41, 100, 309, 1_000, 4_299, 4_300, 4_301, 10_000, 100_000, 1_000_000):
        values += ["9" * digits, "-" + "9" * digits, "0." + "9" * digits, "9" * digits + "e9", "1e" + "9" * digits]
    for value in values:
        shown = value[:20] + f" ({len(value)})"
        for tag in ("", "!!int ", "!!float "):
            yield _text("numbers", f"parameter {tag}{shown}", f"{HEAD}{BODY}  parameters: {{a: {tag}{value}}}\n")
        for field in ("package: {version: ", "package: {authors: [", "package: {name: {a: "):
            close = "".join({"{": "}", "[": "]"}[char] for char in reversed(re.sub(r"[^\[{]", "", field)))
            yield _text("numbers", f"{field} {shown}", f"{HEAD}{field}{value}{close}\nmodel: {{path: weights}}\n")
        text = f'{{"manifestVersion":"1.0.0","model":{{"path":"weights","parameters":{{"a":{value}}}}}}}'
        yield _text("numbers", f"JSON {shown}", text)
        yield _text("numbers", f"manifestVersion {shown}", f"manifestVersion: {value}\nmodel: {{path: weights}}\n")


def traps() -> Iterator[Input]:
    """Words that YAML 1.1 takes for something else than the text they are."""
    fields = [f"package: {{{{{key}: {{}}}}}}" for key in ("version", "name", "license")]
    fields += ["package: {{authors: [{}]}}", "model: {{path: weights, framework: {}}}"]
    fields += ["model: {{path: weights, parameters: {{{}: 1}}}}", "model: {{path: weights, parameters: {{a: {}}}}}"]
    fields += ["datasets: [{{path: data, name: {}}}]"]
    for word, field in itertools.product(_TRAPS, fields):
        yield _text("YAML 1.1 traps", field.format(word), f"{HEAD}{field.format(word)}\n")
        yield _text("YAML 1.1 traps", "quoted " + field.format(word), f"{HEAD}{field.format(json.dumps(word))}\n")


def repeats() -> Iterator[Input]:
    """Every key twice, in YAML and in JSON, spelled alike or not."""
    whole = {
        "manifestVersion": "1.0.0",
        "package": {"name": "demo", "version": "1", "description": "d", "license": "MIT", "authors": ["a"]},
        "model": {
            "name": "m",
            "path": "weights",
            "license": "MIT",
            "parameters": {"a": {"b": 1}},
            "parts": [{"path": "src"}],
        },
        "datasets": [{"name": "d", "path": "data", "license": "MIT"}],
        "code": [{"path": "src/run.py", "description": "c"}],
        "docs": [{"path": "README.md", "description": "d"}],
    }
    compact = json.dumps(whole)
    for match in re.finditer(r'"(\w+)": ', compact):
        key = match[1]
        for again in (key, f"!!str {key}", f"'{key}'", "".join(f"\\x{ord(char):02x}" for char in key)):
            spelled = f'"{again}"' if "\\" in again or again == key else again
            text = f"{compact[: match.start()]}{spelled}: null, {compact[match.start() :]}"
            yield _text("keys twice", f"{key} as {spelled} at {match.start()}", text, refused=True)
    for text in (
        "a: 1\n    a: 2",
        "? a\n    : 1\n    a: 2",
        "1: a\n    1: b",
        "&a a: 1\n    *a : 2",
        "a: 1\n    !!str a: 2",
    ):
        yield _text("keys twice", text, f"{HEAD}{BODY}  parameters:\n    {text}\n", refused=True)


def many() -> Iterator[Input]:
    """Very many entries, authors, keys, lines, comments and documents."""
    for count in (1_000, 9_999, 10_001, 30_000, 60_000, 100_000):
        for section, entry in (
            ("code", "  - {path: missing/%d.py}"),
            ("docs", "  - path: README.md"),
            ("datasets", "  - {name: n%d, path: data}"),
            ("code", "  - path: many/f%d.txt"),
            ("docs", "  - path: ./README.md/../%d"),
            ("prompts", "  -"),
        ):
            lines = "\n".join(entry % at if "%d" in entry else entry for at in range(count))
            refused = "missing" in entry or "README" in entry or "name" in entry or (count > 10_000 and "path" in entry)
            yield _text("very many", f"{count} {section} {entry}", f"{HEAD}{section}:\n{lines}\n", refused=refused)
        words = ", ".join(f"w{at}" for at in range(count))
        yield _text(
            "very many", f"{count} authors", f"{HEAD}package: {{authors: [{words}]}}\nmodel: {{path: weights}}\n"
        )
        keys = "".join(f"k{at}: 1\n" for at in range(count))
        yield _text("very many", f"{count} unknown keys", HEAD + keys, refused=True)
        yield _text("very many", f"{count} parameters", f"{HEAD}{BODY}  parameters:\n" + keys.replace("k", "    k"))
        yield _text(
            "very many",
            f"{count} parts",
            f"{HEAD}{BODY}  parts:\n" + "  - path: weights/model.bin\n" * count,
            refused=True,
        )
    for count in (10_000, 1_000_000):
        for filler in (
            "\n",
            "#\n",
            "---\n",
            "%YAML 1.1\n",
            "%TAG ! !\n",
            " ",
            "\t",
            "...\n",
            "- ",
            ": ",
            "? ",
            "&a ",
            "! ",
            "*a\n",
        ):
            yield _text("very many", f"{count} of {filler!r}", HEAD + filler * count)
        yield _text(
            "very many", f"{count} in one text", f"{HEAD}package: {{name: '{'n' * count}'}}\nmodel: {{path: weights}}\n"
        )
        yield _text("very many", f"{count} in one key", f"{HEAD}{'k' * count}: 1\n", refused=True)
        yield _text("very many", f"{count} lines folded", f"{HEAD}package:\n  name: >\n" + "    n\n" * count)


def bombs() -> Iterator[Input]:
    """All of them."""
    for each in (alias_bombs, merge_bombs, cycles, depth, numbers, traps, repeats, many):
        yield from each()
