"""Cleaning up: a dry run says file by file what a run then takes, and kits with a name are never among it."""

from __future__ import annotations

from kitstudio.base.control import Control
from kitstudio.model.reference import Reference
from kitstudio.operations.catalog import list_kits
from kitstudio.operations.cleanup import Sort, Swept, clean_up
from kitstudio.operations.context import Context
from tests.support.stored import CONFIG, add_kit, digest_of, manifest_of


def filled(context: Context) -> None:
    """A named kit, one that lost its name and shares a layer, a forgotten blob, a damaged file, a cache."""
    store = context.store
    add_kit(store, "kept:v1", layers=(b"shared", b"mine"))
    add_kit(store, "lost:v1", layers=(b"shared", b"only here"))
    store.untag(Reference.parse("lost:v1"))
    with store.lease("pack") as lease:
        store.put(b"forgotten", lease)
    (store.root / "quarantine" / "sha256-bad").write_bytes(b"damaged")
    context.cache_path.mkdir()
    (context.cache_path / "stat").write_bytes(b"cached")


def by_sort(swept: tuple[Swept, ...]) -> dict[Sort, dict[str, int]]:
    return {each.sort: {file.name: file.size for file in each.files} for each in swept}


def test_a_dry_run_tells_every_file_and_changes_nothing(context: Context, control: Control) -> None:
    filled(context)
    first = clean_up(context, tuple(Sort), control, dry_run=True, older_than=0)
    gone = manifest_of(b"shared", b"only here")
    assert by_sort(first) == {
        Sort.NAMELESS: {str(digest_of(gone)): len(gone), str(digest_of(b"only here")): 9},
        Sort.BLOBS: {str(digest_of(b"forgotten")): 9},
        Sort.PARTS: {},
        Sort.SET_ASIDE: {"quarantine/sha256-bad": 7},
        Sort.MOVED: {},
        Sort.CACHE: {str(context.cache_path / "stat"): 6},
    }
    assert {each.sort: each.kits for each in first if each.kits} == {Sort.NAMELESS: 1}
    assert clean_up(context, tuple(Sort), control, dry_run=True, older_than=0) == first


def test_a_run_takes_what_the_dry_run_told_and_a_kit_with_a_name_stays_whole(
    context: Context, control: Control
) -> None:
    filled(context)
    before = sum(each.stat().st_size for each in (context.store.root / "blobs" / "sha256").iterdir())
    told = clean_up(context, tuple(Sort), control, dry_run=True, older_than=0)
    assert by_sort(clean_up(context, tuple(Sort), control, dry_run=False, older_than=0)) == by_sort(told)
    left = {each.name for each in (context.store.root / "blobs" / "sha256").iterdir()}
    named = manifest_of(b"shared", b"mine")
    assert left == {digest_of(each).hex for each in (named, CONFIG, b"shared", b"mine")}
    after = sum(each.stat().st_size for each in (context.store.root / "blobs" / "sha256").iterdir())
    in_store = [each for each in told if each.sort in (Sort.NAMELESS, Sort.BLOBS)]
    assert before - after == sum(each.size for each in in_store)
    assert [str(row.reference) for row in list_kits(context, control)] == ["kept:v1"]
    assert context.store.verify().ok
    assert not (context.cache_path / "stat").exists()


def test_only_what_is_asked_for_goes(context: Context, control: Control) -> None:
    filled(context)
    assert by_sort(clean_up(context, {Sort.CACHE}, control, dry_run=False)) == {
        Sort.CACHE: {str(context.cache_path / "stat"): 6}
    }
    assert len(list_kits(context, control)) == 2
    young = clean_up(context, {Sort.BLOBS}, control, dry_run=False)
    assert by_sort(young) == {Sort.BLOBS: {}}, "what is younger than a day stays"
