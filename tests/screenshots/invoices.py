"""The list of invoices with the paper beside it."""

from __future__ import annotations

from datetime import timedelta
from functools import cache, partial

from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.crediting import Pick, credit, refund
from cardesk_desktop.domain.quantity import ONE
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.operations.looking_at_invoices import invoices
from cardesk_desktop.operations.paying import SaleCompleted
from cardesk_desktop.operations.refunding import TakenBack, take_back
from cardesk_desktop.settings import Settings
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import InvoiceFilter, InvoiceState
from cardesk_desktop.ui.paper import Paper
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.invoices.memory import InvoicesMemory, Narrowing, Period
from cardesk_desktop.ui.screens.invoices.screen import InvoicesPage
from cardesk_desktop.ui.screens.invoices.take_back_panel import TakeBackPanel, first_control
from cardesk_desktop.ui.screens.invoices.taken_back_panel import TakenBackPanel
from tests.builders import FixedClock, make_client
from tests.screenshots.registry import shot
from tests.screenshots.shell import Frameful
from tests.screenshots.stage import shop, wait
from tests.screenshots.visit_photos import car_picture
from tests.ui.exporting.desk import make_exporter
from tests.ui.photographed_sale import photographed_sale
from tests.ui.window import RecordingWindow

_NAMES = ("محمد المري", "Иван Петров", "Claire Dubois", "Gulf Rent and Transport Establishment LLC")


def page_of(
    look: Look,
    narrowing: Narrowing,
    settings: Settings | None = None,
    clock: Clock | None = None,
    *,
    is_owner: bool = True,
) -> InvoicesPage:
    """The page with a list that was read."""
    stage = shop()
    sell_a_day()
    settled = settings or Settings()
    viewer = stage.owner if is_owner else stage.cashier
    paper = Paper(stage.tasks, RecordingWindow(), look.phrases, stage.acting, lambda: settled)
    window = RecordingWindow()
    page = InvoicesPage(
        look.theme,
        look.phrases,
        stage.company,
        stage.tasks,
        lambda: viewer.id,
        clock or stage.clock,
        window,
        paper,
        make_exporter(look.theme, look.phrases, stage, window),
        InvoicesMemory(narrowing),
    )
    paper.setParent(page)
    return page


def sell_a_day() -> None:
    """Some sales in several scripts, some of them unpaid; once."""
    stage = shop()
    if stage.ask(invoices, which=InvoiceFilter(), offset=0, limit=1).total >= len(_NAMES) * 3:
        return
    for round_of_day in range(3):
        for place, name in enumerate(_NAMES):
            client = make_client(name)
            if not round_of_day:
                stage.write(partial(_write_down, client))
            stage.clock.tick(700)
            paid = (100, 40, 0)[place % 3]
            stage.sale(stage.wash, stage.freshener, client=client, paid=paid, is_car=place == 1)
        stage.clock.tick(700)
        stage.sale(stage.detailing)
    _take_back(stage.sale(stage.wash, stage.freshener, stage.freshener, client=make_client(_NAMES[3])))


def _take_back(sale: SaleCompleted) -> None:
    """One of two bottles comes back."""
    stage, file = shop(), sale.file
    stage.clock.tick(700)
    bottles = next(place for place, line in enumerate(file.invoice.lines) if line.kind is ItemKind.PRODUCT)
    picks = (Pick(bottles, ONE),)
    back = credit(file.invoice, (), picks).gross
    stage.ask(
        take_back,
        staff_id=stage.owner.id,
        invoice_id=file.invoice.id,
        picks=picks,
        reason="Brought back unused",
        refunds=(refund(TenderKind.CASH, back),),
        notes_seen=0,
    )


def _write_down(client: Client, work: UnitOfWork) -> None:
    work.clients.add(client)


def is_drawn(widget: QWidget) -> bool:
    """True once the paper is on the screen, drawn by Qt's own thread."""
    document = widget.findChildren(QPdfDocument)[0]
    return document.status() is QPdfDocument.Status.Ready and _settled(widget)


