"""A Kitfile for a folder, better than kit's: every file has one place, litter and secrets have none.

What is decided (see also docs/kit-differences.md):

* Every file ends in exactly one layer or in `left_out`. Entries are named one by one; a catch-all `.` is proposed only
  for a root with very many of one role.
* What is left out but lies in a folder that is one entry is kept out by a `.kitignore`, proposed with the Kitfile.
  Where none may be written, or the folder has its own, folders with litter in them are taken apart instead.
* The name comes from the caller, the model card, `config.json` or the model file, never from the folder: the same
  folder under another name makes the same kit.
* Licence: the model card's, else that of the licence file; said aloud when the two differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kitstudio.archive.ignore import IgnoreRules
from kitstudio.base import limits
from kitstudio.base.control import Noticed, unasked
from kitstudio.inspection.about import About, about
from kitstudio.inspection.file_roles import Role, part_type
from kitstudio.inspection.folder_plan import Planned, plan
from kitstudio.inspection.folder_tree import Folder, LeftOut, grow
from kitstudio.inspection.ignore_proposal import ignore_text, keeps_apart
from kitstudio.inspection.junk import Reason
from kitstudio.inspection.linked import lack
from kitstudio.inspection.listing import Listed, Reader, by_bytes
from kitstudio.inspection.model_card import read_skill
from kitstudio.inspection.weights import Group, groups_of, main_group
from kitstudio.model import finding_kinds as kinds
from kitstudio.model.kitfile import VERSION, Code, DataSet, Docs, Kitfile, McpServer, Model, Package, Part, Prompt

# More files and folders of one role than this at the root become one layer `.`.
_AT_ROOT: Final = 64
_META_FILES: Final = 200
# Secrets or links that are named one by one.
_NAMED: Final = 10
_SECRETS: Final = kinds.SECRETS_LEFT_OUT
_CATCH_ALL_ROLES: Final = (Role.CODE, Role.DATA, Role.DOCS)


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says of the kit; it wins over everything found."""

    name: str = ""
    description: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A Kitfile to be looked at.

    Attributes:
        kitfile: the proposal.
        ignore: text of a `.kitignore` that belongs to it, empty when none is needed.
        left_out: what is in no layer, sorted by path.
        notices: what a person should know.
    """

    kitfile: Kitfile
    ignore: str
    left_out: tuple[LeftOut, ...]
    notices: tuple[Noticed, ...]


def propose(
    listing: Iterable[Listed],
    read: Reader,
    given: Given,
    *,
    rules: IgnoreRules | None = None,
    may_ignore: bool = True,
    passed_over: Iterable[LeftOut] = (),
    hide_litter: bool = False,
    ask: Callable[[], object] = unasked,
) -> Proposal:
    """Propose a Kitfile.

    Args:
        listing: every regular file and folder, in any order.
        read: gives the beginning of a file.
        given: name, description and author, when there are any.
        rules: of the folder's own `.kitignore`; None when it has none.
        may_ignore: whether the proposal may need a `.kitignore`; not when the folder has one.
        passed_over: links and special files, which no layer can hold.
        hide_litter: write a `.kitignore` (if one may be) even where no layer would hold what is left out: litter with
            links out of the folder (an environment) stops packing otherwise.
        ask: called every thousand files or so; what it raises ends the work.
    """
    root, left_out = grow(listing, rules, ask)
    ask()
    planned, ignore = _planned(root, left_out, may_ignore=may_ignore and rules is None, hide=hide_litter)
    left_out += _nameless(root, planned)
    planned = [each for each in planned if _is_text(each.path)]
    left_out += passed_over
    left_out += _empty_folders(root, planned, left_out)
    facts = about(root, read)
    kitfile = _kitfile(planned, facts, given, read)
    left_out.sort(key=lambda each: by_bytes(each.path))
    return Proposal(kitfile, ignore, tuple(left_out), (*facts.notices, *_said(left_out, ignore, kitfile)))


def _planned(root: Folder, left_out: Sequence[LeftOut], *, may_ignore: bool, hide: bool) -> tuple[list[Planned], str]:
    """The entries, and the text of the `.kitignore` they need."""
    if may_ignore:
        planned = _gathered(plan(root, may_ignore=True))
        folders = [f"{each.path}/" for each in planned if each.is_dir]
        needed = hide or any("./" in folders or each.path.startswith(tuple(folders)) for each in left_out)
        text = ignore_text(left_out) if needed else ""
        if keeps_apart(text, left_out if needed else (), (file.path for file in root.all_files())):
            return planned, text
    planned = plan(root, may_ignore=False)
    return (planned if root.dirty else _gathered(planned)), ""


def _gathered(planned: list[Planned]) -> list[Planned]:
    """The same with one layer `.` instead of very many entries of one role at the root."""
    at_root = Counter(each.role for each in planned if "/" not in each.path)
    role = max(_CATCH_ALL_ROLES, key=lambda each: at_root[each])
    if at_root[role] <= _AT_ROOT:
        return planned
    rest = [each for each in planned if each.role is not role or "/" in each.path]
    size = sum(each.size for each in planned) - sum(each.size for each in rest)
    return [*rest, Planned(role, ".", size, is_dir=True)]


def _nameless(root: Folder, planned: list[Planned]) -> list[LeftOut]:
    """The files that no entry can hold, for its path is no text and so cannot be written in a Kitfile."""
    entries = {each.path for each in planned if _is_text(each.path)}
    if len(entries) == len(planned) or "." in entries:
        return []
    out = []
    for file in root.all_files():
        owner = file.path
        while owner and owner not in entries:
            owner = owner.rpartition("/")[0]
        if not owner:
            out.append(LeftOut(file.path, Reason.NAME, 1, file.size))
    return out


def _is_text(path: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in path)


def _empty_folders(root: Folder, planned: list[Planned], left_out: Sequence[LeftOut]) -> list[LeftOut]:
    """Folders without any file that no entry holds, the topmost of each."""
    whole = tuple(f"{each.path}/" for each in planned if each.is_dir)
    if "./" in whole:
        return []
    above = {
        "/".join(parts[:depth]) for each in left_out for parts in [each.path.split("/")] for depth in range(len(parts))
    }
    out: list[LeftOut] = []
    for folder in root.below():
        topmost = not out or not folder.path.startswith(f"{out[-1].path}/")
        held = bool(folder.roles) or folder.path in above or folder.path.startswith(whole)
        if folder.path and topmost and not held:
            out.append(LeftOut(folder.path, Reason.EMPTY))
    return out


def about_links(left_out: Iterable[LeftOut], kitfile: Kitfile) -> list[Noticed]:
    """The links among what is left out, and what the kit lacks for them."""
    links = [each.path for each in left_out if each.reason is Reason.LINK]
    if not links:
        return []
    facts: dict[str, str | int] = {"count": len(links), "paths": ", ".join(links[:_NAMED])}
    kind = kinds.LINK_LEFT_OUT if len(links) == 1 else kinds.LINKS_LEFT_OUT
    out = [Noticed(kind.code, kind.template, facts)]
    missed = lack(dict.fromkeys(links, ""), has_model=kitfile.model is not None, has_data=bool(kitfile.datasets))
    if missed is not None:
        out.append(Noticed(missed[0].code, missed[0].template, {"path": missed[1]}))
    return out


def _said(left_out: Sequence[LeftOut], ignore: str, kitfile: Kitfile) -> list[Noticed]:
    out = []
    secrets = [each.path for each in left_out if each.reason is Reason.SECRET]
    if len(secrets) == 1:
        out.append(Noticed(_SECRETS.code, kinds.SECRET_LEFT_OUT.template, {"path": secrets[0]}))
    elif secrets:
        facts: dict[str, str | int] = {"count": len(secrets), "paths": ", ".join(secrets[:_NAMED])}
        out.append(Noticed(_SECRETS.code, _SECRETS.template, facts))
    out += about_links(left_out, kitfile)
    if ignore:
        out.append(Noticed("ignore-proposed", "A .kitignore keeps what is left out out of the layers of folders."))
    return out


def _kitfile(planned: list[Planned], facts: About, given: Given, read: Reader) -> Kitfile:
    by_role: dict[Role, list[Planned]] = {role: [] for role in Role}
    for each in planned:
        by_role[each.role].append(each)
    groups = groups_of(by_role[Role.WEIGHTS])
    main = main_group(groups)
    _place_meta(by_role, has_model=main is not None)
    name = given.name or facts.name or (main.telling_name if main else "")
    package = Package(
        name=name,
        description=given.description or facts.description,
        license=facts.license,
        authors=(given.author,) if given.author else facts.authors,
    )
    return Kitfile(
        manifest_version=VERSION,
        package=package,
        model=_model(main, groups, by_role[Role.META], facts, name) if main else None,
        code=tuple(Code(path=path) for path in _paths(by_role[Role.CODE])),
        datasets=tuple(DataSet(path=path) for path in _paths(by_role[Role.DATA])),
        docs=tuple(Docs(path=path, description=_described(path)) for path in _paths(by_role[Role.DOCS])),
        prompts=tuple(_prompt(each, read) for each in _sorted(by_role[Role.PROMPT])),
        mcp_servers=_servers(_paths(by_role[Role.MCP])),
    )


def _place_meta(by_role: dict[Role, list[Planned]], *, has_model: bool) -> None:
    """Configuration goes with the model; without one with the data, without data with the code."""
    if has_model and len(by_role[Role.META]) <= _META_FILES:
        return
    beside = Role.DATA if by_role[Role.DATA] or not by_role[Role.CODE] else Role.CODE
    by_role[beside] += by_role[Role.META]
    by_role[Role.META] = []


def _model(main: Group, groups: list[Group], meta: list[Planned], facts: About, name: str) -> Model:
    shards = [Part(path=each.path, type="shard") for each in main.members[1:]]
    others = [
        Part(path=each.path, type=group.type or "weights")
        for group in groups
        if group is not main
        for each in group.members
    ]
    parts = [Part(path=each.path, type=_meta_type(each)) for each in meta]
    return Model(
        name=main.telling_name or name or main.stem,
        path=main.path,
        license=facts.license,
        framework=facts.framework,
        format=main.format,
        parts=(*shards, *sorted([*others, *parts], key=lambda part: by_bytes(part.path))),
    )


def _meta_type(each: Planned) -> str:
    if each.is_dir:
        return "tokenizer" if "tokenizer" in each.path.lower() else "config"
    return part_type(each.path.rpartition("/")[2])


def _described(path: str) -> str:
    name = path.rpartition("/")[2].lower()
    if name.startswith("readme"):
        return "Readme file"
    return "License file" if name.startswith(("license", "licence", "copying")) else ""


def _prompt(each: Planned, read: Reader) -> Prompt:
    skill = read_skill(read(f"{each.path}/SKILL.md", limits.README_TEXT)) if each.is_dir else ("", "")
    return Prompt(path=each.path, name=skill[0], description=skill[1])


def _servers(paths: Sequence[str]) -> tuple[McpServer, ...]:
    """Bundles with names that are unique, as kit demands."""
    taken: set[str] = set()
    out = []
    for path in paths:
        stem = path.rpartition("/")[2].rpartition(".")[0] or path
        name, number = stem, 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        out.append(McpServer(name=name, path=path))
    return tuple(out)


def _sorted(planned: Iterable[Planned]) -> list[Planned]:
    return sorted(planned, key=lambda each: by_bytes(each.path))


def _paths(planned: Iterable[Planned]) -> list[str]:
    return [each.path for each in _sorted(planned)]
