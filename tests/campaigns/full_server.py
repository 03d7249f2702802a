"""A process that has the product loaded and forks for every run of it, which costs milliseconds then.

python -m tests.campaigns.full_server CAMPAIGN GUARD|- SOCKET

Each request is a line of JSON; the answer is the descriptor to answer system calls on (when asked for), then a line of
JSON once the run has ended.
"""

from __future__ import annotations

import fcntl
import importlib
import json
import os
import pkgutil
import resource
import signal
import socket
import sys
from pathlib import Path
from typing import Any, Final

import kitstudio
from kitstudio.__main__ import _guarded
from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.cli.render import Terminal
from kitstudio.operations.draft import open_draft, redraft
from kitstudio.operations.draft_save import save_draft
from tests.campaigns.campaign import Patches
from tests.campaigns.full_notify import listen
from tests.campaigns.proof import guards_of

SAVE_DRAFT: Final = "save-draft"
_TEXT: Final = "manifestVersion: 1.0.0\nmodel: {path: model.bin}\n# saved\n"
_PATIENCE: Final = 60
_LONGEST_ANSWER: Final = 1 << 20


def save(folder: str) -> int:
    """What the window does when a draft is saved, answered as the command line would."""
    try:
        draft = open_draft(Path(folder), Control())
        save_draft(redraft(draft, _TEXT, Control()), force=True)
    except KitStudioError as error:
        Terminal(as_json=True, quiet=False, verbose=0, colour=False).error(error)
        return int(error.exit_code)
    return 0


def answered(words: list[str]) -> int:
    """The exit code of one run, in this process."""
    if words[0] == SAVE_DRAFT:
        return save(words[1])
    return _guarded(words)


def main() -> None:
    """Serve until the other end is closed."""
    campaign, guard, number = sys.argv[1:]
    _load()
    if guard != "-":
        guards_of(campaign)[guard].remove(Patches())
    peer = socket.socket(fileno=int(number))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for line in peer.makefile("rb"):
        peer.sendall(json.dumps(_served(peer, json.loads(line))).encode() + b"\n")


def _load() -> None:
    """Everything, so that a run of another account needs to read no file of ours."""
    for module in pkgutil.walk_packages(kitstudio.__path__, "kitstudio."):
        if not module.name.startswith(("kitstudio.ui", "kitstudio.jobs")):
            importlib.import_module(module.name)
    importlib.import_module("tomlkit")


def _served(peer: socket.socket, request: dict[str, Any]) -> dict[str, Any]:
    # Pipes, for a limit on files would cut what is said too; large enough that nobody needs to read meanwhile.
    pipes = [os.pipe(), os.pipe()]
    for _, write_end in pipes:
        fcntl.fcntl(write_end, fcntl.F_SETPIPE_SZ, _LONGEST_ANSWER)
    child = os.fork()
    if not child:
        code = 71
        try:
            code = _run(peer, request, pipes[0][1], pipes[1][1])
        finally:
            os._exit(code)
    _, status, usage = os.wait4(child, 0)
    said = []
    for read_end, write_end in pipes:
        os.close(write_end)
        with open(read_end, "rb") as stream:
            said.append(stream.read().decode("utf-8", "replace"))
    return {"code": os.waitstatus_to_exitcode(status), "peak": usage.ru_maxrss, "out": said[0], "err": said[1]}


def _run(peer: socket.socket, request: dict[str, Any], out: int, err: int) -> int:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.alarm(_PATIENCE)
    for pipe, number in ((out, 1), (err, 2)):
        os.dup2(pipe, number)
    if request["stdout"]:
        os.dup2(os.open(request["stdout"], os.O_WRONLY), 1)
    # New ones: what ours lead to is of another kind, perhaps.
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
    os.environ.clear()
    os.environ.update(request["environment"])
    os.umask(0o022)
    os.chdir("/")
    if request["file_size"] is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (request["file_size"], resource.RLIM_INFINITY))
    if request["account"]:
        os.setgroups([])
        os.setresgid(*[request["account"]] * 3)
        os.setresuid(*[request["account"]] * 3)
    if request["watched"]:
        listener = listen()
        socket.send_fds(peer, [b"L"], [listener])
        os.close(listener)
    code = answered(request["words"])
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    return code


if __name__ == "__main__":
    main()
