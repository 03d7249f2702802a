"""The proposed Kitfile: every file has one place, and what is left out has none."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitstudio.archive.ignore import IgnoreRules
from kitstudio.base.errors import OperationCancelledError
from kitstudio.inspection.junk import Reason, left_out_reason
from kitstudio.inspection.listing import Listed
from kitstudio.inspection.model_card import read_card
from kitstudio.inspection.propose import Given, Proposal, propose
from kitstudio.model.kitfile import FILE_NAMES, Kitfile, entries

_NOTHING: Final = Given()


def _listing(files: Mapping[str, int]) -> list[Listed]:
    folders = {path.rpartition("/")[0] for path in files}
    for folder in list(folders):
        parts = folder.split("/")
        folders |= {"/".join(parts[:depth]) for depth in range(1, len(parts))}
    return [Listed(path, size) for path, size in files.items()] + [
        Listed(folder, is_dir=True) for folder in folders if folder
    ]


def _propose(files: Mapping[str, int], contents: Mapping[str, bytes] | None = None, **options: Any) -> Proposal:
    return propose(_listing(files), lambda path, limit: (contents or {}).get(path, b"")[:limit], _NOTHING, **options)


def _paths(kitfile: Kitfile) -> list[str]:
    return [each.path for each in entries(kitfile)]


def _owner(paths: list[str], file: str) -> str | None:
    """The entry that holds a file by the newest kit's rule: the innermost one that is it or is above it."""
    holding = [path for path in paths if path in (".", file) or file.startswith(f"{path}/")]
    return max(holding, key=lambda path: 0 if path == "." else len(path), default=None)


def _check_places(files: Mapping[str, int], made: Proposal, rules: bytes) -> None:
    paths = _paths(made.kitfile)
    assert len(paths) == len(set(paths))
    ignore = IgnoreRules.parse(rules or made.ignore.encode("utf-8", "surrogateescape"))
    gone = {each.path: each for each in made.left_out}
    held: dict[str, str] = {}
    for file in files:
        if file in (*FILE_NAMES, ".kitignore"):
            continue
        owner = None if ignore.ignores(file) else _owner(paths, file)
        out = [path for path in gone if path == file or file.startswith(f"{path}/")]
        assert len(out) + (owner is not None) == 1, (file, owner, out, made.ignore)
        if owner is not None:
            held[file] = owner
    assert set(paths) <= set(held.values()), "an entry holds nothing"
    assert sum(each.files for each in made.left_out) == len([file for file in files if file not in held]) - len(
        [file for file in files if file in (*FILE_NAMES, ".kitignore")]
    )


_NAMES: Final = st.sampled_from(
    [
        *(
            "model.safetensors",
            "model-00001-of-00002.safetensors",
            "model-00002-of-00002.safetensors",
            "a.gguf",
            "w.bin",
        ),
        *("config.json", "tokenizer.json", "vocab.txt", "train.csv", "eval.parquet", "README.md", "LICENSE", "x.py"),
        *(
            "notes.txt",
            "fig.png",
            "system.prompt.md",
            "SKILL.md",
            "server.mcpb",
            ".DS_Store",
            "x.pyc",
            ".env",
            "id_rsa",
        ),
        *("Kitfile", ".kitignore", "Makefile", "._x", "we{ird", "st*r.py", "#hash", "!bang", "a b", " lead", "[x].md"),
        *("weights:v1", "a..b", "ünï", "\udcff.csv", "-dash", "x|y.pyc", ".gitattributes", "key.pem", "new\nline.py"),
    ]
)
_FOLDERS: Final = st.sampled_from(
    [
        *("src", "docs", "data", "prompts", "weights", "misc", "__pycache__", ".git", "venv", "node_modules", ".cache"),
        *("tests", "we ird", "data-v2", "x|y", "\udcff", "a.mlpackage"),
    ]
)
_PATHS: Final = st.builds(lambda folders, name: "/".join([*folders, name]), st.lists(_FOLDERS, max_size=4), _NAMES)


def _tree(paths: set[str]) -> dict[str, int]:
    """Sizes for a set of paths in which no file is also a folder."""
    folders = {path[:at] for path in paths for at, char in enumerate(path) if char == "/"}
    return {path: len(path) * 7 for path in sorted(paths - folders)}


