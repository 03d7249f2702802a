"""The config blob: kit's exact bytes out, anything kit takes in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kitstudio.base import limits
from kitstudio.model.descriptor import Digest
from kitstudio.model.go_json import BadJsonError
from kitstudio.model.kitfile import Kitfile, Model, Package
from kitstudio.model.kitfile_json import config_json, from_config
from tests.support.vectors import VECTORS, case_folders, case_name, read_json

PACKED = [case for case in case_folders("kit") if (case / "expected" / "default" / "config.json").exists()]
CONFIGS = read_json(VECTORS / "go-yaml" / "configs.json")
DIGEST = Digest("sha256", "0" * 64)


@pytest.mark.parametrize("case", PACKED, ids=case_name)
def test_a_config_read_and_written_is_the_same_bytes(case: Path) -> None:
    configs = sorted(case.glob("expected/*/config.json"))
    for path in configs:
        content = path.read_bytes()
        assert config_json(from_config(content)) == content


@pytest.mark.parametrize("row", [row for row in CONFIGS if "config" in row], ids=lambda row: row["text"][:40])
def test_what_kit_reads_from_a_config_we_read(row: dict[str, str]) -> None:
    kitfile = from_config(row["text"].encode("utf-8", "surrogatepass"))
    written = json.loads(config_json(kitfile))
    expected = json.loads(row["config"])
    for key in kitfile.unknown:
        written.pop(key)
    for key in kitfile.package.unknown:
        written["package"].pop(key)
    if "nonsense" in row["text"]:
        del expected["model"]["digest"]
    assert written == expected


@pytest.mark.parametrize("row", [row for row in CONFIGS if "refused" in row], ids=lambda row: row["text"][:40])
def test_what_kit_cannot_read_from_a_config_is_refused(row: dict[str, str]) -> None:
    with pytest.raises(BadJsonError):
        from_config(row["text"].encode("utf-8", "surrogatepass"))


def test_unknown_keys_survive_at_the_end_of_their_section() -> None:
    content = b'{"manifestVersion":"1.0.0","package":{"name":"a","z":{"b":1}},"newer":[1]}'
    kitfile = from_config(content)
    assert kitfile.package.unknown == {"z": {"b": 1}}
    assert config_json(kitfile) == content


def test_digests_come_last_and_an_unusable_one_is_left_out() -> None:
    kitfile = Kitfile(model=Model(path="m", digest=DIGEST, parameters={}))
    assert config_json(kitfile).endswith(b'"parameters":{},"digest":"sha256:' + b"0" * 64 + b'"}}')
    odd = from_config(b'{"manifestVersion":"","package":{},"model":{"path":"m","digest":"nonsense"}}')
    assert odd.model == Model(path="m")


@pytest.mark.parametrize(
    "text",
    [
        '{"package":{"name":"a","NAME":"b"}}',
        '{"package":{"name":"a","name":"a"}}',
        '{"model":{"parameters":{"a":1,"a":1}}}',
        '{"model":{"parameters":1' + "0" * 400 + "}}",
        '{"model":{"parameters":1' + "0" * 5000 + "}}",
        '{"model":{"parameters":' + "[" * 100_000,
        '{"model":{"parameters":' + "[" * 70 + "]" * 70 + "}}",
        " " * (limits.CONFIG + 1),
        '{"model":{"parameters":[' + "[]," * (limits.CONFIG // 4) + "0]}}",
    ],
    ids=["other case", "twice", "twice in a parameter", "no float", "huge integer", "open", "deep", "long", "many"],
)
def test_hostile_configs_are_refused(text: str) -> None:
    with pytest.raises(BadJsonError):
        from_config(text.encode())


def test_half_a_surrogate_pair_never_passes_for_a_byte_of_a_path() -> None:
    kitfile = from_config(b'{"model":{"path":"a\\udc80"},"package":{"name":"\\ud83d\\ude00"}}')
    assert kitfile.model == Model(path="a\ufffd")
    assert kitfile.package == Package(name="😀")


def test_minus_nought_keeps_its_sign() -> None:
    content = b'{"manifestVersion":"","package":{},"model":{"parameters":[-0,0,-1]}}'
    assert config_json(from_config(content)) == content
