"""The sheets by their own widgets: export, import, unpack and pack, held against what lies on the disk."""

from __future__ import annotations

import errno
import gzip
import json
import os
import resource
import shlex
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.base.os_errors import os_error
from kitstudio.model.kit_filter import Filter
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.draft import open_draft
from kitstudio.operations.export import export
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from kitstudio.operations.receive import receive
from kitstudio.ui.actions import acts_of
from kitstudio.ui.desk import Desk
from kitstudio.ui.models.kit_reading import read
from kitstudio.ui.models.picks_model import PicksModel
from kitstudio.ui.sheets.export_sheet import ExportSheet, open_export
from kitstudio.ui.sheets.job_sheet import JobFailed
from kitstudio.ui.sheets.pack_parts import LayersCard
from kitstudio.ui.sheets.pack_sheet import PackSheet
from kitstudio.ui.sheets.receive_sheet import ReceiveSheet
from kitstudio.ui.sheets.sheet_parts import ResultCard, tag_chips
from kitstudio.ui.sheets.unpack_conflicts import Answer, ConflictRow
from kitstudio.ui.sheets.unpack_reading import folder_name, free_folder
from kitstudio.ui.sheets.unpack_sheet import UnpackSheet
from kitstudio.ui.text import error_text, size
from kitstudio.ui.widgets.base import Label, Line
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.chips import Chip
from kitstudio.ui.widgets.delegates import Role
from kitstudio.ui.widgets.error_body import ErrorBody
from kitstudio.ui.widgets.notes import CommandWell
from kitstudio.ui.widgets.overlays import Sheet
from tests.support.stored import CONFIG, MANIFEST_TYPE, described, digest_of, manifest_of, names_in

KITFILE = b"""\
manifestVersion: 1.0.0
package: {name: demo}
model: {path: weights}
datasets: [{name: eval, path: data/eval.csv}]
docs: [{path: README.md}]
"""
FILES = {
    "weights/a.bin": b"a" * 200_000,
    "weights/deep/b.bin": b"b" * 300_000,
    "data/eval.csv": b"text,label\n" * 300,
    "README.md": b"# Demo\n",
}
ON, OFF, PART = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked


def context_in(folder: Path) -> Context:
    return Context(store_path=folder / "s", cache_path=folder / "c", kitops_home=folder / "k", now=time.time)


@pytest.fixture
def context(tmp_path: Path) -> Context:
    made = context_in(tmp_path / "here")
    folder = tmp_path / "model"
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    for name in ("demo:v1", "demo:prod"):
        pack(made, folder, PackOptions(kitfile=KITFILE, references=(Reference.parse(name),)), Control())
    small = KITFILE.replace(b"model: {path: weights}\n", b"")
    pack(made, folder, PackOptions(kitfile=small, references=(Reference.parse("tiny:v9"),)), Control())
    return made


