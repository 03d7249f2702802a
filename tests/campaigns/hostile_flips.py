"""Sound archives cut and with bits flipped, under the digest of what they were or of what they became."""

from __future__ import annotations

import random

from tests.campaigns.hostile_kits import Kit, files_of, tar_layer, write_layout
from tests.campaigns.hostile_layers import try_kit, try_tar
from tests.campaigns.hostile_oracle import ACCEPT, REFUSE, Must, Oracle
from tests.campaigns.hostile_tars import sound_archive


def cuts_and_flips(oracle: Oracle) -> None:
    """A sound archive cut at every block, and with one bit flipped; under its old digest and under a new one."""
    chance = oracle.scope.random("flips")
    sound = sound_archive()
    blocks = range(0, len(sound) + 1, 512) if not oracle.scope.sample else range(0, len(sound) + 1, 4096)
    for length in blocks:
        must: Must = ACCEPT if length == len(sound) else REFUSE
        for compression in ("", "gzip", "zstd"):
            kit = Kit((tar_layer(sound[:length], compression),))
            try_kit(oracle, "cut archives", f"{length} bytes, {compression or 'plain'}", kit, must=must)
        promised = tar_layer(sound)
        lying = Kit((tar_layer(sound[:length], digest=promised.descriptor()["digest"], size=len(sound)),))
        _try_stored(oracle, "cut archives, old digest", str(length), lying, sound[:length], must)
    for number in range(oracle.scope.of(500, 20)):
        flipped = _flipped(sound, chance, headers=chance.random() < 0.8)
        try_tar(oracle, "flipped bits, new digest", str(number), flipped)
        compression = chance.choice(("", "gzip", "zstd"))
        good = tar_layer(sound, compression)
        kit = Kit((tar_layer(sound, compression),))
        _try_stored(
            oracle, "flipped bits, old digest", f"{number} {compression}", kit, _flipped(good.content, chance), REFUSE
        )


def wrong_digests(oracle: Oracle) -> None:
    """Only layers that are not what their digest says."""
    chance = oracle.scope.random("flips")
    for _ in range(30):
        kit = Kit((tar_layer(sound_archive()),))
        flipped = _flipped(kit.layers[0].content, chance, headers=False)
        _try_stored(oracle, "flipped bits, old digest", "", kit, flipped, REFUSE)


def _flipped(content: bytes, chance: random.Random, *, headers: bool = False) -> bytes:
    """One bit the other way; with `headers` within the first blocks, where the headers are."""
    at = chance.randrange(min(len(content), 4096) if headers else len(content))
    return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]


def _try_stored(oracle: Oracle, what: str, label: str, kit: Kit, stored: bytes, must: Must) -> None:
    """Unpack a layout in which other bytes lie under the digest of the first layer."""
    if oracle.leaves_out():
        return
    files = files_of(kit)
    files[f"blobs/{kit.layers[0].descriptor()['digest'].replace(':', '/')}"] = stored
    layout = write_layout(oracle.field.inputs / "kit", files)
    place = oracle.fresh()
    named = (str(kit.layers[0].descriptor()["digest"]),)
    oracle.judge(what, label, "unpack", f"oci:{layout}", "-d", place, destination=place, must=must, named=named)
