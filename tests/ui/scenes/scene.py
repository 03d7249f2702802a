"""A scene: a state of the window that is worth a picture, and what brings it about."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

if TYPE_CHECKING:
    from tests.ui.scenes.stage import Stage

Show: TypeAlias = "Callable[[Stage], object]"
S = TypeVar("S", bound="Callable[[Stage], object]")
LARGE: Final = (1280, 800)
SMALL: Final = (960, 600)


class House(enum.StrEnum):
    """Which store the window is on."""

    FULL = "full"
    EMPTY = "empty"
    LOADING = "loading"
    """One that does not answer."""
    REFUSED = "refused"
    """One that cannot be read."""
    LONG = "long"
    """One in which everything has a long name."""
    FIXED = "fixed"
    """A full one, with settings made by the environment."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One state of the window.

    Attributes:
        name: page and state, as its picture is called.
        show: brings it about, from the window as it is after `Stage.reset`.
        house: the store it is on.
        size: of the window.
        parts: names of classes of `kitstudio.ui` that are to be seen in it.
        own: whether what it shows depends on the kits and folders, so that others make another picture.
    """

    name: str
    show: Show
    house: House
    size: tuple[int, int]
    parts: tuple[str, ...]
    own: bool


class Room:
    """Collects the scenes of one part of the window."""

    def __init__(self, *parts: str) -> None:
        """Make it; `parts` are seen in every scene of it."""
        self.scenes: list[Scene] = []
        self._parts = parts

    def scene(
        self, name: str, *parts: str, house: House = House.FULL, small: bool = False, own: bool = True
    ) -> Callable[[S], S]:
        """Add what follows as a scene; with `small` also in the smallest window."""

        def add(show: S) -> S:
            made = Scene(name, show, house, LARGE, (*self._parts, *parts), own)
            self.scenes.append(made)
            if small:
                self.scenes.append(replace(made, name=f"{name}-small", size=SMALL))
            return show

        return add
