"""What commands about one case share: reading it, and refusing what was typed with exit code 2."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rairdtc_gui.app import environment
from rairdtc_gui.app.streams import complain, say
from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.drugs import Drug
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_file import CaseError, CaseReader, case_reader
from rairdtc_gui.services.formulary import nearest_drugs

_OK, _BAD_INPUT = 0, 2


class BadInput(Exception):
    """Something that was typed cannot be used; each line says what, and what is allowed."""


def attempt(answer: Callable[[], str]) -> int:
    """Says the answer, or what cannot be used; returns the exit code."""
    try:
        say(answer())
    except BadInput as error:
        complain(*str(error).splitlines())
        return _BAD_INPUT
    except CaseError as error:
        complain(*error.problems)
        return _BAD_INPUT
    return _OK


def reader_of(knowledge: Knowledge) -> CaseReader:
    """A reader of cases against the questions of a knowledge base."""
    return case_reader(knowledge.rule_set, environment.today())


def read_case(knowledge: Knowledge, path: str) -> Case:
    """The case in a file; raises `CaseError`."""
    return reader_of(knowledge).read_yaml(Path(path))


def named_drug(knowledge: Knowledge, drug_id: str) -> Drug:
    """The drug with an id; raises `BadInput` with the nearest ones."""
    drug = knowledge.drug(drug_id)
    if drug is None:
        near = nearest_drugs(drug_id, knowledge.drug_list)
        raise BadInput(f"drug {drug_id!r} is not covered by this knowledge base; {near}")
    return drug
