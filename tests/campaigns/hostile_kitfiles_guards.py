"""What protects from hostile Kitfiles, and how each is taken away."""

from __future__ import annotations

from kitstudio.base import errors, limits
from kitstudio.model import kitfile_fields
from tests.campaigns.campaign import Guard, Patches


def _no_alias_bound(patches: Patches) -> None:
    patches.replace(limits, "KITFILE_NODES", 1 << 60)


def _no_depth_bound(patches: Patches) -> None:
    patches.replace(limits, "KITFILE_DEPTH", 1 << 30)


def _no_refused_repeats(patches: Patches) -> None:
    patches.replace(kitfile_fields, "_refuse_repeats", lambda _pairs, _path: None)


def _no_printable(patches: Patches) -> None:
    patches.replace(errors, "printable", lambda text, _limit=4096: text)


def _no_rule_bounds(patches: Patches) -> None:
    patches.replace(limits, "IGNORE_ELEMENTS", 1 << 60)


GUARDS: tuple[Guard, ...] = (
    Guard("alias-bound", "what aliases expand to is not counted", _no_alias_bound),
    Guard("depth-bound", "a Kitfile may be as deep as it likes", _no_depth_bound),
    Guard("repeated-keys", "the last of several equal keys wins without a word", _no_refused_repeats),
    Guard("printable", "texts from outside are shown as they are", _no_printable),
    Guard("rule-bounds", "what the wildcards of a .kitignore come to is not counted", _no_rule_bounds),
)
