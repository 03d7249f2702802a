"""What the pictures and their tests are taken of: stores filled with kits, folders and what was opened before.

Two worlds, ONE and TWO, hold the same kinds of things under other names, sizes and numbers: whatever a page shows of
one that it also shows of the other does not come from the store.
"""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from kitstudio.base.control import Control
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.example import write_files
from kitstudio.operations.examples.files import LARGE, SMALL, Scale, files
from kitstudio.operations.export import export
from kitstudio.operations.init import init
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions

ROOT: Final = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Small:
    """A small kit beside the model."""

    name: str
    tag: str
    about: str
    licence: str
    roles: tuple[str, ...]
    seed: int

    @property
    def reference(self) -> str:
        """Its REF."""
        return f"{self.name}:{self.tag}"

    @property
    def kitfile(self) -> bytes:
        """Its Kitfile."""
        head = f"""manifestVersion: 1.0.0
package:
  name: {self.name.rpartition("/")[2]}
  version: "{self.tag}"
  description: {self.about}
  license: {self.licence}
"""
        return (head + "".join(_ENTRIES[each] for each in self.roles)).encode()


_ENTRIES: Final = {
    "model": "model:\n  path: weights\n  framework: onnx\n",
    "datasets": "datasets:\n  - name: eval\n    path: data/eval.csv\n",
    "code": "code:\n  - path: src\n",
    "docs": "docs:\n  - path: README.md\n",
    "prompts": "prompts:\n  - path: prompts/system.md\n",
}


@dataclass(frozen=True, slots=True)
class World:
    """Names and sizes of one world. `kit` is the newest version of the model, `moved` a second name of it."""

    model: str
    tags: tuple[str, str, str]
    scale: Scale
    small: tuple[Small, ...]
    extra: int
    sent: str

    @property
    def kit(self) -> str:
        """The newest version of the model."""
        return f"{self.model}:{self.tags[1]}"

    @property
    def moved(self) -> str:
        """Its second name, which another store gives to another kit."""
        return f"{self.model}:{self.tags[2]}"

    @property
    def faulty(self) -> str:
        """The folder of the draft with a fault."""
        return f"{self.model.partition('-')[0]}-draft"


ONE: Final = World(
    model="llama-example",
    tags=("1.1.0", "1.2.0", "prod"),
    scale=LARGE,
    small=(
        Small("sentiment-mini", "1.4.0", "Mood of short messages", "MIT", ("model", "datasets", "docs"), 0),
        Small("acme/fraud-xgb", "2026.11", "Tabular, nightly retrain", "Apache-2.0", ("model", "code"), 1),
        Small("support-agent", "3.0.0", "Prompts and tools only", "Apache-2.0", ("prompts", "docs"), 2),
    ),
    extra=0,
    sent="sentiment-mini:1.5.0",
)
TWO: Final = World(
    model="heron-forecast",
    tags=("7.8.3", "7.9.4", "stable"),
    scale=Scale(layers=9, hidden=160, inner=416, vocabulary=1536, notes=1234),
    small=(
        Small("tide-gauge", "5.6.7", "Water levels of harbours", "BSD-3-Clause", ("model", "code", "docs"), 3),
        Small("lab/moth-vision", "2031.07", "Moths at a lamp", "EUPL-1.2", ("model", "datasets"), 9),
        Small("night-desk", "8.5.9", "Answers at night", "ISC", ("prompts", "datasets"), 5),
        Small("rail/axle-wear", "4.4.6", "Wear of axles", "MPL-2.0", ("model", "datasets", "code"), 6),
        Small("snow-depth", "9.7.5", "Depth of snow", "Zlib", ("datasets", "docs"), 7),
    ),
    extra=5,
    sent="tide-gauge:5.7.9",
)
_BLANK_BEHIND: Final = (".json", ".md", ".txt", ".py", ".csv", "LICENSE")

LITTLE: Final = World(ONE.model, ONE.tags, SMALL, ONE.small, ONE.extra, ONE.sent)
"""World ONE with a small model, for tests."""

_LONG: Final = "a-kit-whose-name-goes-on-for-as-long-as-names-may-and-says-what-it-is-for-and-who-made-it-and-when"
LONG: Final = World(
    model=f"{_LONG}-model",
    tags=("2026.11.21-nightly.build.20261121-first", "2026.11.21-nightly.build.20261121-second", "a-very-long-tag"),
    scale=SMALL,
    small=tuple(
        Small(
            f"{_LONG}/{'x' * (20 + 9 * at)}-{at}",
            f"v{at}-{'0' * 40}",
            "Long " * 60,
            "LicenseRef-" + "Long" * 12,
            each,
            at,
        )
        for at, each in enumerate((("model", "datasets", "code", "docs", "prompts"), ("docs",)))
    ),
    extra=3,
    sent="long:1",
)


