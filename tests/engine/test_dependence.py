"""From which slots the verdicts of others follow: no more than that, or every answer would be judged for nothing."""


def test_what_stands_for_itself_depends_on_itself_alone(engine):
    compiled = engine.compiled
    alone = [entry for entry in compiled.questions.values() if entry.slots and not entry.applies_reads]
    assert len(alone) > 10
    for entry in alone:
        own = 1 << entry.slots[0]
        assert compiled.depends_on(own) == own


def test_a_question_that_applies_by_another_depends_on_it(engine):
    compiled = engine.compiled
    asked = [entry for entry in compiled.questions.values() if entry.slots and entry.applies_reads]
    assert len(asked) > 10
    for entry in asked:
        own = 1 << entry.slots[0]
        assert compiled.depends_on(own) & (own | entry.applies_reads) == own | entry.applies_reads


def test_a_derived_finding_depends_on_what_it_reads(engine):
    compiled = engine.compiled
    for derived, reads in zip(compiled.derived_order, compiled.derived_reads, strict=True):
        own = 1 << compiled.derived_slots[derived.id][0]
        assert compiled.depends_on(own) & (own | reads) == own | reads
