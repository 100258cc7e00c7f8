"""One press of a button that completes a payment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.money import Money
from cardesk_desktop.operations.paying import SaleCompleted, complete_sale, take_payment
from cardesk_desktop.ui.requests import OpenLaterPayment, OpenPayment
from cardesk_desktop.ui.screens.pay.subject import Payable
from cardesk_desktop.ui.screens.pay.tendering import Tendering


@dataclass(frozen=True, slots=True)
class Attempt:
    """What it was to complete, and how that was put together: what is tried again is this, or nothing."""

    payable: Payable
    state: Tendering
    is_leaving: bool = False
    """The rest was to stay open."""

    def job(self, staff_id: UUID, due: Money) -> Callable[..., Outcome[SaleCompleted]]:
        """The operation that completes it, where so much is due."""
        tenders = self.state.tenders
        match self.payable:
            case OpenPayment(ticket_id):
                return partial(
                    complete_sale, staff_id=staff_id, ticket_id=ticket_id, tenders=tenders, expected=due
                )
            case OpenLaterPayment(invoice_id):
                return partial(
                    take_payment,
                    staff_id=staff_id,
                    invoice_id=invoice_id,
                    tenders=tenders,
                    expected_balance=due,
                )
