"""The folder that is proposed, and the filters of `--filter` for what was ticked; nothing here knows Qt."""

from __future__ import annotations

import itertools
import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.model.kit import Kit, KitLayer
from kitstudio.model.kit_filter import KITFILE, Filter
from kitstudio.model.media_type import Kind
from kitstudio.operations.context import Context
from kitstudio.operations.unpack_options import UnpackOptions
from kitstudio.operations.unpacking.preview import Foresight, foresee

_TYPES: Final = {
    Kind.MODEL: "model",
    Kind.PART: "model",
    Kind.DATASET: "datasets",
    Kind.CODE: "code",
    Kind.DOCS: "docs",
    Kind.PROMPT: "prompts",
    Kind.MCP: "mcpservers",
}


def filters_for(kit: Kit, chosen: Sequence[KitLayer], *, kitfile: bool) -> tuple[Filter, ...]:
    """The filters that take exactly these layers; none when everything is taken."""
    if len(chosen) == len(kit.layers) and kitfile:
        return ()
    whole = [KITFILE] if kitfile else []
    by_type: dict[str, list[str]] = {}
    for layer in chosen:
        if layer.kind is not None:
            by_type.setdefault(_TYPES[layer.kind], []).append(layer.path)
    named: list[Filter] = []
    for word, paths in by_type.items():
        if len(paths) == sum(each.kind is not None and _TYPES[each.kind] == word for each in kit.layers):
            whole.append(word)
        else:
            named.append(Filter((word,), tuple(paths)))
    return (*([Filter(tuple(whole))] if whole else []), *named)


def shown(each: Filter) -> str:
    """A filter as it is typed."""
    return ",".join(each.types) + (":" + ",".join(each.names) if each.names is not None else "")


def foresee_whole(
    context: Context,
    reference: str,
    folder: Path,
    options: UnpackOptions,
    layers: Sequence[KitLayer],
    fault: KitStudioError | None,
    control: Control,
) -> Foresight:
    """What `foresee` tells, where nothing that is known stands against these `layers`.

    Raises:
        KitStudioError: the `fault` of the kit is one of theirs; or as `foresee`.
    """
    spoilt = fault.facts.get("digests") if fault is not None else None
    if fault is not None and isinstance(spoilt, list) and any(str(each.descriptor.digest) in spoilt for each in layers):
        raise fault
    return foresee(context, reference, folder, options, control)


def folder_name(title: str) -> str:
    """What a folder for a kit is called: like the kit, whose author may have written anything."""
    last = title.rpartition("/")[2]
    return "".join(each if each.isprintable() else "-" for each in last).strip(". ") or "kit"


def free_folder(wanted: Path, taken: Collection[str], control: Control) -> Path:
    """The folder `wanted`, or that name with the first number at which nothing stands, or an empty folder.

    Folders that are `taken` are passed over even when they are empty: somebody works in them. A name that is longer
    than a folder's may be is shortened.
    """
    for number in itertools.count(1):
        control.token.check()
        path = wanted.with_name(_fitted(wanted.name, f"-{number}" if number > 1 else ""))
        if str(path) not in taken and _is_free(path):
            return path
    raise AssertionError


def _fitted(name: str, ending: str) -> str:
    return os.fsencode(name)[: limits.PATH_PART - len(ending)].decode("utf-8", "ignore") + ending


def _is_free(path: Path) -> bool:
    try:
        with os.scandir(path) as entries:
            return next(entries, None) is None
    except OSError:
        # A file, say, or a folder that is not to be read. Where nothing can stand either, under a file or on a disk
        # that does not answer, no number would help: what is wrong is said of the place that was asked for.
        return not os.path.lexists(path)
