"""Versions of the `kit` tool, as far as they read Kitfiles differently (modelkit-format 1.5, 15.4).

Releases are numbered (`1.7`, `1.10.2`); `2026` is the state of mid 2026, whose release number nobody knows yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from typing_extensions import override

from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError

NEWEST: Final = "2026"
_VERSION = re.compile(r"v?([0-9]{1,4})(?:\.([0-9]{1,4}))?(?:\.[0-9]{1,4})?")


class UnknownKitVersionError(KitStudioError):
    """Text that should name a version of kit does not."""

    code = "KS-UNKNOWN-KIT-VERSION"
    exit_code = ExitCode.USAGE
    summary_template = QT_TRANSLATE_NOOP("errors", "{version} is not a version of kit.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Write a release such as 1.7, or 2026 for the newest.")


@dataclass(frozen=True, slots=True, order=True)
class KitVersion:
    """A version of kit; versions compare as they were made."""

    major: int
    minor: int = 0

    @classmethod
    def parse(cls, text: str) -> KitVersion:
        """Read `1.7`, `v1.7.0` or `2026`; an empty text is the newest.

        Raises:
            UnknownKitVersionError: it is none of these.
        """
        match = _VERSION.fullmatch(text.strip() or NEWEST)
        if match is None:
            raise UnknownKitVersionError(version=text)
        return cls(int(match[1]), int(match[2] or 0))

    @property
    def is_known(self) -> bool:
        """Whether its rules are known; others are placed by their number."""
        return self.major <= 1 or self == KitVersion.parse(NEWEST)

    @property
    def cleans_paths(self) -> bool:
        """Whether it compares cleaned paths, by their elements, and checks what they mean (the newest does)."""
        return self >= KitVersion.parse(NEWEST)

    @override
    def __str__(self) -> str:
        return f"{self.major}.{self.minor}" if self.minor else str(self.major)
