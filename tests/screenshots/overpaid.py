"""An invoice on which too much was paid: its page, how the rest goes back, and what came of it."""

from __future__ import annotations

from functools import cache, partial

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.operations.giving_back import GivenBack
from cardesk_desktop.operations.looking_at_invoices import invoice
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.paper import Paper
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.invoices.give_back_panel import GiveBackPanel
from cardesk_desktop.ui.screens.invoices.memory import Narrowing
from cardesk_desktop.ui.screens.invoices.taken_back_panel import GivenBackPanel
from tests.builders import identity
from tests.builders.overpaid import pay_again
from tests.screenshots.invoices import is_drawn, page_of, sell_a_day
from tests.screenshots.registry import shot
from tests.screenshots.shell import Frameful
from tests.screenshots.stage import shop, wait
from tests.ui.window import RecordingWindow


@cache
def _number() -> str:
    """The number of the invoice that was paid twice; once."""
    sell_a_day()
    stage = shop()
    stage.clock.tick(700)
    sale = stage.sale(stage.wash, stage.freshener)
    stage.write(partial(pay_again, invoice_id=sale.file.invoice.id, payment_id=identity("paid again")))
    return sale.file.invoice.number


def _overpaid(look: Look) -> Frameful:
    return Frameful(look, {"invoices": page_of(look, Narrowing(text=_number()))})


def _panel(look: Look) -> tuple[Frameful, GiveBackPanel]:
    """The panel of another invoice, which may be settled."""
    _, stage = look.phrases, shop()
    window = _overpaid(look)
    sale = stage.sale(stage.detailing)
    invoice_id = sale.file.invoice.id
    stage.write(partial(pay_again, invoice_id=invoice_id, payment_id=identity(f"{invoice_id}")))
    file = stage.ask(invoice, invoice_id=invoice_id)
    panel = GiveBackPanel(look.theme, _, stage.tasks, lambda: stage.owner.id, file)
    panel.money.way._choose(TenderKind.CARD)
    title = _("Overpaid on {number}", number=file.invoice.number)
    window.frame.panel.open_panel(panel, title, first_focus=panel.submit)
    return window, panel


@shot("invoices-overpaid", is_ready=is_drawn)
def overpaid(look: Look) -> QWidget:
    """Where the payment of an open invoice would be taken, what is too much is given back."""
    return _overpaid(look)


@shot("invoices-give-back")
def giving_back(look: Look) -> QWidget:
    """How much, and how it goes."""
    return _panel(look)[0]


@shot("invoices-given-back")
def given_back(look: Look) -> QWidget:
    """What is handed over now."""
    window, panel = _panel(look)
    results: list[GivenBack] = []
    panel.given.connect(results.append)
    panel.press()
    wait(lambda: bool(results))
    stage = shop()
    paper = Paper(stage.tasks, RecordingWindow(), look.phrases, stage.acting, Settings)
    result = GivenBackPanel(look.theme, look.phrases, paper, results[0])
    paper.setParent(result)
    window.frame.panel.open_panel(result, look.phrases("Given back"), first_focus=result.papers.print_invoice)
    return window
