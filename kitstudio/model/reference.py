"""References: `[registry/]repository[:tag][@digest]`, read as kit reads them (modelkit-format 6.1).

Without a registry (a first part holding `.` or `:`) a name belongs to the local store, which kit calls `localhost`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from typing_extensions import override

from kitstudio.base import limits
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.model.descriptor import BadDigestError, Digest

LOCAL: Final = "localhost"
NAMELESS: Final = "_"
DEFAULT_TAG: Final = "latest"

_REPOSITORY = re.compile(r"[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*")
_REGISTRY = re.compile(
    r"(?:\[[0-9a-fA-F:.]+\]|[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*)(?::[0-9]{0,5})?"
)
_TAG = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}")
_NAME_LENGTH = 255


class BadReferenceError(KitStudioError):
    """Text that should name a kit does not."""

    code = "KS-BAD-REFERENCE"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{text} is not a reference: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Write [registry/]repository[:tag] in lower case, for example team/model:v1."
    )


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """Where a kit is named. `tag` and `digest` are empty or None when not given; a digest wins over a tag."""

    registry: str
    repository: str
    tag: str = ""
    digest: Digest | None = None

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Read one reference (no list of tags).

        Raises:
            BadReferenceError: it breaks the grammar.
        """
        first, extra = cls.parse_tags(text)
        if extra:
            raise BadReferenceError(text=text, reason="several tags are not allowed here")
        return first

    @classmethod
    def parse_tags(cls, text: str) -> tuple[Reference, tuple[str, ...]]:
        """Read `repo:tag1,tag2,…`: the first reference, and the further tags.

        Raises:
            BadReferenceError: it breaks the grammar.
        """
        if not text or len(text) > limits.REFERENCE_LENGTH:
            raise BadReferenceError(text=text[:200], reason="it is empty" if not text else "it is too long")
        try:
            bare = Digest.parse(text)
        except BadDigestError:
            pass
        else:
            return cls(LOCAL, NAMELESS, "", bare), ()
        main, *extra = text.split(",")
        for tag in extra:
            _check_tag(tag, text)
        head, slash, tail = main.partition("/")
        if slash and ("." in head or ":" in head):
            return _split(text, head, tail), tuple(extra)
        return _split(text, LOCAL, main), tuple(extra)

    @property
    def is_local(self) -> bool:
        """Whether it names something in the local store rather than in a registry."""
        return self.registry == LOCAL

    def with_tag(self, tag: str) -> Reference:
        """The same repository under another tag.

        Raises:
            BadReferenceError: `tag` is no tag.
        """
        _check_tag(tag, tag)
        return replace(self, tag=tag, digest=None)

    def with_default_tag(self) -> Reference:
        """The same, with `latest` when it has neither a tag nor a digest."""
        return self if self.tag or self.digest else replace(self, tag=DEFAULT_TAG)

    @property
    def name(self) -> str:
        """Registry and repository as shown: without `localhost/`, empty for a nameless kit."""
        if self.is_local:
            return "" if self.repository == NAMELESS else self.repository
        return f"{self.registry}/{self.repository}"

    @override
    def __str__(self) -> str:
        if self.digest is not None:
            return f"{self.name}@{self.digest}" if self.name else str(self.digest)
        return f"{self.name}:{self.tag}" if self.tag else self.name


def looks_like_reference(path: str) -> bool:
    """Whether kit takes a Kitfile path for a reference: it holds `:` or `@` and parses (modelkit-format 1.6)."""
    if ":" not in path and "@" not in path:
        return False
    try:
        Reference.parse(path)
    except BadReferenceError:
        return False
    return True


def _split(text: str, registry: str, rest: str) -> Reference:
    if registry != LOCAL and not _REGISTRY.fullmatch(registry):
        raise BadReferenceError(text=text, reason=f"{registry} is not a registry's host name")
    digest: Digest | None = None
    tag = ""
    if "@" in rest:
        repository, _, digest_text = rest.partition("@")
        repository = repository.partition(":")[0]
        try:
            digest = Digest.parse(digest_text)
        except BadDigestError as error:
            raise BadReferenceError(text=text, reason="what follows @ is not a digest") from error
    else:
        repository, colon, tag = rest.partition(":")
        if colon:
            _check_tag(tag, text)
    _check_repository(repository, text)
    return Reference(registry, repository, tag, digest)


def _check_repository(repository: str, text: str) -> None:
    if repository == NAMELESS:
        return
    if repository != repository.lower():
        raise BadReferenceError(text=text, reason=f"repository ({repository}) name must be lowercase")
    if not _REPOSITORY.fullmatch(repository) or len(repository) > _NAME_LENGTH:
        raise BadReferenceError(text=text, reason=f'invalid repository "{repository}"')


def _check_tag(tag: str, text: str) -> None:
    if not _TAG.fullmatch(tag):
        raise BadReferenceError(text=text, reason=f'invalid tag "{tag}"')
