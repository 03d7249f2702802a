"""A kit page on its own, over a store with two versions of a small kit; shared by the tests of its parts."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from kitstudio.ui.desk import Desk
from kitstudio.ui.pages.kit_page import KitPage

KITFILE = """manifestVersion: 1.0.0
package: {name: demo, version: 1.0.0, license: MIT, authors: [Kim], description: Something small}
model:
  name: tiny
  path: weights
  framework: onnx
  parameters: {training: {lr: 0.5, epochs: 3}, layers: [1, 2]}
datasets: [{name: eval, path: data, license: CC-BY-NC-4.0}]
docs: [{path: README.md}, {path: LICENSE}]
code: [{path: src/app}]
"""


def png(width: int = 20, height: int = 10, colour: str = "#ff00fe") -> bytes:
    """A real picture."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt a name
    return bytes(buffer.data().data())


FILES = {
    "weights/a.bin": bytes(range(256)) * 40,
    "weights/deep/b.json": b'{"b":[1,2],"a":"x"}',
    "data/eval.csv": b"text,label\nfine,1\n",
    "README.md": b"# Demo\n\n[home](https://example.org/a)\n",
    "LICENSE": b"SPDX-License-Identifier: MIT\n",
    "src/app/main.py": b"print('hello')\n",
    "src/app/logo.png": b"",
}


def make_store(folder: Path) -> Context:
    """`demo:v1`, and `demo:v2` which shares all but its weights with it."""
    context = Context(
        store_path=folder / "store", cache_path=folder / "cache", kitops_home=folder / "kitops", now=time.time
    )
    model = folder / "model"
    for name, content in FILES.items():
        (model / name).parent.mkdir(parents=True, exist_ok=True)
        (model / name).write_bytes(content or png())
    for tag, weights in (("v2", b"other" * 900), ("v1", FILES["weights/a.bin"])):
        (model / "weights/a.bin").write_bytes(weights)
        options = PackOptions(kitfile=KITFILE.encode(), references=(Reference.parse(f"demo:{tag}"),))
        pack(context, model, options, Control())
    return context


@contextmanager
def kit_page(
    context: Context, qtbot: QtBot, reference: str = "demo:v1", size: tuple[int, int] = (1040, 690)
) -> Iterator[KitPage]:
    """The page of a kit, with all that is read for it."""
    desk = Desk(context, context.store_path.parent)
    page = KitPage(desk, reference)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    desk.library.refresh()
    qtbot.waitUntil(lambda: desk.library.holding is not None and not desk.reader.active)
    qtbot.wait(20)
    qtbot.waitUntil(lambda: not desk.reader.active)
    try:
        yield page
    finally:
        page.closing()
        desk.close()
        qtbot.waitUntil(lambda: not desk.reader.active and not desk.runner.active)
