"""The one way to a file of `resources/`: in the wheel it is `kitstudio/_resources`, in a clone the folder beside us."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import kitstudio

_PACKAGE = Path(kitstudio.__file__).resolve().parent


def asset(name: str) -> Path:
    """The path of `name` (`icons/kit.svg`), a relative path with forward slashes that the program itself wrote.

    Raises:
        ValueError: the name is absolute, climbs with `..`, or is no file.
    """
    pure = PurePosixPath(name)
    if not name or "\\" in name or pure.is_absolute() or PureWindowsPath(name).drive or ".." in pure.parts:
        message = f"not the name of an asset: {name!r}"
        raise ValueError(message)
    path = _root() / pure
    if not path.is_file():
        message = f"no such asset: {name!r}"
        raise ValueError(message)
    return path


def _root() -> Path:
    packed = _PACKAGE / "_resources"
    return packed if packed.is_dir() else _PACKAGE.parent / "resources"
