"""A knowledge base whose every shown text ends in markup, and whether a window shows such texts as they stand."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QTextDocument, QTextDocumentFragment
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsSimpleTextItem,
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
from tests.ui.on_screen import plain

#: Begins and ends with a sign that stands nowhere else, so that each place can be checked for all of it.
MARKUP = '\u27e6<img src="file://host/x.png"> <b>not</b> &amp; &lt; <script>x()</script> {0} {x} %s &q <br>\u27e7'
_BEGIN = MARKUP[0]
#: What is shown of each table. Names of adverse events, units and figures stay: things are recognised by them.
_SHOWN = {
    "adverse_event_table": "population note",
    "approval": "indication note",
    "calculator": "label note",
    "change": "text",
    "change_value": "subject old new",
    "co_medicine": "label note",
    "co_medicine_class": "label",
    "definition": "label",
    "definition_part": "body text note",
    "derived": "label note",
    "diagram": "label",
    "diagram_edge": "label",
    "diagram_node": "label text note",
    "dose_line": "label text note",
    "drug": "name",
    "drug_name": "name",
    "event_line": "text note",
    "example_case": "title decision_point story done outcome note",
    "guideline_difference": "point",
    "guideline_position": "body text grade note",
    "monograph_line": "head text detail note",
    "not_included": "label reason note",
    "option_class": "label",
    "option_evidence": "body statement note",
    "question": "label why help note",
    "question_answer": "label",
    "question_group": "label",
    "rule": "why note",
    "rule_effect": "grade until text monitoring",
    "rule_group": "label",
    "search_entry": "title detail",
    "search_name": "name",
    "signal_action": "short text note",
    "signal_compartment": "label",
    "signal_edge": "text note",
    "signal_group": "label",
    "signal_node": "label short text note",
    "signal_resistance": "label text note",
    "signal_story": "title text",
    "source": "citation url read",
    "toxicity_step": "until stop_if detail note",
    "treatment_option": "label short indication note",
    "trial": "name nct design population prior_therapy biomarker region note",
    "trial_arm": "regimen",
    "trial_entry": "text note",
    "trial_event": "note",
    "trial_note": "text note",
    "trial_outcome": "endpoint note",
}


def hostile_base(built: Path, folder: Path) -> Path:
    """A copy of a knowledge base with the markup after every shown text, under a checksum that fits."""
    path = folder / "hostile.sqlite"
    path.write_bytes(built.read_bytes())
    connection = sqlite3.connect(path)
    for table, columns in _SHOWN.items():
        for column in columns.split():
            connection.execute(f"UPDATE {table} SET {column} = {column} || ? WHERE {column} <> ''", (" " + MARKUP,))
    for table, column in (("calculator", "warnings"), ("signal_node", "aliases")):
        for rowid, text in connection.execute(f"SELECT rowid, {column} FROM {table}").fetchall():
            marked = json.dumps([f"{item} {MARKUP}" for item in json.loads(text)])
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (marked, rowid))
    connection.execute("UPDATE pack SET value = value || ? WHERE key = 'intended_use'", (" " + MARKUP,))
    connection.commit()
    connection.close()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_suffix(".manifest.json").write_text(json.dumps({"sha256": digest}), encoding="utf-8")
    return path


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
