"""The end of an invoice: tax by rate and the proof on one side, the way to the balance on the other."""

from itertools import accumulate

from cardesk_desktop.documents.fields.model import Fact, InvoiceFields, PaperFields, TaxSummary
from cardesk_desktop.documents.fields.words import Words
from cardesk_desktop.documents.layout.block import Align, Block
from cardesk_desktop.documents.layout.style import (
    DUE,
    DUE_PANEL,
    INK,
    LINE,
    MUTED,
    SETTLED,
    SETTLED_PANEL,
    Type,
)
from cardesk_desktop.documents.qr import qr_squares

_HEAD = Type(7.5, "bold", MUTED)
_BODY, _SMALL = Type(8.5), Type(7.5, colour=MUTED)
_MUTED_ROW = Type(8.5, colour=MUTED)
_TOTAL = Type(14, "bold")

_GAP = 28.0
_SUMS_SHARE = 0.45
_FIGURE_WIDTH = 68.0
_FIGURE_GAP = 12.0
_SMALLEST = 0.6
_QR_SIDE = 62.0
_ROW_GAP = 5.0
_TOP = 14.0
_NOTES_GAP, _NOTE_GAP = 12.0, 2.0


def closing_parts(fields: InvoiceFields, width: float) -> list[Block]:
    """Everything after the lines, in parts between which a page may end.

    The first one is the tax and the proof, with as much of the way to the balance as is about as tall
    beside them; what is left of that way follows amount by amount, the notes line by line.
    """
    is_rtl = fields.speech.is_rtl
    sums_width = (width - _GAP) * _SUMS_SHARE
    sums_start = width - sums_width
    left = _tax_and_proof(fields, sums_start - _GAP)
    rows = _sum_rows(fields, sums_width)
    shorter = sum(height < left.height for height in accumulate(row.height for row in rows))
    right = Block.stack(rows[: shorter + 1], sums_width, is_rtl=is_rtl)
    first = Block(is_rtl, _TOP + max(left.height, right.height))
    first.add(left, 0, _TOP, sums_start - _GAP)
    first.add(right, sums_start, _TOP, sums_width)
    below = [Block(is_rtl, row.height) for row in rows[shorter + 1 :]]
    for part, row in zip(below, rows[shorter + 1 :], strict=True):
        part.add(row, sums_start, 0, sums_width)
    return [first, *below, *_note_lines(fields, width)]


def _note_lines(fields: InvoiceFields, width: float) -> list[Block]:
    """The notes, line by line: the first one a little below what stands above, the others close together."""
    lines: list[Block] = []
    before = _NOTES_GAP
    for note in fields.notes:
        for line in Block.lines(note, _SMALL, width=width, is_rtl=fields.speech.is_rtl):
            part = Block(fields.speech.is_rtl, before + line.height)
            part.add(line, 0, before, width)
            lines.append(part)
            before = 0.0
        before += _NOTE_GAP
    return lines


def _tax_and_proof(fields: InvoiceFields, width: float) -> Block:
    block = Block(fields.speech.is_rtl)
    y = _put_tax_summary(block, fields, width) + 14
    proof = fields.proof
    squares = qr_squares(proof.code)
    block.squares(0, y, _QR_SIDE / squares.side, squares.side, squares.dark)
    start = _QR_SIDE + 14
    room = width - start
    text_y = y + 8
    for text in (proof.hint.first, proof.hint.second):
        text_y = block.paragraph(text, start, text_y, _SMALL, width=room, most=2)
    block.put(proof.short, start, text_y + 2, _SMALL, base="ltr")
    block.height = y + _QR_SIDE
    return block


