"""The real window in a process of its own, measured from inside; the answer is JSON on stdout.

python -m tests.campaigns.window_child GUARD|- start
python -m tests.campaigns.window_child GUARD|- frames ROWS FRAMES
python -m tests.campaigns.window_child GUARD|- gaps STORE FOLDER|- SECONDS
python -m tests.campaigns.window_child GUARD|- typing WORK BYTES KEYS
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.campaigns.campaign import Patches

_BEAT_MS: Final = 5
_FOLDER: Final = 1000
_FEW: Final = 50


def start() -> None:
    """Open the window as `kitstudio gui` does, say when it was painted, and leave."""
    from kitstudio.__main__ import main  # noqa: PLC0415 - what is measured begins with it
    from kitstudio.ui.main_window import MainWindow  # noqa: PLC0415 - as above

    def painted(_window: MainWindow, *_arguments: str) -> None:
        print(json.dumps({"painted": time.monotonic()}), flush=True)
        QTimer.singleShot(0, QCoreApplication.quit)

    Patches().replace(MainWindow, "start", painted)  # what it does after its first picture
    sys.argv = ["kitstudio", "gui"]
    main()


def _dressed() -> QApplication:
    from kitstudio.ui.fonts import load_fonts  # noqa: PLC0415 - after the application was made
    from kitstudio.ui.style import dress  # noqa: PLC0415 - as above

    application = QApplication(sys.argv[:1])
    load_fonts()
    application.setProperty("style", dress(application))
    return application


def frames(rows: int, times: int) -> None:
    """Scroll through a tree of so many rows and measure every whole repaint."""
    from kitstudio.operations.inspect import ListedFile  # noqa: PLC0415 - as above
    from kitstudio.ui.models import files_model, files_nodes  # noqa: PLC0415
    from kitstudio.ui.pages.kit_files import _ROW, _WIDTHS  # noqa: PLC0415
    from kitstudio.ui.widgets.delegates import CellDelegate  # noqa: PLC0415
    from kitstudio.ui.widgets.tree import Tree  # noqa: PLC0415

    application = _dressed()
    asked: Counter[str] = Counter()
    layer = _layer()
    listed = [
        ListedFile(
            f"part-{at // _FOLDER:03}/model-{at:06}.safetensors", at * 7919 % 10**9, 0o644, is_folder=False, offset=0
        )
        for at in range(rows)
    ]
    begin = time.monotonic()
    top = files_nodes.Top(layer, files_nodes.Reading.DONE)
    found = files_nodes.shape(files_nodes.Wish(), [top], {0: files_nodes.arrange(0, layer, listed)})
    arranged = time.monotonic() - begin
    if times < _FEW:  # to count costs time
        _counting(files_model.FilesModel, ("data", "index"), asked)
        _counting(CellDelegate, ("sizeHint", "paint"), asked)
    model = files_model.FilesModel()
    tree = Tree(model, "Files", _WIDTHS, _ROW, right=(files_nodes.Column.SIZE,), first_pad=20, decorated=True)
    tree.resize(1040, 700)
    tree.show()
    begin = time.monotonic()
    model.show_shape(found)
    filled = time.monotonic() - begin
    tree.expandAll()
    application.processEvents()
    measured = asked["sizeHint"]
    asked.clear()
    spent = [_repaint(tree, at, times) for at in range(times)]
    print(json.dumps({"frames": spent, "asked": asked, "measured": measured, "arranged": arranged, "filled": filled}))


def _layer() -> Any:
    from kitstudio.model.descriptor import Descriptor, Digest  # noqa: PLC0415 - as above
    from kitstudio.model.kit import KitLayer  # noqa: PLC0415
    from kitstudio.model.media_type import Form, Format, Kind, LayerType  # noqa: PLC0415

    descriptor = Descriptor("application/x-tar", Digest("sha256", "0" * 64), 1 << 30)
    return KitLayer(descriptor, LayerType(Format.MODELKIT, Kind.MODEL, Form.TAR))


def _counting(holder: Any, names: tuple[str, ...], asked: Counter[str]) -> None:
    """Count the calls of methods that Qt calls, before an object of the class is made."""
    for name in names:
        setattr(holder, name, _counted(getattr(holder, name), name, asked))


def _counted(original: Callable[..., Any], name: str, asked: Counter[str]) -> Callable[..., Any]:
    def counted(*arguments: Any, **named: Any) -> Any:
        asked[name] += 1
        return original(*arguments, **named)

    return counted


def _repaint(tree: Any, at: int, times: int) -> float:
    """Jump to another place and paint all of it: milliseconds."""
    bar = tree.verticalScrollBar()
    begin = time.perf_counter()
    bar.setValue(bar.maximum() * at // times)
    tree.viewport().repaint()
    return (time.perf_counter() - begin) * 1000


class Beats(QObject):
    """A timer of the event loop that notes how late it comes."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT_MS)

    def begin(self) -> None:
        """Forget what came before."""
        self.late.clear()
        self._last = time.perf_counter()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, (now - self._last) * 1000 - _BEAT_MS))
        self._last = now


