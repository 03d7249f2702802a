"""What an answer of the command line means for the registers: a tag holds a digest, a kit is there or is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.campaigns.product_call import Told

THERE = "there"


@dataclass
class Did:
    """What one operation did and saw.

    Attributes:
        effects: register, kind and value, as `crowd_registers.Step` has them.
        gone: digests of blobs it did not find: right when a kit of theirs was removed meanwhile.
        faults: what can be no right answer, in words.
        outcome: for the count: `done`, or the code of the error.
    """

    effects: list[tuple[str, str, str]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    outcome: str = "done"

    def facts(self) -> dict[str, Any]:
        """As they are written down."""
        return {"effects": self.effects, "gone": self.gone, "faults": self.faults, "outcome": self.outcome}

    def tag(self, name: str, kind: str, digest: str) -> None:
        """Something about a tag; where it is written or seen to name a kit, that kit is there."""
        self.effects.append((f"tag {name}", kind, digest))

    def kit(self, digest: str, kind: str) -> None:
        """Something about a kit: `write` it, `delete` it, `read` that it is there, `miss` it."""
        if kind == "miss":
            self.effects.append((f"kit {digest}", "read", ""))
        else:
            self.effects.append((f"kit {digest}", kind, "" if kind == "delete" else THERE))


def refused(answer: Told, asked: str = "") -> Did:
    """An error: nothing has that name, a blob went with its kit, or it is a fault."""
    did = Did(outcome=str(answer.error.get("code", "none")))
    facts = answer.error_facts
    if answer.error.get("code") == "KS-KIT-NOT-FOUND" and answer.code == 7:
        missing = str(facts["reference"])
        if missing.startswith("sha256:"):
            did.kit(missing, "miss")
            if asked:
                did.tag(asked, "read", missing)
            return did
        did.tag(missing, "read", "")
        return did
    if answer.error.get("code") == "KS-BLOB-NOT-FOUND" and answer.code == 7:
        did.gone.append(str(facts["digest"]))
        return did
    did.faults.append(answer.words)
    return did


def received(answer: Told, kits: Mapping[str, str], *, force: bool) -> Did:
    """A receive or import of these names and digests."""
    if answer.code == 9 and not force and answer.error.get("code") == "KS-WOULD-MOVE-TAG":
        did = Did(outcome="KS-WOULD-MOVE-TAG")
        for name in answer.error_facts["names"]:
            did.tag(name, "other", kits[name])
        return did
    if answer.code:
        return refused(answer)
    did = Did()
    for name, digest in kits.items():
        did.tag(name, "write" if force else "join", digest)
    for digest in set(kits.values()):
        did.kit(digest, "write")
    said = {row["reference"]: row["digest"] for row in answer.facts["kits"]}
    if said != dict(kits):
        did.faults.append(f"took {said}, not {dict(kits)}")
    return did
