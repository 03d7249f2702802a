"""A folder as a draft: read or proposed, checked, mended, saved; every file has one place."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from typing_extensions import override

from kitstudio.base import limits
from kitstudio.base.control import CancelToken, Control
from kitstudio.base.errors import OperationCancelledError
from kitstudio.base.os_errors import PathNotFoundError
from kitstudio.model.media_type import Kind
from kitstudio.model.reference import Reference
from kitstudio.operations.contents.placing import guess
from kitstudio.operations.context import Context
from kitstudio.operations.draft import (
    look_again,
    mended,
    open_draft,
    redraft,
    suggested_name,
)
from kitstudio.operations.draft_save import ChangedOnDiskError, TooLongToSaveError, save_draft
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from kitstudio.operations.packing.kitfile_source import NotAFolderError

KITFILE = """\
manifestVersion: 1.0.0
# kept
package:
  name: tiny
model:
  path: weights/
docs:
  - path: LICENCE
code:
  - path: src
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "tiny"
    for name, content in {
        "weights/model.safetensors": b"w" * 1000,
        "weights/config.json": b"{}",
        "src/train.py": b"x = 1\n",
        "src/__pycache__/train.pyc": b"litter",
        "LICENSE": b"MIT License\n",
        "notes.csv": b"a,b\n",
        "wandb/run/log.txt": b"long",
        ".DS_Store": b"litter",
        ".git/HEAD": b"ref",
        ".git/objects/ab": b"object",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def places(folder: Path, control: Control) -> dict[str, str]:
    """Every file with the place it has in the draft."""
    contents = open_draft(folder, control).contents
    out = {file.path: str(layer.entry.kind) for layer in contents.layers for file in layer.files}
    out |= {file.path: "unclaimed" for file in contents.unclaimed}
    return out | {each.path: each.reason for each in contents.left_out}


def test_every_file_has_one_place(folder: Path, control: Control) -> None:
    (folder / "Kitfile").write_text(KITFILE.replace("LICENCE", "LICENSE"))
    (folder / "weights" / "link").symlink_to("config.json")
    os.mkfifo(folder / "pipe")
    assert places(folder, control) == {
        "weights/model.safetensors": "model",
        "weights/config.json": "model",
        "src/train.py": "code",
        "src/__pycache__/train.pyc": "code",  # the Kitfile says src, and nothing ignores it
        "LICENSE": "docs",
        "notes.csv": "unclaimed",
        "wandb/run/log.txt": "unclaimed",
        ".DS_Store": "os-litter",
        ".git": "version-control",
        "weights/link": "link",
        "pipe": "fifo",
    }


@pytest.mark.parametrize("own", ["Kitfile", "kitfile", ".kitfile"])
def test_nothing_that_is_counted_changes_when_the_kitfile_itself_is_saved(
    folder: Path, context: Context, control: Control, own: str
) -> None:
    text = "manifestVersion: 1.0.0\npackage:\n  name: tiny\nmodel:\n  path: weights\ncode:\n  - path: .\n"
    before = redraft(open_draft(folder, control), text, control)
    options = PackOptions(kitfile=text.encode())
    packed = [layer.descriptor for layer in pack(context, folder, options, control).layers]
    number = sum(each.is_file() for each in folder.rglob("*"))
    (folder / own).write_text(text)
    (folder / ".kitignore").write_text("# nothing\n")
    after = open_draft(folder, control)
    assert (after.files, after.size, after.contents) == (before.files, before.size, before.contents)
    assert after.contents.tree == before.contents.tree
    assert (before.files, after.files) == (number, number)
    assert [layer.descriptor for layer in pack(context, folder, PackOptions(), control).layers] == packed


def test_a_kitfile_of_another_spelling_or_in_a_folder_is_content(folder: Path, control: Control) -> None:
    text = "manifestVersion: 1.0.0\nmodel:\n  path: weights\ncode:\n  - path: .\n"
    (folder / "Kitfile").write_text(text)
    before = open_draft(folder, control)
    for name in ("KITFILE", "src/Kitfile"):
        (folder / name).write_text("x")
    after = open_draft(folder, control)
    assert (after.files, after.size) == (before.files + 2, before.size + 2)


def test_what_kitignore_hides_is_left_out_with_its_folder(folder: Path, control: Control) -> None:
    (folder / "Kitfile").write_text(KITFILE)
    (folder / ".kitignore").write_text("wandb\n*.csv\n")
    found = {each.path: each for each in open_draft(folder, control).contents.left_out}
    assert (found["wandb"].reason, found["wandb"].is_folder, found["wandb"].files) == ("ignored", True, 1)
    assert found["notes.csv"].reason == "ignored"
    assert found[".git"].files == 2


def test_a_folder_without_a_kitfile_gets_a_proposal_that_can_be_packed_and_nothing_is_written(
    folder: Path, context: Context, control: Control
) -> None:
    before = sorted(folder.rglob("*"))
    draft = open_draft(folder, control)
    assert draft.kitfile_path is None
    assert not draft.is_saved
    assert not draft.is_edited
    assert draft.errors == 0
    assert "__pycache__" not in " ".join(file.path for layer in draft.contents.layers for file in layer.files)
    options = PackOptions(kitfile=draft.text.encode(), references=(Reference.parse("tiny:v1"),))
    report = pack(context, folder, options, control)
    assert [layer.kind for layer in report.layers] == [layer.entry.kind for layer in draft.contents.layers]
    assert [layer.path for layer in report.layers] == [layer.entry.path for layer in draft.contents.layers]
    assert sorted(folder.rglob("*")) == before


def test_a_missing_path_is_found_mended_and_gone_and_comments_stay(folder: Path, control: Control) -> None:
    (folder / "Kitfile").write_text(KITFILE)
    draft = open_draft(folder, control)
    assert [(each.code, each.mark.line) for each in draft.findings] == [("missing-path", 8)]
    assert draft.errors == 1
    text = mended(draft, control)
    assert text == KITFILE.replace("LICENCE", "LICENSE")
    after = redraft(draft, text, control)
    assert after.errors == 0
    assert after.is_edited
    assert {layer.entry.kind for layer in after.contents.layers} == {Kind.MODEL, Kind.DOCS, Kind.CODE}


def test_mending_all_ends_with_nothing_left_that_has_a_fix(folder: Path, control: Control) -> None:
    text = KITFILE + "  - path: src\ndataset:\n  - path: notes.csv\nmodle:\n  path: x\n"
    (folder / "Kitfile").write_text(text)
    draft = open_draft(folder, control)
    assert len(draft.findings) > 2
    after = redraft(draft, mended(draft, control), control)
    assert after.errors < draft.errors
    assert "# kept" in after.text


def test_mending_all_gives_nothing_up(folder: Path, control: Control) -> None:
    (folder / "Kitfile").write_text(KITFILE + "datasets:\n  - path: zzz/qqq.parquet\n")
    draft = open_draft(folder, control)
    assert [fix.title for each in draft.findings for fix in each.fixes] == ["Change to LICENSE", "Remove this entry"]
    assert mended(draft, control) == draft.text.replace("LICENCE", "LICENSE")


def test_a_text_that_is_no_yaml_keeps_the_files_in_view(folder: Path, control: Control) -> None:
    (folder / "Kitfile").write_text("model: [unclosed\n")
    draft = open_draft(folder, control)
    assert draft.document is None
    assert draft.errors == 1
    assert draft.title == "tiny"
    assert draft.contents.layers == ()
    assert {file.path for file in draft.contents.unclaimed} >= {"weights/config.json", "notes.csv"}


@pytest.mark.parametrize("on_disk", [True, False])
def test_looking_again_at_a_text_that_cannot_be_read_keeps_the_places(
    folder: Path, control: Control, *, on_disk: bool
) -> None:
    good = KITFILE.replace("LICENCE", "LICENSE")
    (folder / "Kitfile").write_text(good)
    draft = open_draft(folder, control)
    before = draft.contents
    if on_disk:
        (folder / "Kitfile").write_text(good + "x: [\n")
    else:
        draft = redraft(draft, good + "x: [\n", control)
    seen = look_again(look_again(draft, control), control)
    assert seen.document is None
    assert seen.contents == before
    (folder / "weights" / "more.bin").write_bytes(b"new")
    (folder / "LICENSE").unlink()
    seen = look_again(seen, control)
    assert [(layer.entry.path, len(layer.files)) for layer in seen.contents.layers] == [("weights/", 3), ("src", 2)]


def test_saving_writes_the_whole_text_and_keeps_mode_link_and_bytes(folder: Path, control: Control) -> None:
    real = folder / "src" / "shared-kitfile"
    real.write_bytes(KITFILE.replace("\n", "\r\n").encode() + b"# \xff\r\n")
    real.chmod(0o640)
    (folder / "Kitfile").symlink_to("src/shared-kitfile")
    draft = open_draft(folder, control)
    saved = save_draft(redraft(draft, draft.text.replace("LICENCE", "LICENSE"), control))
    assert saved.is_saved
    assert (folder / "Kitfile").is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert real.read_bytes() == KITFILE.replace("\n", "\r\n").replace("LICENCE", "LICENSE").encode() + b"# \xff\r\n"
    assert not [path.name for path in (folder / "src").iterdir() if path.name.startswith(".")]


@pytest.mark.root
def test_what_is_saved_belongs_to_whom_it_did(folder: Path, control: Control) -> None:
    """Others of the group write it too."""
    names = ("Kitfile", ".kitignore")
    for name in names:
        (folder / name).write_text(KITFILE if name == "Kitfile" else "*.bak\n")
        os.chown(folder / name, 1000, 1001)
        (folder / name).chmod(0o664)
    save_draft(redraft(open_draft(folder, control), KITFILE + "# mine\n", control, ignore="*.tmp\n"))
    for name in names:
        now = (folder / name).stat()
        assert (now.st_uid, now.st_gid, now.st_mode & 0o777) == (1000, 1001, 0o664)
    assert (folder / ".kitignore").read_text() == "*.tmp\n"


def test_saving_in_a_snapshot_of_the_hub_changes_no_blob(tmp_path: Path, control: Control) -> None:
    snapshot, blob = tmp_path / "models--a--b" / "snapshots" / ("a" * 40), tmp_path / "models--a--b" / "blobs" / "1"
    snapshot.mkdir(parents=True)
    blob.parent.mkdir()
    blob.write_text(KITFILE)
    (snapshot / "Kitfile").symlink_to("../../blobs/1")
    draft = open_draft(snapshot, control)
    assert save_draft(redraft(draft, KITFILE + "# mine\n", control)).is_saved
    assert blob.read_text() == KITFILE
    assert (snapshot / "Kitfile").read_text() == KITFILE + "# mine\n"


def test_a_text_made_of_problems_is_mended_as_far_as_time_allows(folder: Path, control: Control) -> None:
    (folder / "Kitfile").write_text("manifestVersion: 1.0.0\n" + "".join(f"key{at}: 1\n" for at in range(900)))
    draft = open_draft(folder, control)
    began = time.process_time()
    text = mended(draft, control)
    assert time.process_time() - began < 10.0
    assert 0 < len(redraft(draft, text, control).findings) < len(draft.findings)


def test_a_proposal_is_saved_as_kitfile(folder: Path, control: Control) -> None:
    draft = open_draft(folder, control)
    saved = save_draft(draft)
    assert saved.kitfile_path == folder / "Kitfile"
    assert open_draft(folder, control).text == draft.text


def test_what_another_program_wrote_is_not_written_over(folder: Path, control: Control) -> None:
    (folder / "Kitfile").write_text(KITFILE)
    draft = redraft(open_draft(folder, control), KITFILE + "# mine\n", control)
    (folder / "Kitfile").write_text(KITFILE + "# theirs\n")
    with pytest.raises(ChangedOnDiskError):
        save_draft(draft)
    assert (folder / "Kitfile").read_text() == KITFILE + "# theirs\n"
    seen = look_again(draft, control)
    assert (seen.text, seen.saved) == (KITFILE + "# mine\n", KITFILE + "# theirs\n")
    assert save_draft(seen).is_saved
    assert (folder / "Kitfile").read_text() == KITFILE + "# mine\n"


def test_a_kitfile_that_appeared_is_not_written_over_by_a_proposal(folder: Path, control: Control) -> None:
    draft = open_draft(folder, control)
    (folder / "kitfile").write_text(KITFILE)
    with pytest.raises(ChangedOnDiskError):
        save_draft(draft)
    assert look_again(draft, control).text == KITFILE


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_could_not_be_opened_again_is_not_saved(folder: Path, control: Control, mark: str) -> None:
    """As long as the bound is not too long; in two bytes a letter half of it is."""
    before = (mark + KITFILE).encode("utf-16-le" if mark else "utf-8")
    (folder / "Kitfile").write_bytes(before)
    draft = open_draft(folder, control)
    room = (limits.KITFILE - len(before)) // (2 if mark else 1)
    longest = draft.text + "#" * room
    with pytest.raises(TooLongToSaveError, match="longer than 4194304 bytes"):
        save_draft(replace(draft, text=longest + "#", ignore=replace(draft.ignore, text="*.tmp")))
    assert (folder / "Kitfile").read_bytes() == before
    assert not (folder / ".kitignore").exists()
    save_draft(replace(draft, text=longest))
    assert open_draft(folder, control).text == longest


def test_rules_that_could_not_be_opened_again_are_not_saved(folder: Path, control: Control) -> None:
    (folder / "Kitfile").write_text(KITFILE)
    draft = open_draft(folder, control)
    longest = "#\n" * (limits.IGNORE_FILE // 2)
    with pytest.raises(TooLongToSaveError, match="kitignore"):
        save_draft(replace(draft, text=KITFILE + "# mine\n", ignore=replace(draft.ignore, text=longest + "#")))
    assert (folder / "Kitfile").read_text() == KITFILE
    assert not (folder / ".kitignore").exists()
    save_draft(replace(draft, ignore=replace(draft.ignore, text=longest)))
    assert open_draft(folder, control).ignore.text == longest


def test_looking_again_sees_new_files_and_keeps_an_edited_text(folder: Path, control: Control) -> None:
    (folder / "Kitfile").write_text(KITFILE)
    draft = redraft(open_draft(folder, control), KITFILE + "# mine\n", control)
    (folder / "LICENCE").write_text("here after all")
    seen = look_again(draft, control)
    assert seen.errors == 0
    assert seen.text.endswith("# mine\n")


def test_a_folder_that_went_away_says_so_when_saved(folder: Path, control: Control) -> None:
    draft = open_draft(folder, control)
    away = folder.rename(folder.with_name("elsewhere"))
    with pytest.raises(PathNotFoundError):
        save_draft(draft)
    assert not folder.exists()
    assert not (away / "Kitfile").exists()


def test_what_is_no_folder_is_refused(folder: Path, control: Control) -> None:
    with pytest.raises(PathNotFoundError):
        open_draft(folder / "nowhere", control)
    with pytest.raises(NotAFolderError):
        open_draft(folder / "LICENSE", control)


def test_opening_can_be_cancelled(folder: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        open_draft(folder, Control(token=token))


@pytest.mark.parametrize(
    ("name", "version", "expected"),
    [
        ("llama-3.1-ft", "1.2.0", ("llama-3.1-ft", "1.2.0")),
        ("My Model (new)", "v 2 ", ("my-model-new", "v-2")),
        ("Ünïcode_Name", "", ("unicode-name", "latest")),
        ("Mein Modell für Übung", "", ("mein-modell-fur-ubung", "latest")),
        ("Mein Modell fu\u0308r U\u0308bung", "", ("mein-modell-fur-ubung", "latest")),
        ("Größe ÆØÅ Łódź þæô Œuvre", "", ("grosse-aeoa-lodz-thaeo-oeuvre", "latest")),
        ("\ufb01ne²Ð\u0131DŽ", "", ("fine2didz", "latest")),
        ("模型 7B", "", ("7b", "latest")),
        ("模型", "正式", ("tiny", "latest")),
        ("a..b", "-1", ("a-b", "1")),
        ("UPPER", "x" * 200, ("upper", "x" * 128)),
    ],
)
def test_a_suggested_name_can_always_be_read(
    folder: Path, control: Control, name: str, version: str, expected: tuple[str, str]
) -> None:
    text = f"manifestVersion: 1.0.0\npackage:\n  name: '{name}'\n  version: '{version}'\n"
    made = suggested_name(redraft(open_draft(folder, control), text, control))
    assert made == expected
    assert str(Reference.parse(":".join(made))) == ":".join(made)


@pytest.mark.parametrize(
    ("package", "model", "folder_name", "expected"),
    [
        ("Llama FT", "Other", "my folder", "llama-ft"),
        ("", "Meta Llama 3", "my folder", "meta-llama-3"),
        ("", "", "My  Folder_2", "my-folder-2"),
        ("模型", "", "正式", "kit"),
    ],
)
def test_a_kit_is_named_after_its_package_or_its_model_or_its_folder(
    folder: Path, control: Control, package: str, model: str, folder_name: str, expected: str
) -> None:
    folder = folder.rename(folder.with_name(folder_name))
    (folder / "Kitfile").write_text(f"package: {{name: '{package}'}}\nmodel: {{name: '{model}', path: weights}}\n")
    assert suggested_name(open_draft(folder, control)) == (expected, "latest")


def test_a_guess_names_the_kind_of_layer() -> None:
    assert [guess(path) for path in ("a/m.safetensors", "d.csv", "x.py", "README.md")] == [
        Kind.MODEL,
        Kind.DATASET,
        Kind.CODE,
        Kind.DOCS,
    ]


def test_a_check_of_a_long_text_ends_at_once_when_it_is_not_wanted_any_more(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    (tmp_path / "Kitfile").write_text("docs: [{path: a}]\n")
    draft = open_draft(tmp_path, Control())
    text = "datasets:\n" + "".join(f"  - name: set-{at}\n    path: a\n" for at in range(3_000))
    for reached in range(0, 24_000, 4_000):  # in the text, in its fields, in the rules
        with pytest.raises(OperationCancelledError):
            redraft(draft, text, Control(token=_Patience(reached)))


class _Patience(CancelToken):
    """Is cancelled when it has been asked so often."""

    def __init__(self, left: int) -> None:
        super().__init__()
        self._left = left

    @override
    def check(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise OperationCancelledError


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16-le", "utf-16-be", "utf-8"])
def test_a_save_keeps_the_encoding(tmp_path: Path, encoding: str) -> None:
    mark = "\ufeff" if encoding.startswith("utf-16") else ""
    (tmp_path / "Kitfile").write_bytes(f"{mark}package:\r\n  name: größe".encode(encoding))
    draft = open_draft(tmp_path, Control())
    assert draft.title == "größe"
    edited = redraft(draft, draft.text.replace("größe", "länge"), Control())
    assert save_draft(edited).is_saved
    assert (tmp_path / "Kitfile").read_bytes() == f"{mark}package:\r\n  name: länge".encode(encoding)
    assert open_draft(tmp_path, Control()).is_saved


def test_bytes_that_are_no_text_are_kept(tmp_path: Path) -> None:
    for content in (b"\xff\xfea\x00\xd8", b"name: \xff\n"):
        (tmp_path / "Kitfile").write_bytes(content)
        draft = open_draft(tmp_path, Control())
        save_draft(draft)
        assert (tmp_path / "Kitfile").read_bytes() == content
