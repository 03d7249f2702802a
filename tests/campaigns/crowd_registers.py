"""Is there one order of all operations that explains what each of them saw? One register for each tag and each kit.

Every operation took place at one moment between its begin and its end. The steps are walked through in time; at the end
of each, those pending are tried in every order until it is in (Wing and Gong, just in time as Lowe has it). A read that
fits is taken at once: it changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

ABSENT = ""
_READS = ("read", "other")


@dataclass(frozen=True)
class Step:
    """What one operation did to one register between two moments.

    Attributes:
        begin: nanoseconds of the machine's one clock.
        end: as `begin`.
        kind: `write` a value; `delete` one that is there; `read` exactly this value; `other`: one is there, and not
            this; `join`: write this where nothing or the same is.
        value: empty for none.
        who: the operation, in words.
    """

    begin: int
    end: int
    kind: str
    value: str
    who: str


_Config: TypeAlias = tuple[str, frozenset[int]]


def _after(step: Step, state: str) -> str | None:
    """The value after a step; None when it cannot have happened then."""
    if step.kind == "write":
        return step.value
    if step.kind == "delete":
        return ABSENT if state else None
    if step.kind == "join":
        return step.value if state in (ABSENT, step.value) else None
    fits = state == step.value if step.kind == "read" else state not in (ABSENT, step.value)
    return state if fits else None


def unexplained(steps: Sequence[Step]) -> str:
    """What no order explains, in words; empty when there is one. The register begins empty."""
    ordered = sorted(steps, key=lambda step: (step.begin, step.end))
    moments = sorted(
        [(step.begin, 0, at) for at, step in enumerate(ordered)]
        + [(step.end, 1, at) for at, step in enumerate(ordered)]
    )
    configs: set[_Config] = {(ABSENT, frozenset())}
    pending: set[int] = set()
    for _, is_end, at in moments:
        if not is_end:
            pending.add(at)
            continue
        reached = _reached(configs, pending, at, ordered)
        if not reached:
            return _told(ordered, at, pending, {state for state, _ in configs})
        pending.discard(at)
        configs = {(state, done - {at}) for state, done in reached}
    return ""


def _reached(configs: Iterable[_Config], pending: set[int], wanted: int, steps: Sequence[Step]) -> set[_Config]:
    """Every state in which `wanted` has happened, with those of the pending steps that have too."""
    waiting, seen, out = list(configs), set(configs), set()
    while waiting:
        state, done = waiting.pop()
        reads = {at for at in pending - done if steps[at].kind in _READS and _after(steps[at], state) is not None}
        done |= reads
        if wanted in done:
            out.add((state, done))
            continue
        for at in pending - done:
            after = _after(steps[at], state)
            config = (after or ABSENT, done | {at})
            if after is not None and config not in seen:
                seen.add(config)
                waiting.append(config)
    return out


def _told(steps: Sequence[Step], at: int, pending: set[int], states: set[str]) -> str:
    step = steps[at]
    lines = [f"{step.who} ({step.kind} {step.value or 'nothing'}) when it was {sorted(states)}"]
    first = min(steps[each].begin for each in pending)
    near = [each for each in steps if each.end >= first - 50_000_000 and each.begin <= step.end]
    lines += [
        f"{(each.begin - first) / 1e6:.2f}..{(each.end - first) / 1e6:.2f} ms {each.who}: {each.kind} {each.value[:19]}"
        for each in near[-12:]
    ]
    return "; ".join(lines)
