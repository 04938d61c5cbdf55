"""Lines of an option and its box, in words: dose, for, against, what is open. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.printing.blocks import Box, Entry, Outline, Paragraph, Run, plain
from rairdtc_gui.ui.result_rows.rows import CardRow, ChipRow, DoseLine, DoseRow, Line, OpenFact, Sign
from rairdtc_gui.ui.screens.report import words

_DOT = " · "
_FEW, _ALL = 3, 1_000  # open facts of a dose that are named


def line_paragraph(line: Line) -> Paragraph:
    """A sentence with its sign and the word for it, its grade and its sources."""
    word = words.sign_word(line.sign)
    sign = (Run(f"{word}: ", True),) if word else ()
    joiner = "  " if line.text.endswith((".", "!", "?")) else _DOT
    detail = (Run(joiner + line.detail),) if line.detail else ()
    icon = line.sign.value if line.sign is not Sign.NONE else ""
    return Paragraph(
        (*sign, Run(line.text), *detail, *behind(line.numbers, line.is_confirmed, line.is_own)),
        icon,
        False,
        line.numbers,
    )


def dose_paragraph(line: DoseLine) -> Paragraph:
    """A dose in dose type, for whom, and its sources."""
    dose = (Run(line.dose, True),) if line.dose else ()
    said = (Run(("  " if line.dose else "") + line.words, line.is_stop),) if line.words else ()
    icon = Sign.STOP.value if line.is_stop else ""
    return Paragraph((*dose, *said, *behind(line.numbers, line.is_confirmed)), icon, bool(line.dose), line.numbers)


def behind(numbers: tuple[int, ...], is_confirmed: bool, is_own: bool = False) -> tuple[Run, ...]:
    """The sources, the first bound to the word before it, and the word for what was not read in one, or cannot be."""
    cited = " ".join(f"[{number}]" for number in numbers)
    cited = wording.NO_BREAK + cited if cited else ""
    word = wording.own_mark() if is_own else "" if is_confirmed else words.unconfirmed()
    mark = f"{wording.NO_BREAK}{word}" if word else ""
    return (Run(cited + mark),) if cited or mark else ()


def box(card: CardRow, is_short: bool = False) -> Box:
    """An option; `is_short`: with its doses only."""
    is_possible = card.status is Status.POSSIBLE
    word = wording.status_word(Status.POSSIBLE) if is_possible else wording.stance_word(card.stance)
    status = (Run(f"{_DOT}{card.status_words}"),) if card.status_words else ()
    also = (Run(f"  {card.also}"),) if card.also else ()
    icon = "possible" if is_possible else wording.stance_icon(card.stance)
    return Box(
        head=(Paragraph((Run(f"{word}: {card.name}", True), *(() if is_short else also), *status), icon),),
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
    lines += [plain(words.dose_depends(_open(dose.open[:most]), len(dose.open) - most))] if dose.open else []
    return (Entry(words.labels()["dose"], tuple(lines)),)


def _open(facts: Iterable[OpenFact]) -> str:
    """The facts in their order, each state said once before those that it is true of."""
    by_state: dict[str, list[str]] = {}
    for fact in facts:
        by_state.setdefault(fact.state, []).append(wording.bind(fact.label))
    return ". ".join((f"{state}: " if state else "") + "; ".join(labels) for state, labels in by_state.items())


def _card_rows(card: CardRow) -> tuple[Entry, ...]:
    """What speaks for and against and what is open; of options that are indicated also evidence, approval and rank."""
    names, is_indicated = words.labels(), card.stance > Stance.NONE
    found = (
        (names["formulary"], (plain(card.off_formulary),) if card.off_formulary else ()),
        (names["warning"], tuple(line_paragraph(line) for line in card.stops)),
        (names["for"], tuple(line_paragraph(line) for line in card.supports)),
        (names["against"], tuple(line_paragraph(line) for line in card.opposes)),
        (names["needed"], (plain(_open(card.needs)),) if card.needs else ()),
        (names["open"], (plain(_open(card.open)),) if card.open else ()),
    )
    more = (
        (names["evidence"], tuple(_evidence(line) for line in card.evidence)),
        (names["approval"], _approval(card.approval, card.is_approval_confirmed)),
        (names["rank"], (plain(card.above),) if card.above else ()),
    )
    return tuple(Entry(label, lines) for label, lines in (*found, *(more if is_indicated else ())) if lines)


def _evidence(line: Line) -> Paragraph:
    """Whose statement it is first."""
    whose = (Run(f"{line.detail}: "),) if line.detail else ()
    return Paragraph((*whose, Run(line.text), *behind(line.numbers, line.is_confirmed)), numbers=line.numbers)


def _approval(chips: tuple[ChipRow, ...], is_confirmed: bool) -> tuple[Paragraph, ...]:
    """Each state once, behind the regions that it is true of."""
    if not chips:
        return ()
    regions: dict[str, list[str]] = {}
    for chip in chips:
        regions.setdefault(chip.state, []).append(chip.region)
    said = "; ".join(f"{', '.join(names)}: {state}" for state, names in regions.items())
    return (Paragraph((Run(said), *behind((), is_confirmed))),)
