"""A folder on its way to a kit: its Kitfile (or a proposal), what is wrong with it, and where every file will go."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from kitstudio.archive.walk import scan
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.model.document import Document
from kitstudio.model.finding import Finding, Severity
from kitstudio.model.kitfile import Kitfile
from kitstudio.model.kitfile_edit import EditRefusedError, apply
from kitstudio.model.kitfile_yaml import inspect_text
from kitstudio.operations.contents.folder_findings import SECRETS, folder_findings, secret_findings
from kitstudio.operations.contents.ignore import (
    DraftIgnore,
    edited_ignore,
    ignore_findings,
    read_draft_ignore,
    rules_of,
)
from kitstudio.operations.contents.licence_files import UnclearLicence, unclear_licences
from kitstudio.operations.contents.link_rules import against_links
from kitstudio.operations.contents.placing import OWN, Contents, place
from kitstudio.operations.init import Way, propose_kitfile
from kitstudio.operations.kitfile_text import text_of
from kitstudio.operations.packing.folder_facts import NOTHING, ScannedFolder
from kitstudio.operations.packing.kitfile_source import (
    KitfileNotFoundError,
    context_folder,
    find_kitfile,
    read_own,
    require_folder,
)
from kitstudio.operations.packing.links import LINKS, link_findings

_PLACED: Final = frozenset({SECRETS, *LINKS})
"""The codes of what is said of where files go, and so as long as they go there."""

_NO_NAME: Final = re.compile(r"[^a-z0-9]+")
_LETTERS: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "\u0131": "i", "þ": "th"}
)
"""Letters that are not made of one of the alphabet and a mark."""

_NO_TAG: Final = re.compile(r"[^A-Za-z0-9_.-]+")
_TAG_LENGTH: Final = 128
_ROUNDS: Final = 500
# Characters: the whole text is read again for every fix.
_READ_AGAIN: Final = 300_000


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything there is to know of a folder that is to be packed.

    Attributes:
        folder: the folder.
        text: the Kitfile's text as it is edited.
        kitfile_path: the Kitfile on disk, None while there is only a proposal.
        saved: the text on disk; while there is none, the text as it was proposed.
        document: the text as read, None when it cannot be.
        findings: problems in the order of the text.
        contents: where every file goes.
        facts: the scan behind it all, used again when only the text changes.
        placed: the Kitfile behind `contents`: that of the text, or of the last text that could be read.
        ignore: the `.kitignore`, whose edited text `contents` and `findings` already obey.
        licences: the licence files of the folder whose texts name no licence.
        follows_links: whether what links lead to is taken as if it stood there, by packing too.
    """

    folder: Path
    text: str
    kitfile_path: Path | None
    saved: str
    document: Document | None
    findings: tuple[Finding, ...]
    contents: Contents
    facts: ScannedFolder
    placed: Kitfile = field(default_factory=Kitfile)
    ignore: DraftIgnore = field(default_factory=DraftIgnore)
    licences: tuple[UnclearLicence, ...] = ()
    follows_links: bool = False

    @property
    def is_edited(self) -> bool:
        """Whether the text differs from what is on disk, or from what was proposed."""
        return self.text != self.saved

    @property
    def is_saved(self) -> bool:
        """Whether the folder holds this very text as its Kitfile."""
        return self.kitfile_path is not None and self.text == self.saved

    @property
    def errors(self) -> int:
        """How many findings block packing."""
        return sum(each.severity is Severity.ERROR for each in self.findings)

    @property
    def warnings(self) -> int:
        """How many findings are worth a look."""
        return sum(each.severity is Severity.WARNING for each in self.findings)

    @property
    def files(self) -> int:
        """How many files the folder holds; a Kitfile or a .kitignore at its top is no content of any kit."""
        return len(self.facts.files) - sum(each in self.facts.files for each in OWN)

    @property
    def size(self) -> int:
        """Bytes of file content that will be packed."""
        return sum(layer.size for layer in self.contents.layers)

    @property
    def title(self) -> str:
        """What people call it: the name in the Kitfile, else of the folder."""
        named = self.document.kitfile.package.name if self.document else ""
        return named or self.folder.absolute().name


