"""Sources are numbered in the order in which a page names them."""

from rairdtc_gui.domain.cited import Citations
from rairdtc_gui.domain.provenance import Checked, Provenance, Source


def source(name, **fields):
    plain = {"kind": "label", "citation": f"{name} label", "year": None, "pmid": "", "doi": "", "nct": "", "url": "",
             "read": ""}  # fmt: skip
    return Source(id=name, **{**plain, **fields})


SOURCES = {
    "a": source("a", year=2025, pmid="1", doi="10.1/x"),
    "b": source("b", citation="b label 2024", year=2024, nct="NCT1"),
}


def test_numbers_follow_the_page_and_name_each_source_once():
    cite = Citations(SOURCES)
    seen = cite.statement("Hold.", Provenance(("b", "a", "b"), Checked.SEEN, "2026-11-25"), region="FDA", note="n")
    assert (seen.numbers, seen.is_confirmed, seen.region, seen.note) == ((1, 2), True, "FDA", "n")
    assert not cite.statement("Go on.", Provenance((), Checked.RECALL, "2026-11-25"), stop=True).is_confirmed
    assert [(row.number, row.citation, row.detail) for row in cite.sources()] == [
        (1, "b label 2024", "NCT1"),
        (2, "a label", "2025 · PMID 1 · 10.1/x"),
    ]
