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

_REFERENCES = (
    ("[registry/]repository[:tag][@digest]", "a kit in the store; without a tag: latest"),
    ("oci:DIR[:NAME]", "an OCI image layout; NAME is a tag, a reference or @digest"),
    ("FILE.tar, .tar.gz, .tar.zst", "an archive of a layout"),
    ("dir:PATH", "a folder with a Kitfile, as packing it would give it"),
    ("kitops:REF", "a kit in the storage of the kit tool"),
)
_ENVIRONMENT = (
    ("KITSTUDIO_HOME", "one folder for settings, store, state and caches, as on a stick that is carried"),
    ("KITSTUDIO_STORE", "the store; default: $XDG_DATA_HOME/kitstudio/store"),
    ("KITSTUDIO_CONFIG", "folder of the settings file; default: $XDG_CONFIG_HOME/kitstudio"),
    ("KITSTUDIO_OFFLINE", "1: use no network"),
    ("KITOPS_HOME", "home of the kit tool, whose storage is read and never changed"),
    ("SOURCE_DATE_EPOCH", "time of packing to record, in seconds since 1970"),
    ("NO_COLOR", "when not empty: no colours"),
)
_FILES = (
    ("$XDG_CONFIG_HOME/kitstudio/config.toml", "settings; kitstudio config show tells where each value comes from"),
    ("$XDG_STATE_HOME/kitstudio", "reports of errors of our own"),
    ("$XDG_CACHE_HOME/kitstudio", "what may be deleted at any time"),
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
    lines += _definitions("EXIT STATUS", tuple((str(code), meaning) for code, meaning in _EXITS))
    lines += _definitions("REFERENCES", _REFERENCES)
    lines += _definitions("ENVIRONMENT", _ENVIRONMENT)
    lines += _definitions("FILES", _FILES)
    return "\n".join(lines) + "\n"


def _definitions(title: str, rows: tuple[tuple[str, str], ...]) -> list[str]:
    lines = [f".SH {title}"]
    for term, meaning in rows:
        lines += [".TP", f".B {_escaped(term)}", _escaped(meaning)]
    return lines


def _dashed(each: Flag) -> bool:
    return each.names[0].startswith("-")


def _flag(each: Flag) -> list[str]:
    has_value = each.options.get("action") not in ("store_true", "count")
    named = "|".join(each.options.get("choices", ())) or each.names[-1].lstrip("-").upper()
    value = str(each.options.get("metavar", named)) if has_value else ""
    head = ", ".join(f"\\fB{_escaped(name)}\\fR" for name in each.names) if _dashed(each) else f"\\fI{value}\\fR"
    if _dashed(each) and value:
        head += f" \\fI{_escaped(value)}\\fR"
    return [".TP", head, _escaped(each.help)]


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return "\\&" + plain if plain.startswith(".") else plain


if __name__ == "__main__":
    sys.stdout.write(page())
