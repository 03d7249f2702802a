"""What a window has to offer to its palette: acts that can be done now, open tabs, rooms, kits, files, settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from kitstudio.host.declared import DECLARED
from kitstudio.host.settings import Shown
from kitstudio.ui import kinds, text
from kitstudio.ui.actions import acts_of, caps, group_of, reason_of, sign_of
from kitstudio.ui.acts import Acts
from kitstudio.ui.documents import Documents
from kitstudio.ui.frame.palette_model import ACTS, FILES, KITS, PLACES, SETTINGS, Offer
from kitstudio.ui.frame.tabs import DocumentTabs
from kitstudio.ui.icons import Icon
from kitstudio.ui.library import StoredKit
from kitstudio.ui.pages.kit_page import FILES as KIT_FILES
from kitstudio.ui.pages.kit_page import KitPage
from kitstudio.ui.preferences import Preferences
from kitstudio.ui.text import translate

_MOST_FILES: Final = 1000
"""More would take longer to look through than a person waits between two letters."""


def offers_of_acts(window: QWidget, front: QWidget | None, places: Sequence[QAction]) -> Iterator[Offer]:
    """The acts of a window: those of the page in front first; acts that go to a room are places."""
    acts = list(acts_of(window))
    own = [each for each in acts if front is not None and each.parent() is not window]
    for act in (*own, *(each for each in acts if each not in own)):
        group = group_of(act)
        yield Offer(
            act.text(),
            translate("palette", "Places") if act in places else group,
            act.trigger,
            caps=caps(act),
            sign=sign_of(act),
            reason="" if act.isEnabled() else reason_of(act) or translate("palette", "Not now"),
            key=f"{group}/{act.text()}",
            kind=PLACES if act in places else ACTS,
            too=ACTS,
        )


def offers_of_tabs(tabs: DocumentTabs, documents: Documents) -> Iterator[Offer]:
    """The open documents."""
    for at, key in enumerate(tabs.keys):
        name = key.partition(":")[2]
        title = tabs.tabText(at)
        yield Offer(
            title,
            translate("palette", "Open tabs"),
            partial(documents.show, key),
            note=name if name != title else "",
            caps=("Ctrl", str(at + 1)) if at < 9 else (),
            sign=tabs.document(at).icon,
            kind=PLACES,
        )


def offers_of_kits(kits: Sequence[StoredKit], acts: Acts) -> Iterator[Offer]:
    """The kits of the store, the newest first."""
    for kit in sorted(kits, key=lambda each: each.row.stored_at, reverse=True):
        tags = " ".join(kit.tags)
        facts = (tags, text.size(kit.row.total_size), kit.row.description.partition("\n")[0])
        yield Offer(
            kit.title,
            translate("palette", "Kits of the store"),
            partial(acts.open_stored, kit),
            note=" · ".join(each for each in facts if each),
            more=f"{kit.digest} {kit.row.name} {kit.row.version} {kit.row.licence}",
            sign=Icon.KIT,
            kind=KITS,
        )


def offers_of_files(tabs: DocumentTabs, documents: Documents) -> Iterator[Offer]:
    """The files of the open kits, as far as they were read, those of the one in front first."""
    for key, page in documents.kits:
        in_front = page is documents.current
        group = translate("palette", "Files of this kit") if in_front else translate("palette", "Files of open kits")
        show = partial(_show_file, documents, key, page)
        yield from _files_of(page, group, "" if in_front else tabs.tabText(tabs.place_of(key)), show)


def _files_of(page: KitPage, group: str, title: str, show: Callable[[str], object]) -> Iterator[Offer]:
    """The files of a kit; of very many the first ones only. The `title` says whose they are."""
    if page.body is None:
        return
    layers = page.opened.kit.layers if page.opened is not None else ()
    found = (
        (path, file, layers[at].kind)
        for at, inside in sorted(page.files.reading.layers.items())
        for path, file in inside.entries
        if not file.is_folder
    )
    for path, file, kind in islice(found, _MOST_FILES):
        facts = (title, text.size(file.size), kinds.word(kind) if kind is not None else "")
        sign = kinds.ICONS[kind] if kind is not None else Icon.FILE
        note = " · ".join(each for each in facts if each)
        yield Offer(path, group, partial(show, path), note=note, sign=sign, kind=FILES)


def _show_file(documents: Documents, key: str, page: KitPage, path: str) -> None:
    documents.show(key)
    page.go(KIT_FILES)
    page.files.show_path(path)


def offers_of_settings(preferences: Preferences, show: Callable[[str], object]) -> Iterator[Offer]:
    """The settings by name, each with its value; running one goes to it."""
    group = translate("palette", "Settings")
    for setting in DECLARED:
        if not setting.page:
            continue
        page, title = translate("settings", setting.page), translate("settings", setting.title)
        value = _value_words(preferences.shown(setting.key))
        choices = (translate("settings", each) for each in setting.choice_words)
        yield Offer(
            translate("palette", "{page}: {setting}").format(page=page, setting=title),
            group,
            partial(show, setting.key),
            note=" · ".join(each for each in (group, value) if each),
            more=" ".join((setting.key, translate("settings", setting.help), *choices)),
            sign=Icon.SETTINGS,
            key=f"setting/{setting.key}",
            kind=SETTINGS,
        )


def _value_words(shown: Shown) -> str:
    """A value as the page of the settings calls it; a path or a name may be empty."""
    setting, value = shown.setting, shown.value
    if isinstance(value, bool):
        return translate("palette", "On") if value else translate("palette", "Off")
    if setting.choice_words:
        return translate("settings", setting.choice_words[setting.choices.index(str(value))])
    return f"{value:g}" if isinstance(value, (int, float)) else value
