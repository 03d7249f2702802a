"""Contents changed by role, tick and removal: exactly what was meant is packed, and the texts keep their comments."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.model.content import Source
from kitstudio.model.kitfile import entries
from kitstudio.model.media_type import Kind
from kitstudio.operations.draft import Draft, open_draft, redraft
from kitstudio.operations.draft_save import save_draft
from kitstudio.operations.editing.edits import (
    ROLES,
    ContentsChange,
    ContentsRefusedError,
    exclude,
    give_role,
    hide,
    include,
)
from kitstudio.operations.editing.state import Target
from kitstudio.operations.pack import plan
from kitstudio.operations.pack_options import PackOptions

KITFILE = """\
manifestVersion: 1.0.0
# ours
package:
  name: tiny
model:
  path: weights  # the folder
  framework: onnx
  parts:
    - path: weights/lora
      type: lora
datasets:
  - name: eval
    path: data/eval.csv
    license: CC-BY-4.0
code:
  - path: src
"""
FILES = (
    "weights/model.onnx",
    "weights/config.json",
    "weights/tmp/a.bin",
    "weights/tmp/b.bin",
    "weights/lora/adapter.bin",
    "data/eval.csv",
    "data/train.csv",
    "data/train.tmp",
    "src/train.py",
    "src/__pycache__/train.pyc",
    "runs/1/log.txt",
    "runs/1/.DS_Store",
    "README.md",
    "tools.mcpb",
)


def tree(root: Path, kitfile: str = KITFILE, ignore: str | None = None, files: tuple[str, ...] = FILES) -> Path:
    for at, name in enumerate(files):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * (at + 1))
    (root / "Kitfile").write_text(kitfile, "utf-8")
    if ignore is not None:
        (root / ".kitignore").write_text(ignore, "utf-8")
    return root


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tree(tmp_path / "tiny")


def packed(folder: Path, control: Control) -> dict[str, str]:
    """Every file that packing would take, by the command's own plan, with the kind of its layer."""
    made = plan(folder, PackOptions(), cast("Source", None), control)  # no Kitfile here has a parent to look for
    return {
        member.path: str(layer.entry.kind)
        for layer in made.layers
        for member in layer.selection.members
        if not member.is_dir
    }


def carried_out(draft: Draft, change: ContentsChange, control: Control) -> Draft:
    return save_draft(redraft(draft, change.text, control, ignore=change.ignore))


def said(change: ContentsChange) -> list[str]:
    return [note.text for note in change.notes]


def test_a_loose_file_gets_the_role_it_was_given_and_comments_stay(folder: Path, control: Control) -> None:
    draft = open_draft(folder, control)
    before = packed(folder, control)
    change = give_role(draft, [Target("data/train.csv")], Kind.DATASET, control)
    assert said(change) == ["Adds data/train.csv to the Kitfile as dataset"]
    assert change.text.replace("  - path: data/train.csv\n", "") == KITFILE
    carried_out(draft, change, control)
    assert packed(folder, control) == before | {"data/train.csv": "dataset"}


def test_a_file_of_a_folder_gets_a_role_of_its_own_and_leaves_the_folder(folder: Path, control: Control) -> None:
    draft = open_draft(folder, control)
    carried_out(draft, give_role(draft, [Target("weights/config.json")], Kind.PART, control), control)
    assert packed(folder, control)["weights/config.json"] == "modelpart"
    assert packed(folder, control)["weights/model.onnx"] == "model"


def test_a_role_moves_with_its_fields_and_says_what_it_gives_up(folder: Path, control: Control) -> None:
    draft = open_draft(folder, control)
    change = give_role(draft, [Target("weights/lora", ("model", "parts", 0))], Kind.CODE, control)
    assert said(change) == ["Makes weights/lora code, it is modelpart", "Gives up type, which have no place there"]
    carried_out(draft, change, control)
    assert packed(folder, control)["weights/lora/adapter.bin"] == "code"


def test_a_new_model_makes_the_old_one_a_part_of_it(folder: Path, control: Control) -> None:
    draft = open_draft(folder, control)
    change = give_role(draft, [Target("data/eval.csv", ("datasets", 0))], Kind.MODEL, control)
    assert said(change)[0] == "Makes weights modelpart, it is model"
    carried_out(draft, change, control)
    kinds = packed(folder, control)
    assert (kinds["data/eval.csv"], kinds["weights/model.onnx"]) == ("model", "modelpart")


