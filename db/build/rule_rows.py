"""Rows of questions, derived findings, options, rules, definitions, diagrams and example cases."""

from __future__ import annotations

from db.build import models
from db.build.rows import Row, Rows, as_json, condition, dose
from db.build.sources import Sources


def add_rules(rows: Rows, sources: Sources) -> None:
    """Everything the engine reads, in the order of the sources."""
    day = sources.pack.date
    _add_questions(rows, sources, day)
    _add_derived(rows, sources, day)
    _add_definitions(rows, sources, day)
    _add_options(rows, sources, day)
    _add_rules(rows, sources)
    _add_diagrams(rows, sources, day)
    _add_cases(rows, sources, day)


def _add_questions(rows: Rows, sources: Sources, day: str) -> None:
    position = 0
    for group in (placed.model for placed in sources.groups):
        rows.add("question_group", id=group.id, position=group.order, label=group.label)
        for question in group.questions:
            rows.add("question", **_question(rows, group.id, position, question, day))
            for place, answer in enumerate(question.answers):
                rows.add(
                    "question_answer",
                    question_id=question.id,
                    position=place,
                    value=answer.value,
                    label=answer.label,
                    means_unavailable=int(answer.value in question.unavailable_values),
                )
            position += 1


def _question(rows: Rows, group_id: str, position: int, question: models.Question, day: str) -> Row:
    plausible_low, plausible_high = question.plausible or (None, None)
    hard_low, hard_high = question.hard or (None, None)
    return {
        **rows.fact(f"question/{question.id}", question, day),
        "id": question.id,
        "group_id": group_id,
        "position": position,
        "label": question.label,
        "type": question.type,
        "none_value": question.none_value or "",
        "is_ordered": int(question.ordered),
        "unit": question.unit or "",
        "plausible_low": plausible_low,
        "plausible_high": plausible_high,
        "hard_low": hard_low,
        "hard_high": hard_high,
        "why": question.why,
        "help": question.help or "",
        "definition_id": question.definition or "",
        "applies": condition(question.applies),
        "used_for": question.used_for or "",
    }


def _add_derived(rows: Rows, sources: Sources, day: str) -> None:
    for position, placed in enumerate(sources.derived):
        derived: models.Derived = placed.model
        rows.add(
            "derived",
            **rows.fact(f"derived/{derived.id}", derived, day),
            id=derived.id,
            position=position,
            label=derived.label,
            condition=condition(derived.when),
            definition_id=derived.definition or "",
            body=derived.body or "",
            year=derived.year,
        )


def _add_definitions(rows: Rows, sources: Sources, day: str) -> None:
    for position, placed in enumerate(sources.definitions):
        definition: models.Definition = placed.model
        rows.add("definition", id=definition.id, position=position, label=definition.label)
        for place, part in enumerate(definition.parts):
            rows.add(
                "definition_part",
                **rows.fact(f"definition/{definition.id}/{part.id}", part, day),
                definition_id=definition.id,
                position=place,
                id=part.id,
                body=part.body or "",
                year=part.year,
                text=part.text,
            )


def _add_options(rows: Rows, sources: Sources, day: str) -> None:
    for position, placed in enumerate(sources.classes):
        rows.add("option_class", id=placed.model.id, position=position, label=placed.model.label)
    for position, placed in enumerate(sources.options):
        option: models.TreatmentOption = placed.model
        rows.add("treatment_option", **_option(rows, position, option, day))
        for class_id in option.classes:
            rows.add("option_class_member", option_id=option.id, class_id=class_id)
        for place, drug_id in enumerate(option.drugs):
            rows.add("option_drug", option_id=option.id, position=place, drug_id=drug_id)
        for place, trial_id in enumerate(option.trials):
            rows.add("option_trial", option_id=option.id, position=place, trial_id=trial_id)
        for region, status in option.availability.items():
            rows.add("option_availability", option_id=option.id, region=region, status=status)
        for place, evidence in enumerate(option.evidence):
            rows.add(
                "option_evidence",
                **rows.fact(f"option/{option.id}/evidence/{place}", evidence, day),
                option_id=option.id,
                position=place,
                body=evidence.body,
                statement=evidence.statement,
                kind=evidence.kind,
            )


