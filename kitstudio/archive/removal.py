"""Removing a staged tree: any depth, any mode, a constant number of open descriptors."""

from __future__ import annotations

import os
import stat

from kitstudio.archive.kernel import FOLDER_FLAGS


def remove_tree(folder_fd: int, name: bytes) -> None:
    """Remove the folder `name` and all below it, with three descriptors and no recursion however deep it is.

    Sub-folders are first moved up beside `name`'s own content, so no path ever grows and no descriptor is kept.

    Raises:
        OSError: something could not be removed.
    """
    try:
        top = _opened_for_removal(folder_fd, name)
    except FileNotFoundError:
        return
    # A name no archive can have guessed, so that a moved folder never meets one that is there.
    mark = os.urandom(16).hex().encode()
    try:
        pending = _emptied(top, top, b"%s-0" % mark)
        step = 0
        while pending:
            below = pending.pop()
            child = _opened_for_removal(top, below)
            try:
                step += 1
                fresh = _emptied(child, top, b"%s-%d" % (mark, step))
            finally:
                os.close(child)
            os.rmdir(below, dir_fd=top)
            pending += fresh
    finally:
        os.close(top)
    os.rmdir(name, dir_fd=folder_fd)


def _opened_for_removal(folder_fd: int, name: bytes) -> int:
    """Open a folder of our own whatever its mode; the name was made or checked by us in a private folder."""
    try:
        found = os.open(name, FOLDER_FLAGS, dir_fd=folder_fd)
    except PermissionError:
        os.chmod(name, 0o700, dir_fd=folder_fd)
        found = os.open(name, FOLDER_FLAGS, dir_fd=folder_fd)
    if stat.S_IMODE(os.fstat(found).st_mode) & 0o700 != 0o700:
        os.fchmod(found, 0o700)
    return found


def _emptied(folder: int, top: int, mark: bytes) -> list[bytes]:
    """Unlink the files of `folder`, move its folders into `top` under fresh names, and return those names."""
    with os.scandir(folder) as entries:
        found = [(os.fsencode(entry.name), entry.is_dir(follow_symlinks=False)) for entry in entries]
    fresh: list[bytes] = []
    for name, is_folder in found:
        if not is_folder:
            os.unlink(name, dir_fd=folder)
            continue
        # Moving a folder writes its `..`, which needs the right to write into it.
        os.chmod(name, 0o700, dir_fd=folder)
        target = b"%s-%d" % (mark, len(fresh))
        os.rename(name, target, src_dir_fd=folder, dst_dir_fd=top)
        fresh.append(target)
    return fresh
