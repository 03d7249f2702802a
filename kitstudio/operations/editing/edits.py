"""What a person does to the contents of a draft, as new texts of its Kitfile and its .kitignore.

Nothing is written. Each change is tried out on the folder as it was scanned: exactly the files that were meant come in
or go, else it is refused and nothing changes. What it does is said in sentences, before it is done as well as after.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kitstudio.base.control import Control, Noticed
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.inspection.junk import left_out_reason
from kitstudio.model.finding import Finding, Severity
from kitstudio.model.folder_facts import cleaned
from kitstudio.model.kitfile import FieldPath, LayerEntry, Model
from kitstudio.model.kitfile_change import AddEntry, ChangeRole, Remove, SetText
from kitstudio.model.media_type import Kind
from kitstudio.operations.contents.placing import guess
from kitstudio.operations.draft import Draft
from kitstudio.operations.editing import rules
from kitstudio.operations.editing.state import State, Target, at_or_inside, is_litter

_MOST: Final = 300
"""Entries made or moved in one go; a Kitfile with more is read by nobody."""

_PATH: Final = ("model", "path")
_SECTIONS: Final[dict[Kind, FieldPath]] = {
    Kind.MODEL: ("model",),
    Kind.PART: ("model", "parts"),
    Kind.DATASET: ("datasets",),
    Kind.CODE: ("code",),
    Kind.DOCS: ("docs",),
    Kind.PROMPT: ("prompts",),
    Kind.MCP: ("mcpServers",),
}
ROLES: Final = tuple(_SECTIONS)
"""The roles in the order people count them, 1 to 7."""


class ContentsRefusedError(KitStudioError):
    """A change of the contents cannot be made as it was asked for."""

    code = "KS-CONTENTS-REFUSED"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "The contents were not changed: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Change the Kitfile or the .kitignore by hand.")


@dataclass(frozen=True, slots=True)
class ContentsChange:
    """Two texts after a change, and what it does, a sentence each; none when there is nothing to do."""

    text: str
    ignore: str
    notes: tuple[Noticed, ...] = ()


def give_role(draft: Draft, targets: Sequence[Target], kind: Kind, control: Control) -> ContentsChange:
    """Give files and folders a role: entries are made or moved, and rules that hide just them are lifted.

    A kit has one model: of several the largest becomes it and the others its parts, as does what was the model.

    Raises:
        ContentsRefusedError: see there.
        EditRefusedError: the Kitfile is written in a way that cannot be edited without damage.
    """
    state = _started(draft, control)
    wanted = _meant(state, targets)
    for at, target in enumerate(_largest_first(state, targets) if kind is Kind.MODEL else targets):
        control.token.check()
        _recast(state, target, Kind.PART if kind is Kind.MODEL and at else kind)
    return _taken_in(draft, state, targets, wanted)


def include(draft: Draft, targets: Sequence[Target], control: Control) -> ContentsChange:
    """Take files and folders into the kit: rules that hide them are lifted, what no layer holds gets its likely role.

    Raises:
        ContentsRefusedError, EditRefusedError: as `give_role`.
    """
    state = _started(draft, control)
    for target in targets:
        if not state.paths_of(target.path):
            raise ContentsRefusedError(reason=f"{target.path} holds no files")
    wanted = _meant(state, targets, whole=True)
    for target in targets:
        control.token.check()
        loose = [path for path in state.paths_of(target.path) if path in wanted and state.kind_around(path) is None]
        if loose:
            _recast(state, target, _likely(state, loose))
    return _taken_in(draft, state, targets, wanted)


def exclude(draft: Draft, targets: Sequence[Target], control: Control) -> ContentsChange:
    """Leave files and folders out of the kit: entries of their own go, what other layers hold is hidden by rules.

    Raises:
        ContentsRefusedError, EditRefusedError: as `give_role`.
    """
    state = _started(draft, control)
    gone = {path for target in targets for path in state.held_by(target)}
    own = [entry for target in targets if (entry := state.entry_of(target)) is not None]
    for entry in sorted(own, key=lambda each: str(each.where[-1]).zfill(9), reverse=True):
        control.token.check()
        _take_out(state, entry)
    left = gone & state.packed()
    if left:
        rules.hide(state, [target.path for target in targets], left)
    return _checked(draft, state, state.packed_before - gone)


def hide(draft: Draft, targets: Sequence[Target], control: Control) -> ContentsChange:
    """Let rules of the .kitignore hide files and folders, so that no entry takes them now or later.

    Raises:
        ContentsRefusedError: see there.
    """
    state = _started(draft, control)
    gone = {path for target in targets for path in state.paths_of(target.path)}
    rules.hide(state, [target.path for target in targets], gone)
    return _checked(draft, state, state.packed_before - gone)


def _started(draft: Draft, control: Control) -> State:
    if draft.document is None:
        raise ContentsRefusedError(reason="the Kitfile cannot be read")
    if draft.ignore.error is not None:
        raise ContentsRefusedError(reason="a rule of the .kitignore cannot be read")
    return State(draft, draft.document.kitfile, control)


def _meant(state: State, targets: Iterable[Target], *, whole: bool = False) -> set[str]:
    """The files a person means by some rows.

    Litter inside a folder is not meant, nor what rules hide in one, unless they hide all of it or the folder is in a
    layer already and its tick is asked for.
    """
    out: set[str] = set()
    for target in targets:
        inside = state.paths_of(target.path)
        hidden_too = state.facts.ignored(target.path) or (whole and state.kind_around(target.path) is not None)
        if inside == (target.path,):
            out.add(target.path)
            continue
        for path in inside:
            if state.facts.ignored(path):
                out.update([path] if hidden_too else [])
            elif path in state.packed_before or not is_litter(path):
                out.add(path)
    return out


def _taken_in(draft: Draft, state: State, targets: Sequence[Target], wanted: set[str]) -> ContentsChange:
    """The rest of taking files in: no rule hides them, and nothing comes along that was not meant."""
    hidden = [path for path in wanted if state.facts.ignored(path)]
    if hidden:
        roots = [each.path for each in targets if any(at_or_inside(path, each.path) for path in hidden)]
        rules.lift(state, roots, hidden)
    every = wanted | state.packed_before
    extra = state.packed() - every
    if extra:  # a folder that became a layer would take its litter along
        rules.hide(state, _outermost_litter(state.in_order(extra)), extra)
    return _checked(draft, state, every)


def _outermost_litter(paths: Iterable[str]) -> list[str]:
    found: dict[str, None] = {}
    for path in paths:
        parts = path.split("/")
        depth = next((at for at in range(1, len(parts)) if left_out_reason(parts[at - 1], is_dir=True)), len(parts))
        found["/".join(parts[:depth])] = None
    return list(found)


def _likely(state: State, paths: Sequence[str]) -> Kind:
    """The role that most bytes would have; a second model is a part, a part without a model is code."""
    weights: Counter[Kind] = Counter()
    for path in paths:
        weights[guess(path)] += state.facts.files[path] + 1
    kind = weights.most_common(1)[0][0]
    model = state.kitfile.model
    if kind is Kind.MODEL and model is not None and model.path:
        return Kind.PART
    return Kind.CODE if kind is Kind.PART and model is None else kind


def _largest_first(state: State, targets: Iterable[Target]) -> list[Target]:
    """The one that is the model already, then by size."""
    sizes = {each: sum(state.facts.files[path] for path in state.paths_of(each.path)) for each in targets}
    model = state.kitfile.model
    current = cleaned(model.path) if model is not None and model.path else None
    return sorted(sizes, key=lambda target: (target.path != current, -sizes[target]))


def _recast(state: State, target: Target, kind: Kind) -> None:
    """One entry of its own for a target, of a kind; none where a layer of that kind holds it already."""
    entry = state.entry_of(target)
    claims_inside = any(at_or_inside(cleaned(each.path), target.path) for each in state.entries())
    if state.kind_around(target.path) is kind and (entry is not None or not claims_inside):
        return
    if kind is Kind.MCP and target.path not in state.facts.files:
        raise ContentsRefusedError(reason="an MCP bundle is one file, not a folder")
    if state.changed_entries >= _MOST:
        raise ContentsRefusedError(reason=f"more than {_MOST} entries at once; choose their folder instead")
    if kind is Kind.MODEL:
        _make_room(state)
        entry = state.entry_of(target)
    if entry is None:
        _add(state, target.path, kind)
    else:
        dropped = state.perform(ChangeRole(entry.where, _SECTIONS[kind]))
        _note_move(state, target.path, kind, entry.kind, dropped)


def _add(state: State, path: str, kind: Kind) -> None:
    if kind is Kind.MODEL:
        state.perform(SetText(_PATH, path))
    else:
        named = {"name": _free_name(state, path)} if kind is Kind.MCP else {}
        state.perform(AddEntry(_SECTIONS[kind], {"path": path, **named}))
    words = QT_TRANSLATE_NOOP("errors", "Adds {path} to the Kitfile as {kind}")
    state.note("entry-added", words, path=path, kind=str(kind))


def _make_room(state: State) -> None:
    """What is the model becomes a part of it."""
    model = next((entry for entry in state.entries() if entry.kind is Kind.MODEL), None)
    if model is None:
        return
    if model.is_remote:
        raise ContentsRefusedError(reason=f"the model is that of the parent kit {model.path}")
    state.perform(ChangeRole(("model",), _SECTIONS[Kind.PART]))
    _note_move(state, model.path, Kind.PART, Kind.MODEL, ())


def _free_name(state: State, path: str) -> str:
    stem = path.rpartition("/")[2].removesuffix(".mcpb")
    taken = {getattr(entry.entry, "name", "") for entry in state.entries() if entry.kind is Kind.MCP}
    return next(name for name in (stem, *(f"{stem}-{number}" for number in range(2, _MOST * 4))) if name not in taken)


def _take_out(state: State, entry: LayerEntry) -> None:
    """The entry, or only the path of a model that says more than that."""
    says_more = entry.kind is Kind.MODEL and entry.entry != Model(path=entry.path)
    state.perform(SetText(_PATH, "") if says_more else Remove(entry.where))
    state.note("entry-removed", QT_TRANSLATE_NOOP("errors", "Takes {path} out of the Kitfile"), path=entry.path or ".")


def _note_move(state: State, path: str, kind: Kind, before: Kind, dropped: Sequence[str]) -> None:
    words = QT_TRANSLATE_NOOP("errors", "Makes {path} {kind}, it is {before}")
    state.note("entry-moved", words, path=path, kind=str(kind), before=str(before))
    if dropped:
        words = QT_TRANSLATE_NOOP("errors", "Gives up {keys}, which have no place there")
        state.note("keys-dropped", words, keys=", ".join(dropped))


def _checked(draft: Draft, state: State, wanted: set[str]) -> ContentsChange:
    """The texts, when they do what was meant.

    Raises:
        ContentsRefusedError: they would not.
    """
    packed = state.packed()
    if packed != wanted:
        odd = min(packed ^ wanted)
        raise ContentsRefusedError(reason=f"{odd} would come in" if odd in packed else f"{odd} would be left out")
    before = [each for each in draft.findings if each.severity is Severity.ERROR]
    now = state.errors()
    if len(now) > len(before):
        raise ContentsRefusedError(reason=_new_one(now, before).message.rstrip("."))
    return ContentsChange(state.text, state.ignore, tuple(state.notes))


def _new_one(now: Sequence[Finding], before: Sequence[Finding]) -> Finding:
    known = {(each.code, each.message) for each in before}
    return next((each for each in now if (each.code, each.message) not in known), now[0])
