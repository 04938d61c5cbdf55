"""Checks across source files: errors with file, line, what is wrong and what to do. They change nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from db.build import models
from db.build.check_changes import check_changes
from db.build.check_conditions import check_conditions
from db.build.check_content import check_co_medicines, check_differences, check_events, check_fhir_codes
from db.build.check_dates import check_review_dates, check_years
from db.build.check_diagrams import check_diagrams
from db.build.check_figures import check_doses, check_figures
from db.build.check_own import check_own
from db.build.check_signals import check_signal_cells, check_signalling
from db.build.placed import Errors, inside, parts, placed_items
from db.build.sources import Placed, Sources
from rairdtc_gui.domain.questions import AnswerError, Question
from rairdtc_gui.services.strict_yaml import SourceError


def check(sources: Sources, questions: dict[str, Question]) -> list[SourceError]:
    """Every error across files, sorted by file and line."""
    found: list[SourceError] = []
    for one in _CHECKS:
        found.extend(one(sources))
    found.extend(check_conditions(sources, questions))
    found.extend(check_cases(sources, questions))
    if not found:
        found.extend(check_changes(sources))
    return sorted(found, key=lambda error: (str(error.path), error.line))


def check_references(sources: Sources) -> Errors:
    """Every cited source exists; a fact that was seen names where."""
    known = {placed.model.id for placed in sources.references}
    for placed in placed_items(sources):
        for keys, part in parts(placed.model):
            cited = getattr(part, "sources", None)
            if cited is None:
                continue
            if isinstance(part, models.Fact) and part.checked == "seen" and not cited:
                yield placed.place(*keys, "checked").error("seen without a source", "name the source or say recall")
            for source in {item for item in cited if cited.count(item) > 1}:
                yield placed.place(*keys, "sources").error(f"source {source} stands twice", "name it once")
            for source in cited:
                if source not in known:
                    yield placed.place(*keys, "sources").error(
                        f"unknown source {source}", "add it to db/sources/references"
                    )


def check_used(sources: Sources) -> Errors:
    """Sources are cited by facts, trials named by drugs or options, definitions by questions or derived findings."""
    cited = {
        source
        for placed in placed_items(sources)
        for _, part in parts(placed.model)
        for source in getattr(part, "sources", ())
    }
    trials = {trial for placed in (*sources.drugs, *sources.options) for trial in placed.model.trials}
    defined = [*sources.derived, *inside(sources.groups, "questions")]
    definitions = {placed.model.definition for placed in defined}
    for items, named, remedy in (
        (sources.references, cited, "cite it in a fact, or delete it"),
        (sources.trials, trials, "name it under trials of each drug it tested"),
        (sources.definitions, definitions, "name it in a question or derived finding, or delete it"),
    ):
        for placed in items:
            if placed.model.id not in named:
                yield placed.place("id").error(f"nothing names {placed.model.id}", remedy)


def check_unique(sources: Sources) -> Errors:
    """No id twice among its kind, and no publication under two ids."""
    kinds: tuple[tuple[str, Sequence[Placed], Callable[[Any], str | None]], ...] = (
        ("source", sources.references, lambda item: item.id),
        ("DOI", sources.references, lambda item: item.doi and item.doi.lower()),
        ("PMID", sources.references, lambda item: item.pmid),
        ("option", sources.options, lambda item: item.id),
        ("class", sources.classes, lambda item: item.id),
        ("class of co-medicines", sources.co_medicine_classes, lambda item: item.id),
        ("co-medicine", sources.co_medicines, lambda item: item.id),
        ("difference", sources.differences, lambda item: item.id),
        ("entry", sources.not_included, lambda item: item.id),
        ("adverse event", sources.adverse_events, lambda item: item.id),
        ("calculator", sources.calculators, lambda item: item.id),
        ("code", sources.fhir_codes, lambda item: item.id),
        ("coded answer", sources.fhir_codes, lambda item: f"{item.finding}/{item.answer or ''}"),
        ("derived finding", sources.derived, lambda item: item.id),
        ("definition", sources.definitions, lambda item: item.id),
        ("drug", sources.drugs, lambda item: item.id),
        ("trial", sources.trials, lambda item: item.id),
        ("case", sources.cases, lambda item: item.id),
        ("question", list(inside(sources.groups, "questions")), lambda item: item.id),
        ("rule", list(inside(sources.rule_groups, "rules")), lambda item: item.id),
    )
    for kind, items, key_of in kinds:
        seen: set[str] = set()
        for placed in items:
            key = key_of(placed.model)
            if key and key in seen:
                yield placed.place().error(f"{kind} {key} stands twice", "keep one")
            seen.add(key or "")


def check_section_ids(sources: Sources) -> Errors:
    """Within one list of a monograph, trial or definition no id stands twice, so every address is one fact's."""
    for placed in (
        *sources.drugs, *sources.trials, *sources.definitions, *sources.differences, *sources.adverse_events,
        *sources.signalling,
    ):  # fmt: skip
        for keys, part in parts(placed.model):
            for name in type(part).model_fields:
                items = getattr(part, name)
                if not isinstance(items, list):
                    continue
                seen: set[str] = set()
                for position, item in enumerate(items):
                    item_id = getattr(item, "id", None)
                    if item_id in seen:
                        yield placed.place(*keys, name, position).error(f"id {item_id} stands twice", "choose another")
                    seen.add(item_id or "")


