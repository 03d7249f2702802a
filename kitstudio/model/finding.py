"""Findings: what is wrong or odd, where, how bad, and a fix that can be applied."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kitstudio.base.errors import Fact, shown
from kitstudio.model.go_json import JsonValue
from kitstudio.model.kitfile import FieldPath, show_path


class Severity(enum.StrEnum):
    """How much a finding matters: an error blocks packing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text, counted from 1; 0 when there is none."""

    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Edit:
    """One change to a Kitfile: `set` or `remove` the value at `path`, `insert` an entry before it, or `rename` its key.

    `value` is the text of a field, any value of `parameters`, or the new key.
    """

    op: Literal["set", "insert", "remove", "rename"]
    path: FieldPath
    value: JsonValue = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding, with a title naming the result ("Change to data/train.csv").

    `gives_up` says that something a person meant to have is given up; only a person may choose that.
    """

    title: str
    edits: tuple[Edit, ...]
    gives_up: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `code` is stable kebab-case; `template` is English over `facts` (see `message`)."""

    code: str
    severity: Severity
    template: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    where: FieldPath = ()
    mark: Mark = Mark()
    fixes: tuple[Fix, ...] = ()

    @property
    def message(self) -> str:
        """The sentence in English, facts filled in and made printable."""
        return self.template.format(**{name: shown(fact) for name, fact in self.facts.items()})

    @property
    def field_name(self) -> str:
        """The field as shown, `datasets[0].path`; empty for the whole document."""
        return show_path(self.where)
