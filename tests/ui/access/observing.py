"""One way through every scene, on which all is noted that the tests of accessibility and of truth ask for.

What is noted are words only: a run is kept beside the tests' folders, so that processes that share the work share it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from kitstudio.ui.frame.panes import PaneRing
from kitstudio.ui.theme import Appearance, Choice
from kitstudio.ui.widgets.word_ring import WordRing
from tests.ui.access import keyboard, rules
from tests.ui.access.painted import pieces
from tests.ui.scenes.material import World
from tests.ui.scenes.scene import House, Scene
from tests.ui.scenes.stage import NotShownError, Stage, open_stage, settle


@dataclass(slots=True)
class Seen:
    """What was seen of a scene: classes of its parts, texts, a digest of its picture, and faults."""

    parts: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    picture: str = ""
    faults: list[str] = field(default_factory=list)


class Observer:
    """Goes through scenes and looks at them; with `whole` by every rule, else for their texts and picture only."""

    def __init__(self, folder: Path, world: World, appearance: Appearance, *, whole: bool) -> None:
        self._folder, self._world, self._appearance, self._whole = folder, world, appearance, whole
        self._kinds: set[str] = set()

    def see(self, scenes: Iterable[Scene]) -> dict[str, Seen]:
        """Look at scenes, house by house."""
        stage: Stage | None = None
        seen = {}
        try:
            for scene in sorted(scenes, key=lambda each: list(House).index(each.house)):
                if stage is None or stage.house is not scene.house:
                    if stage is not None:
                        stage.close()
                    stage = open_stage(self._folder / scene.house.value, scene.house, self._world)
                seen[scene.name] = self._look(stage, scene)
        finally:
            if stage is not None:
                stage.close()
        return seen

    def _look(self, stage: Stage, scene: Scene) -> Seen:
        self._appearance.choose(Choice.LIGHT)
        try:
            stage.bring(scene)
        except NotShownError as error:
            return Seen(faults=[f"not shown: {error}"])
        window = stage.window
        out = Seen(_parts(window), [each.words for each in pieces(rules.ground_floor(window))])
        out.picture = _digest(window.grab().toImage())
        if self._whole:
            out.faults = [*self._faults(stage)]
        return out

    def _faults(self, stage: Stage) -> Iterable[str]:
        window, appearance = stage.window, self._appearance
        stage.activate()
        top = rules.front(window)
        for rule in rules.OF_PARTS:
            yield from rule(top)
        yield from rules.moving(window)
        for theme in (Choice.LIGHT, Choice.DARK, Choice.CONTRAST):
            appearance.choose(theme)
            settle()
            picture = window.grab().toImage()
            yield from (f"{theme}: {fault}" for fault in rules.faint_texts(window, picture))
        appearance.choose(Choice.LIGHT)
        settle()
        walked = keyboard.walk(window)
        yield from keyboard.unreached(window, walked)
        yield from keyboard.disorder(window, walked)
        yield from keyboard.unseen(window, walked, self._kinds)
        yield from keyboard.stuck_panes(window)


def _parts(window: QWidget) -> list[str]:
    """Names of the classes of all that is seen, and of what they are made of."""
    found = {
        kind.__name__
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and not isinstance(widget, PaneRing | WordRing)
        for kind in type(widget).__mro__
        if kind.__module__.startswith("kitstudio.ui")
    }
    return sorted(found)


def _digest(picture: QImage) -> str:
    return hashlib.sha256(bytes(picture.constBits())).hexdigest()


def kept(path: Path, seen: dict[str, Seen]) -> dict[str, Seen]:
    """Keep what was seen in a file, for other processes."""
    path.write_text(json.dumps({name: asdict(each) for name, each in seen.items()}), "utf-8")
    return seen


def read(path: Path) -> dict[str, Seen]:
    """What another process kept."""
    return {name: Seen(**each) for name, each in json.loads(path.read_text("utf-8")).items()}
