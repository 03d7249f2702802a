"""Whether an export fits its target: told before the first byte, by how much, and true."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from kitstudio.base.control import Control
from kitstudio.base.mounts import Mount, mount_of, read_mounts
from kitstudio.operations.context import Context
from kitstudio.operations.export import TooLargeThereError, export, export_sizes
from kitstudio.operations.receive import receive
from kitstudio.operations.target_check import Need, fit, look_at_target, removable_targets
from tests.support.limited_disk import limited_disk
from tests.support.stored import add_kit, names_in

GIB = 1 << 30
TABLE = """\
24 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
31 24 8:17 / /media/ada/KIT\\040USB rw,nosuid shared:9 - vfat /dev/sdb1 rw,umask=0077
32 24 8:33 / /media/ada/BIG rw - exfat /dev/sdc1 rw
33 24 0:44 / /mnt/old ro - iso9660 /dev/sr0 ro
34 24 0:45 / /media/ada/shm rw - tmpfs tmpfs rw
short line
"""


def another(context: Context, tmp_path: Path) -> Context:
    """A second store, on the other computer."""
    return Context(
        store_path=tmp_path / "other", cache_path=tmp_path / "c2", kitops_home=tmp_path / "k2", now=context.now
    )


def mounts(tmp_path: Path, text: str = TABLE) -> tuple[Mount, ...]:
    table = tmp_path / "mountinfo"
    table.write_text(text, "utf-8")
    return read_mounts(table)


def test_the_mount_table_is_read_with_its_escapes(tmp_path: Path) -> None:
    found = mounts(tmp_path)
    assert [(each.point, each.kind, each.read_only) for each in found] == [
        ("/", "ext4", False),
        ("/media/ada/KIT USB", "vfat", False),
        ("/media/ada/BIG", "exfat", False),
        ("/mnt/old", "iso9660", True),
        ("/media/ada/shm", "tmpfs", False),
    ]
    inner = mount_of("/media/ada/KIT USB/a/b", found)
    assert inner is not None
    assert inner.device == "8:17"
    outer = mount_of("/media/ada/KIT USBX", found)
    assert outer is not None
    assert outer.point == "/"
    assert read_mounts(tmp_path / "missing") == ()


@pytest.mark.parametrize(
    ("kind", "name", "largest"),
    [("vfat", "FAT32", 4 * GIB - 1), ("exfat", "exFAT", None), ("ext4", "ext4", None), ("hfs", "hfs", 2 * GIB - 1)],
)
def test_the_type_of_the_file_system_says_how_large_a_file_may_be(
    tmp_path: Path, kind: str, name: str, largest: int | None
) -> None:
    here = (Mount(str(tmp_path), kind, "8:1", "/dev/sdb1", read_only=False),)
    target = look_at_target(tmp_path / "not yet" / "out", largest=8 * GIB, mounts=here)
    assert (target.kind, target.largest_file, target.folder) == (name, largest, tmp_path)
    over = fit(Need(1, 5 * GIB), target).over
    assert over == (0 if largest is None else 5 * GIB - largest)


def test_what_is_missing_is_told_to_the_byte(tmp_path: Path) -> None:
    target = look_at_target(tmp_path)
    found = os.statvfs(tmp_path)
    assert abs(target.free - found.f_bavail * found.f_frsize) < GIB
    assert fit(Need(target.free + 17, 1), target).short == 17
    assert fit(Need(target.free, 1), target).works


def test_a_mount_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    here = (Mount(str(tmp_path), "iso9660", "8:1", "/dev/sr0", read_only=True),)
    assert look_at_target(tmp_path, mounts=here).refusal == "read-only"
    (tmp_path / "file").touch()
    assert look_at_target(tmp_path / "file" / "below").refusal == "not-a-folder"


def test_what_a_desktop_mounts_and_what_can_be_removed_are_offered(tmp_path: Path) -> None:
    stick, disk = tmp_path / "stick", tmp_path / "disk"
    stick.mkdir()
    disk.mkdir()
    (tmp_path / "sys" / "8:17").mkdir(parents=True)
    (tmp_path / "sys" / "8:17" / "removable").write_text("1\n")
    (tmp_path / "sys" / "8:33").mkdir()
    (tmp_path / "sys" / "8:33" / "removable").write_text("0\n")
    text = f"31 24 8:17 / {stick} rw - vfat /dev/sdb1 rw\n32 24 8:33 / {disk} rw - ext4 /dev/sdc1 rw\n"
    found = removable_targets(mounts=mounts(tmp_path, text), devices=tmp_path / "sys")
    assert [(each.name, each.kind) for each in found] == [("stick", "FAT32")]


def test_the_size_of_an_export_is_known_before(context: Context, control: Control, tmp_path: Path) -> None:
    add_kit(context.store, "case:v1", "case:prod", layers=(b"layer" * 3_000, b"other"))
    add_kit(context.store, "case:v2", layers=(b"layer" * 3_000, b"new"))
    names = ["case:v1", "case:prod", "case:v2"]
    sizes = export_sizes(context, names, control)
    archive = export(context, names, tmp_path / "out.kit.tar", control)
    folder = export(context, names, tmp_path / "out", control)
    assert sizes.archive == Need(archive.written.size, archive.written.size)
    assert sizes.folder == Need(folder.written.size, 15_000)
    assert sizes.blobs == len(folder.written.files) - 2
    assert [name for name, _, _ in sizes.kits] == ["case:prod", "case:v2"]


CHILD = """
import resource, sys, time
from pathlib import Path
from kitstudio.base.control import Control
from kitstudio.base.os_errors import FileLimitError
from kitstudio.operations.context import Context
from kitstudio.operations.export import export
store, out, limit = sys.argv[1:]
context = Context(store_path=Path(store), cache_path=Path(store + "-c"), kitops_home=Path("/none"), now=time.time)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
try:
    export(context, ["case:v1"], Path(out), Control())
