"""Kits come in from elsewhere: what others do meanwhile is not undone."""

from __future__ import annotations

import io
from typing import BinaryIO

import pytest

from kitstudio.base.control import Control
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.reading import read_kit
from kitstudio.operations.transfer import Incoming, check_names, take_kits
from kitstudio.store.naming import WouldMoveTagError
from tests.support.stored import CONFIG, add_kit, digest_of, kit_of, manifest_of, names_in


class Busy:
    """A place to copy from; while a layer is read somebody gives the name to another kit."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._blobs = {digest_of(each): each for each in (b"new", CONFIG, manifest_of(b"new"))}

    def has(self, digest: Digest) -> bool:
        return digest in self._blobs

    def fetch(self, descriptor: Descriptor) -> BinaryIO:
        if descriptor.digest == digest_of(b"new"):
            add_kit(self._context.store, "case:v1", layers=(b"of somebody else",))
        return io.BytesIO(self._blobs[descriptor.digest])


def test_a_name_given_by_others_while_a_kit_is_copied_is_not_moved(context: Context, control: Control) -> None:
    source = Busy(context)
    incoming = [Incoming(read_kit(source, kit_of(b"new")), (Reference.parse("case:v1"),))]
    check_names(context.store, source, incoming, control)
    with pytest.raises(WouldMoveTagError) as caught:
        take_kits(context.store, source, incoming, "receive", control, move=False)
    assert caught.value.facts == {"names": ["case:v1"]}
    assert names_in(context.store) == {"case:v1": kit_of(b"of somebody else").digest}
    take_kits(context.store, source, incoming, "receive", control, move=True)
    assert context.store.resolve(Reference.parse("case:v1")) == kit_of(b"new")
