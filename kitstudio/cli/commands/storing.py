"""tag, remove, store path|verify|gc|repair|usage."""

from __future__ import annotations

import re

from kitstudio.base.errors import ExitCode, UsageError
from kitstudio.cli.commands.near import names_near
from kitstudio.cli.render import counted, size_text, table
from kitstudio.cli.session import Session
from kitstudio.operations import catalog, upkeep
from kitstudio.operations.upkeep import Verified

_AGE = re.compile(r"(\d+(?:\.\d+)?)([smhd])", re.ASCII)
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


@names_near
def tag(session: Session) -> ExitCode:
    """The verb `tag`."""
    targets = catalog.name_targets([session.given("target")], session.control)
    descriptor = catalog.tag(session.context, session.given("source"), targets, session.control)
    names = [str(each) for each in targets]
    answer = {"reference": names[0], "references": names, "digest": str(descriptor.digest)}
    session.terminal.answer("tag", answer, f"{', '.join(names)} is {descriptor.digest}")
    return ExitCode.DONE


@names_near
def remove(session: Session) -> ExitCode:
    """The verb `remove`."""
    texts, dry_run = session.given("refs"), session.given("dry_run")
    if bool(texts) == session.given("all"):
        raise UsageError(problem="Name what to remove, or use --all.", advice="`kitstudio list` shows the names.")
    if session.given("all"):
        removed = catalog.remove_all(session.context, named_too=session.given("force"), dry_run=dry_run)
    else:
        force = session.given("force")
        removed = catalog.remove(session.context, texts, session.control, force=force, dry_run=dry_run)
    names = [str(each) for each in removed.references]
    kits = [str(each) for each in removed.kits]
    stay = [str(each) for each in removed.stay]
    kept = [{"digest": str(kit), "references": [str(each) for each in left]} for kit, left in removed.kept.items()]
    answer = {
        "removed": names or kits,
        "kits": kits,
        "stay": stay,
        "kept": kept,
        "freed": removed.freed,
        "dryRun": dry_run,
    }
    verb = "Would remove" if dry_run else "Removed"
    what = ", ".join(names or kits) or "nothing"
    text = f"{verb} {what}"
    if kits or not kept:
        text += f"; {counted(len(kits), 'kit')} gone, {size_text(removed.freed)} freed"
    if kept and not stay:
        left = ", ".join(str(name) for names in removed.kept.values() for name in names)
        stays = "the kit" if len(names) == 1 else counted(len(kept), "kit")
        text += f"; {stays} {'stays' if len(kept) == 1 else 'stay'} as {left}"
    if stay:
        text += f"\nOf other repositories these stay: {', '.join(stay)}. --force removes the kit with all its names."
    session.terminal.answer("remove", answer, text)
    return ExitCode.DONE


def store_path(session: Session) -> ExitCode:
    """The verb `store path`."""
    path = str(session.context.store_path.absolute())
    session.terminal.answer("store-path", {"path": path}, path)
    return ExitCode.DONE


def store_verify(session: Session) -> ExitCode:
    """The verb `store verify`."""
    result = upkeep.verify(session.context, session.control, quick=session.given("quick"))
    return _show_verified(session, result, "store-verify")


def _show_verified(session: Session, result: Verified, verb: str) -> ExitCode:
    problems = [{"kind": each.kind, "subject": each.subject, "detail": each.detail} for each in result.problems]
    answer = {"ok": result.ok, "checked": result.checked, "bytes": result.bytes, "problems": problems}
    lines = [f"{each.kind}: {each.subject}: {each.detail}" for each in result.problems]
    lines.append(
        f"Checked {counted(result.checked, 'blob')} ({size_text(result.bytes)}): {counted(len(problems), 'problem')}"
    )
    session.terminal.answer(verb, answer, "\n".join(lines))
    return ExitCode.DONE if result.ok else ExitCode.INTEGRITY


def store_gc(session: Session) -> ExitCode:
    """The verb `store gc`."""
    dry_run = session.given("dry_run")
    age = _age(session.given("older_than"))
    result = upkeep.collect(session.context, session.control, dry_run=dry_run, older_than=age)
    removed = [str(each) for each in result.removed]
    answer = {"removed": removed, "partials": result.partials, "freed": result.freed, "dryRun": dry_run}
    verb = "Would delete" if dry_run else "Deleted"
    what = f"{counted(len(removed), 'blob')} and {counted(result.partials, 'partial file')}"
    text = f"{verb} {what}, {size_text(result.freed)}"
    session.terminal.answer("store-gc", answer, text)
    return ExitCode.DONE


def _age(text: str) -> float:
    match = _AGE.fullmatch(text)
    if match is None:
        raise UsageError(problem=f"{text} is not an age.", advice="Write a number and s, m, h or d: 30m, 24h, 7d.")
    return float(match[1]) * _SECONDS[match[2]]


def store_repair(session: Session) -> ExitCode:
    """The verb `store repair`."""
    if session.given("dry_run"):
        return _show_verified(session, upkeep.verify(session.context, session.control), "store-repair")
    result = upkeep.repair(session.context, session.control, drop_dangling=session.given("drop_dangling"))
    answer = {
        "quarantined": list(result.quarantined),
        "dropped": [str(each) for each in result.dropped],
        "missing": [
            {"digest": str(each.digest), "size": each.size, "references": list(each.references)}
            for each in result.missing
        ],
    }
    lines = [f"set aside: {each}" for each in result.quarantined]
    lines += [
        f"missing: {each.digest} ({size_text(each.size)}), needed by {', '.join(each.references)}"
        for each in result.missing
    ]
    lines.append(
        f"{counted(len(result.quarantined), 'file')} set aside, {counted(len(result.missing), 'blob')} missing"
    )
    session.terminal.answer("store-repair", answer, "\n".join(lines))
    return ExitCode.INTEGRITY if result.missing else ExitCode.DONE


def store_usage(session: Session) -> ExitCode:
    """The verb `store usage`."""
    usage = upkeep.usage(session.context)
    kits = [
        {
            "digest": str(each.descriptor.digest),
            "references": [str(name) for name in each.references],
            "exclusive": each.exclusive,
            "shared": each.shared,
        }
        for each in usage.kits
    ]
    answer = {
        "total": usage.total,
        "shared": usage.shared,
        "unreferenced": usage.unreferenced,
        "partials": usage.partials,
        "quarantined": usage.quarantined,
        "kits": kits,
    }
    rows = [
        [
            ", ".join(str(name) for name in each.references) or "<none>",
            size_text(each.exclusive),
            size_text(each.shared),
        ]
        for each in usage.kits
    ]
    text = table(("KIT", "ALONE", "SHARED"), rows, frozenset({1, 2}))
    text += (
        f"{size_text(usage.total)} in all, {size_text(usage.shared)} shared, {size_text(usage.unreferenced)} unused\n"
    )
    session.terminal.answer("store-usage", answer, text)
    return ExitCode.DONE
