"""Which files a layer gets by our rules; kit's rules are proven on its own layers in test_kit_layers."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitstudio.archive.ignore import IgnoreRules
from kitstudio.archive.scanned import LeftOut, Member, Scan
from kitstudio.archive.selection import (
    Claims,
    LayerPathIsLinkError,
    LayerPathMissingError,
    LayerPathNotAFileError,
    Rules,
    Selection,
    UnreadableError,
    select,
)
from kitstudio.archive.walk import scan
from kitstudio.base.control import Control
from kitstudio.base.safe_path import UnsafePathError
from kitstudio.model.kitfile import Code, LayerEntry
from kitstudio.model.media_type import Form, Kind

_NOTHING = IgnoreRules.parse(b"")


def _entry(path: str) -> LayerEntry:
    return LayerEntry(Kind.CODE, ("code", 0), Code(path=path))


def _folder(*paths: str, left_out: tuple[LeftOut, ...] = ()) -> Scan:
    """A scan of files (folders above them are made) as `scan` would tell it."""
    folders = {path.rsplit("/", up)[0] for path in paths for up in range(1, path.count("/") + 1)}
    every = sorted(
        folders | set(paths), key=lambda path: [part.encode("utf-8", "surrogateescape") for part in path.split("/")]
    )
    members = [
        Member(path, path in folders, 0o755, 0 if path in folders else 1, 0, 0, 1, at, os.fsencode(path))
        for at, path in enumerate(every)
    ]
    return Scan(Path("/nowhere"), tuple(members), left_out, hub_snapshot=False, began_ns=0)


def _names(chosen: Selection) -> list[str]:
    return [member.path for member in chosen.members]


def _select(found: Scan, path: str, *others: str, ignore: bytes = b"", rules: Rules = Rules.DEFAULT) -> Selection:
    claims = Claims([(Kind.CODE, path), *((Kind.DATASET, other) for other in others)])
    return select(found, _entry(path), claims, IgnoreRules.parse(ignore), rules)


def test_a_layer_has_the_folders_above_its_path_and_all_below_it() -> None:
    found = _folder("a/b/c/w.bin", "a/b/x", "a/y", "z")
    assert _names(_select(found, "a/b")) == ["a", "a/b", "a/b/c", "a/b/c/w.bin", "a/b/x"]
    assert _names(_select(found, "./a//b/../b/c/")) == ["a", "a/b", "a/b/c", "a/b/c/w.bin"]


def test_an_empty_path_is_the_whole_folder() -> None:
    assert _names(_select(_folder("a/b", "c"), "")) == ["a", "a/b", "c"]


def test_names_with_dots_are_packed_and_the_loss_in_kit_is_told() -> None:
    found = _folder("m/a..b.bin", "m/v1..v2/x", "m/ok")
    chosen = _select(found, "m")
    assert _names(chosen) == ["m", "m/a..b.bin", "m/ok", "m/v1..v2", "m/v1..v2/x"]
    assert [notice.code for notice in chosen.notices] == ["names-with-dots"]
    lost = _select(found, "m", rules=Rules.KIT_2026)
    assert _names(lost) == ["m", "m/ok"]
    assert [notice.code for notice in lost.notices] == ["left-out-as-kit"]


def test_a_path_with_dots_in_its_name_is_packed_at_any_depth() -> None:
    found = _folder("d/a..b/x", "a..b/x")
    assert _names(_select(found, "d/a..b")) == ["d", "d/a..b", "d/a..b/x"]
    # Kit packs such a path only directly in the context folder (modelkit-format 3.2).
    assert _names(_select(found, "d/a..b", rules=Rules.KIT_1_7)) == []
    assert _names(_select(found, "a..b", rules=Rules.KIT_1_7)) == ["a..b", "a..b/x"]


def test_names_that_only_begin_like_another_layers_path_are_packed() -> None:
    found = _folder("data/x", "data-v2/x", "database.sql", "model-card.md", "model")
    assert _names(_select(found, ".", "data", "model")) == ["data-v2", "data-v2/x", "database.sql", "model-card.md"]
    assert _names(_select(found, ".", "data", "model", rules=Rules.KIT_2026)) == [
        "data-v2",
        "data-v2/x",
        "database.sql",
        "model-card.md",
    ]
    assert _names(_select(found, ".", "data", "model", rules=Rules.KIT_1_7)) == []


def test_a_claim_above_the_layer_takes_nothing_from_it() -> None:
    found = _folder("a/b/x", "a/y")
    assert _names(_select(found, "a/b", ".", "a")) == ["a", "a/b", "a/b/x"]
    assert _names(_select(found, "a", ".", "a/b")) == ["a", "a/y"]


def test_a_model_without_a_path_claims_nothing() -> None:
    found = _folder("x")
    claims = Claims([(Kind.CODE, "."), (Kind.MODEL, "")])
    for rules in Rules:
        assert _names(select(found, _entry("."), claims, _NOTHING, rules)) == ["x"]


def test_ignored_files_are_left_out_and_an_exception_reaches_into_an_ignored_folder() -> None:
    found = _folder("data/keep/x", "data/drop", "a.log", "Kitfile", "sub/Kitfile")
    assert _names(_select(found, ".", ignore=b"*.log\ndata\n")) == ["sub", "sub/Kitfile"]
    kept = _select(found, ".", ignore=b"*.log\ndata\n!data/keep\n")
    assert _names(kept) == ["data/keep", "data/keep/x", "sub", "sub/Kitfile"]


def test_kit_trims_blanks_off_names_before_it_asks_its_rules() -> None:
    found = _folder("secret ", "secret")
    assert _names(_select(found, ".", ignore=b"secret\n", rules=Rules.KIT_1_7)) == []
    assert _names(_select(found, ".", ignore=b"secret\n")) == ["secret "]


def test_an_ignored_or_empty_layer_is_told() -> None:
    found = _folder("data/x", "empty/sub/f")
    ignored = _select(found, "data", ignore=b"data\n")
    assert _names(ignored) == []
    assert [notice.code for notice in ignored.notices] == ["layer-ignored"]
    hollow = _select(found, "empty", "empty/sub/f")
    assert [notice.code for notice in hollow.notices] == ["layer-empty"]
    assert "empty" in hollow.notices[0].text


def test_a_missing_path_is_refused() -> None:
    with pytest.raises(LayerPathMissingError) as caught:
        _select(_folder("a"), "b")
    assert caught.value.exit_code == 6
    with pytest.raises(LayerPathMissingError):
        _select(_folder("a"), "b", rules=Rules.KIT_1_7)


@pytest.mark.parametrize("path", ["link", "link/below"])
def test_a_path_that_is_or_goes_through_a_link_is_refused_not_packed_empty(path: str) -> None:
    found = _folder("real/below", left_out=(LeftOut("link", "link", "real"),))
    with pytest.raises(LayerPathIsLinkError) as caught:
        _select(found, path)
    assert caught.value.facts["link"] == "link"
    assert caught.value.facts["target"] == "real"


def test_kit_packs_an_empty_layer_for_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"x")
    (tmp_path / "link").symlink_to("real")
    found = scan(tmp_path, follow_links=False, control=Control(), as_kit=True)
    chosen = select(found, _entry("link"), Claims([]), _NOTHING, Rules.KIT_1_7)
    assert chosen.members == ()
    assert [notice.code for notice in chosen.notices] == ["layer-empty"]


def test_kit_packs_an_empty_layer_for_a_path_outside(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "m.bin").write_bytes(b"x")
    found = scan(tmp_path / "in", follow_links=False, control=Control(), as_kit=True)
    for path in ("..", "../m.bin"):
        assert select(found, _entry(path), Claims([]), _NOTHING, Rules.KIT_1_7).members == ()
        with pytest.raises(UnsafePathError):
            select(found, _entry(path), Claims([]), _NOTHING)


def test_a_path_that_is_a_pipe_is_refused() -> None:
    found = _folder("x", left_out=(LeftOut("pipe", "fifo"),))
    for rules in Rules:
        with pytest.raises(LayerPathNotAFileError, match="fifo"):
            _select(found, "pipe", rules=rules)


def test_a_raw_layer_is_one_file_whatever_is_ignored() -> None:
    found = _folder("a/m.bin", "b", left_out=(LeftOut("l", "link", "b"),))
    ignore = IgnoreRules.parse(b"a\n")
    assert _names(select(found, _entry("a/m.bin"), Claims([]), ignore, form=Form.RAW)) == ["a/m.bin"]
    for path, error in (("a", LayerPathNotAFileError), ("", LayerPathNotAFileError), ("l", LayerPathIsLinkError)):
        with pytest.raises(error):
            select(found, _entry(path), Claims([]), ignore, form=Form.RAW)
    with pytest.raises(LayerPathIsLinkError):
        select(found, _entry("l"), Claims([]), ignore, Rules.KIT_2026, form=Form.RAW)


def test_unreadable_files_of_the_layer_are_all_named_and_others_do_not_matter() -> None:
    left_out = (LeftOut("a/s1", "unreadable"), LeftOut("a/s2", "unreadable"), LeftOut("b/s3", "unreadable"))
    found = _folder("a/s1", "a/s2", "a/x", "b/s3", "b/x", left_out=left_out)
    with pytest.raises(UnreadableError) as caught:
        _select(found, "a")
    assert caught.value.facts["paths"] == ["a/s1", "a/s2"]
    assert _names(_select(found, "a", ignore=b"a/s*\n")) == ["a", "a/x"]
    assert _names(_select(found, "a", "a/s1", "a/s2")) == ["a", "a/x"]


def test_names_no_kit_could_be_unpacked_with_are_refused() -> None:
    for path in ("d/..\\evil", "\\\\host\\share", "C:/x", "/".join("d" * 130)):
        with pytest.raises(UnsafePathError):
            _select(_folder(path, "ok"), ".")
    with pytest.raises(UnsafePathError):
        _select(_folder("ok", left_out=(LeftOut("deep", "too-deep"),)), ".")


_NAMES = st.sampled_from(["a", "b", "a..b", "..x", "a-", "ab", " a", "é", ".a", "a b"])
_PATHS = st.lists(_NAMES, min_size=1, max_size=4).map("/".join)


@given(st.sets(_PATHS, min_size=1, max_size=12), st.data())
def test_with_a_layer_for_the_rest_every_file_is_in_a_layer(paths: set[str], data: st.DataObject) -> None:
    files = sorted(path for path in paths if not any(other.startswith(path + "/") for other in paths))
    found = _folder(*files)
    layers = data.draw(st.sets(st.sampled_from([member.path for member in found.members]), max_size=3)) | {"."}
    claims = Claims((Kind.CODE, path) for path in layers)
    packed = {
        member.path
        for path in layers
        for member in select(found, _entry(path), claims, _NOTHING).members
        if not member.is_dir
    }
    assert packed == set(files)


def test_a_kit_of_thousands_of_layers_is_chosen_without_each_layer_reading_all_paths() -> None:
    found = _folder(*(f"d{at}/f" for at in range(5_000)))
    layers = [f"./d{at}" for at in range(5_000)]
    claims = Claims((Kind.CODE, path) for path in layers)
    began = time.process_time()
    assert all(len(select(found, _entry(path), claims, _NOTHING).members) == 2 for path in layers)
    assert time.process_time() - began < 2.0
