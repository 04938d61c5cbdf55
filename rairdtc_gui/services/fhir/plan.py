"""The evaluated options as a RequestGroup of draft proposals, and what the team decided as a CarePlan."""

from __future__ import annotations

from collections.abc import Mapping

from rairdtc_gui.domain.answers import DoseAnswer, OptionAnswer, Reason, Result
from rairdtc_gui.domain.decision import TeamDecision
from rairdtc_gui.domain.drugs import Dose
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.domain.rules import Caution, Restrict, Stance, TreatmentOption
from rairdtc_gui.services.fhir import vocabulary as words
from rairdtc_gui.services.fhir.parts import Data, Export, coding, concept, public, quantity
from rairdtc_gui.services.result_json import amount_text

_FORBIDDEN = (Stance.CONTRAINDICATED, Stance.NOT_RECOMMENDED)


class Plan:
    """Writes options; one without a stance is named in words and is no proposal."""

    def __init__(self, export: Export, options: Mapping[str, TreatmentOption], drugs: Mapping[str, str]) -> None:
        self._export, self._options, self._drugs = export, options, drugs

    def resources(self, result: Result) -> list[Data]:
        """The group, and the request of each option that it points to; nothing if no option has a stance."""
        shown = [answer for answer in result.answers if answer.stance is not Stance.NONE]
        group: Data = {
            "resourceType": "RequestGroup",
            "id": "options",
            "status": "draft",
            "intent": "proposal",
            "code": concept("Evaluated treatment options"),
            "subject": self._export.patient,
            "authoredOn": self._export.at.isoformat(),
            "reasonReference": [self._export.reference("cancer")],
            "note": [{"text": text} for text in (words.DISCLAIMER, *self._left_out(result))],
        }
        if not shown:
            return [group]
        requests = {answer.option: self._requests(answer) for answer in shown}
        group["action"] = [self._action(answer, requests[answer.option]) for answer in shown]
        return [group, *(request for found in requests.values() for request in found)]

    def _left_out(self, result: Result) -> list[str]:
        left = [answer for answer in result.answers if answer.stance is Stance.NONE]
        open_ones = [self._label(answer.option) for answer in left if answer.highest > Stance.NONE]
        return [
            f"{len(left)} options without a stance are not listed.",
            *([f"Of these, open findings could still propose: {', '.join(open_ones)}."] if open_ones else []),
        ]

    def _label(self, option: str) -> str:
        return self._options[option].label

    def _action(self, answer: OptionAnswer, requests: list[Data]) -> Data:
        action: Data = {
            "title": self._label(answer.option),
            "description": "\n".join([_position(answer), *_reasons(answer)]),
            "textEquivalent": f"{self._label(answer.option)}: {_position(answer)}",
            "code": [
                concept(self._label(answer.option), [coding(words.OPTION, answer.option)]),
                concept(answer.stance.code, [coding(words.STANCE, answer.stance.code)]),
                concept(answer.status.value, [coding(words.STATUS, answer.status.value)]),
            ],
        }
        pointers = [self._export.reference(request["id"]) for request in requests]
        if len(pointers) == 1:
            return {**action, "resource": pointers[0]}
        return {**action, "groupingBehavior": "logical-group", "action": [{"resource": item} for item in pointers]}

    def _requests(self, answer: OptionAnswer) -> list[Data]:
        """A request for each drug that is given together, or for the option as a whole.

        What is not to be used is named as a whole: its drugs may well be used in another option.
        """
        option = self._options[answer.option]
        together = (option.dose_of, *option.dose_with) if option.dose_of else option.drugs[:1]
        drugs = [drug for drug in together if drug in self._drugs]
        is_whole = (
            answer.stance in _FORBIDDEN or len(drugs) != len(together) or (not option.dose_of and len(option.drugs) > 1)
        )
        if is_whole or not drugs:
            self._export.codes.say(f"option {option.label}")
            request = self._request("ServiceRequest", answer, option.id)
            return [{**request, "code": concept(option.label, [coding(words.OPTION, option.id)])}]
        doses = {dose.drug: dose for dose in answer.doses}
        return [self._medication(answer, drug, doses.get(drug)) for drug in drugs]

    def _medication(self, answer: OptionAnswer, drug: str, dose: DoseAnswer | None) -> Data:
        code = self._export.codes.drug(drug)
        if code is None:
            self._export.codes.say(f"medicine {self._drugs[drug]}")
        request = self._request("MedicationRequest", answer, f"{answer.option}.{drug}")
        request["meta"] = {"profile": [words.REQUEST]}
        request["medicationCodeableConcept"] = concept(self._drugs[drug], public(code))
        dosage = [] if dose is None else self._dosage(dose)
        return {**request, **({"dosageInstruction": dosage} if dosage else {})}

    def _request(self, kind: str, answer: OptionAnswer, local_id: str) -> Data:
        """`doNotPerform` stands where the option is not to be used, so that no reader can take it for a proposal."""
        return {
            "resourceType": kind,
            "id": f"option-{local_id}"[:64],
            "status": "draft",
            "intent": "proposal",
            **({"doNotPerform": True} if answer.stance in _FORBIDDEN else {}),
            "subject": self._export.patient,
            "authoredOn": self._export.at.isoformat(),
            "reasonReference": [self._export.reference("cancer")],
            "note": [{"text": text} for text in (_position(answer), *_reasons(answer))],
        }

    def _dosage(self, answer: DoseAnswer) -> list[Data]:
        """The start dose for this case; without one figure the sentence alone."""
        reasons = [answer.words_of(reason) for reason in answer.reasons]
        unconfirmed = [] if answer.is_confirmed else ["Unconfirmed."]
        if answer.avoid:
            return [{"text": " ".join(["The label says: avoid.", *reasons])}]
        if answer.dose is None:
            lines = [f"{label}: {_line(dose)}." for label, dose in answer.candidates]
            return [{"text": " ".join(["No one start dose follows.", *lines, *unconfirmed])}]
        text = " ".join([f"Start dose: {_line(answer.dose)}.", *reasons, *unconfirmed])
        return [{"text": text, **self._amounts(answer.dose)}]

    def _amounts(self, dose: Dose) -> Data:
        low = quantity(dose.amount, dose.unit, self._export.codes)
        if dose.amount_to is None:
            amount: Data = {"doseQuantity": low}
        else:
            amount = {"doseRange": {"low": low, "high": quantity(dose.amount_to, dose.unit, self._export.codes)}}
        return {
            **({"timing": {"code": {"text": dose.frequency}}} if dose.frequency else {}),
            **({"route": {"text": dose.route}} if dose.route else {}),
            "doseAndRate": [amount],
        }

    def decision(self, decision: TeamDecision) -> Data:
        """What the team decided, in the terms in which it was entered."""
        codes = [coding(words.OPTION, decision.option)] if decision.option else []
        option = self._options.get(decision.option)
        reasons = [concept(reason.value, [coding(words.REASON, reason.value)]) for reason in decision.reasons]
        detail: Data = {
            "code": concept(option.label if option else decision.option or "as said in words", codes),
            **({"reasonCode": reasons} if reasons else {}),
            "status": "not-started",
        }
        return {
            "resourceType": "CarePlan",
            "id": "decision",
            "status": "active",
            "intent": "plan",
            "category": [concept("Decision of the team", [coding(words.DECISION, "team")])],
            **({"description": decision.words} if decision.words else {}),
            "subject": self._export.patient,
            "created": decision.decided_on.isoformat(),
            "activity": [{"detail": detail}],
        }


