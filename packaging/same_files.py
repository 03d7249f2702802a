#!/usr/bin/env python3
"""Compare an unpacked kit with the folder it was packed from, byte for byte. Standard library only.

    python3 packaging/same_files.py FOLDER UNPACKED INIT_JSON

INIT_JSON is what `kitstudio --json init FOLDER` answered: a file of FOLDER may be missing from UNPACKED only if it is
named there as left out. Kitfile and .kitignore are not compared: they say what to pack and are no part of it, and
unpacking writes the Kitfile in kit's own form.
"""

from __future__ import annotations

import filecmp
import json
import os
import sys
from pathlib import Path


def paths(folder: Path) -> set[str]:
    """Every file of a folder, relative to it, but for the two that say what to pack."""
    every = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    return every - {"Kitfile", ".kitignore"}


def differences(original: Path, unpacked: Path, left_out: list[str]) -> list[str]:
    """A sentence for each file that is not as it was."""
    before, after = paths(original), paths(unpacked)
    junk = tuple(f"{path.rstrip('/')}/" for path in left_out)
    missing = {path for path in before - after if not f"{path}/".startswith(junk)}
    changed = {path for path in before & after if not filecmp.cmp(original / path, unpacked / path, shallow=False)}
    return [
        *(f"{path} is missing and was not named as left out" for path in sorted(missing)),
        *(f"{path} was never in the folder" for path in sorted(after - before)),
        *(f"{path} has other bytes" for path in sorted(changed)),
    ]


def main() -> None:
    """Print the verdict; end with 1 when anything differs."""
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    original, unpacked = Path(sys.argv[1]), Path(sys.argv[2])
    left_out = [entry["path"] for entry in json.loads(Path(sys.argv[3]).read_bytes())["left_out"]]
    wrong = differences(original, unpacked, left_out)
    if wrong:
        raise SystemExit(os.linesep.join(wrong))
    same = paths(unpacked)
    gone = ", ".join(sorted(paths(original) - same))
    print(f"{len(same)} files are the same, byte for byte. Left out as announced: {gone or 'nothing'}.")


if __name__ == "__main__":
    main()
