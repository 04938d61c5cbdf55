"""Which lines of a drug's own label are meant by an event, whatever name it was called by."""

import pytest

from rairdtc_gui.domain.own_events import EventBook, OwnLines


@pytest.fixture
def book(knowledge):
    return knowledge.event_book


def own(knowledge, drug):
    return knowledge.drug(drug).label_events


def of(knowledge, drug, asked):
    return knowledge.event_book.of(own(knowledge, drug), asked)


@pytest.mark.parametrize(
    ("drug", "asked", "line"),
    [
        ("trametinib", "pulmonary embolism", "Thromboembolic event"),
        ("sorafenib", "HFSR", "Palmar-plantar erythrodysesthesia syndrome or rash"),
        ("sorafenib", "hand-foot", "Palmar-plantar erythrodysesthesia syndrome or rash"),
        ("pembrolizumab", "hypothyroidism", "Hypothyroidism"),
        ("pazopanib", "Fistula", "Gastrointestinal perforation or fistula"),
        ("cabozantinib-capsules", "stroke", "Myocardial infarction, stroke or other serious arterial thromboembolism"),
        ("crizotinib", "myelosuppression", "Neutrophil count decreased or platelet count decreased"),
        ("entrectinib", "anaemia", "Anemia or neutrophil count decreased"),
        ("lenvatinib", "cardiac dysfunction", "Cardiac dysfunction"),
        ("trametinib", "cardiac-dysfunction", "Ejection fraction decreased"),
        ("encorafenib", "ocular", "Uveitis"),
        ("anlotinib", "stroke", "Arterial thromboembolism"),  # a line under the name of the page covers all of it
        ("lenvatinib", "heart failure", "Cardiac dysfunction"),
        ("lenvatinib", "nephrotic syndrome", "Nephrotic syndrome"),
        ("lenvatinib", "proteinuria", "Proteinuria"),
        ("lenvatinib", "haemorrhage", "Hemorrhage"),
        ("cabozantinib", "Venous thromboembolism", "Venous thromboembolism"),
    ],
)
def test_the_only_line_that_an_event_can_mean_is_chosen(knowledge, drug, asked, line):
    assert of(knowledge, drug, asked) == OwnLines(chosen=line)


@pytest.mark.parametrize(
    ("drug", "asked", "lines"),
    [
        ("cabozantinib", "pulmonary embolism", ("Venous thromboembolism", "Arterial or venous thromboembolism")),
        ("pazopanib", "hepatotoxicity", ("Alanine aminotransferase increased", "Hepatotoxicity")),
        ("apatinib", "fistula-perforation", ("Gastrointestinal perforation", "Gastrointestinal fistula")),
        ("sorafenib", "rash", (
            "Palmar-plantar erythrodysesthesia syndrome or rash",
            "Stevens-Johnson syndrome or toxic epidermal necrolysis",
        )),
    ],
)  # fmt: skip
def test_of_several_lines_of_a_page_none_is_chosen(knowledge, drug, asked, lines):
    assert of(knowledge, drug, asked) == OwnLines(offered=lines)


@pytest.mark.parametrize(
    ("drug", "asked", "lines"),
    [
        ("encorafenib", "retinal detachment", {"Uveitis"}),  # of the same page, but another thing
        ("doxorubicin", "anaemia", {"Neutrophil count decreased"}),
        ("everolimus", "neutropenia", {
            "Platelet count decreased", "Neutrophil count decreased", "Febrile neutropenia",
        }),
        ("ipilimumab", "Rash maculo-papular", {"Stevens-Johnson syndrome"}),  # narrower than what was asked
        ("encorafenib", "Stevens-Johnson syndrome", {"Rash maculo-papular"}),
        ("anlotinib", "pulmonary embolism", {"Arterial thromboembolism"}),  # a page that shares the word
        ("apatinib", "arterial or venous thromboembolism", {"Arterial thromboembolism", "Thromboembolic event"}),
        ("pazopanib", "cardiac-dysfunction", {"Left ventricular systolic dysfunction"}),
        ("camrelizumab", "immune-related", {"Other immune-mediated reaction"}),
        ("selpercatinib", "tsh-rise", {"Hypothyroidism"}),
    ],
)  # fmt: skip
def test_lines_that_are_only_near_are_offered_as_such(knowledge, drug, asked, lines):
    found = of(knowledge, drug, asked)
    assert (found.chosen, found.is_near) == ("", True)
    assert set(found.offered) == lines


@pytest.mark.parametrize(
    ("drug", "asked"),
    [("lenvatinib", "fatigue"), ("lenvatinib", "Hiccups"), ("dexamethasone", "rash"), ("sunitinib", "adverse event")],
)
def test_where_no_line_is_near_none_is_offered(knowledge, drug, asked):
    assert of(knowledge, drug, asked) == OwnLines()


def test_the_page_of_a_line_is_that_which_was_asked_or_else_its_first(book):
    both = "Palmar-plantar erythrodysesthesia syndrome or rash"
    assert book.page(both).id == "hand-foot"
    assert book.page(both, "rash").id == "rash"
    assert book.page(both, "fatigue").id == "hand-foot"
    assert book.page("Stevens-Johnson syndrome", "Hiccups").id == "rash"
    assert book.page("Hypoglycemia") is None
    assert book.page("HFSR").id == "hand-foot"


def test_what_is_asked_bears_the_term_of_its_page_unless_it_is_one_of_several_things(book):
    for asked, name in (
        ("HFSR", "Palmar-plantar erythrodysesthesia syndrome"), ("cpk-rise", "CPK increased"),
        ("anaemia", "Anemia"), ("neutropenia", "neutropenia"), ("STROKE", "Stroke"), ("rash", "Rash maculo-papular"),
        ("Hiccups", "Hiccups"), ("myelosuppression", "Platelet count decreased, Neutrophil count decreased, Anemia"),
    ):  # fmt: skip
        assert book.name(asked) == name


def test_a_book_without_pages_knows_names_of_the_label_alone():
    empty = EventBook((), frozenset())
    assert empty.of(("Hypertension",), "HYPERTENSION") == OwnLines(chosen="Hypertension")
    assert empty.of(("Hypertension",), "Hypertensio") == OwnLines(offered=("Hypertension",), is_near=True)
