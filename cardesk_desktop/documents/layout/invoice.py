"""An invoice on A4: headings, lines, closing and foot spread over as many pages as they take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cardesk_desktop.documents.fields.model import InvoiceFields, PaperFields
from cardesk_desktop.documents.layout.block import Block, Frame
from cardesk_desktop.documents.layout.closing import closing_parts
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
_FOOT_WRAP = 2
_FOOT_GAP = 14.0
_TEXT_GAP = 12.0


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: lines `first` to `last` (not included) and perhaps the closing, or parts of it."""

    first: int
    last: int
    closing: tuple[int, int] = (0, 0)
    """The parts from the first of these to the second (not included)."""

    @property
    def has_closing(self) -> bool:
        """True when anything of the closing stands on it."""
        return self.closing[1] > self.closing[0]


def draw_invoice(paper: Paper, fields: InvoiceFields, logo: bytes | None) -> None:
    """Draw all pages."""
    InvoiceLayout(fields, logo).draw(paper)


class PaperLayout:
    """The pieces of one paper and the pages they come to.

    `closing` stands after the last line, in parts between which a page may end.
    """

    def __init__(self, fields: PaperFields, logo: bytes | None, closing: Sequence[Block]) -> None:
        self._fields = fields
        self._width = WIDTH
        self._frame = Frame(MARGIN, self._width, fields.speech.is_rtl)
        self._first = first_heading(fields, logo, self._width)
        self._next = next_heading(fields, self._width)
        self._table: LineTable = line_table(fields, self._width)
        self._head = self._table.head()
        self._foot_text = self._short_footer()
        self._bottom = A4[1] - MARGIN - self._foot("").height - _FOOT_GAP
        self._closing = [*closing, *self._long_footer()]
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
        for part in self._closing[slice(*page.closing)]:
            part.place(paper, self._frame, y)
            y += part.height
        foot = self._foot(self._fields.page(number, len(self.pages)))
        foot.place(paper, self._frame, A4[1] - MARGIN - foot.height)

    def _paginate(self) -> Iterator[Page]:
        """Fill page after page; the closing stays whole and takes the last line along to its page."""
        heights = [self._table.row_height(row) for row in self._fields.table.rows]
        first, room = 0, self._room(self._first)
        for index, height in enumerate(heights):
            if height > room and index > first:
                yield Page(first, index)
                first, room = index, self._room(self._next)
            room -= height
        if self._needed > room:
            last = self._last_before_closing(heights, first)
            yield Page(first, last)
            first, room = last, self._room(self._next) - sum(heights[last:])
        yield from self._close(first, len(heights), room)

    @property
    def _needed(self) -> float:
        """What the closing wants in one piece: all of it, or its first part where no page holds all."""
        whole = sum(part.height for part in self._closing)
        return whole if whole <= self._room(self._next) else self._closing[0].height

    def _close(self, first: int, last: int, room: float) -> Iterator[Page]:
        """The last lines with the closing, which goes on over further pages where it is taller than one."""
        begin = 0
        for index, part in enumerate(self._closing):
            if part.height > room and index > begin:
                yield Page(first, last, (begin, index))
                first, begin, room = last, index, self._room(self._next)
            room -= part.height
        yield Page(first, last, (begin, len(self._closing)))

    def _last_before_closing(self, heights: Sequence[float], first: int) -> int:
        """Where the page ends whose closing goes to the next one: a line before its end if it can."""
        is_followed = len(heights) - first > 1
        if is_followed and heights[-1] + self._needed <= self._room(self._next):
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
        for line in self._foot_text:
            y = block.paragraph(line, 0, y, _FOOT, width=half, most=_FOOT_WRAP)
        block.height = max(y, bottom)
        return block

    def _short_footer(self) -> tuple[str, ...]:
        """The company's text, where the foot of every page has room for all of it."""
        footer, half = self._fields.footer, self._width / 2 - _FOOT_GAP
        taken = [len(self._lines(line, half)) for line in footer]
        is_short = len(footer) <= _FOOT_LINES and max(taken, default=0) <= _FOOT_WRAP
        return tuple(footer) if is_short else ()

    def _long_footer(self) -> list[Block]:
        """The company's text that is too long for every page: once, whole, at the end."""
        if self._foot_text or not self._fields.footer:
            return []
        lines = [line for text in self._fields.footer for line in self._lines(text, self._width)]
        return [Block(self._fields.speech.is_rtl, _TEXT_GAP), *lines]

    def _lines(self, text: str, width: float) -> list[Block]:
        return Block.lines(text, _FOOT, width=width, is_rtl=self._fields.speech.is_rtl)


class InvoiceLayout(PaperLayout):
    """The pieces of one invoice."""

    def __init__(self, fields: InvoiceFields, logo: bytes | None) -> None:
        super().__init__(fields, logo, closing_parts(fields, WIDTH))
