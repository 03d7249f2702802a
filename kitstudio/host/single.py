"""One window for each store: a second start hands what it was given to the first, and ends.

Whoever holds the lock beside the socket is the first. The lock goes with its process, so a socket that a killed one
left stands in nobody's way. Both lie in a folder that nobody else may write to.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import re
import socket
import stat
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Self

from kitstudio.base.claims import try_flock
from kitstudio.host import folders

_MESSAGE_MAX: Final = 64 * 1024
_PATIENCE: Final = 3.0
"""Seconds a second start waits for an answer before it opens a window of its own."""
_ADDRESS_MAX: Final = 107
"""Bytes of a socket's path (`sun_path` of unix(7), with its NUL)."""
_CREDENTIALS: Final = struct.Struct("3i")
_DONE: Final = b"done"
_UNSPEAKABLE: Final = re.compile("[\0\ud800-\udc7f\udd00-\udfff]")
"""What neither a path nor the environment can hold."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What a second start was asked for.

    Attributes:
        target: a folder, Kitfile, layout, archive or REF; empty to only bring the window to the front.
        token: what the desktop gave it so that a window may come to the front; empty for none.
    """

    target: str = ""
    token: str = ""

    @classmethod
    def parse(cls, message: bytes) -> Self | None:
        """Read a message; None for anything but one of ours."""
        try:
            found = json.loads(message)
        except (ValueError, RecursionError):
            return None
        if not isinstance(found, dict) or set(found) != {"target", "token"}:
            return None
        target, token = found["target"], found["token"]
        if not isinstance(target, str) or not isinstance(token, str):
            return None
        return None if _UNSPEAKABLE.search(target + token) else cls(target, token)

    def pass_token_on(self) -> None:
        """Put the token where Qt finds it when it asks the desktop to bring a window to the front."""
        if self.token:
            os.putenv("XDG_ACTIVATION_TOKEN", self.token)


class First:
    """The process whose window is the one; keeps the lock and the socket until `close`."""

    def __init__(self, lock: int, listening: socket.socket, address: str) -> None:
        self._lock, self._listening, self._address = lock, listening, address

    def fileno(self) -> int:
        """What becomes readable when somebody calls."""
        return self._listening.fileno()

    def answer(self) -> Errand | None:
        """Take one errand without waiting for it; None when it was nobody of ours, or nothing to be understood."""
        try:
            caller, _ = self._listening.accept()
        except OSError:
            return None
        with caller:
            caller.settimeout(0.05)  # the message was sent with the call; nobody may hold the window up
            try:
                if _peer(caller) != os.geteuid():
                    return None
                errand = Errand.parse(caller.recv(_MESSAGE_MAX))
                if errand is not None:
                    caller.send(_DONE)
            except OSError:
                return None
        return errand

    def close(self) -> None:
        """Give the place up."""
        self._listening.close()
        with contextlib.suppress(OSError):
            os.unlink(self._address)
        os.close(self._lock)


def become_first(environment: Mapping[str, str], store: Path) -> First | None:
    """Take the place of the one window of a store; None when another has it, or no place can be made."""
    address = _address(environment, store)
    if address is None:
        return None
    try:
        lock = os.open(f"{address}.lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except OSError:
        return None
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    try:
        if try_flock(lock, fcntl.LOCK_EX):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(address)
            listening.bind(address)
            listening.listen(8)
            listening.settimeout(0)
            return First(lock, listening, address)
    except OSError:
        pass
    listening.close()
    os.close(lock)
    return None


def hand_over(environment: Mapping[str, str], store: Path, target: str) -> bool:
    """Give an errand to the window that is open on a store.

    Args:
        environment: of this process; says where the sockets lie, and what the desktop gave us.
        store: its folder.
        target: as in `Errand`; a path is made absolute.

    Returns:
        Whether it was taken. If not, there is no window, or one that does not answer.
    """
    address = _address(environment, store)
    if address is None:
        return False
    token = environment.get("XDG_ACTIVATION_TOKEN", "") or environment.get("DESKTOP_STARTUP_ID", "")
    absolute = os.path.abspath(target) if target and os.path.lexists(target) else target
    message = json.dumps(asdict(Errand(absolute, token))).encode("ascii")
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as calling:
        calling.settimeout(_PATIENCE)
        try:
            calling.connect(address)
            if _peer(calling) != os.geteuid():
                return False
            calling.send(message)
            return calling.recv(len(_DONE)) == _DONE
        except OSError:
            return False


def _address(environment: Mapping[str, str], store: Path) -> str | None:
    """The socket of a store's window; None where a path would be too long, or others could be there."""
    given = environment.get("XDG_RUNTIME_DIR", "")
    folder = Path(given) if given.startswith("/") else folders.state(environment)
    try:
        if folder == folders.state(environment):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = os.stat(folder)
    except OSError:
        return None
    if status.st_uid != os.geteuid() or stat.S_IMODE(status.st_mode) & 0o022:
        return None
    name = hashlib.sha256(os.fsencode(os.path.realpath(store))).hexdigest()[:16]
    address = os.path.join(folder, f"kitstudio-{name}")
    return address if len(os.fsencode(address)) <= _ADDRESS_MAX else None


def _peer(connected: socket.socket) -> int:
    """The account at the other end."""
    found = connected.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    return int(_CREDENTIALS.unpack(found)[1])
