"""Four grades side by side, to be read before one is chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.toxicity.rows import GradeCard
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel
from rairdtc_gui.ui.widgets.keys import KeyAction, press
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind

_NARROWEST = 150
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class GradeButton(QAbstractButton):
    """One grade. Signals: `step_wanted(step)` by arrow keys, `grade_wanted(grade)` by a digit."""

    step_wanted = Signal(int)
    grade_wanted = Signal(int)

    def __init__(self, grade: int, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.grade = grade
        self._is_stop = False
        self.setCheckable(True)
        self.setProperty("ring", "outside")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = PlainLabel("", self, Role.DOSE)
        self._title.setContentsMargins(theme.px(26), 0, 0, 0)
        self._stop = IconLabel("stop", "contraindicated", 16, self, line=Role.DOSE)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._stop)
        self._definition = RichLine(self)
        self._said = PlainLabel("", self)
        self._origin = PlainLabel("", self, Role.META, "muted")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(10))
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        for label in (self._definition, self._said, self._origin):
            column.addWidget(label)
        column.addStretch(1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_card(self, card: GradeCard) -> None:
        """Replaces the texts and whether it is chosen."""
        said = " ".join(statement.text for statement in card.said)
        definition = card.definition.text if card.definition else ""
        first = definition.partition("; ")[0]
        shown = [*card.said, *([card.definition] if card.definition else [])]
        marks = [f"[{number}]" for number in dict.fromkeys(number for item in shown for number in item.numbers)]
        if not all(item.is_confirmed for item in shown):
            marks.append(self.tr("unconfirmed"))
        self._is_stop = card.is_stop
        self._title.setText(card.title)
        self._title.set_tone("contraindicated" if card.is_stop else "")
        self._stop.setVisible(card.is_stop)
        self._definition.show_spans((Span(first, SpanKind.STRONG), Span(definition.removeprefix(first))))
        self._definition.setVisible(bool(definition))
        for label, text in ((self._said, said), (self._origin, " ".join(marks))):
            label.setText(text)
            label.setVisible(bool(text))
        self.setAccessibleName(card.title)
        self.setAccessibleDescription(f"{definition} {said}".strip())
        self.setChecked(card.is_chosen)
        self.update()

    def sizeHint(self) -> QSize:
        """As large as what is inside."""
        return self._column.totalSizeHint()

    def hasHeightForWidth(self) -> bool:
        """The texts wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped texts."""
        return self._column.totalHeightForWidth(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go on, digits go to their grade, Space and Enter choose."""
        key = event.key()
        if key in _STEPS:
            self.step_wanted.emit(_STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif not press(self.key_table(), event):
            super().keyPressEvent(event)

    def key_table(self) -> tuple[KeyAction, ...]:
        """Each digit goes to its grade."""
        digits = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
        does = self.tr("Go to this grade")
        return tuple(KeyAction(key, does, partial(self.grade_wanted.emit, key - Qt.Key.Key_0)) for key in digits)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = "link" if self.isChecked() else "contraindicated" if self._is_stop else "border"
        width = 2.0 if self.isChecked() else 1.0
        painter.setPen(QPen(theme.color(token), width))
        ground = "selection" if self.isChecked() else "raised" if self.underMouse() else "background"
        painter.setBrush(theme.color(ground))
        half, radius = width / 2, theme.px(6)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        self._paint_circle(painter)

    def _paint_circle(self, painter: QPainter) -> None:
        theme = current_theme()
        side, middle = theme.px(16), theme.px(8) + theme.line(Role.DOSE) / 2
        circle = QRectF(theme.px(12), middle - side / 2, side, side)
        painter.setPen(QPen(theme.color("link" if self.isChecked() else "border"), 1.5))
        painter.setBrush(theme.color("background"))
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("link"))
            inset = side * 0.28
            painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))


class GradeCards(QWidget):
    """The four cards. Signal: `chosen(grade)`. They stand beside each other, or two by two, or below each other."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(12))
        self._buttons = tuple(GradeButton(grade, self) for grade in (1, 2, 3, 4))
        self._columns = 0
        for button in self._buttons:
            button.clicked.connect(_Chosen(self, button.grade))
            button.step_wanted.connect(self._on_step)
            button.grade_wanted.connect(self._on_grade)
        self._arrange(4)

    def show_cards(self, cards: tuple[GradeCard, ...]) -> None:
        """Replaces what the cards say."""
        for button, card in zip(self._buttons, cards, strict=True):
            button.show_card(card)
        stop = next((button for button in self._buttons if button.isChecked()), self._buttons[0])
        focused = next((button for button in self._buttons if button.hasFocus()), stop)
        for button in self._buttons:
            is_stop = button is focused
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def focus_first(self) -> None:
        """The chosen card, or the first, takes the keyboard."""
        chosen = next((button for button in self._buttons if button.isChecked()), self._buttons[0])
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() // current_theme().px(_NARROWEST)
        self._arrange(4 if room >= 4 else 2 if room >= 2 else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, button in enumerate(self._buttons):
            self._grid.addWidget(button, place // columns, place % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    @Slot(int)
    def _on_step(self, step: int) -> None:
        place = next((place for place, button in enumerate(self._buttons) if button.hasFocus()), 0)
        self._buttons[(place + step) % len(self._buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(int)
    def _on_grade(self, grade: int) -> None:
        self._buttons[grade - 1].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(grade)


class _Chosen:
    """Says that a grade was chosen; a bound object instead of a lambda that keeps things alive."""

    def __init__(self, cards: GradeCards, grade: int) -> None:
        self._cards, self._grade = cards, grade

    def __call__(self, _is_checked: bool = False) -> None:
        self._cards.chosen.emit(self._grade)
