"""CI tries a part of every campaign, and that one of its guards is missed when it is taken away."""

from __future__ import annotations

import pytest

from tests.campaigns.campaign import Campaign
from tests.campaigns.proof import SEED, all_campaigns, attempt
from tests.support.tools import lack

CAMPAIGNS = all_campaigns()


@pytest.mark.slow
@pytest.mark.parametrize("campaign", CAMPAIGNS.values(), ids=CAMPAIGNS)
def test_a_sample_of_every_campaign_finds_no_damage(campaign: Campaign) -> None:
    tally, _ = attempt(campaign, sample=True, seed=SEED)
    assert tally.faults == []
    if tally.skipped:
        words = "; ".join(f"{times} times: {reason}" for reason, times in tally.skipped.items())
        lack(words)
    assert tally.counts.total()


@pytest.mark.slow
@pytest.mark.parametrize("campaign", [each for each in CAMPAIGNS.values() if each.guards], ids=lambda each: each.name)
def test_a_campaign_finds_damage_when_its_first_guard_is_taken_away(campaign: Campaign) -> None:
    tally, _ = attempt(campaign, sample=True, seed=SEED, guard=campaign.guards[0])
    if tally.skipped and not tally.faults:
        lack("; ".join(tally.skipped))
    assert tally.faults
