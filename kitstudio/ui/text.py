"""Numbers, times, digests, errors and findings as a person reads them; the only module that translates templates.

Templates come from the rooms below, marked with QT_TRANSLATE_NOOP("errors", …), and are looked up here. A translation
whose holes differ from the original's is not used: it would raise where an error is already being shown.
"""

from __future__ import annotations

import html
import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from kitstudio.base.control import Noticed
from kitstudio.base.errors import QT_TRANSLATE_NOOP, DigestMismatchError, Fact, KitStudioError, shown
from kitstudio.base.printable import printable
from kitstudio.model.singular import for_count
from kitstudio.ui.core_words import reason_words
from kitstudio.ui.window_remedies import REMEDIES

if TYPE_CHECKING:  # all of a Kitfile, before the first picture
    from kitstudio.model.finding import Finding

translate: Final = QCoreApplication.translate


def tip(*lines: str) -> str | None:
    """A tooltip of these lines, none of them taken for markup; None for nothing.

    Qt guesses whether a tooltip is markup, and a file may be called `<img src=…>`.
    """
    seen = [printable(each) for each in lines if each]
    if any("<" in each for each in seen):
        return f"<qt>{'<br>'.join(map(html.escape, seen))}</qt>"
    return "\n".join(seen) or None


@dataclass(frozen=True, slots=True)
class _Units:
    """How bytes are counted: the step from one unit to the next, and what the units are called."""

    step: int
    names: tuple[str, ...]


_DECIMAL: Final = _Units(1000, ("B", "kB", "MB", "GB", "TB", "PB", "EB"))
_BINARY: Final = _Units(1024, ("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"))
_in_use: Final = [_DECIMAL]
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_EARLIEST: Final = int(datetime(1, 1, 3, tzinfo=UTC).timestamp())
_LATEST: Final = int(datetime(9999, 12, 29, tzinfo=UTC).timestamp())
"""A day or two of room for the local time, on both sides."""

_KEYS: Final = (
    QT_TRANSLATE_NOOP("keys", "Ctrl"),
    QT_TRANSLATE_NOOP("keys", "Alt"),
    QT_TRANSLATE_NOOP("keys", "Esc"),
    QT_TRANSLATE_NOOP("keys", "Tab"),
    QT_TRANSLATE_NOOP("keys", "Space"),
    QT_TRANSLATE_NOOP("keys", "Ins"),
    QT_TRANSLATE_NOOP("keys", "Del"),
    QT_TRANSLATE_NOOP("keys", "Home"),
    QT_TRANSLATE_NOOP("keys", "End"),
    QT_TRANSLATE_NOOP("keys", "PgUp"),
    QT_TRANSLATE_NOOP("keys", "PgDown"),
)
_MARKED: Final = ("errors", "findings", "notices")
"""What the rooms below mark their templates as."""
_SPOKEN: Final = ("reason", "how", "action")
_DIGEST: Final = re.compile(r"\b(sha256|sha512):([0-9a-f]{64,128})\b")
_UNEDITABLE: Final = ("\ufdd0", "\ufdd1")
_ISOLATE, _END_ISOLATE = "\u2066", "\u2069"


def count_in_binary(*, on: bool) -> None:
    """Give sizes in KiB, MiB, GiB instead of kB, MB, GB, from now on."""
    _in_use[0] = _BINARY if on else _DECIMAL


def size(number: int) -> str:
    """Bytes with a unit and a space: `826 B`, `23.9 kB`, `16.6 GB`; decimal unless the person chose binary."""
    value, unit = _scaled(number)
    return f"{_number(value)} {_in_use[0].names[unit]}"


def size_of(done: int, total: int) -> str:
    """`8.8 of 16.2 GB`, both in the unit of the total."""
    value, unit = _scaled(total)
    part = done / float(_in_use[0].step ** unit)
    whole = f"{_number(value)} {_in_use[0].names[unit]}"
    return translate("text", "{done} of {total}").format(done=_number(part), total=whole)


def speed(number: float) -> str:
    """Bytes a second: `34 MB/s`."""
    return translate("text", "{size}/s").format(size=size(round(number)))


