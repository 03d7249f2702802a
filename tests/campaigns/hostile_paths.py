"""Paths and names as an attacker writes them: for Kitfile entries, tar members and annotations alike."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Final

# A relative path of so many steps up gets out of any folder these campaigns use.
_UP: Final = 40
_CONTROLS: Final = [chr(point) for point in (*range(1, 0x20), 0x7F, *range(0x80, 0xA0))]
_UNSEEN_POINTS: Final = (0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070))
_UNSEEN: Final = [*map(chr, _UNSEEN_POINTS), "\ufeff", "\U000e0041", "\U000e0001"]
_DEVICES: Final = ["con", "PRN", "aux", "NUL", "nul.txt", "COM1", "com9.bin", "LPT1", "lpt³", "CONIN$", "conout$"]
_CLIMBING: Final = r"""
a/../../b | a/.. | a/../.. | weights/../../canary | weights/../.. | a/b/../../../canary | ..;/canary | ... | ..../canary
.../canary | . ./canary | .\./canary | ..//canary | ..///../canary | %2e%2e/canary | ..%2fcanary | %2e%2e%2fcanary
..%5ccanary | %252e%252e%252f | ..%c0%af | %c0%ae%c0%ae/ | ..%00/canary | &#46;&#46;/canary | \x2e\x2e/canary
\u002e\u002e/canary
"""
_ABSOLUTE: Final = r"""
/ | // | /// | /. | /.. | /etc/passwd | //etc/passwd | ///etc//passwd | /./etc/passwd | /proc/self/environ
/proc/self/cwd/Kitfile | /proc/self/root/etc/passwd | /dev/stdin | /dev/zero | /dev/fd/0 | /sys/kernel/notes | ~
~/canary | ~root/.ssh/id_rsa | $HOME/canary | ${HOME}/canary | %USERPROFILE%\x | `id` | $(id) | file:///etc/passwd
file:/etc/passwd | http://127.0.0.1/x | \\?\UNC\h\s\x | \??\C:\x | \Device\Null | GLOBALROOT\x | //?/C:/x | //./pipe/x
\x | \..\canary | x:y:z | s3://bucket/x | oci://h/x | git+ssh://h/x | jar:file:/x!/y
"""
_WINDOWS: Final = r"""
a. | a./b | a:b | a:b:$DATA | a::$INDEX_ALLOCATION | x<y | x>y | x"y | x?y | x*y | PROGRA~1 | a/b. | desktop.ini | a\b
a\ | \\a
"""
_PLAIN: Final = """
. | ./ | ./. | weights | weights/ | ./weights//model.bin | weights/./model.bin | WEIGHTS | weights/model.bin/
weights/model.bin/x | Kitfile | ./Kitfile | .kitignore | kitfile | .kitfile | weights/../weights | a b | - | -- | -rf
--help | @file | @ | : | a:b@c | null | ~null | 0 | link | link/x | linkdir | linkdir/x | out | out/canary | dangling
loop | loop/loop/loop | pipe | team/model:v1 | registry.example/team/model:v1 | 169.254.169.254/latest/meta-data:v1
localhost:5000/x:y | 127.0.0.1:8080/admin:x | [::1]:80/x:y | 10.0.0.1/x:y | user:secret@host/x:y | x:y,z | UPPER:x
x/../y:z | metadata.google.internal/x:y
"""


def _listed(table: str) -> Iterator[str]:
    for line in table.strip().split("\n"):
        yield from line.split(" | ")


def climbing() -> Iterator[str]:
    """Paths that leave the folder, by the rules of one system or another."""
    yield from _listed(_CLIMBING)
    for steps in (1, 2, 3, 8, _UP):
        up, down = "../" * steps, "..\\" * steps
        yield from (up[:-1], up, f"{up}canary", f"a/{up}../canary", f"./{up}canary", f"{up}place/../canary")
        yield from (down[:-1], f"{down}canary", f"a\\{down}..\\canary", f"a/{down}canary")
    yield from (".. ", ".. /canary", "..\t/canary", "../ canary", " ../canary", "..\u2215canary", "..\uff0fcanary")
    yield from ("\uff0e\uff0e/canary", "\u2024\u2024/canary", "\u2025/canary", "..\x00/canary", "a\x00/../canary")


def absolute() -> Iterator[str]:
    """Paths from the top of a file system, a drive, a share or a device."""
    yield from _listed(_ABSOLUTE)
    for drive in ("C:", "c:", "Z:", "Ċ:"):
        yield from (drive, f"{drive}x", f"{drive}\\x", f"{drive}/x", f"{drive}..\\x", f"{drive}/../x", f"a/{drive}/x")
    for start in (
        "\\",
        "\\\\",
        "\\\\h\\s",
        "\\\\h\\s\\x",
        "//h/s/x",
        "/\\h\\s",
        "\\/h/s",
        "\\\\?\\C:\\x",
        "\\\\.\\pipe\\x",
    ):
        yield from (start, f"{start}\\canary")


def windows() -> Iterator[str]:
    """Names that Windows cannot hold or takes for others."""
    yield from _listed(_WINDOWS)
    yield from ("a ", "a. ", "a /b", "x|y", "a/ b", " a", "\ta")
    for name in _DEVICES:
        yield from (name, f"data/{name}", f"{name}/x")


def odd() -> Iterator[str]:
    """Names with characters that are not seen, that move the cursor, that turn a line round, or that are no text."""
    for char in (*_CONTROLS, *_UNSEEN):
        yield from (f"data/a{char}b", f"{char}")
    yield from (
        "\x1b[31mred\x1b[0m",
        "\x1b]0;title\x07",
        "\x1b[2J\x1b[H",
        "\x1b]8;;http://x\x07y",
        "a\rb",
        "a\nerror: b",
    )
    yield from ("evil\u202etxt.exe", "\u2066a\u2069", "a\u0301", "\u00e1", "\u212a", "\u017fs", "ß", "ﬁ", "İ", "\u0131")
    yield from ("<b>bold</b>", "<img src=x onerror=y>", "<a href='file:///etc'>x</a>", "&lt;b&gt;", "{summary}", "{0}")
    yield from ("%s%n", "%(x)s", "${jndi:ldap://x}", "{path.__class__}", "'; DROP TABLE x; --", "\\N{BULLET}", "\u0345")
    yield from ("\udcff", "a\udcc0\udcafb", "\udce2\udc80", "\udced\udca0\udc80", "data/\udcff\udcfe", "\udc80/x")
    yield from ("\udcc0\udcae\udcc0\udcae/x", "\ufffd", "\ufffe", "\uffff", "\U0010ffff", "\U0001f4a9", "\U000e0100")
    yield from ("\ue000", "\ud7ff", "\u0600", "\u070f")


def long() -> Iterator[str]:
    """Names at the limits and past them."""
    for size in (254, 255, 256, 1_000, 4_095, 4_096, 4_097, 70_000):
        yield from ("n" * size, f"{'n' * size}/x", "é" * (size // 2))
    for depth in (127, 128, 129, 1_000, 2_047, 30_000):
        yield from ("d/" * depth + "x", "/".join(["d"] * depth), "./" * depth + "x", "d/../" * depth + "canary")
    yield from ("weights" + "/" * 5_000 + "model.bin", "/" * 5_000, "x/" * 40 + "../" * 41 + "canary")


def plain() -> Iterator[str]:
    """Spellings that mean the folder, a file in it, nothing, or a reference."""
    yield from ("", *_listed(_PLAIN))
    yield from ("x@sha256:" + "0" * 64, "sha256:" + "0" * 64, "x:" + "y" * 200)


@functools.cache
def corpus() -> tuple[str, ...]:
    """Every path once; undecodable bytes as surrogates."""
    kinds = (climbing, absolute, windows, odd, long, plain)
    return tuple(dict.fromkeys(path for kind in kinds for path in kind()))
