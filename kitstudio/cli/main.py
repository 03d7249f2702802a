"""The command line: parse, run one verb, turn errors into exit codes."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import os
import platform
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from types import FrameType
from typing import Any

from kitstudio import __version__
from kitstudio.base.control import CancelToken
from kitstudio.base.errors import ExitCode, KitStudioError, OperationCancelledError, UsageError
from kitstudio.cli.front import ASK, split
from kitstudio.cli.parser import build
from kitstudio.cli.render import Terminal


def run(argv: Sequence[str], open_window: Callable[[Any, str], ExitCode] | None = None, *, apart: bool = False) -> int:
    """Run the command line.

    Args:
        argv: the arguments after the program's name.
        open_window: opens the window with the settings on a folder or kit, for the verb `gui`; the command line itself
            knows no window.
        apart: work in a process of its own, so that Ctrl+C is answered at once whatever the disk does.

    Returns:
        The exit code of the contract.
    """
    _prepare_streams()
    terminal = _terminal(argv)
    try:
        return int(_run(argv, terminal, open_window, apart=apart))
    except KitStudioError as error:
        terminal.error(error)
        return int(error.exit_code)
    except BrokenPipeError:
        return int(ExitCode.DONE)  # whoever read our answer has seen enough


def cancelled(argv: Sequence[str]) -> int:
    """Say that Ctrl+C ended it, wherever it came; the exit code for it."""
    _prepare_streams()
    _terminal(argv).error(OperationCancelledError())
    return int(ExitCode.CANCELLED)


def _terminal(argv: Sequence[str]) -> Terminal:
    """As far as can be told before the arguments are parsed: a mistake in them is answered too."""
    return Terminal(
        as_json="--json" in argv,
        quiet="-q" in argv or "--quiet" in argv,
        verbose=0,
        colour="--no-color" not in argv and not os.environ.get("NO_COLOR"),
    )


def _prepare_streams() -> None:
    """Streams that take any text: names hold any bytes, terminals any encoding, and one may have been closed."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            # Else the next file that is opened, a blob perhaps, would be standard output.
            descriptor = os.open(os.devnull, os.O_RDWR)
            if descriptor != number:
                os.dup2(descriptor, number)
            setattr(sys, name, os.fdopen(number, "r" if number == 0 else "w", encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a text stream, whatever stands in for it


def _run(
    argv: Sequence[str], terminal: Terminal, open_window: Callable[[Any, str], ExitCode] | None, *, apart: bool
) -> ExitCode:
    arguments = _parsed(argv, terminal)
    if arguments is None:
        return ExitCode.DONE
    terminal.as_json, terminal.quiet, terminal.verbose = arguments.json, arguments.quiet, arguments.verbose or 0
    if arguments.version or arguments.run == "version":
        facts = {"version": __version__, "python": platform.python_version()}
        terminal.answer("version", facts, f"kitstudio {__version__}")
        return ExitCode.DONE
    if not arguments.run:
        if arguments.json:
            raise UsageError(problem="No verb was given.", advice=f"`{arguments.helper.prog} --help` lists them.")
        terminal.show(arguments.helper.format_help())
        return ExitCode.USAGE
    is_window = open_window is not None and arguments.verb == "gui"
    behind = apart and not is_window
    if behind:
        split(terminal)
    verb = _load(arguments.run)
    token = CancelToken()
    with _interruptible(token, at_once=is_window, also=(ASK,) if behind else ()):
        session = _session(arguments, terminal, token)
        session.open_window = open_window
        code: ExitCode = verb(session)
    return code


def _parsed(argv: Sequence[str], terminal: Terminal) -> argparse.Namespace | None:
    """The parsed arguments; None when help was asked for and shown."""
    shown = io.StringIO()
    try:
        with contextlib.redirect_stdout(shown):
            return build().parse_args(argv)
    except SystemExit:  # argparse printed help
        terminal.write_out(shown.getvalue())
        return None


def _load(name: str) -> Any:  # noqa: ANN401 - a verb's function
    """The verb's function; its module, and all it needs, is imported only now."""
    module, _, function = name.partition(":")
    return getattr(importlib.import_module(f"kitstudio.cli.commands.{module}"), function)


def _session(arguments: argparse.Namespace, terminal: Terminal, token: CancelToken) -> Any:  # noqa: ANN401 - see _load
    return importlib.import_module("kitstudio.cli.session").make_session(arguments, terminal, token)


@contextlib.contextmanager
def _interruptible(token: CancelToken, *, at_once: bool, also: tuple[int, ...] = ()) -> Iterator[None]:
    """While inside, Ctrl+C and a polite kill cancel; the second of a kind, or with `at_once` the first, ends at once.

    Of a kind: a kill of the whole group reaches the worker twice, from outside and from its front.
    """
    came: set[int] = set()

    def stop(number: int, _frame: FrameType | None) -> None:
        if number in came or at_once:
            raise KeyboardInterrupt
        came.add(number)
        token.cancel()

    asking = [each for each in (signal.SIGINT, signal.SIGTERM, *also) if signal.getsignal(each) is not signal.SIG_IGN]
    kept = {number: signal.signal(number, stop) for number in asking}
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
