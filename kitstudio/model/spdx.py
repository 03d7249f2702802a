"""Licence texts of a Kitfile: SPDX expressions, and the words people write instead of them.

The grammar is SPDX 3.0 annex B (also 2.3 annex D): identifiers with an optional `+`, `LicenseRef-` and
`DocumentRef-…:LicenseRef-` names, `WITH` an exception, `AND`, `OR`, parentheses. Identifiers match in any case.
"""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kitstudio.model.nearest import nearest
from kitstudio.model.spdx_ids import DEPRECATED, EXCEPTIONS, LICENCES, words


class Trouble(enum.StrEnum):
    """What is wrong with a licence text."""

    UNKNOWN = "unknown"
    GRAMMAR = "grammar"
    DEPRECATED = "deprecated"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a licence text is not a good SPDX expression.

    Attributes:
        trouble: the kind of problem.
        subject: the word it is about.
        suggestions: whole texts to write instead, best first; the first is meant, not guessed, when `clear`.
        clear: whether the first suggestion says the same as the text did.
        own: the whole text with the unknown word as the name of a licence of one's own; empty when it is no name.
    """

    trouble: Trouble
    subject: str
    suggestions: tuple[str, ...] = ()
    clear: bool = False
    own: str = ""


_TOKEN = re.compile(r"[()]|[^\s()]+")
_CUSTOM = re.compile(r"(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+")
_CUSTOM_ADDITION = re.compile(r"(?:DocumentRef-[A-Za-z0-9.-]+:)?AdditionRef-[A-Za-z0-9.-]+")
_OPERATORS: Final = frozenset({"AND", "OR", "WITH"})
_REF: Final = "LicenseRef-"
_NOT_IN_A_REF = re.compile(r"[^A-Za-z0-9.-]+")
_LONGEST_NAME: Final = 100
# What is written where a licence has no name: nothing is near to these words.
_NAMELESS: Final = frozenset(
    {"license", "licence", "copying", "licensed", "no", "none", "yes", "unknown", "n/a", "na", "tbd", "todo", "null"}
)
_POINTING: Final = frozenset({"see", "file", "in", "various", "mixed", "unknown", "tbd"})
_LICENCE_OF: Final[Mapping[str, str]] = {each.lower(): each for each in LICENCES}
_GOOD_LICENCES: Final = LICENCES - DEPRECATED
_GOOD_EXCEPTIONS: Final = EXCEPTIONS - DEPRECATED
_EXCEPTION_OF: Final[Mapping[str, str]] = {each.lower(): each for each in EXCEPTIONS}

# Licences without an SPDX identifier that models carry; the words are those of Hugging Face's model cards.
_MODEL_LICENCES: Final = words(
    """
    llama2 llama3 llama3.1 llama3.2 llama3.3 llama4 gemma openrail creativeml-openrail-m bigscience-openrail-m
    bigscience-bloom-rail-1.0 bigcode-openrail-m openrail++ deepfloyd-if-license apple-amlr apple-ascl intel-research
    fair-noncommercial-research-license h-research qwen qwen-research deepseek falcon-llm-license proprietary
    commercial other
    """
)

# What the words mean once `_plain` has removed case, blanks, dots and filler. An empty text means: not clear.
_MEANT: Final[Mapping[str, tuple[str, ...]]] = {
    "apache": ("Apache-2.0",),
    "apache2": ("Apache-2.0",),
    "asl2": ("Apache-2.0",),
    "alv2": ("Apache-2.0",),
    "expat": ("MIT",),
    "mitx11": ("MIT",),
    "bsd2": ("BSD-2-Clause",),
    "2clausebsd": ("BSD-2-Clause",),
    "simplifiedbsd": ("BSD-2-Clause",),
    "bsd3": ("BSD-3-Clause",),
    "3clausebsd": ("BSD-3-Clause",),
    "newbsd": ("BSD-3-Clause",),
    "modifiedbsd": ("BSD-3-Clause",),
    "bsd": ("BSD-3-Clause", "BSD-2-Clause"),
    "gpl": ("GPL-3.0-or-later", "GPL-2.0-or-later"),
    "gpl2": ("GPL-2.0-only", "GPL-2.0-or-later"),
    "gpl3": ("GPL-3.0-only", "GPL-3.0-or-later"),
    "lgpl": ("LGPL-3.0-or-later", "LGPL-2.1-or-later"),
    "lgpl21": ("LGPL-2.1-only", "LGPL-2.1-or-later"),
    "lgpl3": ("LGPL-3.0-only", "LGPL-3.0-or-later"),
    "agpl": ("AGPL-3.0-only", "AGPL-3.0-or-later"),
    "agpl3": ("AGPL-3.0-only", "AGPL-3.0-or-later"),
    "mpl": ("MPL-2.0",),
    "mpl2": ("MPL-2.0",),
    "epl2": ("EPL-2.0",),
    "cc": ("CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0"),
    "cc0": ("CC0-1.0",),
    "cczero": ("CC0-1.0",),
    "pddl": ("PDDL-1.0",),
    "odbl": ("ODbL-1.0",),
    "odcby": ("ODC-By-1.0",),
    "boost": ("BSL-1.0",),
    "bsl": ("BSL-1.0", "BUSL-1.1"),
    "unlicence": ("Unlicense",),
    "cuda": ("C-UDA-1.0",),
    "openmdw": ("OpenMDW-1.0",),
    "unlicensed": ("LicenseRef-proprietary",),
}
_LONG_NAMES: Final = (
    ("gnu affero general public", "agpl"),
    ("gnu lesser general public", "lgpl"),
    ("gnu general public", "gpl"),
    ("mozilla public", "mpl"),
    ("eclipse public", "epl"),
    ("creative commons zero", "cc0"),
    ("creative commons", "cc"),
)
_FILLER = re.compile(r"\b(?:the|licen[cs]e[ds]?|version|software)\b|(?<![a-z])v(?=\d)|(?<=[a-z])v(?=\d)|\.0\b|[\s,_.-]")
_DEEPEST = 20


def check_expression(text: str) -> Problem | None:
    """What is wrong with a licence text, None when it is an SPDX expression in its proper spelling."""
    written = text.strip()
    if not written:
        return Problem(Trouble.UNKNOWN, text)
    if written.lower() not in _LICENCE_OF:
        meant = _meant(written)
        if meant:
            return Problem(Trouble.UNKNOWN, written, meant, clear=len(meant) == 1)
    tokens = _TOKEN.findall(written)
    prose = len(tokens) > 1 and not any(each.upper() in _OPERATORS or each in "()" for each in tokens)
    # Words side by side are no expression, and to guess at one of them would change what the whole says.
    return Problem(Trouble.UNKNOWN, written, own=_own(written)) if prose else _Reader(tokens).check()


def canonical(word: str) -> str:
    """The listed spelling of a licence identifier written in any case, an empty text when there is none."""
    return _LICENCE_OF.get(word.strip().lower(), "")


def _meant(text: str) -> tuple[str, ...]:
    """What is meant by common words that are no SPDX identifier, best first; empty when nobody can tell."""
    lowered = text.lower()
    plain = _plain(lowered)
    model = lowered if lowered in _MODEL_LICENCES else _plain_models().get(plain, "") if plain not in _MEANT else ""
    if model:
        return (f"LicenseRef-{model.replace('++', '-plus-plus')}",)
    if plain in _MEANT:
        return _MEANT[plain]
    if "/" in text:
        # `MIT/Apache-2.0` is the old way of writing a choice.
        choice = " OR ".join(text.split("/"))
        return (choice,) if check_expression(choice) is None else ()
    return _plain_identifiers().get(plain, ()) if plain else ()


@functools.cache
def _plain_identifiers() -> Mapping[str, tuple[str, ...]]:
    """The identifiers in use by what `_plain` leaves of them."""
    found: dict[str, tuple[str, ...]] = {}
    for each in sorted(_GOOD_LICENCES):
        plain = _plain(each.lower())
        found[plain] = (*found.get(plain, ()), each)
    return found


@functools.cache
def _plain_models() -> Mapping[str, str]:
    """The licences of models by what `_plain` leaves of them: `Llama-3.1` is `llama3.1`."""
    return {_plain(each): each for each in sorted(_MODEL_LICENCES)}


def _own(text: str) -> str:
    """The name of a licence that is on no list, as SPDX writes it; empty when the text names nothing."""
    lowered = text.lower()
    parts = set(lowered.split())
    says_other = _POINTING & parts or (parts & _LICENCE_OF.keys() and lowered not in parts)
    if lowered in _NAMELESS or "/" in text or says_other:
        return ""
    stem = text[len(_REF) :] if lowered.startswith(_REF.lower()) else text
    name = _NOT_IN_A_REF.sub("-", stem).strip("-.")
    return _REF + name if name and len(name) <= _LONGEST_NAME else ""


def _plain(text: str) -> str:
    """Case, blanks, dots and filler words away: `the apache license, version 2.0` becomes `apache2`."""
    for name, short in _LONG_NAMES:
        text = text.replace(name, short)
    return _FILLER.sub("", text)


def _joined(tokens: Sequence[str]) -> str:
    return " ".join(tokens).replace("( ", "(").replace(" )", ")")


class _Reader:
    """Recursive descent over the tokens; the first real problem wins, spelling and age come last."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._written: list[str] = []
        self._problem: Problem | None = None
        self._deprecated = ""

    def check(self) -> Problem | None:
        # A deep nest of parentheses is no licence, and recursion has a floor.
        if self._tokens.count("(") > _DEEPEST or not self._expression() or self._at < len(self._tokens):
            subject = self._tokens[min(self._at, len(self._tokens) - 1)]
            return self._problem or Problem(Trouble.GRAMMAR, subject)
        whole = _joined(self._written)
        if self._deprecated:
            return Problem(Trouble.DEPRECATED, self._deprecated, self._successors(whole))
        if self._written != self._tokens:
            return Problem(Trouble.SPELLING, _joined(self._tokens), (whole,), clear=True)
        return None

    def _successors(self, whole: str) -> tuple[str, ...]:
        stem = self._deprecated.removesuffix("+")
        later = (f"{stem}-or-later",) if self._deprecated.endswith("+") else (f"{stem}-only", f"{stem}-or-later")
        return tuple(
            re.sub(rf"(?<!\S)(\(*){re.escape(self._deprecated)}(?=\)|\s|$)", rf"\g<1>{each}", whole)
            for each in later
            if each in LICENCES
        )

    def _expression(self) -> bool:
        while self._term():
            if not self._operator("AND", "OR"):
                return True
        return False

    def _term(self) -> bool:
        if self._next() != "(":
            return self._licence(self._next()) and (not self._operator("WITH") or self._exception(self._next()))
        self._take("(")
        return self._expression() and self._next() == ")" and self._take(")")

    def _operator(self, *words: str) -> bool:
        # All upper or all lower case (SPDX 3.0), not a mix.
        following = self._next()
        if following.upper() not in words or not (following.isupper() or following.islower()):
            return False
        return self._take(following.upper())

    def _licence(self, word: str) -> bool:
        if not word or word == ")" or word.upper() in _OPERATORS:
            return False
        if _CUSTOM.fullmatch(word) or word in ("NONE", "NOASSERTION"):
            return self._take(word)
        found = _LICENCE_OF.get(word.lower()) or _LICENCE_OF.get(word.lower().removesuffix("+"), "")
        if not found:
            self._unknown(word, _GOOD_LICENCES)
            return False
        if found in DEPRECATED:
            self._deprecated = self._deprecated or found
        plus = "+" if word.endswith("+") and not found.endswith("+") else ""
        return self._take(found + plus)

    def _exception(self, word: str) -> bool:
        if _CUSTOM_ADDITION.fullmatch(word):
            return self._take(word)
        found = _EXCEPTION_OF.get(word.lower(), "")
        if not found:
            if word:
                self._unknown(word, _GOOD_EXCEPTIONS)
            return False
        return self._take(found)

    def _unknown(self, word: str, choices: frozenset[str]) -> None:
        is_licence = choices is not _GOOD_EXCEPTIONS
        meant = _meant(word) if is_licence else ()
        near = () if word.lower() in _NAMELESS else meant or nearest(word, choices)
        wholes = tuple(map(self._with, near))
        own = _own(word) if is_licence else ""
        self._problem = Problem(
            Trouble.UNKNOWN, word, wholes, clear=len(meant) == 1, own=self._with(own) if own else ""
        )

    def _with(self, word: str) -> str:
        """The whole text with this word in the place of the next."""
        return _joined([*self._tokens[: self._at], word, *self._tokens[self._at + 1 :]])

    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self, written: str) -> bool:
        self._written.append(written)
        self._at += 1
        return True
