"""CI tries a part of every campaign, and that one of its guards is missed when it is taken away."""

from __future__ import annotations

import os

import pytest

from tests.campaigns.campaign import Campaign
from tests.campaigns.proof import SEED, all_campaigns, attempt

CAMPAIGNS = all_campaigns()
_REQUIRED = os.environ.get("KITSTUDIO_REQUIRE_TOOLS") == "1"


@pytest.mark.slow
@pytest.mark.parametrize("campaign", CAMPAIGNS.values(), ids=CAMPAIGNS)
def test_a_sample_of_every_campaign_finds_no_damage(campaign: Campaign) -> None:
    tally, _ = attempt(campaign, sample=True, seed=SEED)
    assert tally.faults == []
    if tally.skipped:
        words = "; ".join(f"{times} times: {reason}" for reason, times in tally.skipped.items())
        pytest.fail(words) if _REQUIRED else pytest.skip(words)
    assert tally.counts.total()


@pytest.mark.slow
@pytest.mark.parametrize("campaign", [each for each in CAMPAIGNS.values() if each.guards], ids=lambda each: each.name)
def test_a_campaign_finds_damage_when_its_first_guard_is_taken_away(campaign: Campaign) -> None:
    tally, _ = attempt(campaign, sample=True, seed=SEED, guard=campaign.guards[0])
    if tally.skipped and not tally.faults and not _REQUIRED:
        pytest.skip("; ".join(tally.skipped))
    assert tally.faults
