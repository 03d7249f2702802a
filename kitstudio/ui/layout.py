"""Terse layouts: the shape of the code is the shape of the page."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from kitstudio.ui.text_size import hold

Piece: TypeAlias = "QWidget | QLayout"
Entry: TypeAlias = "Piece | tuple[Piece, int] | int | None"
"""A widget or layout, the same with a stretch factor, an exact space in pixels, or None for a stretch."""

Margins: TypeAlias = "int | tuple[int, int, int, int]"


def row(*entries: Entry, gap: int = 8, margins: Margins = 0) -> QHBoxLayout:
    """Entries side by side, `gap` between neighbours that are no spaces.

    Side margins are spaces: a right-to-left window mirrors the order of a layout but not its margins.
    """
    layout = QHBoxLayout()
    left, top, right, bottom = margins if isinstance(margins, tuple) else (margins,) * 4
    _fill(layout, (left, *entries, right), gap)
    layout.setContentsMargins(0, top, 0, bottom)
    return layout


def col(*entries: Entry, gap: int = 8, margins: Margins = 0) -> QVBoxLayout:
    """Entries one below the other, `gap` between neighbours that are no spaces."""
    layout = QVBoxLayout()
    left, top, right, bottom = margins if isinstance(margins, tuple) else (margins,) * 4
    _fill(layout, entries, gap)
    layout.setContentsMargins(left, top, right, bottom)
    return layout


def wrap(layout: QLayout, width: int | None = None, height: int | None = None) -> QWidget:
    """A plain widget around a layout, of a fixed width or height where given; the height grows with large text."""
    widget = QWidget()
    widget.setLayout(layout)
    if width is not None:
        widget.setFixedWidth(width)
    if height is not None:
        hold(widget, height=height)
    return widget


def scrolling(body: QWidget) -> QScrollArea:
    """A widget that scrolls up and down where it has too little room, on the ground of what is behind it."""
    area = QScrollArea()
    area.setWidget(body)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    body.setAutoFillBackground(False)
    return area


def clear(box: QBoxLayout) -> None:
    """Take every widget out of a box and delete it."""
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _fill(box: QBoxLayout, entries: tuple[Entry, ...], gap: int) -> None:
    box.setSpacing(0)
    follows = False
    for entry in entries:
        if entry is None:
            box.addStretch(1)
        elif isinstance(entry, int):
            box.addSpacing(entry)
        else:
            if follows and gap:
                box.addSpacing(gap)
            piece, stretch = entry if isinstance(entry, tuple) else (entry, 0)
            if isinstance(piece, QLayout):
                box.addLayout(piece, stretch)
            else:
                box.addWidget(piece, stretch)
        follows = entry is not None and not isinstance(entry, int)
