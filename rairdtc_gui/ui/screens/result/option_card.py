"""One option as a card: the stance cell at the left, everything said about it at the right. Opens in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.result_rows.rows import CardRow, DoseRow, Line, OpenFact
from rairdtc_gui.ui.screens.result.parts import (
    MoreLines,
    SignedLine,
    is_large_text,
    labelled_row,
    small_button,
)
from rairdtc_gui.ui.screens.result.spans import dose_spans, evidence_spans, grouped_spans, line_spans, open_spans
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import Chip, StanceMark, stance_code, stance_words
from rairdtc_gui.ui.widgets.filling import FillingBox, FillingFrame
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.keys import KeyAction, press
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind, set_property

#: A row of a card: its name, what decides how it looks, and what makes it.
Section: TypeAlias = tuple[str, object, Callable[[], QWidget]]

_MOST_LINES = 3
_MOST_OPEN = 6  # open facts that stand above the dose
_CELL = 144


class OptionCard(FillingFrame):
    """Signals: `why_requested(option)`, `what_if_requested(option)`, `link_activated(target)`, `toggled(option, open)`.

    Keys on a focused card: W why, I what if, C compare.
    """

    #: The reasons of this option are wanted.
    why_requested = Signal(str)
    #: What if, for this option.
    what_if_requested = Signal(str)
    #: A link, or a source number as `source:n`, that was followed.
    link_activated = Signal(str)
    #: The card was opened or closed by its chevron.
    toggled = Signal(str, bool)

    def __init__(self, row: CardRow, is_open: bool, is_leading: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.is_leading = is_leading
        self._is_open = is_open or is_leading
        self._chevron: QToolButton | None = None
        self._why: QWidget | None = None
        code = stance_code(row.stance, row.status)
        self.setProperty("kind", "card")
        self.setProperty("stance", code)
        self.setObjectName(f"card-{row.option}")
        self.setAccessibleName(f"{stance_words(row.stance, row.status)}: {row.name}")
        self._name = RichLine(self)
        self._status, self._above = PlainLabel("", self), PlainLabel("", self, Role.META, "muted")
        for text in (self._name, self._status, self._above):
            text.fill_width()
        self._rows = QVBoxLayout()
        self._parts: dict[str, tuple[object, QWidget]] = {}
        self._build(code)
        self._show_standing()
        self._fill()

    @property
    def is_open(self) -> bool:
        """Whether everything is shown."""
        return self._is_open

    def set_open(self, is_open: bool) -> None:
        """Opens or closes in place; the first card stays open."""
        is_open = is_open or self.is_leading
        if is_open != self._is_open:
            self._is_open = is_open
            self._fill()

    def can_show(self, row: CardRow, is_leading: bool) -> bool:
        """Whether another state of the option differs only in what is said below its name."""
        same = ("option", "stance", "status", "name", "also", "monograph")
        return is_leading == self.is_leading and all(getattr(row, part) == getattr(self.row, part) for part in same)

    def show_row(self, row: CardRow) -> None:
        """Another state of the same option."""
        self.row = row
        self._show_standing()
        self._fill()

    def parts(self) -> list[QWidget]:
        """What stands on the card, in reading order."""
        chevron = [self._chevron] if self._chevron is not None else []
        return [self._name, *chevron, *(widget for _, widget in self._parts.values())]

    def focus(self) -> None:
        """Puts the focus on the card's first control."""
        target = self._chevron or self._why or self
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press(self.key_table(), event):
            super().keyPressEvent(event)

    def key_table(self) -> tuple[KeyAction, ...]:
        """The keys of an option that has the keyboard."""
        return (
            KeyAction(Qt.Key.Key_W, self.tr("Why, on an option"), self._on_why),
            KeyAction(Qt.Key.Key_I, self.tr("What if, on an option"), self._on_what_if),
            KeyAction(Qt.Key.Key_C, self.tr("Add to compare, on an option"), self._on_compare),
        )

    # --- building ------------------------------------------------------------------------------

    def _build(self, code: str) -> None:
        theme = current_theme()
        is_band = is_large_text()
        direction = QBoxLayout.Direction.TopToBottom if is_band else QBoxLayout.Direction.LeftToRight
        outer = QBoxLayout(direction, self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._cell(code, is_band))
        body = FillingBox(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(4))
        column.addLayout(self._name_row())
        self._rows.setSpacing(theme.px(4))
        column.addLayout(self._rows)
        column.addStretch(1)
        outer.addWidget(body, 1)

    def _cell(self, code: str, is_band: bool) -> QFrame:
        theme = current_theme()
        cell = QFrame(self)
        cell.setProperty("kind", "stance-cell")
        cell.setProperty("stance", code)
        cell.setProperty("shape", "band" if is_band else "cell")
        if not is_band:
            cell.setFixedWidth(theme.px(_CELL))
        column = QVBoxLayout(cell)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(8), theme.px(12))
        column.setSpacing(theme.px(8))
        column.addWidget(StanceMark(self.row.stance, self.row.status, cell), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._status)
        column.addWidget(self._above)
        column.addStretch(1)
        return cell

    def _show_standing(self) -> None:
        """How firm it is, and what it stands above."""
        self.setAccessibleDescription(self.row.status_words)
        for label, words in ((self._status, self.row.status_words), (self._above, self.row.above)):
            label.setText(words)
            label.setVisible(bool(words))

    def _name_row(self) -> QHBoxLayout:
        theme = current_theme()
        layout = QHBoxLayout()
        layout.setSpacing(theme.px(8))
        role = Role.SECTION if self.row.stance is Stance.PREFERRED else Role.DOSE
        kind = SpanKind.TITLE if self.row.monograph else SpanKind.STRONG
        also = (Span("   " + self.row.also, SpanKind.META),) if self.row.also else ()
        self._name.setFont(theme.font(role))
        self._name.show_spans((Span(self.row.name, kind, self.row.monograph), *also))
        self._name.link_activated.connect(self.link_activated)
        layout.addWidget(self._name, 1)
        if not self.is_leading:
            self._chevron = QToolButton(self)
            self._chevron.setProperty("kind", "quiet")
            self._chevron.setProperty("size", "small")
            self._chevron.setIconSize(QSize(theme.px(16), theme.px(16)))
            self._chevron.clicked.connect(self._on_chevron_clicked)
            layout.addWidget(self._chevron, 0, Qt.AlignmentFlag.AlignTop)
        return layout

    def _fill(self) -> None:
        """Every row below the name, for the present state. Rows that say the same as before stay."""
        set_property(self, "expanded", self._is_open)
        old, self._parts = self._parts, {}
        for place, (name, said, make) in enumerate(self._sections()):
            part = old.pop(name, None)
            if part is None or part[0] != said:
                if part is not None:
                    _drop(self._rows, part[1])
                part = (said, make())
                self._rows.insertWidget(place, part[1])
            self._parts[name] = part
        for _, widget in old.values():
            _drop(self._rows, widget)
        self._label_chevron()

    def _sections(self) -> list[Section]:
        """The rows in order: a name, what decides how it looks, and what makes it."""
        row, is_open = self.row, self._is_open
        found: list[Section] = [("formulary", row.off_formulary, self._formulary)] if row.off_formulary else []
        found += [(f"stop {place}", stop, partial(self._line, stop)) for place, stop in enumerate(row.stops)]
        if row.needs:
            found.append(("needs", (row.needs, is_open), self._needs))
        if row.supports or row.opposes:
            found.append(("reasons", (row.supports, row.opposes, is_open), self._reasons))
        if row.open and (is_open or not row.needs):
            found.append(("open", (row.open, bool(row.needs), is_open), self._open_row))
        if row.dose is not None:
            found.append(("dose", row.dose, partial(self._dose_row, row.dose)))
        if is_open and row.evidence:
            found.append(("evidence", row.evidence, self._evidence))
        if row.approval:
            found.append(("approval", (row.approval, row.is_approval_confirmed), self._approval_row))
        if self._open_later():
            found.append(("also open", row.open, self._also_open_row))
        if is_open:
            found.append(("buttons", row.monograph, self._buttons))
        return found

    def _formulary(self) -> QWidget:
        return PlainLabel(self.row.off_formulary, self, Role.META_STRONG, "muted")

    def _needs(self) -> QWidget:
        return self._labelled(self.tr("If"), self._open(self.row.needs, has_button=True))

    def _open_row(self) -> QWidget:
        has_button = self._is_open and not self.row.needs
        is_many = bool(self._open_later())
        first = self.row.open[:_MOST_LINES] if is_many else self.row.open
        return self._labelled(self.tr("Open"), self._open(first, has_button, is_many))

    def _also_open_row(self) -> QWidget:
        return self._labelled(self.tr("Also open"), self._open(self._open_later(), has_button=False, is_many=True))

    def _open_later(self) -> tuple[OpenFact, ...]:
        """Of many open facts all but the most decisive stand below the dose, which they would push out of sight."""
        facts = self.row.open
        return facts[_MOST_LINES:] if self._is_open and len(facts) > _MOST_OPEN else ()

    def _reasons(self) -> QWidget:
        """For and against; against is never hidden while for is open."""
        box = FillingBox(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().px(4))
        supports = self._lines(self.row.supports, _MOST_LINES if self._is_open else 1)
        opposes = self._lines(self.row.opposes, _MOST_LINES)
        for label, lines in ((self.tr("For"), supports), (self.tr("Against"), opposes)):
            if lines is not None:
                column.addWidget(self._labelled(label, lines))
        if supports is not None and opposes is not None:
            supports.opened.connect(opposes.open_all)
        return box

    def _dose_row(self, dose: DoseRow) -> QWidget:
        return self._labelled(self.tr("Dose"), self._dose(dose), Role.DOSE if dose.lines[0].dose else Role.BODY)

    def _evidence(self) -> QWidget:
        lines = MoreLines(_MOST_LINES, parent=self)
        lines.link_activated.connect(self.link_activated)
        lines.add_lines(self.row.evidence, evidence_spans)
        return self._labelled(self.tr("Evidence"), lines)

    def _approval_row(self) -> QWidget:
        return self._labelled(self.tr("Approval"), self._approval())

    def _label_chevron(self) -> None:
        if self._chevron is None:
            return
        self._chevron.setIcon(icon("chevron-up" if self._is_open else "chevron-down"))
        words = self.tr("Close {name}") if self._is_open else self.tr("Open {name}")
        self._chevron.setAccessibleName(words.format(name=self.row.name))

    def _labelled(self, label: str, content: QWidget, role: Role = Role.BODY) -> QWidget:
        return labelled_row(label, content, role, self)

    def _lines(self, lines: tuple[Line, ...], limit: int) -> MoreLines | None:
        if not lines:
            return None
        content = MoreLines(limit, parent=self)
        content.link_activated.connect(self.link_activated)
        content.add_lines(lines)
        return content

    def _line(self, line: Line) -> SignedLine:
        widget = SignedLine(line_spans(line), line.sign, parent=self)
        widget.link_activated.connect(self.link_activated)
        return widget

    def _rich(self, spans: tuple[Span, ...], role: Role = Role.BODY, tone: str = "") -> RichLine:
        widget = RichLine(self, role, tone, spans)
        widget.fill_width()
        widget.link_activated.connect(self.link_activated)
        return widget

    def _open(self, facts: tuple[OpenFact, ...], has_button: bool, is_many: bool = False) -> QWidget:
        """Open facts as links, on an open card all of these, many in small type; "Answer now" leads to the first."""
        lines = MoreLines(1, parent=self)
        shown = len(facts) if self._is_open else _MOST_LINES
        is_small = is_many or len(facts[:shown]) > _MOST_LINES
        said = grouped_spans(facts[:shown]) if is_small else open_spans(facts[:shown])
        answer = Span(self.tr("Answer now"), SpanKind.ENTRY, facts[0].route)
        role = Role.META if is_small else Role.BODY
        first = self._rich((*said, *((Span("   "), answer) if has_button else ())), role)
        first.align_with(Role.BODY)  # beside its label
        lines.add(first)
        if len(facts) > shown:
            lines.add(self._rich(grouped_spans(facts[shown:]), Role.META))
            lines.finish(len(facts) - shown)
        return lines

    def _dose(self, dose: DoseRow) -> QWidget:
        content = FillingBox(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().px(2))
        for line in dose.lines:
            role = Role.DOSE if line.dose or line.is_stop else Role.BODY
            column.addWidget(self._rich(dose_spans(line), role))
        for reason in dose.reasons:
            column.addWidget(self._line(reason))
        if dose.open:
            head = Span(self.tr("still decides the dose: "), SpanKind.MUTED)
            column.addWidget(self._rich((head, *open_spans(dose.open[: _MOST_LINES * 2], ", "))))
        return content

    def _approval(self) -> QWidget:
        content = QWidget(self)
        theme = current_theme()
        flow = FlowLayout(content, theme.px(6), theme.px(4))
        for chip in self.row.approval:
            flow.addWidget(Chip(chip.region, chip.state, content))
        if not self.row.is_approval_confirmed:
            mark = RichLine(content, Role.META, "", (Span(self.tr("all unconfirmed"), SpanKind.UNCONFIRMED),))
            mark.setWordWrap(False)
            flow.addWidget(mark)
        return content

    def _buttons(self) -> QWidget:
        content = QWidget(self)
        theme = current_theme()
        flow = FlowLayout(content, theme.px(8))
        flow.setContentsMargins(0, theme.px(8), 0, 0)
        buttons = [small_button(words, action, content) for words, action in self._actions()]
        for button in buttons:
            button.setAccessibleDescription(self.row.name)
            flow.addWidget(button)
        self._why = buttons[0]
        return content

    def _actions(self) -> list[tuple[str, Callable[[], None]]]:
        """The buttons of an open card in order: the words, and what they do. A new screen adds its own here."""
        found = [(self.tr("Why"), self._on_why), (self.tr("What if"), self._on_what_if)]
        if self.row.monograph:
            found.append((self.tr("Monograph"), partial(self._follow, self.row.monograph)))
            found.append((self.tr("Evidence"), partial(self._follow, self._drug_route(Place.EVIDENCE))))
            found.append((self.tr("+ Compare"), self._on_compare))
            toxicity = self._drug_route(Place.TOXICITY)
            found.append((self.tr("Toxicity"), partial(self._follow, toxicity)))
        return found

    # --- what happens ---------------------------------------------------------------------------

    @Slot()
    def _on_chevron_clicked(self) -> None:
        self.set_open(not self._is_open)
        self.toggled.emit(self.row.option, self._is_open)

    def _on_why(self) -> None:
        self.why_requested.emit(self.row.option)

    def _on_what_if(self) -> None:
        self.what_if_requested.emit(self.row.option)

    def _on_compare(self) -> None:
        if self.row.monograph:
            self._follow(self._drug_route(Place.COMPARE))

    def _drug_route(self, place: Place) -> str:
        """The drug of the monograph at another place."""
        route = Route.decode(self.row.monograph)
        return Route(place, route.item).encode() if route is not None else ""

    def _follow(self, target: str) -> None:
        self.link_activated.emit(target)


def _drop(layout: QVBoxLayout, widget: QWidget) -> None:
    """Takes a row out and deletes it."""
    layout.removeWidget(widget)
    widget.hide()
    widget.deleteLater()
