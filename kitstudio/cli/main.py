"""The command line: parse, run one verb, turn errors into exit codes."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from types import FrameType
from typing import Any

from kitstudio.base.control import CancelToken
from kitstudio.base.errors import ExitCode, KitStudioError, OperationCancelledError
from kitstudio.cli.parser import build
from kitstudio.cli.render import Terminal


def run(argv: Sequence[str], open_window: Callable[[Any, str], ExitCode] | None = None) -> int:
    """Run the command line.

    Args:
        argv: the arguments after the program's name.
        open_window: opens the window with the settings on a folder or kit, for the verb `gui`; the command line itself
            knows no window.

    Returns:
        The exit code of the contract.
    """
    for stream in (sys.stdout, sys.stderr):
        # File names hold any bytes and terminals any encoding: nothing shown may raise.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a text stream, whatever stands in for it
    terminal = Terminal(
        as_json="--json" in argv,
        quiet="-q" in argv or "--quiet" in argv,
        verbose=0,
        colour="--no-color" not in argv and "NO_COLOR" not in os.environ,
    )
    try:
        return int(_run(argv, terminal, open_window))
    except KitStudioError as error:
        terminal.error(error)
        return int(error.exit_code)
    except KeyboardInterrupt:
        terminal.error(OperationCancelledError())
        return int(ExitCode.CANCELLED)
    except BrokenPipeError:
        # Whoever read our answer has seen enough; Python would complain again while closing stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(ExitCode.DONE)


def _run(argv: Sequence[str], terminal: Terminal, open_window: Callable[[Any, str], ExitCode] | None) -> ExitCode:
    try:
        arguments = build().parse_args(argv)
    except SystemExit:  # argparse printed help
        return ExitCode.DONE
    if arguments.version:
        arguments.run = "hosting:version"
    if not getattr(arguments, "run", ""):
        getattr(arguments, "helper", build()).print_help(sys.stderr)
        return ExitCode.USAGE
    terminal.verbose = arguments.verbose or 0
    verb = _load(arguments.run)
    token = CancelToken()
    with _interruptible(token):
        session = _session(arguments, terminal, token)
        session.open_window = open_window
        code: ExitCode = verb(session)
    sys.stdout.flush()
    return code


def _load(name: str) -> Any:  # noqa: ANN401 - a verb's function
    """The verb's function; its module, and all it needs, is imported only now."""
    module, _, function = name.partition(":")
    return getattr(importlib.import_module(f"kitstudio.cli.commands.{module}"), function)


def _session(arguments: argparse.Namespace, terminal: Terminal, token: CancelToken) -> Any:  # noqa: ANN401 - see _load
    return importlib.import_module("kitstudio.cli.session").make_session(arguments, terminal, token)


@contextlib.contextmanager
def _interruptible(token: CancelToken) -> Iterator[None]:
    """While inside, Ctrl+C and a polite kill cancel; a second one ends at once."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        if token.cancelled:
            raise KeyboardInterrupt
        token.cancel()

    kept = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
