"""Reads questions, derived findings, options and rules, once, into the objects that the engine compiles."""

from __future__ import annotations

import json

from rairdtc_gui.domain.case import Jurisdiction
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.domain.questions import Answer, Question, QuestionGroup, QuestionType, Range
from rairdtc_gui.domain.rules import (
    AdjustDose,
    Caution,
    Certainty,
    Definition,
    DefinitionPart,
    Derived,
    Effect,
    First,
    Grade,
    Indicate,
    Limit,
    OptionEvidence,
    Restrict,
    Rule,
    Stance,
    Strength,
    TreatmentOption,
    Urgency,
)
from rairdtc_gui.kb.reader import Reader, Row, condition, dose, required_condition


def question_groups(reader: Reader) -> tuple[QuestionGroup, ...]:
    """The wizard's groups with their questions, in asking order."""
    answers = reader.grouped("SELECT * FROM question_answer ORDER BY question_id, position", "question_id")
    questions = reader.grouped("SELECT * FROM question ORDER BY position", "group_id")
    return tuple(
        QuestionGroup(
            row["id"],
            row["label"],
            tuple(_question(reader, question, answers.get(question["id"], [])) for question in questions[row["id"]]),
        )
        for row in reader.rows("SELECT id, label FROM question_group ORDER BY position")
    )


def _question(reader: Reader, row: Row, answers: list[Row]) -> Question:
    return Question(
        id=row["id"],
        group=row["group_id"],
        label=row["label"],
        type=QuestionType(row["type"]),
        answers=tuple(Answer(answer["value"], answer["label"]) for answer in answers),
        none_value=row["none_value"],
        unavailable_values=frozenset(answer["value"] for answer in answers if answer["means_unavailable"]),
        ordered=bool(row["is_ordered"]),
        unit=row["unit"],
        plausible=_range(row["plausible_low"], row["plausible_high"]),
        hard=_range(row["hard_low"], row["hard_high"]),
        why=row["why"],
        help=row["help"],
        definition=row["definition_id"],
        applies=condition(row["applies"]),
        provenance=reader.provenance(row),
    )


def _range(low: float | None, high: float | None) -> Range | None:
    return None if low is None or high is None else Range(low, high)


def derived_findings(reader: Reader) -> tuple[Derived, ...]:
    """Every derived finding, in stored order."""
    return tuple(
        Derived(
            id=row["id"],
            label=row["label"],
            when=required_condition(row["condition"]),
            definition=row["definition_id"],
            note=row["note"],
            provenance=reader.provenance(row),
            body=row["body"],
            year=row["year"],
        )
        for row in reader.rows("SELECT * FROM derived ORDER BY position")
    )


def class_labels(reader: Reader) -> tuple[tuple[str, str], ...]:
    """Option classes as (id, label)."""
    return tuple(
        (row["id"], row["label"]) for row in reader.rows("SELECT id, label FROM option_class ORDER BY position")
    )


def options(reader: Reader) -> tuple[TreatmentOption, ...]:
    """Every option, in stored order."""
    classes = reader.grouped("SELECT * FROM option_class_member ORDER BY option_id, class_id", "option_id")
    drugs = reader.grouped("SELECT * FROM option_drug ORDER BY option_id, position", "option_id")
    trials = reader.grouped("SELECT * FROM option_trial ORDER BY option_id, position", "option_id")
    evidence = reader.grouped("SELECT * FROM option_evidence ORDER BY option_id, position", "option_id")
    available = reader.grouped("SELECT * FROM option_availability ORDER BY option_id, region", "option_id")
    return tuple(
        TreatmentOption(
            id=row["id"],
            order=row["position"],
            label=row["label"],
            short=row["short"],
            kind=row["kind"],
            line=row["line"],
            indication=row["indication"],
            classes=tuple(item["class_id"] for item in classes.get(row["id"], ())),
            is_biomarker_matched=bool(row["is_biomarker_matched"]),
            drugs=tuple(item["drug_id"] for item in drugs.get(row["id"], ())),
            dose_of=row["dose_of"],
            dose_with=tuple(json.loads(row["dose_with"])),
            start_dose=dose(row),
            trials=tuple(item["trial_id"] for item in trials.get(row["id"], ())),
            evidence=tuple(_evidence(reader, item) for item in evidence.get(row["id"], ())),
            availability=tuple((item["region"], item["status"]) for item in available.get(row["id"], ())),
            availability_checked=Checked(row["availability_checked"]) if row["availability_checked"] else None,
            provenance=reader.provenance(row),
        )
        for row in reader.rows("SELECT * FROM treatment_option ORDER BY position")
    )


def _evidence(reader: Reader, row: Row) -> OptionEvidence:
    return OptionEvidence(row["body"], row["statement"], row["kind"], reader.provenance(row))


def rules(reader: Reader) -> tuple[Rule, ...]:
    """Every rule with its effects; classes are expanded to their members."""
    effects = reader.grouped("SELECT * FROM rule_effect ORDER BY rule_id, position", "rule_id")
    jurisdictions = reader.grouped("SELECT * FROM rule_jurisdiction ORDER BY rule_id, jurisdiction", "rule_id")
    members = {
        class_id: tuple(row["option_id"] for row in rows)
        for class_id, rows in reader.grouped(
            "SELECT m.class_id, m.option_id FROM option_class_member m"
            " JOIN treatment_option o ON o.id = m.option_id ORDER BY m.class_id, o.position",
            "class_id",
        ).items()
    }
    return tuple(
        Rule(
            id=row["id"],
            group=row["group_id"],
            when=required_condition(row["condition"]),
            effects=tuple(_effect(effect, members) for effect in effects[row["id"]]),
            why=row["why"],
            jurisdictions=frozenset(Jurisdiction(item["jurisdiction"]) for item in jurisdictions.get(row["id"], ())),
            note=row["note"],
            reviewed=row["reviewed"],
            provenance=reader.provenance(row),
        )
        for row in reader.rows("SELECT * FROM rule ORDER BY position")
    )


def _effect(row: Row, members: dict[str, tuple[str, ...]]) -> Effect:
    targets = (row["option_id"],) if row["option_id"] else members.get(row["class_id"], ())
    option_class = row["class_id"] or ""
    match row["effect"]:
        case "indicate":
            return Indicate(row["option_id"], _stance(row["stance"]), _grade(row))
        case "limit":
            return Limit(targets, option_class, _grade(row))
        case "restrict":
            return Restrict(targets, option_class, _stance(row["stance"]), row["until"], _grade(row))
        case "caution":
            return Caution(targets, option_class, row["text"], row["monitoring"])
        case "first":
            return First(row["text"], Urgency(row["urgency"]), row["option_id"] or "")
        case _:
            return AdjustDose(row["drug_id"], row["adjustment_id"])


def _grade(row: Row) -> Grade:
    return Grade(Strength[_member(row["strength"])], Certainty[_member(row["certainty"])], row["grade"])


def _stance(code: str) -> Stance:
    return Stance[_member(code)]


def _member(code: str) -> str:
    return code.upper().replace("-", "_")


def definitions(reader: Reader) -> tuple[Definition, ...]:
    """Every definition with what each body says."""
    parts = reader.grouped("SELECT * FROM definition_part ORDER BY definition_id, position", "definition_id")
    return tuple(
        Definition(row["id"], row["label"], tuple(_part(reader, part) for part in parts[row["id"]]))
        for row in reader.rows("SELECT id, label FROM definition ORDER BY position")
    )


def _part(reader: Reader, row: Row) -> DefinitionPart:
    return DefinitionPart(row["id"], row["body"], row["year"], row["text"], row["note"], reader.provenance(row))