except FileLimitError as error:
    print(error.code, error.facts.get("needed"), error.facts.get("limit"), error.facts.get("largest"))
"""


def exported_in_child(context: Context, out: Path, limit: int) -> str:
    words = [sys.executable, "-c", CHILD, str(context.store_path), str(out), str(limit)]
    done = subprocess.run(words, check=True, capture_output=True, text=True, timeout=60)
    return done.stdout.strip()


def test_under_a_limit_of_the_process_a_folder_works_where_one_file_does_not(
    context: Context, control: Control, tmp_path: Path
) -> None:
    layers = tuple(bytes([at]) * 300_000 for at in range(3))
    add_kit(context.store, "case:v1", layers=layers)
    whole = export_sizes(context, ["case:v1"], control).archive.total
    out = tmp_path / "out"
    out.mkdir()
    told = exported_in_child(context, out / "one.kit.tar", 600_000)
    assert told == f"KS-TOO-LARGE-THERE {whole} 600000 300000"
    assert list(out.iterdir()) == []
    assert exported_in_child(context, out / "folder", 600_000) == ""
    other = another(context, tmp_path)
    receive(other, out / "folder", control)
    assert names_in(other.store) == names_in(context.store)


def test_a_compressed_archive_that_grows_too_large_leaves_nothing(context: Context, tmp_path: Path) -> None:
    add_kit(context.store, "case:v1", layers=(os.urandom(400_000),))
    out = tmp_path / "out"
    out.mkdir()
    assert exported_in_child(context, out / "one.kit.tar.zst", 200_000).startswith("KS-FILE-LIMIT")
    assert list(out.iterdir()) == []


def test_a_limit_of_the_process_is_told_apart(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, before[1]))
    try:
        target = look_at_target(tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (target.largest_file, target.limited_by_process) == (5_000, True)


@pytest.mark.tool("fusermount3")
def test_a_file_system_that_tells_no_limit_is_asked_before_the_first_byte(
    context: Context, control: Control, tmp_path: Path
) -> None:
    layers = tuple(os.urandom(300_000) for _ in range(3))
    add_kit(context.store, "case:v1", layers=layers)
    other = another(context, tmp_path)
    with limited_disk(tmp_path / "disk", 700_000) as top:
        sizes = export_sizes(context, ["case:v1"], control)
        target = look_at_target(top, largest=sizes.archive.largest)
        assert target.largest_file == 700_000
        assert fit(sizes.archive, target).over == sizes.archive.total - 700_000
        assert fit(sizes.folder, target).works
        with pytest.raises(TooLargeThereError) as caught:
            export(context, ["case:v1"], top / "one.kit.tar", control)
        assert caught.value.facts["limit"] == 700_000
        assert os.listdir(top) == []
        report = export(context, ["case:v1"], top / "kits", control)
        assert report.written.verified
        assert os.listdir(top) == ["kits"]
        receive(other, top / "kits", control)
    assert names_in(other.store) == names_in(context.store)
