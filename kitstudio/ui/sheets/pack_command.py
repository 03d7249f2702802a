"""The command that does what a pack sheet would do."""

from __future__ import annotations

import shlex
from pathlib import Path

from kitstudio.model.media_type import Compression, Form
from kitstudio.operations.pack_options import PackOptions
from kitstudio.ui.commands import program


def command_lines(folder: Path, options: PackOptions) -> list[str]:
    """The `kitstudio pack` command for these options, one option a line where it is long."""
    first, *more = options.references
    tags = ",".join([str(first), *(each.tag for each in more)])
    pieces = [f"{program()} pack {shlex.quote(str(folder))}", f"-t {shlex.quote(tags)}"]
    if options.compression is not Compression.NONE:
        pieces.append(f"--compression {options.compression.value}")
    if options.form is not Form.TAR:
        pieces.append(f"--layer-format {options.form.value}")
    if options.model_pack:
        pieces.append("--use-model-pack")
    if options.modes != "disk":
        pieces.append(f"--modes {options.modes}")
    if options.follow_links:
        pieces.append("--follow-links")
    if options.created is not None:
        pieces.append(f"--created {options.created}")
    if sum(len(piece) + 1 for piece in pieces) <= 58:
        return [" ".join(pieces)]
    lines = [f"{piece} \\" for piece in pieces[:-1]] + [pieces[-1]]
    return [lines[0], *(f"    {line}" for line in lines[1:])]
