"""A report on A4: the pages of an invoice, with key figures in place of the client."""

from cardesk_desktop.documents.fields.model import ReportFields
from cardesk_desktop.documents.layout.block import Block
from cardesk_desktop.documents.layout.invoice import WIDTH, PaperLayout
from cardesk_desktop.documents.layout.style import MUTED, Type
from cardesk_desktop.documents.pdf.paper import Paper

_MORE = Type(8, colour=MUTED)
_GAP = 10.0


def draw_report(paper: Paper, fields: ReportFields, logo: bytes | None) -> None:
    """Draw all pages."""
    PaperLayout(fields, logo, [_closing(fields)]).draw(paper)


def _closing(fields: ReportFields) -> Block:
    """What was left out, if anything was."""
    block = Block(fields.speech.is_rtl)
    if fields.more:
        block.height = block.paragraph(fields.more, 0, _GAP, _MORE, width=WIDTH, most=3, base=block.base)
    return block
