"""What kind of document a page shows, asked without loading what such pages are made of.

They are half of the window's modules. Until a document is opened none of that is loaded, and no page can be one.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from typing_extensions import TypeIs

if TYPE_CHECKING:  # see above
    from kitstudio.ui.pages.draft_page import DraftPage
    from kitstudio.ui.pages.kit_page import KitPage


def is_draft(page: object) -> TypeIs[DraftPage]:
    """Whether a page is that of a draft."""
    return _is(page, "kitstudio.ui.pages.draft_page", "DraftPage")


def is_kit(page: object) -> TypeIs[KitPage]:
    """Whether a page is that of a kit."""
    return _is(page, "kitstudio.ui.pages.kit_page", "KitPage")


def _is(page: object, module: str, name: str) -> bool:
    return isinstance(page, getattr(sys.modules.get(module), name, ()))
