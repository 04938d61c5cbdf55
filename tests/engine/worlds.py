"""Small rule sets that tests build by hand, without a file."""

from __future__ import annotations

from rairdtc_gui.domain.condition_language import parse
from rairdtc_gui.domain.knowledge import RuleSet
from rairdtc_gui.domain.provenance import Checked, Provenance
from rairdtc_gui.domain.questions import Answer, Question, QuestionGroup, QuestionType, Range
from rairdtc_gui.domain.rules import (
    Certainty,
    Derived,
    Grade,
    Indicate,
    Limit,
    Restrict,
    Rule,
    Stance,
    Strength,
    TreatmentOption,
)

SEEN = Provenance(("source",), Checked.SEEN, "2026-11-25")
RECALL = Provenance((), Checked.RECALL, "2026-11-25")
OWN = Provenance((), Checked.OWN, "2026-11-25")
STRONG = Grade(Strength.STRONG, Certainty.HIGH, "S-H")
WEAK = Grade(Strength.CONDITIONAL, Certainty.LOW, "C-L")


def question(question_id, kind=QuestionType.BOOLEAN, answers=(), applies=None, **more):
    return Question(
        id=question_id,
        group="group",
        label=question_id,
        type=kind,
        answers=tuple(Answer(value, value) for value in answers),
        none_value=more.get("none_value", ""),
        unavailable_values=frozenset(more.get("unavailable_values", ())),
        ordered=more.get("ordered", False),
        unit=more.get("unit", ""),
        plausible=more.get("plausible"),
        hard=more.get("hard", Range(0, 1000) if kind is QuestionType.NUMBER else None),
        why="why",
        help="",
        definition="",
        applies=None if applies is None else parse(applies),
        provenance=SEEN,
    )


def option(option_id, order, **more):
    return TreatmentOption(
        id=option_id,
        order=order,
        label=option_id,
        short=option_id,
        kind=more.get("kind", "systemic"),
        line="any",
        indication="",
        classes=(),
        is_biomarker_matched=more.get("matched", False),
        drugs=(),
        dose_of=more.get("dose_of", ""),
        dose_with=(),
        start_dose=None,
        trials=(),
        evidence=(),
        availability=(),
        availability_checked=None,
        provenance=SEEN,
    )


def rule(rule_id, when, *effects, provenance=SEEN, jurisdictions=()):
    return Rule(
        rule_id, "group", parse(when), effects, f"why {rule_id}", frozenset(jurisdictions), "", "2026-11-25", provenance
    )


def derived(derived_id, when):
    return Derived(derived_id, derived_id, parse(when), "", "", SEEN)


def indicate(option_id, stance=Stance.RECOMMENDED, grade=STRONG):
    return Indicate(option_id, stance, grade)


def limit(*options):
    return Limit(options, "", WEAK)


def restrict(*options, stance=Stance.NOT_RECOMMENDED, until=""):
    return Restrict(options, "", stance, until, STRONG)


def rule_set(questions, rules, options=("x", "y"), derived_findings=(), drugs=()):
    made = tuple(
        entry if isinstance(entry, TreatmentOption) else option(entry, place) for place, entry in enumerate(options)
    )
    group = QuestionGroup("group", "Group", tuple(questions))
    return RuleSet((group,), tuple(derived_findings), made, (), tuple(rules), tuple(drugs))
