"""The menu entry of one person: what is written, that the desktop's own tools take it, and that nothing is left."""

from __future__ import annotations

import configparser
import json
import os
import shlex
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from kitstudio.host.assets import asset
from kitstudio.host.menu_entry import add_menu_entry, has_menu_entry, remove_menu_entry

AWKWARD = ["/opt/kit/bin/kitstudio-gui", "/home/a b/bin/kitstudio-gui", '/tmp/$x "q" `c` 100% \\ é/kitstudio-gui']


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}


def _entry(path: Path) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys keep their case
    parser.read_string(path.read_text("utf-8"))
    return parser["Desktop Entry"]


def _first_argument(line: str) -> str:
    """As the specification reads it: the string's escapes, then the quoted argument's, then the field codes."""
    text = line.replace("\\\\", "\\")
    assert text.startswith('"')
    out, at = "", 1
    while text[at] != '"':
        at += text[at] == "\\"
        out += text[at]
        at += 1
    return out.replace("%%", "%")


@pytest.mark.parametrize("program", AWKWARD)
def test_the_entry_starts_the_program_wherever_it_lies(environment: dict[str, str], program: str) -> None:
    written = add_menu_entry(environment, Path(program))
    entry = _entry(written[0])
    assert _first_argument(entry["Exec"]) == program
    assert entry["Exec"].endswith('" %f')
    assert has_menu_entry(environment)


def test_an_entry_lies_where_desktops_look_and_goes_without_a_trace(
    environment: dict[str, str], tmp_path: Path
) -> None:
    share = tmp_path / ".local/share"
    written = add_menu_entry(environment, Path("/opt/kitstudio-gui"))
    assert [str(each.relative_to(share)) for each in written] == [
        "applications/kitstudio.desktop",
        "mime/packages/kitstudio.xml",
        "icons/hicolor/scalable/apps/kitstudio.svg",
        "icons/hicolor/symbolic/apps/kitstudio-symbolic.svg",
    ]
    assert set(remove_menu_entry(environment)) == set(written)
    assert not has_menu_entry(environment)
    assert not list(share.rglob("*kitstudio*"))
    assert remove_menu_entry(environment) == ()


def test_the_icon_and_every_type_the_entry_names_are_there(environment: dict[str, str]) -> None:
    entry = _entry(asset("desktop/kitstudio.desktop"))
    tree = ET.parse(asset("desktop/kitstudio-mime.xml"))  # noqa: S314 - our own file
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    told = {each.get("type") for each in tree.iter(f"{space}mime-type")}
    named = {each for each in entry["MimeType"].split(";") if each and each != "inode/directory"}
    assert named == told
    written = add_menu_entry(environment, Path("/opt/kitstudio-gui"))
    assert {each.stem for each in written if each.suffix == ".svg"} == {entry["Icon"], f"{entry['Icon']}-symbolic"}
    about = ET.parse(asset("desktop/kitstudio.metainfo.xml")).getroot()  # noqa: S314 - our own file
    assert about.findtext("launchable") == "kitstudio.desktop"
    assert {each.text for each in about.iter("mediatype")} == named


@pytest.mark.tool("update-mime-database")
def test_the_desktop_knows_our_files_by_their_names(environment: dict[str, str], tmp_path: Path) -> None:
    add_menu_entry(environment, Path("/opt/kitstudio-gui"))
    globs = (tmp_path / ".local/share/mime/globs2").read_text("utf-8")
    for line in ("60:application/x-modelkit:*.kit.tar", "60:application/x-kitfile:Kitfile:cs"):
        assert line in globs.splitlines()


def test_the_command_line_adds_it_and_takes_it_away(environment: dict[str, str], tmp_path: Path) -> None:
    words = [sys.executable, "-m", "kitstudio", "gui", "--menu-entry", "add", "--json"]
    done = subprocess.run(words, env=environment, check=True, capture_output=True)
    path = Path(json.loads(done.stdout)["paths"][0])
    assert path == tmp_path / ".local/share/applications/kitstudio.desktop"
    program = shlex.split(_entry(path)["Exec"])[0]
    assert Path(program) == Path(sys.executable).with_name("kitstudio-gui")
    subprocess.run([*words[:-2], "remove"], env=environment, check=True, capture_output=True)
    assert not path.exists()


@pytest.mark.tool("desktop-file-validate")
def test_the_desktops_own_check_finds_nothing(environment: dict[str, str]) -> None:
    for program in AWKWARD:
        entry = add_menu_entry(environment, Path(program))[0]
        done = subprocess.run(["desktop-file-validate", str(entry)], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout + done.stderr) == (0, "")
