"""What the kernel is asked for, in which order: nothing is acknowledged before it is on the disk."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.stored import CONFIG, HEAD, digest_of, manifest_of

pytestmark = pytest.mark.tool("strace")

_CALLS = "fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,fchmod,openat,write,mkdir"
_PACK = """
store = Store.open(root, now=time.time)
say("begin")
add_kit(store, "case:v1")
say("done")
"""


def trace(program: str, root: Path, tmp_path: Path, *options: str) -> list[str]:
    """The calls of a program, one a line with paths of descriptors, from `begin` on."""
    log = tmp_path / "trace"
    head = ["strace", "-f", "-y", "-s", "200", "-o", str(log), "-e", f"trace={_CALLS}", *options]
    subprocess.run(
        [*head, sys.executable, "-c", HEAD + program, str(root)],
        check=not options,
        cwd=Path(__file__).parents[2],
        capture_output=True,
    )
    lines = [re.sub(r"^\d+\s+", "", line) for line in log.read_text().splitlines()]
    return lines[next((number for number, line in enumerate(lines) if '"begin' in line), 0) :]


def first(lines: list[str], pattern: str, after: int = -1) -> int:
    """Where the first line that matches stands after another."""
    for number, line in enumerate(lines):
        if number > after and re.search(pattern, line):
            return number
    pytest.fail(f"no {pattern} after line {after} of\n" + "\n".join(lines))


def test_a_blob_is_on_the_disk_before_it_has_its_name_and_the_name_before_the_kit_has_its(
    root: Path, tmp_path: Path
) -> None:
    lines = trace(_PACK, root, tmp_path)
    blobs = rf"{root}/blobs/sha256"
    landed = []
    for content in (b"layer", CONFIG, manifest_of(b"layer")):
        named = first(lines, rf'rename\("{root}/ingest/(\S+)", "{blobs}/{digest_of(content).hex}"\) = 0')
        temporary = re.search(r"ingest/(new-\w+)", lines[named])
        assert temporary
        synced = first(lines, rf"fsync\(\d+<{root}/ingest/{temporary[1]}>\) = 0")
        read_only = first(lines, rf"fchmod\(\d+<{root}/ingest/{temporary[1]}>, 0444\) = 0")
        assert synced < read_only < named
        landed.append(named)
    assert landed == sorted(landed)
    folder_synced = first(lines, rf"fsync\(\d+<{blobs}>\) = 0", landed[-1])
    named = first(lines, rf'rename\("{root}/ingest/(state-\w+)", "{root}/refs/\w+"\) = 0', folder_synced)
    temporary = re.search(r"ingest/(state-\w+)", lines[named])
    assert temporary
    assert first(lines, rf"fsync\(\d+<{root}/ingest/{temporary[1]}>\) = 0", landed[-1]) < named
    assert first(lines, rf"fsync\(\d+<{root}/refs>\) = 0", named) < first(lines, r'write\(1.*"done')


def test_the_mark_of_a_change_is_on_the_disk_before_a_name_changes(root: Path, tmp_path: Path) -> None:
    lines = trace(_PACK, root, tmp_path)
    marked = first(lines, rf'openat\(.*"{root}/changing", .*O_CREAT')
    synced = first(lines, rf"fsync\(\d+<{root}>\) = 0", marked)
    assert synced < first(lines, rf'rename\("{root}/ingest/state-\w+", "{root}/refs/\w+"\) = 0')


@pytest.mark.parametrize(
    "next_run", ["", 'store.tag(store.resolve(Reference.parse("case:v1")), Reference.parse("case:v2"))']
)
def test_names_of_a_killed_process_are_on_the_disk_before_the_index_tells_of_them(
    root: Path, tmp_path: Path, next_run: str
) -> None:
    program = f"""
