"""Icons, fonts and their loader."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo, QIcon

from kitstudio.host.assets import asset
from kitstudio.ui.fonts import FACES, load_fonts
from kitstudio.ui.icons import Icon, icon
from kitstudio.ui.theme import Appearance, Choice, T

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "name",
    ["", "/etc/passwd", "../pyproject.toml", "icons/../../pyproject.toml", "C:/x", "icons\\kit.svg", "icons", "no.svg"],
)
def test_a_name_that_is_no_asset_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="asset"):
        asset(name)


def test_the_list_of_icons_and_the_drawings_agree() -> None:
    files = {path.stem for path in (ROOT / "resources/icons").glob("*.svg")} - {"app", "app-symbolic"}
    assert {each.value for each in Icon} == files


@pytest.mark.parametrize("name", list(Icon))
def test_an_icon_has_no_colour_of_its_own(name: Icon) -> None:
    svg = asset(f"icons/{name}.svg").read_text(encoding="utf-8")
    colours = set(re.findall(r'(?:stroke|fill)="([^"]+)"', svg))
    assert colours <= {"none", "currentColor", "knockout"}


def test_only_icons_py_names_icon_files() -> None:
    for path in (ROOT / "kitstudio").rglob("*.py"):
        if path.name not in {"icons.py", "assets.py", "menu_entry.py"}:  # the last hands two of them to the desktop
            assert not re.search(r"icons/|\w\.svg", path.read_text(encoding="utf-8")), path


def test_an_icon_follows_the_theme_without_being_made_again(appearance: Appearance) -> None:
    made = icon(Icon.KIT, "text")

    def inks() -> set[str]:
        image = made.pixmap(QSize(32, 32)).toImage()
        points = ((x, y) for x in range(32) for y in range(32))
        return {image.pixelColor(x, y).name() for x, y in points if image.pixelColor(x, y).alpha() == 255}

    light = inks()
    appearance.choose(Choice.DARK)
    assert light & {"#15181e"}
    assert T["text"].name() in inks()
    assert not light & inks()


def test_a_disabled_icon_is_drawn_in_the_disabled_ink(appearance: Appearance) -> None:
    image = icon(Icon.KIT).pixmap(QSize(32, 32), QIcon.Mode.Disabled).toImage()
    found = {
        image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255
    }
    assert T["disabled"].name() in found


def test_all_faces_load_and_carry_their_licence() -> None:
    assert load_fonts() >= {"Inter", "Inter Display", "JetBrains Mono"}
    for family in ("Inter", "JetBrainsMono"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in asset(f"fonts/{family}-OFL.txt").read_text(encoding="utf-8")
    assert sum(asset(f"fonts/{face}").stat().st_size for face in FACES) < 2_000_000


@pytest.mark.parametrize(
    ("role", "family", "weight"),
    [("body", "Inter", 400), ("medium", "Inter", 500), ("strong", "Inter", 600), ("h1", "Inter Display", 600)],
)
def test_each_font_of_the_tokens_is_the_face_we_ship(role: str, family: str, weight: int) -> None:
    info = QFontInfo(T.font(role))
    assert (info.family(), info.weight()) == (family, weight)


def test_digits_are_of_one_width() -> None:
    widths = {T.metrics("body").horizontalAdvance(digit) for digit in "0123456789"}
    assert len(widths) == 1


def test_the_assets_are_found_where_a_wheel_puts_them(tmp_path: Path) -> None:
    ours = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "kitstudio", tmp_path / "kitstudio", ignore=ours)
    shutil.copytree(ROOT / "resources", tmp_path / "kitstudio/_resources", ignore=ours)
    code = "from kitstudio.host.assets import asset; print(asset('themes/tokens.json'))"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert Path(done.stdout.strip()) == tmp_path / "kitstudio/_resources/themes/tokens.json"
