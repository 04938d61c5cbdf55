"""Writes the drawing with legend, date and knowledge version: as SVG, PDF, or PNG at print size."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsScene

from rairdtc_gui.ui.screens.diagrams.geometry import Face
from rairdtc_gui.ui.screens.diagrams.legend import Paint, Samples
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.theme import Role

_PNG_RATIO = 2.0
_PDF_DOTS = 1200  # an inch
_UPRIGHT = QPageLayout.Orientation.Portrait


class Exporter:
    """One picture of one drawing. `title` above it, below it the legend with `samples`, and `foot`."""

    def __init__(
        self, scene: QGraphicsScene, title: str, foot: str, samples: Samples, paint: Paint, palette: Palette
    ) -> None:  # fmt: skip
        self._scene, self._title, self._foot = scene, title, foot
        self._samples, self._paint_sample, self._palette = samples, paint, palette
        theme = palette.theme
        self._margin = theme.px(24)
        self._head, self._legend, self._line = theme.px(40), theme.px(40), theme.px(24)
        drawing = scene.sceneRect()
        self._size = QSize(
            round(max(drawing.width(), theme.px(760)) + 2 * self._margin),
            round(drawing.height() + self._head + self._legend + self._line + 2 * self._margin),
        )

    def write(self, path: Path) -> bool:
        """Writes what the name of the file says, PNG if it says nothing known; false if it cannot be written."""
        if not path.parent.is_dir():
            return False
        match path.suffix.lower():
            case ".svg":
                return self._write_svg(path)
            case ".pdf":
                return self._write_pdf(path)
            case _:
                return self._write_png(path)

    def _write_png(self, path: Path) -> bool:
        image = QImage(self._size * _PNG_RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_PNG_RATIO)
        image.setDotsPerMeterX(round(96 * _PNG_RATIO / 0.0254))
        image.setDotsPerMeterY(round(96 * _PNG_RATIO / 0.0254))
        image.fill(self._palette.color("background"))
        painter = QPainter(image)
        self._paint(painter)
        painter.end()
        return image.save(str(path))

    def _write_svg(self, path: Path) -> bool:
        generator = QSvgGenerator()
        generator.setFileName(str(path))
        generator.setSize(self._size)
        generator.setViewBox(QRectF(0, 0, self._size.width(), self._size.height()))
        generator.setTitle(self._title)
        generator.setDescription(self._foot)
        painter = QPainter()
        if not painter.begin(generator):
            return False
        painter.fillRect(QRectF(0, 0, self._size.width(), self._size.height()), self._palette.color("background"))
        self._paint(painter)
        return painter.end()

    def _write_pdf(self, path: Path) -> bool:
        writer = QPdfWriter(str(path))
        writer.setTitle(self._title)
        writer.setResolution(_PDF_DOTS)
        size = QSizeF(self._size) * (72 / 96)
        writer.setPageLayout(QPageLayout(QPageSize(size, QPageSize.Unit.Point), _UPRIGHT, QMarginsF()))
        painter = QPainter()
        if not painter.begin(writer):
            return False
        painter.scale(_PDF_DOTS / 96, _PDF_DOTS / 96)
        painter.fillRect(QRectF(0, 0, self._size.width(), self._size.height()), self._palette.color("background"))
        self._paint(painter)
        return painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawing = self._scene.sceneRect()
        left, top = self._margin, self._margin
        painter.setPen(self._palette.color("text"))
        painter.setFont(self._palette.theme.font(Role.SECTION))
        painter.drawText(QPointF(left, top + self._head / 2), self._title)
        selected = self._scene.selectedItems()
        self._scene.render(painter, QRectF(QPointF(left, top + self._head), drawing.size()), drawing)
        for item in selected:
            item.setSelected(True)
        y = top + self._head + drawing.height()
        self._paint_legend(painter, left, y)
        painter.setPen(self._palette.color("muted"))
        painter.setFont(self._palette.font(Face.SMALL))
        painter.drawText(QPointF(left, y + self._legend + self._line * 0.7), self._foot)

    def _paint_legend(self, painter: QPainter, left: float, top: float) -> None:
        size, theme = Face.SMALL, self._palette.theme
        middle = top + self._legend / 2
        swatch = QRectF(0, 0, theme.px(28), theme.px(18))
        for sample, words in self._samples:
            swatch.moveTo(left, middle - swatch.height() / 2)
            painter.save()
            self._paint_sample(painter, sample, QRectF(swatch), self._palette)
            painter.restore()
            painter.setPen(self._palette.color("text"))
            painter.setFont(self._palette.font(size))
            left = swatch.right() + theme.px(8)
            painter.drawText(QPointF(left, middle + theme.px(4)), words)
            left += self._palette.width(words, size) + theme.px(24)
