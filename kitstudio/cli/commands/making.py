"""init, check, pack, unpack."""

from __future__ import annotations

import datetime as dt
import os
import select
import sys
from collections.abc import Iterable
from pathlib import Path

from kitstudio.base import limits
from kitstudio.base.control import CancelToken
from kitstudio.base.errors import ExitCode, UsageError
from kitstudio.base.os_errors import What, converted, what_is
from kitstudio.base.printable import printable
from kitstudio.cli.commands.near import names_near
from kitstudio.cli.render import counted, size_text
from kitstudio.cli.session import Session
from kitstudio.model.finding import Finding, Severity
from kitstudio.model.finding_kinds import LINK_PATH, LINKS_LEFT_OUT, LINKS_UNNAMED
from kitstudio.model.kit_filter import Filter
from kitstudio.model.media_type import Compression, Form
from kitstudio.operations.catalog import name_targets
from kitstudio.operations.check import check as check_operation
from kitstudio.operations.init import Way, propose_kitfile
from kitstudio.operations.init import init as init_operation
from kitstudio.operations.pack import pack as pack_operation
from kitstudio.operations.pack_check import check_reproducible
from kitstudio.operations.pack_options import Compat, PackOptions, PackReport
from kitstudio.operations.unpack import unpack as unpack_operation
from kitstudio.operations.unpack_options import KITFILE, OnConflict, UnpackOptions, UnpackReport

_STDIN = "-"
_POLL_SECONDS = 0.1
_SHOWN = 10
_LINKS = frozenset({LINK_PATH.code, LINKS_LEFT_OUT.code, "link"})
"""What is found, and what is left out, because it is a link."""
_OLD_SWITCHES = ("kitfile", "model", "code", "datasets", "docs")


def check(session: Session) -> ExitCode:
    """The verb `check`."""
    target = Path(session.given("target"))
    if session.given("target") == _STDIN and not session.given("file"):
        target, session.arguments.file = Path(), _STDIN
    is_folder = session.given("file") or what_is(target) is What.FOLDER
    folder, file = (target, None) if is_folder else (target.parent, target)
    kitfile: Path | bytes | None = _kitfile(session.given("file"), session.control.token) or file
    report = check_operation(
        folder,
        session.control,
        kitfile=kitfile,
        for_kit=session.given("for_kit"),
        follow_links=session.given("follow_links"),
    )
    answer = {"ok": report.ok, "findings": [_finding_json(each) for each in report.findings]}
    lines = [_finding_line(report.where, each) for each in report.findings]
    errors = sum(each.severity is Severity.ERROR for each in report.findings)
    lines.append(f"{counted(errors, 'error')}, {counted(len(report.findings) - errors, 'remark')} in {report.where}")
    session.terminal.answer("check", answer, "\n".join(lines))
    _advise_on_links(session, (each.code for each in report.findings))
    return ExitCode.DONE if report.ok else ExitCode.BAD_INPUT


def _advise_on_links(session: Session, codes: Iterable[str]) -> None:
    """Name the flag that takes what links lead to, where it could make a difference, or what names it."""
    found = frozenset(codes)
    if found & _LINKS and not session.given("follow_links"):
        session.terminal.say("Links are not packed; --follow-links takes what they lead to.")
    if LINKS_UNNAMED.code in found:
        session.terminal.say("Name it in the Kitfile, as `kitstudio init --follow-links` does.")


def _finding_json(finding: Finding) -> dict[str, object]:
    fix = finding.fixes[0].title if finding.fixes else None
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "line": finding.mark.line,
        "column": finding.mark.column,
        "field": finding.field_name,
        "fix": fix,
    }


def _finding_line(where: str, finding: Finding) -> str:
    place = f"{where}:{finding.mark.line}:{finding.mark.column}" if finding.mark.line else where
    fix = f" [{finding.fixes[0].title}]" if finding.fixes else ""
    return f"{place}: {finding.severity}: {finding.message}{fix}"


def _kitfile(text: str | None, token: CancelToken) -> Path | bytes | None:
    if text == _STDIN:
        return _standard_input(token)
    return Path(text) if text else None


def _standard_input(token: CancelToken) -> bytes:
    """What is piped in, at most one byte more than a Kitfile may have; Ctrl+C ends the waiting."""
    content = b""
    descriptor = sys.stdin.fileno()
    while len(content) <= limits.KITFILE:
        ready, _, _ = select.select([descriptor], [], [], _POLL_SECONDS)
        token.check()
        if ready:
            with converted("Reading standard input", "standard input"):
                chunk = os.read(descriptor, limits.CHUNK)
            if not chunk:
                break
            content += chunk
    return content


