"""The world of the power campaign: that of `world`, with what is promised outside the store and a worn store."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from typing_extensions import override

from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.operations.draft import open_draft, redraft
from kitstudio.operations.draft_save import save_draft
from tests.campaigns.world import OPERATIONS, Answer, Expected, Operation, World, copy_world, judge, make_world

_SAVE = "save-draft"
_TEXT = "manifestVersion: 1.0.0\nmodel: {path: model.bin}\n# saved in the window\n"
_MANY = 40
REPAIR = Operation("repair", ("store", "repair"), store="worn")

DEEDS: tuple[Operation, ...] = (
    *OPERATIONS,
    Operation("receive many names", ("receive", "{root}/in/many"), leaves=_MANY + 12),
    Operation(
        "export into new folders",
        ("export", "team/base:v1", "-o", "{root}/out/new/deep/a.kit.tar"),
        (9,),
        makes="out/new/deep",
    ),
    Operation(
        "export over a layout", ("export", "team/lone:v1", "-o", "{root}/old/layout", "--force"), makes="old/layout"
    ),
    Operation("unpack into new folders", ("unpack", "team/base:v1", "-d", "{root}/unpacked/a/b"), makes="unpacked"),
    Operation(
        "unpack a folder over files",
        ("unpack", "team/shut:v1", "-d", "{root}/full", "-o"),
        makes="full",
        journalled=True,
    ),
    Operation("init", ("init", "{root}/folders/plain"), (9,), makes="folders/plain"),
    Operation("init over a Kitfile", ("init", "{root}/folders/lone", "--force"), makes="folders/lone"),
    Operation("save a draft", (_SAVE, "{root}/folders/next"), makes="folders/next"),
    Operation("settings", ("config", "set", "store.wait", "20"), makes="home/.config/kitstudio"),
    REPAIR,
)


class PowerWorld(World):
    """A world in which a draft can be saved as the window does it."""

    @override
    def run(self, *words: str) -> Answer:
        """Run the command line, or save a draft, in this process."""
        if words[0] != _SAVE:
            return super().run(*words)
        control = Control()
        try:
            draft = redraft(open_draft(Path(words[1]), control), _TEXT, control)
            save_draft(draft)
        except KitStudioError as error:
            return Answer(int(error.exit_code), "", error.summary)
        return Answer(0, "", "")


def make_power_world(root: Path) -> PowerWorld:
    """Make the world in the new folder `root`."""
    world = make_world(root, size=20_000)
    (root / "folders" / "plain").mkdir()
    (root / "folders" / "plain" / "model.safetensors").write_bytes(b"\0" * 2000)
    _shut_folder(root / "folders" / "shut")
    for words in (
        ("export", "team/base:v1", "-o", str(root / "old/layout")),
        ("pack", str(root / "folders" / "shut"), "-t", "team/shut:v1"),
    ):
        answer = world.run(*words, "--store", str(root / "store"))
        if answer.code:
            raise AssertionError(answer.err)
    _many_names(root / "in")
    subprocess.run(["cp", "-a", root / "store", root / "worn"], check=True)
    (root / "worn" / "blobs" / "sha256" / ("d" * 64)).write_bytes(b"damaged, and of no kit")
    with contextlib.suppress(FileNotFoundError):
        for name in ("store", "worn"):
            os.unlink(root / name / "reserve")
    subprocess.run(["rm", "-rf", root / "home"], check=True)
    (root / "home").mkdir()
    return PowerWorld(root)


def _shut_folder(folder: Path) -> None:
    """A kit with a folder that gets its mode last."""
    (folder / "shut").mkdir(parents=True)
    (folder / "shut").chmod(0o750)
    (folder / "shut" / "weights.bin").write_bytes(b"weights")
    (folder / "Kitfile").write_text("manifestVersion: 1.0.0\nmodel: {path: shut}\n", encoding="utf-8")


def _many_names(folder: Path) -> None:
    """A layout that gives one kit so many names that their records are synced at one stroke."""
    subprocess.run(["cp", "-a", folder / "layout", folder / "many"], check=True)
    index = json.loads((folder / "many" / "index.json").read_text(encoding="utf-8"))
    kit = index["manifests"][0]
    names = ({"org.opencontainers.image.ref.name": f"team/many:v{number}"} for number in range(_MANY))
    index["manifests"] = [{**kit, "annotations": name} for name in names]
    (folder / "many" / "index.json").write_text(json.dumps(index), encoding="utf-8")


def expected_of(template: World, deeds: Sequence[Operation], root: Path) -> dict[str, Expected]:
    """What each of them does to the world when nothing disturbs it."""
    out = {}
    for deed in deeds:
        copy_world(template, root)
        world = PowerWorld(root)
        before = world.state(deed)
        answer = world.do(deed)
        if answer.code:
            raise AssertionError(f"{deed.name}: {answer}")
        out[deed.name] = Expected(before, world.state(deed))
        subprocess.run(["rm", "-rf", root], check=True)
    return out


def judged(root: Path, deed: Operation, wanted: Expected, *, acknowledged: bool) -> list[str]:
    """What is wrong after the power went while `deed` was at work, or after it was done."""
    world = PowerWorld(root)
    if deed is REPAIR and not acknowledged:
        # The damage may still be there: `store verify` has to wait for the next run.
        if answer := world.do(deed).code:
            return [f"the next repair: {answer}"]
        acknowledged = True
    try:
        return judge(world, deed, wanted, acknowledged=acknowledged)
    except KitStudioError as error:
        return [f"the store cannot be used: {error.summary}"]
