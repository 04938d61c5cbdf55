"""How strict a line on another medicine is, in words that are never said twice. No Qt."""

from __future__ import annotations

from rairdtc_gui.ui.translation import translate

#: The gravest first; a line without a word stands before those without an interaction.
SEVERITIES = ("contraindicated", "avoid", "adjust", "monitor", "", "none")


def parted(text: str) -> tuple[str, str]:
    """The code and what to do, which are stored as one text; no code where the text has none."""
    before, sign, after = text.partition(": ")
    return (before, after) if sign and before in SEVERITIES else ("", text)


def severity_word(code: str) -> str:
    """A code in words."""
    return {
        "contraindicated": translate("Severity", "Do not combine"),
        "avoid": translate("Severity", "Avoid"),
        "adjust": translate("Severity", "Adjust"),
        "monitor": translate("Severity", "Monitor"),
        "none": translate("Severity", "No interaction expected"),
    }[code]


def led(code: str, text: str) -> tuple[str, str]:
    """The word that leads a line and what follows it; a text that begins with that word says it once."""
    word = severity_word(code)
    following = text[len(word) : len(word) + 1]
    if text.casefold().startswith(word.casefold()) and not following.isalpha():
        return text[: len(word)], text[len(word) :]
    return word, f". {text}" if text and text != "None" else ""


def beyond(word: str, text: str) -> str:
    """What a text says beyond the word that leads its line; one whose sentence goes on from that word stays whole."""
    rest = text[len(word) :]
    is_said_again = text.casefold().startswith(word.casefold()) and rest[:1] in ("", ";", ".", ":")
    return rest.lstrip(";.: ") if is_said_again else text


def sentence(text: str) -> str:
    """A stored line as a sentence."""
    code, said = parted(text)
    return "".join(led(code, said)) if code else text
