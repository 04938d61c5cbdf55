"""Turns the engine's answer for a toxicity into the rows of the screen. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rairdtc_gui.domain.cited import Citations, Statement
from rairdtc_gui.domain.drugs import Dose, Drug, ToxicityStep
from rairdtc_gui.domain.events import AdverseEvent, EventLine, EventSection
from rairdtc_gui.domain.search_terms import fold
from rairdtc_gui.domain.toxicity import LadderAnswer, LevelAfter, StepAnswer, ToxicityAnswer
from rairdtc_gui.domain.toxicity_words import instruction, occasion
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.toxicity import words
from rairdtc_gui.ui.screens.toxicity.rows import DoBox, DoRow, SideSection

_STOP = "discontinue"
_LIFE_THREATENING = 4


@dataclass(frozen=True, slots=True)
class Ground:
    """What every part of the page needs: the drug, the dose taken now, who is cited, what a finding is called."""

    drug: Drug
    dose: Dose | None
    cite: Citations
    question: Callable[[str], tuple[str, str]]  # label and route of a finding
    others: tuple[str, ...]  # names of the other drugs

    def dose_text(self, dose: Dose) -> str:
        """Substance, dose, route, frequency."""
        return wording.dose_text(self.drug.summary.name, dose)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the engine says of one event: here, elsewhere, and the next time; `page`: what is said across drugs."""

    answer: ToxicityAnswer
    elsewhere: tuple[ToxicityStep, ...]
    next_time: ToxicityAnswer | None
    page: AdverseEvent | None
    leads: StepAnswer | None = None  # the strictest step
    asked: str = ""  # what was asked for, where the label's line is called otherwise
    beside: tuple[str, ...] = ()  # lines that were passed over for the general one

    @property
    def is_stop(self) -> bool:
        """Whether the stop style is due."""
        leads = self.answer.fitting[:1] or self.answer.by_other_measure
        return self.answer.toxicity.grade >= _LIFE_THREATENING or any(item.step.action == _STOP for item in leads)


def box_of(asked: Asked, ground: Ground, title: str) -> DoBox:
    """The answer for one event."""
    toxicity, dose = asked.answer.toxicity, ground.dose
    context = [words.event_at_grade(toxicity.event, toxicity.grade)]
    context += [words.on_dose(ground.dose_text(dose) if dose else ground.drug.summary.name)]
    rows = (*notes_of(asked), *_label_rows(asked, ground), *_page_rows(asked, ground))
    return DoBox(title, " ".join(context), rows, asked.is_stop)


def notes_of(asked: Asked) -> tuple[DoRow, ...]:
    """Which lines of the label are shown for what was asked, or that it has none."""
    answer, event = asked.answer, asked.answer.toxicity.event
    said = (words.taken(asked.asked, event),) if asked.asked else ()
    if answer.is_silent:
        return (*_noted(said), DoRow(words.label("silent"), (Statement(words.silent()),)))
    if answer.is_general:
        said = (words.general_beside(event, asked.beside) if asked.beside else words.general(event),)
    return _noted(said if answer.fitting else (*said, words.other_measure()))


def _noted(said: tuple[str, ...]) -> tuple[DoRow, ...]:
    return tuple(DoRow(words.label("note"), (Statement(text),)) for text in said)


def _label_rows(asked: Asked, ground: Ground) -> list[DoRow]:
    rows: list[DoRow] = []
    for item in asked.answer.fitting:
        rows += _step_rows(item, ground)
    if asked.answer.by_other_measure:
        rows.append(_measured_row(asked, ground))
    again = _recurs(asked, ground.cite)
    return [*rows, DoRow(words.label("recurs"), again)] if again else rows


def _measured_row(asked: Asked, ground: Ground) -> DoRow:
    """The steps that go by another measure; an action where one of them is the strictest, since it may hold."""
    lines: list[Statement] = []
    for item in asked.answer.by_other_measure:
        lines.append(measured_statement(item.step, ground.cite))
        if item.after is not None and item.after.not_below is not None:
            lines += _after_row(item.step, item.after, ground).lines
    return DoRow(words.label("measure"), tuple(lines), is_action=asked.leads in asked.answer.by_other_measure)


def _recurs(asked: Asked, cite: Citations) -> tuple[Statement, ...]:
    """What is done the next time; what holds at any time by another measure stands above already."""
    if asked.next_time is None:
        return ()
    shown = {item.step.address for item in asked.answer.by_other_measure}
    measured = (item.step for item in asked.next_time.by_other_measure if item.step.address not in shown)
    return (
        *(_led_statement(item.step, cite) for item in asked.next_time.fitting),
        *(measured_statement(step, cite) for step in measured),
    )


