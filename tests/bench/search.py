"""The search box of a real window: from the key to the painted list, the knowledge base as it is and a large one.

The large one holds the same things and made-up ones besides, their words drawn from the real texts as often as they
stand there, and goes through the same builder. The floor of a key is the same list laid out and painted without a key
or a query; that of a query, the bare index asked for as many rows. Of each key the best of some rounds counts: the
slowest keys are looked for, not what else the machine did meanwhile. It is processor time for the same reason.
"""

from __future__ import annotations

import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from db.build.__main__ import FOLDER, checked_sources
from db.build.manifest import write_manifest
from db.build.search_rows import Entry, add_entries, entries_of
from db.build.write import rows_of, write_rows
from rairdtc_gui.app import environment
from rairdtc_gui.app.hits import Hits
from rairdtc_gui.app.shell import Shell
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.kb.search import match_query
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.search_box import HitRow
from rairdtc_gui.ui.widgets.search_popup import SearchPopup
from tests.bench.qt import bench_application
from tests.bench.row import Row, p99

_LARGE = 100_000
_FRAME_MS, _QUERY_MS = 16.7, 4.0
_HITS = 12
_ROUNDS = 9
_BARE = "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid LIMIT ?"
_KINDS = ("trial", "event", "question", "definition", "calculator", "option")
_TYPED = (
    "lenvatinib", "sorafenib", "cabozantinib", "Lenvima", "Retevmo", "Nexavar", "selpercatinib", "larotrectinib",
    "仑伐替尼", "索拉非尼", "高血压", "lfatn", "slfn", "lunfatini", "hypertension", "diarrhoea", "proteinuria", "QT",
    "rash", "haemorrhage", "RET", "BRAF V600E", "NTRK", "trka", "KDR", "P04629", "NCT01321554", "SELECT", "COSMIC-311",
    "decision", "creatinine clearance", "child-pugh", "lenvatinib renal", "lenva hypert", "selp omepr", "dose", "the",
    "patients with", "progression-free survival", "lenvatnib", "cabozantinb", "zzzzzz", "not a drug at all", "p",
    "a b c", "mg once daily",
)  # fmt: skip


def rows() -> list[Row]:
    app = bench_application()
    apply_theme(app, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    found = _measured(app, environment.knowledge_base())
    with tempfile.TemporaryDirectory() as folder:
        found += _measured(app, large_base(Path(folder)))
    return found


def large_base(folder: Path) -> Path:
    """A knowledge base with as many things to find as the large library of a hospital."""
    sources, _ = checked_sources(FOLDER / "sources")
    assert sources is not None
    rows = rows_of(sources)
    words = [word for row in rows.tables["search_text"] for word in row["terms"].split()]
    own = entries_of(sources)
    for table in ("search_entry", "search_name", "search_text", "search_near"):
        rows.tables[table].clear()
    add_entries(rows, [*own, *made_up(words, _LARGE - len(own))])
    path = folder / "large.sqlite"
    stated = write_rows(rows, path)
    write_manifest(path, FOLDER / "sources", stated, sources.pack.version, sources.pack.date)
    return path


def made_up(words: list[str], count: int) -> Iterator[Entry]:
    """Things with a name of their own and sixty words; the same each time."""
    dice = random.Random(1)
    for number in range(count):
        name = "".join(dice.choice(("lan", "ve", "ti", "so", "ra", "cab", "o", "zan", "nib", "mab")) for _ in range(4))
        text = dice.choices(words, k=60)
        title = f"{name} {' '.join(text[:2])}"
        yield Entry(
            _KINDS[number % len(_KINDS)],
            f"made-{number}",
            title,
            " ".join(text[2:8]),
            (("other", name),),
            " ".join(text),
        )


def _measured(app: QApplication, path: Path) -> list[Row]:
    knowledge, bare_index = Knowledge.open(path), sqlite3.connect(path)
    (count,) = bare_index.execute("SELECT count(*) FROM search_entry").fetchone()
    size = f"{count:,} things"
    shell = Shell(Session(Engine(knowledge.rule_set)), knowledge, environment.today, _ignore)
    shell.window.resize(1366, 720)
    shell.window.show()
    shell.window.activateWindow()
    app.processEvents()
    line = shell.window.top.search.findChildren(QLineEdit)[0]
    shell.window.top.search.type_text("warm")
    app.processEvents()
    popup, hits = shell.window.findChildren(SearchPopup)[0], Hits(knowledge)
    rounds = [[pair for text in _TYPED for pair in _keys_ms(app, line, popup, hits, text)] for _ in range(_ROUNDS)]
    best = [(min(pair[0] for pair in key), min(pair[1] for pair in key)) for key in zip(*rounds, strict=True)]
    key, floor = (p99([pair[place] for pair in best]) for place in (0, 1))
    shell.close()
    texts = [text[:count] for text in _TYPED for count in range(1, len(text) + 1)]
    asked = [_best_ms(partial(hits.of, text, False)) for text in texts]
    queries = [query for query in map(match_query, texts) if query]
    bare = [_best_ms(partial(_bare, bare_index, query)) for query in queries]
    bare_index.close()
    return [
        Row(f"search key to painted list, p99, {size}", key, "ms", floor, _FRAME_MS, limits_value=True),
        Row("    the same / the list laid out and painted again", key, "ms", floor, 1.7),
        Row(f"longest query of a key, {size} / bare index", max(asked), "ms", max(bare), _QUERY_MS, limits_value=True),
    ]


def _shown(app: QApplication, popup: SearchPopup, hits: tuple[HitRow, ...], note: str) -> None:
    popup.show_hits(hits, note)
    app.processEvents()


def _bare(connection: sqlite3.Connection, query: str) -> None:
    connection.execute(_BARE, (query, _HITS)).fetchall()


def _keys_ms(
    app: QApplication, line: QLineEdit, popup: SearchPopup, hits: Hits, text: str
) -> Iterator[tuple[float, float]]:
    """The time of each letter, into an empty field, and of its list alone."""
    line.clear()
    app.processEvents()
    for letter in text:
        took = _ms(partial(_typed, app, line, letter))
        listed, note = hits.of(line.text(), False)
        yield took, _ms(partial(_shown, app, popup, listed, note))


def _typed(app: QApplication, line: QLineEdit, letter: str) -> None:
    if letter.isascii():
        QTest.keyClicks(line, letter)
    else:
        event = QInputMethodEvent()
        event.setCommitString(letter)
        QApplication.sendEvent(line, event)
    app.processEvents()


def _best_ms(call: Callable[[], object]) -> float:
    return min(_ms(call) for _ in range(_ROUNDS + 1))


def _ms(call: Callable[[], object]) -> float:
    started = time.process_time()
    call()
    return (time.process_time() - started) * 1000


def _ignore(_step: int) -> None:
    """The text size stays."""
