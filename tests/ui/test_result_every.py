"""The rows of a result over the whole knowledge base: the strictest reason leads, every dose names its drug."""

from datetime import date

import pytest

from rairdtc_gui.app import text_output
from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.rules import Restrict, Stance
from rairdtc_gui.services.explain import Explainer
from rairdtc_gui.services.result_json import ResultWriter
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.result_rows import assemble
from rairdtc_gui.ui.result_rows.lines import reason_line
from rairdtc_gui.ui.result_rows.page import new_page, notice

TODAY = date(2026, 11, 26)
RULED_OUT = (
    {"ki-unsuitable": ("other",), "isolation-barrier": ("cannot-isolate",), "pregnancy": "pregnant"},
    {"platelets": 40.0, "nyha": "IV", "lvef-percent": 25.0},
    {"bp-systolic": 185.0, "bp-diastolic": 115.0, "pregnancy": "pregnant"},
    {"haemoptysis": "massive", "arterial-event-6m": True},
    {"wound-status": "major-surgery-within-4-weeks", "haemoptysis": "massive", "dialysis": True},
)


def opened(knowledge, engine, findings):
    session = Session(engine)
    session.start(Case.of({"histology": "papillary", **findings}))
    return session, new_page(session, knowledge, Explainer(engine))


def test_answers_that_do_not_go_together_are_said_over_all_that_rests_on_them(knowledge, engine):
    months = {"progression-after-rai": "after-12-months", "progression-after-rai-months": 3.0}
    _, page = opened(knowledge, engine, months)
    said = notice(knowledge.identity, date.fromisoformat(knowledge.identity.date), page)
    assert said.startswith("Contradiction: “Progression after the last radioiodine given for avid disease: Yes, after")
    assert "does not go with “Months from that radioiodine to the progression: 3" in said
    _, page = opened(knowledge, engine, {})
    assert not notice(knowledge.identity, date.fromisoformat(knowledge.identity.date), page)


@pytest.mark.parametrize("findings", RULED_OUT)
def test_an_option_is_ruled_out_by_its_strictest_reason_and_no_reason_comes_twice(knowledge, engine, findings):
    """The board page prints the first reason alone: a hold must not stand where something rules out for good."""
    session, page = opened(knowledge, engine, findings)
    result = session.answers.result
    groups = assemble.excluded(result, Stance.CONTRAINDICATED, page)
    assert groups
    for group in groups:
        for option in group.options:
            answer = result.option(option.option)
            restricts = [reason for reason in answer.opposes if isinstance(reason.effect, Restrict)]
            bars = [reason for reason in restricts if reason.effect.stance is Stance.CONTRAINDICATED]
            firm = [reason for reason in bars if not reason.effect.until] or bars
            assert group.reasons[0].text in {reason_line(reason, page).text for reason in firm}
            force = {
                reason_line(reason, page).text: (reason.effect.stance, bool(reason.effect.until))
                for reason in sorted(restricts, key=lambda reason: -reason.effect.stance)
            }
            assert [force[line.text] for line in group.reasons] == sorted(force[line.text] for line in group.reasons)
            assert [force[line.text] for line in option.also] == sorted(force[line.text] for line in option.also)
            said = [(line.text, line.detail) for line in (*group.reasons, *option.also)]
            assert len(said) == len(set(said))


@pytest.mark.parametrize(
    "findings",
    [
        {"drivers": ("braf-v600e",), "cyp3a": "inducer", "structural-disease": True, "sites": ("lung",)},
        {"drivers": ("braf-v600e",), "cyp3a": "inhibitor", "crcl": 20.0, "child-pugh": "C"},
    ],
)
def test_no_dose_goes_without_its_drug(knowledge, engine, findings):
    session, page = opened(knowledge, engine, findings)
    names = [drug.summary.name for drug in knowledge.rule_set.drugs]
    several = 0
    for card in assemble.cards(session.answers.result, page):
        answer = session.answers.result.option(card.option)
        if answer.doses:
            said = [(line.dose + line.words).replace("\u00a0", " ") for line in card.dose.lines]
            assert all(any(name in words for name in names) for words in said), card.option
        if len(answer.doses) > 1:
            several += 1
            assert all(any(name in line.text for name in names) for line in card.dose.reasons), card.option
    assert several
    writer = ResultWriter(engine, knowledge.identity)
    answers = session.answers
    text = text_output.result(writer.result(answers.result, answers.evaluation, answers.gaps), knowledge)
    assert "dose: avoid" not in text


def test_the_command_line_says_what_qualifies_a_dose(knowledge, engine):
    session, _ = opened(knowledge, engine, {"crcl": 20.0, "rai-uptake-pattern": "none-in-any-lesion"})
    answers = session.answers
    data = ResultWriter(engine, knowledge.identity).result(answers.result, answers.evaluation, answers.gaps)
    text = text_output.result(data, knowledge).splitlines()
    place = next(number for number, line in enumerate(text) if line.startswith("      dose: lenvatinib — 14"))
    beside = [line for line in text[place + 1 : place + 6] if line.startswith("        ")]
    assert any("30 mL/min" in line.replace("\u00a0", " ") for line in beside)
    assert any(line.strip().startswith("open: ") for line in beside)


def test_boxed_warnings_of_every_drug_of_an_option_stand_on_its_card(knowledge, engine):
    session, page = opened(knowledge, engine, {"airway-invasion": "invades", "drivers": ("ret-fusion",)})
    option = page.options["neoadjuvant-kinase-inhibitor"]
    assert "pralsetinib" in option.drugs
    cards = {card.option: card for card in assemble.cards(session.answers.result, page)}
    card = cards["neoadjuvant-kinase-inhibitor"]
    assert any("pralsetinib: " in line.text for line in card.stops)
