"""One control for each kind of setting: made from its declaration, told its value, tells what was chosen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSlider, QWidget
from typing_extensions import override

from kitstudio.base.errors import KitStudioError
from kitstudio.host.declared import Setting, Value
from kitstudio.host.settings import parsed
from kitstudio.ui import paint, text
from kitstudio.ui.core_words import reason_words
from kitstudio.ui.icons import grown
from kitstudio.ui.layout import row, wrap
from kitstudio.ui.text import translate
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import METRIC, T, colour_groups, parse
from kitstudio.ui.widgets.base import Line
from kitstudio.ui.widgets.buttons import Button, Pressable, Segmented, Switch
from kitstudio.ui.widgets.inputs import Field

_WIDTH: Final = 190
_PATH_WIDTH: Final = 300
_WORDS_OF_SEGMENTS: Final = 20
"""Letters of all choices together, up to which they stand side by side."""
_STEP: Final = 5
_SETTLE_MS: Final = 120


class SettingControl(QWidget):
    """`chosen(Value)`: the person wants this. `refused(str)`: what they typed does not fit, and why."""

    chosen = Signal(object)
    refused = Signal(str)
    acted = Signal()

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self.title = translate("settings", setting.title)

    def hold(self, widget: QWidget) -> None:
        """Consist of this."""
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(widget)
        self.setFocusProxy(widget)

    def show_value(self, value: Value) -> None:
        """Show a value without telling of it."""
        raise NotImplementedError

    def say(self, _value: Value) -> str:
        """The value in words, for the line under the title; empty to keep the help there."""
        return ""


class SwitchControl(SettingControl):
    """Yes or no."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._switch = Switch(self.title)
        self._switch.toggled.connect(self._tell)
        self.hold(self._switch)

    @override
    def show_value(self, value: Value) -> None:
        with QSignalBlocker(self._switch):
            self._switch.setChecked(bool(value))
        self._switch.update()

    @Slot(bool)
    def _tell(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.chosen.emit(on)


class SegmentsControl(SettingControl):
    """One of a few short words."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        words = [translate("settings", each) for each in setting.choice_words]
        self._segments = Segmented(words, self.title)
        self._segments.chosen.connect(self._tell)
        self.hold(self._segments)

    @override
    def show_value(self, value: Value) -> None:
        with QSignalBlocker(self._segments):
            self._segments.choose(self.setting.choices.index(str(value)))

    @Slot(object)
    def _tell(self, at: int) -> None:
        self.chosen.emit(self.setting.choices[at])


class ListControl(SettingControl):
    """One of several words that are too long to stand side by side."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._box = QComboBox()
        self._box.setAccessibleName(self.title)
        self._box.setFixedWidth(_WIDTH)
        self._box.addItems([translate("settings", each) for each in setting.choice_words])
        self._box.activated.connect(self._tell)
        self.hold(self._box)

    @override
    def show_value(self, value: Value) -> None:
        self._box.setCurrentIndex(self.setting.choices.index(str(value)))

    @Slot(int)
    def _tell(self, at: int) -> None:
        self.chosen.emit(self.setting.choices[at])


class _Swatch(Pressable):
    """A disc in a colour of its own; a ring around the one that is chosen."""

    def __init__(self, name: str, accent: str) -> None:
        super().__init__(name)
        self._accent = accent
        self.setToolTip(text.tip(name) or "")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        hold(self, width=32, height=METRIC["hitMin"], whole=True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = "dark" if T.dark else "light"
        fill = parse(colour_groups(theme, self._accent)["color"]["accentFill"])
        with paint.Painter(self) as p:
            middle = QRectF(self.rect()).center()
            if self.isChecked() or self.ringed:
                disc = grown(QRectF(middle.x() - 11, middle.y() - 11, 22, 22))
                paint.box(p, disc, disc.height() / 2, None, "focus" if self.ringed else fill, 2)
            paint.dot(p, middle.x(), middle.y(), 8 * T.grown, fill)
            if self.ringed:  # the ring of the one that is chosen may have the same colour
                paint.ring(p, self.rect(), 6)


class SwatchControl(SettingControl):
    """One of several colours; arrow keys move between them."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        words = [translate("settings", each) for each in setting.choice_words]
        self._swatches = [_Swatch(word, choice) for word, choice in zip(words, setting.choices, strict=True)]
        for swatch in self._swatches:
            swatch.clicked.connect(self._tell)
        self.hold(wrap(row(*self._swatches, gap=0)))
        self.setFocusProxy(self._swatches[0])

    @override
    def show_value(self, value: Value) -> None:
        chosen = self._swatches[self.setting.choices.index(str(value))]
        chosen.setChecked(True)
        self.setFocusProxy(chosen)

    @Slot()
    def _tell(self) -> None:
        at = next(at for at, each in enumerate(self._swatches) if each.isChecked())
        self.chosen.emit(self.setting.choices[at])


class SliderControl(SettingControl):
    """A whole number between two bounds; told when the slider rests, not on each pixel of its way."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setAccessibleName(self.title)
        self._slider.setFixedSize(QSize(_WIDTH, 28))
        self._slider.setRange(int(setting.least) // _STEP, int(setting.most or 0) // _STEP)
        self._slider.setPageStep(2)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_SETTLE_MS)
        self._rest.timeout.connect(self._tell)
        self._slider.valueChanged.connect(self._rest.start)
        self.hold(self._slider)

    @override
    def show_value(self, value: Value) -> None:
        with QSignalBlocker(self._slider):
            self._slider.setValue(round(float(value) / _STEP))

    @override
    def say(self, _value: Value) -> str:
        return self.tr("{n} %").format(n=_value)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self._slider.value() * _STEP)


class TextControl(SettingControl):
    """A text or a number that is typed; told when the person is done with it."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._field = Field("", "", self.title, mono=setting.key == "log.file")
        self._field.setFixedWidth(_PATH_WIDTH if isinstance(setting.default, str) else 90)
        self._field.edit.editingFinished.connect(self._tell)
        self._shown = ""
        self.hold(self._field)

    @override
    def show_value(self, value: Value) -> None:
        self._shown = f"{value:g}" if isinstance(value, float) else str(value)
        self._field.edit.setText(self._shown)
        self._field.set_error(wrong=False)

    @Slot()
    def _tell(self) -> None:
        typed = self._field.edit.text().strip()
        if typed == self._shown:
            return
        try:
            value = parsed(self.setting, typed)
        except KitStudioError as error:
            self._field.set_error(wrong=True)
            self.refused.emit(reason_words(str(error.facts.get("reason", ""))))
        else:
            self._field.set_error(wrong=False)
            self.chosen.emit(value)


class ActControl(SettingControl):
    """A folder that is changed by an act of its own: its path, and the button of the act. `acted()`."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._path = Line("", "mono", "text2", Qt.TextElideMode.ElideMiddle)
        self._path.setFixedWidth(_PATH_WIDTH)
        button = Button(self.tr("Move…"))
        button.clicked.connect(self.acted)
        self.setLayout(row(self._path, button, gap=12))
        self.setFocusProxy(button)

    @override
    def show_value(self, value: Value) -> None:
        self._path.say(str(value))


def control_for(setting: Setting) -> SettingControl:
    """The control a declaration asks for."""
    if setting.by_act:
        return ActControl(setting)
    if setting.key == "appearance.accent":
        return SwatchControl(setting)
    if isinstance(setting.default, bool):
        return SwitchControl(setting)
    if setting.choices:
        letters = sum(map(len, setting.choice_words))
        return SegmentsControl(setting) if letters <= _WORDS_OF_SEGMENTS else ListControl(setting)
    if isinstance(setting.default, int) and setting.most is not None:
        return SliderControl(setting)
    return TextControl(setting)
