"""The words of the signalling map for codes: tags, effects. No Qt."""

from __future__ import annotations

from rairdtc_gui.domain.signalling import Effect
from rairdtc_gui.ui.screens.diagrams.signals.rows import Tag
from rairdtc_gui.ui.translation import translate


def tag_words(tag: Tag) -> str:
    """What the case says of a gene; empty without a case."""
    return {
        Tag.NONE: "",
        Tag.FOUND: translate("Signals", "found"),
        Tag.ONE_OF: translate("Signals", "one of group"),
        Tag.NOT_FOUND: translate("Signals", "not found"),
        Tag.NOT_TESTED: translate("Signals", "not tested"),
    }[tag]


def effect_words(effect: Effect) -> str:
    """How one thing acts on another."""
    return {
        Effect.ACTIVATES: translate("Signals", "activates"),
        Effect.INHIBITS: translate("Signals", "inhibits"),
        Effect.REPRESSES: translate("Signals", "represses"),
        Effect.TRANSPORTS: translate("Signals", "transports"),
        Effect.IRRADIATES: translate("Signals", "binds and irradiates"),
        Effect.BLOCKS: translate("Signals", "blocks"),
        Effect.DELIVERS: translate("Signals", "is taken up by"),
    }[effect]


def kind_words(kind: str) -> str:
    """What sort of thing a node is."""
    words = {
        "protein": translate("Signals", "Protein"),
        "fusion": translate("Signals", "Gene fusion"),
        "mutant": translate("Signals", "Altered gene"),
        "receptor": translate("Signals", "Receptor"),
        "ligand": translate("Signals", "Ligand"),
        "enzyme": translate("Signals", "Enzyme"),
        "transporter": translate("Signals", "Transporter"),
        "transcription-factor": translate("Signals", "Transcription factor"),
        "metabolite": translate("Signals", "Messenger"),
        "ion": translate("Signals", "Ion"),
        "process": translate("Signals", "Process"),
    }
    return words[kind]
