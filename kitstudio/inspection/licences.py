"""Which licence a text is: by its own words, by a notice, by an SPDX line, by an address, by its name.

`kit_license` answers as kit 1.7's library does (one match, else nothing); `detect` is ours: a text that adds to a known
licence or changes it is not called by that licence's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kitstudio.base import limits
from kitstudio.inspection.licence_names import creative_commons, named_in, titled
from kitstudio.inspection.licence_words import Stretch, Text, known_texts, words_of

_SHARE: Final = 0.75
_TEXTS_AT_MOST: Final = 12
# How alike a text must be, and how many words may be strange in it. Long texts are copied whole; short ones get names
# put in and "holders" made "authors".
_LONG: Final = 600
_LIKENESS: Final = {False: 0.88, True: 0.93}
_STRANGE_SHARE: Final = {False: 0.06, True: 0.03}
_STRANGE_WORDS: Final = 3
_EXTRA_WORDS: Final = 40
_EXTRA_SHARE: Final = 0.08
_TITLE_WORDS: Final = 60
_TITLE_WORD = re.compile(r"[a-z0-9]+\+*")
_HEAD: Final = 4_096
_SENTENCE_WORDS: Final = 80

# Words that turn a permission into something else when they were added to it.
_RESTRICTING: Final = frozenset(
    {"noncommercial", "commercial", "non", "research", "academic", "educational", "evaluation", "personal"}
    | {"military", "ethical", "evil", "only", "except", "prohibited", "forbidden"}
)
# On the SPDX list, but kit's library does not know them.
_KIT_KNOWS_NOT: Final = frozenset(
    {"Apache-1.0", "BUSL-1.1", "C-UDA-1.0", "CAL-1.0", "CC-BY-ND-2.5", "CC-SA-1.0", "CDLA-Permissive-2.0", "CECILL-2.1"}
    | {"DL-DE-BY-2.0", "Elastic-2.0", "MIT-CMU", "MIT-Modern-Variant", "NLOD-2.0", "OpenMDW-1.0", "PSF-2.0"}
    | {"Unicode-3.0"}
)
_KIT_NAMES: Final = {
    "BSD-3-Clause-No-Military-License": "BSD-3-Clause",
    "FSL-1.1-ALv2": "Apache-2.0",
    "FSL-1.1-MIT": "MIT",
    "MS-LPL": "MS-PL",
}
_IDENTIFIER = re.compile(
    r"SPDX-License-Identifier:[ \t]*(\(*[A-Za-z0-9][A-Za-z0-9.+:-]{0,100}\)*"
    r"(?:[ \t]+(?:AND|OR|WITH)[ \t]+\(*[A-Za-z0-9][A-Za-z0-9.+:-]{0,100}\)*){0,20})"
)
_GNU_NOTICE = re.compile(
    r"(?:(lesser|library) gnu|gnu(?: (affero|lesser|library))?) general public license as published by the free "
    r"software foundation (?:either )?(?:under )?version (\d)(?: (\d))?(?: of the license)?"
    r"( or (?:at your option )?(?:any )?later)?"
)
_NOTICES: Final = (
    (re.compile(r"licensed under the apache license version 2 0"), "Apache-2.0"),
    (re.compile(r"(?:subject to the terms of|licensed under) the mozilla public license v(?:ersion)? 2 0"), "MPL-2.0"),
)
_GNU_NAMES: Final = {"": "GPL", "affero": "AGPL", "lesser": "LGPL", "library": "LGPL"}
_CC_ADDRESS = re.compile(r"http creativecommons org licenses (by(?: nc| nd| sa)*) (\d) (\d)\b")
_ADDRESSES: Final = (
    (re.compile(r"http creativecommons org publicdomain zero 1 0\b"), "CC0-1.0"),
    (re.compile(r"http www apache org licenses license 2 0\b(?! (?:txt|html))"), "Apache-2.0"),
    (re.compile(r"http www opensource org licenses mit\b(?! license)"), "MIT"),
    (re.compile(r"http www opensource org licenses apache 2 0\b"), "Apache-2.0"),
    (re.compile(r"http www opensource org licenses bsd 2 clause\b"), "BSD-2-Clause"),
    (re.compile(r"http www opensource org licenses bsd 3 clause\b"), "BSD-3-Clause"),
    (re.compile(r"http www opensource org licenses isc\b"), "ISC"),
    (re.compile(r"http opensource org licenses mpl 2 0\b"), "MPL-2.0"),
    (re.compile(r"http www opensource org licenses gpl 2 0\b"), "GPL-2.0"),
    (re.compile(r"http www opensource org licenses gpl 3 0\b"), "GPL-3.0"),
    (re.compile(r"http www opensource org licenses lgpl 2 1\b"), "LGPL-2.1"),
    (re.compile(r"http www opensource org licenses lgpl 3 0\b"), "LGPL-3.0"),
    (re.compile(r"http www opensource org licenses agpl 3 0\b"), "AGPL-3.0"),
)


@dataclass(frozen=True, slots=True)
class Detected:
    """What a licence text turned out to be.

    Attributes:
        expression: SPDX expression, empty when it is not clear.
        resembles: identifiers it looks like without being one of them: changed, added to, or several at once.
    """

    expression: str = ""
    resembles: tuple[str, ...] = ()


def detect(content: bytes) -> Detected:
    """Name the licence of a licence file.

    Args:
        content: the file's first bytes, at most limits.LICENCE_TEXT of them are looked at.
    """
    written = _decoded(content)
    lines = {" ".join(each.split()) for each in _IDENTIFIER.findall(written)}
    if len(lines) == 1:
        return Detected(lines.pop())
    text = Text(words_of(written))
    model_license = titled(" ".join(_TITLE_WORD.findall(written[:_HEAD].lower())[:_TITLE_WORDS]))
    if model_license:
        return Detected(model_license)
    whole = _texts_in(text)
    if whole:
        return _judged(text, whole)
    named = {_current(name) for _, name in (*_notices_in(text, ()), *_addresses_in(text, ()))}
    if not named and len(text.words) <= _SENTENCE_WORDS:
        named = {named_in(written)} - {""}
    return Detected(named.pop()) if len(named) == 1 else Detected("", tuple(sorted(named | lines)))


def kit_license(content: bytes) -> str:
    """The licence kit 1.7 names for a licence file: its library's id when it finds exactly one match, else empty."""
    text = Text(words_of(_decoded(content)))
    whole = [each for each in _texts_in(text) if each.identifier not in _KIT_KNOWS_NOT]
    notices = _notices_in(text, whole)
    taken = [*whole, *(Stretch("", place, place + 60, 1.0, ()) for place, _ in notices)]
    found = [
        *(_KIT_NAMES.get(each.identifier, each.identifier).removesuffix("-only") for each in whole),
        *(name for _, name in notices),
        *(name for _, name in _addresses_in(text, taken)),
    ]
    return found[0] if len(found) == 1 else ""


