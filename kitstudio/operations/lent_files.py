"""Files of a kit lent to other programs: written and verified in the cache.

They stay there until they are given back, or until something is lent more than a day later.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kitstudio.base.control import Control
from kitstudio.base.os_errors import converted
from kitstudio.operations.context import Context
from kitstudio.operations.take_files import Pick, Taken, take_files

_KEPT: Final = 24 * 3600.0
_FOLDER: Final = "lent"


def lend_files(context: Context, reference: str, picks: Sequence[Pick], control: Control) -> Taken:
    """Write some files of a kit into a new folder of the cache; what was lent over a day ago is cleared away first.

    Args:
        context: the store and the cache.
        reference: any REF of the command line contract.
        picks: what to lend.
        control: progress, cancel.

    Raises:
        FileNotInKitError, DigestMismatchError…: as `take_files`; nothing is lent then.
        NotPermittedError, FileSystemError: the cache cannot be written.
    """
    root = context.cache_path / _FOLDER
    with converted("Lending files", root):
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        old = [each for each in root.iterdir() if context.now() - os.lstat(each).st_mtime > _KEPT]
    return_files(old, control)
    return take_files(context, reference, picks, root / secrets.token_hex(8), control)


def return_files(folders: Sequence[Path], control: Control) -> None:
    """Clear away folders that were lent and that nobody uses any more."""
    for each in folders:
        control.token.check()
        shutil.rmtree(each, ignore_errors=True)
