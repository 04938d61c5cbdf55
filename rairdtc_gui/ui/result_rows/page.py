"""What every presenter that shows a result starts from: the page of a case and the parts around its options. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from rairdtc_gui.domain.answers import OptionAnswer, Result
from rairdtc_gui.domain.conditions import Condition
from rairdtc_gui.domain.decision import TeamDecision
from rairdtc_gui.domain.explained import Leaf
from rairdtc_gui.domain.knowledge import KnowledgeIdentity
from rairdtc_gui.domain.rules import Stance, TreatmentOption
from rairdtc_gui.engine.ranking import deciding_part
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.contradictions import contradictions
from rairdtc_gui.services.examples import open_example, still_assumed
from rairdtc_gui.services.explain import Explainer
from rairdtc_gui.services.session import Move, Session
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.result_rows import panel_words, words
from rairdtc_gui.ui.result_rows.assemble import ruled_out_by
from rairdtc_gui.ui.result_rows.lines import Numbers, Page
from rairdtc_gui.ui.result_rows.rows import DecisionBand, ExampleRow


def new_page(session: Session, knowledge: Knowledge, explainer: Explainer, is_brief: bool = True) -> Page:
    """A page of the open case, on which no source has a number yet. `is_brief`: long sentences are cut."""
    answers, engine = session.answers, session.engine
    evaluation = answers.evaluation
    return Page(
        options=engine.options,
        drugs={drug.summary.id: drug for drug in knowledge.rule_set.drugs},
        questions=explainer.questions,
        gaps=answers.gaps,
        numbers=Numbers(knowledge.sources, knowledge.names),
        deciding=_kept(lambda condition: explainer.deciding(condition, evaluation)),
        needed=lambda condition: explainer.needed(condition, evaluation),
        ranked_by=lambda answer, other: deciding_part(engine.rank(answer), engine.rank(other)),
        values=answers.case.findings,
        missing=_missing(session),
        is_brief=is_brief,
    )


def _kept(deciding: Callable[[Condition], tuple[Leaf, ...]]) -> Callable[[Condition], tuple[Leaf, ...]]:
    """The same, worked out once for each condition: many options rest on one rule. A rule keeps its condition alive."""
    known: dict[int, tuple[Leaf, ...]] = {}

    def found(condition: Condition) -> tuple[Leaf, ...]:
        leaves = known.get(id(condition))
        if leaves is None:
            leaves = known[id(condition)] = deciding(condition)
        return leaves

    return found


def _missing(session: Session) -> Callable[[str], tuple[str, ...]]:
    """The names of the drugs of an option that are not on the formulary; none where none is in use."""
    formulary = session.formulary
    if formulary is None:
        return lambda _option: ()
    names = {drug.summary.id: drug.summary.name for drug in session.engine.rule_set.drugs}
    return lambda option: tuple(names.get(drug, drug) for drug in formulary.missing(option))


def notice(identity: KnowledgeIdentity, today: date, page: Page) -> str:
    """What is said of knowledge older than its own limit and of answers that do not go together; empty: of neither."""
    age = (today - date.fromisoformat(identity.date)).days
    said = [words.old_knowledge(age)] if age > identity.old_after_days else []
    said += [words.clash(*(_answered(page, question) for question in pair)) for pair in contradictions(page.values)]
    return " ".join(said)


def _answered(page: Page, question_id: str) -> str:
    question = page.questions[question_id]
    return f"{question.label}: {wording.answer_text(question, page.values[question_id])}"


def example_row(session: Session, knowledge: Knowledge) -> ExampleRow | None:
    """A shipped example: its title, and which answers are still as they were assumed; none for any other case."""
    example = open_example(session, knowledge)
    if example is None:
        return None
    questions = {question.id: question for question in knowledge.rule_set.questions}
    findings = session.answers.case.findings
    return ExampleRow(
        title=example.title,
        decision_point=example.decision_point,
        story=example.story,
        assumed=tuple(
            f"{questions[question].label}: {wording.answer_text(questions[question], findings[question])}"
            for question in still_assumed(example, session, knowledge)
            if question in questions
        ),
    )


def decision_band(decision: TeamDecision | None, result: Result, page: Page) -> DecisionBand | None:
    """What is said of a noted decision, first that it is ruled out by now; none without one."""
    if decision is None:
        return None
    what, now = panel_words.another(), ""
    if decision.option:
        known = page.options.get(decision.option)
        what = known.short if known is not None else panel_words.unknown_option(decision.option)
        now = _ruled_out(result.option(decision.option)) if known is not None else ""
    reasons = ", ".join(panel_words.reason_word(reason).lower() for reason in decision.reasons)
    differs = decision.option != first_option(result)
    place = panel_words.not_first(reasons) if differs else panel_words.first_of_list()
    details = " · ".join(part for part in (now, place, decision.words) if part)
    return DecisionBand(panel_words.decided(what, decision.decided_on.isoformat()), details)


def _ruled_out(answer: OptionAnswer) -> str:
    """That a noted option has a stance below none by now, and why; empty if it has not."""
    return panel_words.ruled_out_now(answer.stance, ruled_out_by(answer)) if answer.stance < Stance.NONE else ""


def told(moves: Sequence[Move], result: Result, options: Mapping[str, TreatmentOption]) -> str:
    """How many options moved and which is first now, for screen readers; empty if none moved."""
    option = first_option(result)
    name, stance = (options[option].short, result.option(option).stance) if option else ("", Stance.NONE)
    return panel_words.announced(len(moves), name, stance)


def first_option(result: Result) -> str:
    """The first option of the list; empty where none is indicated."""
    first = result.options[0] if result.options else None
    return first.option if first is not None and first.stance > Stance.NONE else ""
