"""The sheets that pack, unpack, export and receive: their forms, what stands against them, and what came of them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from kitstudio.ui.pages.kit_page import FILES
from kitstudio.ui.sheets.export_sheet import ExportSheet
from kitstudio.ui.sheets.job_sheet import JobSheet
from kitstudio.ui.sheets.pack_sheet import PackSheet
from kitstudio.ui.sheets.receive_dialog import ReceiveDialog
from kitstudio.ui.sheets.receive_sheet import ReceiveSheet
from kitstudio.ui.sheets.unpack_sheet import UnpackSheet
from tests.ui.scenes.library_scenes import kits_page
from tests.ui.scenes.material import send
from tests.ui.scenes.scene import House, Room
from tests.ui.scenes.stage import Stage

PACK: Final = Room("PackSheet", "PackForm")
UNPACK: Final = Room("UnpackSheet")
EXPORT: Final = Room("ExportSheet")
RECEIVE: Final = Room()
DONE: Final = Room("ResultCard")


def finish(stage: Stage, sheet: JobSheet) -> None:
    """Do what the sheet is for."""
    stage.until(lambda: stage.quiet() and sheet.main.isEnabled())
    sheet.go_on()
    stage.until(lambda: sheet.job is not None and sheet.job.over)


def pack(stage: Stage, folder: str = "") -> PackSheet:
    """The pack sheet over a draft that can be packed, with all that is known beforehand."""
    stage.draft(folder or stage.world.model).open_pack()
    sheet = stage.one(PackSheet)
    stage.until(lambda: stage.quiet() and sheet.main.isEnabled())
    return sheet


@PACK.scene("pack-sheet", "LayersCard", "Checks", "CommandWell", small=True)
def pack_sheet(stage: Stage) -> None:
    pack(stage)


@PACK.scene("pack-sheet-refused")
def pack_sheet_refused(stage: Stage) -> None:
    pack(stage).form.tags.edit.setText("no tag!")


@PACK.scene("pack-sheet-long", house=House.LONG, own=False)
def pack_sheet_long(stage: Stage) -> None:
    pack(stage)


@DONE.scene("pack-sheet-done", "PackDone")
def pack_sheet_done(stage: Stage) -> None:
    folder = stage.copy(stage.world.model, f"{stage.world.model}-again")
    finish(stage, pack(stage, folder.name))


@RECEIVE.scene("pack-sheet-running", "PackProgress")
def pack_sheet_running(stage: Stage) -> None:
    sheet = pack(stage)
    stage.hold()
    sheet.go_on()


def unpack(stage: Stage, name: str) -> UnpackSheet:
    """The unpack sheet over a kit, into a folder of this name."""
    page = stage.kit(FILES)
    page.unpack_soon()
    stage.until(lambda: stage.window.findChildren(UnpackSheet))
    sheet = stage.one(UnpackSheet)
    sheet.form.into.edit.setText(str(stage.work / name))
    stage.until(lambda: stage.quiet() and sheet.form._foresight is not None)
    return sheet


@UNPACK.scene("unpack-sheet", "UnpackForm", "PickTree", "Conflicts", "ConflictRow", small=True)
def unpack_sheet(stage: Stage) -> None:
    folder = stage.work / "unpacked"
    (folder / "data").mkdir(parents=True, exist_ok=True)
    (folder / "README.md").write_text("mine\n", "utf-8")
    (folder / "config.json").write_text("{}\n", "utf-8")
    shutil.copy(stage.work / stage.world.model / "LICENSE", folder)
    sheet = unpack(stage, "unpacked")
    stage.until(lambda: sheet.form.reason)


@UNPACK.scene("unpack-sheet-empty")
def unpack_sheet_empty(stage: Stage) -> None:
    unpack(stage, "fresh")


@UNPACK.scene("unpack-sheet-done", "ResultCard")
def unpack_sheet_done(stage: Stage) -> None:
    shutil.rmtree(stage.work / "placed", ignore_errors=True)
    finish(stage, unpack(stage, "placed"))


@UNPACK.scene("unpack-sheet-running", "JobProgress")
def unpack_sheet_running(stage: Stage) -> None:
    sheet = unpack(stage, "fresh")
    stage.hold()
    sheet.go_on()


def export(stage: Stage) -> ExportSheet:
    """The export sheet over every kit, to a folder of its own."""
    page = kits_page(stage)
    page.list.table.selectAll()
    page.export()
    sheet = stage.one(ExportSheet)
    target = stage.work / "KIT-USB"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    sheet.form.take_folder(target)
    stage.until(lambda: sheet.form.known is not None and stage.quiet() and sheet.form.ready)
    return sheet


@EXPORT.scene("export-sheet", "ExportForm", "TargetCards", "ChoiceCard", "AlongList", small=True)
def export_sheet(stage: Stage) -> None:
    export(stage)


@EXPORT.scene("export-sheet-files")
def export_sheet_files(stage: Stage) -> None:
    export(stage).form.shape.choose(2)


@EXPORT.scene("export-sheet-taken")
def export_sheet_taken(stage: Stage) -> None:
    """Something is in the way of the name."""
    sheet = export(stage)
    path = sheet.form.path
    assert path is not None
    path.write_bytes(b"here already")
    sheet.form.look()
    stage.until(stage.quiet)
    path.unlink()


@EXPORT.scene("export-sheet-done", "ResultCard")
def export_sheet_done(stage: Stage) -> None:
    finish(stage, export(stage))


@RECEIVE.scene("export-sheet-failed", "JobFailed")
def export_sheet_failed(stage: Stage) -> None:
    sheet = export(stage)
    target = stage.work / "KIT-USB"
    shutil.rmtree(target)
    target.write_bytes(b"a file where the folder was")
    finish(stage, sheet)
    target.unlink()


@RECEIVE.scene("receive-dialog", "ReceiveDialog", own=False)
def receive_dialog(stage: Stage) -> None:
    stage.window.acts.choose_archive()
    stage.one(ReceiveDialog)


def receive(stage: Stage, path: Path) -> ReceiveSheet:
    """The receive sheet over an archive."""
    stage.window.acts.use("receive", str(path))
    return stage.one(ReceiveSheet)


@RECEIVE.scene("receive-sheet", "ReceiveSheet", "ReceiveForm", small=True)
def receive_sheet(stage: Stage) -> None:
    """An archive in which a name is another kit than here."""
    sheet = receive(stage, send(stage.work, stage.world))
    stage.until(lambda: sheet.form.offer is not None)


@RECEIVE.scene("receive-sheet-done", "ReceiveSheet", "ResultCard")
def receive_sheet_done(stage: Stage) -> None:
    sheet = receive(stage, send(stage.work, stage.world))
    stage.until(lambda: sheet.form.offer is not None)
    finish(stage, sheet)


@RECEIVE.scene("receive-sheet-refused", "ReceiveSheet", own=False)
def receive_sheet_refused(stage: Stage) -> None:
    """What was chosen is no archive at all."""
    path = stage.work / "notes.kit.tar"
    path.write_bytes(b"no archive")
    receive(stage, path)


@RECEIVE.scene("receive-sheet-loading", "ReceiveSheet", own=False)
def receive_sheet_loading(stage: Stage) -> None:
    path = send(stage.work, stage.world)
    stage.hold()
    receive(stage, path)
