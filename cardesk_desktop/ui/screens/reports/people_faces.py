"""Who sold or worked, and how was paid: pure functions from results and one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cardesk_desktop.documents.sheets import Share
from cardesk_desktop.domain.money import Currency, Money, divide_half_up
from cardesk_desktop.domain.period import Period
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.reporting import StaffReport, TakenReport
from cardesk_desktop.store.report_figures import OfPerson, OfSales, OfTaken, OfTender
from cardesk_desktop.store.report_views import SoldBy, TakenOn
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.charts import Mark
from cardesk_desktop.ui.screens.reports.face import (
    Asked,
    ChartFace,
    KeyFigure,
    ReportFace,
    TableColumn,
    TableRow,
    held,
)
from cardesk_desktop.ui.screens.reports.memory import ReportKind
from cardesk_desktop.ui.screens.reports.words import (
    compared_figure,
    count_cell,
    days_words,
    money_cell,
    no_cell,
    report_title,
    step_label,
    step_title,
    total_cells,
)
from cardesk_desktop.ui.widgets.cell import Cell, CellKind
from cardesk_desktop.ui.words import tender

_WHOLE_BP = 10_000


def staff_face(_: Phrasebook, found: StaffReport, asked: Asked) -> ReportFace:
    """What everybody sold or worked on; together it is all that was sold."""
    of, whole = asked.currency, found.sold.gross
    every = OfSales(asked.period) if found.people else None
    figures = (
        compared_figure(_, _("Sales"), whole, found.sold_before.gross, every),
        KeyFigure(_("People"), _.number(len(found.people)), figure=every),
    )
    behind = tuple(OfPerson(asked.period, person.name) for person in found.people)
    columns = (
        TableColumn(_("Name"), 130, stretch=1, sort="name"),
        TableColumn(_("Lines"), 76, is_figure=True, sort="lines", gives_way=True),
        TableColumn(_("Invoices"), 84, is_figure=True, sort="invoices", gives_way=True),
        TableColumn(_("Share"), 76, is_figure=True, sort="share"),
        TableColumn(_("Total {currency}", currency=_.currency_name(of)), 110, is_figure=True, sort="sold"),
    )
    rows = [_person_row(_, person, whole, asked.period) for person in found.people]
    return ReportFace(
        title=report_title(_, ReportKind.STAFF),
        days=days_words(_, asked.period),
        figures=figures,
        chart=ChartFace(_("By person"), _person_marks(_, found), behind, is_ranking=True),
        table=held(
            columns,
            rows,
            Order("sold", is_descending=True),
            total_cells=total_cells(_, no_cell(), no_cell(), no_cell(), money_cell(_, whole, is_bold=True)),
        ),
        nothing=_("Nobody sold anything in these days."),
    )


def taken_face(_: Phrasebook, found: TakenReport, asked: Asked) -> ReportFace:
    """What was taken, day by day, each column in its ways to pay."""
    of, sums, counts = asked.currency, Counter[TenderKind](), Counter[TenderKind]()
    for step in found.steps:
        sums[step.taken.tender] += step.taken.amount.minor
        counts[step.taken.tender] += step.taken.payments
    every = OfTaken(asked.period) if found.steps else None
    taken_in = compared_figure(_, _.context("money", "Taken"), found.taken, found.taken_before, every)
    by_way = (
        KeyFigure(
            tender(_, kind),
            _.money(Money(sums[kind], of)),
            _.plural("{n} payment", "{n} payments", counts[kind]),
            figure=OfTender(asked.period, kind) if counts[kind] else None,
        )
        for kind in TenderKind
    )
    rows = [
        _tender_row(_, kind, counts[kind], Money(sums[kind], of), found.taken, asked.period)
        for kind in TenderKind
        if counts[kind]
    ]
    return ReportFace(
        title=report_title(_, ReportKind.PAYMENTS),
        days=days_words(_, asked.period),
        figures=(taken_in, *by_way),
        chart=_taken_chart(_, found.steps, asked.period, of),
        table=held(
            _tender_columns(_, of),
            rows,
            Order("taken", is_descending=True),
            total_cells=total_cells(
                _, count_cell(_, counts.total()), no_cell(), money_cell(_, found.taken, is_bold=True)
            ),
        ),
        nothing=_("Nothing was taken in these days."),
    )


def _person_marks(_: Phrasebook, found: StaffReport) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            _.amount(person.gross),
            person.name or _("Nobody named"),
            (
                _.money(person.gross),
                _share_words(_, _share(person.gross, found.sold.gross)),
                _.plural("{n} line", "{n} lines", person.lines),
            ),
            person.gross.minor,
        )
        for person in found.people
    )


def _tender_columns(_: Phrasebook, of: Currency) -> tuple[TableColumn, ...]:
    return (
        TableColumn(_("Way to pay"), 160, stretch=1, sort="name"),
        TableColumn(_("Payments"), 96, is_figure=True, sort="payments"),
        TableColumn(_("Share"), 84, is_figure=True, sort="share", gives_way=True),
        TableColumn(_("Taken {currency}", currency=_.currency_name(of)), 120, is_figure=True, sort="taken"),
    )


def _taken_chart(_: Phrasebook, steps: Iterable[TakenOn], period: Period, of: Currency) -> ChartFace:
    found: dict[object, Counter[TenderKind]] = {}
    for step in steps:
        found.setdefault(step.day, Counter())[step.taken.tender] += step.taken.amount.minor
    by_month, marks = period.is_by_month, []
    for place in period.steps:
        sums = found.get(place.first, Counter())
        lines = [f"{tender(_, kind)}: {_.money(Money(sums[kind], of))}" for kind in TenderKind if sums[kind]]
        marks.append(
            Mark(
                step_label(_, place, is_by_month=by_month),
                step_title(_, place, is_by_month=by_month),
                (_.money(Money(sums.total(), of)), *lines),
                sums.total(),
                parts=tuple(sums[kind] for kind in TenderKind),
            )
        )
    title = _("Taken by month") if by_month else _("Taken by day")
    legend = tuple(tender(_, kind) for kind in TenderKind)
    behind = tuple(OfTaken(place) for place in period.steps)
    return ChartFace(title, tuple(marks), behind, legend=legend)


def _share(part: Money, whole: Money) -> Share:
    return Share(divide_half_up(part.minor * _WHOLE_BP, whole.minor) if whole.minor > 0 else 0)


def _share_words(_: Phrasebook, share: Share) -> str:
    return _.percent(divide_half_up(share.basis_points, 10) * 10, places=1)


def _share_cell(_: Phrasebook, share: Share) -> Cell:
    return Cell(_share_words(_, share), CellKind.FIGURE)


def _person_row(_: Phrasebook, person: SoldBy, whole: Money, period: Period) -> TableRow:
    share, name = _share(person.gross, whole), person.name or _("Nobody named")
    return TableRow(
        person.name,
        (
            Cell(name),
            count_cell(_, person.lines),
            count_cell(_, person.invoices),
            _share_cell(_, share),
            money_cell(_, person.gross, is_bold=True),
        ),
        (name, person.lines, person.invoices, share, person.gross),
        OfPerson(period, person.name),
    )


def _tender_row(
    _: Phrasebook, kind: TenderKind, count: int, amount: Money, whole: Money, period: Period
) -> TableRow:
    share, name = _share(amount, whole), tender(_, kind)
    return TableRow(
        kind,
        (Cell(name), count_cell(_, count), _share_cell(_, share), money_cell(_, amount, is_bold=True)),
        (name, count, share, amount),
        OfTender(period, kind),
    )
