"""The example kit is small, the same everywhere, and leaves alone what a person made of it."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from kitstudio.base.control import Control
from kitstudio.model.finding import Severity
from kitstudio.model.media_type import Kind
from kitstudio.operations.context import Context
from kitstudio.operations.example import NAME, pack_example
from kitstudio.operations.examples.files import LARGE, SMALL, files
from kitstudio.operations.names import rename
from tests.support.stored import add_kit, names_in

KILLED = """
import resource, signal, sys, time
from pathlib import Path
from kitstudio.base.control import Control
from kitstudio.operations.context import Context
from kitstudio.operations.example import pack_example
folder, room = map(Path, sys.argv[1:])
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
context = Context(store_path=room / "s", cache_path=room / "c", kitops_home=room / "k", now=time.time)
pack_example(context, folder, Control())
"""
"""The kernel ends it in the middle of the first file that is larger than 100,000 bytes."""


def test_two_folders_give_one_kit(context: Context, tmp_path: Path) -> None:
    first = pack_example(context, tmp_path / "one", Control())
    second = pack_example(context, tmp_path / "two", Control())
    assert first.descriptor.digest == second.descriptor.digest == names_in(context.store)[str(NAME)]
    kinds = {layer.kind for layer in first.layers}
    assert {Kind.MODEL, Kind.DATASET, Kind.CODE, Kind.PROMPT, Kind.DOCS} <= kinds
    assert 1_500_000 < sum(layer.descriptor.size for layer in first.layers) < 3_000_000
    assert not [each for each in first.findings if each.severity is Severity.ERROR]


def test_what_was_changed_in_the_folder_stays(context: Context, tmp_path: Path) -> None:
    folder = tmp_path / "example"
    pack_example(context, folder, Control())
    (folder / "README.md").write_text("# Mine\n")
    (folder / "Kitfile").write_text((folder / "Kitfile").read_text() + "# mine\n")
    (folder / "data" / "train.csv").unlink()
    pack_example(context, folder, Control())
    assert (folder / "README.md").read_text() == "# Mine\n"
    assert (folder / "Kitfile").read_text().endswith("# mine\n")
    assert (folder / "data" / "train.csv").is_file()


def test_an_example_that_was_killed_half_way_is_made_in_full_the_next_time(context: Context, tmp_path: Path) -> None:
    whole = pack_example(context, tmp_path / "whole", Control())
    folder = tmp_path / "example"
    killed = subprocess.run([sys.executable, "-c", KILLED, str(folder), str(tmp_path / "killed")], check=False)
    assert killed.returncode == -signal.SIGXFSZ
    assert any(folder.rglob("*")), "it had begun"
    again = pack_example(context, folder, Control())
    assert again.descriptor.digest == whole.descriptor.digest


def test_a_kit_that_has_the_name_already_keeps_it(context: Context, tmp_path: Path) -> None:
    mine = add_kit(context.store, str(NAME))
    report = pack_example(context, tmp_path / "example", Control())
    assert names_in(context.store)[str(NAME)] == mine.digest
    assert report.descriptor.digest in names_in(context.store).values()


def test_it_can_be_made_again_when_its_name_is_free(context: Context, tmp_path: Path) -> None:
    pack_example(context, tmp_path / "example", Control())
    rename(context, NAME, NAME.with_tag("kept"), Control())
    pack_example(context, tmp_path / "example", Control())
    assert {str(NAME), "wren-tiny:kept"} <= set(names_in(context.store))


def test_both_sizes_are_made_by_the_same_hand() -> None:
    assert files(SMALL, b"").keys() == files(LARGE, b"").keys()
