"""The top of an invoice: who sells, what paper this is, who buys, number and dates."""

from cardesk_desktop.documents.fields.model import Fact, PaperFields
from cardesk_desktop.documents.layout.block import Block
from cardesk_desktop.documents.layout.logo import Size, put_logo
from cardesk_desktop.documents.layout.style import LINE, MUTED, PANEL, Type

_TITLE, _SECOND_TITLE = Type(19, "bold"), Type(15, "bold")
_NAME, _BUYER, _NUMBER = Type(12, "bold"), Type(10.5, "bold"), Type(13, "bold")
_SMALL, _LABEL = Type(8, colour=MUTED), Type(8, colour=MUTED)
_BODY, _VALUE = Type(8.5), Type(8.5, "bold")
_COPY = Type(9, "bold", MUTED)

_LOGO = Size(120, 46)
_TITLE_WIDTH = 190.0
_PANEL_GAP, _PANEL_PADDING = 12.0, 12.0
_AFTER_HEADER, _AFTER_PANELS = 20.0, 18.0
_LINE_GAP = 3.0
_NAME_LINES = 6
"""The law wants the names of both whole, however long they are."""


def first_heading(fields: PaperFields, logo: bytes | None, width: float) -> Block:
    """The heading of the first page."""
    block = Block(fields.speech.is_rtl)
    taken = put_logo(block, logo, fields.seller.name, _LOGO)
    bottom = max(
        taken.height, _put_seller(block, fields, taken.width + 14, width), _put_title(block, fields, width)
    )
    top = bottom + _AFTER_HEADER
    panel = (width - _PANEL_GAP) / 2
    left, right = _buyer_panel(fields, panel), _facts_panel(fields, panel)
    height = max(left.height, right.height)
    for start in (0, panel + _PANEL_GAP):
        block.panel(start, top, panel, height, PANEL)
    block.add(left, 0, top, panel)
    block.add(right, panel + _PANEL_GAP, top, panel)
    block.height = top + height + _AFTER_PANELS
    return block


def next_heading(fields: PaperFields, width: float) -> Block:
    """The short heading of every further page."""
    block = Block(fields.speech.is_rtl)
    words = [fields.title.first, fields.number.value]
    if fields.copy_mark:
        words.append(fields.copy_mark.first)
    paper = fields.speech.joined(words)
    taken = block.put(paper, 0, 0, _BODY, width=width, align="end", base=block.base)
    block.paragraph(fields.seller.name, 0, 0, _VALUE, width=width - taken - 14, most=1)
    block.rectangle(0, 18, width, 0.5, LINE)
    block.height = 32
    return block


def _put_seller(block: Block, fields: PaperFields, start: float, width: float) -> float:
    room = width - start - _TITLE_WIDTH - 14
    y = block.paragraph(fields.seller.name, start, 0, _NAME, width=room, most=_NAME_LINES)
    for line in fields.seller.lines:
        y = block.paragraph(line, start, y, _SMALL, width=room, most=3, base=block.base)
    return y


def _put_title(block: Block, fields: PaperFields, width: float) -> float:
    start = width - _TITLE_WIDTH
    y = block.paragraph(
        fields.title.first, start, -4, _TITLE, width=_TITLE_WIDTH, most=2, align="end", base=block.base
    )
    if fields.title.second:
        y = block.paragraph(
            fields.title.second, start, y - 2, _SECOND_TITLE, width=_TITLE_WIDTH, most=2, align="end"
        )
    if fields.copy_mark:
        y = _put_copy_mark(block, fields.speech.inline(fields.copy_mark), width, y + 2)
    return y


def _put_copy_mark(block: Block, text: str, width: float, y: float) -> float:
    height = _COPY.leading + 4
    own = block.setter.line(text, _COPY.weight, block.base).width(_COPY.size) + 16
    block.frame(width - own, y, own, height, MUTED)
    block.put(text, width - own + 8, y + 2, _COPY, base=block.base)
    return y + height


def _buyer_panel(fields: PaperFields, width: float) -> Block:
    block = Block(fields.speech.is_rtl)
    inner = width - 2 * _PANEL_PADDING
    start = y = _PANEL_PADDING
    _put_both_ends(block, fields.buyer_heading.first, fields.buyer_heading.second, start, y, inner)
    y += _LABEL.leading + _LINE_GAP
    y = block.paragraph(fields.buyer.name, start, y, _BUYER, width=inner, most=_NAME_LINES)
    for line in fields.buyer.lines:
        y = block.paragraph(line, start, y, _BODY, width=inner, most=3, base=block.base)
    if fields.vehicle:
        y = block.paragraph(
            fields.vehicle, start, y + 2 * _LINE_GAP, _VALUE, width=inner, most=2, base=block.base
        )
    block.height = y + _PANEL_PADDING
    return block


def _facts_panel(fields: PaperFields, width: float) -> Block:
    block = Block(fields.speech.is_rtl)
    inner = width - 2 * _PANEL_PADDING
    start = y = _PANEL_PADDING
    number = fields.number
    _put_both_ends(block, number.label.first, number.label.second, start, y, inner)
    y += _LABEL.leading + _LINE_GAP
    y = block.paragraph(number.value, start, y, _NUMBER, width=inner, most=2) + _LINE_GAP
    for fact in fields.facts:
        y = _put_fact(block, fields, fact, start, y, inner) + _LINE_GAP
    block.height = y - _LINE_GAP + _PANEL_PADDING
    return block


def _put_fact(block: Block, fields: PaperFields, fact: Fact, start: float, y: float, width: float) -> float:
    label = fields.speech.inline(fact.label)
    taken = block.put(fact.value, start, y, _VALUE, width=width, align="end", base=block.base)
    return max(
        block.paragraph(label, start, y, _LABEL, width=width - taken - 8, most=2, base=block.base),
        y + _VALUE.leading,
    )


def _put_both_ends(block: Block, first: str, second: str, start: float, y: float, width: float) -> None:
    """The label in the first language where reading starts, in the second one where it ends."""
    block.put(first, start, y, _LABEL, base=block.base)
    if second:
        block.put(second, start, y, _LABEL, width=width, align="end")