def _line(dose: Dose) -> str:
    return ", ".join(part for part in (amount_text(dose), dose.route, dose.frequency) if part)


def _position(answer: OptionAnswer) -> str:
    span = "" if answer.lowest == answer.highest else f", could be {answer.lowest.words} to {answer.highest.words}"
    return f"{answer.stance.words} ({answer.status.value}{span})"


def _reasons(answer: OptionAnswer) -> list[str]:
    """Each reason with its rule and sources, named by what it does."""
    groups = (("For", answer.supports), ("Against", answer.opposes), ("Open", answer.open), ("Care", answer.cautions))
    return [f"{head}: {_reason(reason)}" for head, reasons in groups for reason in reasons]


def _reason(reason: Reason) -> str:
    effect = reason.effect
    text = effect.text if isinstance(effect, Caution) else reason.rule.why
    until = f" Until: {effect.until}." if isinstance(effect, Restrict) and effect.until else ""
    monitoring = f" Monitoring: {effect.monitoring}" if isinstance(effect, Caution) and effect.monitoring else ""
    checked, sources = reason.rule.provenance.checked, ", ".join(reason.rule.provenance.sources)
    unconfirmed = " (unconfirmed)" if checked is Checked.RECALL else ""
    read_in = "editor's note" if checked is Checked.OWN else sources
    return f"{text}{until}{monitoring}{unconfirmed} [{reason.rule.id}; {read_in}]"
