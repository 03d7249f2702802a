"""What `unpack --dry-run` foretells is what a real run does, down to the exit code."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Kitstudio

KITFILE = "manifestVersion: 1.0.0\nmodel:\n  path: weights.bin\n  framework: raw\ncode:\n"
CODE = {"tar": "  - path: src\n", "raw": "  - path: src/a.py\n  - path: src/deep/b.py\n"}
FILES = {"weights.bin": b"w" * 5_000, "src/a.py": b"print(1)\n", "src/deep/b.py": b"print(2)\n"}
NAME = "team/kit:v1"


@pytest.fixture(params=["tar", "raw"])
def kit(request: pytest.FixtureRequest, kitstudio: Kitstudio, tmp_path: Path) -> str:
    folder = tmp_path / "model"
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    (folder / "Kitfile").write_text(KITFILE + CODE[request.param])
    words = ["--use-model-pack", "--layer-format", "raw"] if request.param == "raw" else []
    packed = kitstudio("pack", folder, "-t", NAME, *words)
    assert packed.code == 0, packed.err
    return NAME


def files_in(folder: Path) -> dict[str, bytes | None]:
    found = [os.path.join(above, name) for above, folders, names in os.walk(folder) for name in (*folders, *names)]
    return {os.path.relpath(each, folder): Path(each).read_bytes() if os.path.isfile(each) else None for each in found}


def one_differs(out: Path) -> None:
    (out / "src/a.py").write_bytes(b"print(9)\n")


def one_is_longer(out: Path) -> None:
    (out / "weights.bin").write_bytes(b"w" * 5_001)


def one_is_missing(out: Path) -> None:
    (out / "src/deep/b.py").unlink()


def a_folder_is_a_file(out: Path) -> None:
    (out / "src/deep/b.py").unlink()
    (out / "src/deep").rmdir()
    (out / "src/deep").write_bytes(b"mine")


def a_folder_is_a_link(out: Path) -> None:
    (out / "src/deep/b.py").unlink()
    (out / "src/deep").rmdir()
    (out / "src/deep").symlink_to("..")


def a_file_is_a_folder(out: Path) -> None:
    (out / "weights.bin").unlink()
    (out / "weights.bin").mkdir()


def a_file_is_a_link(out: Path) -> None:
    (out / "weights.bin").unlink()
    (out / "weights.bin").symlink_to("src/a.py")


def the_kitfile_differs(out: Path) -> None:
    (out / "Kitfile").write_bytes(b"mine")


def nothing(out: Path) -> None:
    del out


CHANGES = [
    nothing,
    one_differs,
    one_is_longer,
    one_is_missing,
    a_folder_is_a_file,
    a_folder_is_a_link,
    a_file_is_a_folder,
    a_file_is_a_link,
    the_kitfile_differs,
]


@pytest.mark.parametrize("flags", [(), ("-o",), ("-i",), ("-o", "-i")], ids="".join)
@pytest.mark.parametrize("change", CHANGES, ids=lambda each: each.__name__)
def test_a_dry_run_foretells_the_real_one(
    kitstudio: Kitstudio, tmp_path: Path, kit: str, change: object, flags: tuple[str, ...]
) -> None:
    out = tmp_path / "out"
    assert kitstudio("unpack", kit, "-d", out).code == 0
    assert callable(change)
    change(out)
    before = files_in(out)
    told = kitstudio("unpack", kit, "-d", out, "--dry-run", "--json", *flags)
    assert files_in(out) == before
    real = kitstudio("unpack", kit, "-d", out, "--json", *flags)
    assert told.code == real.code
    foretold = {each["path"]: each["action"] for each in told.json["files"]}
    if real.code:
        assert (real.code, told.json["conflicts"]) == (9, real.error["facts"]["conflicts"])
        assert files_in(out) == before
        assert set(foretold) == {*FILES, "Kitfile"}, "everything is listed all the same"
        return
    assert told.json["conflicts"] == []
    assert foretold == {each["path"]: each["action"] for each in real.json["files"]}


def test_each_file_is_said_to_be_new_or_the_same_or_another(kitstudio: Kitstudio, tmp_path: Path, kit: str) -> None:
    out = tmp_path / "out"
    assert kitstudio("unpack", kit, "-d", out).code == 0
    one_differs(out)
    one_is_missing(out)
    told = kitstudio("unpack", kit, "-d", out, "--dry-run")
    assert told.code == 9
    assert [line.split() for line in told.out.splitlines()[:-1]] == [
        ["same", "kept", "Kitfile"],
        ["differs", "refused", "src/a.py"],
        ["new", "written", "src/deep/b.py"],
        ["same", "kept", "weights.bin"],
    ]
    assert told.out.splitlines()[-1] == f"Would write nothing into {out}: 1 path stands in the way: src/a.py (exists)"
    there = {
        each["path"]: each["there"]
        for each in kitstudio("unpack", kit, "-d", out, "--dry-run", "--json", "-o").json["files"]
    }
    assert there == {"Kitfile": "same", "src/a.py": "differs", "src/deep/b.py": "new", "weights.bin": "same"}


def test_a_destination_that_is_a_file_is_refused_by_both(kitstudio: Kitstudio, tmp_path: Path, kit: str) -> None:
    (tmp_path / "out").write_bytes(b"")
    for flags in (["--dry-run"], []):
        answer = kitstudio("unpack", kit, "-d", tmp_path / "out", "--json", *flags)
        assert (answer.code, answer.error["code"]) == (9, "KS-NOT-A-FOLDER")


def test_only_what_was_written_is_counted(kitstudio: Kitstudio, tmp_path: Path, kit: str) -> None:
    out = tmp_path / "out"
    first = kitstudio("unpack", kit, "-d", out)
    assert first.out.startswith("Unpacked 4 files (")
    assert "same" not in first.out
    again = kitstudio("unpack", kit, "-d", out)
    assert again.out == f"Unpacked 0 files (0 B) into {out}; there with the same bytes: 4 files\n"
    told = kitstudio("unpack", kit, "-d", out, "--dry-run")
    assert told.out.splitlines()[-1] == f"Would write 0 files (0 B) into {out}; there with the same bytes: 4 files"
    (out / "src/a.py").write_bytes(b"mine")
    (out / "src/deep/b.py").unlink()
    kept = kitstudio("unpack", kit, "-d", out, "-i")
    assert kept.out == f"Unpacked 1 file (9 B) into {out}; kept as they are: 3 files\n"
