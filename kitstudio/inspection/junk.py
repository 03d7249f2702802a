"""What does not belong into a kit: litter, caches, version control, environments; and what must not: secrets.

Only names are looked at. A folder named here stands for all it holds.
"""

from __future__ import annotations

import enum
import re
from typing import Final


class Reason(enum.StrEnum):
    """Why a file or folder is left out of a proposed Kitfile; the value is stable."""

    OS_LITTER = "os-litter"
    CACHE = "cache"
    VERSION_CONTROL = "version-control"
    ENVIRONMENT = "environment"
    EDITOR = "editor"
    TEMPORARY = "temporary"
    SECRET = "secret"  # noqa: S105 - a word, not a password
    IGNORED = "ignored"
    EMPTY = "empty-folder"
    LINK = "link"
    SPECIAL = "special"
    NAME = "name-not-text"
    UNSAFE = "name-not-safe"


_FOLDERS: Final = {
    Reason.OS_LITTER: (
        *("__MACOSX", ".AppleDouble", ".Spotlight-V100", ".Trashes", ".fseventsd", "$RECYCLE.BIN"),
        *("System Volume Information", ".TemporaryItems", ".DocumentRevisions-V100", "@eaDir", ".Trash-1000"),
    ),
    Reason.CACHE: (
        *("__pycache__", ".ipynb_checkpoints", ".cache", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".tox", ".nox"),
        *(".hypothesis", ".eggs", ".gradle", ".terraform", ".huggingface", "htmlcov"),
    ),
    Reason.VERSION_CONTROL: (".git", ".hg", ".svn", ".bzr", "CVS"),
    Reason.ENVIRONMENT: (
        ".venv",
        "venv",
        ".virtualenv",
        ".conda",
        "node_modules",
        ".pixi",
        ".direnv",
        "__pypackages__",
    ),
    Reason.EDITOR: (".idea", ".vscode", ".vs", ".spyproject", ".fleet"),
    Reason.SECRET: (".ssh", ".gnupg", ".aws", ".azure", ".kube", ".docker"),
}
_FILES: Final = {
    Reason.OS_LITTER: (
        r"\.DS_Store|\.LSOverride|Thumbs\.db|ehthumbs(?:_vista)?\.db|desktop\.ini|\._.*|\.directory|Icon\r"
    ),
    Reason.CACHE: r".*\.py[co]|\.coverage(?:\..*)?|.*\$py\.class|\.dmypy\.json|\.eslintcache",
    Reason.VERSION_CONTROL: r"\.git",
    Reason.TEMPORARY: (
        r".*~|.*\.sw[op]|\.#.*|#.*#|\.~lock\..*#|~\$.*|.*\.(?:crdownload|incomplete|aria2|tmp)|nohup\.out"
    ),
    Reason.SECRET: (
        r"\.env(?:\.(?!(?:example|sample|template|dist)$).*)?|\.envrc|.*\.(?:pem|key|p12|pfx|jks|keystore|kdbx|ppk)"
        r"|id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?|\.netrc|_netrc|\.pgpass|\.pypirc|\.npmrc|\.htpasswd|\.git-credentials"
        # Not `tokens.txt`, `token.json`: speech models have vocabularies of these names.
        r"|\.?(?:hf|hub|api|access|auth|github|openai|wandb|huggingface)[_-]?(?:token|key)s?(?:\.[a-z]{2,4})?"
        r"|\.?token(?:\.txt)?|\.?(?:apikey|secret|password|credential)s?(?:\.(?:txt|json|ya?ml|toml|ini|cfg|env))?"
        r"|client_secrets?.*\.json|service[-_]account.*\.json|\.s3cfg|\.boto|kubeconfig|\.dockercfg|\.vault[-_]token"
        r"|terraform\.tfstate.*"
    ),
}
_BY_FOLDER: Final = {name.lower(): reason for reason, names in _FOLDERS.items() for name in names}
# One search for all of them: a folder has a hundred thousand names. No group inside is counted.
_BY_FILE = re.compile("|".join(f"({pattern})" for pattern in _FILES.values()), re.IGNORECASE | re.DOTALL)
_FILE_REASONS: Final = tuple(_FILES)


def left_out_reason(name: str, *, is_dir: bool) -> Reason | None:
    """Why a file or folder of that name (last part of a path) is left out, None when it is not."""
    if is_dir:
        lower = name.lower()
        return Reason.CACHE if lower.endswith(".egg-info") else _BY_FOLDER.get(lower)
    found = _BY_FILE.fullmatch(name)
    return _FILE_REASONS[found.lastindex - 1] if found is not None and found.lastindex is not None else None
