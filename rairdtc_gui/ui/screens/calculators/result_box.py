"""What a calculator gives: figures, the values that went in, the bands, and the button that uses it in the case."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.calculators.rows import CalculatorPage, OutcomeRows
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.panel import SectionHead
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind, on_button


class ResultBox(QFrame):
    """The result in a quiet frame. Signal: `use_requested`."""

    #: The result is to be written into the case.
    use_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setProperty("ground", "surface")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self._column.setSpacing(theme.px(4))
        self._figures = QVBoxLayout()
        self._figures.setSpacing(theme.px(4))
        self._worked = PlainLabel("", self, Role.META, "muted")
        self._withheld = PlainLabel("", self)
        self._use = QPushButton(self)
        self._use.clicked.connect(self.use_requested)
        self._column.addLayout(self._figures)
        self._column.addWidget(self._worked)
        self._column.addWidget(self._withheld)
        self._column.addWidget(self._use, 0, Qt.AlignmentFlag.AlignLeft)

    def show_outcome(self, rows: OutcomeRows) -> None:
        """Replaces the result."""
        while (item := self._figures.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows.figures:
            spans = (Span(row.name + "  ", SpanKind.MUTED), Span(row.figure, SpanKind.STRONG))
            self._figures.addWidget(RichLine(self, Role.DOSE, "", spans))
        for caution in rows.cautions:
            note = NoteLine(self)
            note.show_note(caution, "caution")
            self._figures.addWidget(note)
        if rows.missing:
            self._figures.addWidget(PlainLabel(rows.missing, self))
        self._worked.setText(rows.worked)
        self._worked.setVisible(bool(rows.worked))
        self._withheld.setText(rows.withheld)
        self._withheld.setVisible(bool(rows.withheld))
        self._use.setText(on_button(rows.use))
        self._use.setAccessibleName(rows.use)
        self._use.setVisible(bool(rows.use))
        figures = (f"{row.name} {row.figure}" for row in rows.figures)
        said = "; ".join(part for part in (*figures, *rows.cautions, rows.withheld, rows.missing) if part)
        self.setAccessibleDescription(said)


class PurposeBox(QWidget):
    """What a calculator is for, and when not to rely on it: read before anything is typed."""

    def __init__(self, page: CalculatorPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(8))
        column.setSpacing(theme.px(2))
        column.addWidget(PlainLabel(page.purpose, self, tone="muted"))
        if page.limits:
            head = PlainLabel(self.tr("When not to rely on it"), self, Role.META_STRONG, "muted")
            head.setContentsMargins(0, theme.px(4), 0, 0)
            column.addWidget(head)
        for limit in page.limits:
            column.addWidget(PlainLabel(limit, self))


class GroundBox(QWidget):
    """What a calculator rests on: bands, formula, sources."""

    def __init__(self, page: CalculatorPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px(4))
        self._add(self.tr("Bands"), [f"{when}: {meaning}" for when, meaning in page.bands])
        self._add(self.tr("Formula"), list(page.formula))
        self._add(self.tr("Sources"), self._sources(page))

    def _sources(self, page: CalculatorPage) -> list[str]:
        unconfirmed = [] if page.is_confirmed else [self.tr("unconfirmed: not read in a source")]
        return [*unconfirmed, *page.sources, *([page.note] if page.note else [])]

    def _add(self, head: str, lines: list[str]) -> None:
        if not lines:
            return
        self._column.addWidget(SectionHead(head, "", self))
        for line in lines:
            self._column.addWidget(PlainLabel(line, self))
