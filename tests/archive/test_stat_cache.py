"""Packing unchanged files again: what counts as unchanged, and what a damaged cache costs (nothing)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kitstudio.archive.layer_writer import LayerOptions, WrittenLayer
from kitstudio.archive.scanned import Member
from kitstudio.archive.stat_cache import StatCache
from kitstudio.base import limits
from kitstudio.base.seal import sealed, unsealed
from kitstudio.model.descriptor import Digest
from kitstudio.model.media_type import Compression, Form

_NOW = 1_700_000_000_123_456_789
_OLD = _NOW - 3_600_000_000_001
_FILE = Member("a/f", False, 0o644, 5, _OLD, _OLD, 7, 42, b"a/f")
_FOLDER = Member("a", True, 0o755, 0, _OLD, _OLD, 7, 41, b"a")
_MADE = WrittenLayer(Digest.of(b"stored"), 10, Digest.of(b"plain"), 1536, 5)
_ROOT = Path(__file__).resolve().parents[2]


def _remembered(path: Path, *members: Member, began: int = _NOW) -> WrittenLayer | None:
    cache = StatCache(path)
    key = cache.key(members, LayerOptions())
    cache.put(key, _MADE, members, began)
    cache.save()
    return StatCache(path).get(key)


def test_a_layer_of_unchanged_files_is_known_again_and_reads_nothing(tmp_path: Path) -> None:
    known = _remembered(tmp_path / "new" / "stat", _FOLDER, _FILE)
    assert known == WrittenLayer(_MADE.digest, 10, _MADE.diff_id, 1536, 0)


@pytest.mark.parametrize(
    "change",
    [
        {"path": "a/g"},
        {"mode": 0o755},
        {"size": 6},
        {"mtime_ns": _OLD + 1},
        {"ctime_ns": _OLD + 1},
        {"device": 8},
        {"inode": 43},
        {"is_dir": True},
    ],
    ids=str,
)
def test_whatever_betrays_a_changed_file_makes_another_key(change: dict[str, object], tmp_path: Path) -> None:
    cache = StatCache(tmp_path / "stat")
    before = cache.key([_FOLDER, _FILE], LayerOptions())
    assert cache.key([_FOLDER, _FILE._replace(**change)], LayerOptions()) != before  # type: ignore[arg-type] # one field each


def test_whatever_decides_the_bytes_makes_another_key(tmp_path: Path) -> None:
    cache = StatCache(tmp_path / "stat")
    choices = [
        LayerOptions(),
        LayerOptions(form=Form.RAW),
        LayerOptions(compression=Compression.GZIP),
        LayerOptions(compression=Compression.GZIP, fastest=True),
        LayerOptions(compression=Compression.ZSTD),
        LayerOptions(modes="canonical"),
    ]
    assert len({cache.key([_FOLDER, _FILE], how) for how in choices}) == len(choices)
    assert cache.key([_FILE, _FOLDER], LayerOptions()) != cache.key([_FOLDER, _FILE], LayerOptions())
    assert cache.key([], LayerOptions()) != cache.key([_FILE], LayerOptions())


def test_names_cannot_run_into_each_other(tmp_path: Path) -> None:
    cache = StatCache(tmp_path / "stat")
    one = cache.key([_FOLDER._replace(path="x"), _FOLDER._replace(path="yz")], LayerOptions())
    assert one != cache.key([_FOLDER._replace(path="xy"), _FOLDER._replace(path="z")], LayerOptions())


def test_a_folder_touched_by_something_that_is_not_packed_changes_nothing(tmp_path: Path) -> None:
    cache = StatCache(tmp_path / "stat")
    touched = _FOLDER._replace(mtime_ns=_NOW, ctime_ns=_NOW, inode=99)
    assert cache.key([touched, _FILE], LayerOptions()) == cache.key([_FOLDER, _FILE], LayerOptions())


@pytest.mark.parametrize(
    ("mtime", "ctime", "kept"),
    [
        (_OLD, _OLD, True),
        (_OLD, _NOW - 30_000_000, True),
        (_OLD, _NOW - 10_000_000, False),
        (_NOW - 10_000_000, _OLD, False),
        (_OLD, _NOW, False),
        (_NOW + 10**12, _OLD, False),
        # Whole seconds come from a coarse clock: two seconds must lie between.
        (_OLD, 1_699_999_999_000_000_000, False),
        (_OLD, 1_699_999_998_000_000_000, True),
    ],
)
def test_a_file_touched_as_the_scan_began_is_not_trusted(mtime: int, ctime: int, kept: bool, tmp_path: Path) -> None:
    member = _FILE._replace(mtime_ns=mtime, ctime_ns=ctime)
    assert (_remembered(tmp_path / "stat", member) is not None) is kept


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"format":"other/1","layers":{}}',
        b'{"format":"kitstudio.stat-cache/2","layers":[]}',
        b'{"format":"kitstudio.stat-cache/2","layers":{"k":["x",1,"y",2]}}',
        b'{"format":"kitstudio.stat-cache/2","layers":{"k":[1]}}',
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"a":1e999999, "format":"kitstudio.stat-cache/2"}',
        b" " * (9 << 20),
    ],
    ids=range(11),
)
def test_a_damaged_cache_is_an_empty_one_and_is_mended(content: bytes, tmp_path: Path) -> None:
    for whole in (content, sealed(content + b"\n")):
        (tmp_path / "stat").write_bytes(whole)
        (tmp_path / "stat").chmod(0o600)
        assert StatCache(tmp_path / "stat").get("k") is None
        assert _remembered(tmp_path / "stat", _FILE) is not None


def test_a_cache_with_one_changed_byte_is_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "stat"
    assert _remembered(path, _FILE) is not None
    whole, key = path.read_bytes(), StatCache(path).key([_FILE], LayerOptions())
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert StatCache(path).get(key) is None
    path.write_bytes(whole)
    assert StatCache(path).get(key) == WrittenLayer(_MADE.digest, 10, _MADE.diff_id, 1536, 0)


def test_a_cache_others_may_write_to_is_not_believed(tmp_path: Path) -> None:
    assert _remembered(tmp_path / "stat", _FILE) is not None
    (tmp_path / "stat").chmod(0o666)
    cache = StatCache(tmp_path / "stat")
    assert cache.get(cache.key([_FILE], LayerOptions())) is None


def test_a_cache_that_is_a_link_or_a_pipe_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert StatCache(tmp_path / "pipe").get("k") is None
    (tmp_path / "link").symlink_to("pipe")
    assert StatCache(tmp_path / "link").get("k") is None


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert _remembered(tmp_path / "file" / "stat", _FILE) is None


def test_the_cache_forgets_what_was_not_used_longest(tmp_path: Path) -> None:
    path = tmp_path / "stat"
    cache = StatCache(path)
    for index in range(20_500):
        cache.put(f"{index:05d}", _MADE, [_FILE], _NOW)
    cache.save()
    assert len(json.loads(unsealed(path.read_bytes()))["layers"]) == 20_000
    used = StatCache(path)
    assert used.get("00400") is None
    assert used.get("00600") is not None
    used.put("new", _MADE, [_FILE], _NOW)
    used.save()
    layers = list(json.loads(unsealed(path.read_bytes()))["layers"])
    assert (layers[0], layers[-2:]) == ("00501", ["00600", "new"])
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_kit_of_as_many_layers_as_there_may_be_is_known_again_whole(tmp_path: Path) -> None:
    keys = [f"{index:064d}" for index in range(limits.LAYERS)]
    cache = StatCache(tmp_path / "stat")
    for key in keys:
        cache.put(key, WrittenLayer(_MADE.digest, 10**15, _MADE.diff_id, 10**15, 0), [_FILE], _NOW)
    cache.save()
    again = StatCache(tmp_path / "stat")
    assert all(again.get(key) for key in keys)


_SAVE = """
import sys
from pathlib import Path
from kitstudio.archive.stat_cache import StatCache
from kitstudio.archive.layer_writer import WrittenLayer
from kitstudio.base import limits
from kitstudio.model.descriptor import Digest
made = WrittenLayer(Digest.of(b"x"), 1, Digest.of(b"x"), 1, 0)
for index in range(60):
    cache = StatCache(Path(sys.argv[1]))
    cache.put(f"{sys.argv[2]}-{index}", made, [], 0)
    cache.save()
"""


def test_writers_at_the_same_time_leave_a_whole_cache(tmp_path: Path) -> None:
    path = tmp_path / "stat"
    writers = [
        subprocess.Popen([sys.executable, "-c", _SAVE, str(path), str(number)], cwd=_ROOT) for number in range(3)
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    layers = json.loads(unsealed(path.read_bytes()))["layers"]
    assert len(layers) >= 60
    assert os.listdir(tmp_path) == ["stat"]
