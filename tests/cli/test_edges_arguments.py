"""Odd arguments, settings, homes and streams: each ends in a sentence and its exit code, never in a report of a bug."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Kitstudio

ROOT = Path(__file__).resolve().parents[2]
KITFILE = "manifestVersion: 1.0.0\nmodel: {path: m.bin}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "model"
    found.mkdir()
    (found / "m.bin").write_bytes(b"x" * 100)
    (found / "Kitfile").write_text(KITFILE)
    return found


def program(*arguments: object, store: Path, after: str = "", **variables: str | None) -> tuple[int, bytes, bytes]:
    """The program in a process of its own; `after` says what follows it on a command line."""
    given = {**os.environ, "KITSTUDIO_STORE": str(store), "HOME": str(store.parent), **variables}
    environment = {name: value for name, value in given.items() if value is not None}
    words = [sys.executable, "-m", "kitstudio", *map(str, arguments)]
    ran = subprocess.run(
        ["bash", "-c", f'"$@" {after}', "bash", *words] if after else words,
        env=environment,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in ran.stderr
    return ran.returncode, ran.stdout, ran.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--store", "", "list"),
        ("--log-file", "", "list"),
        ("init", ""),
        ("check", ""),
        ("check", "-f", ""),
        ("pack", ""),
        ("pack", ".", "-f", ""),
        ("pack", ".", "--created", ""),
        ("unpack", "a:b", "-d", ""),
        ("export", "a:b", "-o", ""),
        ("receive", ""),
        ("list", "--wait", "nan"),
        ("list", "--wait", "inf"),
        ("list", "--wait", "-1"),
        ("pack", ".", "--created", "٣"),
        ("store", "gc", "--older-than", "٣h"),
        ("pack", ".", "--kit-compat", "1.7", "--compression", "zstd"),
    ],
)
def test_a_value_that_means_nothing_is_refused(
    kitstudio: Kitstudio, folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(folder)
    found = kitstudio("--json", *arguments)
    assert (found.code, found.out, found.error["code"]) == (2, "", "KS-USAGE")


def test_an_empty_reference_to_check_against_stores_nothing(kitstudio: Kitstudio, folder: Path) -> None:
    assert kitstudio("--json", "pack", folder, "--check", "").code == 6
    assert kitstudio("--json", "list").json["kits"] == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a = " + b"[" * 20000, 6),
        (b"[store]\nwait = inf", 6),
        (b'[store]\npath = "a\\u0000b"', 6),
        (b'[store]\npath = "~nobody-has-this-name/x"', 7),
        (b"#" * (1 << 21), 6),
    ],
)
def test_a_settings_file_of_any_content_ends_in_a_sentence(
    kitstudio: Kitstudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, code: int
) -> None:
    monkeypatch.setenv("KITSTUDIO_CONFIG", str(tmp_path))
    monkeypatch.delenv("KITSTUDIO_STORE")
    (tmp_path / "config.toml").write_bytes(content)
    assert kitstudio("--json", "list").code == code


def test_a_settings_file_that_is_a_pipe_holds_nobody_up(
    kitstudio: Kitstudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITSTUDIO_CONFIG", str(tmp_path))
    os.mkfifo(tmp_path / "config.toml")
    assert kitstudio("--json", "list").code == 6


@pytest.mark.parametrize(
    ("key", "value"), [("packing.author", "\udcff"), ("network.offline", "maybe"), ("store.wait", "inf")]
)
def test_a_setting_of_no_use_is_not_written(
    kitstudio: Kitstudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, value: str
) -> None:
    monkeypatch.setenv("KITSTUDIO_CONFIG", str(tmp_path))
    assert kitstudio("--json", "config", "set", key, value).code == 6
    assert not (tmp_path / "config.toml").exists()


def test_a_setting_replaces_what_stands_where_its_section_goes(
    kitstudio: Kitstudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITSTUDIO_CONFIG", str(tmp_path))
    (tmp_path / "config.toml").write_text("store = 1\n")
    assert kitstudio("--json", "config", "set", "store.wait", "3").code == 0
    assert (tmp_path / "config.toml").read_text().lstrip() == "[store]\nwait = 3.0\n"


def test_a_log_on_a_full_disk_is_said_before_anything_is_done(kitstudio: Kitstudio) -> None:
    found = kitstudio("--json", "--log-file", "/dev/full", "list")
    assert (found.code, found.error["code"]) == (10, "KS-DISK-FULL")


def test_a_store_deeper_than_python_recurses_is_refused(kitstudio: Kitstudio, tmp_path: Path) -> None:
    found = kitstudio("--json", "--store", f"{tmp_path}/{'a/' * 3000}", "list")
    assert found.code == 10
    assert not (tmp_path / "a").exists()


def test_an_archive_without_an_end_is_refused(kitstudio: Kitstudio, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.tar")
    for path in ("/dev/zero", tmp_path / "x.tar"):
        assert kitstudio("--json", "receive", path).error["code"] == "KS-NOT-A-LAYOUT"


def test_force_replaces_an_export_and_nothing_else(kitstudio: Kitstudio, folder: Path, tmp_path: Path) -> None:
    kitstudio("pack", folder, "-t", "a:b")
    found = kitstudio("--json", "export", "a:b", "-o", folder, "--force")
    assert (found.code, found.error["code"]) == (9, "KS-NOT-AN-EXPORT")
    assert (folder / "m.bin").read_bytes() == b"x" * 100
    for _ in range(2):
        assert kitstudio("export", "a:b", "-o", tmp_path / "out", "--force").code == 0
        assert kitstudio("export", "a:b", "-o", tmp_path / "out.kit.tar", "--force").code == 0
    assert sorted(each.name for each in tmp_path.iterdir() if "export" in each.name) == []


def test_an_export_that_is_refused_clears_away_what_a_killed_one_left(
    kitstudio: Kitstudio, folder: Path, tmp_path: Path
) -> None:
    kitstudio("pack", folder, "-t", "a:b")
    assert kitstudio("export", "a:b", "-o", tmp_path / "out").code == 0
    # It was killed between putting its work in place and removing the folder it worked in.
    left = tmp_path / ".kitstudio-export-0123456789abcdef"
    left.mkdir()
    assert kitstudio("export", "a:b", "-o", tmp_path / "out").code == 9
    assert not left.exists()


def test_what_would_be_written_is_named_without_control_characters(
    kitstudio: Kitstudio, folder: Path, tmp_path: Path
) -> None:
    (folder / "a\x1b[31m\u202eb").write_bytes(b"x")
    (folder / "Kitfile").write_text("manifestVersion: 1.0.0\nmodel: {path: .}\n")
    kitstudio("pack", folder, "-t", "a:b")
    found = kitstudio("unpack", "a:b", "-d", tmp_path / "out", "--dry-run")
    assert "a\\x1b[31m\\u202eb" in found.out
    assert "\x1b" not in found.out


def test_packing_goes_on_when_nobody_reads_what_is_said_about_it(folder: Path, tmp_path: Path) -> None:
    for at in range(300):
        (folder / f"a..{at}").write_text(str(at))
    (folder / "Kitfile").write_text("manifestVersion: 1.0.0\nmodel: {path: .}\n")
    store = tmp_path / "store"
    code, _, _ = program(
        "--json", "pack", folder, "-t", "a:b", store=store, after="2>&1 >/dev/null | true; exit ${PIPESTATUS[0]}"
    )
    assert code == 0
    _, out, _ = program("--json", "list", store=store)
    assert [each["tag"] for each in json.loads(out)["kits"]] == ["b"]


@pytest.mark.parametrize(
    ("after", "code"),
    [(">&-", 0), ("2>&-", 0), ("<&-", 0), (">/dev/full", 10), ("2>/dev/full", 0), ("| true; exit ${PIPESTATUS[0]}", 0)],
)
@pytest.mark.parametrize("arguments", [("--json", "list"), ("--version",), ("--help",)])
def test_a_stream_that_is_closed_full_or_not_read_breaks_nothing(
    tmp_path: Path, after: str, code: int, arguments: tuple[str, ...]
) -> None:
    found, _, _ = program(*arguments, store=tmp_path / "store", after=after)
    assert found == code


@pytest.mark.parametrize("inside", ["", "blobs/x", "blobs/../refs"])
def test_nothing_is_written_into_the_store_but_by_the_store(
    kitstudio: Kitstudio, folder: Path, store: Path, inside: str
) -> None:
    kitstudio("pack", folder, "-t", "a:b")
    assert kitstudio("--json", "unpack", "a:b", "-d", store / inside).error["code"] == "KS-USAGE"
    assert kitstudio("--json", "export", "a:b", "-o", store / inside / "x").error["code"] == "KS-USAGE"
    assert kitstudio("--json", "store", "verify").json["problems"] == []


@pytest.mark.parametrize(
    "arguments", [("init", "."), ("pack", "."), ("check",), ("unpack", "a:b"), ("export", "a:b", "-o", "x")]
)
def test_a_folder_that_is_gone_is_not_found(folder: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    store, gone = tmp_path / "store", tmp_path / "gone"
    program("pack", folder, "-t", "a:b", store=store)
    gone.mkdir()
    words = [sys.executable, "-m", "kitstudio", "--json", "--store", str(store), *arguments]
    ran = subprocess.run(
        ["bash", "-c", 'cd "$0" && rmdir "$0" && "$@"', str(gone), *words],
        env={**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode in (6, 7)
    assert json.loads(ran.stderr.splitlines()[-1])["error"]["code"] in ("KS-PATH-NOT-FOUND", "KS-KITFILE-NOT-FOUND")
