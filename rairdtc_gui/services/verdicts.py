"""What each body says of one word for a case, such as refractory: by whose criteria it holds. Codes only, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from rairdtc_gui.domain.explained import Leaf
from rairdtc_gui.domain.rules import Definition, DefinitionPart, Derived
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.decide import Engine, Evaluation
from rairdtc_gui.services.explain import Explainer

REFRACTORY = "rai-refractory"  # the id of the definition


@dataclass(frozen=True, slots=True)
class BodyVerdict:
    """One body's criteria for a case: whether they are met, and the findings that decide it or are still open."""

    derived: Derived
    verdict: Tri
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Every body that has criteria, and what the bodies say that set none that the answers could meet."""

    bodies: tuple[BodyVerdict, ...]
    without_criteria: tuple[DefinitionPart, ...]


def verdicts(definition: Definition | None, engine: Engine, explainer: Explainer, evaluation: Evaluation) -> Verdicts:
    """The verdict of every body on the word of a definition; nothing for a knowledge base without it."""
    if definition is None:
        return Verdicts((), ())
    judged = [derived for derived in engine.rule_set.derived if derived.body and derived.definition == definition.id]
    bodies = tuple(
        BodyVerdict(
            derived,
            engine.derived_verdict(derived.id, evaluation),
            explainer.deciding(derived.when, evaluation),
        )
        for derived in judged
    )
    named = {derived.body for derived in judged}
    return Verdicts(bodies, tuple(part for part in definition.parts if part.body and part.body not in named))
