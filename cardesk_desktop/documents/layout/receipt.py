"""The same invoice on a strip of thermal paper: 80 mm wide, of which 72 mm print, all in black."""

from PIL import Image

from cardesk_desktop.documents.fields.model import Fact, InvoiceFields, Row
from cardesk_desktop.documents.layout.block import WHOLE, Align, Block, Frame
from cardesk_desktop.documents.layout.logo import Size, read_logo
from cardesk_desktop.documents.layout.style import BLACK, Type
from cardesk_desktop.documents.pdf.paper import Paper
from cardesk_desktop.documents.qr import qr_squares

MM = 72 / 25.4
STRIP_WIDTH = 80 * MM
WIDTH = 72 * MM
_MARGIN = (STRIP_WIDTH - WIDTH) / 2
_END_MARGIN = 5 * MM
LONGEST_PAGE = 14_400.0
"""PDF readers take pages of up to 200 inches (ISO 32000-1, annex C); a longer strip takes two pages."""

_NAME, _TITLE = Type(12, "bold", BLACK), Type(11, "bold", BLACK)
_BODY, _BOLD, _SMALL = Type(8.5, colour=BLACK), Type(8.5, "bold", BLACK), Type(7.5, colour=BLACK)
_TOTAL, _BALANCE = Type(17, "bold", BLACK), Type(10, "bold", BLACK)
_LOGO = Size(40 * MM, 16 * MM)
_QR_SIDE = 28 * MM
_GAP = 6.0
_FIGURE_GAP = 10.0
_BELOW_TOTAL = 2.0
"""The dots below Arabic letters of this size reach beyond their line."""
_SMALLEST = 0.6
_TAX_COLUMN = 50.0


def receipt_blocks(fields: InvoiceFields, logo: bytes | None) -> list[Block]:
    """The strip from top to bottom, cut where a very long one may be cut."""
    head = [_head(fields, logo), _parties(fields)]
    lines = [_line(row, fields.speech.is_rtl) for row in fields.table.rows]
    return [*head, *lines, _sums(fields), _taxes(fields), _foot(fields)]


def pages(blocks: list[Block]) -> list[list[Block]]:
    """The blocks of each page: one, unless the strip is longer than a PDF page may be."""
    strips: list[list[Block]] = [[]]
    height = 2 * _END_MARGIN
    for block in blocks:
        if height + block.height > LONGEST_PAGE and strips[-1]:
            strips.append([])
            height = 2 * _END_MARGIN
        strips[-1].append(block)
        height += block.height
    return strips


def strip_height(blocks: list[Block]) -> float:
    """The height of a page that holds these blocks."""
    return sum(block.height for block in blocks) + 2 * _END_MARGIN


def draw_strip(paper: Paper, blocks: list[Block], *, is_rtl: bool) -> None:
    """Draw one page."""
    frame = Frame(_MARGIN, WIDTH, is_rtl)
    y = _END_MARGIN
    for block in blocks:
        block.place(paper, frame, y)
        y += block.height
    paper.end_page()


def _centred(block: Block, text: str, y: float, style: Type, most: int = 3) -> float:
    return block.paragraph(text, 0, y, style, width=WIDTH, most=most, align="centre")


def _rule(block: Block, y: float) -> float:
    block.rectangle(0, y + _GAP, WIDTH, 0.7, BLACK)
    return y + 2 * _GAP


def _head(fields: InvoiceFields, logo: bytes | None) -> Block:
    block = Block(fields.speech.is_rtl)
    y = _put_black_logo(block, logo)
    y = _centred(block, fields.seller.name, y, _NAME, WHOLE)
    for line in fields.seller.lines:
        y = _centred(block, line, y, _SMALL, 4)
    y += _GAP
    for title in (fields.title.first, fields.title.second):
        y = _centred(block, title, y, _TITLE, 2)
    if fields.copy_mark:
        y = _put_copy_mark(block, fields.speech.inline(fields.copy_mark), y + 2)
    block.height = _rule(block, y)
    return block


def _put_black_logo(block: Block, logo: bytes | None) -> float:
    """The logo in dots of black, as a thermal head prints it; nothing stands in for a missing one."""
    image = read_logo(logo) if logo else None
    if image is None:
        return 0
    scale = min(_LOGO.width / image.width, _LOGO.height / image.height)
    width, height = image.width * scale, image.height * scale
    on_white = Image.new("RGBA", image.size, "white")
    on_white.alpha_composite(image.convert("RGBA"))
    block.picture(on_white.convert("L").convert("1").convert("L"), (WIDTH - width) / 2, 0, width, height)
    return height + _GAP


def _put_copy_mark(block: Block, text: str, y: float) -> float:
    width = block.widest([text], _BOLD) + 20
    height = _BOLD.leading + 4
    block.frame((WIDTH - width) / 2, y, width, height, BLACK)
    block.put(text, 0, y + 2, _BOLD, width=WIDTH, align="centre", base=block.base)
    return y + height


def _parties(fields: InvoiceFields) -> Block:
    block = Block(fields.speech.is_rtl)
    y = 0.0
    for fact in (fields.number, *fields.facts):
        style = _BOLD if fact is fields.number else _BODY
        y = _put_fact(block, fields, fact, y, style, below="end")
    y = _put_fact(block, fields, Fact(fields.buyer_heading, fields.buyer.name), y + 2, _BODY)
    for line in (*fields.buyer.lines, fields.vehicle):
        y = block.paragraph(line, 0, y, _BODY, width=WIDTH, most=4, base=block.base)
    y = block.paragraph(fields.imprint, 0, y + 2, _SMALL, width=WIDTH, most=2, base=block.base)
    block.height = _rule(block, y)
    return block


