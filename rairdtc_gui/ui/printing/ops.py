"""What is painted on a page: lines of text, icons, rules and outlines, each with its place. 20 units a point."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextLayout, QTextLine

from rairdtc_gui.ui.printing.blocks import Outline
from rairdtc_gui.ui.widgets.cells import Axis, Mark

POINT = 20


@dataclass(frozen=True, slots=True)
class TextOp:
    """One line of a text, with the place of its corner."""

    line: QTextLine
    layout: QTextLayout  # keeps the line alive
    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class IconOp:
    """An icon by name."""

    name: str
    rect: QRectF


@dataclass(frozen=True, slots=True)
class RuleOp:
    """A thin line across; a fine one parts the rows of a table."""

    x: float
    y: float
    width: float
    is_fine: bool = False


@dataclass(frozen=True, slots=True)
class FrameOp:
    """The outline of an option, or of its part on one page."""

    rect: QRectF
    outline: Outline


@dataclass(frozen=True, slots=True)
class PlotOp:
    """Figures with their intervals on a scale, and the lines of its ticks."""

    rect: QRectF
    axis: Axis
    marks: tuple[Mark, ...]


Op = TextOp | IconOp | RuleOp | FrameOp | PlotOp


def moved(op: Op, right: float, down: float) -> Op:
    """The same a little further on."""
    match op:
        case TextOp():
            return replace(op, x=op.x + right, y=op.y + down)
        case RuleOp():
            return replace(op, x=op.x + right, y=op.y + down)
        case IconOp() | FrameOp() | PlotOp():
            return replace(op, rect=op.rect.translated(right, down))
