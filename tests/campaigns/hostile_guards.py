"""What protects from hostile bytes and texts, and how each is taken away."""

from __future__ import annotations

import dataclasses
import importlib
import importlib.util
import os
import posixpath
import types
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

from kitstudio.archive import expansion, extract, hashing, kernel, stage, tar_fields, tar_reader
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.safe_path import SafeRelPath
from kitstudio.model import go_json, manifest
from kitstudio.model.descriptor import Digest
from kitstudio.operations import receive
from kitstudio.operations.unpacking import layers as unpack_layers
from kitstudio.store import layout_entries, oci_archive
from tests.campaigns.campaign import Guard, Patches

_HUGE = 1 << 60


def _limit(name: str, value: int = _HUGE) -> Callable[[Patches], None]:
    """Put a bound out of reach."""
    return lambda patches: patches.replace(limits, name, value)


def _nothing(*_given: object, **_named: object) -> None:
    """In the place of a check."""


def _no_safe_paths(patches: Patches) -> None:
    def parse(text: str) -> SafeRelPath:
        return SafeRelPath(tuple(text.split("/")))

    patches.replace(SafeRelPath, "parse", parse)


def _any_member(patches: Patches) -> None:
    def path(member: tar_reader.TarMember, _below: SafeRelPath | None) -> SafeRelPath:
        return SafeRelPath.parse(member.name)

    patches.replace(extract, "_path", path)


def _no_follow(patches: Patches) -> None:
    def open_folder(root: int, parts: Sequence[bytes], *, same_mount: bool = False) -> int:
        del same_mount
        return os.open(b"/".join(parts) or b".", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC, dir_fd=root)

    patches.replace(kernel, "open_folder", open_folder)


def _no_diff_ids(patches: Patches) -> None:
    layers_of: Callable[..., Sequence[Any]] = vars(unpack_layers)["_of"]

    def forgetful(*given: object) -> list[object]:
        return [dataclasses.replace(layer, diff_id=None) for layer in layers_of(*given)]

    patches.replace(unpack_layers, "_of", forgetful)


def _all_modes(patches: Patches) -> None:
    add_file = stage.Stage.add_file

    def add(self: stage.Stage, path: SafeRelPath, mode: int, content: stage.Content) -> None:
        add_file(self, path, mode, content)
        self.modes[str(path)] = mode

    patches.replace(stage.Stage, "add_file", add)


def _last_member_counts(patches: Patches) -> None:
    def index(file: BinaryIO, _path: str, control: Control) -> dict[str, tuple[int, int]]:
        members = (member for member, _ in tar_reader.read_members(file, control) if member.is_file)
        return {posixpath.normpath(member.name): (member.data_offset, member.size) for member in members}

    patches.replace(oci_archive, "_index", index)


def _any_digest(patches: Patches) -> None:
    strict = Digest.parse

    def parse(text: object) -> Digest:
        algorithm, _, rest = str(text).partition(":")
        return Digest(algorithm, rest) if algorithm == "sha256" else strict(text)

    patches.replace(Digest, "parse", parse)


def _two_in_one(patches: Patches) -> None:
    def decode(content: bytes, where: str, limit: int) -> go_json.JsonValue:
        value = go_json.decode(content, where, limit)
        if isinstance(value, dict) and "config" in value:
            value.pop("manifests", None)
        return value

    patches.replace(manifest, "go_json", types.SimpleNamespace(decode=decode, encode=go_json.encode))


def _no_consent(patches: Patches) -> None:
    take_kits: Callable[..., None] = vars(receive)["take_kits"]

    def take(*given: Any, move: bool = False) -> None:
        del move
        take_kits(*given, move=True)

    patches.replace(receive, "check_names", _nothing)
    patches.replace(receive, "take_kits", take)


def _others() -> tuple[Guard, ...]:
    """Those of the parts that have a module for them."""
    found: list[Guard] = []
    for part in ("kitfiles", "folders"):
        module = f"tests.campaigns.hostile_{part}_guards"
        if importlib.util.find_spec(module) is not None:
            found += importlib.import_module(module).GUARDS
    return tuple(found)


def _without(target: object, attribute: str, value: object = _nothing) -> Callable[[Patches], None]:
    """Put something else in the place of a check."""
    return lambda patches: patches.replace(target, attribute, value)


GUARDS: tuple[Guard, ...] = (
    Guard("safe-path", "names of a layer become paths as they are", _no_safe_paths),
    Guard("refused-types", "links and devices of a layer are taken for files", _any_member),
    Guard("no-follow", "folders of the destination are opened through links", _no_follow),
    Guard("digest", "a blob need not have its digest", _without(hashing.VerifyingReader, "_refuse")),
    Guard("diff-id", "the uncompressed digest is not compared", _no_diff_ids),
    Guard("ratio", "streams may grow as they like", _without(expansion.Bounds, "check")),
    Guard("members", "streams may have any number of members", _limit("COMPRESSED_MEMBERS")),
    Guard("window", "a zstd window may have 2 GiB", _limit("ZSTD_WINDOW", 1 << 31)),
    Guard("long-header", "long names and PAX headers may have any length", _limit("PAX_RECORD")),
    Guard("implied-folders", "few files may ask for any number of folders", _limit("FOLDERS_PER_MEMBER")),
    Guard("checksum", "checksums of headers are not looked at", _without(tar_fields, "_check_sum")),
    Guard("end", "anything may follow the end of an archive", _without(vars(tar_reader)["_Tape"], "finish")),
    Guard("duplicates", "a name may come twice", _without(stage.Stage, "_check_same")),
    Guard("mode-mask", "all twelve mode bits are taken over", _all_modes),
    Guard("member-twice", "the last of two members of an archive counts", _last_member_counts),
    Guard("consent", "names move without being asked for", _no_consent),
    Guard("digest-grammar", "a digest may hold anything", _any_digest),
    Guard("json-keys", "the last of two equal keys counts", _without(go_json, "_unique", dict)),
    Guard("manifest-size", "an index may be as long as it likes", _limit("INDEX", 1 << 28)),
    Guard("nesting", "indexes may be nested as they like", _without(layout_entries, "_INDEX_DEPTH", _HUGE)),
    Guard("confusion", "a manifest may be an index too", _two_in_one),
    *_others(),
)
