"""Kitfiles as text: the bytes of `kit unpack` and `kit info`, and of go-yaml for texts of every kind."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from kitstudio.model.kitfile import Code, Kitfile, Model, Package
from kitstudio.model.kitfile_json import from_config
from kitstudio.model.kitfile_text import BadNodeError, NodeNotFoundError, kitfile_yaml, node_yaml
from kitstudio.model.kitfile_yaml import read
from kitstudio.model.yaml_emitter import natural_key
from tests.support.vectors import VECTORS, case_folders, case_name, read_json

PACKED = [case for case in case_folders("kit") if (case / "expected" / "default" / "config.json").exists()]
EMITTED = read_json(VECTORS / "go-yaml" / "emitted.json")
NODES = read_json(VECTORS / "go-yaml" / "nodes.json")


@pytest.mark.parametrize("case", PACKED, ids=case_name)
def test_a_kitfile_is_written_as_kit_info_and_kit_unpack_write_it(case: Path) -> None:
    config = case / "expected" / "default" / "config.json"
    text = kitfile_yaml(from_config(config.read_bytes()), numbers_from_json=True)
    printed = (case / "expected-cli.txt").read_text("utf-8")
    info = re.search(r"\$ kit info \S+ +# exit 0\n(.*?)\n\$ kit inspect", printed, re.DOTALL)
    assert info is not None
    assert text == info[1]
    unpacked = read_json(case / "expected" / "default" / "unpacked.json")
    digests = [entry["sha256"] for entry in unpacked["files"] if entry.get("path") == "Kitfile"]
    assert digests == [hashlib.sha256(text.encode()).hexdigest()]


@pytest.mark.parametrize("start", range(0, len(EMITTED), 100))
def test_texts_numbers_and_key_orders_are_written_as_go_yaml_writes_them(start: int) -> None:
    rows = EMITTED[start : start + 100]
    assert len(rows) > 10
    written = {row["config"]: kitfile_yaml(from_config(row["config"].encode()), numbers_from_json=True) for row in rows}
    assert written == {row["config"]: row["yaml"] for row in rows}


@pytest.mark.parametrize("row", NODES, ids=lambda row: f"{row['node']} of {len(row['config'])}")
def test_a_node_is_printed_as_kit_info_filter_prints_it(row: dict[str, str]) -> None:
    kitfile = from_config(row["config"].encode())
    if "yaml" in row:
        assert node_yaml(kitfile, row["node"]) == row["yaml"]
    else:
        with pytest.raises(NodeNotFoundError):
            node_yaml(kitfile, row["node"])


def test_a_node_inside_parameters_can_be_printed_too() -> None:
    kitfile = Kitfile(model=Model(parameters={"lr": {"start": 1_000_000, "n-2": [1]}}))
    assert node_yaml(kitfile, "model.parameters.lr.start") == "1e+06\n"
    assert node_yaml(kitfile, ".model.parameters.lr.n-2") == "- 1\n"
    assert node_yaml(kitfile, "datasets") == "[]\n"


@pytest.mark.parametrize("node", ["", ".", "a..b", "code[0]", "a.", "model parameters", "é", "model\n"])
def test_a_node_in_other_words_is_refused(node: str) -> None:
    with pytest.raises(BadNodeError):
        node_yaml(Kitfile(), node)


@pytest.mark.parametrize("node", ["model.path", "code.path", "package.name.x", "unknown", "model.parameters.x"])
def test_a_node_that_is_not_there_is_not_found(node: str) -> None:
    with pytest.raises(NodeNotFoundError):
        node_yaml(Kitfile(), node)


def test_integers_stay_integers_unless_kit_would_have_them_from_json() -> None:
    kitfile = read(b"model: {parameters: {k: 123456789012345678, f: 1e6}}").kitfile
    assert kitfile_yaml(kitfile, numbers_from_json=False).endswith("    f: 1e+06\n    k: 123456789012345678\n")
    assert kitfile_yaml(kitfile, numbers_from_json=True).endswith("    f: 1e+06\n    k: 1.2345678901234568e+17\n")


def test_unknown_keys_are_written_after_the_others() -> None:
    kitfile = from_config(b'{"manifestVersion":"1","zz":{"b":1},"aa":[],"package":{"name":"x","q":null}}')
    assert kitfile_yaml(kitfile, numbers_from_json=True) == (
        'manifestVersion: "1"\npackage:\n  name: x\n  q: null\naa: []\nzz:\n  b: 1\n'
    )


def test_a_path_that_is_no_utf_8_is_written_as_binary_and_read_back() -> None:
    # `kit init` in a folder with such a name: go-yaml falls back to base64.
    kitfile = Kitfile("1.0.0", Package(authors=("\udcff",)), code=(Code(path="a\udcff"), Code(path="\udcff" * 60)))
    text = kitfile_yaml(kitfile, numbers_from_json=False)
    assert text == (
        "manifestVersion: 1.0.0\npackage:\n  authors: [!!binary /w==]\ncode:\n  - path: !!binary Yf8=\n"
        "  - path: !!binary |\n" + "      " + "/" * 70 + "\n      " + "/" * 10 + "\n"
    )
    assert read(text.encode()).kitfile == kitfile


def test_keys_in_natural_order_are_sorted_by_number_and_letters_follow_digits() -> None:
    keys = ["n9", "n10", "n", "n_", "n1a", "n1_", "n01", "", "A", "_", "0"]
    assert sorted(keys, key=natural_key) == ["", "_", "0", "A", "n", "n_", "n1a", "n1_", "n01", "n9", "n10"]