def check_file_names(sources: Sources) -> Errors:
    """A drug, trial, diagram, case or adverse event stands in the file that has its name."""
    for placed in (*sources.drugs, *sources.trials, *sources.diagrams, *sources.cases, *sources.adverse_events):
        if placed.path.stem != placed.model.id:
            yield placed.place("id").error(
                f"{placed.model.id} stands in {placed.path.name}", "rename the file or the id"
            )


def check_options(sources: Sources) -> Errors:
    """Options name classes that exist, and for their dose a drug that has a monograph."""
    classes = {placed.model.id for placed in sources.classes}
    drugs = {placed.model.id for placed in sources.drugs}
    for placed in sources.options:
        for class_id in placed.model.classes:
            if class_id not in classes:
                yield placed.place("classes").error(f"unknown class {class_id}", f"one of {', '.join(sorted(classes))}")
        for key, named in (
            ("dose_of", placed.model.dose_of),
            *(("dose_with", drug) for drug in placed.model.dose_with),
        ):
            if named and named not in drugs:
                yield placed.place(key).error(f"no monograph {named}", "write the monograph first")
        if placed.model.dose_with and not placed.model.dose_of:
            yield placed.place("dose_with").error("dose_with without dose_of", "name the leading drug in dose_of")


def check_trials(sources: Sources) -> Errors:
    """Trials that a monograph names exist."""
    trials = {placed.model.id for placed in sources.trials}
    for placed in sources.drugs:
        named = [table.trial for table in placed.model.adverse_events if table.trial]
        for trial in (*placed.model.trials, *named):
            if trial not in trials:
                yield placed.place("trials").error(f"unknown trial {trial}", "write db/sources/trials first")


def check_effects(sources: Sources) -> Errors:
    """Effects name options, classes, drugs and adjustments that exist; limits and the like name one target."""
    options = {placed.model.id for placed in sources.options}
    classes = {placed.model.id for placed in sources.classes}
    adjustments = {placed.model.id: {item.id for item in placed.model.dosing.adjustments} for placed in sources.drugs}
    for placed in inside(sources.rule_groups, "rules"):
        for position, effect in enumerate(placed.model.then):
            place = placed.place("then", position)
            option, option_class = getattr(effect, "option", None), getattr(effect, "option_class", None)
            if option and option not in options:
                yield place.error(f"unknown option {option}", "use an id of db/sources/options")
            if option_class and option_class not in classes:
                yield place.error(f"unknown class {option_class}", f"one of {', '.join(sorted(classes))}")
            if effect.effect in ("limit", "restrict", "caution") and (option is None) == (option_class is None):
                yield place.error(f"{effect.effect} needs either option or option_class", "name exactly one")
            if effect.effect == "dose" and effect.adjustment not in adjustments.get(effect.drug, set()):
                yield place.error(f"{effect.drug} has no adjustment {effect.adjustment}", "use an id of its dosing")


def powerless(sources: Sources) -> list[str]:
    """Rules that propose an option and cannot, since they were not confirmed."""
    return [
        placed.model.id
        for placed in inside(sources.rule_groups, "rules")
        if placed.model.checked == "recall" and any(effect.effect == "indicate" for effect in placed.model.then)
    ]


def check_questions(sources: Sources) -> Errors:
    """Answers and ranges are complete and agree with the type."""
    definitions = {placed.model.id for placed in sources.definitions}
    for placed in inside(sources.groups, "questions"):
        question: models.Question = placed.model
        values = [answer.value for answer in question.answers]
        if (question.type in ("choice", "multi")) != bool(values):
            yield placed.place().error(
                f"{question.type} question with {len(values)} answers", "give answers to choice and multi only"
            )
        if question.none_value and question.none_value not in values:
            yield placed.place().error("none_value is no answer", "name the answer that says none of these")
        if question.type == "number" and not (question.unit and question.hard and question.plausible):
            yield placed.place().error("number question without unit, plausible or hard range", "give all three")
        if question.definition and question.definition not in definitions:
            yield placed.place("definition").error(f"unknown definition {question.definition}", "see definitions.yaml")


def check_first_questions(sources: Sources) -> Errors:
    """The questions that are asked first exist."""
    known = {placed.model.id for placed in inside(sources.groups, "questions")}
    for question in sources.pack.first_questions:
        if question not in known:
            yield sources.groups[0].place().error(f"pack.yaml asks first for unknown {question}", "use a question's id")


def check_cases(sources: Sources, questions: dict[str, Question]) -> Errors:
    """Example cases answer questions that exist, with allowed values, and expect options that exist."""
    options = {placed.model.id for placed in sources.options}
    for placed in sources.cases:
        for part in ("findings", "assumed"):
            for key, value in getattr(placed.model, part).items():
                try:
                    questions[key].accept(value)
                except KeyError:
                    yield placed.place(part, key).error(f"unknown question {key}", "use an id of db/sources/questions")
                except AnswerError as error:
                    yield placed.place(part, key).error(f"{key}: {error}", "use an allowed answer")
        for stance, expected in placed.model.expected.model_dump().items():
            for option in set(expected) - options:
                yield placed.place("expected", stance).error(
                    f"unknown option {option}", "use an id of db/sources/options"
                )


_CHECKS: tuple[Callable[[Sources], Errors], ...] = (
    check_references, check_used, check_unique, check_section_ids, check_file_names, check_options,
    check_trials, check_effects, check_figures, check_doses, check_questions, check_first_questions, check_diagrams,
    check_co_medicines, check_differences, check_events, check_fhir_codes, check_signalling, check_signal_cells,
    check_years, check_review_dates, check_own,
)  # fmt: skip
