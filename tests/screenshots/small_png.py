"""A picture of a screen in 256 colours: flat areas keep theirs exactly, shades are mixed from the rest."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

Colour = tuple[int, int, int]

_COLOURS, _EXACT = 256, 64
_APART = 10
"""What is nearer than this counts as one colour: Pillow's own search for the nearest is no finer."""
_MOST_WEIGHT = 8
"""How often a colour counts at most when the rest is shared out: large areas are kept anyway."""


def make_small(path: Path) -> None:
    """Write the PNG anew in at most 256 colours."""
    with Image.open(path) as read:
        picture = read.convert("RGB")
    counted = picture.getcolors(picture.width * picture.height) or []
    counts = {(at[0], at[1], at[2]): count for count, at in counted if isinstance(at, tuple)}
    common = sorted(counts, key=lambda colour: -counts[colour])
    kept: list[Colour] = []
    for colour in common:
        if len(kept) < _EXACT and not _is_near(colour, kept):
            kept.append(colour)
    rest = [colour for colour in common if not _is_near(colour, kept)]
    weighed = [colour for colour in rest for _time in range(min(counts[colour], _MOST_WEIGHT))]
    # A mean that lies beside a kept colour would be taken for it, and tint a whole area.
    mixed = [colour for colour in _shared_out(weighed) if not _is_near(colour, kept)]
    palette = [part for colour in (*kept, *mixed) for part in colour]
    chart = Image.new("P", (1, 1))
    chart.putpalette(palette)
    small = picture.quantize(palette=chart, dither=Image.Dither.FLOYDSTEINBERG)
    small.save(path, optimize=True)


def _is_near(colour: Colour, others: list[Colour]) -> bool:
    return any(all(abs(a - b) < _APART for a, b in zip(colour, other, strict=True)) for other in others)


def _shared_out(colours: list[Colour]) -> list[Colour]:
    """The colours that come closest to these, as many as the palette has room for."""
    if not colours:
        return []
    strip = Image.new("RGB", (len(colours), 1))
    strip.putdata(colours)
    flat = (strip.quantize(_COLOURS - _EXACT, Image.Quantize.MEDIANCUT).getpalette() or [])[
        : 3 * (_COLOURS - _EXACT)
    ]
    return [(flat[at], flat[at + 1], flat[at + 2]) for at in range(0, len(flat), 3)]
