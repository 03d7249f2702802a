#!/usr/bin/env python3
"""Guard what is committed: TOML, YAML and JSON that can be read, and no large files. Arguments: the files."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

import yaml

LARGEST = 1 << 20


def problem(path: Path) -> str:
    """What is wrong with a file, or nothing."""
    content = path.read_bytes()
    if len(content) > LARGEST:
        return f"{len(content)} bytes; nothing above {LARGEST} belongs into the repository"
    try:
        if path.suffix == ".toml":
            tomllib.loads(content.decode())
        elif path.suffix in {".yaml", ".yml"}:
            list(yaml.safe_load_all(content))
        elif path.suffix == ".json":
            json.loads(content)
    except (ValueError, yaml.YAMLError) as error:
        return str(error)
    return ""


def main() -> None:
    """Check the files named; end with 1 when one is wrong."""
    wrong = [f"{name}: {words}" for name in sys.argv[1:] if (words := problem(Path(name)))]
    if wrong:
        raise SystemExit("\n".join(wrong))


if __name__ == "__main__":
    main()
