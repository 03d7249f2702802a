"""A small world to attack: a store with kits, folders to pack, archives to receive, and what each operation does to it.

The world is made once and copied for every attempt. `judge` is the oracle of all attacks that stop an operation in the
middle: the store verifies, every name is where it was or where it was to go, what was said to be done is done, the next
run works, and nothing is left lying about.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import random
import stat
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kitstudio.archive.recover import recover
from kitstudio.cli.main import run
from kitstudio.store.layout import Store
from tests.support.stored import names_in
from tests.support.vectors import VECTORS

Tree = Mapping[str, tuple[int, str]]

_PLACES = ("ingest", "trash", "leases", "holders")
# The blobs of a removed kit on their way out, a part of a blob and of a name, a lease, a record, the mark, a draft; and
# the part that is planted.
_MOST_LEFT = 12


@dataclass(frozen=True)
class Operation:
    """One thing a user asks for.

    Attributes:
        name: of the operation.
        words: of the command line; `{root}` is the world.
        again: exit codes of a second run, when the first had done it all.
        makes: what it writes beside the store, below the world.
        journalled: whether that is only whole again when the next run has looked at it.
        store: the store it works on.
        leaves: how many files it may leave behind when it is stopped.
    """

    name: str
    words: tuple[str, ...]
    again: tuple[int, ...] = (0,)
    makes: str = ""
    journalled: bool = False
    store: str = "store"
    leaves: int = _MOST_LEFT

    def command(self, root: Path) -> list[str]:
        """Its words in a world."""
        return [*(word.replace("{root}", str(root)) for word in self.words), "--store", str(root / self.store)]


OPERATIONS = (
    Operation("first pack", ("pack", "{root}/folders/base", "-t", "team/first:v1"), store="fresh"),
    Operation("pack", ("pack", "{root}/folders/new", "-t", "team/new:v1")),
    Operation("pack over a name", ("pack", "{root}/folders/new", "-t", "team/base:v1")),
    Operation("pack zstd", ("pack", "{root}/folders/new", "-t", "team/new:z", "--compression", "zstd")),
    Operation("pack what is there", ("pack", "{root}/folders/base", "-t", "team/same:v1", "-t", "team/same:v2")),
    Operation("tag", ("tag", "team/base:v1", "team/copy:v1")),
    Operation("tag over a name", ("tag", "team/base:v2", "team/base:v1")),
    Operation("remove", ("remove", "team/lone:v1"), again=(7,)),
    Operation("remove one of two", ("remove", "team/base:v1"), again=(7,)),
    Operation("gc", ("store", "gc", "--older-than", "0s")),
    Operation("import", ("import-kitops-store", "{root}/kitops")),
    Operation("export folder", ("export", "team/base:v1", "-o", "{root}/out/layout"), again=(9,), makes="out"),
    Operation(
        "export archive", ("export", "team/base:v1", "team/lone:v1", "-o", "{root}/out/a.kit.tar"), (9,), makes="out"
    ),
    Operation("export over a file", ("export", "team/base:v1", "-o", "{root}/old/old.kit.tar", "--force"), makes="old"),
    Operation("receive archive", ("receive", "{root}/in/new.kit.tar")),
    Operation("receive layout", ("receive", "{root}/in/layout", "--force")),
    Operation("unpack", ("unpack", "team/base:v1", "-d", "{root}/unpacked/new"), makes="unpacked"),
    Operation(
        "unpack over files", ("unpack", "team/base:v1", "-d", "{root}/full", "-o"), makes="full", journalled=True
    ),
)


@dataclass(frozen=True)
class Answer:
    """What a run of the command line gave."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class State:
    """What can be seen of a world: tags with their digests, all kits, and what lies where an operation writes."""

    tags: Mapping[str, str]
    kits: frozenset[str]
    made: Tree


