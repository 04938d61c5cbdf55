"""A calculator as it is printed: what went in, what came out, what it rests on. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rairdtc_gui.ui.printing.blocks import Block, Body, Look, Paragraph, Run, Text, line, section
from rairdtc_gui.ui.screens.calculators.rows import CalculatorPage, InputRow, OutcomeRows
from rairdtc_gui.ui.translation import translate


def printed(page: CalculatorPage, outcome: OutcomeRows, entered: dict[str, str]) -> Body:
    """`entered`: what stands in the field of each quantity."""
    blocks = tuple(_blocks(page, outcome, entered))
    return Body(page.label, translate("Calculators", "Calculators"), page.id, blocks)


def _blocks(page: CalculatorPage, outcome: OutcomeRows, entered: dict[str, str]) -> Iterator[Block]:
    problems = {problem.key: problem.sentence for problem in outcome.problems}
    yield line(page.purpose)
    yield from _part(translate("PurposeBox", "When not to rely on it"), page.limits)
    yield section(translate("Calculators", "Entered"))
    for row in page.inputs:
        said = " \u00b7 ".join(part for part in (_value(row, entered), row.origin, problems.get(row.key, "")) if part)
        yield Text(Paragraph((Run(f"{row.label}: "), Run(said, True))), Look.SMALL_GAP)
    yield section(translate("Calculators", "Result"))
    for figure in outcome.figures:
        yield Text(Paragraph((Run(f"{figure.name}: "), Run(figure.figure, True))), Look.GROUP)
    yield from (line(text) for text in (*outcome.cautions, outcome.withheld, outcome.missing, outcome.worked) if text)
    bands = tuple(f"{when}: {meaning}" for when, meaning in page.bands)
    unconfirmed = () if page.is_confirmed else (translate("GroundBox", "unconfirmed: not read in a source"),)
    note = (page.note,) if page.note else ()
    yield from _part(translate("GroundBox", "Bands"), bands)
    yield from _part(translate("GroundBox", "Formula"), page.formula)
    yield from _part(translate("GroundBox", "Sources"), (*unconfirmed, *page.sources, *note))


def _value(row: InputRow, entered: dict[str, str]) -> str:
    """The value with its unit; nothing is said of what was not given but that."""
    text = entered.get(row.key, row.text).strip()
    if not text:
        return translate("Calculators", "not given")
    unit = next((unit.unit for unit in row.units if unit.input == row.unit), "")
    return f"{dict(row.choices).get(text, text)} {unit}".rstrip()


def _part(head: str, lines: Iterable[str]) -> Iterator[Block]:
    found = tuple(map(line, lines))
    if found:
        yield section(head)
        yield from found
