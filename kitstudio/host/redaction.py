"""Taking secrets and names out of what a person may pass on: what looks like a secret goes, and the home folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# Every repetition that something must follow is bounded, or gives nothing back: a text of any kind takes time in
# proportion to its length.
GONE: Final = "<removed>"

_ASSIGNED: Final = (
    r"(?i)((?:password|passwd|passphrase|passwort|kennwort|secret|token|credential|api[_-]?key|access[_-]?key"
    r"|private[_-]?key|authorization|cookie|session[_-]?id|signature)(?:[_-](?:key|id|value))?[\"']?\s*(?:=|:)\s*)"
    r"(?:(?:bearer|basic|token)\s+)?"
    r"(\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'|[^\s,&\"'}\])]+)"
)
_BLOCK: Final = (
    r"(?im)(^(?P<deep>[ \t]{0,40})[\"']?[\w-]{0,64}(?:password|passwd|passphrase|secret|token|credential|api[_-]?key"
    r"|private[_-]?key)"
    r"[\"']?[ \t]*:[ \t]*[|>][+-]?\d?[ \t]*\n)(?:(?P=deep)[ \t]+[^\n]*(?:\n|\Z))+"
)
_OPTION: Final = r"(?i)((?:^|(?<=\s))(?:--?(?:password|passwd|pass|pwd|token|secret|api-?key)(?:[ =])|-p[ =]))[^\s]+"
_SHORT: Final = r"(?i)((?<![A-Za-z0-9])(?:pass|pw|pwd|passwd)\s*[=:]\s*)[^\s,&\"'}\])]+"
# In prose what is said of a password is mostly no password; one that has a digit may be.
_SAID: Final = (
    r"(?i)(\b(?:password|passphrase|passwort|kennwort)\s{1,4}(?:(?:is|was|ist|war|lautet)\s{1,4})?[\"']?)"
    r"(?=[^\s\d]{0,200}+\d)[^\s\"',;]+"
)
_HEADER: Final = r"(?i)(\b(?:(?:set-)?cookie|(?:proxy-)?authorization|x-auth-[\w-]{1,64}+)[\"']?\s*[:=]\s*)[^\r\n]+"

_PRIVATE: Final = (
    r"(?s)()-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,40}-----.*?"
    r"(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,40}-----|\Z)"
)
# Hexadecimal words are commits and digests; after such a name they are none.
_HEX: Final = (
    r"(?i)((?:token|key|secret|password|passwd|passphrase|credential)s?"
    r"(?:[\"']?\s{0,4}[=:,]\s{0,4}[\"']?|[\"']?\s{1,4}(?:(?:is|was)\s{1,4})?[\"']?))[0-9a-f]{32,64}(?![0-9a-z])"
)
# Long words of letters of both cases and digits; digests are hexadecimal, so one of their letters must be none of that.
_RANDOM: Final = (
    r"()\b(?=[A-Fa-f0-9+]{0,200}+[G-Zg-z])(?=[A-Za-z+]{0,200}+[0-9])(?=[a-z0-9+]{0,200}+[A-Z])"
    r"(?=[A-Z0-9+]{0,200}+[a-z])[A-Za-z0-9+]{32,}+={0,2}"
)

_PATTERNS: Final = tuple(
    re.compile(each)
    for each in (
        _PRIVATE,
        r"(\b[a-zA-Z][a-zA-Z0-9+.-]{0,20}:/{1,2})[^\s'\"<>@/][^\s'\"<>]{0,300}(?=@)",
        r"(?<![\w/])([\w.-]{1,64}:)[^\s'\"<>@:]{3,200}(?=@(?!sha\d)[\w-]{1,64}(?:\.|:\d))",
        _HEADER,
        _BLOCK,
        _OPTION,
        _SHORT,
        _SAID,
        _ASSIGNED,
        r"(?i)(\b(?:bearer|basic)\s+)[A-Za-z0-9+/=._~-]{8,}",
        r"(?i)([?&](?:sig|signature|token|key|auth|code|x-amz-[a-z-]+|x-goog-[a-z-]+)=)[^\s&'\"]+",
        r"()(?:\b|(?<=_))hf_[A-Za-z0-9]{8,}",
        r"()(?:\b|(?<=_))(?:npm_[A-Za-z0-9]{16,}|pypi-[A-Za-z0-9_-]{16,})",
        r"(https://hooks\.slack\.com/\w+/)[\w/-]+",
        r"(?i)(\b(?:AccountKey|SharedAccessKey|SharedAccessSignature)=)[^\s;\"']+",
        r"(?i)(\bwandb[\w ]{0,20}[=: ]+)[0-9a-f]{40}\b",
        r"()\b(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,})",
        r"()\bglpat-[A-Za-z0-9_-]{16,}",
        r"()\b(?:AKIA|ASIA)[A-Z0-9]{16}\b",
        r"()\bAIza[A-Za-z0-9_-]{30,}",
        r"()\bxox[a-z]-[A-Za-z0-9-]{10,}",
        r"()\b(?:sk|pk|rk)[-_][A-Za-z0-9_-]{16,}",
        r"()\bdckr_pat_[A-Za-z0-9_-]{16,}",
        r"()\bAGE-SECRET-KEY-1[A-Za-z0-9]{16,}",
        r"()\b(?:gsk|r8)_[A-Za-z0-9]{16,}",
        r"()\bSG\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}",
        r"()\bya29\.[A-Za-z0-9_-]{8,}",
        r"()\beyJ[A-Za-z0-9_-]{8,600}+\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?",
        _HEX,
        _RANDOM,
    )
)

PATTERNS: Final = len(_PATTERNS)
"""How many kinds of secrets are looked for."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text without secrets, and how many were found in it."""

    text: str
    found: int


def redacted(text: str, home: str = "") -> Redacted:
    """Take out what looks like a secret, and write the home folder as `~`.

    Digests stay: they are hexadecimal and no secret. Words that merely look random may go; that is the safe side.
    """
    found = 0
    for pattern in _PATTERNS:
        text, times = pattern.subn(rf"\g<1>{GONE}", text)
        found += times
    if len(home.rstrip("/")) > 1:
        text = re.sub(rf"{re.escape(home.rstrip('/'))}(?=/|$|\W)", "~", text)
    return Redacted(text, found)
