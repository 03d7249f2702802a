"""The text of a .kitignore: beside each rule how many files it hides now, under a refused one a wave and why."""

from __future__ import annotations

import html
from typing import ClassVar, Final

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QTextBlock, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QToolTip
from typing_extensions import override

from kitstudio.base.errors import QT_TRANSLATE_NOOP
from kitstudio.model.finding import Finding, Mark, Severity
from kitstudio.operations.contents.ignore_preview import IgnorePreview, RuleEffect
from kitstudio.ui import paint, text
from kitstudio.ui.editor.ink import Ink
from kitstudio.ui.editor.text_edit import TextEdit
from kitstudio.ui.editor.units import units
from kitstudio.ui.theme import T

_REFUSED: Final = QT_TRANSLATE_NOOP("errors", "The rule {rule} is refused: {reason}.")
_SIDE: Final = 12
_GAP: Final = 16


class _Rules(Ink):
    """Comments are quiet, and what begins an exception stands out."""

    @override
    def refresh(self, first: QTextBlock, last: QTextBlock) -> None:
        block = first
        while block.isValid():
            state = hash((T.name, block.text())) & 0x3FFFFFFF
            if block.userState() != state:
                block.setUserState(state)
                block.layout().setFormats(_formats(block.text()))
                block.document().markContentsDirty(block.position(), block.length())
            if block == last:
                return
            block = block.next()


def _formats(line: str) -> list[QTextLayout.FormatRange]:
    exception = len(line) - len(line.lstrip()) + 1 if line.lstrip().startswith("!") else 0
    length, token = (len(line), "codeComment") if line.startswith("#") else (exception, "codeKey")
    found = QTextLayout.FormatRange()
    ink = QTextCharFormat()
    ink.setForeground(T[token])
    found.start, found.length, found.format = 0, units(line[:length]), ink
    return [found] if length else []


class IgnoreEdit(TextEdit):
    """An editor for one .kitignore."""

    INK: ClassVar[type[Ink]] = _Rules
    INDENTS: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self._effects: dict[int, RuleEffect] = {}
        self.setAccessibleName(self.tr("Rules of .kitignore"))
        self.setTabChangesFocus(True)

    def show_effects(self, preview: IgnorePreview) -> None:
        """Say what each rule does; until the next time, as far as its line stays what it was."""
        self._effects = {each.line: each for each in preview.rules}
        refused = [each for each in preview.rules if each.refusal]
        self.show_findings([_finding(each) for each in refused])
        self.viewport().update()

    def words_of(self, line: int) -> str:
        """What stands beside a line."""
        effect = self._effects.get(line)
        if effect is None:
            return ""
        if effect.refusal:
            return self.tr("Refused")
        number = text.count(effect.files, "{n}", "{n}")
        return self.tr("shows {n}").format(n=number) if effect.is_exception else self.tr("hides {n}").format(n=number)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        width = self.viewport().width()
        with QPainter(self.viewport()) as p:
            for block, box in self.visible_blocks():
                line = block.blockNumber() + 1
                used = self.fontMetrics().horizontalAdvance(block.text()) + _GAP
                area = QRectF(used, box.top(), width - used - _SIDE, box.height())
                words = self.words_of(line)
                if words and paint.width_of(words, "small") <= area.width():
                    ink = "state.danger.text" if self._effects[line].refusal else "muted"
                    paint.write(p, area, words, "small", ink, paint.RIGHT)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            line = self.cursorForPosition(self.viewport().mapFromParent(event.pos())).blockNumber() + 1
            effect = self._effects.get(line)
            words = text.finding_text(_finding(effect)) if effect is not None and effect.refusal else ""
            QToolTip.showText(event.globalPos(), html.escape(words), self)
            return True
        return super().event(event)


def _finding(effect: RuleEffect) -> Finding:
    facts = {"rule": effect.text, "reason": effect.refusal}
    return Finding("ignore-rule", Severity.ERROR, _REFUSED, facts, mark=Mark(effect.line, 1))