def _decoded(content: bytes) -> str:
    cut = content[: limits.LICENCE_TEXT]
    encoding = "utf-16" if cut[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return cut.decode(encoding, "replace")


def _texts_in(text: Text) -> list[Stretch]:
    """The known texts that stand in `text`, in order: the best first, then what is in the rest."""
    kept: list[Stretch] = []
    pending = [text]
    while pending and len(kept) < _TEXTS_AT_MOST:
        part = pending.pop()
        found = [stretch for known in known_texts() for stretch in part.stretches(known, _SHARE) if _same(stretch)]
        if found:
            best = min(
                found, key=lambda each: (-each.likeness * each.likeness * (each.end - each.start), each.identifier)
            )
            kept.append(best)
            pending += part.around(best)
    return sorted(kept, key=lambda each: each.start)


def _same(stretch: Stretch) -> bool:
    length = stretch.end - stretch.start
    long = length > _LONG
    few = _STRANGE_WORDS + _STRANGE_SHARE[long] * length
    alike = stretch.likeness >= _LIKENESS[long] and len(stretch.strange) <= few
    return alike and not _RESTRICTING & set(stretch.strange)


def _judged(text: Text, whole: list[Stretch]) -> Detected:
    """One licence and nothing much beside it is that licence."""
    names = {each.identifier for each in whole}
    covered = {place for each in whole for place in range(each.start, each.end)}
    extra = [word for place, word in enumerate(text.words) if place not in covered]
    added = len(extra) > _EXTRA_WORDS + _EXTRA_SHARE * len(covered) or bool(_RESTRICTING & set(extra))
    later = {name for _, name in _notices_in(text, whole)}
    if len(names) > 1 or (added and not later):
        return Detected("", tuple(sorted(names)))
    name = names.pop()
    stated = {each for each in later if each.startswith(name.removesuffix("only"))}
    return Detected(stated.pop() if len(stated) == 1 else name)


def _notices_in(text: Text, taken: Iterable[Stretch]) -> list[tuple[int, str]]:
    """Short notices outside `taken`: the word each begins at, and the licence."""
    joined = " ".join(text.words)
    found = [(match.start(), _gnu_name(match)) for match in _GNU_NOTICE.finditer(joined)]
    found += [(match.start(), name) for pattern, name in _NOTICES for match in pattern.finditer(joined)]
    return _outside(joined, found, taken)


def _gnu_name(match: re.Match[str]) -> str:
    kind = _GNU_NAMES[match[1] or match[2] or ""]
    return f"{kind}-{match[3]}.{match[4] or 0}-{'or-later' if match[5] else 'only'}"


def _addresses_in(text: Text, taken: Iterable[Stretch]) -> list[tuple[int, str]]:
    joined = " ".join(text.words)
    found = [
        (match.start(), creative_commons(match[1].split(), f"{match[2]}.{match[3]}"))
        for match in _CC_ADDRESS.finditer(joined)
    ]
    found += [(match.start(), name) for pattern, name in _ADDRESSES for match in pattern.finditer(joined)]
    return _outside(joined, found, taken)


def _outside(joined: str, found: list[tuple[int, str]], taken: Iterable[Stretch]) -> list[tuple[int, str]]:
    stretches = tuple(taken)
    placed = [(joined.count(" ", 0, start), name) for start, name in found]
    return [(place, name) for place, name in placed if not any(each.start <= place < each.end for each in stretches)]


def _current(name: str) -> str:
    """`GPL-3.0`, which SPDX no longer uses, as `GPL-3.0-only`."""
    return f"{name}-only" if re.fullmatch(r"[AL]?GPL-\d\.\d", name) else name
