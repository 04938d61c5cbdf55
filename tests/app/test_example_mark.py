"""An example says diagonally across its screens that it is one; a case of one's own does not."""

import pytest
from PySide6.QtCore import QPoint

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui.widgets.example_mark import ExampleMark
from tests.app.keyboard import press_all


@pytest.mark.parametrize("place", [Place.CASE, Place.RESULT, Place.DRUGS, Place.COMPARE, Place.EVIDENCE])
def test_an_example_is_marked_across_its_screen_and_no_other_case_is(shell, place, knowledge):
    shell.go("compare/lenvatinib")
    shell.open_example(knowledge.example_cases[0].id)
    item = "select" if place is Place.EVIDENCE else ""
    shell.visit(Route(place, item))
    view = shell.composer.screen(place).view
    mark = view.findChild(ExampleMark)
    assert mark.isVisible()
    assert mark.accessibleName() == "Example, not a patient of yours"
    assert mark.width() == view.width()
    assert mark.geometry().bottom() == view.rect().bottom()
    picture = mark.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(0, mark.width(), 7) for y in range(0, mark.height(), 7)}
    assert len(seen) > 1
    shell.new_case()
    shell.visit(Route(place, item))
    assert not mark.isVisible()


def test_trials_side_by_side_say_nothing_of_the_case(shell, knowledge):
    shell.open_example(knowledge.example_cases[0].id)
    shell.visit(Route(Place.EVIDENCE))
    assert not shell.composer.screen(Place.EVIDENCE).view.findChild(ExampleMark).isVisible()


def test_the_mark_lets_the_mouse_through_and_follows_the_window(shell, knowledge):
    shell.open_example(knowledge.example_cases[0].id)
    view = shell.composer.screen(Place.RESULT).view
    mark = view.findChild(ExampleMark)
    middle = mark.mapTo(view, QPoint(mark.width() // 2, mark.height() // 2))
    assert view.childAt(middle) is not mark
    shell.window.resize(1500, 800)
    press_all(["Tab"])
    assert mark.width() == view.width()
    assert mark.geometry().bottom() == view.rect().bottom()
