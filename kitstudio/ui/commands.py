"""The command lines that do what was done in the window, or what can be done on the page in front: to copy and run."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kitstudio.ui.text import translate

_ON: Final = "\\"
_BROKEN: Final = re.compile(r"\S\\\Z")
_KIT: Final = {
    "pack": {"-t", "--tag", "-f", "--file", "--compression", "--use-model-pack"},
    "unpack": {"-d", "--dir", "-o", "--overwrite", "-i", "--ignore-existing", "-f", "--filter"},
    "list": set[str](),
    "info": {"-f", "--filter"},
    "inspect": set[str](),
    "remove": set[str](),
    "tag": set[str](),
}
"""The verbs that `kit` has too, with the flags that mean the same there."""
_store: Final[list[Path]] = []
"""The one to name, if any."""


def name_store(place: Path | None) -> None:
    """Let every command name this store, from now on: where it is typed, the plain one would use another."""
    _store[:] = [] if place is None else [place]


def program() -> str:
    """What a command begins with that uses the store of this window."""
    return " ".join(["kitstudio", *(f"--store {shlex.quote(str(each))}" for each in _store)])


@dataclass(frozen=True, slots=True)
class Command:
    """What is done, and the line of `kitstudio` that does it."""

    title: str
    line: str

    @property
    def kit(self) -> str:
        """The line of `kit` for the same; empty when `kit` has none."""
        return kit_line(self.line)


def kit_line(line: str) -> str:
    """The line of `kit` that does the same as one of `kitstudio`; empty when it has no such verb or flag."""
    words = shlex.split(without_program(line).replace(f"{_ON}\n", ""))
    flags = {word.partition("=")[0] for word in words[1:] if word.startswith("-") and word != "-"}
    ours = line.startswith("kitstudio ") and words and words[0] in _KIT and flags <= _KIT[words[0]]
    return f"kit{without_program(line)}" if ours else ""


def without_program(line: str) -> str:
    """What follows the program, and the store that may be named with it."""
    return line.removeprefix(program() if line.startswith(f"{program()} ") else "kitstudio")


def joined(lines: list[str]) -> str:
    """Lines of one command as a shell reads them; a line that ends in a backslash without a blank breaks a word."""
    pieces = [each if _BROKEN.search(each) else f"{each.removesuffix(_ON).rstrip()} {_ON}" for each in lines]
    return "\n".join(pieces).removesuffix(f" {_ON}")


def pack_line(folder: Path) -> str:
    """Packs a folder."""
    return f"{program()} pack {shlex.quote(str(folder))}"


def unpack_line(reference: str) -> str:
    """Unpacks a kit into the folder one is in."""
    return f"{program()} unpack {shlex.quote(reference)} -d ."


def inspect_line(reference: str) -> str:
    """Reads every byte of a kit and checks it."""
    return f"{program()} inspect {shlex.quote(reference)} --deep"


def page_commands(place: str) -> tuple[Command, ...]:
    """What can be done at a place of the window: `kits`, `kit:REF` or `draft:FOLDER`."""
    kind, _, name = place.partition(":")
    if kind == "draft":
        return (
            Command(translate("commands", "Pack this folder"), pack_line(Path(name))),
            Command(translate("commands", "Find what is wrong with it"), f"kitstudio check {shlex.quote(name)}"),
        )
    if kind == "kit":
        return (
            Command(translate("commands", "Unpack this kit here"), unpack_line(name)),
            Command(translate("commands", "Check every byte"), inspect_line(name)),
        )
    return (Command(translate("commands", "List the kits"), f"{program()} list"),) if kind == "kits" else ()


def remove_line(names: Sequence[str]) -> str:
    """Removes names from the store."""
    return " ".join([f"{program()} remove", *(shlex.quote(each) for each in names)])