def open_draft(
    folder: Path,
    control: Control,
    *,
    author: str = "",
    follow_links: bool = False,
    hide_links: bool = False,
    rules: str | None = None,
) -> Draft:
    """Look at a folder: read its Kitfile, or propose one that stands alone; nothing is written.

    Args:
        folder: what to pack one day.
        control: cancel.
        author: stands in a Kitfile that is proposed.
        follow_links: take what links lead to, inside or outside, as if it stood there.
        hide_links: let rules that are not saved yet hide the links that lead out of the folder.
        rules: a text of the `.kitignore` that is not saved yet; None takes that on disk.

    Raises:
        PathNotFoundError, NotAFolderError, LinkLeavesFolderError, NotPermittedError: it cannot be looked at.
    """
    folder = context_folder(folder, control)
    path, text = kitfile_on_disk(folder)
    if path is None:
        way = Way.FOLLOWING if follow_links else Way.OURS
        text = propose_kitfile(folder, author=author, way=way, control=control).text
    ignore = read_draft_ignore(folder)
    if rules is not None:
        ignore = replace(ignore, text=rules)
    if hide_links:
        ignore = replace(ignore, text=against_links(folder, ignore.text, control))
    new = Draft(folder, text, path, text, None, (), Contents(), NOTHING, follows_links=follow_links)
    return _drafted(new, ignore, control)


def look_again(draft: Draft, control: Control, *, author: str = "") -> Draft:
    """The draft with the folder as it is now. A text that was edited stays; else that on disk is taken.

    While a text cannot be read, the last one that could says where the files go.

    Raises:
        KitStudioError: see `open_draft`.
    """
    if not draft.is_edited and not draft.ignore.is_edited:
        found = open_draft(draft.folder, control, author=author, follow_links=draft.follows_links)
        return found if found.document is not None else _placed(found, draft.placed, control)
    require_folder(draft.folder)
    path, saved = kitfile_on_disk(draft.folder)
    saved = saved if path is not None else draft.saved
    text = draft.text if draft.is_edited else saved
    ignore = read_draft_ignore(draft.folder)
    ignore = replace(ignore, text=draft.ignore.text) if draft.ignore.is_edited else ignore
    return _drafted(replace(draft, text=text, kitfile_path=path, saved=saved), ignore, control)


def redraft(draft: Draft, text: str, control: Control, *, ignore: str | None = None) -> Draft:
    """The same folder with another text, checked again; the folder is not looked at again.

    While a text cannot be read, `contents` stay those of the last one that could.

    Args:
        draft: what was known.
        text: of the Kitfile.
        control: cancel.
        ignore: text of the `.kitignore`; None leaves it as it is in the draft.
    """
    under = draft.facts
    if ignore is not None and ignore != draft.ignore.text:
        edited, rules = edited_ignore(draft.ignore, ignore, draft.facts.ignore)
        draft = replace(draft, ignore=edited, facts=draft.facts.under(rules))
    document, findings = inspect_text(_bytes(text), control.token.check)
    broken = ignore_findings(draft.ignore)
    if document is None:
        kept = (each for each in draft.findings if each.code in _PLACED)
        unread = replace(draft, text=text, document=None, findings=(*findings, *broken, *kept))
        return _placed(unread, draft.placed, control) if unread.facts is not under else unread
    found = (*folder_findings(document, draft.facts, draft.licences, control), *broken)
    return _placed(replace(draft, text=text, document=document, findings=found), document.kitfile, control)


