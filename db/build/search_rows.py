"""Rows of the search index, by importance: drugs, options, trials, events, toxicities, genes, then all else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from db.build import content_models, drug_models, models
from db.build.pinyin import typed_forms
from db.build.placed import inside, parts
from db.build.rows import Rows
from db.build.sources import Placed, Sources
from rairdtc_gui.domain.search_terms import fold, is_spelled, near_forms, words

#: What sort of name it is, as in `search_name`, and the name.
Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: `names`, each with its field, find it by themselves, `text` by any word."""

    kind: str
    target: str
    title: str
    detail: str
    names: tuple[Name, ...]
    text: str = ""


def add_search(rows: Rows, sources: Sources) -> None:
    """Everything of the sources that can be found."""
    add_entries(rows, entries_of(sources))


def add_entries(rows: Rows, entries: Iterable[Entry]) -> None:
    """One row for each entry, its names as they are typed, and its words."""
    name_id = 0
    for rowid, entry in enumerate(entries, start=1):
        rows.add(
            "search_entry", rowid=rowid, kind=entry.kind, target=entry.target, title=entry.title, detail=entry.detail
        )
        for field, name, folded in _typed((("", entry.title), *entry.names)):
            name_id += 1
            rows.add("search_name", rowid=name_id, entry=rowid, kind=entry.kind, field=field, name=name, folded=folded)
        text = " ".join((entry.title, entry.detail, *(name for _, name in entry.names), entry.text))
        rows.add("search_text", rowid=rowid, terms=" ".join(words(text)))
    names = {row["folded"]: row["rowid"] for row in reversed(rows.tables["search_name"]) if is_spelled(row["folded"])}
    for folded, name in sorted(names.items()):
        for form in sorted(near_forms(folded)):
            rows.add("search_near", form=form, name=name)


def _typed(names: Iterable[Name]) -> Iterator[tuple[str, str, str]]:
    """Each name once, with its field and each way to type it; a Chinese one also by its pinyin and initials."""
    fields: dict[str, str] = {}
    for field, name in names:
        fields.setdefault(name, field)
    for name, field in fields.items():
        for form in dict.fromkeys((name, *typed_forms(name))):
            yield field, name, fold(form)


def _named(field: str, names: Iterable[str | None]) -> tuple[Name, ...]:
    """Names of one field; those that are not there are left out."""
    return tuple((field, name) for name in names if name)


def entries_of(sources: Sources) -> list[Entry]:
    """What can be found, in order of importance."""
    drugs = sorted((placed.model for placed in sources.drugs), key=lambda drug: drug.id)
    return [
        *(_drug(drug) for drug in drugs),
        *(_option(placed.model) for placed in sources.options),
        *(_trial(placed.model) for placed in sorted(sources.trials, key=lambda placed: placed.model.id)),
        *(_event(placed.model) for placed in sources.adverse_events),
        *(entry for drug in drugs for entry in _toxicities(drug)),
        *_genes(drugs, sources.signalling),
        *(_definition(placed.model) for placed in sources.definitions),
        *(_question(placed.model) for placed in inside(sources.groups, "questions")),
        *(_rule(placed.model) for placed in inside(sources.rule_groups, "rules")),
        *(_difference(placed.model) for placed in sources.differences),
        *(_calculator(placed.model) for placed in sources.calculators),
        *(_co_medicine(placed.model) for placed in sources.co_medicines),
        *(_not_included(placed.model) for placed in sources.not_included),
    ]


def _all_text(model: BaseModel) -> str:
    """Every text of a model and of its parts that a reader could look for."""
    found: list[str] = []
    for _, part in parts(model):
        for name, value in part:
            if isinstance(value, str) and name not in _NOT_TEXT:
                found.append(value)
            elif isinstance(value, list):
                found.extend(item for item in value if isinstance(item, str) and name not in _NOT_TEXT)
    return " ".join(found)


_NOT_TEXT = {
    "id", "sources", "checked", "checked_on", "own_because", "trials", "matches", "action", "next_level", "unit",
    "route",
}  # fmt: skip


