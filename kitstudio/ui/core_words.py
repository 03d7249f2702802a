"""Texts that the rooms below say without marking them for translation: marked here, and found again by what they say.

All but the fixes, which are put together there, stand below word for word; a test holds the two together.
"""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QCoreApplication

from kitstudio.base.errors import QT_TRANSLATE_NOOP

FIXES: Final = (
    QT_TRANSLATE_NOOP("fixes", "Remove this path"),
    QT_TRANSLATE_NOOP("fixes", "Remove this entry"),
    QT_TRANSLATE_NOOP("fixes", "Remove it"),
    QT_TRANSLATE_NOOP("fixes", "Change to {value}"),
    QT_TRANSLATE_NOOP("fixes", "Rename to {value}"),
    QT_TRANSLATE_NOOP("fixes", "Remove {value}"),
)
"""What fixes are called; a name that begins like another comes after it."""

MEANINGS: Final = (
    QT_TRANSLATE_NOOP("kitfile", "Name of the kit"),
    QT_TRANSLATE_NOOP("kitfile", "Version of the kit, any text"),
    QT_TRANSLATE_NOOP("kitfile", "What the kit is for"),
    QT_TRANSLATE_NOOP("kitfile", "Licence of the kit as a whole, an SPDX expression"),
    QT_TRANSLATE_NOOP("kitfile", "Authors"),
    QT_TRANSLATE_NOOP("kitfile", "Name of the part"),
    QT_TRANSLATE_NOOP("kitfile", "File or folder, relative to the Kitfile"),
    QT_TRANSLATE_NOOP("kitfile", "Licence of the part"),
    QT_TRANSLATE_NOOP("kitfile", "Kind of part: letters, digits, dots, dashes and underscores, at most 64"),
    QT_TRANSLATE_NOOP("kitfile", "Name of the model"),
    QT_TRANSLATE_NOOP("kitfile", "File or folder, relative to the Kitfile, or a reference to a parent ModelKit"),
    QT_TRANSLATE_NOOP("kitfile", "Licence of the model"),
    QT_TRANSLATE_NOOP("kitfile", "Framework the model was made with"),
    QT_TRANSLATE_NOOP("kitfile", "File format of the weights"),
    QT_TRANSLATE_NOOP("kitfile", "Version of the model"),
    QT_TRANSLATE_NOOP("kitfile", "What the model is for"),
    QT_TRANSLATE_NOOP("kitfile", "Files and folders that belong to the model"),
    QT_TRANSLATE_NOOP("kitfile", "Anything about the model, as a map"),
    QT_TRANSLATE_NOOP("kitfile", "What the code does"),
    QT_TRANSLATE_NOOP("kitfile", "Licence of the code"),
    QT_TRANSLATE_NOOP("kitfile", "Name of the data set"),
    QT_TRANSLATE_NOOP("kitfile", "s3:// address or ModelKit reference where the data lies"),
    QT_TRANSLATE_NOOP("kitfile", "ETag of the S3 object"),
    QT_TRANSLATE_NOOP("kitfile", "What the data is"),
    QT_TRANSLATE_NOOP("kitfile", "Licence of the data"),
    QT_TRANSLATE_NOOP("kitfile", "Anything about the data, as a map"),
    QT_TRANSLATE_NOOP("kitfile", "What the document is"),
    QT_TRANSLATE_NOOP("kitfile", "Name of the prompt"),
    QT_TRANSLATE_NOOP("kitfile", "What the prompt is for"),
    QT_TRANSLATE_NOOP("kitfile", "Name of the server, unique in the kit"),
    QT_TRANSLATE_NOOP("kitfile", "The .mcpb file, relative to the Kitfile"),
    QT_TRANSLATE_NOOP("kitfile", "What the server offers"),
    QT_TRANSLATE_NOOP("kitfile", "Version of the Kitfile format, 1.0.0"),
    QT_TRANSLATE_NOOP("kitfile", "Source code"),
    QT_TRANSLATE_NOOP("kitfile", "Data sets"),
    QT_TRANSLATE_NOOP("kitfile", "Documentation"),
    QT_TRANSLATE_NOOP("kitfile", "Prompts and agent skills"),
    QT_TRANSLATE_NOOP("kitfile", "MCP bundles"),
)

SENTENCES: Final = (
    QT_TRANSLATE_NOOP("errors", "The Kitfile cannot be read: {reason}."),
    QT_TRANSLATE_NOOP(
        "errors",
        "{count} names hold two dots in a row, such as {path}: kit drops them when packing and refuses them later.",
    ),
    QT_TRANSLATE_NOOP(
        "errors",
        "{count} names with two dots in a row are left out of the {kind} layer as kit does, the first is {path}.",
    ),
    QT_TRANSLATE_NOOP("errors", "The {kind} layer with the path {path} holds no files."),
    QT_TRANSLATE_NOOP("errors", "The {kind} layer with the path {path} is ignored by .kitignore and empty."),
    QT_TRANSLATE_NOOP("errors", "An earlier unpack into {directory} was interrupted; it is now {outcome}."),
    QT_TRANSLATE_NOOP("errors", "No tag given: using {reference}."),
    QT_TRANSLATE_NOOP("errors", "{name} named {old} until now; that kit stays in the store, without this name."),
    QT_TRANSLATE_NOOP(
        "errors", "Names without a repository are not taken over ({count}): {names}. --tag-as gives a kit another."
    ),
    QT_TRANSLATE_NOOP(
        "errors", "{folder} is a repository of the Hugging Face cache: working on its snapshot {snapshot}."
    ),
    QT_TRANSLATE_NOOP("errors", "Links, pipes and the like are left out ({count}): {paths}."),
    QT_TRANSLATE_NOOP(
        "errors",
        "What a run of Kit Studio keeps there, or left when it was interrupted, is left out ({count}): {paths}.",
    ),
    QT_TRANSLATE_NOOP("errors", "{count} files look like secrets and are left out: {paths}."),
    QT_TRANSLATE_NOOP("errors", "{count} links are left out, as kit does: {paths}."),
    QT_TRANSLATE_NOOP("errors", "A .kitignore keeps what is left out out of the layers of folders."),
    QT_TRANSLATE_NOOP("errors", "{path} resembles {licences} but is not that text alone; no licence is taken from it."),
    QT_TRANSLATE_NOOP("errors", "{path} is no licence known here; no licence is taken from it."),
    QT_TRANSLATE_NOOP("errors", "The model card says {card}, {path} is {text}; the model card's is taken."),
    QT_TRANSLATE_NOOP("errors", "The licence files name {licences}; which holds for the kit only a person can say."),
)
"""Templates of findings and notices."""

_NEWER: Final = re.compile(r"(?P<meaning>.*) \(kit (?P<version>\S+) and newer\)", re.DOTALL)
_SHAPES: Final = tuple(
    (each, re.compile(re.escape(each).replace(re.escape("{value}"), "(?P<value>.+)"), re.DOTALL)) for each in FIXES
)


def fix_words(title: str) -> str:
    """What a fix is called, in the person's language."""
    for template, shape in _SHAPES:
        found = shape.fullmatch(title)
        if found is not None:
            return QCoreApplication.translate("fixes", template).format(**found.groupdict())
    return title


def meaning_words(meaning: str) -> str:
    """What a field of the Kitfile means, in the person's language."""
    found = _NEWER.fullmatch(meaning)
    if found is None:
        return QCoreApplication.translate("kitfile", meaning)
    plain = QCoreApplication.translate("kitfile", found["meaning"])
    newer = QCoreApplication.translate("kitfile", "{meaning} (kit {version} and newer)")
    return newer.format(meaning=plain, version=found["version"])
