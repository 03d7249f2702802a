"""Numbers, times, digests and errors as a person reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator
from PySide6.QtGui import QTextDocumentFragment
from typing_extensions import override

from kitstudio.base.control import Noticed
from kitstudio.base.errors import DigestMismatchError, Fact
from kitstudio.jobs.job import BugError
from kitstudio.model.finding import Finding, Severity
from kitstudio.store.opening import NotAStoreError
from kitstudio.ui import text
from kitstudio.ui.window_remedies import REMEDIES
from tests.support.error_docs import error_classes
from tests.support.translations import holes

NOW = datetime(2026, 11, 21, 14, 2, 51, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 B"),
        (826, "826 B"),
        (999, "999 B"),
        (1_000, "1 kB"),
        (7_600, "7.6 kB"),
        (23_900, "23.9 kB"),
        (99_960, "100 kB"),
        (412_000, "412 kB"),
        (999_499, "999 kB"),
        (999_500, "1 MB"),
        (967_000_000, "967 MB"),
        (16_600_000_000, "16.6 GB"),
        (999_999_999_999, "1 TB"),
        ((1 << 63) - 1, "9.2 EB"),
    ],
)
def test_a_size_is_decimal_with_a_space(number: int, words: str) -> None:
    assert text.size(number) == words


def test_a_size_follows_the_locale() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German))
    assert text.size(16_600_000_000) == "16,6 GB"


def test_progress_is_in_the_unit_of_the_whole() -> None:
    assert text.size_of(8_800_000_000, 16_200_000_000) == "8.8 of 16.2 GB"
    assert text.size_of(0, 412_000) == "0 of 412 kB"


def test_a_speed_is_a_size_a_second() -> None:
    assert text.speed(34_000_000.4) == "34 MB/s"


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "under 1 s"), (41, "41 s"), (125, "2 min 5 s"), (3_840, "1 h 4 min")]
)
def test_a_duration_has_at_most_two_units(seconds: float, words: str) -> None:
    assert text.duration(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "about 5 s"), (38, "about 40 s"), (58, "about 1 min"), (230, "about 4 min"), (7_000, "about 2 h")],
)
def test_an_estimate_says_about(seconds: float, words: str) -> None:
    assert text.remaining(seconds) == words


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=-30), "just now"),
        (timedelta(seconds=30), "just now"),
        (timedelta(minutes=5), "5 min ago"),
        (timedelta(hours=1), "1 h ago"),
        (timedelta(days=2), "2 days ago"),
        (timedelta(days=8), "last week"),
        (timedelta(days=22), "3 weeks ago"),
        (timedelta(days=29), "last month"),
        (timedelta(days=70), "2 months ago"),
        (timedelta(days=364), "12 months ago"),
        (timedelta(days=400), "last year"),
        (timedelta(days=800), "2 years ago"),
    ],
)
def test_a_time_is_relative(ago: timedelta, words: str) -> None:
    assert text.relative(NOW - ago, NOW) == words


def test_a_time_of_tomorrow_is_told_exactly() -> None:
    assert "2026" in text.relative(NOW + timedelta(days=1), NOW)


def test_yesterday_goes_by_the_calendar() -> None:
    noon = NOW.astimezone().replace(hour=12)
    assert text.relative(noon.replace(hour=23) - timedelta(days=1), noon) == "yesterday"


def test_both_ends_of_a_digest_are_kept() -> None:
    assert text.digest("sha256:" + "3f9ac1e" + "0" * 52 + "9e2d7") == "3f9ac1e…9e2d7"
    assert text.digest("short") == "short"


def test_a_sentence_has_short_digests_and_its_details_have_whole_ones() -> None:
    good, bad = "a1" * 32, "b2" * 32
    told = text.error_text(
        DigestMismatchError(subject=f"sha256:{good}", expected=f"sha256:{good}", actual=f"sha256:{bad}")
    )
    assert told.summary.count("sha256:a1a1a1a…1a1a1") == 2
    assert "sha256:b2b2b2b…2b2b2" in told.summary
    assert f"sha256:{bad}" in told.details


def test_a_counted_thing_has_its_number() -> None:
    assert [text.count(n, "{n} file", "{n} files") for n in (0, 1, 3)] == ["0 files", "1 file", "3 files"]


class Fake(QTranslator):
    """Translates what it is given."""

    def __init__(self, words: dict[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        return self._words.get(sourceText, "") if context == "errors" else ""

    @override
    def isEmpty(self) -> bool:
        return False


def translated(qapp: QCoreApplication, words: dict[str, str]) -> Fake:
    fake = Fake(words, qapp)
    qapp.installTranslator(fake)
    return fake


def test_an_error_is_told_in_the_persons_language_and_its_details_stay_english(qapp: QCoreApplication) -> None:
    error = DigestMismatchError(subject="weights", expected="a", actual="b")
    fake = translated(
        qapp, {error.summary_template: "{subject} ist beschädigt: {expected} erwartet, {actual} gefunden."}
    )
    shown = text.error_text(error)
    qapp.removeTranslator(fake)
    assert shown.summary == "weights ist beschädigt: a erwartet, b gefunden."
    assert shown.remedy == REMEDIES[error.code]
    assert shown.code == "KS-DIGEST-MISMATCH"
    assert shown.details.startswith("KS-DIGEST-MISMATCH: weights is damaged")


@pytest.mark.parametrize("bad", ["{subjekt} ist beschädigt.", "{subject", "ohne Fakten"])
def test_a_translation_with_other_holes_is_not_used(qapp: QCoreApplication, bad: str) -> None:
    error = DigestMismatchError(subject="weights", expected="a", actual="b")
    fake = translated(qapp, {error.summary_template: bad})
    shown = text.error_text(error)
    qapp.removeTranslator(fake)
    assert shown.summary == error.summary


def test_findings_and_notices_are_sentences_with_printable_facts() -> None:
    finding = Finding("path-missing", Severity.ERROR, "{path} is not here.", {"path": "a\u202eb"})
    assert text.finding_text(finding) == "a\\u202eb is not here."
    assert text.notice_text(Noticed("left-out", "{n} files left out.", {"n": 3})) == "3 files left out."


def test_a_bug_has_its_traceback_in_the_details() -> None:
    with pytest.raises(KeyError) as caught:
        dict[str, int]()["x"]
    shown = text.error_text(BugError.of(caught.value))
    assert "Traceback" in shown.details
    assert "Traceback" not in shown.summary


def test_no_name_in_a_tooltip_is_taken_for_markup() -> None:
    plain = text.tip("model.bin", "", "left out")
    assert plain == "model.bin\nleft out"
    tip = text.tip("<img src=x>&amp;", "second")
    assert tip is not None
    assert QTextDocumentFragment.fromHtml(tip).toPlainText() == "<img src=x>&amp;\nsecond"
    assert text.tip("") is None


@pytest.mark.parametrize("seconds", [10**15, -(10**15), 10**400, -(10**400), float("inf"), float("-inf"), float("nan")])
def test_a_time_out_of_every_calendar_is_the_nearest_and_no_error(seconds: float) -> None:
    then = text.moment(seconds)
    assert then.year in (1, 9999)
    assert str(then.year).lstrip("0") in text.exact(then)
    assert text.relative(then, NOW)
    assert text.clock(seconds)


def test_a_time_within_is_itself() -> None:
    assert text.moment(NOW.timestamp()) == NOW


NO_WINDOW = {"KS-FILTER-MATCHES-NOTHING", "KS-NO-DISPLAY", "KS-NODE-NOT-FOUND"}
"""Errors of the command line alone."""
OF_A_SYSTEM = {"KS-FILE-LIMIT", "KS-TOO-LARGE-THERE"}
"""Whose remedy is a command of the system, in the window too."""
BY_ACTS = {"KS-LAYER-PATH-IS-LINK", "KS-LINK-LEAVES-FOLDER"}
"""Whose remedy the draft has as acts."""


def test_what_to_do_is_said_without_flags_to_somebody_at_the_window() -> None:
    typed = re.compile(r"--[a-z]|`kit|oci:| -f\b")
    classes = {each.code: each for each in error_classes()}
    assert set(REMEDIES) <= set(classes)
    told = {code: REMEDIES.get(code, each.remedy_template) for code, each in classes.items()}
    assert {code for code, words in told.items() if typed.search(words)} - NO_WINDOW - OF_A_SYSTEM - BY_ACTS == set()
    for code, words in REMEDIES.items():
        assert holes(words) <= holes(classes[code].remedy_template + classes[code].summary_template)


def test_damage_outside_the_store_does_not_lead_to_the_storage_page() -> None:
    facts: dict[str, Fact] = {"subject": "weights", "expected": "a", "actual": "b"}
    assert "Storage page" in text.error_text(DigestMismatchError(**facts)).remedy
    told = text.error_text(DigestMismatchError(**facts, place="/mnt/kits.tar")).remedy
    assert "/mnt/kits.tar" in told
    assert "Storage page" not in told


def test_a_folder_that_is_no_store_leads_to_the_storage_page() -> None:
    told = text.error_text(NotAStoreError(path="/srv/photos", reason="it holds other things"))
    assert "Storage page" in told.remedy
    assert "--store" not in told.remedy
