"""Home in a real window: what was looked up in this session, and nothing of a patient among it."""

from PySide6.QtWidgets import QPushButton

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.routes import Place
from rairdtc_gui.ui.screens.home.look_ups import LookUpArea
from tests.app.keyboard import press_all


def looked_up(shell):
    press_all(("Ctrl+1",))
    (area,) = shell.window.findChildren(LookUpArea)
    return [button.accessibleName() for button in area.findChildren(QPushButton) if button.isVisible()]


def test_look_ups_of_this_session_stand_on_home_the_last_first(shell):
    assert looked_up(shell) == []
    press_all(("Ctrl+K", "type lenva", "Return"))
    shell.go("evidence/select")
    shell.go("toxicity/lenvatinib/Hypertension")
    shell.go("calculators/cockcroft-gault")
    assert looked_up(shell) == [
        "Creatinine clearance (Cockcroft-Gault)", "Hypertension on lenvatinib", "SELECT", "lenvatinib",
    ]  # fmt: skip
    shell.go("drugs/lenvatinib/warnings")
    assert looked_up(shell)[0] == "lenvatinib"
    (area,) = shell.window.findChildren(LookUpArea)
    next(button for button in area.findChildren(QPushButton) if button.accessibleName() == "SELECT").click()
    assert (shell.history.current.route.place, shell.history.current.route.item) == (Place.EVIDENCE, "select")


def test_no_more_than_six_and_nothing_of_a_case_is_listed(shell, knowledge):
    shell.open_case(Case(label="A-12"))
    shell.go("case/drivers")
    shell.go("result/lenvatinib/why")
    assert looked_up(shell) == []
    drugs = [drug.id for drug in knowledge.drug_list[:8]]
    for drug in drugs:
        shell.go(f"drugs/{drug}")
    names = {drug.id: drug.name for drug in knowledge.drug_list}
    assert looked_up(shell) == [names[drug] for drug in reversed(drugs)][:6]
