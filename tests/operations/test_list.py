"""Listing while others are at work."""

from __future__ import annotations

import subprocess
import threading
from pathlib import Path

from typing_extensions import override

from kitstudio.base.control import CancelToken, Control
from kitstudio.model.reference import Reference
from kitstudio.operations.catalog import list_kits
from kitstudio.operations.context import Context
from tests.support.stored import add_kit, digest_of, manifest_of, start


class Removing(CancelToken):
    """Lets somebody remove a kit between the look at the names and the look at the kits."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.removed = False

    @override
    def check(self) -> None:
        if not self.removed:
            self.removed = True
            self._context.store.remove([Reference.parse("gone:v1")])


def test_a_kit_that_is_removed_meanwhile_is_not_listed_as_damaged(context: Context) -> None:
    add_kit(context.store, "gone:v1", layers=(b"gone",))
    add_kit(context.store, "stays:v1")
    rows = list_kits(context, Control(token=Removing(context)))
    assert [(str(row.reference), row.damage) for row in rows] == [("stays:v1", "")]


_REMOVE = """
store = Store.open(root, now=time.time)
with store._core.changing("remove") as change:
    change.unname(Reference.parse("gone:v1"))
    kit = Descriptor("", Digest.parse(sys.argv[2]), 0)
    store.blob_path(kit.digest).unlink()
    say("half")
    heard()
"""


class Slow(Removing):
    """As Removing, but the removal ends only after the kits were looked at."""

    def __init__(self, context: Context, other: subprocess.Popen[str]) -> None:
        super().__init__(context)
        self._other = other

    @override
    def check(self) -> None:
        if not self.removed:
            self.removed = True
            assert self._other.stdout
            self._go_on()
            assert self._other.stdout.readline() == "half\n"
            threading.Timer(0.3, self._go_on).start()

    def _go_on(self) -> None:
        assert self._other.stdin
        self._other.stdin.write("\n")
        self._other.stdin.flush()


def test_a_removal_that_is_not_over_is_waited_for(context: Context) -> None:
    kit = add_kit(context.store, "gone:v1", layers=(b"gone",))
    add_kit(context.store, "stays:v1")
    with start("heard()" + _REMOVE, context.store_path, kit.digest) as other:
        rows = list_kits(context, Control(token=Slow(context, other)))
    assert [(str(row.reference), row.damage) for row in rows] == [("stays:v1", "")]


def test_a_kit_without_its_manifest_is_listed_as_damaged(context: Context) -> None:
    add_kit(context.store, "torn:v1")
    Path(context.store.blob_path(digest_of(manifest_of(b"layer")))).unlink()
    (row,) = list_kits(context, Control())
    assert row.damage


def test_a_kit_that_lacks_a_layer_says_which_and_keeps_its_facts(context: Context) -> None:
    add_kit(context.store, "torn:v1", layers=(b"one", b"two"))
    add_kit(context.store, "whole:v1", layers=(b"one",))
    Path(context.store.blob_path(digest_of(b"two"))).unlink()
    torn, whole = list_kits(context, Control())
    assert torn.damage == f"Missing layers: {digest_of(b'two')}."
    assert torn.layers == 2
    assert torn.fault is not None
    assert torn.fault.facts["digests"] == [str(digest_of(b"two"))]
    assert not whole.damage
    assert whole.fault is None


def test_a_kit_that_needs_a_blob_known_to_be_damaged_says_so(context: Context) -> None:
    add_kit(context.store, "torn:v1", layers=(b"one", b"two"))
    add_kit(context.store, "whole:v1", layers=(b"one",))
    torn, whole = list_kits(context, Control(), damaged={digest_of(b"two")})
    assert torn.damage == f"Damaged layers: {digest_of(b'two')}."
    assert not whole.damage