@settings(max_examples=150)
@given(st.sets(_PATHS, max_size=25), st.booleans())
def test_every_file_has_exactly_one_place(paths: set[str], may_ignore: bool) -> None:
    files = _tree(paths)
    made = _propose(files, may_ignore=may_ignore)
    assert may_ignore or not made.ignore
    _check_places(files, made, b"")


@settings(max_examples=60)
@given(
    st.sets(_PATHS, max_size=25),
    st.sampled_from([b"", b"data\n", b"**/*.py\n!src/x.py\n", b"**/__pycache__\n", b"*\n"]),
)
def test_a_kitignore_of_the_folder_s_own_is_obeyed(paths: set[str], text: bytes) -> None:
    files = _tree(paths)
    rules = IgnoreRules.parse(text)
    made = propose(_listing(files), lambda _path, _limit: b"", _NOTHING, rules=rules)
    assert made.ignore == ""
    _check_places(files, made, text or b"# empty\n")


@settings(max_examples=40)
@given(st.sets(_PATHS, max_size=25), st.randoms(use_true_random=False))
def test_the_order_of_the_listing_does_not_matter(paths: set[str], random: object) -> None:
    files = _tree(paths)
    listing = _listing(files)
    random.shuffle(listing)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    one = propose(listing, lambda _path, _limit: b"", _NOTHING)
    other = propose(sorted(listing, key=lambda each: each.path), lambda _path, _limit: b"", _NOTHING)
    assert one == other


def test_a_root_of_very_many_files_becomes_one_layer() -> None:
    files = {f"row-{number:05}.csv": 10 for number in range(2_000)} | {"m.gguf": 99, ".DS_Store": 1, "a.py": 1}
    made = _propose(files)
    assert _paths(made.kitfile) == ["m.gguf", "a.py", "."]
    assert made.ignore.splitlines()[1:] == ["**/.DS_Store"]
    _check_places(files, made, b"")


def test_a_proposal_for_very_many_files_can_be_stopped() -> None:
    looks = 0

    def ask() -> None:
        nonlocal looks
        looks += 1
        if looks == 5:
            raise OperationCancelledError

    with pytest.raises(OperationCancelledError):
        _propose({f"part/{number}.bin": 1 for number in range(9_000)}, ask=ask)


def test_litter_in_a_folder_needs_a_kitignore_and_litter_beside_it_none() -> None:
    assert _propose({"src/a.py": 1, "src/__pycache__/a.pyc": 1}).ignore.splitlines()[1:] == ["**/__pycache__"]
    assert _propose({"src/a.py": 1, "__pycache__/a.pyc": 1}).ignore == ""


def test_without_a_kitignore_a_folder_with_litter_is_taken_apart() -> None:
    files = {"src/a.py": 1, "src/b/c.py": 1, "src/__pycache__/a.pyc": 1, "data/x.csv": 1}
    made = _propose(files, may_ignore=False)
    assert _paths(made.kitfile) == ["src/a.py", "src/b", "data"]


def test_litter_with_links_gets_a_kitignore_so_that_packing_is_not_stopped_by_them() -> None:
    assert _propose({"a.py": 1, ".venv/pyvenv.cfg": 1}, hide_litter=True).ignore.splitlines()[1:] == ["**/.venv"]


def test_secrets_are_left_out_with_their_own_reason_and_said() -> None:
    made = _propose({"m.gguf": 1, ".env": 1, "src/a.py": 1, "src/id_rsa": 1, "hf_token.txt": 1, "cert.pem": 1})
    assert {each.path for each in made.left_out if each.reason is Reason.SECRET} == {
        *(".env", "src/id_rsa", "hf_token.txt", "cert.pem")
    }
    assert [each.code for each in made.notices][:1] == ["secrets-left-out"]


@pytest.mark.parametrize(
    "name", ["tokens.txt", "tokenizer.json", "token_classifier.py", ".env.example", "keys.csv", "monkey.py"]
)
def test_files_that_only_sound_like_secrets_are_kept(name: str) -> None:
    assert left_out_reason(name, is_dir=False) is None


