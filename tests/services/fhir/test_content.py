"""What stands in a bundle: identity, variants, medicines, options with doses, and what had no code."""

import json
from dataclasses import replace

import pytest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.services.fhir.bundle import export
from tests.services.fhir.conftest import NOW
from tests.services.fhir.test_round_trip import FINDINGS, resource


@pytest.fixture
def case():
    return Case.of(FINDINGS, ["qtcf-ms"], "A-12").answered("thyroidectomy-status", "total")


@pytest.fixture
def bundle(bundle_of, case):
    return bundle_of(case)


def test_patient_has_no_name_and_no_number(bundle):
    patient = resource(bundle, "patient")
    assert patient["gender"] == "female"
    assert list(patient["name"][0]) == ["extension"]
    assert "birthDate" not in patient


def test_unanswered_is_absent_and_unavailable_says_so(bundle):
    absent = resource(bundle, "finding-qtcf-ms")
    assert absent["dataAbsentReason"]["coding"][0]["code"] == "unknown"
    assert not any(key.startswith("value") for key in absent)
    assert "finding-weight-kg" not in json.dumps(bundle)


def test_ecog_is_a_score_with_its_code(bundle):
    ecog = resource(bundle, "finding-ecog")
    assert ecog["valueInteger"] == 0
    assert ecog["code"]["coding"][0] == {
        "system": "http://loinc.org",
        "code": "89247-1",
        "display": "ECOG Performance Status score",
    }


def test_neck_disease_is_not_called_a_metastasis(bundle):
    ids = [entry["resource"]["id"] for entry in bundle["entry"]]
    assert {"site-lung", "site-bone"} <= set(ids)
    assert "site-neck" not in ids


def test_variants_name_a_gene_only_where_it_is_one(bundle):
    ret, other = resource(bundle, "variant-ret-fusion"), resource(bundle, "variant-other")
    assert ret["component"][0]["valueCodeableConcept"]["coding"][0]["code"] == "HGNC:9967"
    assert "coding" not in other["component"][0]["valueCodeableConcept"]


def test_no_driver_found_is_no_variant_and_no_agent_no_medicine(bundle_of):
    bundle = bundle_of(Case.of({"drivers": ("none-found",), "prior-agents": ("none",), "current-drug": "none"}))
    kinds = json.dumps([entry["resource"]["id"] for entry in bundle["entry"]])
    assert "variant-" not in kinds
    assert "medicine-" not in kinds


def test_state_of_a_medicine_is_never_guessed(bundle_of):
    findings = {"prior-agents": ("sorafenib", "lenvatinib", "vandetanib"), "current-drug": "axitinib"}
    bundle = bundle_of(Case.of({**findings, "ended-for-toxicity": ("lenvatinib",)}))
    states = {
        agent: resource(bundle, f"medicine-{agent}")["status"] for agent in (*findings["prior-agents"], "axitinib")
    }
    assert states == {"sorafenib": "unknown", "lenvatinib": "stopped", "vandetanib": "unknown", "axitinib": "active"}
    atc = resource(bundle, "medicine-lenvatinib")["medicationCodeableConcept"]["coding"][0]
    assert (atc["system"], atc["code"]) == ("http://www.whocc.no/atc", "L01EX08")


def test_what_has_no_code_is_said(bundle):
    notes = [note["text"] for note in resource(bundle, "contents")["note"]]
    assert "does not replace, clinical judgement" in notes[0]
    said = next(note for note in notes if note.startswith("Exported as text"))
    for what in ("site Neck", "driver Other", "medicine Chemotherapy", "histology Papillary"):
        assert what in said, what
    assert "medicine Lenvatinib" not in said


def test_every_option_with_a_stance_is_an_action_and_no_other(bundle, engine, case):
    result = engine.decide(case)
    stances = {answer.option: answer.stance for answer in result.answers if answer.stance is not Stance.NONE}
    assert stances
    group = resource(bundle, "options")
    shown = {action["code"][0]["coding"][0]["code"]: action for action in group["action"]}
    assert {option: action["code"][1]["coding"][0]["code"] for option, action in shown.items()} == {
        option: stance.code for option, stance in stances.items()
    }
    left = len(result.answers) - len(stances)
    assert f"{left} options without a stance are not listed." in [note["text"] for note in group["note"]]


