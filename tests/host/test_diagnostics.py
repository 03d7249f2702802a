"""The archive of diagnostics holds what was shown, byte for byte, and nothing that belongs to the person."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from kitstudio.base.os_errors import FileSystemError, PathNotFoundError
from kitstudio.host.assemble import make_context
from kitstudio.host.declared import Value
from kitstudio.host.diagnostics import Piece, collect, write
from kitstudio.host.provenance import commit, parts
from kitstudio.host.settings import load
from tests.support import third_party_docs

SECRET = "hunter2" + "hunter2"


@pytest.fixture
def pieces(tmp_path: Path) -> tuple[Piece, ...]:
    environment = {"HOME": str(tmp_path), "KITSTUDIO_STORE": str(tmp_path / "Erika" / "store")}
    flags: dict[str, Value | None] = {"packing.author": "Erika Mustermann", "log.file": str(tmp_path / "secret.log")}
    settings = load(environment, flags)
    log = ["began", f"opened {tmp_path}/work/model", f"push with REGISTRY_TOKEN={SECRET}", "bad \x1b[2J line"]
    return collect(settings, make_context(settings), log, {"qt": "6.11"})


def by_name(pieces: tuple[Piece, ...]) -> dict[str, str]:
    return {each.name: each.text for each in pieces}


def test_it_holds_what_helps(pieces: tuple[Piece, ...]) -> None:
    texts = by_name(pieces)
    assert list(texts) == ["versions.txt", "settings.txt", "doctor.txt", "log.txt", "redaction.txt"]
    assert "qt: 6.11" in texts["versions.txt"]
    assert "PyYAML: " in texts["versions.txt"]
    assert "appearance.theme = system (default)" in texts["settings.txt"]
    assert "packing.author = <set, 16 characters> (flag)" in texts["settings.txt"]
    assert "ok   store: <store>" in texts["doctor.txt"]
    assert "opened ~/work/model" in texts["log.txt"]
    assert "1 secrets were found" in texts["redaction.txt"]


def test_it_holds_nothing_of_the_person(pieces: tuple[Piece, ...], tmp_path: Path) -> None:
    whole = "".join(by_name(pieces).values())
    for private in ("Erika", SECRET, str(tmp_path), "secret.log", "\x1b"):
        assert private not in whole


def test_what_is_written_is_what_was_shown(pieces: tuple[Piece, ...], tmp_path: Path) -> None:
    path = tmp_path / "out.zip"
    write(path, pieces)
    with zipfile.ZipFile(path) as archive:
        held = {each.removeprefix("kitstudio-diagnostics/"): archive.read(each).decode() for each in archive.namelist()}
    assert held == by_name(pieces)
    assert path.stat().st_mode & 0o777 == 0o600
    first = path.read_bytes()
    write(path, pieces)
    assert path.read_bytes() == first


def test_a_place_that_cannot_be_written_is_a_sentence(pieces: tuple[Piece, ...], tmp_path: Path) -> None:
    with pytest.raises((FileSystemError, PathNotFoundError)):
        write(tmp_path / "no" / "such" / "folder.zip", pieces)


def test_every_part_of_the_program_has_a_version_a_licence_and_its_text() -> None:
    found = {each.name.lower(): each for each in parts()}
    assert {"kit studio", "inter", "jetbrains mono", "icons", "pyyaml", "zstandard", "isal", "tomlkit"} <= set(found)
    assert {"pyside6_essentials", "shiboken6", "typing_extensions"} <= set(found)
    for each in parts():
        assert each.licence
        assert each.licence != "not said"
        assert len(each.text) > 50, each.name
    assert "SIL OPEN FONT LICENSE" in found["inter"].text
    assert "LGPL" in found["pyside6_essentials"].licence
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in found["shiboken6"].text


def test_the_commit_is_a_hash_or_nothing() -> None:
    assert commit() == "" or len(commit()) in (40, 64)


def test_the_page_of_what_is_not_ours_names_every_part() -> None:
    assert third_party_docs.PAGE.read_text("utf-8") == third_party_docs.page(), (
        "stale: run `python -m tests.support.third_party_docs`"
    )
