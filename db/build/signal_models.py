"""The shape of the signalling map: what is known of each part, and the grid cell in which it is drawn."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from db.build.models import Day, Fact, Id, Strict, Text

Place = Annotated[int, Field(ge=0, le=200)]
Corner = Annotated[list[Place], Field(min_length=2, max_length=2)]  # column, row


class Group(Strict):
    """Nodes that belong together."""

    id: Id
    label: Text


class Compartment(Strict):
    """Where in the tissue nodes stand, and the cells of the grid that it fills."""

    id: Id
    label: Text
    look: Literal["open", "membrane", "cytoplasm", "nucleus", "cell"]
    from_: Annotated[Corner, Field(alias="from")]
    to: Corner


class Drawn(Fact):
    """A fact that has a cell of the grid; `detail` zoom: drawn only when zoomed in."""

    column: Place
    row: Place
    detail: Literal["first", "zoom"] = "first"
    short: Text | None = None  # the name on the drawing, where the label is long


class SignalNode(Drawn):
    """A protein, fusion, process or ion of the map."""

    id: Id
    label: Text
    kind: Literal[
        "protein", "fusion", "mutant", "receptor", "ligand", "enzyme", "transporter", "transcription-factor",
        "metabolite", "ion", "process",
    ]  # fmt: skip
    compartment: Id
    group: Id
    hgnc: Annotated[str, Field(pattern=r"^[A-Z0-9-]+$")] | None = None  # approved symbol
    uniprot: (
        Annotated[str, Field(pattern=r"^[OPQ][0-9][A-Z0-9]{3}[0-9]$|^[A-NR-Z][0-9]([A-Z][A-Z0-9]{2}[0-9]){1,2}$")]
        | None
    ) = None
    aliases: list[Text] = []
    drivers: list[Id] = []  # answers to the question of drivers that mean: found
    text: Text | None = None


class SignalEdge(Fact):
    """How one node acts on another."""

    id: Id
    from_: Annotated[Id, Field(alias="from")]
    to: Id
    effect: Literal["activates", "inhibits", "represses-expression", "transports"]
    text: Text


class DrugAction(Drawn):
    """Where a drug acts on the map."""

    id: Id
    drug: Id
    nodes: Annotated[list[Id], Field(min_length=1)]
    effect: Literal["inhibits", "binds-and-irradiates", "blocks", "activates", "delivers"]
    bars: list[Id] = []  # of the nodes, those to which a line is drawn; none: the first
    text: Text | None = None


class Resistance(Fact):
    """An alteration at a node that makes drugs fail."""

    id: Id
    node: Id
    drugs: list[Id] = []
    label: Text
    text: Text


class StoryStep(Fact):
    """One step of the guided view: what it says, and what lights up."""

    id: Id
    title: Text
    text: Text
    nodes: Annotated[list[Id], Field(min_length=1)]
    edges: list[Id] = []
    drugs: list[Id] = []


class SignallingMap(Strict):
    """The signalling map of differentiated thyroid cancer."""

    id: Id
    checked_on: Day
    label: Text
    compartments: Annotated[list[Compartment], Field(min_length=1)]
    groups: Annotated[list[Group], Field(min_length=1)]
    nodes: Annotated[list[SignalNode], Field(min_length=1)]
    edges: list[SignalEdge] = []
    actions: list[DrugAction] = []
    resistance: list[Resistance] = []
    story: list[StoryStep] = []
