"""Lines put into the text of a `.kitignore` and taken out of it; all others stay as they are."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def with_rules(text: str, rules: Sequence[str]) -> str:
    """The text with rules behind all others, where the last word is."""
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text or text.endswith("\n") else end
    return text + gap + "".join(f"{rule}{end}" for rule in rules)


def without_lines(text: str, numbers: Collection[int]) -> str:
    """The text without some lines, counted from 1; a byte order mark before them stays."""
    lines = text.split("\n")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    kept = "\n".join(line for number, line in enumerate(lines, start=1) if number not in numbers)
    return kept if kept.startswith(mark) else mark + kept
