"""Random cases of every question type, and the bundles of cases."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.decision import DecisionReason, TeamDecision
from rairdtc_gui.domain.questions import QuestionType
from rairdtc_gui.services.case_file import case_reader
from rairdtc_gui.services.fhir.bundle import export

NOW = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
LABELS = ("", "A-12", "Ä “quoted” <b>&amp;", " ", "病例 7", "a" * 200)


@pytest.fixture(scope="session")
def reader(rule_set):
    return case_reader(rule_set, date(2026, 11, 25))


@pytest.fixture(scope="session")
def bundle_of(engine, rule_set, knowledge):
    codes = (knowledge.standard_codes, knowledge.drug_codes)

    def call(case, at=NOW):
        return export(engine.decide(case), rule_set, knowledge.identity, codes, at)

    return call


@pytest.fixture(scope="session")
def random_case(rule_set):
    """A case for each seed: some questions answered, dated, said to be unavailable."""

    def call(seed):
        chance = random.Random(seed)
        case = Case(chance.choice(LABELS), chance.choice([None, *Jurisdiction]))
        share = chance.random()
        for question in rule_set.questions:
            if chance.random() > share:
                continue
            if chance.random() < 0.15:
                case = case.marked_unavailable(question.id)
            else:
                case = case.answered(question.id, _answer(chance, question), _day(chance))
        return replace(case, decision=_decision(chance, rule_set))

    return call


def _answer(chance, question):
    words = [answer.value for answer in question.answers if answer.value not in question.unavailable_values]
    match question.type:
        case QuestionType.BOOLEAN:
            raw = chance.random() < 0.5
        case QuestionType.DATE:
            raw = _some_day(chance).isoformat()
        case QuestionType.CHOICE:
            raw = chance.choice(words)
        case QuestionType.MULTI:
            raw = chance.sample(words, chance.randint(1, len(words)))
            raw = [word for word in raw if word != question.none_value] or [raw[0]]
        case QuestionType.NUMBER:
            low, high = (question.hard.low, question.hard.high) if question.hard else (-1e3, 1e3)
            raw = chance.choice([low, high, chance.uniform(low, high), float(round(chance.uniform(low, high), 1))])
            raw = min(max(raw, low), high)
    return question.accept(raw)


def _some_day(chance):
    return date(2026, 11, 25) - timedelta(days=chance.randint(0, 4000))


def _day(chance):
    return _some_day(chance) if chance.random() < 0.3 else None


def _decision(chance, rule_set):
    if chance.random() < 0.5:
        return None
    option = chance.choice(["", *(option.id for option in rule_set.options)])
    reasons = tuple(reason for reason in DecisionReason if chance.random() < 0.3)
    words = "" if option and chance.random() < 0.5 else "After talks:\nwait & see, „später“"
    return TeamDecision(option, _some_day(chance), reasons, words)
