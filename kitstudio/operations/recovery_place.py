"""Edits that were not saved, kept in a place of their own so that they outlive the program: never in the folder.

Each running program holds a lock on a file of its session, which the kernel drops with it. What belongs to a session
that nobody holds any more was left behind, and is offered; what belongs to a living one is its own business.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
import os
import re
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kitstudio.base import limits
from kitstudio.base.claims import create_claimed, is_dead, unlink_dead
from kitstudio.base.durable import make_folders, replace_file
from kitstudio.base.errors import QT_TRANSLATE_NOOP, KitStudioError
from kitstudio.base.os_errors import What, converted, what_is
from kitstudio.base.regular_file import open_regular

LONGEST: Final = limits.KITFILE
"""Characters of a text that is kept; longer ones could not be saved as a Kitfile either."""

_BYTES: Final = 16 * LONGEST + 16 * limits.IGNORE_FILE
"""Of a file, as long as one can be: two texts of two files, each character written as an escape."""

_SESSION: Final = "session-"
_DRAFT: Final = re.compile(r"draft-[0-9a-f]{32}-([0-9a-f]{16})\.json")
_UNREAD: Final = "unread-"
_AT_ONCE: Final = 50_000
_FORM: Final = 1
_MODE: Final = 0o600
_FOLDER_MODE: Final = 0o700


class DraftTooLongError(KitStudioError):
    """A text is too long to be kept for recovery."""

    code = "KS-DRAFT-TOO-LONG"
    summary_template = QT_TRANSLATE_NOOP("errors", "The text of {folder} is too long to be kept before it is saved.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Make it shorter than {most} characters, or save it now.")


@dataclass(frozen=True, slots=True)
class Kept:
    """Edits of one draft.

    Attributes:
        folder: of the draft.
        text: of the Kitfile as it was edited.
        saved: the text it was edited from; what was on disk, or proposed.
        was_file: whether that was on disk.
        ignore: text of the `.kitignore` as it was edited; None when it was not.
        at: when it was kept, in seconds since the epoch.
        ignore_base: the `.kitignore` it was edited from, empty when there was none; None when that is not known.
    """

    folder: Path
    text: str
    saved: str
    was_file: bool
    ignore: str | None = None
    at: float = 0.0
    ignore_base: str | None = None


class RecoveryPlace:
    """Where one running program keeps its edits. Every method may be called from any thread.

    A folder is what it is called: two names of one are two drafts, which do not take each other's edits. The disk that
    a folder is on is not asked, for it may not answer.

    Args:
        folder: made when it is first needed.
        now: seconds since the epoch.
    """

    def __init__(self, folder: Path, now: Callable[[], float]) -> None:
        self.folder = folder
        self._now = now
        self._lock = threading.Lock()
        self._files = threading.Lock()
        """Held while a file is written or removed: none goes that was written since it was forgotten."""

        self._session: tuple[int, Path] | None = None
        self._orders = 0
        self._valid_from: dict[Path, int] = {}
        self._kept: dict[Path, int] = {}

    def order(self) -> int:
        """A number for the next `keep`: a `forget` or newer edits make it void, however late its thread comes."""
        with self._lock:
            self._orders += 1
            return self._orders

    def keep(self, kept: Kept, order: int) -> None:
        """Keep the edits of a draft in the place of those kept before.

        Raises:
            DraftTooLongError: the text is too long.
            KitStudioError: it cannot be written; what was kept before is still there.
        """
        if len(kept.text) > LONGEST:
            raise DraftTooLongError(folder=str(kept.folder), most=LONGEST)
        with converted("Keeping edits", self.folder):
            path, content = self._file_of(kept.folder), _written(kept, self._now())
            with self._files:
                if self._is_void(kept.folder, order):
                    return
                replace_file(path, content, mode=_MODE)
                with self._lock:
                    self._kept[kept.folder] = order
                if self._is_void(kept.folder, order):
                    _unlink(path)

    def forget(self, folder: Path) -> None:
        """Nothing of a draft is to be kept any more; `sweep` takes the file away."""
        with self._lock:
            self._orders += 1
            self._valid_from[folder] = self._orders

    def sweep(self) -> None:
        """Remove what was forgotten.

        Raises:
            KitStudioError: it cannot be removed.
        """
        with converted("Removing kept edits", self.folder), self._files:
            with self._lock:
                valid = self._valid_from.items() if self._session is not None else ()
                gone = [folder for folder, order in valid if self._kept.get(folder, 0) < order]
            for folder in gone:
                _unlink(self._file_of(folder))

    def names(self) -> list[str]:
        """The files of sessions that nobody holds any more."""
        try:
            names = sorted(os.listdir(self.folder))
        except OSError:
            return []
        return [name for name in names if (match := _DRAFT.fullmatch(name)) and self._is_left(match[1])]

    def remove(self, names: Iterable[str]) -> None:
        """Remove files of sessions that are over, and the locks of such sessions.

        Raises:
            KitStudioError: a file cannot be removed.
        """
        with converted("Removing kept edits", self.folder):
            for name in set(names) & set(self.names()):
                _unlink(self.folder / name)
            for name in os.listdir(self.folder) if what_is(self.folder) is What.FOLDER else ():
                if name.startswith(_SESSION) and not self._is_own(self.folder / name):
                    unlink_dead(self.folder / name)

    def set_aside(self, name: str) -> Path:
        """Give a file that cannot be read another name, so that it is told of once; its new place.

        Raises:
            KitStudioError: it cannot be renamed.
        """
        aside = self.folder / f"{_UNREAD}{name}"
        with converted("Setting kept edits aside", self.folder / name):
            os.rename(self.folder / name, aside)
        return aside

    def close(self) -> None:
        """End the session in order: what was forgotten is gone, what was not is left for the next one."""
        with contextlib.suppress(KitStudioError):
            self.sweep()
        with self._lock:
            session, self._session = self._session, None
        if session is not None:
            os.close(session[0])
            with contextlib.suppress(OSError):
                unlink_dead(session[1])

    def _is_void(self, folder: Path, order: int) -> bool:
        with self._lock:
            return order < max(self._valid_from.get(folder, 0), self._kept.get(folder, 0))

    def _is_left(self, session: str) -> bool:
        path = self.folder / f"{_SESSION}{session}"
        return not self._is_own(path) and (what_is(path) is What.NOTHING or is_dead(path))

    def _is_own(self, path: Path) -> bool:
        with self._lock:
            return self._session is not None and self._session[1] == path

    def _file_of(self, folder: Path) -> Path:
        key = hashlib.sha256(os.fsencode(folder)).hexdigest()[:32]
        with self._lock:
            if self._session is None:
                make_folders(self.folder, mode=_FOLDER_MODE)
                self._session = create_claimed(self.folder, _SESSION, must_lock=False)
            session = self._session[1].name.removeprefix(_SESSION)
        return self.folder / f"draft-{key}-{session}.json"


def _written(kept: Kept, now: float) -> bytes:
    content: dict[str, Any] = {
        "form": _FORM,
        "folder": str(kept.folder),
        "text": kept.text,
        "saved": kept.saved,
        "wasFile": kept.was_file,
        "ignore": kept.ignore,
        "ignoreBase": kept.ignore_base,
        "at": now,
    }
    pairs = (f'"{key}": {_encoded(value)}' for key, value in content.items())
    return f"{{{', '.join(pairs)}}}".encode("ascii")  # bytes of a path or text that are no UTF-8 stay as escapes


def _encoded(value: object) -> str:
    """As JSON, a long text piece by piece: the encoder keeps every other thread waiting, a window's too."""
    if not isinstance(value, str):
        return json.dumps(value)
    pieces = (json.dumps(value[at : at + _AT_ONCE])[1:-1] for at in range(0, len(value), _AT_ONCE))
    return f'"{"".join(pieces)}"'


