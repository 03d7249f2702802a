"""Which weights are the model and which are its parts.

Shards of one model (`model-00001-of-00003.safetensors`) belong together: the first is the model's path, the others are
parts, so that each stays a layer that can be moved and shared by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kitstudio.inspection.file_roles import FORMAT_RANK, part_type, weights_format
from kitstudio.inspection.folder_plan import Planned
from kitstudio.inspection.listing import by_bytes

_SHARD = re.compile(
    r"(?P<stem>.*?)[-_.](?:\d{2,6}-of-\d{2,6}|\d{2}(?=\.pth$)|part\d+of\d+)(?P<rest>\..*)?", re.IGNORECASE
)
_NOT_THE_MODEL: Final = frozenset({"adapter", "optimizer", "projector", "imatrix", "tokenizer", "processor", "labels"})
_UNTELLING: Final = frozenset(
    {"model", "pytorch_model", "consolidated", "adapter_model", "diffusion_pytorch_model", "tf_model", "flax_model"}
    | {"weights", "checkpoint", "ckpt", "best", "last", "final", "saved_model", "open_clip_pytorch_model"}
)


@dataclass(frozen=True, slots=True)
class Group:
    """Weights that belong together: one file, the shards of one model, or a folder that is a model.

    Attributes:
        members: in the order of their bytes.
        stem: name without shard numbers and suffix.
        format: see `file_roles.weights_format`.
        type: the parts' `type`; empty for plain weights.
    """

    members: tuple[Planned, ...]
    stem: str
    format: str
    type: str

    @property
    def path(self) -> str:
        """The first member's path."""
        return self.members[0].path

    @property
    def size(self) -> int:
        """Bytes of all members."""
        return sum(each.size for each in self.members)

    @property
    def telling_name(self) -> str:
        """The stem when it tells models apart, empty for `model` or `pytorch_model`."""
        return "" if self.stem.lower() in _UNTELLING else self.stem


def groups_of(weights: Iterable[Planned]) -> list[Group]:
    """Put shards together; sorted by path."""
    found: dict[str, list[Planned]] = {}
    for each in sorted(weights, key=lambda item: by_bytes(item.path)):
        head, slash, name = each.path.rpartition("/")
        match = _SHARD.fullmatch(name)
        key = f"{head}{slash}{match['stem']}*{match['rest'] or ''}" if match else each.path
        found.setdefault(key, []).append(each)
    return [_group(members) for members in found.values()]


def main_group(groups: list[Group]) -> Group | None:
    """The model: of the weights at least half as big as the biggest the best format, the least deep, the biggest.

    Adapters, optimiser states and projectors are the model only where there is nothing else.
    """
    real = [each for each in groups if each.type not in _NOT_THE_MODEL] or groups
    if not real:
        return None
    half = max(each.size for each in real) / 2
    return min(
        (each for each in real if each.size >= half),
        key=lambda each: (
            FORMAT_RANK.get(each.format, len(FORMAT_RANK)),
            each.path.count("/"),
            -each.size,
            by_bytes(each.path),
        ),
    )


def _group(members: list[Planned]) -> Group:
    name = members[0].path.rpartition("/")[2]
    match = _SHARD.fullmatch(name)
    format_ = weights_format(name)
    stem = match["stem"] if match else name
    if not match and not members[0].is_dir:
        stem = re.sub(r"\.[^.]*$", "", name) or name
    kind = part_type(name)
    return Group(tuple(members), stem, format_, kind if kind in _NOT_THE_MODEL else "")
