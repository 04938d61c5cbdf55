"""A case that leaves as a bundle comes back exactly; what is foreign or broken is named or refused."""

import copy
import json
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.decision import TeamDecision
from rairdtc_gui.services.case_file import CaseError, to_data
from rairdtc_gui.services.case_text import to_yaml
from rairdtc_gui.services.fhir.read import read, read_text
from rairdtc_gui.services.fhir.shape import MAX_BYTES, MAX_DEPTH
from rairdtc_gui.services.strict_yaml import load_text
from tests.services.fhir.conftest import NOW

FINDINGS = {
    "histology": "papillary",
    "sex": "female",
    "ecog": "0",
    "age": 64.0,
    "crcl": 71.5,
    "metastatic-sites": ("neck", "lung", "bone"),
    "drivers": ("ret-fusion", "tert-promoter", "other"),
    "prior-agents": ("lenvatinib", "chemotherapy"),
    "last-agent-outcome": "progression",
    "current-drug": "lenvatinib",
}


def resource(bundle, local_id):
    found = [entry["resource"] for entry in bundle["entry"] if entry["resource"]["id"] == local_id]
    assert len(found) == 1, local_id
    return found[0]


@pytest.fixture
def case():
    return Case.of(FINDINGS, ["qtcf-ms"], "A-12")


@pytest.fixture
def bundle(bundle_of, case):
    return bundle_of(case)


@given(seed=st.integers(0, 2**32))
@settings(max_examples=40, deadline=None, database=None)
def test_any_case_comes_back_exactly(seed, random_case, bundle_of, reader):
    case = random_case(seed)
    found = read_text(json.dumps(bundle_of(case)), reader)
    assert to_data(found.case) == to_data(case)
    assert found.case == case
    assert found.not_taken == ()


@given(seed=st.integers(0, 2**32))
@settings(max_examples=40, deadline=None, database=None)
def test_any_case_comes_back_from_the_text_of_a_case_file(seed, random_case, reader, tmp_path_factory):
    case = random_case(seed)
    assert reader.from_data(load_text(to_yaml(to_data(case)), tmp_path_factory.getbasetemp()), "x") == case


def test_shipped_examples_come_back(knowledge, bundle_of, reader):
    for example in knowledge.example_cases:
        case = reader.from_example(example)
        assert read(bundle_of(case), reader).case == case


def test_the_same_case_gives_the_same_bundle_and_another_other_addresses(bundle_of, case):
    first, again, other = bundle_of(case), bundle_of(case), bundle_of(case.answered("age", 65.0))
    assert json.dumps(first) == json.dumps(again)
    urls = [{entry["fullUrl"] for entry in bundle["entry"]} for bundle in (first, other)]
    assert len(urls[0]) == len(first["entry"])
    assert not urls[0] & urls[1]
    later = bundle_of(case, NOW + timedelta(days=1))
    assert [entry["fullUrl"] for entry in later["entry"]] == [entry["fullUrl"] for entry in first["entry"]]
    assert later["timestamp"] == "2026-11-26T12:30:00+00:00"


def test_order_of_components_does_not_matter_but_their_numbers_do(bundle, reader, case):
    component = resource(bundle, "finding-prior-agents")["component"]
    component.reverse()
    assert read(bundle, reader).case == case
    component[0]["code"]["coding"][0]["code"] = "3"
    with pytest.raises(CaseError, match="not numbered from 1"):
        read(bundle, reader)


def test_foreign_resources_are_named_and_not_taken(bundle, reader, case):
    lab = {"resourceType": "Observation", "id": "lab-7", "status": "final", "code": {"text": "Tg"}}
    condition = {"resourceType": "Condition", "id": "angina", "code": {"text": "Angina"}}
    bundle["entry"] += [{"resource": lab}, {"resource": condition}, {"resource": {"resourceType": "Device"}}]
    found = read(bundle, reader)
    assert found.case == case
    assert found.not_taken[:2] == ("Observation lab-7", "Condition angina")
    assert found.not_taken[2].startswith("Device Bundle.entry[")


@pytest.mark.parametrize("odd", ["a\nb", "\x1b[2J", "\u202ea", "x" * 65, "", 7])
def test_a_name_that_fhir_does_not_know_gives_way_to_the_place(odd, bundle, reader):
    bundle["entry"].append({"resource": {"resourceType": odd if isinstance(odd, str) else "Device", "id": odd}})
    (named,) = read(bundle, reader).not_taken
    kind = "Device" if odd == 7 else "resource"
    assert named == f"{kind} Bundle.entry[{len(bundle['entry']) - 1}].resource"


def change(bundle, local_id, **fields):
    changed = copy.deepcopy(bundle)
    target = resource(changed, local_id)
    for key, value in fields.items():
        if value is None:
            target.pop(key)
        else:
            target[key] = value
    return changed


