"""Nothing on any page or sheet escapes translation, and nothing is cut off when it is longer.

Every scene is brought about in the pseudo-language, which stands in brackets and is 40 % longer than English. Whatever
is seen there, or said to a screen reader, without brackets must be data: a name, a path, a size, a word of a file.
"""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.host.assets import asset
from kitstudio.host.settings import Settings
from kitstudio.ui.language import speak
from kitstudio.ui.layout import col, row, scrolling, wrap
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.style import KitStyle
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button
from tests.support.source import ROOT
from tests.ui.scenes.catalog import SCENES
from tests.ui.scenes.material import LITTLE
from tests.ui.scenes.scene import LARGE, House, Scene
from tests.ui.scenes.stage import open_stage, prepare
from tests.ui.seen_words import Painted, cut_off, said, too_wide

GROUP: Final = 6
"""Scenes of one test: they take a few seconds each where others work too."""
BRACKETED: Final = re.compile(r"\[[^\[\]]*\]")
ACCENTED: Final = re.compile(r"[åƀçðéĝĥîĵķļñöŕšţûŵýžÅƁÇÐÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽ]")
WORD: Final = re.compile(r"[A-Za-z]{2}")
APART: Final = re.compile(r"[,·\n\t\\|→]| {2,}|: ")
DATA: Final = re.compile(
    r"\S*([/~:@=_#]|\w[.-]\w|\d|…)\S*"  # paths, references, names, media types, sizes, times, digests
    r"|[A-Z0-9]{2,}\S*|\w*[a-z][A-Z]\w*"  # LICENSE, MIT, JSON, LlamaForCausalLM
    r"|--?[a-z-]+|\S*\.\w+"  # options of a command, and endings
)
# Units, formats, tools and products are called so everywhere.
NAMES: Final = {
    *("kB", "MB", "GB", "kit", "kitstudio", "skopeo", "Kit", "Studio", "Kitfile", "ModelKit", "ModelPack", "modelkit"),
    *("Markdown", "Python", "Parquet", "Qt", "tar", "raw", "gzip", "zstd", "offscreen", "Linux", "Aa", ".kitignore"),
}
OTHERS: Final = {"toasts", "draft-leaving", "dock-log"}
"""What the scene itself words; the log, which is English as its file is."""
GIVEN: Final = ("Pack a model", "Unpack a model", "Verify a kit that is gone")
"""What the scenes call their own jobs."""


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("material") / "full"
    prepare(folder, House.FULL, LITTLE)
    return folder


@pytest.fixture
def pseudo(dressed: tuple[QApplication, KitStyle]) -> Iterator[None]:
    installed = speak(dressed[0], Settings({"KITSTUDIO_PSEUDO": "1"}, {}, {}))
    yield
    for each in installed:
        dressed[0].removeTranslator(each)
        each.deleteLater()


def _groups() -> list[list[Scene]]:
    """The scenes in groups of one room."""
    wanted = [each for each in SCENES.values() if each.house is House.FULL and each.size == LARGE]
    rooms = itertools.groupby(sorted(wanted, key=_room), _room)
    held = [[each for each in scenes if each.name not in OTHERS] for _name, scenes in rooms]
    return [scenes[at : at + GROUP] for scenes in held for at in range(0, len(scenes), GROUP)]


def _room(scene: Scene) -> str:
    return scene.name.partition("-")[0]


@pytest.mark.slow
@pytest.mark.usefixtures("pseudo", "appearance")
@pytest.mark.parametrize("scenes", _groups(), ids=lambda scenes: scenes[0].name)
def test_all_words_of_scenes_are_translated_and_have_room(
    scenes: list[Scene], material: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(material, tmp_path / "full", symlinks=True)
    painted = Painted(monkeypatch)
    stage = open_stage(tmp_path / "full", House.FULL, LITTLE)
    escaped, short = set(), set()
    try:
        for scene in scenes:
            stage.bring(scene)
            painted.words.clear()
            stage.window.grab()
            data = _data(tmp_path, stage.window)
            seen = {*said(stage.window), *(("painted", each) for each in painted.words)}
            escaped |= {(scene.name, part, words) for part, words in seen if not _translated(words, data)}
            short |= {(scene.name, each) for each in (*cut_off(stage.window, painted), *too_wide(stage.window))}
    finally:
        stage.close()
    assert "\n".join(sorted(" ".join(each) for each in escaped)) == "", "if these are marked, run packaging/translate"
    assert "\n".join(sorted(" ".join(each) for each in short)) == ""


def _data(work: Path, window: QWidget) -> str:
    """What the files of this stage are called and say, and what is quoted from elsewhere."""
    files = [*work.rglob("*")]
    said = [name for each in files for name in (each.name, each.stem)]
    said += [each.state.text for each in window.findChildren(DraftPage)]
    said += [asset("licences/names.txt").read_text("utf-8").replace("\t", " ")]
    said += [each.read_text("utf-8", "replace") for each in files if each.name == "Kitfile"]
    said += [each.kitfile.decode() for each in LITTLE.small]
    said += LITTLE.tags
    said += [
        each.read_text("utf-8") for each in (*(ROOT / "resources/help").glob("*.md"), ROOT / "docs/third-party.md")
    ]
    locale = QLocale()
    for at in range(1, 13):
        said += [locale.standaloneMonthName(at), locale.monthName(at, QLocale.FormatType.ShortFormat)]
        said += [locale.dayName(at), locale.dayName(at, QLocale.FormatType.ShortFormat)] if at < 8 else []
    return "\n".join(("", *said, *GIVEN, ""))


def _translated(words: str, data: str) -> bool:
    """Whether everything in it is translated or data. Commands and what is reported of an error stay English."""
    if words.strip().startswith(("KS-", "kit ", "kitstudio ")):
        return True
    rest = words
    while (without := BRACKETED.sub(" , ", rest)) != rest:
        rest = without
    return all(_is_data(piece.strip(" .;()[]~“”"), data) for piece in APART.split(rest))


def _is_data(piece: str, data: str) -> bool:
    if not WORD.search(piece) or re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", data):
        return True
    return all(_is_name(each, data) for each in piece.split())


def _is_name(word: str, data: str) -> bool:
    usual = not WORD.search(word) or word in NAMES or DATA.fullmatch(word) or ACCENTED.search(word)
    return bool(usual) or f"\n{word}\n" in data


def test_words_that_escape_are_noticed() -> None:
    data = "\nllama-example\nA small model\n"
    assert _translated("[Öpéñ] llama-example, A small model, 2.3 MB", data)
    assert _translated("[[3 ļååýéŕš] · 2.3 MB]", data)
    assert not _translated("[Öpéñ], 3 layers", data)
    assert not _translated("Open folder…", data)


def test_what_has_no_room_is_noticed(
    dressed: tuple[QApplication, KitStyle], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button, label = Button("Open the folder"), Label("A sentence that does not break its line")
    window.setLayout(col(row(button), (scrolling(wrap(row(label))), 1)))
    window.resize(600, 200)
    window.show()
    painted = Painted(monkeypatch)
    assert [*cut_off(window, painted), *too_wide(window)] == []
    button.setFixedWidth(40)
    window.setFixedWidth(100)
    qtbot.waitUntil(lambda: bool([*too_wide(window)]))
    assert list(cut_off(window, painted)) == ["Button Open the folder"]