def test_an_environment_is_one_line_that_counts_its_files() -> None:
    made = _propose({"m.gguf": 1, "venv/bin/x": 3, "venv/lib/y.py": 4})
    assert [(each.path, str(each.reason), each.files, each.size) for each in made.left_out] == [
        ("venv", "environment", 2, 7)
    ]


def test_shards_are_the_model_and_parts_of_their_own() -> None:
    made = _propose(
        {f"model-0000{n}-of-00003.safetensors": 100 for n in (1, 2, 3)}
        | {"model.safetensors.index.json": 5, "config.json": 2, "tokenizer.json": 3, "merges.txt": 1}
    )
    model = made.kitfile.model
    assert model is not None
    assert (model.path, model.format) == ("model-00001-of-00003.safetensors", "safetensors")
    assert [(part.path, part.type) for part in model.parts] == [
        ("model-00002-of-00003.safetensors", "shard"),
        ("model-00003-of-00003.safetensors", "shard"),
        ("config.json", "config"),
        ("merges.txt", "tokenizer"),
        ("model.safetensors.index.json", "index"),
        ("tokenizer.json", "tokenizer"),
    ]


@pytest.mark.parametrize("name", ["training_args.bin", "training_args_last.bin", "training_args.pt"])
def test_the_arguments_of_a_training_are_settings_and_never_the_model(name: str) -> None:
    made = _propose({"pytorch_model.bin": 100, name: 900, "optimizer.pt": 200})
    model = made.kitfile.model
    assert model is not None
    assert model.path == "pytorch_model.bin"
    assert [(part.path, part.type) for part in model.parts] == [("optimizer.pt", "optimizer"), (name, "config")]


def test_the_better_of_two_formats_of_one_model_is_the_model() -> None:
    made = _propose(
        {"model.safetensors": 1_000, "pytorch_model.bin": 1_010, "tf_model.h5": 1_020, "onnx/model.onnx": 990}
    )
    assert made.kitfile.model is not None
    assert made.kitfile.model.path == "model.safetensors"
    assert {part.path for part in made.kitfile.model.parts} == {"pytorch_model.bin", "tf_model.h5", "onnx/model.onnx"}


def test_the_biggest_quantisation_is_the_model_and_a_projector_never_is() -> None:
    made = _propose({"x.Q4_K_M.gguf": 100, "x.Q8_0.gguf": 180, "mmproj-x-f16.gguf": 900})
    assert made.kitfile.model is not None
    assert made.kitfile.model.path == "x.Q8_0.gguf"
    assert [(part.path, part.type) for part in made.kitfile.model.parts] == [
        ("mmproj-x-f16.gguf", "projector"),
        ("x.Q4_K_M.gguf", "weights"),
    ]


def test_an_adapter_alone_is_the_model_and_beside_a_model_a_part() -> None:
    alone = _propose({"adapter_model.safetensors": 10, "adapter_config.json": 1})
    assert alone.kitfile.model is not None
    assert alone.kitfile.model.path == "adapter_model.safetensors"
    both = _propose({"model.safetensors": 5, "lora/adapter_model.safetensors": 10})
    assert both.kitfile.model is not None
    assert both.kitfile.model.path == "model.safetensors"
    assert [part.type for part in both.kitfile.model.parts] == ["adapter"]


def test_weights_in_a_source_folder_are_the_model() -> None:
    made = _propose({"src/a.py": 1, "src/net.pt": 10, "tests/fixture.pt": 99})
    assert made.kitfile.model is not None
    assert made.kitfile.model.path == "src/net.pt"
    assert [each.path for each in made.kitfile.code] == ["src", "tests"]


def test_mcp_bundles_have_names_of_their_own() -> None:
    made = _propose({"a/search.mcpb": 1, "b/search.mcpb": 1})
    assert [(each.name, each.path) for each in made.kitfile.mcp_servers] == [
        ("search", "a/search.mcpb"),
        ("search-2", "b/search.mcpb"),
    ]


_CARD: Final = b"""---
license: apache-2.0
library_name: peft
authors: [Ann, Bob]
---
# Model Card for Wren

![badge](x.svg)

A **small** model
of [birds](https://example.test).

More.
"""


