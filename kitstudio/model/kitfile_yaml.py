"""Kitfiles from YAML text: what kit's decoder would take, with a place for every value (modelkit-format 1.1 to 1.3).

Damage (no YAML, a repeated key, the wrong type, a parameter JSON has no form for) ends the reading; a key nobody
declared does not: its value is kept in `unknown` and a finding names it.
"""

from __future__ import annotations

from collections.abc import Callable

from kitstudio.base.control import unasked
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.model import yaml_nodes
from kitstudio.model.document import Document
from kitstudio.model.finding import Finding, Mark, Severity
from kitstudio.model.kitfile_fields import FieldReader
from kitstudio.model.yaml_nodes import DamageError


class BadKitfileError(KitStudioError):
    """A Kitfile cannot be read at all.

    Facts beside those of the sentence: `problem`, the code of the finding it would be, and `field` as shown.
    """

    code = "KS-BAD-KITFILE"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{where} is refused at line {line}, column {column}: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Mend that place in the Kitfile; `kitstudio check` shows all it finds."
    )


def read(content: bytes, *, where: str = "Kitfile") -> Document:
    """Read a Kitfile's bytes.

    Args:
        content: what stands in the file (the caller has not read more than `limits.KITFILE + 1` bytes).
        where: its name, for the error.

    Raises:
        BadKitfileError: it cannot be read; unknown keys alone do not raise (see `Document.findings`).
    """
    try:
        return _document(content)
    except DamageError as damage:
        raise BadKitfileError(
            where=where,
            line=damage.mark.line,
            column=damage.mark.column,
            reason=damage.reason,
            problem=damage.code,
            field=_finding(damage).field_name,
        ) from damage


def inspect_text(content: bytes, go_on: Callable[[], None] = unasked) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read a Kitfile's bytes without raising for bad input: the document, if any, and what reading found.

    `go_on` is called again and again; it raises to end the reading.
    """
    try:
        document = _document(content, go_on)
    except DamageError as damage:
        return None, (_finding(damage),)
    return document, document.findings


def _document(content: bytes, go_on: Callable[[], None] = unasked) -> Document:
    text = yaml_nodes.decode(content)
    root = yaml_nodes.compose(text, go_on)
    if root is None:
        raise DamageError("empty-kitfile", "it is empty", Mark(1, 1))
    reader = FieldReader(go_on)
    kitfile = reader.kitfile(root)
    return Document(kitfile, reader.marks, reader.key_marks, tuple(reader.findings), text)


def _finding(damage: DamageError) -> Finding:
    facts = {"reason": damage.reason}
    return Finding(
        damage.code, Severity.ERROR, "The Kitfile cannot be read: {reason}.", facts, damage.path, damage.mark
    )
