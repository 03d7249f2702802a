"""Names that try to leave a folder, under the rules of POSIX or of Windows, in every spelling that was ever used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

_TARGETS: Final = ("evil", "secret", "folder/inner", "etc/passwd")
_UPS: Final = (
    "..",
    "../..",
    "../../..",
    "a/../..",
    "a/b/../../..",
    "./..",
    ".//..",
    "a/./../..",
    "../a/..",
    "a//../..",
    "..//..",
    "../" * 60 + "..",
)
_STARTS: Final = (
    "/",
    "//",
    "///",
    "/./",
    "/../",
    "/a/..",
    "//host/share",
    "/proc/self/root",
    "/proc/self/cwd",
    "~",
    "~root",
)
_WINDOWS: Final = (
    "C:\\{0}",
    "C:/{0}",
    "c:\\..\\{0}",
    "z:/{0}",
    "\\{0}",
    "\\\\host\\share\\{0}",
    "\\\\?\\C:\\{0}",
    "\\\\.\\C:\\{0}",
    "\\\\?\\UNC\\host\\share\\{0}",
    "\\??\\C:\\{0}",
    "//?/C:/{0}",
    "//./C:/{0}",
    "..\\{0}",
    "..\\..\\{0}",
    "a\\..\\..\\{0}",
    "a/..\\../{0}",
    "..\\/{0}",
    "../\\{0}",
    ".\\..\\{0}",
    "a\\../..\\{0}",
)
# What other programs have taken for a climb; here they are plain, if strange, names, or refused.
_ENCODED: Final = (
    "%2e%2e%2f{0}",
    "%2e%2e/{0}",
    "..%2f{0}",
    "%252e%252e%252f{0}",
    "..%c0%af{0}",
    "..%5c{0}",
    "%c0%ae%c0%ae/{0}",
    "..%00/{0}",
    "&#46;&#46;/{0}",
    "\\x2e\\x2e/{0}",
    "\uff0e\uff0e/{0}",
    "\u2025/{0}",
    "..\u2215{0}",
    "..\uff0f{0}",
    "..\u2044{0}",
    "\u202e../{0}",
    "C:{0}",
    "C:..\\{0}",
    "C:../{0}",
    "{0}::$DATA",
    "con/{0}",
    "nul.txt/{0}",
    "...//{0}",
    "..../{0}",
    ". ./{0}",
    ".. /{0}",
    " ../{0}",
    "../ {0}",
    ".\t./{0}",
    "$HOME/{0}",
    "${{HOME}}/{0}",
    "`id`/{0}",
    "$(id)/{0}",
    "-rf/{0}",
    "--output={0}",
    "file:///{0}",
    "{0}\n../{0}",
    "{0}\r",
    "\x1b[2J{0}",
    "\x07{0}",
    "\x9b31m{0}",
    "\u200e{0}",
    "\u2028{0}",
    "\ufeff{0}",
    "\udcc0\udcaf{0}",
    "..\udcc0\udcaf{0}",
    "\udcff{0}",
    ".git/hooks/{0}",
    ".kitstudio-unpack-0123456789abcdef/{0}",
    "a/.kitstudio-unpack-0123456789abcdef/files/{0}",
    "Kitfile/{0}",
)
_PLAIN: Final = (
    "",
    ".",
    "./",
    "./.",
    "/",
    "//",
    "..",
    "../",
    "a/..",
    "a/../",
    "./..",
    "\0",
    "a\0b",
    "\0/../evil",
    "a/\0/b",
)
_DRIVE: Final = re.compile(r"[A-Za-z]:[\\/]")


@cache
def corpus() -> tuple[str, ...]:
    """More than 400 names, undecodable bytes as surrogates."""
    return tuple(dict.fromkeys(_names()))


def _names() -> Iterator[str]:
    yield from _PLAIN
    for target in _TARGETS:
        for up in _UPS:
            yield f"{up}/{target}"
            yield f"x/{up}/../{target}"
        for start in _STARTS:
            yield f"{start}/{target}" if start[-1] != "/" else start + target
        for pattern in (*_WINDOWS, *_ENCODED):
            yield pattern.format(target)
    yield from ("a" * 255, "a" * 256, "/".join("d" * 127), "/".join("d" * 129), "/".join("d" * 3000), "n" * 5000)
    yield from ("a/" + "b" * 255, "a/" + "b" * 256, "\xe9" * 127, "\xe9" * 128, "/".join(["p" * 200] * 25))
    for control in (*range(1, 32), 0x7F, *range(0x80, 0xA0), 0x200B, 0x202A, 0x202E, 0x2066, 0x2069, 0xFFFE):
        yield f"c{chr(control)}d"


def climbs(name: str) -> bool:
    """Whether a name leaves its folder, or can be no name, by the rules of POSIX or of Windows; written for itself."""
    if not name or "\0" in name or name[0] in "/\\" or _DRIVE.match(name):
        return True
    parts = name.replace("\\", "/").split("/")
    return ".." in parts


def is_long(name: str) -> bool:
    """Whether a name is longer or deeper than what is taken."""
    parts = [part for part in name.split("/") if part not in ("", ".")]
    sizes = [len(part.encode("utf-8", "surrogateescape")) for part in parts]
    return len(parts) > 128 or sum(sizes) + len(parts) > 4096 or max(sizes, default=0) > 255


def raw(name: str) -> bytes:
    """The bytes of a name."""
    return name.encode("utf-8", "surrogateescape")
