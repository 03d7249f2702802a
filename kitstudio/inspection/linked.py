"""What a kit lacks because it stands behind links."""

from __future__ import annotations

from collections.abc import Mapping

from kitstudio.inspection.file_roles import Role, role_of
from kitstudio.model import finding_kinds as kinds
from kitstudio.model.finding_kinds import FindingKind


def lack(links: Mapping[str, str], *, has_model: bool, has_data: bool) -> tuple[FindingKind, str] | None:
    """What the kit has not, and the link that may be to blame; None when nothing is to be said.

    Args:
        links: those that no layer holds, each with the name that tells best what it leads to, a file's if it is known.
        has_model: whether a layer, or another kit, holds a model.
        has_data: whether a layer holds a data set.
    """
    if has_model or not links:
        return None
    for path, leads_to in links.items():
        if Role.WEIGHTS in (role_of(_name(path)), role_of(_name(leads_to))):
            return kinds.LINKED_MODEL, path
    return None if has_data else (kinds.LINKED_CONTENT, next(iter(links)))


def _name(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]
