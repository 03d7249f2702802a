"""The one oracle of the campaign `hostile`: after each case it looks at all that the case must have left alone.

G1  nothing outside destination, store and temporary files was made, changed, deleted, or read into what was made
G2  done, or an error of ours with an exit code of 2 to 9 that names what it is about and what to do; no traceback, no
    descriptor left open, at most 256 MiB more memory, at most 10 seconds
G3  the store verifies, and every earlier name means the kit it meant
G4  no canary in anything that was said or made
G5  the destination is as it was, or as it was to be
G6  what a person sees is plain: no control, escape or bidirectional character

    with Oracle(scope, tally, "layers") as oracle:
        place = oracle.fresh()
        oracle.judge("raw headers", label, "unpack", ref, "-d", place, destination=place, must=REFUSE)

A part of the campaign is a module `hostile_PART` with `run(scope, tally)`; see hostile.py for its guards.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import stat
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Literal, Self

from kitstudio.base.control import Control
from kitstudio.base.errors import ExitCode
from tests.campaigns.campaign import Scope, Tally
from tests.campaigns.hostile_field import (
    CANARY,
    EARLIER,
    Field,
    Likeness,
    canaries_below,
    differences,
    fingerprint,
    likeness,
)
from tests.campaigns.hostile_watch import Happened, call_here, run_here, run_process, traced, written_outside

Must = Literal["refuse", "accept", "either"]
REFUSE: Final = "refuse"
ACCEPT: Final = "accept"
EITHER: Final = "either"

CODES: Final = range(2, 10)
SECONDS: Final = 10.0
MEMORY: Final = 256 << 20
_LONGEST: Final = 16_000
_SAMPLED: Final = 0.05
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


class Oracle:
    """Tries cases in a field of its own and judges each.

    Attributes:
        field: the places.
        scope, tally: of the campaign.
    """

    def __init__(self, scope: Scope, tally: Tally, part: str) -> None:
        self.scope = scope
        self.tally = tally
        self.part = part
        self.field = Field(scope.work / part)
        self._number = 0
        self._chance = scope.random("sample", part)
        self._traced: list[str] = []
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> Self:
        self._stack.enter_context(self.field.entered())
        self._earlier = self.field.names()
        self._around = likeness(self.field.around, self.field.out)
        self._store = fingerprint(self.field.store)
        self.judge("the field itself", "a clean store verifies", "store", "verify", must=ACCEPT)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()
        shutil.rmtree(self.field.root, ignore_errors=True)

    def fresh(self) -> Path:
        """A destination that does not exist."""
        self._number += 1
        return self.field.out / f"destination-{self._number}"

    def leaves_out(self, destination: Path | None = None) -> bool:
        """Whether the next case is left to the whole run: a sample tries some; a destination made for it goes."""
        if not self.scope.sample or self.scope.guard is not None or self._chance.random() < _SAMPLED:
            return False
        if destination is not None:
            self._clear([destination.name])
        return True

    def renew_store(self) -> None:
        """The store as it was at the beginning: legitimate kits that came in are taken out."""
        self.field.plant_store()
        self._store = fingerprint(self.field.store)

    def judge(
        self,
        what: str,
        label: str,
        *words: str | os.PathLike[str],
        destination: Path | None = None,
        must: Must = EITHER,
        named: Sequence[str] = (),
        expected: Mapping[str, bytes] | None = None,
        codes: Sequence[int] = CODES,
        as_json: bool | None = None,
        before: Likeness | None = None,
        run_it: Callable[[Sequence[str]], Happened] | None = None,
        look: Callable[[Path], Iterator[str]] | None = None,
        after: Callable[[Happened, Path], Iterator[str]] | None = None,
        seconds: float = SECONDS,
        files: int = 0,
    ) -> Happened:
        """Try one case through the command line, in this process, and judge it.

        Args:
            what: the kind of case, as it is counted.
            label: all that is needed to try this one again.
            words: of the command line.
            destination: the one place outside the store that it may fill; removed again when it was filled.
            must: whether it has to be refused.
            named: of these texts the error must hold one.
            expected: every file that must be in the destination afterwards, when it was accepted.
            codes: the exit codes it may be refused with.
            as_json: with `--json`, or as on a screen; by turns when None.
            before: the destination before, where it was made ready by the caller; else it is looked at.
            run_it: runs the words in another way (another process).
            look: says what is wrong with a destination that was filled.
            after: judges the destination in place of the oracle.
            seconds: how long it may take.
            files: in a process of its own that may open so many files.
        """
        self._number += 1
        given = [os.fspath(word) for word in words]
        before = likeness(destination) if destination is not None and before is None else before or {}
        # Most run in this process, every so many in one of its own, and of these some are traced.
        own = bool(files) or (not self._number % self.scope.of(37, 53) and self.scope.guard is None)
        if run_it is not None:
            happened = run_it(given)
        elif own:
            happened = self._in_process(given, files)
        else:
            as_json = self._number % 2 == 0 if as_json is None else as_json
            happened = run_here([*given, "--json"] if as_json else given, as_json=as_json)
        self.tally.count(what)
        wrong = [*self._traced, *_spoken(happened, must, named, codes)]
        self._traced.clear()
        # A disk that others keep busy is no fault of ours, a wait without end is.
        if happened.seconds > seconds and (happened.busy > seconds / 2 or happened.seconds > 6 * seconds):
            wrong.append(f"G2 it took {happened.seconds:.1f} s")
        if look is not None and destination is not None and not happened.code:
            wrong += look(destination)
        if after is not None and destination is not None:
            wrong += after(happened, destination)
        elif destination is not None:
            wrong += _destination_trouble(happened, destination, before, expected)
        wrong += self._left(destination)
        if wrong:
            self._fault(f"{what}: {label}: {' | '.join(wrong)} [{' '.join(map(ascii, given))[:300]}]")
        return happened

    def _in_process(self, words: Sequence[str], files: int) -> Happened:
        """The case in a process of its own, at times traced."""
        command = self.scope.command(*words, "--json")
        command = ["prlimit", f"--nofile={files}", *command] if files else command
        log = self.field.root / "trace"
        trace = self._number % self.scope.of(7, 3) == 0 and not files
        if trace and shutil.which("strace") is None:
            self.tally.skip("needs strace: install it")
            trace = False
        happened = run_process(traced(command, log) if trace else command, self.field.around, os.environ)
        self.tally.count("of these in a process of their own")
        if trace:
            self.tally.count("of these traced")
            # Stages lie beside the destination, under names of their own.
            allowed = [self.field.root / name for name in ("store", "cache", "state", "temporary", "around/arena/out")]
            self._traced += [f"G1 written: {each}" for each in written_outside(log, allowed)[:5]]
        return happened

    def call(self, what: str, label: str, act: Callable[[Control], object], *, must: Must = EITHER) -> Happened:
        """Try one case through an operation and judge it; no destination but the store."""

        def through(_words: Sequence[str]) -> Happened:
            return call_here(act)

        return self.judge(what, label, "(operation)", must=must, as_json=False, run_it=through)

    @staticmethod
    def run_here(words: Sequence[str]) -> Happened:
        """Words of the command line in this process, as on a screen; for `run_it`."""
        return run_here(words, as_json=False)

    def _left(self, destination: Path | None) -> Iterator[str]:
        """What is wrong with what the case left behind anywhere else."""
        around = likeness(self.field.around, self.field.out)
        if changed := differences(self._around, around):
            yield f"G1 outside: {changed}"
            self.field.plant_sentinels()
            os.chdir(self.field.around)
            self._around = likeness(self.field.around, self.field.out)
        if strangers := [
            name for name in os.listdir(self.field.out) if destination is None or name != destination.name
        ]:
            yield f"G1 beside the destination: {strangers[:5]}"
            self._clear(strangers)
        if left := os.listdir(self.field.temporary):
            yield f"G1 temporary files stay: {left[:5]}"
            shutil.rmtree(self.field.temporary)
            self.field.temporary.mkdir()
        yield from self._store_trouble()
        if destination is not None:
            self._clear([destination.name])

    def _clear(self, names: Sequence[str]) -> None:
        for name in names:
            path = self.field.out / name
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, onerror=_unlocked)
            elif os.path.lexists(path):
                path.unlink()

    def _store_trouble(self) -> Iterator[str]:
        """Verify the store when anything in it was touched."""
        now = fingerprint(self.field.store)
        if now == self._store:
            return
        verified = run_here(["store", "verify", "--json"], as_json=True)
        if verified.code:
            yield f"G3 store verify: {verified.out[:300]}{verified.err[-300:]}{verified.trouble[-300:]}"
        names = self.field.names()
        if moved := [name for name in EARLIER if names.get(name) != self._earlier[name]]:
            yield f"G3 earlier names moved: {moved}"
        if told := canaries_below(self.field.store):
            yield f"G4 a secret in the store: {told[:3]}"
        if verified.code or moved or told:
            self.field.plant_store()
        self._store = fingerprint(self.field.store)

    def _fault(self, words: str) -> None:
        self.tally.fault(f"{self.part}, seed {self.scope.seed}: {words}")


def _spoken(happened: Happened, must: Must, named: Sequence[str], codes: Sequence[int]) -> Iterator[str]:
    """What is wrong with how it ended and with what was said."""
    said = happened.out + happened.err
    if happened.trouble or "Traceback (most recent" in said:
        yield f"G2 traceback: {(happened.trouble or said)[-600:]}"
    else:
        yield from _ended(happened, must, named, codes)
    if happened.grown > MEMORY:
        yield f"G2 it took {happened.grown >> 20} MiB of memory"
    if not happened.as_json and len(happened.err) > _LONGEST:
        yield f"G6 a message of {len(happened.err)} characters: {happened.err[:200]}"
    if CANARY in said:
        yield f"G4 a secret was said: {said[:300]}"
    if unseen := [char for char in said if char != "\n" and unicodedata.category(char) in _UNSEEN]:
        yield f"G6 not plain: {unseen[:5]!r} in {said[:300]!r}"


def _ended(happened: Happened, must: Must, named: Sequence[str], codes: Sequence[int]) -> Iterator[str]:
    if not happened.code:
        if must == REFUSE:
            yield "it was accepted"
    elif happened.code not in codes:
        yield f"G2 exit {happened.code}: {happened.err[-300:]}"
    elif must == ACCEPT:
        yield f"it was refused: {happened.err[-400:]}"
    else:
        yield from _bad_error(happened, named)


def _bad_error(happened: Happened, named: Sequence[str]) -> Iterator[str]:
    """An error is the last that is said, is about something, and says what to do."""
    lines = happened.err.splitlines()
    if _foretold(happened):
        said = happened.out
    elif happened.as_json:
        try:
            error = json.loads(lines[-1])["error"]
        except (ValueError, KeyError, IndexError):
            yield f"G2 no error object: {happened.err[-300:]!r}"
            return
        if happened.out:
            yield f"G2 an answer and an error: {happened.out[:200]}"
        if not (error["code"].startswith("KS-") and error["summary"] and error["remedy"] and error["facts"]):
            yield f"G2 an empty error: {error}"
        said = json.dumps(error, ensure_ascii=False)
    else:
        said = happened.err
        if not any(line.startswith("error: ") for line in lines):
            yield f"G2 no error line: {happened.err[-300:]!r}"
    if named and not any(name in said for name in named):
        yield f"G2 it names none of {list(named)}: {said[-300:]}"


def _foretold(happened: Happened) -> bool:
    """Whether this is a dry run, whose answer tells all that the real one would refuse, and ends as that would."""
    if happened.code != ExitCode.WOULD_OVERWRITE or "error" in happened.err:
        return False
    if not happened.as_json:
        return "Would write nothing into " in happened.out
    try:
        return bool(json.loads(happened.out)["conflicts"])
    except (ValueError, KeyError):
        return False


def _destination_trouble(
    happened: Happened, destination: Path, before: Likeness, expected: Mapping[str, bytes] | None
) -> Iterator[str]:
    after = likeness(destination)
    if happened.code or happened.trouble:
        if changed := differences(before, after):
            yield f"G5 half done: {changed}"
        return
    yield from _strange(before, after)
    if told := [path for path in canaries_below(destination) if os.path.relpath(path, destination) not in before]:
        yield f"G4 a secret was unpacked: {told[:3]}"
    if expected is not None and (wrong := _unexpected(destination, after, expected)):
        yield f"G5 not what it was to be: {wrong[:5]}"


def _strange(before: Likeness, after: Likeness) -> Iterator[str]:
    """What was made and is neither a plain file nor a plain folder."""
    for name, looks in after.items():
        mode = looks[0]
        if before.get(name) == looks or not isinstance(mode, int):
            continue
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) or mode & (stat.S_ISUID | stat.S_ISVTX):
            yield f"G1 {name!r} is of mode {mode:o}"
        if stat.S_ISREG(mode) and looks[4] != 1:
            yield f"G1 {name!r} has a second name"


def _unexpected(destination: Path, after: Likeness, expected: Mapping[str, bytes]) -> list[str]:
    found = {name for name, looks in after.items() if isinstance(looks[0], int) and stat.S_ISREG(looks[0])}
    same = {name for name in found & expected.keys() if (destination / name).read_bytes() == expected[name]}
    return sorted((found | expected.keys()) - same)


def _unlocked(_function: object, path: str, _info: object) -> None:
    """Remove what its mode keeps from being removed."""
    for each in (os.path.dirname(path), path):
        with contextlib.suppress(OSError):
            os.chmod(each, 0o700)
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            os.unlink(path)
