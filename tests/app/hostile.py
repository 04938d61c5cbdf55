"""Whether a window shows texts that hold markup as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QTextDocument, QTextDocumentFragment
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsSimpleTextItem,
    QGraphicsTextItem,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

from rairdtc_gui.ui.widgets.text_block import TextBlock
from tests.app.hostile_base import MARKUP
from tests.ui.on_screen import plain

_BEGIN = MARKUP[0]


def is_whole(text: str) -> bool:
    """Whether every marker in a text is there letter by letter; one that was shortened ends with an ellipsis."""
    return all(_is_marker(_BEGIN + part) for part in _letters(text).split(_BEGIN)[1:])


def _letters(text: str) -> str:
    """Without white space: lines end where there is no more room."""
    return "".join(plain(text).split())


def _is_marker(part: str) -> bool:
    wanted = _letters(MARKUP)
    cut = part.find("\u2026")
    return part.startswith(wanted) or (cut >= 0 and wanted.startswith(part[:cut]))


def shown_texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Every text that the parts of a window show or would show, as it is shown, with where it stands."""
    yield "title", window.windowTitle()
    for thing in window.findChildren(QObject):
        name = type(thing).__name__
        if isinstance(thing, QWidget):
            yield from ((f"{name} tip", _tip(text)) for text in (thing.toolTip(), thing.statusTip(), thing.whatsThis()))
            yield from ((f"{name} spoken", text) for text in (thing.accessibleName(), thing.accessibleDescription()))
            yield from ((name, text) for text in _texts(thing))
        elif isinstance(thing, QAction):
            yield name, _without_mnemonics(thing.text())
            if any(isinstance(menu, QMenu) and menu.toolTipsVisible() for menu in thing.associatedObjects()):
                yield f"{name} tip", _tip(thing.toolTip())


def reading_markup(window: QWidget) -> Iterator[str]:
    """What in a window, or is one, would take a text for markup, whether it holds any now or not."""
    for label in (window, *window.findChildren(QLabel)):
        if isinstance(label, QLabel) and label.text() and label.textFormat() is not Qt.TextFormat.PlainText:
            yield f"{type(label).__name__}: {label.text():.60}"
    for view in window.findChildren(QGraphicsView):
        items = view.scene().items() if view.scene() is not None else []
        yield from ("QGraphicsTextItem" for item in items if isinstance(item, QGraphicsTextItem))


def _texts(widget: QWidget) -> Iterator[str]:
    match widget:
        case TextBlock():
            yield widget._placed()[0].layout.text()
        case QLabel():
            yield _tip(widget.text()) if widget.textFormat() is not Qt.TextFormat.PlainText else widget.text()
        case QPushButton() | QToolButton():
            yield _without_mnemonics(widget.text())
        case QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield from (widget.text(), widget.placeholderText())
        case QTextEdit():
            yield _document(widget.document())
        case QAbstractItemView():
            yield from _cells(widget)
        case QGraphicsView() if widget.scene() is not None:
            yield from _drawn(widget.scene())


def _drawn(scene: QGraphicsScene) -> Iterator[str]:
    """The texts of a drawing. Lines that belong together, such as those in a box, are one text."""
    lines: dict[object, list[str]] = {}
    for item in scene.items(Qt.SortOrder.AscendingOrder):
        yield _tip(item.toolTip())
        if isinstance(item, QGraphicsSimpleTextItem):
            lines.setdefault(_owner(item), []).append(item.text())
    yield from (" ".join(said) for said in lines.values())


def _owner(item: QGraphicsItem) -> QGraphicsItem:
    parent: QGraphicsItem | None = item.parentItem()
    return item if parent is None else parent


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    columns = 1 if not hasattr(model, "horizontalHeaderItem") and view.inherits("QListView") else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            index = model.index(row, column)
            yield str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            yield str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
            yield _tip(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))


def _document(document: QTextDocument) -> str:
    """The letters of a document; a picture that it would load stands there as such."""
    block, found = document.begin(), []
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            fragment = pieces.fragment()
            picture = fragment.charFormat().toImageFormat().name() if fragment.charFormat().isImageFormat() else ""
            found.append(f"loads {picture}" if "host" in picture else fragment.text())
            pieces += 1
        found.append("\n")
        block = block.next()
    return "".join(found)


def _tip(text: str) -> str:
    """What Qt makes of a text whose kind it guesses."""
    return QTextDocumentFragment.fromHtml(text).toPlainText() if GuiQt.mightBeRichText(text) else text


def _without_mnemonics(text: str) -> str:
    """What a button or menu draws: && as &, and a single & not at all."""
    return "&".join(part.replace("&", "") for part in text.split("&&"))
