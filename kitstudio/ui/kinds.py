"""How the kinds of layers look and are called: icon, tone and word, in one place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from kitstudio.base.errors import QT_TRANSLATE_NOOP
from kitstudio.model.media_type import Kind
from kitstudio.ui.icons import Icon

ICONS: Final = {
    Kind.MODEL: Icon.MODEL,
    Kind.PART: Icon.PART,
    Kind.DATASET: Icon.DATASET,
    Kind.CODE: Icon.CODE,
    Kind.DOCS: Icon.DOCS,
    Kind.PROMPT: Icon.PROMPT,
    Kind.MCP: Icon.MCP,
}

TONES: Final = {
    Kind.MODEL: "role.model",
    Kind.PART: "role.part",
    Kind.DATASET: "role.dataset",
    Kind.CODE: "role.code",
    Kind.DOCS: "role.docs",
    Kind.PROMPT: "role.prompt",
    Kind.MCP: "role.mcp",
}

_WORDS: Final = {
    Kind.MODEL: QT_TRANSLATE_NOOP("kinds", "Model"),
    Kind.PART: QT_TRANSLATE_NOOP("kinds", "Part"),
    Kind.DATASET: QT_TRANSLATE_NOOP("kinds", "Dataset"),
    Kind.CODE: QT_TRANSLATE_NOOP("kinds", "Code"),
    Kind.DOCS: QT_TRANSLATE_NOOP("kinds", "Docs"),
    Kind.PROMPT: QT_TRANSLATE_NOOP("kinds", "Prompt"),
    Kind.MCP: QT_TRANSLATE_NOOP("kinds", "MCP"),
}


def word(kind: Kind) -> str:
    """The kind as a person reads it."""
    return QCoreApplication.translate("kinds", _WORDS[kind])
