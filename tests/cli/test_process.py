"""The command line as a process: signals, pipes, terminals, closed streams, full disks, and bugs of our own."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.tools import lack
from tests.support.vectors import VECTORS, materialise

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-m", "kitstudio")
BIG = 400 << 20
SOON = 0.5
"""Seconds within which Ctrl+C has ended everything (on an idle machine; a busy one is given more)."""

# A verb with a mistake in it.
BROKEN = """
from kitstudio.__main__ import main
from kitstudio.cli.commands import hosting
def broken(session):
    return 1 // 0
hosting.config_show = broken
main()
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    clean = {"PATH": os.environ["PATH"], "HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    return {**clean, "KITSTUDIO_STORE": str(tmp_path / "store")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return materialise(VECTORS / "kit" / "minimal" / "recipe.json", tmp_path / "folder")


@pytest.fixture
def big(tmp_path: Path) -> Path:
    """A folder of which packing takes a while: holes are read as fast as memory, and still hashed."""
    path = tmp_path / "big"
    path.mkdir()
    (path / "Kitfile").write_text("manifestVersion: 1.0.0\nmodel:\n  path: weights.bin\n")
    with (path / "weights.bin").open("wb") as file:
        file.truncate(BIG)
    return path


def run(
    environment: dict[str, str], *arguments: object, timeout: float = 60, **options: object
) -> subprocess.CompletedProcess[str]:
    words = [*PROGRAM, *map(str, arguments)]
    given = {"capture_output": True, "text": True, **options}
    return subprocess.run(words, env=environment, timeout=timeout, check=False, **given)  # type: ignore[call-overload, no-any-return]  # options of any kind


def left_in(store: Path) -> list[str]:
    """What a process that is gone may not leave in a store."""
    return [
        str(each.relative_to(store)) for name in ("ingest", "leases", "holders") for each in (store / name).iterdir()
    ]


def crash(environment: dict[str, str], *flags: str) -> str:
    """What a run with a mistake of ours says on stderr."""
    words = [sys.executable, "-c", BROKEN, "config", "show", *flags]
    ran = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 70
    assert ran.stdout == ""
    return ran.stderr


def wait_for_event(process: subprocess.Popen[str], event: str) -> None:
    assert process.stderr is not None
    for line in process.stderr:
        if json.loads(line)["event"] == event:
            return
    pytest.fail(f"{event} never came")


def wait_for_worker(err: str) -> None:
    """On a busy machine the process that was waited for may be gone before its worker has cleared up."""
    error = json.loads(err.splitlines()[-1])["error"]
    assert error["code"] in ("KS-CANCELLED", "KS-CANCELLED-BUSY")
    until = time.monotonic() + 60
    while "pid" in error["facts"] and os.path.exists(f"/proc/{error['facts']['pid']}"):
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_pack_soon_and_nothing_is_left(
    number: signal.Signals, environment: dict[str, str], big: Path, tmp_path: Path
) -> None:
    words = [*PROGRAM, "pack", str(big), "-t", "team/big:v1", "--json"]
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        wait_for_event(process, "advanced")
        began = time.monotonic()
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
        passed = time.monotonic() - began
    assert process.returncode == 130
    assert out == ""
    wait_for_worker(err)
    assert passed < SOON * (1 + os.getloadavg()[0] / (os.cpu_count() or 1))
    assert left_in(tmp_path / "store") == []
    assert json.loads(run(environment, "list", "--json").stdout)["kits"] == []
    assert run(environment, "store", "verify").returncode == 0
    assert sum(each.stat().st_size for each in (tmp_path / "store" / "blobs").rglob("*") if each.is_file()) == 0


def test_ctrl_c_ends_an_unpack_and_nothing_is_left(environment: dict[str, str], big: Path, tmp_path: Path) -> None:
    assert run(environment, "pack", big, "-t", "team/big:v1").returncode == 0
    words = [*PROGRAM, "unpack", "team/big:v1", "-d", str(tmp_path / "out" / "copy"), "--json"]
    (tmp_path / "out").mkdir()
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        wait_for_event(process, "advanced")
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    wait_for_worker(err)
    assert list((tmp_path / "out").iterdir()) == []


def test_ctrl_c_ends_the_wait_for_standard_input(environment: dict[str, str], folder: Path) -> None:
    words = [*PROGRAM, "pack", str(folder), "-f", "-"]
    with subprocess.Popen(
        words, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        time.sleep(1.0)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        process.wait(timeout=10)
    assert process.returncode == 130


def test_ctrl_c_ends_the_wait_for_a_locked_store(environment: dict[str, str], folder: Path, tmp_path: Path) -> None:
    assert run(environment, "pack", folder).returncode == 0
    holder = "import fcntl, os, sys; fcntl.flock(os.open(sys.argv[1], 0), fcntl.LOCK_EX); print(1, flush=True); input()"
    lock = tmp_path / "store" / "store.lock"
    with subprocess.Popen(
        [sys.executable, "-c", holder, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with subprocess.Popen([*PROGRAM, "list", "--wait", "60"], env=environment, stderr=subprocess.PIPE) as process:
            time.sleep(1.5)
            assert process.poll() is None
            process.send_signal(signal.SIGINT)
            process.wait(timeout=10)
        other.kill()
    assert process.returncode == 130


@pytest.fixture
def archive(environment: dict[str, str], folder: Path, tmp_path: Path) -> Path:
    """An archive of a kit that the store does not have any more."""
    path = tmp_path / "kit.tar"
    assert run(environment, "pack", folder, "-t", "team/kit:v1").returncode == 0
    assert run(environment, "export", "team/kit:v1", "-o", path).returncode == 0
    assert run(environment, "remove", "team/kit:v1").returncode == 0
    return path


@pytest.mark.parametrize("entry", ["a pipe", "a file", "a file that was read from"])
def test_an_archive_comes_through_standard_input(environment: dict[str, str], archive: Path, entry: str) -> None:
    if entry == "a pipe":
        ran = run(environment, "receive", "-", "--json", input=archive.read_bytes(), text=False)
    else:
        before = b"a line before\n" if entry == "a file that was read from" else b""
        archive.write_bytes(before + archive.read_bytes())
        with archive.open("rb") as file:
            os.lseek(file.fileno(), len(before), os.SEEK_SET)
            ran = run(environment, "receive", "-", "--json", stdin=file)
    assert json.loads(ran.stdout)["kits"][0]["reference"] == "team/kit:v1"
    assert run(environment, "store", "verify").returncode == 0


def test_a_log_holds_no_secret(environment: dict[str, str], folder: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    canary = "django-insecure-" + "canary42"
    (folder / ".env").write_text(f"SECRET_KEY={canary}\n")
    assert run(environment, "pack", folder, "-f", folder / ".env", "--log-file", log).returncode == 6
    assert run(environment, "list", f"https://ada:{canary}@hub.example/x?token={canary}", "--log-file", log).returncode
    lines = log.read_text("utf-8")
    assert "verb pack" in lines
    assert "verb list" in lines
    assert canary not in lines


def test_a_bad_setting_is_found_and_mended_by_the_program_itself(environment: dict[str, str], tmp_path: Path) -> None:
    missing = tmp_path / "nowhere" / "log"
    assert run(environment, "config", "set", "log.file", missing).returncode == 7, "it is tried first"
    settings = Path(environment["HOME"], ".config", "kitstudio", "config.toml")
    settings.parent.mkdir(parents=True)
    settings.write_text(f'[store]\nwait = "x"\n[log]\nfile = "{missing}"\n')
    assert run(environment, "list").returncode == 6
    assert "store.wait" in failed_checks(environment)["settings"]
    assert run(environment, "config", "set", "store.wait", "5").returncode == 0
    assert run(environment, "list").returncode == 7
    assert str(missing) in failed_checks(environment)["log"]
    assert run(environment, "config", "set", "log.file", "").returncode == 0
    assert run(environment, "list").returncode == 0
    assert {"settings", "log"}.isdisjoint(failed_checks(environment))


def failed_checks(environment: dict[str, str]) -> dict[str, str]:
    ran = run(environment, "doctor", "--json")
    return {each["name"]: each["detail"] for each in json.loads(ran.stdout)["checks"] if not each["ok"]}


def test_what_standard_input_was_kept_in_goes_with_a_kill(environment: dict[str, str], archive: Path) -> None:
    cache = Path(environment["HOME"], ".cache", "kitstudio")
    before = set(cache.iterdir())
    temporary = Path(environment["HOME"], "temporary")
    temporary.mkdir()
    words = [*PROGRAM, "receive", "-"]
    given = {**environment, "TMPDIR": str(temporary)}
    with subprocess.Popen(words, env=given, stdin=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdin is not None
        process.stdin.write(archive.read_bytes() + bytes(1 << 20))  # more than a pipe holds: most of it was taken
        os.killpg(process.pid, signal.SIGKILL)
    assert set(cache.iterdir()) == before
    assert list(temporary.iterdir()) == []


def test_a_kitfile_comes_through_standard_input(environment: dict[str, str], folder: Path, tmp_path: Path) -> None:
    kitfile = (folder / "Kitfile").read_text("utf-8")
    named = json.loads(run(environment, "pack", folder, "--json").stdout)["digest"]
    (folder / "Kitfile").unlink()
    piped = run(environment, "pack", folder, "-f", "-", "--json", input=kitfile)
    assert json.loads(piped.stdout)["digest"] == named
    checked = run(environment, "check", "-", "--json", input=kitfile, cwd=folder)
    assert (checked.returncode, json.loads(checked.stdout)["ok"]) == (0, True)
    assert run(environment, "check", folder, "-f", "-", input="model: [").returncode == 6
    empty = run(environment, "pack", folder, "-f", "-", "--json", stdin=subprocess.DEVNULL)
    assert empty.returncode == 6
    longer = run(environment, "check", folder, "-f", "-", "--json", input="#" * ((4 << 20) + 1))
    assert json.loads(longer.stderr)["error"]["code"] == "KS-KITFILE-TOO-LARGE"


@contextlib.contextmanager
def broken_pipe() -> Iterator[int]:
    """The writing end of a pipe that nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        yield writing
    finally:
        os.close(writing)


@pytest.mark.parametrize(
    "given", [["list"], ["--help"], ["--version"], ["version"], ["completion", "zsh"]], ids=" ".join
)
def test_a_reader_that_has_seen_enough_is_no_failure(given: list[str], environment: dict[str, str]) -> None:
    with broken_pipe() as stdout:
        ran = run(environment, *given, capture_output=False, stdout=stdout, stderr=subprocess.PIPE)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_work_goes_on_when_nobody_hears_of_it(environment: dict[str, str], folder: Path) -> None:
    with broken_pipe() as stderr:
        ran = run(
            environment,
            "pack",
            folder,
            "-t",
            "team/kit",
            "--json",
            capture_output=False,
            stdout=subprocess.PIPE,
            stderr=stderr,
        )
    assert ran.returncode == 0
    assert json.loads(ran.stdout)["references"] == ["team/kit:latest"]
    with broken_pipe() as stderr:
        ran = run(environment, "info", "no/such", capture_output=False, stderr=stderr)
    assert ran.returncode == 7


def test_closed_streams_are_no_trouble(environment: dict[str, str], folder: Path) -> None:
    for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        line = f'exec "$0" -m kitstudio pack "$1" {closed}'
        ran = subprocess.run(
            ["sh", "-c", line, sys.executable, folder], env=environment, capture_output=True, check=False
        )
        assert (ran.returncode, ran.stderr) == (0, b"")
    assert run(environment, "store", "verify").returncode == 0


@pytest.mark.parametrize("given", [["list"], ["--help"], ["--version"], ["list", "--json"]], ids=" ".join)
def test_an_answer_that_cannot_be_written_is_exit_10(given: list[str], environment: dict[str, str]) -> None:
    with open("/dev/full", "wb") as full:
        ran = run(environment, *given, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert ran.returncode == 10
    assert "Writing the answer failed" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.root
def test_a_full_disk_is_exit_10_and_leaves_a_good_store(
    environment: dict[str, str], folder: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk], check=True)
    try:
        there = {**environment, "KITSTUDIO_STORE": str(disk / "store")}
        assert run(there, "pack", folder, "-t", "team/small:v1").returncode == 0
        (folder / "weights.bin").write_bytes(os.urandom(32 << 20))
        kitfile = (folder / "Kitfile").read_text("utf-8")
        (folder / "Kitfile").write_text(kitfile + "code:\n- path: weights.bin\n")
        ran = run(there, "pack", folder, "-t", "team/large:v1", "--json")
        assert ran.returncode == 10
        assert ran.stdout == ""
        assert json.loads(ran.stderr.splitlines()[-1])["error"]["code"] in ("KS-DISK-FULL", "KS-NO-ROOM")
        assert left_in(disk / "store") == []
        assert run(there, "store", "verify").returncode == 0
        assert [each["tag"] for each in json.loads(run(there, "list", "--json").stdout)["kits"]] == ["v1"]
        ran = run(environment, "pack", folder, "-t", "team/large:v1")
        out = run(environment, "unpack", "team/large:v1", "-d", disk / "out", "--json")
        assert out.returncode == 10
        assert not (disk / "out").exists()
        assert sorted(each.name for each in disk.iterdir()) == ["store"]
    finally:
        subprocess.run(["umount", disk], check=True)


def on_terminal(environment: dict[str, str], *arguments: object) -> tuple[int, str, str]:
    """Run with stderr on a terminal of its own; the exit code, stdout, and what the terminal got."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, *map(str, arguments)], env=environment, stdout=subprocess.PIPE, stderr=theirs, text=True
    ) as process:
        os.close(theirs)
        seen = b""
        while select.select([ours], [], [], 60)[0]:
            try:
                chunk = os.read(ours, 1 << 16)
            except OSError:  # Linux says so when the other end is closed
                break
            if not chunk:
                break
            seen += chunk
        assert process.stdout is not None
        out = process.stdout.read()
    os.close(ours)
    return process.returncode, out, seen.decode()


def test_progress_is_a_live_line_on_a_terminal_and_data_elsewhere(environment: dict[str, str], big: Path) -> None:
    code, out, seen = on_terminal(environment, "pack", big, "--no-cache")
    assert code == 0
    assert "Packed" in out
    assert "\x1b" not in out
    lines = [each for each in seen.split("\r\x1b[K") if each]
    assert len(lines) > 1
    assert all(re.search(r"\d+ %  \d.* [kMG]B.*weights\.bin", each) for each in lines)
    assert seen.endswith("\r\x1b[K")
    assert on_terminal(environment, "pack", big, "--no-cache", "-q")[2] == ""
    ran = run(environment, "pack", big, "--no-cache")
    assert ran.stderr == ""
    ran = run(environment, "pack", big, "--no-cache", "--json")
    events = [json.loads(line) for line in ran.stderr.splitlines()]
    assert events[0]["event"] == "entered"
    advanced = [each for each in events if each["event"] == "advanced"]
    assert advanced[-1]["done"] == advanced[-1]["total"] == BIG
    assert [each["done"] for each in advanced] == sorted(each["done"] for each in advanced)
    assert set(advanced[0]) == {"event", "item", "done", "total"}
    again = run(environment, "pack", big, "--json")
    assert [json.loads(line)["event"] for line in again.stderr.splitlines()] == ["entered", "skipped"]


def test_colour_is_for_terminals_and_can_be_declined(environment: dict[str, str]) -> None:
    red = "\x1b[31m"
    assert red in on_terminal(environment, "info", "no/such:v1")[2]
    assert red not in on_terminal(environment, "info", "no/such:v1", "--no-color")[2]
    assert red not in on_terminal({**environment, "NO_COLOR": "1"}, "info", "no/such:v1")[2]
    assert red in on_terminal({**environment, "NO_COLOR": ""}, "info", "no/such:v1")[2]
    assert red not in run(environment, "info", "no/such:v1").stderr


def test_a_bug_of_ours_is_exit_70_with_a_report(environment: dict[str, str], tmp_path: Path) -> None:
    said = crash(environment)
    answer = crash(environment, "--json")
    assert json.loads(answer.splitlines()[-1])["error"]["code"] == "KS-CRASH"
    reports = sorted((tmp_path / "home" / ".local" / "state" / "kitstudio" / "crashes").iterdir())
    assert len(reports) == 2
    assert any(str(each) in said for each in reports)
    text = reports[-1].read_text("utf-8")
    assert "ZeroDivisionError" in text
    assert "verb config" in text
    assert str(tmp_path / "home") not in text


def test_a_bug_is_told_even_where_no_report_can_be_written(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(b"")
    assert "ZeroDivisionError" in crash(environment)


def test_the_module_and_the_installed_program_are_one(environment: dict[str, str]) -> None:
    script = Path(sys.executable).with_name("kitstudio")
    if not script.exists():
        lack("the package is not installed here: pip install -e .")
    shown = subprocess.run([script, "--version"], env=environment, capture_output=True, text=True, check=True).stdout
    assert shown == run(environment, "--version").stdout == run(environment, "version").stdout
    helped = subprocess.run([script, "-h"], env=environment, capture_output=True, text=True, check=True).stdout
    assert helped == run(environment, "--help").stdout
    assert "exit codes" in helped.lower()


def test_no_window_without_a_display(environment: dict[str, str]) -> None:
    ran = run(environment, "gui", "--json")
    assert ran.returncode == 2
    assert json.loads(ran.stderr.splitlines()[-1])["error"]["code"] == "KS-NO-DISPLAY"


def test_a_broken_settings_file_stops_the_command_line_and_not_the_window(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text("x = [")
    there = environment | {"KITSTUDIO_CONFIG": str(tmp_path)}
    codes = []
    for words in (["list"], ["gui"]):
        ran = run(there, *words, "--json")
        codes.append((ran.returncode, json.loads(ran.stderr.splitlines()[-1])["error"]["code"]))
    assert codes == [(6, "KS-BAD-SETTINGS"), (2, "KS-NO-DISPLAY")]