def _step_rows(item: StepAnswer, ground: Ground) -> list[DoRow]:
    step = item.step
    rows = [DoRow(wording.action_word(step.action), (step_statement(step, ground.cite),), is_action=True)]
    if item.open_questions:
        links = tuple(ground.question(finding) for finding in item.open_questions)
        rows.append(DoRow(words.label("holds-if"), (Statement("", links=links),)))
    if item.after is not None:
        rows.append(_after_row(step, item.after, ground))
    return rows


def _after_row(step: ToxicityStep, after: LevelAfter, ground: Ground) -> DoRow:
    """The dose that follows, or why none is named."""
    label = words.label("resume" if step.action == "withhold" else "go-on")
    why = words.not_below(often_text(after.not_below)) if after.not_below else ""
    if after.by_ladder:
        each = tuple(_ladder_statement(ladder, ground) for ladder in after.by_ladder)
        return DoRow(words.label("by-ladder"), ((Statement(why), *each) if why else each), is_action=True)
    if after.dose is not None:
        levels = level_texts((after.dose, *after.lower))[1:]
        left = "" if after.levels_left is None else words.reductions_left(levels)
        said = ground.cite.statement(_joined(why, left), step.provenance, lead=ground.dose_text(after.dose))
        return DoRow(label, (said,), is_action=True)
    if after.is_below_last:
        return DoRow(words.label("then"), (_end_statement(after, why, ground),), is_action=True)
    if after.alternatives:
        doses = words.either(tuple(ground.dose_text(dose) for dose in after.alternatives))
        return DoRow(label, (Statement(words.by_judgement(), lead=doses),))
    missing = words.dose_missing() if ground.dose is None else words.level_not_named()
    return DoRow(words.label("then"), (Statement(_joined(why, missing)),))


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _end_statement(after: LevelAfter, why: str, ground: Ground) -> Statement:
    """No level is left: a stop, or what the label says there."""
    said = _joined(why, end_text(after))
    return ground.cite.statement(said, after.end.provenance) if after.end else Statement(said, is_stop=True)


def end_text(after: LevelAfter) -> str:
    """What is done below the last level."""
    return f"{words.no_level_below()} {wording.bind(after.end.text)}" if after.end else words.below_last()


def often_text(dose: Dose) -> str:
    """An amount and how often it is taken; a line may break only in what is said beyond "twice daily"."""
    how_often = wording.bind(dose.frequency).replace(" daily", f"{wording.NO_BREAK}daily")
    return f"{wording.amount_text(dose)}{wording.NO_BREAK}{how_often}"


def level_texts(doses: tuple[Dose, ...]) -> tuple[str, ...]:
    """Levels in short: their amounts, with how often each is taken where they differ in it."""
    is_alike = len({dose.frequency for dose in doses}) == 1
    return tuple(wording.amount_text(dose) if is_alike else often_text(dose) for dose in doses)


def _ladder_statement(ladder: LadderAnswer, ground: Ground) -> Statement:
    """What one ladder says, for whom it is, and what still decides whether it holds."""
    after = ladder.after
    return Statement(
        wording.bind(words.for_whom(ladder.label, bool(ladder.open_questions))),
        lead=end_text(after) if after.is_below_last else either_text(after, ground.dose_text),
        region=ladder.region,
        is_stop=after.is_below_last and after.end is None,
        links=tuple(ground.question(finding) for finding in ladder.open_questions),
    )


def either_text(after: LevelAfter, said: Callable[[Dose], str]) -> str:
    """The dose, or those between which the label leaves the choice."""
    return words.either(tuple(said(dose) for dose in ((after.dose,) if after.dose else after.alternatives)))


def step_statement(step: ToxicityStep, cite: Citations) -> Statement:
    """A step without its action, cited."""
    return _stated(step, graded_text(step), cite)


def measured_statement(step: ToxicityStep, cite: Citations) -> Statement:
    """A step that goes by another measure, with its action."""
    return _stated(step, measured_text(step), cite)


def graded_text(step: ToxicityStep) -> str:
    """A step without its action: the grade as the label words it, and what else it says."""
    return _joined(words.grade_words(occasion(step)), instruction(step))


def measured_text(step: ToxicityStep) -> str:
    """A step that goes by another measure: this, the action, and what else it says."""
    return _joined(words.measured_words(occasion(step)), wording.action_word(step.action) + ".", instruction(step))


def _led_statement(step: ToxicityStep, cite: Citations) -> Statement:
    """A step in one line, its action in front."""
    return _stated(step, graded_text(step), cite, wording.action_word(step.action))


def _stated(step: ToxicityStep, said: str, cite: Citations, lead: str = "") -> Statement:
    stop = step.action == _STOP
    region = step.region
    return cite.statement(
        wording.bind(said), step.provenance, region=region, lead=lead, note=wording.bind(step.note), stop=stop
    )


