"""The four shipped font files, opened once: what they cover and how wide their glyphs are."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

import uharfbuzz as hb

from cardesk_desktop.paths import resource

Weight = Literal["regular", "bold"]

NOTDEF = 0
"""The glyph of a character that no shipped font draws: a box."""


class Metrics(NamedTuple):
    """Heights over the baseline in thousandths of the type size; the descent is negative."""

    ascent: float
    descent: float
    cap_height: float


@dataclass(frozen=True, eq=False)
class Face:
    """One font file. Widths are in thousandths of the type size."""

    name: str
    file: Path
    _widths: dict[int, float] = field(default_factory=dict, repr=False)
    _glyphs: dict[str, int] = field(default_factory=dict, repr=False)

    @cached_property
    def font(self) -> hb.Font:
        """The font as HarfBuzz knows it, in font units."""
        return hb.Font(hb.Face(hb.Blob.from_file_path(self.file)))

    @cached_property
    def scale(self) -> float:
        """Thousandths of the type size per font unit."""
        return 1000 / self.font.face.upem

    @cached_property
    def metrics(self) -> Metrics:
        """Heights of the face as a whole."""
        extents = self.font.get_font_extents("ltr")
        capital = self.font.get_glyph_extents(self.glyph("H"))
        return Metrics(
            extents.ascender * self.scale,
            extents.descender * self.scale,
            capital.y_bearing * self.scale if capital else 0,
        )

    def glyph(self, char: str) -> int:
        """The glyph of a character before any shaping, NOTDEF when the font has none."""
        found = self._glyphs.get(char)
        if found is None:
            found = self._glyphs[char] = self.font.get_nominal_glyph(ord(char)) or NOTDEF
        return found

    def width(self, glyph: int) -> float:
        """The width of a glyph before kerning."""
        found = self._widths.get(glyph)
        if found is None:
            found = self._widths[glyph] = self.font.get_glyph_h_advance(glyph) * self.scale
        return found


@dataclass(frozen=True, slots=True)
class FaceSet:
    """The faces of one weight: one for Latin, Cyrillic and Greek, one for Arabic."""

    latin: Face
    arabic: Face

    def preferred(self, is_rtl: bool) -> Sequence[Face]:
        """The faces in the order in which a run should try them."""
        return (self.arabic, self.latin) if is_rtl else (self.latin, self.arabic)


def load_faces() -> dict[Weight, FaceSet]:
    """Open the shipped fonts. A file is read when its first character is set."""
    return {weight: FaceSet(_face("NotoSans", weight), _face("NotoSansArabic", weight)) for weight in _FILES}


_FILES: dict[Weight, str] = {"regular": "Regular", "bold": "Bold"}


def _face(family: str, weight: Weight) -> Face:
    name = f"{family}-{_FILES[weight]}"
    return Face(name, resource("fonts", f"{name}.ttf"))
