"""Which paths of a folder become entries of a proposed Kitfile, and with which role.

A folder whose files are of one mind is one entry. One whose files are not is taken apart, or, when that would give too
many entries, becomes code whose weights have entries of their own. Entries never share a file: what has an entry of
its own is not in the entry of the folder around it (modelkit-format 3.6, "belongs to another layer").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kitstudio.inspection.file_roles import Role, folder_role, role_of, weights_format
from kitstudio.inspection.folder_tree import Folder
from kitstudio.inspection.listing import Listed

# A mixed folder with more in it, or deeper than this, is not taken apart.
_ITEMS_APART: Final = 16
_DEPTH_APART: Final = 3
_MODEL_FILES_APART: Final = 200
_FIXTURES: Final = frozenset({"tests", "test", "examples", "example", ".github", ".circleci", "ci"})
_WEAK_FORMATS: Final = frozenset({"", "pickle", "joblib", "skops", "tensorflow", "flax"})


@dataclass(frozen=True, slots=True)
class Planned:
    """One entry to be: its role, its path, the bytes in it, and whether it is a folder."""

    role: Role
    path: str
    size: int
    is_dir: bool = False


def plan(root: Folder, *, may_ignore: bool) -> list[Planned]:
    """The entries for all files of `root`, in the order of a walk.

    Args:
        root: the tree.
        may_ignore: whether a `.kitignore` can keep what is left out of a folder's layer; when it cannot, such folders
            are taken apart as far as needed.
    """
    return _Planner(may_ignore=may_ignore).apart(root, 0)


class _Planner:
    def __init__(self, *, may_ignore: bool) -> None:
        self._may_ignore = may_ignore

    def apart(self, folder: Folder, depth: int) -> list[Planned]:
        """One entry for each file, and what is right for each folder."""
        out = [Planned(role_of(file.name), file.path, file.size) for file in folder.files]
        for inner in folder.folders:
            out += self._folder(inner, depth + 1)
        return out

    def _folder(self, folder: Folder, depth: int) -> list[Planned]:
        if not folder.roles:
            return []
        if _is_model_bundle(folder):
            return self._whole(Role.WEIGHTS, folder)
        role = _named_role(folder) or _shared_role(folder)
        if role is Role.WEIGHTS:
            return (
                self.apart(folder, depth)
                if sum(folder.roles.values()) <= _MODEL_FILES_APART
                else self._whole(role, folder)
            )
        if role is not None:
            return self._whole(role, folder)
        if Role.MCP in folder.roles or (
            len(folder.files) + len(folder.folders) <= _ITEMS_APART and depth < _DEPTH_APART
        ):
            return self.apart(folder, depth)
        return self._whole(Role.CODE, folder)

    def _whole(self, role: Role, folder: Folder) -> list[Planned]:
        """One entry for a folder, and entries for weights in code."""
        if not self._may_ignore and folder.dirty:
            return self._as_far_as_clean(role, folder)
        whole = Planned(role, folder.path, folder.size, is_dir=True)
        if role is not Role.CODE or folder.name.lower() in _FIXTURES:
            return [whole]
        weights = [
            Planned(Role.WEIGHTS, file.path, file.size) for file in folder.all_files() if _is_strong_weight(file)
        ]
        return weights if len(weights) == sum(folder.roles.values()) else [whole, *weights]

    def _as_far_as_clean(self, role: Role, folder: Folder) -> list[Planned]:
        out = [Planned(role, file.path, file.size) for file in folder.files]
        for inner in folder.folders:
            if inner.roles:
                out += self._whole(role, inner)
        return out


def _named_role(folder: Folder) -> Role | None:
    """What the folder's name says, unless it holds weights where its name does not promise them."""
    if any(file.name.lower() == "skill.md" for file in folder.files):
        return Role.PROMPT
    role = folder_role(folder.name)
    if role in (Role.DOCS, Role.DATA, Role.PROMPT) and any(_is_strong_weight(file) for file in folder.all_files()):
        return None
    return None if Role.MCP in folder.roles else role


def _shared_role(folder: Folder) -> Role | None:
    """The role all files of the folder share; documents and configuration go with what they lie beside."""
    telling = set(folder.roles) - {Role.META, Role.DOCS}
    if len(telling) == 1:
        return None if Role.MCP in telling else telling.pop()
    if telling:
        return None
    return Role.DOCS if Role.DOCS in folder.roles and Role.META not in folder.roles else Role.META


def _is_model_bundle(folder: Folder) -> bool:
    """Whether the folder itself is a model: Core ML packages and TensorFlow's SavedModel."""
    return folder.name.lower().endswith((".mlpackage", ".mlmodelc")) or any(
        file.name == "saved_model.pb" for file in folder.files
    )


def _is_strong_weight(file: Listed) -> bool:
    return role_of(file.name) is Role.WEIGHTS and weights_format(file.name) not in _WEAK_FORMATS
