"""What the first page says of the folders and kits that were opened, and of what waits: facts of the store and disk."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from kitstudio.host.recents import Recent, RecentKind
from kitstudio.operations.folder_state import FolderState, Standing
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.drops import DRAFT, RECEIVE
from kitstudio.ui.icons import Icon
from kitstudio.ui.library import StoredKit
from kitstudio.ui.models.drafts_model import DraftEntry, state_of
from kitstudio.ui.models.kits_model import in_order
from kitstudio.ui.pages.home_parts import Need, RecentEntry

KITS: Final = "kits"
_MOST: Final = 6
_MOST_NEEDS: Final = 3

translate: Final = text.translate


def entries_of(desk: Desk, now: datetime) -> list[RecentEntry]:
    """What was opened last; where nothing is remembered, the kits stored last."""
    if desk.shelf.items:
        return [_of_recent(desk, each, now) for each in desk.shelf.items[:_MOST]]
    kits = desk.library.holding.kits if desk.library.holding is not None else ()
    newest = sorted(kits, key=lambda each: each.row.stored_at, reverse=True)[:_MOST]
    return [_of_kit(f"kit:{each.reference}", each, each.row.stored_at, now) for each in newest]


def _of_recent(desk: Desk, recent: Recent, now: datetime) -> RecentEntry:
    if recent.kind is RecentKind.FOLDER:
        return _of_folder(desk, recent, now)
    key = f"kit:{recent.name}"
    kit = desk.library.called(recent.name)
    if kit is not None:
        return _of_kit(key, kit, recent.opened, now)
    when = _when(recent.opened, now)
    if recent.name.startswith("oci:") or "/" in recent.name[:1] or desk.library.holding is None:
        return RecentEntry(key, recent.name.removeprefix("oci:"), when, icon=Icon.BUNDLE, tone="role.code")
    gone = translate("home", "No longer in the store")
    forget = translate("home", "Forget")
    return RecentEntry(key, recent.name, gone, icon=Icon.WARN, tone="state.warn", ink="state.warn.text", act=forget)


def _of_kit(key: str, kit: StoredKit, opened: int, now: datetime) -> RecentEntry:
    if kit.damage:
        ink = "state.danger.text"
        return RecentEntry(
            key,
            kit.title,
            kit.damage,
            icon=Icon.WARN,
            tone="state.danger",
            tags=in_order(kit.tags),
            newest=kit.newest,
            ink=ink,
        )
    layers = text.count(kit.row.layers, translate("home", "{n} layer"), translate("home", "{n} layers"))
    facts = [text.size(kit.row.total_size), layers, _when(opened, now)]
    tail = kit.row.description.partition("\n")[0]
    return RecentEntry(
        key, kit.title, " · ".join(each for each in facts if each), tail, tags=in_order(kit.tags), newest=kit.newest
    )


def _of_folder(desk: Desk, recent: Recent, now: datetime) -> RecentEntry:
    state = desk.shelf.states.get(recent.name)
    entry = draft_entry(desk, recent, state)
    key = f"draft:{recent.name}"
    if entry.is_missing:
        gone = translate("home", "Folder is no longer there")
        locate = translate("home", "Locate…")
        return RecentEntry(
            key, entry.title, gone, entry.shown, Icon.WARN, "state.warn", ink="state.warn.text", act=locate
        )
    words = state_of(entry).words if state is not None else ""
    facts = [words, _when(entry.changed, now)]
    note = translate("home", "Draft")
    sub = " · ".join(each for each in facts if each)
    return RecentEntry(key, entry.title, sub, entry.shown, Icon.DRAFT, "role.model", note=note)


def draft_entry(desk: Desk, recent: Recent, state: FolderState | None) -> DraftEntry:
    """What is known of a folder that was opened."""
    packed_as = desk.library.name_of(state.kit) if state is not None and state.kit is not None else ""
    return DraftEntry(recent.name, desk.short(recent.name), opened=recent.opened, state=state, packed_as=packed_as)


def _when(seconds: int, now: datetime) -> str:
    return text.relative(text.moment(seconds), now) if seconds else ""


def needs_of(desk: Desk) -> list[Need]:
    """What waits: drafts that cannot be packed, damaged kits, and what an interrupted job left."""
    return [*_of_drafts(desk), *_of_damage(desk), *_of_parts(desk)]


def _of_drafts(desk: Desk) -> list[Need]:
    out = []
    for recent in desk.shelf.folders:
        state = desk.shelf.states.get(recent.name)
        if state is not None and state.standing is Standing.PROBLEMS:
            entry = draft_entry(desk, recent, state)
            words = translate("home", "{name}: {state}").format(name=entry.title, state=state_of(entry).words)
            detail = text.finding_text(state.worst) if state.worst is not None else entry.shown
            label = translate("home", "Open the draft")
            out.append(Need(Icon.ERROR, "state.danger", words, detail, label, DRAFT, recent.name))
    if len(out) <= _MOST_NEEDS:
        return out
    names = ", ".join(Path(each.target).name for each in out)
    words = translate("home", "{n} drafts have problems").format(n=len(out))
    return [Need(Icon.ERROR, "state.danger", words, names, translate("home", "Open the first"), DRAFT, out[0].target)]


def _of_damage(desk: Desk) -> list[Need]:
    kits = desk.library.holding.kits if desk.library.holding is not None else ()
    damaged = [each.title for each in kits if each.damage]
    if not damaged:
        return []
    one, many = translate("home", "{n} kit is damaged"), translate("home", "{n} kits are damaged")
    title = text.count(len(damaged), one, many)
    return [Need(Icon.WARN, "state.danger", title, ", ".join(damaged), translate("home", "Show the kits"), KITS)]


def _of_parts(desk: Desk) -> list[Need]:
    """Parts of blobs; while a job runs here they may be its own."""
    holding = desk.library.holding
    if holding is None or not holding.usage.partials or desk.runner.active:
        return []
    title = translate("home", "An interrupted job left {size}").format(size=text.size(holding.usage.partials))
    detail = translate("home", "Receiving the same again goes on from there.")
    return [Need(Icon.PAUSE, "state.warn", title, detail, translate("home", "Receive again…"), RECEIVE)]
