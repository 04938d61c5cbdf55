"""The lines of cards: short, and with the same words and figures as the pages that they lead to. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.calculators import Calculator
from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.contrasts import Contrast, Topic, contrasts
from rairdtc_gui.domain.drugs import AdverseEventTable, Approval, Drug, EventRate, StartDose
from rairdtc_gui.domain.evidence import Outcome, Trial
from rairdtc_gui.domain.provenance import Checked, Provenance, Source
from rairdtc_gui.domain.questions import Question
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.domain.search_terms import fold
from rairdtc_gui.domain.signalling import SignalNode
from rairdtc_gui.ui import evidence_words, wording
from rairdtc_gui.ui.translation import translate

_MOST = 2
_REGIONS = ("FDA", "EMA", "NMPA", "PMDA")
_TOPICS = (Topic.PFS, Topic.RESPONSE, Topic.SURVIVAL)


def approvals(found: Sequence[Approval]) -> str:
    """The regulatory state of each region, those with the same one together."""
    by_region: dict[str, list[str]] = {}
    for approval in found:
        state = wording.availability_words(approval.status)
        if approval.status in ("approved", "investigational"):
            state = f"{state} ({wording.availability_words(approval.scope)})"
        by_region.setdefault(approval.region, []).append(_checked(state, approval.provenance))
    by_state: dict[str, list[str]] = {}
    order = [*(region for region in _REGIONS if region in by_region), *(set(by_region) - set(_REGIONS))]
    for region in order:
        by_state.setdefault(", ".join(dict.fromkeys(by_region[region])), []).append(wording.region_word(region))
    return "; ".join(f"{', '.join(regions)}: {state}" for state, regions in by_state.items())


def leading_starts(drug: Drug, region: str) -> tuple[StartDose, ...]:
    """The start doses of the leading label, else those that hold everywhere."""
    own = tuple(start for start in drug.start if region and start.region == region)
    return own or tuple(start for start in drug.start if not start.region)


def start_doses(name: str, starts: Sequence[StartDose]) -> tuple[str, ...]:
    """Start doses, each with for whom it is; a missing one in words."""
    if not starts:
        return (translate("Cards", "No start dose in the sources checked"),)
    said = []
    for start in starts[:_MOST]:
        whom = f"{start.label}: " if start.label and len(starts) > 1 else ""
        said.append(_checked(whom + wording.dose_text(name, start.dose), start.provenance))
    if len(starts) > _MOST:
        more = translate("Cards", "{count} more start doses on its page")
        said.append(more.format(count=len(starts) - _MOST))
    return tuple(said)


def design(trial: Trial) -> str:
    """Phase, design and patients."""
    phase = translate("Cards", "Phase {number}").format(number=trial.phase) if trial.phase else ""
    kind = translate("Cards", "randomised") if trial.is_randomised else translate("Cards", "not randomised")
    return " · ".join(part for part in (phase, kind, evidence_words.patients(trial.enrolment)) if part)


def published(sources: Iterable[Source]) -> str:
    """The year of the first paper of a trial that has one."""
    year = next((source.year for source in sources if source.year and source.kind in ("trial", "cohort")), None)
    return translate("Cards", "Published {year}").format(year=year) if year else ""


def main_contrast(trial: Trial) -> Contrast | None:
    """The first figure that matters, of both arms where they are compared."""
    found = contrasts(trial)
    for topic in _TOPICS:
        chosen = [item for item in found if item.topic is topic]
        if chosen:
            return max(chosen, key=lambda item: len(item.arms)) if trial.is_randomised else chosen[0]
    return None


def figures(trial: Trial, item: Contrast | None) -> tuple[str, ...]:
    """A figure with those it is compared with; a ratio never stands alone."""
    if item is None:
        return (evidence_words.not_reported(),)
    head = f"{item.endpoint}, {evidence_words.assessor_word(item.assessor)}: "
    lines = [head + "; ".join(_arms(trial, item))]
    if item.ratio is not None:
        ratio = f"{evidence_words.ratio_word(item.ratio)} {evidence_words.value_text(item.ratio)}"
        lines.append(_checked(f"{ratio} ({evidence_words.interval_text(item.ratio.interval)})", item.ratio.provenance))
    return tuple(lines)


def _arms(trial: Trial, item: Contrast) -> list[str]:
    """The figures of the arms and their difference; beside a ratio, those that nobody read."""
    pairs = list(zip(item.arms, (item.first, item.second), strict=False))
    if item.ratio is not None and not any(outcome for _, outcome in pairs):
        return [evidence_words.missing_arms()]
    found = [
        f"{evidence_words.regimen(trial, arm)} {evidence_words.missing_arm(item)}"
        if outcome is None
        else _figure(trial, outcome, len(pairs) > 1)
        for arm, outcome in pairs
    ]
    if item.reported is not None or item.difference:
        text = translate("Cards", "difference {size}")
        found.append(text.format(size=evidence_words.difference_text(item)))
    return found


def _figure(trial: Trial, outcome: Outcome, is_named: bool) -> str:
    arm = f"{evidence_words.regimen(trial, outcome.arm)} " if is_named else ""
    said = f"{arm}{evidence_words.value_text(outcome)} ({evidence_words.interval_text(outcome.interval)})"
    return _checked(said, outcome.provenance)


def event_on(event: str, drug: str) -> str:
    """An adverse event on a drug."""
    return translate("Cards", "{event} on {drug}").format(event=event, drug=drug)


def graded(drug: Drug, event: str) -> str:
    """For which grades the label says what to do."""
    grades = sorted({grade for step in drug.toxicity if fold(step.event) == fold(event) for grade in step.grades})
    if not grades:
        return translate("Cards", "The label has no line of its own for this event")
    said = ", ".join(map(str, grades))
    return translate("Cards", "The label says what to do at grade {grades}").format(grades=said)


def table_with(drug: Drug, event: str) -> AdverseEventTable | None:
    """The first table that says how often an event was seen."""
    return next((table for table in drug.adverse_events if _rate_of(table, event) is not None), None)


def rate(table: AdverseEventTable, event: str) -> str:
    """How often it was seen, with the patients it holds for."""
    found = _rate_of(table, event)
    if found is None:
        return ""
    text = translate("Cards", "All grades {every}, grade 3 or more {severe}: {population}")
    every, severe = evidence_words.percent(found.all_grades), evidence_words.percent(found.grade_3_plus)
    return _checked(text.format(every=every, severe=severe, population=table.population), table.provenance)


def _rate_of(table: AdverseEventTable, event: str) -> EventRate | None:
    return next((rate for rate in table.events if fold(rate.term) == fold(event)), None)


def asks_for(calculator: Calculator) -> str:
    """What a calculator needs, without the repeated units."""
    labels = dict.fromkeys(item.label for item in calculator.inputs)
    return translate("Cards", "Asks for: {inputs}").format(inputs=", ".join(labels))


def result_in(calculator: Calculator) -> str:
    """The unit of the result."""
    unit = wording.unit_word(calculator.result_unit)
    return translate("Cards", "Gives: {unit}").format(unit=unit) if unit else ""


def node_is(node: SignalNode, group: str) -> str:
    """What a node of the map belongs to, and its other names."""
    also = ", ".join(node.aliases[:3])
    names = translate("Cards", "also {names}").format(names=also) if also else ""
    return " · ".join(part for part in (group, names) if part)


def drugs(names: Sequence[str]) -> str:
    """The drugs that act on a node."""
    return translate("Cards", "Drugs: {names}").format(names=", ".join(names)) if names else ""


def gene_state(state: str) -> str:
    """What the open case says of a gene."""
    said = {
        "found": translate("Cards", "This case: found"),
        "one-of": translate("Cards", "This case: one of its group was found"),
        "not-found": translate("Cards", "This case: not found"),
        "not-tested": translate("Cards", "This case: not tested"),
    }
    return said[state]


def answer(question: Question, case: Case) -> str:
    """The answer of the open case, or why there is none."""
    value = case.findings.get(question.id)
    said = wording.state_word(case.state(question.id)) if value is None else wording.answer_text(question, value)
    return translate("Cards", "This case: {answer}").format(answer=said)


def rule_title(rule: str) -> str:
    """A rule by its id."""
    return translate("Cards", "Rule {rule}").format(rule=rule)


def stance(found: Stance, status: Status) -> str:
    """How an option stands for the open case."""
    said = wording.stance_word(found)
    if status is not Status.SETTLED:
        said = f"{said}, {wording.status_word(status).lower()}"
    return translate("Cards", "This case: {answer}").format(answer=said)


def available(states: Iterable[tuple[str, str]]) -> str:
    """The regulatory state of an option, by region."""
    by_state: dict[str, list[str]] = {}
    for region, state in states:
        by_state.setdefault(wording.availability_words(state), []).append(wording.region_word(region))
    return "; ".join(f"{', '.join(regions)}: {state}" for state, regions in by_state.items())


def cited(found: Iterable[Source]) -> str:
    """Where the figures of a card come from."""
    names = "; ".join(source.citation for source in found)
    return translate("Cards", "Source: {citation}").format(citation=names) if names else ""


def _checked(said: str, provenance: Provenance) -> str:
    """With the word for what was not read in a source."""
    is_seen = provenance.checked is Checked.SEEN
    return said if is_seen else f"{said} ({wording.checked_word(provenance.checked)})"
