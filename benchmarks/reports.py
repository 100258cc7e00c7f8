"""Every report over five years and over four weeks, and the documents behind its largest figure."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from benchmarks.figure import Figure, timed, worst
from benchmarks.shop import Shop
from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.period import Period
from cardesk_desktop.operations import reporting
from cardesk_desktop.operations.stock_valuation import stock_valuation
from cardesk_desktop.store.report_figures import OfSales
from cardesk_desktop.store.views import Order

_FIVE_YEARS, _FOUR_WEEKS = timedelta(days=365 * 5), timedelta(weeks=4)
_PAGE = 60
_RUNS = 5


def measure_reports(shop: Shop) -> Iterator[Figure]:
    """`report.five_years` and `report.four_weeks`, of the slowest report.

    The small company has four weeks only: how reports grow is seen where both are asked the same.
    """
    with shop.desk.store.read() as work:
        today = business_day(shop.desk.clock.now(), work.company.company().time_zone)
    for figure, length in (("report.five_years", _FIVE_YEARS), ("report.four_weeks", _FOUR_WEEKS)):
        found = [(name, _median(report)) for name, report in _reports(shop, today, length)]
        yield worst(figure, found, _RUNS)


def _reports(shop: Shop, today: date, length: timedelta) -> Iterator[tuple[str, Callable[[], object]]]:
    period = Period(today - length, today)
    before = Period(today - length - length, today - length - timedelta(days=1))

    def over(report: Callable[..., object], **asked: object) -> Callable[[], object]:
        return partial(report, shop.desk, staff_id=shop.staff_id, **asked)

    yield "overview", over(reporting.overview)
    yield "sales", over(reporting.sales_report, period=period, before=before)
    yield "staff", over(reporting.staff_report, period=period, before=before)
    yield "taken", over(reporting.taken_report, period=period, before=before)
    yield "tax", over(reporting.tax_report, period=period, before=before)
    page = {"offset": 0, "limit": _PAGE}
    for kind in ItemKind:
        most = Order("sold", is_descending=True)
        yield f"{kind}s", over(reporting.item_report, kind=kind, period=period, order=most, **page)
    yield (
        "receivables",
        over(reporting.debtors, day=today, order=Order("oldest"), **page),
    )
    yield "documents behind the sales", over(reporting.documents_behind, figure=OfSales(period), **page)
    yield "worth of the stock", over(stock_valuation, day=today)


def _median(work: Callable[[], object]) -> float:
    work()
    return statistics.median(timed(work) for _ in range(_RUNS))
