"""Pictures of every page on real kits: python -m tests.ui.screens DIR [--scale 2] [--theme dark] [--only kits].

It fills a store with the example model and some small kits, opens the real window offscreen and grabs each page.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication

from kitstudio.base.control import Control
from kitstudio.host.settings import Settings
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.export import export
from kitstudio.operations.init import init
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from kitstudio.ui.desk import Desk
from kitstudio.ui.fonts import load_fonts
from kitstudio.ui.frame.palette import Palette
from kitstudio.ui.library import StoredKit
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.pages.kit_page import FILES, KITFILE, MANIFEST, OVERVIEW, KitPage
from kitstudio.ui.sheets.export_sheet import ExportSheet
from kitstudio.ui.sheets.pack_sheet import PackSheet
from kitstudio.ui.sheets.receive_sheet import ReceiveSheet
from kitstudio.ui.sheets.unpack_sheet import UnpackSheet
from kitstudio.ui.style import dress
from kitstudio.ui.theme import Appearance, Choice, T
from kitstudio.ui.widgets.overlays import Sheet
from tests.ui.screens_care import CareScenes
from tests.ui.screens_text import TextScenes

ROOT = Path(__file__).resolve().parents[2]

KITFILES = {
    "sentiment-mini:1.4.0": """\
manifestVersion: 1.0.0
package:
  name: sentiment-mini
  version: 1.4.0
  description: Mood of short messages, German and French
  license: MIT
model:
  path: weights
  framework: onnx
datasets:
  - name: eval
    path: data/eval.csv
docs:
  - path: README.md
""",
    "acme/fraud-xgb:2026.11": """\
manifestVersion: 1.0.0
package:
  name: fraud-xgb
  version: "2026.11"
  description: Tabular, nightly retrain
  license: Apache-2.0
model:
  path: weights/model.onnx
code:
  - path: src
""",
    "support-agent:3.0.0": """\
manifestVersion: 1.0.0
package:
  name: support-agent
  version: 3.0.0
  description: Prompts and tools only
  license: Apache-2.0
prompts:
  - path: prompts/system.md
docs:
  - path: README.md
