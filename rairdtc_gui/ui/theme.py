"""Colours, fonts and measures, from the files in resources/theme. The only place that sets a style sheet."""

from __future__ import annotations

import gc
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

_FONTS_PROPERTY = "rairdtcFonts"
_SHEETS = ("base.qss", "parts.qss")
_FONT_FILES = ("IBMPlexSans-Regular.ttf", "IBMPlexSans-SemiBold.ttf", "NotoSansSC-Regular-subset.otf")
_FAMILIES = ("IBM Plex Sans", "Noto Sans SC")
_PLACEHOLDER = re.compile(r"\{\{([^{}]*)\}\}")
_SMALLEST_SCALE, _LARGEST_SCALE = 0.9, 2.0


class ThemeError(ValueError):
    """A theme file that cannot be used; says which and why."""


class Mode(Enum):
    """Which token file."""

    LIGHT = "light"
    DARK = "dark"
    LIGHT_CONTRAST = "light_contrast"  # where the system asks for high contrast
    DARK_CONTRAST = "dark_contrast"

    @property
    def with_contrast(self) -> Mode:
        """The same for a system that asks for high contrast."""
        return {Mode.LIGHT: Mode.LIGHT_CONTRAST, Mode.DARK: Mode.DARK_CONTRAST}.get(self, self)


class Role(Enum):
    """What a text is, which fixes its size, line and weight. Two weights only."""

    VIEW_TITLE = "view-title"
    SECTION = "section"
    DOSE = "dose"
    BODY = "body"
    BODY_STRONG = "body-strong"
    META = "meta"
    META_STRONG = "meta-strong"


#: Size and line in px at 100 %, and whether semibold.
_TYPE: Mapping[Role, tuple[int, int, bool]] = MappingProxyType(
    {
        Role.VIEW_TITLE: (22, 28, True),
        Role.SECTION: (18, 24, True),
        Role.DOSE: (16, 24, True),
        Role.BODY: (14, 20, False),
        Role.BODY_STRONG: (14, 20, True),
        Role.META: (12, 16, False),
        Role.META_STRONG: (12, 16, True),
    }
)


@dataclass(frozen=True, slots=True)
class Theme:
    """The tokens of one mode at one text scale, and the filled sheet."""

    tokens: Mapping[str, str]
    mode: Mode
    scale: float
    resources: Path
    sheet: str

    def color(self, token: str) -> QColor:
        """The colour of a token; raises `ThemeError` if there is none of this name."""
        try:
            return QColor(self.tokens[token])
        except KeyError:
            raise ThemeError(f"no token is called {token!r}") from None

    def px(self, size: float) -> int:
        """A measure at 100 % in logical px of this text scale."""
        return round(size * self.scale)

    def font(self, role: Role) -> QFont:
        """The bundled face for a role: Latin first, Chinese behind it."""
        size, _, is_strong = _TYPE[role]
        return bundled_font(self.px(size), is_strong)

    def found_colors(self, is_current: bool) -> tuple[QColor, QColor]:
        """Ground and ink of a place that a search found."""
        tokens = ("link", "on-link") if is_current else ("caution-tint", "text")
        return self.color(tokens[0]), self.color(tokens[1])

    def line(self, role: Role) -> int:
        """The height of a line of a role."""
        return self.px(_TYPE[role][1])

    def line_of(self, font: QFont) -> int:
        """The height of a line for a font that `font` made, whatever its role."""
        return _line_of(font.pixelSize(), self.scale)


@lru_cache(maxsize=256)
def _line_of(size: int, scale: float) -> int:
    """Asked for every line of every text, so worked out once for each size."""
    for font_size, line, _ in _TYPE.values():
        if round(font_size * scale) == size:
            return round(line * scale)
    return round(size * 1.43)


def bundled_font(pixel_size: int, is_strong: bool) -> QFont:
    """The bundled face in one of its two weights: Latin first, Chinese behind it."""
    return QFont(_bundled_font(pixel_size, is_strong))


