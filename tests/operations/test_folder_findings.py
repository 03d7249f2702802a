"""What is said of a folder and its Kitfile is the same at the prompt and in a draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from kitstudio.base.control import Control
from kitstudio.operations.check import check
from kitstudio.operations.draft import look_again, open_draft, redraft

KITFILE = "manifestVersion: 1.0.0\npackage:\n  name: tiny\ndocs:\n  - path: LICENSE\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "tiny"
    (root / ".ssh").mkdir(parents=True)
    (root / "Kitfile").write_text(KITFILE)
    (root / "LICENSE").write_text("You may use this model on Tuesdays.\n")
    (root / ".env").write_text("TOKEN=none\n")
    for name in ("id_rsa", "known_hosts"):
        (root / ".ssh" / name).write_text("x")
    return root


def test_check_and_draft_say_the_same(folder: Path, control: Control) -> None:
    said = [each.message for each in check(folder, control).findings]
    assert said == [
        "LICENSE is no licence known here, and the Kitfile names none.",
        "3 files look like secrets and are left out: .env, .ssh.",
    ]
    draft = open_draft(folder, control)
    assert [each.message for each in draft.findings] == said
    assert [each.message for each in look_again(draft, control).findings] == said


def test_one_secret_is_named_and_goes_with_its_file(folder: Path, control: Control) -> None:
    for each in (folder / ".ssh").iterdir():
        each.unlink()
    draft = open_draft(folder, control)
    last = [each.message for each in draft.findings][-1]
    assert last == ".env looks like a secret and is left out."
    taken = redraft(draft, f"{KITFILE}  - path: .env\n", control)
    assert [each.code for each in taken.findings] == ["licence-text"], "what is packed is not left out"
    broken = redraft(draft, "package: [", control)
    assert broken.document is None
    assert [each.code for each in broken.findings][1:] == ["secrets-left-out"]
    hidden = redraft(draft, KITFILE, control, ignore=".env\n")
    assert [each.code for each in hidden.findings] == ["licence-text"], "a rule of the person hides it"
