"""Where things lie on this computer: the XDG folders, and kit's own home (modelkit-format 7)."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError


class NoHomeError(KitStudioError):
    """Nobody says where the person's home folder is."""

    code = "KS-NO-HOME"
    exit_code = ExitCode.NOT_FOUND
    summary_template = QT_TRANSLATE_NOOP("errors", "No home folder is known for {account}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Set HOME to a folder where settings and caches may lie.")


def _xdg(environment: Mapping[str, str], variable: str, fallback: str) -> Path:
    given = environment.get(variable, "")
    # The XDG specification: relative paths in these variables are invalid and ignored.
    return Path(given) if given.startswith("/") else home(environment) / fallback


def home(environment: Mapping[str, str]) -> Path:
    """The person's home folder.

    Raises:
        NoHomeError: HOME is not set and the system does not know the account.
    """
    return Path(environment["HOME"]) if environment.get("HOME") else expanded("~")


def expanded(text: str) -> Path:
    """A path with a leading `~` or `~account` replaced by that home folder.

    Raises:
        NoHomeError: the system does not know the account.
    """
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise NoHomeError(account=Path(text).parts[0].removeprefix("~") or "this account") from error


def data(environment: Mapping[str, str]) -> Path:
    """What must be kept: the store."""
    return _xdg(environment, "XDG_DATA_HOME", ".local/share") / "kitstudio"


def state(environment: Mapping[str, str]) -> Path:
    """Journals, window geometry, crash reports."""
    return _xdg(environment, "XDG_STATE_HOME", ".local/state") / "kitstudio"


def cache(environment: Mapping[str, str]) -> Path:
    """What may be deleted at any time."""
    return _xdg(environment, "XDG_CACHE_HOME", ".cache") / "kitstudio"


def config(environment: Mapping[str, str]) -> Path:
    """The settings file's folder."""
    given = environment.get("KITSTUDIO_CONFIG")
    return Path(given) if given else _xdg(environment, "XDG_CONFIG_HOME", ".config") / "kitstudio"


def kitops_home(environment: Mapping[str, str]) -> Path:
    """Where the `kit` tool keeps its storage."""
    given = environment.get("KITOPS_HOME")
    if given:
        return Path(given)
    if sys.platform == "darwin":
        return home(environment) / "Library/Caches/kitops"
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA", str(home(environment)))) / "kitops"
    return _xdg(environment, "XDG_DATA_HOME", ".local/share") / "kitops"
