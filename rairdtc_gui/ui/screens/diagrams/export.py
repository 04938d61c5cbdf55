"""Turns a drawing with legend, date and knowledge version into a file: SVG, PNG at print size, or a PDF page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from rairdtc_gui.ui.screens.diagrams.base_scene import BaseScene
from rairdtc_gui.ui.screens.diagrams.geometry import Face
from rairdtc_gui.ui.screens.diagrams.legend import Paint, Samples
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.theme import Role

_PNG_RATIO = 2.0
_DOTS = 1200  # an inch of a PDF
_EDGE_MM = 8.0
_STROKE = 2  # room for half an outline
_LARGEST = _DOTS / 96  # a small drawing is not blown up
_PROGRAM = "RAIR-DTC reference"


class Paper(Enum):
    """The page of a PDF, always landscape."""

    A3 = QPageSize.PageSizeId.A3
    A4 = QPageSize.PageSizeId.A4


@dataclass(frozen=True, slots=True)
class Sheet:
    """One drawing for paper. `name` stands in the data of the file and names no case; `title` above the drawing."""

    scene: BaseScene
    name: str
    title: str
    foot: str
    samples: Samples
    paint: Paint


class Exporter:
    """One picture of one sheet: title, drawing, legend, foot."""

    def __init__(self, sheet: Sheet, palette: Palette) -> None:
        self._sheet, self._palette = sheet, palette
        theme = palette.theme
        self._margin = theme.px(24)
        self._head, self._legend, self._line = theme.px(40), theme.px(40), theme.px(24)
        drawing = self._drawing = sheet.scene.sceneRect()
        drawing.setLeft(sheet.scene.left_edge - theme.px(_STROKE))  # title and legend begin where the drawing does
        self._size = QSize(
            round(max(drawing.width(), self._least_width()) + 2 * self._margin),
            round(drawing.height() + self._head + self._legend + self._line + 2 * self._margin),
        )

    def data(self, ending: str, paper: Paper) -> bytes:
        """The file by the ending of its name, PNG if that is nothing known; empty if it could not be drawn."""
        match ending.lower():
            case ".svg":
                return self._svg()
            case ".pdf":
                return self._pdf(paper)
            case _:
                return self._png()

    def _least_width(self) -> float:
        """Legend and foot are not cut where the drawing is narrow."""
        theme = self._palette.theme
        legend = sum(self._palette.width(words, Face.SMALL) + theme.px(60) for _, words in self._sheet.samples)
        return max(legend, self._palette.width(self._sheet.foot, Face.SMALL), theme.px(760))

    def _png(self) -> bytes:
        image = QImage(self._size * _PNG_RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_PNG_RATIO)
        image.setDotsPerMeterX(round(96 * _PNG_RATIO / 0.0254))
        image.setDotsPerMeterY(round(96 * _PNG_RATIO / 0.0254))
        painter = QPainter(image)
        self._paint(painter)
        painter.end()
        buffer = _buffer()
        QImageWriter(buffer, b"png").write(image)
        return bytes(buffer.data().data())

    def _svg(self) -> bytes:
        buffer = _buffer()
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(self._size)
        generator.setViewBox(QRectF(0, 0, self._size.width(), self._size.height()))
        generator.setTitle(self._sheet.name)
        generator.setDescription(self._sheet.foot)
        painter = QPainter(generator)
        self._paint(painter)
        painter.end()
        return bytes(buffer.data().data())

    def _pdf(self, paper: Paper) -> bytes:
        """One landscape page on which the drawing is as large as it can be, in the middle between its edges."""
        buffer = _buffer()
        writer = QPdfWriter(buffer)
        writer.setTitle(self._sheet.name)
        writer.setCreator(f"{_PROGRAM} · {self._sheet.foot}")
        writer.setResolution(_DOTS)
        edges = QMarginsF(_EDGE_MM, _EDGE_MM, _EDGE_MM, _EDGE_MM)
        landscape, unit = QPageLayout.Orientation.Landscape, QPageLayout.Unit.Millimeter
        writer.setPageLayout(QPageLayout(QPageSize(paper.value), landscape, edges, unit))
        painter = QPainter(writer)
        wide, high = self._size.width(), self._size.height()
        share = min(writer.width() / wide, writer.height() / high, _LARGEST)
        painter.translate((writer.width() - wide * share) / 2, (writer.height() - high * share) / 2)
        painter.scale(share, share)
        self._paint(painter)
        painter.end()
        return bytes(buffer.data().data())

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, self._size.width(), self._size.height()), self._palette.color("background"))
        drawing, left, top = self._drawing, self._margin, self._margin
        painter.setPen(self._palette.color("text"))
        painter.setFont(self._palette.theme.font(Role.SECTION))
        painter.drawText(QPointF(left, top + self._head / 2), self._sheet.title)
        self._sheet.scene.render(painter, QRectF(QPointF(left, top + self._head), drawing.size()), drawing)
        y = top + self._head + drawing.height()
        self._paint_legend(painter, left, y)
        painter.setPen(self._palette.color("muted"))
        painter.setFont(self._palette.font(Face.SMALL))
        painter.drawText(QPointF(left, y + self._legend + self._line * 0.7), self._sheet.foot)

    def _paint_legend(self, painter: QPainter, left: float, top: float) -> None:
        size, theme = Face.SMALL, self._palette.theme
        middle = top + self._legend / 2
        swatch = QRectF(0, 0, theme.px(28), theme.px(18))
        for sample, words in self._sheet.samples:
            swatch.moveTo(left, middle - swatch.height() / 2)
            painter.save()
            self._sheet.paint(painter, sample, QRectF(swatch), self._palette)
            painter.restore()
            painter.setPen(self._palette.color("text"))
            painter.setFont(self._palette.font(size))
            left = swatch.right() + theme.px(8)
            painter.drawText(QPointF(left, middle + theme.px(4)), words)
            left += self._palette.width(words, size) + theme.px(24)


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
