"""Links of a folder: rules against those that lead out of it, a proposal and a draft that follow them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kitstudio.archive.walk import LinkLeavesFolderError
from kitstudio.base.control import Control
from kitstudio.model.kitfile import layered
from kitstudio.model.media_type import Compression
from kitstudio.operations.contents.ignore import raw_ignore
from kitstudio.operations.contents.link_rules import against_links
from kitstudio.operations.draft import look_again, open_draft, redraft
from kitstudio.operations.estimate import estimate
from kitstudio.operations.init import Way, propose_kitfile

CONTROL = Control()
ODD = ("plain", "with blank", "a#b", "#hash", "!bang", "st*r", "[x]", "que?tion", "back\\slash", "a -> b", "ümlaut")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "away").mkdir()
    (tmp_path / "away" / "w.safetensors").write_bytes(b"w" * 5000)
    (tmp_path / "away" / "README.md").write_text("---\nlicense: mit\n---\n# Wren\n")
    root = tmp_path / "model"
    root.mkdir()
    (root / "config.json").write_text("{}")
    return root


def codes(draft: object) -> list[str]:
    return [each.code for each in draft.findings]  # type: ignore[attr-defined]  # any draft


def test_each_link_out_of_the_folder_gets_a_rule_and_nothing_else_does(folder: Path) -> None:
    for name in ODD:
        (folder / name).symlink_to("../away")
        (folder / "deep").mkdir(exist_ok=True)
        (folder / "deep" / name).write_text("kept")
    (folder / "inner").symlink_to("config.json")
    (folder / "deep" / "out").symlink_to("/nowhere/at/all")
    text = against_links(folder, "*.log", CONTROL)
    assert text.startswith("*.log\n")
    assert len(text.splitlines()) == 1 + len(ODD) + 1
    assert against_links(folder, text, CONTROL) == text
    (folder / ".kitignore").write_bytes(raw_ignore(text))
    draft = open_draft(folder, CONTROL)
    assert {f"deep/{name}" for name in ODD} <= set(draft.facts.files)
    assert not any(draft.facts.ignored(f"deep/{name}") for name in ODD)
    assert list(draft.facts.links) == ["inner"]


def test_a_name_that_is_no_text_is_hidden_too(folder: Path) -> None:
    os.symlink(b"../away", os.fsencode(folder) + b"/caf\xe9")
    text = against_links(folder, "", CONTROL)
    (folder / ".kitignore").write_bytes(raw_ignore(text))
    assert open_draft(folder, CONTROL).files == 1


def test_a_folder_whose_links_stay_in_it_needs_no_rule(folder: Path) -> None:
    (folder / "inner").symlink_to("config.json")
    assert against_links(folder, "a\n", CONTROL) == "a\n"


def test_a_draft_opens_with_rules_that_nobody_wrote_yet(folder: Path) -> None:
    (folder / "w.safetensors").symlink_to("../away/w.safetensors")
    with pytest.raises(LinkLeavesFolderError):
        open_draft(folder, CONTROL)
    draft = open_draft(folder, CONTROL, hide_links=True)
    assert draft.ignore.text == "w.safetensors\n"
    assert (draft.ignore.saved, draft.ignore.is_edited, draft.is_edited) == (None, True, False)
    assert not (folder / ".kitignore").exists()
    assert look_again(draft, CONTROL).ignore.text == "w.safetensors\n"


def test_a_draft_that_follows_links_does_so_whenever_it_looks(folder: Path) -> None:
    (folder / "w.safetensors").symlink_to("../away/w.safetensors")
    draft = open_draft(folder, CONTROL, follow_links=True)
    assert "path: w.safetensors" in draft.text
    assert [each.code for each in draft.findings] == []
    again = look_again(draft, CONTROL)
    assert (again.follows_links, again.size) == (True, draft.size)
    without = redraft(again, "manifestVersion: 1.0.0\ncode:\n  - path: config.json\n", CONTROL)
    assert codes(without) == ["links-unnamed", "linked-model"]
    assert codes(redraft(without, "code: [", CONTROL))[-2:] == ["links-unnamed", "linked-model"]
    assert codes(look_again(without, CONTROL)) == ["links-unnamed", "linked-model"]


def test_samples_for_compression_are_read_behind_links(folder: Path) -> None:
    (folder / "w.safetensors").symlink_to("../away/w.safetensors")
    draft = open_draft(folder, CONTROL, follow_links=True)
    found = estimate(folder, draft.contents.layers, CONTROL)
    assert found.read == draft.size
    assert found.gain(Compression.ZSTD) > 4000


def test_a_proposal_that_follows_reads_what_links_lead_to(folder: Path) -> None:
    (folder / "README.md").symlink_to("../away/README.md")
    (folder / "weights").symlink_to("../away")
    (folder / ".venv").mkdir()
    (folder / ".venv" / "python").symlink_to("/usr/bin/env")
    report = propose_kitfile(folder, way=Way.FOLLOWING, control=CONTROL)
    assert report.follows
    assert [each.path for each in layered(report.kitfile)] == [
        "weights/w.safetensors",
        "config.json",
        "README.md",
        "weights/README.md",
    ]
    assert report.kitfile.package.license == "MIT"
    assert [(each.path, str(each.reason)) for each in report.left_out] == [(".venv", "environment")]
    assert not propose_kitfile(folder, control=CONTROL).follows


def test_links_in_a_circle_are_left_out_when_links_are_followed(folder: Path) -> None:
    (folder / "round").symlink_to("round")
    (folder / "up").symlink_to(".")
    report = propose_kitfile(folder, way=Way.FOLLOWING, control=CONTROL)
    assert [(each.path, str(each.reason)) for each in report.left_out] == [("round", "link"), ("up", "link")]
