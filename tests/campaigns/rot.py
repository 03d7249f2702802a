"""Rot: bytes that change on the disk without a word, at every kind of place, and every verb that could believe them."""

from __future__ import annotations

from tests.campaigns.campaign import Campaign, Scope, Tally
from tests.campaigns.rot_guards import GUARDED, GUARDS
from tests.campaigns.rot_sources import attack_kitops, attack_layouts, attack_settings
from tests.campaigns.rot_state import attack_cache, attack_clock, attack_journals, attack_leases
from tests.campaigns.rot_store import attack_blobs, attack_records
from tests.campaigns.rot_world import make

ATTACKS = (
    attack_cache,
    attack_clock,
    attack_journals,
    attack_leases,
    attack_records,
    attack_layouts,
    attack_kitops,
    attack_settings,
    attack_blobs,
)


def run(scope: Scope, tally: Tally) -> None:
    """Damage everything; without a guard only what it guards."""
    rot = make(scope, tally, 6)
    for attack in ATTACKS:
        if scope.guard is None or scope.guard.name in GUARDED[attack.__name__]:
            attack(rot)
    tally.figure("different combinations of place, damage and verb", str(len(rot.combinations)))


CAMPAIGN = Campaign(
    "rot",
    "bytes flip, vanish and swap places in stores, layouts, archives, caches and journals",
    run,
    GUARDS,
)
