"""Runs of text for the lines of the result: words, grade, sources, unconfirmed."""

from __future__ import annotations

from dataclasses import replace

from rairdtc_gui.domain.name_links import NameLinks
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.result_rows.rows import ChangeRow, DoseLine, Line, OpenFact, Sign
from rairdtc_gui.ui.translation import translate
from rairdtc_gui.ui.widgets.text import Span, SpanKind

SOURCE = "source:"
OPTION = "option:"
_DOT = " · "


def source_spans(numbers: tuple[int, ...]) -> tuple[Span, ...]:
    """[1] [2]: each leads to its source on this page."""
    found: list[Span] = []
    for number in numbers:
        found += [Span(" "), Span(str(number), SpanKind.SOURCE, f"{SOURCE}{number}")]
    return tuple(found)


def unconfirmed_spans(is_confirmed: bool, is_own: bool = False) -> tuple[Span, ...]:
    """The word for what was not read in a source, and the mark of what no source can hold."""
    if is_own:
        return Span(" "), Span(wording.own_mark(), SpanKind.META)
    if is_confirmed:
        return ()
    return Span(" "), Span(translate("Result", "unconfirmed"), SpanKind.UNCONFIRMED)


def named_spans(text: str, names: NameLinks, kind: SpanKind = SpanKind.PLAIN) -> tuple[Span, ...]:
    """A sentence; what it names is a link."""
    return tuple(
        Span(piece, SpanKind.LINK, route) if route else Span(piece, kind) for piece, route in names.pieces(text)
    )


def line_spans(line: Line) -> tuple[Span, ...]:
    """A reason: its sentence, its grade, its sources. A stop is in the stop colour."""
    kind = SpanKind.STOP if line.sign in (Sign.STOP, Sign.CONTRAINDICATED) else SpanKind.PLAIN
    joiner = "  " if line.text.endswith((".", "!", "?")) else _DOT
    detail = (Span(joiner + line.detail, SpanKind.MUTED),) if line.detail else ()
    return (*named_spans(line.text, line.names, kind), *detail, *_behind(line))


def evidence_spans(line: Line) -> tuple[Span, ...]:
    """What a body or trial says: whose it is first."""
    head = named_spans(line.detail + ": ", line.names, SpanKind.MUTED) if line.detail else ()
    return (*head, *named_spans(line.text, line.names), *_behind(line))


def _behind(line: Line) -> tuple[Span, ...]:
    """Sources, and the word for what was not read in one."""
    return (*source_spans(line.numbers), *unconfirmed_spans(line.is_confirmed, line.is_own))


def open_spans(facts: tuple[OpenFact, ...], joiner: str = _DOT) -> tuple[Span, ...]:
    """Open facts as links to their questions, each with its state."""
    found: list[Span] = []
    for fact in facts:
        if found:
            found.append(Span(joiner))
        found.append(Span(fact.label, SpanKind.ENTRY, fact.route))
        if fact.state:
            found.append(Span(" " + fact.state.replace(" ", "\u00a0"), SpanKind.MUTED))
    return tuple(found)


def grouped_spans(facts: tuple[OpenFact, ...]) -> tuple[Span, ...]:
    """Many open facts as links, with each state said once before the facts that are in it."""
    states = dict.fromkeys(fact.state for fact in facts)
    found: list[Span] = []
    for state in states:
        group = tuple(replace(fact, state="") for fact in facts if fact.state == state)
        found.append(Span(("  " if found else "") + state.replace(" ", "\u00a0") + ": ", SpanKind.MUTED))
        found += open_spans(group)
    return tuple(found)


def dose_spans(line: DoseLine) -> tuple[Span, ...]:
    """The dose in dose type, then for whom it is."""
    words_kind = SpanKind.STOP if line.is_stop else SpanKind.META if line.dose else SpanKind.MUTED
    dose = (Span(line.dose),) if line.dose else ()
    words = (Span(("  " if line.dose else "") + line.words, words_kind),) if line.words else ()
    return (*dose, *words, *source_spans(line.numbers), *unconfirmed_spans(line.is_confirmed))


def change_spans(row: ChangeRow) -> tuple[Span, ...]:
    """The answer that would move something, as a link to its question."""
    return (Span(row.answer, SpanKind.TITLE, row.route),)


def option_span(name: str, option: str, kind: SpanKind = SpanKind.ENTRY) -> Span:
    """An option of this page as a link to it."""
    return Span(name, kind, OPTION + option, Route(Place.RESULT, option).encode())
