"""What a PDF that Qt wrote says, in a twentieth of the time that pypdf takes; pypdf finds pages, fonts and streams.

`test_the_quick_reader_reads_what_pypdf_reads` holds the two side by side. What is not understood is an error.
"""

from __future__ import annotations

import io
import re

from pypdf import PdfReader

_STEP = re.compile(rb"/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]*)> Tj")
_SHOWS = re.compile(rb"\bT[jJ]\b|['\"]\s")
_RANGE = re.compile(rb"<(\w+)> <(\w+)> (?:<(\w+)>|\[([^]]*)\])")
_GLYPH = 4  # hexadecimal digits


def page_texts(data: bytes) -> list[str]:
    """The letters of each page in the order in which they are written."""
    return [_text(page) for page in PdfReader(io.BytesIO(data)).pages]


def _text(page):
    resources = page["/Resources"]
    assert not any(part.get_object()["/Subtype"] == "/Form" for part in resources.get("/XObject", {}).values())
    fonts = {name[1:].encode(): _letters(font.get_object()) for name, font in resources["/Font"].items()}
    content = page.get_contents().get_data()
    found, shown, letters = [], 0, {}
    for font, glyphs in _STEP.findall(content):
        if font:
            letters = fonts[font]
        else:
            shown += 1
            found += [letters[glyphs[at : at + _GLYPH].upper()] for at in range(0, len(glyphs), _GLYPH)]
    assert shown == len(_SHOWS.findall(content))
    return "".join(found)


def _letters(font):
    """The letters that each glyph of a font stands for."""
    letters = {}
    for first, last, one, several in _RANGE.findall(font["/ToUnicode"].get_data().partition(b"beginbfrange")[2]):
        glyphs = range(int(first, 16), int(last, 16) + 1)
        words = re.findall(rb"<(\w+)>", several) or [b"%04X" % (int(one, 16) + step) for step in range(len(glyphs))]
        for glyph, word in zip(glyphs, words, strict=True):
            letters[b"%04X" % glyph] = bytes.fromhex(word.decode()).decode("utf-16-be")
    return letters