def pack(session: Session) -> ExitCode:
    """The verb `pack`."""
    folder = Path(session.given("folder"))
    options = _pack_options(session)
    if session.given("check") is not None:
        return _pack_check(session, folder, options)
    report = pack_operation(session.context, folder, options, session.control)
    for finding in report.findings:
        session.terminal.say(f"{finding.severity}: {finding.message}")
    session.terminal.answer("pack", _pack_json(report), _pack_text(report))
    _advise_on_links(session, (each.reason for each in report.left_out))
    return ExitCode.DONE


def _pack_options(session: Session) -> PackOptions:
    compression = session.given("compression")
    compat = Compat(session.given("kit_compat") or "")
    if session.given("kit_version") is not None and not compat:
        raise UsageError(problem="--kit-version needs --kit-compat.", advice="Add --kit-compat 1.7 or 2026.")
    return PackOptions(
        kitfile=_kitfile(session.given("file"), session.control.token),
        references=name_targets(session.given("tag") or (), session.control),
        compression=Compression(compression.removesuffix("-fastest")),
        fastest=compression.endswith("-fastest"),
        form=Form(session.given("layer_format")),
        model_pack=session.given("use_model_pack"),
        created=_created(_moment(session)),
        modes=session.given("modes"),
        follow_links=session.given("follow_links"),
        allow_unknown_keys=session.given("allow_unknown_keys"),
        use_cache=not session.given("no_cache"),
        compat=compat,
        kit_version=session.given("kit_version") or "unknown",
    )


def _moment(session: Session) -> str | None:
    given: str | None = session.given("created")
    # An empty variable is the same as none, as other tools read it; an empty flag is a mistake.
    return session.settings.environment.get("SOURCE_DATE_EPOCH") or None if given is None else given


def _created(text: str | None) -> int | None:
    """Seconds since 1970, or an RFC 3339 time with its zone."""
    if text is None:
        return None
    try:
        if text.isascii() and text.lstrip("-").isdigit():
            moment = int(text)
        else:
            parsed = dt.datetime.fromisoformat(text)
            if parsed.tzinfo is None:
                raise UsageError(problem=f"The time {text} has no zone.", advice="Add Z for UTC: 2026-01-02T03:04:05Z.")
            moment = int(parsed.timestamp())
        dt.datetime.fromtimestamp(moment, dt.UTC)
    except (ValueError, OverflowError, OSError) as error:
        advice = "Write seconds since 1970, or a time like 2026-01-02T03:04:05Z (--created, SOURCE_DATE_EPOCH)."
        raise UsageError(problem=f"{text} is not a time.", advice=advice) from error
    return moment


def _pack_json(report: PackReport) -> dict[str, object]:
    return {
        "digest": str(report.descriptor.digest),
        "size": report.descriptor.size,
        "totalSize": report.manifest.total_size,
        "references": [str(each) for each in report.references],
        "config": {"digest": str(report.manifest.config.digest), "size": report.manifest.config.size},
        "layers": [
            {
                "digest": str(each.descriptor.digest),
                "size": each.descriptor.size,
                "mediaType": each.descriptor.media_type,
                "diffId": str(each.diff_id),
                "role": str(each.kind),
                "path": each.path,
                "reused": each.reused,
            }
            for each in report.layers
        ],
        "bytesRead": report.bytes_read,
        "moved": [{"reference": str(name), "from": str(old)} for name, old in report.moved],
        "leftOut": [{"path": each.path, "reason": each.reason} for each in report.left_out],
    }


def _pack_text(report: PackReport) -> str:
    lines = [
        f"{each.kind:<10} {size_text(each.descriptor.size):>10}  {each.descriptor.digest}  {printable(each.path)}"
        f"{'  (unchanged)' if each.reused else ''}"
        for each in report.layers
    ]
    names = ", ".join(str(each) for each in report.references) or "without a name"
    lines.append(f"Packed {names}: {report.descriptor.digest} ({size_text(report.manifest.total_size)})")
    return "\n".join(lines)


def _pack_check(session: Session, folder: Path, options: PackOptions) -> ExitCode:
    result = check_reproducible(session.context, folder, session.given("check"), options, session.control)
    answer = {
        "equal": result.equal,
        "stored": str(result.stored.digest),
        "packed": str(result.packed.digest),
        "differences": [
            {"kind": each.kind, "path": each.path, "stored": each.stored, "packed": each.packed}
            for each in result.differences
        ],
    }
    lines = [
        printable(f"{each.kind} {each.path}: stored {each.stored}, now {each.packed}") for each in result.differences
    ]
    verdict = "gives the same digest" if result.equal else "gives another digest"
    lines.append(f"Packing {folder} again {verdict}: {result.packed.digest}")
    session.terminal.answer("pack", answer, "\n".join(lines))
    return ExitCode.DONE if result.equal else ExitCode.NO


