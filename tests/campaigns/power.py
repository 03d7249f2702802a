"""The power goes, on real file systems and on a model of the worst that one may do."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.campaigns import power_fuse
from tests.campaigns.campaign import Campaign, Scope, Tally
from tests.campaigns.full_notify import why_not as why_no_points
from tests.campaigns.power_disks import KINDS, Kind, why_not
from tests.campaigns.power_guards import GUARDS, shown
from tests.campaigns.power_reorder import try_model
from tests.campaigns.power_trials import Bench, try_disks
from tests.campaigns.power_world import DEEDS, expected_of, make_power_world
from tests.campaigns.world import Operation

_MEMORY = "/dev/shm"
_SAMPLE = ("pack over a name", "remove", "export over a layout", "unpack over files", "settings")


def run(scope: Scope, tally: Tally) -> None:
    """Cut the power at many points."""
    # In memory, where an fsync costs nothing: whether the product asks for it is what counts.
    base = _MEMORY if os.access(_MEMORY, os.W_OK) else scope.work
    with tempfile.TemporaryDirectory(prefix="power-", dir=base, ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        template = make_power_world(work / "template")
        deeds = _deeds(scope)
        wanted = expected_of(template, tuple(deeds.values()), work / "expected")
        bench = Bench(work, template, deeds, wanted)
        # The model misses each guard, and soon.
        kinds = _kinds(tally) if scope.guard is None else ()
        if kinds:
            try_disks(bench, kinds, scope, tally)
        if reason := power_fuse.why_not():
            tally.skip(reason)
        else:
            try_model(bench, scope, tally)


def _deeds(scope: Scope) -> dict[str, Operation]:
    """What is tried: what misses a guard, a few for a sample, or all."""
    every = {deed.name: deed for deed in DEEDS}
    if scope.guard is not None:
        return {name: every[name] for name in shown(scope.guard).deeds}
    return {name: deed for name, deed in every.items() if not scope.sample or name in _SAMPLE}


def _kinds(tally: Tally) -> Sequence[Kind]:
    """The file systems that can be had here."""
    if reason := why_no_points():
        tally.skip(reason)
        return ()
    possible = []
    for kind in KINDS:
        if reason := why_not(kind):
            tally.skip(reason)
        else:
            possible.append(kind)
    return possible


CAMPAIGN = Campaign("power", "the power goes at any moment: what was said to be done is there", run, GUARDS)
