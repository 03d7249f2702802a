"""The man page `kitstudio.1`, generated from the declared verbs: `python -m kitstudio.cli.man`."""

from __future__ import annotations

import sys

from kitstudio import __version__
from kitstudio.cli.completion import taken, walk
from kitstudio.cli.flags import GLOBALS, Flag

_EXITS = (
    (0, "done; the answer is yes"),
    (1, "the answer is no"),
    (2, "usage"),
    (5, "integrity: bytes are not what a digest says"),
    (6, "bad input"),
    (7, "not found"),
    (9, "it would overwrite something"),
    (10, "the disk or the file system failed"),
    (11, "the store is locked by another process"),
    (70, "an error of our own, with a report"),
    (130, "cancelled"),
)


def page() -> str:
    """The page in man's own macros."""
    lines = [
        f'.TH KITSTUDIO 1 "" "kitstudio {__version__}" "User Commands"',
        ".SH NAME",
        r"kitstudio \- pack, look into, verify and move AI model packages",
        ".SH SYNOPSIS",
        r".B kitstudio",
        r"[\fIGLOBAL\fR] \fIVERB\fR [\fIARGUMENTS\fR]",
        ".SH VERBS",
    ]
    for name, verb in walk():
        if verb.verbs:
            continue
        positional = " ".join(
            str(each.options.get("metavar", each.names[0])) for each in taken(verb.flags) if not _dashed(each)
        )
        lines += [".SS " + f"{name} {positional}".strip(), _escaped(verb.help[:1].upper() + verb.help[1:] + ".")]
        for each in taken(verb.flags):
            lines += _flag(each)
        if verb.example:
            lines += [".PP", "Example:", ".PP", ".nf", _escaped("    " + verb.example), ".fi"]
    lines.append(".SH GLOBAL OPTIONS")
    for each in taken(GLOBALS):
        lines += _flag(each)
    lines.append(".SH EXIT STATUS")
    for code, meaning in _EXITS:
        lines += [".TP", f".B {code}", _escaped(meaning)]
    return "\n".join(lines) + "\n"


def _dashed(each: Flag) -> bool:
    return each.names[0].startswith("-")


def _flag(each: Flag) -> list[str]:
    value = "" if each.options.get("action") in ("store_true", "count") else str(each.options.get("metavar", ""))
    head = ", ".join(f"\\fB{_escaped(name)}\\fR" for name in each.names) if _dashed(each) else f"\\fI{value}\\fR"
    if _dashed(each) and value:
        head += f" \\fI{_escaped(value)}\\fR"
    return [".TP", head, _escaped(each.help)]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")


if __name__ == "__main__":
    sys.stdout.write(page())
