"""Reads every source file into its model and remembers where each part stands, for messages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from db.build import change_models, content_models, drug_models, models, signal_models
from db.build.changelog import NAME, ChangeEntry, read_changelog
from rairdtc_gui.services.strict_yaml import SourceError, line_of, load

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the sources."""

    path: Path
    line: int

    def error(self, problem: str, remedy: str) -> SourceError:
        """An error that names this place."""
        return SourceError(self.path, self.line, problem, remedy)


@dataclass(frozen=True, slots=True)
class Placed:
    """A checked model with the YAML it came from, so that each of its keys has a line."""

    model: Any
    path: Path
    root: Any
    keys: tuple[int | str, ...] = ()

    def place(self, *keys: int | str) -> Place:
        """The place of a part of this item."""
        return Place(self.path, line_of(self.root, (*self.keys, *keys)))


@dataclass(slots=True)
class Sources:
    """Everything under db/sources, in the order of file names and within files."""

    pack: models.Pack
    references: list[Placed] = field(default_factory=list)
    groups: list[Placed] = field(default_factory=list)
    derived: list[Placed] = field(default_factory=list)
    classes: list[Placed] = field(default_factory=list)
    co_medicine_classes: list[Placed] = field(default_factory=list)
    co_medicines: list[Placed] = field(default_factory=list)
    options: list[Placed] = field(default_factory=list)
    rule_groups: list[Placed] = field(default_factory=list)
    definitions: list[Placed] = field(default_factory=list)
    differences: list[Placed] = field(default_factory=list)
    not_included: list[Placed] = field(default_factory=list)
    adverse_events: list[Placed] = field(default_factory=list)
    calculators: list[Placed] = field(default_factory=list)
    fhir_codes: list[Placed] = field(default_factory=list)
    signalling: list[Placed] = field(default_factory=list)
    drugs: list[Placed] = field(default_factory=list)
    trials: list[Placed] = field(default_factory=list)
    diagrams: list[Placed] = field(default_factory=list)
    cases: list[Placed] = field(default_factory=list)
    changes: list[ChangeEntry] = field(default_factory=list)
    value_changes: list[Placed] = field(default_factory=list)


_FOLDERS = {"references", "questions", "options", "rules", "drugs", "trials", "diagrams", "cases", "adverse-events"}
_LISTS: dict[str, type[Any]] = {
    "derived": models.Derived,
    "classes": models.OptionClass,
    "definitions": models.Definition,
    "differences": content_models.GuidelineDifference,
    "not-included": content_models.NotIncluded,
    "calculators": content_models.Calculator,
    "fhir-codes": content_models.StandardCode,
    "co-medicine-classes": models.CoMedicineClass,
    "co-medicines": models.CoMedicine,
    "changes": change_models.ValueChange,
}


def source_files(folder: Path) -> list[Path]:
    """Every source file, numbered files in the order of their numbers."""
    return sorted(folder.rglob("*.yaml"), key=lambda path: (path.parent, _number(path), path.name))


def _number(path: Path) -> int:
    head = path.stem.partition("-")[0]
    return int(head) if head.isdigit() else 0


def read_sources(folder: Path) -> tuple[Sources | None, list[SourceError]]:
    """All sources, or none, with every error of shape that was found."""
    errors: list[SourceError] = []

    def one(path: Path, shape: type[Any]) -> list[Placed]:
        return _read(path, TypeAdapter(shape), errors)

    def many(path: Path, shape: type[Any]) -> list[Placed]:
        return [
            Placed(model, placed.path, placed.root, (position,))
            for placed in _read(path, TypeAdapter(list[shape]), errors)  # type: ignore[valid-type]  # built at run time
            for position, model in enumerate(placed.model)
        ]

    def folder_of(name: str, shape: type[Any], is_list: bool = False) -> list[Placed]:
        paths = [path for path in source_files(folder) if path.parent == folder / name]
        return [item for path in paths for item in (many if is_list else one)(path, shape)]

    pack = one(folder / "pack.yaml", models.Pack)
    if not pack:
        return None, errors
    changes, wrong = read_changelog(folder)
    errors.extend(wrong)
    lists = {name: many(folder / f"{name}.yaml", shape) for name, shape in _LISTS.items()}
    sources = Sources(
        pack=pack[0].model,
        references=folder_of("references", models.Source, is_list=True),
        groups=folder_of("questions", models.QuestionGroup),
        derived=lists["derived"],
        classes=lists["classes"],
        co_medicine_classes=lists["co-medicine-classes"],
        co_medicines=lists["co-medicines"],
        options=folder_of("options", models.TreatmentOption, is_list=True),
        rule_groups=folder_of("rules", models.RuleGroup),
        definitions=lists["definitions"],
        differences=lists["differences"],
        not_included=lists["not-included"],
        adverse_events=folder_of("adverse-events", content_models.AdverseEvent),
        calculators=lists["calculators"],
        fhir_codes=lists["fhir-codes"],
        signalling=one(folder / "signalling.yaml", signal_models.SignallingMap),
        drugs=folder_of("drugs", drug_models.Drug),
        trials=folder_of("trials", drug_models.Trial),
        diagrams=folder_of("diagrams", models.Diagram),
        cases=folder_of("cases", models.ExampleCase),
        changes=changes,
        value_changes=lists["changes"],
    )
    errors.extend(_unread(folder))
    errors.extend(_untold(folder, sources))
    return (None if errors else sources), errors


def _untold(folder: Path, sources: Sources) -> Iterable[SourceError]:
    """The release in use, if others are described and it is not."""
    version = sources.pack.version
    if sources.changes and sources.changes[0].release != version:
        path = folder.parent / NAME
        yield SourceError(
            path, 1, f"the newest release is not {version}, the version of pack.yaml", f"## {version} — DATE first"
        )


def _unread(folder: Path) -> Iterable[SourceError]:
    """Files that no one would read: of another ending, or in a folder of another name."""
    lists = {"pack.yaml", "signalling.yaml", *(f"{name}.yaml" for name in _LISTS)}
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder)
        is_known = (
            place.name in lists if len(place.parts) == 1 else len(place.parts) == 2 and place.parts[0] in _FOLDERS
        )
        if path.is_file() and not (path.suffix == ".yaml" and is_known):
            yield SourceError(
                path, 1, "nothing reads this file", f"a .yaml file in one of {', '.join(sorted(_FOLDERS))}"
            )


def _read(path: Path, adapter: TypeAdapter[Any], errors: list[SourceError]) -> list[Placed]:
    try:
        root = load(path)
        _refuse_decomposed(path)
    except OSError as error:
        errors.append(SourceError(path, 1, f"cannot be read: {error.strerror}", "write it as a file"))
        return []
    except SourceError as error:
        errors.append(error)
        return []
    try:
        return [Placed(adapter.validate_python(root), path, root)]
    except ValidationError as error:
        errors.extend(_shape_errors(path, root, error))
        return []


def _refuse_decomposed(path: Path) -> None:
    """Text in which one sign can be written in two ways would be searched and compared in vain."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not unicodedata.is_normalized("NFC", line):
            raise SourceError(path, number, "text is not in Unicode form NFC", "write accented signs as one character")


def _shape_errors(path: Path, root: Any, error: ValidationError) -> Iterable[SourceError]:
    for found in error.errors():
        keys = tuple(found["loc"])
        where = ".".join(str(key) for key in keys)
        remedy = "remove the key" if found["type"] == "extra_forbidden" else "see db/README.md and a neighbouring file"
        yield SourceError(path, line_of(root, keys), f"{where}: {found['msg']} (found {found['input']!r:.60})", remedy)
