"""What is said of adverse events across drugs, as stored."""

from rairdtc_gui.domain.events import EventSection, event_called


def test_every_event_is_read_with_its_sections_and_grades(knowledge):
    events = knowledge.adverse_events
    assert len(events) == len({event.id for event in events}) > 20
    drugs = {summary.id for summary in knowledge.drug_list}
    for event in events:
        assert event.terms
        assert set(event.drugs) <= drugs
        assert event.lines
        for line in event.lines:
            assert line.text
            assert (line.grade is not None) == (line.section is EventSection.GRADE)


def test_an_event_is_found_by_any_of_its_names(knowledge):
    events = knowledge.adverse_events
    assert event_called(events, "HYPERTENSION").id == "hypertension"
    assert event_called(events, "high blood pressure").id == "hypertension"
    assert event_called(events, "Vomiting").id == "nausea-vomiting"
    assert event_called(events, "no such event") is None
    hypertension = event_called(events, "hypertension")
    assert [line.grade for line in hypertension.at(3)] == [3]
    assert hypertension.of(EventSection.RED_FLAGS)
