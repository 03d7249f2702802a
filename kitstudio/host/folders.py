"""Where things lie on this computer: the XDG folders, and kit's own home (modelkit-format 7).

With KITSTUDIO_HOME everything of ours lies in that one folder, as on a stick that is carried from desk to desk.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError, UsageError


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


def _own(environment: Mapping[str, str], name: str, variable: str, fallback: str) -> Path:
    carried = environment.get("KITSTUDIO_HOME", "")
    if not carried:
        return _xdg(environment, variable, fallback) / "kitstudio"
    if not carried.startswith("/"):  # it would be another folder wherever a program is started
        raise UsageError(problem=f"KITSTUDIO_HOME is no whole path: {carried}.", advice="Begin it with a slash.")
    return Path(carried) / name


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


def applications(environment: Mapping[str, str]) -> Path:
    """Where the desktop looks for the menu entries and icons of this person."""
    return _xdg(environment, "XDG_DATA_HOME", ".local/share")


def data(environment: Mapping[str, str]) -> Path:
    """What must be kept: the store."""
    return _own(environment, "data", "XDG_DATA_HOME", ".local/share")


def state(environment: Mapping[str, str]) -> Path:
    """Journals, window geometry, crash reports."""
    return _own(environment, "state", "XDG_STATE_HOME", ".local/state")


def cache(environment: Mapping[str, str]) -> Path:
    """What may be deleted at any time."""
    return _own(environment, "cache", "XDG_CACHE_HOME", ".cache")


def config(environment: Mapping[str, str]) -> Path:
    """The settings file's folder."""
    given = environment.get("KITSTUDIO_CONFIG")
    return Path(given) if given else _own(environment, "config", "XDG_CONFIG_HOME", ".config")


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
