"""Answers say what happened, in the sizes and names that people know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Kitstudio


@pytest.fixture
def folder(tmp_path: Path, kitstudio: Kitstudio) -> Path:
    """A folder that is packed as `demo:v1` and `demo:v2`."""
    made = tmp_path / "folder"
    made.mkdir()
    (made / "README.md").write_text("# hello\n")
    (made / "Kitfile").write_text("manifestVersion: 1.0.0\ndocs:\n  - path: README.md\n")
    assert kitstudio("pack", made, "-t", "demo:v1,v2").code == 0
    return made


@pytest.mark.usefixtures("folder")
def test_doctor_tells_the_room_as_people_read_it_and_the_number_to_programs(kitstudio: Kitstudio) -> None:
    assert re.search(r"space +[\d.]+ [kMGTP]?B free at the store", kitstudio("doctor").out)
    (space,) = (each for each in kitstudio("doctor", "--json").json["checks"] if each["name"] == "space")
    assert re.fullmatch(r"\d+ bytes free at the store", space["detail"])


@pytest.mark.usefixtures("folder")
def test_a_kit_that_keeps_another_name_is_not_counted_as_gone(kitstudio: Kitstudio) -> None:
    assert kitstudio("remove", "demo:v1", "--dry-run").out == "Would remove demo:v1; the kit stays as demo:v2\n"
    found = kitstudio("remove", "demo:v1", "--dry-run", "--json").json
    assert (found["kits"], found["freed"]) == ([], 0)
    assert [each["references"] for each in found["kept"]] == [["demo:v2"]]
    assert kitstudio("remove", "demo:v1").out == "Removed demo:v1; the kit stays as demo:v2\n"
    assert re.fullmatch(r"Removed demo:v2; 1 kit gone, [\d.]+ k?B freed\n", kitstudio("remove", "demo:v2").out)


def test_kits_that_stay_are_told_beside_those_that_go(kitstudio: Kitstudio, folder: Path) -> None:
    (folder / "README.md").write_text("# another\n")
    kitstudio("pack", folder, "-t", "other:v1")
    answer = kitstudio("remove", "demo:v1", "other:v1")
    assert re.fullmatch(
        r"Removed demo:v1, other:v1; 1 kit gone, [\d.]+ k?B freed; 1 kit stays as demo:v2\n", answer.out
    )
