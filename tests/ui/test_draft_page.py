"""A dropped folder in the window: found wrong, mended, packed; edits are kept through whatever happens outside."""

from __future__ import annotations

import shutil
import time
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.jobs.job import Task
from kitstudio.jobs.runner import Runner
from kitstudio.model.reference import Reference
from kitstudio.operations.catalog import list_kits
from kitstudio.operations.context import Context
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions, PackReport
from kitstudio.ui.pages.draft_dialogs import IgnoreDialog
from kitstudio.ui.pages.draft_leaving import Leave
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.pages.draft_problems import _Problem
from kitstudio.ui.sheets.decision import Decision
from kitstudio.ui.sheets.job_sheet import JobFailed
from kitstudio.ui.sheets.pack_parts import PackDone, PackProgress
from kitstudio.ui.sheets.pack_sheet import PackSheet
from kitstudio.ui.theme import Appearance, Choice
from kitstudio.ui.widgets.base import Label, Line
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.delegates import Role
from kitstudio.ui.widgets.overlays import Overlay
from tests.ui.draft_stand import opened, settled

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
KITFILE = """\
manifestVersion: 1.0.0
# kept
package:
  name: Tiny Model
  version: 1.2.0
model:
  path: weights/   # where they lie
docs:
  - path: LICENCE
"""
MENDED = KITFILE.replace("LICENCE", "LICENSE")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "tiny"
    for name, content in {
        "weights/model.safetensors": b"w" * 300_000,
        "weights/config.json": b"{}",
        "LICENSE": b"MIT License\n",
        "notes.csv": b"a,b\n",
        "wandb/run/log.txt": b"long",
        ".DS_Store": b"litter",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return context_in(tmp_path / "here")


def context_in(root: Path) -> Context:
    return Context(store_path=root / "store", cache_path=root / "cache", kitops_home=root / "kitops", now=time.time)


def problems(page: DraftPage) -> list[_Problem]:
    area = page.problems._rows.widget()
    return area.findChildren(_Problem) if area is not None else []


def rows(page: DraftPage, parent: QModelIndex | None = None) -> list[str]:
    model = page.contents.tree.model()
    above = parent if parent is not None else QModelIndex()
    return [str(model.index(at, 0, above).data()) for at in range(model.rowCount(above))]


def press(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, LEFT)


def sheet_of(page: DraftPage) -> PackSheet:
    found = page.window().findChild(PackSheet)
    assert found is not None
    return found


def test_a_missing_path_is_found_mended_undone_and_packed_to_the_digest_of_the_command(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    (folder / "Kitfile").write_text(KITFILE)
    page = opened(qtbot, context, runner, folder)
    assert not page.footer.pack.isEnabled()
    assert page.footer.pack.toolTip() == "1 error blocks packing"
    [row] = problems(page)
    [fix] = row.findChildren(Button)
    assert fix.text() == "Change to LICENSE"
    press(qtbot, fix)
    settled(qtbot, page)
    edit = page.kitfile.edit
    assert edit.content() == MENDED
    assert page.footer.pack.isEnabled()
    assert not page.problems.isVisible()
    edit.undo()
    assert edit.content() == KITFILE
    edit.redo()
    settled(qtbot, page)

    qtbot.keyClick(edit, Qt.Key.Key_Return, CTRL)
    sheet = sheet_of(page)
    assert (sheet.form.name.edit.text(), sheet.form.tags.edit.text()) == ("tiny-model", "1.2.0")
    with qtbot.waitSignal(page.packed, timeout=10_000) as packed:
        press(qtbot, sheet.main)
    report = packed.args[0]
    assert isinstance(report, PackReport)
    done = sheet.findChild(PackDone)
    assert done is not None
    assert done.digest.value == str(report.descriptor.digest)
    assert (folder / "Kitfile").read_text() == KITFILE  # packing wrote nothing into the folder

    (folder / "Kitfile").write_text(MENDED)
    same = pack(context_in(tmp_path / "there"), folder, PackOptions(), Control())
    assert report.descriptor == same.descriptor
    assert [str(each.reference) for each in list_kits(context, Control())] == ["tiny-model:1.2.0"]
    with qtbot.waitSignal(page.open_asked):
        press(qtbot, sheet.main)


def test_the_contents_show_every_file_under_its_layer_and_what_is_in_none(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "Kitfile").write_text(MENDED)
    page = opened(qtbot, context, runner, folder)
    assert rows(page) == ["weights, Model, 300 kB", "LICENSE, Docs, 12 B", "Unclaimed 2", "Left out 1"]
    model = page.contents.tree.model()
    assert rows(page, model.index(0, 0)) == ["config.json, 2 B", "model.safetensors, 300 kB"]
    assert rows(page, model.index(2, 0)) == ["notes.csv, 4 B", "wandb, 4 B"]
    assert rows(page, model.index(3, 0)) == [".DS_Store, litter, 6 B"]
    assert model.index(0, 1).data() == "Model"
    assert model.index(0, 1, model.index(2, 0)).data(Role.CELL).guess


def test_choosing_a_layer_points_at_its_place_in_the_text(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "Kitfile").write_text(MENDED)
    page = opened(qtbot, context, runner, folder)
    page.contents.tree.setCurrentIndex(page.contents.tree.model().index(1, 0))
    assert page.kitfile.edit.textCursor().block().text() == "  - path: LICENSE"


def test_a_problem_leads_to_its_line(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    (folder / "Kitfile").write_text(KITFILE)
    page = opened(qtbot, context, runner, folder)
    [row] = problems(page)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    cursor = page.kitfile.edit.textCursor()
    assert (cursor.blockNumber(), cursor.positionInBlock()) == (8, 10)
    assert "LICENCE" in row.accessibleName()
    assert row.accessibleName().startswith("Error: ")


def test_a_key_made_to_move_a_cursor_is_told_as_plain_text(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "Kitfile").write_text('manifestVersion: 1.0.0\n"\\e]8;;http://x\\u202ey": 1\n')
    row = problems(opened(qtbot, context, runner, folder))[0]
    assert "\\x1b]8;;http://x\\u202ey line 2" in row.accessibleName()
    assert row.accessibleName().isprintable()


def test_an_entry_whose_file_is_gone_is_removed_with_a_press_or_fine_again_when_the_file_comes_back(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "Kitfile").write_text(MENDED + "datasets:\n  - path: zzz/qqq.parquet\n")
    page = opened(qtbot, context, runner, folder)
    assert not page.footer.pack.isEnabled()
    [row] = problems(page)
    [fix] = row.findChildren(Button)
    assert fix.text() == "Remove this entry"
    press(qtbot, fix)
    settled(qtbot, page)
    assert page.kitfile.edit.content() == MENDED
    assert page.footer.pack.isEnabled()
    page.kitfile.edit.undo()
    settled(qtbot, page)
    assert not page.footer.pack.isEnabled()
    (folder / "zzz").mkdir()
    (folder / "zzz/qqq.parquet").write_bytes(b"back")
    qtbot.keyClick(page.kitfile.edit, Qt.Key.Key_F5)
    qtbot.waitUntil(page.footer.pack.isEnabled, timeout=5000)
    assert problems(page) == []
    (folder / "zzz/qqq.parquet").unlink()
    QCoreApplication.sendEvent(page, QEvent(QEvent.Type.WindowActivate))
    qtbot.waitUntil(lambda: len(problems(page)) == 1, timeout=5000)


def test_a_licence_that_nobody_can_name_is_told_mended_and_undone(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "LICENSE").write_text("You may use this model on Tuesdays.\n")
    (folder / "Kitfile").write_text(MENDED)
    page = opened(qtbot, context, runner, folder)
    [row] = problems(page)
    assert "LICENSE is no licence known here" in row.accessibleName()
    [fix] = row.findChildren(Button)
    assert fix.text() == "Change to LicenseRef-Tiny-Model"
    press(qtbot, fix)
    settled(qtbot, page)
    assert "  license: LicenseRef-Tiny-Model\n" in page.kitfile.edit.content()
    assert not page.problems.isVisible()
    page.kitfile.edit.undo()
    settled(qtbot, page)
    assert page.kitfile.edit.content() == MENDED
    assert len(problems(page)) == 1


@pytest.mark.parametrize(("licence", "best"), [("Foo-9.0", "LicenseRef-Foo-9.0"), ("Apach-2.0", "Apache-2.0")])
def test_a_licence_on_no_list_is_told_mended_and_undone(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, licence: str, best: str
) -> None:
    text = MENDED.replace("  version:", f"  license: {licence}\n  version:")
    (folder / "Kitfile").write_text(text)
    page = opened(qtbot, context, runner, folder)
    [row] = problems(page)
    [fix] = row.findChildren(Button)
    assert fix.text() == f"Change to {best}"
    press(qtbot, fix)
    settled(qtbot, page)
    assert page.kitfile.edit.content() == text.replace(licence, best)
    assert not page.problems.isVisible()
    page.kitfile.edit.undo()
    assert page.kitfile.edit.content() == text


def test_all_that_can_be_mended_is_mended_in_one_step(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "Kitfile").write_text(KITFILE + "datasets:\n  - path: note.csv\n")
    page = opened(qtbot, context, runner, folder)
    assert len(problems(page)) == 2
    page.problems._all.click()
    settled(qtbot, page)
    assert page.kitfile.edit.content() == MENDED + "datasets:\n  - path: notes.csv\n"
    page.kitfile.edit.undo()
    assert page.kitfile.edit.content() == KITFILE + "datasets:\n  - path: note.csv\n"


def test_a_proposal_is_packed_without_writing_and_saved_when_asked(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    assert page.state.draft is not None
    assert page.state.draft.kitfile_path is None
    assert may_leave(page)  # nothing was typed, so nothing is lost
    assert not (folder / "Kitfile").exists()
    qtbot.keyClick(page.kitfile.edit, Qt.Key.Key_S, CTRL)
    settled(qtbot, page)
    qtbot.waitUntil((folder / "Kitfile").exists, timeout=5000)
    assert (folder / "Kitfile").read_text() == page.kitfile.edit.content()


def test_a_kitignore_is_offered_where_it_makes_the_kitfile_shorter(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    for name in ("a.py", "b.py", "__pycache__/a.pyc"):
        path = folder / "src" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x = 1\n")
    page = opened(qtbot, context, runner, folder)
    before = page.kitfile.edit.content()
    page.saving.save()
    qtbot.waitUntil(lambda: page.findChild(IgnoreDialog) is not None, timeout=5000)
    dialog = page.findChild(IgnoreDialog)
    assert dialog is not None
    next(each for each in dialog.findChildren(Button) if each.text() == "Save both").click()
    settled(qtbot, page)
    assert (folder / ".kitignore").exists()
    assert page.kitfile.edit.content() == (folder / "Kitfile").read_text() != before
    assert page.footer.pack.isEnabled()


def test_edits_are_shown_saved_and_asked_about(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    (folder / "Kitfile").write_text(MENDED)
    page = opened(qtbot, context, runner, folder)
    with qtbot.waitSignal(page.edited_changed):
        page.kitfile.edit.insertPlainText("# mine\n")
    settled(qtbot, page)
    asked: list[str] = []
    choosing(page, "Keep editing", asked)
    assert not may_leave(page)
    assert asked == ["The Kitfile of this draft has edits that are not saved."]
    page.saving.save()
    settled(qtbot, page)
    assert (folder / "Kitfile").read_text() == "# mine\n" + MENDED
    assert may_leave(page)
    assert len(asked) == 1


def may_leave(page: DraftPage) -> bool:
    return Leave(page, DraftPage.update).may_go([page])


def choosing(page: DraftPage, words: str, asked: list[str] | None = None) -> None:
    """Whoever is asked in the middle presses the button of these words."""

    def answer() -> None:
        dialog = page.window().findChildren(Decision)[-1]
        if asked is not None:
            asked.append(dialog.words)
        next(each for each in dialog.acts if each.text() == words).click()

    QTimer.singleShot(0, page, answer)


def test_a_page_with_edits_is_closed_by_saving_or_discarding_them_and_not_else(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "Kitfile").write_text(MENDED)
    page = opened(qtbot, context, runner, folder)
    page.kitfile.edit.insertPlainText("# mine\n")
    choosing(page, "Keep editing")
    assert not may_leave(page)
    choosing(page, "Discard edits")
    assert may_leave(page)
    assert (folder / "Kitfile").read_text() == MENDED
    page.kitfile.edit.insertPlainText("# too\n")
    choosing(page, "Save")
    assert may_leave(page)  # even before the text was checked
    assert (folder / "Kitfile").read_text() == "# mine\n# too\n" + MENDED


def test_a_page_stays_when_its_edits_cannot_be_saved(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "Kitfile").write_text(MENDED)
    page = opened(qtbot, context, runner, folder)
    page.kitfile.edit.insertPlainText("# mine\n")
    (folder / "Kitfile").write_text("# theirs\n" + MENDED)
    choosing(page, "Save")
    assert not may_leave(page)
    assert page.safety.overtaken.isVisible()
    assert (folder / "Kitfile").read_text() == "# theirs\n" + MENDED
    (folder / "Kitfile").unlink()
    (folder / "Kitfile").mkdir()
    choosing(page, "Save")
    assert not may_leave(page)
    assert page.state.edited
    for each in page.window().findChildren(Overlay):
        each.dismiss()


def test_what_another_program_wrote_is_shown_and_not_written_over(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "Kitfile").write_text(MENDED)
    page = opened(qtbot, context, runner, folder)
    page.kitfile.edit.insertPlainText("# mine\n")
    settled(qtbot, page)
    (folder / "Kitfile").write_text("# theirs\n" + MENDED)
    page.saving.save()
    qtbot.waitUntil(page.safety.overtaken.isVisible, timeout=5000)
    settled(qtbot, page)
    assert (folder / "Kitfile").read_text() == "# theirs\n" + MENDED
    page.safety.take_theirs()
    settled(qtbot, page)
    assert page.kitfile.edit.content() == "# theirs\n" + MENDED
    assert not page.state.edited
    page.kitfile.edit.undo()
    assert page.kitfile.edit.content() == "# mine\n" + MENDED


def test_a_changed_folder_is_read_again_when_the_window_gets_the_focus(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "Kitfile").write_text(KITFILE)
    page = opened(qtbot, context, runner, folder)
    (folder / "LICENCE").write_text("here after all")
    page.state.look_again()
    settled(qtbot, page)
    assert page.footer.pack.isEnabled()
    (folder / "Kitfile").write_text(MENDED)
    QCoreApplication.sendEvent(page, QEvent(QEvent.Type.WindowActivate))
    qtbot.waitUntil(lambda: page.kitfile.edit.content() == MENDED, timeout=5000)


def test_line_ends_and_no_break_spaces_stay(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    text = KITFILE.replace("kept", "k\u00a0pt \U0001f600").replace("\n", "\r\n")
    (folder / "Kitfile").write_bytes(text.encode())
    page = opened(qtbot, context, runner, folder)
    assert page.kitfile.edit.content() == text
    press(qtbot, problems(page)[0].findChildren(Button)[0])
    settled(qtbot, page)
    page.saving.save()
    settled(qtbot, page)
    assert (folder / "Kitfile").read_bytes() == text.replace("LICENCE", "LICENSE").encode()


def test_a_kitfile_that_is_no_text_is_shown_and_stays(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "Kitfile").write_bytes(b"manifestVersion: 1.0.0\n# \xff\n")
    page = opened(qtbot, context, runner, folder)
    assert page.kitfile.edit.isReadOnly()
    assert "\\xff" in page.kitfile.edit.toPlainText()
    assert not page.state.edited


def test_head_and_pack_sheet_write_the_folder_as_people_do(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "Kitfile").write_text(MENDED)
    page = DraftPage(context, runner, folder, short=lambda path: path.replace(str(folder.parent), "~"))
    qtbot.addWidget(page, before_close_func=lambda _page: page.state.close())
    page.resize(1240, 760)
    page.show()
    settled(qtbot, page)

    def said(widget: QWidget) -> set[str]:
        return {each.accessibleName() for each in widget.findChildren(Line)}

    assert "~/tiny" in said(page.head)
    page.open_pack()
    sheet = sheet_of(page)
    assert "From ~/tiny" in said(sheet)
    sheet.dismiss()


def test_a_folder_that_is_gone_is_an_error_with_a_way_back(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    hidden = folder.with_name("elsewhere")
    folder.rename(hidden)
    page = DraftPage(context, runner, folder)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.failed, timeout=5000):
        page.show()
    assert page._error.isVisible()
    hidden.rename(folder)
    page._error.retry.emit()
    settled(qtbot, page)
    qtbot.waitUntil(lambda: page.state.draft is not None, timeout=5000)
    assert not page._error.isVisible()
    folder.rename(hidden)
    page.state.look_again()
    qtbot.waitUntil(page.trouble.isVisible, timeout=5000)
    assert page.kitfile.edit.content()  # what was known stays in view
    assert not page.footer.ready
    assert not page.footer.pack.isEnabled()
    assert page.footer.pack.toolTip() == "The folder cannot be read now"
    page.kitfile.edit.insertPlainText("# typed\n")  # an edited text stays when the folder is there again
    hidden.rename(folder)
    settled(qtbot, page)
    page.state.look_again()
    qtbot.waitUntil(page.trouble.isHidden, timeout=5000)
    assert page.kitfile.edit.content().startswith("# typed\n")
    page.state.close()


def test_a_mere_note_is_no_problem_and_is_told(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    (folder / "empty.md").touch()
    (folder / "Kitfile").write_text("manifestVersion: 1.0.0\ndocs:\n- path: empty.md\n")
    page = opened(qtbot, context, runner, folder)
    assert page.footer._words.content == "No errors, 1 note"
    assert page.footer.ready
    assert page.problems._chip.isHidden()
    assert page.problems._notes.accessibleName() == "1 note"
    page.kitfile.edit.setPlainText("manifestVersion: 1.0.0\ndocs:\n- path: empty.md\n  bad: 1\n")
    qtbot.waitUntil(lambda: not page.problems._chip.isHidden())
    assert page.problems._chip.accessibleName() == "1"
    assert page.problems._notes.accessibleName() == "1 note"


def test_a_name_that_cannot_be_read_cannot_be_packed(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "Kitfile").write_text(MENDED)
    page = opened(qtbot, context, runner, folder)
    page.open_pack()
    sheet = sheet_of(page)
    for name, tags in (("Upper", "v1"), ("", "v1"), ("a", "b c"), ("a:b", "c"), ("a", "ok,-bad")):
        sheet.form.name.edit.setText(name)
        sheet.form.tags.edit.setText(tags)
        assert not sheet.main.isEnabled(), (name, tags)
        assert not sheet.form._well.isVisible(), "the command of an earlier name"
    sheet.form.name.edit.setText("team/tiny")
    sheet.form.tags.edit.setText("v1, latest")
    assert sheet.main.isEnabled()
    assert sheet.form._well.isVisible()
    assert "team/tiny:v1,latest" in sheet.form._well._lines.content
    assert [str(each) for each in sheet.form.options.references] == ["team/tiny:v1", "team/tiny:latest"]  # type: ignore[union-attr]
    sheet.dismiss()


def test_typing_replaces_the_suggested_name(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    (folder / "Kitfile").write_text(MENDED)
    page = opened(qtbot, context, runner, folder)
    with qtbot.waitActive(page):
        page.activateWindow()
    page.open_pack()
    edit = sheet_of(page).form.name.edit
    assert edit.hasFocus()
    assert edit.text() == edit.selectedText() == "tiny-model"
    qtbot.keyClicks(edit, "acme/mini")
    assert edit.text() == "acme/mini"
    sheet_of(page).dismiss()


def test_the_command_says_what_was_chosen(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    (folder / "Kitfile").write_text(MENDED)
    page = opened(qtbot, context, runner, folder)
    page.open_pack()
    form = sheet_of(page).form
    form._compression.choose(1)
    form._format.choose(1)
    form._canonical.click()
    words = " ".join(form._well._lines.content.replace("\\\n", "").split())
    assert words == (
        f"kitstudio pack {folder} -t tiny-model:1.2.0 --compression zstd --use-model-pack --modes canonical"
    )
    sheet_of(page).dismiss()


def test_a_pack_can_be_cancelled_and_begun_again(qtbot: QtBot, context: Context, folder: Path) -> None:
    (folder / "Kitfile").write_text(MENDED)
    runner = Runner(1)
    page = opened(qtbot, context, runner, folder)
    holding = runner.submit(Task("hold", "hold", ""), lambda control: control.token.wait(30))
    page.open_pack()
    sheet = sheet_of(page)
    sheet.go_on()
    assert sheet.findChild(PackProgress) is not None
    press(qtbot, sheet.left)
    assert sheet.form.isVisible()
    holding.cancel()
    with qtbot.waitSignal(page.packed, timeout=10_000):
        sheet.go_on()
    sheet.dismiss()
    assert runner.shutdown()
    runner.deleteLater()


def test_a_name_that_means_another_kit_is_said_to_move_while_it_is_typed_and_in_the_result(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    (folder / "Kitfile").write_text(MENDED)
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    (other / "LICENSE").write_text("another text")
    names = (Reference.parse("acme/mini:prod"), Reference.parse("acme/mini:v1"))
    old = str(pack(context, other, PackOptions(references=names), Control()).descriptor.digest)
    short = f"sha256:{old[7:13]}…{old[-2:]}"
    page = opened(qtbot, context, runner, folder)
    page.open_pack()
    sheet = sheet_of(page)
    form = sheet.form
    form.name.edit.setText("acme/mini")
    form.tags.edit.setText("prod")
    qtbot.waitUntil(form.moves.isVisible, timeout=5000)
    assert form.moves.content == f"acme/mini:prod is kit {short} now, and will be this one"
    form.tags.edit.setText("prod,new,v1")
    assert not form.moves.isVisible()
    qtbot.waitUntil(form.moves.isVisible, timeout=5000)
    assert form.moves.content.count(short) == 2
    form.tags.edit.setText("bad tag")
    assert not form.moves.isVisible()
    form.tags.edit.setText("new")
    qtbot.waitUntil(lambda: not runner.jobs and not form._lookup._pause.isActive(), timeout=5000)
    assert not form.moves.isVisible()
    form.tags.edit.setText("prod")
    with qtbot.waitSignal(page.packed, timeout=10_000):
        press(qtbot, sheet.main)
    done = sheet.findChild(PackDone)
    assert done is not None
    said = [each.content for each in done.findChildren(Label)]
    assert f"acme/mini:prod named {short} before and moved; that kit stays in the store" in said
    sheet.dismiss()


def test_layers_that_the_store_had_are_not_called_written(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    (folder / "Kitfile").write_text(MENDED)
    twin = tmp_path / "twin"
    shutil.copytree(folder, twin)  # the same bytes in other files: read again, and found stored
    (twin / "LICENSE").write_text("another text")
    pack(context, twin, PackOptions(), Control())
    page = opened(qtbot, context, runner, folder)
    page.open_pack()
    sheet = sheet_of(page)
    holding = runner.submit(Task("hold", f"pack:{folder}", ""), lambda control: control.token.wait(30))
    sheet.go_on()
    progress = sheet.findChild(PackProgress)
    assert progress is not None
    said: list[list[str]] = []
    assert sheet.job is not None
    sheet.job.succeeded.connect(partial(_note, said, progress))
    sheet.job.changed.connect(partial(_note, said, progress))
    with qtbot.waitSignal(page.packed, timeout=10_000) as packed:
        holding.cancel()
    assert [(each.present, each.reused) for each in packed.args[0].layers] == [(True, False), (False, False)]
    assert ["Already there", "Written"] in said
    done = sheet.findChild(PackDone)
    assert done is not None
    assert "1 layer was already there" in [each.content for each in done.findChildren(Label)]
    sheet.dismiss()


def _note(said: list[list[str]], progress: PackProgress, *_result: object) -> None:
    said.append([each.content for each in progress._states])


def test_a_pack_that_fails_says_why_and_leads_back(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "Kitfile").write_text(MENDED)
    page = opened(qtbot, context, runner, folder)
    page.open_pack()
    sheet = sheet_of(page)
    (folder / "LICENSE").unlink()
    sheet.go_on()
    qtbot.waitUntil(lambda: sheet.findChild(JobFailed) is not None, timeout=5000)
    press(qtbot, sheet.left)
    assert sheet.form.isVisible()
    sheet.dismiss()


def test_names_from_outside_are_shown_as_they_are(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    (folder / "<b>bold\u202egnp.csv").write_text("x")
    (folder / "Kitfile").write_text(MENDED.replace("Tiny Model", "'<img src=x> \\u202e'"))
    page = opened(qtbot, context, runner, folder)
    model = page.contents.tree.model()
    assert rows(page, model.index(2, 0))[0] == "<b>bold\\u202egnp.csv, 1 B"
    assert page.head.title._content.startswith("<img src=x>")


def test_everything_can_be_reached_and_has_a_name(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    (folder / "Kitfile").write_text(KITFILE)
    page = opened(qtbot, context, runner, folder)
    with qtbot.waitActive(page):
        page.activateWindow()
    settled(qtbot, page)
    reached = []
    page.contents.tree.setFocus()
    for _step in range(40):
        widget = QGuiApplication.focusObject()
        assert isinstance(widget, QWidget)
        reached.append(widget)
        if widget is page.kitfile.edit:
            qtbot.keyClick(widget, Qt.Key.Key_Escape)  # where Tab alone indents
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert page.kitfile.edit in reached
    assert any(isinstance(each, _Problem) for each in reached)
    assert all(each.accessibleName() for each in reached), [each for each in reached if not each.accessibleName()]
    assert page.findChild(Overlay) is None


def test_a_live_switch_of_the_theme_equals_a_fresh_page(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, appearance: Appearance
) -> None:
    (folder / "Kitfile").write_text(KITFILE)
    page = opened(qtbot, context, runner, folder)
    appearance.choose(Choice.DARK)
    QCoreApplication.processEvents()
    fresh = opened(qtbot, context, runner, folder)
    for each in (page, fresh):
        QCoreApplication.sendEvent(each, QEvent(QEvent.Type.WindowDeactivate))
        qtbot.mouseMove(each, QPoint(600, 20))  # an earlier test may have left the pointer on a row
        each.kitfile.edit.clearFocus()
        each.contents.tree.clearFocus()
        for row in problems(each):
            row.clearFocus()
    qtbot.waitUntil(lambda: page.grab().toImage() == fresh.grab().toImage(), timeout=5000)


def test_a_small_page_shows_the_first_problem_and_the_rest_when_asked(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "Kitfile").write_text(KITFILE + "datasets:\n  - path: note.csv\n")
    page = opened(qtbot, context, runner, folder)
    assert page.problems._head.isVisible()
    page.resize(900, 490)
    assert not page.problems._head.isVisible()
    assert page.problems._more.text() == "1 more"
    press(qtbot, page.problems._more)
    assert page.problems._head.isVisible()
    press(qtbot, page.problems._less)
    assert not page.problems._head.isVisible()
    for pressed, back in ((page.problems._more, page.problems._less), (page.problems._less, page.problems._more)):
        pressed.setFocus()
        qtbot.keyClick(pressed, Qt.Key.Key_Return)
        assert back.hasFocus()


def test_a_small_page_tells_what_is_packed_in_the_head_of_the_contents(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    foot, tree = page.contents.foot, page.contents.tree

    def is_above() -> bool:
        tops = [each.mapTo(page, each.rect().topLeft()).y() for each in (foot, tree)]
        return foot.isVisible() and foot.width() > 100 and tops[0] < tops[1]

    assert not is_above()
    words = foot.accessibleName()
    for _turn in range(2):
        page.resize(900, 490)
        qtbot.waitUntil(is_above)
        assert foot.accessibleName() == words
        page.resize(1240, 800)
        qtbot.waitUntil(lambda: not is_above())
        assert foot.isVisible()


def test_files_stay_in_view_while_the_text_cannot_be_read(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "Kitfile").write_text(MENDED)
    page = opened(qtbot, context, runner, folder)
    before = rows(page)
    page.kitfile.edit.insertPlainText("x: [\n")
    settled(qtbot, page)
    assert rows(page) == before
    QCoreApplication.sendEvent(page, QEvent(QEvent.Type.WindowActivate))
    settled(qtbot, page)
    assert rows(page) == before
    assert not page.footer.pack.isEnabled()
    assert page.kitfile.edit.visible_waves()


def test_a_folder_of_very_many_files_is_shown_without_a_row_for_each(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    many = folder / "many"
    many.mkdir()
    for at in range(2100):
        (many / f"{at}.csv").touch()
    (folder / "Kitfile").write_text(MENDED + "datasets:\n  - path: many\n")
    page = opened(qtbot, context, runner, folder)
    model = page.contents.tree.model()
    layer = model.index(rows(page).index("many, Dataset, 0 B"), 0)
    assert rows(page, layer) == ["0.csv … 1898.csv, 0 B", "1899.csv … 908.csv, 0 B", "909.csv … 999.csv, 0 B"]
    assert sum(model.rowCount(model.index(at, 0, layer)) for at in range(3)) == 2100