def _drug(drug: drug_models.Drug) -> Entry:
    names = drug.names
    found = (
        *_named("brand", (brand.name for brand in names.brands)),
        *_named("other", names.aliases),
        *_named("chinese", (names.zh, names.zh_other)),
    )
    return Entry("drug", drug.id, names.inn, drug.drug_class.replace("-", " "), found, _all_text(drug))


def _option(option: models.TreatmentOption) -> Entry:
    return Entry("option", option.id, option.label, option.kind, _named("short", (option.short,)), _all_text(option))


def _trial(trial: drug_models.Trial) -> Entry:
    names = (*_named("trial-number", (trial.nct,)), *_named("short", (trial.id,)))
    return Entry("trial", trial.id, trial.name, trial.setting.population, names, _all_text(trial))


def _toxicities(drug: drug_models.Drug) -> list[Entry]:
    events = dict.fromkeys(step.event for step in drug.toxicity)
    return [
        Entry(
            "toxicity",
            f"{drug.id}/{event}",
            f"{event}: {drug.names.inn}",
            "dose change by grade",
            _named("event", (event,)),
        )
        for event in events
    ]


def _genes(drugs: list[drug_models.Drug], maps: list[Placed]) -> list[Entry]:
    """Each gene once, with the drugs that aim at it. Of one on the map the target is its place there, else a drug."""
    aimed: dict[str, list[drug_models.Drug]] = {}
    for drug in drugs:
        for gene in drug.targets:
            aimed.setdefault(gene, []).append(drug)
    nodes: dict[str, list[Any]] = {}
    for node in (node for placed in maps for node in placed.model.nodes if node.hgnc):
        nodes.setdefault(node.hgnc, []).append(node)
    return [_gene(gene, aimed.get(gene, []), nodes.get(gene, [])) for gene in sorted({*aimed, *nodes})]


def _gene(gene: str, drugs: list[drug_models.Drug], nodes: list[Any]) -> Entry:
    other = _named("other", (name for node in nodes for name in (node.label, *node.aliases)))
    names = (*other, *_named("protein-number", (node.uniprot for node in nodes)))
    text = " ".join(node.text for node in nodes if node.text)
    detail = "target of " + ", ".join(drug.names.inn for drug in drugs) if drugs else "signalling map"
    if nodes:
        return Entry("signal", nodes[0].id, gene, detail, names, text)
    return Entry("gene", drugs[0].id, gene, detail, names, text)


def _definition(definition: models.Definition) -> Entry:
    return Entry("definition", definition.id, definition.label, "definition", (), _all_text(definition))


def _question(question: models.Question) -> Entry:
    return Entry("question", question.id, question.label, "question of the case", (), _all_text(question))


def _rule(rule: models.Rule) -> Entry:
    return Entry("rule", rule.id, rule.id.replace("-", " "), "rule", _named("short", (rule.id,)), _all_text(rule))


def _event(event: content_models.AdverseEvent) -> Entry:
    terms = _named("event", event.term.split(", "))
    names = (*terms, *_named("other", event.aliases), *_named("chinese", event.zh))
    return Entry("event", event.id, event.term, "adverse event", names, _all_text(event))


def _difference(difference: content_models.GuidelineDifference) -> Entry:
    return Entry("difference", difference.id, difference.point, "where guidelines differ", (), _all_text(difference))


def _calculator(calculator: content_models.Calculator) -> Entry:
    names = _named("short", (calculator.id,))
    return Entry("calculator", calculator.id, calculator.label, "calculator", names, _all_text(calculator))


def _co_medicine(medicine: models.CoMedicine) -> Entry:
    names = (*_named("other", medicine.names[1:]), *_named("chinese", medicine.zh))
    return Entry("co-medicine", medicine.id, medicine.names[0], "other medicine", names, " ".join(medicine.classes))


def _not_included(entry: content_models.NotIncluded) -> Entry:
    return Entry("not-included", entry.id, entry.label, entry.reason, ())
