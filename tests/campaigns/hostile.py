"""Kitfiles, folders, layers, archives and layouts made to do harm: nothing escapes, breaks, or is half done.

A part is a module `hostile_PART` with `run(scope, tally)`, and `GUARDED`: which of its functions looks for the damage
that a guard's removal does (`Mapping[str, Callable[[Oracle], None]]`). Its guards stand in `hostile_guards.py`, or in a
`hostile_PART_guards.py` that is collected there.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Mapping
from typing import Final, Protocol, cast

from tests.campaigns.campaign import Campaign, Scope, Tally
from tests.campaigns.hostile_guards import GUARDS
from tests.campaigns.hostile_oracle import Oracle

PARTS: Final = ("layers", "archives", "layouts", "kitfiles", "folders")


class Part(Protocol):
    """What a part's module has."""

    GUARDED: Mapping[str, Callable[[Oracle], None]]

    def run(self, scope: Scope, tally: Tally) -> None:
        """Try all of it."""
        ...


def parts() -> dict[str, Part]:
    """The modules of the parts, by name."""
    found = {}
    for name in PARTS:
        module = f"tests.campaigns.hostile_{name}"
        if importlib.util.find_spec(module) is not None:
            found[name] = cast("Part", importlib.import_module(module))
    return found


def run(scope: Scope, tally: Tally) -> None:
    """Run every part; without a guard only what it guards."""
    for name, part in parts().items():
        if scope.guard is None:
            part.run(scope, tally)
        elif scope.guard.name in part.GUARDED:
            with Oracle(scope, tally, name) as oracle:
                part.GUARDED[scope.guard.name](oracle)


CAMPAIGN = Campaign("hostile", "Kitfiles, folders, layers, archives and layouts made to do harm", run, GUARDS)
