"""Saved cases without a window: what is said, and that nothing opens over a case that is to stay."""

import pytest

from rairdtc_gui.services.case_store.desk import CaseDesk
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.saved.presenter import SavedPresenter
from tests.services.case_store.world import CHEAP, PASSPHRASE


class View:
    """Keeps what it was shown last."""

    def show_page(self, page):
        self.page = page

    def show_notice(self, notice):
        self.notice = notice

    def clear_passphrases(self):
        pass


class Page:
    """The presenter over a store; `stays`: the open case is not left."""

    def __init__(self, knowledge, engine, folder):
        self.stays = False
        self.session, self.view, self.went = Session(engine), View(), []
        self.desk = CaseDesk(self.session, knowledge, folder, CHEAP)
        self.presenter = SavedPresenter(
            self.view, self.desk, self.session, knowledge, self.went.append, lambda: not self.stays
        )


@pytest.fixture
def kept(knowledge, engine, tmp_path):
    """A page after a crash, and the case of which an answer is beside its file."""
    first = Page(knowledge, engine, tmp_path / "cases")
    first.desk.vault.create(PASSPHRASE, first.desk.keeper.reader)
    first.session.answer("ecog", "1")
    first.desk.keeper.save()
    case_id = first.desk.keeper.current_id
    first.session.answer("ecog", "3")
    first.desk.keeper.autosave()
    first.desk.keeper.forget()
    page = Page(knowledge, engine, tmp_path / "cases")
    page.desk.vault.unlock(PASSPHRASE, page.desk.keeper.reader)
    return page, case_id


@pytest.mark.parametrize("ask", ["on_open", "on_as_saved", "on_take_over", "on_read", "on_recover"])
def test_nothing_opens_over_a_case_that_is_to_stay(kept, ask):
    page, case_id = kept
    page.stays = True
    getattr(page.presenter, ask)(case_id)
    assert not page.session.is_open
    assert page.went == []
    assert page.desk.vault.store.beside(case_id)


@pytest.mark.parametrize("ask", ["on_open", "on_take_over"])
def test_both_states_are_offered(kept, ask):
    page, case_id = kept
    getattr(page.presenter, ask)(case_id)
    assert page.view.notice.offers == ("recover", "as-saved")
    assert page.view.notice.case_id == case_id
    assert [row.id for row in page.view.page.recovered] == [case_id]
    page.presenter.on_as_saved(case_id)
    assert page.session.case.findings == {"ecog": "1"}


def test_another_case_that_a_window_has_is_not_said_to_be_the_open_one(kept):
    page, case_id = kept
    holder = page.desk.vault.store.lock(case_id)
    holder.acquire(page.desk.vault.now())
    page.presenter.on_delete(case_id)
    assert page.view.notice.offers == ()
    assert "nothing was written" not in page.view.notice.text