def test_of_several_the_largest_becomes_the_model_and_the_others_parts(tmp_path: Path, control: Control) -> None:
    folder = tree(tmp_path / "two", "manifestVersion: 1.0.0\n")
    draft = open_draft(folder, control)
    targets = [Target("weights/model.onnx"), Target("weights/tmp/b.bin")]
    carried_out(draft, give_role(draft, targets, Kind.MODEL, control), control)
    assert packed(folder, control) == {"weights/tmp/b.bin": "model", "weights/model.onnx": "modelpart"}


def test_a_folder_that_becomes_a_layer_leaves_its_litter_behind(folder: Path, control: Control) -> None:
    draft = open_draft(folder, control)
    before = packed(folder, control)
    change = give_role(draft, [Target("runs")], Kind.DOCS, control)
    assert said(change) == ["Adds runs to the Kitfile as docs", "Adds the rule runs/1/.DS_Store to .kitignore"]
    carried_out(draft, change, control)
    assert packed(folder, control) == before | {"runs/1/log.txt": "docs"}


def test_a_bundle_gets_a_name_and_a_folder_is_none(folder: Path, control: Control) -> None:
    draft = open_draft(folder, control)
    done = carried_out(draft, give_role(draft, [Target("tools.mcpb")], Kind.MCP, control), control)
    assert packed(folder, control)["tools.mcpb"] == "mcpb"
    assert "name: tools" in done.text
    with pytest.raises(ContentsRefusedError):
        give_role(draft, [Target("runs")], Kind.MCP, control)


def test_a_tick_taken_from_a_file_in_a_folder_is_a_rule_and_set_again_leaves_no_trace(
    folder: Path, control: Control
) -> None:
    draft = open_draft(folder, control)
    before = packed(folder, control)
    change = exclude(draft, [Target("weights/config.json")], control)
    assert said(change) == ["Adds the rule weights/config.json to .kitignore"]
    assert (change.text, change.ignore) == (KITFILE, "weights/config.json\n")
    without = carried_out(draft, change, control)
    assert packed(folder, control) == {path: kind for path, kind in before.items() if path != "weights/config.json"}
    again = include(without, [Target("weights/config.json")], control)
    assert said(again) == ["Takes line 1, weights/config.json, out of .kitignore"]
    assert (again.text, again.ignore) == (KITFILE, "")


def test_a_folder_with_another_layer_inside_is_hidden_around_it(folder: Path, control: Control) -> None:
    (folder / "Kitfile").write_text("manifestVersion: 1.0.0\ncode:\n  - path: .\ndatasets:\n  - path: runs/1/log.txt\n")
    draft = open_draft(folder, control)
    before = packed(folder, control)
    change = exclude(draft, [Target("runs")], control)
    carried_out(draft, change, control)
    assert before.keys() - packed(folder, control).keys() == {"runs/1/.DS_Store"}


def test_an_entry_goes_and_what_a_layer_around_it_would_take_is_hidden(folder: Path, control: Control) -> None:
    draft = open_draft(folder, control)
    before = packed(folder, control)
    change = exclude(draft, [Target("weights/lora", ("model", "parts", 0))], control)
    assert said(change) == ["Takes weights/lora out of the Kitfile", "Adds the rule weights/lora to .kitignore"]
    carried_out(draft, change, control)
    assert before.keys() - packed(folder, control).keys() == {"weights/lora/adapter.bin"}


def test_a_model_that_says_more_keeps_the_rest(folder: Path, control: Control) -> None:
    draft = open_draft(folder, control)
    done = carried_out(draft, exclude(draft, [Target("weights", ("model",))], control), control)
    assert "framework: onnx" in done.text
    assert "weights/lora/adapter.bin" in packed(folder, control)
    assert "weights/model.onnx" not in packed(folder, control)


def test_what_a_wider_rule_hides_gets_an_exception(tmp_path: Path, control: Control) -> None:
    folder = tree(tmp_path / "tiny", ignore="# no leftovers\n**/*.tmp\n")
    draft = open_draft(folder, control)
    before = packed(folder, control)
    change = include(draft, [Target("data/train.tmp")], control)
    assert said(change) == [
        "Adds data/train.tmp to the Kitfile as code",
        "Adds the exception !data/train.tmp to .kitignore",
    ]
    assert change.ignore == "# no leftovers\n**/*.tmp\n!data/train.tmp\n"
    done = carried_out(draft, change, control)
    assert packed(folder, control).keys() - before.keys() == {"data/train.tmp"}
    back = exclude(done, [Target("data/train.tmp", ("code", 1))], control)
    assert back.text == KITFILE


def test_hiding_what_is_in_no_layer_changes_nothing_that_is_packed(folder: Path, control: Control) -> None:
    draft = open_draft(folder, control)
    before = packed(folder, control)
    done = carried_out(draft, hide(draft, [Target("runs")], control), control)
    assert done.ignore.text == "runs\n"
    assert packed(folder, control) == before
    assert [each.path for each in open_draft(folder, control).contents.left_out if each.reason == "ignored"] == ["runs"]


