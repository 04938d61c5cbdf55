"""The report as a row of blocks, from which print, preview and plain text are made. No Qt.

Whatever is to be read stands here; pages and text add nothing but page numbers and heads that are repeated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeAlias

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.result_rows.rows import (
    CardRow,
    ChipRow,
    DoseLine,
    DoseRow,
    ExcludedGroup,
    FirstRow,
    Line,
    OpenFact,
    Sign,
)
from rairdtc_gui.ui.screens.report import words
from rairdtc_gui.ui.screens.report.rows import FactRow, ReportRows

_DOT = " · "
_FEW, _ALL = 3, 1_000  # open facts of a dose that are named


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one weight."""

    text: str
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs in a row, with the name of an icon before them; a dose is larger and is never parted."""

    runs: tuple[Run, ...]
    icon: str = ""
    is_dose: bool = False
    numbers: tuple[int, ...] = ()  # of the sources that it cites

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs)


class Look(Enum):
    """How a block of text stands out."""

    TITLE = "title"
    SECTION = "section"
    GROUP = "group"
    BODY = "body"
    SMALL_GAP = "small-gap"  # body that belongs to the block before it


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph over the whole width; heads stay with what follows them."""

    paragraph: Paragraph
    look: Look = Look.BODY


@dataclass(frozen=True, slots=True)
class Entry:
    """A word in a narrow column, and lines beside it."""

    label: str
    lines: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Cells:
    """Facts side by side."""

    cells: tuple[Paragraph, ...]


class Outline(Enum):
    """The outline of an option."""

    HEAVY = "heavy"
    SOLID = "solid"
    DASHED = "dashed"


@dataclass(frozen=True, slots=True)
class Box:
    """An option: where it stands, its name and its doses, never parted; then the lines about it.

    `head`: one paragraph where it is short, else the stance and then the name, which is larger.
    """

    head: tuple[Paragraph, ...]
    doses: tuple[Entry, ...]
    rows: tuple[Entry, ...]
    outline: Outline
    again: Paragraph


@dataclass(frozen=True, slots=True)
class Blank:
    """Something to be written by hand."""

    label: str


Block: TypeAlias = Text | Entry | Cells | Box | Blank


def blocks(rows: ReportRows) -> tuple[Block, ...]:
    """The whole report in reading order."""
    body = tuple(_body(rows))
    return (*body, *_sources(rows, _cited(body)))


def _body(rows: ReportRows) -> Iterator[Block]:
    yield from _opening(rows)
    yield from _glance(rows)
    yield from _facts(rows)
    yield from _options(rows)
    yield from _excluded(rows)
    yield from _differences(rows)
    yield from _monitoring(rows)
    yield from _decision(rows)


def head(part: str) -> Text:
    """The head of a part."""
    return Text(_plain(words.heads()[part]), Look.SECTION)


def line_paragraph(line: Line) -> Paragraph:
    """A sentence with its sign and the word for it, its grade and its sources."""
    word = words.sign_word(line.sign)
    sign = (Run(f"{word}: ", True),) if word else ()
    joiner = "  " if line.text.endswith((".", "!", "?")) else _DOT
    detail = (Run(joiner + line.detail),) if line.detail else ()
    icon = line.sign.value if line.sign is not Sign.NONE else ""
    return Paragraph(
        (*sign, Run(line.text), *detail, *_behind(line.numbers, line.is_confirmed)), icon, False, line.numbers
    )


def dose_paragraph(line: DoseLine) -> Paragraph:
    """A dose in dose type, for whom, and its sources."""
    dose = (Run(line.dose, True),) if line.dose else ()
    said = (Run(("  " if line.dose else "") + line.words, line.is_stop),) if line.words else ()
    icon = Sign.STOP.value if line.is_stop else ""
    return Paragraph((*dose, *said, *_behind(line.numbers, line.is_confirmed)), icon, bool(line.dose), line.numbers)


def _behind(numbers: tuple[int, ...], is_confirmed: bool) -> tuple[Run, ...]:
    cited = " ".join(f"[{number}]" for number in numbers)
    cited = wording.NO_BREAK + cited if cited else ""
    mark = "" if is_confirmed else f"{wording.NO_BREAK}{words.unconfirmed()}"
    return (Run(cited + mark),) if cited or mark else ()


