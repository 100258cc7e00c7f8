"""Characters to glyphs: font by coverage, letters joined and marks placed by HarfBuzz."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb

from cardesk_desktop.documents.text.cleaning import is_invisible
from cardesk_desktop.documents.text.copying import copied_text
from cardesk_desktop.documents.text.faces import NOTDEF, Face

# Direction is settled before shaping; its controls have no picture.
_NO_CONTROLS = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))

# Figures are set one by one: no kerning may spoil a column in which every digit is equally wide.
_FIGURES = frozenset("0123456789.,-+%:/ \u2212\u00a0\u202f")


class Glyph(NamedTuple):
    """A glyph where the one before it ended. Lengths are in thousandths of the type size.

    `text` is what is copied from the paper where the glyph is; empty when a neighbour stands for it.
    """

    number: int
    text: str
    advance: float
    x_offset: float
    y_offset: float


class Piece(NamedTuple):
    """Glyphs of one face, from left to right. In a plain piece every glyph is as wide as the font says."""

    face: Face
    glyphs: tuple[Glyph, ...]
    advance: float
    is_plain: bool


def shape_run(text: str, *, is_rtl: bool, faces: Sequence[Face]) -> list[Piece]:
    """Shape one run of one direction; the pieces are in visual order, from left to right."""
    visible = text.translate(_NO_CONTROLS)
    pieces = [_shape(face, part, is_rtl) for face, part in _by_face(visible, faces)]
    return pieces[::-1] if is_rtl else pieces


def _by_face(text: str, faces: Sequence[Face]) -> Iterator[tuple[Face, str]]:
    """Split by the first face that has the character; marks and blanks stay with what they follow."""
    start, current = 0, faces[0]
    for index, char in enumerate(text):
        if index > start and (is_invisible(char) or (char == " " and current.glyph(char))):
            continue
        face = next((face for face in faces if face.glyph(char)), faces[0])
        if face is not current:
            if index > start:
                yield current, text[start:index]
            start, current = index, face
    if start < len(text):
        yield current, text[start:]


def _shape(face: Face, text: str, is_rtl: bool) -> Piece:
    if is_figure(text) and not is_rtl:
        return set_figure(face, text)
    glyphs = tuple(_harfbuzz(face, text, is_rtl))
    is_plain = all(
        glyph.x_offset == 0 == glyph.y_offset and glyph.advance == face.width(glyph.number)
        for glyph in glyphs
    )
    return Piece(face, glyphs, sum(glyph.advance for glyph in glyphs), is_plain)


def is_figure(text: str) -> bool:
    """Whether a text is a number, a date in digits or a rate, with nothing else beside it."""
    return _FIGURES.issuperset(text)


def set_figure(face: Face, text: str) -> Piece:
    """Set a figure digit by digit."""
    glyphs = tuple(_figure(face, char) for char in text)
    return Piece(face, glyphs, sum(glyph.advance for glyph in glyphs), is_plain=True)


@lru_cache(maxsize=256)
def _figure(face: Face, char: str) -> Glyph:
    number = face.glyph(char) or (face.glyph(" ") if char.isspace() else NOTDEF)
    return Glyph(number, char, face.width(number), 0, 0)


def _harfbuzz(face: Face, text: str, is_rtl: bool) -> Iterator[Glyph]:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if is_rtl else "ltr"
    # Guessed from the machine's locale otherwise, and a paper must not depend on that.
    buffer.language = "en"
    hb.shape(face.font, buffer)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions or []
    words = _text_of_glyphs([info.cluster for info in infos], text, is_rtl)
    scale = face.scale
    for info, position, word in zip(infos, positions, words, strict=True):
        yield Glyph(
            info.codepoint,
            word,
            position.x_advance * scale,
            position.x_offset * scale,
            position.y_offset * scale,
        )


def _text_of_glyphs(clusters: Sequence[int], text: str, is_rtl: bool) -> list[str]:
    """Give the text of each cluster to its first glyph in reading order."""
    order = range(len(clusters) - 1, -1, -1) if is_rtl else range(len(clusters))
    starts = sorted(set(clusters))
    ends = dict(pairwise([*starts, len(text)]))
    words = [""] * len(clusters)
    for glyph in order:
        end = ends.pop(clusters[glyph], None)
        if end is not None:
            words[glyph] = copied_text(text[clusters[glyph] : end], is_rtl=is_rtl)
    return words
