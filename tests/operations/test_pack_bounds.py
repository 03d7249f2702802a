"""What could not be read again is not packed, and leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.model.kit_versions import UnknownKitVersionError
from kitstudio.operations.catalog import list_kits
from kitstudio.operations.check import check
from kitstudio.operations.context import Context
from kitstudio.operations.inspect import inspect
from kitstudio.operations.pack import KitTooLargeError, pack
from kitstudio.operations.pack_options import PackOptions
from kitstudio.operations.upkeep import verify


def folder_of(tmp_path: Path, kitfile: str) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "Kitfile").write_text("manifestVersion: 1.0.0\n" + kitfile, "utf-8")
    (folder / "m").write_bytes(b"x")
    return folder


def described(length: int) -> str:
    """A Kitfile whose JSON form is longer by far: `<` is six bytes there."""
    return f"package:\n  description: {'<' * length}\nmodel:\n  path: m\n"


def blobs(context: Context) -> int:
    return sum(each.is_file() for each in (context.store_path / "blobs").rglob("*"))


def test_a_kitfile_that_grows_beyond_the_bound_of_a_config_is_refused(context: Context, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, described(limits.CONFIG // 6 + 1))
    assert (folder / "Kitfile").stat().st_size < limits.KITFILE
    with pytest.raises(KitTooLargeError):
        pack(context, folder, PackOptions(), Control())
    assert blobs(context) == 0
    for name in ("leases", "holders", "ingest"):
        assert list((context.store_path / name).iterdir()) == []
    assert verify(context, Control()).ok
    assert list_kits(context, Control()) == ()


def test_the_longest_config_that_is_packed_can_be_read(context: Context, tmp_path: Path) -> None:
    # 400 bytes are left for the rest of the config and the digests in it.
    folder = folder_of(tmp_path, described((limits.CONFIG - 400) // 6))
    packed = pack(context, folder, PackOptions(), Control())
    assert limits.CONFIG - 400 < packed.manifest.config.size <= limits.CONFIG
    found = inspect(context, str(packed.descriptor.digest), Control())
    assert found.kit.kitfile.package.description == "<" * ((limits.CONFIG - 400) // 6)


def test_more_layers_than_are_read_are_refused_before_one_is_packed(context: Context, tmp_path: Path) -> None:
    entries = "".join(f"- path: f{number}\n" for number in range(limits.LAYERS))
    folder = folder_of(tmp_path, "model:\n  path: m\ncode:\n" + entries)
    for number in range(limits.LAYERS):
        (folder / f"f{number}").touch()
    with pytest.raises(KitTooLargeError, match=str(limits.LAYERS)):
        pack(context, folder, PackOptions(), Control())
    assert blobs(context) == 0


def test_a_kitfile_with_more_entries_than_there_can_be_layers_is_refused_at_that_entry(tmp_path: Path) -> None:
    entries = "".join(f"- path: f{number}\n" for number in range(limits.LAYERS * 3))
    report = check(folder_of(tmp_path, "code:\n" + entries), Control())
    assert [(each.code, each.mark.line) for each in report.findings] == [("too-large", limits.LAYERS + 3)]


@pytest.mark.parametrize("version", ["1.7", "v1.7.0", "1.12", "2026", "0.5", ""])
def test_versions_of_kit_that_are_known_are_checked_for(version: str, tmp_path: Path) -> None:
    events: list[object] = []
    assert check(folder_of(tmp_path, "model:\n  path: m\n"), Control(events.append), for_kit=version).ok
    assert events == []


def test_a_version_of_kit_that_nobody_knows_yet_is_said(tmp_path: Path) -> None:
    events: list[object] = []
    check(folder_of(tmp_path, "model:\n  path: m\n"), Control(events.append), for_kit="3.1")
    assert [getattr(each, "code", "") for each in events] == ["unknown-kit-version"]


@pytest.mark.parametrize("kitfile", ["model:\n  path: m\n", "model: ["])
def test_what_is_no_version_is_refused_whatever_the_kitfile_holds(kitfile: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownKitVersionError):
        check(folder_of(tmp_path, kitfile), Control(), for_kit="newest")
