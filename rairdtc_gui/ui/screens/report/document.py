"""The report as a row of blocks, from which print, preview and plain text are made. No Qt.

First what the board needs, complete in itself on two pages; then everything else as an annex.

Whatever is to be read stands here; pages and text add nothing but page numbers and heads that are repeated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.printing.blocks import (
    Blank,
    Block,
    Box,
    Cells,
    Entry,
    Look,
    PageEnd,
    Paragraph,
    Run,
    Text,
    plain,
    strong,
)
from rairdtc_gui.ui.result_rows.rows import ExcludedGroup, FirstRow, Sign, SourceRow
from rairdtc_gui.ui.screens.report import words
from rairdtc_gui.ui.screens.report.option_blocks import behind, box, line_paragraph
from rairdtc_gui.ui.screens.report.rows import FactRow, ReportRows

_DOT = " · "


def blocks(rows: ReportRows) -> tuple[Block, ...]:
    """The whole report in reading order."""
    board, annex = tuple(_board(rows)), tuple(_annex(rows))
    on_board, cited = _cited(board), _cited((*board, *annex))
    day = _usual_day(source for source in rows.sources if source.number in cited)
    own = _own_sources(rows, on_board, day)
    return (*board, *own, PageEnd(), *annex, *_sources(rows, cited, on_board, day))


def _board(rows: ReportRows) -> Iterator[Block]:
    """What is looked at together: the first page, what is ruled out, and what the team decides."""
    yield from _opening(rows)
    yield from _glance(rows)
    yield PageEnd()
    yield from _ruled_out(rows)
    yield from _decision(rows)


def _annex(rows: ReportRows) -> Iterator[Block]:
    yield Text(plain(words.heads()["annex"]), Look.TITLE)
    yield from _facts(rows)
    yield from _options(rows)
    yield from _excluded(rows)
    yield from _differences(rows)
    yield from _monitoring(rows)


def head(part: str) -> Text:
    """The head of a part."""
    return Text(plain(words.heads()[part]), Look.SECTION)


def _opening(rows: ReportRows) -> Iterator[Block]:
    yield Text(plain(words.title()), Look.TITLE)
    yield Text(Paragraph((Run(f"{rows.head.judgement} "), Run(rows.head.still_open, True))))
    if rows.notice:
        yield Text(Paragraph((Run(rows.notice, True),), Sign.CAUTION.value))
    if rows.example is not None:
        yield Text(strong(words.example_sentence(rows.example.title)))
        yield Text(plain(rows.example.decision_point), Look.SMALL_GAP)


def _glance(rows: ReportRows) -> Iterator[Block]:
    names, glance = words.heads(), rows.glance
    yield head("glance")
    if glance.facts:
        yield Text(strong(names["deciding"]), Look.GROUP)
        yield from _fact_cells(glance.facts)
    yield Text(strong(names["first"]), Look.GROUP)
    yield from _first(rows.first)
    yield Text(strong(names["options-first"]), Look.GROUP)
    if rows.nothing is not None:
        yield Text(strong(rows.nothing.sentence))
        yield from (Text(line_paragraph(line), Look.SMALL_GAP) for line in rows.nothing.excluded_by)
    yield from (box(card, is_short=True) for card in glance.options)
    rest = " ".join(sentence for sentence in (glance.more, glance.ruled_out) if sentence)
    if rest:
        yield Text(plain(rest))


def _first(first: tuple[FirstRow, ...]) -> Iterator[Block]:
    if not first:
        yield Text(plain(words.none_here("first")))
    for number, row in enumerate(first, start=1):
        named = f"{_DOT}{words.for_option(row.option_name)}" if row.option_name else ""
        runs = (
            Run(f"{number}{wording.NO_BREAK * 2}"),
            Run(row.text, row.is_now),
            Run(f"{_DOT}{row.urgency}{named}", row.is_now),
        )
        said = (*runs, *behind(row.numbers, row.is_confirmed, row.is_own))
        yield Text(Paragraph(said, "first", numbers=row.numbers), Look.SMALL_GAP)


def _fact_cells(facts: tuple[FactRow, ...]) -> Iterator[Block]:
    cells = [_fact(row) for row in facts]
    yield from (Cells(tuple(cells[place : place + 2])) for place in range(0, len(cells), 2))


def _fact(row: FactRow) -> Paragraph:
    mark = (Run(f"{_DOT}{words.assumed()}"),) if row.is_assumed else ()
    return Paragraph((Run(f"{row.label}: "), Run(row.words, True), *mark))


def _facts(rows: ReportRows) -> Iterator[Block]:
    yield head("facts")
    if not rows.facts:
        yield Text(plain(words.none_here("facts")))
    if any(row.is_assumed for group in rows.facts for row in group.facts):
        yield Text(plain(words.assumed_sentence()))
    for group in rows.facts:
        yield Text(strong(group.label), Look.GROUP)
        yield from _fact_cells(group.facts)
    for name, labels in ((words.not_available(), rows.unavailable), (words.not_answered(), rows.unanswered)):
        yield Text(strong(f"{name} ({len(labels)})"), Look.GROUP)
        yield Text(plain("; ".join(labels) or words.none_here("unanswered")), Look.SMALL_GAP)
    if rows.not_applying:
        yield Text(plain(words.not_applying(rows.not_applying)))


def _options(rows: ReportRows) -> Iterator[Block]:
    yield head("options")
    if not rows.cards:
        yield Text(plain(words.none_here("options")))
    yield from (box(card) for card in rows.cards)
    if rows.quiet is not None:
        names = "; ".join(name for _, name in rows.quiet.options)
        yield Text(Paragraph((Run(f"{rows.quiet.sentence}: "), Run(names))))
    yield Text(plain(rows.not_judged))


def _ruled_out(rows: ReportRows) -> Iterator[Block]:
    """Every option that is ruled out, with the first reason; all reasons stand in their part."""
    yield head("ruled-out")
    if not rows.contraindicated and not rows.not_recommended:
        yield Text(plain(words.none_here("excluded")))
    for stance, groups in _stances(rows):
        for group in groups:
            yield _excluded_line(stance, group)


def _stances(rows: ReportRows) -> tuple[tuple[Stance, tuple[ExcludedGroup, ...]], ...]:
    return (Stance.CONTRAINDICATED, rows.contraindicated), (Stance.NOT_RECOMMENDED, rows.not_recommended)


def _excluded(rows: ReportRows) -> Iterator[Block]:
    yield head("excluded")
    if not rows.contraindicated and not rows.not_recommended:
        yield Text(plain(words.none_here("excluded")))
    for stance, groups in _stances(rows):
        for group in groups:
            yield from _excluded_group(stance, group)


def _excluded_line(stance: Stance, group: ExcludedGroup) -> Block:
    """The options of a group and the first reason in one paragraph."""
    word, names = wording.stance_word(stance), "; ".join(option.name for option in group.options)
    runs: tuple[Run, ...] = (Run(f"{word}: {names}. ", True),)
    numbers: tuple[int, ...] = ()
    if group.reasons:
        why = line_paragraph(group.reasons[0])
        runs, numbers = (*runs, *why.runs), why.numbers
    return Text(Paragraph(runs, wording.stance_icon(stance), numbers=numbers))


def _excluded_group(stance: Stance, group: ExcludedGroup) -> Iterator[Block]:
    word, names = wording.stance_word(stance), "; ".join(option.name for option in group.options)
    yield Text(Paragraph((Run(f"{word}: ", True), Run(names, True)), wording.stance_icon(stance)), Look.GROUP)
    yield from (Text(line_paragraph(line), Look.SMALL_GAP) for line in group.reasons)
    for option in group.options:
        for line in option.also:
            said = line_paragraph(line)
            yield Text(replace(said, runs=(Run(f"{option.name}: "), *said.runs)), Look.SMALL_GAP)


def _differences(rows: ReportRows) -> Iterator[Block]:
    yield head("differ")
    if not rows.points:
        yield Text(plain(words.none_here("differ")))
    for point in rows.points:
        yield Text(strong(point.point), Look.GROUP)
        because = [words.bears_because(point.because)] if point.because else []
        yield from (Text(plain(text), Look.SMALL_GAP, keeps=True) for text in because)
        for position in point.positions:
            said = (Run(f"{position.text}  "), Run(position.grade), *behind(position.numbers, position.is_confirmed))
            note = (Run(f"  {position.note}"),) if position.note else ()
            whose = Run(f"{position.body} ({position.region}): ", True)
            yield Text(Paragraph((whose, *said, *note), numbers=position.numbers), Look.SMALL_GAP)


def _monitoring(rows: ReportRows) -> Iterator[Block]:
    yield head("monitoring")
    if not rows.monitoring:
        yield Text(plain(words.none_here("monitoring")))
    for row in rows.monitoring:
        yield Text(strong(row.name), Look.GROUP)
        yield from (Text(line_paragraph(line), Look.SMALL_GAP) for line in row.lines)


def _decision(rows: ReportRows) -> Iterator[Block]:
    yield head("decision")
    if rows.decision is None:
        yield Text(plain(words.none_here("decision")))
    else:
        yield Text(strong(rows.decision.what))
        yield Text(plain(rows.decision.details), Look.SMALL_GAP)
    yield from (Blank(label) for label in words.blanks(rows.decision is not None))


def _cited(body: Iterable[Block]) -> frozenset[int]:
    """The numbers of the sources that are printed."""
    return frozenset(number for block in body for paragraph in _paragraphs(block) for number in paragraph.numbers)


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    match block:
        case Text(paragraph, _):
            yield paragraph
        case Cells(cells=lines) | Entry(lines=lines):
            yield from lines
        case Box(head=head, doses=doses, rows=rows):
            yield from (*head, *(line for entry in (*doses, *rows) for line in entry.lines))
        case Blank() | PageEnd():
            pass


def _own_sources(rows: ReportRows, cited: frozenset[int], day: str) -> Iterator[Block]:
    """What the board pages cite, so that they can be handed out alone."""
    yield head("board-sources")
    yield from _source_list([source for source in rows.sources if source.number in cited], day, "")


def _sources(rows: ReportRows, cited: frozenset[int], on_board: frozenset[int], day: str) -> Iterator[Block]:
    """The other sources under the numbers that they have on the screen, without those of what is not printed."""
    yield head("sources")
    sources = [source for source in rows.sources if source.number in cited - on_board]
    note = words.other_numbers(bool(on_board), len(cited) == len(rows.sources)) if cited else ""
    yield from _source_list(sources, day, note)


def _source_list(sources: Sequence[SourceRow], day: str, note: str) -> Iterator[Block]:
    """Each behind its number with what identifies it; `day` is said once."""
    checked = words.checked_unless(day) if any(source.checked_on == day for source in sources) else ""
    said = " ".join(part for part in (note, checked) if part) or ("" if sources else words.none_here("sources"))
    yield from (Text(plain(text)) for text in (said,) if text)
    for source in sources:
        when = words.never_checked() if not source.checked_on else wording.checked_on(source.checked_on)
        parts = (source.citation, source.detail, "" if source.checked_on == day else when)
        said = wording.bind(_DOT.join(part for part in parts if part))
        yield Entry(f"[{source.number}]", (plain(said),), is_numbered=True)


def _usual_day(sources: Iterable[SourceRow]) -> str:
    """The day on which most of them were checked."""
    days = Counter(source.checked_on for source in sources if source.checked_on)
    return max(days, key=lambda day: (days[day], day), default="")
