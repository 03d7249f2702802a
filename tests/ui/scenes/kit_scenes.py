"""The page of a kit: its parts, and what its files look like."""

from __future__ import annotations

from typing import Final

from kitstudio.base.control import Control
from kitstudio.operations.export import export
from kitstudio.ui.pages.kit_page import FILES, KITFILE, MANIFEST, OVERVIEW, KitPage
from tests.ui.library_room import kits_of
from tests.ui.scenes.material import send
from tests.ui.scenes.scene import House, Room
from tests.ui.scenes.stage import Stage

KIT: Final = Room("KitPage")


@KIT.scene("kit-overview", "Overview", "KitBody", small=True)
def kit_overview(stage: Stage) -> None:
    stage.kit(OVERVIEW)


@KIT.scene("kit-overview-verified")
def kit_overview_verified(stage: Stage) -> None:
    page = stage.kit(OVERVIEW)
    page.verify()
    stage.until(stage.quiet)


@KIT.scene("kit-overview-prompts")
def kit_overview_prompts(stage: Stage) -> None:
    stage.kit(OVERVIEW, stage.world.small[2].reference)


def file(stage: Stage, path: str) -> KitPage:
    """The files of the kit with one of them in front."""
    page = stage.kit(FILES)
    page.files.filter.edit.clear()
    page.files.views.choose(0)
    stage.until(lambda: page.files.tree.select_path(path))
    stage.until(lambda: page.files.preview.shown)
    return page


@KIT.scene("kit-files", "KitFiles", "FilesTree", small=True)
def kit_files(stage: Stage) -> None:
    file(stage, "README.md")


@KIT.scene("kit-files-json", "Preview")
def kit_files_json(stage: Stage) -> None:
    file(stage, "config.json")


@KIT.scene("kit-files-text")
def kit_files_text(stage: Stage) -> None:
    file(stage, "src/train.py")


@KIT.scene("kit-files-picture")
def kit_files_picture(stage: Stage) -> None:
    file(stage, "docs/loss.png")


@KIT.scene("kit-files-bytes")
def kit_files_bytes(stage: Stage) -> None:
    file(stage, "model-00001-of-00002.safetensors")


@KIT.scene("kit-files-no-bytes")
def kit_files_no_bytes(stage: Stage) -> None:
    file(stage, "docs/empty.txt")


@KIT.scene("kit-files-filtered")
def kit_files_filtered(stage: Stage) -> None:
    page = file(stage, "config.json")
    page.files.filter.edit.setText("json")
    stage.until(lambda: stage.quiet() and 0 < page.files.tree.files < len(page.files.reading.layers))
    stage.until(lambda: page.files.preview.shown)


@KIT.scene("kit-files-none-found", own=False)
def kit_files_none_found(stage: Stage) -> None:
    page = file(stage, "config.json")
    page.files.filter.edit.setText("no such file")
    stage.until(lambda: stage.quiet() and not page.files.tree.files)


@KIT.scene("kit-files-layers")
def kit_files_layers(stage: Stage) -> None:
    page = file(stage, "model-00001-of-00002.safetensors")
    page.files.views.choose(1)
    stage.until(stage.quiet)
    stage.until(lambda: page.files.preview.shown)


@KIT.scene("kit-files-inspector", "Inspector")
def kit_files_inspector(stage: Stage) -> None:
    file(stage, "config.json")
    stage.window.shell.inspect()


@KIT.scene("kit-kitfile", "KitKitfile", "PathRow", small=True)
def kit_kitfile(stage: Stage) -> None:
    stage.kit(KITFILE)


@KIT.scene("kit-manifest", "KitManifest", small=True)
def kit_manifest(stage: Stage) -> None:
    stage.kit(MANIFEST)


@KIT.scene("kit-manifest-config")
def kit_manifest_config(stage: Stage) -> None:
    body = stage.kit(MANIFEST).body
    assert body is not None
    body.parts.manifest.open_config()


@KIT.scene("kit-overview-long", house=House.LONG, small=True, own=False)
def kit_overview_long(stage: Stage) -> None:
    stage.kit(OVERVIEW, stage.world.small[0].reference)


@KIT.scene("kit-files-long", house=House.LONG, small=True, own=False)
def kit_files_long(stage: Stage) -> None:
    stage.kit(FILES, stage.world.small[0].reference)


@KIT.scene("kit-kitfile-long", house=House.LONG, own=False)
def kit_kitfile_long(stage: Stage) -> None:
    stage.kit(KITFILE, stage.world.small[0].reference)


@KIT.scene("kit-removed", "KitGone", "Toast", small=True)
def kit_removed(stage: Stage) -> None:
    body = stage.kit(OVERVIEW, stage.world.small[0].reference).body
    assert body is not None
    body.act("remove")
    stage.until(lambda: kits_of(stage.window).removals.can_be_undone)


@KIT.scene("kit-missing", "ErrorView")
def kit_missing(stage: Stage) -> None:
    stage.window.documents.open_kit(f"{stage.world.model}:0.0.1")


@KIT.scene("kit-in-archive", "KitHead", small=True, own=False)
def kit_in_archive(stage: Stage) -> None:
    stage.kit(OVERVIEW, str(send(stage.work, stage.world)))


@KIT.scene("kit-several", "ErrorView")
def kit_several(stage: Stage) -> None:
    """An archive that holds more than one kit."""
    path = stage.work / "several.kit.tar"
    if not path.exists():
        export(stage.desk.context, [each.reference for each in stage.world.small[:2]], path, Control())
    stage.window.documents.open_kit(str(path))


@KIT.scene("kit-loading", own=False)
def kit_loading(stage: Stage) -> None:
    stage.hold()
    stage.window.documents.open_kit(stage.world.kit)
