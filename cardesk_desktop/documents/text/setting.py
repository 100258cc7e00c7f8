"""Setting lines of text: direction, fonts and shaping together, with what was set before remembered."""

from dataclasses import dataclass
from functools import lru_cache

from cardesk_desktop.documents.bidi import Direction, Resolved, resolve
from cardesk_desktop.documents.text.cleaning import printable
from cardesk_desktop.documents.text.faces import Weight, load_faces
from cardesk_desktop.documents.text.shaping import Piece, is_figure, set_figure, shape_run

_LINES_KEPT = 4096


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line ready to be drawn. `advance` is its width in thousandths of the type size."""

    pieces: tuple[Piece, ...]
    advance: float
    is_rtl: bool

    def width(self, size: float) -> float:
        """The width in points at a type size in points."""
        return self.advance * size / 1000


class Typesetter:
    """Sets text in the shipped fonts. Safe to share: what it remembers never changes a result."""

    def __init__(self) -> None:
        self._faces = load_faces()
        self._set = lru_cache(maxsize=_LINES_KEPT)(self._set_whole)

    def line(self, text: str, weight: Weight = "regular", base: Direction = "auto") -> SetLine:
        """Set a text as one line, however long."""
        if base != "rtl" and is_figure(text):
            # Columns of amounts are most of a long paper, and no two lines have the same ones.
            piece = set_figure(self._faces[weight].latin, text)
            return SetLine((piece,) if text else (), piece.advance, is_rtl=False)
        return self._set(printable(text), weight, base)

    def part(self, resolved: Resolved, start: int, end: int, weight: Weight) -> SetLine:
        """Set `text[start:end]` of a paragraph whose levels are known, as one line of it."""
        pieces: list[Piece] = []
        faces = self._faces[weight]
        for run in resolved.visual_runs(start, end):
            text = resolved.text[run.start : run.end]
            pieces.extend(shape_run(text, is_rtl=run.is_rtl, faces=faces.preferred(run.is_rtl)))
        return SetLine(tuple(pieces), sum(piece.advance for piece in pieces), resolved.is_rtl)

    def _set_whole(self, text: str, weight: Weight, base: Direction) -> SetLine:
        return self.part(resolve(text, base), 0, len(text), weight)


@lru_cache(maxsize=1)
def typesetter() -> Typesetter:
    """The one typesetter of the process, so that papers share what is already set."""
    return Typesetter()
