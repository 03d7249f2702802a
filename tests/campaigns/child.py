"""The product's command line in a process of a campaign, for once without one of its guards.

python -m tests.campaigns.child CAMPAIGN GUARD|- WORDS...
"""

from __future__ import annotations

import sys

from tests.campaigns.campaign import Patches


def main() -> None:
    """Take the guard away and run the command line."""
    campaign, guard, *words = sys.argv[1:]
    if guard != "-":
        from tests.campaigns.proof import guards_of  # noqa: PLC0415 - a whole product needs none

        guards_of(campaign)[guard].remove(Patches())
    sys.argv[1:] = words
    from kitstudio.__main__ import main as product  # noqa: PLC0415 - after the guard was taken away

    product()


if __name__ == "__main__":
    main()
