"""Tokens, contrast, fonts, icons and the style sheet."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontInfo, QFontMetrics, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QApplication

from cardesk_desktop.paths import resource
from cardesk_desktop.ui.theme import TextSize, Theme, Tone, apply_theme, build_theme
from cardesk_desktop.ui.theme.contrast import AA_SHAPE, AA_TEXT, AAA_TEXT, contrast
from cardesk_desktop.ui.theme.icons import DIRECTED, Icons
from cardesk_desktop.ui.theme.stylesheet import stylesheet
from cardesk_desktop.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, SHAPE_PAIRS, TEXT_PAIRS, Colors

PALETTES = pytest.mark.parametrize(
    "colors", [LIGHT, DARK, HIGH_CONTRAST], ids=["light", "dark", "high contrast"]
)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@PALETTES
def test_every_text_reaches_aa_on_its_background(colors: Colors) -> None:
    weak = {
        pair: round(contrast(getattr(colors, pair[0]), getattr(colors, pair[1])), 2)
        for pair in TEXT_PAIRS
        if contrast(getattr(colors, pair[0]), getattr(colors, pair[1])) < AA_TEXT
    }
    assert weak == {}


def test_in_high_contrast_every_text_reaches_aaa() -> None:
    for ink, paper in TEXT_PAIRS:
        assert contrast(getattr(HIGH_CONTRAST, ink), getattr(HIGH_CONTRAST, paper)) >= AAA_TEXT, (ink, paper)


@PALETTES
def test_every_edge_that_means_something_reaches_three_to_one(colors: Colors) -> None:
    for ink, paper in SHAPE_PAIRS:
        assert contrast(getattr(colors, ink), getattr(colors, paper)) >= AA_SHAPE, (ink, paper)


@PALETTES
def test_colours_are_written_one_way(colors: Colors) -> None:
    for token in fields(Colors):
        value = getattr(colors, token.name)
        assert isinstance(value, float) or re.fullmatch(r"#[0-9A-F]{6}", value), token.name


def test_the_style_sheet_holds_no_colour_that_is_not_a_token(theme: Theme) -> None:
    tokens = {getattr(theme.colors, token.name) for token in fields(Colors)}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", stylesheet(theme))) <= tokens


@pytest.mark.parametrize(("asked", "given"), [(100, 1.0), (150, 1.5), (200, 2.0), (20, 1.0), (900, 2.0)])
def test_the_text_scale_goes_from_100_to_200_per_cent(theme: Theme, asked: int, given: float) -> None:
    scaled = build_theme(is_dark=False, is_rtl=False, scale_percent=asked)
    assert scaled.scale == given
    assert scaled.font().pixelSize() == round(14 * given)
    assert scaled.target == round(44 * given)


def test_words_are_drawn_in_the_bundled_fonts(theme: Theme) -> None:
    assert QFontInfo(theme.font()).family() == "Noto Sans"
    assert QFontInfo(theme.font(TextSize.LARGE, is_bold=True)).bold()
    assert theme.font().families() == ["Noto Sans", "Noto Sans Arabic"]


def test_figures_are_of_one_width(theme: Theme) -> None:
    for is_bold in (False, True):
        metrics = QFontMetrics(theme.font(is_bold=is_bold))
        assert len({metrics.horizontalAdvance(digit * 8) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_bundled_font_has_a_minus_and_draws_no_box_for_direction_marks(theme: Theme, weight: str) -> None:
    face = QRawFont(str(resource("fonts", f"NotoSans-{weight}.ttf")), 20)
    glyphs = face.glyphIndexesForString("\u2212\u00a0\u202f\u2066\u2068\u2069–·…")
    assert len(glyphs) == 9
    assert 0 not in glyphs


def test_applying_a_theme_turns_the_whole_application(dressed: QApplication, theme: Theme) -> None:
    assert dressed.layoutDirection() is Qt.LayoutDirection.LeftToRight
    apply_theme(dressed, build_theme(is_dark=True, is_rtl=True))
    assert dressed.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert dressed.palette().window().color().name().upper() == DARK.bg
    apply_theme(dressed, theme)
    assert dressed.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_tones_have_a_colour_and_a_soft_ground(theme: Theme) -> None:
    assert theme.ink(Tone.WORK).name().upper() == LIGHT.work
    assert theme.soft(Tone.WORK).name().upper() == LIGHT.work_soft
    assert theme.soft(Tone.MUTED).name().upper() == LIGHT.hover


def pixels(icons: Icons, name: str, color: str = "#FF0000") -> QImage:
    return icons.pixmap(name, color, 24).toImage().convertToFormat(QImage.Format.Format_ARGB32)


def test_an_icon_takes_the_colour_it_is_given(theme: Theme) -> None:
    image = pixels(theme.icons, "check")
    seen = {
        image.pixelColor(x, y).name()
        for x in range(24)
        for y in range(24)
        if image.pixelColor(x, y).alpha() > 250
    }
    assert seen == {"#ff0000"}


def test_an_icon_that_points_is_mirrored_where_reading_runs_the_other_way(theme: Theme) -> None:
    there = Icons(resource("icons"), is_rtl=False)
    back = Icons(resource("icons"), is_rtl=True)
    assert pixels(back, "arrow-left") == pixels(there, "arrow-left").flipped(Qt.Orientation.Horizontal)
    assert pixels(back, "car") == pixels(there, "car")


def test_every_directed_icon_ships(theme: Theme) -> None:
    for name in DIRECTED:
        assert resource("icons", f"{name}.svg").is_file(), name


def test_an_icon_is_as_sharp_as_the_screen(theme: Theme) -> None:
    drawn = theme.icons.pixmap("car", "#000000", 22, 2.0)
    assert (drawn.width(), drawn.devicePixelRatio()) == (44, 2.0)
    assert theme.icons.pixmap("car", "#000000", 22, 2.0).cacheKey() == drawn.cacheKey()
    assert not theme.icons.icon("car", "#000000", 22).isNull()


def test_an_icon_without_room_is_not_drawn(theme: Theme) -> None:
    # Qt would warn of a picture without pixels, and a warning fails this test.
    paper = QImage(8, 8, QImage.Format.Format_ARGB32)
    paper.fill(0)
    painter = QPainter(paper)
    for height in (0.0, 0.4, -3.0):
        theme.icons.paint(painter, "car", "#FF0000", QRectF(0, 0, 8, height))
    painter.end()
    assert all(paper.pixel(x, y) == 0 for x in range(8) for y in range(8))


def test_an_unknown_icon_is_a_defect(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        theme.icons.pixmap("no-such-icon", "#000000", 22)


def test_an_icon_is_painted_in_the_middle_of_its_box(theme: Theme) -> None:
    canvas = QImage(60, 20, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(Qt.GlobalColor.white)
    painter = QPainter(canvas)
    theme.icons.paint(painter, "plus", "#000000", QRectF(0, 0, 60, 20))
    painter.end()
    assert canvas.pixelColor(30, 10).lightness() < 128
    assert canvas.pixelColor(5, 10).lightness() == 255
