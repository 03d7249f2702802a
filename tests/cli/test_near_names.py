"""A name that is not in the store is answered with those it is most likely a slip of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kitstudio


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    made.mkdir()
    (made / "README.md").write_text("# hello\n")
    (made / "Kitfile").write_text("manifestVersion: 1.0.0\ndocs:\n  - path: README.md\n")
    return made


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("cli/llama", "cli/llama:v1 or cli/llama:v2"),
        ("cli/llama:v3", "cli/llama:v1 or cli/llama:v2"),
        ("cli/lama:v2", "cli/llama:v2"),
        ("llama:v1", "cli/llama:v1"),
        ("cli/lama", "cli/llama:v1 or cli/llama:v2"),
        ("registry.example.com/cli/llama:v2", "cli/llama:v2"),
    ],
)
@pytest.mark.parametrize("verb", [["info"], ["remove"]])
def test_the_nearest_names_are_said(kitstudio: Kitstudio, folder: Path, verb: list[str], asked: str, near: str) -> None:
    kitstudio("pack", folder, "-t", "cli/llama:v1,v2")
    answer = kitstudio(*verb, asked)
    assert answer.code == 7
    assert f"Did you mean {near}?" in answer.err
    assert answer.err.splitlines()[-2].startswith("error: "), "the error comes last, with what to do about it"


@pytest.mark.parametrize("asked", ["something/else:v1", "sha256:" + "0" * 64])
def test_nothing_is_said_where_nothing_is_near(kitstudio: Kitstudio, folder: Path, asked: str) -> None:
    kitstudio("pack", folder, "-t", "cli/llama:v1")
    answer = kitstudio("info", asked)
    assert answer.code == 7
    assert "Did you mean" not in answer.err


def test_a_program_reads_them_as_an_event(kitstudio: Kitstudio, folder: Path) -> None:
    kitstudio("pack", folder, "-t", "cli/llama:v1")
    events = [json.loads(each) for each in kitstudio("info", "cli/lama:v1", "--json").err.splitlines()]
    assert [each.get("code") for each in events if each.get("event") == "noticed"] == ["near-names"]
    assert events[-1]["error"]["code"] == "KS-KIT-NOT-FOUND"


@pytest.mark.parametrize("verb", ["info", "inspect", "unpack"])
@pytest.mark.parametrize("name", ["out", "Out", "deep/out"])
def test_a_place_that_lies_here_is_named_with_its_prefix(
    kitstudio: Kitstudio, folder: Path, monkeypatch: pytest.MonkeyPatch, verb: str, name: str
) -> None:
    monkeypatch.chdir(folder.parent)
    Path("deep").mkdir()
    kitstudio("pack", folder, "-t", "cli/llama:v1")
    assert kitstudio("export", "cli/llama:v1", "-o", name).code == 0
    answer = kitstudio(verb, name)
    assert answer.code in (6, 7)
    assert f"note: Did you mean oci:{name}?" in answer.err
    assert "Did you mean dir:folder?" in kitstudio(verb, "folder").err
    assert kitstudio(verb, f"oci:{name}").code == 0


def test_a_folder_is_not_offered_to_a_verb_that_takes_names_of_the_store_only(
    kitstudio: Kitstudio, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    answer = kitstudio("remove", "folder")
    assert answer.code == 7
    assert "Did you mean" not in answer.err


def test_a_kit_that_is_not_there_is_answered_with_how_to_list_them(kitstudio: Kitstudio, folder: Path) -> None:
    kitstudio("pack", folder, "-t", "cli/llama:v1")
    assert "`kitstudio list`" in kitstudio("info", "something/else:v1").err
