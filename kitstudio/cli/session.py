"""One run of the command line: parsed arguments, the terminal, the token that Ctrl+C cancels, and the context."""

from __future__ import annotations

import argparse
import functools
from typing import Any

from kitstudio.base.control import CancelToken, Control
from kitstudio.cli.render import Terminal
from kitstudio.host.assemble import make_context
from kitstudio.host.settings import Settings
from kitstudio.operations.context import Context


class Session:
    """What a verb is given."""

    def __init__(
        self, arguments: argparse.Namespace, terminal: Terminal, token: CancelToken, settings: Settings
    ) -> None:
        self.arguments = arguments
        self.terminal = terminal
        self.settings = settings
        self.control = Control(terminal.report, token)

    @functools.cached_property
    def context(self) -> Context:
        """The context of operations, made when first needed."""
        return make_context(self.settings)

    def given(self, name: str) -> Any:  # noqa: ANN401 - argparse gives anything
        """The value of a flag."""
        return getattr(self.arguments, name)
