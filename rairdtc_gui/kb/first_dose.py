"""Reads the start dose that stands first on the page of a drug, without reading the page."""

from __future__ import annotations

from rairdtc_gui.domain.drugs import Dose, FirstDose
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.kb.reader import Reader


def first_dose(reader: Reader, drug_id: str, lead_region: str) -> FirstDose | None:
    """What holds in the leading region, also because it holds everywhere, comes first; none: no start dose is known."""
    rows = list(
        reader.rows(
            "SELECT * FROM dose_line WHERE drug_id = ? AND section = 'start' ORDER BY region NOT IN ('', ?), position",
            drug_id,
            lead_region,
        )
    )
    if not rows:
        return None
    row = rows[0]
    cited = reader.rows(
        "SELECT s.citation FROM citation c JOIN source s ON s.id = c.source_id WHERE c.address = ? ORDER BY c.position",
        row["address"],
    )
    return FirstDose(
        label=row["label"],
        region=row["region"],
        dose=Dose(row["amount"], row["amount_to"], row["unit"], row["route"], row["frequency"]),
        checked=Checked(row["checked"]),
        checked_on=row["checked_on"],
        sources=tuple(source["citation"] for source in cited),
        others=len(rows) - 1,
    )
