"""Names of kits that are in the store: given in place of another, given beside it."""

from __future__ import annotations

from kitstudio.base.control import Control
from kitstudio.model.descriptor import Descriptor
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.reading import resolve


def rename(context: Context, old: Reference, new: Reference, control: Control, *, move: bool = False) -> Descriptor:
    """Give a kit the name `new` instead of `old`, in one change of the store.

    Args:
        context: whose store.
        old: a name with its tag.
        new: what it is called then.
        control: cancel.
        move: take the name from another kit that has it; that kit stays stored, nameless if need be.

    Raises:
        KitNotFoundError: nothing is called `old`.
        WouldMoveTagError: `new` names another kit, and is not to be moved.
    """
    control.token.check()
    descriptor = resolve(context.store, old)
    context.store.tag(descriptor, new, instead_of=old, move=move)
    return descriptor


def add_name(context: Context, kit: Reference, new: Reference, control: Control, *, move: bool = False) -> Descriptor:
    """Give a kit a further name; the same bytes are then called by both.

    Args:
        context: whose store.
        kit: any name or digest of it.
        new: the further name.
        control: cancel.
        move: take the name from another kit that has it; that kit stays stored, nameless if need be.

    Raises:
        KitNotFoundError: there is no such kit.
        WouldMoveTagError: `new` names another kit, and is not to be moved.
    """
    control.token.check()
    descriptor = resolve(context.store, kit)
    context.store.tag(descriptor, new, move=move)
    return descriptor