def _plain(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _strong(text: str) -> Paragraph:
    return Paragraph((Run(text, True),))


def _opening(rows: ReportRows) -> Iterator[Block]:
    yield Text(_plain(words.title()), Look.TITLE)
    yield Text(Paragraph((Run(f"{rows.head.judgement} "), Run(rows.head.still_open, True))))
    if rows.notice:
        yield Text(Paragraph((Run(rows.notice, True),), Sign.CAUTION.value))
    if rows.example is not None:
        yield Text(_strong(words.example_sentence(rows.example.title)))
        yield Text(_plain(rows.example.decision_point), Look.SMALL_GAP)


def _glance(rows: ReportRows) -> Iterator[Block]:
    names, glance = words.heads(), rows.glance
    yield head("glance")
    if glance.facts:
        yield Text(_strong(names["deciding"]), Look.GROUP)
        yield from _fact_cells(glance.facts)
    yield Text(_strong(names["first"]), Look.GROUP)
    yield from _first(rows.first)
    yield Text(_strong(names["options-first"]), Look.GROUP)
    if rows.nothing is not None:
        yield Text(_strong(rows.nothing.sentence))
        yield from (Text(line_paragraph(line), Look.SMALL_GAP) for line in rows.nothing.excluded_by)
    yield from (_box(card, is_short=True) for card in glance.options)
    rest = " ".join(sentence for sentence in (glance.more, glance.ruled_out) if sentence)
    if rest:
        yield Text(_plain(rest))


def _first(first: tuple[FirstRow, ...]) -> Iterator[Block]:
    if not first:
        yield Text(_plain(words.none_here("first")))
    for number, row in enumerate(first, start=1):
        named = f"{_DOT}{words.for_option(row.option_name)}" if row.option_name else ""
        runs = (
            Run(f"{number}{wording.NO_BREAK * 2}"),
            Run(row.text, row.is_now),
            Run(f"{_DOT}{row.urgency}{named}", row.is_now),
        )
        said = (*runs, *_behind(row.numbers, row.is_confirmed))
        yield Text(Paragraph(said, "first", numbers=row.numbers), Look.SMALL_GAP)


def _fact_cells(facts: tuple[FactRow, ...]) -> Iterator[Block]:
    cells = [Paragraph((Run(f"{row.label}: "), Run(row.words, True))) for row in facts]
    yield from (Cells(tuple(cells[place : place + 2])) for place in range(0, len(cells), 2))


def _facts(rows: ReportRows) -> Iterator[Block]:
    yield head("facts")
    if not rows.facts:
        yield Text(_plain(words.none_here("facts")))
    if rows.example is not None and rows.example.assumed:
        yield Text(_plain(words.assumed(rows.example.assumed)))
    for group in rows.facts:
        yield Text(_strong(group.label), Look.GROUP)
        yield from _fact_cells(group.facts)
    for name, labels in ((words.not_available(), rows.unavailable), (words.not_answered(), rows.unanswered)):
        yield Text(_strong(f"{name} ({len(labels)})"), Look.GROUP)
        yield Text(_plain("; ".join(labels) or words.none_here("unanswered")), Look.SMALL_GAP)
    if rows.not_applying:
        yield Text(_plain(words.not_applying(rows.not_applying)))


def _options(rows: ReportRows) -> Iterator[Block]:
    yield head("options")
    if not rows.cards:
        yield Text(_plain(words.none_here("options")))
    yield from (_box(card) for card in rows.cards)
    if rows.quiet is not None:
        names = "; ".join(name for _, name in rows.quiet.options)
        yield Text(Paragraph((Run(f"{rows.quiet.sentence}: "), Run(names))))
    yield Text(_plain(rows.not_judged))


def _box(card: CardRow, is_short: bool = False) -> Box:
    is_possible = card.status is Status.POSSIBLE
    word = wording.status_word(Status.POSSIBLE) if is_possible else wording.stance_word(card.stance)
    status = (Run(f"{_DOT}{card.status_words}"),) if card.status_words else ()
    also = (Run(f"  {card.also}"),) if card.also else ()
    icon = "possible" if is_possible else wording.stance_icon(card.stance)
    stance, name = Paragraph((Run(word, True), *status), icon), Paragraph((Run(card.name, True), *also))
    short = Paragraph((Run(f"{word}: {card.name}", True), *status), icon)
    return Box(
        head=(short,) if is_short else (stance, name),
        doses=_doses(card.dose, _FEW if is_short else _ALL),
        rows=() if is_short else _card_rows(card),
        outline=_outline(card),
        again=Paragraph((Run(words.continued(card.name), True),)),
    )


def _outline(card: CardRow) -> Outline:
    if card.status is Status.POSSIBLE:
        return Outline.DASHED
    return Outline.HEAVY if card.stance is Stance.PREFERRED else Outline.SOLID


def _doses(dose: DoseRow | None, most: int) -> tuple[Entry, ...]:
    """The lines of the dose, what changed it, and at most so many of the facts that still can."""
    if dose is None:
        return ()
    lines = [dose_paragraph(line) for line in dose.lines]
    lines += [line_paragraph(line) for line in dose.reasons]
    lines += [_plain(words.dose_depends(_open(dose.open[:most]), len(dose.open) - most))] if dose.open else []
    return (Entry(words.labels()["dose"], tuple(lines)),)


def _open(facts: Iterable[OpenFact]) -> str:
    return "; ".join(
        wording.bind(fact.label) + (f" ({fact.state.replace(' ', wording.NO_BREAK)})" if fact.state else "")
        for fact in facts
    )


def _card_rows(card: CardRow) -> tuple[Entry, ...]:
    """What speaks for and against and what is open; of options that are indicated also evidence, approval and rank."""
    names, is_indicated = words.labels(), card.stance > Stance.NONE
    found = (
        (names["warning"], tuple(line_paragraph(line) for line in card.stops)),
        (names["for"], tuple(line_paragraph(line) for line in card.supports)),
        (names["against"], tuple(line_paragraph(line) for line in card.opposes)),
        (names["needed"], (_plain(_open(card.needs)),) if card.needs else ()),
        (names["open"], (_plain(_open(card.open)),) if card.open else ()),
    )
    more = (
        (names["evidence"], tuple(_evidence(line) for line in card.evidence)),
        (names["approval"], _approval(card.approval, card.is_approval_confirmed)),
        (names["rank"], (_plain(card.above),) if card.above else ()),
    )
    return tuple(Entry(label, lines) for label, lines in (*found, *(more if is_indicated else ())) if lines)


def _evidence(line: Line) -> Paragraph:
    """Whose statement it is first."""
    whose = (Run(f"{line.detail}: "),) if line.detail else ()
    return Paragraph((*whose, Run(line.text), *_behind(line.numbers, line.is_confirmed)), numbers=line.numbers)


def _approval(chips: tuple[ChipRow, ...], is_confirmed: bool) -> tuple[Paragraph, ...]:
    if not chips:
        return ()
    said = "; ".join(f"{chip.region}: {chip.state}" for chip in chips)
    return (Paragraph((Run(said), *_behind((), is_confirmed))),)


def _excluded(rows: ReportRows) -> Iterator[Block]:
    yield head("excluded")
    if not rows.contraindicated and not rows.not_recommended:
        yield Text(_plain(words.none_here("excluded")))
    for stance, groups in (
        (Stance.CONTRAINDICATED, rows.contraindicated),
        (Stance.NOT_RECOMMENDED, rows.not_recommended),
    ):
        for group in groups:
            yield from _excluded_group(stance, group)


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
        yield Text(_plain(words.none_here("differ")))
    for point in rows.points:
        yield Text(_strong(point.point), Look.GROUP)
        if point.because:
            yield Text(_plain(words.bears_because(point.because)), Look.SMALL_GAP)
        for position in point.positions:
            said = (Run(f"{position.text}  "), Run(position.grade), *_behind(position.numbers, position.is_confirmed))
            note = (Run(f"  {position.note}"),) if position.note else ()
            whose = Run(f"{position.body} ({position.region}): ", True)
            yield Text(Paragraph((whose, *said, *note), numbers=position.numbers), Look.SMALL_GAP)


def _monitoring(rows: ReportRows) -> Iterator[Block]:
    yield head("monitoring")
    if not rows.monitoring:
        yield Text(_plain(words.none_here("monitoring")))
    for row in rows.monitoring:
        yield Text(_strong(row.name), Look.GROUP)
        yield from (Text(line_paragraph(line), Look.SMALL_GAP) for line in row.lines)


def _decision(rows: ReportRows) -> Iterator[Block]:
    yield head("decision")
    if rows.decision is None:
        yield Text(_plain(words.none_here("decision")))
    else:
        yield Text(_strong(rows.decision.what))
        yield Text(_plain(rows.decision.details), Look.SMALL_GAP)
    yield from (Blank(label) for label in words.blanks(rows.decision is not None))


def _cited(body: Iterable[Block]) -> frozenset[int]:
    """The numbers of the sources that are printed."""
    return frozenset(number for block in body for paragraph in _paragraphs(block) for number in paragraph.numbers)


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    match block:
        case Text(paragraph, _):
            yield paragraph
        case Cells(cells):
            yield from cells
        case Entry(_, lines):
            yield from lines
        case Box(head=head, doses=doses, rows=rows):
            yield from (*head, *(line for entry in (*doses, *rows) for line in entry.lines))
        case Blank():
            pass


def _sources(rows: ReportRows, cited: frozenset[int]) -> Iterator[Block]:
    """The sources under the numbers that they have on the screen, without those of what is not printed."""
    yield head("sources")
    sources = [source for source in rows.sources if source.number in cited]
    if not sources:
        yield Text(_plain(words.none_here("sources")))
    elif len(sources) < len(rows.sources):
        yield Text(_plain(words.same_numbers()))
    for source in sources:
        detail = f"{_DOT}{source.detail}" if source.detail else ""
        yield Entry(f"[{source.number}]", (_plain(wording.bind(source.citation + detail)),))
