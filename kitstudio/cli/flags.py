"""Flags as data: what a verb takes, what it refuses with a sentence, and what every verb takes.

Kit's flags are either taken with kit's meaning or refused with a sentence that names ours (modelkit-format 12);
refusing is declared here too, so that help, completion, the man page and the table of differences cannot disagree.
"""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from typing_extensions import override

from kitstudio.base.errors import UsageError
from kitstudio.model.nearest import nearest


@dataclass(frozen=True, slots=True)
class Flag:
    """One flag or positional argument: its spellings, help, and argparse's own keywords."""

    names: tuple[str, ...]
    help: str
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refused:
    """A flag of kit that is not taken, with or without a value: `advice` names what to do instead."""

    names: tuple[str, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class RefusedVerb:
    """A verb of kit that is not here, whatever follows it: `advice` names what to do instead."""

    name: str
    advice: str


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: `run` is `module:function`, imported only when the verb is used (`version` needs nothing)."""

    name: str
    run: str
    help: str
    flags: tuple[Flag | Refused, ...] = ()
    example: str = ""
    verbs: tuple[Verb, ...] = ()


def flag(*names: str, help: str, **options: Any) -> Flag:  # noqa: A002, ANN401 - argparse's own words
    """A Flag, written the way argparse is called."""
    return Flag(names, help, options)


def switch(*names: str, help: str) -> Flag:  # noqa: A002 - argparse's own word
    """A flag without a value."""
    return Flag(names, help, {"action": "store_true"})


def filled(text: str) -> str:
    """A value that must not be empty: an unset variable of a script would else mean this folder, or the default."""
    if not text:
        raise argparse.ArgumentTypeError("it must not be empty")
    return text


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 <= seconds < math.inf:
        raise argparse.ArgumentTypeError("it must be a finite number, 0 or more")
    return seconds


REGISTRIES_LATER: Final = (
    "Registries are not in this version; use `kitstudio export` and `kitstudio receive` to move kits."
)

NETWORK: Final = (
    Refused(("--plain-http",), REGISTRIES_LATER),
    Refused(("--tls-verify",), REGISTRIES_LATER),
    Refused(("--tls-cert",), REGISTRIES_LATER),
    Refused(("--cert",), REGISTRIES_LATER),
    Refused(("--key",), REGISTRIES_LATER),
    Refused(("--concurrency",), REGISTRIES_LATER),
    Refused(("--proxy",), REGISTRIES_LATER),
)

_NAMES_A_FILE: Final = ("DIR", "DIR|KITFILE", "FILE", "PATH")

GLOBALS: Final = (
    switch("--json", help="one JSON object on stdout; progress, and last an error if any, as JSON lines on stderr"),
    switch("-q", "--quiet", help="no progress and no notices, only results and errors"),
    flag("-v", "--verbose", help="say more (repeatable)", action="count"),
    flag("--store", help="use this store instead of KITSTUDIO_STORE or the default", metavar="DIR"),
    switch("--offline", help="use no network"),
    switch("--no-color", help="no colours, whatever the terminal can do"),
    flag("--log-file", help="also write a log to this file", metavar="FILE"),
    flag(
        "--wait", help="seconds to wait for another process that holds the store (10)", metavar="SECONDS", type=_seconds
    ),
    Refused(("--config",), "Set KITSTUDIO_CONFIG, or --store for the store."),
    Refused(("--log-level",), "Use -v or -q, and --log-file for a log."),
    Refused(("--progress",), "Progress shows itself on terminals only; -q hides it, --json makes it data."),
)


_CHOICE: Final = re.compile(r"invalid choice: '(.*)' \(choose from (.*)\)", re.DOTALL)
_QUOTED: Final = re.compile(r"'([^']*)'")


class Parser(argparse.ArgumentParser):
    """argparse that raises UsageError instead of ending the process, and knows no abbreviations."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - argparse's own keywords
        super().__init__(
            allow_abbrev=False, add_help=False, formatter_class=argparse.RawDescriptionHelpFormatter, **options
        )
        self.refusal: RefusedVerb | None = None

    @override
    def parse_known_args(self, *arguments: Any, **options: Any) -> Any:  # argparse's own overloads
        if self.refusal is not None:
            raise UsageError(problem=f"`{self.prog}` is not in this version.", advice=self.refusal.advice)
        return super().parse_known_args(*arguments, **options)

    @override
    def error(self, message: str) -> Any:
        chosen = _CHOICE.search(message)
        if chosen is None:
            raise UsageError(problem=message[:1].upper() + message[1:] + ".", advice=f"`{self.prog} --help` shows how.")
        # argparse would list every verb, those of kit that are refused among them.
        near = nearest(chosen[1], _QUOTED.findall(chosen[2]))
        shown = f"Did you mean {' or '.join(near)}? " if near else ""
        raise UsageError(problem=f"{chosen[1]} is not known here.", advice=f"{shown}`{self.prog} --help` shows all.")


class _Refuse(argparse.Action):
    """Raises the sentence of a Refused flag."""

    def __init__(self, *, advice: str, **options: Any) -> None:  # noqa: ANN401 - argparse's own keywords
        super().__init__(**options)
        self._advice = advice

    @override
    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        raise UsageError(problem=f"{option_string} is not taken here.", advice=self._advice)


def add_flags(parser: argparse._ActionsContainer, flags: Sequence[Flag | Refused]) -> None:
    """Add flags to a parser; defaults are suppressed for globals so that they may stand before and after the verb."""
    for each in flags:
        if isinstance(each, Refused):
            parser.add_argument(
                *each.names,
                action=_Refuse,
                advice=each.advice,
                nargs="?",
                help=argparse.SUPPRESS,
                dest=argparse.SUPPRESS,
            )
        else:
            options = dict(each.options)
            if options.get("metavar") in _NAMES_A_FILE:
                options["type"] = filled
            parser.add_argument(*each.names, help=each.help, **options)


def suppressed(flags: Sequence[Flag | Refused]) -> tuple[Flag | Refused, ...]:
    """The same flags without defaults of their own, so that a later parser does not undo an earlier one."""
    return tuple(
        each
        if isinstance(each, Refused)
        else Flag(each.names, each.help, {**each.options, "default": argparse.SUPPRESS})
        for each in flags
    )
