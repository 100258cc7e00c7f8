"""The list of invoices with the paper beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.client import Client
from cardesk_desktop.operations.invoicing import invoice_sums
from cardesk_desktop.settings import Settings
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import InvoiceFilter
from cardesk_desktop.ui.paper import Paper
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.invoices.memory import InvoicesMemory, Narrowing
from cardesk_desktop.ui.screens.invoices.screen import InvoicesPage
from tests.builders import make_client
from tests.screenshots.registry import shot
from tests.screenshots.shell import Frameful
from tests.screenshots.stage import shop, wait
from tests.ui.exporting.desk import make_exporter
from tests.ui.window import RecordingWindow

_NAMES = ("محمد المري", "Иван Петров", "Claire Dubois", "Gulf Rent and Transport Establishment LLC")


def page_of(look: Look, narrowing: Narrowing) -> InvoicesPage:
    """The page with a list that was read."""
    stage = shop()
    _sell_a_day()
    paper = Paper(stage.tasks, RecordingWindow(), look.phrases, stage.acting, Settings)
    window = RecordingWindow()
    page = InvoicesPage(
        look.theme,
        look.phrases,
        stage.company,
        stage.tasks,
        stage.clock,
        window,
        paper,
        make_exporter(look.theme, look.phrases, stage, window),
        InvoicesMemory(narrowing),
    )
    paper.setParent(page)
    return page


def _sell_a_day() -> None:
    """Some sales in several scripts, some of them unpaid; once."""
    stage = shop()
    if stage.ask(invoice_sums, which=InvoiceFilter()).count >= len(_NAMES) * 3:
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


def _write_down(client: Client, work: UnitOfWork) -> None:
    work.clients.add(client)


def _is_drawn(widget: QWidget) -> bool:
    """True once the paper is on the screen, drawn by Qt's own thread."""
    document = widget.findChildren(QPdfDocument)[0]
    return document.status() is QPdfDocument.Status.Ready and _settled(widget)


def _settled(widget: QWidget) -> bool:
    count = widget.property("looks")
    looks = count + 1 if isinstance(count, int) else 1
    widget.setProperty("looks", looks)
    return looks > 60


@shot("invoices", is_ready=_is_drawn)
def everything(look: Look) -> QWidget:
    """All of them, the newest in front."""
    return Frameful(look, {"invoices": page_of(look, Narrowing())})


@shot("invoices-none")
def nothing(look: Look) -> QWidget:
    """A search that finds none."""
    page = page_of(look, Narrowing(text="zzz"))
    window = Frameful(look, {"invoices": page})
    wait(lambda: not page.listing.rows.isVisibleTo(page))
    return window
