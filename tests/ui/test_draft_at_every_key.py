"""What the draft page does at every key is not what thousands of layers take."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kitstudio.jobs.runner import Runner
from kitstudio.operations.context import Context
from kitstudio.operations.draft import Draft
from kitstudio.ui.contents.foot import ContentsFoot
from kitstudio.ui.pages.draft_page import DraftPage


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[DraftPage]:
    folder = tmp_path / "draft"
    folder.mkdir()
    (folder / "a.csv").write_text("1\n")
    (folder / "Kitfile").write_text("manifestVersion: 1.0.0\ndatasets:\n  - path: a.csv\n    description: rows\n")
    store, cache, kit = (tmp_path / name for name in ("s", "c", "k"))
    runner = Runner(3)
    made = DraftPage(Context(store_path=store, cache_path=cache, kitops_home=kit, now=time.time), runner, folder)
    qtbot.addWidget(made, before_close_func=lambda _page: made.state.close())
    made.show()
    qtbot.waitUntil(lambda: made.state.draft is not None and not made.state.busy, timeout=10_000)
    yield made
    made.state.close()
    assert runner.shutdown()
    runner.deleteLater()


def test_the_layers_are_summed_up_once_for_a_draft(
    qtbot: QtBot, page: DraftPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    summed: list[str] = []
    size, count = vars(Draft)["size"], ContentsFoot.count

    def sized(draft: Draft) -> int:
        summed.append("size")
        return int(size.fget(draft))

    def counted(foot: ContentsFoot, *arguments: Any, **named: Any) -> None:
        summed.append("count")
        count(foot, *arguments, **named)

    monkeypatch.setattr(Draft, "size", property(sized))
    monkeypatch.setattr(ContentsFoot, "count", counted)
    edit = page.kitfile.edit
    edit.go_to(4, 22)
    page.state._pause.setInterval(60_000)
    qtbot.keyClicks(edit, " of")
    assert page.state.text.endswith("description: rows of\n")
    assert summed == []
    page.state._pause.setInterval(0)
    qtbot.keyClicks(edit, " it")
    qtbot.waitUntil(lambda: page.state.checked and not page.state.busy, timeout=10_000)
    assert sorted(set(summed)) == ["count", "size"], "what is new is summed up"
