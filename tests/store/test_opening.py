"""Opening: made private, refused with words, or opened for reading only."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kitstudio.base.os_errors import FileSystemError, PathNotFoundError
from kitstudio.model.reference import Reference
from kitstudio.store.core import StoreReadOnlyError
from kitstudio.store.layout import Store
from kitstudio.store.opening import ForeignStoreError, NewerStoreError, NotAStoreError
from tests.support.stored import add_kit, names_in, start
from tests.support.tools import lack


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777], ids=oct)
def any_umask(request: pytest.FixtureRequest, root: Path) -> Iterator[None]:
    """After the folder of the test was made, which is to be writable."""
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("any_umask")
def test_a_new_store_is_private_whatever_the_umask(root: Path, clock: Callable[[], float]) -> None:
    add_kit(Store.open(root / "deep" / "down", now=clock), "case:v1")
    for folder, folders, files in os.walk(root):
        for name in folders:
            assert stat.S_IMODE(os.lstat(f"{folder}/{name}").st_mode) == 0o700
        for name in files:
            assert stat.S_IMODE(os.lstat(f"{folder}/{name}").st_mode) in (0o600, 0o444)


def test_a_store_is_not_made_when_only_reading_was_meant(root: Path, clock: Callable[[], float]) -> None:
    with pytest.raises(PathNotFoundError):
        Store.open(root, now=clock, create=False)
    root.mkdir()
    with pytest.raises(PathNotFoundError):
        Store.open(root, now=clock, create=False)
    assert os.listdir(root) == []


@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o770, 0o702])
def test_a_store_others_may_write_into_is_refused(store: Store, open_store: Callable[[], Store], mode: int) -> None:
    store.root.chmod(mode)
    with pytest.raises(ForeignStoreError) as caught:
        open_store()
    assert caught.value.exit_code == 10
    store.root.chmod(0o755)
    open_store()
    (store.root / "refs").chmod(mode)
    with pytest.raises(ForeignStoreError):
        open_store()


@pytest.mark.root
def test_the_store_of_another_account_is_refused_even_to_root(store: Store, open_store: Callable[[], Store]) -> None:
    os.chown(store.root, 12345, 12345)
    with pytest.raises(ForeignStoreError):
        open_store()


def test_a_link_to_a_store_is_followed_and_its_target_judged(
    root: Path, quick_path: Path, clock: Callable[[], float]
) -> None:
    add_kit(Store.open(root, now=clock), "case:v1")
    link = quick_path / "link"
    link.symlink_to(root)
    opened = Store.open(link, now=clock)
    assert opened.root == root.resolve()
    assert "case:v1" in names_in(opened)
    root.chmod(0o777)
    with pytest.raises(ForeignStoreError):
        Store.open(link, now=clock)


@pytest.mark.parametrize("name", ["blobs", "refs", "ingest", "leases"])
def test_a_link_inside_the_store_is_refused(
    store: Store, quick_path: Path, open_store: Callable[[], Store], name: str
) -> None:
    (quick_path / "elsewhere").mkdir()
    os.rename(store.root / name, quick_path / "elsewhere" / name)
    (store.root / name).symlink_to(quick_path / "elsewhere" / name)
    with pytest.raises(NotAStoreError):
        open_store()


def test_a_newer_store_is_refused(store: Store, open_store: Callable[[], Store]) -> None:
    (store.root / "version").write_bytes(b"2\n")
    with pytest.raises(NewerStoreError) as caught:
        open_store()
    assert caught.value.facts["found"] == 2


@pytest.mark.parametrize("content", [b"", b"one", b"\xff", b"-1", b"0\n"])
def test_a_version_that_is_none_is_refused(store: Store, open_store: Callable[[], Store], content: bytes) -> None:
    (store.root / "version").write_bytes(content)
    with pytest.raises(NotAStoreError):
        open_store()


def test_a_folder_with_other_things_is_left_alone(root: Path, clock: Callable[[], float]) -> None:
    root.mkdir()
    (root / "oci-layout").write_bytes(b'{"imageLayoutVersion":"1.0.0"}')
    with pytest.raises(NotAStoreError):
        Store.open(root, now=clock)
    assert os.listdir(root) == ["oci-layout"]


def test_a_file_is_no_store(root: Path, clock: Callable[[], float]) -> None:
    root.write_bytes(b"")
    with pytest.raises(NotAStoreError):
        Store.open(root, now=clock)


def test_what_is_missing_of_a_store_is_made_again(store: Store, open_store: Callable[[], Store]) -> None:
    add_kit(store, "case:v1")
    index = (store.root / "index.json").read_bytes()
    for name in ("index.json", "oci-layout", "generation", "store.lock"):
        (store.root / name).unlink()
    (store.root / "leases").rmdir()
    assert open_store().verify().ok
    assert (store.root / "index.json").read_bytes() == index


def test_unknown_files_beside_ours_do_not_matter(store: Store, open_store: Callable[[], Store]) -> None:
    (store.root / ".DS_Store").write_bytes(b"")
    assert open_store().verify().ok


_OPEN = """
import os
os.setgid(12345), os.setuid(12345)
store = Store.open(root, now=time.time)
assert store.read_only and "permissions" in store.read_only_reason
print(*names_in(store))
print(store.verify().ok, store.resolve(Reference.parse("case:v1")).digest)
try:
    add_kit(store, "other:v1")
except Exception as error:
    print(type(error).__name__, error.exit_code)