def mended(draft: Draft, control: Control) -> str:
    """The text with the first fix of every finding applied, each to what the one before it left.

    A fix that gives something up is left to the person; so is what remains of very many problems in a long text.
    """
    text, findings = draft.text, draft.findings
    seen = {text}
    for _round in range(min(_ROUNDS, _READ_AGAIN // max(1, len(text)) + 1)):
        control.token.check()
        new = next((each for each in _fixed(text, findings) if each not in seen), None)
        if new is None:
            break
        seen.add(new)
        document, findings = inspect_text(_bytes(new), control.token.check)
        findings = folder_findings(document, draft.facts, draft.licences, control) if document is not None else findings
        text = new
    return text


def _fixed(text: str, findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        for fix in finding.fixes[:1]:
            if fix.gives_up:
                continue
            with contextlib.suppress(EditRefusedError):
                yield apply(text, fix.edits)


def suggested_name(draft: Draft) -> tuple[str, str]:
    """A repository and a tag for the kit; always a reference that can be read.

    The name is the package's, else the model's, else the folder's: the first of them that has a letter or digit.
    """
    kitfile = draft.document.kitfile if draft.document else Kitfile()
    model = kitfile.model.name if kitfile.model else ""
    names = (kitfile.package.name, model, draft.folder.absolute().name)
    name = next((made for made in map(_as_name, names) if made), "kit")
    tag = _NO_TAG.sub("-", kitfile.package.version).strip("-.")[:_TAG_LENGTH]
    return name, tag or "latest"


def _as_name(text: str) -> str:
    """The text as a repository: small letters without their marks, with dashes for what a repository cannot hold."""
    is_one = re.fullmatch(r"[a-z0-9]+(?:[._-][a-z0-9]+)*", text) is not None
    if is_one:
        return text
    parts = unicodedata.normalize("NFKD", text).lower().translate(_LETTERS)
    plain = "".join(each for each in parts if not unicodedata.combining(each))
    return _NO_NAME.sub("-", plain).strip("-")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def kitfile_on_disk(folder: Path) -> tuple[Path | None, str]:
    """The Kitfile of a folder and its text, None and nothing when there is none.

    Raises:
        KitStudioError: it cannot be read.
    """
    path, content = kitfile_bytes(folder)
    return path, text_of(content)


def kitfile_bytes(folder: Path) -> tuple[Path | None, bytes]:
    """The Kitfile of a folder and its bytes, None and nothing when there is none.

    Raises:
        KitStudioError: it cannot be read.
    """
    try:
        path = find_kitfile(folder)
    except KitfileNotFoundError:
        return None, b""
    return path, read_own(folder, path.name, limits.KITFILE)


def _drafted(draft: Draft, ignore: DraftIgnore, control: Control) -> Draft:
    """The draft with its folder walked and its text read and checked."""
    edited, rules = ignore, draft.facts.ignore
    if ignore.is_edited:
        edited, rules = edited_ignore(ignore, ignore.text, rules)
    else:
        rules = rules_of(ignore)
    found = scan(draft.folder, follow_links=draft.follows_links, control=control, ignore=rules)
    document, findings = inspect_text(_bytes(draft.text), control.token.check)
    facts = ScannedFolder(found, rules)
    licences = unclear_licences(draft.folder, facts)
    new = replace(draft, document=document, facts=facts, ignore=edited, licences=licences)
    placed = draft.placed
    if document is not None:
        findings = folder_findings(document, facts, licences, control)
        placed = document.kitfile
    return _placed(replace(new, findings=(*findings, *ignore_findings(edited))), placed, control)


def _placed(draft: Draft, kitfile: Kitfile, control: Control) -> Draft:
    contents = place(kitfile, draft.facts, control)
    others = [each for each in draft.findings if each.code not in _PLACED]
    links = link_findings(kitfile, draft.facts, contents.paths_by_kind(), others)
    findings = (*others, *secret_findings(contents.left_out), *links)
    # What did not move stays the same object, so that a window sees at once that nothing moved.
    same = draft.contents if contents == draft.contents else contents
    return replace(draft, contents=same, placed=kitfile, findings=findings)
