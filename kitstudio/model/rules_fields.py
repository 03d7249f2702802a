"""Rules about values other than paths: versions, part types, licences, remote data sets, MCP servers."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from kitstudio.model import finding_kinds as kinds
from kitstudio.model.finding import Finding
from kitstudio.model.folder_facts import cleaned, leaves
from kitstudio.model.kitfile import VERSION, DataSet, FieldPath, McpServer, Part, entries, layered, show_path
from kitstudio.model.reference import looks_like_reference
from kitstudio.model.rule_subject import Subject, change, is_absolute, removal
from kitstudio.model.spdx import Problem, Trouble, check_expression

_PART_TYPE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_PART_TYPE_LENGTH = 64
_S3 = re.compile(r"s3://[^/?#]+/[^/?#]")


def check_fields(subject: Subject) -> Iterator[Finding]:
    """All rules of this page."""
    yield from _whole(subject)
    yield from _licences(subject)
    for entry in entries(subject.document.kitfile):
        if isinstance(entry.entry, Part):
            yield from _part_type(subject, entry.where, entry.entry.type)
        elif isinstance(entry.entry, DataSet):
            yield from _remote(subject, entry.where, entry.entry)
    yield from _inside_remote(subject)
    yield from _mcp_servers(subject)


def _whole(subject: Subject) -> Iterator[Finding]:
    kitfile = subject.document.kitfile
    version = kitfile.manifest_version
    if version != VERSION and subject.kit.cleans_paths:
        where = ("manifestVersion",)
        yield subject.finding(
            kinds.MANIFEST_VERSION, where, version=version or "missing", fixes=[change(where, VERSION)]
        )
    model = kitfile.model
    if model is not None and not model.path:
        if not model.parts:
            yield subject.finding(kinds.MODEL_WITHOUT_LAYER, ("model",))
        elif subject.kit.cleans_paths:
            yield subject.finding(kinds.PARTS_WITHOUT_PATH, ("model",))
    if not layered(kitfile) and not any(entry.is_remote for entry in entries(kitfile)):
        yield subject.finding(kinds.NO_LAYERS, ())


def _part_type(subject: Subject, where: FieldPath, text: str) -> Iterator[Finding]:
    if not text:
        return
    where = (*where, "type")
    good = re.sub(r"[^A-Za-z0-9_.-]+", "-", text.strip()).strip(".-")[:_PART_TYPE_LENGTH]
    fixes = [change(where, good)] if good else []
    if not _PART_TYPE.fullmatch(text):
        yield subject.finding(kinds.PART_TYPE, where, type=text, fixes=fixes)
    elif len(text) > _PART_TYPE_LENGTH:
        yield subject.finding(kinds.PART_TYPE_LONG, where, length=len(text), fixes=fixes)


def _licences(subject: Subject) -> Iterator[Finding]:
    kitfile = subject.document.kitfile
    texts: list[tuple[FieldPath, str]] = [(("package",), kitfile.package.license)]
    texts += [(entry.where, getattr(entry.entry, "license", "")) for entry in entries(kitfile)]
    for where, text in texts:
        problem = check_expression(text) if text else None
        if problem is not None:
            yield _licence(subject, (*where, "license"), text, problem)


def _licence(subject: Subject, where: FieldPath, text: str, problem: Problem) -> Finding:
    fixes = [change(where, each) for each in problem.suggestions]
    best = problem.suggestions[0] if problem.suggestions else ""
    if problem.trouble is Trouble.GRAMMAR:
        return subject.finding(kinds.LICENCE_GRAMMAR, where, licence=text, word=problem.subject)
    if problem.trouble is Trouble.DEPRECATED:
        return subject.finding(kinds.LICENCE_DEPRECATED, where, word=problem.subject, fixes=fixes)
    if problem.trouble is Trouble.SPELLING:
        return subject.finding(kinds.LICENCE_SPELLING, where, licence=text, nearest=best, fixes=fixes)
    if problem.own and problem.own not in problem.suggestions and not problem.clear:
        fixes.append(change(where, problem.own))
    if best:
        return subject.finding(kinds.LICENCE_MEANT, where, licence=problem.subject, nearest=best, fixes=fixes)
    return subject.finding(kinds.LICENCE_UNKNOWN, where, licence=problem.subject, fixes=fixes)


def _remote(subject: Subject, where: FieldPath, entry: DataSet) -> Iterator[Finding]:
    path, hash_at = entry.remote_path, (*where, "remoteHash")
    if not path:
        if entry.remote_hash:
            yield subject.finding(kinds.REMOTE_HASH_ALONE, hash_at, fixes=[removal(hash_at)])
    elif _S3.match(path):
        if not entry.remote_hash:
            yield subject.finding(kinds.REMOTE_HASH_MISSING, (*where, "remotePath"), path=path)
    elif not looks_like_reference(path):
        yield subject.finding(kinds.REMOTE_PATH, (*where, "remotePath"), path=path)
    elif entry.remote_hash:
        yield subject.finding(kinds.REMOTE_HASH_IGNORED, hash_at, fixes=[removal(hash_at)])


def _inside_remote(subject: Subject) -> Iterator[Finding]:
    """Entries within the path that a remote data set is unpacked to."""
    every = list(entries(subject.document.kitfile))
    for remote in every:
        if not isinstance(remote.entry, DataSet) or not looks_like_reference(remote.entry.remote_path):
            continue
        around = cleaned(remote.path)
        for entry in every:
            if entry is remote or not subject.is_local(entry) or not _is_within(cleaned(entry.path), around):
                continue
            other = show_path(remote.where)
            where = (*entry.where, "path")
            yield subject.finding(kinds.INSIDE_REMOTE, where, path=entry.path or ".", remote=around, other=other)


def _is_within(path: str, around: str) -> bool:
    return around in {".", path} or path.startswith(around + "/")


def _mcp_servers(subject: Subject) -> Iterator[Finding]:
    servers = subject.document.kitfile.mcp_servers
    first: dict[str, int] = {}
    names = {server.name for server in servers}
    for index, server in enumerate(servers):
        where = ("mcpServers", index)
        stem = posixpath.basename(server.path.rstrip("/")).removesuffix(".mcpb")
        fixes = [change((*where, "name"), stem)] if stem and stem not in names else []
        if not server.name:
            yield subject.finding(kinds.MCP_NAME_MISSING, where, fixes=fixes)
        elif first.setdefault(server.name, index) != index:
            other = show_path(("mcpServers", first[server.name]))
            yield subject.finding(kinds.MCP_NAME_TWICE, (*where, "name"), name=server.name, other=other, fixes=fixes)
        if _is_no_bundle(subject, server):
            yield subject.finding(kinds.MCP_BUNDLE, (*where, "path"), path=server.path)


def _is_no_bundle(subject: Subject, server: McpServer) -> bool:
    if is_absolute(server.path) or leaves(cleaned(server.path)):
        return False
    in_folder = subject.folder is not None and cleaned(server.path) in subject.folder.folders
    return in_folder or not server.path.endswith(".mcpb")