"""


@pytest.mark.root
def test_a_store_that_may_not_be_written_can_be_read(store: Store) -> None:
    kit = add_kit(store, "case:v1")
    store.root.parent.chmod(0o755)
    for folder, folders, files in os.walk(store.root):
        for name in (*folders, *files, "."):
            os.chown(os.path.join(folder, name), 12345, 12345)
    store.root.chmod(0o500)
    with start(_OPEN, store.root) as other:
        assert other.communicate()[0].splitlines() == ["case:v1", f"True {kit.digest}", "StoreReadOnlyError 10"]


@pytest.fixture
def mounted_read_only(store: Store, quick_path: Path) -> Iterator[Path]:
    add_kit(store, "case:v1")
    target = quick_path / "mounted"
    target.mkdir()
    for options in (["--bind", str(store.root)], ["-o", "remount,bind,ro"]):
        if subprocess.run(["mount", *options, target], check=False, capture_output=True).returncode:
            lack("mounting is not allowed here: run as real root, in a container with --privileged")
    yield target
    subprocess.run(["umount", target], check=True)


@pytest.mark.root
def test_a_store_on_a_read_only_file_system_can_be_read(
    mounted_read_only: Path, clock: Callable[[], float], store: Store
) -> None:
    opened = Store.open(mounted_read_only, now=clock)
    assert opened.read_only
    assert "read-only" in opened.read_only_reason
    assert names_in(opened) == names_in(store)
    assert opened.verify().ok
    assert opened.usage() == store.usage()
    with opened.fetch(opened.resolve(Reference.parse("case:v1"))) as stream:
        assert stream.read()
    for change in (
        lambda: add_kit(opened, "other:v1"),
        lambda: opened.remove([Reference.parse("case:v1")]),
        opened.collect,
        opened.repair,
    ):
        with pytest.raises(StoreReadOnlyError):
            change()


@pytest.mark.root
def test_without_a_lock_file_a_read_only_store_is_read_all_the_same(
    mounted_read_only: Path, clock: Callable[[], float], store: Store
) -> None:
    (store.root / "store.lock").unlink()
    assert names_in(Store.open(mounted_read_only, now=clock)).keys() == {"case:v1"}


@pytest.mark.root
def test_a_new_store_on_a_read_only_file_system_is_an_error_with_words(
    mounted_read_only: Path, clock: Callable[[], float]
) -> None:
    with pytest.raises(FileSystemError):
        Store.open(mounted_read_only / "new", now=clock)


def test_processes_that_make_one_store_at_once_all_get_it(root: Path) -> None:
    program = 'say("up"); heard(); add_kit(Store.open(root, now=time.time), f"case:{sys.argv[2]}")'
    others = [start(program, root, number) for number in range(4)]
    for other in others:
        assert other.stdout
        other.stdout.readline()
    for other in others:
        other.communicate("go\n")
        assert other.returncode == 0
    made = Store.open(root, now=lambda: 0.0)
    assert names_in(made).keys() == {f"case:{number}" for number in range(4)}
    assert made.verify().ok


def test_opening_again_costs_little(store: Store) -> None:
    program = (
        "import time, sys; from pathlib import Path; from kitstudio.store.layout import Store\n"
        "root = Path(sys.argv[1]); Store.open(root, now=time.time); began = time.perf_counter()\n"
        "Store.open(root, now=time.time); print(time.perf_counter() - began)"
    )
    took = subprocess.run([sys.executable, "-c", program, store.root], check=True, capture_output=True, text=True)
    assert float(took.stdout) < 0.1


_PLANTED = ("index.json", "generation", "changing", "store.lock", "version", "oci-layout", "reserve")


@pytest.mark.parametrize("name", _PLANTED)
def test_a_pipe_where_a_file_belongs_keeps_nobody_waiting(
    name: str, root: Path, open_store: Callable[[], Store]
) -> None:
    add_kit(open_store(), "case:v1")
    (root / name).unlink(missing_ok=True)
    os.mkfifo(root / name)
    words = "from kitstudio.cli.main import run; import sys; "
    words += "print(*(run(each.split()) for each in sys.argv[1:]))"
    asked = ("list", "store verify", "tag case:v1 case:v2", "remove case:v2")
    around = {**os.environ, "KITSTUDIO_STORE": str(root)}
    ran = subprocess.run([sys.executable, "-c", words, *asked], env=around, capture_output=True, timeout=60, check=True)
    assert b"An error of our own" not in ran.stderr
    assert 70 not in map(int, ran.stdout.split()[-len(asked) :])


@pytest.mark.parametrize("name", ["index.json", "generation", "oci-layout", "reserve"])
@pytest.mark.parametrize("plant", [os.mkfifo, os.mkdir, lambda path: os.symlink("gone", path)])
def test_a_repair_sets_aside_what_is_no_file_where_one_belongs(
    name: str, plant: Callable[[Path], None], root: Path, open_store: Callable[[], Store]
) -> None:
    kit = add_kit(open_store(), "case:v1")
    (root / name).unlink(missing_ok=True)
    plant(root / name)
    repaired = open_store().repair()
    assert repaired.quarantined == (name,)
    store = open_store()
    store.tag(kit, Reference.parse("case:v2"))
    assert store.verify().ok
    assert names_in(store) == {"case:v1": kit.digest, "case:v2": kit.digest}


@pytest.mark.parametrize("name", ["index.json", "generation"])
def test_a_change_of_names_says_what_is_no_regular_file(name: str, root: Path, open_store: Callable[[], Store]) -> None:
    kit = add_kit(open_store(), "case:v1")
    (root / name).unlink(missing_ok=True)
    os.mkfifo(root / name)
    with pytest.raises(FileSystemError, match=f"{name}: not a regular file"):
        open_store().tag(kit, Reference.parse("case:v2"))
    assert names_in(open_store()) == {"case:v1": kit.digest}
