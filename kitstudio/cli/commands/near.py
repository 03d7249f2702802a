"""Did you mean: the names of the store that are nearest to one that is not there."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable
from typing import Final

from kitstudio.base.errors import ExitCode, KitStudioError
from kitstudio.cli.session import Session
from kitstudio.model.content import KitNotFoundError
from kitstudio.model.nearest import nearest
from kitstudio.model.reference import BadReferenceError, Reference
from kitstudio.operations.places import places_at

_MOST: Final = 3


def names_near(verb: Callable[[Session], ExitCode]) -> Callable[[Session], ExitCode]:
    """A verb that reads kits by name, and says which names it could have been given where it finds none."""

    @functools.wraps(verb)
    def said(session: Session) -> ExitCode:
        try:
            return verb(session)
        except (KitNotFoundError, BadReferenceError) as error:
            names = _places(session)
            if not names and error.facts.get("place") == str(session.context.store_path.absolute()):
                names = _near(session, str(error.facts.get("reference", "")))
            if names:
                session.control.notice("near-names", "Did you mean {names}?", names=" or ".join(names))
            raise

    return said


def _places(session: Session) -> list[str]:
    """What was asked for as a place, where something of that name lies right here and the verb reads kits of places."""
    asked = getattr(session.arguments, "ref", None)
    with contextlib.suppress(KitStudioError):  # the error that is shown is the first one
        return list(places_at(asked)) if asked is not None else []
    return []


def _near(session: Session, asked: str) -> list[str]:
    """Names with another tag first, else those of the nearest repositories; a registry or folder may be left out."""
    known: list[Reference] = []
    wanted = None
    with contextlib.suppress(KitStudioError):  # the error that is shown is the first one
        wanted = Reference.parse(asked)
        known = [each.reference for each in session.context.store.named() if each.reference is not None]
    if wanted is None or not wanted.name:
        return []
    same = [each for each in known if each.name == wanted.name and each.tag]
    if same:
        near = nearest(wanted.tag, [each.tag for each in same])
        return [str(each) for each in same if each.tag in near] or [str(each) for each in same[:_MOST]]
    ends = {each.name for each in known if each.name.rpartition("/")[2] == wanted.name.rpartition("/")[2]}
    names = ends or set(nearest(wanted.name, {each.name for each in known if each.name}))
    found = [each for each in known if each.name in names]
    return [str(each) for each in found if each.tag == wanted.tag][:_MOST] or [str(each) for each in found[:_MOST]]