@names_near
def unpack(session: Session) -> ExitCode:
    """The verb `unpack`."""
    texts = session.given("filter") or [word for word in _OLD_SWITCHES if session.given(word)]
    on_conflict = OnConflict.OVERWRITE if session.given("overwrite") else OnConflict.REFUSE
    keep = session.given("ignore_existing")
    options = UnpackOptions(
        on_conflict=OnConflict.KEEP if keep else on_conflict,
        # As kit: -i keeps files, but never another Kitfile, which -o replaces.
        on_conflict_at={KITFILE: on_conflict} if keep and on_conflict is OnConflict.OVERWRITE else {},
        filters=tuple(Filter.parse(text) for text in texts),
        dry_run=session.given("dry_run"),
        exact_modes=session.given("exact_modes"),
        with_parents=not session.given("no_parents"),
    )
    report = unpack_operation(
        session.context, session.given("ref"), Path(session.given("dir")), options, session.control
    )
    answer: dict[str, object] = {
        "directory": os.path.abspath(report.directory),
        "files": [
            {"path": each.path, "size": each.size, "action": each.action}
            | ({"there": str(each.found)} if each.found is not None else {})
            for each in report.files
        ],
        "digest": str(report.digest),
        "from": str(report.origin),
    }
    if options.dry_run:
        answer["conflicts"] = [{"path": each.path, "kind": str(each.kind)} for each in report.conflicts]
    session.terminal.answer("unpack", answer, _unpack_text(report, options))
    return ExitCode.WOULD_OVERWRITE if report.conflicts else ExitCode.DONE


def _unpack_text(report: UnpackReport, options: UnpackOptions) -> str:
    lines = [
        f"{each.found or '':<12} {'refused' if each.action == 'exists' else each.action:<12} {printable(each.path)}"
        for each in (report.files if options.dry_run else ())
    ]
    if report.conflicts:
        shown = ", ".join(f"{printable(each.path)} ({each.kind})" for each in report.conflicts[:_SHOWN])
        many = len(report.conflicts)
        stands = "stands" if many == 1 else "stand"
        ending = ", …" if many > _SHOWN else ""
        lines.append(
            f"Would write nothing into {report.directory}: {counted(many, 'path')} {stands} in the way: {shown}{ending}"
        )
        return "\n".join(lines)
    written = [each for each in report.files if each.action != "kept"]
    stayed = len(report.files) - len(written)
    total = size_text(sum(each.size for each in written))
    verb = "Would write" if options.dry_run else "Unpacked"
    line = f"{verb} {counted(len(written), 'file')} ({total}) into {report.directory}"
    if stayed:
        why = "kept as they are" if options.on_conflict is OnConflict.KEEP else "there with the same bytes"
        line += f"; {why}: {counted(stayed, 'file')}"
    return "\n".join([*lines, line])


def init(session: Session) -> ExitCode:
    """The verb `init`."""
    folder = Path(session.given("folder"))
    output, way = session.given("output"), _way(session)
    words = {
        "name": session.given("name"),
        "description": session.given("desc"),
        "author": session.given("author") or ("" if way is Way.KIT_1_7 else session.settings.text("packing.author")),
    }
    if output == _STDIN:
        report = propose_kitfile(folder, way=way, control=session.control, **words)
    else:
        report = init_operation(
            folder,
            way=way,
            output=Path(output) if output else None,
            force=session.given("force"),
            control=session.control,
            **words,
        )
    left_out = [{"path": each.path, "reason": each.reason} for each in report.left_out]
    answer = {"path": str(report.path) if report.path else None, "kitfile": report.text, "left_out": left_out}
    session.terminal.answer("init", answer, report.text if output == _STDIN else f"Wrote {report.path}")
    if left_out:
        session.terminal.say(f"{counted(report.files_left_out, 'file')} left out; --json lists them with the reason.")
    _advise_on_links(session, (each.code for each in report.notices))
    if report.follows:
        session.terminal.say("The Kitfile names what links lead to: pack it with --follow-links too.")
    return ExitCode.DONE


def _way(session: Session) -> Way:
    if not session.given("kit_defaults"):
        return Way.FOLLOWING if session.given("follow_links") else Way.OURS
    if session.given("follow_links"):
        raise UsageError(problem="Kit 1.7 follows no links.", advice="Leave out --follow-links or --kit-defaults.")
    return Way.KIT_1_7
