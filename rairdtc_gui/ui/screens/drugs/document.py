"""Writes a monograph into a text document: runs of text, tables with horizontal rules, boxes, anchors. No markup text.

Everything enters through a cursor as plain text, so nothing from the knowledge base can be read as markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from rairdtc_gui.ui.icons import pixmap
from rairdtc_gui.ui.screens.drugs.runs import (
    BOX_PADDING,
    REST,
    SOURCE_TARGET,
    Cell,
    Page,
    Pill,
    Row,
    Run,
    Style,
)
from rairdtc_gui.ui.theme import Role, Theme
from rairdtc_gui.ui.widgets.loosened import loosened
from rairdtc_gui.ui.wording import NO_BREAK

_ROLES = {
    Style.STRONG: Role.BODY_STRONG,
    Style.META: Role.META,
    Style.META_STRONG: Role.META_STRONG,
    Style.DOSE: Role.DOSE,
    Style.SECTION: Role.SECTION,
    Style.TITLE_LINK: Role.BODY_STRONG,
    Style.SOURCE: Role.META,
    Style.PILL: Role.META_STRONG,
    Style.PILL_ON_TINT: Role.META_STRONG,
    Style.STOP: Role.BODY_STRONG,
}
_COLOURS = {
    Style.MUTED: "muted",
    Style.META: "muted",
    Style.META_STRONG: "muted",
    Style.LINK: "link",
    Style.TITLE_LINK: "link",
    Style.ENTRY_LINK: "link",
    Style.SOURCE: "link",
    Style.PILL: "link",
    Style.PILL_ON_TINT: "link",
    Style.STOP: "contraindicated",
}
_PILL_GROUNDS = {Style.PILL: "selection", Style.PILL_ON_TINT: "background"}
_LINE_HEIGHTS = {Style.SECTION: 24, Style.DOSE: 24, Style.META: 16, Style.META_STRONG: 16, Style.SOURCE: 16}


class PageWriter:
    """Appends to one document from top to bottom."""

    def __init__(self, theme: Theme, ratio: float, narrow: int = 0) -> None:
        """`narrow`: the width of the page where it is so small that words may not fit their column."""
        self._theme, self._ratio, self._narrow = theme, ratio, narrow
        #: Tables put into two columns what otherwise takes three or four.
        self.is_narrow = narrow > 0
        self.page = Page(QTextDocument())
        document = self.page.document
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(theme.font(Role.BODY))
        document.setDocumentMargin(0)
        root = document.rootFrame().frameFormat()
        root.setLeftMargin(theme.px(24))
        root.setRightMargin(theme.px(24))
        root.setTopMargin(theme.px(16))
        root.setBottomMargin(theme.px(48))
        document.rootFrame().setFrameFormat(root)
        self._cursor = QTextCursor(document)
        self._formats = cache(self._format)
        self._block_formats = cache(self._block_format)
        self._cell_formats = cache(self._cell_format)
        self._above: QTextTable | None = None  # a table that ends right above the cursor
        self._is_fresh = True  # the block under the cursor is still unused
        self._cited: set[int] = set()  # in the part that is being written

    def head(self, anchor: str, text: str, context: str = "") -> None:
        """A section head that the rail leads to."""
        runs = [Run(text, Style.SECTION)]
        if context:
            runs.append(Run(NO_BREAK * 2 + context, Style.MUTED))
        self._begin(anchor)
        self._block(top=28 if self.page.anchors else 0, bottom=8, height=24)
        self._mark(anchor)
        self.page.heads[self._cursor.position()] = text
        self._runs(self._cursor, runs)

    def anchor(self, name: str) -> None:
        """A part begins that has no head."""
        self._begin(name)
        self._mark(name)

    def sub_head(self, runs: Sequence[Run], anchor: str = "", top: int = 16) -> None:
        """A smaller head within a section."""
        self._block(top=top, bottom=4)
        self._mark(anchor)
        self.page.heads[self._cursor.position()] = "".join(run.text for run in runs)
        self._runs(self._cursor, runs)

    def paragraph(self, runs: Sequence[Run], top: int = 0, bottom: int = 4) -> None:
        """One paragraph."""
        self._block(top=top, bottom=bottom, height=_line_height(runs))
        self._runs(self._cursor, runs)

    def box(self, parts: Sequence[Cell]) -> None:
        """The dose box, one row a part; the view draws its outline and the ground of the second part."""
        table = self._cursor.insertTable(len(parts), 1, self._table_format((100,), 0, 0))
        for place, part in enumerate(parts):
            self._cell(table, place, 0, part, Row((), is_ruled=False, padding=BOX_PADDING))
        self.page.box = table
        self._leave(table)

    def table(self, heads: Sequence[str], rows: Sequence[Row], widths: Sequence[int]) -> None:
        """A table with horizontal rules only; no heads: no head row.

        `widths` in percent; negative: pixels; `REST`: what is left.
        """
        first = 1 if any(heads) else 0
        table = self._cursor.insertTable(len(rows) + first, len(widths), self._table_format(widths, first, 6))
        for column, text in enumerate(heads if first else ()):
            self._cell(table, 0, column, ((Run(text, Style.META_STRONG),),), Row(()))
        for place, row in enumerate(rows, start=first):
            if row.is_group:
                table.mergeCells(place, 0, 1, len(widths))
            for column, cell in enumerate(row.cells):
                self._cell(table, place, column, cell, row, self._room(widths[column]))
            if row.is_tinted:
                self.page.tints.append((table, place))
        self._leave(table)

    def _table_format(self, widths: Sequence[int], heads: int, above: int) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(0)
        form.setCellSpacing(0)
        form.setBorderCollapse(True)
        form.setHeaderRowCount(heads)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setColumnWidthConstraints([self._width(width) for width in widths])
        form.setTopMargin(self._theme.px(above))
        return form

    def _width(self, width: int) -> QTextLength:
        if width == REST:
            return QTextLength()
        if width < 0:
            return QTextLength(QTextLength.Type.FixedLength, self._theme.px(-width))
        return QTextLength(QTextLength.Type.PercentageLength, width)

    def _room(self, share: int) -> float:
        """For the words of a narrow column; none: it is not known or there is enough."""
        px = self._theme.px
        return (self._narrow - 2 * px(24)) * share / 100 - 2 * px(12) if self._narrow and share > 0 else 0.0

    def _cell(self, table: QTextTable, place: int, column: int, cell: Cell, row: Row, room: float = 0.0) -> None:
        target = table.cellAt(place, column)
        target.setFormat(self._cell_formats(row.is_ruled, row.is_group, row.padding))
        cursor = target.firstCursorPosition()
        if row.anchor and column == 0:
            self.page.anchors.setdefault(row.anchor, cursor.position())
        if row.is_group:
            self.page.heads[cursor.position()] = "".join(run.text for runs in cell for run in runs)
        for number, runs in enumerate(cell):
            height = _line_height(runs)
            if number:
                cursor.insertBlock(self._block_formats(runs[0].above if runs else 0, 0, height))
            else:
                cursor.setBlockFormat(self._block_formats(0, 0, height))
            self._runs(cursor, runs, room)

    def _cell_format(self, is_ruled: bool, is_group: bool, padding: int) -> QTextTableCellFormat:
        form = QTextTableCellFormat()
        if is_ruled:
            self._rule(form)
        form.setTopPadding(self._theme.px(padding))
        form.setBottomPadding(self._theme.px(padding))
        form.setLeftPadding(self._theme.px(12))
        form.setRightPadding(self._theme.px(12))
        if is_group:
            form.setBackground(self._theme.color("surface"))
        return form

    def _rule(self, form: QTextTableCellFormat) -> None:
        form.setTopBorder(1)
        form.setTopBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setTopBorderBrush(self._theme.color("hairline"))
        form.setBottomBorder(1)
        form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBottomBorderBrush(self._theme.color("hairline"))

    def _block(self, top: int, bottom: int, height: int = 20) -> None:
        if self._above is not None:  # Qt drops the upper margin of a block behind a table
            frame = self._above.format().toTableFormat()
            frame.setBottomMargin(self._theme.px(top))
            self._above.setFormat(frame)
            self._above = None
        form = self._block_formats(top, bottom, height)
        if self._is_fresh:
            self._cursor.setBlockFormat(form)
            self._is_fresh = False
        else:
            self._cursor.insertBlock(form, self._formats(Style.PLAIN))

    def _leave(self, table: QTextTable) -> None:
        """Behind a table Qt keeps a block; it is the next one to be used."""
        self._above = table
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._cursor.setBlockFormat(self._block_formats(0, 0, 0))
        self._is_fresh = True

    def _block_format(self, top: int, bottom: int, height: int) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setTopMargin(self._theme.px(top))
        form.setBottomMargin(self._theme.px(bottom))
        form.setLineHeight(self._theme.px(height), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        return form

    def _begin(self, part: str) -> None:
        self._cited = self.page.cited.setdefault(part, set())

    def _mark(self, anchor: str) -> None:
        if anchor:
            self.page.anchors.setdefault(anchor, self._cursor.position())

    def _runs(self, cursor: QTextCursor, runs: Sequence[Run], room: float = 0.0) -> None:
        for run in runs:
            if run.icon[0]:
                self._icon(cursor, run.icon, 14)
                continue
            if run.style in _PILL_GROUNDS:
                self._pill(cursor, run)
                continue
            form = self._formats(run.style)
            if run.target:
                form = QTextCharFormat(form)
                form.setAnchor(True)
                form.setAnchorHref(f"#{len(self.page.targets)}")
                self.page.targets.append(run.target)
                if run.target.startswith(SOURCE_TARGET):
                    self._cited.add(int(run.target.removeprefix(SOURCE_TARGET)))
            text = loosened(run.text, room, QFontMetricsF(form.font())) if room else run.text
            cursor.insertText(text, form)

    def _pill(self, cursor: QTextCursor, run: Run) -> None:
        start, form = cursor.position(), self._formats(run.style)
        cursor.insertText(NO_BREAK, form)
        self._icon(cursor, ("case", "link"), 12)
        cursor.insertText(NO_BREAK + run.text.replace(" ", NO_BREAK) + NO_BREAK, form)
        self.page.pills.append(Pill(start, cursor.position() - start, _PILL_GROUNDS[run.style]))
        cursor.insertText(NO_BREAK + " ", self._formats(Style.PLAIN))

    def _icon(self, cursor: QTextCursor, icon: tuple[str, str], points: int) -> None:
        size = self._theme.px(points)
        name = f"icon:{icon[0]}/{icon[1]}/{points}"
        document = self.page.document
        document.addResource(
            QTextDocument.ResourceType.ImageResource, QUrl(name), pixmap(icon[0], icon[1], size, self._ratio)
        )
        form = QTextImageFormat()
        form.setName(name)
        form.setWidth(size)
        form.setHeight(size)
        cursor.insertImage(form)

    def _format(self, style: Style) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(self._theme.font(_ROLES.get(style, Role.BODY)))
        form.setForeground(self._theme.color(_COLOURS.get(style, "text")))
        if style is Style.LINK:
            form.setFontUnderline(True)
        if style is Style.UNCONFIRMED:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            form.setUnderlineColor(self._theme.color("border"))
        return form


def _line_height(runs: Sequence[Run]) -> int:
    """That of the largest run; a line of its own for an empty paragraph."""
    return max((_LINE_HEIGHTS.get(run.style, 20) for run in runs), default=20)
