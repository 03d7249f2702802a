"""`SafeRelPath`: the only way a path from outside becomes a path here.

A name is refused when it would climb or jump under POSIX *or* Windows rules, whatever the system it is read on: a kit
that is harmless here must not be a weapon there. Names that are merely awkward on Windows (`con`, `a:b`) stay allowed;
`windows_trouble` names the trouble for a warning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from typing_extensions import override

from kitstudio.base import limits
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError

_DRIVE = re.compile(r"^[A-Za-z]:[\\/]")
_RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?$", re.IGNORECASE)


class UnsafePathError(KitStudioError):
    """A path from outside would leave the folder it belongs to, or cannot be a path."""

    code = "KS-UNSAFE-PATH"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "The path {path} is refused: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Paths must stay inside the folder: relative, without `..` parts.")


@dataclass(frozen=True, slots=True)
class SafeRelPath:
    """A relative path of one or more parts, none of them empty, `.` or `..`; joined by `/`.

    Text is UTF-8 with undecodable bytes as surrogates (`surrogateescape`), so that names round-trip byte for byte.
    """

    parts: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> SafeRelPath:
        """Check and split `text` (`a/b`, `./a//b/` count as `a/b`).

        Raises:
            UnsafePathError: empty, absolute, climbing, with NUL, too long or too deep.
        """
        reason = _trouble(text)
        if reason:
            raise UnsafePathError(path=text, reason=reason)
        parts = tuple(part for part in text.split("/") if part not in ("", "."))
        if not parts:
            raise UnsafePathError(path=text, reason="it names no file")
        if len(parts) > limits.PATH_DEPTH:
            raise UnsafePathError(path=text, reason=f"it is deeper than {limits.PATH_DEPTH} folders")
        if any(len(part.encode("utf-8", "surrogateescape")) > limits.PATH_PART for part in parts):
            raise UnsafePathError(path=text, reason=f"a part is longer than {limits.PATH_PART} bytes")
        return cls(parts)

    @override
    def __str__(self) -> str:
        return "/".join(self.parts)

    @property
    def name(self) -> str:
        """The last part."""
        return self.parts[-1]

    @property
    def parent(self) -> SafeRelPath | None:
        """The folder above, None at the top."""
        return SafeRelPath(self.parts[:-1]) if len(self.parts) > 1 else None


def _trouble(text: str) -> str:
    if not text:
        return "it is empty"
    if "\0" in text:
        return "it holds a NUL character"
    if len(text.encode("utf-8", "surrogateescape")) > limits.PATH:
        return f"it is longer than {limits.PATH} bytes"
    if text.startswith(("/", "\\")) or _DRIVE.match(text):
        return "it is absolute"
    if ".." in re.split(r"[\\/]", text):
        return "it leaves its folder through `..`"
    return ""


def windows_trouble(path: str) -> str:
    """Why Windows could not hold `path` (a `/`-joined relative path), or an empty string."""
    for part in path.split("/"):
        if _RESERVED.match(part):
            return f"{part} is a reserved name"
        if part != part.rstrip(". ") and part not in (".", ".."):
            return f"{part} ends in a dot or a blank"
        if re.search(r'[<>:"\\|?*\x00-\x1f]', part):
            return f"{part} holds a character Windows does not allow"
    return ""
