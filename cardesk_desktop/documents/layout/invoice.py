"""An invoice on A4: headings, lines, closing and foot spread over as many pages as they take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cardesk_desktop.documents.fields.model import InvoiceFields, PaperFields
from cardesk_desktop.documents.layout.block import Block, Frame
from cardesk_desktop.documents.layout.closing import closing_block
from cardesk_desktop.documents.layout.heading import first_heading, next_heading
from cardesk_desktop.documents.layout.style import LINE, MUTED, Type
from cardesk_desktop.documents.layout.table import LineTable, line_table
from cardesk_desktop.documents.pdf.paper import Paper

A4 = (595.28, 841.89)
MARGIN = 42.0
WIDTH = A4[0] - 2 * MARGIN
"""The room for what stands on a page."""

_FOOT = Type(7.5, colour=MUTED)
_FOOT_LINES = 3
_FOOT_GAP = 14.0


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: lines `first` to `last` (not included) and perhaps the closing."""

    first: int
    last: int
    has_closing: bool


def draw_invoice(paper: Paper, fields: InvoiceFields, logo: bytes | None) -> None:
    """Draw all pages."""
    InvoiceLayout(fields, logo).draw(paper)


class PaperLayout:
    """The pieces of one paper and the pages they come to. `closing` stands after the last line."""

    def __init__(self, fields: PaperFields, logo: bytes | None, closing: Block) -> None:
        self._fields = fields
        self._width = WIDTH
        self._frame = Frame(MARGIN, self._width, fields.speech.is_rtl)
        self._first = first_heading(fields, logo, self._width)
        self._next = next_heading(fields, self._width)
        self._table: LineTable = line_table(fields, self._width)
        self._head = self._table.head()
        self._closing = closing
        self._bottom = A4[1] - MARGIN - self._foot("").height - _FOOT_GAP
        self.pages = list(self._paginate())

    def draw(self, paper: Paper) -> None:
        """Draw the pages in their order."""
        for number, page in enumerate(self.pages, start=1):
            self._draw_page(paper, page, number)
            paper.end_page()

    def _draw_page(self, paper: Paper, page: Page, number: int) -> None:
        y = MARGIN
        heading = self._first if number == 1 else self._next
        heading.place(paper, self._frame, y)
        y += heading.height
        if page.last > page.first:
            self._head.place(paper, self._frame, y)
            y += self._head.height
        for row in self._fields.table.rows[page.first : page.last]:
            block = self._table.row(row)
            block.place(paper, self._frame, y)
            y += block.height
        if page.has_closing:
            self._closing.place(paper, self._frame, y)
        foot = self._foot(self._fields.page(number, len(self.pages)))
        foot.place(paper, self._frame, A4[1] - MARGIN - foot.height)

    def _paginate(self) -> Iterator[Page]:
        """Fill page after page; the closing stays whole and takes the last line along to its page."""
        heights = [self._table.row_height(row) for row in self._fields.table.rows]
        first, room = 0, self._room(self._first)
        for index, height in enumerate(heights):
            if height > room and index > first:
                yield Page(first, index, has_closing=False)
                first, room = index, self._room(self._next)
            room -= height
        if self._closing.height > room:
            last = self._last_before_closing(heights, first)
            yield Page(first, last, has_closing=False)
            first = last
        yield Page(first, len(heights), has_closing=True)

    def _last_before_closing(self, heights: Sequence[float], first: int) -> int:
        """Where the page ends whose closing goes to the next one: a line before its end if it can."""
        is_followed = len(heights) - first > 1
        if is_followed and heights[-1] + self._closing.height <= self._room(self._next):
            return len(heights) - 1
        return len(heights)

    def _room(self, heading: Block) -> float:
        return self._bottom - MARGIN - heading.height - self._head.height

    def _foot(self, page: str) -> Block:
        fields = self._fields
        block = Block(fields.speech.is_rtl)
        block.rectangle(0, 0, self._width, 0.5, LINE)
        y = 8.0
        half = self._width / 2 - _FOOT_GAP
        taken = block.put(page, 0, y, _FOOT, width=self._width, align="end", base=block.base)
        room = half - taken - _FOOT_GAP
        block.paragraph(
            fields.imprint, half + 2 * _FOOT_GAP, y, _FOOT, width=room, most=1, align="end", base=block.base
        )
        bottom = y + _FOOT.leading
        for line in fields.footer[:_FOOT_LINES]:
            y = block.paragraph(line, 0, y, _FOOT, width=half, most=2)
        block.height = max(y, bottom)
        return block


class InvoiceLayout(PaperLayout):
    """The pieces of one invoice."""

    def __init__(self, fields: InvoiceFields, logo: bytes | None) -> None:
        super().__init__(fields, logo, closing_block(fields, WIDTH))
