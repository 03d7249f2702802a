"""The one window of a store: who has the place, what is handed over, and who is not listened to."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kitstudio.host.single import Errand, First, become_first, hand_over


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A runtime folder with a short name, as systems give one: a socket's path holds 107 bytes."""
    folder = tmp_path_factory.mktemp("run", numbered=True)
    short = Path("/tmp") / f"kitstudio-test-{os.getpid()}-{folder.name}"
    short.mkdir(mode=0o700)
    yield {"XDG_RUNTIME_DIR": str(short), "HOME": str(folder)}
    for path in short.iterdir():
        path.unlink()
    short.rmdir()


@pytest.fixture
def first(environment: dict[str, str], tmp_path: Path) -> Iterator[First]:
    """The window of the store `tmp_path`."""
    found = become_first(environment, tmp_path)
    assert found is not None
    yield found
    found.close()


def _answering(first: First) -> tuple[threading.Thread, list[Errand | None]]:
    taken: list[Errand | None] = []

    def wait() -> None:
        until = time.monotonic() + 5
        while not taken and time.monotonic() < until:
            found = first.answer()
            if found is not None:
                taken.append(found)
            time.sleep(0.005)

    thread = threading.Thread(target=wait)
    thread.start()
    return thread, taken


def test_a_second_start_hands_over_what_it_was_given(
    environment: dict[str, str], first: First, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "model").mkdir()
    monkeypatch.chdir(tmp_path)
    thread, taken = _answering(first)
    assert hand_over({**environment, "XDG_ACTIVATION_TOKEN": "t-1"}, tmp_path, "model")
    thread.join()
    assert taken == [Errand(str(tmp_path / "model"), "t-1")]


def test_a_reference_stays_one(environment: dict[str, str], first: First, tmp_path: Path) -> None:
    thread, taken = _answering(first)
    assert hand_over(environment, tmp_path, "localhost/no-such-file:1")
    thread.join()
    assert taken == [Errand("localhost/no-such-file:1", "")]


def test_a_path_of_any_bytes_comes_through(environment: dict[str, str], first: First, tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9")
    os.mkdir(name)
    thread, taken = _answering(first)
    assert hand_over(environment, tmp_path, name)
    thread.join()
    assert taken == [Errand(name, "")]


def test_there_is_one_first_for_a_store_and_one_for_another(
    environment: dict[str, str], first: First, tmp_path: Path
) -> None:
    assert become_first(environment, tmp_path) is None
    link = tmp_path.parent / f"{tmp_path.name}-link"
    link.symlink_to(tmp_path)
    assert become_first(environment, link) is None
    other = become_first(environment, tmp_path / "other")
    assert other is not None
    other.close()


def test_nobody_is_there_before_and_after(environment: dict[str, str], tmp_path: Path) -> None:
    assert not hand_over(environment, tmp_path, "")
    found = become_first(environment, tmp_path)
    assert found is not None
    found.close()
    assert not hand_over(environment, tmp_path, "")


def test_what_a_killed_window_left_stands_in_nobodys_way(environment: dict[str, str], tmp_path: Path) -> None:
    script = (
        "import os, sys, time; from pathlib import Path; from kitstudio.host.single import become_first;"
        "kept = become_first(dict(os.environ), Path(sys.argv[1])); print(kept is not None, flush=True); time.sleep(60)"
    )
    words = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(words, env={**os.environ, **environment}, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"True\n"
        assert become_first(environment, tmp_path) is None
        child.kill()
    assert not hand_over(environment, tmp_path, "")
    found = become_first(environment, tmp_path)
    assert found is not None
    found.close()


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"{",
        b"[]",
        b'{"target": 1, "token": ""}',
        b'{"target": "a"}',
        b'{"target": "a", "token": "", "run": "rm"}',
        b"[" * 70_000,
        b'{"target": "' + b"a" * 70_000 + b'", "token": ""}',
    ],
)
def test_noise_is_not_listened_to(environment: dict[str, str], first: First, tmp_path: Path, message: bytes) -> None:
    address = next(Path(environment["XDG_RUNTIME_DIR"]).glob("kitstudio-????????????????"))
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as calling:
        calling.connect(str(address))
        if message:
            calling.send(message)
        assert first.answer() is None
    thread, taken = _answering(first)
    assert hand_over(environment, tmp_path, "")
    thread.join()
    assert taken == [Errand()]


def test_a_folder_that_others_may_write_to_is_no_place(environment: dict[str, str], tmp_path: Path) -> None:
    os.chmod(environment["XDG_RUNTIME_DIR"], 0o777)  # noqa: S103 - what is refused
    assert become_first(environment, tmp_path) is None
    assert not hand_over(environment, tmp_path, "")


def test_without_a_runtime_folder_the_state_folder_serves(environment: dict[str, str], tmp_path: Path) -> None:
    state = {"HOME": environment["HOME"], "XDG_STATE_HOME": environment["XDG_RUNTIME_DIR"] + "/state"}
    found = become_first(state, tmp_path)
    assert found is not None
    found.close()
    for path in Path(state["XDG_STATE_HOME"], "kitstudio").iterdir():
        path.unlink()
    Path(state["XDG_STATE_HOME"], "kitstudio").rmdir()
    Path(state["XDG_STATE_HOME"]).rmdir()


@pytest.mark.parametrize("odd", ["\0", "a\0b", "\ud800"])
def test_what_no_path_and_no_environment_can_hold_is_nobodys_errand(odd: str) -> None:
    assert Errand.parse(json.dumps({"target": odd, "token": ""}).encode()) is None
    assert Errand.parse(json.dumps({"target": "", "token": odd}).encode()) is None
    assert Errand.parse(json.dumps({"target": "/a\udcff", "token": "t"}).encode()) == Errand("/a\udcff", "t")
