"""What a look at the folder brings, and how it meets what was typed or decided since it began: that always stays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kitstudio.operations.contents.ignore import DraftIgnore
from kitstudio.operations.draft import Draft
from kitstudio.ui.text import is_editable

if TYPE_CHECKING:
    from kitstudio.ui.models.draft_state import DraftState


@dataclass(frozen=True, slots=True)
class Look:
    """A look at the folder.

    Attributes:
        basis: the draft it began with.
        found: the same with the folder as it is now.
        merged: the text with what another program did to the Kitfile; None when there is none, or they touch.
        rules: the same of the `.kitignore`.
    """

    basis: Draft
    found: Draft
    merged: str | None
    rules: str | None


def is_outdated(look: Look, state: DraftState, before: Draft) -> bool:
    """Whether something was decided during a look, or a text edited that it found to be another one on disk."""
    found = look.found
    typed = state.text not in (found.text, before.saved)
    ruled = state.ignore not in (found.ignore.text, before.ignore.saved or "")
    if (typed and before.saved != found.saved) or (ruled and before.ignore.saved != found.ignore.saved):
        return True
    return _on_disk(look.basis) != _on_disk(before)


def brought_up(draft: Draft, known: Draft) -> Draft:
    """A draft that was made of an older one, with what is known of the disk by now."""
    if _on_disk(draft) == _on_disk(known):
        return draft
    ignore = replace(draft.ignore, saved=known.ignore.saved)
    return replace(draft, kitfile_path=known.kitfile_path, saved=known.saved, ignore=ignore)


def _on_disk(draft: Draft) -> tuple[object, ...]:
    return draft.kitfile_path, draft.saved, draft.ignore.saved


def take_up(state: DraftState, look: Look, before: Draft) -> None:
    """Take over what was found; a text that is edited now stays, one that is not follows the disk."""
    draft, texts = look.found, (state.text, state.ignore)
    typed, ruled = state.text != before.saved, state.ignore != (before.ignore.saved or "")
    is_gone = before.kitfile_path is not None and draft.kitfile_path is None
    # The text is nowhere else when the file is gone: there is all of it to lose.
    state.draft, state.theirs, state.ignore_theirs = replace(draft, saved="") if is_gone else draft, None, None
    if not ruled:
        state.ignore = draft.ignore.saved or ""
    if is_gone:
        state.gone.emit()
    elif typed:
        if before.saved != draft.saved:
            _meet(state, before.saved, draft, look.merged)
    else:
        state.text = draft.saved  # not `draft.text`, which may be edits that were taken back during the look
        if texts != (state.text, state.ignore):
            state.reloaded.emit()
    if ruled and before.ignore.saved != draft.ignore.saved:
        _meet_ignore(state, before.ignore, draft.ignore, look.rules)


def _meet(state: DraftState, before: str, draft: Draft, merged: str | None) -> None:
    """Tell of what another program wrote while the text was edited here."""
    if merged is None or not is_editable(draft.saved):
        state.draft, state.theirs = replace(draft, saved=before), draft.saved  # saving refuses until it is decided
        state.overtaken.emit()
    elif merged != state.text:
        state.merged.emit(merged)


def _meet_ignore(state: DraftState, before: DraftIgnore, found: DraftIgnore, merged: str | None) -> None:
    """The same for the `.kitignore`."""
    if state.draft is not None and (merged is None or not is_editable(found.saved or "")):
        state.draft = replace(state.draft, ignore=replace(state.draft.ignore, saved=before.saved))
        state.ignore_theirs = DraftIgnore(found.saved or "", found.saved)
    elif merged != state.ignore:
        state.ignore_merged.emit(merged)


def know(state: DraftState, disk: str) -> None:
    """Take the text for edits of this one on disk, and of no other; what another program made of it since is found."""
    draft = state.draft
    if draft is None:
        return
    is_seen = disk == (draft.saved if state.theirs is None else state.theirs)
    state.draft, state.theirs = replace(draft, saved=disk), None
    state.changed.emit()
    if is_seen:
        return
    if state.busy:
        state.follow(state.look_again)
    else:
        state.look_again()


def know_rules(state: DraftState, disk: str | None) -> None:
    """The same for the `.kitignore`; None for none."""
    if state.draft is not None:
        state.draft = replace(state.draft, ignore=replace(state.draft.ignore, saved=disk))
        state.ignore_theirs = None
        state.changed.emit()


def is_taken_back(state: DraftState, draft: Draft) -> bool:
    """Whether something was to be decided, and the edits it was about are gone, or are what the other one wrote."""
    theirs, rules = state.theirs, state.ignore_theirs
    ruled = rules is not None and state.ignore in (rules.text, draft.ignore.saved or "")
    return ruled or (theirs is not None and state.text in (theirs, draft.saved))