@pytest.fixture
def desk(context: Context, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    (tmp_path / "home").mkdir()
    made = Desk(context, tmp_path / "home")
    made.library.refresh()
    qtbot.waitUntil(lambda: made.library.holding is not None)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(960, 600)
    qtbot.addWidget(made)
    made.show()
    return made


def exporting(window: QWidget, desk: Desk, qtbot: QtBot, into: Path) -> ExportSheet:
    assert desk.library.holding is not None
    sheet = open_export(window, desk, desk.library.holding.kits)
    into.mkdir()
    sheet.form.take_folder(into)
    qtbot.waitUntil(lambda: sheet.form.ready)
    return sheet


def finished(sheet: Sheet, qtbot: QtBot) -> ResultCard:
    qtbot.waitUntil(lambda: sheet.findChild(ResultCard) is not None)
    found = sheet.findChild(ResultCard)
    assert isinstance(found, ResultCard)
    return found


def said(widget: QWidget) -> list[str]:
    return [each.content for each in widget.findChildren(Label)]


def lines(widget: QWidget) -> list[str]:
    return [each.accessibleName() for each in widget.findChildren(Line)]


def press(widget: QWidget, label: str) -> None:
    next(each for each in widget.findChildren(Button) if each.text() == label).click()


@pytest.mark.parametrize(
    ("shape", "compressed", "name"), [(0, 0, "all.kit.tar"), (0, 1, "all.kit.tar.zst"), (1, 0, "all")]
)
def test_what_is_exported_is_received_by_another_store_under_the_same_digests(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot, shape: int, compressed: int, name: str
) -> None:
    sheet = exporting(window, desk, qtbot, tmp_path / "stick")
    sheet.form.name.edit.setText("all")
    sheet.form.shape.choose(shape)
    sheet.form.compression.choose(compressed)
    qtbot.waitUntil(lambda: sheet.form.ready and sheet.form.path == tmp_path / "stick" / name)
    assert sheet.main.text().startswith("Export 5")
    sheet.go_on()
    card = finished(sheet, qtbot)
    assert "Verified on arrival: 7 blobs read again and hashed" in said(card)
    assert ("Archive SHA-256" in said(card)) is (shape == 0)
    press(card, "Copy the receive command")
    assert QGuiApplication.clipboard().text() == f"kitstudio receive {tmp_path / 'stick' / name}"
    other = context_in(tmp_path / "there")
    receive(other, tmp_path / "stick" / name, Control())
    assert names_in(other.store) == names_in(desk.context.store)
    sheet.dismiss()


def test_only_the_files_of_the_ticked_kits_are_written(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = exporting(window, desk, qtbot, tmp_path / "stick")
    sheet.form.shape.choose(2)
    at = [kit.repository for kit in desk.library.holding.kits].index("tiny")  # type: ignore[union-attr]
    sheet.form.along.ticks[at].click()
    sheet.form.name.edit.setText("files")
    qtbot.waitUntil(lambda: sheet.form.ready)
    one = sheet.form.command.line
    assert one.startswith("kitstudio unpack demo:")
    sheet.form.along.ticks[at].click()
    both = sheet.form.command.line.replace("\\\n", " ")
    assert [each.split()[:2] for each in both.split(" && ")] == [["kitstudio", "unpack"]] * 2
    sheet.form.along.ticks[at].click()
    qtbot.waitUntil(lambda: sheet.form.ready)
    sheet.go_on()
    finished(sheet, qtbot)
    out = tmp_path / "stick" / "files"
    assert {str(each.relative_to(out)): each.read_bytes() for each in out.rglob("*.*")} == FILES
    sheet.dismiss()


def test_a_file_that_is_too_large_there_is_refused_and_the_folder_offered(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (504_000, before[1]))
    try:
        assert desk.library.holding is not None
        sheet = open_export(window, desk, desk.library.holding.kits)
        (tmp_path / "stick").mkdir()
        sheet.form.take_folder(tmp_path / "stick")
        qtbot.waitUntil(lambda: any(each.tone == "danger" for each in sheet.form.checks.checks))
        assert not sheet.main.isEnabled()
        assert sheet.form.reason == "It does not fit there"
        card = next(each for each in sheet.form.places.cards if each.isChecked())
        assert "files up to 504 kB: 1" in card.facts.second
        assert not card.facts.works
        press(sheet.form.checks, "As a folder")
        qtbot.waitUntil(lambda: sheet.form.ready)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    sheet.dismiss()


def test_the_folder_can_be_typed_or_pasted_and_stays_a_place_beside_the_others(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    assert desk.library.holding is not None
    sheet = open_export(window, desk, desk.library.holding.kits)
    form = sheet.form
    qtbot.waitUntil(lambda: form.ready)
    assert form.into.edit.text() == desk.short(str(desk.home)), "the place that is proposed"
    stick = desk.home / "on the stick"
    form.into.edit.selectAll()
    QTest.keyClicks(form.into.edit, "nowhere")
    assert form.reason == "Name a folder"
    assert not form.ready
    form.into.edit.selectAll()
    QTest.keyClicks(form.into.edit, f"~/{stick.name}")
    qtbot.waitUntil(lambda: form.ready)
    assert form.path is not None
    assert form.path.parent == stick
    assert [each.facts.title for each in form.places.cards if each.isChecked()] == [stick.name]
    QTest.keyClick(form.into.edit, Qt.Key.Key_Return)
    finished(sheet, qtbot)
    assert form.path.is_file()
    sheet.dismiss()


def test_a_place_that_is_picked_is_said_in_the_field_and_a_typed_one_stays_offered(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    assert desk.library.holding is not None
    sheet = open_export(window, desk, desk.library.holding.kits)
    form = sheet.form
    qtbot.waitUntil(lambda: form.ready)
    form.into.edit.selectAll()
    QTest.keyClicks(form.into.edit, str(tmp_path / "typed"))
    qtbot.waitUntil(lambda: form.ready and len(form.places.cards) == 2)
    next(each for each in form.places.cards if each.facts.title == desk.home.name).click()
    assert form.into.edit.text() == desk.short(str(desk.home))
    qtbot.waitUntil(lambda: form.ready)
    assert {each.facts.title for each in form.places.cards} == {"typed", desk.home.name}
    assert form.into.edit.text() == desk.short(str(desk.home))
    sheet.dismiss()


def test_what_is_there_already_is_replaced_only_when_asked(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = exporting(window, desk, qtbot, tmp_path / "stick")
    taken = tmp_path / "stick" / "taken.kit.tar"
    taken.write_bytes(b"older")
    sheet.form.name.edit.setText("taken")
    qtbot.waitUntil(lambda: sheet.form.reason == "Something is there already")
    assert "A file called taken.kit.tar is there already" in said(sheet.form.checks)
    assert said(sheet.form.command) == ["No command for this yet", "Something is there already"]
    assert not sheet.form.command.line, "it would fail just so"
    press(sheet.form.checks, "Replace it")
    assert sheet.form.ready
    assert "Same as the command" in said(sheet.form.command)
    assert sheet.form.command.line.endswith("--force")
    sheet.go_on()
    finished(sheet, qtbot)
    assert taken.stat().st_size > 500_000
    sheet.dismiss()


def test_an_export_that_fails_says_why_and_leads_back_to_what_was_chosen(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = exporting(window, desk, qtbot, tmp_path / "stick")
    kept = sheet.form.path
    assert kept is not None
    kept.write_bytes(b"came meanwhile")
    sheet.go_on()
    qtbot.waitUntil(lambda: sheet.findChild(JobFailed) is not None)
    assert kept.read_bytes() == b"came meanwhile"
    sheet.left.click()
    assert sheet.form.isVisible()
    assert sheet.form.path == kept
    qtbot.waitUntil(lambda: sheet.form.reason == "Something is there already")
    sheet.dismiss()


def test_beside_what_is_there_a_free_name_is_offered_and_folders_of_others_are_never_replaced(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = exporting(window, desk, qtbot, tmp_path / "stick")
    for each in ("taken", "taken-2"):
        (tmp_path / "stick" / each).mkdir()
    (tmp_path / "stick" / "taken" / "notes").write_bytes(b"mine")
    sheet.form.shape.choose(1)
    sheet.form.name.edit.setText("taken")
    qtbot.waitUntil(lambda: sheet.form.reason == "Something is there already")
    assert "A folder called taken is there already, with other files in it" in said(sheet.form.checks)
    assert "Replace it" not in [each.text() for each in sheet.form.checks.findChildren(Button) if each.isVisible()]
    press(sheet.form.checks, "Take this name")
    assert sheet.form.path == tmp_path / "stick" / "taken-3"
    qtbot.waitUntil(lambda: sheet.form.ready)
    sheet.form.name.edit.setText("n" * 256)
    assert sheet.form.reason == "The name is too long"
    assert not sheet.main.isEnabled()
    sheet.dismiss()


def test_a_file_where_the_folder_was_is_named_and_not_in_the_words_of_the_system(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = exporting(window, desk, qtbot, tmp_path / "stick")
    (tmp_path / "stick").rmdir()
    (tmp_path / "stick").write_bytes(b"no folder")
    sheet.go_on()
    qtbot.waitUntil(lambda: sheet.findChild(JobFailed) is not None)
    (title,) = (each for each in said(sheet) if each.endswith("a file stands where a folder is needed."))
    assert title.startswith(f"/{tmp_path.parts[1]}/…/{tmp_path.name}/stick is in the way:"), "its ends tell it apart"
    assert any(f"path: {tmp_path / 'stick'}" in each for each in said(sheet)), "the details have it whole"
    assert (tmp_path / "stick").read_bytes() == b"no folder"
    sheet.dismiss()


def test_what_the_system_says_is_said_in_words_of_a_person() -> None:
    error = os_error(FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)), "Exporting", "/tmp/x")
    assert error_text(error).summary == "Exporting failed at /tmp/x: something else stands there."


def offered(context: Context, tmp_path: Path) -> Path:
    """An archive from elsewhere whose `demo:prod` is another kit, and which holds a new one."""
    other = context_in(tmp_path / "sender")
    folder = tmp_path / "model"
    (folder / "README.md").write_bytes(b"# Another\n")
    names = (Reference.parse("demo:prod"), Reference.parse("demo:v2"))
    pack(other, folder, PackOptions(kitfile=KITFILE, references=names), Control())
    small = KITFILE.replace(b"model: {path: weights}\n", b"")
    pack(other, folder, PackOptions(kitfile=small, references=(Reference.parse("extra:v1"),)), Control())
    path = tmp_path / "sent.kit.tar"
    export(other, ["demo:prod", "demo:v2", "extra:v1"], path, Control())
    return path


def importing(window: QWidget, desk: Desk, path: Path, qtbot: QtBot) -> ReceiveSheet:
    sheet = ReceiveSheet(window, desk, path)
    sheet.open()
    qtbot.waitUntil(lambda: sheet.form.offer is not None)
    return sheet


def test_where_an_archive_lies_is_written_as_people_do(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    place = desk.home / "Downloads"
    place.mkdir()
    sheet = importing(window, desk, offered(desk.context, tmp_path).rename(place / "sent.kit.tar"), qtbot)
    assert "~/Downloads" in {each.accessibleName() for each in sheet.findChildren(Line)}
    sheet.dismiss()


def test_a_name_moves_only_when_it_is_ticked(window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    before = names_in(desk.context.store)
    sheet = importing(window, desk, offered(desk.context, tmp_path), qtbot)
    ((tick, name, kit),) = sheet.form.moves
    assert (str(name.reference), name.now, tick.isChecked()) == ("demo:prod", before["demo:prod"], False)
    assert sheet.main.text() == "Receive 2 kits"
    sheet.go_on()
    finished(sheet, qtbot)
    after = names_in(desk.context.store)
    assert {each: after[each] for each in before} == before
    assert after["demo:v2"] == kit.digest
    sheet.dismiss()

    again = importing(window, desk, tmp_path / "sent.kit.tar", qtbot)
    again.form.moves[0][0].setChecked(True)
    assert "--force" in again.form.command.line
    again.go_on()
    card = finished(again, qtbot)
    assert any(each.startswith("demo:prod named sha256:") for each in said(card))
    assert "Every blob was here already" in said(card)
    assert names_in(desk.context.store)["demo:prod"] == kit.digest
    with qtbot.waitSignal(again.open_asked):
        again.go_on()


def test_the_card_tells_what_happened_and_not_what_was_foreseen(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = importing(window, desk, offered(desk.context, tmp_path), qtbot)
    blobs = tmp_path / "here/s/blobs/sha256"
    before = set(blobs.iterdir())
    manifests = {kit.digest.hex for _tick, kit in sheet.form.kits}
    sheet.form.moves[0][0].setChecked(True)
    desk.context.store.remove([Reference.parse("demo:prod")])  # as another program may, after the look
    sheet.go_on()
    card = finished(sheet, qtbot)
    assert not any(each.startswith("demo:prod named") for each in said(card)), "nobody had it when it was given"
    copied = sum(each.stat().st_size for each in set(blobs.iterdir()) - before if each.name not in manifests)
    assert sheet.form.new_bytes != copied, "the look counts twice what two kits share"
    assert size(copied) in {each.split(",")[0] for each in said(card)}
    sheet.dismiss()


def test_every_role_of_an_offered_kit_is_shown(window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for name in ("a", "b", "c", "d", "e"):
        (folder / name).write_bytes(name.encode())
    kitfile = "manifestVersion: 1.0.0\nmodel: {path: a}\ndatasets: [{path: b}]\ncode: [{path: c}]\ndocs: [{path: d}]\n"
    options = PackOptions(
        kitfile=f"{kitfile}prompts: [{{path: e}}]\n".encode(), references=(Reference.parse("many:1"),)
    )
    pack(desk.context, folder, options, Control())
    path = tmp_path / "many.kit.tar"
    export(desk.context, ["many:1"], path, Control())
    sheet = ReceiveSheet(window, desk, path)
    sheet.open()
    qtbot.waitUntil(lambda: sheet.form.offer is not None)
    assert {"Model", "Dataset", "Code", "Docs", "Prompt"} <= set(said(sheet.form))
    sheet.dismiss()


def test_only_ticked_kits_are_taken_and_a_damaged_archive_takes_nothing(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = offered(desk.context, tmp_path)
    sheet = importing(window, desk, path, qtbot)
    sheet.form.kits[0][0].setChecked(False)
    assert sheet.form.command.line == ""
    told = ["No command for this yet", "The command would take all of them"]
    assert said(sheet.form.command) == told
    sheet.form.kits[1][0].setChecked(False)
    assert said(sheet.form.command) == [told[0], "No kit is ticked"]
    sheet.form.kits[1][0].setChecked(True)
    sheet.go_on()
    finished(sheet, qtbot)
    assert "demo:v2" not in names_in(desk.context.store)
    assert "extra:v1" in names_in(desk.context.store)
    sheet.dismiss()

    before = names_in(desk.context.store)
    content = bytearray(path.read_bytes())
    at = content.index(b"b" * 1_000) + 100
    content[at] ^= 1
    path.write_bytes(content)
    broken = importing(window, desk, path, qtbot)
    broken.form.moves[0][0].setChecked(True)
    (tmp_path / "here/s/blobs/sha256").mkdir(exist_ok=True)
    for blob in (tmp_path / "here/s/blobs/sha256").iterdir():
        if blob.stat().st_size > 100_000:
            blob.chmod(0o600)
            blob.unlink()  # else the good bytes that are here would be taken for those in the archive
    broken.go_on()
    qtbot.waitUntil(lambda: broken.findChild(JobFailed) is not None)
    assert names_in(desk.context.store) == before
    broken.dismiss()


def test_what_is_no_layout_says_so(window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "no.tar").write_bytes(bytes(10_240))
    sheet = ReceiveSheet(window, desk, tmp_path / "no.tar")
    sheet.open()
    qtbot.waitUntil(lambda: sheet.findChild(ErrorBody) is not None)
    assert not sheet.main.isEnabled()
    assert sheet.left.isEnabled()
    sheet.dismiss()


@pytest.mark.parametrize(
    ("name", "content", "seems"),
    [
        ("notes.txt", b"hello " * 300, "It seems to be a text."),
        ("short", b"abc", "It seems to be a text."),
        ("empty.kit.tar", b"", "It is empty."),
        ("kit.zip", b"PK\x03\x04" + bytes(3000), "It seems to be an archive of another kind (zip)."),
        ("model.gguf", b"GGUF" + bytes(range(256)) * 8, "It seems to be a file of model weights (GGUF)."),
        ("notes.gz", gzip.compress(b"hello " * 1000, mtime=0), "It seems to be a gzip file with something else in it."),
        ("odd", b"\x01\x02" * 2000, ""),
        ("folder", None, "It is a folder of other files."),
    ],
)
def test_what_is_no_archive_at_all_is_said_plainly_and_another_can_be_chosen(
    name: str, content: bytes | None, seems: str, window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / name
    path.mkdir() if content is None else path.write_bytes(content)
    sheet = ReceiveSheet(window, desk, path)
    sheet.open()
    qtbot.waitUntil(lambda: sheet.findChild(ErrorBody) is not None)
    words = said(sheet.form)
    assert f"{name} is no kit archive and no OCI layout." in words
    assert seems in [*words, ""]
    assert any(each.startswith("It ") for each in words) == bool(seems)
    assert "checksum" not in " ".join(each for each in words if "KS-" not in each)
    with qtbot.waitSignals([sheet.another_asked, sheet.dismissed]):
        press(sheet.form, "Choose another…")


def test_an_archive_that_is_damaged_at_its_beginning_is_still_one(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "damaged.kit.tar"
    export(desk.context, ["demo:v1"], path, Control())
    with path.open("r+b") as file:
        file.write(b"\xff")
    sheet = ReceiveSheet(window, desk, path)
    sheet.open()
    qtbot.waitUntil(lambda: sheet.findChild(ErrorBody) is not None)
    assert any(f"{path} is refused: a header has a wrong checksum (at byte 0)." in each for each in said(sheet.form))
    sheet.dismiss()


def layout_of(folder: Path, kits: int) -> Path:
    """A layout with so many kits; all have the same layer."""
    (folder / "blobs/sha256").mkdir(parents=True)
    manifest = json.loads(manifest_of(b"layer"))
    whole = [json.dumps(manifest | {"annotations": {"n": str(at)}}).encode() for at in range(kits)]
    for blob in (b"layer", CONFIG, *whole):
        (folder / "blobs/sha256" / digest_of(blob).hex).write_bytes(blob)
    names = [{"annotations": {"org.opencontainers.image.ref.name": f"team/kit:{at}"}} for at in range(kits)]
    listed = [described(MANIFEST_TYPE, blob) | name for blob, name in zip(whole, names, strict=True)]
    (folder / "index.json").write_text(json.dumps({"schemaVersion": 2, "manifests": listed}))
    (folder / "oci-layout").write_text('{"imageLayoutVersion": "1.0.0"}')
    return folder


def test_of_more_kits_than_are_looked_at_only_those_are_left_that_were_unticked(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = ReceiveSheet(window, desk, layout_of(tmp_path / "many", 203))
    sheet.open()
    qtbot.waitUntil(lambda: sheet.form.ready)
    assert "and 163 more, which are taken too" in said(sheet.form)
    tick, left = sheet.form.kits[0]
    tick.click()
    assert sheet.main.text().startswith("Receive 202 kits")
    assert sheet.form.new_bytes is None, "nobody looked at what the last three take"
    before = names_in(desk.context.store)
    sheet.go_on()
    finished(sheet, qtbot)
    taken = names_in(desk.context.store).keys() - before.keys()
    assert taken == {f"team/kit:{at}" for at in range(203)} - {str(left.names[0].reference)}
    sheet.dismiss()


def unpacking(window: QWidget, desk: Desk, folder: Path, qtbot: QtBot) -> UnpackSheet:
    opened = read(desk.context, "demo:v1", Control())
    sheet = UnpackSheet(window, desk, opened, "demo v1", folder)
    sheet.open()
    sheet.form.into.edit.setText(str(folder))
    qtbot.waitUntil(lambda: sheet.form.picked.files == 5)
    return sheet


def test_the_folder_that_is_proposed_is_one_in_which_nothing_stands(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo/mine.txt").write_bytes(b"mine")
    (tmp_path / "demo-2").write_bytes(b"a file")
    (tmp_path / "demo-3").mkdir()
    desk.shelf.adopt(tmp_path / "recent.json")
    desk.shelf.opened(f"draft:{tmp_path / 'demo-3'}")
    qtbot.waitUntil(lambda: len(desk.shelf.folders) == 1)
    (tmp_path / "demo-4").mkdir()
    sheet = UnpackSheet(window, desk, read(desk.context, "demo:v1", Control()), "demo", tmp_path / "demo")
    sheet.open()
    qtbot.waitUntil(lambda: sheet.form.ready)
    assert sheet.form.folder == tmp_path / "demo-4", "empty, and nobody works there"
    sheet.dismiss()


@pytest.mark.parametrize("name", ["n" * 300, "ü" * 128, "sub/" + "ü" * 200])
def test_a_folder_for_a_kit_with_a_long_name_has_one_that_fits(tmp_path: Path, name: str) -> None:
    wanted = tmp_path / folder_name(name)
    first = free_folder(wanted, (), Control())
    first.mkdir()
    (first / "mine").write_bytes(b"")
    second = free_folder(wanted, (), Control())
    second.mkdir()
    assert first.name == name.rpartition("/")[2][: len(first.name)]
    assert second.name == f"{first.name[: len(second.name) - 2]}-2"
    for each in (first, second):
        assert len(os.fsencode(each.name)) in (254, 255), "no more was taken from it than had to be"


def test_where_nothing_can_stand_the_place_that_was_asked_for_is_proposed(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "file").write_bytes(b"")
    sheet = UnpackSheet(window, desk, read(desk.context, "demo:v1", Control()), "demo", tmp_path / "file" / "demo")
    sheet.open()
    qtbot.waitUntil(lambda: sheet.form.folder == tmp_path / "file" / "demo")
    qtbot.waitUntil(lambda: bool(sheet.form.reason))
    assert not sheet.form.ready, "it says why"
    sheet.dismiss()


@pytest.mark.parametrize(
    ("title", "name"),
    [("team/demo", "demo"), ("", "kit"), ("team/", "kit"), ("..", "kit"), (".hidden", "hidden"), ("a\0\nb", "a--b")],
)
def test_a_folder_is_called_like_its_kit_as_far_as_a_folder_can_be(title: str, name: str) -> None:
    assert folder_name(title) == name


def test_a_folder_that_is_typed_at_once_is_not_replaced_by_the_proposal(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = UnpackSheet(window, desk, read(desk.context, "demo:v1", Control()), "demo", tmp_path / "demo")
    assert not sheet.form.ready
    assert sheet.form.reason == ""
    sheet.form.into.edit.setText(str(tmp_path / "other"))
    qtbot.waitUntil(lambda: not desk.reader.active and sheet.form.ready)
    assert sheet.form.folder == tmp_path / "other"
    sheet.form.stop()
    sheet.deleteLater()


def row_of(model: PicksModel, *path: str) -> object:
    index = model.index(-1, 0)
    for name in path:
        rows = [model.index(row, 0, index) for row in range(model.rowCount(index))]
        index = next(each for each in rows if each.data() == name)
    return index


def test_single_files_are_ticked_and_only_they_are_written(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = unpacking(window, desk, tmp_path / "out", qtbot)
    model = sheet.form.picks.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    deep = row_of(model, "weights", "deep")
    assert model.setData(deep, OFF, Qt.ItemDataRole.CheckStateRole)  # type: ignore[arg-type]
    weights = row_of(model, "weights")
    assert weights.data(Qt.ItemDataRole.CheckStateRole) == PART  # type: ignore[attr-defined]
    assert model.setData(row_of(model, "README.md"), OFF, Qt.ItemDataRole.CheckStateRole)  # type: ignore[arg-type]
    assert sheet.form.options.filters == (Filter(("kitfile", "model", "datasets")),)
    assert "No --filter names single files" in " ".join(said(sheet.form))
    qtbot.waitUntil(lambda: sheet.form.ready)
    assert sheet.main.text() == "Unpack 203 kB"
    sheet.go_on()
    card = finished(sheet, qtbot)
    assert any(each.startswith("3 files written, 203") for each in said(card))
    out = tmp_path / "out"
    found = {str(each.relative_to(out)) for each in out.rglob("*") if each.is_file()}
    assert found == {"Kitfile", "weights/a.bin", "data/eval.csv"}
    sheet.dismiss()


def test_a_layer_that_is_missing_is_said_before_anything_begins_and_the_rest_can_be_unpacked(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    opened = read(desk.context, "demo:v1", Control())
    weights = next(at for at, each in enumerate(opened.kit.layers) if each.path == "weights")
    desk.context.store.blob_path(opened.kit.layers[weights].descriptor.digest).unlink()
    desk.library.refresh()
    qtbot.waitUntil(lambda: not desk.library.looking)
    sheet = UnpackSheet(window, desk, opened, "demo v1", tmp_path / "out")
    sheet.open()
    qtbot.waitUntil(lambda: sheet.form.reason == "Missing layers: weights.")
    assert not sheet.form.ready
    model = sheet.form.picks.model
    assert model.setData(row_of(model, "weights"), OFF, Qt.ItemDataRole.CheckStateRole)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: sheet.form.ready)
    sheet.dismiss()


def test_every_file_in_the_way_has_its_own_answer_and_same_bytes_are_one_line(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "out"
    (out / "weights/deep").mkdir(parents=True)
    (out / "weights/a.bin").write_bytes(b"mine")
    (out / "weights/deep/b.bin").write_bytes(FILES["weights/deep/b.bin"])
    (out / "README.md").write_bytes(b"mine")
    (out / "data").mkdir()
    (out / "data/eval.csv").write_bytes(b"mine")
    sheet = unpacking(window, desk, out, qtbot)
    qtbot.waitUntil(lambda: sheet.form.reason == "Choose for 3 files")
    assert "1 file is there already, same bytes" in said(sheet.form)
    rows = {each.there.path: each for each in sheet.findChildren(ConflictRow)}
    assert f"yours 4 B, the kit's {len(FILES['README.md'])} B" in lines(rows["README.md"])
    rows["README.md"].choose(Answer.RENAME)
    rows["weights/a.bin"].choose(Answer.OVERWRITE)
    assert "Yours stays; the kit's becomes README (kit).md" in lines(rows["README.md"])
    assert "The kit's takes the place of yours" in lines(rows["weights/a.bin"])
    assert sheet.form.reason == "Choose for 1 file"
    rows["data/eval.csv"].choose(Answer.KEEP)
    qtbot.waitUntil(lambda: sheet.form.ready)
    assert "Nearest command" in said(sheet.form)
    promised = sheet.writes
    assert sheet.main.text() == f"Unpack {size(promised)}"
    sheet.go_on()
    card = finished(sheet, qtbot)
    assert (out / "README.md").read_bytes() == (out / "data/eval.csv").read_bytes() == b"mine"
    assert (out / "README (kit).md").read_bytes() == FILES["README.md"]
    assert (out / "weights/a.bin").read_bytes() == FILES["weights/a.bin"]
    new = ("Kitfile", "README (kit).md", "weights/a.bin")
    assert promised == sum((out / each).stat().st_size for each in new)
    answers = {
        "2 files stayed, 1 of them with the same bytes",
        "1 file was overwritten",
        "1 file of the kit has another name: README (kit).md",
    }
    assert answers | {"Kit digest"} <= set(said(card))
    written = len(FILES) + 1 - 2  # the Kitfile too, but not what stayed
    assert any(each.startswith(f"{written} files written, ") for each in said(card))
    sheet.dismiss()


def test_a_file_that_was_edited_since_it_was_shown_is_not_overwritten_before_somebody_says_so(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "README.md").write_bytes(b"mine")
    sheet = unpacking(window, desk, out, qtbot)
    qtbot.waitUntil(lambda: sheet.form.reason == "Choose for 1 file")
    sheet.findChildren(ConflictRow)[0].choose(Answer.OVERWRITE)
    qtbot.waitUntil(lambda: sheet.form.ready)
    (out / "README.md").write_bytes(b"a day of work")
    sheet.go_on()
    qtbot.waitUntil(lambda: not desk.runner.active and "README.md (changed)" in " ".join(said(sheet)))
    assert (out / "README.md").read_bytes() == b"a day of work"
    assert os.listdir(out) == ["README.md"]
    sheet.form.look()
    qtbot.waitUntil(lambda: sheet.form.reason == "Choose for 1 file")
    sheet.dismiss()


def test_a_place_that_holds_another_kit_than_the_one_shown_is_not_unpacked(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "model"
    (folder / "Kitfile").write_bytes(KITFILE)
    place = f"dir:{folder}"
    sheet = UnpackSheet(window, desk, read(desk.context, place, Control()), "demo", tmp_path / "out")
    sheet.open()
    qtbot.waitUntil(lambda: sheet.form.ready)
    (folder / "README.md").write_bytes(b"# Another")
    sheet.go_on()
    qtbot.waitUntil(lambda: not desk.runner.active and "was given to another kit" in " ".join(said(sheet)))
    assert not (tmp_path / "out").exists()
    sheet.dismiss()


def test_a_file_that_stays_because_it_is_the_same_is_counted_once(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "README.md").write_bytes(FILES["README.md"])
    sheet = unpacking(window, desk, out, qtbot)
    qtbot.waitUntil(lambda: sheet.form.ready)
    sheet.go_on()
    assert "1 file stayed, with the same bytes" in said(finished(sheet, qtbot))
    sheet.dismiss()


def test_tags_beside_a_name_are_chips_the_moving_ones_first(qtbot: QtBot) -> None:
    found = tag_chips(["1.0", "prod", "1.1", "2.0"], 3)
    qtbot.addWidget(found)
    assert [(each.accessibleName(), each._tone) for each in found.findChildren(Chip)] == [
        ("prod", "outline"),
        ("1.0", "accent"),
        ("1.1", "accent"),
    ]
    assert said(found) == ["+1"]
    assert found.toolTip().split("\n") == ["1.0", "prod", "1.1", "2.0"]


def test_many_layers_are_named_when_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    docs = "".join(f"  - path: notes-{at}.md\n" for at in range(5))
    for at in range(5):
        (tmp_path / f"notes-{at}.md").write_text("x")
    (tmp_path / "Kitfile").write_text(f"manifestVersion: 1.0.0\ndocs:\n{docs}")
    card = LayersCard(open_draft(tmp_path, Control()))
    qtbot.addWidget(card)
    card.show()
    assert not card.findChildren(Line)
    press(card, "Show the 5 layers")
    assert [each.accessibleName() for each in card.findChildren(Line)] == [f"notes-{at}.md" for at in range(5)]
    press(card, "Hide the layers")
    qtbot.waitUntil(lambda: not card.findChildren(Line))


def test_the_pack_sheet_tells_gain_unchanged_layers_and_what_it_packs(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "model"
    (folder / "Kitfile").write_bytes(KITFILE)
    (folder / "notes.csv").write_bytes(b"1")
    time.sleep(0.1)  # files touched in the moment of packing are not remembered
    pack(desk.context, folder, PackOptions(references=(Reference.parse("demo:v1"),)), Control())
    draft = open_draft(folder, Control())
    sheet = PackSheet(window, desk.context, desk.runner, desk.reader, draft, PackOptions(), str(folder))
    sheet.open()
    form = sheet.form
    qtbot.waitUntil(lambda: form.gain.content.startswith("zstd would save about 50"))
    qtbot.waitUntil(lambda: form.card.since.content == "3 unchanged since v1")
    words = [each.words for each in form.checks.checks]
    assert "No missing, duplicate or overlapping paths" in words
    assert "1 file is in no layer" in words
    assert any(each.endswith("free, every layer is stored already") for each in words)
    press(form.checks, "Show")
    assert "1 file is in no layer: notes.csv" in [each.words for each in form.checks.checks]
    form._compression.choose(1)
    qtbot.waitUntil(lambda: form.card.since.content == "")
    assert form.gain.content.startswith("zstd saves about 50")
    assert "Same files and permissions, same digest." in said(form)
    form._canonical.setChecked(True)
    assert "Same files, same digest on every machine." in said(form)
    form._canonical.setChecked(False)
    form._time.choose(1)
    assert "Fixed order and owner. Each pack has another digest." in said(form)
    form._time.choose(0)
    press(form, "Layer format, file modes…")
    form._layers.choose(1)
    qtbot.waitUntil(lambda: bool(form.reason))  # a folder is no single file
    assert not sheet.main.isEnabled()
    assert any(each.tone == "danger" for each in form.checks.checks)
    form._layers.choose(0)
    qtbot.waitUntil(lambda: sheet.main.isEnabled() and not form.reason)
    sheet.go_on()
    card = finished(sheet, qtbot)
    assert any(each.endswith("of files read") for each in [w.accessibleName() for w in card.findChildren(QWidget)])
    sheet.dismiss()


def _export(window: QWidget, desk: Desk, _tmp: Path) -> Sheet:
    assert desk.library.holding is not None
    return open_export(window, desk, desk.library.holding.kits)


def _import(window: QWidget, desk: Desk, tmp: Path) -> Sheet:
    sheet = ReceiveSheet(window, desk, offered(desk.context, tmp))
    sheet.open()
    return sheet


def _unpack(window: QWidget, desk: Desk, tmp: Path) -> Sheet:
    sheet = UnpackSheet(window, desk, read(desk.context, "demo:v1", Control()), "demo " * 40, tmp / "out")
    sheet.open()
    return sheet


def _pack(window: QWidget, desk: Desk, tmp: Path) -> Sheet:
    (tmp / "model" / "Kitfile").write_bytes(KITFILE)
    draft = open_draft(tmp / "model", Control())
    sheet = PackSheet(window, desk.context, desk.runner, desk.reader, draft, PackOptions(), "~/model")
    sheet.open()
    return sheet


@pytest.mark.parametrize("make", [_export, _import, _unpack, _pack])
def test_a_sheet_is_done_by_keyboard_alone(
    window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot, make: Callable[[QWidget, Desk, Path], Sheet]
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    sheet = make(window, desk, tmp_path)
    qtbot.waitUntil(lambda: not desk.reader.active)
    names = {each.text() for each in acts_of(sheet)}
    assert len(names) == 1, "the palette lists its one act"
    reached: list[QWidget] = []
    for _ in range(80):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert sheet.isAncestorOf(focused), "the focus stays on the sheet"
        assert focused.accessibleName(), type(focused)
        if focused in reached:
            break
        reached.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert sum(isinstance(each, (Button, QCheckBox)) for each in reached) >= 3
    assert len([each for each in sheet.findChildren(Button) if each._look == "primary"]) == 1
    for each in sheet.findChildren(QWidget):
        if each.isVisibleTo(sheet):
            assert each.width() <= 468 or each is sheet or each.width() == sheet.width(), type(each)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(Sheet))


def test_cells_of_the_tree_are_there_for_both_columns(desk: Desk) -> None:
    opened = read(desk.context, "demo:v1", Control())
    model = PicksModel(10, opened.kit.layers)
    assert all(model.index(row, column).data(Role.CELL) for row in range(model.rowCount()) for column in (0, 1))
    model.tick_all(on=False)
    assert (model.picked.layers, model.picked.size, model.picked.kitfile) == ((), 0, False)


@pytest.mark.parametrize(
    "line",
    [
        "kitstudio receive '/media/ada/of mine/field trial, november, with a long name and blanks.kit.tar'",
        "kitstudio export " + " ".join(f"team/model-{at}:v1" for at in range(9)) + " -o /tmp/out",
        "kitstudio unpack " + "a" * 90 + ":v1 -d .",
        "kitstudio export demo:v1 -o /media/ada/" + "deep/" * 40 + "kit.kit.tar --force",
        "kitstudio export demo:v1 -o '/media/ada/" + "it is deep/" * 40 + "kit.kit.tar' --force",
        "kitstudio receive '/media/of '\"'\"'mine'\"'\"'/" + "x" * 200 + "'",
    ],
)
def test_a_long_command_is_shown_whole_and_copied_as_a_shell_takes_it(line: str, qtbot: QtBot) -> None:
    well = CommandWell([line])
    qtbot.addWidget(well)
    shown = well._lines.content.split("\n")
    assert len(shown) > 1
    assert all(len(each) <= 66 for each in shown), shown
    for taken in (well.line, "\n".join(shown)):  # by the button, and with the mouse
        ran = subprocess.run(["sh", "-c", f"printf '%s\\n' {taken}"], capture_output=True, text=True, check=True)
        assert ran.stdout.splitlines() == shlex.split(line)


def test_places_are_chosen_with_the_arrow_keys(window: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    sheet = exporting(window, desk, qtbot, tmp_path / "stick")
    first, second = sheet.form.places.cards
    assert (first.isChecked(), second.isChecked()) == (True, False)
    assert sheet.form.path == tmp_path / "stick" / "kits.kit.tar"
    qtbot.waitUntil(lambda: second.x() > first.x())
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert "no limit for one file" in first.accessibleName()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.isChecked()
    assert second.hasFocus()
    assert sheet.form.path == tmp_path / "home" / "kits.kit.tar"
    qtbot.waitUntil(lambda: sheet.form.ready)
    qtbot.keyClick(second, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    finished(sheet, qtbot)
    assert (tmp_path / "home" / "kits.kit.tar").is_file()
    sheet.dismiss()
    again = open_export(window, desk, desk.library.holding.kits[:1])  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: again.form.known is not None and not desk.reader.active)
    assert [each.target.path for each in again.form.known.places] == [tmp_path / "home"]  # type: ignore[union-attr]
    again.dismiss()
