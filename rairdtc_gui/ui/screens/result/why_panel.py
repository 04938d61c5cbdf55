"""Why one option stands where it stands, and why not above another. Lies over the side panel; Esc closes it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rairdtc_gui.ui.result_rows.rows import Line, Sign, WhyRows, WhyRule
from rairdtc_gui.ui.screens.result.closable import ClosablePanel
from rairdtc_gui.ui.screens.result.parts import MoreLines, SignedLine, empty, small_button
from rairdtc_gui.ui.screens.result.side_panel import ChangeEntry
from rairdtc_gui.ui.screens.result.spans import line_spans
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import StanceBadge
from rairdtc_gui.ui.widgets.finder import Finder
from rairdtc_gui.ui.widgets.panel import PanelSection
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind

_MOST_RULES = 4
_MOST_FINDINGS = 5


class WhyPanel(ClosablePanel):
    """Signals beside its own: `what_if_requested(option)`, `question_supposed(id)`, `searched(text)`, `picked(id)`."""

    #: What if, for this option.
    what_if_requested = Signal(str)
    #: The answer of an open question is to be supposed.
    question_supposed = Signal(str)
    #: An option is looked for to put beside this one.
    searched = Signal(str)
    #: It was picked.
    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._option = ""
        self._rows: WhyRows | None = None
        self._content = QVBoxLayout()
        self._content.setSpacing(0)
        self.column.addLayout(self._content)
        self._place = PanelSection(self.tr("Why not above another option"), "plain", None, self)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(current_theme().px(4))
        self._place.body.addLayout(self._lines)
        self._finder = Finder(self.tr("Another option"), self._place)
        self._place.body.addWidget(self._finder)
        self.column.addWidget(self._place)
        self._finder.searched.connect(self.searched)
        self._finder.picked.connect(self.picked)

    @property
    def option(self) -> str:
        """Whose reasons are shown."""
        return self._option

    def show_rows(self, rows: WhyRows) -> None:
        """Replaces the panel; while only its place is asked for, what stands above stays as it is."""
        old, self._rows = self._rows, rows
        is_new = rows.option != self._option
        self._option = rows.option
        if old is None or (old.option, old.holds, old.against, old.open, old.changes) != (
            rows.option, rows.holds, rows.against, rows.open, rows.changes,
        ):  # fmt: skip
            self._show_content(rows)
        if is_new:
            self._finder.empty()
        empty(self._lines)
        for line in rows.place:
            self._lines.addWidget(PlainLabel(line, self._place))
        self._finder.show_hits(rows.others)

    def _show_content(self, rows: WhyRows) -> None:
        theme = current_theme()
        empty(self._content)
        self.show_title(self.tr("Why: {name}").format(name=rows.name))
        top = QWidget(self)
        column = QVBoxLayout(top)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(4))
        column.setSpacing(theme.px(6))
        column.addWidget(StanceBadge(rows.stance, rows.status, top), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(PlainLabel(rows.summary, top))
        button = small_button(self.tr("What if"), self._on_what_if, top)
        button.setAccessibleDescription(rows.name)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._content.addWidget(top)
        self._add(self.tr("What holds"), rows.holds, self.tr("Nothing proposes it."))
        self._add(self.tr("What speaks against"), rows.against, self.tr("Nothing found."))
        self._add(self.tr("What is open"), rows.open, self.tr("Nothing: no open fact bears on it."))
        section = PanelSection(self.tr("What would move it"), "plain", None, self)
        for change in rows.changes:
            entry = ChangeEntry(change, section, self.follow)
            entry.what_if_requested.connect(self.question_supposed)
            section.body.addWidget(entry)
        if not rows.changes:
            section.body.addWidget(PlainLabel(self.tr("No single answer would move it."), section, tone="muted"))
        self._content.addWidget(section)
        used = {number for rule in (*rows.holds, *rows.against, *rows.open) for number in rule.line.numbers}
        self.show_sources(tuple(source for source in rows.sources if source.number in used))

    @Slot()
    def _on_what_if(self) -> None:
        self.what_if_requested.emit(self._option)

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
        self._content.addWidget(section)

    def _rule(self, rule: WhyRule, parent: QWidget) -> QWidget:
        """The sentence, the findings that decided it, and behind them grade and rule id."""
        theme = current_theme()
        widget = QWidget(parent)
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        plain = replace(rule.line, detail="", rest="")
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
            line.link_activated.connect(self.follow)
            findings.add(line)
        findings.finish()
        column.addWidget(findings)
        behind = self.tr("{effect} · rule {rule}").format(effect=rule.effect, rule=rule.rule)
        column.addWidget(RichLine(widget, Role.META, "muted", (Span(behind),)))
        return widget

    def _signed(self, line: Line, parent: QWidget, column: QVBoxLayout) -> None:
        widget = SignedLine(line_spans(line), line.sign, parent=parent)
        widget.link_activated.connect(self.follow)
        column.addWidget(widget)
