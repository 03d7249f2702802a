"""The faces we bring along, so that columns and pictures are the same on every machine."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFontDatabase

from kitstudio.host.assets import asset
from kitstudio.ui.theme import T

FACES: Final = (
    "Inter-Regular.otf",
    "Inter-Medium.otf",
    "Inter-SemiBold.otf",
    "InterDisplay-SemiBold.otf",
    "JetBrainsMono-Regular.ttf",
    "JetBrainsMono-Medium.ttf",
)


def load_fonts() -> frozenset[str]:
    """Load the faces; call it once, after the application is made and before the first widget.

    Returns:
        The families that can be used now. A face that cannot be loaded is left to the fall-backs of the tokens.
    """
    numbers = [QFontDatabase.addApplicationFont(str(asset(f"fonts/{face}"))) for face in FACES]
    T.forget_fonts()
    return frozenset(family for number in numbers for family in QFontDatabase.applicationFontFamilies(number))
