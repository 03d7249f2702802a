"""Icons: the only module that names their files. One engine tints each with any token, at every size and ratio."""

from __future__ import annotations

import enum
import math
from functools import lru_cache
from typing import TypeAlias

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from kitstudio.host.assets import asset
from kitstudio.ui.theme import T


class Icon(enum.StrEnum):
    """Every drawing in resources/icons but the mark of the application."""

    APPROVE = "approve"
    ARROW_LEFT = "arrow-left"
    ARROW_RIGHT = "arrow-right"
    AUDIT = "audit"
    BUNDLE = "bundle"
    CHECK = "check"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_RIGHT = "chevron-right"
    CHEVRON_UP = "chevron-up"
    CLOCK = "clock"
    CLOSE = "close"
    CLOUD = "cloud"
    CODE = "code"
    COMPARE = "compare"
    COPY = "copy"
    DATASET = "dataset"
    DOCK = "dock"
    DOCS = "docs"
    DRAFT = "draft"
    DROP = "drop"
    ERROR = "error"
    EXPORT = "export"
    EYE = "eye"
    FILE = "file"
    FILE_TEXT = "file-text"
    FILTER = "filter"
    FINGERPRINT = "fingerprint"
    FOLDER = "folder"
    GLOBE = "globe"
    GRID = "grid"
    HASH = "hash"
    HELP = "help"
    HOME = "home"
    IMPORT = "import"
    INFO = "info"
    INSPECTOR = "inspector"
    JOBS = "jobs"
    KEY = "key"
    KEYBOARD = "keyboard"
    KIT = "kit"
    LAYERS = "layers"
    LICENSE = "license"
    LINK = "link"
    LOCK = "lock"
    MCP = "mcp"
    MENU = "menu"
    MINUS = "minus"
    MODEL = "model"
    MOON = "moon"
    MORE = "more"
    OFFLINE = "offline"
    OK = "ok"
    OPEN = "open"
    PART = "part"
    PAUSE = "pause"
    PIN = "pin"
    PLAY = "play"
    PLUS = "plus"
    POLICY = "policy"
    PROMPT = "prompt"
    PULL = "pull"
    PUSH = "push"
    REGISTRY = "registry"
    RETRY = "retry"
    SEARCH = "search"
    SETTINGS = "settings"
    SHIELD = "shield"
    SHIELD_ALERT = "shield-alert"
    SHIELD_CHECK = "shield-check"
    SHIELD_OFF = "shield-off"
    SHIELD_TRUSTED = "shield-trusted"
    SIDEBAR = "sidebar"
    SIGN = "sign"
    STOP = "stop"
    STORAGE = "storage"
    SWAP = "swap"
    TAG = "tag"
    TENSOR = "tensor"
    TERMINAL = "terminal"
    TRASH = "trash"
    USB = "usb"
    USER = "user"
    WARN = "warn"


_DIRECTED = frozenset(
    {
        Icon.ARROW_LEFT,
        Icon.ARROW_RIGHT,
        Icon.CHEVRON_RIGHT,
        Icon.DRAFT,
        Icon.FILE_TEXT,
        Icon.MENU,
        Icon.POLICY,
        Icon.SIDEBAR,
    }
)
"""Drawings that point somewhere; the others (a magnifier, a key) look the same in every language."""

_DRAWN_STROKE = 1.5

