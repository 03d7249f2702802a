"""In which order a release asks the disk, so that a power loss finds either the journal or nothing that needs one."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import override

from kitstudio.archive.release import Existing, Rules, release
from kitstudio.archive.stage import Stage
from kitstudio.base.control import CancelToken, Control
from kitstudio.base.errors import OperationCancelledError
from tests.support import tar_bytes as tar
from tests.support.unpacking import staged

_LAYER = tar.archive(tar.folder(b"closed", mode=0o500), tar.file(b"closed/x", b"x"), tar.file(b"old", b"changed"))
_MOVE_CLOSED = """
import os, sys
os.chdir(sys.argv[1])
if os.geteuid() == 0:
    os.chown(".", 65534, 65534); os.setgroups([]); os.setgid(65534); os.setuid(65534)
os.makedirs("from/closed"); os.mkdir("to"); os.chmod("from/closed", 0o500)
try:
    os.rename("from/closed", "to/closed")
except PermissionError:
    print("refused")
"""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The calls, each with the name it is about."""
    calls: list[str] = []

    def told(name: str, subject: Callable[..., object]) -> None:
        real = getattr(os, name)

        def call(*given: Any, **more: Any) -> Any:
            calls.append(f"{name} {subject(*given)}")
            return real(*given, **more)

        monkeypatch.setattr(os, name, call)

    told("fsync", lambda fd: os.path.basename(os.readlink(f"/proc/self/fd/{fd}"))[:18])
    told("fchmod", lambda fd, _: os.path.basename(os.readlink(f"/proc/self/fd/{fd}")))
    told("unlink", os.fsdecode)
    told("rename", lambda _, to: os.fsdecode(to))
    return calls


def test_a_release_is_committed_for_good_before_a_folder_is_closed(tmp_path: Path, asked: list[str]) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/old").write_bytes(b"old")
    with Stage(tmp_path / "out") as stage:
        staged(stage, _LAYER)
        release(stage, Rules(Existing.OVERWRITE), Control())
    committed = asked.index("rename journal.done")
    assert asked.index("fsync .kitstudio-unpack-", committed) < asked.index("fchmod closed", committed)
    (tmp_path / "out/closed").chmod(0o700)


def test_a_journal_is_gone_for_good_before_the_staged_files_are(tmp_path: Path, asked: list[str]) -> None:
    class Late(CancelToken):
        """Cancels when a move was made."""

        @override
        def check(self) -> None:
            if (tmp_path / "out/closed").exists():
                raise OperationCancelledError

    (tmp_path / "out").mkdir()
    (tmp_path / "out/old").write_bytes(b"old")
    with Stage(tmp_path / "out") as stage:
        staged(stage, _LAYER)
        with pytest.raises(OperationCancelledError):
            release(stage, Rules(Existing.OVERWRITE), Control(token=Late()))
    gone = asked.index("unlink journal")
    assert asked.index("fsync .kitstudio-unpack-", gone) < asked.index("unlink x", gone)


def test_a_closed_folder_can_be_moved_by_root_only() -> None:
    # Why the first of these orders is needed: an undoing would have to move it back.
    with tempfile.TemporaryDirectory(prefix="kitstudio-test-") as place:
        words = [sys.executable, "-c", _MOVE_CLOSED, place]
        assert subprocess.run(words, capture_output=True, text=True, check=True).stdout == "refused\n"
