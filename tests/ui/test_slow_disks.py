"""A disk that does not answer holds up what is on it, and nothing else."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kitstudio.host.settings import Settings
from kitstudio.jobs.job import Task
from kitstudio.operations.context import Context
from kitstudio.ui.desk import Desk
from kitstudio.ui.document_pages import DocumentPages
from kitstudio.ui.pages.draft_page import DraftPage
from tests.ui.draft_stand import settled

KITFILE = "manifestVersion: 1.0.0\npackage:\n  name: tiny\nmodel:\n  path: model.bin\n"


@pytest.fixture
def disk() -> Iterator[threading.Event]:
    """Stands for a disk that answers when it is set."""
    made = threading.Event()
    yield made
    made.set()


@pytest.fixture
def desk(tmp_path: Path, disk: threading.Event) -> Iterator[Desk]:
    here = tmp_path / "here"
    store, cache, kitops = (here / name for name in ("store", "cache", "kitops"))
    context = Context(
        store_path=store, cache_path=cache, kitops_home=kitops, now=time.time, state_path=tmp_path / "state"
    )
    made = Desk(context, tmp_path)
    yield made
    disk.set()
    made.close()
    made.deleteLater()
    assert context.recovery is not None
    context.recovery.close()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, disk: threading.Event, tmp_path: Path) -> Iterator[DraftPage]:
    """A draft on a disk that answers."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    (folder / "model.bin").write_bytes(b"w" * 1000)
    (folder / "Kitfile").write_text(KITFILE)
    made = DocumentPages(desk, desk).make(f"draft:{folder}")
    assert isinstance(made, DraftPage)
    qtbot.addWidget(made)
    made.resize(1240, 760)
    made.show()
    settled(qtbot, made)
    qtbot.waitUntil(lambda: not desk.reader.active)
    yield made
    disk.set()
    made.state.close()


def four_reads_hang(desk: Desk, disk: threading.Event) -> None:
    for at in range(4):
        desk.reader.submit(Task("draft", f"draft:/dead/{at}", ""), lambda _control: disk.wait(120))


def test_edits_are_kept_while_the_disks_of_others_do_not_answer(
    qtbot: QtBot, desk: Desk, disk: threading.Event, page: DraftPage, tmp_path: Path
) -> None:
    four_reads_hang(desk, disk)
    page.kitfile.edit.replace_content(KITFILE.replace("tiny", "mine"))
    qtbot.waitUntil(lambda: any("mine" in each.read_text() for each in tmp_path.glob("state/recovery/draft-*.json")))
    assert page.safety.unkept.isHidden()


def test_edits_that_cannot_be_kept_for_long_are_told_of_until_they_are(
    qtbot: QtBot, desk: Desk, disk: threading.Event, page: DraftPage, tmp_path: Path
) -> None:
    keeping, unkept = page.safety.keeping, page.safety.unkept
    assert keeping is not None

    def is_waiting(words: str) -> bool:
        return keeping._job is not None and words in str(keeping._kept)

    keeping._patience.setInterval(1)
    held = desk.keeper.submit(Task("keep", f"keep:{page.state.folder}", ""), lambda _control: disk.wait(120))
    for words in ("mine", "yours"):
        page.kitfile.edit.replace_content(KITFILE.replace("tiny", words))
        qtbot.waitUntil(partial(is_waiting, words))
    qtbot.waitUntil(unkept.isVisible)
    assert "disk" in unkept._band.detail._content
    assert len([each for each in desk.keeper.active if each is not held]) == 1, "only the newest waits"
    disk.set()
    qtbot.waitUntil(unkept.isHidden)
    [kept] = tmp_path.glob("state/recovery/draft-*.json")
    assert "yours" in kept.read_text()


def test_settings_are_written_while_the_disks_of_others_do_not_answer(
    qtbot: QtBot, desk: Desk, disk: threading.Event, tmp_path: Path
) -> None:
    environment = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    desk.preferences.adopt(Settings(environment, {}, {}))
    four_reads_hang(desk, disk)
    desk.preferences.choose("appearance.density", "compact")
    qtbot.waitUntil(lambda: any("compact" in each.read_text() for each in tmp_path.glob("config/**/*.toml")))
