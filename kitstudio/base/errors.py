"""Errors that a person can act on.

Each meaning is a class with a stable code, an exit code (the table of the command line contract), a summary in English
and a remedy. Facts are keyword arguments, kept for JSON and for translation. Rooms declare their own errors beside
the code that raises them; `docs/errors.md` is made from the classes.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import ClassVar, Final, TypeAlias

from typing_extensions import override

from kitstudio.base.printable import printable

Fact: TypeAlias = "str | int | float | bool | list[str] | list[dict[str, str | int]] | None"


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Mark `text` for translation without importing Qt; returns it unchanged."""
    return text


class ExitCode(enum.IntEnum):
    """Exit codes of the command line contract."""

    DONE = 0
    NO = 1
    USAGE = 2
    NETWORK = 3
    LOGIN = 4
    INTEGRITY = 5
    BAD_INPUT = 6
    NOT_FOUND = 7
    TRUST_RULE = 8
    WOULD_OVERWRITE = 9
    FILE_SYSTEM = 10
    LOCKED = 11
    BUG = 70
    CANCELLED = 130


class KitStudioError(Exception):
    """Base of every error with a name, facts and a remedy.

    Subclasses set `code` (stable, `KS-…`), `exit_code`, `summary_template` (what happened) and `remedy_template` (what
    to do next); both are `str.format` templates over the keyword facts. Text facts are made printable in them (control,
    bidirectional and undecodable characters are shown escaped), never in `facts`.
    """

    code: ClassVar[str] = "KS-ERROR"
    exit_code: ClassVar[ExitCode] = ExitCode.BUG
    summary_template: ClassVar[str] = ""
    remedy_template: ClassVar[str] = ""

    def __init__(self, **facts: Fact) -> None:
        self.facts: dict[str, Fact] = facts
        super().__init__(self.summary)

    @property
    def summary(self) -> str:
        """What happened, in English, facts filled in."""
        return self.fill(self.summary_template)

    @property
    def remedy(self) -> str:
        """What to do next, in English, facts filled in; empty when there is nothing to add."""
        return self.fill(self.remedy_template)

    def fill(self, template: str) -> str:
        """Fill a (translated) template with this error's facts."""
        return template.format(**{name: shown(fact) for name, fact in self.facts.items()})

    @override
    def __reduce__(self) -> tuple[object, ...]:
        """Keep the facts when an error crosses a process."""
        return (_revive, (type(self), self.facts))


def _revive(kind: type[KitStudioError], facts: dict[str, Fact]) -> KitStudioError:
    return kind(**facts)


_WEIGHT = (
    ExitCode.INTEGRITY,
    ExitCode.TRUST_RULE,
    ExitCode.WOULD_OVERWRITE,
    ExitCode.BAD_INPUT,
    ExitCode.NOT_FOUND,
    ExitCode.LOGIN,
    ExitCode.NETWORK,
    ExitCode.FILE_SYSTEM,
)


def weightiest(errors: Sequence[KitStudioError]) -> KitStudioError:
    """The one to report when several apply, by the order of the command line contract; others come after those."""
    return min(errors, key=lambda each: _WEIGHT.index(each.exit_code) if each.exit_code in _WEIGHT else len(_WEIGHT))


# Characters of a list in a sentence; the facts keep all of it.
_LIST_ROOM: Final = 4096


def shown(fact: Fact) -> str | int | float | None:
    """A fact as it may stand in a sentence: text printable, lists joined with commas and cut where nobody reads on."""
    if isinstance(fact, str):
        return printable(fact)
    if isinstance(fact, list):
        return _joined([str(item) for item in fact])
    return fact


def _joined(items: Sequence[str]) -> str:
    said: list[str] = []
    room = _LIST_ROOM
    for item in items:
        piece = printable(item)
        room -= len(piece) + 2
        if room < 0 and said:
            return f"{', '.join(said)}, … (+{len(items) - len(said)})"
        said.append(piece)
    return ", ".join(said)


class UsageError(KitStudioError):
    """What was asked for cannot be asked for like this."""

    code = "KS-USAGE"
    exit_code = ExitCode.USAGE
    summary_template = QT_TRANSLATE_NOOP("errors", "{problem}")
    remedy_template = QT_TRANSLATE_NOOP("errors", "{advice}")


class OperationCancelledError(KitStudioError):
    """The person, or the program that called us, stopped the operation."""

    code = "KS-CANCELLED"
    exit_code = ExitCode.CANCELLED
    summary_template = QT_TRANSLATE_NOOP("errors", "Cancelled.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Nothing was changed. Run it again to start over.")


class DigestMismatchError(KitStudioError):
    """Bytes do not have the digest (or the size) that was promised for them."""

    code = "KS-DIGEST-MISMATCH"
    exit_code = ExitCode.INTEGRITY
    summary_template = QT_TRANSLATE_NOOP("errors", "{subject} is damaged: expected {expected}, found {actual}.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Nothing was released from it. Run `kitstudio store repair`, then fetch or pack the kit again."
    )
    elsewhere_template = QT_TRANSLATE_NOOP(
        "errors", "Nothing was released from it. It is damaged in {place}: copy that again, or fetch it again."
    )

    @property
    def is_elsewhere(self) -> bool:
        """Whether the fact `place` names an archive or a layout outside the store, which a repair does not reach."""
        return "place" in self.facts

    @property
    @override
    def remedy(self) -> str:
        return self.fill(self.elsewhere_template if self.is_elsewhere else self.remedy_template)
