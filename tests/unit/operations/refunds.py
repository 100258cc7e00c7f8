"""What the tests of refunds share: three cloths sold, and what the books say of them."""

from __future__ import annotations

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.crediting import Pick
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tender import cash
from cardesk_desktop.operations.receiving_stock import ReceiptForm, ReceiptLine, receive_goods
from cardesk_desktop.store.views import InvoiceFilter, InvoiceState
from tests.builders.open_shop import (
    CLOTH,
    FATIMA,
    MANAGER,
    OpenShop,
    dirhams,
)

ONE = (Pick(0, Quantity.of(1)),)


PAGE = {"offset": 0, "limit": 10}


ALL, NOTES = InvoiceFilter(), InvoiceFilter(state=InvoiceState.CREDIT_NOTES)


def three_cloths(shop: OpenShop) -> InvoiceFile:
    """Paid in cash: 60.00."""
    view = shop.count(shop.ticket(CLOTH), 3)
    return shop.pay(view.ticket.id, (cash(dirhams(100), dirhams(60)),)).file


def stock_up(shop: OpenShop, product: Product, units: int, cost: Money) -> None:
    """Receive goods at this cost."""
    line = ReceiptLine(product.id, Quantity.of(units), cost)
    receive_goods(shop.desk, staff_id=MANAGER.id, form=ReceiptForm((line,)))


def value_of(shop: OpenShop, product: Product) -> Money:
    """What is there of a product is worth."""
    with shop.desk.store.read() as work:
        return work.stock.holdings((product.id,))[product.id].value


def balance_of(shop: OpenShop) -> int:
    """What the client owes, which invoices and standing agree on."""
    with shop.desk.store.read() as work:
        standing = work.clients.standings.get(FATIMA.id)
        assert work.invoices.open_of_client(FATIMA.id) == standing.balance_minor
        return standing.balance_minor
