"""list, info, inspect."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from kitstudio.base import limits
from kitstudio.base.errors import ExitCode, UsageError
from kitstudio.base.os_errors import PathNotFoundError
from kitstudio.cli.commands.near import names_near
from kitstudio.cli.render import size_text, table
from kitstudio.cli.session import Session
from kitstudio.model import go_json
from kitstudio.model.descriptor import KIT_VERSION
from kitstudio.model.kit import Kit
from kitstudio.model.kitfile_json import config_json
from kitstudio.model.kitfile_text import kitfile_yaml, node_yaml
from kitstudio.operations.catalog import KitRow, list_kits
from kitstudio.operations.inspect import Inspection
from kitstudio.operations.inspect import inspect as inspect_operation
from kitstudio.operations.places import is_place

_NONE = "<none>"
_RFC3339 = "%Y-%m-%dT%H:%M:%SZ"
_KIT_UNITS = ("KiB", "MiB", "GiB", "TiB", "PiB")


def list_kits_verb(session: Session) -> ExitCode:
    """The verb `list`."""
    rows = _asked_rows(session)
    form = session.given("format")
    if form == "json" and not session.terminal.as_json:
        session.terminal.answer("list", {}, _kit_json(rows))
    elif form in ("table", "json"):
        session.terminal.answer("list", {"kits": [_row_json(row) for row in rows]}, _table(session, rows))
    else:
        raise UsageError(problem=f"--format {form} is not known.", advice="Use table or json; --json gives all facts.")
    return ExitCode.DONE


def _asked_rows(session: Session) -> tuple[KitRow, ...]:
    asked = session.given("repository") or ""
    where: dict[str, Any] = {"place": asked} if is_place(asked) else {"name": asked}
    try:
        rows = list_kits(session.context, session.control, show_all=session.given("all"), **where)
    except PathNotFoundError as error:
        if error.facts.get("path") != str(session.context.store_path):
            raise
        session.control.notice("no-store", "There is no store at {path} yet.", path=str(session.context.store_path))
        rows = ()
    wanted = (session.given("filter") or "").lower()
    return tuple(row for row in rows if wanted in f"{row.reference or ''} {row.name}".lower())


def _table(session: Session, rows: tuple[KitRow, ...]) -> str:
    whole = session.given("digests")
    cells = []
    for row in rows:
        digest = str(row.descriptor.digest)
        reference = row.reference
        cells.append(
            [
                (reference.name if reference else "") or _NONE,
                (reference.tag if reference else "") or _NONE,
                row.damage or row.name or _NONE,
                row.version,
                size_text(row.total_size),
                digest if whole else digest[:19],
            ]
        )
    return table(("REPOSITORY", "TAG", "NAME", "VERSION", "SIZE", "DIGEST"), cells, frozenset({4}))


def _row_json(row: KitRow) -> dict[str, object]:
    return {
        "repository": (row.reference.name if row.reference else "") or None,
        "tag": (row.reference.tag if row.reference else "") or None,
        "digest": str(row.descriptor.digest),
        "size": row.descriptor.size,
        "totalSize": row.total_size,
        "created": _utc(row.created),
        "storedAt": _rfc3339(row.stored_at),
        "format": row.format or None,
        "name": row.name or None,
        "version": row.version or None,
        "damage": row.damage or None,
        "from": str(row.origin),
    }


def _rfc3339(seconds: int) -> str | None:
    return dt.datetime.fromtimestamp(seconds, dt.UTC).strftime(_RFC3339) if seconds else None


def _utc(text: str) -> str | None:
    """A time that some tool wrote into an annotation, in UTC; None when it is none."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(dt.UTC).strftime(_RFC3339) if moment.tzinfo is not None else None


def _kit_json(rows: tuple[KitRow, ...]) -> str:
    """The list as `kit list --format json` prints it (modelkit-format 9.4): one object for a digest in a repository."""
    found: dict[tuple[str, str], tuple[KitRow, list[str]]] = {}
    for row in rows:
        name = row.reference.name if row.reference else ""
        _, tags = found.setdefault((name or _NONE, str(row.descriptor.digest)), (row, []))
        if row.reference is not None and row.reference.tag:
            tags.append(row.reference.tag)
    out = [
        {
            "repo": name,
            "digest": digest,
            "tags": tags or None,
            "modelName": row.name or _NONE,
            "size": _kit_size(row.layer_size),
            "author": row.author or _NONE,
        }
        for (name, digest), (row, tags) in sorted(found.items(), key=lambda item: item[0])
    ]
    text = json.dumps(out, indent=2, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _kit_size(size: int) -> str:
    """Binary units, one decimal cut and not rounded, as kit prints sizes."""
    if size < 1024:
        return f"{size} B"
    tenths, unit = size * 10 // 1024, 0
    while tenths >= 10240 and unit < len(_KIT_UNITS) - 1:
        tenths, unit = tenths // 1024, unit + 1
    return f"{tenths // 10}.{tenths % 10} {_KIT_UNITS[unit]}"


@names_near
def info(session: Session) -> ExitCode:
    """The verb `info`."""
    found = inspect_operation(session.context, session.given("ref"), session.control)
    node = session.given("filter")
    kitfile = found.kit.kitfile
    text = node_yaml(kitfile, node) if node else kitfile_yaml(kitfile, numbers_from_json=True)
    answer = {
        "reference": found.name,
        "from": str(found.origin),
        "digest": str(found.kit.descriptor.digest),
        "kitfile": _kitfile_json(found.kit),
    }
    session.terminal.answer("info", answer, text)
    return ExitCode.DONE


@names_near
def inspect(session: Session) -> ExitCode:
    """The verb `inspect`."""
    found = inspect_operation(session.context, session.given("ref"), session.control, deep=session.given("deep"))
    kit = found.kit
    answer = {
        "reference": found.name,
        "from": str(found.origin),
        "digest": str(kit.descriptor.digest),
        "mediaType": kit.descriptor.media_type,
        "size": kit.descriptor.size,
        "totalSize": kit.manifest.total_size,
        "format": str(kit.format),
        "cliVersion": kit.manifest.annotations.get(KIT_VERSION, "unknown"),
        "manifest": json.loads(kit.manifest.raw),
        "kitfile": _kitfile_json(kit),
        "layers": _layers_json(found),
        "annotations": dict(kit.manifest.annotations),
    }
    text = "" if session.terminal.as_json else json.dumps(answer, indent=2, ensure_ascii=True)
    session.terminal.answer("inspect", answer, text)
    return ExitCode.DONE


def _kitfile_json(kit: Kit) -> object:
    return go_json.decode(config_json(kit.kitfile), "the Kitfile", limits.CONFIG)


def _layers_json(found: Inspection) -> list[dict[str, object]]:
    out: list[dict[str, object]] = []
    for at, layer in enumerate(found.kit.layers):
        facts: dict[str, object] = {
            "digest": str(layer.descriptor.digest),
            "size": layer.descriptor.size,
            "mediaType": layer.descriptor.media_type,
            "diffId": str(layer.diff_id) if layer.diff_id else None,
            "role": str(layer.kind) if layer.kind else None,
            "path": layer.path,
        }
        if found.files:
            facts["files"] = [
                {"path": each.path, "size": each.size, "mode": f"{each.mode:04o}", "folder": each.is_folder}
                for each in found.files[at]
            ]
        out.append(facts)
    return out
