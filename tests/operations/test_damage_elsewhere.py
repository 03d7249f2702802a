"""What to do about damage depends on where it lies: a repair of the store reaches no archive."""

from __future__ import annotations

import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kitstudio.base.control import Control
from kitstudio.base.errors import DigestMismatchError
from kitstudio.operations.context import Context
from kitstudio.operations.export import export
from kitstudio.operations.inspect import inspect
from kitstudio.operations.receive import receive
from kitstudio.operations.receive_preview import look_into
from tests.support.stored import add_kit, digest_of, manifest_of

LAYER = b"the layer of a kit"


def layout(folder: Path, context: Context, control: Control, spoilt: bytes) -> Path:
    """A layout in which one bit of this blob is another one."""
    add_kit(context.store, "case:v1", layers=(LAYER,))
    export(context, ["case:v1"], folder, control)
    blob = folder / "blobs" / "sha256" / digest_of(spoilt).hex
    blob.chmod(0o600)
    blob.write_bytes(spoilt[:-1] + b"!")
    return folder


def archive(folder: Path) -> Path:
    path = folder.with_name("case.tar")
    with tarfile.open(path, "w") as made:
        made.add(folder, ".")
    return path


READERS: dict[str, Callable[[Context, Path, Control], object]] = {
    "inspect": lambda context, place, control: inspect(context, f"oci:{place}", control, deep=True),
    "receive": receive,
    "receive an archive": lambda context, place, control: receive(context, archive(place), control),
    "inspect an archive": lambda context, place, control: inspect(context, str(archive(place)), control, deep=True),
}


@pytest.mark.parametrize("reader", READERS)
def test_damage_outside_the_store_names_the_place_and_offers_no_repair(
    context: Context, control: Control, tmp_path: Path, reader: str
) -> None:
    place = layout(tmp_path / "out", context, control, LAYER)
    other = Context(
        store_path=tmp_path / "other", cache_path=tmp_path / "c", kitops_home=tmp_path / "k", now=context.now
    )
    with pytest.raises(DigestMismatchError) as caught:
        READERS[reader](other, place, control)
    name = str(archive(place)) if "archive" in reader else str(place)
    assert caught.value.remedy == (
        f"Nothing was released from it. It is damaged in {name}: copy that again, or fetch it again."
    )


def test_a_look_into_a_damaged_layout_names_it_too(context: Context, control: Control, tmp_path: Path) -> None:
    place = layout(tmp_path / "out", context, control, manifest_of(LAYER))
    with pytest.raises(DigestMismatchError) as caught:
        look_into(context, place, control)
    assert str(place) in caught.value.remedy
    assert "repair" not in caught.value.remedy


def test_damage_of_the_store_is_repaired_there(context: Context, control: Control) -> None:
    add_kit(context.store, "case:v1", layers=(LAYER,))
    blob = context.store.blob_path(digest_of(LAYER))
    blob.chmod(0o600)
    blob.write_bytes(LAYER[:-1] + b"!")
    with pytest.raises(DigestMismatchError) as caught:
        inspect(context, "case:v1", control, deep=True)
    assert "store repair" in caught.value.remedy
