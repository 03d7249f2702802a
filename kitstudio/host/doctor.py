"""Checks that everything Kit Studio needs on this computer is here and works."""

from __future__ import annotations

import importlib.util
import os
import platform
import subprocess
import sys
from dataclasses import dataclass

from kitstudio import __version__
from kitstudio.base.errors import KitStudioError
from kitstudio.base.os_errors import free_bytes
from kitstudio.host import folders, provenance
from kitstudio.host.logs import check_log
from kitstudio.host.settings import Settings
from kitstudio.operations.context import Context

_LITTLE_SPACE = 1 << 30
_PROBE = "from PySide6 import QtCore, QtWidgets, QtSvg; print(QtCore.qVersion(), QtWidgets.QApplication.__name__)"


@dataclass(frozen=True, slots=True)
class Check:
    """One check: whether it passed, what was seen, and what to do when it did not.

    `free` is the number of bytes that `detail` tells, for those who write it as people read it.
    """

    name: str
    ok: bool
    detail: str
    remedy: str = ""
    free: int | None = None


def examine(context: Context, settings: Settings) -> tuple[Check, ...]:
    """Run every check; none of them raises."""
    built = provenance.commit()[:12]
    return (
        Check("program", ok=True, detail=f"Kit Studio {__version__}" + (f", commit {built}" if built else "")),
        Check("python", sys.version_info >= (3, 11), platform.python_version(), "Use Python 3.11 or newer."),
        _store(context),
        _space(context),
        _settings(settings),
        _log(settings),
        _folder("cache", str(folders.cache(settings.environment))),
        _library("isal", "gzip layers"),
        _library("zstandard", "zstd layers"),
        _window(),
    )


def _store(context: Context) -> Check:
    try:
        store = context.store
    except KitStudioError as error:
        return Check("store", ok=False, detail=error.summary, remedy=error.remedy)
    if store.read_only:
        detail = f"{context.store_path} is read-only: {store.read_only_reason}"
        return Check("store", ok=False, detail=detail, remedy="Make it writable, or choose another with --store DIR.")
    return Check("store", ok=True, detail=str(context.store_path))


def _space(context: Context) -> Check:
    free = free_bytes(str(context.store_path.absolute()))
    advice = "Free some space: `kitstudio store gc`, or move the store."
    return Check("space", free >= _LITTLE_SPACE, f"{free} bytes free at the store", advice, free)


def _settings(settings: Settings) -> Check:
    if settings.broken is not None:
        return Check("settings", ok=False, detail=settings.broken.summary, remedy=settings.broken.remedy)
    return _folder("settings", str(folders.config(settings.environment)))


def _log(settings: Settings) -> Check:
    path = settings.text("log.file")
    if not path:
        return Check("log", ok=True, detail="none wanted")
    try:
        check_log(path)
    except KitStudioError as error:
        remedy = 'Name another with `kitstudio config set log.file PATH`, or none with "".'
        return Check("log", ok=False, detail=error.summary, remedy=remedy)
    return Check("log", ok=True, detail=path)


def _folder(name: str, path: str) -> Check:
    at = os.path.abspath(path)
    while not os.path.lexists(at):
        at = os.path.dirname(at)
    fits = os.path.isdir(at) and os.access(at, os.W_OK)
    return Check(name, fits, path, f"Make {at} a folder that can be written.")


def _library(name: str, use: str) -> Check:
    found = importlib.util.find_spec(name) is not None
    return Check(name, found, use, f"Install {name} (`pip install {name}`).")


def _window() -> Check:
    """Whether Qt can be loaded; in another process, as a missing system library may end it."""
    try:
        ran = subprocess.run(  # noqa: S603 - our own interpreter and a constant
            [sys.executable, "-c", _PROBE], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Check("window", ok=False, detail=str(error))
    last = ran.stderr.strip().rpartition("\n")[2]
    advice = "Install the system libraries Qt needs; `./packaging/run` names them."
    found = f"Qt {ran.stdout.partition(' ')[0]} can be loaded"
    return Check("window", ran.returncode == 0, found if ran.returncode == 0 else last, advice)
