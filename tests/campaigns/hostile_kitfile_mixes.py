"""Kitfiles with hostile paths, texts, bytes and rules; real ones with bytes changed; a grammar that mixes it all."""

from __future__ import annotations

import base64
import functools
import itertools
import json
import posixpath
import random
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisWarning

from tests.campaigns.hostile_kitfile_bombs import BODY, HEAD, Input
from tests.campaigns.hostile_paths import corpus, odd
from tests.support.vectors import VECTORS

FILES: Final = {
    "weights/model.bin": b"w" * 500,
    "weights/config.json": b"{}",
    "data/a.csv": b"a,b\n1,2\n",
    "README.md": b"# demo\n\nA model.\n",
    "src/run.py": b"print(1)\n",
    "a/b": b"b",
}
_THERE: Final = {".", *FILES, "weights", "data", "src", "a", "Kitfile", ".kitignore"}
_ENTRIES: Final = (
    "model: {{path: {}}}",
    "code: [{{path: {}}}]",
    "datasets: [{{name: d, path: {}}}]",
    "docs: [{{path: {}}}]",
    "model: {{path: weights, parts: [{{path: {}}}]}}",
    "prompts: [{{path: {}}}]",
)
_TEXTS: Final = (
    "package: {{name: {}}}",
    "package: {{version: {}}}",
    "package: {{license: {}}}",
    "package: {{authors: [{}]}}",
    "package: {{description: {}}}",
    "model: {{path: weights, name: {}, framework: {}}}",
    "datasets: [{{name: {}, path: data}}]",
    "{}: 1",
    "model: {{path: weights, parameters: {{{}: {}}}}}",
    "model: {{path: weights, parts: [{{path: a, type: {}}}]}}",
    "datasets: [{{name: d, remotePath: {}}}]",
    "manifestVersion: {}",
)
_ENCODINGS: Final = (
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-le",
    "utf-32-be",
    "utf-7",
    "latin-1",
    "cp037",
    "cp1252",
    "shift_jis",
    "gb18030",
    "iso2022_jp",
    "punycode",
    "utf-8",
)
_MARKS: Final = (
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xff\xfe\0\0",
    b"\0\0\xfe\xff",
    b"+/v8",
    b"\xf7\x64\x4c",
    b"\xef\xbb",
)
_RULES: Final = (
    "**/" * 200 + "x",
    "[!" * 500 + "a" + "]" * 500,
    "*a" * 500,
    "a**b" * 300,
    "?" * 4_000,
    "(a*)*b",
    "[" * 1_000,
    "{a,b}" * 200,
    "a{1000}",
    "(.*/)?" * 100,
    "\\" * 501,
    "[a-z" * 300 + "]",
    "**" * 300,
    "*/" * 2_000 + "*",
    "!" * 99,
    "!**",
    "[]",
    "[^]",
    "[a-]",
    "[z-a]",
    "\\E\\Q",
    "\x00",
    "\udcff*",
    "[\udcff]",
    "#x",
    "a" * 65_000,
    "a" * 66_000,
    "(?P<n>a+)+$",
    "^(a|a)*$",
)


def quoted(text: str) -> tuple[str, ...]:
    """A text as a YAML scalar, in two spellings; any bytes in the second."""
    raw = text.encode("utf-8", "surrogateescape")
    binary = f'!!binary "{base64.b64encode(raw).decode("ascii")}"'
    return (
        (binary,)
        if not text.isprintable() and any("\ud800" <= char <= "\udfff" for char in text)
        else (json.dumps(text), binary)
    )


def paths() -> Iterator[Input]:
    """Every hostile path in every entry; only those that mean something in the folder may be packed."""
    for path, entry in itertools.product(corpus(), _ENTRIES):
        clean = posixpath.normpath(path) if path else "."
        refused = clean not in _THERE and not ("/" not in clean and "model" in entry and not path)
        for spelled in quoted(path):
            text = f"{HEAD}{entry.format(spelled)}\n"
            yield Input("paths", f"{entry.format(path[:60])!a} {len(path)}", text.encode(), refused)


