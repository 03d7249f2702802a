"""Runs campaigns and keeps what they found: whole or a sample, and once without each guard."""

from __future__ import annotations

import dataclasses
import importlib
import json
import os
import pkgutil
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests import campaigns
from tests.campaigns.campaign import Campaign, FoundDamage, Guard, Patches, Scope, Tally

TOP = Path(__file__).resolve().parents[2]
PROOFS = TOP / "build" / "proof"
SEED = 20261121


def all_campaigns() -> dict[str, Campaign]:
    """Every campaign by its name: each module here that has a CAMPAIGN."""
    found = {}
    for module in pkgutil.iter_modules(campaigns.__path__):
        if module.name.startswith(("test_", "__", "child", "proof", "campaign")) or "_" in module.name:
            continue
        campaign = getattr(importlib.import_module(f"tests.campaigns.{module.name}"), "CAMPAIGN", None)
        if campaign is not None:
            found[campaign.name] = campaign
    return found


def guards_of(name: str) -> dict[str, Guard]:
    """The guards of one campaign, for a child process: nothing else is loaded."""
    return {guard.name: guard for guard in importlib.import_module(f"tests.campaigns.{name}_guards").GUARDS}


def attempt(campaign: Campaign, *, sample: bool, seed: int, guard: Guard | None = None) -> tuple[Tally, float]:
    """Run a campaign, or until the first damage without one of its guards; returns the tally and seconds."""
    work = Path(tempfile.mkdtemp(prefix=f"prove-{campaign.name}-", dir=os.environ.get("KITSTUDIO_PROVE_IN")))
    tally = Tally(stop_at_first=guard is not None)
    begin = time.monotonic()
    try:
        with Patches() as patches:
            if guard is not None and guard.where == "here":
                guard.remove(patches)
            campaign.run(Scope(campaign.name, work, seed, sample, guard), tally)
    except FoundDamage:
        pass
    finally:
        subprocess.run(["chmod", "-R", "u+rwX", work], check=False, capture_output=True)
        shutil.rmtree(work, ignore_errors=True)
    return tally, time.monotonic() - begin


def keep(campaign: Campaign, tally: Tally, guards: dict[str, str], *, facts: dict[str, Any]) -> Path:
    """Write what a whole run found to build/proof/NAME.json."""
    PROOFS.mkdir(parents=True, exist_ok=True)
    # Not asdict: before Python 3.12 it makes a Counter of the pairs of a Counter.
    told = {field.name: getattr(tally, field.name) for field in dataclasses.fields(tally)}
    told = {key: value for key, value in told.items() if not key.startswith(("_", "stop"))}
    path = PROOFS / f"{campaign.name}.json"
    path.write_text(json.dumps({"campaign": campaign.name, **facts, **told, "guards": guards}, indent=1) + "\n")
    return path


def commit() -> str:
    """The commit of the tree that is tried, with a + when it was changed since."""
    words = ["git", "describe", "--always", "--abbrev=10", "--exclude=*", "--dirty=+"]
    return subprocess.run(words, cwd=TOP, capture_output=True, text=True, check=False).stdout.strip() or "?"


def prove(campaign: Campaign, *, sample: bool, seed: int, with_guards: bool) -> bool:
    """Run a campaign and then without each guard; say and keep what came of it. True when the promise held."""
    print(f"== {campaign.name}: {campaign.what} (seed {seed}{', a sample' if sample else ''})", file=sys.stderr)
    tally, seconds = attempt(campaign, sample=sample, seed=seed)
    for what, times in sorted(tally.counts.items()):
        print(f"{times:>10,}  {what}")
    for what, value in tally.figures.items():
        print(f"{what}: {value}")
    print(f"{tally.broken:>10,}  DAMAGE" if tally.broken else f"{0:>10}  damage")
    for reason, times in tally.skipped.items():
        print(f"{times:>10,}  skipped: {reason}")
    found = {
        guard.name: _without(campaign, guard, sample=sample, seed=seed) for guard in campaign.guards if with_guards
    }
    good = not tally.broken and all(words.startswith("found") for words in found.values())
    if os.environ.get("KITSTUDIO_REQUIRE_TOOLS") == "1" and tally.skipped:
        good = False
    if not sample:
        facts = {"commit": commit(), "seed": seed, "seconds": round(seconds), "good": good}
        print(f"kept in {keep(campaign, tally, found, facts=facts)}")
    print(f"{campaign.name}: {'held' if good else 'NOT PROVEN'} in {seconds:.0f} s", flush=True)
    return good


def _without(campaign: Campaign, guard: Guard, *, sample: bool, seed: int) -> str:
    tally, seconds = attempt(campaign, sample=sample, seed=seed, guard=guard)
    words = f"found: {tally.faults[0][:300]}" if tally.faults else "NOT FOUND: the campaign is blind to it"
    print(f"  without {guard.name} ({guard.what}): {words} [{seconds:.1f} s]", flush=True)
    return words
