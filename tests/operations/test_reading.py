"""Reading the Kitfile and `.kitignore` a person names: whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kitstudio.base import limits
from kitstudio.operations.kitfile_source import KitfileTooLargeError, NotAFileError, read_bounded
from kitstudio.operations.pack_plan import read_ignore


def test_a_pipe_is_refused_because_half_a_kitfile_may_be_a_whole_one() -> None:
    reader, writer = os.pipe()
    try:
        os.write(writer, b"manifestVersion: 1.0.0\npackage:\n  name: half\n")
        with pytest.raises(NotAFileError):
            read_bounded(Path(f"/dev/fd/{reader}"), limits.KITFILE)
    finally:
        os.close(reader)
        os.close(writer)


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_a_kitignore_that_is_no_file_is_refused_rather_than_taken_for_none(make: object, tmp_path: Path) -> None:
    assert callable(make)
    make(tmp_path / ".kitignore")
    with pytest.raises(NotAFileError):
        read_ignore(tmp_path)


def test_a_file_longer_than_its_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Kitfile").write_bytes(b"#" * 11)
    assert len(read_bounded(tmp_path / "Kitfile", 11)) == 11
    with pytest.raises(KitfileTooLargeError):
        read_bounded(tmp_path / "Kitfile", 10)
