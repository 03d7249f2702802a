"""What the widgets of the form ask for, in one object that all of them are given."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Requests(QObject):
    """Whoever holds the document listens here.

    Signals:
        typed(path, str): a text field was typed in; steps of one field become one.
        left(): the keyboard left a field.
        changed(Change): something else was done.
        mended(edits): the fix of a finding was pressed.
        text_asked(path): show the place in the text.
    """

    typed = Signal(object, str)
    left = Signal()
    changed = Signal(object)
    mended = Signal(object)
    text_asked = Signal(object)
