"""Names given to stored kits and taken back again, by workers; nothing here knows Qt."""

from __future__ import annotations

from dataclasses import dataclass

from kitstudio.base.control import Control
from kitstudio.model.descriptor import Digest
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.names import add_name, drop_name, give_back, rename


@dataclass(frozen=True, slots=True)
class Given:
    """One name that was given.

    Attributes:
        kit: the digest of the kit that has it.
        before: the name that it replaced; empty for a further one.
        new: the name.
        lost: the digest of the kit that it was taken from; empty for none.
    """

    kit: str
    before: str
    new: Reference
    lost: str = ""


def give(context: Context, given: Given, control: Control) -> Given:
    """Give a name.

    Raises:
        KitStudioError: the kit is gone, or one of the names means another kit since.
    """
    kit, lost = Digest.parse(given.kit), Digest.parse(given.lost) if given.lost else None
    if given.before:
        rename(context, Reference.parse(given.before), given.new, control, kit=kit, move_from=lost)
    else:
        add_name(context, Reference.parse(given.kit), given.new, control, move_from=lost)
    return given


def take_back(context: Context, given: Given, control: Control) -> bool:
    """Let names mean what they did; a kit that has no other name by now keeps this one, and the answer is no.

    Raises:
        KitStudioError: a kit is gone, or one of the names means another one since.
    """
    kit, before = Digest.parse(given.kit), Reference.parse(given.before) if given.before else None
    if given.lost:
        give_back(context, given.new, kit, Digest.parse(given.lost), control, before=before)
    elif before is not None:
        rename(context, given.new, before, control, kit=kit)
    else:
        return drop_name(context, given.new, kit, control)
    return True
