"""The reports of a small car wash after three weeks."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.catalogue import Product, Service
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.period import Period, Span
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.operations.paying import complete_sale
from cardesk_desktop.settings import Settings
from cardesk_desktop.store.report_figures import OfSales
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.ui.paper.loose import LoosePaper
from cardesk_desktop.ui.paper.outlets import Outlets
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.reports.memory import Choice, ReportKind
from cardesk_desktop.ui.screens.reports.screen import ReportsPage
from tests.builders import make_client, make_product
from tests.screenshots.registry import shot
from tests.screenshots.shell import Frameful
from tests.screenshots.stage import wait
from tests.ui.exporting.desk import make_exporter
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow

_DAYS = 24
_PATTERN = (3, 4, 2, 5, 6, 7, 4)
"""Sales of each day of a week."""
_TENDERS = (TenderKind.CASH, TenderKind.CARD, TenderKind.CASH, TenderKind.CARD, TenderKind.TRANSFER)


def _sell(shop: Shop, goods: tuple[Product | Service, ...], client: Client | None, number: int) -> None:
    """In cash, by card or by transfer; to a client on account."""
    view = shop.counter_ticket(*goods, client=client)
    due = view.priced.gross
    kind = (TenderKind.CASH, TenderKind.CARD, TenderKind.CASH, TenderKind.CARD, TenderKind.TRANSFER)[
        number % 5
    ]
    tenders = () if client is not None else (Tender(kind, due, due),)
    seller = shop.owner if number % 4 == 3 else shop.cashier
    shop.ask(complete_sale, staff_id=seller.id, ticket_id=view.ticket.id, tenders=tenders, expected=due)


@cache
def history() -> Shop:
    """A shop of its own with some weeks behind it."""
    shop = Shop(wait, Path(tempfile.mkdtemp(prefix="cardesk-reports-")))
    clients = [make_client(name) for name in ("Gulf Rent LLC", "محمد المري", "Claire Dubois")]
    extras = (shop.detailing, shop.wash)
    cloth = make_product("Microfibre cloth", milli=18_500)

    def write_down(work: UnitOfWork) -> None:
        for client in clients:
            work.clients.add(client)
        work.catalogue.add_product(cloth)

    shop.write(write_down)
    for day in range(_DAYS):
        for number in range(_PATTERN[day % len(_PATTERN)]):
            shop.clock.tick(1500)
            goods = (shop.wash, *((shop.freshener,) if number % 2 else ()), *((cloth,) if number % 3 else ()))
            if number == 4:
                goods = (extras[day % 2],)
            _sell(shop, goods, clients[day % 3] if number == 2 else None, number)
        if day < _DAYS - 1:
            shop.clock.tick(24 * 3600 - 1500 * _PATTERN[day % len(_PATTERN)])
    return shop


def page_of(look: Look, choice: Choice, *, is_owner: bool = True) -> ReportsPage:
    """The page with a report that was read."""
    shop, window = history(), RecordingWindow()
    staff = shop.owner if is_owner else shop.cashier
    return ReportsPage(
        look.theme,
        look.phrases,
        shop.company,
        shop.tasks,
        lambda: staff.id,
        shop.clock,
        window,
        make_exporter(look.theme, look.phrases, shop, window, acting=staff),
        LoosePaper(shop.tasks, window, look.phrases, Settings, Outlets()),
        choice,
    )


def _shown(look: Look, choice: Choice, *, is_owner: bool = True) -> tuple[Frameful, ReportsPage]:
    page = page_of(look, choice, is_owner=is_owner)
    window = Frameful(look, {"reports": page})
    if is_owner:
        wait(
            lambda: (
                page.view.face is not None and not (page.view.model.is_loading and page.view.face.table.total)
            )
        )
    return window, page


def _has_rows(page: ReportsPage) -> bool:
    return not page.view.model.is_loading and page.view.model.total > 0


def _report(kind: ReportKind, span: Span = Span.MONTH) -> Choice:
    return Choice(kind, span)


@shot("reports-overview")
def overview(look: Look) -> QWidget:
    """Today."""
    return _shown(look, _report(ReportKind.OVERVIEW))[0]


@shot("reports-sales")
def sales(look: Look) -> QWidget:
    """A month beside the one before, with the figures of one day."""
    window, page = _shown(look, _report(ReportKind.SALES))
    if page.view.chart is not None:
        page.view.chart.go_to(12)
    return window


@shot("reports-year")
def year(look: Look) -> QWidget:
    """A year, month by month."""
    return _shown(look, _report(ReportKind.SALES, Span.YEAR))[0]


@shot("reports-custom")
def custom(look: Look) -> QWidget:
    """Days that were set by hand."""
    return _shown(look, _report(ReportKind.SERVICES, Span.CUSTOM))[0]


@shot("reports-empty")
def empty(look: Look) -> QWidget:
    """Days on which nothing was sold."""
    return _of_long_ago(look, ReportKind.SALES)


@shot("reports-payments-empty")
def no_payments(look: Look) -> QWidget:
    """The same for what was paid."""
    return _of_long_ago(look, ReportKind.PAYMENTS)


def _of_long_ago(look: Look, kind: ReportKind) -> QWidget:
    long_ago = date(2025, 3, 1)
    return _shown(look, Choice(kind, Span.CUSTOM, Period(long_ago, long_ago + timedelta(days=6))))[0]


@shot("reports-services")
def services(look: Look) -> QWidget:
    """What sold best."""
    return _shown(look, _report(ReportKind.SERVICES))[0]


@shot("reports-products")
def products(look: Look) -> QWidget:
    """Goods."""
    return _shown(look, _report(ReportKind.PRODUCTS))[0]


@shot("reports-staff")
def staff(look: Look) -> QWidget:
    """Who sold."""
    return _shown(look, _report(ReportKind.STAFF))[0]


@shot("reports-payments")
def payments(look: Look) -> QWidget:
    """How was paid."""
    return _shown(look, _report(ReportKind.PAYMENTS))[0]


@shot("reports-tax")
def tax(look: Look) -> QWidget:
    """By rate."""
    return _shown(look, _report(ReportKind.TAX))[0]


@shot("reports-owed")
def owed(look: Look) -> QWidget:
    """Who owes what."""
    return _shown(look, _report(ReportKind.OWED))[0]


@shot("reports-stock")
def stock(look: Look) -> QWidget:
    """What the stock is worth."""
    return _shown(look, _report(ReportKind.STOCK))[0]


@shot("reports-locked")
def locked(look: Look) -> QWidget:
    """Who may see it, for one who may not."""
    window, page = _shown(look, _report(ReportKind.OVERVIEW), is_owner=False)
    wait(lambda: page.frame.is_locked)
    return window


@shot("reports-behind")
def behind(look: Look) -> QWidget:
    """The documents behind a figure."""
    window, page = _shown(look, _report(ReportKind.SALES))
    panel = page.panels.behind(OfSales(page.choice.period(page.today)))
    window.frame.panel.open_panel(panel, page.title, first_focus=panel.rows)
    wait(lambda: panel.rows.current is not None)
    return window


@shot("reports-paper")
def paper(look: Look) -> QWidget:
    """A report as it would be printed."""
    window, page = _shown(look, _report(ReportKind.SALES))
    face = page.view.face
    if face is not None:
        panel = page.panels.paper(face, face.table.order)
        window.frame.panel.open_panel(panel, page.title, first_focus=panel.drawn.print_button)
        wait(lambda: panel.drawn.paper is not None)
    return window
