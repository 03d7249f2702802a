"""Pictures of every scene: `packaging/screenshots DIR`, or `python -m tests.ui.scenes.pictures DIR --help`."""

from __future__ import annotations

import argparse
import html
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kitstudio.ui.fonts import load_fonts
from kitstudio.ui.style import dress
from kitstudio.ui.theme import Appearance, Choice, T
from tests.ui.scenes.catalog import SCENES
from tests.ui.scenes.material import ONE, ROOT
from tests.ui.scenes.scene import House, Scene
from tests.ui.scenes.stage import Stage, open_stage, settle

VARIANTS: Final = {"light": "Light", "dark": "Dark", "contrast": "High contrast", "2x": "200 %", "rtl": "Right to left"}
DOCS: Final = ROOT / "docs/screens"
"""README shows pictures from here; those that are there are made anew by `--docs`."""


def wanted(only: Sequence[str]) -> list[Scene]:
    """The scenes whose name begins with one of these words, house by house; all without a word."""
    found = [each for each in SCENES.values() if not only or any(each.name.startswith(word) for word in only)]
    return sorted(found, key=lambda each: list(House).index(each.house))


def draw(folder: Path, work: Path, scenes: Iterable[Scene], variants: Sequence[str]) -> int:
    """Draw scenes in variants of the process's scale; answers how many pictures were made."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    load_fonts()
    style = dress(application)
    T.still = True
    appearance = Appearance(application, Choice.LIGHT)
    stage: Stage | None = None
    made = 0
    for scene in scenes:
        if stage is None or stage.house is not scene.house:
            if stage is not None:
                stage.close()
            stage = open_stage(work / scene.house.value, scene.house, ONE)
        appearance.choose(Choice.LIGHT)
        stage.bring(scene)
        for variant in variants:
            grab(stage, appearance, variant, folder / f"{scene.name}-{variant}.png")
            made += 1
    if stage is not None:
        stage.close()
    appearance.deleteLater()
    settle()
    del style
    return made


def grab(stage: Stage, appearance: Appearance, variant: str, path: Path) -> None:
    """Save one picture."""
    rtl = variant == "rtl"
    appearance.choose(Choice(variant) if variant in tuple(Choice) else Choice.LIGHT)
    if rtl:
        _turn(stage, Qt.LayoutDirection.RightToLeft)
    settle()
    stage.window.grab().save(str(path))
    if rtl:
        _turn(stage, Qt.LayoutDirection.LeftToRight)


def _turn(stage: Stage, direction: Qt.LayoutDirection) -> None:
    """Change the direction of reading; what lies over the pages finds its side with the next size."""
    QApplication.setLayoutDirection(direction)
    size = stage.window.size()
    stage.window.resize(size.width(), size.height() + 1)
    settle()
    stage.window.resize(size)
    settle()


def contact_sheet(folder: Path) -> None:
    """Write `index.html`: every scene in a row with its variants."""
    rows = []
    for name in SCENES:
        cells = [
            f'<td><a href="{name}-{each}.png"><img src="{name}-{each}.png" alt="{name}, {words}"></a></td>'
            for each, words in VARIANTS.items()
            if (folder / f"{name}-{each}.png").exists()
        ]
        if cells:
            rows.append(f"<tr><th>{html.escape(name)}</th>{''.join(cells)}</tr>")
    style = "body{font:14px sans-serif;background:#f4f5f7;margin:16px}img{width:380px;display:block}th{text-align:left}"
    head = f"<!doctype html><meta charset=utf-8><title>Kit Studio</title><style>{style}</style>"
    (folder / "index.html").write_text(f"{head}<table>{''.join(rows)}</table>", "utf-8")


def main() -> None:
    """Draw the pictures."""
    parser = argparse.ArgumentParser(prog="packaging/screenshots", description="Pictures of every page and state.")
    parser.add_argument("folder", type=Path, nargs="?", metavar="DIR", help="where the pictures go")
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", help="scenes whose name begins so")
    parser.add_argument(
        "--variant", nargs="*", default=list(VARIANTS), choices=VARIANTS, help="all of them unless told"
    )
    parser.add_argument("--docs", action="store_true", help="make those in docs/screens anew, and nothing else")
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.folder is None and not given.docs:
        parser.error("name a folder for the pictures, or say --docs")
    work = given.work or Path(tempfile.mkdtemp(prefix="kitstudio-screens-"))
    try:
        _docs(work) if given.docs else _all(given, work)
    finally:
        if given.work is None:
            shutil.rmtree(work, ignore_errors=True)


def _all(given: argparse.Namespace, work: Path) -> None:
    start, scenes = time.monotonic(), wanted(given.only)
    given.folder.mkdir(parents=True, exist_ok=True)
    doubled = os.environ.get("QT_SCALE_FACTOR") == "2"
    plain = [each for each in given.variant if (each == "2x") is doubled]
    made = draw(given.folder, work, scenes, plain) if plain else 0
    if doubled:
        return
    if "2x" in given.variant:
        # Another scale is another process: Qt reads it once.
        again = [sys.executable, "-m", "tests.ui.scenes.pictures", given.folder, "--work", work / "2x"]
        words = ["--only", *given.only, "--variant", "2x"]
        subprocess.run([*again, *words], check=True, cwd=ROOT, env={**os.environ, "QT_SCALE_FACTOR": "2"})
        made += len(scenes)
    contact_sheet(given.folder)
    print(f"{len(scenes)} scenes, {made} pictures in {time.monotonic() - start:.0f} s: {given.folder / 'index.html'}")


def _docs(work: Path) -> None:
    for path in sorted(DOCS.glob("*.png")):
        name, _, variant = path.stem.rpartition("-")
        draw(DOCS, work, [SCENES[name]], [variant])


if __name__ == "__main__":
    main()
