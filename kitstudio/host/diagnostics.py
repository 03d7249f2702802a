"""An archive that helps others to help: versions, settings, what the doctor finds, the end of the log.

What is written is exactly what `collect` returned and somebody saw: texts, with secrets, the home folder and whatever a
person typed into a setting taken out.
"""

from __future__ import annotations

import io
import platform
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kitstudio import __version__
from kitstudio.base.durable import replace_file
from kitstudio.base.errors import KitStudioError
from kitstudio.base.os_errors import converted
from kitstudio.base.printable import printable
from kitstudio.host import folders
from kitstudio.host.doctor import examine
from kitstudio.host.provenance import commit, parts
from kitstudio.host.redaction import PATTERNS, Redacted, redacted
from kitstudio.host.settings import Settings, Shown
from kitstudio.operations.context import Context

_LINES: Final = 400
_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The first a zip can say: when it was made is no matter of the archive."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of the archive, with how many secrets were taken out of it."""

    name: str
    text: str
    removed: int


def collect(settings: Settings, context: Context, log: Sequence[str], extra: Mapping[str, str]) -> tuple[Piece, ...]:
    """What the archive would hold.

    Args:
        settings: whose values are listed; of what a person typed only that it is set.
        context: what the doctor looks at.
        log: lines, of which the last are taken.
        extra: more versions (of Qt, of the display).
    """
    texts = {
        "versions.txt": _versions(extra),
        "settings.txt": "\n".join(_setting(each) for each in settings.all()),
        "doctor.txt": _doctor(settings, context),
        "log.txt": "\n".join(printable(each) for each in log[-_LINES:]) or "nothing was logged",
    }
    out = []
    for name, text in texts.items():
        clean = _cleaned(text, settings, context)
        out.append(Piece(name, clean.text + "\n", clean.found))
    found = sum(each.removed for each in out)
    note = f"{found} secrets were found by {PATTERNS} patterns and taken out. The home folder is written ~.\n"
    return (*out, Piece("redaction.txt", note, 0))


def write(path: Path, pieces: Sequence[Piece]) -> None:
    """Write the archive, readable by its owner only.

    Raises:
        FileSystemError: it cannot be written; what was there is there still.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in pieces:
            member = zipfile.ZipInfo(f"kitstudio-diagnostics/{each.name}", _DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            archive.writestr(member, each.text.encode("utf-8", "backslashreplace"))
    with converted("Writing the diagnostics", path):
        replace_file(path, buffer.getvalue(), mode=0o600)


def _versions(extra: Mapping[str, str]) -> str:
    facts = {
        "kitstudio": __version__,
        "commit": commit() or "unknown",
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "machine": platform.machine(),
        **extra,
        **{each.name: each.version for each in parts()[1:] if each.version},
    }
    return "\n".join(f"{name}: {value}" for name, value in facts.items())


def _setting(shown: Shown) -> str:
    setting, value = shown.setting, str(shown.value)
    typed = isinstance(setting.default, str) and not setting.choices
    if typed:
        value = f"<set, {len(value)} characters>" if value else "<empty>"
    return f"{setting.key} = {value} ({shown.source})"


def _doctor(settings: Settings, context: Context) -> str:
    try:
        checks = examine(context, settings)
    except KitStudioError as error:
        return f"not run: {error.code}"
    log = settings.text("log.file")
    said = {
        each.name: each.detail.replace(log, "<log>") if each.name == "log" and log else each.detail for each in checks
    }
    return "\n".join(f"{'ok  ' if each.ok else 'FAIL'} {each.name}: {said[each.name]}" for each in checks)


def _cleaned(text: str, settings: Settings, context: Context) -> Redacted:
    try:
        home = str(folders.home(settings.environment))
    except KitStudioError:
        home = ""
    return redacted(text.replace(str(context.store_path), "<store>"), home)
