"""Hostile Kitfiles in the window: every label, button, tooltip and row of the real draft page shows plain text.

python -m tests.campaigns.hostile_screens FOLDER KITFILES: opens the page over FOLDER with each of KITFILES in turn, in
a process of its own, and prints what is wrong, a JSON object for each.
"""

from __future__ import annotations

import gc
import json
import os
import re
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QLineEdit, QWidget

from kitstudio.jobs.runner import Runner
from kitstudio.operations.context import Context
from kitstudio.ui.fonts import load_fonts
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.style import dress
from tests.campaigns.hostile_kitfile_bombs import Input, shown
from tests.campaigns.hostile_oracle import Oracle

_SECONDS: Final = 20.0
_ROWS: Final = 200
_TAG: Final = re.compile("<[a-zA-Z/!]")
# What a tooltip of ours stands in where a line of it has a `<`.
_OURS: Final = re.compile("^<qt>|<br>|</qt>$")
# The window's own, around names in sentences; they isolate what is inside.
_ISOLATES: Final = "\u2066\u2069"
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def try_screens(folder: Path, oracle: Oracle, inputs: Sequence[Input]) -> None:
    """Open the draft page over each of them."""
    tally, field = oracle.tally, oracle.field
    place = field.inputs / "screens"
    place.mkdir()
    for number, each in enumerate(inputs):
        (place / f"{number:05}").write_bytes(each.content)
    words = [sys.executable, "-m", "tests.campaigns.hostile_screens", str(folder), str(place)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    top = Path(__file__).resolve().parents[2]
    done = subprocess.run(words, env=environment, cwd=top, capture_output=True, text=True, check=False)
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    tally.count("Kitfiles: in the window", sum(each["shown"] for each in found))
    for each in found:
        if each["wrong"]:
            tally.fault(f"kitfiles: in the window: {shown(inputs[each['number']])}: {each['wrong'][:3]}")
    if done.returncode or len(found) != len(inputs):
        tally.fault(
            f"kitfiles: in the window: {len(found)} of {len(inputs)}, exit {done.returncode}: {done.stderr[-800:]}"
        )


def main() -> None:
    """Show each, and say what is wrong with what is seen."""
    folder, place = Path(sys.argv[1]), Path(sys.argv[2])
    application = QApplication([])
    load_fonts()
    style = dress(application)
    context = Context(
        store_path=place / "store", cache_path=place / "cache", kitops_home=place / "kitops", now=time.time
    )
    runner = Runner()
    for number, path in enumerate(sorted(place.glob("[0-9]*"))):
        (folder / "Kitfile").write_bytes(path.read_bytes())
        page = DraftPage(context, runner, folder)
        page.resize(1040, 690)
        page.show()
        end = time.monotonic() + _SECONDS
        while time.monotonic() < end and (page.state.busy or (page.state.draft is not None and not page.state.checked)):
            application.processEvents()
        page.grab()
        wrong = list(_wrong(page))
        if page.state.busy:
            wrong.append("it is still reading")
        print(json.dumps({"number": number, "shown": 1, "wrong": wrong}), flush=True)
        page.state.close()
        page.close()
        page.deleteLater()
        del page
        # Outside an event loop nothing else takes it away, and each page watches its folder.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        application.processEvents()
    runner.shutdown()
    del style
    os._exit(0)  # what Qt keeps need not be taken apart


def _wrong(page: QWidget) -> Iterator[str]:
    """What is wrong with the texts of a page."""
    for widget in (page, *page.findChildren(QWidget)):
        texts = [widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle(), widget.statusTip()]
        tips = [widget.toolTip()]
        if isinstance(widget, QLabel):
            yield from _markup(widget)
            texts.append(QTextDocumentFragment.fromHtml(widget.text()).toPlainText())
        if isinstance(widget, (QAbstractButton, QLineEdit)):
            texts.append(widget.text())
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            rows = list(_rows(widget))
            texts += [text for text, _ in rows]
            tips += [tip for _, tip in rows]
        yield from (f"a tooltip with markup: {tip[:200]!r}" for tip in tips if _TAG.search(_OURS.sub("", tip)))
        yield from (
            f"{type(widget).__name__} is not plain: {text[:200]!a}" for text in (*texts, *tips) if _unseen(text)
        )


def _markup(label: QLabel) -> Iterator[str]:
    """What a label would take for more than text."""
    if label.textFormat() == Qt.TextFormat.RichText:
        seen = QTextDocumentFragment.fromHtml(label.text()).toPlainText()
        if seen.split() != label.accessibleName().split():
            yield f"markup was read: {label.text()[:200]!r}"
    elif label.textFormat() != Qt.TextFormat.PlainText and _TAG.search(label.text()):
        yield f"markup would be read: {label.text()[:200]!r}"


def _unseen(text: str) -> bool:
    return any(char not in ("\n", *_ISOLATES) and unicodedata.category(char) in _UNSEEN for char in text)


def _rows(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    """Text and tooltip of the rows of a list or tree."""
    model = view.model()
    waiting = [QModelIndex()]
    while waiting:
        above = waiting.pop()
        for row in range(min(model.rowCount(above), _ROWS)):
            for column in range(model.columnCount(above)):
                index = model.index(row, column, above)
                data = (model.data(index, role) for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole))
                text, tip = (str(each) if each is not None else "" for each in data)
                yield text, tip
            waiting.append(model.index(row, 0, above))


if __name__ == "__main__":
    main()
