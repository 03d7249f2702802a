"""The rooms of the window: made when they are first gone to; one that cannot be made says so in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.host.crash import report_bug
from kitstudio.jobs.job import BugError, attempt
from kitstudio.ui.actions import add_act
from kitstudio.ui.desk import Desk
from kitstudio.ui.frame.shell import Shell
from kitstudio.ui.frame.sidebar import Room
from kitstudio.ui.icons import Icon
from kitstudio.ui.text import translate


@dataclass(frozen=True, slots=True)
class Place:
    """A room and what makes its page; one that is not `listed` is reached by key and palette only."""

    room: Room
    make: Callable[[], QWidget]
    listed: bool = True


def page_or_error(make: Callable[[], QWidget], again: Callable[[], object]) -> QWidget:
    """A page, or what stands against it in the place of it: a page that fails does not take the window with it.

    Args:
        make: makes the page.
        again: called when the person wants to try again.
    """
    try:
        made = attempt(make)
    except KitStudioError as error:
        return _failed(error, again)
    if isinstance(made, BugError):
        if made.__cause__ is not None:
            report_bug(made.__cause__, ["gui"])
        return _failed(made, again)
    return made


def refreshing(page: QWidget, desk: Desk) -> QWidget:
    """A page that shows the store looks at it again by F5; a draft has its own."""
    words, group = translate("MainWindow", "Look at the store again"), translate("MainWindow", "Kits")
    add_act(page, words, desk.library.refresh, "F5", group=group, sign=Icon.RETRY, everywhere=True)
    return page


def _failed(error: KitStudioError, again: Callable[[], object]) -> QWidget:
    from kitstudio.ui.pages.error_view import ErrorView  # noqa: PLC0415 - when something went wrong

    view = ErrorView()
    view.show_error(error)
    view.retry.connect(again)
    return view


class Rooms:
    """Keeps the pages of the rooms and shows them."""

    def __init__(self, shell: Shell, places: Sequence[Place]) -> None:
        self._shell = shell
        self._places = {each.room.key: each for each in places}
        self._pages: dict[str, QWidget] = {}

    @property
    def places(self) -> tuple[Place, ...]:
        """Every room, in the order of the sidebar."""
        return tuple(self._places.values())

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def page(self, key: str) -> QWidget:
        """The page of a room, made now if it was not yet."""
        if key not in self._pages:
            self._pages[key] = page_or_error(self._places[key].make, partial(self._again, key))
            self._shell.keep_page(self._pages[key])
        return self._pages[key]

    def show(self, key: str) -> None:
        """Bring a room to the front."""
        self._shell.show_page(self.page(key))

    def _again(self, key: str) -> None:
        old = self._pages.pop(key)
        self.show(key)
        self._shell.drop_page(old)