def test_an_option_that_is_not_to_be_used_is_no_proposal(bundle_of, engine, random_case):
    seen = set()
    for seed in range(20):
        case = random_case(seed)
        bundle = bundle_of(case)
        requests = {entry["fullUrl"]: entry["resource"] for entry in bundle["entry"]}
        for action in resource(bundle, "options").get("action", []):
            stance = action["code"][1]["coding"][0]["code"]
            for leaf in action.get("action", [action]):
                request = requests[leaf["resource"]["reference"]]
                forbidden = stance in ("contraindicated", "not-recommended")
                assert request.get("doNotPerform", False) is forbidden
                assert not (forbidden and request["resourceType"] == "MedicationRequest")
                assert (request["status"], request["intent"]) == ("draft", "proposal")
                seen.add(stance)
    assert {"contraindicated", "recommended", "consider"} <= seen


def test_an_editors_note_is_not_called_unconfirmed(bundle_of):
    findings = {"prior-agents": ("lenvatinib",), "last-agent-outcome": "still-responding", "current-drug": "sorafenib"}
    notes = json.dumps(bundle_of(Case.of(findings)))
    assert "Until: the answers agree on which drug is running. [current-drug-disagrees; editor's note]" in notes
    assert "(unconfirmed) [current-drug-disagrees" not in notes


def test_start_doses_are_those_of_the_result(bundle_of, engine, knowledge, reader):
    compared = 0
    for example in knowledge.example_cases:
        case = reader.from_example(example)
        requests = {entry["resource"]["id"]: entry["resource"] for entry in bundle_of(case)["entry"]}
        for answer in engine.decide(case).answers:
            for dose in answer.doses:
                request = requests.get(f"option-{answer.option}.{dose.drug}")
                if answer.stance <= Stance.NONE:
                    assert request is None
                    continue
                assert not dose.avoid  # what a label says to avoid is not proposed; how it would be written: below
                if dose.dose is not None and dose.dose.amount_to is None:
                    figure = request["dosageInstruction"][0]["doseAndRate"][0]["doseQuantity"]
                    assert (figure["value"], figure["unit"]) == (dose.dose.amount, dose.dose.unit)
                    assert figure["system"] == "http://unitsofmeasure.org"
                    compared += 1
    assert compared >= 5


@pytest.fixture
def bundle_with(engine, rule_set, knowledge, case):
    """The bundle of a result in which one option is changed."""

    def call(option, change):
        result = engine.decide(case)
        options = tuple(change(answer) if answer.option == option else answer for answer in result.options)
        codes = (knowledge.standard_codes, knowledge.drug_codes)
        return export(replace(result, options=options), rule_set, knowledge.identity, codes, NOW)

    return call


def test_a_combination_is_one_action_with_a_request_for_each_drug(bundle_with):
    bundle = bundle_with("dabrafenib-trametinib", lambda answer: replace(answer, stance=Stance.RECOMMENDED))
    actions = resource(bundle, "options")["action"]
    action = next(item for item in actions if item["code"][0]["coding"][0]["code"] == "dabrafenib-trametinib")
    assert len(action["action"]) == 2
    drugs = [resource(bundle, f"option-dabrafenib-trametinib.{drug}") for drug in ("dabrafenib", "trametinib")]
    assert [drug["medicationCodeableConcept"]["coding"][0]["code"] for drug in drugs] == ["L01EC02", "L01EE01"]


def test_where_the_label_says_avoid_there_is_no_figure(bundle_with):
    def avoid(answer):
        return replace(answer, stance=Stance.CONSIDER, dose=replace(answer.dose, dose=None, avoid=True))

    request = resource(bundle_with("lenvatinib", avoid), "option-lenvatinib.lenvatinib")
    (dosage,) = request["dosageInstruction"]
    assert dosage["text"].startswith("The label says: avoid.")
    assert list(dosage) == ["text"]


def test_a_dose_that_does_not_follow_names_the_candidates(bundle_with):
    def unclear(answer):
        dose = replace(answer.dose, dose=None, candidates=(("adults", answer.dose.dose),), is_confirmed=False)
        return replace(answer, stance=Stance.CONSIDER, dose=dose)

    request = resource(bundle_with("lenvatinib", unclear), "option-lenvatinib.lenvatinib")
    assert request["dosageInstruction"] == [
        {"text": "No one start dose follows. adults: 24 mg, oral, once daily. Unconfirmed."}
    ]


def test_provenance_names_the_knowledge_base(bundle, knowledge):
    provenance = resource(bundle, "provenance")
    what = provenance["entity"][0]["what"]
    assert what["identifier"]["value"] == knowledge.identity.hash
    assert knowledge.identity.version in what["display"]
    assert provenance["recorded"] == "2026-11-25T12:30:00+00:00"
    assert provenance["policy"] == ["urn:rairdtc:jurisdiction:any"]


def test_only_codes_that_were_seen_are_written(knowledge):
    assert all(code.provenance.checked.value == "seen" for code in knowledge.standard_codes)
    assert all(code.provenance.sources for code in knowledge.standard_codes)
