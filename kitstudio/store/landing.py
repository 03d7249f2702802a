"""The last steps of every blob: on the disk, read-only, under its name.

A rename can only be seen after the file's fsync, so a blob that is found under its name needs the folder's fsync only.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from kitstudio.base import limits
from kitstudio.base.durable import sync_folder
from kitstudio.base.errors import KitStudioError
from kitstudio.base.os_errors import converted
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.store.blobs import size_of
from kitstudio.store.core import Core
from kitstudio.store.durable import make_folder
from kitstudio.store.leases import Lease

ACTION: Final = "Writing a blob"
# Manifests, configs and small layers: reading one costs less than making it durable.
_READ_UP_TO: Final = limits.MIB


class Landing:
    """Gives blobs their names for one lease."""

    def __init__(self, core: Core, lease: Lease) -> None:
        self._core = core
        self._lease = lease

    def is_present(self, digest: Digest, size: int) -> bool:
        """Whether the store holds a blob of that size under its name, acknowledged by the disk."""
        path = self._core.paths.blob(digest)
        if not self._holds(digest, size):
            return False
        with converted(ACTION, path):
            sync_folder(path.parent)
        return True

    def finish(self, fd: int, source: Path, digest: Digest, size: int) -> bool:
        """Give verified bytes their name; True when one of that name was there already.

        Raises:
            FileSystemError: the disk did not take them; they must not be trusted.
            StoreLockedError: the store was not free in time.
        """
        target = self._core.paths.blob(digest)
        with converted(ACTION, target):
            os.fsync(fd)
            os.fchmod(fd, 0o444)
            os.utime(fd)  # resumed or not, it is young from now on
            make_folder(target.parent)
        with self._core.lock.shared(self._lease.purpose, self._lease.control.token):
            there = self._holds(digest, size)
            with converted(ACTION, target):
                if there:
                    os.unlink(source)
                else:
                    os.rename(source, target)
        with converted(ACTION, target):
            sync_folder(target.parent)
        return there

    def _holds(self, digest: Digest, size: int) -> bool:
        """Whether a blob of that size is there. A small one is read too: a damaged one gives way to the good one."""
        if size_of(self._core.paths.blob(digest)) != size:
            return False
        if size > _READ_UP_TO:
            return True
        try:
            self._core.blobs.read(Descriptor("", digest, size), size)
        except KitStudioError:
            return False
        return True
