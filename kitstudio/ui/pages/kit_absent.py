"""The ways out where a kit cannot be shown: another version of it, the list of all kits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from kitstudio.base.errors import KitStudioError
from kitstudio.ui.icons import Icon
from kitstudio.ui.library import StoredKit
from kitstudio.ui.text import translate
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.cells import shortened
from kitstudio.ui.widgets.notes import WayOut

_MOST: Final = 3
_MOST_NAMED: Final = 8
_SEVERAL: Final = "KS-SEVERAL-KITS"
_LAYOUT: Final = "oci:"


def names_near(reference: str, kits: Sequence[StoredKit]) -> tuple[str, ...]:
    """The other names that the store has in the repository of a REF, the newest first."""
    repository = reference.rpartition(":")[0] or reference
    near = [each for each in kits if each.repository == repository]
    near.sort(key=lambda each: each.row.stored_at, reverse=True)
    return tuple(name for each in near for name in each.names if name != reference)


def ways_out(
    reference: str, kits: Sequence[StoredKit], open_kit: Callable[[str], object], show_kits: Callable[[], object]
) -> tuple[WayOut, ...]:
    """What else can be done than to try again."""
    near = names_near(reference, kits)
    ways = []
    if near:
        buttons = []
        for at, name in enumerate(near[:_MOST]):
            tag = name.rpartition(":")[2]
            button = Button(translate("kit", "Open {tag}").format(tag=shortened(tag)), "secondary" if at else "primary")
            button.clicked.connect(partial(_press, open_kit, name))
            buttons.append(button)
        title = translate("kit", "Open what has this name")
        repository = near[0].rpartition(":")[0]
        tags = ", ".join(shortened(name.rpartition(":")[2]) for name in near[:_MOST_NAMED])
        if len(near) > _MOST_NAMED:
            rest = len(near) - _MOST_NAMED
            tags = translate("kit", "{names} and {n} more").format(names=tags, n=rest)
        detail = translate("kit", "The store has {tags} of {name}.").format(tags=tags, name=repository)
        ways.append(WayOut(title, detail, tuple(buttons)))
    listed = Button(translate("kit", "Show the kits"), "secondary" if near else "primary", Icon.KIT)
    listed.clicked.connect(partial(_show, show_kits))
    title = translate("kit", "Look for it among the kits")
    ways.append(WayOut(title, translate("kit", "By name, tag or the beginning of its digest."), (listed,)))
    return tuple(ways)


def ways_into(
    reference: str, error: KitStudioError, open_kit: Callable[[str], object], receive: Callable[[str], object]
) -> tuple[WayOut, ...]:
    """What can be done with an archive or layout that holds several kits; nothing for any other error."""
    path, names = error.facts.get("path"), error.facts.get("names")
    if error.code != _SEVERAL or not isinstance(path, str) or not isinstance(names, list):
        return ()
    button = Button(translate("kit", "Receive…"), "primary", Icon.IMPORT)
    button.clicked.connect(partial(_press, receive, path))
    title = translate("kit", "Receive them into the store")
    ways = [WayOut(title, translate("kit", "Each has a tick, and every digest is checked first."), (button,))]
    if reference.startswith(_LAYOUT):  # of an archive only a kit that lies there alone can be opened
        buttons = []
        for name in map(str, names[:_MOST]):
            button = Button(translate("kit", "Open {tag}").format(tag=shortened(name)), "secondary")
            told = f"@{name}" if name.startswith("sha256:") else name
            button.clicked.connect(partial(_press, open_kit, f"{_LAYOUT}{path}:{told}"))
            buttons.append(button)
        ways.append(WayOut(translate("kit", "Look into one where it lies"), "", tuple(buttons)))
    return tuple(ways)


def _press(open_kit: Callable[[str], object], name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
    open_kit(name)


def _show(show_kits: Callable[[], object], _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signature
    show_kits()
