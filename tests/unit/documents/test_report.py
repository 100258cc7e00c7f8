"""The paper of a report: what stands on it, and what it says of rows that it leaves out."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.documents import render_report
from cardesk_desktop.documents.report_paper import ReportFigure, ReportPaper, ReportRow
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.operations.issuing_invoice import seller_of
from tests.builders import NOW, make_company
from tests.unit.documents.reading import copied, page_count
from tests.unit.documents.speaking import ENGLISH

COMPANY = make_company()
PAPER = ReportPaper(
    seller=seller_of(COMPANY),
    footer="Thank you",
    title="Sales",
    days="1 Nov 2026 to 24 Nov 2026",
    made_at=NOW,
    made_words="24 Nov 2026, 14:03",
    figures=(ReportFigure("Sales", "AED 237.38", "12 % more than before"), ReportFigure("Tax", "AED 11.30")),
    columns=("Day", "Invoices", "Total AED"),
    rows=(ReportRow("23 Nov 2026", ("1", "75.00")), ReportRow("24 Nov 2026", ("2", "162.38"), "busy")),
    total=ReportRow("Total", ("3", "237.38")),
)


def test_company_period_figures_rows_and_sums_stand_on_the_paper() -> None:
    said = copied(render_report(PAPER, phrasebook=ENGLISH))
    for words in (
        COMPANY.name,
        "Sales",
        "1 Nov 2026 to 24 Nov 2026",
        "AED 237.38",
        "12 % more than before",
        "AED 11.30",
        "24 Nov 2026, 14:03",
        "Total AED",
        "162.38",
        "busy",
        "Thank you",
        "Page 1 of 1",
    ):
        assert words in said.replace("\xa0", " "), words


def test_a_report_without_sums_and_rows_is_a_paper_too() -> None:
    assert page_count(render_report(replace(PAPER, rows=(), total=None), phrasebook=ENGLISH)) == 1


def test_rows_that_are_left_out_are_told() -> None:
    rows = tuple(ReportRow(f"Product {place}", ("1", "5.00")) for place in range(120))
    pdf = render_report(
        replace(PAPER, rows=rows, more="5 more rows are not on this paper."), phrasebook=ENGLISH
    )
    assert page_count(pdf) > 2
    assert "5 more rows are not on this paper." in copied(pdf)


def test_it_is_the_same_every_time_and_in_arabic_too() -> None:
    arabic = load_phrasebook("ar")
    paper = replace(PAPER, title="المبيعات", columns=("اليوم", "الفواتير", "الإجمالي"))
    assert render_report(paper, phrasebook=arabic) == render_report(paper, phrasebook=arabic)
