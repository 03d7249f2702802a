"""The command line asked in this process, and its answer taken apart: the code, the facts, the error."""

from __future__ import annotations

import json
import traceback
from dataclasses import dataclass, field
from typing import Any

from tests.campaigns.world import World

_BUG = 70


@dataclass(frozen=True)
class Told:
    """What the command line said.

    Attributes:
        code: the exit code; 70 for an exception that has no name.
        facts: the JSON answer, empty without one.
        error: the JSON error, empty without one; of an exception without a name its trace.
    """

    code: int
    facts: dict[str, Any] = field(default_factory=dict)
    error: dict[str, Any] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """What happened, for a report."""
        return f"exit {self.code} {self.error.get('code', '')} {self.error.get('summary', '')}".strip()

    @property
    def error_facts(self) -> dict[str, Any]:
        """The facts of the error."""
        return dict(self.error.get("facts", {}))


def ask(world: World, *words: str) -> Told:
    """Run the command line in this process, with `--json`."""
    try:
        answer = world.run(*words, "--json")
    except Exception:  # noqa: BLE001 - the finding is that it came out at all
        return Told(_BUG, error={"code": "traceback", "summary": traceback.format_exc()})
    return told(answer.code, answer.out, answer.err)


def told(code: int, out: str, err: str) -> Told:
    """Take an answer apart."""
    last = err.strip().rsplit("\n", 1)[-1]
    error = json.loads(last).get("error", {}) if last.startswith('{"error"') else {}
    if code and not error and not out:
        error = {"code": "no-error", "summary": err[-2000:]}
    return Told(code, json.loads(out) if out.startswith("{") else {}, error)
