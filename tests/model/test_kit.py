"""Which layer belongs to which Kitfile entry (modelkit-format 8.2, 15.3)."""

from __future__ import annotations

import time

from kitstudio.model.descriptor import LAYER_SUBTYPE, Descriptor, Digest
from kitstudio.model.kit import Kit, assemble
from kitstudio.model.kitfile import Code, Docs, Kitfile, Model, Prompt, show_path
from kitstudio.model.kitfile_json import config_json
from kitstudio.model.manifest import write_manifest
from kitstudio.model.media_type import KIT_CONFIG

_A, _B = Digest.of(b"a"), Digest.of(b"b")
_PROMPT = {LAYER_SUBTYPE: "prompt"}


def _layer(kind: str, digest: Digest, annotations: dict[str, str] | None = None) -> Descriptor:
    return Descriptor(f"application/vnd.kitops.modelkit.{kind}.v1.tar", digest, 1, annotations or {})


def _kit(kitfile: Kitfile, *layers: Descriptor) -> Kit:
    config = config_json(kitfile)
    return assemble(write_manifest(config=Descriptor.of(KIT_CONFIG, config), layers=layers, annotations={}), config)


def _places(kit: Kit) -> list[str]:
    return [show_path(each.entry.where) if each.entry else "" for each in kit.layers]


def test_layers_in_any_order_find_their_entries_by_digest() -> None:
    kitfile = Kitfile(docs=(Docs(path="a", digest=_A), Docs(path="b", digest=_B)))
    kit = _kit(kitfile, _layer("docs", _B), _layer("docs", _A))
    assert (_places(kit), kit.orphans) == (["docs[1]", "docs[0]"], ())


def test_without_digests_layers_go_by_their_place_within_their_kind() -> None:
    kitfile = Kitfile(model=Model(path="m"), code=(Code(path="x/c"),), docs=(Docs(path="a"), Docs(path="b")))
    kit = _kit(kitfile, _layer("docs", _A), _layer("code", _A), _layer("docs", _B))
    assert _places(kit) == ["docs[0]", "code[0]", "docs[1]"]
    assert [show_path(each.where) for each in kit.orphans] == ["model"]
    assert [each.folder for each in kit.layers] == ["", "x", ""]


def test_equal_blobs_of_several_kinds_go_to_the_entry_of_their_very_kind() -> None:
    kitfile = Kitfile(code=(Code(path="c", digest=_A),), prompts=(Prompt(path="p", digest=_A),))
    kit = _kit(kitfile, _layer("code", _A, _PROMPT), _layer("code", _A))
    assert _places(kit) == ["prompts[0]", "code[0]"]


def test_a_prompt_whose_layer_lacks_the_annotation_is_found() -> None:
    kitfile = Kitfile(prompts=(Prompt(path="p", digest=_A),))
    assert _places(_kit(kitfile, _layer("code", _A))) == ["prompts[0]"]


def test_a_layer_of_no_known_type_takes_an_entry_by_digest_and_never_by_place() -> None:
    known = Kitfile(docs=(Docs(path="a", digest=_A),))
    assert _places(_kit(known, _layer("hologram", _A))) == ["docs[0]"]
    placed = Kitfile(docs=(Docs(path="a"),))
    assert _places(_kit(placed, _layer("hologram", _B), _layer("docs", _A))) == ["", "docs[0]"]


def test_ten_thousand_layers_in_reverse_order_pair_quickly() -> None:
    digests = [Digest.of(b"%d" % at) for at in range(10_000)]
    kitfile = Kitfile(docs=tuple(Docs(path=f"f{at}", digest=each) for at, each in enumerate(digests)))
    layers = [_layer("docs", each) for each in reversed(digests)]
    began = time.process_time()
    kit = _kit(kitfile, *layers)
    assert time.process_time() - began < 4.0
    assert [each.path for each in kit.layers] == [f"f{at}" for at in reversed(range(10_000))]
