"""Names of kits that are in the store: given in place of another, given beside it, and taken back.

What a person saw of a name may be out of date when it is changed: whoever says which kit a name meant changes nothing
once it means another.
"""

from __future__ import annotations

from collections.abc import Sequence

from kitstudio.base.control import Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.reading import resolve


class NameMovedError(KitStudioError):
    """A name means another kit than it did when somebody decided what to do with it."""

    code = "KS-NAME-MOVED"
    exit_code = ExitCode.WOULD_OVERWRITE
    summary_template = QT_TRANSLATE_NOOP("errors", "{name} was given to another kit meanwhile.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Nothing was changed. Look at which kit has the name now, and decide again."
    )


def rename(
    context: Context,
    old: Reference,
    new: Reference,
    control: Control,
    *,
    kit: Digest | None = None,
    move_from: Digest | None = None,
) -> Descriptor:
    """Give a kit the name `new` instead of `old`.

    In one change of the store, except for a name that is moved: the kit has that first, and both for a moment.

    Args:
        context: whose store.
        old: a name with its tag.
        new: what it is called then.
        control: cancel.
        kit: the kit that `old` has to mean; None for whichever it means.
        move_from: a kit that the name may be taken from; it stays stored, nameless if need be.

    Raises:
        KitNotFoundError: nothing is called `old`.
        NameMovedError: `old` means another kit than `kit`.
        WouldMoveTagError: `new` names another kit, and may not be taken from that.
    """
    control.token.check()
    descriptor = resolve(context.store, old) if kit is None else _named(context, old, kit)
    if move_from is not None:
        _move(context, [(descriptor, new)], {new: move_from}, control)
    context.store.tag(descriptor, new, instead_of=old, move=False)
    return descriptor


def add_name(
    context: Context, kit: Reference, new: Reference, control: Control, *, move_from: Digest | None = None
) -> Descriptor:
    """Give a kit a further name; the same bytes are then called by both.

    Args:
        context: whose store.
        kit: any name or digest of it.
        new: the further name.
        control: cancel.
        move_from: a kit that the name may be taken from; it stays stored, nameless if need be.

    Raises:
        KitNotFoundError: there is no such kit.
        WouldMoveTagError: `new` names another kit, and may not be taken from that.
    """
    control.token.check()
    descriptor = resolve(context.store, kit)
    if move_from is not None:
        _move(context, [(descriptor, new)], {new: move_from}, control)
    else:
        context.store.tag(descriptor, new, move=False)
    return descriptor


def give_back(
    context: Context, name: Reference, kit: Digest, to: Digest, control: Control, *, before: Reference | None = None
) -> None:
    """Let a name mean again the kit it was taken from, in one change of the store.

    Args:
        context: whose store.
        name: the name.
        kit: the kit that has it now.
        to: the kit that had it.
        control: cancel.
        before: a name that `kit` gets in its place.

    Raises:
        NameMovedError: `name` means neither of the two.
        KitNotFoundError: nothing has that name, or the kit that had it is gone.
        WouldMoveTagError: `before` names another kit.
        BlobNotFoundError, DigestMismatchError: one of the kits is damaged.
    """
    control.token.check()
    descriptor = _named(context, name, kit)
    names = [(resolve(context.store, Reference.parse(str(to))), name)]
    if before is not None:
        names.append((descriptor, before))
    _move(context, names, {name: kit}, control)


def drop_name(context: Context, name: Reference, kit: Digest, control: Control) -> bool:
    """Take a further name away from a kit; False when it is its only one, which it keeps.

    Raises:
        KitNotFoundError: nothing has that name.
        NameMovedError: it means another kit.
    """
    control.token.check()
    name = name.with_default_tag()
    descriptor = _named(context, name, kit)
    names = (each.reference for each in context.store.named() if each.descriptor.digest == kit)
    other = next((each for each in names if each not in (None, name)), None)
    if other is None:
        return False
    # It is called by the other one instead, which it is already: unlike a removal, that cannot take the kit along.
    context.store.tag(descriptor, other, instead_of=name, move=False)
    return True


def _named(context: Context, name: Reference, kit: Digest) -> Descriptor:
    descriptor = resolve(context.store, name)
    if descriptor.digest != kit:
        raise NameMovedError(name=str(name), digest=str(descriptor.digest))
    return descriptor


def _move(
    context: Context,
    names: Sequence[tuple[Descriptor, Reference]],
    consent: dict[Reference, Digest],
    control: Control,
) -> None:
    agreed = {name.with_default_tag(): digest for name, digest in consent.items()}
    with context.store.lease("tag", control) as lease:
        context.store.commit([(kit, [name]) for kit, name in names], lease, move=agreed)
