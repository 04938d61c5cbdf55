"""Colours, fonts and sheets: contrast of every pair, no unknown or unused token, sizes that grow with the text."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from rairdtc_gui.ui.icons import icon, pixmap
from rairdtc_gui.ui.theme import Mode, Role, ThemeError, apply_theme, current_theme, load_theme

#: What the offscreen platform says of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
GROUNDS = ("background", "surface", "raised")
STANCES = ("preferred", "recommended", "not-recommended", "contraindicated", "caution")
TINTS = tuple(f"{stance}-tint" for stance in STANCES)
TEXT_PAIRS = [
    *(("text", ground) for ground in (*GROUNDS, *TINTS, "selection")),
    *(("muted", ground) for ground in (*GROUNDS, *TINTS, "selection")),
    *(("link", ground) for ground in (*GROUNDS, "selection")),
    *((stance, ground) for stance in STANCES for ground in (*GROUNDS, "selection", f"{stance}-tint")),
    *((stance, ground) for stance in ("consider", "possible") for ground in GROUNDS),
    ("on-link", "link"),
]
SHAPE_PAIRS = [
    *((token, ground) for token in ("border", "focus") for ground in (*GROUNDS, "selection")),
    *(("consider", ground) for ground in GROUNDS),
]


@pytest.fixture(autouse=True)
def _themed(qapp):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))


def luminance(color: QColor) -> float:
    parts = [part / 255 for part in (color.red(), color.green(), color.blue())]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: QColor, second: QColor) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def copied(tmp_path: Path) -> Path:
    shutil.copytree(RESOURCES / "theme", tmp_path / "theme")
    return tmp_path


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(("token", "ground"), TEXT_PAIRS)
def test_text_is_readable(mode, token, ground):
    theme = load_theme(RESOURCES, mode, 1.0)
    assert contrast(theme.color(token), theme.color(ground)) >= 4.5


@pytest.mark.parametrize("mode", [mode.with_contrast for mode in (Mode.LIGHT, Mode.DARK)])
def test_high_contrast_is_higher(mode):
    theme = load_theme(RESOURCES, mode, 1.0)
    assert min(contrast(theme.color(token), theme.color(ground)) for token, ground in TEXT_PAIRS) >= 7
    lines = [(token, ground) for token in ("border", "hairline") for ground in (*GROUNDS, "selection")]
    assert min(contrast(theme.color(token), theme.color(ground)) for token, ground in lines) >= 7


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(("token", "ground"), SHAPE_PAIRS)
def test_borders_and_rings_are_seen(mode, token, ground):
    theme = load_theme(RESOURCES, mode, 1.0)
    assert contrast(theme.color(token), theme.color(ground)) >= 3.0


def test_the_contrast_formula_is_right():
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#4A5665"), QColor("#FFFFFF")) == pytest.approx(7.5, abs=0.05)


def test_all_modes_have_the_same_described_tokens():
    light, *others = (
        tomllib.loads((RESOURCES / "theme" / f"tokens_{mode.value}.toml").read_text(encoding="utf-8")) for mode in Mode
    )
    assert all(len(entry["use"]) > 10 for entry in light.values())
    for other in others:
        assert list(light) == list(other)
        assert all(light[name]["use"] == other[name]["use"] for name in light)


def test_an_unknown_token_is_an_error(tmp_path):
    folder = copied(tmp_path)
    sheet = folder / "theme" / "parts.qss"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "\nQLabel { color: {{colour}}; }", encoding="utf-8")
    with pytest.raises(ThemeError, match="colour"):
        load_theme(folder, Mode.LIGHT, 1.0)


def test_an_unused_token_is_an_error(tmp_path):
    folder = copied(tmp_path)
    tokens = folder / "theme" / "tokens_light.toml"
    added = '\n[extra]\nuse = "Nothing at all."\nvalue = "#123456"\n'
    tokens.write_text(tokens.read_text(encoding="utf-8") + added, encoding="utf-8")
    with pytest.raises(ThemeError, match="extra"):
        load_theme(folder, Mode.LIGHT, 1.0)


@pytest.mark.parametrize("entry", ['value = "#123456"', 'use = "Something."\nvalue = "bluish"'])
def test_a_token_needs_a_use_and_a_colour(tmp_path, entry):
    folder = copied(tmp_path)
    tokens = folder / "theme" / "tokens_light.toml"
    tokens.write_text(tokens.read_text(encoding="utf-8") + f"\n[extra]\n{entry}\n", encoding="utf-8")
    with pytest.raises(ThemeError, match="extra"):
        load_theme(folder, Mode.LIGHT, 1.0)


def test_a_colour_that_is_no_token_is_refused():
    with pytest.raises(ThemeError, match="blue"):
        current_theme().color("blue")


def test_sheets_hold_no_colour_of_their_own():
    for name in ("base.qss", "parts.qss"):
        text = (RESOURCES / "theme" / name).read_text(encoding="utf-8")
        assert not re.findall(r"#[0-9A-Fa-f]{3,8}\b(?![^{]*\{\s)", re.sub(r"#[a-zA-Z]\w*", "", text)), name


def test_no_length_of_a_sheet_forgets_to_grow():
    """Only outlines, rules and what cancels something have a fixed length."""
    for name in ("base.qss", "parts.qss"):
        text = re.sub(r"/\*.*?\*/|\{\{.*?\}\}", "", (RESOURCES / "theme" / name).read_text("utf-8"), flags=re.DOTALL)
        assert set(re.findall(r"\b(\d+)px", text)) <= {"1", "2", "3"}, name


@pytest.mark.parametrize(("wanted", "given"), [(0.5, 0.9), (1.3, 1.3), (5.0, 2.0)])
def test_the_text_scale_has_limits(wanted, given):
    assert load_theme(RESOURCES, Mode.LIGHT, wanted).scale == given


@pytest.mark.parametrize("role", Role)
def test_fonts_and_measures_grow_together(role):
    small, large = (load_theme(RESOURCES, Mode.LIGHT, scale) for scale in (1.0, 2.0))
    assert large.font(role).pixelSize() == 2 * small.font(role).pixelSize() >= 24
    assert large.line(role) == 2 * small.line(role)
    assert large.px(7) == 14
    assert small.line_of(small.font(role)) == small.line(role) >= QFontMetrics(small.font(role)).height() - 1


@pytest.mark.parametrize("role", Role)
def test_the_bundled_face_is_used(role):
    font = current_theme().font(role)
    assert QFontInfo(font).family() == "IBM Plex Sans"
    assert QRawFont.fromFont(font).weight() == (600 if font.weight() > 400 else 400)


def test_digits_have_one_width():
    metrics = QFontMetrics(current_theme().font(Role.BODY))
    assert len({metrics.horizontalAdvance(digit * 10) for digit in "0123456789"}) == 1


def test_every_letter_of_the_knowledge_base_has_a_glyph():
    font = current_theme().font(Role.BODY)
    latin = QRawFont.fromFont(font)
    chinese = QRawFont(str(RESOURCES / "fonts" / "NotoSansSC-Regular-subset.otf"), 14)
    used = {letter for path in (ROOT / "db" / "sources").rglob("*.yaml") for letter in path.read_text("utf-8")}
    missing = {letter for letter in used if letter.isprintable() and ord(letter) < 0x10000
               and not latin.supportsCharacter(ord(letter)) and not chinese.supportsCharacter(ord(letter))}  # fmt: skip
    assert missing == set()


def test_fonts_come_with_their_licences():
    folder = RESOURCES / "fonts"
    for name in ("IBMPlexSans-LICENSE.txt", "NotoSansSC-LICENSE.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / name).read_text(encoding="utf-8")
    assert (folder / "NotoSansSC-Regular-subset.otf").stat().st_size < 2_500_000


def test_applying_twice_loads_fonts_once(qapp):
    before = qapp.property("rairdtcFonts")
    apply_theme(qapp, load_theme(RESOURCES, Mode.DARK, 1.5))
    assert qapp.property("rairdtcFonts") == before
    assert (current_theme().mode, current_theme().scale) == (Mode.DARK, 1.5)
    assert QApplication.palette().window().color() == QColor("#12171E")


def test_a_button_is_as_high_as_it_should_be(qtbot):
    button = QPushButton("Why")
    qtbot.addWidget(button)
    button.ensurePolished()
    assert button.sizeHint().height() == 32
    button.setProperty("compact", True)
    button.style().unpolish(button)
    button.style().polish(button)
    assert button.sizeHint().height() == 28


@pytest.mark.parametrize("path", sorted((RESOURCES / "icons").glob("*.svg")), ids=lambda path: path.stem)
def test_an_icon_has_one_colour_and_is_recoloured(path):
    text = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 16 16"' in text
    assert "currentColor" in text
    assert not re.search(r"#[0-9a-fA-F]{3}|<text|<image|<style", text)
    image = pixmap(path.stem, "caution", 16, 2.0).toImage()
    drawn = [image.pixelColor(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255]
    assert drawn
    assert {color.name() for color in drawn} == {current_theme().color("caution").name()}


def test_an_icon_grows_with_the_text(qapp):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 2.0))
    assert max(size.width() for size in icon("drug").availableSizes()) >= 32


def test_a_field_for_words_has_the_frame_of_a_field(qtbot, qapp):
    theme = load_theme(RESOURCES, Mode.DARK, 1.0)
    apply_theme(qapp, theme)
    field = QPlainTextEdit()
    qtbot.addWidget(field)
    field.resize(200, 80)
    field.show()
    picture = field.grab().toImage()
    assert picture.pixelColor(0, 40) == theme.color("border")
