"""What the search box shows for a text, and where each hit leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.kb.search import Hit, MatchKind
from rairdtc_gui.services.look_up import look_up, nearest_drugs, not_included
from rairdtc_gui.ui import frame_words, hit_words, wording
from rairdtc_gui.ui.widgets.search_box import HitRow
from rairdtc_gui.ui.widgets.search_delegate import HitDose

_MOST_HITS = 12
#: Those that have a page.
_KINDS = (
    "drug", "option", "trial", "event", "toxicity", "gene", "signal", "definition", "question", "calculator",
    "co-medicine",
)  # fmt: skip
_KINDS_WITHOUT_CASE = tuple(kind for kind in _KINDS if kind not in ("definition", "question"))


class Hits:
    """The rows of the search list and the sentence above them, from one knowledge base."""

    def __init__(
        self,
        knowledge: Knowledge,
        is_missing: Callable[[str], bool] = lambda _drug: False,
        lead_region: Callable[[], str] = lambda: "",
    ) -> None:
        """`is_missing`: whether a drug is not on the local formulary. `lead_region`: whose label gives doses."""
        self._knowledge, self._is_missing, self._lead_region = knowledge, is_missing, lead_region
        self._kind_words: dict[str, str] = {}
        self._classes: dict[str, str] = {}
        self._doses: dict[tuple[str, str, bool], HitDose | None] = {}

    def of(self, text: str, is_case_open: bool, without_case: bool = False) -> tuple[tuple[HitRow, ...], str]:
        """The rows for a text, and what is said of a text that finds nothing or names what was left out.

        `without_case`: leaves out what leads into a case.
        """
        if not text.strip():
            return (), ""
        found = look_up(self._knowledge, text, _MOST_HITS, _KINDS_WITHOUT_CASE if without_case else _KINDS)
        rows = tuple(self._row(hit, self._head(hit, found), is_case_open, hit is found[0]) for hit in found)
        return rows, self._note(text, bool(found))

    def _note(self, text: str, is_found: bool) -> str:
        left_out = not_included(self._knowledge, text, _KINDS)
        if left_out is not None:
            said = QCoreApplication.translate(
                "Hits", "{name} was considered and left out of this knowledge base. {why}"
            )
            return said.format(name=left_out.title, why=wording.bind(left_out.detail))
        if is_found:
            return ""
        said = QCoreApplication.translate("Hits", "Nothing found for {text}.")
        said = said.format(text=f"\u201c{_short(text)}\u201d")
        said += " " + QCoreApplication.translate("Hits", "Searched: names, brands, trials, toxicities, text.")
        nearest = nearest_drugs(self._knowledge, text)
        if not nearest:
            return said
        return said + " " + QCoreApplication.translate("Hits", "Nearest: {names}.").format(names=", ".join(nearest))

    def _row(self, hit: Hit, head: str, is_case_open: bool, is_top: bool) -> HitRow:
        matched = hit.matched if hit.matched and hit.matched != hit.title else ""
        title = hit.title
        if hit.kind == "part":
            title = f"{hit.title}: {wording.part_title(hit.target.partition('/')[2])}"
        return HitRow(
            kind=head,
            icon=wording.hit_icon(hit.kind),
            title=title,
            detail=" · ".join(filter(None, (self._formulary(hit), self._detail(hit)))),
            matched=matched,
            route=route_of_hit(hit, is_case_open, self._question_of_definition).encode(),
            field=hit_words.field_word(hit.field, is_pinyin=hit.typed.isascii()) if matched else "",
            dose=self._dose(hit, is_case_open) if is_top and hit.kind == "drug" else None,
        )

    def _dose(self, hit: Hit, is_case_open: bool) -> HitDose | None:
        """The dose that stands first on the page of a drug."""
        key = hit.target, self._lead_region(), is_case_open
        if key not in self._doses:
            first = self._knowledge.first_dose(hit.target, self._lead_region())
            said = None if first is None else hit_words.dose_words(hit.title, first, is_case_open)
            self._doses[key] = None if said is None else HitDose(*said)
        return self._doses[key]

    def _detail(self, hit: Hit) -> str:
        """What is said of a hit; of a drug its class, in the words of the list of drugs; of its parts nothing more."""
        if hit.kind != "drug":
            return "" if hit.kind == "part" else hit.detail
        if not self._classes:
            self._classes = {drug.id: wording.drug_class_word(drug.drug_class) for drug in self._knowledge.drug_list}
        return self._classes.get(hit.target, hit.detail)

    def _head(self, hit: Hit, found: Sequence[Hit]) -> str:
        """What sort of thing it is, and how it was found if not by its whole name; that parts the groups."""
        kind = self._kind_word(hit.kind)
        match hit.match:
            case MatchKind.NEAR:
                return hit_words.similar()
            case MatchKind.TEXT:
                return hit_words.in_text(kind)
            case MatchKind.WORD:
                return hit_words.word_of_name(kind)
            case MatchKind.BESIDE:
                return hit_words.of_drug(kind, found[0].title)
            case MatchKind.PREFIX if found[0].match is MatchKind.EXACT:
                return hit_words.beginning(kind)
        return kind

    def _kind_word(self, kind: str) -> str:
        """Asked for with every hit of every key, so looked up once."""
        if kind not in self._kind_words:
            self._kind_words[kind] = wording.hit_kind_word(kind)
        return self._kind_words[kind]

    def _formulary(self, hit: Hit) -> str:
        """Said of a drug that is not there, before what else is said of it, which may be cut."""
        is_missing = hit.kind == "drug" and self._is_missing(hit.target)
        return frame_words.off_formulary() if is_missing else ""

    def _question_of_definition(self, definition_id: str) -> str:
        """The first question that uses a definition; empty if none does."""
        questions = self._knowledge.rule_set.questions
        return next((question.id for question in questions if question.definition == definition_id), "")


_LONGEST = 60


def _short(text: str) -> str:
    """A text that was typed or pasted, on one line and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "\u2026"


def route_of_hit(hit: Hit, is_case_open: bool, question_of_definition: Callable[[str], str]) -> Route:
    """Where a search hit leads. An option leads to its result, or without a case to its place on the pathway."""
    simple = {
        "signal": Place.SIGNALS, "trial": Place.EVIDENCE, "question": Place.CASE, "calculator": Place.CALCULATORS,
        "option": Place.RESULT if is_case_open else Place.PATHWAY,
    }  # fmt: skip
    match hit.kind:
        case kind if kind in simple:
            return Route(simple[kind], hit.target)
        case "toxicity" | "part":
            drug, _, anchor = hit.target.partition("/")
            return Route(Place.TOXICITY if hit.kind == "toxicity" else Place.DRUGS, drug, anchor)
        case "event":
            return Route(Place.TOXICITY, "", hit.matched if hit.field == "other" else hit.target)
        case "pair":
            drug, _, medicine = hit.target.partition("/")
            return Route(Place.INTERACTIONS, drug, medicine)
        case "co-medicine":
            return Route(Place.INTERACTIONS, "", hit.target)
        case "definition":
            return Route(Place.CASE, question_of_definition(hit.target))
        case "gene":  # with the drug that aims at it
            return Route(Place.DRUGS, hit.target, "mechanism")
        case _:
            return Route(Place.DRUGS, hit.target)
