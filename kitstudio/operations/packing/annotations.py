"""Layer annotations as the newest kit writes them (modelkit-format 2.4); none under kit 1.7's bytes."""

from __future__ import annotations

import datetime as dt
import posixpath

from kitstudio.model import go_json
from kitstudio.model.descriptor import FILE_METADATA, FILE_PATH, LAYER_SUBTYPE
from kitstudio.model.media_type import Form, Kind
from kitstudio.operations.pack_options import Compat, PackOptions
from kitstudio.operations.packing.plan import PlannedLayer


def layer_annotations(layer: PlannedLayer, options: PackOptions) -> dict[str, str]:
    """The annotations of a layer's descriptor."""
    if options.compat is Compat.KIT_1_7:
        return {}
    out = {FILE_PATH: posixpath.normpath(layer.entry.path or ".")}
    if layer.entry.kind is Kind.PROMPT:
        out[LAYER_SUBTYPE] = "prompt"
    if layer.type.form is Form.RAW:
        out[FILE_METADATA] = _file_metadata(layer, options)
    return out


def _file_metadata(layer: PlannedLayer, options: PackOptions) -> str:
    """Name, mode and size of a raw layer's file.

    The time and the set-user-id bits are left at zero unless kit's own bytes are asked for: they differ from checkout
    to checkout of the same files.
    """
    member = layer.selection.members[0]
    ours = options.compat is Compat.OURS
    mode = member.mode & 0o777
    if options.modes == "canonical":
        mode = 0o755 if mode & 0o100 else 0o644
    modified = 0 if ours else member.mtime_ns
    return go_json.encode(
        {
            "name": posixpath.basename(member.path),
            "mode": mode,
            "uid": 0,
            "gid": 0,
            "size": member.size,
            "mtime": _nanoseconds(modified),
            "typeflag": 0,
        }
    ).decode("utf-8")


def _nanoseconds(moment: int) -> str:
    """RFC 3339 with as many digits of a second as needed, UTC."""
    seconds, rest = divmod(moment, 1_000_000_000)
    text = (dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%S")
    return f"{text}.{rest:09d}".rstrip("0") + "Z" if rest else f"{text}Z"
