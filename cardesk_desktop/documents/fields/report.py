"""The fields of a report, in the language of the screen."""

from cardesk_desktop.documents.fields.model import Fact, Party, ReportFields, Row, Table
from cardesk_desktop.documents.fields.parties import seller_party
from cardesk_desktop.documents.fields.words import Speech, Words, typed_lines
from cardesk_desktop.documents.report_paper import ReportPaper, ReportRow
from cardesk_desktop.documents.text.cleaning import own_words
from cardesk_desktop.i18n import Phrasebook


def report_fields(paper: ReportPaper, phrasebook: Phrasebook) -> ReportFields:
    """Everything that stands on the paper of a report."""
    _, speech = phrasebook, Speech(phrasebook)
    first, *others = paper.figures
    rows = [_row(row) for row in paper.rows]
    if paper.total is not None:
        rows.append(_row(paper.total, is_total=True))
    return ReportFields(
        speech=speech,
        file_title=f"{paper.title} {paper.days}",
        title=Words(paper.title),
        number=Fact(Words(_("Period")), paper.days),
        seller=seller_party(paper.seller, speech),
        buyer_heading=Words(first.label),
        buyer=Party(first.value, (first.note,) if first.note else ()),
        facts=(
            *(Fact(Words(figure.label), figure.value) for figure in others),
            Fact(Words(_.context("report", "Made on")), paper.made_words),
        ),
        table=Table(
            description=Words(paper.columns[0]),
            headings=tuple(Words(title) for title in paper.columns[1:]),
            rows=rows,
        ),
        more=paper.more,
        footer=tuple(typed_lines(paper.footer)),
        page=lambda page, pages: _("Page {page} of {pages}", page=page, pages=pages),
    )


def _row(row: ReportRow, *, is_total: bool = False) -> Row:
    name, detail = own_words(row.name), own_words(row.detail)
    return Row(place="", name=Words(name), detail=detail, figures=row.figures, is_total=is_total)
