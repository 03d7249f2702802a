"""Layers made to do harm: raw tar headers, names, links, modes, sizes, and what other extractors fell for.

Each is packed into a layout with right digests (whoever makes a bad layer can make its digest) and unpacked from there.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.campaigns.campaign import Scope, Tally
from tests.campaigns.hostile_breakouts import breakouts, member
from tests.campaigns.hostile_field import likeness
from tests.campaigns.hostile_kits import Kit, files_of, raw_layer, tar_layer, write_layout
from tests.campaigns.hostile_names import climbs, corpus, is_long, raw
from tests.campaigns.hostile_oracle import ACCEPT, EITHER, REFUSE, Must, Oracle
from tests.campaigns.hostile_tars import damaged_headers, sizes
from tests.support import tar_bytes
from tests.support.tar_bytes import GNU, USTAR, V7, archive, file, folder, header, padded, pax, record

_WAYS: Final = ((), ("-o",), ("-i",))


def try_kit(
    oracle: Oracle,
    what: str,
    label: str,
    kit: Kit,
    *flags: str,
    must: Must = EITHER,
    named: Sequence[str] = (),
    expected: Mapping[str, bytes] | None = None,
    destination: Path | None = None,
    look: Callable[[Path], Iterator[str]] | None = None,
) -> None:
    """Unpack a kit from a layout and judge it; the destination is new unless it is given."""
    if oracle.leaves_out(destination):
        return
    layout = write_layout(oracle.field.inputs / "kit", files_of(kit))
    place = destination or oracle.fresh()
    words = ("unpack", f"oci:{layout}", "-d", str(place), *flags)
    more = None if expected is None else {**expected, "Kitfile": (_KITFILE_OF_MODEL)}
    oracle.judge(what, label, *words, destination=place, must=must, named=named, expected=more, look=look)


_KITFILE_OF_MODEL: Final = b"manifestVersion: 1.0.0\nmodel:\n  path: .\n"


def try_tar(oracle: Oracle, what: str, label: str, content: bytes, must: Must = EITHER, **more: object) -> None:
    """Unpack a kit of one plain tar layer."""
    try_kit(oracle, what, label, Kit((tar_layer(content),)), must=must, **more)  # type: ignore[arg-type]  # passed on


def every_type(oracle: Oracle) -> None:
    """Every type flag in every kind of header, with and without content."""
    flags = range(256) if not oracle.scope.sample else [0, *range(0x30, 0x40), *b"LKxgASVXNDM", 255]
    contents = (b"", b"content")
    for magic, kind, bodies in ((USTAR, "ustar", contents), (GNU, "gnu", contents[1:]), (V7, "v7", contents[:1])):
        for flag in flags:
            for content in bodies:
                letter = bytes([flag])
                block = header(b"name", len(content), typeflag=letter, magic=magic) + padded(content)
                plain = letter in (b"0", b"\0") or (letter == b"5" and not content)
                refused = not plain and letter not in b"xgLK"
                must: Must = ACCEPT if plain else REFUSE if refused else EITHER
                named = ("name", "cannot have content") if refused else ()
                try_tar(oracle, "type flags", f"{flag:#04x} {kind} {content!r}", archive(block), must, named=named)


def links_refused(oracle: Oracle) -> None:
    """The types that a missing check would let through."""
    for letter in (b"2", b"1", b"6", b"3", b"7"):
        block = header(b"name", typeflag=letter, linkname=b"../secret")
        try_tar(oracle, "type flags", repr(letter), archive(block), REFUSE)


def every_mode(oracle: Oracle) -> None:
    """All twelve mode bits of files and folders: the lower nine stay, less the umask unless exact modes are wanted."""
    step = 64 if not oracle.scope.sample else 512
    for exact in (False, True):
        for begin in range(0, 4096, step):
            for number, kind in ((begin, "files"), (begin, "folders")):
                modes = range(number, number + 64)
                make = file if kind == "files" else folder
                content = archive(*(make(b"m%d" % mode, mode=mode) for mode in modes))
                flags = ("--exact-modes",) if exact else ()
                mask = 0 if exact else 0o022

                def look(place: Path, modes: range = modes, mask: int = mask) -> Iterator[str]:
                    oracle.tally.count("modes", len(modes))
                    for mode in modes:
                        found = stat.S_IMODE(os.lstat(place / f"m{mode}").st_mode)
                        if found != mode & 0o777 & ~mask:
                            yield f"mode {mode:o} became {found:o}"

                label = f"{kind} from {begin:o}, exact {exact}"
                kit = Kit((tar_layer(content),))
                try_kit(oracle, "archives of 64 modes", label, kit, *flags, must=ACCEPT, look=look)


def every_breakout(oracle: Oracle) -> None:
    """The break-outs of other extractors, into a destination made ready as there, with each way to treat conflicts."""
    ways = _WAYS if not oracle.scope.sample else ((),)
    for each in breakouts(str(oracle.field.around)):
        for flags in ways:
            place = oracle.fresh()
            if each.before:
                place.mkdir()
                each.prepare(place)
            must: Must = REFUSE if each.refused else EITHER
            kind = "containerd TestBreakouts" if each.name.startswith("containerd") else "break-outs of others"
            label = f"{each.name} {' '.join(flags)}"
            kit = Kit((tar_layer(each.archive()),))
            try_kit(oracle, kind, label, kit, *flags, must=must, destination=place, look=_untouched(each.before, place))


def _untouched(before: Sequence[tuple[str, ...]], place: Path) -> Callable[[Path], Iterator[str]]:
    """Links that were there are still there: none was followed or replaced."""
    kept = {name: os.readlink(place / name) for kind, name, *_ in before if kind == "s"}

    def look(destination: Path) -> Iterator[str]:
        for name, target in kept.items():
            if not (destination / name).is_symlink() or os.readlink(destination / name) != target:
                yield f"the link {name} was replaced"

    return look


def every_name(oracle: Oracle) -> None:
    """The corpus of names, each as ustar file and folder, PAX path, GNU long name, and annotation of a raw layer."""
    names = corpus() if not oracle.scope.sample else oracle.scope.random("names").sample(corpus(), 40)
    for name in names:
        written = raw(name)
        fits = len(written) <= 100 and b"\0" not in written
        must: Must = REFUSE if climbs(name) or is_long(name) else EITHER
        top = name in (".", "./")
        ways = {
            "ustar file": archive(file(written, b"x")) if fits else b"",
            "ustar folder": archive(folder(written)) if fits else b"",
            "PAX path": archive(pax(record(b"path", written)) + file(b"short", b"x")),
            "GNU name": archive(tar_bytes.gnu_long(written + b"\0") + file(b"short", b"x")) if written else b"",
        }
        for way, content in ways.items():
            # A header's name ends at NUL, and the folder entry of the top says nothing.
            if content and not (way == "GNU name" and b"\0" in written):
                judged: Must = EITHER if top and way != "ustar file" else must
                try_tar(oracle, "names in layers", f"{way} {name[:80]!a}", content, judged)
        _try_raw(oracle, name)


def climbing_names(oracle: Oracle) -> None:
    """Only the names that climb."""
    for name in filter(climbs, corpus()):
        if b"\0" not in raw(name) and name:
            try_tar(
                oracle, "names in layers", repr(name[:80]), archive(pax(record(b"path", raw(name))) + file(b"s", b"x"))
            )


def _try_raw(oracle: Oracle, name: str) -> None:
    """A raw layer whose annotation is a name; a name that only turns within itself is no climb there."""
    shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    turned = os.path.normpath(shown) if shown else ""
    must: Must = REFUSE if climbs(turned) else EITHER
    kit = Kit((raw_layer(b"x", shown),), is_pack=True)
    try_kit(oracle, "names of raw layers", repr(name[:80]), kit, must=must if not is_long(shown) else REFUSE)


def raw_metadata(oracle: Oracle) -> None:
    """What a raw layer says of its mode, and what is no such thing."""
    deep = "[" * 100_000
    texts = [f'{{"mode": {mode}}}' for mode in (0, 0o777, 0o4755, 0o7777, 2**31, 2**63, -1, 420.5, "true", '"0777"')]
    texts += [
        "",
        "null",
        "[]",
        "{",
        "\ufeff{}",
        deep,
        '{"mode": ' + "9" * 10_000 + "}",
        '{"mode": NaN}',
        '{"mode": 1e400}',
    ]
    texts += [f'{{"name": "../{oracle.field.around}", "typeflag": 50, "mode": 420}}', '{"mode":511,"mode":2541}']
    texts += ['{"uid": 12345, "gid": 12345, "mtime": "9999-99-99", "mode": 384}', '{"a":' * 5000 + "1" + "}" * 5000]

    def look(place: Path) -> Iterator[str]:
        found = os.lstat(place / "file")
        if not stat.S_ISREG(found.st_mode) or stat.S_IMODE(found.st_mode) & ~0o755 or found.st_uid != os.geteuid():
            yield f"mode {found.st_mode:o}, owner {found.st_uid}"

    for text in texts:
        kit = Kit((raw_layer(b"x", "file", text),), is_pack=True)
        try_kit(oracle, "metadata of raw layers", text[:60], kit, look=look)


def duplicates(oracle: Oracle) -> None:
    """One name twice, a file where a folder is, a folder where a file is: in one layer and in two."""
    one, two = file(b"a", b"one"), file(b"a", b"two")
    pairs = {
        "file twice": (one, two),
        "the same file twice": (one, one),
        "another size": (one, file(b"a", b"")),
        "file then folder": (one, folder(b"a")),
        "file then below": (one, file(b"a/b", b"x")),
        "folder then file": (folder(b"a"), one),
        "below then file": (file(b"a/b", b"x"), one),
        "spelled differently": (one, file(b"./a", b"two")),
        "with a slash": (one, file(b".//a", b"two")),
        "by PAX": (one, pax(record(b"path", b"a")) + file(b"other", b"two")),
        "Kitfile": (file(b"Kitfile", b"mine"), file(b"b")),
        "Kitfile as a folder": (folder(b"Kitfile"), file(b"b")),
        "Kitfile below": (file(b"Kitfile/x"), file(b"b")),
    }
    for name, (first, second) in pairs.items():
        named = ("Kitfile",) if name.startswith("Kitfile") else ("a ", "a/", '"a"')
        try_tar(oracle, "duplicates", name, archive(first, second), REFUSE, named=named)
        other = Kit((tar_layer(archive(first)), tar_layer(archive(second))))
        must: Must = EITHER if name == "the same file twice" else REFUSE
        try_kit(oracle, "duplicates", f"{name}, two layers", other, must=must, named=named)
    folders = archive(folder(b"d", mode=0o700), folder(b"d", mode=0o755), file(b"d/x", b"x"))
    try_tar(oracle, "duplicates", "folder twice", folders, ACCEPT, expected={"d/x": b"x"})
    for pair in (("caf\xe9", "cafe\u0301"), ("ss", "\xdf"), ("a", "A"), ("\ufb01", "fi"), ("\u212a", "k")):
        content = archive(*(file(raw(name), raw(name)) for name in pair))
        try_tar(oracle, "names that collide elsewhere", repr(pair), content)


def damaged(oracle: Oracle) -> None:
    """Headers, PAX records and sizes that are wrong; each says what it must come to."""
    for label, content, must in (*damaged_headers(), *sizes()):
        try_tar(oracle, "damaged headers", label, content, must)


def ownership(oracle: Oracle) -> None:
    """Owners, extended attributes, ACLs and times in an archive are not taken over."""
    keys: tuple[bytes, ...] = (
        b"SCHILY.xattr.user.evil",
        b"SCHILY.xattr.security.capability",
        b"LIBARCHIVE.xattr.user.evil",
        b"uid",
        b"gid",
    )
    keys += (b"SCHILY.acl.access", b"SCHILY.acl.default", b"RHT.security.selinux", b"mtime", b"uname", b"SCHILY.fflags")
    values = (b"1", b"0", b"4294967296", b"-1", b"\x00\x01", b"user::rwx,group::rwx,other::rwx", b"x" * 60_000)

    def look(place: Path) -> Iterator[str]:
        found = os.lstat(place / "file")
        if (found.st_uid, found.st_gid) != (os.geteuid(), os.getegid()) or os.listxattr(place / "file"):
            yield f"owner {found.st_uid}:{found.st_gid}, attributes {os.listxattr(place / 'file')}"

    for key in keys:
        for value in values:
            content = archive(pax(record(key, value)) + file(b"file", b"x"))
            try_tar(oracle, "owners and attributes", f"{key!r} {value[:30]!r}", content, look=look)


def conflicts(oracle: Oracle) -> None:
    """Destinations that hold links, pipes, files for folders and folders for files, and each way to treat them."""
    around = oracle.field.around
    members = {
        "file": ("f", "x", "new"),
        "folder": ("d", "x"),
        "below": ("f", "x/y", "new"),
        "deep": ("f", "a/x/y", "n"),
    }
    for name, entry in members.items():
        for there in (
            "file",
            "read-only",
            "folder",
            "full",
            "link out",
            "dangling",
            "link in",
            "pipe",
            "socket",
            "hard",
        ):
            for flags in (*_WAYS, ("--dry-run",)):
                place = oracle.fresh()
                at = place / "a" / "x" if name == "deep" else place / "x"
                at.parent.mkdir(parents=True)
                (place / "kept").write_text("kept")
                _plant(at, there, around)
                before = likeness(place)
                kept = {key: value for key, value in before.items() if key not in (".", "a")}
                look = _kept(kept, overwritten="-o" in flags)
                content = archive(file(b"0", b"0"), member(*entry), file(b"z", b"z"))
                kit = Kit((tar_layer(content),))
                try_kit(oracle, "conflicts", f"{name} over {there} {flags}", kit, *flags, destination=place, look=look)


def _plant(path: Path, what: str, around: Path) -> None:
    if what in ("file", "read-only"):
        path.write_text("old")
        path.chmod(0o444 if what == "read-only" else 0o644)
    elif what in ("folder", "full"):
        path.mkdir()
        if what == "full":
            (path / "y").write_text("old")
    elif what in ("pipe", "socket"):
        os.mkfifo(path) if what == "pipe" else os.mknod(path, stat.S_IFSOCK | 0o600)
    elif what == "hard":
        os.link(path.parents[0] / "kept" if (path.parents[0] / "kept").exists() else path.parents[1] / "kept", path)
    else:
        targets = {"link out": str(around / "folder"), "dangling": str(around / "new"), "link in": "kept"}
        path.symlink_to(targets[what])


def _kept(before: Mapping[str, tuple[object, ...]], *, overwritten: bool) -> Callable[[Path], Iterator[str]]:
    """Nothing that was there changed, but for what may be overwritten; a second name of it may go."""

    def look(place: Path) -> Iterator[str]:
        after = likeness(place)
        may = ("x", "y", "kept") if overwritten else ()
        if changed := [name for name in before if after.get(name) != before[name] and not name.endswith(may)]:
            yield f"changed without consent: {changed}"
        if (place / "kept").read_text() != "kept":
            yield "a file was changed through its second name"

    return look


def run(scope: Scope, tally: Tally) -> None:
    """Every section."""
    with Oracle(scope, tally, "layers") as oracle:
        for section in (
            every_type,
            every_mode,
            every_breakout,
            every_name,
            raw_metadata,
            duplicates,
            damaged,
            ownership,
            conflicts,
        ):
            section(oracle)


GUARDED: Final[Mapping[str, Callable[[Oracle], None]]] = {
    "safe-path": climbing_names,
    "refused-types": links_refused,
    "duplicates": duplicates,
    "mode-mask": every_mode,
    "checksum": damaged,
    "end": damaged,
}