@lru_cache(maxsize=64)
def _bundled_font(pixel_size: int, is_strong: bool) -> QFont:
    """Made once for each size and weight; nobody gets this one, only copies that share what Qt found for it."""
    font = QFont(list(_FAMILIES))
    font.setPixelSize(pixel_size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
    return font


def load_theme(resources: Path, mode: Mode, scale: float) -> Theme:
    """Reads tokens and sheets; raises `ThemeError` for an unknown or unused token."""
    folder = resources / "theme"
    tokens = _tokens(folder / f"tokens_{mode.value}.toml")
    scale = min(max(scale, _SMALLEST_SCALE), _LARGEST_SCALE)
    used: set[str] = set()
    sheet = "\n".join(_filled((folder / name).read_text(encoding="utf-8"), tokens, scale, used) for name in _SHEETS)
    unused = tokens.keys() - used
    if unused:
        raise ThemeError("tokens that no sheet uses: " + ", ".join(sorted(unused)))
    return Theme(tokens, mode, scale, resources, sheet)


def on_paper(theme: Theme) -> Theme:
    """The light tokens, for what is drawn on a white sheet in every theme."""
    return replace(
        theme, tokens=_tokens(theme.resources / "theme" / f"tokens_{Mode.LIGHT.value}.toml"), mode=Mode.LIGHT
    )


_PRINTED_HAIRLINE = 140  # per cent of the lightness of a border


def printed(theme: Theme) -> Theme:
    """The light tokens in greys, for print without colours: shapes, widths and words carry the meaning.

    Thin lines are darker than on a screen: a printer lays a light grey in dots, which a hairline is too thin for.
    """
    tokens = _tokens(theme.resources / "theme" / f"tokens_{Mode.LIGHT.value}.toml")
    grey = {name: _grey(QColor(value)) for name, value in tokens.items()}
    grey["link"], grey["focus"] = grey["text"], grey["text"]
    grey["hairline"] = QColor(grey["border"]).lighter(_PRINTED_HAIRLINE).name()
    return replace(theme, tokens=MappingProxyType(grey), mode=Mode.LIGHT)


def _grey(color: QColor) -> str:
    level = round(0.299 * color.red() + 0.587 * color.green() + 0.114 * color.blue())
    return QColor(level, level, level).name()


class _InUse:
    """What `apply_theme` was given last; whatever is painted asks for it."""

    theme: Theme | None = None


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Gives the program its fonts, palette and sheets."""
    if app.property(_FONTS_PROPERTY) is None:
        app.setProperty(_FONTS_PROPERTY, _load_fonts(theme.resources / "fonts"))
        app.setStyle("Fusion")
    _InUse.theme = theme
    with _no_garbage_collection():
        app.setPalette(_palette(theme))
        app.setFont(theme.font(Role.BODY))
        app.setStyleSheet(theme.sheet)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Qt walks over all widgets; a window that nobody keeps must not be deleted under its feet, which crashes it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def current_theme() -> Theme:
    """The theme in use; raises `ThemeError` before the first `apply_theme`."""
    theme = _InUse.theme
    if theme is None:
        raise ThemeError("no theme is applied yet")
    return theme


@contextmanager
def for_paper() -> Iterator[None]:
    """Whatever is made and painted meanwhile has the light tokens at the usual size: a file is for paper."""
    before = current_theme()
    _InUse.theme = load_theme(before.resources, Mode.LIGHT, 1.0)
    try:
        yield
    finally:
        _InUse.theme = before


def _tokens(path: Path) -> Mapping[str, str]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    for name, entry in data.items():
        if (
            not isinstance(entry, dict)
            or entry.keys() != {"use", "value"}
            or not QColor.isValidColorName(entry["value"])
        ):
            raise ThemeError(f"{path.name}: {name} needs a use and a colour value")
    return MappingProxyType({name: entry["value"] for name, entry in data.items()})


def _filled(sheet: str, tokens: Mapping[str, str], scale: float, used: set[str]) -> str:
    """The sheet with its placeholders replaced; every token met is added to `used`."""

    def value(match: re.Match[str]) -> str:
        kind, _, argument = match[1].strip().rpartition(":")
        if kind in ("px", "min"):
            return f"{round(float(argument) * max(scale, 1.0 if kind == 'min' else 0.0))}px"
        if kind not in ("", "half") or argument not in tokens:
            raise ThemeError(f"a sheet names {match[0]}, which is no token")
        used.add(argument)
        if kind == "half":
            color = QColor(tokens[argument])
            return f"rgba({color.red()}, {color.green()}, {color.blue()}, 50%)"
        return tokens[argument]

    return _PLACEHOLDER.sub(value, _without_comments(sheet))


def _without_comments(sheet: str) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)


def _load_fonts(folder: Path) -> list[int]:
    return [_font_id(folder / name) for name in _FONT_FILES]


def _font_id(path: Path) -> int:
    found = QFontDatabase.addApplicationFont(str(path))
    if found < 0:
        raise ThemeError(f"the font {path.name} cannot be loaded")
    return found


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    colours: Iterable[tuple[QPalette.ColorRole, str]] = (
        (role.Window, "background"),
        (role.Base, "background"),
        (role.AlternateBase, "surface"),
        (role.Button, "background"),
        (role.ToolTipBase, "raised"),
        (role.WindowText, "text"),
        (role.Text, "text"),
        (role.ButtonText, "text"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "muted"),
        (role.Highlight, "selection"),
        (role.HighlightedText, "text"),
        (role.Link, "link"),
        (role.LinkVisited, "link"),
        (role.Mid, "hairline"),
        (role.Dark, "border"),
    )
    for colour_role, token in colours:
        palette.setColor(colour_role, theme.color(token))
    for text_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, text_role, theme.color("muted"))
    return palette