_Drawing: TypeAlias = tuple[str, str, str, float]
"""Name, colour, colour of what lies behind, and width of its lines."""


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return asset(f"icons/{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _renderer(name: str, ink: str, knockout: str, stroke: float) -> QSvgRenderer:
    svg = _source(name).replace("currentColor", ink).replace("knockout", knockout)
    if stroke != _DRAWN_STROKE:
        svg = svg.replace(f'stroke-width="{_DRAWN_STROKE}"', f'stroke-width="{stroke}"')
    return QSvgRenderer(QByteArray(svg.encode()))


def mirrored(p: QPainter) -> bool:
    """Whether `p` paints a right-to-left widget (its canvas is turned round)."""
    return p.worldTransform().m11() < 0


def grown(rect: QRectF) -> QRectF:
    """A place of the design for a drawing, as large as the text is now, around the same middle."""
    if T.grown == 1:
        return rect
    x, y = rect.width() * (T.grown - 1) / 2, rect.height() * (T.grown - 1) / 2
    return rect.adjusted(-x, -y, x, y)


def paint_icon(
    p: QPainter,
    icon: Icon,
    rect: QRectF,
    ink: str | QColor = "text2",
    knockout: str = "surface",
    stroke: float = 1.6,
    *,
    grow: bool = True,
) -> None:
    """Paint the drawing into `rect`, crisp at every scale: as vectors, or as a picture of them made for its pixels.

    Args:
        p: the painter.
        icon: which drawing.
        rect: where, in the design; square.
        ink: a token or a colour for its strokes and fills.
        knockout: the token of what lies behind, for marks cut out of a filled drawing.
        stroke: width of its lines on the 24 px grid.
        grow: whether it grows around its middle with large text; not where `rect` has grown already.
    """
    rect = grown(rect) if grow else rect
    colour = ink if isinstance(ink, QColor) else T[ink]
    place = p.worldTransform()
    ratio = p.device().devicePixelRatioF()
    if not (place.isScaling() or place.isRotating()) and ratio == int(ratio):
        _paint_picture(p, rect, place, (icon, colour.name(), T[knockout].name(), stroke), int(ratio))
        return
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mirrored(p) and icon not in _DIRECTED:
        p.translate(2 * rect.center().x(), 0)
        p.scale(-1, 1)
    _renderer(icon, colour.name(), T[knockout].name(), stroke).render(p, rect)
    p.restore()


def _paint_picture(p: QPainter, rect: QRectF, place: QTransform, drawing: _Drawing, ratio: int) -> None:
    """Paint what was drawn before for the same part of a pixel: in a table the same icon comes in every row."""
    x, y = (rect.left() + place.dx()) * ratio, (rect.top() + place.dy()) * ratio
    part = (round(x - math.floor(x), 3), round(y - math.floor(y), 3))
    picture = _picture(drawing, rect.width() * ratio, rect.height() * ratio, part, ratio)
    p.drawImage(QPointF(math.floor(x) / ratio - place.dx(), math.floor(y) / ratio - place.dy()), picture)


@lru_cache(maxsize=512)
def _picture(drawing: _Drawing, width: float, height: float, part: tuple[float, float], ratio: int) -> QImage:
    """A drawing on pixels, `part` of a pixel away from their corner."""
    side = QSize(math.ceil(width + part[0]) + 1, math.ceil(height + part[1]) + 1)
    picture = QImage(side, QImage.Format.Format_ARGB32_Premultiplied)  # unlike a pixmap it may outlive the application
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(*drawing).render(painter, QRectF(*part, width, height))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def paint_mark(p: QPainter, rect: QRectF) -> None:
    """Paint the mark of the application."""
    _renderer("app", "", "", _DRAWN_STROKE).render(p, rect)


def window_icon() -> QIcon:
    """The icon of the windows of the application."""
    return QIcon(str(asset("icons/app.svg")))


class _TintEngine(QIconEngine):
    """Follows theme and mode, because it looks the colour up when it is painted."""

    def __init__(self, name: Icon, ink: str) -> None:
        super().__init__()
        self._name, self._ink = name, ink

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ink = {QIcon.Mode.Disabled: "disabled", QIcon.Mode.Active: "text"}.get(mode, self._ink)
        if state == QIcon.State.On:
            ink = "accent"
        side = min(rect.width(), rect.height())  # callers hand over whole rows: keep the picture square
        left, top = rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2
        paint_icon(painter, self._name, QRectF(left, top, side, side), ink, grow=False)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return _TintEngine(self._name, self._ink)


def icon(name: Icon, ink: str = "text2") -> QIcon:
    """A QIcon for actions and stock controls; it needs no refresh when the theme changes."""
    return QIcon(_TintEngine(name, ink))
