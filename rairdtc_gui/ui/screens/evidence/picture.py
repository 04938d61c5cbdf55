"""Writes tables with their plots as a picture: SVG, or PNG at print size, with sources, region, case and knowledge."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QPointF, QRect, QRectF, QSaveFile, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from rairdtc_gui.ui.screens.evidence import texts
from rairdtc_gui.ui.screens.evidence.rows import Block, Stamp
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.cell_table import CellTable
from rairdtc_gui.ui.widgets.text_block import shown

_RATIO = 2.0
_WIDTH = 1180
_TALLEST = 10_000
_BAND = 18  # of 255
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class Picture:
    """One picture of the blocks of a page; randomised and other trials stay apart in it."""

    def __init__(
        self, title: str, blocks: Sequence[Block], stamp: Stamp, sources: Sequence[tuple[int, str]] = ()
    ) -> None:
        theme = current_theme()
        self._title, self._blocks, self._stamp = title, blocks, stamp
        self._margin, self._head, self._foot = theme.px(24), theme.px(40), theme.px(32)
        self._width = theme.px(_WIDTH)
        self._tables = [self._table(block) for block in blocks]
        self._sources = [f"[{number}] {citation}" for number, citation in sources]
        heights = sum(table.height() + self._head for table in self._tables)
        heights += sum(map(self._source_height, self._sources)) + (self._head if sources else 0)
        self._size = QSize(self._width + 2 * self._margin, heights + 2 * self._head + 2 * self._foot + 2 * self._margin)

    def write(self, path: Path) -> bool:
        """Writes an SVG, or a PNG if the name ends so; false if the file cannot be written."""
        data = self._png() if path.suffix.lower() == ".png" else self._svg()
        file = QSaveFile(str(path))
        if not file.open(QIODevice.OpenModeFlag.WriteOnly):
            return False
        file.write(data)
        return file.commit()

    def _table(self, block: Block) -> CellTable:
        """A table as the page has it, with every row in sight."""
        table = CellTable(is_whole=True)
        table.setFixedWidth(self._width)
        table.show_grid(block.grid)
        table.fit()
        table.resize(table.whole_size(self._width))
        return table

    def _svg(self) -> QByteArray:
        buffer = QBuffer()
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(self._size)
        generator.setViewBox(QRectF(0, 0, self._size.width(), self._size.height()))
        generator.setTitle(self._title)
        generator.setDescription(self._stamp.foot)
        painter = QPainter(generator)
        self._paint(painter)
        painter.end()
        return buffer.data()

    def _png(self) -> QByteArray:
        image = QImage(self._size * _RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_RATIO)
        image.setDotsPerMeterX(round(96 * _RATIO / 0.0254))
        image.setDotsPerMeterY(round(96 * _RATIO / 0.0254))
        painter = QPainter(image)
        self._paint(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return buffer.data()

    def _paint(self, painter: QPainter) -> None:
        theme = current_theme()
        painter.fillRect(QRectF(0, 0, self._size.width(), self._size.height()), theme.color("background"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, y = self._margin, self._margin
        self._write(painter, left, y, self._title, Role.SECTION, "text")
        self._write(painter, left, y + self._head, self._stamp.line, Role.BODY, "text")
        y += 2 * self._head
        for block, table in zip(self._blocks, self._tables, strict=True):
            self._write(painter, left, y, f"{block.title} · {block.context}".rstrip(" ·"), Role.BODY_STRONG, "text")
            table.render(painter, QPoint(left, y + self._head))
            y += table.height() + self._head
        y = self._write_sources(painter, left, y)
        self._write(painter, left, y, self._stamp.foot, Role.META, "muted")
        self._write(painter, left, y + self._foot, self._stamp.whose, Role.META, "muted")
        if self._stamp.band:
            self._write_band(painter)

    def _source_height(self, text: str) -> int:
        metrics = QFontMetrics(current_theme().font(Role.META))
        return metrics.boundingRect(QRect(0, 0, self._width, _TALLEST), _WRAP, shown(text)).height()

    def _write_sources(self, painter: QPainter, left: int, y: int) -> int:
        """The list that the numbers of the tables stand for; where it ends."""
        if not self._sources:
            return y
        self._write(painter, left, y, texts.sources_title(), Role.BODY_STRONG, "text")
        y += self._head
        painter.setFont(current_theme().font(Role.META))
        for text in self._sources:
            height = self._source_height(text)
            painter.drawText(QRect(left, y, self._width, height), _WRAP, shown(text))
            y += height
        return y

    def _write_band(self, painter: QPainter) -> None:
        """That this is no patient, once for each stretch as high as wide; the words below stay legible."""
        color, font = current_theme().color("text"), current_theme().font(Role.VIEW_TITLE)
        color.setAlpha(_BAND)
        font.setPixelSize(self._width // 6)
        half, stretches = self._width / 2, max(1, round(self._size.height() / self._width))
        painter.setPen(color)
        painter.setFont(font)
        for stretch in range(stretches):
            painter.save()
            painter.translate(self._size.width() / 2, (stretch + 0.5) * self._size.height() / stretches)
            painter.rotate(-30)
            painter.drawText(QRectF(-half, -half / 2, 2 * half, half), Qt.AlignmentFlag.AlignCenter, self._stamp.band)
            painter.restore()

    def _write(self, painter: QPainter, left: int, top: int, text: str, role: Role, token: str) -> None:
        theme = current_theme()
        painter.setFont(theme.font(role))
        painter.setPen(theme.color(token))
        painter.drawText(QPointF(left, top + self._head * 0.6), shown(text))