def names_of(*names: str) -> tuple[Reference, ...]:
    """REFs."""
    return tuple(Reference.parse(name) for name in names)


def context_of(work: Path, store: Path | None = None) -> Context:
    """A context whose store, caches and memory lie below `work`."""
    return Context(
        store_path=store or work / "store",
        cache_path=work / "cache",
        kitops_home=work / "kitops",
        now=time.time,
        state_path=work / "state/kitstudio",
    )


def small_folder(folder: Path, seed: int) -> Path:
    """A small model folder; `seed` makes its bytes and their number differ."""
    write_files(
        folder,
        {
            "weights/model.onnx": bytes((seed + at) % 251 for at in range(1000)) * 400 * (seed + 1),
            "weights/config.json": b'{"layers": %d}\n' % (4 + seed),
            "data/eval.csv": b"text,label\n" + b"fine,1\n" * (40_000 + 1_111 * seed),
            "src/train.py": b"print('train')\n" * (40 + seed),
            "src/lib/__init__.py": b"#" * seed,
            "prompts/system.md": b"You answer briefly.\n" * (1 + seed),
            "README.md": b"# A small model\n" + b"Again.\n" * seed,
        },
    )
    return folder


def picture(width: int, height: int) -> bytes:
    """A PNG with a gradient in it."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    wash = QLinearGradient(0, 0, width, height)
    wash.setColorAt(0, QColor("#3F4CD3"))
    wash.setColorAt(1, QColor("#E9ECFD"))
    with QPainter(image) as p:
        p.fillRect(image.rect(), wash)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt a name
    return bytes(buffer.data().data())


def _other(name: str, content: bytes, extra: int) -> bytes:
    """A file with as many blank lines behind it that its size is nowhere the same in another world."""
    blank = extra * (1_277 + 41 * len(name)) if name.endswith(_BLANK_BEHIND) else 0
    return content + b"\n" * blank


def fill(work: Path, world: World) -> None:
    """Fill a store: the model in two versions and small kits; beside it the folders, one with a faulty Kitfile."""
    work.mkdir(parents=True, exist_ok=True)
    context, control = context_of(work), Control()
    model = work / world.model
    made = files(world.scale, (ROOT / "LICENSE").read_bytes())
    write_files(model, {name: _other(name, content, world.extra) for name, content in made.items()})
    more = {f"notes-{at}.md": b"# Notes\n" * (at + 2) for at in range(world.extra)}
    write_files(model, {"docs/loss.png": picture(320 + world.extra, 180), "docs/empty.txt": b"", **more})
    init(model, name=world.model.rpartition("/")[2][:60], control=control)
    first, second, third = (f"{world.model}:{tag}" for tag in world.tags)
    pack(context, model, PackOptions(references=names_of(first)), control)
    (model / "README.md").write_bytes((model / "README.md").read_bytes() + b"\nA second version.\n" * (1 + world.extra))
    faulty = work / world.faulty
    shutil.copytree(model, faulty)
    kitfile = (faulty / "Kitfile").read_text("utf-8")
    (faulty / "Kitfile").write_text(kitfile.replace("- path: LICENSE", "- path: LICENCE"), "utf-8")
    pack(context, model, PackOptions(references=names_of(second, third)), control)
    for at, each in enumerate(world.small):
        options = PackOptions(kitfile=each.kitfile, references=names_of(each.reference))
        pack(context, small_folder(work / f"small-{at}", each.seed), options, control)
    if context.recovery is not None:
        context.recovery.close()


def send(work: Path, world: World) -> Path:
    """An archive from another store, which has another kit under a name of this one."""
    path = work / "field-trial-november.kit.tar"
    if not path.exists():
        other = Context(
            store_path=work / "sender", cache_path=work / "sender-cache", kitops_home=work / "none", now=time.time
        )
        names = (world.moved, world.sent)
        options = PackOptions(kitfile=world.small[0].kitfile, references=names_of(*names))
        pack(other, small_folder(work / "sent", world.small[0].seed + 2), options, Control())
        export(other, list(names), path, Control())
    return path
