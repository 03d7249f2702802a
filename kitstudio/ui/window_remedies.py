"""What to do about an error, for somebody who sits before the window: no flags, but the page or act that does it.

The rooms below say it for the command line. Found by the code of the error; what is not here is said as there.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kitstudio.base.errors import QT_TRANSLATE_NOOP

_ROOM: Final = QT_TRANSLATE_NOOP(
    "errors", "Free some space (Clean up on the Storage page may help) or choose another disk, then try again."
)
_MEND: Final = QT_TRANSLATE_NOOP(
    "errors", "Verify all on the Storage page and repair what it finds; then fetch or pack the kit again."
)
_UNTICK: Final = QT_TRANSLATE_NOOP("errors", "Everything else can be unpacked: take the tick from that layer.")

REMEDIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "KS-ALREADY-EXISTS": QT_TRANSLATE_NOOP("errors", "Choose another name or folder, or replace it."),
        "KS-ALREADY-THERE": QT_TRANSLATE_NOOP("errors", "Choose another name, or replace it."),
        "KS-BAD-KITFILE": QT_TRANSLATE_NOOP(
            "errors", "Mend that place in the Kitfile; the problems of its draft show all that is found."
        ),
        "KS-DIGEST-MISMATCH": QT_TRANSLATE_NOOP(
            "errors",
            "Nothing was released from it. Verify all on the Storage page says more; then fetch or pack it again.",
        ),
        "KS-DISK-FULL": _ROOM,
        "KS-FOREIGN-STORE": QT_TRANSLATE_NOOP(
            "errors",
            "A store belongs to one account alone. The Storage page says where this one is, and moves it.",
        ),
        "KS-KIT-NOT-FOUND": QT_TRANSLATE_NOOP("errors", "Check the spelling; Kits shows the names there are."),
        "KS-KITFILE-LEAVES-FOLDER": QT_TRANSLATE_NOOP(
            "errors", "Put a copy in its place if you know what it leads to."
        ),
        "KS-KITFILE-NOT-FOUND": QT_TRANSLATE_NOOP("errors", "Open the folder as a draft: one is proposed there."),
        "KS-KITFILE-REFUSED": QT_TRANSLATE_NOOP(
            "errors", "The problems of its draft show every fault with its place and its fix."
        ),
        "KS-LAYER-MISMATCH": _UNTICK,
        "KS-LAYERS-DAMAGED": QT_TRANSLATE_NOOP(
            "errors",
            "Verify all on the Storage page and repair the store; then pack the kit again or receive it again.",
        ),
        "KS-LINK-LEAVES-FOLDER": QT_TRANSLATE_NOOP(
            "errors", "Elsewhere they would lead nowhere: leave them out, follow them, or put copies in their places."
        ),
        "KS-MEMBER-CLASH": QT_TRANSLATE_NOOP("errors", "Take the tick from one of them, or ask the kit's author."),
        "KS-NAME-DAMAGED": QT_TRANSLATE_NOOP(
            "errors",
            "Verify all on the Storage page and repair the store: a name that its index still tells comes back.",
        ),
        "KS-NO-ROOM": _ROOM,
        "KS-NO-ROOM-TO-EXPAND": _ROOM,
        "KS-NOT-A-LAYOUT": QT_TRANSLATE_NOOP(
            "errors", "Choose the folder or archive that an export, oras or skopeo wrote."
        ),
        "KS-NOT-A-STORE": QT_TRANSLATE_NOOP(
            "errors",
            "A store needs an empty or a new folder. The Storage page moves it; an OCI layout is received.",
        ),
        "KS-NOT-IN-STORE": QT_TRANSLATE_NOOP(
            "errors", "Receive it from an archive or a layout; registries come later."
        ),
        "KS-QUOTA": QT_TRANSLATE_NOOP(
            "errors",
            "Free some of your space (Clean up on the Storage page may help) or ask for a larger quota.",
        ),
        "KS-SEVERAL-KITS": QT_TRANSLATE_NOOP("errors", "Receive it, and tick there which of them to take."),
        "KS-STORE-DAMAGED": _MEND,
        "KS-STORE-LOCKED": QT_TRANSLATE_NOOP(
            "errors", "Wait for that process or end it, then try again; nothing needs cleaning up."
        ),
        "KS-STORE-READ-ONLY": QT_TRANSLATE_NOOP(
            "errors", "Let this account write there, or move the store: the Storage page says where it is."
        ),
        "KS-TOO-MANY-NAMES": QT_TRANSLATE_NOOP(
            "errors", "It may be made to fill the disk. Unpack less of the kit, or ask its author."
        ),
        "KS-UNKNOWN-LAYER-TYPE": QT_TRANSLATE_NOOP(
            "errors",
            "A newer tool may have written it. Everything else can be unpacked: take the tick from that layer.",
        ),
        "KS-WOULD-MOVE-TAG": QT_TRANSLATE_NOOP(
            "errors", "Nothing was taken. Tick the names that may move, and receive it again."
        ),
    }
)
"""By code."""
