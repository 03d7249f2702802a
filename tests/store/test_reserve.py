"""The space a store keeps back, on file systems that cannot reserve any: it is written, in pieces."""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Callable

import pytest

from kitstudio.base.control import CancelToken, Control
from kitstudio.base.errors import OperationCancelledError
from kitstudio.store import durable
from kitstudio.store.durable import RESERVE
from kitstudio.store.layout import Store


class NoReserving:
    """A C library on a file system that cannot reserve."""

    @staticmethod
    def fallocate(*_arguments: object) -> int:
        ctypes.set_errno(errno.EOPNOTSUPP)
        return -1


@pytest.fixture
def writes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes of all writes from now on."""
    sizes: list[int] = []
    true = os.write

    def write(fd: int, data: bytes) -> int:
        sizes.append(len(data))
        return true(fd, data)

    monkeypatch.setattr(durable, "_LIBC", NoReserving())
    monkeypatch.setattr(os, "write", write)
    return sizes


def test_it_is_written_in_a_few_pieces(store: Store, writes: list[int]) -> None:
    with store.lease("pack"):
        pass
    there = (store.root / "reserve").stat()
    assert there.st_size == RESERVE
    assert there.st_blocks * 512 >= RESERVE
    assert len([size for size in writes if size > 4096]) == RESERVE >> 20


def test_a_cancel_is_noticed_between_them_and_the_next_run_goes_on(
    store: Store, writes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    token = CancelToken()
    check: Callable[[], None] = token.check

    def third() -> None:
        if len(writes) == 3:
            token.cancel()
        check()

    monkeypatch.setattr(token, "check", third)
    with pytest.raises(OperationCancelledError), store.lease("pack", Control(token=token)):
        pass
    assert (store.root / "reserve").stat().st_size == 3 << 20
    with store.lease("pack"):
        pass
    assert (store.root / "reserve").stat().st_size == RESERVE
    assert sum(size for size in writes if size > 4096) == RESERVE
