"""A window of one page with a real store and its notes, and what a test does with it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kitstudio.base.control import Control
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from kitstudio.ui.desk import Desk
from kitstudio.ui.layout import col
from kitstudio.ui.library_rooms import DRAFTS, KITS
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.pages.drafts_page import DraftsPage
from kitstudio.ui.pages.kits_page import KitsPage
from kitstudio.ui.widgets.toasts import Toasts


def make_context(folder: Path) -> Context:
    """A store of its own below a folder."""
    return Context(
        store_path=folder / "store", cache_path=folder / "cache", kitops_home=folder / "kitops", now=time.time
    )


def add(
    context: Context, folder: Path, *names: str, licence: str = "MIT", model: bytes = b"", roles: Sequence[str] = ()
) -> str:
    """Pack a small kit under these names (without one it is nameless) and return its digest.

    `model` are the bytes of its weights; `roles` any of `code`, `docs`, which every kit shares.
    """
    source = folder / "sources" / (names[0].replace("/", "_").replace(":", "_") if names else "nameless")
    lines = ["manifestVersion: 1.0.0", f"package: {{name: {source.name}, license: {licence}, description: For tests}}"]
    files = {"weights.bin": model, "train.py": b"print('train')\n" * 900, "README.md": b"# Read me\n" * 700}
    entries = {
        "model": ("weights.bin", "model: {path: weights.bin}"),
        "code": ("train.py", "code: [{path: train.py}]"),
        "docs": ("README.md", "docs: [{path: README.md}]"),
    }
    source.mkdir(parents=True, exist_ok=True)
    for role in (*(("model",) if model else ()), *roles):
        name, line = entries[role]
        (source / name).write_bytes(files[name])
        lines.append(line)
    options = PackOptions(
        kitfile="\n".join(lines).encode(), references=tuple(map(Reference.parse, names)), modes="canonical"
    )
    return str(pack(context, source, options, Control()).descriptor.digest)


class RoomWindow(QWidget):
    """A page with its notes over it."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__()
        self.setLayout(col((page, 1), gap=0))
        self.toasts = Toasts(self)
        desk.offered.connect(self.toasts.add)
        self.notes: list[tuple[str, str, str]] = []
        desk.noted.connect(self._noted)
        self.resize(1040, 720)

    def _noted(self, tone: str, title: str, detail: str) -> None:
        self.notes.append((tone, title, detail))


def kits_of(window: MainWindow) -> KitsPage:
    """The room of the kits."""
    page = window.rooms.page(KITS)
    assert isinstance(page, KitsPage)
    return page


def drafts_of(window: MainWindow) -> DraftsPage:
    """The room of the drafts."""
    page = window.rooms.page(DRAFTS)
    assert isinstance(page, DraftsPage)
    return page
