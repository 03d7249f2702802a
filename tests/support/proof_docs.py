"""The last counts of every campaign, put into docs/guarantees.md: `python -m tests.support.proof_docs`.

`packaging/prove` keeps what it found in build/proof; the page has a place for each campaign, between
`<!-- proof NAME -->` and `<!-- end -->`. What has no new proof keeps the old one.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.campaigns.proof import PROOFS, all_campaigns

PAGE = Path(__file__).resolve().parents[2] / "docs" / "guarantees.md"
_MANY = 12
PLACE = re.compile(r"(<!-- proof ([a-z]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def rendered(proof: dict[str, Any], guards: dict[str, str]) -> str:
    """What one campaign counted, as Markdown; `guards` are its guards with what is taken away."""
    lines = [
        (
            f"Last run: commit `{proof['commit']}`, seed {proof['seed']}, {duration(proof['seconds'])}; "
            f"**damage: {proof['broken']}**."
        ),
        "",
        "| counted | times |",
        "|---|---:|",
        *(f"| {what} | {times:,} |" for what, times in sorted(proof["counts"].items())),
    ]
    if proof["figures"]:
        rows = [f"| {what} | {value} |" for what, value in proof["figures"].items()]
        measured = ["", "| measured | |", "|---|---|", *rows]
        if len(rows) > _MANY:
            measured = ["", "<details><summary>In detail</summary>", *measured, "", "</details>"]
        lines += measured
    if proof["skipped"]:
        lines += ["", *(f"Not tried {times:,} times: {reason}." for reason, times in proof["skipped"].items())]
    if guards:
        lines += ["", "Taken away in turn, and each time damage was found:", ""]
        for name, what in guards.items():
            found = proof["guards"].get(name, "not run").startswith("found")
            lines.append(f"- {what}" + ("" if found else " (**not found**)"))
    return "\n".join(lines) + "\n"


def duration(seconds: int) -> str:
    """Seconds, or minutes from two of them on."""
    return f"{seconds} s" if seconds < 120 else f"{seconds / 60:.0f} min"


def page(text: str) -> str:
    """The page with the proofs that are there put in."""
    campaigns = all_campaigns()

    def put(found: re.Match[str]) -> str:
        path = PROOFS / f"{found[2]}.json"
        if not path.exists():
            return found[0]
        guards = {guard.name: guard.what for guard in campaigns[found[2]].guards}
        return f"{found[1]}{rendered(json.loads(path.read_text()), guards)}{found[4]}"

    return PLACE.sub(put, text)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