def _option(rows: Rows, position: int, option: models.TreatmentOption, day: str) -> Row:
    return {
        **rows.fact(f"option/{option.id}", option, day),
        **dose(option.start_dose),
        "id": option.id,
        "position": position,
        "label": option.label,
        "short": option.short,
        "kind": option.kind,
        "line": option.line,
        "indication": option.indication,
        "is_biomarker_matched": int(option.biomarker_matched),
        "dose_of": option.dose_of or "",
        "dose_with": as_json(option.dose_with),
        "availability_checked": option.availability_checked or "",
    }


def _add_rules(rows: Rows, sources: Sources) -> None:
    position = 0
    for group_position, placed in enumerate(sources.rule_groups):
        group: models.RuleGroup = placed.model
        rows.add("rule_group", id=group.group, position=group_position, label=group.label)
        for rule in group.rules:
            rows.add(
                "rule",
                **rows.fact(f"rule/{rule.id}", rule, rule.reviewed),
                id=rule.id,
                group_id=group.group,
                position=position,
                condition=condition(rule.when),
                why=rule.why,
                reviewed=rule.reviewed,
            )
            for jurisdiction in rule.jurisdictions:
                rows.add("rule_jurisdiction", rule_id=rule.id, jurisdiction=jurisdiction)
            for place, effect in enumerate(rule.then):
                rows.add("rule_effect", **_effect(rule.id, place, effect))
            position += 1


def _effect(rule_id: str, position: int, effect: models.Effect) -> Row:
    def text_of(name: str) -> str:
        return str(getattr(effect, name, None) or "")

    return {
        "rule_id": rule_id,
        "position": position,
        "effect": effect.effect,
        "option_id": getattr(effect, "option", None),
        "class_id": getattr(effect, "option_class", None),
        "stance": text_of("stance"),
        "strength": text_of("strength"),
        "certainty": text_of("certainty"),
        "grade": text_of("grade"),
        "until": text_of("until"),
        "text": text_of("text") or text_of("action"),
        "monitoring": text_of("monitoring"),
        "urgency": text_of("urgency"),
        "drug_id": getattr(effect, "drug", None),
        "adjustment_id": text_of("adjustment"),
    }


def _add_diagrams(rows: Rows, sources: Sources, day: str) -> None:
    for diagram in (placed.model for placed in sources.diagrams):
        rows.add("diagram", id=diagram.id, label=diagram.label)
        for position, node in enumerate(diagram.nodes):
            rows.add(
                "diagram_node",
                **rows.fact(f"diagram/{diagram.id}/{node.id}", node, day),
                diagram_id=diagram.id,
                position=position,
                id=node.id,
                shape=node.shape,
                grid_column=node.column,
                grid_row=node.row,
                label=node.label,
                finding=node.finding or "",
                options=as_json(node.options),
                differences=as_json(node.differences),
                text=node.text or "",
            )
        for position, edge in enumerate(diagram.edges):
            rows.add(
                "diagram_edge",
                diagram_id=diagram.id,
                position=position,
                start_id=edge.from_,
                end_id=edge.to,
                label=edge.label,
                condition=condition(edge.when),
            )


def _add_cases(rows: Rows, sources: Sources, day: str) -> None:
    for position, placed in enumerate(sources.cases):
        case: models.ExampleCase = placed.model
        rows.add(
            "example_case",
            **rows.fact(f"case/{case.id}", case, day),
            id=case.id,
            position=position,
            title=case.title,
            decision_point=case.decision_point,
            story=case.story,
            done=case.done,
            outcome=case.outcome,
            jurisdiction=case.jurisdiction,
            findings=as_json(case.findings),
            assumed=as_json(case.assumed),
            expected=as_json(case.expected.model_dump()),
            must_say=as_json(case.must_say),
        )
