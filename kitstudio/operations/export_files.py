"""Kits -> their files alone, each in a folder of its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kitstudio.base.control import Control, Event, Noticed
from kitstudio.operations.context import Context
from kitstudio.operations.unpack import unpack
from kitstudio.operations.unpack_options import UnpackOptions, UnpackReport


@dataclass(frozen=True, slots=True)
class FilesReport:
    """What was unpacked where; `reports` in the order that was asked for."""

    path: Path
    reports: tuple[UnpackReport, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for each in self.reports for file in each.files)

    @property
    def files(self) -> int:
        """How many files there are."""
        return sum(len(each.files) for each in self.reports)


def export_files(context: Context, kits: Sequence[tuple[str, str]], path: Path, control: Control) -> FilesReport:
    """Unpack kits, each whole and without the files of its parents, into folders below `path`.

    Each digest is checked while it is unpacked. A kit is there as a whole or not at all; those before it stay when one
    fails.

    Args:
        context: the store.
        kits: any REFs of the command line contract, each with the name of its folder; of one kit empty for `path`.
        path: the folder; made when missing.
        control: progress under `KIT:layer:N`, cancel.

    Raises:
        WouldOverwriteError: other files are in the way. The errors of `unpack`.
    """
    options = UnpackOptions(with_parents=False)
    reports = []
    for number, (reference, name) in enumerate(kits):
        folder = path / name if name else path
        reports.append(unpack(context, reference, folder, options, _numbered(control, number)))
    return FilesReport(path, tuple(reports))


def _numbered(control: Control, number: int) -> Control:
    """A control whose items are those of one kit of several."""

    def report(event: Event) -> None:
        if not isinstance(event, Noticed):
            event = dataclasses.replace(event, item=f"{number}:{event.item}")
        control.report(event)

    return dataclasses.replace(control, report=report)
