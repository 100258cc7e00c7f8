"""One font inside one PDF: composite, subset, and with a text for every glyph that is drawn.

ReportLab's own TrueType fonts are keyed by character. A shaped glyph has none, so ReportLab invents private
ones, for all documents of the process, and they come out when the text is searched or copied. Here the code
in the page stands for a pair of glyph and text: what is copied out of the paper is what was put in, and the
same paper gives the same bytes whatever was printed before it.
"""

import hashlib
from collections.abc import Mapping
from typing import cast

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFString

from cardesk_desktop.documents.pdf.document import ReportLabDocument
from cardesk_desktop.documents.pdf.streams import compressed
from cardesk_desktop.documents.text.faces import NOTDEF, Face
from cardesk_desktop.documents.text.shaping import Glyph, Piece

_NOT_NEEDED_IN_PDF = ("cmap", "name", "post", "OS/2", "GSUB", "GPOS", "GDEF", "gasp")
_MAPPINGS_PER_BLOCK = 100
_SYMBOLIC = 4


class EmbeddedFont:
    """A face as far as one document uses it."""

    def __init__(self, face: Face, resource_name: str) -> None:
        self.resource_name = resource_name
        self._face = face
        self._codes: dict[tuple[int, str], int] = {}

    def show(self, piece: Piece, size: float) -> str:
        """The operators that show a piece at the current point and move past it."""
        if piece.is_plain:
            return "".join(["<", *[f"{self._code(glyph):04X}" for glyph in piece.glyphs], "> Tj"])
        parts = ["["]
        shift = 0.0  # what the pen has yet to move, in thousandths of the size
        for glyph in piece.glyphs:
            shift += glyph.x_offset
            if shift:
                parts.append(f"{_number(-shift)} ")
            code = self._code(glyph)
            if glyph.y_offset:
                rise = _number(glyph.y_offset * size / 1000)
                parts.append(f"] TJ {rise} Ts [<{code:04X}>] TJ 0 Ts [")
            else:
                parts.append(f"<{code:04X}>")
            shift = glyph.advance - self._face.width(glyph.number) - glyph.x_offset
        parts.append(f"{_number(-shift)}] TJ" if shift else "] TJ")
        return "".join(parts).replace("><", "")

    def _code(self, glyph: Glyph) -> int:
        return self._codes.setdefault((glyph.number, glyph.text), len(self._codes) + 1)

    def addObjects(self, document: ReportLabDocument) -> None:  # noqa: N802 - called by ReportLab on saving
        """Write the font, as far as it was used, into the document."""
        program, numbers = self._subset()
        name = f"{self._tag()}+{self._face.name}"
        descendant = PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{name}",
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": document.Reference(self._descriptor(name, document, program)),
                "CIDToGIDMap": document.Reference(compressed(self._glyph_map(numbers))),
                "DW": 0,
                "W": PDFArray([0, PDFArray([self._face.width(number) for number in self._numbers()])]),
            }
        )
        font = PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": f"/{name}",
                "Encoding": "/Identity-H",
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(compressed(self._to_unicode())),
            }
        )
        fonts = cast(PDFDictionary, document.idToObject["BasicFonts"])
        fonts[self.resource_name] = document.Reference(font)

    def _numbers(self) -> list[int]:
        """Glyph of each code, code 0 included."""
        return [NOTDEF, *(number for number, _ in self._codes)]

    def _tag(self) -> str:
        """Six capitals that tell subsets of one font apart (PDF 32000-1, 9.6.4)."""
        digest = hashlib.sha256(repr(self._numbers()).encode()).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])

    def _subset(self) -> tuple[bytes, Mapping[int, int]]:
        """The font program with the glyphs in use, and their new numbers."""
        wanted = hb.SubsetInput()
        wanted.flags = (
            hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
        )
        wanted.glyph_set.update(self._numbers())
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in _NOT_NEEDED_IN_PDF)
        plan = hb.SubsetPlan(self._face.font.face, wanted)
        return plan.execute().blob.data, plan.old_to_new_glyph_mapping

    def _glyph_map(self, new_numbers: Mapping[int, int]) -> bytes:
        return b"".join(new_numbers[number].to_bytes(2) for number in self._numbers())

    def _descriptor(self, name: str, document: ReportLabDocument, program: bytes) -> PDFDictionary:
        file = compressed(program, Length1=len(program))
        metrics = self._face.metrics
        return PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": f"/{name}",
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArray([-1000, metrics.descent, 3000, metrics.ascent]),
                "ItalicAngle": 0,
                "Ascent": metrics.ascent,
                "Descent": metrics.descent,
                "CapHeight": metrics.cap_height,
                "StemV": 80,
                "FontFile2": document.Reference(file),
            }
        )

    def _to_unicode(self) -> bytes:
        """The text of each code (PDF 32000-1, 9.10.3)."""
        lines = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex()}>"
            for (_, text), code in self._codes.items()
            if text
        ]
        blocks: list[str] = []
        for start in range(0, len(lines), _MAPPINGS_PER_BLOCK):
            block = lines[start : start + _MAPPINGS_PER_BLOCK]
            blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        return "\n".join([*_CMAP_HEAD, *blocks, *_CMAP_TAIL]).encode("ascii")


def _number(value: float) -> str:
    """A number as PDF writes it: without an exponent."""
    return f"{round(value, 3):g}"


_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<0000> <FFFF>",
    "endcodespacerange",
)
_CMAP_TAIL = (
    "endcmap",
    "CMapName currentdict /CMap defineresource pop",
    "end",
    "end",
)
