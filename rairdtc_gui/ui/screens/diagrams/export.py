"""Writes the drawing with legend, date and knowledge version: SVG, PDF on A3, or PNG at print size."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsScene

from rairdtc_gui.ui.screens.diagrams.geometry import Face
from rairdtc_gui.ui.screens.diagrams.legend import entries, paint_sample
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.theme import Role

_PNG_RATIO = 2.0
_DOTS, _EDGE_MM = 300, 8.0


class Exporter:
    """One picture of one drawing. `title` above it, `foot` below the legend."""

    def __init__(self, scene: QGraphicsScene, title: str, foot: str, has_case: bool, palette: Palette) -> None:
        self._scene, self._title, self._foot, self._has_case = scene, title, foot, has_case
        self._palette = palette
        theme = self._palette.theme
        self._margin = theme.px(24)
        self._head, self._legend, self._line = theme.px(40), theme.px(40), theme.px(24)
        drawing = scene.sceneRect()
        self._size = QSize(
            round(max(drawing.width(), theme.px(760)) + 2 * self._margin),
            round(drawing.height() + self._head + self._legend + self._line + 2 * self._margin),
        )

    def write(self, path: Path) -> bool:
        """Writes an SVG, PDF or PNG, as the name ends; false if the file cannot be written."""
        if path.suffix.lower() == ".svg":
            return self._write_svg(path)
        if path.suffix.lower() == ".pdf":
            return self._write_pdf(path)
        image = QImage(self._size * _PNG_RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_PNG_RATIO)
        image.setDotsPerMeterX(round(96 * _PNG_RATIO / 0.0254))
        image.setDotsPerMeterY(round(96 * _PNG_RATIO / 0.0254))
        image.fill(self._palette.color("background"))
        painter = QPainter(image)
        self._paint(painter)
        painter.end()
        return image.save(str(path))

    def _write_pdf(self, path: Path) -> bool:
        """One landscape page, A3, on which the drawing is as large as it can be."""
        if not _can_write(path):
            return False
        writer = QPdfWriter(str(path))
        writer.setTitle(self._title)
        writer.setCreator(self._foot)
        writer.setResolution(_DOTS)
        margins = QMarginsF(_EDGE_MM, _EDGE_MM, _EDGE_MM, _EDGE_MM)
        writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A3), QPageLayout.Orientation.Landscape, margins,
                QPageLayout.Unit.Millimeter,
            )
        )  # fmt: skip
        painter = QPainter()
        if not painter.begin(writer):
            return False
        share = min(writer.width() / self._size.width(), writer.height() / self._size.height())
        painter.scale(share, share)
        self._paint(painter)
        return painter.end()

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
        for sample, words in entries(self._has_case):
            swatch.moveTo(left, middle - swatch.height() / 2)
            painter.save()
            paint_sample(painter, sample, swatch.marginsAdded(QMarginsF()), self._palette)
            painter.restore()
            painter.setPen(self._palette.color("text"))
            painter.setFont(self._palette.font(size))
            left = swatch.right() + theme.px(8)
            painter.drawText(QPointF(left, middle + theme.px(4)), words)
            left += self._palette.width(words, size) + theme.px(24)


def _can_write(path: Path) -> bool:
    """Whether the folder takes the file; the PDF writer itself would only print a warning."""
    return path.parent.is_dir() and os.access(path.parent, os.W_OK) and not path.is_dir()
