"""The payment of a ticket as the front desk takes it."""

from __future__ import annotations

from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.tender import Tender
from cardesk_desktop.operations.paying import SaleCompleted, take_payment
from tests.builders.open_shop import (
    FRONT_DESK,
    OpenShop,
)


def taken_for(shop: OpenShop, file: InvoiceFile, *tenders: Tender, expected: Money) -> SaleCompleted:
    """Take a payment of an invoice."""
    return take_payment(
        shop.desk,
        staff_id=FRONT_DESK.id,
        invoice_id=file.invoice.id,
        tenders=tenders,
        expected_balance=expected,
    ).value