""",
}


def small_folder(folder: Path, seed: int) -> Path:
    """A small model folder; `seed` makes its bytes differ."""
    files = {
        "weights/model.onnx": bytes((seed + at) % 251 for at in range(400_000 * (seed + 1))),
        "weights/config.json": b'{"layers": 4}\n',
        "data/eval.csv": b"text,label\n" + b"fine,1\n" * 40_000,
        "src/train.py": b"print('train')\n" * 40,
        "src/lib/__init__.py": b"",
        "prompts/system.md": b"You answer briefly.\n",
        "README.md": b"# A small model\n",
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def fill(work: Path) -> Context:
    """A store with the example model in two versions and three small kits."""
    context = Context(store_path=work / "store", cache_path=work / "cache", kitops_home=work / "kitops", now=time.time)
    model = work / "llama-example"
    subprocess.run([sys.executable, ROOT / "packaging/example_model.py", model], check=True, stdout=subprocess.DEVNULL)
    init(model, name="llama-example", control=Control())
    pack(context, model, PackOptions(references=_names("llama-example:1.1.0")), Control())
    (model / "README.md").write_bytes((model / "README.md").read_bytes() + b"\nA second version.\n")
    faulty = work / "llama-draft"
    shutil.copytree(model, faulty)
    kitfile = (faulty / "Kitfile").read_text("utf-8")
    (faulty / "Kitfile").write_text(kitfile.replace("- path: LICENSE", "- path: LICENCE"), "utf-8")
    names = _names("llama-example:1.2.0", "llama-example:prod")
    pack(context, model, PackOptions(references=names), Control())
    for at, (name, kitfile) in enumerate(KITFILES.items()):
        folder = small_folder(work / f"small-{at}", at)
        options = PackOptions(kitfile=kitfile.encode(), references=_names(name))
        pack(context, folder, options, Control())
    return context


def _names(*names: str) -> tuple[Reference, ...]:
    return tuple(Reference.parse(name) for name in names)


def settle(until: Callable[[], bool] = lambda: True, seconds: float = 20.0) -> None:
    """Run the event loop until something is so, and a little longer."""
    limit = time.monotonic() + seconds
    while not until() and time.monotonic() < limit:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.005)
    for _ in range(8):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def quiet(desk: Desk) -> bool:
    """Whether nothing runs."""
    return not desk.reader.active and not desk.runner.active


def close_sheets(window: MainWindow) -> None:
    """Take every sheet away."""
    for sheet in window.findChildren(Sheet):
        sheet.dismiss()
    settle()


class Scenes(CareScenes, TextScenes):
    """Brings a window into each state worth a picture."""

    def __init__(self, window: MainWindow, desk: Desk, work: Path) -> None:
        self.window, self.desk, self.work = window, desk, work

    def all(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """Names and what brings each about, in an order that works."""
        for name in dir(self):
            if name.startswith("show_"):
                yield name[5:].replace("_", "-"), getattr(self, name)

    def _kit(self) -> KitPage:
        self.window.resize(1280, 800)
        self.window.documents.open_kit("llama-example:1.2.0")
        page = self.window.documents.current
        assert isinstance(page, KitPage)
        settle(lambda: page.opened is not None)
        return page

    def _draft(self, folder: str) -> DraftPage:
        self.window.resize(1280, 800)
        self.window.documents.open_draft(self.work / folder)
        page = self.window.documents.current
        assert isinstance(page, DraftPage)
        settle(lambda: page.state.draft is not None)
        return page

    def show_draft(self) -> None:
        self._draft("llama-draft")

    def show_draft_contents_filter(self) -> None:
        pane = self._draft("llama-draft").contents
        pane.filter.open()
        pane.filter.field.edit.setText("json")
        settle(lambda: pane.model.tree.unclaimed.files == 0 and not self.desk.reader.active, 3)

    def show_draft_contents_roles(self) -> None:
        pane = self._draft("llama-draft").contents
        pane.filter.end()
        pane.roles.offer()

    def show_draft_contents_rules(self) -> None:
        page = self._draft("llama-draft")
        page.contents.roles.end()
        page.contents.edit_rules()
        page.contents.rules.edit.replace_content("# left behind by training\n**/*.log\nREADME.md\n[a-\n")
        settle(lambda: page.contents.rules.edit.words_of(3) != "" and page.state.checked, 5)

    def show_draft_contents_zz(self) -> None:
        page = self._draft("llama-draft")
        page.contents.rules.edit.undo()
        page.contents.show_files()
        settle(lambda: page.state.checked, 3)

    def show_draft_pack_sheet(self) -> None:
        self._draft("llama-example").open_pack()

    def show_draft_zz_closed(self) -> None:
        sheet = self.window.findChild(PackSheet)
        if sheet is not None:
            sheet.dismiss()

    def show_drafts(self) -> None:
        self.window.resize(1280, 800)
        self._remember()
        self.window.go("drafts")
        settle(lambda: len(self.desk.shelf.states) == len(self.desk.shelf.folders), 5)

    def show_drafts_small(self) -> None:
        self.window.resize(960, 600)
        self.window.go("drafts")
        settle()

    def _remember(self) -> None:
        """Have opened kits and folders, one of which is gone."""
        folders = ("small-0", "gone", "llama-example", "llama-draft")
        for key in (
            "kit:sentiment-mini:1.4.0",
            "kit:llama-example:1.2.0",
            *(f"draft:{self.work / name}" for name in folders),
        ):
            self.desk.shelf.opened(key)
        settle(lambda: len(self.desk.shelf.states) == len(folders), 5)

    def _export(self) -> ExportSheet:
        self.window.resize(1280, 800)
        self.window.go("kits")
        self.window.kits.list.table.selectAll()
        self.window.kits.export()
        sheet = self.window.findChild(ExportSheet)
        assert sheet is not None
        (self.work / "KIT-USB").mkdir(exist_ok=True)
        sheet.form.take_folder(self.work / "KIT-USB")
        settle(lambda: sheet.form.known is not None and quiet(self.desk), 5)
        settle(lambda: sheet.form.ready, 5)
        return sheet

    def show_export_sheet(self) -> None:
        self._export()

    def show_export_sheet_done(self) -> None:
        sheet = self.window.findChild(ExportSheet)
        assert sheet is not None
        sheet.go_on()
        settle(lambda: sheet.job is not None and sheet.job.over)

    def show_export_zz_closed(self) -> None:
        close_sheets(self.window)
        self.window.kits.list.table.clearSelection()

    def show_import_sheet(self) -> None:
        """An archive of another store whose `prod` is another kit."""
        other = Context(
            store_path=self.work / "sender", cache_path=self.work / "sc", kitops_home=self.work / "k", now=time.time
        )
        folder = small_folder(self.work / "sent", 2)
        names = _names("llama-example:prod", "sentiment-mini:1.5.0")
        pack(other, folder, PackOptions(kitfile=KITFILES["sentiment-mini:1.4.0"].encode(), references=names), Control())
        path = self.work / "field-trial-november.kit.tar"
        if not path.exists():
            export(other, [str(each) for each in names], path, Control())
        self.window.acts.use("receive", str(path))
        sheet = self.window.findChild(ReceiveSheet)
        assert sheet is not None
        settle(lambda: sheet.form.offer is not None)

    def show_import_zz_closed(self) -> None:
        close_sheets(self.window)

    def show_home(self) -> None:
        self.window.resize(1280, 800)
        self._remember()
        self.window.go("home")
        settle()

    def show_home_small(self) -> None:
        self.window.resize(960, 600)
        self.window.go("home")
        settle()

    def _file(self, path: str) -> KitPage:
        page = self._kit()
        page.go(FILES)
        page.files.filter.edit.clear()
        settle(lambda: page.files.tree.select_path(path))
        settle(lambda: page.files.preview.shown)
        return page

    def show_kit_files(self) -> None:
        self._file("README.md")

    def show_kit_files_filtered(self) -> None:
        page = self._file("config.json")
        page.files.filter.edit.setText("json")
        settle(lambda: quiet(self.desk) and 0 < page.files.tree.files < len(page.files.reading.layers))
        settle(lambda: page.files.preview.shown)

    def show_kit_files_layers(self) -> None:
        page = self._file("model-00001-of-00002.safetensors")
        page.files.views.choose(1)
        settle(lambda: quiet(self.desk))
        settle(lambda: page.files.preview.shown)

    def show_kit_files_small(self) -> None:
        self._kit().files.views.choose(0)
        self._file("README.md")
        self.window.resize(960, 600)
        settle()

    def show_kit_kitfile(self) -> None:
        self._kit().go(KITFILE)

    def show_kit_manifest(self) -> None:
        self._kit().go(MANIFEST)

    def show_kit_manifest_small(self) -> None:
        self._kit().go(MANIFEST)
        self.window.resize(960, 600)
        settle()

    def show_kit_missing(self) -> None:
        self.window.resize(1280, 800)
        self.window.documents.open_kit("llama-example:0.0.1")

    def show_kit_overview(self) -> None:
        self._kit().go(OVERVIEW)

    def show_kits(self) -> None:
        self.window.go("kits")
        self.window.kits.list.table.setCurrentIndex(self.window.kits.list.model.index(2, 0))

    def show_kits_cards(self) -> None:
        self.window.go("kits")
        self.window.kits.list.turn()
        settle()

    def show_kits_cards_zz_back(self) -> None:
        self.window.kits.list.turn()
        settle()

    def show_kits_rename(self) -> None:
        page = self.window.kits
        page.list.table.setCurrentIndex(page.list.index_of(self._stored("support-agent")))
        page.rename()
        assert page.naming.editor is not None
        page.naming.editor.field.edit.setText("llama-example:prod")
        settle()

    def show_kits_removed(self) -> None:
        page = self.window.kits
        if page.naming.editor is not None:
            page.naming.editor.close_up()
        page.removals.remove([self._stored("support-agent"), self._stored("sentiment-mini")])
        settle(lambda: page.removals.can_be_undone)
        settle(lambda: quiet(self.desk))

    def show_kits_removed_zz_undone(self) -> None:
        self.window.kits.removals.undo()
        settle(lambda: quiet(self.desk))

    def _stored(self, name: str) -> StoredKit:
        holding = self.desk.library.holding
        assert holding is not None
        return next(each for each in holding.kits if each.repository == name)

    def show_kits_small(self) -> None:
        self.window.resize(960, 600)
        self.window.go("kits")
        settle()

    def show_unpack_sheet(self) -> None:
        self.window.resize(1280, 800)
        page = self._kit()
        page.go(FILES)
        folder = self.work / "unpacked"
        (folder / "data").mkdir(parents=True, exist_ok=True)
        (folder / "README.md").write_text("mine\n")
        page.unpack_soon()
        sheet = self.window.findChild(UnpackSheet)
        assert sheet is not None
        sheet.form.into.edit.setText(str(folder))
        settle(lambda: bool(sheet.form.reason) and quiet(self.desk), 5)

    def show_zz_jobs(self) -> None:
        sheet = self.window.findChild(UnpackSheet)
        if sheet is not None:
            sheet.dismiss()
        page = self._kit()
        page.verify()
        self.window.jobs.show_jobs()
        settle(lambda: quiet(self.desk))

    def show_zz_jobs_commands(self) -> None:
        self.window.jobs.show_commands()

    def show_zz_jobs_log(self) -> None:
        self.window.jobs.show_log()

    def show_zz_jobs_zz_closed(self) -> None:
        self.window.shell.close_dock()

    def show_palette(self) -> None:
        self.window.go("kits")
        self._find("co")

    def show_palette_empty(self) -> None:
        self._kit()
        self._find("")

    def show_palette_nothing(self) -> None:
        self._find("no such thing")

    def show_palette_zz_closed(self) -> None:
        for palette in self.window.findChildren(Palette):
            palette.dismiss()

    def _find(self, words: str) -> None:
        self.show_palette_zz_closed()
        settle()
        self.window.finder.find()
        next(each for each in self.window.findChildren(Palette) if each.isVisible()).query.setText(words)

    def show_shortcuts(self) -> None:
        self.window.go("shortcuts")

    def show_shortcuts_small(self) -> None:
        self.window.resize(960, 600)
        self.window.go("shortcuts")
        settle()

    def show_shortcuts_zz_large(self) -> None:
        self.window.resize(1280, 800)


def main() -> None:
    """Draw the pictures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", default="1")
    parser.add_argument("--theme", default="", choices=["", "light", "dark", "contrast"])
    parser.add_argument("--only", default="")
    parser.add_argument("--work", type=Path, help="keep the filled store here, for the next time")
    given = parser.parse_args()
    os.environ["QT_SCALE_FACTOR"] = given.scale
    given.folder.mkdir(parents=True, exist_ok=True)
    work = given.work or Path(tempfile.mkdtemp(prefix="kitstudio-screens-"))
    try:
        _draw(given, work)
    finally:
        if given.work is None:
            shutil.rmtree(work, ignore_errors=True)


