"""Small parts that cards and panels of the result share: signed lines, lists that open, labelled rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.icons import pixmap
from rairdtc_gui.ui.result_rows.rows import Line, Sign
from rairdtc_gui.ui.screens.result.spans import line_spans
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.filling import FillingBox
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind

_TOKENS = {
    Sign.STOP: "contraindicated",
    Sign.CONTRAINDICATED: "contraindicated",
    Sign.NOT_RECOMMENDED: "not-recommended",
    Sign.CAUTION: "caution",
}

_WHOLE = "whole:"  # the target of the link that opens the rest of a line

_PASSES = 3  # a card's height follows from its width, and the page's from its cards

LARGE_TEXT = 1.5  # from here on cards take the band form and the side panel stands below


def is_large_text() -> bool:
    """Whether there is too little width for columns beside each other."""
    return current_theme().scale >= LARGE_TEXT


def empty(layout: QLayout | None) -> None:
    """Takes everything out of a layout and deletes it."""
    while layout is not None and (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        else:
            empty(item.layout())


def settle(page: QWidget) -> None:
    """Gives every widget of a page its size now, so that nothing is seen half laid out."""
    if page.isVisible():
        for child in page.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if not child.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                child.show()  # Qt would do so with a later event
        for _ in range(_PASSES):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def sign_label(name: str, token: str, role: Role, parent: QWidget | None = None) -> QLabel:
    """An icon that stands on the first line of a text of `role`."""
    theme = current_theme()
    label = QLabel(parent)
    label.setPixmap(pixmap(name, token, theme.px(14), label.devicePixelRatioF()))
    label.setFixedSize(theme.px(14), theme.line(role))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


class SignedLine(FillingBox):
    """A line with its sign. Signal: `link_activated(target)`."""

    #: A link or source number that was followed.
    link_activated = Signal(str)

    def __init__(
        self,
        spans: tuple[Span, ...],
        sign: Sign = Sign.NONE,
        role: Role = Role.BODY,
        tone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().px(8))
        if sign is not Sign.NONE:
            mark = sign_label(sign.value, _TOKENS.get(sign, tone or "text"), role, self)
            layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self._line = RichLine(self, role, tone, spans)
        self._line.fill_width()
        self._line.link_activated.connect(self._on_link_activated)
        self._whole: tuple[Span, ...] = ()
        layout.addWidget(self._line, 1)

    def show_whole_on_demand(self, spans: tuple[Span, ...], whole: tuple[Span, ...]) -> None:
        """A line that is cut, with a link that puts the whole of it in its place."""
        self._whole = whole
        self._line.show_spans((*spans, Span(" "), Span(self.tr("more"), SpanKind.ENTRY, _WHOLE)))

    @Slot(str)
    def _on_link_activated(self, target: str) -> None:
        if target == _WHOLE:
            self._line.show_spans(self._whole)
        else:
            self.link_activated.emit(target)


class MoreLines(FillingBox):
    """Lines of which the first few are shown; "N more" opens the rest. Signals: `link_activated(target)`, `opened`."""

    #: A link or source number that was followed.
    link_activated = Signal(str)
    #: The rest is shown now.
    opened = Signal()

    def __init__(self, limit: int, spacing: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = limit
        self._hidden: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px(spacing))
        self._more: RichLine | None = None

    def add_lines(self, lines: Sequence[Line], spans: Callable[[Line], tuple[Span, ...]] = line_spans) -> None:
        """Adds lines, each with its sign."""
        for line in lines:
            widget = SignedLine(spans(line), line.sign, parent=self)
            if line.rest:
                whole = replace(line, text=f"{line.text.removesuffix('…').rstrip()} {line.rest}", rest="")
                widget.show_whole_on_demand(spans(line), spans(whole))
            widget.link_activated.connect(self.link_activated)
            self.add(widget)
        self.finish()

    def add(self, widget: QWidget) -> None:
        """Adds one entry; it is hidden if there are enough already."""
        if self._column.count() >= self._limit:
            self._hidden.append(widget)
            widget.hide()
        self._column.addWidget(widget)

    def finish(self, count: int = 0) -> None:
        """Adds the link that opens the rest, if anything is hidden; `count`: of how many things, if not of lines."""
        if self._hidden and self._more is None:
            words = self.tr("{count} more").format(count=count or len(self._hidden))
            self._more = link_line(words, self)
            self._more.link_activated.connect(self._on_more)
            self._column.addWidget(self._more)

    @Slot(str)
    def _on_more(self, _target: str) -> None:
        """Shows every line; the focus goes on to the first of them that can take it."""
        shown, self._hidden = self._hidden, []
        for widget in shown:
            widget.show()
        if self._more is not None:
            if self._more.hasFocus():
                self._more.focusNextPrevChild(True)
            self._more.hide()
        if shown:
            self.opened.emit()

    @Slot()
    def open_all(self) -> None:
        """Shows every line."""
        self._on_more("")


def link_line(text: str, parent: QWidget | None = None, target: str = "") -> RichLine:
    """A line that is one link; without a target of its own its words are the target."""
    line = RichLine(parent, spans=(Span(text, SpanKind.ENTRY, target or text),))
    line.fill_width()
    line.setAccessibleName(text)
    return line


def small_button(text: str, clicked: Callable[[], object], parent: QWidget | None = None) -> QPushButton:
    """A quiet button of a card."""
    button = QPushButton(text, parent)
    button.setProperty("size", "small")
    button.setAccessibleName(text)
    button.clicked.connect(partial(_call, clicked))
    return button


def _call(clicked: Callable[[], object], _is_checked: bool = False) -> None:
    clicked()


def labelled_row(label: str, content: QWidget, role: Role = Role.BODY, parent: QWidget | None = None) -> QWidget:
    """A row of a card: a muted label in its column, the content beside it; with large text above it."""
    theme = current_theme()
    row = FillingBox(parent)
    direction = QBoxLayout.Direction.TopToBottom if is_large_text() else QBoxLayout.Direction.LeftToRight
    layout = QBoxLayout(direction, row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.px(4))
    head = PlainLabel(label, row, Role.META, "muted")
    if not is_large_text():
        head.setFixedWidth(theme.px(64))
        head.align_with(role)
    layout.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
    content.setParent(row)
    layout.addWidget(content, 1)
    return row
