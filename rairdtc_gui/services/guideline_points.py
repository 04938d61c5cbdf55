"""Which of the decision points where guidelines differ bear on a case. Codes only, no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rairdtc_gui.domain.explained import Leaf
from rairdtc_gui.domain.guidelines import GuidelineDifference
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.decide import Evaluation
from rairdtc_gui.services.explain import Explainer


@dataclass(frozen=True, slots=True)
class GuidelinePoint:
    """A decision point for one case, and the findings that make it bear, or keep it open."""

    difference: GuidelineDifference
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class GuidelinePoints:
    """Those that bear on the case, those that may once facts are known, and the others; each in stored order."""

    bearing: tuple[GuidelinePoint, ...]
    open: tuple[GuidelinePoint, ...]
    others: tuple[GuidelineDifference, ...]


def guideline_points(
    differences: Iterable[GuidelineDifference], explainer: Explainer, evaluation: Evaluation
) -> GuidelinePoints:
    """Sorts decision points by whether their condition holds for a case."""
    bearing, open_, others = [], [], []
    for difference in differences:
        verdict = explainer.verdict(difference.when, evaluation)
        if verdict is Tri.FALSE:
            others.append(difference)
            continue
        point = GuidelinePoint(difference, explainer.deciding(difference.when, evaluation))
        (bearing if verdict is Tri.TRUE else open_).append(point)
    return GuidelinePoints(tuple(bearing), tuple(open_), tuple(others))
