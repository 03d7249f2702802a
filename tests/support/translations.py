"""What the source marks for translation, read from its syntax, and what the files of `resources/translations` hold."""

from __future__ import annotations

import ast
import string
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import PySide6

from tests.support.source import ROOT, Module

FOLDER: Final = ROOT / "resources/translations"
_TOOLS: Final = Path(PySide6.__file__).parent
_MARKS: Final = ("translate", "QT_TRANSLATE_NOOP")


@dataclass(frozen=True, slots=True)
class Message:
    """A text with its translation, which is empty as long as nobody finished it."""

    context: str
    source: str
    translation: str

    @property
    def key(self) -> tuple[str, str]:
        """What it is looked up by."""
        return self.context, self.source


def messages(path: Path) -> list[Message]:
    """All of a file."""
    return [
        Message(context.findtext("name") or "", each.findtext("source") or "", _finished(each))
        for context in ET.parse(path).getroot().iter("context")  # noqa: S314 - our own files
        for each in context.iter("message")
    ]


def _finished(message: ET.Element) -> str:
    found = message.find("translation")
    return "" if found is None or found.get("type") else found.text or ""


def extracted(folder: Path) -> Path:
    """A file of all texts as the source has them now, made as `packaging/translate` makes it."""
    made = folder / "now.ts"
    _run("lupdate", "-silent", "-extensions", "py", "-locations", "none", str(ROOT / "kitstudio"), "-ts", str(made))
    return made


def released(path: Path, folder: Path) -> bytes:
    """What Qt reads, made of a file."""
    made = folder / "now.qm"
    _run("lrelease", "-silent", str(path), "-qm", str(made))
    return made.read_bytes()


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([_TOOLS / tool, *arguments], check=True, capture_output=True)


def marked(module: Module) -> Iterator[tuple[str, str]]:
    """Context and text of every mark: `tr` has the class it stands in, the others say it."""
    for call, of in _calls(module.tree, ""):
        words = [each.value if isinstance(each, ast.Constant) else None for each in call.args[:2]]
        name = _name(call.func)
        if name == "tr" and words and isinstance(words[0], str):
            yield of, words[0]
        elif name in _MARKS and len(words) == 2 and isinstance(words[0], str) and isinstance(words[1], str):
            yield words[0], words[1]


def strange(module: Module) -> Iterator[str]:
    """Ways of asking for a translation that the tool does not see, or that look elsewhere than it put the text."""
    for call, of in _calls(module.tree, ""):
        function = call.func
        if _name(function) == "tr" and not (
            isinstance(function, ast.Attribute) and ast.unparse(function.value) == "self"
        ):
            yield f"{module.path}:{call.lineno} {ast.unparse(function)} is looked up by another class than {of}"
    for node in ast.walk(module.tree):
        if (
            isinstance(node, (ast.Assign, ast.AnnAssign))
            and node.value is not None
            and _name(node.value) == "translate"
        ):
            names = [ast.unparse(each) for each in (node.targets if isinstance(node, ast.Assign) else [node.target])]
            if names != ["translate"]:
                yield f"{module.path}:{node.lineno} under the name {names[0]} no text is found"
    yield from (f"{module.path}:{line} asks before there is a language" for line in _early(module.tree))


def _early(node: ast.AST) -> Iterator[int]:
    """Where a translation is asked for while the module is imported."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            continue
        if isinstance(child, ast.Call) and _name(child.func) in {"tr", "translate"}:
            yield child.lineno
        yield from _early(child)


def _calls(node: ast.AST, of: str) -> Iterator[tuple[ast.Call, str]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child, of
        yield from _calls(child, child.name if isinstance(child, ast.ClassDef) else of)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def holes(text: str) -> list[str]:
    """The named holes of a text, sorted."""
    return sorted(name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None)
