"""What a person or a script sees: results on stdout, everything else on stderr."""

from __future__ import annotations

import dataclasses
import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TextIO

from kitstudio.base.control import Advanced, Entered, Event, Noticed, Skipped
from kitstudio.base.errors import KitStudioError
from kitstudio.base.os_errors import FileSystemError
from kitstudio.base.printable import printable
from kitstudio.model.singular import for_count

_LIVE_SECONDS: Final = 1 / 15
_LINE_SECONDS: Final = 10.0
_UNITS: Final = ("B", "kB", "MB", "GB", "TB", "PB")
_CLEAR_LINE: Final = "\r\x1b[K"


class Terminal:
    """Writes answers, events and errors in the way the person asked for."""

    def __init__(self, *, as_json: bool, quiet: bool, verbose: int, colour: bool) -> None:
        self.as_json = as_json
        self.quiet = quiet
        self.verbose = verbose
        self._on_terminal = sys.stderr.isatty()
        self._colour = colour and self._on_terminal
        self._done: dict[str, int] = {}
        self._totals: dict[str, int | None] = {}
        self._labels: dict[str, str] = {}
        self._began = time.monotonic()
        self._shown = self._began
        self._line_open = False
        self.log: Callable[[str], None] = lambda _line: None

    def report(self, event: Event) -> None:
        """Show an event, or leave it out: progress is sampled, notices never are."""
        if isinstance(event, Noticed):
            event = dataclasses.replace(event, template=for_count(event.template, event.facts))
            self.log(f"note {event.code}: {event.text}")
            self._notice(event)
        elif self.as_json:
            self._json_event(event)
        elif isinstance(event, Entered):
            self._totals[event.item] = event.total
            self._labels[event.item] = event.label
        elif isinstance(event, Skipped):
            self._done[event.item] = self._totals.get(event.item) or 0
            self._detail(f"{self._label(event.item)}: {event.reason}")
        else:
            if event.item not in self._done:
                self._detail(self._label(event.item))
            self._done[event.item] = event.done
            self._progress(event.item)

    def answer(self, verb: str, facts: Mapping[str, Any], text: str) -> None:
        """Write the one answer of a verb: a JSON object, or text ending in a newline (empty: nothing)."""
        self.finish()
        self.log(f"answered {verb}")
        if self.as_json:
            text = json.dumps({"schema": f"kitstudio.{verb}/1", **facts})
        elif sys.stdout.isatty():
            # On a screen nothing may move the cursor or turn the text round; a pipe gets every byte.
            text = "\n".join(printable(line, len(line)) for line in text.split("\n"))
        if text:
            self.write_out(text if text.endswith("\n") else text + "\n")

    @staticmethod
    def write_out(text: str) -> None:
        """Write to standard output.

        Raises:
            BrokenPipeError: nobody reads it any more. FileSystemError: it cannot be written (a full disk).
        """
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except OSError as error:
            _silence(sys.stdout)
            if isinstance(error, BrokenPipeError):
                raise
            reason = error.strerror or type(error).__name__
            raise FileSystemError(action="Writing the answer", path="standard output", reason=reason) from error

    @staticmethod
    def show(text: str) -> None:
        """Write to standard error; where nobody listens any more the work goes on."""
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except OSError:
            _silence(sys.stderr)

    def say(self, text: str) -> None:
        """A sentence for the person on stderr, unless quiet or JSON was asked for."""
        if not self.quiet and not self.as_json:
            self.finish()
            self.show(text + "\n")

    def cancelling(self) -> None:
        """Say that a request to stop was heard; the end is said when it comes."""
        if self.as_json and not self.quiet:
            self.show(json.dumps({"event": "cancelling"}) + "\n")
        elif not self.quiet:
            self.show((_CLEAR_LINE if self._on_terminal else "") + "Cancelling; once more ends it at once.\n")

    def error(self, error: KitStudioError) -> None:
        """The last line on stderr: what happened, and what to do next."""
        self.finish()
        summary = error.fill(for_count(error.summary_template, error.facts))
        self.log(f"error {error.code}: {summary}")
        if self.as_json:
            facts = {"code": error.code, "summary": summary, "remedy": error.remedy, "facts": error.facts}
            self.show(json.dumps({"error": facts}) + "\n")
            return
        word = "\x1b[31merror:\x1b[0m" if self._colour else "error:"
        self.show(f"{word} {summary}\n" + (f"  {error.remedy}\n" if error.remedy else ""))

    def finish(self) -> None:
        """Take the live line away."""
        if self._line_open:
            self.show(_CLEAR_LINE)
            self._line_open = False

    def _notice(self, event: Noticed) -> None:
        if self.quiet:
            return
        if self.as_json:
            self.show(json.dumps({"event": "noticed", "code": event.code, "message": event.text}) + "\n")
        else:
            self.finish()
            self.show(f"note: {event.text}\n")

    def _detail(self, text: str) -> None:
        self.log(f"step {text}")
        if self.verbose and not self.quiet:
            self.finish()
            self.show(printable(text) + "\n")

    def _label(self, item: str) -> str:
        return self._labels.get(item, item)

    def _json_event(self, event: Event) -> None:
        if self.quiet:
            return
        if isinstance(event, Advanced):
            now = time.monotonic()
            if event.done != event.total and now - self._shown < _LIVE_SECONDS:
                return
            self._shown = now
            line: dict[str, Any] = {"event": "advanced", "item": event.item, "done": event.done, "total": event.total}
        elif isinstance(event, Entered):
            line = {"event": "entered", "item": event.item, "label": event.label, "total": event.total}
        elif isinstance(event, Skipped):
            line = {"event": "skipped", "item": event.item, "reason": event.reason}
        else:
            return
        self.show(json.dumps(line) + "\n")

    def _progress(self, item: str) -> None:
        now = time.monotonic()
        if self.quiet or now - self._shown < (_LIVE_SECONDS if self._on_terminal else _LINE_SECONDS):
            return
        self._shown = now
        done = sum(self._done.values())
        passed = now - self._began
        speed = f"  {size_text(int(done / passed))}/s" if passed > 1 else ""
        totals = list(self._totals.values())
        whole = sum(total or 0 for total in totals) if None not in totals else 0
        share = f"{min(done * 100 // whole, 100):3d} %  " if whole else ""
        line = f"{share}{size_text(done)}{speed}  {printable(self._label(item))[:60]}"
        self._line_open = self._on_terminal
        self.show(_CLEAR_LINE + line if self._on_terminal else line + "\n")


def _silence(stream: TextIO) -> None:
    """Let a stream that failed lead nowhere, else the interpreter would complain of it while it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def size_text(size: int) -> str:
    """Bytes as a person reads them, decimal: `16.6 GB`."""
    value = float(size)
    for unit in _UNITS:
        if value < 999.95 or unit == _UNITS[-1]:
            return f"{size} B" if unit == "B" else f"{value:.1f} {unit}"
        value /= 1000
    return f"{size} B"


def counted(number: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def table(titles: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> str:
    """Aligned columns with three blanks between, numbers in `right` columns right-aligned."""
    cells = [list(titles), *[[printable(cell) for cell in row] for row in rows]]
    widths = [max(len(row[at]) for row in cells) for at in range(len(titles))]
    lines = (
        "   ".join(
            cell.rjust(width) if at in right else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in cells
    )
    return "\n".join(line.rstrip() for line in lines) + "\n"
