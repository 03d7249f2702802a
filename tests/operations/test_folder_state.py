"""How a folder stands is told from the folder and the store, never guessed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kitstudio.base.control import CancelToken, Control
from kitstudio.base.errors import OperationCancelledError
from kitstudio.model.media_type import Compression
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.folder_state import FolderState, Standing, look_at_folder
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions

KITFILE = "manifestVersion: 1.0.0\npackage: {name: demo, license: MIT}\nmodel: {path: weights}\n"
OLD = 1_700_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose files were written long ago, so that a pack of them is remembered."""
    made = tmp_path / "model"
    (made / "weights").mkdir(parents=True)
    (made / "weights" / "a.bin").write_bytes(b"a" * 5000)
    (made / "Kitfile").write_text(KITFILE)
    for path in (made / "weights" / "a.bin", made / "Kitfile"):
        os.utime(path, (OLD, OLD))
    return made


def look(context: Context, folder: Path) -> FolderState:
    return look_at_folder(context, folder, Control())


def packed(context: Context, folder: Path, options: PackOptions | None = None) -> PackOptions:
    options = options or PackOptions(references=(Reference.parse("demo:v1"),))
    # What was touched in the second of the scan is not remembered; the change time of a new file cannot be set.
    for _ in range(40):
        pack(context, folder, options, Control())
        if look(context, folder).standing is Standing.PACKED:
            break
        os.sync()
    return options


def test_a_folder_that_is_gone_is_missing(context: Context, tmp_path: Path) -> None:
    assert look(context, tmp_path / "gone") == FolderState(tmp_path / "gone", Standing.MISSING)


def test_a_folder_without_a_kitfile_is_counted(context: Context, folder: Path) -> None:
    (folder / "Kitfile").unlink()
    state = look(context, folder)
    assert (state.standing, state.files, state.size, state.edited) == (Standing.NO_KITFILE, 1, 5000, 0)
    assert list(folder.iterdir()) == [folder / "weights"], "nothing is written"


def test_what_blocks_packing_is_counted_and_the_first_of_it_told(context: Context, folder: Path) -> None:
    (folder / "Kitfile").write_text(KITFILE + "docs: [{path: nothing.md}]\n")
    state = look(context, folder)
    assert (state.standing, state.errors) == (Standing.PROBLEMS, 1)
    assert state.worst is not None
    assert "nothing.md" in state.worst.message


def test_a_kitfile_that_is_no_yaml_is_a_problem(context: Context, folder: Path) -> None:
    (folder / "Kitfile").write_text("package: [")
    assert look(context, folder).standing is Standing.PROBLEMS


def test_a_folder_that_was_never_packed_is_ready(context: Context, folder: Path) -> None:
    state = look(context, folder)
    assert (state.standing, state.name, state.files, state.edited) == (Standing.READY, "demo", 1, OLD)
    assert state.size == 5000
    assert state.kit is None


@pytest.mark.parametrize("compression", [Compression.NONE, Compression.GZIP, Compression.ZSTD])
def test_a_folder_that_gives_a_kit_of_the_store_is_packed(
    context: Context, folder: Path, compression: Compression
) -> None:
    options = PackOptions(references=(Reference.parse("demo:v1"),), compression=compression)
    packed(context, folder, options)
    state = look(context, folder)
    assert state.standing is Standing.PACKED
    assert state.kit == context.store.resolve(Reference.parse("demo:v1")).digest


def test_it_is_ready_again_when_a_file_the_kitfile_or_the_store_changes(context: Context, folder: Path) -> None:
    packed(context, folder)
    text = (folder / "Kitfile").read_text()
    (folder / "Kitfile").write_text(text.replace("MIT", "Apache-2.0"))
    assert look(context, folder).standing is Standing.READY
    (folder / "Kitfile").write_text(text)
    assert look(context, folder).standing is Standing.PACKED
    context.store.remove([Reference.parse("demo:v1")])
    assert look(context, folder).standing is Standing.READY
    packed(context, folder)
    (folder / "weights" / "a.bin").write_bytes(b"b" * 5000)
    assert look(context, folder).standing is Standing.READY


def test_no_file_is_read_for_it(context: Context, folder: Path) -> None:
    packed(context, folder)
    with open(folder / "weights" / "huge.bin", "wb") as file:
        file.truncate(1 << 42)  # 4 TiB of holes: to read them takes longer than a test may
    state = look(context, folder)
    assert (state.standing, state.size) == (Standing.READY, (1 << 42) + 5000)


def test_a_file_in_the_place_of_the_folder_is_said(context: Context, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    state = look(context, tmp_path / "file")
    assert state.standing is Standing.UNREADABLE
    assert state.error is not None
    assert state.error.code == "KS-CONTEXT-NOT-A-FOLDER"


def test_a_store_that_cannot_be_read_leaves_the_folder_ready(context: Context, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file in the place of the store")
    assert look(context, folder).standing is Standing.READY


def test_it_stops_when_it_is_asked_to(context: Context, folder: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        look_at_folder(context, folder, Control(token=token))