def _unlink(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        path.unlink()


def read_kept(path: Path) -> Kept | None:
    """What a file holds; None when it is not one of ours, or not whole."""
    try:
        with open(open_regular(path), "rb") as stream:
            found: Any = json.loads(stream.read(_BYTES).decode("ascii"))
        if not isinstance(found, dict) or found.get("form") != _FORM or not _has_types(found):
            return None
        at = float(found["at"])
        base = found.get("ignoreBase")  # which earlier releases did not keep
        texts = [each for each in (found["text"], found["saved"], found["ignore"], base) if each is not None]
        for each in (found["folder"], *texts):
            os.fsencode(each)  # a lone half of a letter is in no file, and nothing here could hold it
        if not math.isfinite(at):
            return None
        return Kept(Path(found["folder"]), found["text"], found["saved"], found["wasFile"], found["ignore"], at, base)
    except (OSError, ValueError, OverflowError, RecursionError):
        return None


def _has_types(found: dict[str, Any]) -> bool:
    texts = all(isinstance(found.get(key), str) for key in ("folder", "text", "saved"))
    others = isinstance(found.get("wasFile"), bool) and isinstance(found.get("at"), (int, float))
    rules = all(isinstance(found.get(key), (str, type(None))) for key in ("ignore", "ignoreBase"))
    return texts and others and rules and "\0" not in found["folder"]
