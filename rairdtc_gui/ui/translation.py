"""Asks Qt's translators for a text, where Qt runs. Without Qt the English text is used, so that words need no Qt.

Every text is looked up once: a page asks for the same few words a thousand times. Whoever installs a translator forgets
what was looked up before with `translate.cache_clear()`.
"""

from __future__ import annotations

import sys
from functools import lru_cache


@lru_cache(maxsize=4096)
def translate(context: str, text: str) -> str:
    """The text in the language of the window. Both must be literals where this is called, or they are not found."""
    qt = sys.modules.get("PySide6.QtCore")
    return text if qt is None else str(qt.QCoreApplication.translate(context, text))