def overlaps(chance: random.Random, count: int) -> Iterator[Input]:
    """The same places under several names, in one another, and as other kinds."""
    spellings = [
        ".",
        "./",
        "",
        "weights",
        "weights/",
        "./weights//",
        "weights/model.bin",
        "weights/./model.bin",
        "data",
        "src/",
        "a",
        "a/b",
    ]
    for number in range(count):
        lines = [
            f"{chance.choice(('code', 'docs', 'prompts', 'datasets'))}{at}: " for at in range(chance.randrange(1, 5))
        ]
        sections: dict[str, list[str]] = {}
        for line in lines:
            sections.setdefault(line.rstrip("0123456789: "), []).append(chance.choice(spellings))
        text = "".join(
            f"{name}: [{', '.join(f'{{path: {json.dumps(each)}}}' for each in found)}]\n"
            for name, found in sections.items()
        )
        yield Input(
            "overlapping layers",
            f"{number}",
            f"{HEAD}model: {{path: {json.dumps(chance.choice(spellings))}}}\n{text}".encode(),
        )


def texts() -> Iterator[Input]:
    """Texts that move cursors, hide, turn round, mark up or fill in, wherever a text may stand."""
    for text, field in itertools.product((*odd(), "n" * 5_000, "\n" * 50, "a\tb", "-", "#", "x\u0000y"), _TEXTS):
        for spelled in quoted(text):
            content = field.format(*[spelled] * field.count("{}"))
            head = "" if "manifestVersion" in field else HEAD
            yield Input("hostile texts", f"{field} {text[:40]!a}", f"{head}{content}\n".encode())


def encodings() -> Iterator[Input]:
    """Good and odd Kitfiles in other encodings, with marks that say so or lie."""
    originals = (
        HEAD + BODY,
        f"{HEAD}package: {{name: 'é ß 模 😀'}}\nmodel: {{path: weights}}\n",
        f"{HEAD}# ü\n{BODY}",
        "\n",
        "",
    )
    for text, encoding in itertools.product(originals, _ENCODINGS):
        content = text.encode(encoding, "replace")
        yield Input("encodings", f"{encoding} {text[:30]!a}", content)
        for mark in _MARKS:
            yield Input("encodings", f"{encoding} {text[:30]!a} after {mark!r}", mark + content)
            yield Input("encodings", f"{encoding} {text[:30]!a} after twice {mark!r}", mark * 2 + content)
    for at, bad in itertools.product(
        (0, 5, 40),
        (b"\xc0\xae", b"\xe0\x80\xae", b"\xed\xa0\x80", b"\xf8", b"\xff", b"\0", b"\xf4\x90\x80\x80", b"\x1b", b"\x85"),
    ):
        content = (HEAD + BODY).encode()
        yield Input("encodings", f"{bad!r} at {at}", content[:at] + bad + content[at:])


@functools.cache
def originals() -> tuple[bytes, ...]:
    """The Kitfiles of the vectors, which real kits packed or refused."""
    found = set()
    for recipe in sorted(VECTORS.glob("*/*/recipe.json")):
        for entry in json.loads(recipe.read_bytes()).get("entries", ()):
            if entry.get("path") in ("Kitfile", "kitfile", ".kitfile") and entry.get("text"):
                found.add(str(entry["text"]).encode("utf-8", "surrogateescape"))
    return (*sorted(found), (HEAD + BODY).encode())


def mutations(chance: random.Random, count: int) -> Iterator[Input]:
    """Bytes of real Kitfiles changed, cut, doubled, moved, or taken from another one."""
    known = originals()
    for number in range(count):
        content = bytearray(chance.choice(known))
        for _ in range(chance.choice((1, 1, 1, 2, 4, 16))):
            _mutate(content, chance, known)
        yield Input("changed bytes", f"{number}", bytes(content))


