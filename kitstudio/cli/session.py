"""One run of the command line: parsed arguments, the terminal, the token that Ctrl+C cancels, and the context."""

from __future__ import annotations

import argparse
import functools
import os
from collections.abc import Callable
from typing import Any, Final

from kitstudio.base.control import CancelToken, Control
from kitstudio.base.errors import ExitCode
from kitstudio.base.os_errors import What, what_is
from kitstudio.cli.render import Terminal
from kitstudio.host.assemble import make_context
from kitstudio.host.logs import open_log
from kitstudio.host.settings import Settings, load, load_anyway
from kitstudio.operations.context import Context

# From a menu nobody would see why there is no window, and what is wrong must be possible to find and to mend.
_FORGIVING: Final = frozenset({"hosting:gui", "hosting:doctor", "hosting:config_set"})

_FILLING: Final = frozenset({"making:pack", "moving:receive", "moving:import_kitops_store", "hosting:gui"})
"""The verbs that put something into a store, or show a window that does."""


def make_session(arguments: argparse.Namespace, terminal: Terminal, token: CancelToken) -> Session:
    """A session out of parsed arguments, the environment and the settings file.

    Raises:
        BadSettingsError: the settings file cannot be used.
    """
    flags = {
        "store.path": arguments.store,
        "store.wait": arguments.wait,
        "network.offline": arguments.offline or None,
        "log.file": arguments.log_file,
    }
    settings = (load_anyway if arguments.run in _FORGIVING else load)(os.environ, flags)
    log_file = settings.text("log.file")
    if log_file and (arguments.log_file or arguments.run not in _FORGIVING):
        terminal.log = open_log(log_file)
        terminal.log(f"verb {arguments.verb}")
    return Session(arguments, terminal, token, settings)


class Session:
    """What a verb is given."""

    def __init__(
        self, arguments: argparse.Namespace, terminal: Terminal, token: CancelToken, settings: Settings
    ) -> None:
        self.arguments = arguments
        self.terminal = terminal
        self.settings = settings
        self.control = Control(terminal.report, token)
        self.open_window: Callable[[Settings, str], ExitCode] | None = None

    @functools.cached_property
    def context(self) -> Context:
        """The context of operations, made when first needed."""
        # A store that was named for this run and is only looked at was mistyped, when it is not there. One whose
        # making was cut short leaves an empty folder, and any verb makes it whole.
        named = self.settings.shown("store.path").source == "flag"
        makes = not named or self.arguments.run in _FILLING or what_is(self.settings.path("store.path")) is What.FOLDER
        return make_context(self.settings, self.control.token, makes_store=makes)

    def given(self, name: str) -> Any:  # noqa: ANN401 - argparse gives anything
        """The value of a flag."""
        return getattr(self.arguments, name)
