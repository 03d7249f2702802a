"""Names of licences as people and model hubs write them, and their SPDX identifiers.

Licences that are not on the SPDX License List get a `LicenseRef-` of the hub's own id, which SPDX allows for them.
"""

from __future__ import annotations

import re
from typing import Final

_REF: Final = "LicenseRef-"

# Hub ids that are the SPDX identifier in lower case.
_SAME: Final = (
    *("0BSD", "AFL-3.0", "Apache-2.0", "Artistic-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSD-3-Clause-Clear", "BSL-1.0"),
    *("CC0-1.0", "CC-BY-2.0", "CC-BY-2.5", "CC-BY-3.0", "CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-SA-4.0", "CC-BY-NC-2.0"),
    *("CC-BY-NC-3.0", "CC-BY-NC-4.0", "CC-BY-ND-4.0", "CC-BY-NC-ND-3.0", "CC-BY-NC-ND-4.0", "CC-BY-NC-SA-2.0"),
    *("CC-BY-NC-SA-3.0", "CC-BY-NC-SA-4.0", "CDLA-Sharing-1.0", "CDLA-Permissive-1.0", "CDLA-Permissive-2.0"),
    *("ECL-2.0", "EPL-1.0", "EPL-2.0", "etalab-2.0", "EUPL-1.1", "EUPL-1.2", "ISC", "LPPL-1.3c", "MIT", "MIT-0"),
    *("MPL-2.0", "MS-PL", "NCSA", "OFL-1.1", "OpenMDW-1.0", "OSL-3.0", "PostgreSQL", "Unlicense", "WTFPL", "Zlib"),
)
_OTHER: Final = {
    "agpl-3.0": "AGPL-3.0-only",
    "c-uda": "C-UDA-1.0",
    "gpl-2.0": "GPL-2.0-only",
    "gpl-3.0": "GPL-3.0-only",
    "lgpl-2.0": "LGPL-2.0-only",
    "lgpl-2.1": "LGPL-2.1-only",
    "lgpl-3.0": "LGPL-3.0-only",
    "lgpl-lr": "LGPLLR",
    "odbl": "ODbL-1.0",
    "odc-by": "ODC-By-1.0",
    "pddl": "PDDL-1.0",
    "apache 2.0": "Apache-2.0",
    "apache-2": "Apache-2.0",
    "apache2": "Apache-2.0",
    "cc0": "CC0-1.0",
}
_BY_HUB_ID: Final = {each.lower(): each for each in _SAME} | _OTHER
_SPDX_EXPRESSION = re.compile(
    r"\(*[A-Za-z0-9][A-Za-z0-9.+:-]*\)*(?: (?:AND|OR|WITH) \(*[A-Za-z0-9][A-Za-z0-9.+:-]*\)*)*"
)
_NOT_IN_A_REF = re.compile(r"[^A-Za-z0-9.-]+")
_LONGEST: Final = 200
_STEMS: Final = ("license", "licence", "copying", "unlicense")

# What the head of a licence text says, for licences whose text is not on the SPDX list. First hit wins.
_TITLES: Final = (
    (r"llama 4(?: \w+)? community license", "llama4"),
    (r"llama 3 3(?: \w+)? community license", "llama3.3"),
    (r"llama 3 2(?: \w+)? community license", "llama3.2"),
    (r"llama 3 1(?: \w+)? community license", "llama3.1"),
    (r"(?:meta )?llama 3 community license", "llama3"),
    (r"llama 2 community license", "llama2"),
    (r"gemma (?:terms of use|license)", "gemma"),
    (
        r"open ?rail ?\+\+",
        "openrail++",
    ),
    (r"creativeml open ?rail m", "creativeml-openrail-m"),
    (r"bigscience open ?rail m", "bigscience-openrail-m"),
    (r"bigscience (?:bloom )?rail(?: license)?(?: v)? ?1 0|bigscience rail license", "bigscience-bloom-rail-1.0"),
    (r"bigcode open ?rail m", "bigcode-openrail-m"),
    (r"open ?rail m?\b", "openrail"),
    (r"deepfloyd if license", "deepfloyd-if-license"),
    (r"apple sample code license|apple ascl", "apple-ascl"),
    (r"apple machine learning research model", "apple-amlr"),
    (r"tongyi qianwen (?:research )?license|qwen license agreement", "qwen"),
    (r"qwen research license", "qwen-research"),
    (r"deepseek license agreement", "deepseek"),
    (r"stability ai community license", "stabilityai-ai-community"),
    (r"flux 1 dev non ?commercial license", "flux-1-dev-non-commercial-license"),
    (r"falcon(?: \w+)* tii license|tii falcon", "falcon-llm-license"),
    (r"mistral ai (?:research|non production) license", "mrl"),
    (r"nvidia open model license", "nvidia-open-model-license"),
    (r"grok 2 community license", "grok2-community"),
    (r"fair noncommercial research license", "fair-noncommercial-research-license"),
    (r"microsoft research license|msr-la", "msrla"),
)
_TITLE = tuple((re.compile(pattern), name) for pattern, name in _TITLES)

