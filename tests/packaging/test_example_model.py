"""The example folder is real enough to judge by, and the same on every machine."""

from __future__ import annotations

import importlib.util
import json
import struct
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.source import ROOT


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


EXAMPLE = _script("example_model")
SAME = _script("same_files")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    every: dict[str, bytes] = EXAMPLE.files()
    return every


def test_two_makings_give_the_same_bytes(files: dict[str, bytes]) -> None:
    assert EXAMPLE.files() == files


def test_the_shards_hold_hundreds_of_tensors_that_cover_each_file_exactly(files: dict[str, bytes]) -> None:
    index = json.loads(files["model.safetensors.index.json"])
    seen = {}
    for name in sorted(set(index["weight_map"].values())):
        content = files[name]
        (length,) = struct.unpack("<Q", content[:8])
        assert length % 8 == 0
        header = json.loads(content[8 : 8 + length])
        del header["__metadata__"]
        end = 0
        for tensor, entry in header.items():
            count = 1
            for size in entry["shape"]:
                count *= size
            assert entry["data_offsets"] == [end, end + 2 * count]
            end += 2 * count
            seen[tensor] = name
        assert 8 + length + end == len(content)
    assert seen == index["weight_map"]
    assert len(seen) > 300


def test_the_parquet_file_is_framed_as_the_format_asks(files: dict[str, bytes]) -> None:
    content = files["data/eval.parquet"]
    (footer,) = struct.unpack("<I", content[-8:-4])
    assert content[:4] == content[-4:] == b"PAR1"
    assert footer < len(content)
    assert b"example_model.py" in content[-8 - footer : -8]


def test_every_kind_of_file_is_there(files: dict[str, bytes]) -> None:
    assert {"README.md", "LICENSE", "config.json", "tokenizer.json", "data/train.csv", "src/train.py"} <= set(files)
    assert {".DS_Store", "src/__pycache__/train.cpython-311.pyc", "prompts/field-note.prompt.md"} <= set(files)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A folder and an unpacked copy of it without its junk."""
    original, unpacked = tmp_path / "original", tmp_path / "unpacked"
    for folder in (original, unpacked):
        (folder / "src").mkdir(parents=True)
        (folder / "src" / "a.py").write_bytes(b"a")
        (folder / "Kitfile").write_bytes(str(folder).encode())
    (original / "src" / "__pycache__").mkdir()
    (original / "src" / "__pycache__" / "a.pyc").write_bytes(b"junk")
    return original, unpacked


def test_a_folder_without_its_announced_junk_counts_as_the_same(folders: tuple[Path, Path]) -> None:
    assert SAME.differences(*folders, ["src/__pycache__"]) == []


def test_junk_that_was_not_announced_counts_as_missing(folders: tuple[Path, Path]) -> None:
    assert SAME.differences(*folders, ["src/__pyc"]) == [
        "src/__pycache__/a.pyc is missing and was not named as left out"
    ]


def test_another_byte_and_another_file_are_named(folders: tuple[Path, Path]) -> None:
    original, unpacked = folders
    (unpacked / "src" / "a.py").write_bytes(b"b")
    (unpacked / "new").write_bytes(b"")
    assert SAME.differences(original, unpacked, ["src/__pycache__/"]) == [
        "new was never in the folder",
        "src/a.py has other bytes",
    ]