def _mutate(content: bytearray, chance: random.Random, known: Sequence[bytes]) -> None:
    at = chance.randrange(len(content) + 1)
    end = min(len(content), at + chance.choice((1, 1, 2, 8, 40)))
    way = chance.randrange(7)
    if way == 0 and at < len(content):
        content[at] ^= 1 << chance.randrange(8)
    elif way == 1:
        del content[at:end]
    elif way == 2:
        content[at:at] = content[at:end] * chance.choice((1, 2, 30))
    elif way == 3:
        content[at:at] = chance.choice(
            (
                b"\0",
                b"\t",
                b"\n",
                b"&a ",
                b"*a ",
                b"<<: ",
                b"!!",
                b"- ",
                b": ",
                b"{",
                b"[",
                b"|\n",
                b"%",
                b"../",
                b"\xff",
            )
        )
    elif way == 4:
        other = chance.choice(known)
        cut = chance.randrange(len(other) + 1)
        content[at:end] = other[cut : cut + 30]
    elif way == 5:
        content[at:end] = chance.randbytes(end - at)
    else:
        piece = content[at:end]
        del content[at:end]
        content[at // 2 : at // 2] = piece


def noise(chance: random.Random, count: int) -> Iterator[Input]:
    """Random bytes, and the signs of YAML in random order."""
    signs = [
        *"[]{}:,-?&*!|>'\"%@`# \n\t\r",
        "\n  ",
        "\n- ",
        ": ",
        "path",
        "model",
        "<<",
        "a",
        "0",
        "---\n",
        "...\n",
        "&a",
        "*a",
        "!!map ",
        "\u2028",
        "\x85",
    ]
    for number in range(count):
        if number % 3 == 0:
            yield Input("noise", f"{number}", chance.randbytes(chance.choice((1, 10, 100, 3_000))))
        else:
            words = "".join(chance.choices(signs, k=chance.choice((3, 10, 40, 400))))
            yield Input("noise", f"{number}", (HEAD * (number % 2) + words).encode())


def floods() -> Iterator[Input]:
    """Ignore files of very many rules; with wildcards they are refused."""
    for lines, line in itertools.product(
        (1_000, 16_000, 100_000, 500_000), (b"x%d", b"*%d", b"**/%d*", b"!a%d", b"[a-%d]")
    ):
        content = b"\n".join(line % at for at in range(lines))[: 1 << 20]
        refused = b"*" in line and lines > 1_000
        yield Input("ignore rules", f"{lines} of {line!r}", (HEAD + BODY).encode(), refused, ignore=content)


def rules(chance: random.Random, count: int) -> Iterator[Input]:
    """Ignore files that are to keep a matcher busy."""
    good = (HEAD + BODY).encode()
    for rule in _RULES:
        raw = rule.encode("utf-8", "surrogateescape")
        for label, content in (
            ("once", raw),
            ("excepted", b"*\n!" + raw),
            ("500 times", b"\n".join([raw[:1_000]] * 500)),
        ):
            yield Input("ignore rules", f"{rule[:30]!a} ({len(rule)}) {label}", good, ignore=content)
    yield from floods()
    signs = [*"*?[]^!-\\/ab.|(){}+$#", "**", "**/", "/**", "[!", "[^", "{2}", "\n", "\n!"]
    for number in range(count):
        words = "".join(chance.choices(signs, k=chance.choice((3, 10, 60, 2_000))))
        yield Input("ignore rules", f"signs {number}", good, ignore=words.encode())


def grammar(number: int, count: int) -> Iterator[Input]:
    """Kitfiles that hypothesis builds out of all the rows: hostile paths and texts, anchors, merges, tags, repeats."""
    made: list[str] = []
    word = st.one_of(
        st.sampled_from(corpus()).filter(lambda path: len(path) < 300),
        st.text(max_size=12),
        st.sampled_from(("*a", "no", "1.10", "~", "weights", "data")),
    )
    spelled = word.flatmap(lambda text: st.sampled_from((*quoted(text), *([text] if text.isidentifier() else []))))
    scalar = st.one_of(
        spelled,
        st.builds("&a {}".format, spelled),
        st.builds("!!{} {}".format, st.sampled_from(("str", "int", "binary", "null", "map", "own")), spelled),
    )
    keys = (
        "path",
        "name",
        "license",
        "description",
        "version",
        "parameters",
        "parts",
        "authors",
        "type",
        "<<",
        "path",
        "framework",
    )
    value = st.recursive(scalar, _collections(keys), max_leaves=8)
    entry = st.lists(st.tuples(st.sampled_from(keys), value), max_size=5).map(_mapped)
    section = st.sampled_from(
        ("package", "model", "code", "datasets", "docs", "prompts", "mcpServers", "manifestVersion", "extra")
    )
    body = st.lists(
        st.tuples(
            section, st.one_of(entry, st.lists(entry, max_size=3).map(lambda each: f"[{', '.join(each)}]"), value)
        ),
        max_size=5,
    )
    head = st.sampled_from((HEAD, "", "---\n", "%YAML 1.1\n---\n", "manifestVersion: 1.0.0\nmanifestVersion: 2\n"))

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(head, body)
    def collect(start: str, sections: list[tuple[str, str]]) -> None:
        made.append(start + "".join(f"{name}: {value}\n" for name, value in sections))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", HypothesisWarning)
        collect()
    for at, text in enumerate(made):
        yield Input("grammar", f"{at}", text.encode("utf-8", "surrogatepass"))


def _mapped(pairs: Sequence[tuple[str, str]]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"


def _collections(keys: Sequence[str]) -> Callable[[st.SearchStrategy[str]], st.SearchStrategy[str]]:
    return lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda each: f"[{', '.join(each)}]"),
        st.lists(st.tuples(st.sampled_from(keys), inner), max_size=3).map(_mapped),
    )
