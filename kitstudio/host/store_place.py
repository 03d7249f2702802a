"""Where the store is, as a setting: moved together with the store, and only by whoever decides it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from kitstudio.base.control import Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.host.settings import Settings, change
from kitstudio.operations.context import Context
from kitstudio.operations.move_store import Moved, move_store

_KEY = "store.path"


class StoreFixedError(KitStudioError):
    """The environment or a flag decides where the store is."""

    code = "KS-STORE-FIXED"
    exit_code = ExitCode.USAGE
    summary_template = QT_TRANSLATE_NOOP("errors", "The store is not moved: {who} says where it is.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Start without that, so that the settings decide, or move the folder yourself and change it there."
    )


def move(settings: Settings, context: Context, target: Path, control: Control) -> Moved:
    """Move the store and let the settings file say so.

    Raises:
        StoreFixedError: the settings file does not decide; nothing was done.
        KitStudioError: see `move_store`; the settings file says what it said before.
    """
    shown = settings.shown(_KEY)
    if shown.source == "environment":
        raise StoreFixedError(who=shown.setting.variable)
    if shown.source == "flag":
        raise StoreFixedError(who="--store")
    return move_store(context, target, partial(_adopt, settings), control)


def _adopt(settings: Settings, place: Path) -> None:
    change(settings.environment, _KEY, str(place))