def _scaled(number: int) -> tuple[float, int]:
    value, unit, units = float(number), 0, _in_use[0]
    while value >= units.step - 0.5 and unit < len(units.names) - 1:  # 999.5 would be written 1000
        value /= units.step
        unit += 1
    return value, unit


def _number(value: float) -> str:
    rounded = round(value, 1) if value < 100 else round(value)
    whole = rounded == int(rounded)
    return QLocale().toString(int(rounded)) if whole else QLocale().toString(rounded, "f", 1)


def count(number: int, one: str, many: str) -> str:
    """A counted thing: `count(3, translate("text", "{n} file"), translate("text", "{n} files"))` is `3 files`."""
    return (one if number == 1 else many).format(n=QLocale().toString(number))


def duration(seconds: float) -> str:
    """How long something took: `under 1 s`, `41 s`, `2 min 5 s`, `1 h 4 min`."""
    whole = round(seconds)
    if whole < 1:
        return translate("text", "under 1 s")
    if whole < _MINUTE:
        return translate("text", "{s} s").format(s=whole)
    if whole < _HOUR:
        return translate("text", "{m} min {s} s").format(m=whole // _MINUTE, s=whole % _MINUTE)
    return translate("text", "{h} h {m} min").format(h=whole // _HOUR, m=whole % _HOUR // _MINUTE)


def remaining(seconds: float) -> str:
    """An estimate, and said to be one: `about 40 s`, `about 4 min`, `about 2 h`."""
    if seconds < 55:
        return translate("text", "about {s} s").format(s=max(5, round(seconds / 5) * 5))
    if seconds < 55 * _MINUTE:
        return translate("text", "about {m} min").format(m=max(1, round(seconds / _MINUTE)))
    return translate("text", "about {h} h").format(h=max(1, round(seconds / _HOUR)))


def moment(seconds: float) -> datetime:
    """Seconds since the epoch as a time; what no calendar of ours reaches is the nearest that it does.

    A file may be dated to any second of 64 bits, by whoever made it.
    """
    within = max(_EARLIEST, min(seconds, _LATEST))  # what is no number at all compares false, and gives the earliest
    return datetime.fromtimestamp(within, UTC)


def relative(then: datetime, now: datetime) -> str:
    """A time as tables show it: `5 min ago`, `14 h ago`, `yesterday`, `3 weeks ago`; the exact one is a tooltip."""
    seconds = (now - then).total_seconds()
    if seconds < -_MINUTE:
        return exact(then)
    if seconds < _MINUTE:
        return translate("text", "just now")
    if seconds < _HOUR:
        return translate("text", "{n} min ago").format(n=int(seconds // _MINUTE))
    days = (now.astimezone().date() - then.astimezone().date()).days
    if days < 1:
        return translate("text", "{n} h ago").format(n=int(seconds // _HOUR))
    return _days_ago(days)


def _days_ago(days: int) -> str:
    if days == 1:
        return translate("text", "yesterday")
    if days < 7:
        return translate("text", "{n} days ago").format(n=days)
    if days < 28:
        weeks = days // 7
        return translate("text", "last week") if weeks == 1 else translate("text", "{n} weeks ago").format(n=weeks)
    if days < 365:
        months = max(1, days // 30)
        return translate("text", "last month") if months == 1 else translate("text", "{n} months ago").format(n=months)
    years = days // 365
    return translate("text", "last year") if years == 1 else translate("text", "{n} years ago").format(n=years)


def exact(then: datetime) -> str:
    """A time in full, in the local time and spelling: `21 Nov 2026 14:02:51`."""
    at = QDateTime.fromSecsSinceEpoch(int(then.astimezone(UTC).timestamp()))
    return QLocale().toString(at, translate("dates", "d MMM yyyy HH:mm:ss"))


def day(then: datetime) -> str:
    """A day in words, local time: `Saturday 21 November`."""
    at = QDateTime.fromSecsSinceEpoch(int(then.astimezone(UTC).timestamp()))
    return QLocale().toString(at, translate("dates", "dddd d MMMM"))


def clock(seconds: float, *, exact: bool = False) -> str:
    """A time since the epoch as a sentence names it, local: `13:47`, and the day before it when that is not today.

    Args:
        seconds: since the epoch.
        exact: to the second, `13:47:09`.
    """
    then, locale = QDateTime.fromSecsSinceEpoch(int(moment(seconds).timestamp())), QLocale()
    today = then.date() == QDateTime.currentDateTime().date()
    if exact:
        return locale.toString(then, "HH:mm:ss" if today else translate("dates", "d MMM HH:mm:ss"))
    return locale.toString(then, "HH:mm" if today else translate("dates", "d MMM HH:mm"))


def digest(text: str, head: int = 7, tail: int = 5) -> str:
    """Both ends of a digest, without its algorithm: people compare both ends (`3f9ac1e…9e2d7`)."""
    digits = text.rpartition(":")[2]
    return digits if len(digits) <= head + tail + 1 else f"{digits[:head]}…{digits[-tail:]}"


def with_short_digests(words: str) -> str:
    """A sentence with both ends of each digest in it: whole ones leave no room for its words."""
    return _DIGEST.sub(lambda found: f"{found[1]}:{digest(found[2])}", words)


def key_caps(caps: Iterable[str]) -> tuple[str, ...]:
    """Keys as they stand on the caps of the person's keyboard."""
    return tuple(translate("keys", each) if each in _KEYS else each for each in caps)


def is_editable(content: str) -> bool:
    """Whether an editor here can hold a text: no bytes that are none, nor what Qt takes for ends of its own lines."""
    if content.isascii():  # asked at every key: of a megabyte this says it at once, and what follows in a millisecond
        return True
    try:
        content.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return not any(each in content for each in _UNEDITABLE)


def isolated(text: str) -> str:
    """A name or size that keeps its own direction inside a right-to-left sentence."""
    return f"{_ISOLATE}{text}{_END_ISOLATE}"


@dataclass(frozen=True, slots=True)
class ErrorText:
    """An error as a panel shows it: what happened, what to do, the stable code, and the details to copy."""

    summary: str
    remedy: str
    code: str
    details: str


def error_text(error: KitStudioError) -> ErrorText:
    """The error in the person's language. Its details stay English, with whole digests: they are for reports."""
    details = [f"{error.code}: {error.summary}"]
    details += [f"{name}: {shown(fact)}" for name, fact in error.facts.items() if name != "report"]
    report = error.facts.get("report")
    if isinstance(report, str) and report:
        details += ["", report]
    remedy = REMEDIES.get(error.code, error.remedy_template)
    if isinstance(error, DigestMismatchError) and error.is_elsewhere:
        remedy = error.elsewhere_template
    summary, remedy = (_filled(each, error.facts) for each in (error.summary_template, remedy))
    return ErrorText(with_short_digests(summary), remedy, error.code, "\n".join(details))


def finding_text(finding: Finding) -> str:
    """The sentence of a finding."""
    return _filled(finding.template, finding.facts)


def notice_text(notice: Noticed) -> str:
    """The sentence of a notice."""
    return _filled(notice.template, notice.facts)


def _filled(template: str, facts: Mapping[str, Fact] | Mapping[str, str | int]) -> str:
    return _template(for_count(template, facts)).format(**{name: _told(name, fact) for name, fact in facts.items()})


def _told(name: str, fact: Fact) -> str | int | float | None:
    """A fact as it may stand in a sentence; some are words of ours."""
    return shown(reason_words(fact) if name in _SPOKEN and isinstance(fact, str) else fact)


def _template(template: str) -> str:
    """The translation of a template, if it asks for the same facts."""
    for context in _MARKED if template else ():
        translated = translate(context, template)
        if translated and translated != template and _holes(translated) == _holes(template):
            return translated
    return template


def _holes(template: str) -> frozenset[str] | None:
    try:
        return frozenset(name for _text, name, _spec, _conv in string.Formatter().parse(template) if name is not None)
    except ValueError:
        return None
