"""The look of papers: colours, type sizes and the few distances that everything keeps."""

from typing import NamedTuple

from cardesk_desktop.documents.pdf.paper import Colour
from cardesk_desktop.documents.text.faces import Weight


def _colour(code: str) -> Colour:
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


INK = _colour("10202C")
MUTED = _colour("5B6B79")
LINE = _colour("D9E0E6")
PANEL = _colour("F4F6F8")
ACCENT = _colour("0B6B75")
ON_ACCENT = _colour("FFFFFF")
SETTLED, SETTLED_PANEL = _colour("157A43"), _colour("DFF4E7")
DUE, DUE_PANEL = _colour("B42318"), _colour("FCE7E5")
BLACK = _colour("000000")

_LEADING = 1.36
# Of Noto Sans, in type sizes; the Arabic font sits on the same baseline.
_ASCENT, _DESCENT = 1.069, 0.293


class Type(NamedTuple):
    """A size in points, a weight and a colour."""

    size: float
    weight: Weight = "regular"
    colour: Colour = INK

    @property
    def leading(self) -> float:
        """From one line of this type to the next."""
        return self.size * _LEADING

    @property
    def baseline(self) -> float:
        """From the top of a line to its baseline."""
        return (self.leading - (_ASCENT + _DESCENT) * self.size) / 2 + _ASCENT * self.size
