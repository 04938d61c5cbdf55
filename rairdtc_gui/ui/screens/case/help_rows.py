"""What stands behind the help of a question: its own words, the definition the rules use, and the sources of both."""

from __future__ import annotations

from collections.abc import Mapping

from rairdtc_gui.domain.knowledge import KnowledgeIdentity
from rairdtc_gui.domain.provenance import Checked, Source
from rairdtc_gui.domain.questions import Question
from rairdtc_gui.domain.rules import Definition
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.case import words
from rairdtc_gui.ui.screens.case.rows import HelpPart, HelpRow
from rairdtc_gui.ui.widgets.copying import stamp, with_citations


def help_row(question: Question, definition: Definition | None, known: Mapping[str, Source]) -> HelpRow:
    """The help of a question; `known`: every source by its id."""
    parts = definition.parts if definition else ()
    used = [*question.provenance.sources, *(source for part in parts for source in part.provenance.sources)]
    number = {source: place for place, source in enumerate(dict.fromkeys(used), start=1)}
    return HelpRow(
        question=question.id,
        text=wording.bind(question.help),
        why=wording.bind(question.why),
        numbers=tuple(number[source] for source in question.provenance.sources),
        is_confirmed=question.provenance.checked is Checked.SEEN,
        definition=definition.label if definition else "",
        parts=tuple(
            HelpPart(
                body=" ".join(str(word) for word in (part.body, part.year) if word),
                text=wording.bind(part.text),
                numbers=tuple(number[source] for source in part.provenance.sources),
                is_confirmed=part.provenance.checked is Checked.SEEN,
            )
            for part in parts
        ),
        sources=tuple(_citation(source, known) for source in number),
    )


def copied(label: str, row: HelpRow, identity: KnowledgeIdentity) -> str:
    """The help of a question as one line of plain text."""
    said = [(row.text or row.why, row.numbers), *((f"{part.body}: {part.text}", part.numbers) for part in row.parts)]
    text = " ".join(" ".join((said_, *(f"[{number}]" for number in numbers))) for said_, numbers in said if said_)
    return with_citations(
        f"{label}: {text}", dict(enumerate(row.sources, start=1)), stamp(identity.version, identity.date)
    )


def _citation(source_id: str, known: Mapping[str, Source]) -> str:
    source = known.get(source_id)
    return words.citation(source.citation, source.year) if source else source_id
