"""What the campaigns take away and stop at is still there: samples try some of it, this names all of it."""

from __future__ import annotations

import functools
import importlib

import pytest

from tests.campaigns.campaign import Guard, Patches
from tests.campaigns.crowd_locks import HOLDERS, Holder
from tests.campaigns.proof import all_campaigns

GUARDS = {f"{name}-{guard.name}": guard for name, campaign in all_campaigns().items() for guard in campaign.guards}


@pytest.mark.parametrize("guard", GUARDS.values(), ids=GUARDS)
def test_every_guard_can_be_taken_away(guard: Guard) -> None:
    with Patches() as patches:
        guard.remove(patches)
        assert patches.names


@pytest.mark.parametrize("holder", HOLDERS, ids=lambda each: each.what)
def test_every_place_where_a_holder_is_stopped_is_there(holder: Holder) -> None:
    module, _, name = holder.place.partition(":")
    assert callable(functools.reduce(getattr, name.split("."), importlib.import_module(module)))
