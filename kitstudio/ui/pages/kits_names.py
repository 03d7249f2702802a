"""Names given to stored kits and taken back again, by workers; nothing here knows Qt."""

from __future__ import annotations

from dataclasses import dataclass

from kitstudio.base.control import Control
from kitstudio.model.reference import Reference
from kitstudio.operations.catalog import remove
from kitstudio.operations.context import Context
from kitstudio.operations.names import add_name, rename


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
        KitStudioError: the kit is gone, or the name means another kit since.
    """
    move = bool(given.lost)
    if given.before:
        rename(context, Reference.parse(given.before), given.new, control, move=move)
    else:
        add_name(context, Reference.parse(given.kit), given.new, control, move=move)
    return given


def take_back(context: Context, given: Given, control: Control) -> bool:
    """Let names mean what they did; a kit that has no other name by now keeps this one, and the answer is no.

    Raises:
        KitStudioError: a kit is gone, or another one has its name since.
    """
    if given.before:
        rename(context, given.new, Reference.parse(given.before), control)
    if given.lost:
        add_name(context, Reference.parse(given.lost), given.new, control, move=not given.before)
    elif not given.before:
        if remove(context, [str(given.new)], control, dry_run=True).kits:
            return False
        remove(context, [str(given.new)], control)
    return True
