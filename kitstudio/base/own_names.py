"""Names of what we keep in folders of the user's while we work there; a kill leaves it for the next run to remove.

None of it is ever a part of a kit.
"""

from __future__ import annotations

import re
from typing import Final

UNPACK: Final = ".kitstudio-unpack-"
EXPORT: Final = ".kitstudio-export-"
WRITE: Final = ".kitstudio-write-"
_NAME: Final = re.compile("(" + "|".join(map(re.escape, (UNPACK, EXPORT, WRITE))) + ")[0-9a-f]{16}")


def is_own(name: str, *prefixes: str) -> bool:
    """Whether it is such a name (of one of these prefixes; none given: of any)."""
    found = _NAME.fullmatch(name)
    return found is not None and (not prefixes or found[1] in prefixes)
