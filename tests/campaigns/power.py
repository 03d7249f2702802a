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
from tests.campaigns.power_guards import GUARDS
from tests.campaigns.power_reorder import show, try_model
from tests.campaigns.power_trials import Bench, try_disks
from tests.campaigns.power_world import DEEDS, expected_of, make_power_world

_MEMORY = "/dev/shm"
_SAMPLE = ("pack over a name", "remove", "receive archive", "export over a layout", "unpack over files", "settings")


def run(scope: Scope, tally: Tally) -> None:
    """Cut the power at many points."""
    # In memory, where an fsync costs nothing: whether the product asks for it is what counts.
    base = _MEMORY if os.access(_MEMORY, os.W_OK) else scope.work
    with tempfile.TemporaryDirectory(prefix="power-", dir=base, ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        template = make_power_world(work / "template")
        if scope.guard is not None:
            show(Bench(work, template, {deed.name: deed for deed in DEEDS}, {}), scope, tally)
            return
        deeds = {deed.name: deed for deed in DEEDS if not scope.sample or deed.name in _SAMPLE}
        wanted = expected_of(template, tuple(deeds.values()), work / "expected")
        bench = Bench(work, template, deeds, wanted)
        if kinds := _kinds(tally):
            try_disks(bench, kinds, scope, tally)
        if reason := power_fuse.why_not():
            tally.skip(reason)
        else:
            try_model(bench, scope, tally)


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
