"""All that the processes of the crowd saw, held against each other."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.campaigns.campaign import Tally
from tests.campaigns.crowd_catalogue import NAMES, Catalogue
from tests.campaigns.crowd_effects import THERE
from tests.campaigns.crowd_registers import Step, unexplained


class Seen:
    """The operations of one round, as the processes wrote them down."""

    def __init__(self, seed: str, lines: Sequence[Mapping[str, Any]], catalogue: Catalogue) -> None:
        self._seed = seed
        self._lines = lines
        self._catalogue = catalogue
        self.kits_at_the_end: frozenset[str] = frozenset()
        self._registers: dict[str, list[Step]] = defaultdict(list)
        for line in lines:
            for register, kind, value in line["effects"]:
                self._registers[register].append(Step(line["begin"], line["end"], kind, value, line["who"]))

    def judge_answers(self, tally: Tally) -> None:
        """Each answer: is it a right one, and was what it missed really taken away?"""
        for line in self._lines:
            tally.count(f"{line['who'].partition(' ')[2]}: {line['outcome']}")
            for fault in line["faults"]:
                tally.fault(f"seed {self._seed}: {line['who']}: {fault}")
            for digest in line["gone"]:
                if not self._was_removed(line, digest):
                    tally.fault(f"seed {self._seed}: {line['who']}: {digest} is gone, but no kit of it was removed")

    def _was_removed(self, line: Mapping[str, Any], blob: str) -> bool:
        """Whether a kit that holds the blob was removed while an operation was under way."""
        kits = (digest for digest, kit in self._catalogue.kits.items() if blob in kit.parts)
        steps = (step for digest in kits for step in self._registers.get(f"kit {digest}", ()))
        return any(step.kind == "delete" and step.begin <= line["end"] and step.end >= line["begin"] for step in steps)

    def look_once_more(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """What is listed when all is over was seen too."""
        rows = list(rows)
        named = {f"{row['repository']}:{row['tag']}": row["digest"] for row in rows if row["tag"]}
        self.kits_at_the_end = frozenset(row["digest"] for row in rows)
        seen = {f"tag {name}": named.get(name, "") for name in NAMES}
        seen |= {f"kit {each}": THERE if each in self.kits_at_the_end else "" for each in self._catalogue.kits}
        now = time.monotonic_ns()
        for register, value in seen.items():
            self._registers[register].append(Step(now, now, "read", value, "what is there at the end"))

    def judge_order(self, tally: Tally) -> None:
        """For each tag and each kit there is one order that explains everything."""
        for register, steps in self._registers.items():
            tally.count("what was seen of a tag or kit, explained by one order", len(steps))
            wrong = unexplained(steps)
            if wrong:
                tally.fault(f"seed {self._seed}: {register}: no order explains {wrong}")
