"""Kitfiles whose model is a reference to another kit: circles, long chains, hosts inside the network."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Final, NoReturn

from tests.campaigns.campaign import Patches
from tests.campaigns.hostile_kitfile_arena import Arena
from tests.campaigns.hostile_kitfile_bombs import HEAD, Input
from tests.campaigns.hostile_oracle import ACCEPT, REFUSE, Must

_WHAT: Final = "Kitfiles: parents"
_DEEPEST: Final = 10
_HOSTS: Final = (
    "169.254.169.254/latest:v1",
    "127.0.0.1:22/x:y",
    "[::1]:80/x:y",
    "10.0.0.1/x:y",
    "metadata.google.internal/x:y",
    "localhost:5000/x:y",
    "0.0.0.0:1/x:y",
    "[fe80::1]/x:y",
    "2130706433.x/x:y",
    "registry.example/x@sha256:" + "0" * 64,
)


def _nobody(*_given: object, **_named: object) -> NoReturn:
    raise AssertionError("something asked for the network")


def try_parents(arena: Arena) -> None:
    """Pack kits on top of one another, in circles too; nothing may ask a network."""
    with Patches() as patches:
        patches.replace(socket, "getaddrinfo", _nobody)
        patches.replace(socket, "socket", _nobody)
        patches.replace(socket, "create_connection", _nobody)
        _circles(arena)
        if not arena.oracle.scope.sample:
            _chain(arena)
        for host in _HOSTS[: arena.oracle.scope.of(len(_HOSTS), 2)]:
            _pack(arena, host, "host:v1", REFUSE)
    arena.oracle.renew_store()


def _circles(arena: Arena) -> None:
    _pack(arena, "self:v1", "self:v1", REFUSE)
    _pack(arena, "weights", "one:v1", ACCEPT)
    circles = ((), ("two",), ("two", "three"), ("two", "three", "four"))
    for around in circles[1:2] if arena.oracle.scope.sample else circles:
        below = "one"
        for name in around:
            _pack(arena, f"{below}:v1", f"{name}:v1", ACCEPT)
            below = name
        _pack(arena, f"{below}:v1", "one:v1", ACCEPT)  # the name moves, and the circle is closed
        _pack(arena, "one:v1", "other:v1", REFUSE)
        place: Path = arena.oracle.fresh()
        arena.oracle.judge(_WHAT, "unpack a circle", "unpack", "one:v1", "-d", place, destination=place, must=REFUSE)
        arena.oracle.judge(_WHAT, "look at a circle", "info", "one:v1", must=ACCEPT)
        arena.oracle.judge(_WHAT, "open it again", "remove", "one:v1", must=ACCEPT)
        _pack(arena, "weights", "one:v1", ACCEPT)


def _chain(arena: Arena) -> None:
    _pack(arena, "weights", "deep:v0", ACCEPT)
    for at in range(1, _DEEPEST + 3):
        _pack(arena, f"deep:v{at - 1}", f"deep:v{at}", ACCEPT if at <= _DEEPEST else REFUSE)


def _pack(arena: Arena, above: str, name: str, must: Must) -> None:
    text = (
        f"{HEAD}package: {{name: {name.partition(':')[0]}}}\nmodel: {{path: '{above}'}}\ndocs: [{{path: README.md}}]\n"
    )
    arena.give(Input(_WHAT, name, text.encode()))
    label = f"{name} on {above}"
    arena.oracle.judge(
        _WHAT,
        label,
        "pack",
        arena.folder,
        "-t",
        name,
        must=must,
        named=() if must == ACCEPT else (above, "circle", "above"),
    )
