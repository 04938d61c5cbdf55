"""Why one option stands where it stands. Lies over the side panel; Esc closes it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.screens.result.parts import MoreLines, SignedLine, empty, is_large_text
from rairdtc_gui.ui.screens.result.rows import Line, Sign, WhyRows, WhyRule
from rairdtc_gui.ui.screens.result.side_panel import ChangeEntry, SourceEntry
from rairdtc_gui.ui.screens.result.spans import line_spans
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import StanceBadge
from rairdtc_gui.ui.widgets.panel import Hairline, PanelSection
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind

_MOST_RULES = 4
_MOST_FINDINGS = 5


class WhyPanel(QFrame):
    """Signals: `closed`, `link_activated(target)`."""

    #: The panel is to be closed.
    closed = Signal()
    #: A question or source number that was followed.
    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setObjectName("sidePanel")
        self._title = PlainLabel("", self, Role.BODY_STRONG)
        self._close = QToolButton(self)
        self._close.setProperty("kind", "quiet")
        self._close.setProperty("size", "small")
        self._close.setIcon(icon("close"))
        self._close.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.clicked.connect(self.closed)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(8))
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        outer.addLayout(head)
        outer.addWidget(Hairline(self))
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._scroll = PageScroll(self)
        if is_large_text():
            page.setParent(self)
            outer.addWidget(page)
            self._scroll.hide()
        else:
            self._scroll.setWidget(page)
            outer.addWidget(self._scroll, 1)

    def show_rows(self, rows: WhyRows) -> None:
        """Replaces the panel."""
        theme = current_theme()
        empty(self._column)
        self._title.setText(self.tr("Why: {name}").format(name=rows.name))
        self.setAccessibleName(self._title.text())
        top = QWidget(self)
        column = QVBoxLayout(top)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(4))
        column.setSpacing(theme.px(6))
        column.addWidget(StanceBadge(rows.stance, rows.status, top), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(PlainLabel(rows.summary, top))
        self._column.addWidget(top)
        self._add(self.tr("What holds"), rows.holds, self.tr("Nothing proposes it."))
        self._add(self.tr("What speaks against"), rows.against, self.tr("Nothing found."))
        self._add(self.tr("What is open"), rows.open, self.tr("Nothing: no open fact bears on it."))
        section = PanelSection(self.tr("What would move it"), "plain", None, self)
        for change in rows.changes:
            section.body.addWidget(ChangeEntry(change, section, self.link_activated))
        if not rows.changes:
            section.body.addWidget(PlainLabel(self.tr("No single open answer would move it."), section, tone="muted"))
        self._column.addWidget(section)
        used = {number for rule in (*rows.holds, *rows.against, *rows.open) for number in rule.line.numbers}
        if used:
            self._column.addWidget(Hairline(self))
            sources = PanelSection(self.tr("Sources"), "plain", len(used), self)
            for source in rows.sources:
                if source.number in used:
                    sources.body.addWidget(SourceEntry(source, sources))
            self._column.addWidget(sources)
        self._column.addStretch(1)

    def focus_first(self) -> None:
        """The button that closes takes the focus."""
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _add(self, title: str, rules: tuple[WhyRule, ...], nothing: str) -> None:
        section = PanelSection(title, "plain", len(rules) or None, self)
        if rules:
            entries = MoreLines(_MOST_RULES, 12, section)
            for rule in rules:
                entries.add(self._rule(rule, entries))
            entries.finish()
            section.body.addWidget(entries)
        else:
            section.body.addWidget(PlainLabel(nothing, section, tone="muted"))
        self._column.addWidget(section)

    def _rule(self, rule: WhyRule, parent: QWidget) -> QWidget:
        """The sentence, the findings that decided it, and behind them grade and rule id."""
        theme = current_theme()
        widget = QWidget(parent)
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        plain = Line(rule.line.text, "", rule.line.numbers, rule.line.sign, rule.line.is_confirmed)
        self._signed(plain, widget, column)
        findings = MoreLines(_MOST_FINDINGS, 0, widget)
        findings.setContentsMargins(theme.px(4), 0, 0, 0)
        for finding in rule.findings:
            findings.add(SignedLine((Span(finding.text),), finding.sign, Role.META, "muted", findings))
        for fact in rule.open:
            state = Span(" " + fact.state.replace(" ", "\u00a0"), SpanKind.META)
            spans = (Span(fact.label, SpanKind.ENTRY, fact.route), state)
            sign = Sign.UNAVAILABLE if fact.is_unavailable else Sign.OPEN
            line = SignedLine(spans, sign, Role.META, "muted", findings)
            line.link_activated.connect(self.link_activated)
            findings.add(line)
        findings.finish()
        column.addWidget(findings)
        behind = self.tr("{effect} · rule {rule}").format(effect=rule.effect, rule=rule.rule)
        column.addWidget(RichLine(widget, Role.META, "muted", (Span(behind),)))
        return widget

    def _signed(self, line: Line, parent: QWidget, column: QVBoxLayout) -> None:
        widget = SignedLine(line_spans(line), line.sign, parent=parent)
        widget.link_activated.connect(self.link_activated)
        column.addWidget(widget)
