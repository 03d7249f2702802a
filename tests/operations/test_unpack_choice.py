"""Unpacking with single files left out or renamed, and what is said of it before."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kitstudio.archive.release import WouldOverwriteError
from kitstudio.base.control import Control
from kitstudio.base.safe_path import UnsafePathError
from kitstudio.model.media_type import Compression
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.names import NameMovedError
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from kitstudio.operations.places import located
from kitstudio.operations.unpack import unpack
from kitstudio.operations.unpack_options import OnConflict, UnpackOptions
from kitstudio.operations.unpacking.preview import Meeting, foresee

KITFILE = b"manifestVersion: 1.0.0\nmodel:\n  path: weights\ndocs:\n  - path: README.md\n"
FILES = {"weights/a.bin": b"a" * 4_000, "weights/sub/b.bin": b"b" * 9_000, "README.md": b"# Kit\n"}


@pytest.fixture(params=[Compression.NONE, Compression.ZSTD])
def kit(request: pytest.FixtureRequest, context: Context, control: Control, tmp_path: Path) -> str:
    folder = tmp_path / "model"
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    names = (Reference.parse("case:v1"),)
    pack(context, folder, PackOptions(kitfile=KITFILE, references=names, compression=request.param), control)
    return "case:v1"


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_what_is_left_out_is_not_there_and_the_rest_is(
    context: Context, control: Control, tmp_path: Path, kit: str
) -> None:
    options = UnpackOptions(without=frozenset({"weights/sub", "Kitfile"}))
    report = unpack(context, kit, tmp_path / "out", options, control)
    assert files_in(tmp_path / "out") == {each: FILES[each] for each in ("weights/a.bin", "README.md")}
    assert not (tmp_path / "out/weights/sub").exists()
    assert [each.path for each in report.files] == ["README.md", "weights/a.bin"]


def test_a_renamed_file_lies_beside_the_one_that_was_there(
    context: Context, control: Control, tmp_path: Path, kit: str
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/README.md").write_bytes(b"mine\n")
    options = UnpackOptions(renamed={"README.md": "README (kit).md"})
    unpack(context, kit, tmp_path / "out", options, control)
    found = files_in(tmp_path / "out")
    assert (found["README.md"], found["README (kit).md"]) == (b"mine\n", FILES["README.md"])


def test_a_new_name_cannot_leave_the_folder(context: Context, control: Control, tmp_path: Path, kit: str) -> None:
    with pytest.raises(UnsafePathError):
        unpack(context, kit, tmp_path / "out", UnpackOptions(renamed={"README.md": "../README.md"}), control)
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "README.md").exists()


def test_files_in_the_way_are_compared(context: Context, control: Control, tmp_path: Path, kit: str) -> None:
    out = tmp_path / "out"
    (out / "weights/sub").mkdir(parents=True)
    (out / "weights/a.bin").write_bytes(FILES["weights/a.bin"])
    (out / "weights/sub/b.bin").write_bytes(b"b" * 8_999 + b"x")
    (out / "README.md").symlink_to("nowhere")
    (out / "README (kit).md").touch()
    found = foresee(context, kit, out, UnpackOptions(), control)
    assert {each.path: each.how for each in found.there} == {
        "weights/a.bin": Meeting.SAME,
        "weights/sub/b.bin": Meeting.DIFFERS,
        "README.md": Meeting.IN_THE_WAY,
    }
    by_path = {each.path: each for each in found.there}
    assert by_path["README.md"].free_name == "README (kit 2).md"
    assert by_path["README.md"].size is None
    assert (by_path["weights/sub/b.bin"].size, by_path["weights/sub/b.bin"].new_size) == (9_000, 9_000)
    answers = UnpackOptions(
        on_conflict_at={"weights/sub/b.bin": OnConflict.OVERWRITE},
        renamed={"README.md": by_path["README.md"].free_name},
    )
    unpack(context, kit, out, answers, control)
    assert (out / "README (kit 2).md").read_bytes() == FILES["README.md"]
    assert (out / "weights/sub/b.bin").read_bytes() == FILES["weights/sub/b.bin"]
    assert os.readlink(out / "README.md") == "nowhere"


def test_no_name_is_offered_that_the_kit_has_itself(context: Context, control: Control, tmp_path: Path) -> None:
    folder, out = tmp_path / "model", tmp_path / "out"
    files = {"a.txt": b"one\n", "a (kit).txt": b"two\n", "A (Kit 2).txt": b"three\n", "z/a.txt": b"four\n"}
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    kitfile = b"manifestVersion: 1.0.0\ncode:\n  - path: .\n"
    pack(context, folder, PackOptions(kitfile=kitfile, references=(Reference.parse("case:v1"),)), control)
    out.mkdir()
    (out / "a.txt").write_bytes(b"mine\n")
    (met,) = foresee(context, "case:v1", out, UnpackOptions(), control).there
    assert (met.path, met.free_name) == ("a.txt", "a (kit 3).txt")
    unpack(context, "case:v1", out, UnpackOptions(renamed={"a.txt": met.free_name}), control)
    found = files_in(out)
    assert (found["a.txt"], found["a (kit 3).txt"]) == (b"mine\n", files["a.txt"])
    assert {each: found[each] for each in files if each != "a.txt"} == {
        each: content for each, content in files.items() if each != "a.txt"
    }


def test_a_kitfile_that_is_there_is_looked_at(context: Context, control: Control, tmp_path: Path, kit: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "Kitfile").write_bytes(b"mine\n")
    (met,) = foresee(context, kit, out, UnpackOptions(), control).there
    assert (met.path, met.how, met.size) == ("Kitfile", Meeting.DIFFERS, 5)


@pytest.mark.parametrize("way", ["written", "replaced", "same-size-and-time"])
def test_only_the_file_that_was_seen_is_overwritten(
    context: Context, control: Control, tmp_path: Path, kit: str, way: str
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    readme = out / "README.md"
    readme.write_bytes(b"old\n")
    (met,) = foresee(context, kit, out, UnpackOptions(), control).there
    options = UnpackOptions(on_conflict_at={met.path: OnConflict.OVERWRITE}, seen={met.path: met.seen})
    before = readme.stat()
    if way == "replaced":
        (tmp_path / "other").write_bytes(b"new\n")
        (tmp_path / "other").replace(readme)
    else:
        readme.write_bytes(b"new\n" if way == "same-size-and-time" else b"a day of work\n")
        while way == "same-size-and-time" and readme.stat().st_ctime_ns == before.st_ctime_ns:
            os.utime(readme, ns=(before.st_atime_ns, before.st_mtime_ns))
    edited = files_in(out)
    with pytest.raises(WouldOverwriteError) as caught:
        unpack(context, kit, out, options, control)
    assert caught.value.facts["conflicts"] == [{"path": "README.md", "kind": "changed"}]
    assert files_in(out) == edited
    (met,) = foresee(context, kit, out, UnpackOptions(), control).there
    again = UnpackOptions(on_conflict_at={met.path: OnConflict.OVERWRITE}, seen={met.path: met.seen})
    unpack(context, kit, out, again, control)
    assert readme.read_bytes() == FILES["README.md"]


def test_a_place_that_holds_another_kit_now_is_refused(
    context: Context, control: Control, tmp_path: Path, kit: str
) -> None:
    with located(context, kit, control) as found:
        first = found.kit.descriptor.digest
    (tmp_path / "model/README.md").write_bytes(b"# Another\n")
    place = f"dir:{tmp_path / 'model'}"
    (tmp_path / "model/Kitfile").write_bytes(KITFILE)
    with located(context, place, control) as found:
        shown = found.kit.descriptor.digest
    assert shown != first
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine").touch()
    for act in (unpack, foresee):
        with pytest.raises(NameMovedError) as caught:
            act(context, place, out, UnpackOptions(kit=first), control)
        assert caught.value.facts == {"name": place}
    assert list(files_in(out)) == ["mine"]
    unpack(context, place, out, UnpackOptions(kit=shown), control)
    assert (tmp_path / "out/README.md").read_bytes() == b"# Another\n"


def test_what_is_left_out_is_not_looked_at(context: Context, control: Control, tmp_path: Path, kit: str) -> None:
    out = tmp_path / "out"
    (out / "weights").mkdir(parents=True)
    (out / "weights/a.bin").write_bytes(b"other")
    assert foresee(context, kit, out, UnpackOptions(without=frozenset({"weights"})), control).there == ()
    assert [each.path for each in foresee(context, kit, out, UnpackOptions(), control).there] == ["weights/a.bin"]


def test_an_empty_or_missing_folder_meets_nothing(context: Context, control: Control, tmp_path: Path, kit: str) -> None:
    found = foresee(context, kit, tmp_path / "none" / "below", UnpackOptions(), control)
    assert found.there == ()
    assert found.target.free > 0
    assert found.target.refusal == ""
