"""A monograph as it is printed: the same parts and words as on the screen, without what only leads elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from rairdtc_gui.ui import frame_words
from rairdtc_gui.ui.printing.blocks import (
    Block,
    Body,
    Box,
    Entry,
    Lines,
    Look,
    Outline,
    Paragraph,
    Run,
    Table,
    TableRow,
    Text,
    plain,
    section,
    strong,
)
from rairdtc_gui.ui.screens.drugs import runs as page_runs
from rairdtc_gui.ui.screens.drugs.page import MonographPage
from rairdtc_gui.ui.screens.drugs.parts import part_writers
from rairdtc_gui.ui.screens.drugs.rows import Part
from rairdtc_gui.ui.screens.drugs.runs import ICON_COLUMN, REST, Cell, Row, Style
from rairdtc_gui.ui.translation import translate
from rairdtc_gui.ui.wording import part_title

_STRONG = frozenset(
    {
        Style.STRONG, Style.META_STRONG, Style.DOSE, Style.SECTION, Style.TITLE_LINK, Style.PILL, Style.PILL_ON_TINT,
        Style.STOP,
    }
)  # fmt: skip
_PILLS = (Style.PILL, Style.PILL_ON_TINT)
_PAGE = 660  # pixels of the page on the screen that are as wide as a sheet


def printed(parent: QObject, page: MonographPage) -> Body:
    """Every part of the page in its order. `parent`: who translates."""
    writer = _PrintWriter(page)
    for part, pieces in part_writers(parent, page).items():
        for write in pieces:
            write(writer, page, part_title(part.value))
    formulary = frame_words.off_formulary() if page.is_off_formulary else ""
    context = " · ".join(part for part in (page.other_names, ", ".join(page.brands), formulary) if part)
    return Body(page.name, context, page.id, tuple(writer.blocks))


class _PrintWriter:
    """Collects blocks in place of a document."""

    is_narrow = False

    def __init__(self, page: MonographPage) -> None:
        self.blocks: list[Block] = []
        self._name = page.name

    def head(self, _anchor: str, text: str, context: str = "") -> None:
        """A part begins."""
        self.blocks.append(section(text))
        if context:
            self.blocks.append(Text(plain(context), Look.SMALL_GAP))

    def anchor(self, name: str) -> None:
        """The dose has no head on the screen, where it is the first thing one sees."""
        self.head(name, part_title(Part.DOSE.value))

    def sub_head(self, runs: Sequence[page_runs.Run], anchor: str = "", top: int = 16) -> None:
        """A smaller head."""
        self.blocks.append(Text(_paragraph(runs), Look.GROUP))

    def paragraph(self, runs: Sequence[page_runs.Run], top: int = 0, bottom: int = 4) -> None:
        """A paragraph."""
        self.blocks.append(Text(_paragraph(runs), Look.SMALL_GAP))

    def box(self, parts: Sequence[Cell]) -> None:
        """The dose of the label, then that of the open case; neither is parted from the name of the drug."""
        label, *case = parts
        doses = [Entry(translate("Report", "Dose"), _lines(label))]
        doses += [Entry(translate("Drugs", "This case"), _lines(cell)) for cell in case]
        again = translate("Report", "{name} (continued)").format(name=self._name)
        self.blocks.append(Box((strong(self._name),), tuple(doses), (), Outline.SOLID, strong(again)))

    def table(self, heads: Sequence[str], rows: Sequence[Row], widths: Sequence[int]) -> None:
        """The same table; signs in a column of their own go before the words beside them."""
        has_icons = bool(widths) and widths[0] == ICON_COLUMN
        shares = _shares(widths[1:] if has_icons else widths)
        found = tuple(TableRow(_with_icon(row.cells) if has_icons else tuple(map(_lines, row.cells))) for row in rows)
        self.blocks.append(Table(tuple(heads) or ("",) * len(shares), shares, found))


def _shares(widths: Sequence[int]) -> tuple[int, ...]:
    """Percent stay; pixels become percent; what has none takes the rest."""
    known = [round(-width * 100 / _PAGE) if width < 0 else width for width in widths]
    rest = 100 - sum(known)
    return tuple(rest if width == REST else width for width in known)


def _with_icon(cells: Sequence[Cell]) -> tuple[Lines, ...]:
    icons = [run.icon[0] for runs in cells[0] for run in runs if run.icon[0]]
    first, *others = _lines(cells[1])
    marked = Paragraph(first.runs, icons[0] if icons else first.icon, first.is_dose)
    return ((marked, *others),)


def _lines(cell: Cell) -> Lines:
    return tuple(_paragraph(runs) for runs in cell if any(run.text.strip() for run in runs))


def _paragraph(runs: Sequence[page_runs.Run]) -> Paragraph:
    """The mark of the open case is set off from what follows it, which on the screen its ground does."""
    found = tuple(
        Run(run.text + (":\u00a0" if run.style in _PILLS else ""), run.style in _STRONG) for run in runs if run.text
    )
    icon = "case" if any(run.style in _PILLS for run in runs) else ""
    return Paragraph(found, icon, any(run.style is Style.DOSE for run in runs))