def test_a_kitfile_that_cannot_be_read_is_left_alone(folder: Path, control: Control) -> None:
    draft = redraft(open_draft(folder, control), "model: [", control)
    with pytest.raises(ContentsRefusedError):
        exclude(draft, [Target("weights")], control)


def test_windows_line_ends_of_a_kitignore_stay(tmp_path: Path, control: Control) -> None:
    folder = tree(tmp_path / "tiny")
    (folder / ".kitignore").write_bytes(b"runs\r\nlast")
    draft = open_draft(folder, control)
    change = exclude(draft, [Target("weights/config.json")], control)
    assert change.ignore == "runs\r\nlast\r\nweights/config.json\r\n"


_NAMES = ("a", "b.csv", "c[1].bin", "d.md", ".DS_Store", "e.tmp")
_PATHS = [f"{top}{name}" for top in ("", "x/", "x/y/", "z/") for name in _NAMES]
_CLAIMS = [".", "x", "x/y", "z", "a", "x/b.csv", "x/y/c[1].bin", "z/d.md"]
_LISTS = {"code": Kind.CODE, "datasets": Kind.DATASET, "docs": Kind.DOCS}
_RULES = ["x/y", "**/*.tmp", "z", "!z/d.md", "x/b.csv", "*.md", "!x/y/a", "**"]

_acts = st.one_of(
    st.tuples(st.just(include)),
    st.tuples(st.just(exclude)),
    st.tuples(st.just(hide)),
    st.tuples(st.just(give_role), st.sampled_from([kind for kind in ROLES if kind is not Kind.MCP])),
)


@settings(deadline=None)
@given(
    files=st.sets(st.sampled_from(_PATHS), min_size=1, max_size=10),
    claims=st.dictionaries(st.sampled_from(_CLAIMS), st.sampled_from(sorted(_LISTS)), max_size=4),
    ignore=st.lists(st.sampled_from(_RULES), max_size=3),
    act=_acts,
    pick=st.lists(st.integers(0, 40), min_size=1, max_size=3),
)
def test_on_any_small_tree_exactly_what_was_meant_comes_in_or_goes(
    files: set[str],
    claims: dict[str, str],
    ignore: list[str],
    act: tuple[Callable[..., ContentsChange], ...],
    pick: list[int],
) -> None:
    control = Control()
    lists = {key: [path for path, each in claims.items() if each == key] for key in _LISTS}
    kitfile = "manifestVersion: 1.0.0\n" + "".join(
        f"{key}:\n" + "".join(f"  - path: {path}\n" for path in paths) for key, paths in lists.items() if paths
    )
    root = Path(tempfile.mkdtemp())
    try:
        folder = tree(root / "f", kitfile, "\n".join(ignore), tuple(sorted(files)))
        draft = open_draft(folder, control)
        if draft.errors:
            return
        before = packed(folder, control)
        folders = {path.rpartition("/")[0] for path in files} - {""}
        every = sorted(files | folders)
        targets = [Target(path) for path in dict.fromkeys(every[at % len(every)] for at in pick)]
        try:
            change = act[0](draft, targets, *act[1:], control)
        except ContentsRefusedError:
            return
        done = carried_out(draft, change, control)
        after = packed(folder, control)
        inside = {path for path in files for each in targets if path == each.path or path.startswith(f"{each.path}/")}
        assert {path for path in before if path not in inside} == {path for path in after if path not in inside}
        _judge(act, targets, inside, before, after, files)
        assert [entry.path for entry in entries(done.placed)] == [
            entry.path for entry in entries(open_draft(folder, control).placed)
        ]
    finally:
        shutil.rmtree(root)


def _judge(
    act: tuple[Callable[..., ContentsChange], ...],
    targets: list[Target],
    inside: set[str],
    before: dict[str, str],
    after: dict[str, str],
    files: set[str],
) -> None:
    single = {each.path for each in targets} & files
    if act[0] is include:
        assert single <= after.keys()
        assert before.keys() <= after.keys()
    elif act[0] is give_role:
        assert single <= after.keys()
        kinds = {after[path] for path in single}
        allowed = {"model", "modelpart"} if str(act[1]) == "model" else {str(act[1])}
        assert kinds <= allowed
    elif act[0] is hide:
        assert not inside & after.keys()
    else:
        assert not single & after.keys()
        assert after.keys() <= before.keys()


def test_refusals_are_errors_a_window_can_show() -> None:
    assert issubclass(ContentsRefusedError, KitStudioError)
