"""Names and blobs against a dictionary: whatever is done in whatever order, the store says what the dictionary says."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from typing_extensions import override

from kitstudio.model.content import KitNotFoundError
from kitstudio.model.reference import Reference
from kitstudio.store.layout import Store
from tests.support.stored import CONFIG, Clock, add_kit, blobs_in, digest_of, kit_of, manifest_of

_NAMES = st.sampled_from(["a:1", "a:2", "a/b:1", "A.example/a:1"])
_LAYERS = st.lists(st.sampled_from([b"1", b"2", b"3", b"4"]), unique=True, max_size=3).map(
    lambda one: tuple(sorted(one))
)
_DAY = 24 * 3600


class StoreModel(RuleBasedStateMachine):
    """`names` and `kept` are what the store should hold, kits told by their layers."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))
        self.clock = Clock()
        self.store = Store.open(self.folder / "store", now=self.clock)
        self.names: dict[str, tuple[bytes, ...]] = {}
        self.kept: set[tuple[bytes, ...]] = set()
        self.loose: set[bytes] = set()

    @override
    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def kits(self) -> set[tuple[bytes, ...]]:
        return self.kept | set(self.names.values())

    @rule(name=_NAMES, layers=_LAYERS)
    def pack(self, name: str, layers: tuple[bytes, ...]) -> None:
        add_kit(self.store, name, layers=layers)
        self.move(name, layers)

    @rule(layers=_LAYERS)
    def pack_nameless(self, layers: tuple[bytes, ...]) -> None:
        add_kit(self.store, layers=layers)
        self.kept.add(layers)

    @rule(content=st.sampled_from([b"1", b"loose"]))
    def forget(self, content: bytes) -> None:
        with self.store.lease("pull") as lease:
            self.store.put(content, lease)
        self.loose.add(content)

    @rule(name=_NAMES, layers=_LAYERS)
    def tag(self, name: str, layers: tuple[bytes, ...]) -> None:
        if layers in self.kits():
            self.store.tag(kit_of(*layers), Reference.parse(name))
            self.move(name, layers)
        else:
            with pytest.raises(KitNotFoundError):
                self.store.tag(kit_of(*layers), Reference.parse(name))

    @rule(name=_NAMES)
    def untag(self, name: str) -> None:
        if name in self.names:
            self.store.untag(Reference.parse(name))
            self.kept.add(self.names.pop(name))
        else:
            with pytest.raises(KitNotFoundError):
                self.store.untag(Reference.parse(name))

    @rule(old=_NAMES, new=_NAMES)
    def rename(self, old: str, new: str) -> None:
        if old not in self.names:
            with pytest.raises(KitNotFoundError):
                self.store.tag(kit_of(b"1"), Reference.parse(new), instead_of=Reference.parse(old))
            return
        layers = self.names[old]
        self.store.tag(kit_of(*layers), Reference.parse(new), instead_of=Reference.parse(old))
        self.move(new, layers)
        if new != old:
            del self.names[old]

    @rule(names=st.sets(_NAMES, min_size=1))
    def remove_and_take_back(self, names: set[str]) -> None:
        wanted = [Reference.parse(name) for name in names & self.names.keys()]
        with self.store.lease("remove") as lease:
            removed = self.store.remove(wanted, keep=lease)
            assert not {str(each.reference) for each in self.store.named()} & {str(each) for each in wanted}
            self.store.collect(older_than=0)
            assert removed.undo is not None
            removed.undo.put_back()
        self.loose.clear()

    @rule(names=st.sets(_NAMES, min_size=1))
    def remove_for_good_after_a_while(self, names: set[str]) -> None:
        there = names & self.names.keys()
        with self.store.lease("remove") as lease:
            removed = self.store.remove([Reference.parse(name) for name in there], keep=lease)
        assert removed.undo is not None
        assert removed.undo.free() == removed.freed
        gone = {self.names.pop(name) for name in there} - set(self.names.values())
        self.kept -= gone
        for layers in gone:
            self.drop_loose(layers)

    @rule(name=_NAMES)
    def remove(self, name: str) -> None:
        if name not in self.names:
            with pytest.raises(KitNotFoundError):
                self.store.remove([Reference.parse(name)])
            return
        self.store.remove([Reference.parse(name)])
        layers = self.names.pop(name)
        if layers not in self.names.values():
            self.kept.discard(layers)
            self.drop_loose(layers)

    @rule(layers=_LAYERS)
    def remove_kit(self, layers: tuple[bytes, ...]) -> None:
        reference = Reference.parse(str(kit_of(*layers).digest))
        if layers not in self.kits():
            with pytest.raises(KitNotFoundError):
                self.store.remove([reference])
            return
        self.store.remove([reference])
        self.names = {name: there for name, there in self.names.items() if there != layers}
        self.kept.discard(layers)
        self.drop_loose(layers)

    @rule(days=st.integers(0, 2))
    def collect(self, days: int) -> None:
        self.clock.ahead += days * _DAY + 60
        self.store.collect(older_than=_DAY)
        if days:
            self.loose.clear()
            return
        # What is loose may be old already; whether it went is seen on the disk.
        self.loose = {content for content in self.loose if digest_of(content).hex in blobs_in(self.store.root)}

    @rule()
    def reopen(self) -> None:
        self.store = Store.open(self.store.root, now=self.clock)

    @invariant()
    def names_are_those_of_the_dictionary(self) -> None:
        found = list(self.store.named())
        assert {str(one.reference): one.descriptor for one in found if one.reference} == {
            str(Reference.parse(name)): kit_of(*layers) for name, layers in self.names.items()
        }
        nameless = self.kept - set(self.names.values())
        assert {one.descriptor.digest for one in found if not one.reference} == {
            kit_of(*kit).digest for kit in nameless
        }

    @invariant()
    def every_needed_blob_is_there_and_no_other_but_loose_ones(self) -> None:
        needed = {content for kit in self.kits() for content in (*kit, CONFIG, manifest_of(*kit))}
        there = blobs_in(self.store.root)
        assert {digest_of(content).hex for content in needed} <= there
        assert there <= {digest_of(content).hex for content in needed | self.loose}

    @invariant()
    def the_store_verifies(self) -> None:
        assert self.store.verify().ok

    def move(self, name: str, layers: tuple[bytes, ...]) -> None:
        before = self.names.get(name)
        if before not in (None, layers):
            self.kept.add(before)
        self.names[name] = layers

    def drop_loose(self, layers: tuple[bytes, ...]) -> None:
        self.loose -= {*layers, CONFIG, manifest_of(*layers)}


TestStoreModel = StoreModel.TestCase
TestStoreModel.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