def _settled(widget: QWidget) -> bool:
    count = widget.property("looks")
    looks = count + 1 if isinstance(count, int) else 1
    widget.setProperty("looks", looks)
    return looks > 60


@shot("invoices", is_ready=is_drawn)
def everything(look: Look) -> QWidget:
    """All of them, the newest in front."""
    return Frameful(look, {"invoices": page_of(look, Narrowing())})


@shot("invoices-front-desk", is_ready=is_drawn)
def at_the_front_desk(look: Look) -> QWidget:
    """All of them for somebody who sees no reports: the list has no sums."""
    return Frameful(look, {"invoices": page_of(look, Narrowing(), is_owner=False)})


@shot("invoices-with-photos", is_ready=is_drawn)
def with_photos(look: Look) -> QWidget:
    """A car that was photographed: the switch that puts its photos behind the invoice, switched on."""
    page = page_of(look, Narrowing(), Settings(prints_condition=True))
    _photographed()
    return Frameful(look, {"invoices": page})


@cache
def _photographed() -> SaleCompleted:
    """The newest sale of the day; once."""
    shop().clock.tick(700)
    return photographed_sale(shop(), car_picture(is_clean=False))


@shot("invoices-none")
def nothing(look: Look) -> QWidget:
    """A search that finds none."""
    page = page_of(look, Narrowing(text="zzz"))
    window = Frameful(look, {"invoices": page})
    wait(lambda: not page.listing.rows.isVisibleTo(page))
    return window


@shot("invoices-credited", is_ready=is_drawn)
def credited(look: Look) -> QWidget:
    """An invoice of which something was taken back, and what is left of it."""
    page = page_of(look, Narrowing(text=_NAMES[3].split()[-2]))
    return Frameful(look, {"invoices": page})


@shot("invoices-credit-notes", is_ready=is_drawn)
def credit_notes(look: Look) -> QWidget:
    """The credit notes, with the paper of the newest."""
    return Frameful(look, {"invoices": page_of(look, Narrowing(state=InvoiceState.CREDIT_NOTES))})


@shot("invoices-credit-notes-none")
def no_credit_notes(look: Look) -> QWidget:
    """Where a credit note comes from."""
    later = FixedClock(shop().clock.now() + timedelta(days=40))
    page = page_of(look, Narrowing("", InvoiceState.CREDIT_NOTES, Period.TODAY), clock=later)
    window = Frameful(look, {"invoices": page})
    wait(lambda: not page.listing.rows.isVisibleTo(page))
    return window


def _panel(look: Look) -> tuple[Frameful, TakeBackPanel]:
    """The panel of an invoice that was paid as a whole."""
    _, stage = look.phrases, shop()
    window = Frameful(look, {"invoices": page_of(look, Narrowing())})
    file = stage.sale(stage.wash, stage.freshener, stage.freshener, client=make_client(_NAMES[3])).file
    panel = TakeBackPanel(look.theme, _, stage.tasks, lambda: stage.owner.id, file)
    title = _("Refund of {number}", number=file.invoice.number)
    window.frame.panel.open_panel(panel, title, first_focus=first_control(panel))
    return window, panel


@shot("invoices-take-back")
def taking_back(look: Look) -> QWidget:
    """What comes back, why, and how the money goes."""
    window, panel = _panel(look)
    panel.lines[-1].take(is_taken=True)
    panel.reasons[0].activated.emit()
    return window


@shot("invoices-taken-back")
def taken_back(look: Look) -> QWidget:
    """What is handed over now, with the paper of it."""
    window, panel = _panel(look)
    results: list[TakenBack] = []
    panel.taken.connect(results.append)
    panel.take(is_everything=True)
    panel.reasons[0].activated.emit()
    panel.press()
    wait(lambda: bool(results))
    stage = shop()
    paper = Paper(stage.tasks, RecordingWindow(), look.phrases, stage.acting, Settings)
    result = TakenBackPanel(look.theme, look.phrases, paper, results[0])
    paper.setParent(result)
    window.frame.panel.open_panel(result, look.phrases("Refunded"), first_focus=result.papers.print_invoice)
    return window