REFUSED = {
    "unknown question": ("finding-age", {"code": {"coding": [{"system": "urn:rairdtc:question", "code": "agee"}]}}, "unknown question 'agee'"),
    "no value": ("finding-age", {"valueQuantity": None}, "valueQuantity: is missing"),
    "other unit": ("finding-crcl", {"valueQuantity": {"value": 1.2, "unit": "mL/s", "code": "mL/s"}}, "unit 'mL/s'; crcl is given in mL/min"),
    "comparator": ("finding-crcl", {"valueQuantity": {"value": 9, "unit": "mL/min", "code": "mL/min", "comparator": "<"}}, "exact figure"),
    "text as number": ("finding-crcl", {"valueQuantity": {"value": "9", "unit": "mL/min", "code": "mL/min"}}, "'9' is not allowed"),
    "out of range": ("finding-age", {"valueQuantity": {"value": 999, "unit": "years", "code": "a"}}, "999 is not allowed"),
    "answer of another question": ("finding-histology", {"valueCodeableConcept": {"coding": [{"system": "urn:rairdtc:answer", "code": "sex/female"}]}}, "no answer of histology"),
    "answer that is none": ("finding-histology", {"valueCodeableConcept": {"coding": [{"system": "urn:rairdtc:answer", "code": "histology/x"}]}}, "'x' is not allowed"),
    "two answers": ("finding-histology", {"valueCodeableConcept": {"coding": [{"system": "urn:rairdtc:answer", "code": "histology/papillary"}] * 2}}, "two codes"),
    "preliminary": ("finding-age", {"status": "preliminary"}, "'preliminary' is not final"),
    "answered and absent": ("finding-age", {"dataAbsentReason": {"text": "x"}}, "both answered and absent"),
    "day to come": ("finding-age", {"effectiveDateTime": "2031-01-01"}, "lies in the future"),
    "restated otherwise": ("variant-ret-fusion", {"identifier": [{"system": "urn:rairdtc:restated", "value": "drivers/alk-fusion"}]}, "says 'drivers/alk-fusion'"),
    "no text as kind": ("finding-age", {"resourceType": 7}, "resourceType: a text is needed"),
    "entry without a number": ("finding-drivers", {"component": [{"code": {"text": "x"}}]}, "an entry needs a number"),
    "list as code": ("finding-age", {"code": [[]]}, "an object is needed"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_bundle_with_a_fault_is_refused_whole_with_path_and_reason(name, bundle, reader):
    local_id, fields, reason = REFUSED[name]
    with pytest.raises(CaseError) as caught:
        read(change(bundle, local_id, **fields), reader, "x.json")
    assert reason in str(caught.value)
    assert str(caught.value).startswith("x.json: ")


@pytest.mark.parametrize("name", ["cancer", "contents", "options", "program", "provenance"])
def test_what_is_only_called_like_ours_is_named_and_not_taken(name, bundle, reader, case):
    kind = resource(bundle, name)["resourceType"]
    bundle["entry"].insert(0, {"fullUrl": "urn:uuid:1", "resource": {"resourceType": kind, "id": name}})
    found = read(bundle, reader)
    assert found.case == case
    assert found.not_taken == (f"{kind} {name}",)


@pytest.mark.parametrize("kind", ["MedicationRequest", "ServiceRequest", "Condition"])
def test_a_foreign_request_under_the_name_of_an_option_is_named(kind, bundle, reader):
    bundle["entry"].append({"resource": {"resourceType": kind, "id": "option-lenvatinib", "status": "active"}})
    assert read(bundle, reader).not_taken == (f"{kind} option-lenvatinib",)


def test_a_second_resource_at_the_address_of_ours_is_named(bundle, reader):
    (ours,) = [entry for entry in bundle["entry"] if entry["resource"]["id"] == "cancer"]
    bundle["entry"].append({"fullUrl": ours["fullUrl"], "resource": {"resourceType": "Condition", "id": "cancer"}})
    assert read(bundle, reader).not_taken == ("Condition cancer",)


@pytest.mark.parametrize("identifier", [None, "x", {}, {"value": 7}, {"value": "another"}])
def test_a_bundle_that_does_not_say_whose_it_is_has_nothing_of_ours_added(identifier, bundle, reader, case):
    bundle["identifier"] = identifier
    found = read(bundle, reader)
    assert found.case == case
    assert "Condition cancer" in found.not_taken


NEGATED = {
    "a finding": lambda bundle: resource(bundle, "finding-age"),
    "an entry of a finding": lambda bundle: resource(bundle, "finding-drivers")["component"][1],
    "what says it again": lambda bundle: resource(bundle, "medicine-lenvatinib"),
    "the label": lambda bundle: resource(bundle, "case-label"),
    "the decision": lambda bundle: resource(bundle, "decision")["activity"][0]["detail"],
    "what was added": lambda bundle: resource(bundle, "patient"),
    "an entry of the bundle": lambda bundle: bundle["entry"][3],
    "the bundle": lambda bundle: bundle,
}


@pytest.mark.parametrize("field", ["modifierExtension", "implicitRules"])
@pytest.mark.parametrize("name", NEGATED)
def test_what_may_turn_a_meaning_round_is_refused(name, field, bundle_of, case, reader):
    bundle = bundle_of(case.decided(TeamDecision("lenvatinib", date(2026, 11, 1))))
    NEGATED[name](bundle)[field] = [{"url": "http://example.org/not", "valueBoolean": True}]
    with pytest.raises(CaseError, match=rf"{field}: may turn the meaning round and is not known here"):
        read(bundle, reader)


def test_what_is_not_taken_may_say_what_it_likes(bundle, reader, case):
    foreign = {"resourceType": "Procedure", "id": "p", "modifierExtension": [{"url": "http://example.org/not"}]}
    bundle["entry"].append({"resource": foreign})
    assert read(bundle, reader).case == case


@pytest.mark.parametrize(("field", "value"), [("doNotPerform", True), ("status", "cancelled")])
def test_a_decision_against_what_it_names_is_refused(field, value, bundle_of, case, reader):
    bundle = bundle_of(case.decided(TeamDecision("lenvatinib", date(2026, 11, 1))))
    resource(bundle, "decision")["activity"][0]["detail"][field] = value
    with pytest.raises(CaseError, match=rf"detail\.{field}: "):
        read(bundle, reader)


@pytest.mark.parametrize("status", ["revoked", "entered-in-error", "draft", None])
def test_a_decision_that_does_not_hold_is_refused(status, bundle_of, case, reader):
    bundle = bundle_of(case.decided(TeamDecision("lenvatinib", date(2026, 11, 1))))
    with pytest.raises(CaseError, match=r"status: "):
        read(change(bundle, "decision", status=status), reader)


@pytest.mark.parametrize("local_id", ["finding-age", "finding-histology", "finding-drivers", "case-label"])
@pytest.mark.parametrize("second", ["valueString", "valueBoolean", "_valueInteger"])
def test_two_values_are_refused(local_id, second, bundle, reader):
    if second == "valueString" and local_id == "case-label":
        second = "valueCode"
    with pytest.raises(CaseError, match="has more than one value"):
        read(change(bundle, local_id, **{second: "no"}), reader)


def test_two_values_of_one_entry_are_refused(bundle, reader):
    resource(bundle, "finding-drivers")["component"][0]["valueString"] = "no"
    with pytest.raises(CaseError, match=r"component\[0\]: has more than one value"):
        read(bundle, reader)


def test_a_value_beside_components_that_are_not_asked_for_is_refused(bundle, reader):
    with pytest.raises(CaseError, match="has more than one value: 'component, valueQuantity'"):
        read(change(bundle, "finding-age", component=[{"valueString": "no"}]), reader)


def test_label_and_decision_stand_once(bundle_of, reader, case):
    bundle = bundle_of(case.decided(TeamDecision("lenvatinib", date(2026, 11, 1))))
    twice = copy.deepcopy(bundle)
    twice["entry"].append({"resource": resource(bundle, "case-label")})
    with pytest.raises(CaseError, match="label stands twice"):
        read(twice, reader)
    activity = resource(bundle, "decision")["activity"] * 2
    with pytest.raises(CaseError, match="activity: exactly one is needed"):
        read(change(bundle, "decision", activity=activity), reader)


def test_two_answers_to_one_question_are_refused(bundle, reader):
    bundle["entry"].append(copy.deepcopy({"resource": resource(bundle, "finding-age")}))
    with pytest.raises(CaseError, match=r"Bundle\.entry\[\d+\]\.resource: age is answered twice"):
        read(bundle, reader)


def test_a_variant_without_its_finding_is_refused(bundle, reader):
    bundle["entry"] = [entry for entry in bundle["entry"] if entry["resource"]["id"] != "finding-drivers"]
    with pytest.raises(CaseError, match="the observation of 'drivers' does not"):
        read(bundle, reader)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", "broken JSON"),
        ("{", "broken JSON"),
        ("[]", "an object is needed"),
        ('{"resourceType": "Bundle", "type": "transaction"}', "of the type collection"),
        ('{"resourceType": "Bundle", "type": "collection"}', "Bundle.entry: is missing or empty"),
        ('{"resourceType": "Bundle", "type": "collection", "entry": [1]}', r"Bundle.entry[0]: an object"),
        ('{"resourceType": "Bundle", "type": "collection", "entry": {}}', "Bundle.entry: a list"),
        ('{"a": 1, "a": 2}', "a key stands twice"),
        ('{"a": NaN}', "NaN is not a number"),
        ("[" * 100_000, "nested deeper"),
        ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "nested deeper"),
        ('"' + "a" * MAX_BYTES + '"', "larger than 5 MB"),
    ],
)
def test_hostile_text_is_refused(source, reason, reader):
    with pytest.raises(CaseError) as caught:
        read_text(source, reader)
    assert reason in str(caught.value)


@given(seed=st.integers(0, 2**32), data=st.data())
@settings(max_examples=40, deadline=None, database=None)
def test_a_bundle_damaged_anywhere_is_read_or_refused_but_never_breaks(seed, data, random_case, bundle_of, reader):
    bundle = json.loads(json.dumps(bundle_of(random_case(seed))))
    place = bundle
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.integers(0, 4)) == 0:
            break
        place = place[key]
    place[key] = data.draw(st.sampled_from([None, 1, "x", [], {}, [[]], True, -1e300]))
    with suppress(CaseError):
        read(bundle, reader)