class World:
    """One copy of the world in the folder `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("KITSTUDIO_", "XDG_"))},
            "HOME": str(root / "home"),
            "NO_COLOR": "1",
            "KITOPS_HOME": str(root / "kitops"),
        }

    def run(self, *words: str) -> Answer:
        """Run the command line in this process."""
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        with _environment(self.environment), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(words)
        for stream in (out, err):
            stream.seek(0)
        return Answer(code, out.read(), err.read())

    def do(self, operation: Operation) -> Answer:
        """Run an operation in this process."""
        return self.run(*operation.command(self.root))

    def state(self, operation: Operation) -> State:
        """What there is now."""
        tags: dict[str, str] = {}
        kits: frozenset[str] = frozenset()
        path = self.root / operation.store
        if path.exists():
            names = names_in(Store.open(path, now=time.time))
            kits = frozenset(str(digest) for digest in names.values())
            tags = {name: str(digest) for name, digest in names.items() if not name.startswith("sha256:")}
        return State(tags, kits, tree(self.root / operation.makes) if operation.makes else {})

    def leftovers(self, operation: Operation) -> list[str]:
        """What dead runs left in the store and beside what they made."""
        store = self.root / operation.store
        found = [f"{name}/{each}" for name in _PLACES if (store / name).exists() for each in os.listdir(store / name)]
        found += [name for name in ("changing",) if (store / name).exists()]
        for folder in (self.root, *(self.root / name for name in ("out", "old", "unpacked", "full"))):
            found += [f"{folder.name}/{name}" for name in os.listdir(folder) if name.startswith(".kitstudio")]
        return found


@contextlib.contextmanager
def _environment(wanted: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(wanted)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def tree(folder: Path) -> Tree:
    """Every file and folder below `folder` with its mode and the digest of its content; stages are left out."""
    found: dict[str, tuple[int, str]] = {}
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".kitstudio")]
        for name in (*folders, *(name for name in files if not name.startswith(".kitstudio"))):
            path = os.path.join(place, name)
            status = os.lstat(path)
            content = ""
            if stat.S_ISREG(status.st_mode):
                content = hashlib.sha256(Path(path).read_bytes()).hexdigest()
            found[os.path.relpath(path, folder)] = (status.st_mode, content)
    return found


def make_world(root: Path, *, size: int = 100_000) -> World:
    """Make the world in the new folder `root`; `size` is that of its large files in bytes."""
    world = World(root)
    for name in ("home", "out", "old", "unpacked", "in", "full/sub"):
        (root / name).mkdir(parents=True)
    for name, seed in (("base", 1), ("next", 2), ("lone", 3), ("new", 4)):
        _folder(root / "folders" / name, seed, size)
    other, store = ("--store", str(root / "other")), ("--store", str(root / "store"))
    _done(world.run("pack", str(root / "folders/new"), "-t", "team/received:v1", *other))
    _done(world.run("pack", str(root / "folders/lone"), "-t", "team/base:v2", *other))
    _done(world.run("export", "team/received:v1", "-o", str(root / "in/new.kit.tar"), *other))
    _done(world.run("export", "team/received:v1", "team/base:v2", "-o", str(root / "in/layout"), *other))
    _done(world.run("pack", str(root / "folders/base"), "-t", "team/base:v1", "-t", "team/base:latest", *store))
    _done(world.run("pack", str(root / "folders/next"), "-t", "team/base:v2", *store))
    _done(world.run("pack", str(root / "folders/lone"), "-t", "team/lone:v1", *store))
    _done(world.run("export", "team/lone:v1", "-o", str(root / "old/old.kit.tar"), *store))
    _rubbish(root / "store")
    (root / "kitops").mkdir()
    subprocess.run(["cp", "-r", VECTORS / "kit-storage" / "storage", root / "kitops"], check=True)
    (root / "full/notes.txt").write_text("mine, and to be replaced")
    (root / "full/own.txt").write_text("mine")
    (root / "full/sub/own.txt").write_text("mine too")
    # What is remembered of a folder holds its place, which the copies do not have; the reserve is made again.
    subprocess.run(["rm", "-rf", root / "other", root / "home", root / "store" / "reserve"], check=True)
    (root / "home").mkdir()
    return world


def _folder(folder: Path, seed: int, size: int) -> None:
    """A folder of two layers; `base` and `next` share the first."""
    (folder / "sub").mkdir(parents=True)
    text = "manifestVersion: 1.0.0\nmodel: {path: model.bin}\ndocs:\n- path: notes.txt\n- path: sub\n"
    (folder / "Kitfile").write_text(text)
    chance = random.Random(max(seed, 2))  # noqa: S311 - the same bytes in every world
    (folder / "model.bin").write_bytes(chance.randbytes(size))
    (folder / "notes.txt").write_text(f"notes {seed}\n" * 20)
    for number in range(5):
        (folder / "sub" / f"{number}.txt").write_text(f"{number} of {seed}")


def _rubbish(store: Path) -> None:
    """What a collection finds: a blob nobody named, and a part of one, both old."""
    for path in (
        store / "blobs" / "sha256" / hashlib.sha256(b"unnamed").hexdigest(),
        store / "ingest" / f"sha256-{'a' * 64}",
    ):
        path.write_bytes(b"unnamed")
        os.utime(path, (1, 1))


def _done(answer: Answer) -> None:
    if answer.code:
        raise AssertionError(answer.err)


def copy_world(template: World, root: Path) -> World:
    """A copy of a world in the new folder `root`."""
    subprocess.run(["cp", "-a", template.root, root], check=True)
    return type(template)(root)


@dataclass(frozen=True)
class Expected:
    """What an operation does to the world when nothing disturbs it."""

    before: State
    after: State


def expected(template: World, operation: Operation, root: Path) -> Expected:
    """Run an operation undisturbed, in a copy at the new folder `root`, which is removed again."""
    world = copy_world(template, root)
    before = world.state(operation)
    answer = world.do(operation)
    _done(answer)
    after = world.state(operation)
    again = world.do(operation)
    if again.code not in operation.again:
        raise AssertionError(f"{operation.name} again: {again}")
    if world.leftovers(operation):
        _done(world.run("store", "gc", "--older-than", "0s", "--store", str(root / operation.store)))
        if world.leftovers(operation):
            raise AssertionError(f"{operation.name} leaves {world.leftovers(operation)}")
    subprocess.run(["rm", "-rf", root], check=True)
    return Expected(before, after)


def judge(world: World, operation: Operation, wanted: Expected, *, acknowledged: bool) -> list[str]:
    """What is wrong after an operation was stopped somewhere, in words; it is run once more on the way.

    Args:
        world: where it was stopped.
        operation: what was stopped.
        wanted: see `expected`.
        acknowledged: whether it had said that it was done.
    """
    store = ("--store", str(world.root / operation.store))
    wrong: list[str] = []
    left = world.leftovers(operation)
    if len(left) > operation.leaves:
        wrong.append(f"left over: {left}")
    if (world.root / operation.store).exists():
        verified = world.run("store", "verify", "--json", *store)
        if verified.code:
            wrong.append(f"store verify: {verified.code} {verified.out[:500]}{verified.err[:500]}")
    if operation.journalled:
        recover(world.root)
        recover(world.root / operation.makes)
    wrong += _between(world.state(operation), wanted, acknowledged=acknowledged)
    again = world.do(operation)
    if again.code not in (0, *operation.again):
        wrong.append(f"the next run: {again.code} {again.err[:500]}")
    wrong += [f"after the next run: {each}" for each in _between(world.state(operation), wanted, acknowledged=True)]
    collected = world.run("store", "gc", "--older-than", "0s", *store)
    if collected.code:
        wrong.append(f"gc: {collected.code} {collected.err[:500]}")
    if world.leftovers(operation):
        wrong.append(f"never cleaned: {world.leftovers(operation)}")
    return wrong


def _between(now: State, wanted: Expected, *, acknowledged: bool) -> list[str]:
    """Names, kits and files are where they were before or where they were to go; when it was said, the latter."""
    before, after = (wanted.after if acknowledged else wanted.before), wanted.after
    wrong = [
        f"{name} is {now.tags.get(name)}, was {before.tags.get(name)}, to be {after.tags.get(name)}"
        for name in {*before.tags, *after.tags, *now.tags}
        if now.tags.get(name) not in (before.tags.get(name), after.tags.get(name))
    ]
    if lost := (before.kits & after.kits) - now.kits:
        wrong.append(f"kits lost: {sorted(lost)}")
    if odd := now.kits - before.kits - after.kits:
        wrong.append(f"kits from nowhere: {sorted(odd)}")
    if now.made not in (before.made, after.made):
        lines = [
            f"{path}: {now.made.get(path)}"
            for path in {*now.made, *after.made}
            if now.made.get(path) != after.made.get(path)
        ]
        wrong.append(f"half made: {sorted(lines)[:10]}")
    return wrong
