"""Which language the window speaks, and that all of it does: widgets, errors, numbers, days, keys and the help."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from kitstudio.base.errors import DigestMismatchError, KitStudioError
from kitstudio.host.assets import asset
from kitstudio.host.settings import Settings
from kitstudio.ui import core_words, language, text
from kitstudio.ui.language import SOURCE, TRANSLATED, disguised, language_of, page_of_help, speak
from kitstudio.ui.pages.help_page import TOPICS
from kitstudio.ui.style import KitStyle
from kitstudio.ui.widgets.buttons import Keys

Speak = Callable[..., None]


@pytest.fixture
def speaking(dressed: tuple[QApplication, KitStyle]) -> Iterator[Speak]:
    """Speaks as an environment says, and as before after the test."""
    application, before = dressed[0], QLocale()
    installed: list[QTranslator] = []

    def begin(**environment: str) -> None:
        installed.extend(speak(application, Settings(environment, {}, {})))

    yield begin
    for each in installed:
        application.removeTranslator(each)
        each.deleteLater()
    QLocale.setDefault(before)
    speak(application, Settings({}, {"general.language": SOURCE}, {}))
    QLocale.setDefault(before)


class _System:
    """A system that wants some languages."""

    def __init__(self, *wanted: str) -> None:
        self._wanted = list(wanted)

    def system(self) -> _System:
        return self

    def uiLanguages(self) -> list[str]:  # noqa: N802 - Qt's name
        return self._wanted


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [(["de-AT", "de"], "de"), (["en-GB", "de"], "en"), (["fr-FR", "de-DE"], "de"), (["C"], "en"), ([], "en")],
)
def test_the_first_language_of_the_system_that_we_have_counts(
    wanted: list[str], spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "QLocale", _System(*wanted))
    assert language_of(Settings({}, {}, {})) == spoken


def test_what_a_person_chose_counts_before_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "QLocale", _System("de-DE"))
    assert language_of(Settings({}, {"general.language": "en"}, {})) == "en"
    assert language_of(Settings({"KITSTUDIO_LANGUAGE": "de"}, {"general.language": "en"}, {})) == "de"


class MainWindow(QObject):
    """Called as the window is, whose words it asks for."""


class _Below(MainWindow):
    """Of another name."""


def test_whoever_runs_the_tests_and_wherever_days_and_numbers_are_the_same() -> None:
    program = "import time, tests.conftest; from PySide6.QtCore import QLocale; print(*time.tzname, QLocale().name())"
    abroad = {"TZ": "Pacific/Auckland", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        env=os.environ | abroad,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["UTC", "UTC", "C"]


def test_german_is_spoken_by_widgets_and_those_made_of_them(speaking: Speak) -> None:
    speaking(KITSTUDIO_LANGUAGE="de")
    assert MainWindow().tr("Library") == "Bibliothek"
    assert _Below().tr("Library") == "Bibliothek", "the words stand with the class below"
    assert MainWindow().tr("no such words") == "no such words"
    assert Keys(("Ctrl", "K")).accessibleName() == "Strg K"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen", "Qt's own dialogs"


def test_german_writes_numbers_and_days_its_way(speaking: Speak) -> None:
    speaking(KITSTUDIO_LANGUAGE="de")
    assert text.size(1_234_567) == "1,2 MB"
    assert text.count(12_345, "{n} Datei", "{n} Dateien") == "12.345 Dateien"
    assert text.day(datetime(2026, 11, 21, 12, tzinfo=UTC)) == "Samstag, 21. November"
    assert text.exact(datetime(2026, 11, 21, 12, tzinfo=UTC)).startswith("21. Nov")


def test_german_tells_errors_with_their_reasons_and_keeps_the_report_english(speaking: Speak) -> None:
    error: KitStudioError = DigestMismatchError(subject="weights", expected="a", actual="b")
    before = text.error_text(error)
    speaking(KITSTUDIO_LANGUAGE="de")
    told = text.error_text(error)
    assert told.summary == "weights ist beschädigt: erwartet a, gefunden b."
    assert told.details == before.details
    assert core_words.reason_words("a text belongs here, not a list") == "hierher gehört ein Text, nicht eine Liste"
    assert core_words.reason_words("Writing the settings") == "Schreiben der Einstellungen"
    assert core_words.reason_words("No such file or directory") == "No such file or directory"
    assert core_words.fix_words("Change to {odd}/train.csv") == "In {odd}/train.csv ändern"
    assert core_words.fix_words("Remove this path") == "Diesen Pfad entfernen"
    assert core_words.meaning_words("MCP bundles (kit 2026 and newer)") == "MCP-Bundles (ab kit 2026)"


def test_every_page_of_the_help_is_there_in_every_language(speaking: Speak) -> None:
    english = {name: page_of_help(name) for name in TOPICS}
    for each in TRANSLATED:
        speaking(KITSTUDIO_LANGUAGE=each)
        for name, page in english.items():
            said = page_of_help(name)
            assert said == asset(f"help/{each}/{name}.md").read_text("utf-8")
            assert said != page
            assert _shape(said) == _shape(page), f"{name} in {each} has other parts than in English"


def _shape(page: str) -> list[str]:
    """What kind each of its lines is of."""
    return [
        line[:2] if line[:2] in {"# ", "##", "- "} else "1." if line[:1].isdigit() else line[:0]
        for line in page.split("\n")
    ]


def test_the_pseudo_language_shows_what_is_known_and_nothing_else(speaking: Speak) -> None:
    speaking(KITSTUDIO_PSEUDO="1")
    assert MainWindow().tr("Library") == disguised("Library")
    assert QCoreApplication.translate("KitsPage", "{n} kits") == "[{n} ķîîţš]"
    assert MainWindow().tr("Pack this folder") == "Pack this folder", "known, but in another context"
    assert MainWindow().tr("no such words") == "no such words"
    assert QCoreApplication.translate("dates", "dddd d MMMM") != disguised("dddd d MMMM"), "a pattern is no text"
    assert page_of_help("start").startswith("# First steps")


@pytest.mark.parametrize("words", ["Open folder…", "{n} files are left out by rules", "Nothing is sent, and {a} {b}."])
def test_what_is_disguised_is_longer_in_brackets_and_keeps_its_holes(words: str) -> None:
    said = disguised(words)
    assert (said[0], said[-1]) == ("[", "]")
    assert len(said) == pytest.approx(1.4 * len(words), abs=1.5)
    assert re.findall(r"\{\w+\}", said) == re.findall(r"\{\w+\}", words)
