"""`docs/findings.md`, made from the kinds of findings.

Run `python -m tests.support.finding_docs` after adding or changing one; a test fails when the page is stale.
"""

from __future__ import annotations

from pathlib import Path

from kitstudio.model.finding_kinds import KINDS
from tests.support.source import ROOT

PAGE = ROOT / "docs" / "findings.md"

READING = {
    "alias-cycle": "An alias stands inside the value it stands for.",
    "bad-parameter": "A value or a key in `parameters` has no form in JSON (`.inf`, a key that is a number).",
    "bad-yaml": "The text is no YAML, or not the YAML kit reads.",
    "duplicate-key": "A key stands twice in one map.",
    "empty-kitfile": "There is no document in the text.",
    "odd-tag": "A tag (`!!int`) that its value does not fit, or that is not one of YAML's own.",
    "too-large": "The text is too long, too deep, or its aliases expand to too much.",
    "unknown-key": "A key no kit knows. `pack` refuses it unless `--allow-unknown-keys` is given; edits keep it.",
    "wrong-type": "A text where a map belongs, and the like.",
}

_HEAD = """# Findings

Made from the kinds by `python -m tests.support.finding_docs`; do not edit.

`kitstudio check` and the window show what is wrong or odd about a Kitfile. Each finding has a stable code, a severity,
a line, a column and a field, and where possible fixes that can be applied. An **error** stops packing; a **warning**
is likely a mistake, or loses something; a **note** is worth knowing. With `--for-kit 1.7` errors are what that kit
refuses, and what it loses without a word is a warning.

## From reading the text

All of these are errors.

| code | meaning |
|---|---|
"""

_RULES = """
## From the rules

| code | severity | meaning | sentence |
|---|---|---|---|
"""


def page() -> str:
    """The whole page."""
    reading = "".join(f"| `{code}` | {meaning} |\n" for code, meaning in sorted(READING.items()))
    rules = "".join(
        f"| `{kind.code}` | {kind.severity} | {kind.meaning} | {kind.template} |\n"
        for kind in sorted(KINDS, key=lambda each: each.code)
    )
    return _HEAD + reading + _RULES + rules


def write(path: Path = PAGE) -> None:
    """Write the page."""
    path.write_text(page(), "utf-8")


if __name__ == "__main__":
    write()
