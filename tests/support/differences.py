"""The differences from kit that docs/kit-differences.md admits; tests fail on any other."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "kit-differences.md"
_CASE = re.compile(r"^\| ((?:kit|kit-errors|kit-init|kit-unpack)/[\w-]+) \|", re.MULTILINE)


def listed_cases() -> frozenset[str]:
    """The vector cases (`kit-errors/newer-section`) the page lists."""
    return frozenset(_CASE.findall(PAGE.read_text("utf-8")))
