"""Folders with links, special files, other people's files, and shapes past every bound."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

from kitstudio.base.control import CancelToken, Control
from kitstudio.model.reference import Reference
from kitstudio.operations.check import check
from kitstudio.operations.context import Context
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from tests.campaigns.hostile_field import CANARY
from tests.campaigns.hostile_oracle import ACCEPT, CODES, EITHER, REFUSE, Must, Oracle
from tests.campaigns.hostile_watch import Happened, call_here

Runner: TypeAlias = "Callable[[Sequence[str]], Happened]"
Case = TypeVar("Case")
_TOP: Final = Path(__file__).resolve().parents[2]

NAME: Final = "hostile/folder:v1"
ALL: Final = "manifestVersion: 1.0.0\ndocs: [{path: .}]\n"
_TERABYTE: Final = 1 << 40
_NOBODY: Final = 65_534
_LINKS: Final = "folders: links"
_SPECIAL: Final = "folders: special files"
_TARGETS: Final = [
    "../canary",
    "../outside",
    "../outside/a.csv",
    "/etc/passwd",
    "/",
    "..",
    "../../..",
    "data/../../canary",
    "/proc/self/environ",
    "/proc/self/fd/0",
    "/dev/zero",
    "/proc/self/cwd",
    "//etc//passwd",
    "./../folder/../canary",
    "/nonexistent",
    "data",
    "data/a.csv",
    ".",
    "data/..",
    "../folder/data",
    "nothing",
    "link",
    "data/nothing",
]
_INSTEAD: Final = [
    "../canary",
    "../outside/Kitfile",
    "../outside/.kitignore",
    "/dev/zero",
    "/proc/self/environ",
    "/etc/passwd",
    "nothing",
]


@contextlib.contextmanager
def folder_of(oracle: Oracle, kitfile: str = ALL) -> Iterator[Path]:
    """A folder with a file and a Kitfile; gone afterwards. A canary lies beside it and in a folder beside it."""
    place = oracle.field.inputs / "links"
    shutil.rmtree(place, ignore_errors=True)
    folder = place / "folder"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "a.csv").write_bytes(b"honest")
    (folder / "Kitfile").write_text(kitfile)
    (place / "outside").mkdir()
    for path in (place / "canary", place / "outside" / "a.csv", place / "outside" / "Kitfile"):
        path.write_text(f"manifestVersion: 1.0.0\npackage: {{name: {CANARY}}}\ndocs: [{{path: data}}]\n")
    (place / "outside" / ".kitignore").write_text(f"{CANARY}[\n")
    try:
        yield folder
    finally:
        subprocess.run(["chmod", "-R", "u+rwX", place], check=False, capture_output=True)
        shutil.rmtree(place, ignore_errors=True)


def _few(oracle: Oracle, cases: Iterable[Case], most: int) -> list[Case]:
    """All cases; in a sample some of them, and with a guard taken away all again."""
    found = list(cases)
    if not oracle.scope.sample or oracle.scope.guard is not None:
        return found
    return oracle.scope.random("few", len(found)).sample(found, min(most, len(found)))


def all_over(oracle: Oracle, what: str, label: str, folder: Path, must: Must, named: Sequence[str] = ()) -> None:
    """Pack it, check it, and make a Kitfile for it."""
    oracle.judge(what, f"pack: {label}", "pack", folder, "-t", NAME, must=must, named=named)
    oracle.judge(what, f"init: {label}", "init", folder, "-o", "-", must=EITHER)
    oracle.judge(what, f"init as kit: {label}", "init", folder, "-o", "-", "--kit-defaults", must=EITHER)


def try_links(oracle: Oracle) -> None:
    """Links in, out, up, to nothing, round in circles, to one another, and in the place of the Kitfile."""
    for name, at in _few(oracle, itertools.product(("link", "data/link"), _TARGETS), 8):
        with folder_of(oracle) as folder:
            (folder / name).symlink_to(at)
            out = os.path.relpath(os.path.realpath(folder / name), os.path.realpath(folder)).startswith("..")
            all_over(oracle, _LINKS, f"{name} -> {at}", folder, REFUSE if out else ACCEPT, (name,) if out else ())
    for chain in _few(oracle, (2, 10, 45), 1):
        with folder_of(oracle) as folder:
            for number in range(chain):
                (folder / f"l{number}").symlink_to(f"l{number + 1}")
            (folder / f"l{chain}").symlink_to("../canary")
            all_over(oracle, _LINKS, f"a chain of {chain} out", folder, REFUSE if chain < 40 else EITHER)
    with folder_of(oracle) as folder:
        os.link(folder / "data" / "a.csv", folder / "second")
        all_over(oracle, _LINKS, "a second name", folder, ACCEPT)


def try_own_files(oracle: Oracle) -> None:
    """Links in the place of the Kitfile and the `.kitignore`."""
    names = ("Kitfile", ".kitignore", "kitfile")
    for name, at in _few(oracle, ((each, at) for each in names for at in (*_INSTEAD, each)), 6):
        with folder_of(oracle) as folder:
            if name != ".kitignore":
                (folder / "Kitfile").unlink()
            (folder / name).symlink_to(at)
            must: Must = EITHER if name == ".kitignore" and at in (name, "nothing") else REFUSE
            all_over(oracle, _LINKS, f"{name} -> {at}", folder, must)
            oracle.judge(_LINKS, f"check {name} -> {at}", "check", folder, must=EITHER, run_it=_checked(folder))


def _checked(folder: Path) -> Runner:
    return lambda _words: call_here(lambda control: check(folder, control))


def try_specials(oracle: Oracle) -> None:
    """Pipes, sockets, devices, files of /proc, files far larger than the disk."""
    names = ("pipe", "data/pipe", "README.md", "LICENSE", "Kitfile", ".kitignore", "weights.safetensors")
    if os.geteuid():
        oracle.tally.skip("device files need root: run as root")
    for name in _few(oracle, names, 2):
        with folder_of(oracle) as folder:
            (folder / name).unlink(missing_ok=True)
            os.mkfifo(folder / name)
            must: Must = REFUSE if name in ("Kitfile", ".kitignore") else ACCEPT
            all_over(oracle, _SPECIAL, f"a pipe as {name}", folder, must)
            (folder / name).unlink()
            with socket.socket(socket.AF_UNIX) as server:
                server.bind(os.path.relpath(folder / name))
                all_over(oracle, _SPECIAL, f"a socket as {name}", folder, must)
            if os.geteuid() == 0:
                (folder / name).unlink()
                os.mknod(folder / name, 0o600 | 0o020000, os.makedev(1, 5))
                all_over(oracle, _SPECIAL, f"/dev/zero as {name}", folder, must)
            (folder / name).unlink()
            (folder / name).mkdir()
            all_over(oracle, _SPECIAL, f"a folder as {name}", folder, must if name != "Kitfile" else REFUSE)
    for place in _few(oracle, ("/proc/self", "/proc/self/fdinfo", "/proc/sys/kernel", "/sys/kernel", "/dev"), 1):
        words = ("pack", place, "-f", str(oracle.field.inputs / "any"), "-t", NAME)
        (oracle.field.inputs / "any").write_text("manifestVersion: 1.0.0\ndocs: [{path: ostype}]\n")
        oracle.judge(_SPECIAL, place, *words, must=EITHER, codes=(*CODES, 10))
    _terabyte(oracle)


def _terabyte(oracle: Oracle) -> None:
    with folder_of(oracle) as folder:
        with open(folder / "data" / "sparse", "wb") as file:
            file.truncate(_TERABYTE)
        all_seen = ("check", folder)
        oracle.judge(_SPECIAL, "a terabyte of nothing", *all_seen, must=ACCEPT)

        def cancelled(control: Control) -> None:
            token = CancelToken()
            timer = threading.Timer(0.4, token.cancel)
            timer.start()
            try:
                field = oracle.field
                context = Context(
                    store_path=field.store,
                    cache_path=field.root / "cache",
                    kitops_home=field.root / "kitops",
                    now=time.time,
                )
                pack(context, folder, PackOptions(references=(Reference.parse(NAME),)), Control(control.report, token))
            finally:
                timer.cancel()

        def through(_words: Sequence[str]) -> Happened:
            return call_here(cancelled)

        oracle.judge(
            _SPECIAL,
            "a terabyte, cancelled",
            "pack",
            must=REFUSE,
            codes=(10, 130),
            as_json=False,
            run_it=through,
        )


def try_rights(oracle: Oracle) -> None:
    """Files and folders this account may not read, tried as somebody who is not root."""
    cases = (("data/a.csv", 0), ("data", 0), ("data", 0o444), ("data", 0o111), ("Kitfile", 0), (".", 0o111))
    for name, mode in _few(oracle, cases, 1):
        with folder_of(oracle) as folder:
            path = folder / name
            path.chmod(mode)
            what, label = "folders: rights", f"{name} with mode {mode:o}"
            oracle.judge(
                what,
                label,
                "pack",
                folder,
                "-t",
                NAME,
                must=REFUSE,
                codes=(*CODES, 10),
                named=(os.path.basename(name), "folder"),
                run_it=_as_nobody(oracle),
            )


def _as_nobody(oracle: Oracle) -> Runner:
    def run_it(words: Sequence[str]) -> Happened:
        command = oracle.scope.command(*words)
        open_way = [oracle.field.root, *oracle.field.root.parents]
        store = oracle.field.root / "nobody"
        store.mkdir(exist_ok=True)
        if os.geteuid() == 0:
            os.chown(store, _NOBODY, _NOBODY)
            for each in open_way:
                if each.stat().st_uid == 0 and str(each) not in ("/", "/tmp"):
                    each.chmod(each.stat().st_mode | 0o111)
            command = ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups", *command]
        environment = {
            **os.environ,
            "KITSTUDIO_STORE": str(store / "store"),
            "XDG_CACHE_HOME": str(store / "cache"),
            "HOME": str(store),
            "TMPDIR": str(store),
        }
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=120, check=False, env=environment, cwd=_TOP
        )
        return Happened(done.returncode, done.stdout, done.stderr, 0.0, 0, "", as_json="--json" in words)

    return run_it


def try_shapes(oracle: Oracle) -> None:
    """Very deep, very many, and another file system inside."""
    for depth in _few(oracle, (126, 127, 128, 130, 1_000, 1_500), 2):
        with folder_of(oracle) as folder:
            _dig(folder, depth)
            what, label = "folders: shapes", f"{depth} deep"
            must: Must = REFUSE if depth >= 128 else ACCEPT
            oracle.judge(
                what, label, "pack", folder, "-t", NAME, must=must, named=("deeper",) if must == REFUSE else ()
            )
            oracle.judge(what, f"init {label}", "init", folder, "-o", "-", must=EITHER, codes=(*CODES, 10))
            subprocess.run(["rm", "-rf", folder], check=True)
    with folder_of(oracle, "manifestVersion: 1.0.0\ndocs: [{path: data}]\n") as folder:
        (folder / "many").mkdir()
        for at in range(oracle.scope.of(100_000, 2_000)):
            (folder / "many" / f"f{at}").touch()
        all_over(oracle, "folders: shapes", "very many in one", folder, ACCEPT)
    _mounted(oracle)


def _dig(folder: Path, depth: int) -> None:
    here = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    for _ in range(depth):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY | os.O_DIRECTORY, dir_fd=here)
        os.close(here)
        here = below
    os.close(os.open("x", os.O_WRONLY | os.O_CREAT, dir_fd=here))
    os.close(here)


def _mounted(oracle: Oracle) -> None:
    with folder_of(oracle) as folder:
        mounted = folder / "data"
        if subprocess.run(["mount", "-t", "tmpfs", "none", mounted], capture_output=True, check=False).returncode:
            oracle.tally.skip("a folder that is a mount needs root: run as root")
            return
        try:
            (mounted / "b.csv").write_text("honest")
            oracle.judge("folders: shapes", "a mount inside", "pack", folder, "-t", NAME, must=ACCEPT)
        finally:
            subprocess.run(["umount", mounted], check=True)
