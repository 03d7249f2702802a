"""One look for Qt's own controls: buttons, fields, menus, ticks and message boxes need no subclass and no style sheet.

PySide hands each `drawX()` the fully derived option, so nothing is cast. Keep a Python reference to the style for as
long as the application lives: Qt does not keep the Python half.
"""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPalette, QRegion
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QProxyStyle,
    QStyle,
    QStyleFactory,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionMenuItem,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QWidget,
)
from typing_extensions import override

from kitstudio.ui import controls, paint
from kitstudio.ui.icons import Icon, grown, paint_icon
from kitstudio.ui.theme import METRIC, RADIUS, T

_State, _PM, _PE, _CE = QStyle.StateFlag, QStyle.PixelMetric, QStyle.PrimitiveElement, QStyle.ControlElement
_CC, _CT, _SH, _SC = QStyle.ComplexControl, QStyle.ContentsType, QStyle.StyleHint, QStyle.SubControl

_METRICS: Final = {
    _PM.PM_ScrollBarExtent: 10,
    _PM.PM_MenuPanelWidth: 1,
    _PM.PM_MenuHMargin: 5,
    _PM.PM_MenuVMargin: 5,
    _PM.PM_SmallIconSize: 16,
    _PM.PM_ButtonIconSize: 16,
    _PM.PM_LayoutHorizontalSpacing: 8,
    _PM.PM_LayoutVerticalSpacing: 8,
    _PM.PM_IndicatorWidth: 16,
    _PM.PM_IndicatorHeight: 16,
    _PM.PM_CheckBoxLabelSpacing: 8,
    _PM.PM_RadioButtonLabelSpacing: 8,
    _PM.PM_ExclusiveIndicatorWidth: 16,
    _PM.PM_ExclusiveIndicatorHeight: 16,
    _PM.PM_ButtonShiftHorizontal: 0,
    _PM.PM_ButtonShiftVertical: 0,
    _PM.PM_DefaultFrameWidth: 1,
    _PM.PM_SliderLength: 16,
    _PM.PM_TabBarScrollButtonWidth: 24,
    _PM.PM_FocusFrameHMargin: 5,
    _PM.PM_FocusFrameVMargin: 0,
}
_GROWING: Final = frozenset(
    {
        _PM.PM_SmallIconSize,
        _PM.PM_ButtonIconSize,
        _PM.PM_IndicatorWidth,
        _PM.PM_IndicatorHeight,
        _PM.PM_ExclusiveIndicatorWidth,
        _PM.PM_ExclusiveIndicatorHeight,
        _PM.PM_SliderLength,
    }
)
"""What is as large as the text."""
_LEAST_HANDLE: Final = 28
_TARGET: Final = 24  # what can be pressed is at least so wide and high
_QUIET: Final = frozenset({_PE.PE_FrameMenu, _PE.PE_FrameDefaultButton, _PE.PE_FrameStatusBarItem})
_NO: Final = frozenset(
    {
        _SH.SH_EtchDisabledText,
        _SH.SH_DialogButtonBox_ButtonsHaveIcons,
        _SH.SH_ComboBox_Popup,
        _SH.SH_FocusFrame_Mask,
    }
)


