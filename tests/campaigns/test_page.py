"""The page of guarantees makes no promise without a command, and no campaign is left off it."""

from __future__ import annotations

import re

from tests.campaigns.proof import all_campaigns
from tests.support.proof_docs import PAGE, PLACE

TEXT = PAGE.read_text("utf-8")


def test_every_promise_names_the_command_that_proves_it() -> None:
    for promise in re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]:
        commands = re.findall(r"^\*Proof:\* `packaging/prove ([a-z]+)`$", promise, flags=re.MULTILINE)
        assert commands, promise[:60]
        assert set(commands) <= set(all_campaigns()), promise[:60]


def test_every_campaign_has_its_place_and_no_count_of_damage() -> None:
    places = {found[2]: found[3] for found in PLACE.finditer(TEXT)}
    assert set(places) == set(all_campaigns())
    for name, counts in places.items():
        if counts:
            assert re.search(r"commit `[0-9a-f]{7,}\+?`, seed \d+, ", counts), name
            assert "**damage: 0**" in counts, name
            assert "not found" not in counts, name
