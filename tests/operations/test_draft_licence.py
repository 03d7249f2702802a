"""Licence files that nobody can name, in a draft whose Kitfile names no licence: said, with a way out."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from kitstudio import inspection
from kitstudio.base.control import Control
from kitstudio.model.finding import Finding, Severity
from kitstudio.model.kitfile_edit import apply
from kitstudio.operations.draft import Draft, look_again, mended, open_draft, redraft

KITFILE = "manifestVersion: 1.0.0\npackage:\n  name: tiny\n  # kept\ndocs:\n  - path: LICENSE\n"
MIT = "licence_texts/MIT.txt"
OURS = "You may use this model on Tuesdays, and on no other day of the week.\n"
MIT_AND_MORE = "MIT License\n\n{text}\n\nThe model may only be used for research. " + "Nothing else is allowed. " * 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "tiny"
    root.mkdir()
    (root / "Kitfile").write_text(KITFILE)
    (root / "LICENSE").write_text(OURS)
    return root


def said(draft: Draft) -> list[Finding]:
    return [each for each in draft.findings if each.code == "licence-text"]


def test_an_unknown_text_is_said_at_the_package_with_a_fix(folder: Path, control: Control) -> None:
    draft = open_draft(folder, control)
    (found,) = said(draft)
    assert (found.severity, found.where, found.mark.line) == (Severity.NOTE, ("package", "license"), 2)
    assert found.message == "LICENSE is no licence known here, and the Kitfile names none."
    text = apply(KITFILE, found.fixes[0].edits)
    assert set(text.splitlines()) - set(KITFILE.splitlines()) == {"  license: LicenseRef-tiny"}
    after = redraft(draft, text, control)
    assert not after.findings
    assert said(redraft(after, KITFILE, control)) == [found], "taken back, it is said again"


def test_all_that_can_be_mended_holds_it(folder: Path, control: Control) -> None:
    (folder / "Kitfile").write_text(KITFILE.replace("path: LICENSE", "path: LICENCE"))
    draft = open_draft(folder, control)
    after = redraft(draft, mended(draft, control), control)
    assert not after.findings


@pytest.mark.parametrize("place", ["package:\n  license: MIT\n", "datasets:\n  - path: d\n    license: LicenseRef-x\n"])
def test_a_kitfile_that_names_a_licence_decides(folder: Path, control: Control, place: str) -> None:
    (folder / "d").mkdir()
    draft = redraft(open_draft(folder, control), f"manifestVersion: 1.0.0\n{place}docs:\n  - path: LICENSE\n", control)
    assert said(draft) == []


def test_a_changed_text_is_no_licence_until_a_person_says_so(folder: Path, control: Control) -> None:
    (folder / "LICENSE").write_text(
        MIT_AND_MORE.format(text=resources.files(inspection).joinpath(MIT).read_text("utf-8"))
    )
    draft = open_draft(folder, control)
    (found,) = said(draft)
    assert "MIT" in str(found.facts["licences"])
    assert [fix.gives_up for fix in found.fixes] == [True, False]
    assert [edit.value for fix in found.fixes for edit in fix.edits] == ["MIT", "LicenseRef-tiny"]
    assert mended(draft, control) == KITFILE


def test_a_text_that_changes_on_disk_is_read_again(folder: Path, control: Control) -> None:
    draft = open_draft(folder, control)
    (folder / "LICENSE").write_text("SPDX-License-Identifier: MIT\n")
    assert said(look_again(draft, control)) == []


@pytest.mark.parametrize("name", ["LICENSE", "licence.txt", "COPYING", "LICENSE-MODEL.md", "unlicense"])
def test_files_of_these_names_hold_licences(folder: Path, control: Control, name: str) -> None:
    (folder / "LICENSE").rename(folder / name)
    assert [each.facts["path"] for each in said(open_draft(folder, control))] == [name]


def test_what_is_hidden_empty_or_away_says_nothing(folder: Path, control: Control) -> None:
    (folder / ".kitignore").write_text("LICENSE\n")
    (folder / "COPYING").write_text(" \n")
    (folder / "licence.md").symlink_to("COPYING")
    (folder / "src").mkdir()
    (folder / "src" / "LICENSE").write_text(OURS)
    assert said(open_draft(folder, control)) == []
