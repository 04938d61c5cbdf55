"""Names that stand in a bundle: our own systems, public code systems, profiles and units."""

from __future__ import annotations

OURS = "urn:rairdtc:"
QUESTION, ANSWER, CASE, ENTRY = f"{OURS}question", f"{OURS}answer", f"{OURS}case", f"{OURS}entry"
OPTION, STANCE, STATUS, REASON = f"{OURS}option", f"{OURS}stance", f"{OURS}status", f"{OURS}decision-reason"
RESTATED, KNOWLEDGE, DECISION = f"{OURS}restated", f"{OURS}knowledge", f"{OURS}decision"

SYSTEMS = {
    "loinc": "http://loinc.org",
    "snomed": "http://snomed.info/sct",
    "icd-10-cm": "http://hl7.org/fhir/sid/icd-10-cm",
    "hgnc": "http://www.genenames.org",
    "atc": "http://www.whocc.no/atc",
}
UCUM = "http://unitsofmeasure.org"
#: UCUM codes of the units of questions and doses. A unit that is not here is written as text only.
UNITS = {
    "mm": "mm",
    "mg": "mg",
    "kg": "kg",
    "cm": "cm",
    "m2": "m2",
    "ms": "ms",
    "percent": "%",
    "years": "a",
    "months": "mo",
    "mmHg": "mm[Hg]",
    "mmol/L": "mmol/L",
    "mL/min": "mL/min",
    "g/dL": "g/dL",
    "g/g": "g/g",
    "10^9/L": "10*9/L",
    "mIU/L": "m[IU]/L",
    "GBq": "GBq",
    "mg/m2": "mg/m2",
    "mg/kg": "mg/kg",
    "microgram": "ug",
    "microgram/kg": "ug/kg",
}

_HL7 = "http://terminology.hl7.org/CodeSystem/"
OBSERVATION_CATEGORY = f"{_HL7}observation-category"
CONDITION_CATEGORY = f"{_HL7}condition-category"
CONDITION_CLINICAL, CONDITION_VERIFIED = f"{_HL7}condition-clinical", f"{_HL7}condition-ver-status"
ABSENT, DIAGNOSTIC_SERVICE = f"{_HL7}data-absent-reason", f"{_HL7}v2-0074"
PROVENANCE_AGENT = f"{_HL7}provenance-participant-type"

_MCODE = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-"
PATIENT_BUNDLE, CANCER_PATIENT = f"{_MCODE}patient-bundle", f"{_MCODE}cancer-patient"
PRIMARY, SECONDARY = f"{_MCODE}primary-cancer-condition", f"{_MCODE}secondary-cancer-condition"
HISTOLOGY = f"{_MCODE}histology-morphology-behavior"
ECOG, VARIANT = f"{_MCODE}ecog-performance-status", f"{_MCODE}genomic-variant"
DISEASE_STATUS, REQUEST = f"{_MCODE}cancer-disease-status", f"{_MCODE}cancer-related-medication-request"
ABSENT_EXTENSION = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
RELATED = "http://hl7.org/fhir/StructureDefinition/condition-related"

#: LOINC codes that the profiles fix.
DISEASE_STATUS_CODE = ("97509-4", "Cancer Disease Progression")
VARIANT_CODE, GENE_CODE = ("69548-6", "Genetic variant assessment"), ("48018-6", "Gene studied [ID]")
PRESENT = ("LA9633-4", "Present")

DISCLAIMER = "This supports, and does not replace, clinical judgement. It is a list of options to weigh, not an order."
