"""The texts of a draft with what another program did to them on disk, where both can be had."""

from __future__ import annotations

from kitstudio.model.line_diff import merge
from kitstudio.operations.draft import Draft


def merged_with_disk(mine: Draft, found: Draft) -> str | None:
    """The text with the edits of a draft and with what another program did to the Kitfile meanwhile.

    Args:
        mine: as it was edited.
        found: the same looked at again, see `look_again`.

    Returns:
        None when there is nothing to merge, or when both concern the same lines: a person decides.
    """
    if not mine.is_edited or mine.saved == found.saved:
        return None
    return merge(mine.saved, mine.text, found.saved)


def ignore_merged_with_disk(mine: Draft, found: Draft) -> str | None:
    """The same for the `.kitignore`; where there is none it is empty."""
    if not mine.ignore.is_edited or mine.ignore.saved == found.ignore.saved:
        return None
    return merge(mine.ignore.saved or "", mine.ignore.text, found.ignore.saved or "")
