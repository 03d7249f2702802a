"""Colours, fonts and measures by token name, and their live switching. Nothing else reads resources/themes.

Painters ask `T` at paint time (`T["role.model.tint"]`, `T.font("body")`), so a switch needs no more than a repaint.
Whatever must store a colour remembers the token instead (`widgets.base.Tinted`).
"""

from __future__ import annotations

import enum
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette

from kitstudio.host.assets import asset

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibilityHints

_TOKENS: Final[Mapping[str, Any]] = json.loads(asset("themes/tokens.json").read_text(encoding="utf-8"))
_WEIGHTS: Final = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold}

METRIC: Final[Mapping[str, int]] = MappingProxyType(_TOKENS["metric"])
RADIUS: Final[Mapping[str, int]] = MappingProxyType(_TOKENS["radius"])
MOTION: Final[Mapping[str, int]] = MappingProxyType(
    {name: value for name, value in _TOKENS["motion"].items() if isinstance(value, int)}
)
THEMES: Final[tuple[str, ...]] = tuple(_TOKENS["themes"])
ACCENTS: Final[tuple[str, ...]] = ("indigo", *_TOKENS["accents"])
"""Colours for what is selected, focused, or the one main act; the first is that of the themes themselves."""

_AIR: Final = 0.7
"""The part of the growth of text that the height of what stands around one line of it has."""

_DENSE: Final = 0.83
"""What compact rows have of a comfortable row's height."""

_ROLE = QPalette.ColorRole
_PALETTE: Final = {
    _ROLE.Window: "canvas",
    _ROLE.WindowText: "text",
    _ROLE.Base: "surface",
    _ROLE.AlternateBase: "sunken",
    _ROLE.Text: "text",
    _ROLE.Button: "surface",
    _ROLE.ButtonText: "text",
    _ROLE.BrightText: "onAccent",
    _ROLE.Highlight: "selected",
    _ROLE.HighlightedText: "text",
    _ROLE.Link: "link",
    _ROLE.LinkVisited: "link",
    _ROLE.ToolTipBase: "tooltip",
    _ROLE.ToolTipText: "onTooltip",
    _ROLE.PlaceholderText: "muted",
    _ROLE.Mid: "line",
    _ROLE.Dark: "lineStrong",
    _ROLE.Light: "raised",
    _ROLE.Midlight: "hover",
    _ROLE.Shadow: "shadow",
    _ROLE.Accent: "accentFill",
}


class Choice(enum.StrEnum):
    """What the person asked for; `system` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Theme:
    """The values of the theme in use, by token name."""

    def __init__(self) -> None:
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetricsF] = {}
        self.still = False
        """Whether nothing may move: the person asked for reduced motion."""
        self.compact = False
        """Whether rows stand closer."""
        self.scale = 1.0
        """How large text is, 1 being what the tokens say; see `text_size.fit`."""
        self.use("light", ACCENTS[0])

    def use(self, name: str, accent: str) -> None:
        """Take the values of `name`: light, dark or contrast, which keeps its own accent."""
        self.name, self.accent = name, accent
        self._tokens: Mapping[str, Any] = _TOKENS["themes"][name]
        self._colours = {token: parse(value) for token, value in _accented(name, accent).items()}

    @property
    def dark(self) -> bool:
        """Whether light text stands on dark."""
        return self.name != "light"

    def __getitem__(self, token: str) -> QColor:
        """The colour of `text`, `role.model.tint`, `state.ok.text`, `diff.added.strong`…; a copy."""
        return QColor(self.ink(token))

    def ink(self, token: str) -> QColor:
        """The colour itself, for a painter, which only looks at it: a table asks for a hundred at each repaint."""
        colour = self._colours.get(token)
        if colour is None:
            node: Any = self._tokens if "." in token else self._tokens["color"]
            for part in token.split("."):
                node = node[part]
            colour = self._colours[token] = parse(node)
        return colour

    def font(self, role: str) -> QFont:
        """The font of `display`, `h1`, `h2`, `body`, `strong`, `medium`, `small`, `label`, `mono`…; a copy."""
        return QFont(self.face(role))

    def face(self, role: str) -> QFont:
        """The font itself, for a painter, as `ink`."""
        font = self._fonts.get(role)
        if font is None:
            font = self._fonts[role] = _font(role, self.scale)
        return font

    def roles(self) -> Mapping[str, QFont]:
        """The fonts handed out so far, by role."""
        return dict(self._fonts)

    def row(self, height: int) -> int:
        """The height of a row that the design gives `height`, at this density and text size."""
        dense = max(METRIC["rowCompact"], round(height * _DENSE)) if self.compact else height
        return round(dense * self.grown)

    @property
    def grown(self) -> float:
        """How much larger than in the design is what grows with the text: icons, ticks, columns. Nothing shrinks."""
        return max(1.0, self.scale)

    def wide(self, width: float) -> int:
        """A length that the design gives as `width`, where text is larger than there."""
        return round(width * self.grown)

    def high(self, height: float) -> int:
        """The height of a control, a head or a bar that the design gives `height`: their margins grow less."""
        return round(height * (1 + (self.grown - 1) * _AIR))

    def metrics(self, role: str) -> QFontMetricsF:
        """The metrics of a font, kept: making them anew is the greater part of a repaint."""
        metrics = self._metrics.get(role)
        if metrics is None:
            metrics = self._metrics[role] = QFontMetricsF(self.font(role))
        return metrics

    def forget_fonts(self) -> None:
        """Look the fonts up anew, after faces were loaded."""
        self._fonts.clear()
        self._metrics.clear()

    def palette(self) -> QPalette:
        """The palette for the application; Qt's own parts take their colours from it."""
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self[token])
        for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self["disabled"])
        palette.setColor(QPalette.ColorGroup.Inactive, _ROLE.Highlight, self["selectedIdle"])
        return palette


