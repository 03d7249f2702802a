"""The .kitignore of a draft: obeyed while it is edited, saved with the Kitfile, never over what another wrote."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kitstudio.base.control import Control
from kitstudio.base.durable import replace_file
from kitstudio.base.os_errors import DiskFullError
from kitstudio.operations import draft_save
from kitstudio.operations.contents import ignore as ignore_module
from kitstudio.operations.context import Context
from kitstudio.operations.draft import Draft, look_again, open_draft, redraft
from kitstudio.operations.draft_save import ChangedOnDiskError, save_draft
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions

KITFILE = "manifestVersion: 1.0.0\ncode:\n  - path: src\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "f"
    for name in ("src/a.py", "src/b.tmp"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"x")
    (root / "Kitfile").write_text(KITFILE, "utf-8")
    return root


def edited(draft: Draft, ignore: str, control: Control) -> Draft:
    return redraft(draft, draft.text, control, ignore=ignore)


def packed(draft: Draft) -> list[str]:
    return [file.path for layer in draft.contents.layers for file in layer.files]


def test_edited_rules_are_obeyed_before_they_are_saved_and_saving_writes_only_what_was_edited(
    folder: Path, control: Control
) -> None:
    draft = edited(open_draft(folder, control), "**/*.tmp\n", control)
    assert packed(draft) == ["src/a.py"]
    assert draft.ignore.is_edited
    assert not (folder / ".kitignore").exists()
    before = (folder / "Kitfile").stat()
    saved = save_draft(draft)
    assert not saved.ignore.is_edited
    assert (folder / ".kitignore").read_bytes() == b"**/*.tmp\n"
    after = (folder / "Kitfile").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_the_kit_is_packed_by_the_edited_rules(folder: Path, context: Context, control: Control) -> None:
    with_edit = pack(context, folder, PackOptions(ignore=b"**/*.tmp\n"), control)
    (folder / ".kitignore").write_bytes(b"**/*.tmp\n")
    assert with_edit.descriptor == pack(context, folder, PackOptions(), control).descriptor


def test_what_another_program_wrote_is_not_written_over_and_neither_file_is_touched(
    folder: Path, control: Control
) -> None:
    draft = redraft(open_draft(folder, control), KITFILE + "# mine\n", control, ignore="mine\n")
    (folder / ".kitignore").write_text("theirs\n", "utf-8")
    with pytest.raises(ChangedOnDiskError, match="kitignore"):
        save_draft(draft)
    assert (folder / ".kitignore").read_text("utf-8") == "theirs\n"
    assert (folder / "Kitfile").read_text("utf-8") == KITFILE


def test_a_look_at_the_folder_keeps_edited_rules_and_takes_others(folder: Path, control: Control) -> None:
    plain, mine = open_draft(folder, control), edited(open_draft(folder, control), "src/a.py\n", control)
    (folder / ".kitignore").write_text("src/b.tmp\n", "utf-8")
    assert packed(look_again(plain, control)) == ["src/a.py"]
    again = look_again(mine, control)
    assert (again.ignore.text, again.ignore.saved) == ("src/a.py\n", "src/b.tmp\n")
    assert packed(again) == ["src/b.tmp"]


def test_a_refused_rule_blocks_packing_and_the_last_good_rules_hold(folder: Path, control: Control) -> None:
    draft = edited(edited(open_draft(folder, control), "**/*.tmp\n", control), "**/*.tmp\n[a-\n", control)
    assert packed(draft) == ["src/a.py"]
    assert [each.code for each in draft.findings] == ["ignore-rule"]
    assert draft.errors == 1
    assert edited(draft, "**/*.tmp\n", control).errors == 0


def test_a_link_within_the_folder_stays_and_so_does_the_mode(folder: Path, control: Control) -> None:
    (folder / "rules").write_text("src/b.tmp\n", "utf-8")
    os.chmod(folder / "rules", 0o640)
    (folder / ".kitignore").symlink_to("rules")
    save_draft(edited(open_draft(folder, control), "src/a.py\n", control))
    assert (folder / "rules").read_text("utf-8") == "src/a.py\n"
    assert (folder / "rules").stat().st_mode & 0o777 == 0o640
    assert (folder / ".kitignore").is_symlink()


def full(write: Callable[..., None], free: int) -> Callable[..., None]:
    """Writes `free` files, then the disk is full."""
    left = [None] * free

    def write_or_not(path: Path, content: bytes, *, mode: int, as_before: bool) -> None:
        if not left:
            raise OSError(errno.ENOSPC, "full")
        left.pop()
        write(path, content, mode=mode, as_before=as_before)

    return write_or_not


@pytest.mark.parametrize("before", [None, "*.bak\n"])
def test_rules_are_as_they_were_when_the_kitfile_is_refused(
    folder: Path, control: Control, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    path = folder / ".kitignore"
    if before is not None:
        path.write_text(before)
    draft = redraft(open_draft(folder, control), KITFILE + "# mine\n", control, ignore="*.tmp\n")
    with monkeypatch.context() as there:
        there.setattr(draft_save, "replace_file", full(replace_file, 0))
        with pytest.raises(DiskFullError):
            save_draft(draft)
    assert (path.read_text() if path.exists() else None) == before
    assert (folder / "Kitfile").read_text() == KITFILE
    saved = save_draft(draft)
    assert (path.read_text(), (folder / "Kitfile").read_text()) == ("*.tmp\n", KITFILE + "# mine\n")
    assert not saved.ignore.is_edited


def test_rules_that_could_not_be_taken_back_are_not_taken_for_those_of_another_program(
    folder: Path, control: Control, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / ".kitignore"
    path.write_text("*.bak\n")
    draft = redraft(open_draft(folder, control), KITFILE + "# mine\n", control, ignore="*.tmp\n")
    with monkeypatch.context() as there:
        there.setattr(draft_save, "replace_file", full(replace_file, 0))
        there.setattr(ignore_module, "replace_file", full(replace_file, 1))
        with pytest.raises(DiskFullError):
            save_draft(draft)
    assert path.read_text() == "*.tmp\n"
    save_draft(draft)
    assert (folder / "Kitfile").read_text() == KITFILE + "# mine\n"
