"""A Kitfile as it was read from text: its meaning, and where in the text each part of it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kitstudio.model.finding import Finding, Mark
from kitstudio.model.kitfile import FieldPath, Kitfile


@dataclass(frozen=True, slots=True)
class Document:
    """What `kitfile_yaml.read` makes of a Kitfile's bytes.

    Attributes:
        kitfile: the Kitfile; keys it does not know are in the `unknown` of their section.
        marks: where each value begins, by its path; the empty path is the whole document, a step `"parameters"` and
            what is below it are there too, and so are the values of unknown keys. Keys that are declared but have no
            value (`path:`) have the mark of where it would stand.
        key_marks: where each key begins, by the path of its value; entries of lists have none. A value that came
            through a merge key (`<<`) has the mark of its key in the anchored map.
        findings: what reading found odd without having to refuse it (unknown keys).
        text: the text that was read, without its byte order mark; lines and columns count in it from 1, a column in
            characters.
    """

    kitfile: Kitfile
    marks: Mapping[FieldPath, Mark] = field(default_factory=dict)
    key_marks: Mapping[FieldPath, Mark] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    text: str = ""
