"""How nodes and ways look in each state: pens and brushes from the theme, fonts and text metrics for the layout."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPen

from rairdtc_gui.ui.screens.diagrams.geometry import Face
from rairdtc_gui.ui.screens.diagrams.rows import NodeState, WayState
from rairdtc_gui.ui.theme import Role, Theme

_ROLES = {
    Face.BODY: Role.BODY,
    Face.STRONG: Role.BODY_STRONG,
    Face.SMALL: Role.META,
    Face.SMALL_STRONG: Role.META_STRONG,
}


@dataclass(frozen=True, slots=True)
class NodeLook:
    """Outline, fill and text colour of a node."""

    pen: QPen
    fill: QBrush
    text: QColor


class Palette:
    """Looks for one theme; also measures text for the layout."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.scale = theme.scale
        self._known_widths: dict[Face, dict[str, float]] = {face: {} for face in _ROLES}  # asked for many times
        self._fonts = {face: theme.font(role) for face, role in _ROLES.items()}
        self._metrics = {face: QFontMetricsF(font) for face, font in self._fonts.items()}
        self._lines = {face: theme.line(role) for face, role in _ROLES.items()}
        self._ascents = {face: (self._lines[face] - metrics.height()) / 2 for face, metrics in self._metrics.items()}
        self._brushes: dict[str, QBrush] = {}

    def font(self, face: Face) -> QFont:
        """The font of a face."""
        return self._fonts[face]

    def ascent(self, face: Face) -> float:
        """From the top of a line to its letters' top, so that letters sit in the middle of the line."""
        return self._ascents[face]

    def width(self, text: str, face: Face) -> float:
        """The width of a text."""
        known = self._known_widths[face]
        if text not in known:
            known[text] = self._metrics[face].horizontalAdvance(text)
        return known[text]

    def line(self, face: Face) -> float:
        """The height of a line."""
        return self._lines[face]

    def color(self, token: str) -> QColor:
        """A colour of the theme."""
        return self.theme.color(token)

    def brush(self, token: str) -> QBrush:
        """The same colour to fill with, made once."""
        if token not in self._brushes:
            self._brushes[token] = QBrush(self.color(token))
        return self._brushes[token]

    def node(self, state: NodeState) -> NodeLook:
        """The look of a node."""
        background, surface = QBrush(self.color("background")), QBrush(self.color("surface"))
        text, muted = self.color("text"), self.color("muted")
        match state:
            case NodeState.CURRENT:
                return NodeLook(self.pen("link", 3), QBrush(self.color("selection")), text)
            case NodeState.PASSED:
                return NodeLook(self.pen("link", 2), background, text)
            case NodeState.CLOSED:
                return NodeLook(self.pen("hairline", 1), surface, muted)
            case NodeState.BARRED:
                return NodeLook(self.pen("contraindicated", 1.5), surface, muted)
            case NodeState.WAITING:
                return NodeLook(self.pen("border", 1.5, is_dashed=True), background, text)
            case NodeState.LATER:
                return NodeLook(self.pen("border", 1.5, is_dashed=True), background, muted)
            case NodeState.PLAIN:
                return NodeLook(self.pen("border", 1.5), background, text)

    def way(self, state: WayState) -> QPen:
        """The pen of an edge."""
        match state:
            case WayState.ON_PATH:
                return self.pen("link", 3)
            case WayState.CLOSED:
                return self.pen("hairline", 1.5)
            case WayState.WAITING:
                return self.pen("border", 1.5, is_dashed=True)
            case WayState.PLAIN:
                return self.pen("border", 1.5)

    def head(self, state: WayState) -> QColor:
        """The fill of an arrow head; closed ways keep one that can be seen."""
        return self.color("link" if state is WayState.ON_PATH else "border")

    def mark(self) -> QPen:
        """The outline of the mark of differing guidelines."""
        return self.pen("border", 1)

    def ring(self) -> QPen:
        """The ring around the node with the keyboard."""
        return self.pen("focus", 2)

    def pen(self, token: str, width: float, is_dashed: bool = False) -> QPen:
        """A line in a colour of the theme, a little wider where text is large."""
        pen = QPen(self.color(token), width * max(1.0, self.scale / 1.25))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if is_dashed:
            pen.setDashPattern([3, 2.5])
        return pen