def _put_fact(
    block: Block, fields: InvoiceFields, fact: Fact, y: float, style: Type, below: Align = "start"
) -> float:
    """Label and value on one line, or below each other when they do not fit."""
    label = fields.speech.inline(fact.label)
    label_width, value_width = block.widest([label], style), block.widest([fact.value], style)
    if label_width + value_width + _FIGURE_GAP <= WIDTH:
        block.put(label, 0, y, style, base=block.base)
        block.put(fact.value, 0, y, style, width=WIDTH, align="end")
        return y + style.leading
    y = block.paragraph(label, 0, y, style, width=WIDTH, most=2, base=block.base)
    return block.paragraph(fact.value, 0, y, style, width=WIDTH, most=3, align=below)


def _line(row: Row, is_rtl: bool) -> Block:
    """The name, and below it how the amount comes about."""
    block = Block(is_rtl)
    amount = row.figures[-1]
    room = WIDTH - block.widest([amount], _BOLD) - _FIGURE_GAP
    y = 0.0
    block.put(amount, 0, y, _BOLD, width=WIDTH, align="end")
    y = block.paragraph(row.name.first, 0, y, _BOLD, width=room, most=WHOLE)
    y = max(y, _BOLD.leading)
    y = block.paragraph(row.name.second, 0, y, _SMALL, width=room, most=WHOLE)
    y = block.paragraph(row.detail, 0, y, _SMALL, width=room, most=WHOLE)
    y = block.paragraph(row.reckoning, 0, y, _SMALL, width=WIDTH, most=4, base=block.base)
    block.height = y + _GAP / 2
    return block


def _sums(fields: InvoiceFields) -> Block:
    block = Block(fields.speech.is_rtl)
    closing = fields.closing
    y = _rule(block, -_GAP)
    small = [*closing.sums, *([closing.included_tax] if closing.included_tax else []), *closing.payments]
    column = block.widest([fact.value for fact in small], _BODY)
    for fact in closing.sums:
        y = _put_sum(block, fields, fact, y, column)
    y = _put_large(block, fields, closing.total, y, _TOTAL) + _BELOW_TOTAL
    for fact in small[len(closing.sums) :]:
        y = _put_sum(block, fields, fact, y, column)
    y = _put_large(block, fields, closing.balance, y + 2, _BALANCE)
    block.height = _rule(block, y)
    return block


def _put_sum(block: Block, fields: InvoiceFields, fact: Fact, y: float, column: float) -> float:
    """An amount under others: its digits stand below theirs."""
    start = WIDTH - column
    block.put(fact.value, start, y, _BODY, width=column, align="figure")
    label = fields.speech.inline(fact.label)
    return block.paragraph(label, 0, y, _BODY, width=start - _FIGURE_GAP, most=3, base=block.base)


def _put_large(block: Block, fields: InvoiceFields, fact: Fact, y: float, style: Type) -> float:
    label = fields.speech.inline(fact.label)
    needed = block.widest([label], style) + block.widest([fact.value], style) + _FIGURE_GAP
    if needed > WIDTH:
        scale = (WIDTH - _FIGURE_GAP) / (needed - _FIGURE_GAP)
        style = style._replace(size=style.size * max(scale, _SMALLEST))
    # The amount stays in the column of amounts, also below its words.
    return _put_fact(block, fields, fact, y, style, below="end")


def _taxes(fields: InvoiceFields) -> Block:
    """The summary by rate: net and tax below each label."""
    block = Block(fields.speech.is_rtl)
    taxes = fields.taxes
    figures = [text for row in taxes.rows for text in (row.net, row.tax)]
    column = max(_TAX_COLUMN, block.widest(figures, _SMALL) + _FIGURE_GAP)
    tax_start, net_start = WIDTH - column, WIDTH - 2 * column
    for words, start in ((taxes.net, net_start), (taxes.tax, tax_start)):
        block.put(words.first, start, 0, _SMALL, width=column, align="figure")
        block.put(words.second, start, _SMALL.leading, _SMALL, width=column, align="figure")
    y = _SMALL.leading * (2 if taxes.net.second else 1)
    for row in taxes.rows:
        block.put(row.net, net_start, y, _SMALL, width=column, align="figure")
        block.put(row.tax, tax_start, y, _SMALL, width=column, align="figure")
        for text in (row.label.first, row.label.second, row.reason):
            y = block.paragraph(text, 0, y, _SMALL, width=net_start, most=4)
    block.height = _rule(block, y)
    return block


def _foot(fields: InvoiceFields) -> Block:
    block = Block(fields.speech.is_rtl)
    y = 0.0
    for note in fields.notes:
        y = block.paragraph(note, 0, y, _SMALL, width=WIDTH, most=WHOLE) + 2
    if fields.notes and fields.footer:
        y += _GAP
    for line in fields.footer:
        y = _centred(block, line, y, _BOLD, WHOLE)
    y += _GAP
    proof = fields.proof
    squares = qr_squares(proof.code)
    block.squares((WIDTH - _QR_SIDE) / 2, y, _QR_SIDE / squares.side, squares.side, squares.dark)
    y += _QR_SIDE + _GAP
    for text in (proof.hint.first, proof.hint.second, proof.short):
        y = _centred(block, text, y, _SMALL)
    block.height = y
    return block
