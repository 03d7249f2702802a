"""Random kills: two processes do random operations on one store while a third collects garbage; all are killed at once.

Each process says what it is about to do to a name and that it was done. What was said to be done must be there, unless
the other one did something to the same name; what was not may be there.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kitstudio.archive.recover import recover
from kitstudio.cli.main import run
from kitstudio.model.descriptor import Descriptor
from kitstudio.store.layout import Store
from tests.campaigns.kills_fork import Child, ForkServer
from tests.campaigns.world import World
from tests.support.stored import digest_of, names_in
from tests.support.vectors import VECTORS

WHO = ("ada", "bob")
_NOTES = 3
_FORMS = {"none": (), "zstd": ("--compression", "zstd")}
_MOST_DONE = 10
_MOMENT = 0.1
_PATIENCE = 5.0
# Nothing there; another kit has the name; both are no errors in this crowd.
_EXPECTED = (0, 7, 9)
_MOST_LEFT = 24
_KITFILE = "manifestVersion: 1.0.0\nmodel: {path: model.bin}\ndocs:\n- path: notes.txt\n- path: twin.txt\n"
_NOTHING = "-"


@dataclass(frozen=True)
class Batch:
    """What became of one round of kills: how many operations had been done before, and what was wrong then."""

    done: int
    wrong: Sequence[str]


class Storm:
    """A store and two people at work on it.

    Args:
        root: a new folder for all of it.
        server: forks processes that know `storm_task`.
        seed: of all that is random.
    """

    def __init__(self, root: Path, server: ForkServer, seed: object) -> None:
        self._world = World(root)
        self._root = root
        self._server = server
        self._seed = seed
        self._store = str(root / "store")
        (root / "home").mkdir(parents=True)
        shutil.copytree(VECTORS / "kit-storage" / "storage", root / "kitops" / "storage")
        for who in WHO:
            (root / f"{who}-out").mkdir()
            (root / f"{who}-out" / "own.txt").write_text(who)
            _folder(root / who, who)
        self._digests = self._foresee()

    def batch(self, number: int) -> Batch:
        """Let all of them work, kill them at a random moment, and look."""
        chance = random.Random(f"{self._seed}/{number}")  # noqa: S311 - to be had again, not secret
        before = self._tags()
        with contextlib.ExitStack() as ending:
            children = [ending.enter_context(self._start(who, number, before)) for who in (*WHO, "gc")]
            for child in children:
                child.go()
            _let_work(children, chance)
            early = [child for child in children if child.wait(0)]
            for child in children:
                child.kill()
            for child in children:
                child.wait(60)
            said = [child.said() for child in children]
        wrong = [f"{len(early)} of them ended before: {said}"] if early else []
        lines = [out.splitlines() for out, _ in said]
        wrong += self._judge(before, lines[: len(WHO)], thoroughly=number % 10 == 0)
        return Batch(sum(line.startswith("!") for each in lines for line in each), wrong)

    def _start(self, who: str, number: int, names: Mapping[str, str]) -> Child:
        facts = {"names": names, "digests": self._digests}
        words = [str(self._root), who, f"{self._seed}/{number}", json.dumps(facts)]
        return self._server.start("storm", words, self._world.environment)

    def _foresee(self) -> dict[str, str]:
        """The digest of every kit they will pack: the same files give the same kit."""
        out = {}
        other = str(self._root / "foreseen")
        for who in WHO:
            for notes in range(_NOTES):
                _write_notes(self._root / who, notes)
                for form, words in _FORMS.items():
                    name = f"{who}/kit:{notes}-{form}"
                    answer = self._world.run("pack", str(self._root / who), "-t", name, *words, "--store", other)
                    if answer.code:
                        raise AssertionError(answer.err)
        for name, digest in names_in(Store.open(Path(other), now=time.time)).items():
            out[name.replace("/kit:", "-")] = str(digest)
        shutil.rmtree(other)
        return out

    def _tags(self) -> dict[str, str]:
        found = names_in(Store.open(Path(self._store), now=time.time))
        return {name: str(digest) for name, digest in found.items() if name.startswith((*WHO, "shared"))}

    def _judge(self, before: Mapping[str, str], said: Sequence[Sequence[str]], *, thoroughly: bool) -> list[str]:
        wrong = []
        left = self._leftovers()
        if len(left) > _MOST_LEFT:
            wrong.append(f"left over: {left}")
        verified = self._world.run("store", "verify", "--json", "--store", self._store)
        if verified.code:
            wrong.append(f"store verify: {verified.out[:500]}{verified.err[:500]}")
        now = self._tags()
        wrong += [
            f"{name} is {now.get(name, _NOTHING)}, not one of {sorted(values)}"
            for name, values in allowed(said, before).items()
            if now.get(name, _NOTHING) not in values
        ]
        for who in WHO:
            wrong += self._look_into(who)
        if thoroughly:
            wrong += self._use()
        collected = self._world.run("store", "gc", "--older-than", "0s", "--store", self._store)
        if collected.code:
            wrong.append(f"gc: {collected.code} {collected.err[:500]}")
        left = [name for name in self._leftovers() if thoroughly or not name.startswith(".kitstudio")]
        if left:
            wrong.append(f"never cleaned: {left}")
        return wrong

    def _leftovers(self) -> list[str]:
        places = ("ingest", "trash", "leases", "holders")
        store = Path(self._store)
        found = [f"{name}/{each}" for name in places if (store / name).exists() for each in os.listdir(store / name)]
        return [*found, *(name for name in os.listdir(self._root) if name.startswith(".kitstudio"))]

    def _look_into(self, who: str) -> Iterator[str]:
        """What was unpacked over files is of one kit, and what was there beside it still is."""
        folder = self._root / f"{who}-out"
        recover(self._root)
        recover(folder)
        if (folder / "own.txt").read_text() != who:
            yield f"{folder.name}/own.txt is gone"
        found = sorted(os.listdir(folder))
        if found == ["own.txt"]:
            return
        if found != ["Kitfile", "model.bin", "notes.txt", "own.txt", "twin.txt"]:
            yield f"{folder.name} holds {found}"
        elif (folder / "notes.txt").read_bytes() != (folder / "twin.txt").read_bytes():
            yield f"{folder.name} holds files of two kits"
        elif (folder / "model.bin").read_bytes() != (self._root / who / "model.bin").read_bytes():
            yield f"{folder.name}/model.bin is not what was packed"

    def _use(self) -> Iterator[str]:
        """Everything still works, and clears away what was left beside exports and unpacked files."""
        last, archive = self._root / "last", str(self._root / "last.kit.tar")
        for words in (
            ("pack", str(self._root / "ada"), "-t", "ada/last:v1"),
            ("unpack", "ada/last:v1", "-d", str(last)),
            ("export", "ada/last:v1", "-o", archive, "--force"),
            ("receive", archive, "--force"),
            ("remove", "ada/last:v1"),
        ):
            answer = self._world.run(*words, "--store", self._store)
            if answer.code:
                yield f"{words[0]} afterwards: {answer.code} {answer.err[:500]}"
        if last.exists() and (last / "model.bin").read_bytes() != (self._root / "ada" / "model.bin").read_bytes():
            yield "what is unpacked afterwards is not what was packed"
        shutil.rmtree(last, ignore_errors=True)


def allowed(said: Sequence[Sequence[str]], before: Mapping[str, str]) -> dict[str, set[str]]:
    """What each name may mean: what each process did last and what it was about to do; if none did, what it was.

    Args:
        said: for each process its lines: `? NAME VALUE` before a change and `! NAME VALUE` after it; `-` is no value.
        before: what the names meant before all of them.
    """
    done: dict[str, set[str]] = {}
    begun: dict[str, set[str]] = {}
    for lines in said:
        last: dict[str, str] = {}
        for line in lines:
            mark, name, value = line.split(" ")
            if mark == "!":
                last[name] = value
                begun.get(name, set()).discard(value)
            elif mark == "?":
                begun.setdefault(name, set()).add(value)
        for name, value in last.items():
            done.setdefault(name, set()).add(value)
    names = {*before, *done, *begun}
    return {name: done.get(name, {before.get(name, _NOTHING)}) | begun.get(name, set()) for name in names}


def _let_work(children: Sequence[Child], chance: random.Random) -> None:
    """Wait until they have done a random number of things, and a random moment more."""
    wanted, deadline = chance.randrange(_MOST_DONE), time.monotonic() + _PATIENCE
    while sum(child.said()[0].count("!") for child in children) < wanted and time.monotonic() < deadline:
        time.sleep(0.002)
    time.sleep(chance.uniform(0, _MOMENT))


def _folder(folder: Path, who: str) -> None:
    folder.mkdir()
    (folder / "model.bin").write_bytes(random.Random(who).randbytes(400_000))  # noqa: S311 - the same every time
    (folder / "Kitfile").write_text(_KITFILE)


def _write_notes(folder: Path, notes: int) -> None:
    for name in ("notes.txt", "twin.txt"):
        (folder / name).write_text(f"{notes}\n")


def storm_task(words: Sequence[str]) -> int:
    """Work until killed: what `ada` or `bob` does, or `gc`.

    Args:
        words: the folder, who, the seed, and as JSON the `names` there are and the `digests` that packing will give.
    """
    root, who, seed, facts = words
    log = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.chdir(root)
    if who == "gc":
        while run(["store", "gc", "--older-than", "0s", "--wait", "60", "--store", "store", "-q"]) == 0:
            pass
        return 1
    known = json.loads(facts)
    worker = _Worker(who, random.Random(f"{seed}/{who}"), log, known["names"], known["digests"])  # noqa: S311 - as above
    while worker.step():
        pass
    return 1


class _Worker:
    """One of the two at work."""

    def __init__(
        self, who: str, chance: random.Random, log: int, names: Mapping[str, str], digests: Mapping[str, str]
    ) -> None:
        self._who = who
        self._chance = chance
        self._log = log
        self._digests = digests
        self._mine = {name: digest for name, digest in names.items() if name.startswith(f"{who}/")}
        self._steps = (
            *(self._pack, self._pack, self._tag, self._remove, self._receive, self._unpack),
            *(self._import, self._fetch),
        )

    def step(self) -> bool:
        """Do something; False when it failed."""
        return self._chance.choice(self._steps)()

    def _run(self, *words: str, name: str = "", value: str = "") -> int:
        """Run the command line, saying before and after what it makes of a name."""
        if name:
            os.write(self._log, f"? {name} {value}\n".encode())
        code = run([*words, "--store", "store", "--wait", "60", "-q"])
        if code == 0 and name:
            os.write(self._log, f"! {name} {value}\n".encode())
        elif code not in _EXPECTED:
            os.write(2, f"{words}: {code}\n".encode())
        return code

    def _name(self) -> str:
        return f"{self._who}/kit:v{self._chance.randrange(3)}"

    def _pack(self) -> bool:
        name, notes, form = self._name(), self._chance.randrange(_NOTES), self._chance.choice(list(_FORMS))
        digest = self._digests[f"{self._who}-{notes}-{form}"]
        _write_notes(Path(self._who), notes)
        self._mine.pop(name, None)
        code = self._run("pack", self._who, "-t", name, *_FORMS[form], name=name, value=digest)
        self._mine[name] = digest
        return code == 0

    def _tag(self) -> bool:
        name = self._name()
        if name not in self._mine:
            return True
        shared = f"shared/kit:v{self._chance.randrange(3)}"
        return self._run("tag", name, shared, name=shared, value=self._mine[name]) == 0

    def _remove(self) -> bool:
        name = self._chance.choice([self._name(), f"shared/kit:v{self._chance.randrange(3)}"])
        self._mine.pop(name, None)
        return self._run("remove", name, name=name, value=_NOTHING) in _EXPECTED

    def _receive(self) -> bool:
        """Bring back under its name what was exported."""
        name, archive = self._name(), f"{self._who}.kit.tar"
        if name not in self._mine:
            return True
        if self._run("export", name, "-o", archive, "--force") != 0:
            return False
        return self._run("receive", archive, "--force", name=name, value=self._mine[name]) == 0

    def _unpack(self) -> bool:
        name = self._name()
        return name not in self._mine or self._run("unpack", name, "-d", f"{self._who}-out", "-o") == 0

    def _fetch(self) -> bool:
        """Go on with a part of a blob, as a download does."""
        content = random.Random(self._chance.randrange(2)).randbytes(1_000_000)  # noqa: S311 - as above
        store = Store.open(Path("store"), wait=60, now=time.time)
        wanted = Descriptor("", digest_of(content), len(content))
        with store.lease("pull") as lease, store.ingest(wanted, lease) as sink:
            while sink.offset < len(content):
                sink.write(content[sink.offset : sink.offset + 100_000])
            sink.commit()
        return True

    def _import(self) -> bool:
        return self._chance.randrange(5) > 0 or self._run("import-kitops-store", "kitops") == 0
