"""What a look at the folder brings, and how it meets what was typed or decided since it began: that always stays."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from kitstudio.operations.contents.ignore import DraftIgnore
from kitstudio.operations.draft import Draft
from kitstudio.ui.text import is_editable


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


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What another program wrote while a text was edited here, and was taken in.

    Attributes:
        base: the text on disk before; None for none.
        mine: the text here before.
        theirs: what the other program wrote; None when it removed the file.
        both: the text with both.
        is_out: whether it was taken out again, which is to be decided before anything is saved over it.
    """

    base: str | None
    mine: str
    theirs: str | None
    both: str
    is_out: bool = False


class DraftTexts(QObject):
    """The two texts of a draft, what is known of them on disk, and what is to be decided about them.

    Signals:
        changed(): `draft` is new, or a text moved, or what is known of it, or whether the folder is being read.
        reloaded(): a text is another one than in its editor (opened, or taken from disk).
        overtaken(): another program wrote the Kitfile while it was being edited here, and it is to be decided which
            lines stay: both concern the same, or those of the other program were taken out again.
        gone(): another program removed the Kitfile; the text stays, not saved.
        merged(str): the same as `overtaken`, but apart: the text with the changes of both.
        ignore_merged(str): as `merged`, of the `.kitignore`; for what is to be decided see `ignore_theirs`.
    """

    changed = Signal()
    reloaded = Signal()
    overtaken = Signal()
    gone = Signal()
    merged = Signal(object)
    ignore_merged = Signal(object)

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self.draft: Draft | None = None
        self.text = ""
        self.ignore = ""
        self.theirs: str | None = None
        """The Kitfile on disk while it is to be decided what becomes of it: see `overtaken`.

        `draft` knows the one before it until then, so that nothing is saved over it.
        """

        self.ignore_theirs: DraftIgnore | None = None
        """The same for the `.kitignore`, which may be gone."""

        self.taken: TakenIn | None = None
        self.ignore_taken: TakenIn | None = None
        """What another program wrote last and was taken in, of either text; nothing once it is decided."""


def is_outdated(look: Look, state: DraftTexts, before: Draft) -> bool:
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


def take_up(state: DraftTexts, look: Look, before: Draft) -> None:
    """Take over what was found; a text that is edited now stays, one that is not follows the disk."""
    draft, texts = look.found, (state.text, state.ignore)
    typed, ruled = state.text != before.saved, state.ignore != (before.ignore.saved or "")
    is_gone = before.kitfile_path is not None and draft.kitfile_path is None
    # The text is nowhere else when the file is gone: there is all of it to lose.
    state.draft, state.theirs, state.ignore_theirs = replace(draft, saved="") if is_gone else draft, None, None
    if not ruled:
        state.ignore = draft.ignore.saved or ""
    if is_gone:
        state.taken = None
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


def _meet(state: DraftTexts, before: str, draft: Draft, merged: str | None) -> None:
    """Tell of what another program wrote while the text was edited here, unless that stands in it already."""
    is_out = is_taken_out(state.taken, draft.saved)
    if merged == state.text:
        state.taken = None
    elif merged is None or is_out or not is_editable(draft.saved):
        state.draft, state.theirs = replace(draft, saved=before), draft.saved  # saving refuses until it is decided
        state.taken = state.taken if is_out else None
        state.overtaken.emit()
    else:
        state.taken = TakenIn(before, state.text, draft.saved, merged)
        state.merged.emit(merged)


def _meet_ignore(state: DraftTexts, before: DraftIgnore, found: DraftIgnore, merged: str | None) -> None:
    """The same for the `.kitignore`."""
    is_out = is_taken_out(state.ignore_taken, found.saved)
    if merged == state.ignore:
        state.ignore_taken = None
    elif merged is None or is_out or not is_editable(found.saved or ""):
        _undecide(state, before.saved, found.saved)
        state.ignore_taken = state.ignore_taken if is_out else None
    else:
        state.ignore_taken = TakenIn(before.saved, state.ignore, found.saved, merged)
        state.ignore_merged.emit(merged)


def _undecide(state: DraftTexts, before: str | None, theirs: str | None) -> None:
    if state.draft is not None:
        state.draft = replace(state.draft, ignore=replace(state.draft.ignore, saved=before))
        state.ignore_theirs = DraftIgnore(theirs or "", theirs)


def is_taken_out(taken: TakenIn | None, theirs: str | None) -> bool:
    """Whether this was taken in, and then out again."""
    return taken is not None and taken.is_out and taken.theirs == theirs


def follow_undo(state: DraftTexts) -> None:
    """A step back over what was taken in takes it out, and one forth brings it back."""
    taken, theirs = state.taken, state.theirs
    if taken is None or state.draft is None:
        return
    if state.text == taken.mine:
        take_out(state)
    elif state.text == taken.both and theirs is not None and is_taken_out(taken, theirs):
        state.draft, state.theirs = replace(state.draft, saved=theirs), None
        state.taken = replace(taken, is_out=False)


def take_out(state: DraftTexts) -> None:
    """What was taken in does not stand in the text any more: it is to be decided, unless all of it was saved."""
    draft, taken = state.draft, state.taken
    if draft is not None and taken is not None and state.theirs is None and draft.saved == taken.theirs:
        state.draft, state.theirs = replace(draft, saved=taken.base or ""), draft.saved
        state.taken = replace(taken, is_out=True)
        state.overtaken.emit()


def follow_rules_undo(state: DraftTexts) -> None:
    """The same of the `.kitignore`."""
    taken, theirs = state.ignore_taken, state.ignore_theirs
    if taken is None or state.draft is None:
        return
    if state.ignore == taken.mine:
        take_rules_out(state)
    elif state.ignore == taken.both and theirs is not None and is_taken_out(taken, theirs.saved):
        state.draft, state.ignore_theirs = (
            replace(state.draft, ignore=replace(state.draft.ignore, saved=theirs.saved)),
            None,
        )
        state.ignore_taken = replace(taken, is_out=False)


def take_rules_out(state: DraftTexts) -> None:
    """The same of the `.kitignore`."""
    draft, taken = state.draft, state.ignore_taken
    if draft is not None and taken is not None and state.ignore_theirs is None and draft.ignore.saved == taken.theirs:
        _undecide(state, taken.base, taken.theirs)
        state.ignore_taken = replace(taken, is_out=True)


def know_rules(state: DraftTexts, disk: str | None) -> None:
    """The same for the `.kitignore`; None for none."""
    if state.draft is not None:
        state.draft = replace(state.draft, ignore=replace(state.draft.ignore, saved=disk))
        state.ignore_theirs = state.ignore_taken = None
        state.changed.emit()


def is_taken_back(state: DraftTexts, draft: Draft) -> bool:
    """Whether something was to be decided, and the edits it was about are gone, or are what the other one wrote.

    What was taken out may have come back with any step.
    """
    theirs, rules = state.theirs, state.ignore_theirs
    if rules is not None:
        is_out = is_taken_out(state.ignore_taken, rules.saved)
        if is_out or state.ignore in (rules.text, draft.ignore.saved or ""):
            return True
    return theirs is not None and (is_taken_out(state.taken, theirs) or state.text in (theirs, draft.saved))
