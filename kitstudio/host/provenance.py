"""Which build this is, and what it is made of: read from what is installed, never from the network."""

from __future__ import annotations

import contextlib
import functools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import kitstudio
from kitstudio.host.assets import asset

if TYPE_CHECKING:
    from importlib import metadata

_HASH: Final = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LICENCE_FILES: Final = re.compile(r"(?i)(^|/)(licen[cs]e|copying|notice)[^/]*$")
_MOST: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Part:
    """Something that is shipped or needed: its name, version, licence in words, where it is from, and the full text."""

    name: str
    version: str
    licence: str
    home: str
    text: str


@functools.cache
def commit() -> str:
    """The commit this was built from; empty when nothing tells."""
    own = _installed("kitstudio")
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        said = own.read_text("direct_url.json") if own is not None else None
        found = str(json.loads(said or "{}")["vcs_info"]["commit_id"])
        if _HASH.fullmatch(found):
            return found
    with contextlib.suppress(OSError, ValueError):
        return _of_clone(Path(kitstudio.__file__).resolve().parent.parent / ".git")
    return ""


def _of_clone(git: Path) -> str:
    head = (git / "HEAD").read_text("ascii").strip()
    if not head.startswith("ref: "):
        return head if _HASH.fullmatch(head) else ""
    name = head.removeprefix("ref: ")
    loose = git / name
    if loose.is_file():
        found = loose.read_text("ascii").strip()
    else:
        packed = (git / "packed-refs").read_text("ascii").splitlines()
        found = next((line.split(" ")[0] for line in packed if line.endswith(f" {name}")), "")
    return found if _HASH.fullmatch(found) else ""


def parts() -> tuple[Part, ...]:
    """The program, its typefaces and icons, and every Python package it needs, each with its licence."""
    return (_own(), *_faces(), _icons(), *_packages())


def _own() -> Part:
    return Part("Kit Studio", kitstudio.__version__, "Apache-2.0", "", _own_text())


def _own_text() -> str:
    with contextlib.suppress(OSError):
        return (Path(kitstudio.__file__).resolve().parent.parent / "LICENSE").read_text("utf-8")
    own = _installed("kitstudio")
    return _text_of(own) if own is not None else ""


def _faces() -> Iterator[Part]:
    for name, file, home in (
        ("Inter", "fonts/Inter-OFL.txt", "https://rsms.me/inter"),
        ("JetBrains Mono", "fonts/JetBrainsMono-OFL.txt", "https://www.jetbrains.com/lp/mono"),
    ):
        yield Part(name, "", "OFL-1.1", home, asset(file).read_text("utf-8"))


def _icons() -> Part:
    words = "Drawn for Kit Studio and under its licence; part of the program."
    return Part("Icons", kitstudio.__version__, "Apache-2.0", "", words)


def _packages() -> Iterator[Part]:
    """The packages that ours asks for, and what those ask for."""
    seen: set[str] = set()
    wanted = ["kitstudio"]
    while wanted:
        name = wanted.pop(0)
        key = name.lower().replace("_", "-")
        if key in seen:
            continue
        seen.add(key)
        found = _installed(name)
        if found is None:
            continue
        wanted += [match[0] for each in found.requires or () if "extra ==" not in each and (match := _NAME.match(each))]
        if key != "kitstudio":
            yield _part_of(found)


def _installed(name: str) -> metadata.Distribution | None:
    from importlib import metadata  # noqa: PLC0415 - 20 ms of every start, for a crash report and Help > About

    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def _part_of(found: metadata.Distribution) -> Part:
    licence = _said(found, "License-Expression") or _said(found, "License")
    classes = found.metadata.get_all("Classifier") or ()
    named = [each.rpartition(" :: ")[2] for each in classes if each.startswith("License ::")]
    words = licence.splitlines()[0][:80] if licence.strip() else ", ".join(named) or "not said"
    text = _text_of(found) or _known_text(words)
    return Part(found.name, found.version, words, _said(found, "Home-page"), text)


def _said(found: metadata.Distribution, name: str) -> str:
    return str(next(iter(found.metadata.get_all(name) or ()), ""))


def _known_text(licence: str) -> str:
    """The texts of licences by their names, for packages that bring none."""
    folder = Path(kitstudio.__file__).resolve().parent / "inspection" / "licence_texts"
    texts = []
    for name in _NAME.findall(licence):
        with contextlib.suppress(OSError):
            texts.append((folder / f"{name}.txt").read_text("utf-8"))
    return "\n\n".join(texts)


def _text_of(found: metadata.Distribution) -> str:
    texts = []
    for file in found.files or ():
        if _LICENCE_FILES.search(str(file)):
            with contextlib.suppress(OSError, UnicodeDecodeError):
                texts.append(f"{file.name}\n\n{file.read_text('utf-8')[:_MOST]}")
    return "\n\n".join(texts)
