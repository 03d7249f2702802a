"""What is to be said of the links of a folder that is to be packed: weights behind links must not vanish silently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from kitstudio.archive.ignore import IGNORE_FILE
from kitstudio.inspection import linked
from kitstudio.inspection.file_roles import Role, role_of
from kitstudio.inspection.junk import left_out_reason
from kitstudio.model import finding_kinds as kinds
from kitstudio.model.finding import Finding, Mark
from kitstudio.model.kitfile import FILE_NAMES, Kitfile, entries
from kitstudio.model.media_type import Kind
from kitstudio.operations.packing.folder_facts import ScannedFolder

LINKS: Final = frozenset(
    {
        kinds.LINKS_DEAD.code,
        kinds.LINKS_LEFT_OUT.code,
        kinds.LINKS_UNNAMED.code,
        kinds.LINKED_MODEL.code,
        kinds.LINKED_CONTENT.code,
    }
)
"""The codes of what is said of links; their place is not in the Kitfile."""

_NAMED: Final = 5
_DEAD: Final = frozenset({"dangling", "loop"})
_OWN: Final = frozenset({*FILE_NAMES, IGNORE_FILE})


Layer: TypeAlias = tuple[Kind, Sequence[str]]
"""A layer to be: what it is for, and the paths of the files that go in."""


def link_findings(
    kitfile: Kitfile, facts: ScannedFolder, layers: Iterable[Layer], said: Iterable[Finding]
) -> tuple[Finding, ...]:
    """Links that are left out, what links lead to and no layer holds, and what the kit lacks for it.

    Args:
        kitfile: what is packed.
        facts: the folder; its scan says whether links were followed.
        layers: what the Kitfile makes of it; not asked for where the folder has no links.
        said: what was found before; a link that is the path of an entry is an error there.
    """
    named = {str(each.facts["link"]) for each in said if each.code == kinds.LINK_PATH.code}
    left = {path: target for path, target in facts.links.items() if path not in named and _counts(path, facts)}
    followed = _followed(facts)
    if not left and not followed:
        return ()
    made = list(layers)
    packed = {path for _kind, paths in made for path in paths}
    unnamed = {link: _telling(files) for link, files in followed.items() if packed.isdisjoint(files)}
    dead = [each.path for each in facts.scan.left_out if each.reason in _DEAD and each.path in left]
    found = [
        *_about(kinds.LINK_LEFT_OUT, kinds.LINKS_LEFT_OUT, [path for path in left if path not in dead]),
        *_about(kinds.LINK_DEAD, kinds.LINKS_DEAD, dead),
        *_about(kinds.LINK_UNNAMED, kinds.LINKS_UNNAMED, list(unnamed)),
    ]
    holds = {kind for kind, paths in made if paths} | {each.kind for each in entries(kitfile) if each.is_remote}
    has_model = not holds.isdisjoint((Kind.MODEL, Kind.PART))
    lack = linked.lack(left | unnamed, has_model=has_model, has_data=Kind.DATASET in holds)
    if lack is not None:
        found.append(lack[0].at((), Mark(), path=lack[1]))
    return tuple(found)


def _about(one: kinds.FindingKind, many: kinds.FindingKind, links: Sequence[str]) -> Iterator[Finding]:
    if links:
        paths = ", ".join(links[:_NAMED]) + (" …" if len(links) > _NAMED else "")
        yield (one if len(links) == 1 else many).at((), Mark(), count=len(links), paths=paths)


def _counts(path: str, facts: ScannedFolder) -> bool:
    """Whether somebody may miss a link: it is not ignored, no litter, and no Kitfile."""
    *folders, name = path.split("/")
    litter = any(left_out_reason(each, is_dir=True) for each in folders) or left_out_reason(name, is_dir=False)
    return not litter and path not in _OWN and not facts.ignored(path)


def _followed(facts: ScannedFolder) -> dict[str, list[str]]:
    """The files behind each link that was followed and that somebody may miss, by the path of the link.

    In a snapshot of the Hugging Face cache all files are links, and nobody asked for just these.
    """
    out: dict[str, list[str]] = {}
    here = ""
    by_choice = facts.scan.follows_links and not facts.scan.hub_snapshot
    for each in facts.scan.members if by_choice else ():
        if not each.source.startswith(b"/"):
            continue
        if not here or not each.path.startswith(f"{here}/"):
            here = each.path
            out[here] = []
        if not each.is_dir and not facts.ignored(each.path):
            out[here].append(each.path)
    return {link: files for link, files in out.items() if files and _counts(link, facts)}


def _telling(files: Sequence[str]) -> str:
    """The file that says best what a link leads to."""
    return next((each for each in files if role_of(each.rpartition("/")[2]) is Role.WEIGHTS), files[0])
