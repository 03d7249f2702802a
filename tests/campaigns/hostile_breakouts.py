"""The ways out of the destination that other extractors are tested against, as archives.

Named as there: containerd `pkg/archive/tar_test.go` TestBreakouts (all 34); CPython `Lib/test/test_tarfile.py`
TestExtractionFilters; node-tar `test/unpack.js` and its GHSA tests; umoci `oci/layer/tar_extract_test.go`; oras-go
`content/file/utils_test.go`; libarchive `test_write_disk_secure*.c`. Only what lies in the archives is taken over: what
must come of it is the same for all, nothing outside and no link followed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.support import tar_bytes

Entry = tuple[str, ...]

_ETC: Final[Entry] = ("d", "etc")
_PASSWD: Final[Entry] = ("f", "/etc/passwd", "inside")
_UNBROKEN: Final = "unbroken"
_TWO: Final[Sequence[Entry]] = (("d", "etc"), ("f", "etc/passwd", "inside"))


@dataclass(frozen=True)
class Breakout:
    """An attempt.

    Attributes:
        name: project and test.
        entries: of the archive: (kind, name, content or target); `d`, `f`, symbolic and hard links, `p`ipes.
        before: what is in the destination already, made as it stands.
    """

    name: str
    entries: Sequence[Entry]
    before: Sequence[Entry] = ()

    @property
    def refused(self) -> bool:
        """Whether it holds what is refused wherever it stands."""
        return any(
            kind not in "df" or name.startswith("/") or ".." in name.split("/") for kind, name, *_ in self.entries
        )

    def archive(self) -> bytes:
        """Its bytes."""
        return tar_bytes.archive(*(member(*entry) for entry in self.entries))

    def prepare(self, destination: Path) -> None:
        """Make what is there before."""
        for kind, name, *rest in self.before:
            path = destination / name.lstrip("/")
            path.parent.mkdir(parents=True, exist_ok=True)
            if kind == "d":
                path.mkdir(exist_ok=True)
            elif kind == "f":
                path.write_text(rest[0])
            elif kind == "s":
                path.symlink_to(rest[0])
            else:
                path.hardlink_to(destination / rest[0])


def member(kind: str, name: str, rest: str = "") -> bytes:
    """One entry as bytes; long names and targets in a PAX header."""
    raw, value = name.encode("utf-8", "surrogateescape"), rest.encode("utf-8", "surrogateescape")
    records = b"" if len(raw) <= 100 else tar_bytes.record(b"path", raw)
    if kind in "sh" and len(value) > 100:
        records += tar_bytes.record(b"linkpath", value)
    head = tar_bytes.pax(records) if records else b""
    if kind == "f":
        return head + tar_bytes.file(raw[:100], value)
    if kind == "d":
        return head + tar_bytes.folder(raw[:100])
    flag = {"s": b"2", "h": b"1", "p": b"6"}[kind]
    return head + tar_bytes.link(raw[:100], value[:100], typeflag=flag)


def _containerd(around: str) -> Iterator[Breakout]:
    """TestBreakouts at commit 301026e58c61."""
    for name, entries in _CONTAINERD_LINKS.items():
        yield Breakout(f"containerd {name}", entries)
    link: Sequence[Entry] = (*_TWO, ("d", "localetc"))
    dup: Entry = ("h", "/localetc/localpasswd", "/etc/passwd")
    yield Breakout("containerd SymlinkOverrideDirectory", (("s", "localetc", "/etc"), dup), link)
    yield Breakout("containerd SymlinkOverrideDirectoryRelative", (("s", "localetc", "../../etc"), dup), link)
    to_etc: Sequence[Entry] = (*_TWO, ("s", "localetc", f"{around}/folder"))
    yield Breakout("containerd DirectoryOverrideSymlink", (("d", "/localetc/"), dup), to_etc)
    hard: Sequence[Entry] = (*_TWO, ("s", "localetc", "etc"), ("h", "etc/localpasswd", "etc/passwd"))
    different: Entry = ("f", "/localetc/localpasswd", "different")
    yield Breakout("containerd DirectoryOverrideSymlinkAndHardlink", (("d", "/localetc/"), different), hard)
    for name, entry in {
        "WhiteoutRootParent": ".wh...",
        "WhiteoutParent": "etc/.wh...",
        "WhiteoutRoot": ".wh..",
        "WhiteoutCurrentDirectory": "etc/.wh..",
    }.items():
        yield Breakout(f"containerd {name}", (("f", entry, ""),), _TWO)
    whited: Sequence[Entry] = (*_TWO, ("f", "etc/whitedout", "ahhhh whiteout"), ("s", "localetc", "etc"))
    yield Breakout("containerd WhiteoutSymlink", (("f", ".wh.localetc", ""),), whited)
    yield Breakout("containerd WhiteoutSymlinkPath", (("f", "localetc/.wh.whitedout", ""),), whited)
    yield Breakout("containerd WhiteoutDirectoryName", (("f", ".wh.etc/somefile", "non-empty"),), whited)
    dead: Sequence[Entry] = (*_TWO, ("s", "localetc", "/dne"))
    yield Breakout("containerd WhiteoutDeadSymlinkParent", (("f", "localetc/.wh.etc", ""),), dead)
    yield Breakout("containerd WhiteoutRelativePath", (("f", "dne/../.wh.etc", ""),), dead)
    out = f"foo{around}/breakout"
    again: Sequence[Entry] = (("d", "foo"), ("d", f"foo{around}"))
    override: Sequence[Entry] = (
        *again,
        ("f", out, "012"),
        ("s", "foo", "/"),
        ("f", out, "345"),
        *again,
        ("f", out, "678"),
    )
    yield Breakout("containerd SymlinkOverridePath", override)
    secret = f"{around}/secret"
    chmod: Sequence[Entry] = (("s", f"{around}/folder/inner", secret), ("h", "sketchylink", f"{around}/folder/inner"))
    yield Breakout("containerd HardlinkSymlinkChmod", chmod)


_CONTAINERD_LINKS: Final[dict[str, Sequence[Entry]]] = {
    "SymlinkAbsolute": (_ETC, ("s", "localetc", "/etc"), ("f", "/localetc/unbroken", _UNBROKEN)),
    "SymlinkUpAndOut": (
        _ETC,
        ("d", "dummy"),
        ("s", "localetc", "/dummy/../etc"),
        ("f", "/localetc/unbroken", _UNBROKEN),
    ),
    "SymlinkMultipleAbsolute": (
        _ETC,
        ("d", "dummy"),
        ("s", "/dummy/etc", "/etc"),
        ("s", "localetc", "/dummy/etc"),
        ("f", "/dummy/etc/unbroken", _UNBROKEN),
    ),
    "SymlinkMultipleRelative": (
        _ETC,
        ("d", "dummy"),
        ("s", "/dummy/etc", "/etc"),
        ("s", "localetc", "./dummy/etc"),
        ("f", "/dummy/etc/unbroken", _UNBROKEN),
    ),
    "SymlinkEmptyFile": (
        _ETC,
        ("f", "etc/emptied", "notempty"),
        ("s", "localetc", "/etc"),
        ("f", "/localetc/emptied", ""),
    ),
    "HardlinkRelative": (
        _ETC,
        _PASSWD,
        ("d", "breakouts"),
        ("s", "breakouts/d1", "../../etc"),
        ("h", "breakouts/mypasswd", "/breakouts/d1/passwd"),
    ),
    "HardlinkDownAndOut": (
        _ETC,
        _PASSWD,
        ("d", "breakouts"),
        ("d", "downandout"),
        ("s", "breakouts/d1", "../downandout/../../etc"),
        ("h", "breakouts/mypasswd", "/breakouts/d1/passwd"),
    ),
    "HardlinkAbsolute": (_ETC, _PASSWD, ("s", "localetc", "/etc"), ("h", "localpasswd", "/localetc/passwd")),
    "HardlinkRelativeLong": (
        _ETC,
        _PASSWD,
        ("s", "localetc", "../../../../../../../etc"),
        ("h", "localpasswd", "/localetc/passwd"),
    ),
    "HardlinkRelativeUpAndOut": (
        _ETC,
        _PASSWD,
        ("s", "localetc", "upandout/../../../etc"),
        ("h", "localpasswd", "/localetc/passwd"),
    ),
    "HardlinkDirectRelative": (_ETC, _PASSWD, ("h", "localpasswd", "../../../../../etc/passwd")),
    "HardlinkDirectAbsolute": (_ETC, _PASSWD, ("h", "localpasswd", "/etc/passwd")),
    "SymlinkParentDirectory": (_ETC, _PASSWD, ("s", "..", "/etc/"), ("h", "localpasswd", "/etc/passwd")),
    "SymlinkEmptyFilename": (_ETC, _PASSWD, ("s", "", "/etc/"), ("h", "localpasswd", "/etc/passwd")),
    "SymlinkParentRelative": (
        _ETC,
        _PASSWD,
        ("s", "localetc/sub/..", "/etc/"),
        ("h", "/localetc/localpasswd", "/etc/passwd"),
    ),
    "SymlinkSlashEnded": (_ETC, _PASSWD, ("d", "localetc/"), ("h", "/localetc/localpasswd", "/etc/passwd")),
    "HardlinkSymlinkBeforeCreateTarget": (
        _ETC,
        ("s", "localpasswd", "/etc/passwd"),
        ("h", "localpasswd-dup", "localpasswd"),
        ("f", "/etc/passwd", "after"),
    ),
    "HardlinkSymlinkRelative": (
        _ETC,
        _PASSWD,
        ("s", "passwdlink", "../../../../../etc/passwd"),
        ("h", "localpasswd", "/passwdlink"),
    ),
    "HardlinkSymlinkAbsolute": (_ETC, _PASSWD, ("s", "passwdlink", "/etc/passwd"), ("h", "localpasswd", "/passwdlink")),
}


def _python(around: str) -> Iterator[Breakout]:
    cases: dict[str, Sequence[Entry]] = {
        "absolute": (("f", f"{around}/escaped.evil", "x"),),
        "parent_symlink": (("s", "current", "."), ("s", "parent", "current/.."), ("f", "parent/evil", "x")),
        "parent_symlink2": (("s", "current", "."), ("s", "current/parent", ".."), ("f", "parent/evil", "x")),
        "absolute_symlink": (("s", "parent", around), ("f", "parent/evil", "x")),
        "absolute_hardlink": (("h", "parent", f"{around}/secret"),),
        "sly_relative0": (("s", "../moo", "..//tmp/moo"),),
        "sly_relative2": (("d", "tmp/"), ("s", "tmp/../../moo", "tmp/../..//tmp/moo")),
        "deep_symlink": (
            ("f", "targetdir/target", "abc"),
            ("h", "linkdir/hardlink", "targetdir/target"),
            ("s", "linkdir/symlink", "../targetdir/target"),
        ),
        "chains": (
            ("s", "linkdir/symlink", "hardlink"),
            ("s", "symlink2", "linkdir/hardlink2"),
            ("f", "targetdir/target", "abc"),
            ("h", "linkdir/hardlink", "targetdir/target"),
            ("h", "linkdir/hardlink2", "linkdir/symlink"),
        ),
        "sneaky_hardlink_fallback": (
            ("d", "a/"),
            ("s", "a/b/s", "../escape"),
            ("h", "s", "a/b/s"),
        ),
        "exfiltration_via_symlink": (("s", "escaped", f"{around}/folder/.."), ("h", "leak", "escaped/secret")),
        "chmod_outside_dir": (("s", "x", ".."), ("d", "x/.")),
        "pipe": (("p", "foo"),),
        "benign_but_up": (("f", "a/../../evil", "x"),),
    }
    for name, entries in cases.items():
        yield Breakout(f"CPython {name}", entries)
    yield Breakout("CPython realpath_limit_attack (CVE-2025-4517)", tuple(_long_path(around, 230)))
    yield Breakout("CPython realpath_limit_attack, short steps", tuple(_long_path(around, 40)))


def _long_path(around: str, length: int) -> Iterator[Entry]:
    """Sixteen long folders and as many short links to them, so that what is checked is longer than what is opened."""
    path, steps = "", "abcdefghijklmnop"
    for step in steps:
        folder = f"{path}{step * length}"
        yield ("d", folder)
        yield ("s", f"{path}{step}", step * length)
        path = f"{folder}/"
    short = "/".join(steps)
    yield ("s", f"{short}/{'l' * 200}", "/".join([".."] * len(steps)))
    yield ("s", "escape", f"{short}/{'l' * 200}/../../..{around}")
    yield ("h", "flaglink", "escape/secret")
    yield ("s", "flaglink", f"{around}/secret")
    yield ("f", "flaglink", "overwrite")
    yield ("f", "escape/newfile", "new")


def _others(around: str) -> Iterator[Breakout]:
    up: Sequence[Entry] = (("s", "a/b/up", "../.."), ("s", "a/b/escape", "up/.."))
    cases: dict[str, Sequence[Entry]] = {
        "node-tar linking through a symlink (Link)": (*up, ("h", "exploit", "a/b/escape/secret")),
        "node-tar linking through a symlink (SymbolicLink)": (*up, ("s", "exploit", "a/b/escape/secret")),
        "node-tar GHSA-8qq5-rm4j-mr97 hard": (("h", "exploit_hard", f"{around}/secret"),),
        "node-tar GHSA-8qq5-rm4j-mr97 sub": (("d", "sub/"), ("h", "sub/exploit_sub", "../secret.txt")),
        "node-tar GHSA-8qq5-rm4j-mr97 symbolic": (("s", "exploit_sym", f"{around}/secret"),),
        "node-tar GHSA-8qq5-rm4j-mr97 dots": (("d", "a/"), ("s", "a/link", f"{around}/a/../secret")),
        "node-tar GHSA-8qq5-rm4j-mr97 drive": (("d", "a/"), ("s", "a/w", "c:..\\..\\..\\..\\foo\\bar")),
        "node-tar GHSA-r6q2-hw4h-h46w sharp s": (("d", "collision_ss"), ("s", "collision_\xdf", "./target")),
        "node-tar CVE-2021-32803 cache": (("d", "x"), ("s", "x", around), ("f", "x/pwned", "x")),
        "node-tar CVE-2021-37701 slash": (("d", "x\\"), ("s", "x", around), ("f", "x/pwned", "x")),
        "node-tar CVE-2021-37712 unicode": (("d", "caf\xe9"), ("s", "cafe\u0301", around), ("f", "caf\xe9/pwned", "x")),
        "node-tar CVE-2021-32804 absolute": (("f", f"////{around}/evil", "x"),),
        "node-tar CVE-2021-37713 drive": (("f", "C:../evil", "x"),),
        "node-tar symlink race": (("s", "link", around), ("f", "link/evil", "x"), ("d", "link")),
        "umoci hard link to a symlink": (("f", "regular", "x"), ("s", "link", "/regular"), ("h", "hard", "/link")),
        "umoci parent is no folder": (("f", "nondir", "x"), ("f", "nondir/foo/bar/baz", "y")),
        "oras-go GHSA-fxhp-mv3v-67qp": (("d", "base/"), ("h", "base/evil_link", "secret")),
        "oras-go outside of the working folder": (("f", "../base/test.txt", "x"),),
        "oras-go link to a bad target": (("d", "base/"), ("s", "base/file_symlink", "../../secret")),
        "libarchive secure: over a link": (("s", "link_to_dir", around), ("f", "link_to_dir/filec", "x")),
        "libarchive secure: over two links": (
            ("s", "link_to_dir", around),
            ("d", "link_to_dir/dir2"),
            ("s", "link_to_dir/dir2/l2", ".."),
            ("f", "link_to_dir/dir2/l2/filed", "x"),
        ),
        "libarchive secure: absolute": (("f", f"{around}/libarchive_test-absolute_path", "x"),),
        "libarchive secure: absolute link": (("s", f"{around}/absolute_link", "/"),),
        "libarchive secure744": tuple(
            entry for number in range(16) for entry in (("d", "/".join("d" * (number + 1))), ("s", f"s{number}", ".."))
        ),
        "libarchive secure745": (("s", "sym", around), ("d", "sym/folder")),
        "libarchive secure746a": (("h", "target", "../secret"), ("f", "target", "overwrite")),
        "libarchive secure746b": (("s", "sym", around), ("h", "hard", "sym/secret"), ("f", "hard", "overwrite")),
        "oras-py link out": (("s", "link", "../.."), ("f", "link/evil", "x")),
        "Go insecurepath absolute": (("f", "/bad/path", "x"),),
        "Go insecurepath dots": (("f", "../../../bad", "x"),),
        "Go insecurepath inner dots": (("f", "a/../../bad", "x"),),
        "Go insecurepath backslash": (("f", "a\\..\\..\\bad", "x"),),
        "zip-slip": (("f", "../" * 40 + around.lstrip("/") + "/evil", "x"),),
    }
    for name, entries in cases.items():
        yield Breakout(name, entries)
    for prefix in ("/", "/../", "/.." * 15, "/./.././.././../", "..", around):
        yield Breakout(f"umoci symlink scoping {prefix}", (("f", "link/file", "x"),), (("s", "link", prefix),))
    for name in ("/../file", "../file"):
        yield Breakout(f"umoci sanitise scoping {name}", (("f", name, "x"),))


def breakouts(around: str) -> tuple[Breakout, ...]:
    """All of them; `around` is an absolute path to get out to."""
    return (*_containerd(around), *_python(around), *_others(around))