def parse(value: str) -> QColor:
    """A colour as the tokens write it: alpha last (`#RRGGBBAA`), where Qt wants it first."""
    return QColor("#" + value[7:9] + value[1:7]) if len(value) == 9 else QColor(value)


def line_height(role: str) -> int:
    """Height in pixels that a line of this font is given."""
    height: int = _TOKENS["type"][role][2]
    return round(height * T.scale)


def colour_groups(theme: str, accent: str = ACCENTS[0]) -> Mapping[str, Any]:
    """The colours of a theme as the file has them, for pictures of it and the contrast test."""
    groups: Mapping[str, Any] = _TOKENS["themes"][theme]
    return {**groups, "color": {**groups["color"], **_accented(theme, accent)}}


def _accented(theme: str, accent: str) -> Mapping[str, str]:
    """The tokens that an accent changes."""
    found: Mapping[str, str] = _TOKENS["accents"].get(accent, {}).get(theme, {})
    return found


def _font(role: str, scale: float) -> QFont:
    size, weight, _line, family, spacing = _TOKENS["type"][role]
    font = QFont(_TOKENS["font"][family])
    font.setPixelSize(round(size * scale))
    font.setWeight(_WEIGHTS[weight])
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if family != "mono":
        font.setFeature(QFont.Tag("tnum"), 1)  # digits line up in columns
    return font


T: Final = Theme()


class Appearance(QObject):
    """Keeps the application in the chosen theme, and with `system` in the desktop's, live.

    `changed` follows each switch; widgets need it only where they keep something that is no colour.
    """

    changed = Signal()

    def __init__(self, application: QGuiApplication, choice: Choice = Choice.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._hints = application.styleHints()
        self._hints.colorSchemeChanged.connect(self._follow)
        accessibility = self._accessibility()
        if accessibility is not None:
            accessibility.contrastPreferenceChanged.connect(self._follow)
        self._apply()

    @property
    def choice(self) -> Choice:
        """What the person asked for."""
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Switch now."""
        self._choice = choice
        self._follow()

    def tint(self, accent: str) -> None:
        """Take another accent now."""
        if accent != T.accent:
            T.accent = accent
            self._apply()
            self.changed.emit()

    @Slot()
    def _follow(self) -> None:
        if self._wanted() != T.name:
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        T.use(self._wanted(), T.accent)
        self._application.setPalette(T.palette())

    def _wanted(self) -> str:
        if self._choice is not Choice.SYSTEM:
            return self._choice.value
        accessibility = self._accessibility()
        if accessibility is not None and accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if self._hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def _accessibility(self) -> QAccessibilityHints | None:
        """Qt 6.10 and newer; asked for anew each time, because it may not outlive the hints it came from."""
        ask = getattr(self._hints, "accessibility", None)
        return ask() if ask is not None else None
