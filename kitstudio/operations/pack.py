"""Kitfile + folder -> ModelKit in the store."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kitstudio.archive.layer_writer import LayerOptions, WrittenLayer, write_layer
from kitstudio.archive.stat_cache import StatCache
from kitstudio.base import limits
from kitstudio.base.control import Control, Entered, Skipped
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError, UsageError
from kitstudio.model import media_type, modelpack
from kitstudio.model.content import Source
from kitstudio.model.descriptor import CREATED, KIT_VERSION, KITFILE_JSON, Descriptor, Digest
from kitstudio.model.kitfile import FieldPath, with_digests
from kitstudio.model.kitfile_json import config_json
from kitstudio.model.manifest import Manifest, write_manifest
from kitstudio.model.media_type import Form
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.pack_options import Compat, PackedLayer, PackOptions, PackReport
from kitstudio.operations.packing.annotations import layer_annotations
from kitstudio.operations.packing.plan import PackPlan, PlannedLayer, plan_pack
from kitstudio.operations.packing.target import MeasuringTarget, StoreTarget, Target
from kitstudio.operations.reading import named_now


class KitTooLargeError(KitStudioError):
    """What would be packed is larger than any reader, this one too, would take."""

    code = "KS-KIT-TOO-LARGE"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "The kit would have {count} {what}; at most {limit} can be read.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Nothing was packed. Shorten texts, or join entries into folders.")


_MOVED = "{name} named {old} until now; that kit stays in the store, without this name."


def pack(context: Context, folder: Path, options: PackOptions, control: Control) -> PackReport:
    """Pack a folder into the local store and name it.

    Two packs of the same files give the same digest whatever the day, machine, owner, folder name or file order (with
    `modes="canonical"` also whatever the umask). Nothing is named until every blob is durable; a failure or cancel
    leaves no name behind, and its blobs are collected.

    Args:
        context: the store to pack into.
        folder: the context folder; only read.
        options: see PackOptions.
        control: each layer reports under `layer:N`, in bytes of file content.

    Raises:
        KitfileRefusedError: errors in Kitfile or folder, all named.
        KitTooLargeError: it could not be read again.
        LinkLeavesFolderError, FileChangedError: files that cannot be packed truthfully, named.
        DiskFullError, StoreLockedError, OperationCancelledError: as they say.
    """
    _check_options(options)
    store = context.store
    plan = plan_pack(folder, options, store, control)
    with store.lease("pack", control) as lease:
        report = write_plan(plan, StoreTarget(store, lease), StatCache(context.cache_path / "stat"), control)
        moved = _moved(context, report, control)
        store.commit([(report.descriptor, options.references)], lease)
    return dataclasses.replace(report, moved=moved)


def _moved(context: Context, report: PackReport, control: Control) -> tuple[tuple[Reference, Digest], ...]:
    """The names that mean other kits until now, each said; the kits they meant stay stored."""
    before = ((name, named_now(context, name)) for name in report.references)
    moved = tuple((name, old) for name, old in before if old is not None and old != report.descriptor.digest)
    for name, old in moved:
        control.notice("tag-moved", _MOVED, name=str(name), old=str(old))
    return moved


def measure(context: Context, folder: Path, options: PackOptions, control: Control) -> PackReport:
    """What `pack` would make, without storing anything; the same arguments.

    Raises:
        KitStudioError: as `pack`, but for what only storing and naming can meet.
    """
    _check_options(options)
    plan = plan_pack(folder, options, context.store, control)
    return write_plan(plan, MeasuringTarget(), StatCache(context.cache_path / "stat"), control)


def plan(folder: Path, options: PackOptions, source: Source, control: Control) -> PackPlan:
    """What `pack` would read, and what stands against it; nothing is read but names and the Kitfile.

    Raises:
        UsageError: options that do not go together.
        KitStudioError: as `plan_pack`.
    """
    _check_options(options)
    return plan_pack(folder, options, source, control)


def _check_options(options: PackOptions) -> None:
    if options.compat is Compat.KIT_2026 and options.created is None:
        raise UsageError(
            problem="The bytes of the 2026 kit hold the time of packing, and none is given.",
            advice="Add --created TIME, or set SOURCE_DATE_EPOCH.",
        )
    is_new = options.model_pack or options.form is Form.RAW or options.compression is media_type.Compression.ZSTD
    if options.compat is Compat.KIT_1_7 and is_new:
        raise UsageError(
            problem="Kit 1.7 knows neither ModelPacks nor raw layers nor zstd.",
            advice="Leave out --kit-compat 1.7, or pack a ModelKit of tar layers with gzip or none.",
        )
    if options.model_pack and options.form is Form.RAW and options.compression is not media_type.Compression.NONE:
        raise UsageError(
            problem="Raw layers of a ModelPack are never compressed.",
            advice="Use --layer-format tar, or --compression none.",
        )


def write_plan(plan: PackPlan, target: Target, cache: StatCache, control: Control) -> PackReport:
    """Write the layers, config and manifest of a plan into a target; nothing is named yet.

    Raises:
        KitTooLargeError: it could not be read again.
        FileChangedError: a file is no longer as it was planned.
        DiskFullError, FileSystemError, OperationCancelledError: as they say.
    """
    # Before hours of packing; digests are added to the config later.
    _require_readable(len(plan.layers), limits.LAYERS, "layers")
    _require_readable(len(config_json(plan.kitfile)), limits.CONFIG, "bytes of config")
    for at, layer in enumerate(plan.layers):
        control.report(Entered(f"layer:{at}", layer.entry.path or ".", layer.size))
    writer = _LayerWriter(plan, target, cache, control)
    written = [writer.write(layer, f"layer:{at}") for at, layer in enumerate(plan.layers)]
    cache.save()
    both = list(zip(plan.layers, written, strict=True))
    pairs = {layer.entry.where: (made.digest, made.diff_id) for layer, (made, _) in both}
    layers = tuple(_described(plan, layer, made, came) for layer, (made, came) in both)
    manifest, config = _manifest(plan, layers, pairs)
    _require_readable(len(config), limits.CONFIG, "bytes of config")
    _require_readable(len(manifest.raw), limits.MANIFEST, "bytes of manifest")
    target.put(config)
    target.put(manifest.raw)
    read = sum(made.bytes_read for made, came in written if came is not _Came.REUSED)
    kitfile = with_digests(plan.kitfile, pairs)
    return PackReport(
        manifest, config, kitfile, layers, plan.options.references, read, plan.findings, plan.scan.left_out
    )


def _require_readable(count: int, limit: int, what: str) -> None:
    if count > limit:
        raise KitTooLargeError(what=what, count=count, limit=limit)


class _Came(enum.Enum):
    """How a layer came into the store."""

    WRITTEN = enum.auto()
    PRESENT = enum.auto()  # read and packed, and the very blob was there already
    REUSED = enum.auto()  # known from an earlier pack, not read


@dataclass(frozen=True, slots=True)
class _LayerWriter:
    plan: PackPlan
    target: Target
    cache: StatCache
    control: Control

    def write(self, layer: PlannedLayer, item: str) -> tuple[WrittenLayer, _Came]:
        """One layer: from the cache when nothing changed and the blob is there, else read and written."""
        self.control.token.check()
        options = self.plan.options
        how = LayerOptions(layer.type.form, layer.type.compression, options.fastest, options.modes)
        members = layer.selection.members
        key = self.cache.key(members, how)
        known = self.cache.get(key) if options.use_cache else None
        if known is not None and self.target.keep(known.digest, known.size):
            self.control.report(Skipped(item, "cached"))
            return known, _Came.REUSED
        at_least = layer.size if layer.type.compression is media_type.Compression.NONE else 0
        with self.target.new_blob(at_least) as blob:
            made = write_layer(self.plan.scan, members, blob.write, how, self.control, item)
            present = blob.commit(made.digest, made.size)
        if present:
            self.control.report(Skipped(item, "exists"))
        self.cache.put(key, made, members, self.plan.scan.began_ns)
        return made, _Came.PRESENT if present else _Came.WRITTEN


def _described(plan: PackPlan, layer: PlannedLayer, made: WrittenLayer, came: _Came) -> PackedLayer:
    annotations = layer_annotations(layer, plan.options)
    descriptor = Descriptor(str(layer.type), made.digest, made.size, annotations)
    return PackedLayer(
        descriptor, made.diff_id, layer.entry.kind, layer.entry.path, came is _Came.REUSED, came is not _Came.WRITTEN
    )


def _manifest(
    plan: PackPlan, layers: Sequence[PackedLayer], pairs: dict[FieldPath, tuple[Digest, Digest]]
) -> tuple[Manifest, bytes]:
    options = plan.options
    kitfile_json = config_json(with_digests(plan.kitfile, pairs))
    created = _rfc3339(options.created) if options.created is not None else ""
    annotations = {KIT_VERSION: options.kit_version} if options.compat else {}
    if created and options.compat is not Compat.KIT_1_7:
        annotations[CREATED] = created
    config, config_type, artifact_type = kitfile_json, media_type.KIT_CONFIG, media_type.KIT_ARTIFACT
    if options.model_pack:
        annotations[KITFILE_JSON] = kitfile_json.decode("utf-8")
        config = modelpack.write_config(plan.kitfile, [layer.diff_id for layer in layers], created)
        config_type, artifact_type = media_type.MODELPACK_CONFIG, media_type.MODELPACK_ARTIFACT
    old = options.compat is Compat.KIT_1_7
    manifest = write_manifest(
        config=Descriptor.of(config_type, config),
        layers=tuple(layer.descriptor for layer in layers),
        annotations=annotations,
        written_type="" if old else media_type.OCI_MANIFEST,
        artifact_type="" if old else artifact_type,
        null_layers=old,
    )
    return manifest, config


def _rfc3339(seconds: int) -> str:
    return dt.datetime.fromtimestamp(seconds, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
