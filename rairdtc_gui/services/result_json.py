"""Results as plain data: the stable format `rairdtc.result/1`, documented in the README."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from rairdtc_gui.domain.answers import DoseAnswer, FirstAction, Gap, OptionAnswer, Reason, Result
from rairdtc_gui.domain.case import Value
from rairdtc_gui.domain.drugs import Dose
from rairdtc_gui.domain.knowledge import KnowledgeIdentity
from rairdtc_gui.domain.questions import Question, beside_threshold
from rairdtc_gui.domain.rules import Caution, Indicate, Limit, Restrict
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.evaluation import Evaluation
from rairdtc_gui.services.above import above_next
from rairdtc_gui.services.formulary import Formulary

SCHEMA = "rairdtc.result/1"
_VERDICTS = {Tri.TRUE: True, Tri.FALSE: False, Tri.UNKNOWN: None}

Data = dict[str, Any]


class ResultWriter:
    """Turns results into plain data; needs the engine to name what open rules still ask.

    `formulary`: the drugs of a hospital, by which options are marked.
    """

    def __init__(self, engine: Engine, identity: KnowledgeIdentity, formulary: Formulary | None = None) -> None:
        self._engine, self._identity, self._formulary = engine, identity, formulary
        self._drug_names = {drug.summary.id: drug.summary.name for drug in engine.rule_set.drugs}
        self._labels = {question.id: question for question in engine.rule_set.questions}

    def result(self, result: Result, evaluation: Evaluation, gaps: tuple[Gap, ...]) -> Data:
        """One whole result."""
        options = self._engine.by_rank(result)
        if self._formulary:
            options = self._formulary.ordered(options)
        return {
            "schema": SCHEMA,
            "label": result.case.label,
            "jurisdiction": result.jurisdiction.value,
            "knowledge": {
                "version": self._identity.version,
                "date": self._identity.date,
                "hash": self._identity.hash,
            },
            "derived": {derived: _VERDICTS[verdict] for derived, verdict in result.derived},
            "formulary": self._formulary.data() if self._formulary else None,
            "first": [_first(action) for action in result.first],
            "options": [
                self._option(answer, follower, evaluation) for answer, follower in zip_longest(options, options[1:])
            ],
            "ask_next": [self.gap(gap) for gap in gaps],
        }

    def gap(self, gap: Gap) -> Data:
        """One open question that can still move something."""
        return {"question": gap.question, "moves": gap.moves, "why": self._why(gap)}

    def _why(self, gap: Gap) -> str:
        question = self._labels[gap.question]
        if not gap.moves:
            return f"{question.label}: moves options only together with others"
        if not gap.option:
            options = "1 option" if gap.moves == 1 else f"{gap.moves} options"
            return f"{question.label}: narrows what is still possible for {options}"
        answer, option = _answer(question, gap.answer), self._engine.options[gap.option].label
        return f"{question.label}: {answer} would move {option} from {gap.before.words} to {gap.after.words}"

    def _option(self, answer: OptionAnswer, follower: OptionAnswer | None, evaluation: Evaluation) -> Data:
        return {
            "id": answer.option,
            "done_first": self._engine.is_done_first(answer),
            "stance": answer.stance.code,
            "status": answer.status.value,
            "interval": [answer.lowest.code, answer.highest.code],
            "above_next": follower and above_next(self._engine, answer, follower, self._formulary),
            "on_formulary": self._formulary.has(answer.option) if self._formulary else None,
            "not_on_formulary": list(self._formulary.missing(answer.option)) if self._formulary else [],
            "for": [_reason(reason) for reason in answer.supports],
            "against": [_reason(reason) for reason in answer.opposes],
            "open": [
                {**_reason(reason), "questions": list(self._engine.open_questions(reason.rule.when, evaluation))}
                for reason in answer.open
            ],
            "cautions": [_reason(reason) for reason in answer.cautions],
            "on_hold": answer.is_on_hold,
            "dose": None if answer.dose is None else self.dose(answer.dose),
            "partner_doses": [self.dose(dose) for dose in answer.partner_doses],
        }

    def dose(self, answer: DoseAnswer) -> Data:
        """A start dose with everything that changed it."""
        name = self._drug_names[answer.drug]
        return {
            "drug": answer.drug,
            "line": dose_line(name, answer.dose) if answer.dose else None,
            **_amounts(answer.dose),
            "avoid": answer.avoid,
            "combined": answer.is_combined,
            "candidates": [{"for": label, "line": dose_line(name, dose)} for label, dose in answer.candidates],
            "reasons": [
                {
                    "rule": reason.rule.id,
                    "adjustment": reason.adjustment.address,
                    "text": answer.words_of(reason),
                    "sources": list(reason.adjustment.provenance.sources),
                }
                for reason in answer.reasons
            ],
            "open": list(answer.open_questions),
            "address": answer.address,
            "sources": list(answer.sources),
            "checked": "seen" if answer.is_confirmed else "recall",
        }


def _answer(question: Question, value: Value | None) -> str:
    """The answer that would move an option: beside a threshold "less than 40 percent", not 39.999."""
    word = value[0] if isinstance(value, tuple) else value
    if isinstance(word, bool):
        return "yes" if word else "no"
    if isinstance(word, str):
        return question.label_of(word)
    side, amount = beside_threshold(word or 0.0)
    return f"{('', 'more than ', 'less than ')[side]}{amount:,g} {question.unit}".strip()


def _amounts(dose: Dose | None) -> Data:
    keys = ("amount", "amount_to", "unit", "route", "frequency")
    return {key: getattr(dose, key) if dose else None for key in keys}


def _first(action: FirstAction) -> Data:
    return {
        "action": action.action,
        "urgency": action.urgency.value,
        "option": action.option or None,
        "rules": [rule.id for rule in action.rules],
        "sources": list(dict.fromkeys(source for rule in action.rules for source in rule.provenance.sources)),
    }


def _reason(reason: Reason) -> Data:
    effect = reason.effect
    data: Data = {
        "rule": reason.rule.id,
        "text": effect.text if isinstance(effect, Caution) else reason.rule.why,
        "sources": list(reason.rule.provenance.sources),
        "checked": reason.rule.provenance.checked.value,
    }
    match effect:
        case Indicate():
            data |= {"effect": "indicate", "stance": effect.stance.code, "grade": effect.grade.words}
            data["counts"] = reason.counts
        case Restrict():
            data |= {"effect": "restrict", "stance": effect.stance.code, "grade": effect.grade.words}
            data |= {"until": effect.until or None, "class": effect.option_class or None}
        case Limit():
            data |= {"effect": "limit", "stance": "consider", "grade": effect.grade.words}
            data["class"] = effect.option_class or None
        case Caution():
            data |= {"effect": "caution", "monitoring": effect.monitoring or None}
    return data


def amount_text(dose: Dose) -> str:
    """The amount with its unit: no trailing zero, a thousands comma, ranges with "to"."""
    amounts = [dose.amount] if dose.amount_to is None else [dose.amount, dose.amount_to]
    return " to ".join(f"{amount:,.10g}" if amount < 1e9 else f"{amount:g}" for amount in amounts) + f" {dose.unit}"


def dose_line(drug: str, dose: Dose) -> str:
    """Substance, dose, route, frequency, in that order."""
    return " — ".join((drug, amount_text(dose), dose.route, dose.frequency))
