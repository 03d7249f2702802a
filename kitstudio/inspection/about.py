"""What a folder says of its model beside the weights: model card, licence file, configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from kitstudio.base import limits
from kitstudio.base.control import Noticed
from kitstudio.inspection.folder_tree import Folder
from kitstudio.inspection.licence_names import is_licence_file
from kitstudio.inspection.licences import Detected, detect
from kitstudio.inspection.listing import Listed, Reader
from kitstudio.inspection.model_card import ModelCard, read_card
from kitstudio.model.go_json import BadJsonError, JsonValue, decode

_README: Final = ("readme.md", "readme.markdown", "readme.txt", "readme", "readme.rst", "model_card.md", "modelcard.md")
# A file of the root, a key in it, and the framework it gives away.
_SIGNS: Final = (
    ("adapter_config.json", "peft_type", "peft"),
    ("model_index.json", "_diffusers_version", "diffusers"),
    ("config_sentence_transformers.json", "", "sentence-transformers"),
    ("config.json", "transformers_version", "transformers"),
)


@dataclass(frozen=True, slots=True)
class About:
    """What was found; empty where nothing was. `license` is an SPDX expression."""

    name: str = ""
    description: str = ""
    license: str = ""
    authors: tuple[str, ...] = ()
    framework: str = ""
    notices: tuple[Noticed, ...] = field(default=())


def about(root: Folder, read: Reader) -> About:
    """Read what the root of a folder says.

    Args:
        root: the tree; only files of the root are read.
        read: gives the beginning of a file.
    """
    files = {file.name.lower(): file for file in reversed(root.files)}
    card = ModelCard()
    readme = next((files[name] for name in _README if name in files), None)
    if readme is not None:
        card = read_card(read(readme.path, limits.README_TEXT))
    found = _licence_files(root, read)
    license_, notices = _license(card, found)
    configs = {name: _json(files[name], read) for name, _key, _word in _SIGNS if name in files}
    return About(
        name=card.name or _named(configs.get("config.json", {})),
        description=card.description,
        license=license_,
        authors=card.authors,
        framework=_framework(configs) or card.library,
        notices=notices,
    )


def _licence_files(root: Folder, read: Reader) -> dict[str, Detected]:
    """What each licence file of the root is, by path."""
    files = (file for file in root.files if is_licence_file(file.name))
    return {file.path: detect(read(file.path, limits.LICENCE_TEXT)) for file in files}


def _license(card: ModelCard, found: Mapping[str, Detected]) -> tuple[str, tuple[Noticed, ...]]:
    """The card's licence, else the only one the licence files name; and what is odd about it."""
    notices = [
        Noticed(
            "licence-unclear",
            "{path} resembles {licences} but is not that text alone; no licence is taken from it.",
            {"path": path, "licences": ", ".join(each.resembles)},
        )
        for path, each in found.items()
        if each.resembles
    ]
    notices += [
        Noticed("licence-unknown", "{path} is no licence known here; no licence is taken from it.", {"path": path})
        for path, each in found.items()
        if not each.resembles and not each.expression
    ]
    named = {each.expression: path for path, each in found.items() if each.expression}
    if card.license and named and not any(_family(card.license) == _family(name) for name in named):
        notices.append(
            Noticed(
                "licence-conflict",
                "The model card says {card}, {path} is {text}; the model card's is taken.",
                {"card": card.license, "path": next(iter(named.values())), "text": next(iter(named))},
            )
        )
    if len(named) > 1 and not card.license:
        text = "The licence files name {licences}; which holds for the kit only a person can say."
        notices.append(Noticed("licences-several", text, {"licences": ", ".join(sorted(named))}))
        return "", tuple(notices)
    same = [name for name in named if _family(name) == _family(card.license)]
    # "or later" is known only to the text, so where both mean one licence the text is the more exact.
    return (same[0] if same else card.license or next(iter(named), "")), tuple(notices)


def _family(license_: str) -> str:
    return license_.removesuffix("-only").removesuffix("-or-later").removesuffix("+")


def _json(file: Listed, read: Reader) -> Mapping[str, JsonValue]:
    try:
        value = decode(read(file.path, limits.README_TEXT + 1), file.path, limits.README_TEXT)
    except BadJsonError:
        return {}
    return value if isinstance(value, Mapping) else {}


def _framework(configs: Mapping[str, Mapping[str, JsonValue]]) -> str:
    return next((word for name, key, word in _SIGNS if name in configs and (not key or key in configs[name])), "")


def _named(config: Mapping[str, JsonValue]) -> str:
    """The name in `_name_or_path`, unless that is a path on somebody's machine."""
    value = config.get("_name_or_path")
    if not isinstance(value, str) or value.startswith((".", "/", "~")) or "\\" in value or value.count("/") > 1:
        return ""
    return value.rpartition("/")[2].strip()[:200]
