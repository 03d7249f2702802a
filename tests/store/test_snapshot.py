"""All names at one moment, also when there are thousands."""

from __future__ import annotations

import time

from kitstudio.model.descriptor import Descriptor
from kitstudio.model.media_type import OCI_MANIFEST
from kitstudio.model.reference import Reference
from kitstudio.store.refs import Ref, Snapshot


def _ref(name: str, content: bytes) -> Ref:
    return Ref(Reference.parse(name), Descriptor.of(OCI_MANIFEST, content), 0)


def test_the_names_of_a_kit_follow_every_change() -> None:
    first, second, other = _ref("b:v1", b"kit"), _ref("a:v1", b"kit"), _ref("c:v1", b"other")
    digest = first.descriptor.digest
    names = Snapshot()
    assert list(names.names_of(digest)) == []
    for each in (first, second, other):
        names.name(each)
    assert list(names.names_of(digest)) == [second, first]
    assert names.knows(digest, "localhost/b") == first.descriptor
    names.unname(first.file_name)
    assert list(names.names_of(digest)) == [second]
    assert names.knows(digest, "localhost/b") is None
    names.name(_ref("a:v1", b"other"))
    assert list(names.names_of(digest)) == []


def test_asking_for_the_names_of_each_of_thousands_of_kits_is_quick() -> None:
    names = Snapshot()
    for at in range(5_000):
        names.name(_ref(f"team/kit{at}:v1", b"%d" % at))
    began = time.process_time()
    assert all(len(names.names_of(digest)) == 1 for digest in names.roots)
    assert all(names.knows(digest, "") for digest in names.roots)
    assert time.process_time() - began < 2.0
