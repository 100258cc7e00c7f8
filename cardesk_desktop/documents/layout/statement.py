"""A statement of account on A4: the pages of an invoice, with another end."""

from cardesk_desktop.documents.fields.model import StatementFields
from cardesk_desktop.documents.layout.block import Block
from cardesk_desktop.documents.layout.closing import put_balance, put_sum
from cardesk_desktop.documents.layout.invoice import WIDTH, PaperLayout
from cardesk_desktop.documents.layout.style import INK, MUTED, PANEL, Type
from cardesk_desktop.documents.pdf.paper import Paper

_HEAD, _BODY, _AGE = Type(7.5, "bold", MUTED), Type(8.5), Type(9.5, "bold")
_GAP = 28.0
_SUMS_SHARE = 0.45
_ROW_GAP = 5.0
_PADDING = 10.0


def draw_statement(paper: Paper, fields: StatementFields, logo: bytes | None) -> None:
    """Draw all pages."""
    PaperLayout(fields, logo, [_closing(fields, WIDTH)]).draw(paper)


def _closing(fields: StatementFields, width: float) -> Block:
    """The way from the opening balance to the closing one, and how old the rest is."""
    block = Block(fields.speech.is_rtl)
    sums_width = (width - _GAP) * _SUMS_SHARE
    sums = _sums(fields, sums_width)
    block.add(sums, width - sums_width, 14, sums_width)
    ages = _ages(fields, width)
    y = 14 + sums.height + 20
    block.add(ages, 0, y, width)
    block.height = y + ages.height
    return block


def _sums(fields: StatementFields, width: float) -> Block:
    block = Block(fields.speech.is_rtl)
    column = block.widest([fact.value for fact in fields.sums], _BODY)
    y = 0.0
    for fact in fields.sums:
        y = put_sum(block, fields, fact, y, width, column, _BODY)
    block.rectangle(0, y, width, 0.8, INK)
    block.height = put_balance(
        block, fields, fields.balance, y + _ROW_GAP, width, is_settled=fields.is_settled
    )
    return block


def _ages(fields: StatementFields, width: float) -> Block:
    """One column for each age, on one ground."""
    block = Block(fields.speech.is_rtl)
    title = fields.speech.inline(fields.ages_title)
    y = block.paragraph(title, 0, 0, _HEAD, width=width, most=2, base=block.base) + _ROW_GAP
    inner = (width - 2 * _PADDING) / len(fields.ages)
    columns = [_age(fields, place, inner - _PADDING) for place in range(len(fields.ages))]
    height = max(column.height for column in columns)
    block.panel(0, y, width, height + 2 * _PADDING, PANEL)
    for place, column in enumerate(columns):
        block.add(column, _PADDING + place * inner, y + _PADDING, inner - _PADDING)
    block.height = y + height + 2 * _PADDING
    return block


def _age(fields: StatementFields, place: int, width: float) -> Block:
    block, fact = Block(fields.speech.is_rtl), fields.ages[place]
    y = 0.0
    for words, base in ((fact.label.first, block.base), (fact.label.second, "auto")):
        if words:
            y = block.paragraph(words, 0, y, _HEAD, width=width, most=2, base=base)
    block.put(fact.value, 0, y + 2, _AGE, width=width, base=block.base)
    block.height = y + 2 + _AGE.leading
    return block
