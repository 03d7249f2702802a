"""What a crash leaves: that nothing was lost, and a report that a person reads in full before they pass it on."""

from __future__ import annotations

import contextlib
import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QTime, Slot
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from kitstudio.base.durable import replace_file
from kitstudio.host.crash import CrashReport
from kitstudio.host.redaction import redacted
from kitstudio.ui import text
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, col, row, wrap
from kitstudio.ui.theme import RADIUS, T
from kitstudio.ui.widgets.base import Glyph, Label, Line, Panel, Rule
from kitstudio.ui.widgets.buttons import Button, Segmented
from kitstudio.ui.widgets.overlays import Dialog
from kitstudio.ui.widgets.text_view import TextView

translate: Final = QCoreApplication.translate
_LINES: Final = 200
_WELL: Final = 226
_LEAST_WELL: Final = 90
_REST: Final = 390
_WIDTH: Final = 600


@dataclass(frozen=True, slots=True)
class Caught:
    """A crash with its report, and where that lies; `earlier` when it was the run before this one."""

    report: CrashReport
    path: str
    earlier: bool = False


class CrashDialog(Dialog):
    """Shows the whole report; ticks only add to it."""

    def __init__(self, window: QWidget, caught: Caught, log: Sequence[str], home: Path) -> None:
        self._caught, self._home, self._more = caught, home, 0
        self._log = redacted("\n".join(log[-_LINES:]), str(home)).text
        self._when = Line(self._said_when(), "small", "muted")
        self.view = TextView(translate("crash", "The whole report"), numbers=False)
        self.view.setLineWrapMode(TextView.LineWrapMode.WidgetWidth)  # read whole, or it is not passed on
        self.view.setCornerWidget(Panel(None, "sunken"))
        self.view.tint({QPalette.ColorRole.Base: "sunken", QPalette.ColorRole.Text: "text"})
        room = min(_WELL, max(_LEAST_WELL, window.height() - _REST))
        line = math.ceil(T.metrics("monoSmall").lineSpacing())
        self.view.setFixedHeight(TextView.TOP + (room - TextView.TOP) // line * line)
        self._below = room - self.view.height()
        self.form = Segmented([translate("crash", "Text"), "JSON"], translate("crash", "Form of the report"), height=26)
        self.with_log = QCheckBox(translate("crash", "Last 200 log lines, same redaction"))
        self.with_words = QCheckBox(translate("crash", "The error's own words, which may quote a name or a file"))
        self._note = Label("", "small", "muted")
        delete = Button(translate("crash", "Delete report"), "ghost", Icon.TRASH, height=32)
        copy = Button(translate("crash", "Copy"), "secondary", Icon.COPY, height=32)
        self.save = Button(translate("crash", "Save report…"), "primary", Icon.EXPORT, "↵", 32)
        title = translate("crash", "Something in Kit Studio broke")
        if caught.earlier:
            title = translate("crash", "Kit Studio ended unexpectedly")
        lead = (Icon.FILE_TEXT, self._when)
        super().__init__(window, title, self._body(), [delete, None, copy, self.save], _WIDTH, lead)
        delete.clicked.connect(self._delete)
        delete.setVisible(bool(caught.path))
        copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self.save.setDefault(True)
        self.form.chosen.connect(self._show)
        for tick in (self.with_log, self.with_words):
            tick.toggled.connect(self._show)
        self._show()

    def _body(self) -> QWidget:
        work = Label(translate("crash", "Your work is kept"), "strong")
        why = translate("crash", "The store changes in whole steps only, and drafts keep what you typed.")
        calm = row(
            col(Glyph(Icon.OK, 18, "state.ok.solid"), None),
            10,
            (col(work, Label(why, "small", "text2", wrap=True, line=125), gap=1), 1),
            gap=0,
        )
        head = row(Label(translate("crash", "The whole report"), "smallMedium", "text2"), None, self.form)
        well = Panel(col(self.view, gap=0, margins=(2, 2, 2, 2 + self._below)), "sunken", RADIUS["card"], "line")
        promise = translate("crash", "Nothing is sent. The file is yours to attach to an issue or to throw away.")
        said = Label(promise, "small", "muted", wrap=True, line=125)
        lock = row(Glyph(Icon.LOCK, 14, "muted"), (said, 1), gap=7)
        ticks: list[Entry] = []
        for tick, words in ((self.with_log, self._log), (self.with_words, self._caught.report.words)):
            tick.setVisible(bool(words))
            size = Label(text.size(len(words.encode("utf-8", "replace"))), "small", "muted")
            size.setVisible(bool(words))
            ticks += [row(tick, None, size), 5]
        self.with_log.setChecked(bool(self._log))
        parts: list[Entry] = [calm, 14, head, 6, well, 12, *ticks, 7, Rule(), 10, lock, self._note]
        return wrap(col(*parts, gap=0, margins=(20, 16, 20, 14)))

    def _said_when(self) -> str:
        if self._caught.earlier:
            return translate("crash", "In the run before this one")
        now = QTime.currentTime().toString("HH:mm:ss")
        if self._more:
            return translate("crash", "Today, {time}; it broke {n} more times since").format(time=now, n=self._more)
        return translate("crash", "Today, {time}").format(time=now)

    def count_another(self) -> None:
        """It broke again while this is shown: no second dialog, only the number."""
        self._more += 1
        self._when.say(self._said_when())

    @property
    def report(self) -> str:
        """Everything that would be copied or saved; it is what is shown."""
        extras = {}
        if self.with_log.isChecked():
            extras[translate("crash", "Log")] = self._log
        if self.with_words.isChecked():
            extras[translate("crash", "The error's own words")] = self._caught.report.words
        report = self._caught.report
        return report.json(extras) if self.form.current == 1 else report.text(extras)

    @Slot()
    def _show(self) -> None:
        self.view.show_text(self.report, json=self.form.current == 1)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self._note.say(translate("crash", "Copied"))

    @Slot()
    def _save(self) -> None:
        ending = "json" if self.form.current == 1 else "txt"
        start = str(self._home / f"kitstudio-report.{ending}")
        chosen, _ = QFileDialog.getSaveFileName(self, translate("crash", "Save the report"), start)
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write what is shown."""
        try:
            replace_file(path, self.report.encode("utf-8", "backslashreplace"), mode=0o600)
        except OSError as error:
            self._note.dye("state.danger.text")
            self._note.say(translate("crash", "Not saved: {reason}").format(reason=error.strerror or "?"))
        else:
            self._note.dye("muted")
            self._note.say(translate("crash", "Saved as {path}").format(path=path))

    @Slot()
    def _delete(self) -> None:
        with contextlib.suppress(OSError):
            os.unlink(self._caught.path)
        self.dismiss()
