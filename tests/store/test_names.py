"""Names: given, moved, taken away; listed at one moment and by other tools."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kitstudio.model.content import BlobNotFoundError, KitNotFoundError, Source
from kitstudio.model.reference import Reference
from kitstudio.store.layout import Store
from kitstudio.store.removal import Every
from tests.support.stored import CONFIG, add_kit, blobs_in, digest_of, kit_of, manifest_of, names_in


def ref(text: str) -> Reference:
    return Reference.parse(text)


def test_a_store_is_a_source(store: Store) -> None:
    assert isinstance(store, Source)
    assert store.origin == "store"


def test_a_committed_kit_is_found_by_each_of_its_names_and_by_its_digest(store: Store) -> None:
    kit = add_kit(store, "example/case:v1", "ghcr.io/team/model:v2", "plain")
    for name in ("example/case:v1", "ghcr.io/team/model:v2", "plain:latest", "plain", str(kit.digest)):
        assert store.resolve(ref(name)) == kit
    assert store.resolve(ref(f"example/case@{kit.digest}")) == kit
    assert store.read(kit, 4096) == manifest_of(b"layer")


def test_a_digest_is_only_found_in_a_repository_that_had_the_kit(store: Store) -> None:
    kit = add_kit(store, "one:v1")
    add_kit(store, "one:v1", layers=(b"newer",))
    assert store.resolve(ref(f"one@{kit.digest}")) == kit
    with pytest.raises(KitNotFoundError):
        store.resolve(ref(f"two@{kit.digest}"))


@pytest.mark.parametrize("name", ["nothing:v1", "sha256:" + "0" * 64])
def test_what_is_not_there_is_named_in_the_error(store: Store, name: str) -> None:
    with pytest.raises(KitNotFoundError) as caught:
        store.resolve(ref(name))
    assert name in caught.value.summary


def test_names_that_differ_in_case_or_are_very_long_are_apart(store: Store) -> None:
    long = "/".join(["a" * 62] * 4)
    kits = {name: add_kit(store, name, layers=(name.encode(),)) for name in ("a:v", "a:V", f"{long}:{'t' * 128}")}
    assert {name: store.resolve(ref(name)) for name in kits} == kits


def test_a_kit_without_name_is_listed_last_and_kept(store: Store, open_store: Callable[[], Store]) -> None:
    nameless = add_kit(store, layers=(b"nameless",))
    add_kit(store, "b:v1", "a:v1")
    listed = list(open_store().named())
    assert [str(named.reference) for named in listed] == ["a:v1", "b:v1", "None"]
    assert listed[-1].descriptor == nameless


def test_a_moved_tag_leaves_the_old_kit_nameless(store: Store) -> None:
    old = add_kit(store, "case:v1", layers=(b"old",))
    new = add_kit(store, "case:v1", layers=(b"new",))
    assert names_in(store) == {"case:v1": new.digest, str(old.digest): old.digest}


def test_untag_keeps_the_kit_and_tag_names_it_again(store: Store) -> None:
    kit = add_kit(store, "case:v1")
    store.untag(ref("case:v1"))
    assert names_in(store) == {str(kit.digest): kit.digest}
    store.tag(kit, ref("other:v2"))
    assert names_in(store) == {"other:v2": kit.digest}
    with pytest.raises(KitNotFoundError):
        store.untag(ref("case:v1"))


def test_tag_refuses_what_is_no_kit_of_the_store(store: Store) -> None:
    with pytest.raises(KitNotFoundError):
        store.tag(kit_of(b"never stored"), ref("case:v1"))


def test_the_time_of_a_name_is_when_it_was_given(store: Store, clock: Callable[[], float]) -> None:
    before = int(clock())
    add_kit(store, "case:v1")
    (named,) = store.named()
    assert before <= named.stored_at <= clock()


def test_packing_the_same_again_changes_nothing(store: Store, root: Path) -> None:
    add_kit(store, "case:v1")
    before = {path: path.stat().st_mtime_ns for path in (root / "refs").iterdir()}
    add_kit(store, "case:v1")
    assert {path: path.stat().st_mtime_ns for path in (root / "refs").iterdir()} == before


def test_an_incomplete_kit_gets_no_name(store: Store) -> None:
    raw = manifest_of(b"not there")
    with store.lease("pack") as lease:
        store.put(CONFIG, lease)
        store.put(raw, lease)
        with pytest.raises(BlobNotFoundError, match=digest_of(b"not there").hex):
            store.commit([(kit_of(b"not there"), [ref("case:v1")])], lease)
    assert names_in(store) == {}


def test_a_kit_whose_layer_has_another_size_than_promised_gets_no_name(store: Store, root: Path) -> None:
    with store.lease("pack") as lease:
        for content in (b"layer", CONFIG, manifest_of(b"layer")):
            store.put(content, lease)
        path = root / "blobs" / "sha256" / digest_of(b"layer").hex
        path.chmod(0o600)
        path.write_bytes(b"shorter"[:2])
        with pytest.raises(BlobNotFoundError):
            store.commit([(kit_of(b"layer"), [ref("case:v1")])], lease)


def test_the_index_lists_names_as_shown_for_other_tools(store: Store, root: Path) -> None:
    kit = add_kit(store, "example/case:v1")
    nameless = add_kit(store, layers=(b"nameless",))
    index = json.loads((root / "index.json").read_bytes())
    assert index["schemaVersion"] == 2
    assert index["manifests"] == [
        {
            "mediaType": kit.media_type,
            "digest": str(kit.digest),
            "size": kit.size,
            "annotations": {"org.opencontainers.image.ref.name": "example/case:v1"},
        },
        {"mediaType": nameless.media_type, "digest": str(nameless.digest), "size": nameless.size},
    ]
    assert json.loads((root / "oci-layout").read_bytes()) == {"imageLayoutVersion": "1.0.0"}


def test_every_change_of_names_is_counted(store: Store, root: Path) -> None:
    seen = [store.generation()]
    inode = (root / "generation").stat().st_ino
    kit = add_kit(store, "case:v1")
    seen.append(store.generation())
    store.tag(kit, ref("case:v2"))
    seen.append(store.generation())
    store.remove([ref("case:v1")])
    seen.append(store.generation())
    assert seen == sorted(set(seen))
    assert (root / "generation").stat().st_ino == inode


@pytest.mark.parametrize("content", [b"", b"7", b"%020d\nmore" % 7, b"%030d\n" % 7, b"text" * 9, b"9" * 20])
def test_a_damaged_counter_changes_all_the_same(store: Store, root: Path, content: bytes) -> None:
    kit = add_kit(store, "case:v1")
    (root / "generation").write_bytes(content)
    seen = [store.generation()]
    for number in range(3):
        store.tag(kit, ref(f"case:w{number}"))
        seen.append(store.generation())
    assert len(set(seen)) == 4


def test_removing_a_tag_keeps_the_kit_while_another_names_it(store: Store) -> None:
    kit = add_kit(store, "case:v1", "case:v2")
    removed = store.remove([ref("case:v1")])
    assert (removed.references, removed.kits, removed.freed) == ((ref("case:v1"),), (), 0)
    removed = store.remove([ref("case:v2")])
    assert removed.kits == (kit.digest,)


def test_removing_the_last_name_frees_what_no_other_kit_has(store: Store, root: Path) -> None:
    add_kit(store, "one:v1", layers=(b"shared", b"only in one"))
    add_kit(store, "two:v1", layers=(b"shared", b"only in two"))
    manifest = manifest_of(b"shared", b"only in one")
    dry = store.remove([ref("one:v1")], dry_run=True)
    assert names_in(store).keys() == {"one:v1", "two:v1"}
    removed = store.remove([ref("one:v1")])
    assert removed == dry
    assert removed.freed == len(b"only in one") + len(manifest)
    left = (b"shared", b"only in two", CONFIG, manifest_of(b"shared", b"only in two"))
    assert blobs_in(root) == {digest_of(content).hex for content in left}
    assert store.verify().ok


def test_a_digest_or_force_removes_the_kit_with_all_its_names(store: Store, root: Path) -> None:
    kit = add_kit(store, "case:v1", "case:v2")
    assert store.remove([ref(str(kit.digest))]).references == (ref("case:v1"), ref("case:v2"))
    add_kit(store, "case:v1", "case:v2")
    assert store.remove([ref("case:v2")], force=True).kits == (kit.digest,)
    assert blobs_in(root) == set()


def test_a_digest_in_a_repository_removes_the_names_there_and_no_others(store: Store) -> None:
    kit = add_kit(store, "case:v1", "case:v2", "team/other:prod")
    removed = store.remove([ref(f"case@{kit.digest}")])
    assert removed.references == (ref("case:v1"), ref("case:v2"))
    assert removed.stay == (ref("team/other:prod"),)
    assert removed.kits == ()
    assert names_in(store) == {"team/other:prod": kit.digest}
    assert store.verify().ok
    assert store.remove([ref(f"team/other@{kit.digest}")]).kits == (kit.digest,)


def test_a_digest_in_a_repository_with_force_removes_the_kit_with_all_its_names(store: Store) -> None:
    kit = add_kit(store, "case:v1", "team/other:prod")
    removed = store.remove([ref(f"case@{kit.digest}")], force=True)
    assert (removed.kits, removed.stay) == ((kit.digest,), ())
    assert names_in(store) == {}


def test_what_is_named_by_itself_does_not_stay(store: Store) -> None:
    kit = add_kit(store, "case:v1", "team/other:prod")
    removed = store.remove([ref(f"case@{kit.digest}"), ref("team/other:prod")])
    assert (removed.kits, removed.stay) == ((kit.digest,), ())


def test_the_nameless_kits_are_chosen_when_they_are_removed(store: Store) -> None:
    named = add_kit(store, "case:v1")
    nameless = add_kit(store, layers=(b"nameless",))
    assert store.remove(Every.NAMELESS, dry_run=True).kits == (nameless.digest,)
    store.tag(nameless, ref("case:v2"))
    assert store.remove(Every.NAMELESS).kits == ()
    assert names_in(store) == {"case:v1": named.digest, "case:v2": nameless.digest}
    assert set(store.remove(Every.KIT).kits) == {named.digest, nameless.digest}
    assert names_in(store) == {}


def test_removing_what_is_not_there_removes_nothing_else(store: Store) -> None:
    add_kit(store, "case:v1")
    with pytest.raises(KitNotFoundError):
        store.remove([ref("case:v1"), ref("case:v2")])
    assert names_in(store).keys() == {"case:v1"}


def test_several_names_of_one_kit_removed_at_once_remove_the_kit(store: Store, root: Path) -> None:
    add_kit(store, "case:v1", "case:v2")
    store.remove([ref("case:v1"), ref("case:v2"), ref("case:v1")])
    assert blobs_in(root) == set()


def test_removal_leaves_blobs_that_a_running_operation_protects(store: Store, root: Path) -> None:
    add_kit(store, "case:v1")
    with store.lease("pack") as lease:
        lease.protect(digest_of(b"layer"))
        assert store.remove([ref("case:v1")]).freed == len(CONFIG) + len(manifest_of(b"layer"))
        assert blobs_in(root) == {digest_of(b"layer").hex}


def test_removal_leaves_young_blobs_that_nobody_named(store: Store, root: Path) -> None:
    add_kit(store, "case:v1")
    with store.lease("pack") as lease:
        store.put(b"young", lease)
    store.remove([ref("case:v1")])
    assert blobs_in(root) == {digest_of(b"young").hex}


def test_many_kits_and_names_come_in_one_change(store: Store) -> None:
    before = store.generation()
    kits = []
    with store.lease("receive") as lease:
        for number in range(3):
            content = manifest_of(b"%d" % number)
            for blob in (b"%d" % number, CONFIG, content):
                store.put(blob, lease)
            kits.append((kit_of(b"%d" % number), [ref(f"many:{number}-{each}") for each in range(100 * number)]))
        store.commit(kits, lease)
    assert store.generation() == before + 1
    names = names_in(store)
    assert len(names) == 301
    assert all(names[f"many:{number}-{99}"] == kits[number][0].digest for number in (1, 2))


def test_of_two_kits_with_one_name_in_a_change_the_last_has_it_and_the_first_is_kept(store: Store) -> None:
    first, last = add_kit(store, layers=(b"first",)), add_kit(store, layers=(b"last",))
    old = add_kit(store, "the:v1", layers=(b"old",))
    with store.lease("receive") as lease:
        store.commit([(first, [ref("the:v1")]), (last, [ref("the:v1")])], lease)
    assert store.resolve(ref("the:v1")) == last
    assert store.resolve(ref(f"the@{first.digest}")) == first
    assert store.resolve(ref(f"the@{old.digest}")) == old


def test_no_name_is_written_when_one_of_many_kits_lacks_a_blob(store: Store) -> None:
    whole = add_kit(store, layers=(b"whole",))
    with store.lease("receive") as lease:
        store.put(manifest_of(b"lacking"), lease)
        with pytest.raises(BlobNotFoundError):
            store.commit([(whole, [ref("a:v1")]), (kit_of(b"lacking"), [ref("b:v1")])], lease)
    assert [name for name in names_in(store) if not name.startswith("sha256:")] == []
