"""Receiving what a person chose: told first what is there and what would change, and nothing moved without consent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kitstudio.base.control import Control
from kitstudio.base.errors import DigestMismatchError
from kitstudio.model.descriptor import Digest
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.export import export
from kitstudio.operations.receive import ReceiveChoice, receive
from kitstudio.operations.receive_preview import look_into
from kitstudio.store.layout_entries import NotALayoutError
from kitstudio.store.naming import WouldMoveTagError
from tests.support.stored import add_kit, names_in

NAMES = ("out", "out.kit.tar", "out.kit.tar.gz", "out.kit.tar.zst")


@pytest.fixture
def sender(context: Context, tmp_path: Path) -> Context:
    other = Context(store_path=tmp_path / "s", cache_path=tmp_path / "sc", kitops_home=tmp_path / "sk", now=context.now)
    add_kit(other.store, "case:v2", "case:prod", layers=(b"two",))
    add_kit(other.store, "other:v1", layers=(b"other", b"two"))
    return other


def sent(sender: Context, control: Control, path: Path) -> Path:
    export(sender, ["case:v2", "case:prod", "other:v1"], path, control)
    return path


@pytest.mark.parametrize("name", NAMES)
def test_a_look_tells_what_is_there_and_what_would_move(
    context: Context, control: Control, sender: Context, tmp_path: Path, name: str
) -> None:
    before = add_kit(context.store, "case:prod", layers=(b"one",))
    add_kit(context.store, "case:old", layers=(b"two", b"three"))
    path = sent(sender, control, tmp_path / name)
    offer = look_into(context, path, control)
    first, second = offer.kits
    assert [(str(each.reference), each.now) for each in first.names] == [
        ("case:v2", None),
        ("case:prod", before.digest),
    ]
    assert [str(each.reference) for each in first.moves] == ["case:prod"]
    assert not first.is_here
    assert second.moves == ()
    assert second.size is not None
    assert second.new_size == 5  # the config and one layer are here
    assert (offer.refused, offer.more) == ((), 0)
    assert offer.free > 0


def test_of_a_compressed_archive_only_the_beginning_is_read(
    context: Context, control: Control, sender: Context, tmp_path: Path
) -> None:
    add_kit(sender.store, "big:v1", layers=(os.urandom(40 << 20),))
    path = tmp_path / "big.kit.tar.zst"
    export(sender, ["big:v1", "case:v2"], path, control)
    content = path.read_bytes()
    path.write_bytes(content[: 2 << 20])
    first, second = look_into(context, path, control).kits
    assert first.size is not None
    assert first.size > 40 << 20
    assert (str(second.names[0].reference), second.size, second.new_size) == ("case:v2", None, None)
    with pytest.raises(NotALayoutError):
        look_into(context, tmp_path, control)


@pytest.mark.parametrize("name", NAMES)
def test_only_what_was_chosen_is_taken_and_only_what_was_agreed_to_moves(
    context: Context, control: Control, sender: Context, tmp_path: Path, name: str
) -> None:
    before = add_kit(context.store, "case:prod", layers=(b"one",))
    path = sent(sender, control, tmp_path / name)
    first, second = look_into(context, path, control).kits
    choice = ReceiveChoice(frozenset({first.digest}), leave=frozenset({Reference.parse("case:prod")}))
    receive(context, path, control, choice=choice)
    assert names_in(context.store) == {"case:prod": before.digest, "case:v2": first.digest}
    choice = ReceiveChoice(frozenset({first.digest, second.digest}), move={Reference.parse("case:prod"): before.digest})
    receive(context, path, control, choice=choice)
    found = names_in(context.store)
    assert found["case:prod"] == first.digest
    assert found["other:v1"] == second.digest


def test_all_but_what_is_left_is_taken(context: Context, control: Control, sender: Context, tmp_path: Path) -> None:
    path = sent(sender, control, tmp_path / "out")
    first, second = look_into(context, path, control).kits
    report = receive(context, path, control, choice=ReceiveChoice(without=frozenset({first.digest})))
    assert [each.digest for each in report.kits] == [second.digest]
    assert names_in(context.store) == {"other:v1": second.digest}


def test_a_name_that_moved_since_it_was_agreed_to_stays(
    context: Context, control: Control, sender: Context, tmp_path: Path
) -> None:
    agreed = add_kit(context.store, "case:prod", layers=(b"one",))
    path = sent(sender, control, tmp_path / "out")
    kits = frozenset(each.digest for each in look_into(context, path, control).kits)
    meanwhile = add_kit(context.store, "case:prod", layers=(b"one and a half",))
    choice = ReceiveChoice(kits, move={Reference.parse("case:prod"): agreed.digest})
    with pytest.raises(WouldMoveTagError):
        receive(context, path, control, choice=choice)
    assert names_in(context.store)["case:prod"] == meanwhile.digest
    assert Digest.of(b"two") not in {each.descriptor.digest for each in context.store.named()}
    assert not context.store.has(Digest.of(b"two"))


def test_a_damaged_blob_leaves_every_name_where_it_was(
    context: Context, control: Control, sender: Context, tmp_path: Path
) -> None:
    before = add_kit(context.store, "case:prod", layers=(b"one",))
    path = sent(sender, control, tmp_path / "out")
    blob = path / "blobs" / "sha256" / Digest.of(b"other").hex
    blob.write_bytes(b"oth3r")
    kits = frozenset(each.digest for each in look_into(context, path, control).kits)
    with pytest.raises(DigestMismatchError):
        receive(context, path, control, choice=ReceiveChoice(kits, move={Reference.parse("case:prod"): before.digest}))
    assert names_in(context.store) == {"case:prod": before.digest}


def test_a_report_says_what_was_copied_and_from_whom_names_were_moved(
    context: Context, control: Control, sender: Context, tmp_path: Path
) -> None:
    before = add_kit(context.store, "case:prod", layers=(b"one",))
    path = sent(sender, control, tmp_path / "out")
    first, second = look_into(context, path, control).kits
    assert first.new_size is not None
    tried = receive(context, path, control, dry_run=True, force=True)
    assert (tried.size, tried.moved) == (0, {})
    report = receive(context, path, control, force=True)
    assert report.size == first.new_size + len(b"other"), "what two kits share is copied once"
    assert report.moved == {Reference.parse("case:prod"): before.digest}
    again = receive(context, path, control)
    assert (again.size, again.moved) == (0, {})
    assert second.digest == again.kits[1].digest


def test_a_name_that_was_free_by_then_was_not_moved(
    context: Context, control: Control, sender: Context, tmp_path: Path
) -> None:
    before = add_kit(context.store, "case:prod", "case:old", layers=(b"one",))
    path = sent(sender, control, tmp_path / "out")
    name = Reference.parse("case:prod")
    context.store.remove([name])
    assert receive(context, path, control, choice=ReceiveChoice(move={name: before.digest})).moved == {}
