"""A folder to which hostile Kitfiles are given, and all that is done with each of them."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.model.finding import Finding
from kitstudio.model.kitfile import Kitfile
from kitstudio.model.kitfile_edit import apply
from kitstudio.model.kitfile_json import config_json, from_config
from kitstudio.model.kitfile_text import kitfile_yaml
from kitstudio.model.kitfile_yaml import read
from kitstudio.model.reference import Reference
from kitstudio.operations.check import CheckReport, check
from kitstudio.operations.context import Context
from kitstudio.operations.draft import Draft, mended, open_draft, redraft, suggested_name
from kitstudio.operations.init import propose_kitfile
from kitstudio.operations.inspect import inspect
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from tests.campaigns.hostile_field import CANARY, likeness
from tests.campaigns.hostile_kitfile_bombs import Input, shown
from tests.campaigns.hostile_kitfile_mixes import FILES
from tests.campaigns.hostile_oracle import ACCEPT, CODES, EITHER, REFUSE, Must, Oracle
from tests.campaigns.hostile_watch import Happened, call_here

Made = TypeVar("Made")

NAME: Final = "hostile/now:v1"
_RENEWED: Final = 25  # packs until the store is made anew: it is verified whole after each
# Texts that begin with a break or a tab, and the key `<<`, which kit writes plain and reads as a merge: what it writes
# for them it cannot read again, and we write what kit writes.
_LOST_BY_KIT: Final = re.compile(rb'"(?:\\[ntr]|\\u202[89]|\xc2\x85|\\u003c\\u003c":)')
_DIGESTS: Final = ("digest", "diffId")
_EDITED: Final = 20_000  # bytes of a Kitfile up to which all its problems are mended


class Arena:
    """The folder, with what hostile paths lead to around it.

    Args:
        oracle: judges, and has the field.
    """

    def __init__(self, oracle: Oracle) -> None:
        self.oracle = oracle
        field = oracle.field
        self.place = field.inputs / "place"
        self.folder = self.place / "folder"
        self.context = Context(
            store_path=field.store, cache_path=field.root / "cache", kitops_home=field.root / "kitops", now=time.time
        )
        self._packs = 0
        self._ignored = False
        for name, content in FILES.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        for name in ("canary", "a/canary", "weights/canary", "place/canary"):
            path = self.place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{CANARY}-of-{name}\n")
        for name, target in (("link", "README.md"), ("linkdir", "data"), ("dangling", "nothing"), ("loop", "loop")):
            (self.folder / name).symlink_to(target)
        os.mkfifo(self.folder / "pipe")
        self.give(Input("", "", b""))
        self._like = self._likeness()

    def give(self, hostile: Input) -> None:
        """Put a Kitfile in its place."""
        (self.folder / "Kitfile").write_bytes(hostile.content)
        if hostile.ignore is not None or self._ignored:
            (self.folder / ".kitignore").write_bytes(hostile.ignore or b"")
            self._ignored = True

    def attempt(self, hostile: Input) -> None:
        """Give the folder a Kitfile and do everything with it, in this process."""
        self.give(hostile)
        attempt = _Attempt(self, hostile)
        must: Must = REFUSE if hostile.refused else EITHER
        self.oracle.judge(
            f"Kitfiles: {hostile.row}", shown(hostile), "(everything)", must=must, as_json=False, run_it=attempt.run
        )
        self._look_around(hostile)
        if attempt.packed:
            self._packs += 1
            if self._packs % _RENEWED == 0:
                self.oracle.renew_store()
                self._renewed()

    def through_the_line(self, hostile: Input, run_it: Callable[[Sequence[str]], Happened] | None = None) -> None:
        """Give the folder a Kitfile and let the command line loose on it."""
        self.give(hostile)
        label, what = shown(hostile), "Kitfiles: in a process" if run_it else "Kitfiles: through the command line"
        must: Must = REFUSE if hostile.refused else EITHER
        self.oracle.judge(what, label, "init", self.folder, "-o", "-", must=ACCEPT, run_it=run_it)
        packed = self.oracle.judge(what, label, "pack", self.folder, "-t", NAME, must=must, run_it=run_it)
        if not packed.code:
            for words in (("info", NAME), ("inspect", NAME), ("list",)):
                self.oracle.judge(what, label, *words, must=ACCEPT, run_it=run_it)
            self.oracle.renew_store()
            self._renewed()
        elif not packed.trouble:
            self._checked(what, label)
        self._look_around(hostile)

    def _checked(self, what: str, label: str) -> None:
        """`check` says what is wrong in its answer, so its exit code comes without an error."""
        happened = call_here(lambda control: check(self.folder, control))
        if happened.trouble:
            self.oracle.tally.fault(f"{what}: {label}: {happened.trouble[-600:]}")

    def _renewed(self) -> None:
        """The store was made anew under its path."""
        field = self.oracle.field
        self.context = Context(
            store_path=field.store, cache_path=field.root / "cache", kitops_home=field.root / "kitops", now=time.time
        )

    def _look_around(self, hostile: Input) -> None:
        now = self._likeness()
        if now != self._like:
            changed = sorted({each for each in now.keys() | self._like.keys() if now.get(each) != self._like.get(each)})
            self._like = now
            self.oracle.tally.fault(f"kitfiles, {hostile.row}: {shown(hostile)}: G1 the folder changed: {changed[:5]}")

    def _likeness(self) -> dict[str, tuple[object, ...]]:
        own = ("folder/Kitfile", "folder/.kitignore", "folder")
        return {name: looks for name, looks in likeness(self.place).items() if name not in own}


class _Attempt:
    """Everything that is done with one Kitfile, and what is wrong with what is said on the way."""

    def __init__(self, arena: Arena, hostile: Input) -> None:
        self.arena = arena
        self.hostile = hostile
        self.packed = False
        self.said: list[str] = []
        self.wrong: list[str] = []

    def run(self, _words: Sequence[str]) -> Happened:
        """Do it; the end of packing is the end of it all."""
        happened = call_here(self._everything)
        trouble = happened.trouble or "\n".join(self.wrong)
        return dataclasses.replace(happened, out="".join(f"{each}\n" for each in self.said), trouble=trouble)

    def _everything(self, control: Control) -> None:
        folder = self.arena.folder
        self._try("check", lambda: self._show_report(check(folder, control)))
        draft = self._try("draft", lambda: open_draft(folder, control))
        if draft is not None:
            self._show_draft(draft, control)
        if self.hostile.ignore is not None:
            self._try("init", lambda: propose_kitfile(folder, control=control))
        kitfile = self._try("config", lambda: from_config(self.hostile.content))
        if kitfile is not None:
            self._round_trip(kitfile, from_text=False)  # JSON has whole numbers that YAML has not
        options = PackOptions(references=(Reference.parse(NAME),))
        report = pack(self.arena.context, folder, options, control)
        self.packed = True
        self._show_kit(report.kitfile, control)

    def _try(self, what: str, act: Callable[[], Made]) -> Made | None:
        """What an operation makes; None with an error of ours, which must be a good one."""
        try:
            return act()
        except KitStudioError as error:
            self.said += [error.summary, error.remedy]
            if int(error.exit_code) not in CODES or not (error.summary and error.remedy and error.facts):
                self.wrong.append(f"{what}: a bad error: {error.code} {error.exit_code!r} {error.summary[:200]}")
            return None

    def _show_report(self, report: CheckReport) -> None:
        self.said += _findings(report.findings)
        model = report.document.kitfile.model if report.document is not None else None
        is_parent = model is not None and model.is_reference  # whether that is there only the store knows
        if self.hostile.refused and report.ok and not is_parent:
            self.wrong.append("check finds nothing wrong")

    def _show_draft(self, draft: Draft, control: Control) -> None:
        self.said += [*_findings(draft.findings), *suggested_name(draft)]
        if len(self.hostile.content) > _EDITED or draft.document is None:
            return
        for fix in [fix for finding in draft.findings[:3] for fix in finding.fixes[:2]]:
            text = self._try("edit", lambda fix=fix: apply(draft.text, fix.edits))  # type: ignore[misc]  # the fix of this round
            if text is not None:
                self._try("redraft", lambda text=text: redraft(draft, text, control))  # type: ignore[misc]  # as above
        self._try("mend", lambda: mended(draft, control))

    def _show_kit(self, kitfile: Kitfile, control: Control) -> None:
        found = self._try("inspect", lambda: inspect(self.arena.context, NAME, control, deep=True))
        if found is None:
            self.wrong.append("what was packed cannot be looked at")
        self._round_trip(kitfile, from_text=True)

    def _round_trip(self, kitfile: Kitfile, *, from_text: bool) -> None:
        """A Kitfile that was read means the same when it is written and read again."""
        self._require_same(kitfile, self._try("config again", lambda: from_config(config_json(kitfile))), "JSON")
        text = kitfile_yaml(kitfile, numbers_from_json=False)
        # A screen is given the rest printable; a pipe gets the text, in which YAML allows no control characters.
        if any(unicodedata.category(char) == "Cc" for char in text.replace("\n", "")):
            self.wrong.append(f"the YAML holds control characters: {text[:200]!r}")
        if from_text and not kitfile.unknown and not _LOST_BY_KIT.search(config_json(kitfile)):
            again = self._try("YAML again", lambda: read(text.encode("utf-8", "surrogateescape")).kitfile)
            self._require_same(kitfile, again, "YAML")

    def _require_same(self, kitfile: Kitfile, again: Kitfile | None, form: str) -> None:
        if again is None or _meaning(again) != _meaning(kitfile):
            self.wrong.append(f"another Kitfile through {form}: {config_json(kitfile)[:300]!r}, {again!r:.300}")


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    """All that is shown of findings."""
    for each in findings[:200]:
        yield each.message
        yield from (fix.title for fix in each.fixes)


def _meaning(kitfile: Kitfile) -> object:
    """A Kitfile as JSON without digests, which its YAML does not have."""
    return json.loads(
        config_json(kitfile), object_hook=lambda found: {key: found[key] for key in found if key not in _DIGESTS}
    )
