"""Kit Studio in the applications menu of one person: the entry, its icons, and the types of file it opens.

Everything is a file of ours below XDG_DATA_HOME, so that taking it away again leaves nothing behind.
Format: freedesktop.org's Desktop Entry 1.4, Icon Theme and Shared MIME-info specifications.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kitstudio.base.durable import make_folders, replace_file
from kitstudio.base.os_errors import converted
from kitstudio.host import folders
from kitstudio.host.assets import asset

_ENTRY: Final = "applications/kitstudio.desktop"
_FILES: Final = {
    _ENTRY: "desktop/kitstudio.desktop",
    "mime/packages/kitstudio.xml": "desktop/kitstudio-mime.xml",
    "icons/hicolor/scalable/apps/kitstudio.svg": "icons/app.svg",
    "icons/hicolor/symbolic/apps/kitstudio-symbolic.svg": "icons/app-symbolic.svg",
}
_REFRESHED: Final = (("update-desktop-database", "applications"), ("update-mime-database", "mime"))
_PATIENCE: Final = 20
# What the specification calls reserved inside a quoted argument; a backslash stands before them twice, once for the
# string and once for the argument.
_RESERVED: Final = str.maketrans({each: rf"\\{each}" for each in '"`$'} | {"\\": r"\\\\", "%": "%%"})


def add_menu_entry(environment: Mapping[str, str], program: Path) -> tuple[Path, ...]:
    """Write the entry for the program that is installed at `program`.

    Args:
        environment: where the person's folders are.
        program: what the entry starts, absolute.

    Returns:
        The files, all of them new or as we write them.

    Raises:
        NotPermittedError, DiskFullError, FileSystemError: one cannot be written.
    """
    top = _top(environment)
    written = []
    for name, source in _FILES.items():
        content = asset(source).read_bytes()
        if name == _ENTRY:
            content = content.replace(b"Exec=kitstudio-gui ", f"Exec={_quoted(program)} ".encode(), 1)
        path = top / name
        with converted("Writing the menu entry", path):
            make_folders(path.parent)
            replace_file(path, content, mode=0o644)
        written.append(path)
    _refresh(environment, top)
    return tuple(written)


def remove_menu_entry(environment: Mapping[str, str]) -> tuple[Path, ...]:
    """Take the entry away.

    Returns:
        The files that were there.

    Raises:
        NotPermittedError, FileSystemError: one cannot be removed.
    """
    top = _top(environment)
    gone = []
    for name in _FILES:
        path = top / name
        with converted("Removing the menu entry", path), contextlib.suppress(FileNotFoundError):
            path.unlink()
            gone.append(path)
    _refresh(environment, top)
    return tuple(gone)


def has_menu_entry(environment: Mapping[str, str]) -> bool:
    """Whether the person's menu has our entry."""
    return (_top(environment) / _ENTRY).is_file()


def _top(environment: Mapping[str, str]) -> Path:
    return folders.applications(environment)


def _quoted(program: Path) -> str:
    """One argument of an `Exec` line."""
    return f'"{os.fspath(program).translate(_RESERVED)}"'


def _refresh(environment: Mapping[str, str], top: Path) -> None:
    """Let the desktop know at once; where its tools are missing it looks by itself, later."""
    for tool, folder in _REFRESHED:
        found = shutil.which(tool, path=environment.get("PATH", ""))
        if found is not None and (top / folder).is_dir():
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                words = [found, str(top / folder)]
                subprocess.run(  # noqa: S603 - the desktop's own tool, on a folder of ours
                    words, check=False, timeout=_PATIENCE, capture_output=True, env=dict(environment)
                )
