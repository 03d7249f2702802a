"""No language is behind the source: each text is in its file, translated, and in what Qt reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from kitstudio.ui.language import TRANSLATED
from tests.support.translations import FOLDER, Message, extracted, messages, released

RUN = "run packaging/translate and translate what is new"


@pytest.fixture(params=TRANSLATED)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def held(language: str) -> list[Message]:
    return messages(FOLDER / f"kitstudio_{language}.ts")


def test_every_text_of_the_source_is_in_the_file_and_nothing_else(held: list[Message], tmp_path: Path) -> None:
    now = {each.key for each in messages(extracted(tmp_path))}
    before = {each.key for each in held}
    assert now - before == set(), RUN
    assert before - now == set(), RUN


def test_every_text_is_translated(held: list[Message]) -> None:
    assert [each.key for each in held if not each.translation] == [], RUN


def test_what_qt_reads_is_made_of_the_file(language: str, tmp_path: Path) -> None:
    source = FOLDER / f"kitstudio_{language}.ts"
    assert source.with_suffix(".qm").read_bytes() == released(source, tmp_path), RUN
