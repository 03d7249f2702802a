"""A draft whose edits are kept, as the tests of its safety open it, and what others do to its folder."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kitstudio.operations.context import Context
from kitstudio.operations.recovery_place import Kept, RecoveryPlace
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.widgets.buttons import Button

KITFILE = """\
manifestVersion: 1.0.0
package:
  name: tiny
  version: 1.0.0
model:
  path: model.bin
docs:
  - path: README.md
"""


def folder_in(parent: Path) -> Path:
    """A folder with a Kitfile."""
    root = parent / "tiny"
    root.mkdir()
    (root / "model.bin").write_bytes(b"w" * 1000)
    (root / "README.md").write_text("# hello\n")
    (root / "Kitfile").write_text(KITFILE)
    return root


def context_in(parent: Path) -> Context:
    """A store, and a place where edits are kept."""
    here = parent / "here"
    return Context(
        store_path=here / "store",
        cache_path=here / "cache",
        kitops_home=here / "kitops",
        now=time.time,
        state_path=parent / "state",
    )


def kept(parent: Path) -> list[Path]:
    """The files of edits that are kept."""
    return sorted((parent / "state/recovery").glob("draft-*.json"))


def leave_behind(
    parent: Path,
    folder: Path,
    text: str,
    saved: str = KITFILE,
    ignore: str | None = None,
    ignore_base: str | None = None,
) -> None:
    """What a killed program leaves."""
    place = RecoveryPlace(parent / "state/recovery", time.time)
    place.keep(Kept(folder, text, saved, was_file=True, ignore=ignore, ignore_base=ignore_base), place.order())
    place.close()


def type_at_end(qtbot: QtBot, page: DraftPage, words: str) -> None:
    """Type in the last line of the Kitfile."""
    page.kitfile.edit.go_to(page.kitfile.edit.blockCount())
    qtbot.keyClicks(page.kitfile.edit, words)


def press(within: QWidget, name: str) -> None:
    """Press the button that says this."""
    next(each for each in within.findChildren(Button) if each.text() == name).click()
