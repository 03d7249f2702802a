"""The page of what is not ours: python -m tests.support.third_party_docs writes docs/third-party.md anew."""

from __future__ import annotations

from pathlib import Path

from kitstudio.host.provenance import parts

PAGE = Path(__file__).resolve().parents[2] / "docs" / "third-party.md"

_HEAD = """\
# What Kit Studio is made of

Made by `python -m tests.support.third_party_docs` from what is installed; *Help → About and licences* shows the same
with versions and the full texts.

The typefaces are part of the wheel and lie there with their licence texts (`resources/fonts`). The icons are drawn for
Kit Studio. The Python packages are not part of it: `pip` brings them, each with its own licence text. PySide6 and
shiboken6 (Qt) are used under the LGPL 3, as they come, through their public interfaces; anybody may put other builds of
them in their place.

| part | licence |
|---|---|
"""


def page() -> str:
    """The page as it should be."""
    rows = [f"| {each.name} | {each.licence} |" for each in sorted(parts()[1:], key=lambda each: each.name.lower())]
    return _HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
