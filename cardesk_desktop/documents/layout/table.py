"""The table of an invoice's lines: columns as wide as their widest figure, the description takes the rest."""

from dataclasses import dataclass

from cardesk_desktop.documents.bidi import Direction
from cardesk_desktop.documents.fields.model import PaperFields, Row, Table
from cardesk_desktop.documents.fields.words import Words
from cardesk_desktop.documents.layout.block import WHOLE, Align, Block, bare_figure
from cardesk_desktop.documents.layout.style import INK, LINE, MUTED, Type
from cardesk_desktop.documents.text.setting import typesetter

_SIZES = (8.5, 7.5, 6.5, 5.5)
_HEADING = Type(7.5, "bold", MUTED)
_GAP = 14.0
_PLACE_GAP = 8.0
_PLACE_AT_LEAST = 20.0
_DESCRIPTION_AT_LEAST = 130.0
_HEADING_AT_MOST = 50.0
_ROW_PADDING = 5.0
_HEADING_LINES = 3

_SHAPE = str.maketrans("123456789", "0" * 9)


@dataclass(frozen=True, slots=True)
class LineTable:
    """Where the columns stand. `columns` holds start and end of every column of figures."""

    table: Table
    is_rtl: bool
    second_base: Direction
    width: float
    size: float
    place_width: float
    columns: tuple[tuple[float, float], ...]

    @property
    def _description(self) -> tuple[float, float]:
        """Start and width of the description."""
        return self.place_width, self.columns[0][0] - _GAP - self.place_width

    def head(self) -> Block:
        """The head, repeated on every page."""
        block = Block(self.is_rtl)
        start, width = self._description
        headings = [(self.table.description, start, start + width, False)]
        headings += [
            (words, *column, True) for words, column in zip(self.table.headings, self.columns, strict=True)
        ]
        heights = [self._heading_height(words, end - start) for words, start, end, _ in headings]
        bottom = max(heights)
        for (words, start, end, is_figure), height in zip(headings, heights, strict=True):
            self._put_heading(
                block, words, start, bottom - height, end - start, "figure" if is_figure else "start"
            )
        block.rectangle(0, bottom + 5, self.width, 0.8, INK)
        block.height = bottom + 6
        return block

    def row(self, row: Row) -> Block:
        """One line of the sale with the rule below it."""
        block = self._described(row)
        top, name = _ROW_PADDING, Type(self.size, "bold")
        block.put(row.place, 0, top, Type(self.size, colour=MUTED))
        last = len(self.columns) - 1
        for index, (figure, (start, end)) in enumerate(zip(row.figures, self.columns, strict=True)):
            style = name if index == last or row.is_total else Type(self.size)
            block.put(figure, start, top, style, width=end - start, align="figure")
        if row.is_total:
            block.rectangle(0, -0.5, self.width, 0.8, INK)
        else:
            block.rectangle(0, block.height - 0.5, self.width, 0.5, LINE)
        return block

    def row_height(self, row: Row) -> float:
        """The height of `row(row)`, which its description alone decides."""
        return self._described(row).height

    def _described(self, row: Row) -> Block:
        block = Block(self.is_rtl)
        start, width = self._description
        texts = (
            (row.name.first, Type(self.size, "bold"), WHOLE),
            (row.name.second, Type(self.size - 0.5, colour=MUTED), WHOLE),
            (row.detail, Type(self.size - 1, colour=MUTED), WHOLE),
        )
        y = _ROW_PADDING
        for text, style, most in texts:
            if text:
                y = block.paragraph(text, start, y, style, width=width, most=most)
        block.height = y + _ROW_PADDING
        return block

    def _put_heading(
        self, block: Block, words: Words, start: float, y: float, width: float, align: Align
    ) -> float:
        """Both languages below each other; returns where the next line would begin."""
        for text, base in ((words.first, block.base), (words.second, self.second_base)):
            y = block.paragraph(
                text, start, y, _HEADING, width=width, most=_HEADING_LINES, align=align, base=base
            )
        return y

    def _heading_height(self, words: Words, width: float) -> float:
        return self._put_heading(Block(self.is_rtl), words, 0, 0, width, "start")


def line_table(fields: PaperFields, width: float) -> LineTable:
    """Lay out the columns of figures from the end of the line; smaller type where figures are very long."""
    table, speech = fields.table, fields.speech
    second_base: Direction = "rtl" if speech.second and speech.second.language.is_rtl else "ltr"
    shapes = _shapes(table)
    place_width = _place_width(table)
    at_most = width - _GAP * len(shapes) - place_width - _DESCRIPTION_AT_LEAST
    size = next((size for size in _SIZES if sum(_column_widths(table, shapes, size)) <= at_most), _SIZES[-1])
    widths = _column_widths(table, shapes, size)
    columns: list[tuple[float, float]] = []
    end = width
    for column_width in reversed(widths):
        columns.append((end - column_width, end))
        end -= column_width + _GAP
    return LineTable(table, speech.is_rtl, second_base, width, size, place_width, tuple(reversed(columns)))


def _place_width(table: Table) -> float:
    """Room for the highest number of a line; none where lines are not numbered."""
    last = table.rows[-1].place if table.rows else ""
    if not last:
        return 0
    return max(_PLACE_AT_LEAST, typesetter().line(last).width(_SIZES[0]) + _PLACE_GAP)


def _shapes(table: Table) -> list[set[str]]:
    """The different forms of figures in each column: all digits are equally wide, so few forms are left."""
    shapes: list[set[str]] = [set() for _ in table.headings]
    for row in table.rows:
        for shape, figure in zip(shapes, row.figures, strict=True):
            shape.add(bare_figure(figure).translate(_SHAPE))
    return shapes


def _column_widths(table: Table, shapes: list[set[str]], size: float) -> list[float]:
    return [
        max(_figures_width(shape, size), _heading_width(words))
        for shape, words in zip(shapes, table.headings, strict=True)
    ]


def _figures_width(shapes: set[str], size: float) -> float:
    return max((typesetter().line(shape, "bold").width(size) for shape in shapes), default=0)


def _heading_width(words: Words) -> float:
    return max(_two_lines_width(text) for text in (words.first, words.second) if text)


def _two_lines_width(text: str) -> float:
    """The width of a heading: of one line when it is short, else of two lines as even as they can be."""
    setter = typesetter()

    def width(part: str) -> float:
        return setter.line(part, _HEADING.weight).width(_HEADING.size)

    parts = text.split(" ")
    if len(parts) == 1 or width(text) <= _HEADING_AT_MOST:
        return width(text)
    splits = ((" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts)))
    return min(max(width(first), width(second)) for first, second in splits)
