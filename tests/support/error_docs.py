"""`docs/errors.md`, made from the error classes.

Run `python -m tests.support.error_docs` after adding or changing an error; a test fails when the page is stale.
"""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import kitstudio
from kitstudio.base.errors import ExitCode, KitStudioError
from tests.support.source import ROOT

PAGE = ROOT / "docs" / "errors.md"

_HEAD = """# Errors

Made from the classes by `python -m tests.support.error_docs`; do not edit.

Every failure has a stable code, an exit code, a sentence that says what happened and, where there is something to do,
one that says what. With `--json` the last line on stderr is `{"error": {"code", "summary", "remedy", "facts"}}`; the
names in braces below are keys of `facts`. Exit codes 0 (done) and 1 (the answer is no) are answers, not errors; 2 is a
command line that could not be understood.
"""

_EXITS = {
    ExitCode.USAGE: "usage",
    ExitCode.NETWORK: "the network or a registry failed",
    ExitCode.LOGIN: "a login is needed or was refused",
    ExitCode.INTEGRITY: "bytes are not what a digest says",
    ExitCode.BAD_INPUT: "bad input: a Kitfile, a folder, an archive, a reference",
    ExitCode.NOT_FOUND: "not found",
    ExitCode.TRUST_RULE: "a trust rule refused",
    ExitCode.WOULD_OVERWRITE: "it would overwrite something",
    ExitCode.FILE_SYSTEM: "the disk or the file system failed",
    ExitCode.LOCKED: "the store is locked by another process",
    ExitCode.BUG: "an error of our own",
    ExitCode.CANCELLED: "cancelled",
    ExitCode.NO: "the answer is no",
}


def error_classes() -> list[type[KitStudioError]]:
    """Every error class of the product that has a code of its own, sorted by code."""
    for found in pkgutil.walk_packages(kitstudio.__path__, "kitstudio."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    seen: set[type[KitStudioError]] = set()
    waiting = [KitStudioError]
    while waiting:
        kinds = [kind for kind in waiting.pop().__subclasses__() if kind not in seen]
        seen.update(kinds)
        waiting.extend(kinds)
    own = [kind for kind in seen if kind.__module__.startswith("kitstudio.") and "code" in vars(kind)]
    return sorted(own, key=lambda kind: kind.code)


def page() -> str:
    """The whole page."""
    parts = [_HEAD]
    kinds = error_classes()
    for exit_code in sorted({kind.exit_code for kind in kinds}):
        parts.append(f"\n## Exit {exit_code.value}: {_EXITS[exit_code]}\n")
        parts += [_entry(kind) for kind in kinds if kind.exit_code == exit_code]
    return "".join(parts)


def _entry(kind: type[KitStudioError]) -> str:
    meaning = " ".join((kind.__doc__ or "").split("\n\n")[0].split())
    lines = [f"\n### {kind.code}\n", meaning, "", f"> {kind.summary_template}"]
    if kind.remedy_template:
        lines += [">", f"> {kind.remedy_template}"]
    return "\n".join(lines) + "\n"


def write(path: Path = PAGE) -> None:
    """Write the page."""
    path.write_text(page(), "utf-8")


if __name__ == "__main__":
    write()
