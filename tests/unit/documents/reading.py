"""Reading a PDF as its receiver does: the words that can be copied, the picture, the QR code."""

import unicodedata

import zxingcpp
from PIL import Image
from pypdfium2 import PdfDocument

_INVISIBLE = dict.fromkeys((0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0xFEFF))


def page_count(data: bytes) -> int:
    """How many pages the file has."""
    with PdfDocument(data) as document:
        return len(document)


def copied_lines(data: bytes) -> list[str]:
    """The lines of all pages as they are copied, in compatibility form, blanks made single."""
    with PdfDocument(data) as document:
        raw = "\n".join(page.get_textpage().get_text_range() for page in document)
    lines = unicodedata.normalize("NFKC", raw).translate(_INVISIBLE).splitlines()
    return [" ".join(line.split()) for line in lines if line.strip()]


def copied(data: bytes) -> str:
    """All words of the file, in one line."""
    return " ".join(copied_lines(data))


def lowest_text(data: bytes) -> float:
    """How far above the lower edge of its page the lowest letter of all stands, in points."""
    with PdfDocument(data) as document:
        texts = [page.get_textpage() for page in document]
        return min(text.get_charbox(at)[1] for text in texts for at in range(text.count_chars()))


def edges_of(data: bytes, words: str) -> list[tuple[float, float]]:
    """The left and right edge of words wherever they stand on the first page, in points."""
    found = []
    with PdfDocument(data) as document:
        text = document[0].get_textpage()
        search = text.search(words)
        while place := search.get_next():
            boxes = [text.get_charbox(at) for at in range(place[0], place[0] + place[1])]
            found.append((min(box[0] for box in boxes), max(box[2] for box in boxes)))
    return found


def picture(data: bytes, page: int = 0, dpi: float = 70) -> Image.Image:
    """A page in shades of grey."""
    with PdfDocument(data) as document:
        return document[page].render(scale=dpi / 72).to_pil().convert("L")


def scanned(data: bytes, page: int = 0) -> list[str]:
    """What a phone reads from the codes on a page."""
    return [code.text for code in zxingcpp.read_barcodes(picture(data, page, dpi=150))]
