"""A bundle is of one patient: findings of two are never put into one case."""

import copy

import pytest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.services.case_file import CaseError
from rairdtc_gui.services.fhir.read import read
from tests.services.fhir.test_round_trip import resource


@pytest.fixture
def bundle(bundle_of):
    return bundle_of(Case.of({"histology": "papillary", "age": 64.0}))


@pytest.fixture
def other(bundle_of):
    """The export of somebody else, with other questions answered."""
    return bundle_of(Case.of({"ecog": "1", "platelets": 40.0}))


def of_kind(bundle, *kinds):
    return [entry for entry in bundle["entry"] if entry["resource"]["resourceType"] in kinds]


def refusal(bundle, reader):
    with pytest.raises(CaseError) as caught:
        read(bundle, reader, "x.json")
    return str(caught.value)


def test_two_exports_in_one_bundle_are_refused(bundle, other, reader):
    bundle["entry"] += other["entry"]
    second = [place for place, entry in enumerate(bundle["entry"]) if entry["resource"]["id"] == "patient"][1]
    assert refusal(bundle, reader) == (
        f"x.json: Bundle.entry[{second}].resource: is a second patient; export each patient to a file of its own"
    )


def test_a_finding_of_another_patient_is_refused(bundle, other, reader):
    bundle["entry"] += of_kind(other, "Observation")
    subject = resource(other, "finding-ecog")["subject"]["reference"]
    assert refusal(bundle, reader).endswith(
        f".resource.subject: {subject!r} is not the patient of this bundle; export each patient to a file of its own"
    )


def test_the_same_without_any_patient(bundle, other, reader):
    bundle["entry"] = of_kind(bundle, "Observation")
    assert read(bundle, reader).case.findings == {"histology": "papillary", "age": 64.0}
    bundle["entry"] += of_kind(other, "Observation")
    assert "is not the patient of this bundle" in refusal(bundle, reader)


@pytest.mark.parametrize("key", ["subject", "patient"])
@pytest.mark.parametrize("several", [False, True])
def test_what_is_not_taken_is_of_the_same_patient_too(key, several, bundle, reader):
    reference = {"reference": "Patient/4711"}
    foreign = {"resourceType": "Procedure", "id": "p", key: [reference] if several else reference}
    bundle["entry"].append({"resource": foreign})
    assert f".resource.{key}: 'Patient/4711' is not the patient of this bundle" in refusal(bundle, reader)


@pytest.mark.parametrize("subject", [{"display": "Somebody"}, {"reference": 7}, "patient", [[]], None])
def test_whoever_cannot_be_told_is_not_taken_for_the_patient(subject, bundle, reader):
    resource(bundle, "finding-age")["subject"] = subject
    assert ".resource.subject" in refusal(bundle, reader)


def test_the_patient_may_be_named_by_address_or_by_id(bundle, reader):
    again = copy.deepcopy(bundle)
    for entry in again["entry"]:
        if "subject" in entry["resource"]:
            entry["resource"]["subject"] = {"reference": "Patient/patient"}
    assert read(again, reader).case == read(bundle, reader).case


@pytest.mark.parametrize("address", [None, [], {}, 7])
def test_a_patient_without_address_and_id_is_nobody_to_refer_to(address, bundle, reader):
    (entry,) = of_kind(bundle, "Patient")
    resource(bundle, "contents")["subject"] = {"reference": "Patient/None"}
    entry["fullUrl"] = address
    del entry["resource"]["id"]
    assert "is not the patient of this bundle" in refusal(bundle, reader)
