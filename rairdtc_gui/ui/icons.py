"""Icons: one-colour drawings on a 16 grid, recoloured by token. No font characters, no emoji."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from rairdtc_gui.ui.theme import current_theme


def icon(name: str, token: str = "text", size: int = 16) -> QIcon:
    """An icon for a button; `size` is that at 100 % and grows with the text. Muted where disabled."""
    theme = current_theme()
    result = QIcon()
    ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    for ratio in sorted(ratios | {1.0, 2.0}):
        result.addPixmap(pixmap(name, token, theme.px(size), ratio))
        result.addPixmap(pixmap(name, "muted", theme.px(size), ratio), QIcon.Mode.Disabled)
    return result


def pixmap(name: str, token: str = "text", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """A picture `size` logical px wide (scale it with `theme.px` first) for a screen with this pixel ratio."""
    theme = current_theme()
    color = theme.color(token).name()
    key = f"rairdtc/{name}/{color}/{size}/{ratio}"
    picture = QPixmap()
    if QPixmapCache.find(key, picture):
        return picture
    picture = _draw(name, color, round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, picture)
    return picture


def drawing(name: str, color: str) -> QSvgRenderer:
    """An icon as a drawing, for what is printed at any size."""
    path = current_theme().resources / "icons" / f"{name}.svg"
    text = path.read_text(encoding="utf-8").replace("currentColor", color)
    return QSvgRenderer(QByteArray(text.encode()))


def _draw(name: str, color: str, side: int) -> QPixmap:
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing(name, color).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return picture
