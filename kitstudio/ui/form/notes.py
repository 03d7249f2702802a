"""What is wrong with a section as a whole, or with a key that the form has no field for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kitstudio.model.finding import Finding
from kitstudio.ui.form.fields import FixLink, sentence
from kitstudio.ui.form.requests import Requests
from kitstudio.ui.layout import clear, row, wrap


class Notes(QWidget):
    """Sentences with their fixes as links; gone while there is nothing to say."""

    def __init__(self, requests: Requests) -> None:
        super().__init__()
        self._requests = requests
        self._findings: tuple[Finding, ...] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 10)
        self._box.setSpacing(2)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these."""
        if tuple(findings) == self._findings:
            return
        self._findings = tuple(findings)
        clear(self._box)
        for each in findings:
            self._box.addWidget(sentence(each))
            if each.fixes:
                link = FixLink(each.fixes[0])
                link.mended.connect(self._requests.mended)
                self._box.addWidget(wrap(row(link, None)))
        self.setVisible(bool(findings))
