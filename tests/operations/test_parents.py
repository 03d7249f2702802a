"""Parent kits: a chain that ends, and soon enough."""

from __future__ import annotations

import pytest

from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.model.content import KitNotFoundError
from kitstudio.model.descriptor import Descriptor
from kitstudio.model.kitfile import Kitfile, Model
from kitstudio.model.kitfile_json import config_json
from kitstudio.model.manifest import write_manifest
from kitstudio.model.media_type import KIT_CONFIG
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.packing.parents import ParentCycleError, ParentDepthError, parents
from kitstudio.operations.unpack import unpack
from kitstudio.operations.unpack_options import UnpackOptions


def _add(context: Context, name: str, parent: str) -> Kitfile:
    """A kit without layers whose model is another kit."""
    kitfile = Kitfile(model=Model(path=parent))
    config = config_json(kitfile)
    manifest = write_manifest(config=Descriptor.of(KIT_CONFIG, config), layers=(), annotations={})
    with context.store.lease("test") as lease:
        context.store.put(config, lease)
        context.store.put(manifest.raw, lease)
        context.store.commit([(manifest.descriptor, [Reference.parse(name)])], lease)
    return kitfile


def _chain(context: Context, length: int) -> Kitfile:
    """`length` parents above the returned Kitfile; the last has none."""
    above = "model.bin"
    for at in range(length):
        _add(context, f"kit{at}:v1", above)
        above = f"kit{at}:v1"
    return Kitfile(model=Model(path=above))


def test_parents_come_nearest_first(context: Context) -> None:
    found = parents(context.store, _chain(context, 3))
    assert [str(reference) for reference, _ in found] == ["kit2:v1", "kit1:v1", "kit0:v1"]


def test_kits_that_name_each_other_are_refused_with_the_whole_circle(context: Context) -> None:
    kitfile = _add(context, "one:v1", "two:v1")
    _add(context, "two:v1", "one:v1")
    with pytest.raises(ParentCycleError, match="two:v1 => one:v1 => two:v1"):
        list(parents(context.store, kitfile))


def test_a_chain_may_be_as_deep_as_its_limit_and_no_deeper(context: Context) -> None:
    assert len(list(parents(context.store, _chain(context, limits.PARENT_DEPTH)))) == limits.PARENT_DEPTH
    with pytest.raises(ParentDepthError):
        list(parents(context.store, _chain(context, limits.PARENT_DEPTH + 1)))


def test_a_missing_parent_is_named_and_nothing_is_unpacked(context: Context, control: Control) -> None:
    _add(context, "kit:v1", "gone:v2")
    with pytest.raises(KitNotFoundError, match="gone:v2"):
        unpack(context, "kit:v1", context.cache_path / "out", UnpackOptions(), control)
    assert not (context.cache_path / "out").exists()