store = Store.open(root, now=time.time)
add_kit(store, "case:v1")
(root / "changing").touch()
say("begin")
{next_run or "Store.open(root, now=time.time)"}
"""
    lines = trace(program, root, tmp_path)
    synced = [first(lines, rf"fsync\(\d+<{root}/{folder}>\) = 0") for folder in ("refs", "kits")]
    assert max(synced) < first(lines, rf'unlink\("{root}/changing"\) = 0')
    assert max(synced) < first([*lines, "end"], rf'rename\(.*"{root}/(refs/|index.json)|^end')


def test_what_a_killed_repair_set_aside_is_so_for_good_after_the_next(root: Path, tmp_path: Path) -> None:
    program = """
store = Store.open(root, now=time.time)
add_kit(store, "case:v1")
say("begin")
store.repair()
say("done")
"""
    lines = trace(program, root, tmp_path)
    assert first(lines, rf"fsync\(\d+<{root}/blobs/sha256>\) = 0") < first(lines, r'write\(1.*"done')


def test_a_name_is_gone_from_the_disk_before_its_blobs_are(root: Path, tmp_path: Path) -> None:
    program = """
store = Store.open(root, now=time.time)
add_kit(store, "case:v1")
say("begin")
store.remove([Reference.parse("case:v1")])
"""
    lines = trace(program, root, tmp_path)
    unnamed = first(lines, rf'unlink\("{root}/refs/')
    synced = first(lines, rf"fsync\(\d+<{root}/refs>\) = 0", unnamed)
    blob = first(lines, rf'rename\("{root}/blobs/sha256/{digest_of(manifest_of(b"layer")).hex}"')
    assert unnamed < synced < blob


def test_a_new_name_is_on_the_disk_before_the_one_it_replaces_goes(root: Path, tmp_path: Path) -> None:
    program = """
store = Store.open(root, now=time.time)
kit = add_kit(store, "case:v1")
say("begin")
store.tag(kit, Reference.parse("case:v2"), instead_of=Reference.parse("case:v1"))
"""
    lines = trace(program, root, tmp_path)
    named = first(lines, rf'rename\("{root}/ingest/state-\w+", "{root}/refs/\w+"\) = 0')
    synced = first(lines, rf"fsync\(\d+<{root}/refs>\) = 0", named)
    assert synced < first(lines, rf'unlink\("{root}/refs/', named)


def test_blobs_that_are_there_are_on_the_disk_under_their_names_before_another_kit_has_its(
    root: Path, tmp_path: Path
) -> None:
    program = """
store = Store.open(root, now=time.time)
with store.lease("pack") as lease:
    for content in (b"layer", CONFIG, manifest_of(b"layer")):
        store.put(content, lease)
say("begin")
add_kit(store, "case:v1")
say("done")
"""
    lines = trace(program, root, tmp_path)
    synced = first(lines, rf"fsync\(\d+<{root}/blobs/sha256>\) = 0")
    assert synced < first(lines, rf'rename\("{root}/ingest/state-\w+", "{root}/refs/\w+"\) = 0')
    assert not any("fsync" in line and "/ingest/new-" in line for line in lines)


@pytest.mark.parametrize("error", ["EIO", "ENOSPC"])
def test_an_fsync_that_fails_costs_the_blob_and_the_program_says_so(root: Path, tmp_path: Path, error: str) -> None:
    program = """
from kitstudio.base.os_errors import FileSystemError
store = Store.open(root, now=time.time)
content = b"content"
say("begin")
for ingest in (lambda lease: store.put(content, lease), None):
    try:
        with store.lease("pull") as lease:
            if ingest:
                ingest(lease)
            else:
                with store.ingest(Descriptor("", digest_of(content), len(content)), lease) as sink:
                    sink.write(content)
                    sink.commit()
    except FileSystemError as error:
        say(f"refused {error.exit_code} {store.has(digest_of(content))}")
"""
    Path(root).parent.mkdir(exist_ok=True)
    trace(_PACK, root, tmp_path)
    lines = trace(program, root, tmp_path, "-e", f"inject=fsync:error={error}")
    assert sum("refused 10 False" in line for line in lines) == 2
    assert list((root / "ingest").iterdir()) == []