# What a sentence of a few words means; the version is part of the name, so bare "Apache" or "CC BY" is nothing.
_NAMES: Final = (
    (r"\bapache(?: software)? license,? (?:version |v)?2(?:\.0)?\b|\bapache[- ]2\.0\b", "Apache-2.0"),
    (r"\bmit license\b|\bunder (?:the )?mit\b|^\W*mit\W*$|opensource\.org/licenses?/mit\b", "MIT"),
    (r"\bbsd 2-clause\b|\bbsd-2-clause\b|\bsimplified bsd\b", "BSD-2-Clause"),
    (r"\bbsd 3-clause\b|\bbsd-3-clause\b|\b(?:new|revised|modified) bsd\b", "BSD-3-Clause"),
    (r"\bisc license\b", "ISC"),
    (r"\b(?:mozilla public license,? (?:version |v)?|mpl[- ])2\.0\b", "MPL-2.0"),
    (r"\bunlicense\b", "Unlicense"),
    (r"\bcc0(?:[- ]1\.0)?\b", "CC0-1.0"),
)
_NAME = tuple((re.compile(pattern), name) for pattern, name in _NAMES)
_CC_WORDS: Final = (("non-?commercial", "nc"), ("no-?deriv(?:ative)?s?(?: works)?", "nd"), ("share-? ?alike", "sa"))
_CC = re.compile(r"\b(?:cc|creative commons)[- ](?:by|attribution)((?:[- /](?:nc|nd|sa))*)[- /]+v?([1-4]\.[05])\b")


def spdx_of(written: str, name: str = "") -> str:
    """The SPDX expression for a licence as a model card gives it; empty when it says nothing.

    Args:
        written: the card's `license`: a hub id (`apache-2.0`, `llama3.1`, `other`) or an SPDX expression.
        name: the card's `license_name`, which counts when `written` is `other`.
    """
    text = " ".join(written.split())[:_LONGEST]
    known = _BY_HUB_ID.get(text.lower())
    if known is not None:
        return known
    if text.lower() in ("", "unknown", "other", "cc", "none", "tbd", "n/a"):
        return reference(name) if name else ""
    if _SPDX_EXPRESSION.fullmatch(text) and (text != text.lower() or "LicenseRef-" in text):
        return text
    return named_in(text) or reference(text)


def is_licence_file(name: str) -> bool:
    """Whether a file of this name holds a licence: `LICENSE`, `COPYING.txt`, `LICENSE-MIT`, `license_2.md`."""
    return name.lower().replace("-", ".").split(".")[0].split("_")[0] in _STEMS


def reference(name: str) -> str:
    """`name` as a `LicenseRef-`, with only the characters SPDX allows there; empty when nothing is left."""
    kept = _NOT_IN_A_REF.sub("-", name.replace("++", "-plus-plus")).strip("-.")[:_LONGEST]
    if kept.startswith(_REF):
        return kept
    return _REF + kept if kept else ""


def titled(head: str) -> str:
    """The licence of a text that begins with `head` (words in lower case), when it is one of the model licences."""
    return next((reference(name) for pattern, name in _TITLE if pattern.search(head)), "")


def named_in(sentence: str) -> str:
    """The one licence a short text names with its version, else empty."""
    text = " ".join(sentence.lower().replace("licence", "license").split())
    for long, short in _CC_WORDS:
        text = re.sub(long, short, text)
    found = {name for pattern, name in _NAME if pattern.search(text)}
    for match in _CC.finditer(text):
        found.add(creative_commons(re.findall(r"nc|nd|sa", match[1]), match[2]))
    return found.pop() if len(found) == 1 else ""


def creative_commons(terms: list[str], version: str) -> str:
    """`(["sa", "nc"], "4.0")` as `CC-BY-NC-SA-4.0`."""
    kept = [term.upper() for term in ("nc", "nd", "sa") if term in terms]
    return "-".join(["CC-BY", *kept, version])
