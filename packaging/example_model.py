#!/usr/bin/env python3
"""Make a realistic model folder (about 55 MB), byte for byte the same each time.

    python3 packaging/example_model.py FOLDER

It is what `kitstudio.operations.example` makes, larger, and with the whole text of the licence.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kitstudio.operations.example import write_files
from kitstudio.operations.examples import files as example_files

LICENCE = Path(__file__).resolve().parents[1] / "LICENSE"


def files() -> dict[str, bytes]:
    """Every file of the folder, by its path."""
    return example_files.files(example_files.LARGE, LICENCE.read_bytes())


def main() -> None:
    """Make the folder named on the command line."""
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        raise SystemExit(__doc__)
    folder, every = Path(sys.argv[1]), files()
    write_files(folder, every)
    size = sum(len(content) for content in every.values())
    tensors = sum(1 for _tensor in example_files.tensors(example_files.LARGE))
    print(f"{folder}: {len(every)} files, {size:,} bytes, {tensors} tensors")


if __name__ == "__main__":
    main()
