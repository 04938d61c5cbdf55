"""What each body says of one word for a case, such as refractory: by whose criteria it holds. Codes only, no Qt."""

from __future__ import annotations

from rairdtc_gui.domain.rules import Definition
from rairdtc_gui.domain.verdicts import BodyVerdict, Verdicts
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.evaluation import Evaluation
from rairdtc_gui.services.explain import Explainer

REFRACTORY = "rai-refractory"  # the id of the definition


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
