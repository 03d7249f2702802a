"""Prove what the core promises: `packaging/prove NAME`, see there."""

from __future__ import annotations

import argparse
import sys

from tests.campaigns.proof import SEED, all_campaigns, attempt, prove


def main() -> int:
    """Run the campaigns that were named."""
    known = all_campaigns()
    parser = argparse.ArgumentParser(prog="packaging/prove", description="Attack what the core promises, and count.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(known)} or all; none: list them")
    parser.add_argument("--sample", action="store_true", help="the small part that CI runs")
    parser.add_argument("--seed", type=int, default=SEED, help=f"of everything random (default {SEED})")
    parser.add_argument("--no-guards", action="store_true", help="do not show that it fails without each guard")
    parser.add_argument("--without", metavar="GUARD", help="only run without this guard; damage must be found")
    given = parser.parse_args()
    unknown = set(given.names) - {*known, "all"}
    if unknown:
        parser.error(f"no campaign is called {', '.join(sorted(unknown))}")
    if not given.names:
        for name, campaign in known.items():
            print(f"{name:10} {campaign.what}")
            for guard in campaign.guards:
                print(f"{'':10} - {guard.name}: {guard.what}")
        return 0
    names = list(known) if "all" in given.names else given.names
    if given.without:
        guard = next(guard for guard in known[names[0]].guards if guard.name == given.without)
        tally, _ = attempt(known[names[0]], sample=given.sample, seed=given.seed, guard=guard)
        print(tally.faults[0] if tally.faults else "nothing was found")
        return 0 if tally.faults else 1
    held = [prove(known[name], sample=given.sample, seed=given.seed, with_guards=not given.no_guards) for name in names]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
