"""The last steps of every blob: on the disk, read-only, under its name.

A rename can only be seen after the file's fsync, so a blob that is found under its name needs the folder's fsync only;
that is done once for all blobs of a kit, before it gets a name.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from kitstudio.base import limits
from kitstudio.base.durable import make_folders
from kitstudio.base.errors import KitStudioError
from kitstudio.base.os_errors import converted
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.store.blobs import size_of
from kitstudio.store.core import Core
from kitstudio.store.durable import PRIVATE
from kitstudio.store.leases import Lease

ACTION: Final = "Writing a blob"
# Manifests, configs and small layers: reading one costs less than making it durable.
_READ_UP_TO: Final = limits.MIB


class Landing:
    """Gives blobs their names for one lease."""

    def __init__(self, core: Core, lease: Lease) -> None:
        self._core = core
        self._lease = lease

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
            make_folders(target.parent, mode=PRIVATE)
        with self._core.lock.shared(self._lease.purpose, self._lease.control.token):
            there = self.is_present(digest, size)
            with converted(ACTION, target):
                if there:
                    os.unlink(source)
                else:
                    os.rename(source, target)
        return there

    def is_present(self, digest: Digest, size: int) -> bool:
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
