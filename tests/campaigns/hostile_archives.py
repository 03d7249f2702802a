"""Archives of layouts made to do harm, through every reading verb; and layers that grow (hostile_bombs.py)."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.campaigns import hostile_bombs, hostile_flips
from tests.campaigns.campaign import Scope, Tally
from tests.campaigns.hostile_bombs import skippable, zstd
from tests.campaigns.hostile_field import EARLIER
from tests.campaigns.hostile_kits import Kit, files_of, tar_layer
from tests.campaigns.hostile_oracle import ACCEPT, EITHER, REFUSE, Must, Oracle
from tests.support.tar_bytes import END, archive, file, folder, gnu_long, header, link, pax, record

_RENEW: Final = 25
_MEMBER: Final = archive(folder(b"weights"), file(b"weights/model.bin", b"weights" * 100))


class Verbs:
    """The verbs that read a place, tried in turn, the store made anew when much came in."""

    def __init__(self, oracle: Oracle) -> None:
        self.oracle = oracle
        self._turn = 0
        self.renew()

    def read(
        self,
        what: str,
        label: str,
        source: str | bytes,
        must: Must,
        *,
        named: Sequence[str] = (),
        everything: bool = False,
        name: str = "kit.tar",
    ) -> None:
        """Receive from a place, and look into it in another way; `everything` tries all the ways.

        Args:
            what: the kind of case.
            label: which it is.
            source: the place, `oci:DIR` or a file; or the bytes of an archive.
            must: whether receiving has to be refused.
            named: what a refusal names.
            everything: try every verb, but in a sample.
            name: how an archive is called.
        """
        if isinstance(source, bytes) and self.oracle.leaves_out():
            return
        ref = _written(self.oracle, source, name) if isinstance(source, bytes) else source
        everything = everything and not self.oracle.scope.sample
        self._turn += 1
        place = ref.removeprefix("oci:")
        happened = self.oracle.judge(what, f"receive {label}", "receive", place, must=must, named=named)
        self._taken += not happened.code
        if self._taken >= _RENEW:
            self.renew()
        ways = self._ways(ref)
        for verb, (words, destination) in ways.items():
            if everything or verb == list(ways)[self._turn % len(ways)]:
                # Info reads no layer, and nothing says that the bad part is one it needs.
                self.oracle.judge(what, f"{verb} {label}", *words, destination=destination)

    def renew(self) -> None:
        """Take out what came in; a blob that is there need not be in what is received."""
        self._taken = 0
        self.oracle.renew_store()

    def _ways(self, ref: str) -> dict[str, tuple[tuple[str, ...], Path | None]]:
        unpacked, exported = self.oracle.fresh(), self.oracle.fresh()
        return {
            "inspect": (("inspect", ref), None),
            "inspect --deep": (("inspect", ref, "--deep"), None),
            "info": (("info", ref), None),
            "unpack": (("unpack", ref, "-d", str(unpacked)), unpacked),
            "export": (("export", ref, "-o", str(exported)), exported),
            "receive --dry-run": (("receive", ref.removeprefix("oci:"), "--dry-run"), None),
            "receive --force": (("receive", ref.removeprefix("oci:"), "--tag-as", "hostile/taken:v1", "--force"), None),
            "list": (("list", ref), None),
        }


def sound_kit() -> Kit:
    """A kit without fault."""
    return Kit((tar_layer(_MEMBER, "gzip"),))


def packed(files: Mapping[str, bytes]) -> list[bytes]:
    """The members of an archive of a layout."""
    return [file(name.encode(), content) for name, content in files.items()]


def _written(oracle: Oracle, content: bytes, name: str = "kit.tar") -> str:
    path = oracle.field.inputs / name
    path.write_bytes(content)
    return str(path)


def members(oracle: Oracle) -> None:
    """Members that stand twice, are links, lie outside, have odd names, or are of no use."""
    verbs = Verbs(oracle)
    files = files_of(sound_kit(), "hostile/kit:v1")
    whole = packed(files)
    for label, extra, must in _extra_members(oracle, files):
        for at in (0, len(whole)):
            content = archive(*whole[:at], *extra, *whole[at:])
            verbs.read("members of archives", f"{label} at {at}", content, must)
    for name, content in files.items():
        for letter in b"1234567S":
            flag = bytes([letter])
            instead = link(name.encode(), str(oracle.field.around / "secret").encode()[:100], typeflag=flag)
            others = [file(other.encode(), files[other]) for other in files if other != name]
            verbs.renew()
            verbs.read("links in archives", f"{name} as {flag!r}", archive(*others, instead), REFUSE)
        without = archive(*packed({other: each for other, each in files.items() if other != name}))
        verbs.renew()
        verbs.read("members of archives", f"without {name}", without, REFUSE, everything=True)
        for spelled in (
            f"./{name}",
            f"x/../{name}",
            f".//{name}",
            f"/{name}",
            f"../{name}",
            f"{name}/",
            f"sub/{name}",
            name.upper(),
        ):
            others = [file(other.encode(), files[other]) for other in files if other != name]
            renamed = archive(*others, pax(record(b"path", spelled.encode())) + file(b"s", content))
            verbs.read("members of archives", f"{name} as {spelled}", renamed, EITHER)


def twice(oracle: Oracle) -> None:
    """Only members that stand twice."""
    files = files_of(sound_kit(), "hostile/kit:v1")
    content = archive(*packed(files), file(b"index.json", sound_kit().index("hostile/other:v1")))
    Verbs(oracle).read("members of archives", "index.json twice", content, REFUSE)


def _extra_members(oracle: Oracle, files: Mapping[str, bytes]) -> Iterator[tuple[str, list[bytes], Must]]:
    other = files_of(Kit((tar_layer(archive(file(b"other"))),)), "hostile/other:v1")
    for name in files:
        yield f"{name} twice", [file(name.encode(), files[name])], REFUSE
        yield f"another {name}", [file(name.encode(), other.get(name, b"other"))], REFUSE
        yield f"./{name} too", [file(b"./" + name.encode(), b"{}")], REFUSE
    yield "a whole other layout", packed(other), REFUSE
    yield "a docker archive too", [file(b"manifest.json", b"[]")], EITHER
    for odd in (
        b"../evil",
        b"/etc/evil",
        b"blobs/../../evil",
        b"C:\\evil",
        b"\x1b[31mred",
        b"\xff\xfe",
        b"..",
        b"Kitfile",
    ):
        yield f"a file {odd!r}", [file(odd, b"x")], EITHER
        yield f"a folder {odd!r}", [folder(odd)], EITHER
        yield f"a link {odd!r}", [link(odd, str(oracle.field.around).encode()[:100])], REFUSE
    yield "a device", [link(b"dev", b"", typeflag=b"3")], REFUSE
    yield "a pipe", [link(b"pipe", b"", typeflag=b"6")], REFUSE
    yield "an unknown type", [link(b"odd", b"", typeflag=b"Z")], REFUSE
    yield "a sparse file", [pax(record(b"GNU.sparse.major", b"1")) + file(b"sparse", b"x")], REFUSE
    yield "a long name", [gnu_long(b"blobs/" + b"x" * 60_000 + b"\0") + file(b"x")], EITHER
    yield "a file of 8 EiB", [header(b"huge", size_field=b"\x80" + b"\0" * 3 + b"\x7f" + b"\xff" * 7)], REFUSE


def shapes(oracle: Oracle) -> None:
    """Whole archives: cut, compressed twice, of another kind, no file at all."""
    verbs = Verbs(oracle)
    files = files_of(sound_kit(), "hostile/kit:v1")
    whole = archive(*packed(files))
    cases: dict[str, tuple[bytes, Must]] = {
        "plain": (whole, ACCEPT),
        "gzip": (gzip.compress(whole, mtime=0), ACCEPT),
        "zstd": (zstd(whole), ACCEPT),
        "gzip in gzip": (gzip.compress(gzip.compress(whole)), REFUSE),
        "zstd in gzip": (gzip.compress(zstd(whole)), REFUSE),
        "skippable first": (skippable(b"x") + zstd(whole), REFUSE),
        "empty": (b"", REFUSE),
        "zeros": (bytes(10_240), REFUSE),
        "text": (b"not an archive\n" * 100, REFUSE),
        "docker archive": (archive(file(b"manifest.json", b'[{"Config":"c.json","Layers":["../l.tar"]}]')), REFUSE),
        "two archives": (whole + whole, REFUSE),
        "garbage after": (whole + b"garbage", REFUSE),
        "zip": (b"PK\x03\x04" + bytes(1000), REFUSE),
        "xz": (b"\xfd7zXZ\0" + bytes(1000), REFUSE),
        "bzip2": (b"BZh9" + bytes(1000), REFUSE),
        "gzip and garbage": (gzip.compress(whole) + b"garbage", REFUSE),
    }
    for label, (content, must) in cases.items():
        for name in ("kit.tar", "kit.tar.gz", "kit.tar.zst"):
            verbs.read("shapes of archives", f"{label} as {name}", content, must, name=name)
    for length in range(0, len(whole), oracle.scope.of(512, 2048)):
        verbs.read("cut archives", str(length), whole[:length], REFUSE)
    compressed = gzip.compress(whole, mtime=0)
    for length in range(0, len(compressed), oracle.scope.of(37, 400)):
        verbs.read("cut archives", f"gzip {length}", compressed[:length], REFUSE)
    _no_files(oracle, verbs)


def _no_files(oracle: Oracle, verbs: Verbs) -> None:
    """What is called an archive and is no regular file."""
    path = oracle.field.inputs / "odd.tar"
    makers: dict[str, Callable[[], object]] = {
        "pipe": lambda: os.mkfifo(path),
        "folder": path.mkdir,
        "link to /dev/zero": lambda: path.symlink_to("/dev/zero"),
        "link to a secret": lambda: path.symlink_to(oracle.field.around / "secret"),
        "link to itself": lambda: path.symlink_to(path),
        "dangling link": lambda: path.symlink_to("nothing"),
        "sparse file of 1 TiB": lambda: _sparse(path, 1 << 40),
        "nothing": lambda: None,
    }
    for label, make in makers.items():
        if oracle.leaves_out():
            continue
        make()
        verbs.read("shapes of archives", label, str(path), REFUSE, everything=True)
        if os.path.lexists(path):
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()


def _sparse(path: Path, size: int) -> None:
    path.touch()
    os.truncate(path, size)


def growing(oracle: Oracle) -> None:
    """Archives that expand, that hold very many members, and names that alone fill the memory."""
    if oracle.scope.sample:
        return  # what is made for them takes longer than the rest of a sample
    verbs = Verbs(oracle)
    files = files_of(sound_kit(), "hostile/kit:v1")
    zeros = gzip.compress(bytes(64 << 20), 9, mtime=0)
    big = header(b"big", size_field=b"\x80" + (10 << 30).to_bytes(11, "big"))
    verbs.read("bombs", "archive of 10 GiB", gzip.compress(big) + zeros * 160, REFUSE)
    members_ = gzip.compress(archive(*packed(files))) + gzip.compress(b"") * 52_428
    verbs.read("bombs", "archive of 52,428 members", members_, REFUSE)
    many = 100_000
    blobs = b"".join(file(b"blobs/sha256/%064x" % at) for at in range(many))
    flood = gzip.compress(b"".join(packed(files)) + blobs + END, 1)
    verbs.read("floods", f"{many} blobs nobody names", flood, EITHER)
    long = b"".join(pax(record(b"path", b"%d" % at + b"n" * 60_000)) + file(b"x") for at in range(8_000))
    flood = gzip.compress(b"".join(packed(files)) + long + END, 1)
    verbs.read("floods", "8,000 long names", flood, EITHER)


def names_and_consent(oracle: Oracle) -> None:
    """Names that come along: those of kits that are here, many, odd ones; none moves without consent."""
    verbs = Verbs(oracle)
    kit = sound_kit()
    for name in EARLIER if not oracle.scope.sample else EARLIER[:1]:
        for names in ([name], ["hostile/other:v1", name]):
            path = _written(oracle, archive(*packed(files_of(kit, *names))))
            oracle.judge("names that are taken", str(names), "receive", path, must=REFUSE, named=(name,))
            oracle.judge("names that are taken", str(names), "receive", path, "--dry-run", must=REFUSE, named=(name,))
    for name in _ODD_NAMES:
        content = archive(*packed(files_of(kit, name)))
        verbs.read("odd names", ascii(name)[:60], content, EITHER)
        words = ("receive", _written(oracle, content), "--tag-as", name)
        if "\0" not in name and not name.startswith("-") and not oracle.leaves_out():
            oracle.judge("odd names", f"--tag-as {name[:60]!a}", *words)


_ODD_NAMES: Final = (
    "",
    " ",
    "a",
    "../evil:v1",
    "/evil:v1",
    "a/../b:v1",
    "a//b:v1",
    "UPPER/case:v1",
    "a/b:" + "t" * 129,
    "a/" * 300 + "b:v1",
    "x" * 5000 + "/y:z",
    "a/b:v1@sha256:" + "0" * 64,
    "a/b@sha256:" + "0" * 63,
    "a/b:v1\n",
    "a/b:\x1b[31mred",
    "a/b:\u202egnp",
    "\x1b]0;title\x07/b:v1",
    "<b>a</b>/b:v1",
    "a/b:<img src=x onerror=1>",
    "host:99999/a:v1",
    "user:pass@host/a:v1",
    "http://host/a:v1",
    "-rf/a:v1",
    "--force",
    "a\0b/c:v1",
    "\ud800/a:v1",
    "caf\xe9/a:v1",
    "con/nul:aux",
    "%2e%2e/a:v1",
    "${HOME}/a:v1",
)


def run(scope: Scope, tally: Tally) -> None:
    """Every section."""
    with Oracle(scope, tally, "archives") as oracle:
        for section in (
            members,
            shapes,
            growing,
            names_and_consent,
            hostile_bombs.members,
            hostile_bombs.expanding,
            hostile_bombs.long_headers,
            hostile_bombs.floods,
            hostile_bombs.diff_ids,
            hostile_bombs.damaged_streams,
            hostile_flips.cuts_and_flips,
        ):
            section(oracle)


GUARDED: Final[Mapping[str, Callable[[Oracle], None]]] = {
    "digest": hostile_flips.wrong_digests,
    "ratio": hostile_bombs.expanding,
    "members": hostile_bombs.members,
    "window": hostile_bombs.frames,
    "long-header": hostile_bombs.long_headers,
    "diff-id": hostile_bombs.diff_ids,
    "implied-folders": hostile_bombs.implied_folders,
    "member-twice": twice,
    "consent": names_and_consent,
}
