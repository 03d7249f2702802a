"""Properties: what is read, written and read again is the same; nothing that is thrown at the reader breaks it."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kitstudio.base import limits
from kitstudio.base.errors import KitStudioError
from kitstudio.model.kitfile import Kitfile
from kitstudio.model.kitfile_json import config_json, from_config
from kitstudio.model.kitfile_text import kitfile_yaml
from kitstudio.model.kitfile_yaml import inspect_text, read
from tests.support.vectors import VECTORS, read_json

_ODD = [
    "\t",
    "\n",
    "\r",
    "\x85",
    "\u2028",
    "\ufeff",
    "\x1b",
    "\x7f",
    "'",
    '"',
    "\\",
    ":",
    "#",
    "-",
    "?",
    "😀",
    "é",
    " ",
]
# go-yaml loses these: a literal block that begins with a break or a tab, or (in 3.0.1) holds lines of blanks only.
TEXTS = st.text(st.sampled_from(_ODD) | st.characters(codec="utf-8"), max_size=12).filter(
    lambda text: "\n" not in text or text.strip("\n\t \u2028\u2029\x85\r") == text
)
KEYS = TEXTS.filter(lambda text: text != "<<")
NUMBERS = st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def _mapping(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


KITFILES = _mapping(
    manifestVersion=TEXTS,
    package=_mapping(name=TEXTS, version=TEXTS, license=TEXTS, authors=st.lists(TEXTS, max_size=3)),
    model=_mapping(
        name=TEXTS, path=TEXTS, parameters=VALUES, parts=st.lists(_mapping(name=TEXTS, path=TEXTS, type=TEXTS))
    ),
    code=st.lists(_mapping(path=TEXTS, description=TEXTS), max_size=2),
    datasets=st.lists(_mapping(name=TEXTS, path=TEXTS, remotePath=TEXTS, parameters=VALUES), max_size=2),
    docs=st.lists(_mapping(path=TEXTS), max_size=2),
    prompts=st.lists(_mapping(name=TEXTS, path=TEXTS), max_size=2),
    mcpServers=st.lists(_mapping(name=TEXTS, path=TEXTS), max_size=2),
)


@given(KITFILES, st.sampled_from([None, True, False]), st.integers(1, 9))
def test_a_kitfile_survives_being_written_and_read(content: dict[str, Any], flow: bool | None, indent: int) -> None:
    # PyYAML writes the first text in any of its styles; from then on it is ours.
    text = yaml.dump(content, default_flow_style=flow, indent=indent, allow_unicode=True, Dumper=_Quoting)
    first = read(text.encode()).kitfile
    assert _expected(content) == config_json(first)
    again = read(kitfile_yaml(first, numbers_from_json=False).encode()).kitfile
    assert again == first
    assert config_json(from_config(config_json(first))) == config_json(first)


class _Quoting(yaml.SafeDumper):
    """Quotes every text, since PyYAML and kit differ on what may stand plain."""


_Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))
_Quoting.add_representer(float, lambda dumper, number: dumper.represent_scalar("tag:yaml.org,2002:float", repr(number)))


def _expected(content: Mapping[str, Any]) -> bytes:

    return config_json(from_config(json.dumps(content).encode()))


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_bytes_of_any_kind_are_read_or_refused(content: bytes) -> None:
    document, findings = inspect_text(content)
    assert document is not None or findings
    with_config(content)


def with_config(content: bytes) -> None:
    try:
        from_config(content)
    except KitStudioError:
        return


_PIECES = st.sampled_from(
    [
        "- ",
        "? ",
        ": ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&a ",
        "*a ",
        "<<: ",
        "!!str ",
        "!!int ",
        "!x ",
        "! ",
        "|\n",
        ">-\n",
        "'",
        '"',
        "#",
        "\n",
        "\n  ",
        "\t",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "%TAG ! x\n",
        "a",
        "1",
        "~",
        ".inf",
        "\\",
        "package",
        "model",
        "parameters",
        "authors",
        "name",
        "code:",
        "\r",
        "\u2028",
        "\ufeff",
        "2026-01-02",
        "0x",
    ]
)


@settings(max_examples=300)
@given(st.lists(_PIECES, max_size=25).map("".join), st.sampled_from(["", "model:\n  parameters:\n    ", "package: {"]))
@example("<<: *a", "&a {")
@example("[&a [*a]]", "model: {parameters: ")
def test_scraps_of_yaml_are_read_or_refused(scraps: str, head: str) -> None:
    document, findings = inspect_text((head + scraps).encode())
    if document is None:
        assert len(findings) == 1
        assert findings[0].mark.line >= 1
        return
    config = config_json(document.kitfile)
    assert config_json(from_config(config)) == config
    kitfile_yaml(document.kitfile, numbers_from_json=True)


@given(st.data())
def test_a_kitfile_with_one_place_changed_is_read_or_refused(data: st.DataObject) -> None:
    rows = read_json(VECTORS / "go-yaml" / "documents.json")
    text = data.draw(st.sampled_from(rows))["kitfile"]
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 3))
    changed = text[:at] + data.draw(_PIECES) + text[at + cut :]
    document, _findings = inspect_text(changed.encode("utf-8", "surrogatepass"))
    if document is not None:
        assert isinstance(document.kitfile, Kitfile)
        assert set(document.key_marks) <= set(document.marks)


_M = limits.KITFILE
_HEAD = "model:\n  parameters:\n    "
HOSTILE = {
    "open lists": "[" * 100_000,
    "4 MiB of open lists": "[" * _M,
    "open maps": "{" * _M,
    "items in items": "- " * (_M // 2),
    "keys in keys": "? " * (_M // 2),
    "too long": " " * (_M + 1),
    "blank lines": "\n" * _M,
    "Windows blank lines": "\r\n" * (_M // 2),
    "separators": "\u2028" * (_M // 3),
    "comments": "#\n" * (_M // 2),
    "directives": "".join(f"%TAG !a{at}! x:\n" for at in range(200_000)),
    "directives between comments": "".join(f"#\n\n%TAG !a{at}! x:\n" for at in range(150_000)),
    "one long list": _HEAD + "[" + "1," * 2_000_000 + "]",
    "one long map": _HEAD + "{" + ",".join(f"k{at}: 1" for at in range(300_000)) + "}",
    "one key again and again": _HEAD + "{" + "a: 1," * 300_000 + "}",
    "unknown keys": "".join(f"model{at}: 1\n" for at in range(50_000)),
    "an alias of a long text": f"package: {{name: &a {'x' * 1_000_000}}}\n{_HEAD}[" + "*a," * 1000 + "]",
    "merges of merges": _HEAD
    + "x: &a {"
    + ",".join(f"k{at}: 1" for at in range(1000))
    + "}\n    y: {<<: ["
    + "*a," * 300
    + "]}",
    "a long integer": _HEAD + "9" * (_M - 50),
    "a long hexadecimal integer": _HEAD + "0x" + "f" * (_M - 50),
    "a long float": _HEAD + "1." + "9" * (_M - 50),
    "a long blank in a time": _HEAD + "2026-01-02" + " " * (_M - 50) + "3",
    "base 60": _HEAD + "1" + ":59" * 60_000,
    "a long key": "? " + "k" * (_M - 50) + "\n: 1\n",
    "quotes": "'" * _M,
    "colons": ": " * (_M // 2),
    "tabs": "\t" * _M,
    "byte order marks": "\ufeff" * (_M // 3),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_kitfile_is_refused_or_read_in_less_than_a_second(name: str) -> None:
    content = HOSTILE[name].encode()[: _M + 1]
    before = time.thread_time()
    inspect_text(content)
    # The promise is one second; twice that, in processor time, tells a slow machine from a slow reader.
    assert time.thread_time() - before < 2
