"""The numbered sources of a page: a number never stands beside a source of the page before."""

import pytest
from PySide6.QtWidgets import QApplication

from rairdtc_gui.app import environment
from rairdtc_gui.ui.result_rows.rows import SourceRow
from rairdtc_gui.ui.screens.result.source_list import SourceEntry, SourceList
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.text import RichLine

FIRST = tuple(SourceRow(number, f"Source {number} of the first page", "2020") for number in range(1, 9))
OTHER = (*FIRST[:2], *(SourceRow(number, f"Another source {number}", "", checked_on="2026-11-26") for number in (3, 4)))


@pytest.fixture
def sources(qapp, qtbot):
    apply_theme(qapp, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    made = SourceList("Sources")
    qtbot.addWidget(made)
    made.resize(320, 500)
    made.show()
    made.show_rows(FIRST)
    made.finish()
    QApplication.processEvents()
    return made


def lines(sources):
    return [entry.findChild(RichLine) for entry in sources.findChildren(SourceEntry)]


def inked(line):
    """Whether anything is painted of a line."""
    image = line.grab().toImage()
    return any(image.pixel(x, y) != image.pixel(0, 0) for x in range(image.width()) for y in range(image.height()))


def test_a_number_that_belongs_to_another_source_says_nothing_until_it_says_that(sources):
    assert all(map(inked, lines(sources)))
    sources.show_rows(OTHER)
    assert [inked(line) for line in lines(sources)[:4]] == [True, True, False, False]
    sources.finish()
    assert [line.text() for line in lines(sources)[2:4]] == [
        "Another source 3  checked 2026-11-26",
        "Another source 4  checked 2026-11-26",
    ]
    assert all(inked(line) for line in lines(sources)[:4])


def test_back_before_the_list_has_followed(sources):
    sources.show_rows(OTHER)
    sources.show_rows(FIRST)
    assert all(inked(line) for line in lines(sources)[:4])
    sources.finish()
    QApplication.processEvents()
    assert [line.text() for line in lines(sources) if line.isVisible()] == [
        f"{row.citation}  {row.detail}" for row in FIRST
    ]
