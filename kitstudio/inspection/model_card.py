"""The model card: what a README says of a model in its front matter and its first paragraph.

The front matter is the YAML between two lines of `---` at the very beginning (Hugging Face's model card form). A card
that cannot be read says nothing; it never stops anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kitstudio.base import limits
from kitstudio.inspection.licence_names import spdx_of
from kitstudio.model.yaml_nodes import DamageError, Items, Node, Pairs, Scalar, compose, decode

_FENCE = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_PROGRAM = re.compile(r"<(script|style)\b[^<>]{0,500}>", re.IGNORECASE)
_PROGRAM_END: Final = {name: re.compile(rf"</{name}\b[^<>]{{0,100}}>", re.IGNORECASE) for name in ("script", "style")}
_NO_PARAGRAPH = re.compile(r"\s*(?:[#>|<=`~\[!*+-]|\d+[.)] |:::|---|\* \* \*)")
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\]\n]{1,300})\]\([^)\n]{0,2000}\)")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>")
_MARKS = re.compile(r"(\*\*\*|\*\*|\*|__|`+)(?=\S)(.{1,1000}?)(?<=\S)\1")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
_DESCRIPTION: Final = 500
_NAME: Final = 200
_AUTHORS: Final = 50
_AUTHOR_KEYS: Final = ("authors", "author", "model_creator")
_TITLE = re.compile(r"^#[ \t]+(\S.{0,300}?)[ \t#]*$", re.MULTILINE)
_TITLE_NOISE = re.compile(r"^(?:model card(?: for| of)?|readme)\b[\s:\u2013\u2014-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What a card says; empty where it says nothing.

    Attributes:
        license: SPDX expression.
        license_text: the licence as written, for a notice.
        name: `model_name`, else `pretty_name`, else the first heading.
        description: plain text of one paragraph.
        authors: people or teams named as such.
        library: `library_name`, the framework it is loaded with.
        is_dataset: whether it is the card of a data set.
    """

    license: str = ""
    license_text: str = ""
    name: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()
    library: str = ""
    is_dataset: bool = False


def read_card(content: bytes) -> ModelCard:
    """Read a README.

    Args:
        content: its first bytes; front matter of more than limits.SMALL_FILE bytes is left unread.
    """
    text = content[: limits.README_TEXT].decode("utf-8-sig", "replace").replace("\r\n", "\n")
    match = _FENCE.match(text)
    front = _front_matter(match[1]) if match else {}
    body = _without_programs(_COMMENT.sub("", text[match.end() :] if match else text))
    licenses = _texts(front.get("license"))
    # Several licences in a card may mean "and" or "or": only a person can tell.
    written = licenses[0] if len(licenses) == 1 else ""
    return ModelCard(
        license=spdx_of(written, _first(front, "license_name")),
        license_text=", ".join(licenses),
        name=(_first(front, "model_name") or _first(front, "pretty_name") or _heading(body))[:_NAME],
        description=_one_line(_first(front, "description")) or _paragraph(body),
        authors=next((names for key in _AUTHOR_KEYS if (names := _texts(front.get(key)))), ()),
        library=_first(front, "library_name"),
        is_dataset=any(key in front for key in ("dataset_info", "task_categories", "size_categories", "pretty_name")),
    )


def _without_programs(text: str) -> str:
    """The text without its scripts and styles: what stands in them is for a browser. One that has no end is text."""
    pieces, at, endless = [], 0, set[str]()
    for begun in _PROGRAM.finditer(text):
        name = begun[1].lower()
        if begun.start() < at or name in endless:
            continue
        ended = _PROGRAM_END[name].search(text, begun.end())
        if ended is None:
            endless.add(name)
            continue
        pieces.append(text[at : begun.start()])
        at = ended.end()
    return "".join((*pieces, text[at:]))


def _front_matter(text: str) -> dict[str, Node]:
    content = text.encode("utf-8")
    if len(content) > limits.SMALL_FILE:
        return {}
    try:
        root = compose(decode(content))
    except DamageError:
        return {}
    if not isinstance(root, Pairs):
        return {}
    front: dict[str, Node] = {}
    for key, value in root.pairs():
        if isinstance(key, Scalar):
            if key.text in front:
                return {}
            front[key.text] = value
    return front


def _texts(node: Node | None) -> tuple[str, ...]:
    """The texts of a scalar or of a list of scalars; anything else says nothing."""
    items = node.items[:_AUTHORS] if isinstance(node, Items) else [node]
    found = [each.text.strip() for each in items if isinstance(each, Scalar)]
    return tuple(text for text in found if text and text not in ("~", "null", "None"))


def _first(front: dict[str, Node], key: str) -> str:
    texts = _texts(front.get(key))
    return texts[0] if texts else ""


def _heading(body: str) -> str:
    match = _TITLE.search(body)
    title = _TITLE_NOISE.sub("", _one_line(_unmarked(match[1]))) if match else ""
    return "" if title.lower() in ("", "model card", "model", "introduction", "overview", "license") else title


def _paragraph(body: str) -> str:
    """The first paragraph of prose: no heading, list, table, quote, image, badge or code."""
    in_code = False
    lines: list[str] = []
    for line in body.split("\n"):
        if line.lstrip().startswith(("```", "~~~")):
            in_code = not in_code
        prose = "" if in_code or _is_no_prose(line) else line
        if prose.strip():
            lines.append(prose)
        elif lines:
            break
    return _cut(_one_line(_unmarked("\n".join(lines[:100]))))


def _is_no_prose(line: str) -> bool:
    if _NO_PARAGRAPH.match(line) and not re.match(r"\s*(?:\*{1,3}|`|\[)[^\s*`\]!]", line):
        return True
    return not _unmarked(line).strip() or line.startswith(("    ", "\t"))


def _unmarked(text: str) -> str:
    text = _TAG.sub("", _LINK.sub(r"\1", _IMAGE.sub("", text)))
    return _MARKS.sub(r"\2", text)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str) -> str:
    """At most a few sentences: whole ones while they fit."""
    if len(text) <= _DESCRIPTION:
        return text
    out = ""
    for sentence in _SENTENCE_END.split(text[: 2 * _DESCRIPTION]):
        if len(out) + len(sentence) > _DESCRIPTION:
            break
        out = f"{out} {sentence}".strip()
    return out or text[:_DESCRIPTION].rsplit(" ", 1)[0] + " …"


def read_skill(content: bytes) -> tuple[str, str]:
    """`name` and `description` of a `SKILL.md`'s front matter, empty where it has none."""
    match = _FENCE.match(content[: limits.README_TEXT].decode("utf-8-sig", "replace").replace("\r\n", "\n"))
    front = _front_matter(match[1]) if match else {}
    return _first(front, "name")[:_NAME], _one_line(_first(front, "description"))