class KitStyle(QProxyStyle):
    """Fusion's behaviour under our own paint."""

    def __init__(self) -> None:
        super().__init__(QStyleFactory.create("Fusion"))
        self._primitives = {
            _PE.PE_PanelButtonCommand: controls.button,
            _PE.PE_PanelLineEdit: controls.field,
            _PE.PE_FrameLineEdit: controls.field,
            _PE.PE_IndicatorCheckBox: controls.tick,
            _PE.PE_IndicatorItemViewItemCheck: controls.tick,
            _PE.PE_IndicatorRadioButton: controls.radio,
            _PE.PE_PanelMenu: controls.menu,
            _PE.PE_PanelTipLabel: controls.tip,
            _PE.PE_FrameFocusRect: controls.focus,
        }

    @override
    def polish(self, target: Any) -> Any:
        if isinstance(target, QMenu):  # rounded popups need a window one can see through
            target.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
            bare = Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
            target.setWindowFlags(target.windowFlags() | bare)
            target.installEventFilter(self)
        return super().polish(target)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cut the corners off a menu: where nothing composes windows, what is translucent would be black."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QMenu) and QApplication.platformName() == "xcb":
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(watched.rect()), RADIUS["card"], RADIUS["card"])
            watched.setMask(QRegion(shape.toFillPolygon().toPolygon()))
        return super().eventFilter(watched, event)

    @override
    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in _METRICS:
            return T.wide(_METRICS[metric]) if metric in _GROWING else _METRICS[metric]
        return super().pixelMetric(metric, option, widget)

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint == _SH.SH_FocusFrame_AboveWidget:  # else what holds a link tightly cuts its ring
            return 1
        return 0 if hint in _NO else super().styleHint(hint, option, widget, returnData)

    @override
    def sizeFromContents(
        self, type: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        wanted = super().sizeFromContents(type, option, size, widget)  # type: ignore[arg-type] # None is allowed
        if type in (_CT.CT_PushButton, _CT.CT_LineEdit, _CT.CT_ComboBox, _CT.CT_SpinBox):
            return QSize(wanted.width() + (10 if type == _CT.CT_PushButton else 4), T.high(METRIC["control"]))
        if type in (_CT.CT_CheckBox, _CT.CT_RadioButton):
            return wanted.expandedTo(QSize(_TARGET, _TARGET))
        if type == _CT.CT_MenuItem and isinstance(option, QStyleOptionMenuItem):
            separator = option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator
            return QSize(wanted.width() + T.wide(28), 9 if separator else T.high(METRIC["rowCompact"]))
        return wanted

    @override
    def subElementRect(self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None) -> QRect:
        rect = super().subElementRect(element, option, widget)  # type: ignore[arg-type] # None is allowed
        if element == QStyle.SubElement.SE_LineEditContents and getattr(option, "lineWidth", 0) > 0:
            return rect.adjusted(6, 0, -6, 0)
        return rect

    @override
    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        sc: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control == _CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return _scroll_bar_part(option, sc)
        return super().subControlRect(control, option, sc, widget)  # type: ignore[arg-type] # None is allowed

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        own = self._primitives.get(element)
        if own is not None:
            own(option, painter, widget)
        elif element not in _QUIET:
            super().drawPrimitive(element, option, painter, widget)

    @override
    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element in (_CE.CE_MenuEmptyArea, _CE.CE_HeaderEmptyArea):
            return
        if element == _CE.CE_MenuItem and isinstance(option, QStyleOptionMenuItem):
            controls.menu_item(option, painter)
        elif element == _CE.CE_ProgressBar and isinstance(option, QStyleOptionProgressBar):
            controls.progress(option, painter)
        elif element == _CE.CE_ComboBoxLabel and isinstance(option, QStyleOptionComboBox):
            controls.combo_label(option, painter)
        else:
            if (
                element == _CE.CE_PushButtonLabel
                and isinstance(option, QStyleOptionButton)
                and controls.is_main(option)
            ):
                option.palette.setColor(QPalette.ColorRole.ButtonText, T["onAccent"])
            super().drawControl(element, option, painter, widget)

    @override
    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control == _CC.CC_ComboBox:
            controls.combo(option, painter)
        elif control == _CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            self._scroll_bar(option, painter, widget)
        elif control == _CC.CC_SpinBox:
            self._spin_box(option, painter, widget)
        elif control == _CC.CC_Slider:
            self._slider(option, painter, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def _part(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None,
    ) -> QRectF:
        return QRectF(self.subControlRect(control, option, part, widget))

    def _scroll_bar(self, option: QStyleOptionSlider, p: QPainter, widget: QWidget | None) -> None:
        handle = self._part(_CC.CC_ScrollBar, option, _SC.SC_ScrollBarSlider, widget)
        p.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Base))
        if option.maximum > option.minimum:
            moved = bool(option.state & (_State.State_MouseOver | _State.State_Sunken))
            paint.box(p, handle.adjusted(2, 2, -2, -2), 3, "control" if moved else "lineStrong")

    def _spin_box(self, option: QStyleOptionComplex, p: QPainter, widget: QWidget | None) -> None:
        controls.frame(option, p)
        for part, name in ((_SC.SC_SpinBoxUp, Icon.CHEVRON_UP), (_SC.SC_SpinBoxDown, Icon.CHEVRON_DOWN)):
            middle = self._part(_CC.CC_SpinBox, option, part, widget).center()
            paint_icon(p, name, QRectF(middle.x() - 7, middle.y() - 5, 10, 10), "muted", stroke=2.4)

    def _slider(self, option: QStyleOptionComplex, p: QPainter, widget: QWidget | None) -> None:
        handle = self._part(_CC.CC_Slider, option, _SC.SC_SliderHandle, widget).center()
        r = QRectF(option.rect)
        middle = r.center().y()
        paint.box(p, QRectF(r.left(), middle - 2, r.width(), 4), 2, "pressed")
        done = QRectF(r.left(), middle - 2, handle.x() - r.left(), 4)
        if isinstance(option, QStyleOptionSlider) and option.upsideDown:  # it begins at the right
            done = QRectF(handle.x(), middle - 2, r.right() - handle.x(), 4)
        paint.box(p, done, 2, "accentFill")
        knob = grown(QRectF(handle.x() - 8, middle - 8, 16, 16))
        paint.box(p, knob, knob.height() / 2, "text" if T.dark else "surface", "control")
        if controls.ringed(option):
            paint.ring(p, knob.adjusted(-2, -2, 2, 2), knob.height() / 2 + 2)


def _scroll_bar_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """A bar without arrows: the groove is the whole of it."""
    rect, span = option.rect, option.maximum - option.minimum
    upright = option.orientation == Qt.Orientation.Vertical
    room = rect.height() if upright else rect.width()
    if part == _SC.SC_ScrollBarGroove:
        return rect
    if part not in (_SC.SC_ScrollBarSlider, _SC.SC_ScrollBarSubPage, _SC.SC_ScrollBarAddPage):
        return QRect()
    length = room if span <= 0 else max(_LEAST_HANDLE, room * option.pageStep // (span + option.pageStep))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, room - length, option.upsideDown
    )
    first, size = {
        _SC.SC_ScrollBarSlider: (start, length),
        _SC.SC_ScrollBarSubPage: (0, start),
        _SC.SC_ScrollBarAddPage: (start + length, room - start - length),
    }[part]
    if upright:
        return QRect(rect.x(), rect.y() + first, rect.width(), size)
    return QRect(rect.x() + first, rect.y(), size, rect.height())


def dress(application: QApplication) -> KitStyle:
    """Give the application our style and base font; keep the result for as long as the application lives."""
    style = KitStyle()
    application.setStyle(style)
    application.setFont(T.font("body"))
    return style
