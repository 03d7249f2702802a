"""export, receive, import-kitops-store."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from pathlib import Path
from typing import Final

from kitstudio.base import limits
from kitstudio.base.errors import ExitCode, UsageError
from kitstudio.base.os_errors import What, converted, what_is
from kitstudio.cli.commands.near import names_near
from kitstudio.cli.render import size_text
from kitstudio.cli.session import Session
from kitstudio.model.reference import Reference
from kitstudio.operations.export import export as export_operation
from kitstudio.operations.import_kitops import import_kitops_store as import_operation
from kitstudio.operations.receive import ReceiveReport
from kitstudio.operations.receive import receive as receive_operation

_STANDARD_INPUT: Final = "/dev/stdin"


@names_near
def export(session: Session) -> ExitCode:
    """The verb `export`."""
    output = session.given("output")
    if output == "-":
        raise UsageError(
            problem="An export is read again after it is written, which a pipe does not allow.",
            advice="Write it to a file, then pipe that.",
        )
    report = export_operation(
        session.context, session.given("refs"), Path(output), session.control, force=session.given("force")
    )
    written = report.written
    answer = {
        "path": str(written.path),
        "digest": str(written.digest),
        "size": written.size,
        "files": [{"path": each.path, "size": each.size, "digest": str(each.digest)} for each in written.files],
        "verified": written.verified,
        "kits": [
            {"reference": name or None, "digest": str(digest), "from": str(origin)}
            for name, digest, origin in report.kits
        ],
    }
    text = f"Wrote {written.path} ({size_text(written.size)}), read again and verified: {written.digest}"
    session.terminal.answer("export", answer, text)
    return ExitCode.DONE


def receive(session: Session) -> ExitCode:
    """The verb `receive`."""
    if str(session.given("path")) == "-":
        _file_as_standard_input(session)
        return _receive(session, Path(_STANDARD_INPUT))
    return _receive(session, Path(session.given("path")))


def _file_as_standard_input(session: Session) -> None:
    """Let standard input be a file: an archive's index is read before its blobs.

    What comes through a pipe is kept, beside the caches, in a file without a name: the kernel takes it away however
    this process ends. A file that was redirected is read where it is.
    """
    entry = sys.stdin.fileno()
    if stat.S_ISREG(os.fstat(entry).st_mode) and os.lseek(entry, 0, os.SEEK_CUR) == 0:
        return
    cache = session.context.cache_path
    with converted("Keeping standard input", cache):
        cache.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=cache) as kept:
            while chunk := sys.stdin.buffer.read(limits.CHUNK):
                session.control.token.check()
                kept.write(chunk)
            kept.flush()
            os.dup2(kept.fileno(), entry)


def _receive(session: Session, path: Path) -> ExitCode:
    tag_as = session.given("tag_as")
    report = receive_operation(
        session.context,
        path,
        session.control,
        tag_as=Reference.parse(tag_as) if tag_as is not None else None,
        dry_run=session.given("dry_run"),
        force=session.given("force"),
    )
    session.terminal.answer("receive", _received_json(report), _received_text(report))
    return ExitCode.DONE


def import_kitops_store(session: Session) -> ExitCode:
    """The verb `import-kitops-store`."""
    first, texts = session.given("folder"), list(session.given("refs"))
    if first is not None and what_is(first) is not What.FOLDER:
        # `import-kitops-store team/kit:v1` names a kit, not a folder.
        texts.insert(0, first)
        first = None
    listing = session.given("list")
    if listing and texts:
        raise UsageError(problem="--list shows every kit.", advice="Leave out the references, or --list.")
    report = import_operation(
        session.context,
        session.control,
        home=Path(first) if first else None,
        wanted=[Reference.parse(text).with_default_tag() for text in texts],
        dry_run=listing,
        force=session.given("force"),
    )
    session.terminal.answer("import-kitops-store", _received_json(report), _received_text(report))
    return ExitCode.DONE


def _received_json(report: ReceiveReport) -> dict[str, object]:
    kits = [
        {
            "reference": str(name) if name is not None else None,
            "digest": str(each.digest),
            "verdict": "unchecked",
            "imported": each.imported,
        }
        for each in report.kits
        for name in (each.references or (None,))
    ]
    refused = [{"subject": each.subject, "reason": each.reason} for each in report.refused]
    moved = [{"reference": str(name), "digest": str(before)} for name, before in report.moved.items()]
    return {"kits": kits, "refused": refused, "from": str(report.origin), "copied": report.size, "moved": moved}


def _received_text(report: ReceiveReport) -> str:
    lines = []
    for each in report.kits:
        names = ", ".join(str(name) for name in each.references) or "<none>"
        verb = "had already" if each.already else "took" if each.imported else "found"
        lines.append(f"{verb} {names}: {each.digest}")
    lines += [f"moved {name}, which was {before}" for name, before in report.moved.items()]
    lines += [f"left {each.subject}: {each.reason}" for each in report.refused]
    return "\n".join(lines)
