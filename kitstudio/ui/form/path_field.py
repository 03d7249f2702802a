"""A field for a path: the size of what lies there stands beside it as long as there is room for both."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from kitstudio.ui import paint, text
from kitstudio.ui.form.completing import CompletingField
from kitstudio.ui.form.suggestions import Suggest
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import row, wrap
from kitstudio.ui.widgets.chips import Chip
from kitstudio.ui.widgets.inputs import PathEdit

_CHANGES: Final = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.Resize)


class PathField(CompletingField):
    """A field with paths of the folder as suggestions; its tooltip holds what there is no room for."""

    def __init__(self, suggest: Suggest, name: str, icon: Icon, size: Chip | None) -> None:
        """Make it; `size` is hidden by whoever owns it while it is not known."""
        self._line, self._size = PathEdit(), size
        self._beside = wrap(row(size)) if size is not None else None
        super().__init__(suggest, name, icon, self._beside, edit=self._line)
        self.edit.textChanged.connect(self._fit)
        if size is not None:
            size.installEventFilter(self)

    @Slot()
    def _fit(self) -> None:
        """Hide the size where the path needs its room."""
        if self._beside is not None and self._size is not None:
            room = self._line.width() + (0 if self._beside.isHidden() else self._beside.width())
            beside = 0 if self._size.isHidden() else self._size.width()
            gives_way = beside > 0 and paint.width_of(self._line.text(), "mono") > room - beside
            if self._beside.isHidden() != gives_way:
                self._beside.setHidden(gives_way)
                self._relay()
        self._tell()

    def _relay(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()  # what was measured is so at once

    def _tell(self) -> None:
        away = self._beside is not None and self._beside.isHidden()
        size = self._size.accessibleName() if self._size is not None and away else ""
        self._line.setToolTip(text.tip(self._line.text(), size) or "" if size or self._line.is_cut else "")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._size and event.type() in _CHANGES:
            self._fit()
        return super().eventFilter(watched, event)