def gaps(store: Path, folder: Path | None, seconds: float) -> None:
    """The window for so long, or while it packs a folder over and over: how late its event loop came."""
    from kitstudio.host.assemble import make_context  # noqa: PLC0415 - as above
    from kitstudio.host.settings import load  # noqa: PLC0415
    from kitstudio.ui.desk import Desk  # noqa: PLC0415
    from kitstudio.ui.main_window import MainWindow  # noqa: PLC0415
    from kitstudio.ui.theme import Appearance, Choice  # noqa: PLC0415

    application = _dressed()
    settings = load({"HOME": str(store.parent / "home")}, {"store.path": str(store)})
    desk = Desk(make_context(settings), store.parent, application)
    window = MainWindow(desk, settings, Appearance(application, Choice.LIGHT))
    window.show()
    window.jobs.toggle()
    window.start()
    told: dict[str, Any] = {"jobs": 0, "changes": 0, "busy": 0.0, "errors": []}
    beats = Beats()
    until = time.monotonic() + seconds

    def again(_job: object = None) -> None:
        if folder is not None and time.monotonic() < until:
            _pack(desk, folder, told, again)
        else:
            application.quit()

    if folder is None:
        QTimer.singleShot(int(seconds * 1000), application.quit)
        QTimer.singleShot(300, beats.begin)
    else:
        QTimer.singleShot(300, beats.begin)
        QTimer.singleShot(310, again)
    application.exec()
    desk.close()
    print(json.dumps({"late": sorted(beats.late), **told}))


def typing(work: Path, size: int, keys: int) -> None:
    """Type so many keys into a Kitfile of so many bytes."""
    from tests.support.typing_run import make_big_draft, type_keys  # noqa: PLC0415 - as above

    print(json.dumps(type_keys(work, make_big_draft(work / "draft", size), keys, 120)))


def _pack(desk: Any, folder: Path, told: dict[str, Any], then: Callable[[], None]) -> None:
    from kitstudio.jobs.job import Task  # noqa: PLC0415 - as above
    from kitstudio.operations.pack import pack  # noqa: PLC0415
    from kitstudio.operations.pack_options import PackOptions  # noqa: PLC0415

    options = PackOptions(use_cache=False)
    work = partial(_call, pack, desk.context, folder, options)
    job = desk.runner.submit(Task("pack", str(folder), "Pack", str(folder)), work)
    begin = time.monotonic()

    def changed() -> None:
        told["changes"] += 1

    def ended() -> None:
        told["jobs"] += 1
        told["busy"] += time.monotonic() - begin
        if job.error is not None:
            told["errors"].append(repr(job.error))
        then()

    job.changed.connect(changed)
    job.ended.connect(ended)


def _call(operation: Callable[..., object], *arguments: object) -> object:
    return operation(*arguments)


def _main() -> None:
    guard, what, *given = sys.argv[1:]
    if guard != "-":
        from tests.campaigns.proof import guards_of  # noqa: PLC0415 - only without a guard

        guards_of("window")[guard].remove(Patches())
    if what == "start":
        start()
    elif what == "frames":
        frames(int(given[0]), int(given[1]))
    elif what == "typing":
        typing(Path(given[0]), int(given[1]), int(given[2]))
    else:
        gaps(Path(given[0]), None if given[1] == "-" else Path(given[1]), float(given[2]))


if __name__ == "__main__":
    _main()
