"""Places that are named on the command line and are not what somebody took them for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Kitstudio


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "model"
    made.mkdir()
    (made / "weights.bin").write_bytes(b"w" * 900)
    (made / "Kitfile").write_text("manifestVersion: 1.0.0\nmodel: {path: weights.bin}\n")
    return made


@pytest.mark.parametrize("content", [b"Apache License\n", b"A" * 4000, b"\x1f\x8b\x08"], ids=["short", "long", "gzip"])
def test_what_is_no_archive_is_said_to_be_none(content: bytes, kitstudio: Kitstudio, tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_bytes(content)
    answer = kitstudio("receive", tmp_path / "LICENSE", "--json")
    assert answer.code == 6
    if content[:1] == b"A":
        assert answer.error["code"] == "KS-NOT-A-LAYOUT"
        assert "does not begin like an archive" in answer.error["summary"]


def test_a_kit_that_was_there_is_not_taken_again(kitstudio: Kitstudio, folder: Path, tmp_path: Path) -> None:
    assert kitstudio("pack", folder, "-t", "team/kit:v1").code == 0
    archive = tmp_path / "kit.kit.tar"
    assert kitstudio("export", "team/kit:v1", "-o", archive).code == 0
    other = ("--store", tmp_path / "other")
    assert kitstudio("receive", archive, *other).out.startswith("took team/kit:v1: sha256:")
    assert kitstudio("receive", archive, *other).out.startswith("had already team/kit:v1: sha256:")
    assert kitstudio("receive", archive, *other, "--tag-as", "team/kit:v2").out.startswith("took team/kit:v2")


@pytest.mark.parametrize(
    ("typed", "meant"), [("theme", "appearance.theme"), ("apearance.theme", "appearance.theme"), ("wait", "store.wait")]
)
def test_a_setting_that_is_none_leads_to_the_one_that_was_meant(
    typed: str, meant: str, kitstudio: Kitstudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITSTUDIO_CONFIG", str(tmp_path / "config"))
    answer = kitstudio("config", "set", typed, "dark", "--json")
    assert (answer.code, answer.error["code"]) == (2, "KS-USAGE")
    assert f"Did you mean {meant}" in answer.error["remedy"]
    assert "Settings are: " in kitstudio("config", "set", "qqqqqq", "1", "--json").error["remedy"]


@pytest.mark.parametrize(
    "verb",
    [["info", "x:y"], ["inspect", "x:y"], ["unpack", "x:y", "-d", "."], ["export", "x:y", "-o", "o"],
     ["store", "verify"], ["store", "usage"], ["store", "gc"], ["remove", "x:y"], ["tag", "x:y", "x:z"]],
    ids=" ".join,
)  # fmt: skip
def test_a_store_that_is_not_there_is_not_made_by_a_verb_that_puts_nothing_in(
    verb: list[str], kitstudio: Kitstudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = kitstudio("--store", tmp_path / "typo", *verb, "--json")
    assert (answer.code, answer.error["code"]) == (7, "KS-PATH-NOT-FOUND")
    assert str(tmp_path / "typo") in answer.error["summary"]
    assert not (tmp_path / "typo").exists()


def test_a_store_that_is_not_there_holds_nothing_and_is_not_made_by_looking(
    kitstudio: Kitstudio, tmp_path: Path
) -> None:
    place = tmp_path / "typo"
    answer = kitstudio("list", "--store", place)
    assert answer.code == 0
    assert f"There is no store at {place} yet." in answer.err
    assert kitstudio("list", "--store", place, "--json").json["kits"] == []
    assert kitstudio("list", f"oci:{tmp_path}/none", "--store", place).code != 0
    assert not place.exists()


@pytest.mark.parametrize("verb", [["list"], ["store", "verify"], ["store", "gc"]], ids=" ".join)
@pytest.mark.parametrize("left", [None, "new-0123"], ids=["nothing in it", "what a killed one began"])
def test_a_store_whose_making_was_cut_short_is_made_whole_by_any_verb(
    verb: list[str], left: str | None, kitstudio: Kitstudio, tmp_path: Path
) -> None:
    place = tmp_path / "begun"
    place.mkdir(0o700)
    if left:
        (place / left).touch()
    assert kitstudio("--store", place, *verb).code == 0
    assert (place / "version").read_text() == "1\n"


def test_the_usual_store_is_made_at_its_first_use(kitstudio: Kitstudio, folder: Path, tmp_path: Path) -> None:
    assert kitstudio("list", "--json").json["kits"] == []
    assert kitstudio("pack", folder, "--store", tmp_path / "new", "-t", "kit:v1").code == 0
    assert len(kitstudio("list", "--store", tmp_path / "new", "--json").json["kits"]) == 1
