"""Which of the decision points where guidelines differ bear on a case. Codes only, no Qt."""

from __future__ import annotations

from collections.abc import Iterable

from rairdtc_gui.domain.guidelines import GuidelineDifference, GuidelinePoint, GuidelinePoints
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.evaluation import Evaluation
from rairdtc_gui.services.explain import Explainer


def guideline_points(
    differences: Iterable[GuidelineDifference], explainer: Explainer, evaluation: Evaluation
) -> GuidelinePoints:
    """Sorts decision points by whether their condition holds for a case."""
    bearing: list[GuidelinePoint] = []
    open_: list[GuidelinePoint] = []
    others: list[GuidelineDifference] = []
    for difference in differences:
        verdict = explainer.verdict(difference.when, evaluation)
        if verdict is Tri.FALSE:
            others.append(difference)
            continue
        point = GuidelinePoint(difference, explainer.deciding(difference.when, evaluation))
        (bearing if verdict is Tri.TRUE else open_).append(point)
    return GuidelinePoints(tuple(bearing), tuple(open_), tuple(others))