def _draw(given: argparse.Namespace, work: Path) -> None:
    if not (work / "store").exists():
        work.mkdir(parents=True, exist_ok=True)
        fill(work)
    context = Context(
        store_path=work / "store",
        cache_path=work / "cache",
        kitops_home=work / "kitops",
        now=time.time,
        state_path=work / "state/kitstudio",
    )
    application = QApplication([])
    load_fonts()
    style = dress(application)
    T.still = True
    environment = {"HOME": str(work), "XDG_STATE_HOME": str(work / "state"), "XDG_CONFIG_HOME": str(work / "config")}
    for theme in [given.theme] if given.theme else ["light", "dark"]:
        appearance = Appearance(application, Choice(theme))
        desk = Desk(context, work)
        window = MainWindow(desk, Settings(environment, {}, {}), appearance)
        window.resize(1280, 800)
        window.show()
        window.start()
        settle(lambda: desk.library.holding is not None)  # noqa: B023 - used at once
        scenes = Scenes(window, desk, work)
        suffix = "" if given.scale == "1" else f"@{given.scale}x"
        for name, show in scenes.all():
            if given.only in name:
                show()
                settle(lambda: quiet(desk))  # noqa: B023 - used at once
                window.grab().save(str(given.folder / f"{name}-{theme}{suffix}.png"))
        desk.close()
        window.close()
        window.deleteLater()
        settle()
        appearance.deleteLater()
    del style


if __name__ == "__main__":
    main()
