"""Verification of a whole store."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong: a stable `kind` (kebab-case), what it is about, and an English detail."""

    kind: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class Verified:
    """Outcome of a verification: blobs checked, their bytes, and what was wrong."""

    checked: int
    bytes: int
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems
