"""Texts that the rooms below say without marking them for translation: marked here, and found again by what they say.

All but the fixes, which are put together there, stand below word for word; a test holds the two together.
"""

from __future__ import annotations

import errno
import os
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
    QT_TRANSLATE_NOOP("errors", "Pipes and the like are left out ({count}): {paths}."),
    QT_TRANSLATE_NOOP(
        "errors",
        "What a run of Kit Studio keeps there, or left when it was interrupted, is left out ({count}): {paths}.",
    ),
    QT_TRANSLATE_NOOP("errors", "{count} files look like secrets and are left out: {paths}."),
    QT_TRANSLATE_NOOP("errors", "A .kitignore keeps what is left out out of the layers of folders."),
    QT_TRANSLATE_NOOP("errors", "{path} resembles {licences} but is not that text alone; no licence is taken from it."),
    QT_TRANSLATE_NOOP("errors", "{path} is no licence known here; no licence is taken from it."),
    QT_TRANSLATE_NOOP("errors", "The model card says {card}, {path} is {text}; the model card's is taken."),
    QT_TRANSLATE_NOOP("errors", "The licence files name {licences}; which holds for the kit only a person can say."),
)
"""Templates of findings and notices."""

ACTIONS: Final = (
    QT_TRANSLATE_NOOP("actions", "Reading a blob"),
    QT_TRANSLATE_NOOP("actions", "Writing the diagnostics"),
    QT_TRANSLATE_NOOP("actions", "Opening the log"),
    QT_TRANSLATE_NOOP("actions", "Writing the menu entry"),
    QT_TRANSLATE_NOOP("actions", "Removing the menu entry"),
    QT_TRANSLATE_NOOP("actions", "Remembering what was opened"),
    QT_TRANSLATE_NOOP("actions", "Writing the settings"),
    QT_TRANSLATE_NOOP("actions", "Cleaning up"),
    QT_TRANSLATE_NOOP("actions", "Saving the .kitignore"),
    QT_TRANSLATE_NOOP("actions", "Finding a folder"),
    QT_TRANSLATE_NOOP("actions", "Saving the Kitfile"),
    QT_TRANSLATE_NOOP("actions", "Writing the example"),
    QT_TRANSLATE_NOOP("actions", "Exporting"),
    QT_TRANSLATE_NOOP("actions", "Making a layer"),
    QT_TRANSLATE_NOOP("actions", "Writing the Kitfile"),
    QT_TRANSLATE_NOOP("actions", "Removing the .kitignore"),
    QT_TRANSLATE_NOOP("actions", "Lending files"),
    QT_TRANSLATE_NOOP("actions", "Looking at the folder"),
    QT_TRANSLATE_NOOP("actions", "Reading a file"),
    QT_TRANSLATE_NOOP("actions", "Reading a layer"),
    QT_TRANSLATE_NOOP("actions", "Reading an archive"),
    QT_TRANSLATE_NOOP("actions", "Keeping edits"),
    QT_TRANSLATE_NOOP("actions", "Removing kept edits"),
    QT_TRANSLATE_NOOP("actions", "Saving a blob"),
    QT_TRANSLATE_NOOP("actions", "Looking at a folder"),
    QT_TRANSLATE_NOOP("actions", "Looking for a blob"),
    QT_TRANSLATE_NOOP("actions", "Opening a blob"),
    QT_TRANSLATE_NOOP("actions", "Collecting"),
    QT_TRANSLATE_NOOP("actions", "Reading the names"),
    QT_TRANSLATE_NOOP("actions", "Writing the index"),
    QT_TRANSLATE_NOOP("actions", "Clearing away leases"),
    QT_TRANSLATE_NOOP("actions", "Changing names"),
    QT_TRANSLATE_NOOP("actions", "Writing a name"),
    QT_TRANSLATE_NOOP("actions", "Removing a name"),
    QT_TRANSLATE_NOOP("actions", "Reading kit's storage"),
    QT_TRANSLATE_NOOP("actions", "Writing a lease"),
    QT_TRANSLATE_NOOP("actions", "Locking the store"),
    QT_TRANSLATE_NOOP("actions", "Reading a name"),
    QT_TRANSLATE_NOOP("actions", "Writing a kit"),
    QT_TRANSLATE_NOOP("actions", "Reading a layout"),
    QT_TRANSLATE_NOOP("actions", "Opening the store"),
    QT_TRANSLATE_NOOP("actions", "Cleaning up after a move"),
    QT_TRANSLATE_NOOP("actions", "Removing"),
    QT_TRANSLATE_NOOP("actions", "Repairing the store"),
    QT_TRANSLATE_NOOP("actions", "Measuring the store"),
    QT_TRANSLATE_NOOP("actions", "Verifying the store"),
)
"""What failed, when the disk did."""

REASONS: Final = (
    QT_TRANSLATE_NOOP("reasons", "it is cut short"),
    QT_TRANSLATE_NOOP("reasons", "its content is damaged"),
    QT_TRANSLATE_NOOP("reasons", "it is a file and ends like a folder"),
    QT_TRANSLATE_NOOP("reasons", "it is too long"),
    QT_TRANSLATE_NOOP("reasons", "it was written to or its attributes were changed"),
    QT_TRANSLATE_NOOP("reasons", "another file is in its place"),
    QT_TRANSLATE_NOOP("reasons", "it is gone, or is no file any more"),
    QT_TRANSLATE_NOOP("reasons", "it became shorter"),
    QT_TRANSLATE_NOOP("reasons", "its name is kept for unfinished unpacking"),
    QT_TRANSLATE_NOOP("reasons", "one is a file, one a folder"),
    QT_TRANSLATE_NOOP("reasons", "a layer may hold a file once"),
    QT_TRANSLATE_NOOP("reasons", "their modes differ"),
    QT_TRANSLATE_NOOP("reasons", "their contents differ"),
    QT_TRANSLATE_NOOP("reasons", "a header has a wrong checksum"),
    QT_TRANSLATE_NOOP("reasons", "a header is of no known kind"),
    QT_TRANSLATE_NOOP("reasons", "a size is too large"),
    QT_TRANSLATE_NOOP("reasons", "a PAX size is no size"),
    QT_TRANSLATE_NOOP("reasons", "a PAX header is malformed"),
    QT_TRANSLATE_NOOP("reasons", "a PAX header says one thing twice"),
    QT_TRANSLATE_NOOP("reasons", "too many extended headers follow each other"),
    QT_TRANSLATE_NOOP("reasons", "an extended header belongs to no member"),
    QT_TRANSLATE_NOOP("reasons", "something follows its end"),
    QT_TRANSLATE_NOOP("reasons", "two long headers contradict each other"),
    QT_TRANSLATE_NOOP("reasons", "a long name is malformed"),
    QT_TRANSLATE_NOOP("reasons", "it is empty"),
    QT_TRANSLATE_NOOP("reasons", "it needs a dictionary"),
    QT_TRANSLATE_NOOP("reasons", "it names no file"),
    QT_TRANSLATE_NOOP("reasons", "it is no regular file"),
    QT_TRANSLATE_NOOP("reasons", "it must be true or false"),
    QT_TRANSLATE_NOOP("reasons", "it holds the character U+0000"),
    QT_TRANSLATE_NOOP("reasons", "it holds bytes that are no UTF-8 text"),
    QT_TRANSLATE_NOOP("reasons", "it is nested too deeply"),
    QT_TRANSLATE_NOOP("reasons", "it must be a number"),
    QT_TRANSLATE_NOOP("reasons", "its annotations are not text"),
    QT_TRANSLATE_NOOP("reasons", "it is not an object"),
    QT_TRANSLATE_NOOP("reasons", "its size is not a number of bytes"),
    QT_TRANSLATE_NOOP("reasons", "its media type is not text"),
    QT_TRANSLATE_NOOP("reasons", "it has more than one colon"),
    QT_TRANSLATE_NOOP("reasons", "the model has no files of its own"),
    QT_TRANSLATE_NOOP("reasons", "there is a model already, and a kit has one"),
    QT_TRANSLATE_NOOP("reasons", "it has no files of its own"),
    QT_TRANSLATE_NOOP("reasons", "its comments have no place at the model"),
    QT_TRANSLATE_NOOP("reasons", "the new entry is empty"),
    QT_TRANSLATE_NOOP("reasons", "it would change something else too"),
    QT_TRANSLATE_NOOP("reasons", "what stands there has no such parts"),
    QT_TRANSLATE_NOOP("reasons", "there is no such entry"),
    QT_TRANSLATE_NOOP("reasons", "merges are nested too deep"),
    QT_TRANSLATE_NOOP("reasons", "only lists have places"),
    QT_TRANSLATE_NOOP("reasons", "only a map, or a list of maps, can be merged"),
    QT_TRANSLATE_NOOP("reasons", "nothing of it would be left"),
    QT_TRANSLATE_NOOP("reasons", "no list of its own stands there"),
    QT_TRANSLATE_NOOP("reasons", "its entries do not stand in lines of their own"),
    QT_TRANSLATE_NOOP("reasons", "its comments have no place in a list on one line"),
    QT_TRANSLATE_NOOP("reasons", "it is no Unicode text, so YAML cannot hold it"),
    QT_TRANSLATE_NOOP("reasons", "a key is no text"),
    QT_TRANSLATE_NOOP("reasons", "the key is there twice"),
    QT_TRANSLATE_NOOP("reasons", "it is not UTF-8"),
    QT_TRANSLATE_NOOP("reasons", "its key is written with a question mark"),
    QT_TRANSLATE_NOOP("reasons", "it is not an image manifest"),
    QT_TRANSLATE_NOOP("reasons", "its layers are not a list"),
    QT_TRANSLATE_NOOP("reasons", "it is not an image index"),
    QT_TRANSLATE_NOOP("reasons", "it is a manifest and an index at once"),
    QT_TRANSLATE_NOOP("reasons", "its manifests are not a list"),
    QT_TRANSLATE_NOOP("reasons", "its config is not an object"),
    QT_TRANSLATE_NOOP("reasons", "a layer does not say its path"),
    QT_TRANSLATE_NOOP("reasons", "several tags are not allowed here"),
    QT_TRANSLATE_NOOP("reasons", "what follows @ is not a digest"),
    QT_TRANSLATE_NOOP("reasons", "the Kitfile cannot be read"),
    QT_TRANSLATE_NOOP("reasons", "a rule of the .kitignore cannot be read"),
    QT_TRANSLATE_NOOP("reasons", "an MCP bundle is one file, not a folder"),
    QT_TRANSLATE_NOOP("reasons", "it could not be read afterwards"),
    QT_TRANSLATE_NOOP("reasons", "its version is not 1.0.0"),
    QT_TRANSLATE_NOOP("reasons", "index.json is missing"),
    QT_TRANSLATE_NOOP("reasons", "it does not begin like an archive"),
    QT_TRANSLATE_NOOP("reasons", "its indexes are nested too deep"),
    QT_TRANSLATE_NOOP("reasons", "it is not a folder"),
    QT_TRANSLATE_NOOP("reasons", "it belongs to another account"),
    QT_TRANSLATE_NOOP("reasons", "its permissions let other accounts write into it"),
    QT_TRANSLATE_NOOP("reasons", "its version cannot be read"),
    QT_TRANSLATE_NOOP("reasons", "it holds other things"),
    QT_TRANSLATE_NOOP("reasons", "one folder would lie in the other"),
    QT_TRANSLATE_NOOP("reasons", "it is not empty"),
    QT_TRANSLATE_NOOP("reasons", "it does not say what it should"),
    QT_TRANSLATE_NOOP("reasons", "it is no record of a name, or not of that one"),
    QT_TRANSLATE_NOOP("reasons", "it does not list the kits of this store"),
    QT_TRANSLATE_NOOP("reasons", "a text"),
    QT_TRANSLATE_NOOP("reasons", "a list"),
    QT_TRANSLATE_NOOP("reasons", "a map"),
)
"""Why something is refused."""

_PUT_TOGETHER: Final = (
    QT_TRANSLATE_NOOP("reasons", "{wanted} belongs here, not {found}"),
    QT_TRANSLATE_NOOP("reasons", "a key is a text, not {found}"),
    QT_TRANSLATE_NOOP("reasons", "it must be {wanted}"),
    QT_TRANSLATE_NOOP("reasons", "its content has the digest {digest}"),
    QT_TRANSLATE_NOOP("reasons", "needed by {names}"),
    QT_TRANSLATE_NOOP("reasons", "it has {found} bytes, {size} are promised"),
    QT_TRANSLATE_NOOP("reasons", "it is longer than {number} bytes"),
    QT_TRANSLATE_NOOP("reasons", "the file is larger than {number} bytes"),
    QT_TRANSLATE_NOOP("reasons", "{path} holds no files"),
    QT_TRANSLATE_NOOP("reasons", "{path} would be left out"),
    QT_TRANSLATE_NOOP("reasons", "{path} would come in"),
    QT_TRANSLATE_NOOP("reasons", "{key} stands twice"),
)

_SYSTEM: Final = {
    os.strerror(number): words
    for number, words in (
        (errno.EEXIST, QT_TRANSLATE_NOOP("reasons", "something else stands there")),
        (errno.ENOTDIR, QT_TRANSLATE_NOOP("reasons", "a file stands where a folder is needed")),
        (errno.EISDIR, QT_TRANSLATE_NOOP("reasons", "a folder stands where a file is needed")),
        (errno.ENOTEMPTY, QT_TRANSLATE_NOOP("reasons", "the folder is not empty")),
        (errno.ENAMETOOLONG, QT_TRANSLATE_NOOP("reasons", "the name is too long for this disk")),
        (errno.ELOOP, QT_TRANSLATE_NOOP("reasons", "links lead in a circle")),
        (errno.EINVAL, QT_TRANSLATE_NOOP("reasons", "this disk does not take such a name or file")),
        (errno.EIO, QT_TRANSLATE_NOOP("reasons", "the disk could not be read or written")),
        (errno.EBUSY, QT_TRANSLATE_NOOP("reasons", "another program is using it")),
        (errno.ETXTBSY, QT_TRANSLATE_NOOP("reasons", "another program is using it")),
        (errno.EMFILE, QT_TRANSLATE_NOOP("reasons", "too many files are open")),
        (errno.ENFILE, QT_TRANSLATE_NOOP("reasons", "too many files are open")),
        (errno.EXDEV, QT_TRANSLATE_NOOP("reasons", "it lies on another disk")),
        (errno.ESTALE, QT_TRANSLATE_NOOP("reasons", "the network drive has changed meanwhile")),
        (errno.ENODEV, QT_TRANSLATE_NOOP("reasons", "the disk is gone")),
        (errno.ENXIO, QT_TRANSLATE_NOOP("reasons", "the disk is gone")),
        (errno.ENOTCONN, QT_TRANSLATE_NOOP("reasons", "the connection to the disk is gone")),
        (errno.ETIMEDOUT, QT_TRANSLATE_NOOP("reasons", "the disk did not answer in time")),
    )
}
"""What the system says, and how a person would."""

_NEWER: Final = re.compile(r"(?P<meaning>.*) \(kit (?P<version>\S+) and newer\)", re.DOTALL)


def _shapes(templates: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (each, re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(each)), re.DOTALL)) for each in templates
    )


_FIX_SHAPES: Final = _shapes(FIXES)
_REASON_SHAPES: Final = _shapes(_PUT_TOGETHER)


def fix_words(title: str) -> str:
    """What a fix is called, in the person's language."""
    for template, shape in _FIX_SHAPES:
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


def reason_words(reason: str) -> str:
    """Why something is refused, or what failed, in the person's language, as far as it is known here."""
    reason = _SYSTEM.get(reason, reason)
    for context in ("reasons", "actions"):
        translated = QCoreApplication.translate(context, reason)
        if translated != reason:
            return translated
    for template, shape in _REASON_SHAPES:
        found = shape.fullmatch(reason)
        if found is not None:
            inner = {hole: QCoreApplication.translate("reasons", words) for hole, words in found.groupdict().items()}
            return QCoreApplication.translate("reasons", template).format(**inner)
    return reason
