"""Chinese names as people type them on a Latin keyboard: whole pinyin and the initials of its syllables."""

from __future__ import annotations

from pypinyin import Style, lazy_pinyin

_LEAST_INITIALS = 3


def is_han(text: str) -> bool:
    """Whether the text holds a Chinese character."""
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def typed_forms(name: str) -> tuple[str, ...]:
    """Without tones, "仑伐替尼" as "lunfatini", "lun fa ti ni" and "lftn"; nothing for other scripts.

    Two letters are no initials: people mean other things by them.
    """
    if not is_han(name):
        return ()
    syllables = lazy_pinyin(name, style=Style.NORMAL)
    letters = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))
    forms = ("".join(syllables), " ".join(syllables), letters if len(letters) >= _LEAST_INITIALS else "")
    return tuple(dict.fromkeys(filter(None, forms)))