@pytest.mark.parametrize(
    ("readme", "description"),
    [
        ("# T\n\nA test model. <script>alert(1)</script>\n", "A test model."),
        ("# T\n\n<script>\nalert(1)\n</script>\n\nA test model.\n", "A test model."),
        ("# T\n\n<STYLE type='text/css'>\nbody { color: red }\n</STYLE >\nA test model.\n", "A test model."),
        ("# T\n\nIt writes <script> tags.\n", "It writes tags."),
        ("# T\n\nA<style>b</script>c</style> model.\n", "A model."),
        ("A model.\n" + "<script>" * 8_000 + "<style>" * 8_000, "A model."),
    ],
)
def test_what_stands_in_scripts_and_styles_is_no_description(readme: str, description: str) -> None:
    assert read_card(readme.encode()).description == description


def test_the_model_card_fills_name_licence_description_and_authors() -> None:
    made = _propose({"README.md": 1, "w.safetensors": 9}, {"README.md": _CARD})
    package = made.kitfile.package
    assert (package.name, package.license, package.authors) == ("Wren", "Apache-2.0", ("Ann", "Bob"))
    assert package.description == "A small model of birds."
    assert made.kitfile.model is not None
    assert (made.kitfile.model.framework, made.kitfile.model.license) == ("peft", "Apache-2.0")


def test_what_the_caller_says_wins() -> None:
    made = propose(_listing({"README.md": 1}), lambda _path, _limit: _CARD, Given("N", "D", "A"))
    assert (made.kitfile.package.name, made.kitfile.package.description, made.kitfile.package.authors) == (
        "N",
        "D",
        ("A",),
    )


def test_a_licence_file_that_contradicts_the_model_card_is_said() -> None:
    mit = b"SPDX-License-Identifier: MIT\n"
    made = _propose({"README.md": 1, "LICENSE": 1}, {"README.md": _CARD, "LICENSE": mit})
    assert made.kitfile.package.license == "Apache-2.0"
    assert [each.code for each in made.notices] == ["licence-conflict"]


def test_a_licence_text_that_says_or_later_is_more_exact_than_the_card() -> None:
    card = b"---\nlicense: gpl-3.0\n---\n"
    later = b"SPDX-License-Identifier: GPL-3.0-or-later\n"
    made = _propose({"README.md": 1, "COPYING": 1}, {"README.md": card, "COPYING": later})
    assert (made.kitfile.package.license, made.notices) == ("GPL-3.0-or-later", ())


@pytest.mark.parametrize(
    "card",
    [
        b"---\nlicense: [mit, apache-2.0]\n---\n",
        b"---\nlicense: {a: b}\n---\n",
        b"---\na: &a [*a]\nlicense: mit\n---\n",
        b"---\nlicense: !!python/object:os.system mit\n---\n",
        b"---\nlicense: mit\nlicense: apache-2.0\n---\n",
        b"---\n" + b"[" * 50_000 + b"\n---\n",
        b"---\n" + b"a: b\n" * 20_000 + b"license: mit\n---\n",
        b"---\nlicense: mit\n",
        b"\xff\xfe\x00",
        b"",
    ],
)
def test_a_card_that_is_odd_or_hostile_says_nothing_and_stops_nothing(card: bytes) -> None:
    assert _propose({"README.md": 1}, {"README.md": card}).kitfile.package.license in ("", "MIT")


def test_the_name_comes_from_the_configuration_but_not_from_somebody_s_disk() -> None:
    files = {"config.json": 1, "model.safetensors": 9}
    hub = _propose(files, {"config.json": b'{"_name_or_path":"org/wren-7b","transformers_version":"4.57.0"}'})
    assert hub.kitfile.package.name == "wren-7b"
    assert hub.kitfile.model is not None
    assert hub.kitfile.model.framework == "transformers"
    disk = _propose(files, {"config.json": b'{"_name_or_path":"/home/ann/runs/7"}'})
    assert disk.kitfile.package.name == ""


def test_a_proposal_is_plain_data_that_can_be_compared() -> None:
    made = _propose({"m.gguf": 1})
    assert dataclasses.replace(made) == made
