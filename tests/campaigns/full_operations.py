"""Every operation of the world and three more: a Kitfile proposed, a setting changed, a draft saved."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from typing_extensions import override

from tests.campaigns.full_server import SAVE_DRAFT, save
from tests.campaigns.world import OPERATIONS, Answer, Operation, World, make_world

MORE: Final = (
    Operation("init", ("init", "{root}/bare"), again=(9,), makes="bare"),
    Operation("config set", ("config", "set", "store.wait", "5"), makes="home/.config"),
    Operation("save draft", (SAVE_DRAFT, "{root}/drafted"), makes="drafted"),
)
_NAMES: Final = 50
ALL: Final = (*OPERATIONS, *MORE)


class FullWorld(World):
    """A world that can save drafts, which is no verb of the command line."""

    @override
    def run(self, *words: str) -> Answer:
        return Answer(save(words[1]), "", "") if words[0] == SAVE_DRAFT else super().run(*words)


def make_full_world(root: Path, *, size: int) -> FullWorld:
    """A world with folders for the three as well, and so many names that the index does not fit where one was."""
    world = make_world(root, size=size)
    names = (f"team/more:{number}" for number in range(_NAMES))
    words = ("pack", str(root / "folders/base"), "--store", str(root / "store"))
    world.run(*words, *(word for name in names for word in ("-t", name)))
    (root / "store" / "reserve").unlink()
    for name in ("bare", "drafted"):
        (root / name).mkdir()
        (root / name / "model.bin").write_bytes(b"model")
    (root / "bare" / "token.env").write_text("SECRET=1")
    (root / "bare" / ".git").mkdir()
    (root / "bare" / ".git" / "config").write_text("[core]")
    (root / "home" / ".config" / "kitstudio").mkdir(parents=True)
    (root / "drafted" / "Kitfile").write_text("manifestVersion: 1.0.0\nmodel: {path: model.bin}\n")
    return FullWorld(root)


def words_of(operation: Operation, root: Path) -> list[str]:
    """An operation's words, answering in JSON."""
    words = operation.command(root)
    return words if words[0] == SAVE_DRAFT else [*words, "--json"]
