"""Folders, doctor and the log: each in an environment of its own."""

from __future__ import annotations

import fcntl
import os
import re
import threading
import time
from pathlib import Path

import pytest

from kitstudio import __version__
from kitstudio.base.errors import KitStudioError, UsageError
from kitstudio.host import doctor, folders
from kitstudio.host.assemble import make_context
from kitstudio.host.logs import WindowLog, open_log
from kitstudio.host.settings import load

HOME = {"HOME": "/home/ada"}


@pytest.mark.parametrize(
    ("environment", "data", "config", "state", "cache"),
    [
        (HOME, "/home/ada/.local/share", "/home/ada/.config", "/home/ada/.local/state", "/home/ada/.cache"),
        (
            {**HOME, "XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s", "XDG_CACHE_HOME": "/x"},
            "/d",
            "/c",
            "/s",
            "/x",
        ),
        (
            {**HOME, "XDG_DATA_HOME": "d", "XDG_CONFIG_HOME": "", "XDG_STATE_HOME": "./s", "XDG_CACHE_HOME": "~/x"},
            "/home/ada/.local/share",
            "/home/ada/.config",
            "/home/ada/.local/state",
            "/home/ada/.cache",
        ),
    ],
    ids=["none", "absolute", "relative ones are ignored"],
)
def test_folders_are_those_of_xdg(environment: dict[str, str], data: str, config: str, state: str, cache: str) -> None:
    assert folders.data(environment) == Path(data, "kitstudio")
    assert folders.config(environment) == Path(config, "kitstudio")
    assert folders.state(environment) == Path(state, "kitstudio")
    assert folders.cache(environment) == Path(cache, "kitstudio")
    assert folders.kitops_home(environment) == Path(data, "kitops")


def test_our_variables_win_over_xdg() -> None:
    environment = {**HOME, "KITSTUDIO_CONFIG": "/k", "KITOPS_HOME": "/o", "XDG_CONFIG_HOME": "/c"}
    assert folders.config(environment) == Path("/k")
    assert folders.kitops_home(environment) == Path("/o")


def test_one_folder_can_hold_everything_of_ours() -> None:
    environment = {"KITSTUDIO_HOME": "/stick", "XDG_DATA_HOME": "/d"}
    ours = (folders.config, folders.data, folders.state, folders.cache)
    assert [str(each(environment)) for each in ours] == ["/stick/config", "/stick/data", "/stick/state", "/stick/cache"]
    assert folders.applications(environment) == Path("/d")  # menus are the desktop's
    assert load(environment).path("store.path") == Path("/stick/data/store")
    assert folders.config({**environment, "KITSTUDIO_CONFIG": "/k"}) == Path("/k")
    with pytest.raises(UsageError, match="KITSTUDIO_HOME"):
        folders.data({"KITSTUDIO_HOME": "stick"})


def test_a_home_that_nobody_knows_is_a_sentence() -> None:
    with pytest.raises(KitStudioError, match="no-such-account"):
        folders.expanded("~no-such-account/kits")


def examined(environment: dict[str, str], store: Path) -> dict[str, doctor.Check]:
    settings = load(environment, {"store.path": str(store)})
    return {each.name: each for each in doctor.examine(make_context(settings), settings)}


def test_doctor_finds_a_sound_computer_sound(tmp_path: Path) -> None:
    checks = examined({"HOME": str(tmp_path)}, tmp_path / "store")
    assert {name for name, each in checks.items() if not each.ok} <= {"window", "space"}
    names = ("program", "python", "store", "space", "settings", "log", "cache", "isal", "zstandard", "window")
    assert set(checks) == set(names)


def test_doctor_says_what_program_and_what_qt_it_is(tmp_path: Path) -> None:
    found = examined({"HOME": str(tmp_path)}, tmp_path / "store")
    assert found["program"].detail.startswith(f"Kit Studio {__version__}")
    assert re.fullmatch(r"Qt 6\.\d+\.\d+ can be loaded", found["window"].detail)


def test_doctor_names_what_is_wrong_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "thesis.tex").write_bytes(b"")
    (tmp_path / "file").write_bytes(b"")
    environment = {"HOME": str(tmp_path / "file"), "KITSTUDIO_CONFIG": str(tmp_path / "file" / "config")}
    checks = examined(environment, tmp_path / "store")
    for name in ("store", "settings", "cache"):
        assert not checks[name].ok
        assert checks[name].remedy


def test_doctor_ends_with_relative_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert examined({"HOME": str(tmp_path), "KITSTUDIO_CONFIG": "not/there"}, Path("store"))["settings"].ok


def test_a_log_line_has_the_time_in_utc_and_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        with monkeypatch.context() as there:
            there.setenv("TZ", "Asia/Tokyo")
            time.tzset()
            write = open_log(str(tmp_path / "log"))
            write("one\nline \x1b[2J")
    finally:
        time.tzset()
    line = (tmp_path / "log").read_text("utf-8").splitlines()[-1]
    moment, pid, *words = line.split(" ")
    assert moment.endswith("+00:00")
    assert moment[:13] == time.strftime("%Y-%m-%dT%H", time.gmtime())
    assert int(pid) == os.getpid()
    assert words == ["one\\x0aline", "\\x1b[2J"]


def test_the_log_of_the_window_waits_for_no_disk() -> None:
    reader, writer = os.pipe()
    fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, 4096)
    os.write(writer, bytes(4096))  # full: who writes now waits until somebody reads
    log = WindowLog(writer)
    for number in range(200):
        log.write(f"line {number}")
    assert [each.name for each in threading.enumerate() if each.name == "kitstudio-log"] == ["kitstudio-log"]
    told = b""
    while told.count(b"\n") < 200:
        told += os.read(reader, 1 << 16)
    assert [int(line.rpartition(b" ")[2]) for line in told[4096:].splitlines()] == list(range(200))
    os.close(reader)
