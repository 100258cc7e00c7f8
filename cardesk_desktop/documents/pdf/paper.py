"""A PDF being written: text, rules, boxes and pictures on pages, in points from the top left corner."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFPage
from reportlab.pdfgen.canvas import Canvas

from cardesk_desktop.documents.pdf.document import ReportLabDocument
from cardesk_desktop.documents.pdf.embedding import EmbeddedFont
from cardesk_desktop.documents.pdf.streams import compressed
from cardesk_desktop.documents.text.faces import Face
from cardesk_desktop.documents.text.setting import SetLine

Colour = tuple[float, float, float]
"""Red, green and blue, 0 to 1."""

CREATOR = "CarDesk"
_PDF_VERSION = (1, 7)


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself."""

    title: str
    author: str
    subject: str
    language: str
    created: datetime


class Paper(Canvas):
    """A ReportLab canvas that knows our fonts. The same drawing gives the same bytes."""

    _doc: ReportLabDocument

    def __init__(self, width: float, height: float, about: About) -> None:
        self._file = io.BytesIO()
        super().__init__(
            self._file,
            pagesize=(width, height),
            invariant=1,
            pageCompression=0,
            pdfVersion=_PDF_VERSION,
            lang=about.language,
        )
        self.width, self.height = width, height
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._fill: Colour | None = None
        self.setTitle(about.title)
        self.setAuthor(about.author)
        self.setSubject(about.subject)
        self.setCreator(CREATOR)
        self.setDateFormatter(_fixed_date(about.created))
        self.setViewerPreference("DisplayDocTitle", "true")

    def _make_preamble(self) -> None:
        # ReportLab would name Helvetica here, a font that is not embedded and that we never use.
        self._preamble = ""

    def resize(self, width: float, height: float) -> None:
        """Give this page and those after it another size."""
        self.width, self.height = width, height
        self.setPageSize((width, height))

    def text(self, line: SetLine, x: float, y: float, size: float, colour: Colour) -> None:
        """Draw a line with its left end at `x` and its baseline at `y`."""
        if not line.pieces:
            return
        self._use_fill(colour)
        parts = [f"BT {x:.2f} {self.height - y:.2f} Td"]
        for piece in line.pieces:
            font = self._font(piece.face)
            parts.append(f"/{font.resource_name} {size:g} Tf {font.show(piece, size)}")
        parts.append("ET")
        self.addLiteral(" ".join(parts))

    def rectangle(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle given by its upper left corner; a thin one is a rule."""
        self._use_fill(colour)
        self.addLiteral(f"{x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re f")

    def box(self, x: float, y: float, width: float, height: float, radius: float, colour: Colour) -> None:
        """A filled rectangle with round corners."""
        self._use_fill(colour)
        self.roundRect(x, self.height - y - height, width, height, radius, stroke=0, fill=1)

    def outline(self, x: float, y: float, width: float, height: float, radius: float, colour: Colour) -> None:
        """A thin line around a rectangle with round corners."""
        self.addLiteral("{:.3g} {:.3g} {:.3g} RG 0.8 w".format(*colour))
        self.roundRect(x, self.height - y - height, width, height, radius, stroke=1, fill=0)

    def squares(self, x: float, y: float, side: float, places: list[tuple[int, int, int]]) -> None:
        """Black squares on a grid, each given by its column, its row and how many follow to the right."""
        self._use_fill((0, 0, 0))
        top = self.height - y
        self.addLiteral(
            "\n".join(
                f"{x + column * side:.3f} {top - (row + 1) * side:.3f} {count * side:.3f} {side:.3f} re"
                for column, row, count in places
            )
            + " f"
        )

    def picture(self, image: Image.Image, x: float, y: float, width: float, height: float) -> None:
        """A picture stretched to the rectangle; where it is transparent the paper shows."""
        self.drawImage(ImageReader(image), x, self.height - y - height, width, height, mask="auto")
        self._fill = None

    def photo(self, jpeg: bytes, x: float, y: float, width: float, height: float) -> None:
        """A photograph in the rectangle; its bytes go into the file as they are."""
        self.drawImage(ImageReader(io.BytesIO(jpeg)), x, self.height - y - height, width, height)
        self._fill = None

    def end_page(self) -> None:
        """Finish the page. It is packed at once: a document of a thousand pages stays small in memory."""
        self.showPage()
        self._fill = None
        page = cast(PDFPage, self._doc.idToObject[f"Page{self._doc.pageCounter - 1}"])
        page.Contents = compressed(page.stream.encode("ascii"))
        page.stream = None
        page.Trans = None

    def finish(self) -> bytes:
        """The whole file."""
        self.save()
        return self._file.getvalue()

    def _use_fill(self, colour: Colour) -> None:
        if colour != self._fill:
            self._fill = colour
            self.addLiteral("{:.3g} {:.3g} {:.3g} rg".format(*colour))

    def _font(self, face: Face) -> EmbeddedFont:
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = EmbeddedFont(face, f"T{len(self._fonts) + 1}")
            self._doc.delayedFonts.append(font)
        return font


def _fixed_date(instant: datetime) -> Callable[..., str]:
    """ReportLab asks for the time of writing; the paper carries the time of its document instead."""
    offset = instant.strftime("%z")
    text = instant.strftime("D:%Y%m%d%H%M%S") + f"{offset[:3]}'{offset[3:5]}'"
    return lambda *_: text
