"""Layouts made to do harm: indexes, manifests, configs, digests, blobs, names; and bytes of real ones changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from tests.campaigns import hostile_blobs, hostile_races
from tests.campaigns.campaign import Scope, Tally
from tests.campaigns.hostile_archives import Verbs, sound_kit
from tests.campaigns.hostile_kits import (
    INDEX,
    KIT_CONFIG,
    MANIFEST,
    PACK_CONFIG,
    RAW,
    REF_NAME,
    TAR,
    Kit,
    Layer,
    described,
    files_of,
    index_of,
    raw_layer,
    sha256,
    write_layout,
)
from tests.campaigns.hostile_oracle import ACCEPT, EITHER, REFUSE, Must, Oracle
from tests.support.tar_bytes import archive, file

_NAME: Final = "hostile/kit:v1"
_DEEP: Final = (65, 1_000, 5_000, 100_000)


def bad_json(good: bytes, key: str) -> Iterator[tuple[str, bytes, Must]]:
    """A document spoiled in every way; `key` stands in it."""
    yield "empty", b"", REFUSE
    yield "white", b" \n" * 1000, REFUSE
    for text in (
        b"null",
        b"true",
        b"0",
        b'""',
        b"[]",
        b"{}",
        b"[[]]",
        b"NaN",
        b"\0",
        b"\xff\xfe",
        b"{",
        b'{"',
        b"}",
        b"//",
        b"'",
    ):
        yield f"only {text!r}", text, REFUSE if text != b"null" else EITHER
    yield "BOM", b"\xef\xbb\xbf" + good, REFUSE
    for encoding in ("utf-16", "utf-16-le", "utf-32", "utf-7" if b"+" in good else "utf-32-be"):
        yield encoding, good.decode().encode(encoding), REFUSE
    yield "garbage behind", good + b"x", REFUSE
    yield "two documents", good + good, REFUSE
    yield "comma at the end", good[:-1] + b",}", REFUSE
    yield "comment", good[:-1] + b"/*x*/}", REFUSE
    yield "bad UTF-8", good[:-1] + b',"x":"\xff"}', REFUSE
    yield "half a pair", good[:-1] + b',"x":"\\ud800"}', EITHER
    yield "control in text", good[:-1] + b',"x":"\x01"}', REFUSE
    yield "key twice", good[:-1] + b',"' + key.encode() + b'":[]}', REFUSE
    yield "key twice, escaped", good[:-1] + b',"\\u00' + b"%02x" % ord(key[0]) + key[1:].encode() + b'":[]}', REFUSE
    yield "key twice below", good[:-1] + b',"x":{"a":1,"a":2}}', REFUSE
    for number in (b"NaN", b"Infinity", b"-Infinity", b"1e400", b"01", b"+1", b".5", b"0x1", b"1_0", b"-" + b"9" * 400):
        yield f"number {number[:20]!r}", good[:-1] + b',"x":' + number + b"}", REFUSE
    for digits in (400, 4_301, 100_000, 4_000_000):
        yield f"{digits} digits", good[:-1] + b',"x":' + b"9" * digits + b"}", REFUSE
    for depth in _DEEP:
        yield f"depth {depth} of [", good[:-1] + b',"x":' + b"[" * depth + b"]" * depth + b"}", REFUSE
        yield f"depth {depth} of {{", good[:-1] + b',"x":' + b'{"a":' * depth + b"1" + b"}" * depth + b"}", REFUSE
        yield f"depth {depth}, open", good[:-1] + b',"x":' + b"[" * depth, REFUSE
    yield "5 MiB", good[:-1] + b',"x":"' + b"x" * (5 << 20) + b'"}', REFUSE
    yield "64 MiB", good[:-1] + b" " * (64 << 20) + b"}", REFUSE
    for label, piece in (("{}", b"{},"), ("[]", b"[],"), ('{"":0}', b'{"":0},'), ("0", b"0,"), ('""', b'"",')):
        content = piece * ((4 << 20) // len(piece) - 300)
        yield f"4 MiB of {label}", good[:-1] + b',"x":[' + content + b"0]}", EITHER
    keys = b"".join(b'"%06x":0,' % at for at in range(300_000))
    yield "300,000 keys", good[:-1] + b',"x":{' + keys + b'"":0}}', EITHER
    for cut in range(1, len(good), max(1, len(good) // 12)):
        yield f"cut at {cut}", good[:cut], REFUSE


def documents(oracle: Oracle) -> None:
    """The marker, the index, the manifest and the configs, each spoiled in every way."""
    verbs = Verbs(oracle)
    for name in ("oci-layout", "index.json", "manifest", "config", "pack config"):
        kit = Kit((raw_layer(b"x", "f"),), is_pack=True) if name == "pack config" else sound_kit()
        files = files_of(kit, _NAME)
        good = {"manifest": kit.manifest(), "config": kit.config_bytes(), "pack config": kit.config_bytes()}.get(name)
        key = {"oci-layout": "imageLayoutVersion", "manifest": "layers", "config": "model"}.get(name, "modelfs")
        key = "manifests" if name == "index.json" else key
        cases = list(bad_json(good if good is not None else files[name], key))
        if oracle.scope.sample:
            cases = oracle.scope.random("documents", name).sample(cases, 10)
        for label, content, must in cases:
            spoiled = _spoiled(kit, name, content)
            # Of the marker only 64 KiB are read, and a config that is null is an empty Kitfile.
            if oracle.leaves_out():
                continue
            path = write_layout(oracle.field.inputs / "layout", spoiled)
            judged = EITHER if must == REFUSE and (name, label) in _MAY else must
            verbs.read("spoiled documents", f"{name}: {label}", f"oci:{path}", judged)


def repeated_keys(oracle: Oracle) -> None:
    """Only keys that stand twice."""
    _chosen(oracle, "key twice")


def long_documents(oracle: Oracle) -> None:
    """Only documents that are too long."""
    _chosen(oracle, "MiB")


def _chosen(oracle: Oracle, word: str) -> None:
    verbs, kit = Verbs(oracle), sound_kit()
    for label, content, must in bad_json(kit.index(_NAME), "manifests"):
        if word in label and must == REFUSE:
            if oracle.leaves_out():
                continue
            path = write_layout(oracle.field.inputs / "layout", _spoiled(kit, "index.json", content))
            verbs.read("spoiled documents", f"index.json: {label}", f"oci:{path}", must)


_MAY: Final = frozenset({("config", "only b'{}'"), ("pack config", "only b'{}'")})


def _spoiled(kit: Kit, name: str, content: bytes) -> dict[str, bytes]:
    """The files of a layout in which one document is `content`, with digests that are right for it."""
    if name in ("oci-layout", "index.json"):
        return {**files_of(kit, _NAME), name: content}
    if name == "manifest":
        blobs = {**kit.blobs(), sha256(content): content}
        index = index_of(content, _NAME)
    else:
        config_type = PACK_CONFIG if kit.is_pack else KIT_CONFIG
        changed = Kit(kit.layers, content, kit.is_pack, {"config": described(config_type, content)})
        blobs, index = changed.blobs(), changed.index(_NAME)
    files = {f"blobs/{digest.replace(':', '/')}": each for digest, each in blobs.items()}
    return {"oci-layout": b'{"imageLayoutVersion":"1.0.0"}', "index.json": index, **files}


_DIGESTS: Final = (
    "sha256:../../../../around/secret",
    "sha256:" + "../" * 20 + "etc/passwd",
    "sha256:/etc/passwd",
    "sha256:x",
    "sha256:",
    ":",
    "",
    "sha256",
    "sha256" + "0" * 64,
    "SHA256:" + "0" * 64,
    "sha256:" + "A" * 64,
    "sha256:" + "0" * 63,
    "sha256:" + "0" * 65,
    "sha512:" + "0" * 64,
    "sha512:" + "0" * 128,
    "sha384:" + "0" * 96,
    "md5:" + "0" * 32,
    "sha1:" + "0" * 40,
    "sha256:sha256:" + "0" * 64,
    "sha256:" + "0" * 32 + "\0" + "0" * 31,
    "sha256:" + "0" * 64 + "\n",
    " sha256:" + "0" * 64,
    "sha256:" + "0" * 64 + "/../x",
    "sha256:" + "\uff10" * 64,
    "sha256:" + "0" * 62 + "..",
    "a" * 10_000 + ":" + "0" * 64,
    "sha256+b64:" + "0" * 64,
    "../blobs:" + "0" * 64,
    "sha256:\x1b[31m" + "0" * 60,
    "\u202esha256:" + "0" * 64,
)
_ODD_DIGESTS: Final[tuple[object, ...]] = (*_DIGESTS, None, 0, 1.5, True, [], {}, ["sha256:" + "0" * 64])
_SIZES: Final[tuple[object, ...]] = (
    *(-1, 0, 1, 2**31, 2**53, 2**62, 2**63 - 1, 2**63, 2**64, 10**15, 10**300, 1.0, 1.5, 1e3, True, None, "12", [], {}),
)
_TYPES: Final[tuple[object, ...]] = (
    *(MANIFEST, INDEX, KIT_CONFIG, PACK_CONFIG, TAR, RAW, "", "x", "application/vnd.oci.image.layer.v1.tar+gzip"),
    *(
        "application/vnd.docker.distribution.manifest.v2+json",
        "application/json",
        TAR.upper(),
        f"{TAR}+gzip",
        f"{TAR}+br",
    ),
    *(f"{TAR}; charset=utf-8", f"{MANIFEST}\n", "\x1b[31m", "\u202e", "t" * 100_000, None, 0, [], {}, True),
)


def descriptors(oracle: Oracle) -> None:
    """Digests, sizes and media types that are tricks or no such thing, in each descriptor of a layout."""
    verbs = Verbs(oracle)
    fields: dict[str, tuple[object, ...]] = {"digest": _ODD_DIGESTS, "size": _SIZES, "mediaType": _TYPES}
    chance = oracle.scope.random("descriptors")
    for where in ("index", "config", "layer"):
        for field, values in fields.items():
            for value in values if not oracle.scope.sample else chance.sample(values, 4):
                if oracle.leaves_out():
                    continue
                path = write_layout(oracle.field.inputs / "layout", _described_so(where, {field: value}))
                must: Must = REFUSE if field == "digest" else EITHER
                verbs.read("tricks of descriptors", f"{where} {field} {str(value)[:40]!a}", f"oci:{path}", must)
        for more in _more_members(oracle):
            if oracle.leaves_out():
                continue
            path = write_layout(oracle.field.inputs / "layout", _described_so(where, more))
            verbs.read("tricks of descriptors", f"{where} {str(more)[:60]!a}", f"oci:{path}", EITHER)


def tricky_digests(oracle: Oracle) -> None:
    """Only the digests."""
    verbs = Verbs(oracle)
    for value in _DIGESTS:
        if oracle.leaves_out():
            continue
        path = write_layout(oracle.field.inputs / "layout", _described_so("layer", {"digest": value}))
        verbs.read("tricks of descriptors", f"layer digest {value[:40]!a}", f"oci:{path}", REFUSE, everything=True)


def _more_members(oracle: Oracle) -> Iterator[dict[str, Any]]:
    yield {"urls": [f"file://{oracle.field.around}/secret", "http://169.254.169.254/"]}
    yield {"data": "bm90IHRoZSBieXRlcw=="}
    yield {"platform": {"os": "../..", "architecture": "\x1b[2J"}}
    yield {"artifactType": 7}
    odd: tuple[object, ...] = ("x", [], {"a": 1}, {"a": None}, {"": ""}, {"k" * 100_000: "v"}, {REF_NAME: ["a"]})
    yield from ({"annotations": each} for each in odd)
    yield {"annotations": {f"k{at}": "v" * 100 for at in range(5_000)}}
    yield {"annotations": {"org.cncf.model.filepath": "../../secret", "io.containerd.image.name": "earlier/one:v1x"}}


def _described_so(where: str, claims: Mapping[str, object]) -> dict[str, bytes]:
    """A layout in which one descriptor claims something."""
    kit = sound_kit()
    layer = kit.layers[0]
    if where == "layer":
        kit = Kit((Layer(layer.content, layer.media_type, claims=claims),))
    elif where == "config":
        kit = Kit(kit.layers, more={"config": {**described(KIT_CONFIG, kit.config_bytes()), **claims}})
    files = files_of(kit, _NAME)
    if where == "index":
        entry = {**described(MANIFEST, kit.manifest(), annotations={REF_NAME: _NAME}), **claims}
        files["index.json"] = json.dumps({"schemaVersion": 2, "manifests": [entry]}).encode()
    return files


def manifests(oracle: Oracle) -> None:
    """Manifests that are two things at once, lack parts, or have parts of the wrong type; Kitfiles that do not fit."""
    verbs = Verbs(oracle)
    kit = sound_kit()
    one = described(MANIFEST, kit.manifest())
    for more in _confused(one):
        if oracle.leaves_out():
            continue
        path = write_layout(oracle.field.inputs / "layout", files_of(Kit(kit.layers, more=more), _NAME))
        both: Must = REFUSE if "manifests" in more or not isinstance(more.get("layers", []), list) else EITHER
        verbs.read("confused manifests", str(more)[:80], f"oci:{path}", both)
    extras: tuple[dict[str, Any], ...] = ({"layers": []}, {"config": one}, {"layers": None}, {"manifests": {}})
    for extra in (*extras, {"manifests": 1}, {"manifests": [[]]}, {"mediaType": MANIFEST}):
        files = files_of(kit, _NAME)
        files["index.json"] = json.dumps({**json.loads(files["index.json"]), **extra}).encode()
        if oracle.leaves_out():
            continue
        path = write_layout(oracle.field.inputs / "layout", files)
        verbs.read("confused manifests", f"index {extra}"[:80], f"oci:{path}", REFUSE)
    _counts(oracle, verbs)
    _pack_counts(oracle, verbs)


def _confused(one: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from ({"manifests": [one]}, {"manifests": []}, {"manifests": None}, {"mediaType": INDEX}, {"mediaType": ""})
    for key in ("layers", "config", "annotations", "subject", "artifactType", "schemaVersion", "mediaType"):
        odd: tuple[object, ...] = (
            None,
            0,
            "x",
            True,
            [],
            {},
            [None],
            [[]],
            [{}],
            [1],
            {"a": 1},
            [one] * 2,
            "x" * 100_000,
        )
        for value in odd:
            yield {key: value}
    yield {"layers": [one] * 10_001}
    yield {"layers": [one] * 9_999}


def _counts(oracle: Oracle, verbs: Verbs) -> None:
    """Every number of layers with every number of entries, of each kind and in both formats."""
    word = {"model": "model", "code": "code", "datasets": "dataset", "docs": "docs"}
    for section, kind in word.items() if not oracle.scope.sample else [("code", "code")]:
        for count in range(4):
            for entries in range(4):
                media_type = TAR.replace("model.v1", f"{kind}.v1")
                layers = [Layer(archive(file(b"f%d" % at, b"x")), media_type) for at in range(count)]
                found: object = [{"path": f"f{at}"} for at in range(entries)]
                if section == "model":
                    found = (
                        {"path": "f0", "parts": [{"path": f"f{at}"} for at in range(1, entries)]} if entries else None
                    )
                config = json.dumps({"manifestVersion": "1.0.0", section: found}).encode()
                if oracle.leaves_out():
                    continue
                path = write_layout(oracle.field.inputs / "layout", files_of(Kit(layers, config), _NAME))
                verbs.read(
                    "counts of layers", f"{count} layers, {entries} {section}", f"oci:{path}", EITHER, everything=True
                )


def _pack_counts(oracle: Oracle, verbs: Verbs) -> None:
    """Every number of raw layers with every number of diff IDs."""
    for count in range(4):
        for named in range(4):
            diff_ids = [sha256(b"x")] * named
            config = json.dumps({"modelfs": {"type": "layers", "diffIds": diff_ids}}).encode()
            layers = [raw_layer(b"x", f"f{at}") for at in range(count)]
            if oracle.leaves_out():
                continue
            path = write_layout(oracle.field.inputs / "layout", files_of(Kit(layers, config, is_pack=True), _NAME))
            verbs.read("counts of layers", f"{count} raw, {named} diff IDs", f"oci:{path}", EITHER, everything=True)


def indexes(oracle: Oracle) -> None:
    """Indexes in indexes, very many entries, very many names, and names that are none."""
    verbs = Verbs(oracle)
    files = files_of(sound_kit(), _NAME)
    entry = json.loads(files["index.json"])["manifests"][0]
    for depth, fan in ((1, 1), (4, 1), (5, 1), (50, 1), (4, 10), (4, 200), (3, 10_000)):
        blobs: dict[str, bytes] = {}
        level = json.dumps({"schemaVersion": 2, "manifests": [entry]}).encode()
        for _ in range(depth):
            blobs[f"blobs/{sha256(level).replace(':', '/')}"] = level
            level = json.dumps({"schemaVersion": 2, "manifests": [described(INDEX, level)] * fan}).encode()
        if oracle.leaves_out():
            continue
        path = write_layout(oracle.field.inputs / "layout", {**files, **blobs, "index.json": level})
        must: Must = REFUSE if depth > 4 else ACCEPT
        verbs.read("nested indexes", f"{depth} deep, {fan} wide", f"oci:{path}", must)
    verbs.renew()
    for count in (1_000, 10_000, 100_000):
        for label, name in (("one name", _NAME), ("names", "hostile/k:t%d"), ("bare tags", "t%d"), ("no names", "")):
            if oracle.scope.sample and count > 1_000:
                continue
            named = [{**entry, "annotations": {REF_NAME: name % at if "%d" in name else name}} for at in range(count)]
            content = json.dumps({"schemaVersion": 2, "manifests": named}, separators=(",", ":")).encode()
            if oracle.leaves_out():
                continue
            path = write_layout(oracle.field.inputs / "layout", {**files, "index.json": content})
            must = REFUSE if len(content) > 4 << 20 else EITHER
            verbs.read("many entries", f"{count} {label}", f"oci:{path}", must, everything=True)
            verbs.renew()


def run(scope: Scope, tally: Tally) -> None:
    """Every section."""
    with Oracle(scope, tally, "layouts") as oracle:
        for section in (
            documents,
            descriptors,
            manifests,
            indexes,
            hostile_blobs.odd_blobs,
            hostile_blobs.mutations,
            hostile_races.links_swapped,
            hostile_races.temporary_names,
        ):
            section(oracle)


GUARDED: Final[Mapping[str, Callable[[Oracle], None]]] = {
    "digest-grammar": tricky_digests,
    "json-keys": repeated_keys,
    "manifest-size": long_documents,
    "nesting": indexes,
    "confusion": manifests,
    "no-follow": hostile_races.links_swapped,
}
