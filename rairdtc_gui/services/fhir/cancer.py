"""What mCODE has a shape of its own for: patient, cancer, metastases, variants, disease status, medicines.

These say again what the observations hold, for readers that know mCODE and not this program.
"""

from __future__ import annotations

from rairdtc_gui.services.fhir import vocabulary as words
from rairdtc_gui.services.fhir.parts import Data, Export, coding, concept, public, restated

_GENDERS = {"female": "female", "male": "male"}


def patient(export: Export) -> Data:
    """Somebody without a name or a number of the hospital."""
    masked = {"extension": [{"url": words.ABSENT_EXTENSION, "valueCode": "masked"}]}
    return {
        "resourceType": "Patient",
        "id": "patient",
        "meta": {"profile": [words.CANCER_PATIENT]},
        "identifier": [{"system": words.CASE, "value": export.digest[:32]}],
        "name": [masked],
        "gender": _GENDERS.get(str(export.case.findings.get("sex")), "unknown"),
    }


def restatements(export: Export) -> list[Data]:
    """Conditions, variants, disease status and medicines."""
    return [_primary(export), *_secondary(export), *_variants(export), *_progression(export), *_medicines(export)]


def _primary(export: Export) -> Data:
    histology = export.case.findings.get("histology")
    extension = []
    if isinstance(histology, str):
        words_of = export.questions["histology"].label_of(histology)
        extension = [{"url": words.HISTOLOGY, "valueCodeableConcept": concept(words_of)}]
        export.codes.say(f"histology {words_of}")
    found = _condition(export, "cancer", words.PRIMARY, concept("Thyroid cancer", public(export.codes.of("histology"))))
    verified = "confirmed" if extension else "provisional"
    found["verificationStatus"] = concept(verified, [coding(words.CONDITION_VERIFIED, verified)])
    return {**found, **({"extension": extension} if extension else {})}


def _secondary(export: Export) -> list[Data]:
    """A site is a metastasis only where its code says so: neck disease may be the tumour itself."""
    found = []
    for site in _entries(export, "metastatic-sites"):
        code, label = export.codes.of("metastatic-sites", site), _label(export, "metastatic-sites", site)
        if code is None:
            export.codes.say(f"site {label}")
            continue
        condition = _condition(export, f"site-{site}", words.SECONDARY, concept(f"Metastasis: {label}", public(code)))
        related = {"url": words.RELATED, "valueReference": export.reference("cancer")}
        mark = restated("metastatic-sites", site)
        found.append({**condition, "identifier": mark, "extension": [related]})
    return found


def _condition(export: Export, local_id: str, profile: str, code: Data) -> Data:
    return {
        "resourceType": "Condition",
        "id": local_id,
        "meta": {"profile": [profile]},
        "clinicalStatus": concept("active", [coding(words.CONDITION_CLINICAL, "active")]),
        "category": [concept("Problem list item", [coding(words.CONDITION_CATEGORY, "problem-list-item")])],
        "code": code,
        "subject": export.patient,
    }


def _variants(export: Export) -> list[Data]:
    loinc = words.SYSTEMS["loinc"]
    found = []
    for driver in _entries(export, "drivers"):
        label, gene = _label(export, "drivers", driver), export.codes.of("drivers", driver)
        if driver == export.questions["drivers"].none_value:
            continue
        if gene is None:
            export.codes.say(f"driver {label}")
        studied = {"code": concept("Gene", [coding(loinc, *words.GENE_CODE)])}
        studied["valueCodeableConcept"] = concept(gene.display if gene else label, public(gene))
        found.append(
            {
                "resourceType": "Observation",
                "id": f"variant-{driver}",
                "meta": {"profile": [words.VARIANT]},
                "identifier": restated("drivers", driver),
                "status": "final",
                "category": [
                    {"coding": [coding(words.OBSERVATION_CATEGORY, "laboratory")]},
                    {"coding": [coding(words.DIAGNOSTIC_SERVICE, "GE")]},
                ],
                "code": concept(label, [coding(loinc, *words.VARIANT_CODE)]),
                "subject": export.patient,
                **_day(export, "drivers"),
                "valueCodeableConcept": concept("Present", [coding(loinc, *words.PRESENT)]),
                "component": [studied],
            }
        )
    return found


def _progression(export: Export) -> list[Data]:
    outcome = export.case.findings.get("last-agent-outcome")
    code = export.codes.of("last-agent-outcome", str(outcome)) if outcome else None
    if code is None:
        return []
    return [
        {
            "resourceType": "Observation",
            "id": "disease-status",
            "meta": {"profile": [words.DISEASE_STATUS]},
            "identifier": restated("last-agent-outcome", str(outcome)),
            "status": "final",
            "code": concept("Disease status", [coding(words.SYSTEMS["loinc"], *words.DISEASE_STATUS_CODE)]),
            "subject": export.patient,
            "focus": [export.reference("cancer")],
            **_day(export, "last-agent-outcome"),
            "valueCodeableConcept": concept(_label(export, "last-agent-outcome", str(outcome)), public(code)),
        }
    ]


def _medicines(export: Export) -> list[Data]:
    prior = [agent for agent in _entries(export, "prior-agents") if agent != "none"]
    current = export.case.findings.get("current-drug")
    found = [_statement(export, "prior-agents", agent, _status(export, agent)) for agent in prior]
    if isinstance(current, str) and current != "none" and current not in prior:
        found.append(_statement(export, "current-drug", current, "active"))
    return found


def _status(export: Export, agent: str) -> str:
    """Running, stopped, or not known: whether a course was completed is never guessed."""
    if export.case.findings.get("current-drug") == agent:
        return "active"
    ended = (*_entries(export, "ended-for-toxicity"), *_entries(export, "ended-for-progression"))
    return "stopped" if agent in ended else "unknown"


def _statement(export: Export, question: str, agent: str, status: str) -> Data:
    label, code = _label(export, question, agent), export.codes.drug(agent)
    if code is None:
        export.codes.say(f"medicine {label}")
    return {
        "resourceType": "MedicationStatement",
        "id": f"medicine-{agent}",
        "identifier": restated(question, agent),
        "status": status,
        "medicationCodeableConcept": concept(label, public(code)),
        "subject": export.patient,
        "reasonReference": [export.reference("cancer")],
    }


def _entries(export: Export, question: str) -> tuple[str, ...]:
    value = export.case.findings.get(question)
    return value if isinstance(value, tuple) else ()


def _label(export: Export, question: str, value: str) -> str:
    return export.questions[question].label_of(value)


def _day(export: Export, question: str) -> Data:
    day = export.case.measured.get(question)
    return {} if day is None else {"effectiveDateTime": day.isoformat()}
