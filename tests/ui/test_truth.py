"""Everything a page shows comes from the store: with another kit under the same name every picture is another."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.host.settings import Settings
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from kitstudio.ui.desk import Desk
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.pages.kit_page import FILES, KITFILE, MANIFEST, OVERVIEW, KitPage
from kitstudio.ui.theme import Appearance

KITS = {
    "one": (9_000, b"manifestVersion: 1.0.0\npackage: {name: demo, license: MIT}\nmodel: {path: w.bin}\n"),
    "two": (70_000, b"manifestVersion: 1.0.0\npackage: {name: demo, license: Apache-2.0}\nmodel: {path: w.bin}\n"),
}

Pictures = dict[str, QImage]


@pytest.fixture
def pictures(tmp_path: Path, appearance: Appearance, qtbot: QtBot) -> Callable[[str], Pictures]:
    def take(which: str) -> Pictures:
        size, kitfile = KITS[which]
        work = tmp_path / which
        folder = work / "model"
        folder.mkdir(parents=True)
        (folder / "w.bin").write_bytes(which.encode() * (size // 3))
        context = Context(
            store_path=work / "store", cache_path=work / "cache", kitops_home=work / "kitops", now=time.time
        )
        options = PackOptions(kitfile=kitfile, references=(Reference.parse("demo:v1"),))
        pack(context, folder, options, Control())
        desk = Desk(context, work)
        window = MainWindow(desk, Settings({"HOME": str(work), "XDG_STATE_HOME": str(work)}, {}, {}), appearance)
        window.resize(1280, 800)
        window.show()
        window.start()
        qtbot.waitUntil(lambda: desk.library.holding is not None)
        found = {}
        for room in ("home", "kits"):
            window.go(room)
            qtbot.wait(50)
            found[room] = window.shell.pages.grab().toImage()
        window.documents.open_kit("demo:v1")
        page = window.documents.current
        assert isinstance(page, KitPage)
        qtbot.waitUntil(lambda: page.opened is not None and not desk.reader.active)
        for name, tab in (("overview", OVERVIEW), ("files", FILES), ("kitfile", KITFILE), ("manifest", MANIFEST)):
            page.go(tab)
            qtbot.wait(50)
            found[name] = page.grab().toImage()
        desk.close()
        window.close()
        window.deleteLater()
        qtbot.wait(1)
        return found

    return take


def test_another_kit_of_the_same_name_changes_every_picture(pictures: Callable[[str], Pictures]) -> None:
    first, second = pictures("one"), pictures("two")
    assert first.keys() == second.keys()
    for name, picture in first.items():
        assert picture != second[name], name
