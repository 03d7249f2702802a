"""Nothing of the window is without a picture: each page, sheet and dialog is a part of a scene."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

import kitstudio.ui
from kitstudio.ui.sheets.job_sheet import JobSheet
from kitstudio.ui.widgets.overlays import Dialog, Overlay, Sheet
from tests.ui.scenes.catalog import SCENES
from tests.ui.scenes.pictures import DOCS, VARIANTS, contact_sheet, wanted

ENDINGS = ("Page", "Pane", "Dock", "Card", "Palette", "Inspector", "Toast", "DropOverlay", "ErrorView", "EmptyState")
NO_PICTURE = {
    "Overlay": "what sheets and dialogs share",
    "Sheet": "as above",
    "Dialog": "as above",
    "JobSheet": "as above",
    "Card": "the ground of other cards",
}


def widgets() -> Iterator[type[QWidget]]:
    """Every class of a widget that the window has."""
    for found in pkgutil.walk_packages(kitstudio.ui.__path__, "kitstudio.ui."):
        module = importlib.import_module(found.name)
        for _name, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, QWidget) and kind.__module__ == module.__name__:
                yield kind


def test_every_page_sheet_and_dialog_is_a_part_of_a_scene() -> None:
    named = {part for scene in SCENES.values() for part in scene.parts}
    asked = {
        kind.__name__
        for kind in widgets()
        if issubclass(kind, Overlay) or (kind.__name__.endswith(ENDINGS) and not kind.__name__.startswith("_"))
    }
    assert {"KitsPage", "PackSheet", "CrashDialog", "_Question"} <= asked
    assert sorted(asked - named - NO_PICTURE.keys()) == []


def test_every_part_that_a_scene_names_is_a_class_of_the_window() -> None:
    there = {kind.__name__ for kind in widgets()}
    assert sorted({part for scene in SCENES.values() for part in scene.parts} - there) == []


def test_what_has_no_picture_is_still_there_and_has_a_reason() -> None:
    there = {kind.__name__ for kind in widgets()}
    assert there >= NO_PICTURE.keys()
    assert all(issubclass(each, Overlay) for each in (Sheet, Dialog, JobSheet))


def test_scenes_are_chosen_by_how_their_name_begins() -> None:
    assert {each.name for each in wanted(["kits"])} == {name for name in SCENES if name.startswith("kits")}
    assert len(wanted([])) == len(SCENES) > 150


def test_every_picture_of_the_docs_can_be_made_anew() -> None:
    made = {f"{name}-{variant}" for name in SCENES for variant in VARIANTS}
    assert sorted({path.stem for path in DOCS.glob("*.png")} - made) == []


def test_the_contact_sheet_shows_what_was_drawn_and_nothing_else(tmp_path: Path) -> None:
    for name in ("kits-light.png", "kits-dark.png", "home-light.png"):
        (tmp_path / name).write_bytes(b"")
    contact_sheet(tmp_path)
    page = (tmp_path / "index.html").read_text("utf-8")
    assert sorted(re.findall(r'src="([^"]+)"', page)) == ["home-light.png", "kits-dark.png", "kits-light.png"]
