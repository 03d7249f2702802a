"""The argument parser, built from the declared verbs."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from kitstudio.cli.flags import GLOBALS, Parser, Verb, add_flags, suppressed
from kitstudio.cli.verbs import LATER, VERBS

_ABOUT = """Pack, look into, verify and move AI model packages (ModelKits and ModelPacks).

Exit codes: 0 done, 1 the answer is no, 2 usage, 5 damaged bytes, 6 bad input, 7 not found, 9 would overwrite,
10 disk or file system, 11 the store is locked, 130 cancelled."""


def build() -> Parser:
    """The whole parser; a parsed namespace has `run` (`module:function`) and `verb`."""
    parser = Parser(prog="kitstudio", description=_ABOUT)
    parser.add_argument("-h", "--help", action="help", help="show this help")
    parser.add_argument("--version", action="store_true", help="print the version")
    add_flags(parser, GLOBALS)
    parser.set_defaults(run="", verb="", helper=parser)
    chosen = _add_verbs(parser, VERBS, "VERB")
    for verb in LATER:
        # Without help it is not listed.
        chosen.add_parser(verb.name).refusal = verb
    return parser


def _add_verbs(
    parser: argparse.ArgumentParser, verbs: Sequence[Verb], metavar: str
) -> argparse._SubParsersAction[Parser]:
    chosen = parser.add_subparsers(metavar=metavar, title="verbs", parser_class=Parser)
    for verb in verbs:
        epilog = f"example:\n  {verb.example}" if verb.example else None
        made = chosen.add_parser(verb.name, help=verb.help, description=_sentence(verb.help), epilog=epilog)
        made.add_argument("-h", "--help", action="help", help="show this help")
        add_flags(made, verb.flags)
        add_flags(made.add_argument_group("everywhere"), suppressed(GLOBALS))
        made.set_defaults(run=verb.run, verb=verb.name, helper=made)
        if verb.verbs:
            _add_verbs(made, verb.verbs, "ACTION")
    return chosen


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