def _page_rows(asked: Asked, ground: Ground) -> list[DoRow]:
    """What is said across drugs: treatment, checks, the grade; then what the labels of other regions say."""
    rows: list[DoRow] = []
    if asked.page is not None:
        page, grade = asked.page, asked.answer.toxicity.grade
        for label, lines in (
            ("meanwhile", about(page.of(EventSection.TREATMENT), ground)),
            ("check", about(page.of(EventSection.MONITORING), ground)),
            ("across", page.at(grade)),
        ):
            said = tuple(page_statement(line, ground.cite) for line in lines)
            rows.append(DoRow(words.label(label), said or (Statement(words.no_other_source()),)))
    others = tuple(_led_statement(step, ground.cite) for step in asked.elsewhere)
    return [*rows, DoRow(words.label("other-labels"), others)] if others else rows


def page_statement(line: EventLine, cite: Citations) -> Statement:
    """One line of what is said across drugs."""
    return cite.statement(wording.bind(line.text), line.provenance, note=wording.bind(line.note))


def about(lines: Iterable[EventLine], ground: Ground) -> tuple[EventLine, ...]:
    """The lines that name this drug, or no drug at all."""
    own = ground.drug.summary.name.casefold()

    def is_meant(line: EventLine) -> bool:
        text = line.text.casefold()
        return own in text or not any(other in text for other in ground.others)

    return tuple(line for line in lines if is_meant(line))


def sides_of(
    asked: tuple[Asked, ...], ground: Ground, stops: Mapping[str, tuple[ToxicityStep, ...]]
) -> tuple[SideSection, ...]:
    """The first part of the side panel: what ends the drug, red flags, dose levels."""
    red_flags = _page_side("red-flags", EventSection.RED_FLAGS, asked, ground)
    return _with_lines(_stop_side(stops, ground), red_flags, _level_side(asked, ground))


def more_sides(asked: tuple[Asked, ...], ground: Ground) -> tuple[SideSection, ...]:
    """The rest of it: how often, onset, prevention."""
    parts = (("onset", EventSection.ONSET), ("prevention", EventSection.PREVENTION))
    return _with_lines(
        _rate_side(asked, ground), *(_page_side(code, section, asked, ground) for code, section in parts)
    )


def _with_lines(*sections: SideSection) -> tuple[SideSection, ...]:
    return tuple(section for section in sections if section.lines)


def _stop_side(stops: Mapping[str, tuple[ToxicityStep, ...]], ground: Ground) -> SideSection:
    lines = [
        ground.cite.statement(
            wording.bind(f"{event}: {words.grade_words(occasion(step))} {step.detail}".strip()),
            step.provenance,
            region=step.region,
        )
        for event, steps in stops.items()
        for step in steps
    ]
    return SideSection(words.side("stop"), tuple(lines), "stop")


def _page_side(code: str, section: EventSection, asked: tuple[Asked, ...], ground: Ground) -> SideSection:
    pages = dict.fromkeys(item.page for item in asked if item.page is not None)
    lines = tuple(page_statement(line, ground.cite) for page in pages for line in about(page.of(section), ground))
    return SideSection(words.side(code), lines)


def _level_side(asked: tuple[Asked, ...], ground: Ground) -> SideSection:
    """The doses from now downwards, where the first answer names them."""
    afters = (answer.after for item in asked for answer in item.answer.fitting)
    after = next((after for after in afters if after is not None and after.dose is not None), None)
    title = words.side("levels")
    if ground.dose is None or after is None or after.dose is None:
        return SideSection(title, ())
    levels = [("now", ground.dose), ("next", after.dose)]
    for place, dose in enumerate(after.lower, start=1):
        levels.append(("last" if place == len(after.lower) else "after", dose))
    texts = level_texts(tuple(dose for _, dose in levels))
    lines = tuple(Statement(words.level(code), lead=text) for (code, _), text in zip(levels, texts, strict=True))
    return SideSection(title, lines, is_ladder=True)


def _rate_side(asked: tuple[Asked, ...], ground: Ground) -> SideSection:
    lines = []
    for table in ground.drug.adverse_events:
        for rate in table.events:
            if any(_is_meant(rate.term, item) for item in asked):
                said = words.rate(words.percent(rate.all_grades), words.percent(rate.grade_3_plus))
                text = wording.bind(f"{table.population}: {rate.term}, {said}")
                lines.append(ground.cite.statement(text, table.provenance, note=wording.bind(table.note)))
    return SideSection(words.side("rates"), tuple(lines))


def _is_meant(term: str, asked: Asked) -> bool:
    if fold(term) == fold(asked.answer.toxicity.event):
        return True
    return asked.page is not None and asked.page.is_called(term)