def _put_tax_summary(block: Block, fields: InvoiceFields, width: float) -> float:
    taxes = fields.taxes
    figures = [text for row in taxes.rows for text in (row.net, row.tax)]
    column = max(_FIGURE_WIDTH, block.widest(figures, _BODY) + _FIGURE_GAP)
    tax_start, net_start = width - column, width - 2 * column
    for words, start, align in _tax_heads(taxes, net_start, tax_start):
        block.put(words.first, start, 0, _HEAD, width=column, align=align, base=block.base)
        block.put(words.second, start, _HEAD.leading, _HEAD, width=column, align=align)
    y = _HEAD.leading * (2 if taxes.title.second else 1) + _ROW_GAP
    block.rectangle(0, y, width, 0.8, INK)
    y += 1
    for row in taxes.rows:
        y += _ROW_GAP
        block.put(row.net, net_start, y, _BODY, width=column, align="figure")
        block.put(row.tax, tax_start, y, _BODY, width=column, align="figure")
        y = block.paragraph(row.label.first, 0, y, _BODY, width=net_start, most=3, base=block.base)
        for text in (row.label.second, row.reason):
            y = block.paragraph(text, 0, y, _SMALL, width=net_start, most=4)
        y += _ROW_GAP
        block.rectangle(0, y - 0.5, width, 0.5, LINE)
    return y


def _tax_heads(taxes: TaxSummary, net: float, tax: float) -> tuple[tuple[Words, float, Align], ...]:
    return (taxes.title, 0, "start"), (taxes.net, net, "figure"), (taxes.tax, tax, "figure")


def _sum_rows(fields: InvoiceFields, width: float) -> list[Block]:
    """The way to the balance, a block for each amount."""
    closing = fields.closing
    small = [*closing.sums, *([closing.included_tax] if closing.included_tax else []), *closing.payments]
    column = Block(fields.speech.is_rtl).widest([fact.value for fact in small], _BODY)
    rows = [_sum_row(fields, fact, width, column, _BODY) for fact in closing.sums]
    total = Block(fields.speech.is_rtl)
    y = 0.0
    if rows:
        total.rectangle(0, 0, width, 0.8, INK)
        y = _ROW_GAP
    total.height = put_amount(total, fields, closing.total, y, width, _TOTAL) + _ROW_GAP
    rows.append(total)
    rows += [_sum_row(fields, fact, width, column, _MUTED_ROW) for fact in small[len(closing.sums) :]]
    balance = Block(fields.speech.is_rtl)
    is_settled = closing.is_settled
    balance.height = put_balance(balance, fields, closing.balance, 2, width, is_settled=is_settled)
    return [*rows, balance]


def _sum_row(fields: InvoiceFields, fact: Fact, width: float, column: float, style: Type) -> Block:
    block = Block(fields.speech.is_rtl)
    block.height = put_sum(block, fields, fact, 0, width, column, style)
    return block


def put_sum(
    block: Block, fields: PaperFields, fact: Fact, y: float, width: float, column: float, style: Type
) -> float:
    """An amount under others of its size: its digits stand below theirs."""
    start = width - column
    block.put(fact.value, start, y, style, width=column, align="figure")
    label = fields.speech.inline(fact.label)
    bottom = block.paragraph(label, 0, y, style, width=start - _FIGURE_GAP, most=3, base=block.base)
    return max(bottom, y + style.leading) + _ROW_GAP


def put_amount(block: Block, fields: PaperFields, fact: Fact, y: float, width: float, style: Type) -> float:
    """An amount that stands alone, in smaller type where label and value would not fit on one line."""
    label = fields.speech.inline(fact.label)
    needed = block.widest([label], style) + block.widest([fact.value], style) + _FIGURE_GAP
    if needed > width:
        scale = (width - _FIGURE_GAP) / (needed - _FIGURE_GAP)
        style = style._replace(size=style.size * max(scale, _SMALLEST))
    taken = block.put(fact.value, 0, y, style, width=width, align="end", base=block.base)
    room = width - taken - _FIGURE_GAP
    bottom = block.paragraph(label, 0, y, style, width=room, most=2, base=block.base)
    return max(bottom, y + style.leading)


def put_balance(
    block: Block, fields: PaperFields, balance: Fact, y: float, width: float, *, is_settled: bool
) -> float:
    """What is still to be paid, on a ground that says whether that is anything."""
    colour, panel = (SETTLED, SETTLED_PANEL) if is_settled else (DUE, DUE_PANEL)
    inside = Block(block.is_rtl)
    bottom = put_amount(inside, fields, balance, 0, width - 20, Type(9, "bold", colour))
    block.panel(0, y, width, bottom + 14, panel)
    block.add(inside, 10, y + 7, width - 20)
    return y + bottom + 14
