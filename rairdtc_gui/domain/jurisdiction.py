"""Whose rules lead for a case."""

from __future__ import annotations

from rairdtc_gui.domain.case import Case, Jurisdiction

#: The question whose answer says where the patient is treated, and which rules lead for each answer.
REGION_QUESTION = "region"
JURISDICTION_OF_REGION = {
    "US": Jurisdiction.US,
    "EU": Jurisdiction.EU,
    "UK": Jurisdiction.EU,
    "China": Jurisdiction.CN,
    "Japan": Jurisdiction.JP,
    "other": Jurisdiction.ANY,
}

#: The bodies that approve drugs, in the order in which they are shown.
REGIONS = ("FDA", "EMA", "NMPA", "PMDA")

#: Whose label leads for each jurisdiction.
REGION_OF_JURISDICTION = {
    Jurisdiction.US: "FDA",
    Jurisdiction.EU: "EMA",
    Jurisdiction.CN: "NMPA",
    Jurisdiction.JP: "PMDA",
    Jurisdiction.ANY: "FDA",
}


def jurisdiction_of(case: Case) -> Jurisdiction | None:
    """As stated in the case, else from the region answer; none while neither is known."""
    if case.jurisdiction is not None:
        return case.jurisdiction
    region = case.findings.get(REGION_QUESTION)
    return JURISDICTION_OF_REGION[region] if isinstance(region, str) else None
