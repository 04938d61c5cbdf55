"""Rows of the search index, in order of importance: drugs, options, trials, toxicities, genes, words, questions."""

from __future__ import annotations

from dataclasses import dataclass

from db.build import drug_models, models
from db.build.rows import Rows
from db.build.sources import Sources
from rairdtc_gui.domain.search_terms import fold, words


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something that can be found: `names` find it exactly or by their beginning, `text` by any word."""

    kind: str
    target: str
    title: str
    detail: str
    names: tuple[str, ...]
    text: str = ""


def add_search(rows: Rows, sources: Sources) -> None:
    """One row for everything that can be found, its names and its words."""
    name_id = 0
    for rowid, entry in enumerate(_entries(sources), start=1):
        rows.add(
            "search_entry", rowid=rowid, kind=entry.kind, target=entry.target, title=entry.title, detail=entry.detail
        )
        for name in dict.fromkeys((entry.title, *entry.names)):
            name_id += 1
            rows.add("search_name", rowid=name_id, entry=rowid, name=name, folded=fold(name))
        text = " ".join((entry.title, entry.detail, *entry.names, entry.text))
        rows.add("search_text", rowid=rowid, terms=" ".join(words(text)))


def _entries(sources: Sources) -> list[_Entry]:
    drugs = sorted((placed.model for placed in sources.drugs), key=lambda drug: drug.id)
    return [
        *(_drug(drug) for drug in drugs),
        *(_option(placed.model) for placed in sources.options),
        *(_trial(placed.model) for placed in sorted(sources.trials, key=lambda placed: placed.model.id)),
        *(entry for drug in drugs for entry in _toxicities(drug)),
        *_targets(drugs),
        *(_definition(placed.model) for placed in sources.definitions),
        *(_question(question) for placed in sources.groups for question in placed.model.questions),
    ]


def _drug(drug: drug_models.Drug) -> _Entry:
    names = drug.names
    found = [brand.name for brand in names.brands] + names.aliases
    found += [name for name in (names.zh, names.zh_other) if name]
    text = " ".join(
        [*drug.targets, *(warning.event for warning in drug.warnings), *(item.with_ for item in drug.interactions)]
    )
    return _Entry("drug", drug.id, names.inn, drug.drug_class.replace("-", " "), tuple(found), text)


def _option(option: models.TreatmentOption) -> _Entry:
    return _Entry("option", option.id, option.label, option.kind, (option.short,), option.indication)


def _trial(trial: drug_models.Trial) -> _Entry:
    names = tuple(name for name in (trial.nct, trial.id) if name)
    text = " ".join((trial.design, trial.setting.population, *(arm.regimen for arm in trial.arms)))
    return _Entry("trial", trial.id, trial.name, trial.setting.population, names, text)


def _toxicities(drug: drug_models.Drug) -> list[_Entry]:
    events = dict.fromkeys(step.event for step in drug.toxicity)
    return [
        _Entry("toxicity", f"{drug.id}/toxicity", f"{event}: {drug.names.inn}", "dose change by grade", (event,))
        for event in events
    ]


def _targets(drugs: list[drug_models.Drug]) -> list[_Entry]:
    by_gene: dict[str, list[drug_models.Drug]] = {}
    for drug in drugs:
        for gene in drug.targets:
            by_gene.setdefault(gene, []).append(drug)
    return [
        _Entry("gene", owners[0].id, gene, "target of " + ", ".join(owner.names.inn for owner in owners), ())
        for gene, owners in sorted(by_gene.items())
    ]


def _definition(definition: models.Definition) -> _Entry:
    return _Entry(
        "definition",
        definition.id,
        definition.label,
        "definition",
        (),
        " ".join(part.text for part in definition.parts),
    )


def _question(question: models.Question) -> _Entry:
    text = " ".join((question.why, question.help or "", *(answer.label for answer in question.answers)))
    return _Entry("question", question.id, question.label, "question of the case", (), text)
