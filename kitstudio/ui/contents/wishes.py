"""What a person wants done to rows of the contents, as a value that a job carries out."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from kitstudio.base.control import Control, Noticed
from kitstudio.model.media_type import Kind
from kitstudio.operations.draft import Draft
from kitstudio.operations.editing.edits import ContentsChange, exclude, give_role, hide, include
from kitstudio.operations.editing.state import Target
from kitstudio.ui import kinds, text


class Verb(enum.Enum):
    """What is wanted: a role, in, out, or hidden by a rule."""

    ROLE = enum.auto()
    INCLUDE = enum.auto()
    EXCLUDE = enum.auto()
    HIDE = enum.auto()


@dataclass(frozen=True, slots=True)
class Wish:
    """A verb and the rows it is about; `kind` is the role that is given.

    `agreed` says that files that may hold a secret may go into the kit by it.
    """

    verb: Verb
    targets: tuple[Target, ...]
    kind: Kind = Kind.CODE
    agreed: bool = False


def carried_out(draft: Draft, wish: Wish, control: Control) -> ContentsChange:
    """What becomes of both texts.

    Raises:
        ContentsRefusedError, EditRefusedError: it cannot be done.
    """
    if wish.verb is Verb.ROLE:
        return give_role(draft, wish.targets, wish.kind, control)
    return {Verb.INCLUDE: include, Verb.EXCLUDE: exclude, Verb.HIDE: hide}[wish.verb](draft, wish.targets, control)


def sentence(notes: Sequence[Noticed]) -> str:
    """What is done, the first thing whole and the others counted."""
    if not notes:
        return text.translate("draft", "Nothing changes")
    first = notes[0]
    words = {
        name: kinds.word(Kind(str(fact))) if name in ("kind", "before") else fact for name, fact in first.facts.items()
    }
    told = text.notice_text(Noticed(first.code, first.template, words))
    if len(notes) == 1:
        return told
    more = text.count(
        len(notes) - 1, text.translate("draft", "{n} more change"), text.translate("draft", "{n} more changes")
    )
    return text.translate("draft", "{first}, and {more}").format(first=told, more=more)
