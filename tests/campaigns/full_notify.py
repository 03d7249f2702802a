"""System calls of another process, seen before the kernel does them and answered with an error when asked to.

seccomp's user notification: a filter, put on by the process itself before it begins, hands the calls that change files
to us and waits for our word. It sees what LD_PRELOAD misses and is twenty times quicker than strace. x86-64 only.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import platform
import stat
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# name: (number, how its first arguments name the file)
_CALLS: Final = {
    "write": (1, "fd"),
    "pwrite64": (18, "fd"),
    "writev": (20, "fd"),
    "open": (2, "path"),
    "openat": (257, "at"),
    "ftruncate": (77, "fd"),
    "truncate": (76, "path"),
    "fallocate": (285, "fd"),
    "fsync": (74, "fd"),
    "fdatasync": (75, "fd"),
    "syncfs": (306, "fd"),
    "copy_file_range": (326, "fd"),
    "rename": (82, "second"),
    "renameat": (264, "target"),
    "renameat2": (316, "target"),
    "mkdir": (83, "path"),
    "mkdirat": (258, "at"),
    "rmdir": (84, "path"),
    "unlink": (87, "path"),
    "unlinkat": (263, "at"),
    "link": (86, "second"),
    "linkat": (265, "target"),
    "symlink": (88, "second"),
    "symlinkat": (266, "at_second"),
    "chmod": (90, "path"),
    "fchmod": (91, "fd"),
    "fchmodat": (268, "at"),
    "utimensat": (280, "at"),
}
_NAMES: Final = {number: name for name, (number, _) in _CALLS.items()}
# Where the flags of an open are among its arguments: only those that write or make are told.
_FLAGS_AT: Final = {2: 1, 257: 2}
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC

_SECCOMP: Final = 317
_SET_FILTER, _NEW_LISTENER = 1, 8
_NO_NEW_PRIVILEGES: Final = 38
_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_CONTINUE: Final = 1
_ALLOW, _NOTIFY = 0x7FFF0000, 0x7FC00000
_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_AT_FDCWD: Final = -100
_LONGEST: Final = 4096


def why_not() -> str:
    """What is missing for this to work here; empty when nothing is."""
    if platform.machine() != "x86_64":
        return "errors are injected on x86-64 only"
    try:
        actions = Path("/proc/sys/kernel/seccomp/actions_avail").read_text(encoding="ascii").split()
    except OSError:
        actions = []
    return "" if "user_notif" in actions else "needs a kernel with seccomp's user notification"


def listen() -> int:
    """Put the filter on this process, which has one thread, and those it makes; returns the descriptor to answer on."""
    libc = ctypes.CDLL(None, use_errno=True)
    program = _program()
    buffer = ctypes.create_string_buffer(program)
    head = struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(buffer))
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")
    fd: int = libc.syscall(_SECCOMP, _SET_FILTER, _NEW_LISTENER, ctypes.create_string_buffer(head))
    if fd < 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    return fd


def _program() -> bytes:
    """Load the number; for each call that is told of, go to its answer. Opens are told of when they write."""
    out = [(_LOAD, 0, 0, 0)]
    for number in _NAMES:
        if number in _FLAGS_AT:
            flags = 16 + 8 * _FLAGS_AT[number]
            out += [(_EQUAL, 0, 4, number), (_LOAD, 0, 0, flags), (_ANY_BIT, 0, 1, _WRITING)]
            out += [(_RETURN, 0, 0, _NOTIFY), (_RETURN, 0, 0, _ALLOW)]
        else:
            out += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _NOTIFY)]
    out.append((_RETURN, 0, 0, _ALLOW))
    return b"".join(struct.pack("HBBI", *each) for each in out)


@dataclass(frozen=True)
class Call:
    """A system call about to be made.

    Attributes:
        number: how many of them below the watched folder came before it.
        name: of the call.
        path: of the file, as far as can be told.
        inode: of the regular file behind a descriptor, 0 for anything else.
        task: the process and descriptor, to hold on to the file.
    """

    number: int
    name: str
    path: str
    inode: int
    fd_link: str


class Listener:
    """Answers the calls of one process tree: `decide` names an errno, or 0 to let the call be made."""

    def __init__(self, fd: int, root: Path, decide: Callable[[Call], int]) -> None:
        self._fd = fd
        self._root = str(root)
        self._decide = decide
        self._seen = 0

    def answer(self) -> None:
        """Take one call and answer it; nothing when its process is gone."""
        told = bytearray(80)
        try:
            fcntl.ioctl(self._fd, _RECEIVE, told)
        except OSError as error:
            if error.errno in (errno.ENOENT, errno.EINTR):
                return
            raise
        number, task, _, call, _, _, *arguments = struct.unpack("QIIiIQ6Q", told)
        failing = self._judged(task, _NAMES[call], arguments)
        answer = struct.pack("QqiI", number, 0, -failing, 0 if failing else _CONTINUE)
        try:
            fcntl.ioctl(self._fd, _SEND, bytearray(answer))
        except OSError as error:
            if error.errno != errno.ENOENT:
                raise

    def _judged(self, task: int, name: str, arguments: list[int]) -> int:
        path, link = _file(task, _CALLS[name][1], arguments)
        if not path.startswith(self._root):
            return 0
        inode = 0
        if link:
            try:
                there = os.stat(link)
                inode = there.st_ino if stat.S_ISREG(there.st_mode) else 0
            except OSError:
                pass
        self._seen += 1
        return self._decide(Call(self._seen, name, path, inode, link))


def _file(task: int, how: str, arguments: list[int]) -> tuple[str, str]:
    """The path a call is about, and where its open file can be had."""
    if how == "fd":
        link = f"/proc/{task}/fd/{ctypes.c_int(arguments[0]).value}"
        return _target(link), link
    folder_at, text_at = {"path": (-1, 0), "second": (-1, 1), "at": (0, 1), "at_second": (1, 2), "target": (2, 3)}[how]
    folder = ctypes.c_int(arguments[folder_at]).value if folder_at >= 0 else _AT_FDCWD
    base = f"/proc/{task}/cwd" if folder == _AT_FDCWD else f"/proc/{task}/fd/{folder}"
    return os.path.join(_target(base), _text(task, arguments[text_at])), ""


def _target(link: str) -> str:
    try:
        return os.readlink(link)
    except OSError:
        return ""


def _text(task: int, address: int) -> str:
    if not address:
        return ""
    try:
        with open(f"/proc/{task}/mem", "rb", buffering=0) as memory:
            # Not beyond the page: the next one may be missing.
            found = os.pread(memory.fileno(), _LONGEST - address % _LONGEST, address)
            if b"\0" not in found:
                found += os.pread(memory.fileno(), _LONGEST, address + len(found))
    except OSError:
        return ""
    return os.fsdecode(found.partition(b"\0")[0])
